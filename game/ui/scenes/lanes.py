"""The lanes of a course: issues down, sittings across, forked where it parts from the course it is set beside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from game.ui.display import Fill, Frame, Hatch, Mark, Node, Rect, Shape, Stroke
from game.ui.page import Page
from game.ui.typeset import BODY, HEADING, MUTED, SMALL, Run, Style, bold
from game.ui.widgets import focus_marks

if TYPE_CHECKING:
    from game.analysis.forks import Fork, Row, Stands
    from game.analysis.lanes import Stand

READ = 900  # how wide a line of words may be
STILL = 24  # width of a sitting after which all stood as before
NAME = Style("sans-bold", "small")
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
    parted: int | None  # where the courses part


def lanes(page: Page, box: Rect, fork: Fork) -> int:
    """Lay the lanes of a course and return the row below them."""
    from game.analysis.forks import parting

    y = page.text(box, parting(fork), Style("serif", "small")) + page.px(6)
    if not fork.rows:
        return page.text(Rect(box.x, y, box.w, 0), "Neither delegation has stated anything yet.", BODY)
    grid = _grid(page, box, fork)
    y = _heads(page, y, grid, fork)
    apart, alike = fork.rows[: fork.differing], fork.rows[fork.differing :]
    for words, rows in (("WHERE THEY DIFFER", apart), ("ALIKE IN BOTH", alike)):
        if rows and fork.beside:
            y = page.text(Rect(box.x, y + page.px(6), box.w, 0), words, HEADING, role="heading") + page.px(2)
        for row in rows:
            y = _row(page, Rect(box.x, y, box.w, 0), grid, fork, row) + page.px(3)
    if fork.silent:
        words = f"Not spoken to: {', '.join(fork.silent)}."
        y = page.text(Rect(box.x, y + page.px(6), min(box.w, page.px(READ)), 0), words, MUTED)
    y = _key(page, Rect(box.x, y + page.px(8), box.w, 0), fork)
    if fork.absent:
        absent = (bold("Not at this table: ", "red"), Run(f"{', '.join(fork.absent)}."))
        y = page.text(Rect(box.x, y + page.px(8), min(box.w, page.px(READ)), 0), absent, SMALL)
    return y


def _grid(page: Page, box: Rect, fork: Fork) -> Grid:
    """Return the columns: sittings in which nothing moved are narrow, the others share the room."""
    titles = min(page.px(210), box.w * 34 // 100)
    words = page.px(116) if box.w >= page.px(600) else 0
    room = box.w - titles - words - page.px(8 if words else 0)
    still = [fork.still(number) for number in range(len(fork.meetings))]
    narrow = min(page.px(STILL), room // len(still))
    share = (room - narrow * sum(still)) // max(1, len(still) - sum(still))
    edges = [box.x + titles]
    for one in still:
        edges.append(edges[-1] + (narrow if one else share))
    columns = tuple(pairwise(edges))
    parted = None
    if fork.parted is not None:
        meeting, (left, right) = fork.meetings[fork.parted], columns[fork.parted]
        parted = left + (right - left) * (fork.shared - meeting.first) // max(1, meeting.last - meeting.first)
    return Grid((box.x, titles - page.px(10)), columns, (edges[-1] + page.px(8), words), parted)


def _heads(page: Page, y: int, grid: Grid, fork: Fork) -> int:
    """Lay the days over the sittings, and where the courses part; return the row below."""
    from game.analysis.forks import days

    style = Style("sans", "small", "muted")
    tall = page.line(style)
    for day, (left, right) in zip(days(fork.meetings), grid.columns, strict=True):
        again = day.partition(" (")[2]
        for words in (day, f"({again}" if again else day.partition(" ")[0]):
            if page.width(words, style) <= right - left - page.px(4):
                page.text(Rect(left + page.px(2), y, right - left, 0), words, style)
                break
    if grid.parted is not None:
        x = grid.parted
        page.ornament(Shape("triangle", (x, y + tall + page.px(2)), page.px(5), "red", "red"))
    return y + tall + page.px(8)


def _row(page: Page, box: Rect, grid: Grid, fork: Fork, row: Row) -> int:
    """Lay one issue: one lane, or two from where the courses stand differently; return the row below."""
    from game.analysis.forks import told

    name = f"lane:{row.issue}"
    tall, gap = page.px(34), page.px(5)
    title = page.set(row.title, NAME, grid.titles[1])
    upper = row.one if row.forks is not None or None not in row.one else row.other or row.one
    height = max(tall if row.forks is None else 2 * tall + gap, title.height)
    area = Rect(box.x, box.y, box.w, height + page.px(4))
    y = area.y + page.px(2)
    marks: list[Mark] = []
    if page.hold.hover == name:
        marks.append(Fill(area, "inset", page.px(3)))
    if grid.parted is not None:
        dash = page.px(4)
        ends = ((top, min(top + dash, area.bottom)) for top in range(area.y, area.bottom, 2 * dash))
        marks += [Stroke((grid.parted, top), (grid.parted, end), "red", page.px(1.4)) for top, end in ends]
    marks += title.placed(grid.titles[0], y, title.width)
    lane = Rect(grid.columns[0][0], y, grid.columns[-1][1] - grid.columns[0][0], tall)
    marks += _lane(page, lane, grid, row, upper, 0)
    lead = "here: " if row.forks is not None else ""
    marks += _end(page, Rect(grid.words[0], y, grid.words[1], tall), lead, upper)
    if row.forks is not None:
        below = Rect(lane.x, y + tall + gap, lane.w, tall)
        left = grid.columns[row.forks][0]
        if row.forks:
            corner = left - page.px(7)
            marks.append(Stroke((corner, lane.bottom), (corner, below.centre[1]), "red", page.px(2)))
            marks.append(Stroke((corner, below.centre[1]), (left, below.centre[1]), "red", page.px(2)))
        marks += _lane(page, below, grid, row, row.other, row.forks)
        marks += _end(page, Rect(grid.words[0], below.y, grid.words[1], tall), "beside: ", row.other)
    marks += focus_marks(page, name, area)
    spoken = "\n".join(f"{lead.capitalize()}. {way}" for lead, way in told(fork, row))
    page.add(Node(name, "row", row.title, area, value=spoken, hint=spoken, focusable=True, marks=tuple(marks)))
    return area.bottom


def _lane(page: Page, lane: Rect, grid: Grid, row: Row, stands: Stands, start: int) -> list[Mark]:
    """Return the marks of a lane from a sitting on: where each side stood, what lay between, what was settled."""
    from game.analysis.forks import spoken, stretches

    reached = sum(stand is not None for stand in stands)
    if reached <= start:
        return []
    left, right = grid.columns[start][0], grid.columns[reached - 1][1]
    edges = (edge for edge, _ in grid.columns[start + 1 : reached])
    marks: list[Mark] = [Stroke((edge, lane.y), (edge, lane.bottom), "inset") for edge in edges]
    pad = page.px(7)
    before: tuple[int | None, int | None] = (None, None)
    for first, last, stand in stretches(stands):
        if last < start or not spoken(stand):
            continue
        from_x, to_x = grid.columns[max(first, start)][0], grid.columns[last][1]
        heights = [_height(lane, pad, row, option) for option in _stood(stand)]
        marks += _stretch(page, from_x, to_x, heights, before, stand)
        marks += _labels(page, Rect(from_x, lane.y, to_x - from_x, lane.h), heights, row, stand)
        before = (heights[0], heights[1])
    marks.append(Frame(Rect(left, lane.y, right - left, lane.h), "rule"))
    return marks


def _stood(stand: Stand) -> tuple[int | None, int | None]:
    """Return the options of both sides; the one option where an issue was settled or signed."""
    met = stand.signed if stand.signed is not None else stand.settled
    return stand.positions if met is None else (met, met)


def _height(lane: Rect, pad: int, row: Row, option: int | None) -> int | None:
    """Return the row of the page at which an option stands in a lane."""
    if option is None:
        return None
    return lane.bottom - pad - (lane.h - 2 * pad) * option // max(1, len(row.options) - 1)


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


def _labels(page: Page, box: Rect, heights: list[int | None], row: Row, stand: Stand) -> list[Mark]:
    """Return what each side stated, or what was settled, beside the lines where the words fit."""
    marks: list[Mark] = []
    met = stand.settled is not None or stand.signed is not None
    inks = ("ink",) if met else ("blue", "red")
    taken = [height for height in heights if height is not None]
    for option, height, ink in zip(_stood(stand), heights, inks, strict=False):
        if option is None or height is None:
            continue
        block = page.set(row.options[option], Style("sans", "small", ink), 100_000)
        if block.width > box.w - page.px(30):
            continue
        for y in (height - block.line_height, height + page.px(1)):
            free = all(other == height or not y <= other <= y + block.line_height for other in taken)
            if free and box.y - page.px(3) <= y and y + block.line_height <= box.bottom + page.px(3):
                marks += block.placed(box.x + page.px(24), y, block.width)
                break
    return marks


def _end(page: Page, box: Rect, lead: str, stands: Stands) -> tuple[Mark, ...]:
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


def _key(page: Page, box: Rect, fork: Fork) -> int:
    """Lay the key to the lanes and return the row below it."""
    x, y = box.x, box.y
    tall = page.line(SMALL)
    for name, (kind, ink) in zip(fork.delegations, SIDES, strict=True):
        page.ornament(Shape(kind, (x + page.px(9), y + tall // 2), page.px(6), ink, "ink"))
        wide = page.width(name, SMALL)
        page.text(Rect(x + page.px(22), y, wide, 0), name, SMALL)
        x += wide + page.px(44)
    return page.text(Rect(box.x, y + tall, box.w, 0), CAPTION, MUTED)
