"""What can be chosen before the talks begin: scenarios, modes, seats and computer-played delegations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from game import scenario as files
from game.play.view import Shown
from game.scenario.compiling import agenda_of
from game.scenario.schema import Scenario
from game.strategies import ROSTER


class ModeInfo(Shown):
    """A selection of the agenda."""

    id: str
    title: str
    issues: tuple[str, ...]  # titles


class SeatInfo(Shown):
    """A delegation that can be taken."""

    id: str
    delegation: str
    country: str
    note: str  # shown before this seat is taken; may be empty
    default: bool


class ScenarioInfo(Shown):
    """A scenario that comes with the game."""

    name: str
    title: str
    subtitle: str
    summary: str
    minutes: int  # how long a game takes
    modes: tuple[ModeInfo, ...]
    seats: tuple[SeatInfo, ...]
    content_note: str
    line: int  # acts of its historical line, 0 where it has none


@dataclass(frozen=True)
class StrategyInfo:
    """A way for the computer to play a delegation."""

    name: str
    title: str
    text: str
    source: str


@cache
def scenarios() -> tuple[ScenarioInfo, ...]:
    """Return the scenarios that come with the game, the shortest first."""
    found = [about(files.load(path)) for path in files.available()]
    return tuple(sorted(found, key=lambda one: one.minutes))


def about(scenario: Scenario) -> ScenarioInfo:
    """Return what is to be known of a scenario before it is opened."""
    seats = []
    for seat in scenario.seats:
        party = scenario.party_of(seat)
        seats.append(
            SeatInfo(
                id=seat,
                delegation=party.delegation or party.name,
                country=party.name,
                note=party.seat_note or "",
                default=seat == scenario.default_seat,
            )
        )
    modes = [
        ModeInfo(id=mode.id, title=mode.title, issues=tuple(one.title for one in agenda_of(scenario, mode.id)))
        for mode in scenario.modes
    ]
    return ScenarioInfo(
        name=scenario.scenario,
        title=scenario.title,
        subtitle=scenario.subtitle,
        summary=scenario.summary,
        minutes=scenario.minutes,
        modes=tuple(modes),
        seats=tuple(seats),
        content_note=scenario.content_note,
        line=len(scenario.line),
    )


def strategies() -> tuple[StrategyInfo, ...]:
    """Return the computer-played delegations offered as opponents."""
    return tuple(StrategyInfo(one.name, one.title, one.text, one.source) for one in ROSTER.values() if one.opponent)
