"""The agenda: every question as a track between the two seats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.ui.display import Fill, Hatch, Mark, Node, Rect, Shape, Stroke
from game.ui.page import Page
from game.ui.typeset import SMALL, Run, Style, Text
from game.ui.widgets import focus_marks, panel

if TYPE_CHECKING:
    from game.play.glance import Glance
    from game.play.view import IssueView, View

STATUS: dict[str, tuple[Text, str]] = {
    "open": ((Run("○ ", "symbol"), Run("open")), "muted"),
    "disputed": ("≠ disputed", "red"),
    "agreed": ((Run("✓ ", "symbol"), Run("agreed")), "green"),
    "reserved": ("… on the table", "blue"),
}
LEGEND = (
    ("triangle-open", "our aim"),
    ("triangle", "our word"),
    ("diamond", "their word"),
    ("circle", "draft"),
    ("square", "as it stands"),
    ("zone", "zone of agreement"),
    ("limit", "mandate"),
)
PUBLIC = ("triangle", "diamond", "circle", "square")  # what both sides see
WORDS = ("our word", "their word")


def place_of(issue: IssueView, option: str | None) -> int | None:
    """Return the index of an option on its track, or None."""
    return next((k for k, one in enumerate(issue.options) if one.id == option), None)


def title_of(issue: IssueView, option: str | None) -> str:
    """Return an option's title, or a word for none."""
    return next((one.title for one in issue.options if one.id == option), "none")


def spoken(issue: IssueView, words: tuple[str, str] = WORDS) -> str:
    """Return what the track shows, in words, one line for each mark; *words* is how the two sides' are called."""
    ours, theirs = words
    parts = [
        f"{ours[0].upper()}{ours[1:]}: {title_of(issue, issue.our_position)}",
        f"{theirs[0].upper()}{theirs[1:]}: {title_of(issue, issue.their_position)}",
        f"As it stands: {title_of(issue, issue.status_quo)}",
    ]
    if issue.our_aim:
        parts.insert(0, f"Our aim: {title_of(issue, issue.our_aim)}")
        parts.insert(3, f"Mandate: {title_of(issue, issue.our_mandate)}")
    draft = issue.settled or issue.offered
    if draft:
        parts.insert(0, f"{'Settled in principle' if issue.settled else 'Offered'}: {title_of(issue, draft)}")
    if issue.zone:
        low, high = issue.zone
        parts.append(f"Zone of agreement, estimated: {title_of(issue, low)} – {title_of(issue, high)}")
    return "\n".join(parts)


def remarks(issue: IssueView) -> tuple[Run, ...]:
    """Return who owes an answer and what the capital wants done about the question."""
    owes = {"us": ("we owe an answer", "red"), "them": ("they owe an answer", "blue")}
    wants = {"press": ("home: press", "red"), "quiet": ("home: keep quiet", "red")}
    words = [owes[issue.owed_by]] if issue.owed_by else []
    words += [wants[issue.emphasis]] if issue.emphasis in wants else []
    found = [Run(("  ·  " if number else "") + word, "", ink) for number, (word, ink) in enumerate(words)]
    return tuple(found)


def track(page: Page, issue: IssueView, left: int, right: int, y: int) -> tuple[Mark, ...]:
    """Return the marks of one track from left to right at a row."""
    count = max(2, len(issue.options))
    at = [left + (right - left) * k // (count - 1) for k in range(count)]
    marks: list[Mark] = []
    if issue.zone:
        low, high = (place_of(issue, end) for end in issue.zone)
        if low is not None and high is not None:
            low, high = min(low, high), max(low, high)
            spare = page.px(7) if low == high else 0
            box = Rect(at[low] - spare, y - page.px(5), at[high] - at[low] + 2 * spare, page.px(10))
            marks.append(Hatch(box, "hatch-ground", "hatch", page.px(6)))
    marks.append(Stroke((left, y), (right, y), "ink", page.px(1.4)))
    marks += [Stroke((x, y - page.px(5)), (x, y + page.px(5)), "faint") for x in at]
    mandate = place_of(issue, issue.our_mandate)
    if mandate is not None:
        x = at[mandate]
        marks.append(Fill(Rect(x - page.px(1), y - page.px(10), page.px(3), page.px(8)), "red"))
    quo, aim, ours = (place_of(issue, o) for o in (issue.status_quo, issue.our_aim, issue.our_position))
    if quo is not None:
        marks.append(Shape("square", (at[quo], y + page.px(10)), page.px(4), "panel", "muted"))
    if aim is not None and aim != ours:
        marks.append(Shape("triangle", (at[aim], y + page.px(12)), page.px(7), "panel", "red"))
    if ours is not None:
        marks.append(Shape("triangle", (at[ours], y + page.px(12)), page.px(8), "red", "red"))
    theirs = place_of(issue, issue.their_position)
    if theirs is not None:
        marks.append(Shape("diamond", (at[theirs], y), page.px(8), "blue", "ink"))
    draft = place_of(issue, issue.settled or issue.offered)
    if draft is not None:
        marks.append(Shape("circle", (at[draft], y), page.px(7), "white", "ink"))
    return tuple(marks)


def row(page: Page, box: Rect, issue: IssueView, chosen: bool, words: tuple[str, str] = WORDS) -> int:
    """Lay one question with its track and return the row below it."""
    number_style = Style("title-bold", "heading", "red")
    name = f"issue:{issue.id}"
    word, ink = STATUS[issue.status]
    status = page.set(word, replace(SMALL, ink=ink), box.w)
    left = box.x + page.px(44)
    right = box.right - page.px(10)
    title = page.set(issue.title, Style("sans-bold", "ui"), right - left - status.width - page.px(12))
    asides = remarks(issue)
    note = page.set(asides, SMALL, right - left) if asides else None
    head = title.height + (note.height if note else 0)
    tall = head + page.px(31)
    area = Rect(box.x, box.y, box.w, tall)
    y = box.y + page.px(2)
    marks: list[Mark] = []
    if page.shows(area):
        if chosen:
            marks += [Fill(area, "inset", page.px(3)), Fill(Rect(area.x, area.y, page.px(4), area.h), "red")]
        elif page.hold.hover == name:
            marks.append(Fill(area, "inset", page.px(3)))
        figure = page.set(str(issue.number), number_style, page.px(40))
        marks += figure.placed(box.x + page.px(8), y - page.px(4), figure.width)
        marks += title.placed(left, y, title.width)
        marks += status.placed(right - status.width, y + page.px(1), status.width)
        if note:
            marks += note.placed(left, y + title.height, note.width)
        marks += track(page, issue, left + page.px(4), right - page.px(6), y + head + page.px(11))
        marks += focus_marks(page, name, area)
    page.add(
        Node(
            name,
            "row",
            f"{issue.number}. {issue.title}",
            area,
            value=issue.status,
            hint=spoken(issue, words),
            selected=chosen,
            focusable=True,
            actions=("press",),
            marks=tuple(marks),
        )
    )
    return area.bottom


def legend(page: Page, box: Rect, key: tuple[tuple[str, str], ...] = LEGEND) -> int:
    """Lay the key to the tracks and return the row below it."""
    x, y = box.x, box.y
    style = Style("sans", "small", "ink")
    tall = page.line(style)
    for kind, word in key:
        wide = page.width(word, style) + page.px(34)
        if x > box.x and x + wide > box.right:
            x, y = box.x, y + tall + page.px(1)
        centre = (x + page.px(9), y + tall // 2)
        match kind:
            case "triangle-open":
                page.ornament(Shape("triangle", centre, page.px(6), "panel", "red"))
            case "triangle":
                page.ornament(Shape("triangle", centre, page.px(6), "red", "red"))
            case "diamond":
                page.ornament(Shape("diamond", centre, page.px(7), "blue", "ink"))
            case "circle":
                page.ornament(Shape("circle", centre, page.px(6), "white", "ink"))
            case "square":
                page.ornament(Shape("square", centre, page.px(4), "panel", "muted"))
            case "zone":
                page.ornament(
                    Hatch(
                        Rect(x, centre[1] - page.px(5), page.px(18), page.px(10)), "hatch-ground", "hatch", page.px(6)
                    )
                )
            case _:
                page.ornament(
                    Fill(Rect(centre[0] - page.px(1), centre[1] - page.px(5), page.px(3), page.px(10)), "red")
                )
        page.text(Rect(x + page.px(22), y, wide, 0), word, style)
        x += wide
    return y + tall


def legend_height(page: Page, width: int, key: tuple[tuple[str, str], ...] = LEGEND) -> int:
    """Return how tall the key is at a width."""
    style = Style("sans", "small", "ink")
    x, rows = 0, 1
    for _, word in key:
        wide = page.width(word, style) + page.px(34)
        if x and x + wide > width:
            x, rows = 0, rows + 1
        x += wide
    return rows * (page.line(style) + page.px(1))


def our_end(view: View | Glance) -> str:
    """Return at which end of the tracks lies what suits us: that of most of our aims."""
    ends = [(place_of(issue, issue.our_aim) or 0) * 2 - (len(issue.options) - 1) for issue in view.issues]
    return "right →" if sum(ends) > 0 else "← left"


def agenda(page: Page, rect: Rect, view: View | Glance, chosen: str, *, both: tuple[str, str] | None = None) -> None:
    """Lay the whole agenda with its key; *both* names the two sides for a reader who sits with neither."""
    words = both or WORDS
    named = dict(LEGEND) | {"triangle": words[0], "diamond": words[1]}
    key = tuple((kind, word) for kind, word in named.items() if both is None or kind in PUBLIC)
    room = panel(
        page,
        rect,
        f"AGENDA – {len(view.issues)} questions",
        right=f"what suits us: {our_end(view)}" if both is None else "",
    )
    short = room.h < page.px(480)
    if not short:
        tall = legend_height(page, room.w, key)
        foot, room = room.cut_bottom(tall, page.px(8))
        page.ornament(Stroke((foot.x, foot.y - page.px(5)), (foot.right, foot.y - page.px(5)), "rule"))
        legend(page, foot, key)

    def rows(box: Rect) -> int:
        inner = Rect(box.x + page.px(4), box.y + page.px(4), box.w - page.px(6), box.h)
        y = inner.y
        for issue in view.issues:
            y = row(page, Rect(inner.x, y, inner.w, 0), issue, issue.id == chosen, words) + page.px(2)
        if short:
            y = legend(page, Rect(inner.x, y + page.px(6), inner.w, 0), key)
        return y

    page.scrolled("agenda", room, rows, label="Agenda")
