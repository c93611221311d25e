"""The strip of a course: its sittings side by side, its acts as strokes, its turning points, and where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Fill, Frame, Mark, Node, Rect, Shape, Stroke
from game.ui.page import Page
from game.ui.typeset import Style
from game.ui.widgets import focus_marks

if TYPE_CHECKING:
    from game.analysis.lines.history import Step
    from game.ui.courses import Reading

BAND = Style("sans-bold", "small")


def strip_height(page: Page) -> int:
    """Return how tall the strip is."""
    return page.line(BAND) + page.px(46)


def column(rail: Rect, acts: int, turn: int) -> int:
    """Return where on a rail an act stands; act 0 is what stood before the first."""
    return rail.x + rail.w * turn // max(1, acts)


def strip(page: Page, rect: Rect, reading: Reading, reader: str, at: int, turning: tuple[int, ...]) -> None:
    """Lay the strip with its turning points, which left and right move along and on which every act can be pressed."""
    steps = reading.steps(reader)
    first = reading.seats[0][0]
    pad = page.px(12)
    rail = Rect(rect.x + pad, rect.y, rect.w - 2 * pad, rect.h)
    _ground(page, rect, reading, steps, at)
    band, below = rail.cut_top(page.line(BAND) + page.px(6))
    _sittings(page, band, reading, at)
    middle = below.y + below.h // 2
    marks: list[Mark] = [Stroke((rail.x, middle), (rail.right, middle), "ink", page.px(1.4))]
    for step in steps[1:]:
        x, up = column(rail, reading.acts, step.turn), step.seat == first
        ink, tall = ("blue" if up else "red"), page.px(11)
        done = step.turn <= at
        marks.append(
            Fill(Rect(x - page.px(1.5), middle - tall if up else middle, page.px(3 if done else 2), tall), ink)
        )
        if step.turn in turning:
            y = middle + tall + page.px(1) if up else middle - tall - page.px(1)
            marks.append(Shape("diamond", (x, y), page.px(5), "ink" if done else "panel", "ink"))
    x = column(rail, reading.acts, at)
    marker = Rect(x - page.px(5), below.y + page.px(1), page.px(10), below.h - page.px(2))
    marks += [Frame(marker, "ink", page.px(2), page.px(3)), Frame(marker.inset(-1), "focus-light", 1, page.px(3))]
    page.ornament(*marks)
    _acts(page, rail, below, steps, turning)


def _ground(page: Page, rect: Rect, reading: Reading, steps: tuple[Step, ...], at: int) -> None:
    """Lay the paper of the strip, which is the control that left and right adjust."""
    words = f"Act {at} of {reading.acts}. {steps[at].place}" if at else f"Before the first word. {steps[0].place}"
    marks: tuple[Mark, ...] = (Fill(rect, "panel", page.px(2)), Frame(rect, "edge", 1, page.px(2)))
    marks += focus_marks(page, "strip", rect)
    page.add(Node("strip", "slider", "Acts", rect, value=words, focusable=True, actions=("adjust",), marks=marks))


def _sittings(page: Page, band: Rect, reading: Reading, at: int) -> None:
    """Lay the sittings as boxes, each as wide as its acts, that lead to their first act."""
    stretches = reading.stretches
    for number, one in enumerate(stretches):
        left, right = column(band, reading.acts, one.first), column(band, reading.acts, one.last)
        box = Rect(left, band.y + page.px(3), max(page.px(4), right - left - page.px(2)), band.h - page.px(3))
        here = one.first <= at < one.last or (at == one.last == reading.acts)
        name = f"sitting:{number}"
        hot = page.hold.hover == name
        paper = "button-hover" if here or hot else "inset"
        marks: list[Mark] = [Fill(box, paper), Frame(box, "ink" if here else "rule", 1)]
        for words in (f"{one.date}: {one.title}", one.title, one.date.rsplit(" ", 1)[0], one.date.split(" ")[0]):
            block = page.set(words, BAND, 100_000)
            if block.width + page.px(8) <= box.w:
                marks += block.placed(box.x + page.px(4), box.y + (box.h - block.height) // 2, block.width)
                break
        marks += focus_marks(page, name, box)
        page.add(
            Node(
                name,
                "button",
                f"{one.title}, {one.date}",
                box,
                hint=f"{one.date}: {one.title}. Acts {one.first + 1} to {one.last}.",
                selected=here,
                focusable=True,
                actions=("press",),
                marks=tuple(marks),
            )
        )


def _acts(page: Page, rail: Rect, below: Rect, steps: tuple[Step, ...], turning: tuple[int, ...]) -> None:
    """Lay a place to press for every act; what is under the mouse says what was said."""
    acts = len(steps) - 1
    for step in steps:
        left = column(rail, 2 * acts, 2 * step.turn - 1) if step.turn else rail.x - page.px(6)
        right = column(rail, 2 * acts, 2 * step.turn + 1)
        box = Rect(left, below.y, max(1, right - left), below.h)
        line = step.lines[0] if step.lines else None
        said = (
            f"{line.time}. {line.speaker}: {line.text}"
            if line and step.turn
            else f"Before the first word. {step.place}"
        )
        why = " Turning point." if step.turn in turning else ""
        hint = f"{step.turn}. {said}{why}" if step.turn else said
        page.add(Node(f"act:{step.turn}", "button", f"Act {step.turn}", box, hint=hint, actions=("press",)))
