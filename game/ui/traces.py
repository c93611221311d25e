"""What fills a chart: lines with their dashes and bands, dots, bars, and the key that names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from game.ui.display import Fill, Frame, Hatch, Mark, Node, Rect, Shape, Stroke, Trace
from game.ui.page import Page
from game.ui.typeset import SMALL

if TYPE_CHECKING:
    from game.analysis.charts import Axis, Series

# Every ink has a dash and a marker of its own too: nothing is told by colour alone.
INKS = {"first": "blue", "second": "red", "history": "ink", "other": "green", "plain": "ink", "quiet": "faint"}
DASHES = {"second": (9, 5), "history": (2, 4), "other": (12, 4, 3, 4), "quiet": (3, 4)}
MARKERS = {"first": "diamond", "second": "triangle", "history": "dot", "other": "circle", "quiet": "cross"}
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plot:
    """The frame of a chart on the page: where each value lies."""

    rect: Rect
    across: Axis
    up: Axis

    def x(self, value: float) -> int:
        """Return the column of a value."""
        return round(self.rect.x + self.rect.w * (value - self.across.low) / (self.across.high - self.across.low))

    def y(self, value: float) -> int:
        """Return the row of a value."""
        return round(self.rect.bottom - self.rect.h * (value - self.up.low) / (self.up.high - self.up.low))

    def at(self, place: tuple[float, float]) -> Point:
        """Return the point of a place."""
        return self.x(place[0]), self.y(place[1])


def series(page: Page, plot: Plot, one: Series) -> list[Mark]:
    """Return the marks of a series in its style."""
    ink, wide = INKS[one.ink], page.px(1.4 if one.ink == "quiet" else 3 if one.ink == "plain" else 2)
    match one.style:
        case "bars":
            return [mark for place in one.points for mark in _bar(page, plot, one, place)]
        case "dots":
            whiskers = [
                Stroke((plot.x(x), plot.y(low)), (plot.x(x), plot.y(high)), ink, page.px(1.4))
                for (x, _), (low, high) in zip(one.points, one.band, strict=False)
            ]
            return [*whiskers, *(_marker(page, one.ink, plot.at(place)) for place in one.points)]
    points = [plot.at(place) for place in one.points]
    lows = [(x, plot.y(low)) for (x, _), (low, _) in zip(points, one.band, strict=False)]
    highs = [(x, plot.y(high)) for (x, _), (_, high) in zip(points, one.band, strict=False)]
    if one.style == "steps":
        points = _stairs(points)
        boxes = [
            Rect(left, top, right - left, low - top)
            for ((left, low), (right, _)), (_, top) in zip(pairwise(lows), highs, strict=False)
            if low > top
        ]
        marks: list[Mark] = [Hatch(box, "hatch-ground", "hatch", page.px(6)) for box in boxes]
        if marks and one.ink == "quiet":
            return marks  # what lies between has no line of its own
    else:
        edges = (tuple(lows), tuple(highs))
        marks = [mark for edge in edges for mark in dashed(edge, (page.px(1), page.px(3)), ink, 1)]
    return [*marks, *dashed(tuple(points), _dash(page, one.ink), ink, wide)]


def over(one: Series) -> int:
    """Return what a series is drawn over: hollow dots lie under full ones, and lines under both."""
    return 0 if one.style != "dots" else 1 if one.ink == "other" else 2


def _stairs(points: list[Point]) -> list[Point]:
    """Return points with a corner before each, so that a value holds until the next."""
    return [points[0], *(corner for (_, y), (x, to) in pairwise(points) for corner in ((x, y), (x, to)))]


def _bar(page: Page, plot: Plot, one: Series, place: tuple[float, float]) -> list[Mark]:
    """Return one bar with its value above it."""
    x, top = plot.at(place)
    wide = min(page.px(110), round(0.28 * plot.rect.w / (plot.across.high - plot.across.low)))
    box = Rect(x - wide // 2, top, wide, max(1, plot.y(max(0.0, plot.up.low)) - top))
    figure = page.set(f"{place[1]:g}", SMALL, wide * 2)
    return [
        _swatch(page, box, one.ink),
        *_outlined(page, box),
        *figure.placed(x - wide, top - figure.height, wide * 2, "centre"),
    ]


def _outlined(page: Page, box: Rect) -> tuple[Mark, ...]:
    return (Frame(box, "ink", page.px(1)),)


def _swatch(page: Page, box: Rect, ink: str) -> Mark:
    """Return a filled box in the manner of an ink: even for history, else hatched one way or the other."""
    if ink == "history":
        return Fill(box, "muted")
    return Hatch(box, "white", INKS[ink], page.px(7), -1 if ink in ("second", "plain") else 1)


def _marker(page: Page, ink: str, at: Point) -> Shape:
    """Return the dot of a series; that of the other course is hollow and larger, so that neither hides the other."""
    kind = MARKERS.get(ink, "square")
    hollow = kind == "circle"
    return Shape(kind, at, page.px(8 if hollow else 5), "paper" if hollow else INKS[ink], INKS[ink])


def _dash(page: Page, ink: str) -> tuple[int, ...]:
    return tuple(page.px(length) for length in DASHES.get(ink, ()))


def dashed(points: tuple[Point, ...], dash: tuple[int, ...], ink: str, width: int) -> list[Mark]:
    """Return a line through points, as one trace or as its dashes."""
    if len(points) < 2 or not dash:
        return [Trace(points, ink, width)] if len(points) > 1 else []
    return [Trace(piece, ink, width) for piece in dashes(points, dash)]


def dashes(points: tuple[Point, ...], dash: tuple[int, ...]) -> Iterator[tuple[Point, ...]]:
    """Yield the dashes of a line: lengths drawn and left out by turns, on around its corners."""
    turn, left = 0, float(dash[0])
    piece: list[Point] = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        long = hypot(to_x - x, to_y - y)
        done = 0.0
        while long - done > left:
            done += left
            at = (round(x + (to_x - x) * done / long), round(y + (to_y - y) * done / long))
            if turn % 2 == 0:
                yield (*piece, at)
            turn, piece = turn + 1, [at]
            left = float(dash[turn % len(dash)])
        left -= long - done
        piece.append((to_x, to_y))
    if turn % 2 == 0 and len(piece) > 1:
        yield tuple(piece)


# --- the key ---


def key(page: Page, box: Rect, named: tuple[Series, ...]) -> int:
    """Lay each name once beside a sample of its line, and return the row below them."""
    kept = {one.name: one for one in reversed(named) if one.name}
    entries = [kept[name] for name in dict.fromkeys(one.name for one in named if one.name)]
    sample, gap, tall = page.px(34), page.px(8), page.line(SMALL)
    x, y, low = box.x, box.y, box.y
    for one in entries:
        block = page.set(one.name, SMALL, box.w - sample - gap)
        if x > box.x and x + sample + gap + block.width > box.right:
            x, y = box.x, low
        place = Rect(x, y, sample, tall)
        area = Rect(x, y, sample + gap + block.width, block.height)
        marks = (*_sample(page, place, one), *block.placed(x + sample + gap, y, block.width))
        page.add(Node(f"key:{y}:{x}", "text", one.name, area, marks=marks))
        low = max(low, y + block.height)
        x += area.w + page.px(22)
    return low + page.px(6) if entries else box.y


def _sample(page: Page, place: Rect, one: Series) -> list[Mark]:
    """Return what a series looks like, in small."""
    middle = place.centre[1]
    if one.style == "bars":
        box = Rect(place.x + page.px(6), middle - page.px(7), page.px(22), page.px(14))
        return [_swatch(page, box, one.ink), *_outlined(page, box)]
    if one.style == "dots":
        return [_marker(page, one.ink, place.centre)]
    if one.band and one.style == "steps" and one.ink == "quiet":
        return [Hatch(Rect(place.x, middle - page.px(6), place.w, page.px(12)), "hatch-ground", "hatch", page.px(6))]
    wide = page.px(1.4 if one.ink == "quiet" else 3 if one.ink == "plain" else 2)
    return dashed(((place.x, middle), (place.right, middle)), _dash(page, one.ink), INKS[one.ink], wide)
