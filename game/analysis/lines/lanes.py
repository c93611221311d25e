"""The lanes of a course: where every issue stood after each sitting."""

from __future__ import annotations

from game.play.talks import Talks
from game.play.view import Shown
from game.rules.state import State


class Meeting(Shown):
    """One sitting the course came to."""

    title: str
    date: str  # "12 November 1940"
    short: str  # "12 Nov"
    first: int  # acts made before it
    last: int  # acts made when it was over


class Stand(Shown):
    """Where an issue stood after a sitting, in numbers of its options; None where nothing was said."""

    positions: tuple[int | None, int | None]  # last stated, by seat in the order of the scenario
    settled: int | None
    signed: int | None
    in_force: bool  # false also where nothing was signed


class Lane(Shown):
    """One issue through all sittings."""

    issue: str
    title: str
    options: tuple[str, ...]  # titles, from what suits the first delegation to what suits the second
    stands: tuple[Stand, ...]  # one for each sitting

    @property
    def spoken(self) -> bool:
        """True when either delegation said anything on it."""
        return any(one is not None for stand in self.stands for one in (*stand.positions, stand.settled, stand.signed))


class Lanes(Shown):
    """A course as time × issue."""

    delegations: tuple[str, str]
    meetings: tuple[Meeting, ...]
    rows: tuple[Lane, ...]  # in the order of the scenario


def lanes(talks: Talks) -> Lanes:
    """Return where every issue on the agenda stood after each sitting that was held."""
    words = talks.words
    ends: dict[int, int] = {}  # sitting -> turn after which it was over, answers from home included
    for turn, before in enumerate(talks.states[:-1], 1):
        ends[int(before.sitting[0])] = turn
    held = sorted(ends)
    rows = tuple(
        Lane(
            issue=issue.id,
            title=issue.title,
            options=tuple(option.title for option in issue.options),
            stands=tuple(_stand(talks.states[ends[sitting]], number) for sitting in held),
        )
        for number, issue in enumerate(words.issues)
    )
    return Lanes(
        delegations=(words.delegation(0), words.delegation(1)),
        meetings=tuple(_meeting(talks, sitting, ends) for sitting in held),
        rows=rows,
    )


def _meeting(talks: Talks, number: int, ends: dict[int, int]) -> Meeting:
    sitting = talks.words.sitting(number)
    return Meeting(
        title=sitting.title,
        date=f"{sitting.date.day} {sitting.date:%B %Y}",
        short=f"{sitting.date.day} {sitting.date:%b}",
        first=max((turn for before, turn in ends.items() if before < number), default=0),
        last=ends[number],
    )


def _stand(state: State, issue: int) -> Stand:
    first, second = (_known(int(state.position[0, seat, issue])) for seat in (0, 1))
    return Stand(
        positions=(first, second),
        settled=_known(int(state.settled[0, issue])),
        signed=_known(int(state.treaty[0, issue])),
        in_force=bool(state.in_force[0, issue] >= 0),
    )


def _known(option: int) -> int | None:
    return option if option >= 0 else None
