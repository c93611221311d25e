"""A course beside the one it left, as lanes: shared up to the parting, forked where the two differ after it."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from pathlib import Path

from game.analysis.lines.history import beside, is_line, line_talks
from game.analysis.lines.lanes import Lane, Meeting, Stand, lanes
from game.paths import BadInput
from game.play import shelf
from game.play.talks import Talks
from game.play.view import Shown

Stands = tuple[Stand | None, ...]  # after each sitting; None where the course does not reach it


class Row(Shown):
    """One issue in both courses."""

    issue: str
    title: str
    options: tuple[str, ...]  # titles, from what suits the first delegation to what suits the second
    one: Stands
    other: Stands  # empty where there is no other course

    @property
    def moved(self) -> bool:
        """True when either course spoke to the issue."""
        return any(stand is not None and spoken(stand) for stand in (*self.one, *self.other))

    @property
    def forks(self) -> int | None:
        """The first sitting after which the courses stand differently, where both reach it; None where they do not."""
        pairs = zip(self.one, self.other, strict=False)
        differ = (n for n, (one, other) in enumerate(pairs) if None not in (one, other) and one != other)
        return next(differ, None)


class Fork(Shown):
    """A course and the one it is set beside."""

    name: str
    beside: str  # what the other is called; empty where there is none
    acts: int
    shared: int  # acts the courses have in common
    parted: int | None  # the sitting, by its number in `meetings`, in which they part; None where they do not
    withheld: bool  # whether what the other course did after the parting is left out
    running: bool  # whether the course is still being held
    delegations: tuple[str, str]
    meetings: tuple[Meeting, ...]
    rows: tuple[Row, ...]  # those either course spoke to: first where they differ
    silent: tuple[str, ...]  # titles of the issues neither spoke to
    absent: tuple[str, ...]  # those bargained over who have no seat

    @property
    def differing(self) -> int:
        """How many rows differ; they come first."""
        return sum(row.forks is not None for row in self.rows)

    def still(self, sitting: int) -> bool:
        """Return whether nothing stood otherwise after a sitting than after the one before, in either course."""
        lanes = (stands for row in self.rows for stands in (row.one, row.other) if stands)
        return sitting > 0 and all(stands[sitting] in (None, stands[sitting - 1]) for stands in lanes)


def fork(talks: Talks, other: Talks | None, *, ahead: bool) -> Fork:
    """Return a course beside another; what the other did after the parting is left out unless *ahead*.

    Only what both delegations see is in it: positions, settlements, what was signed.
    """
    shared = shared_acts(talks, other) if other is not None else 0
    withheld = other is not None and not ahead and other.turn > shared
    beside = other.branch(shared) if other is not None and withheld else other
    mine, theirs = lanes(talks), lanes(beside) if beside is not None else None
    meetings = mine.meetings
    if theirs is not None and len(theirs.meetings) > len(meetings):
        meetings = (*meetings, *theirs.meetings[len(meetings) :])
    elsewhere = {} if theirs is None else {lane.issue: lane for lane in theirs.rows}
    rows = [_row(lane, elsewhere.get(lane.issue), len(meetings), other is not None) for lane in mine.rows]
    parts = other is not None and not shared == talks.turn == other.turn
    return Fork(
        name=called(talks),
        beside=called(other) if other is not None else "",
        acts=talks.turn,
        shared=shared,
        parted=next((n for n, one in enumerate(meetings) if shared < one.last), None) if parts else None,
        withheld=withheld,
        running=not talks.ended,
        delegations=mine.delegations,
        meetings=meetings,
        rows=tuple(sorted((row for row in rows if row.moved), key=lambda row: row.forks is None)),
        silent=tuple(row.title for row in rows if not row.moved),
        absent=tuple(party.name for party in talks.words.scenario.parties.values() if party.absent),
    )


def spoken(stand: Stand) -> bool:
    """Return whether anything was said on an issue that stands so."""
    return any(option is not None for option in (*stand.positions, stand.settled, stand.signed))


def called(talks: Talks) -> str:
    """Return what a course is called."""
    return talks.opening.name or talks.opening.title


def shared_acts(one: Talks, other: Talks) -> int:
    """Return how many acts two courses have in common before they part."""
    shared = 0
    for first, second in zip(one.entries, other.entries, strict=False):
        if (first.seat, first.move) != (second.seat, second.move):
            break
        shared += 1
    return shared


def days(meetings: tuple[Meeting, ...]) -> tuple[str, ...]:
    """Return the day of each sitting, counted where several fell on one day: "13 Nov", "13 Nov (2)"."""
    dates = [one.short for one in meetings]
    counts = [dates[:n].count(day) + 1 for n, day in enumerate(dates)]
    return tuple(day if count == 1 else f"{day} ({count})" for day, count in zip(dates, counts, strict=True))


def stretches(stands: Stands) -> list[tuple[int, int, Stand]]:
    """Return the runs of sittings after which an issue stood alike: (first, last, how it stood)."""
    found, start = [], 0
    for stand, run in groupby(stands):
        end = start + len(list(run))
        if stand is not None:
            found.append((start, end - 1, stand))
        start = end
    return found


def _row(lane: Lane, other: Lane | None, sittings: int, beside: bool) -> Row:
    return Row(
        issue=lane.issue,
        title=lane.title,
        options=lane.options,
        one=_stands(lane, sittings),
        other=_stands(other, sittings) if other is not None else (None,) * sittings if beside else (),
    )


def _stands(lane: Lane, sittings: int) -> Stands:
    return (*lane.stands, *(None for _ in range(sittings - len(lane.stands))))


# --- told ---


def parting(fork: Fork) -> str:
    """Return what two courses have in common, where they part, and what is not told of the other."""
    acts = "1 act" if fork.acts == 1 else f"{fork.acts} acts"
    if not fork.beside:
        return f"{acts}."
    beside = f"{acts}. Beside it: {fork.beside}."
    if fork.withheld:
        return f"{beside} They share {fork.shared} acts; what the other did next is told only when asked for."
    if fork.parted is None:
        return f"{beside} As far as both go, their acts are the same."
    place = fork.meetings[fork.parted]
    return f"{beside} They part after act {fork.shared}, {place.date}, {place.title}."


def told(fork: Fork, row: Row) -> tuple[tuple[str, str], ...]:
    """Return an issue's way in words: once where both courses have it in common, else in both, here and beside."""
    if row.forks is None:
        longer = row.other if row.other and None in row.one else row.one
        return (("in both" if fork.beside else "here", _way(fork, row, longer)),)
    common = row.one[: row.forks]
    before = (("in both", _way(fork, row, common)),) if any(stand and spoken(stand) for stand in common) else ()
    return (
        *before,
        *((lead, _way(fork, row, way, row.forks)) for lead, way in (("here", row.one), ("beside", row.other))),
    )


def standing(delegations: tuple[str, str], options: tuple[str, ...], stand: Stand) -> str:
    """Return how an issue stood, in words."""
    if stand.signed is not None:
        return f"signed, {options[stand.signed]}{'' if stand.in_force else ' (without effect)'}"
    if stand.settled is not None:
        return f"settled, {options[stand.settled]}"
    stated = zip(delegations, stand.positions, strict=True)
    return "; ".join(f"{name}, {options[option]}" for name, option in stated if option is not None)


def _way(fork: Fork, row: Row, stands: Stands, start: int = 0) -> str:
    """Return the stretches of a lane from a sitting on, one after the other."""
    when = days(fork.meetings)
    runs = [
        f"{_span(when[max(first, start)], when[last])}: {standing(fork.delegations, row.options, stand)}"
        for first, last, stand in stretches(stands)
        if last >= start and spoken(stand)
    ]
    return f"{'. '.join(runs)}." if runs else "Nothing was said on it."


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


# --- what a course is set beside ---


def left(talks: Talks, folder: Path) -> Talks | None:
    """Return the course that *talks* left, held again: a record of the folder, or history; None where it is not here.

    A course that left no other is set beside history where it begins as history did.
    """
    parent = talks.opening.parent
    if parent is None or parent.historical:
        if is_line(talks) or not (beside(talks) or parent is not None):
            return None
        return line_talks(talks.words.scenario, talks.opening.mode, key=talks.opening.key)
    found = [info.path for info in shelf.saves(folder) if info.id == parent.id and info.path != talks.path]
    for path in sorted(found, key=lambda path: (path.name != parent.record, path.name)):
        with suppress(BadInput):  # the tree says of it that it cannot be read
            return Talks.resume(path)
    return None
