"""Lays a chart out as marks: its scales, lines, dots and bars, and labels that keep clear of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, hypot, log10
from typing import TYPE_CHECKING

from game.ui.display import Fill, Glyphs, Mark, Node, Rect, Shape, Stroke, Trace
from game.ui.page import Page
from game.ui.traces import INKS, Plot, Point, dashed, key, over, series
from game.ui.typeset import MUTED, SMALL, Block, Style

if TYPE_CHECKING:
    from game.analysis.charts import Axis, Chart, Spot

TALL, SQUARE = 300, 430  # pixels a chart without named rows is high
ROW, LANE = 30, 40  # pixels a named row is high, at least: with dots, with lines
TITLE = Style("sans-bold", "ui")


def chart(page: Page, box: Rect, drawn: Chart, name: str, *, told: bool = True) -> int:
    """Lay a chart with title, key and caption from the top of the box and return the row below it.

    What it shows is said in sentences to a reader that hears the page; *told* prints them below the picture too.
    """
    y = page.text(box, drawn.title, TITLE, role="heading") + page.px(4)
    y = key(page, Rect(box.x, y, box.w, 0), drawn.series)
    y = _picture(page, Rect(box.x, y, box.w, 0), drawn, name)
    words = (*((drawn.caption,) if drawn.caption else ()), *(drawn.told if told else ()))
    for number, sentence in enumerate(words):
        style = MUTED if drawn.caption and not number else SMALL
        y = page.text(Rect(box.x, y + page.px(3), box.w, 0), sentence, style)
    return y


def ticks(axis: Axis, most: int) -> tuple[tuple[float, str], ...]:
    """Return where an axis is marked: as it says itself, or at round values, so many at most."""
    if axis.ticks:
        return axis.ticks
    span = axis.high - axis.low
    step = 10.0 ** floor(log10(span / max(1, most)))
    step = next(step * by for by in (1, 2, 5, 10) if span / (step * by) <= most)
    values = (step * number for number in range(ceil(axis.low / step), floor(axis.high / step) + 1))
    return tuple((value, f"{round(value, 6):g}".replace("-", "−")) for value in values)


def named(axis: Axis) -> bool:
    """Return whether the places of an axis have names rather than numbers."""
    return any(sum(letter.isalpha() for letter in label) > 1 for _, label in axis.ticks)


# --- the picture ---


def _picture(page: Page, box: Rect, drawn: Chart, name: str) -> int:
    """Lay the frame with all that is in it and return the row below it."""
    rows = named(drawn.up)
    plot, scale = _rows(page, box, drawn) if rows else _field(page, box, drawn)
    below = max(plot.rect.bottom, _lowest(scale)) + page.px(8)
    area = Rect(box.x, box.y, box.w, below - box.y)
    marks: list[Mark] = []
    if page.shows(area):
        marks += scale
        for one in sorted(drawn.series, key=over):
            marks += series(page, plot, one)
        for at, _ in drawn.rules:
            x, dash = plot.x(at), page.px(5)
            marks += dashed(((x, plot.rect.y), (x, plot.rect.bottom)), (dash, dash), "red", page.px(2))
        marks += _beside(page, box, plot, drawn.spots) if rows else _labelled(page, plot, drawn)
    page.add(Node(name, "image", drawn.title, area, value=" ".join(drawn.told), marks=tuple(marks)))
    return below


def _lowest(marks: Iterable[Mark]) -> int:
    return max((mark.baseline + mark.px // 3 for mark in marks if isinstance(mark, Glyphs)), default=0)


def _field(page: Page, box: Rect, drawn: Chart) -> tuple[Plot, list[Mark]]:
    """Return the frame of a chart with numbers up its side, and its scales."""
    tall = min(page.px(SQUARE if drawn.square else TALL), max(page.px(150), page.size[1] * 9 // 20))
    line = page.line(SMALL)
    upward = ticks(drawn.up, max(2, tall // page.px(60)))
    left = max((page.width(label, MUTED) for _, label in upward), default=0) + page.px(10)
    title = page.set(drawn.up.title, MUTED, box.w)
    titled = title.height + page.px(4) if drawn.up.title else 0
    wide = min(box.w - left - page.px(12), page.px(900) if drawn.square else box.w)
    above, heads = _heads(page, wide, drawn)
    rect = Rect(box.x + left, box.y + titled + above + page.px(4), wide, tall)
    plot = Plot(rect, drawn.across, drawn.up)
    marks: list[Mark] = []
    if drawn.up.title:
        marks += title.placed(box.x, box.y, box.w)
    for value, label in upward:
        y = plot.y(value)
        marks.append(Stroke((rect.x, y), (rect.right, y), "inset"))
        marks += page.set(label, MUTED, left).placed(box.x, y - line // 2, left - page.px(8), "right")
    marks += _across(page, box, plot, rect.bottom + page.px(4), grid=not named(drawn.across))
    if drawn.across.title:
        words = page.set(drawn.across.title, MUTED, rect.w)
        marks += words.placed(rect.x, rect.bottom + page.px(6) + line, rect.w, "right")
    marks += [Stroke((rect.x, rect.y), (rect.x, rect.bottom), "rule")]
    marks += [Stroke((rect.x, rect.bottom), (rect.right, rect.bottom), "rule")]
    return plot, marks + _headed(page, plot, heads)


def _rows(page: Page, box: Rect, drawn: Chart) -> tuple[Plot, list[Mark]]:
    """Return the frame of a chart with named rows, as tall as their names need, and its scales."""
    line, gap = page.line(SMALL), page.px(10)
    lanes = any(one.style in ("line", "steps") and one.name for one in drawn.series)
    left = min(max(page.width(label, SMALL) for _, label in drawn.up.ticks), box.w * 3 // 10)
    names = [(value, page.set(label, SMALL, left)) for value, label in drawn.up.ticks]
    right, out = _right(page, box, drawn)
    least = [page.px(LANE if lanes else ROW), *(block.height + page.px(6) for _, block in names)]
    unit = max(*least, *(page.set(spot.label, SMALL, right).height + page.px(4) for spot in drawn.spots), 0, 0)
    wide = round((box.w - left - 2 * gap - (right + gap if right else 0)) / out)
    above, heads = _heads(page, wide, drawn)
    title = page.set(drawn.across.title, MUTED, wide)
    titled = title.height if drawn.across.title else 0
    top = box.y + titled + above + line + page.px(6)
    rect = Rect(box.x + left + gap, top, wide, round(unit * (drawn.up.high - drawn.up.low)))
    plot = Plot(rect, drawn.across, drawn.up)
    marks: list[Mark] = []
    for number, (value, block) in enumerate(names):
        y = plot.y(value)
        if number % 2 == 0:
            marks.append(Fill(Rect(box.x, y - unit // 2, box.w, unit), "inset"))
        marks += block.placed(box.x + page.px(2), y - block.height // 2, left)
    if drawn.across.title:
        marks += title.placed(rect.x, box.y, rect.w, "right")
    marks += _across(page, box, plot, rect.y - line - page.px(4), grid=True)
    return plot, marks + _headed(page, plot, heads)


def _right(page: Page, box: Rect, drawn: Chart) -> tuple[int, float]:
    """Return how much room the labels of a chart with rows take at its right, and how far out their places lie."""
    if not drawn.spots:
        return 0, 1.0
    widest = max(page.width(spot.label, SMALL) for spot in drawn.spots)
    span = drawn.across.high - drawn.across.low
    out = max((spot.at[0] - drawn.across.low) / span for spot in drawn.spots)
    return min(widest, box.w // 4), max(1.0, out)


def _across(page: Page, box: Rect, plot: Plot, y: int, *, grid: bool) -> list[Mark]:
    """Return the scale along the bottom or the top: a label wherever it does not meet the one before."""
    marks: list[Mark] = []
    free = box.x
    rows = named(plot.up)
    columns = ticks(plot.across, max(2, plot.rect.w // page.px(90)))
    step = (columns[1][0] - columns[0][0]) / 2 if rows and named(plot.across) and len(columns) > 1 else 0.0
    for value, label in columns:
        x = plot.x(value - step)
        if grid:
            marks.append(Stroke((x, plot.rect.y), (x, plot.rect.bottom), "rule" if rows else "inset"))
        block = page.set(label, MUTED, 100_000)
        left = min(max(box.x, plot.x(value) - block.width // 2), box.right - block.width)
        if left >= free:
            marks += block.placed(left, y, block.width)
            free = left + block.width + page.px(8)
    return marks


# --- upright lines and their labels ---


@dataclass(frozen=True, slots=True)
class Head:
    """The label of an upright line, its share of the width and the row of labels it stands in, from the top."""

    value: float
    block: Block
    row: int


def _heads(page: Page, width: int, drawn: Chart) -> tuple[int, list[Head]]:
    """Return how much room the labels of upright lines take above the frame, and their rows."""
    span = drawn.across.high - drawn.across.low
    rows: list[list[tuple[float, float]]] = []
    found = []
    for value, label in sorted(drawn.rules):
        block = page.set(label, SMALL, width // 2)
        share = (value - drawn.across.low) / span
        left = share * width - block.width - page.px(8)  # whichever side it will stand on
        right = share * width + block.width + page.px(8)
        row = next((n for n, taken in enumerate(rows) if all(right < a or left > b for a, b in taken)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((left, right))
        found.append(Head(value, block, row))
    tall = max((head.block.height for head in found), default=0)
    return len(rows) * tall, found


def _headed(page: Page, plot: Plot, heads: list[Head]) -> list[Mark]:
    """Return the labels of upright lines, each on the side of its line that has more room."""
    marks: list[Mark] = []
    tall = max((head.block.height for head in heads), default=0)
    rows = max((head.row for head in heads), default=0) + 1
    top = plot.rect.y - rows * tall - page.px(4) - (page.line(SMALL) + page.px(2) if named(plot.up) else 0)
    for head in heads:
        x = plot.x(head.value)
        y = top + head.row * tall
        left = x + page.px(5) if x < plot.rect.centre[0] else x - page.px(5) - head.block.width
        marks += head.block.placed(left, y, head.block.width)
        marks.append(Stroke((x, y + page.px(2)), (x, y + tall), "red", page.px(2)))
    return marks


# --- places of note ---


def _spot(page: Page, spot: Spot, at: Point) -> Shape:
    hollow = spot.symbol != "cross"
    return Shape(spot.symbol, at, page.px(7), "white" if hollow and spot.ink == "plain" else INKS[spot.ink], "ink")


def _beside(page: Page, box: Rect, plot: Plot, spots: tuple[Spot, ...]) -> list[Mark]:
    """Return the places of note of a chart with rows, each with its words at its right."""
    marks: list[Mark] = []
    for spot in spots:
        x, y = plot.at(spot.at)
        left = x + page.px(14)
        block = page.set(spot.label, SMALL, max(1, box.right - left))
        marks += [_spot(page, spot, (x, y)), *block.placed(left, y - block.height // 2, block.width)]
    return marks


def _labelled(page: Page, plot: Plot, drawn: Chart) -> list[Mark]:
    """Return the places of note, each with its label where it hides least."""
    places = [plot.at(spot.at) for spot in drawn.spots]
    half = page.px(8)
    taken = [Rect(x - half, y - half, 2 * half, 2 * half) for x, y in places]
    lines = list({near for one in drawn.series for near in _along([plot.at(place) for place in one.points])})
    marks: list[Mark] = [_spot(page, spot, at) for spot, at in zip(drawn.spots, places, strict=True)]
    for spot, at in zip(drawn.spots, places, strict=True):
        block = page.set(spot.label, SMALL, plot.rect.w // 2)
        room = free_side(plot.rect, at, (block.width, block.height), taken, lines, page.px(11))
        taken.append(room)
        if abs(room.centre[1] - at[1]) > room.h + page.px(14) or not _touches(room, at, page.px(30)):
            edge = (min(max(at[0], room.x), room.right), room.bottom if room.y < at[1] else room.y)
            marks.insert(0, Trace((at, edge), "faint", 1))
        marks += [Fill(room, "paper"), *block.placed(room.x, room.y, room.w)]
    return marks


def _touches(room: Rect, at: Point, reach: int) -> bool:
    return room.inset(-reach).contains(*at)


def _along(points: list[Point]) -> Iterator[Point]:
    """Yield points along a line, close enough together that no label can stand between two unseen."""
    yield from ((x // 6 * 6, y // 6 * 6) for x, y in points)
    for (x, y), (to_x, to_y) in pairwise(points):
        steps = max(1, int(hypot(to_x - x, to_y - y)) // 12)
        for step in range(1, steps + 1):
            yield (x + (to_x - x) * step // steps) // 6 * 6, (y + (to_y - y) * step // steps) // 6 * 6


def free_side(frame: Rect, at: Point, size: tuple[int, int], taken: list[Rect], lines: list[Point], reach: int) -> Rect:
    """Return where a label of a size stands: inside the frame, over nothing taken, near its place, off the lines."""
    wide, tall = size
    best: tuple[float, Rect] | None = None
    for far in range(12):
        out = reach + far * (tall * 2 // 3)
        for dx, dy in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)):
            x = at[0] + out * dx - (wide if dx < 0 else 0 if dx else wide // 2)
            y = at[1] + (out if dx == 0 or far else reach // 2) * dy - (tall if dy < 0 else 0 if dy else tall // 2)
            x = min(max(x, frame.x + 1), frame.right - wide - 1)
            y = min(max(y, frame.y + 1), frame.bottom - tall - 1)
            room = Rect(x, y, wide, tall)
            if any(room.overlap(other).w and room.overlap(other).h for other in taken):
                continue
            cost = sum(room.contains(*point) for point in lines) * 1.5 + far * 2
            if best is None or cost < best[0]:
                best = cost, room
    return best[1] if best else Rect(min(max(at[0], frame.x), frame.right - wide), frame.y, wide, tall)
