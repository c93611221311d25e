"""What each option of an issue is worth to a profile, in points, from the demand it brings to the table."""

from __future__ import annotations

from game.scenario.schema import Demand, Issue, Profile


def points(issue: Issue, demand: Demand, profile: Profile, first: bool) -> list[int]:
    """Return the points of every option of *issue* to *profile*; *first* says whether it sits in the first seat.

    The status quo is worth 0 and the ask its weight, with a straight line between; beyond the ask nothing is gained.
    Each step past the status quo, away from the ask, costs weight / |ask - floor|, and twice that beyond the floor.
    Points given option by option replace the line: the demand's, then the profile's.
    """
    names = [option.id for option in issue.options]
    given = {**(demand.utility or {}), **profile.utility.get(issue.id, {})}
    sign = 1 if first else -1
    ask = names.index(demand.ask)
    floor = (names.index(floor_of(issue, demand, profile)) - ask) * sign
    status_quo = (names.index(issue.status_quo) - ask) * sign
    return [
        given[name] if name in given else _on_the_line(demand.weight, (at - ask) * sign, status_quo, floor)
        for at, name in enumerate(names)
    ]


def floor_of(issue: Issue, demand: Demand, profile: Profile) -> str:
    """Return the furthest option of *issue* that *profile* would settle for."""
    return profile.floor.get(issue.id, demand.floor)


def _on_the_line(weight: int, away: int, status_quo: int, floor: int) -> int:
    """Return the points of an option, all distances counted in steps away from the ask."""
    if away < status_quo:
        return _rounded(weight * (status_quo - max(away, 0)), status_quo) if status_quo > 0 else 0
    start = max(status_quo, 0)
    steps = max(away - start, 0)
    beyond = max(away - max(start, floor), 0)
    return -_rounded(weight * (steps + beyond), max(1, abs(floor)))


def _rounded(amount: int, parts: int) -> int:
    """Return amount / parts for amounts from 0 up, halves rounded up."""
    return (2 * amount + parts) // (2 * parts)
