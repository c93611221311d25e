"""Draws as a chart what two governments could have reached: the frontier, the zone, points of theory, the courses."""

from __future__ import annotations

from game.analysis.bargains.reach import Points, Reach, Result
from game.analysis.charts import Axis, Chart, Ink, Series, Spot, Symbol

STEPS = (5, 10, 20, 25, 50, 100, 200, 500)
POINTS_OF_THEORY = (("Nash", "nash"), ("Kalai–Smorodinsky", "kalai_smorodinsky"), ("utilitarian", "utilitarian"))
MARGIN = 0.06  # of the width, around what both could sign


def frontier_chart(reach: Reach, delegations: tuple[str, str]) -> Chart:
    """Return the chart of one pair of governments; across is the worth to the first delegation, up to the second."""
    spots = [
        Spot(_place(reach.need), "no agreement", "square", "quiet"),
        Spot((0.0, 0.0), "status quo", "cross", "quiet"),
        *_theory(reach),
        *_courses(reach),
    ]
    drafts = [at for one in reach.results for at in one.drafts]
    near = [*reach.signable, *drafts, *((round(x), round(y)) for x, y in (spot.at for spot in spots))]
    across = _axis(f"worth to the {delegations[0]}, points", [x for x, _ in near])
    up = _axis(f"worth to the {delegations[1]}, points", [y for _, y in near])
    inside = tuple((x, y) for x, y in reach.thinkable if across.low <= x <= across.high and up.low <= y <= up.high)
    series = [
        Series("all packages", _places(inside), ink="quiet"),
        Series("packages both could sign", _places(reach.signable), ink="plain"),
        Series("of these, better for both than no agreement", _places(reach.zone), ink="other", style="dots"),
        Series("drafts tabled", _places(tuple(drafts)), ink="history", style="dots"),
    ]
    return Chart(
        title="What could be reached",
        across=across,
        up=up,
        series=tuple(one for one in series if one.points),
        spots=tuple(spots),
        caption=f"{delegations[0]}: {reach.profiles[0]}. {delegations[1]}: {reach.profiles[1]}. "
        "The lines are frontiers: nothing betters them for one side without cost to the other."
        + (" N Nash, K Kalai–Smorodinsky, U utilitarian." if reach.nash else ""),
        told=told(reach),
        square=True,
    )


def told(reach: Reach) -> tuple[str, ...]:
    """Return in sentences what the chart shows; points are those of the first and the second delegation."""
    need = f"A treaty had to be worth {both(reach.need)} points to be signed."
    if reach.nash is None:
        found = ["There was nothing both governments would have preferred to no agreement."]
    else:
        named = ", ".join(f"{title} {both(at)}" for title, at in _solved(reach))
        found = [
            f"{len(reach.zone)} packages on the frontier were better for both than no agreement; {named}.",
        ]
    return (need, *found, *(_result(one, reach) for one in reach.results))


def both(points: Points) -> str:
    """Return the worth to both sides as it is written: first seat, then second."""
    return "/".join(str(number).replace("-", "−") for number in points)


def _result(one: Result, reach: Reach) -> str:
    ending = "a treaty" if one.signed else "no agreement"
    near = f", {one.distance:.0f} points from the nearest package both could sign" if reach.signable else ""
    left = f", {one.left} points left on the table" if one.left else ""
    drafts = f" Drafts tabled: {', '.join(map(both, one.drafts))}." if one.drafts else ""
    return f"{one.name}: {ending}, worth {both(one.points)}{near}{left}.{drafts}"


def _solved(reach: Reach) -> list[tuple[str, Points]]:
    return [(title, at) for title, name in POINTS_OF_THEORY if (at := getattr(reach, name)) is not None]


def _theory(reach: Reach) -> list[Spot]:
    """Return the points of theory, those that fall together under one label."""
    named: dict[Points, list[str]] = {}
    for title, at in _solved(reach):
        named.setdefault(at, []).append(title[0].upper())
    return [Spot(_place(at), " ".join(letters), "diamond") for at, letters in named.items()]


def _courses(reach: Reach) -> list[Spot]:
    """Return where the courses came out, A and B first."""
    inks: tuple[Ink, ...] = ("history", "other", "first")
    symbols: tuple[Symbol, ...] = ("circle", "triangle", "square")
    return [
        Spot(_place(one.points), one.label, symbol, ink)
        for one, ink, symbol in zip(reach.results, inks, symbols, strict=False)
    ]


def _place(at: Points) -> tuple[float, float]:
    return float(at[0]), float(at[1])


def _places(points: tuple[Points, ...]) -> tuple[tuple[float, float], ...]:
    return tuple(_place(at) for at in points)


def _axis(title: str, values: list[int]) -> Axis:
    """Return an axis over the values, with round ticks."""
    margin = round(MARGIN * (max(values) - min(values)))
    low, high = min(values) - margin, max(values) + margin
    step = next((one for one in STEPS if (high - low) / one <= 8), STEPS[-1])
    first, last = low // step * step, -(-high // step) * step
    ticks = tuple((float(at), str(at).replace("-", "−")) for at in range(first, last + 1, step))
    return Axis(title, float(first), float(max(last, first + step)), ticks)
