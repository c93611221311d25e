"""Draws lanes as charts: where every issue stood after each sitting, for one course or for two side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from game.analysis.charts import Axis, Chart, Ink, Place, Series, Spot, Symbol
from game.analysis.comparing.compare import Comparison
from game.analysis.lines.lanes import Lane, Lanes, Meeting, Stand

Value = TypeVar("Value")

REACH = 0.36  # how far a position lies from the middle of its lane at most, in lanes
APART = "what kept them apart"
MET = "settled in principle"


def compared_lanes(found: Comparison) -> tuple[Chart, Chart]:
    """Return the lanes of both courses, the same issues and sittings in the same places."""
    spoken = {lane.issue for lanes in found.lanes for lane in lanes.rows if lane.spoken}
    order = {row.issue: row.title for row in found.issues if row.issue in spoken}
    columns = max((lanes.meetings for lanes in found.lanes), key=len)
    parted = found.parted.turn if found.parted else None
    first, second = found.lanes
    return (
        lanes_chart(first, f"A: {found.one.name}", order, columns, parted),
        lanes_chart(second, f"B: {found.other.name}", order, columns, parted),
    )


def lanes_chart(
    lanes: Lanes, title: str, order: dict[str, str], columns: tuple[Meeting, ...], parted: int | None = None
) -> Chart:
    """Return one course as time × issue; *order* has the titles of the issues from the top, *parted* acts in common."""
    rows = {issue: float(len(order) - n) for n, issue in enumerate(order)}
    shown = [lane for lane in lanes.rows if lane.issue in rows]
    lines = [line for lane in shown for line in _lines(lane, rows[lane.issue], lanes.delegations)]
    inks = ("quiet", "first", "second", "plain")  # what is drawn first is told first
    return Chart(
        title=title,
        across=Axis("", 0.5, len(columns) + 0.8, tuple((n + 1.0, one.short) for n, one in enumerate(columns))),
        up=Axis("", 0.4, len(order) + 0.6, tuple((rows[issue], name) for issue, name in order.items())),
        series=tuple(sorted(lines, key=lambda line: inks.index(line.ink))),
        spots=tuple(spot for lane in shown for spot in _end(lane, (len(columns) + 0.65, rows[lane.issue]))),
        rules=() if parted is None else ((_edge(lanes.meetings, parted), "the courses part"),),
        caption=(
            "A lane for each issue, a column for each sitting. Low in a lane lies what suits the "
            f"{lanes.delegations[0]}, high what suits the {lanes.delegations[1]}. Where both lines end in one, the "
            "issue was settled; at the end stands what was settled (circle), signed (diamond) or signed without effect "
            "(cross)."
        ),
        told=tuple(_told(lane, lanes) for lane in shown),
    )


def _edge(meetings: tuple[Meeting, ...], turn: int) -> float:
    """Return the left edge of the column in which the acts from *turn* on begin: left of it all is in common."""
    return next((number + 0.5 for number, one in enumerate(meetings) if turn < one.last), len(meetings) + 0.5)


def _lines(lane: Lane, row: float, delegations: tuple[str, str]) -> list[Series]:
    """Return the lines of a lane: what each side stated, what lies between them, and where they met."""
    met = [_met(stand) for stand in lane.stands]
    stated = [
        [None if done is not None else stand.positions[seat] for stand, done in zip(lane.stands, met, strict=True)]
        for seat in (0, 1)
    ]
    between = [None if None in both else both for both in zip(*stated, strict=True)]

    def height(option: int) -> float:
        return _height(lane, row, option)

    found = []
    for start, run in _runs(between):
        ends = [(min(height(one), height(other)), max(height(one), height(other))) for one, other in run]
        low = [low for low, _ in ends]
        found.append(Series(APART, _steps(start, low), band=(*ends, ends[-1]), ink="quiet", style="steps"))
    inks: tuple[tuple[str, Ink, list[int | None]], ...] = (
        (delegations[0], "first", stated[0]),
        (delegations[1], "second", stated[1]),
        (MET, "plain", met),
    )
    for name, ink, values in inks:
        for start, options in _runs(values):
            heights = [height(option) for option in options]
            found.append(Series(name, _steps(start, heights), ink=ink, style="steps"))
    return found


def _height(lane: Lane, row: float, option: int) -> float:
    return row + (2 * option / max(1, len(lane.options) - 1) - 1) * REACH


def _met(stand: Stand) -> int | None:
    """Return the option an issue was settled on or signed with."""
    return stand.signed if stand.signed is not None else stand.settled


def _runs(values: Sequence[Value | None]) -> list[tuple[int, list[Value]]]:
    """Return the stretches without None, each with the number of its first place."""
    found: list[tuple[int, list[Value]]] = []
    for number, value in enumerate(values):
        if value is None:
            continue
        if found and found[-1][0] + len(found[-1][1]) == number:
            found[-1][1].append(value)
        else:
            found.append((number, [value]))
    return found


def _steps(start: int, heights: list[float]) -> tuple[Place, ...]:
    """Return the corners of a stair through columns from *start* on, to the right edge of the last."""
    edges = [start + n + 0.5 for n in range(len(heights) + 1)]
    return tuple(zip(edges, [*heights, heights[-1]], strict=True))


def _end(lane: Lane, at: Place) -> list[Spot]:
    """Return the mark at the end of a lane that was settled or signed, with the words of it."""
    if not lane.stands or (option := _met(lane.stands[-1])) is None:
        return []
    last = lane.stands[-1]
    symbol: Symbol = "circle" if last.signed is None else "diamond" if last.in_force else "cross"
    return [Spot(at=at, label=lane.options[option], symbol=symbol)]


def _told(lane: Lane, lanes: Lanes) -> str:
    """Return one lane in a sentence."""
    last = lane.stands[-1]
    option = _met(last)
    if option is not None:
        since = next(n for n, stand in enumerate(lane.stands) if _met(stand) == option)
        how = "settled in principle" if last.signed is None else "signed" if last.in_force else "signed without effect"
        met = lanes.meetings[since]
        return f"{lane.title}: {how}: {lane.options[option]} ({met.date}, {met.title})."
    stated = [
        f"{name}: {lane.options[option]}"
        for name, option in zip(lanes.delegations, last.positions, strict=True)
        if option is not None
    ]
    return f"{lane.title}: open; {'; '.join(stated)}." if stated else f"{lane.title}: not spoken to."
