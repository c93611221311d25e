"""Checks that every condition can hold and that everything in a scenario can happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from game.scenario import walk
from game.scenario.schema import Scenario
from game.scenario.vocabulary import Condition, Range
from game.scenario.walk import Found, Path

Place = Callable[[str, str], int | None]  # issue, option -> its number, None where there is no such option


def found(scenario: Scenario) -> Iterator[Found]:
    """Yield conditions that can never hold and happenings that wait for themselves."""
    numbers = {issue.id: {option.id: k for k, option in enumerate(issue.options)} for issue in scenario.issues}
    sittings = {sitting.id: s for s, sitting in enumerate(scenario.procedure.sittings)}

    def place(issue: str, option: str) -> int | None:
        return numbers.get(issue, {}).get(option)

    talks = list(walk.during(scenario))
    for start, condition in (*talks, *walk.afterwards(scenario)):
        for path, part in walk.within(start, condition):
            yield from _alone(path, part, place, sittings)
            if part.all is not None:
                yield from _together(path, part, place)
    for start, condition in talks:
        for path, part in walk.within(start, condition):
            if part.ended is not None:
                yield (*path, "ended"), "the talks are still going on when this is asked"
    for at, action in enumerate(scenario.actions):
        for path, part in walk.within(("actions", at, "when"), action.when) if action.when else ():
            yield from _unseen(path, part, action.by)
    yield from _calendar(scenario)
    yield from _waiting(scenario)


def _alone(path: Path, part: Condition, place: Place, sittings: dict[str, int]) -> Iterator[Found]:
    """Yield what is wrong within one statement."""
    for key in ("settled", "position", "option"):
        stretch = getattr(part, key)
        if stretch is not None and _empty(*_ends(stretch, place)):
            text = f"can never hold: at_least {stretch.at_least} comes after at_most {stretch.at_most}"
            yield (*path, key), text
    if part.gauge is not None and _empty(part.gauge.at_least, part.gauge.at_most):
        yield (*path, "gauge"), f"can never hold: at_least {part.gauge.at_least} is above at_most {part.gauge.at_most}"
    if part.sitting is not None:
        since, until = sittings.get(part.sitting.since or ""), sittings.get(part.sitting.until or "")
        if _empty(since, until):
            text = f"can never hold: {part.sitting.since} comes after {part.sitting.until}"
            yield (*path, "sitting"), text
    for key, parts in (("all", part.all), ("any", part.any)):
        if parts == []:
            yield (*path, key), "expected at least one condition; found none"


def _unseen(path: Path, part: Condition, seat: str) -> Iterator[Found]:
    """Yield what an action depends on although *seat*, whose choice it is, does not see it."""
    if part.gauge is not None and (
        part.gauge.name == "resolve" or (part.gauge.name == "standing" and part.gauge.of != seat)
    ):
        yield (*path, "gauge"), f"the {seat} seat does not see the {part.gauge.name} of {part.gauge.of}"
    for other in part.profile or ():
        if other != seat:
            yield (*path, "profile", other), f"the {seat} seat does not see the profile of {other}"


def _together(path: Path, joined: Condition, place: Place) -> Iterator[Found]:
    """Yield pairs of statements that one `all` asks for and that shut each other out."""
    parts = list(_required(joined))
    for at, one in enumerate(parts):
        for other in parts[at + 1 :]:
            if one.no == other or other.no == one:
                yield path, f"can never hold: {_said(other if one.no == other else one)} is required and forbidden"
            elif (words := _apart(one, other, place)) is not None:
                yield path, f"can never hold: {words}"


def _required(condition: Condition) -> Iterator[Condition]:
    """Yield the statements that must all hold for *condition* to hold."""
    if condition.all is None:
        yield condition
    else:
        for part in condition.all:
            yield from _required(part)


def _apart(one: Condition, other: Condition, place: Place) -> str | None:
    """Return why two statements cannot both hold, None where they can."""
    for key in ("settled", "position", "option"):
        a, b = getattr(one, key), getattr(other, key)
        if a is None or b is None or a.issue != b.issue or getattr(a, "of", None) != getattr(b, "of", None):
            continue
        (low, high), (least, most) = _ends(a, place), _ends(b, place)
        if _empty(low, most) or _empty(least, high):
            return f"the two stretches of {a.issue} ({key}) do not meet"
    a, b = one.gauge, other.gauge
    if (
        a
        and b
        and (a.name, a.of) == (b.name, b.of)
        and (_empty(a.at_least, b.at_most) or _empty(b.at_least, a.at_most))
    ):
        return f"the two stretches of {a.name} do not meet"
    if one.ended and other.ended and one.ended != other.ended:
        return f"the talks end once, not {one.ended} and {other.ended}"
    for seat in (one.profile or {}).keys() & (other.profile or {}).keys():
        if not set((one.profile or {})[seat]) & set((other.profile or {})[seat]):
            return f"the {seat} seat has one profile only"
    return None


def _ends(stretch: Range, place: Place) -> tuple[int | None, int | None]:
    """Return the first and last option of a stretch, None where it is open."""
    low, high = stretch.exactly or stretch.at_least, stretch.exactly or stretch.at_most
    return (
        None if low is None else place(stretch.issue, low),
        None if high is None else place(stretch.issue, high),
    )


def _empty(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low > high


def _said(condition: Condition) -> str:
    """Return a statement in the words of the file."""
    given = condition.model_dump(exclude_none=True, by_alias=True)
    return ", ".join(f"{key} {value}" for key, value in given.items()).replace("'", "")


def _calendar(scenario: Scenario) -> Iterator[Found]:
    """Yield sittings out of order and cables that no sitting leaves room for."""
    sittings = scenario.procedure.sittings
    for at, (one, following) in enumerate(pairwise(sittings)):
        if following.date < one.date:
            date = ("procedure", "sittings", at + 1, "date")
            yield date, f"lies before the sitting {one.id} ({one.date:%Y-%m-%d %H:%M}): sittings stand in their order"
    last = sittings[-1].id
    for at, cable in enumerate(scenario.instructions):
        path = ("instructions", at, "after")
        if cable.at_start and cable.after:
            yield path, "a cable that is there at the start does not come after a sitting"
        elif not cable.at_start and (cable.after == [last] or len(sittings) == 1):
            yield path, f"no sitting comes after {last}, so the cable never does"


def _waiting(scenario: Scenario) -> Iterator[Found]:
    """Yield what can happen only after itself, or after something that never happens or comes later.

    What needs no flag is possible; then what needs only possible things is; what is left over never happens.
    """
    events: dict[str, tuple[Path, Condition | None]] = {}
    setters: dict[str, set[str]] = {}  # flag -> what sets it
    for path, one in walk.happenings(scenario):
        events[one.id] = (path, one.when)
        for effect in one.effects:
            if effect.flag is not None:
                setters.setdefault(effect.flag, set()).add(one.id)
    for at, event in enumerate(scenario.aftermath):
        events[event.id] = (("aftermath", at), event.when)
    for name in events:
        setters.setdefault(name, set()).add(name)
    drawn = [event.id for event in scenario.aftermath]
    possible: set[str] = set()

    def missing(name: str) -> set[str]:
        """Return the flags that nothing sets before *name* may happen: consequences are drawn in order."""
        later = set(drawn[drawn.index(name) :]) if name in drawn else set(drawn)
        return {flag for flag, by in setters.items() if not (by - later) & possible}

    growing = True
    while growing:
        ready = {name for name, (_, when) in events.items() if _may_hold(when, missing(name))}
        growing = not ready <= possible
        possible |= ready
    for name, (path, _) in events.items():
        if name not in possible:
            yield (*path, "when"), f"can never happen: {_chain(name, events, setters, missing)}"


def _may_hold(condition: Condition | None, missing: set[str]) -> bool:
    """Return whether a condition may hold although the *missing* flags cannot have been set."""
    if condition is None:
        return True
    if condition.all is not None:
        return all(_may_hold(part, missing) for part in condition.all)
    if condition.any is not None:
        return any(_may_hold(part, missing) for part in condition.any)
    return condition.flag not in missing


def _chain(
    name: str,
    events: dict[str, tuple[Path, Condition | None]],
    setters: dict[str, set[str]],
    missing: Callable[[str], set[str]],
) -> str:
    """Return in words what *name* waits for, what that waits for, until something comes again or comes too late."""
    chain = [name]
    while True:
        path, when = events[chain[-1]]
        flags = [part.flag for _, part in walk.within(path, when) if part.flag] if when else []
        wanted = [flag for flag in flags if flag in missing(chain[-1])]
        if not wanted:
            return f"{', which waits for '.join(chain)}, which comes later".replace(", which waits", " waits", 1)
        chain.append(min(setters[wanted[0]]))
        if chain[-1] in chain[:-1]:
            return ", which waits for ".join(chain).replace(", which waits", " waits", 1)
