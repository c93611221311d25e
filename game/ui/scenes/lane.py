"""One lane: where both sides stood on an issue through the sittings, what lay between, what was settled or signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from game.ui.display import Fill, Frame, Hatch, Mark, Rect, Shape, Stroke
from game.ui.page import Page
from game.ui.typeset import MUTED, SMALL, Run, Style

if TYPE_CHECKING:
    from game.analysis.lines.forks import Stands
    from game.analysis.lines.lanes import Meeting, Stand

STILL = 24  # width of a sitting after which all stood as before
SIDES = (("diamond", "blue"), ("triangle", "red"))  # mark and ink of each delegation
CAPTION = (
    "Low in a lane lies what suits the first delegation, high what suits the second; hatched is what lies between "
    "them. A bar: settled (circle) or signed (square)."
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where titles, sittings and the words beside the lanes stand, in columns of the page."""

    titles: tuple[int, int]  # from, width
    columns: tuple[tuple[int, int], ...]  # from, to
    words: tuple[int, int]  # from, width; no width where there is no room
    tall: int  # height of a lane

    def row(self, y: int) -> Rect:
        """Return the room of a lane that begins at a row of the page."""
        left, right = self.columns[0][0], self.columns[-1][1]
        return Rect(left, y, right - left, self.tall)

    def beside(self, y: int) -> Rect:
        """Return the room of the words beside a lane."""
        return Rect(self.words[0], y, self.words[1], self.tall)


def divided(page: Page, box: Rect, still: Sequence[bool], tall: int) -> Grid:
    """Return a box divided into columns: sittings in which nothing moved are narrow, the others share the room."""
    titles = min(page.px(210), box.w * 34 // 100)
    words = page.px(116) if box.w >= page.px(600) else 0
    room = box.w - titles - words - page.px(8 if words else 0)
    narrow = min(page.px(STILL), room // len(still))
    share = (room - narrow * sum(still)) // max(1, len(still) - sum(still))
    edges = [box.x + titles]
    for one in still:
        edges.append(edges[-1] + (narrow if one else share))
    return Grid((box.x, titles - page.px(10)), tuple(pairwise(edges)), (edges[-1] + page.px(8), words), page.px(tall))


def heads(page: Page, y: int, grid: Grid, meetings: tuple[Meeting, ...]) -> int:
    """Lay the days over the sittings and return the row below them."""
    from game.analysis.lines.forks import days

    style = Style("sans", "small", "muted")
    for day, (left, right) in zip(days(meetings), grid.columns, strict=True):
        again = day.partition(" (")[2]
        for words in (day, f"({again}" if again else day.partition(" ")[0]):
            if page.width(words, style) <= right - left - page.px(4):
                page.text(Rect(left + page.px(2), y, right - left, 0), words, style)
                break
    return y + page.line(style)


def corner(page: Page, grid: Grid, start: int, top: int, below: Rect) -> list[Mark]:
    """Return the stroke from one lane down to another that leaves it in a sitting."""
    left = grid.columns[start][0]
    x = left - page.px(7)
    down = Stroke((x, top), (x, below.centre[1]), "red", page.px(2))
    return [down, Stroke((x, below.centre[1]), (left, below.centre[1]), "red", page.px(2))]


def lane(page: Page, box: Rect, grid: Grid, options: tuple[str, ...], stands: Stands, start: int) -> list[Mark]:
    """Return the marks of a lane from a sitting on: where each side stood, what lay between, what was settled."""
    from game.analysis.lines.forks import spoken, stretches

    reached = sum(stand is not None for stand in stands)
    if reached <= start:
        return []
    left, right = grid.columns[start][0], grid.columns[reached - 1][1]
    edges = (edge for edge, _ in grid.columns[start + 1 : reached])
    marks: list[Mark] = [Stroke((edge, box.y), (edge, box.bottom), "inset") for edge in edges]
    pad = page.px(7)
    before: tuple[int | None, int | None] = (None, None)
    for first, last, stand in stretches(stands):
        if last < start or not spoken(stand):
            continue
        from_x, to_x = grid.columns[max(first, start)][0], grid.columns[last][1]
        heights = [_height(box, pad, options, option) for option in _stood(stand)]
        marks += _stretch(page, from_x, to_x, heights, before, stand)
        marks += _labels(page, Rect(from_x, box.y, to_x - from_x, box.h), heights, options, stand)
        before = (heights[0], heights[1])
    marks.append(Frame(Rect(left, box.y, right - left, box.h), "rule"))
    return marks


def _stood(stand: Stand) -> tuple[int | None, int | None]:
    """Return the options of both sides; the one option where an issue was settled or signed."""
    met = stand.signed if stand.signed is not None else stand.settled
    return stand.positions if met is None else (met, met)


def _height(lane: Rect, pad: int, options: tuple[str, ...], option: int | None) -> int | None:
    """Return the row of the page at which an option stands in a lane."""
    if option is None:
        return None
    return lane.bottom - pad - (lane.h - 2 * pad) * option // max(1, len(options) - 1)


def _stretch(
    page: Page,
    left: int,
    right: int,
    heights: list[int | None],
    before: tuple[int | None, int | None],
    stand: Stand,
) -> list[Mark]:
    """Return the marks of a stretch in which nothing changed."""
    one, other = heights
    wide = page.px(3)
    marks: list[Mark] = []
    if stand.settled is not None or stand.signed is not None:
        assert one is not None
        marks.append(Fill(Rect(left, one - page.px(2), right - left, page.px(5)), "ink"))
        kind = "circle" if stand.signed is None else "square"
        return [*marks, Shape(kind, (left + page.px(9), one), page.px(6), "white", "ink")]
    if one is not None and other is not None and one != other:
        between = Rect(left, min(one, other), right - left, abs(one - other))
        marks.append(Hatch(between, "hatch-ground", "hatch", page.px(6)))
    for number, (height, was) in enumerate(zip(heights, before, strict=True)):
        if height is None:
            continue
        kind, ink = SIDES[number]
        if was is not None and was != height:
            marks.append(Stroke((left, was), (left, height), ink, page.px(1.4)))
        marks.append(Fill(Rect(left, height - wide // 2, right - left, wide), ink))
        if was != height:
            x = left + page.px(9 if number == 0 or one != other else 20)
            marks.append(Shape(kind, (x, height), page.px(6), ink, "ink"))
    return marks


def _labels(page: Page, box: Rect, heights: list[int | None], options: tuple[str, ...], stand: Stand) -> list[Mark]:
    """Return what each side stated, or what was settled, beside the lines where the words fit."""
    marks: list[Mark] = []
    met = stand.settled is not None or stand.signed is not None
    inks = ("ink",) if met else ("blue", "red")
    written: list[int] = []
    taken = [height for height in heights if height is not None]
    for option, height, ink in zip(_stood(stand), heights, inks, strict=False):
        if option is None or height is None:
            continue
        block = page.set(options[option], Style("sans", "small", ink), 100_000)
        if block.width > box.w - page.px(30):
            continue
        for y in (height - block.line_height, height + page.px(1)):
            free = all(other == height or not y <= other <= y + block.line_height for other in taken)
            free = free and all(abs(y - other) >= block.line_height for other in written)
            if free and box.y - page.px(3) <= y and y + block.line_height <= box.bottom + page.px(3):
                marks += block.placed(box.x + page.px(24), y, block.width)
                written.append(y)
                break
    return marks


def end(page: Page, box: Rect, lead: str, stands: Stands) -> tuple[Mark, ...]:
    """Return how an issue stood at the end of a course, in a word or two."""
    last = next((stand for stand in reversed(stands) if stand is not None), None)
    if not box.w or last is None:
        return ()
    block = page.set((Run(lead, "", "muted"), *_word(last)), SMALL, box.w)
    return block.placed(box.x, box.y + (box.h - block.height) // 2, block.width)


def _word(stand: Stand) -> tuple[Run, ...]:
    """Return how an issue stands, in a word or two with its mark."""
    if stand.signed is not None:
        return (Run("■ ", "symbol"), Run("signed"))
    if stand.settled is not None:
        return (Run("✓ ", "symbol", "green"), Run("settled", "", "green"))
    one, other = stand.positions
    if one is not None and other is not None:
        return (Run("= same words"),) if one == other else (Run("≠ apart", "", "red"),)
    return (Run("○ ", "symbol", "muted"), Run("silence" if one is other else "one side", "", "muted"))


def key(page: Page, box: Rect, delegations: tuple[str, str]) -> int:
    """Lay the key to the lanes and return the row below it."""
    x, y = box.x, box.y
    tall = page.line(SMALL)
    for name, (kind, ink) in zip(delegations, SIDES, strict=True):
        page.ornament(Shape(kind, (x + page.px(9), y + tall // 2), page.px(6), ink, "ink"))
        wide = page.width(name, SMALL)
        page.text(Rect(x + page.px(22), y, wide, 0), name, SMALL)
        x += wide + page.px(44)
    return page.text(Rect(box.x, y + tall, box.w, 0), CAPTION, MUTED)
