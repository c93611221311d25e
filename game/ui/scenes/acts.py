"""The papers of a course being read: the act come to, the acts around it or found, and what stood then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Fill, Frame, Mark, Node, Rect
from game.ui.page import Page
from game.ui.scenes.papers import gauge, minute
from game.ui.typeset import BODY, HEADING, MUTED, Run, Style, Text, bold, italic
from game.ui.widgets import button, button_width, field, focus_marks, panel

if TYPE_CHECKING:
    from game.analysis.lines.history import Step
    from game.play.glance import Glance
    from game.play.view import MinuteView
    from game.ui.courses import Reading

FOUND = 12  # how many acts are listed
SHORT = 120  # letters of an act in a list


def act(page: Page, rect: Rect, reading: Reading, reader: str, at: int, under: str) -> None:
    """Lay the act come to: when, who, what, what records say differently, and what followed on it."""
    step = reading.steps(reader)[at]
    turning = reading.turned(at, under)
    title = f"ACT {at} OF {reading.acts}" if at else "BEFORE THE FIRST WORD"
    turned = (Run("◆ ", "symbol"), Run("turning point")) if turning else ""
    room = panel(page, rect, title, paper="paper", right=turned)

    def body(box: Rect) -> int:
        box = Rect(box.x + page.px(2), box.y, box.w - page.px(6), 0)
        y = _said(page, box, step) if at else _before(page, box, reading)
        number = 0
        for number, line in enumerate(step.lines[1 if at else 0 :]):
            y = minute(page, Rect(box.x, y + page.px(8), box.w, 0), line, number)
            if line.kind == "heading":
                scene = reading.glance(reader, at).sitting.scene
                y = page.text(Rect(box.x, y + page.px(2), box.w, 0), scene, Style("serif-italic", "small", "muted"))
            if line.disputed:
                words = (bold("Contested. "), Run(line.disputed))
                y = page.text(Rect(box.x, y + page.px(4), box.w, 0), words, Style("serif", "body", "muted"))
        if turning:
            y += page.px(10)
            for number, sentence in enumerate(turning):
                lead = () if number else (Run("◆ ", "symbol"), bold("Turning point. "))
                y = page.text(Rect(box.x, y, box.w, 0), (*lead, Run(sentence)), Style("sans", "ui"))
        if at == reading.acts and reading.ended:
            y = page.text(Rect(box.x, y + page.px(14), box.w, 0), "IN FACT", HEADING, role="heading")
            y = page.text(Rect(box.x, y + page.px(2), box.w, 0), reading.closing_note, BODY)
        return y

    page.scrolled(f"act.paper:{at}", room, body, label="The act", focusable=True)


def _said(page: Page, box: Rect, step: Step) -> int:
    """Lay the sentence of an act with hour, speaker and comment, and return the row below it."""
    line = step.lines[0]
    when = (Run(f"{line.time}   ", "mono"), bold(line.speaker))
    y = page.text(box, when, Style("sans", "ui"), "act.speaker", "heading") + page.px(4)
    y = page.text(Rect(box.x, y, box.w, 0), line.text, Style("serif", "lead"), "act.text")
    if step.history is not None and step.history.comment:
        words = (bold("Comment. "), Run(step.history.comment))
        y = page.text(Rect(box.x, y + page.px(6), box.w, 0), words, Style("serif", "body", "muted"), "act.comment")
    if line.sources:
        words = (italic("Sources: "), Run(", ".join(line.sources)))
        y = page.text(Rect(box.x, y + page.px(4), box.w, 0), words, Style("serif", "small", "muted"))
    return y


def _before(page: Page, box: Rect, reading: Reading) -> int:
    """Lay what kind of history this is, before the first act, and return the row below it."""
    y = page.text(box, reading.kind, Style("serif", "lead")) + page.px(6)
    return page.text(Rect(box.x, y, box.w, 0), reading.content_note, BODY) + page.px(4)


def acts(page: Page, rect: Rect, reading: Reading, reader: str, at: int, words: str) -> None:
    """Lay the search over the acts it found or, without one, the minutes up to here."""
    steps = reading.steps(reader)
    hits = reading.found(reader, words)
    title = "FOUND" if words else "THE MINUTES SO FAR"
    count = f"{len(hits)} act{'s' * (len(hits) != 1)}" if words else ""
    room = panel(page, rect, title, right=count)
    clear = button_width(page, "Clear") if words else 0
    box = Rect(room.x + page.px(4), room.y, room.w - page.px(8) - (clear + page.px(8) if words else 0), 0)
    label = "Search the minutes, or give an act's number"
    bottom = field(page, box, "search", label, words, empty="Words, or an act's number …")
    if words:
        button(page, Rect(box.right + page.px(8), box.y, clear, bottom - box.y), "clear", "Clear")
    area = Rect(room.x, bottom + page.px(8), room.w, room.bottom - bottom - page.px(8))
    listed = hits[:FOUND] if words else range(max(1, at - FOUND + 1), at + 1)

    def rows(box: Rect) -> int:
        inner = Rect(box.x + page.px(4), box.y + page.px(4), box.w - page.px(6), 0)
        y = inner.y
        if words and not hits:
            return page.text(inner, f"Nothing in these minutes speaks of “{words}”.", BODY)
        if not words and not at:
            return page.text(inner, "Nothing has been said yet.", MUTED)
        for turn in listed:
            y = _row(page, Rect(inner.x, y, inner.w, 0), steps[turn], turn == at, words) + page.px(3)
        if len(hits) > FOUND:
            y = page.text(Rect(inner.x, y, inner.w, 0), f"And {len(hits) - FOUND} more: add a word.", MUTED)
        return y

    page.scrolled(f"acts:{words or at}", area, rows, label="Acts", start="top" if words else "end")


def _row(page: Page, box: Rect, step: Step, here: bool, words: str) -> int:
    """Lay one act of a list in short and return the row below it."""
    name = f"hit:{step.turn}"
    line = _line(step, words)
    clock = line.time.rsplit(",", 1)[-1].strip() if not words else line.time
    left = box.x + page.px(40)
    pad = page.px(5)
    text: Text = (Run(f"{clock}  "), bold(f"{line.speaker}: " if line.speaker else ""), Run(_short(line.text, words)))
    block = page.set(text, Style("sans", "small"), box.right - left - pad)
    tall = block.height + 2 * pad
    area = Rect(box.x, box.y, box.w, tall)
    marks: list[Mark] = []
    if here or page.hold.hover == name:
        marks.append(Fill(area, "button-hover" if here else "inset", page.px(2)))
    if here:
        marks += [Frame(area, "ink", 1, page.px(2)), Fill(Rect(area.x, area.y, page.px(4), area.h), "red")]
    figure = page.set(str(step.turn), Style("title-bold", "body", "red"), page.px(40))
    marks += figure.placed(box.x + page.px(9), area.y + pad - page.px(2), figure.width)
    marks += block.placed(left, area.y + pad, block.width)
    marks += focus_marks(page, name, area)
    page.add(
        Node(
            name,
            "option",
            f"Act {step.turn}. {line.speaker}: {line.text}",
            area,
            selected=here,
            focusable=True,
            actions=("press",),
            marks=tuple(marks),
        )
    )
    return area.bottom


def _line(step: Step, words: str) -> MinuteView:
    """Return the line of an act that a search found, or its first."""
    wanted = words.casefold().split()
    said = [(line, f"{line.time} {line.speaker} {line.text}".casefold()) for line in step.lines]
    return next((line for line, text in said if any(word in text for word in wanted)), step.lines[0])


def _short(text: str, words: str) -> str:
    """Return the beginning of a text, or the stretch of it that a search found."""
    places = [text.casefold().find(word) for word in words.casefold().split()]
    first = min((place for place in places if place > 0), default=0)
    start = 0 if first < SHORT - 30 else text.rfind(" ", 0, first - 30) + 1
    piece = text[start : start + SHORT]
    if start + SHORT < len(text):
        piece = f"{piece.rsplit(' ', 1)[0]} …"
    return f"… {piece}" if start else piece


def standing(page: Page, rect: Rect, glance: Glance) -> None:
    """Lay the offer on the table and the gauges as they stood."""
    room = panel(page, rect, paper="panel")

    def body(box: Rect) -> int:
        box = Rect(box.x, box.y, box.w - page.px(6), 0)
        sitting = glance.sitting
        left = f"{sitting.exchanges_left} exchange{'s' * (sitting.exchanges_left != 1)} left"
        now = f"{glance.to_move} acts next; {left}." if glance.to_move else "The talks are over."
        y = page.text(box, now, Style("sans-bold", "small"))
        offer = (bold("On the table: "), Run(glance.offer or "no offer."))
        y = page.text(Rect(box.x, y + page.px(2), box.w, 0), offer, Style("serif", "small")) + page.px(6)
        for name, gauges in glance.gauges.items():
            if name and glance.both:
                y = page.text(Rect(box.x, y + page.px(4), box.w, 0), name.upper(), HEADING, role="heading")
            for one in gauges:
                y = gauge(page, Rect(box.x, y, box.w, 0), one, of=name if glance.both else "") + page.px(3)
        return y

    page.scrolled("standing", room, body, label="What stood then", focusable=True)
