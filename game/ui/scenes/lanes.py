"""The lanes of a course beside the one it left, issue by issue, and of one issue in every course of a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Fill, Mark, Node, Rect, Shape, Stroke
from game.ui.page import Page
from game.ui.scenes.lane import Grid, corner, divided, end, heads, key, lane
from game.ui.typeset import BODY, HEADING, MUTED, SMALL, Run, Style, bold
from game.ui.widgets import focus_marks

if TYPE_CHECKING:
    from game.analysis.lines.across import Across
    from game.analysis.lines.forks import Fork, Row

READ = 900  # how wide a line of words may be
NAME = Style("sans-bold", "small")
TALL = 34  # height of a lane
TALLER = 56  # height of a lane where there are few
INDENT = 12  # how far a course stands in from the one it left


def lanes(page: Page, box: Rect, fork: Fork) -> int:
    """Lay the lanes of a course, each of which can be pressed, and return the row below them."""
    from game.analysis.lines.forks import parting

    y = page.text(box, parting(fork), Style("serif", "small")) + page.px(6)
    if not fork.rows:
        return page.text(Rect(box.x, y, box.w, 0), "Neither delegation has stated anything yet.", BODY)
    grid = divided(page, box, [fork.still(number) for number in range(len(fork.meetings))], TALL)
    parted = _parted(grid, fork)
    y = heads(page, y, grid, fork.meetings) + page.px(8)
    if parted is not None:
        page.ornament(Shape("triangle", (parted, y - page.px(6)), page.px(5), "red", "red"))
    apart, alike = fork.rows[: fork.differing], fork.rows[fork.differing :]
    for words, rows in (("WHERE THEY DIFFER", apart), ("ALIKE IN BOTH", alike)):
        if rows and fork.beside:
            y = page.text(Rect(box.x, y + page.px(6), box.w, 0), words, HEADING, role="heading") + page.px(2)
        for row in rows:
            y = _row(page, Rect(box.x, y, box.w, 0), grid, fork, row, parted) + page.px(3)
    read = min(box.w, page.px(READ))
    if fork.silent:
        words = f"Not spoken to: {', '.join(fork.silent)}."
        y = page.text(Rect(box.x, y + page.px(6), read, 0), words, MUTED)
    y = key(page, Rect(box.x, y + page.px(8), box.w, 0), fork.delegations)
    if fork.absent:
        absent = (bold("Not at this table: ", "red"), Run(f"{', '.join(fork.absent)}."))
        y = page.text(Rect(box.x, y + page.px(8), read, 0), absent, SMALL)
    return y


def _parted(grid: Grid, fork: Fork) -> int | None:
    """Return the column of the page at which the courses part, None where they do not."""
    if fork.parted is None:
        return None
    meeting, (left, right) = fork.meetings[fork.parted], grid.columns[fork.parted]
    return left + (right - left) * (fork.shared - meeting.first) // max(1, meeting.last - meeting.first)


def _row(page: Page, box: Rect, grid: Grid, fork: Fork, row: Row, parted: int | None) -> int:
    """Lay one issue: one lane, or two from where the courses stand differently; return the row below."""
    from game.analysis.lines.forks import told

    tall, gap = grid.tall, page.px(5)
    title = page.set(row.title, NAME, grid.titles[1])
    upper = row.one if row.forks is not None or None not in row.one else row.other or row.one
    height = max(tall if row.forks is None else 2 * tall + gap, title.height)
    area = Rect(box.x, box.y, box.w, height + page.px(4))
    room = grid.row(area.y + page.px(2))
    marks: list[Mark] = []
    if parted is not None:
        dash = page.px(4)
        ends = ((top, min(top + dash, area.bottom)) for top in range(area.y, area.bottom, 2 * dash))
        marks += [Stroke((parted, top), (parted, low), "red", page.px(1.4)) for top, low in ends]
    marks += title.placed(grid.titles[0], room.y, title.width)
    marks += lane(page, room, grid, row.options, upper, 0)
    marks += end(page, grid.beside(room.y), "here: " if row.forks is not None else "", upper)
    if row.forks is not None:
        below = grid.row(room.bottom + gap)
        marks += corner(page, grid, row.forks, room.bottom, below) if row.forks else []
        marks += lane(page, below, grid, row.options, row.other, row.forks)
        marks += end(page, grid.beside(below.y), "beside: ", row.other)
    said = "\n".join(f"{lead.capitalize()}. {way}" for lead, way in told(fork, row))
    return _pressed(page, area, f"lane:{row.issue}", row.title, said, marks)


def _pressed(page: Page, area: Rect, name: str, title: str, said: str, marks: list[Mark]) -> int:
    """Put a lane on the page as a row that can be pressed and says what it shows; return the row below."""
    if page.hold.hover == name:
        marks = [Fill(area, "inset", page.px(3)), *marks]
    marks += focus_marks(page, name, area)
    page.add(
        Node(name, "row", title, area, value=said, hint=said, focusable=True, actions=("press",), marks=tuple(marks))
    )
    return area.bottom


# --- one issue in every course ---


def across(page: Page, box: Rect, found: Across, chosen: int, left_out: int) -> int:
    """Lay one issue in every course of a tree, the *chosen* one marked, and return the row below them."""
    words = "The same question in every course of this tree, each from the sitting in which it left the one above."
    y = page.text(box, words, Style("serif-italic", "small", "muted")) + page.px(6)
    grid = divided(page, box, [False] * len(found.meetings), TALLER)
    y = heads(page, y, grid, found.meetings) + page.px(6)
    bottoms: dict[int, int] = {}  # depth -> row of the page below the last lane of that depth
    for number in range(len(found.strands)):
        y = _strand(page, Rect(box.x, y, box.w, 0), grid, found, number, number == chosen, bottoms) + page.px(3)
    if left_out:
        words = f"And {left_out} more courses, which there is no room for."
        y = page.text(Rect(box.x, y + page.px(4), box.w, 0), words, MUTED)
    return key(page, Rect(box.x, y + page.px(8), box.w, 0), found.delegations)


def _strand(
    page: Page, box: Rect, grid: Grid, found: Across, number: int, chosen: bool, bottoms: dict[int, int]
) -> int:
    """Lay the issue in one course and return the row below it."""
    from game.analysis.lines.across import told

    strand = found.strands[number]
    indent = min(strand.depth, 4) * page.px(INDENT)
    title = page.set(strand.name, NAME, grid.titles[1] - indent)
    area = Rect(box.x, box.y, box.w, max(grid.tall, title.height) + page.px(4))
    room = grid.row(area.y + page.px(2))
    marks: list[Mark] = []
    if chosen:
        marks.append(Fill(Rect(area.x - page.px(4), area.y, page.px(3), area.h), "red"))
    marks += title.placed(grid.titles[0] + indent, room.y, title.width)
    if strand.left and strand.depth - 1 in bottoms:
        marks += corner(page, grid, strand.left, bottoms[strand.depth - 1], room)
    marks += lane(page, room, grid, found.options, strand.stands, strand.left)
    marks += end(page, grid.beside(room.y), "", strand.stands)
    bottoms[strand.depth] = room.bottom
    return _pressed(page, area, f"strand:{number}", strand.name, told(found, strand), marks)
