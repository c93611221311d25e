"""Turns conditions and effects from the file's words into the nodes the rules evaluate.

What a mode leaves off the agenda is constant: it is never settled, no position is stated on it, and its status quo
holds to the end. Conditions on it fold to true or false; effects on it are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.rules import spec
from game.scenario import vocabulary

_EMPHASIS = {"press": spec.PRESS, "quiet": spec.QUIET, "none": spec.NEUTRAL}


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that the names of a scenario have in one mode."""

    seats: dict[str, int]
    profiles: dict[str, dict[str, int]]  # by seat
    issues: dict[str, int]  # those on the agenda
    options: dict[str, dict[str, int]]  # of every issue of the scenario
    status_quo: dict[str, int]  # of every issue of the scenario
    sittings: dict[str, int]
    flags: dict[str, int]

    def seat(self, name: str | None) -> int:
        """Return the number of a seat, NONE for no seat."""
        return spec.NONE if name is None else self.seats[name]

    def span(self, stretch: vocabulary.Range) -> tuple[int, int]:
        """Return the first and last option of a stretch."""
        options = self.options[stretch.issue]
        if stretch.exactly is not None:
            return options[stretch.exactly], options[stretch.exactly]
        low = 0 if stretch.at_least is None else options[stretch.at_least]
        high = len(options) - 1 if stretch.at_most is None else options[stretch.at_most]
        return low, high

    def status_quo_within(self, stretch: vocabulary.Range) -> bool:
        """Return whether the status quo of the issue lies in the stretch."""
        low, high = self.span(stretch)
        return low <= self.status_quo[stretch.issue] <= high


def condition(said: vocabulary.Condition | None, numbers: Numbers) -> spec.Condition:
    """Return the node for a condition; no condition is always true."""
    if said is None:
        return spec.Always(True)
    if said.all is not None:
        return _all(condition(part, numbers) for part in said.all)
    if said.any is not None:
        return _any(condition(part, numbers) for part in said.any)
    if said.no is not None:
        part = condition(said.no, numbers)
        return spec.Always(not part.value) if isinstance(part, spec.Always) else spec.Not(part)
    if said.settled is not None:
        on = numbers.issues.get(said.settled.issue)
        return spec.Always(False) if on is None else spec.Settled(on, *numbers.span(said.settled))
    if said.position is not None:
        on = numbers.issues.get(said.position.issue)
        seat = numbers.seats[said.position.of]
        return spec.Always(False) if on is None else spec.Position(seat, on, *numbers.span(said.position))
    if said.option is not None:
        on = numbers.issues.get(said.option.issue)
        if on is None:
            return spec.Always(numbers.status_quo_within(said.option))
        return spec.Holds(on, *numbers.span(said.option))
    if said.insisted is not None:
        on = numbers.issues.get(said.insisted.issue)
        seat = numbers.seats[said.insisted.of]
        return spec.Always(False) if on is None else spec.Insisted(seat, on, said.insisted.at_least)
    return _off_the_agenda(said, numbers)


def effects(said: Iterable[vocabulary.Effect], numbers: Numbers) -> tuple[spec.Effect, ...]:
    """Return the nodes for a list of effects, without those on issues that are not on the agenda."""
    nodes = (_effect(one, numbers) for one in said)
    return tuple(node for node in nodes if node is not None)


def _off_the_agenda(said: vocabulary.Condition, numbers: Numbers) -> spec.Condition:
    """Return the node for a statement that is about no issue."""
    if said.gauge is not None:
        low = 0 if said.gauge.at_least is None else said.gauge.at_least
        high = 1000 if said.gauge.at_most is None else said.gauge.at_most
        return spec.GaugeIs(said.gauge.name, numbers.seat(said.gauge.of), low, high)
    if said.sitting is not None:
        first = 0 if said.sitting.since is None else numbers.sittings[said.sitting.since]
        last = len(numbers.sittings) - 1 if said.sitting.until is None else numbers.sittings[said.sitting.until]
        return spec.During(first, last)
    if said.flag is not None:
        return spec.Flag(numbers.flags[said.flag])
    if said.profile is not None:
        return _all(
            spec.ProfileIs(numbers.seats[seat], tuple(sorted(numbers.profiles[seat][name] for name in names)))
            for seat, names in said.profile.items()
        )
    assert said.ended is not None  # the schema lets exactly one statement through
    return spec.Ended(spec.ENDINGS.index(said.ended))


def _all(parts: Iterable[spec.Condition]) -> spec.Condition:
    """Return the node that holds when all *parts* do."""
    open_parts = []
    for part in parts:
        if not isinstance(part, spec.Always):
            open_parts.append(part)
        elif not part.value:
            return part
    if not open_parts:
        return spec.Always(True)
    return open_parts[0] if len(open_parts) == 1 else spec.All(tuple(open_parts))


def _any(parts: Iterable[spec.Condition]) -> spec.Condition:
    """Return the node that holds when one of *parts* does."""
    open_parts = []
    for part in parts:
        if not isinstance(part, spec.Always):
            open_parts.append(part)
        elif part.value:
            return part
    if not open_parts:
        return spec.Always(False)
    return open_parts[0] if len(open_parts) == 1 else spec.Any(tuple(open_parts))


def _effect(said: vocabulary.Effect, numbers: Numbers) -> spec.Effect | None:
    """Return the node for one effect, None where its issue is not on the agenda."""
    if said.gauge is not None:
        return spec.MoveGauge(said.gauge.name, numbers.seat(said.gauge.of), said.gauge.by)
    if said.reservation is not None:
        return spec.MoveReservation(numbers.seats[said.reservation.of], said.reservation.by)
    if said.flag is not None:
        return spec.SetFlag(numbers.flags[said.flag], True)
    if said.clear is not None:
        return spec.SetFlag(numbers.flags[said.clear], False)
    if said.exchanges is not None:
        return spec.MoveExchanges(said.exchanges)
    if said.emphasis is not None:
        on = numbers.issues.get(said.emphasis.issue)
        seat = numbers.seats[said.emphasis.of]
        return None if on is None else spec.SetEmphasis(seat, on, _EMPHASIS[said.emphasis.to])
    if said.mandate is not None:
        on = numbers.issues.get(said.mandate.issue)
        to = numbers.options[said.mandate.issue][said.mandate.to]
        return None if on is None else spec.SetMandate(numbers.seats[said.mandate.of], on, to)
    if said.position is not None:
        on = numbers.issues.get(said.position.issue)
        to = numbers.options[said.position.issue][said.position.to]
        return None if on is None else spec.SetPosition(numbers.seats[said.position.of], on, to)
    assert said.status_quo is not None  # the schema lets exactly one change through
    on = numbers.issues.get(said.status_quo.issue)
    to = numbers.options[said.status_quo.issue][said.status_quo.to]
    return None if on is None else spec.SetStatusQuo(on, to)
