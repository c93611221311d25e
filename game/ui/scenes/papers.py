"""The papers on the table: draft protocol, minutes, cables, gauges, those not at this table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Fill, Frame, Mark, Node, Rect, Stroke
from game.ui.page import Page
from game.ui.typeset import BODY, MONO, MUTED, SMALL, UI, Run, Style, Text, bold, italic
from game.ui.widgets import panel

if TYPE_CHECKING:
    from game.play.glance import Glance
    from game.play.view import Article, Cable, GaugeView, MinuteView, View

LATEST = 200  # lines of the minutes that lie on the table


def draft(page: Page, rect: Rect, view: View) -> None:
    """Lay the draft protocol with its numbered articles."""
    room = panel(page, rect, paper="paper")

    def body(box: Rect) -> int:
        head = (
            bold(view.draft_title.upper() if len(view.draft_title) < 30 else view.draft_title),
            Run(". "),
            italic("Nothing is agreed until everything is agreed.", "muted"),
        )
        y = page.text(box, head, BODY, "draft.title", "heading") + page.px(8)
        for article in view.draft:
            y = page.text(Rect(box.x, y, box.w, 0), wording(article), BODY, f"article.{article.issue}") + page.px(7)
        return y

    page.scrolled("draft", room, body, label="Draft protocol", focusable=True)


def wording(article: Article) -> tuple[Run, ...]:
    """Return an article as set: agreed text in black, ours in red, theirs in blue, each also said in words."""
    head: tuple[Run, ...] = (bold(f"{article.number}. {article.heading}. "),)
    if article.secret:
        head += (italic("Secret. ", "muted"),)
    if article.changed:
        head += (Run("● ", "symbol", "red"),)
    match article.status:
        case "agreed":
            return (*head, Run(article.text), Run(" ✓", "symbol", "green"))
        case "offered":
            ink, whose = ("red", "we offer") if article.by == "us" else ("blue", "they offer")
            return (*head, italic(f"[{whose}] ", ink), Run(article.text, "", ink))
        case "disputed":
            ours = article.by != "them"
            first = (
                italic("[ours] " if ours else "[theirs] ", "red" if ours else "blue"),
                Run(article.text, "+bold", "red" if ours else "blue"),
            )
            if not article.other_text:
                return (*head, *first)
            other = (
                Run(" — "),
                italic("[theirs] " if ours else "[ours] ", "blue" if ours else "red"),
                Run(article.other_text, "", "blue" if ours else "red"),
            )
            return (*head, *first, *other)
        case _:
            whose = {"us": "[ours] ", "them": "[theirs] ", "both": ""}.get(article.by or "", "")
            ink = {"us": "red", "them": "blue"}.get(article.by or "", "muted")
            return (*head, italic(whose, ink), italic(article.text, "muted"))


def minutes(page: Page, rect: Rect, view: View) -> None:
    """Lay the minutes, open at their end."""
    room = panel(page, rect, "MINUTES" if rect.h > page.px(200) else "", paper="paper")

    def body(box: Rect) -> int:
        y = box.y
        spoken = [line for line in view.minutes if line.kind != "cable"]  # cables have their own paper
        if len(spoken) > LATEST:
            words = "Earlier minutes are in the menu: write out the minutes."
            y = page.text(Rect(box.x, y, box.w, 0), words, MUTED) + page.px(4)
        for number, line in enumerate(spoken[-LATEST:]):
            y = minute(page, Rect(box.x, y, box.w, 0), line, number) + page.px(4)
            if line.kind == "heading" and line.sitting in (view.sitting.id, view.sitting.title):
                style = Style("serif-italic", "small", "muted")
                y = page.text(Rect(box.x, y, box.w, 0), view.sitting.scene, style) + page.px(6)
        return y

    page.scrolled("minutes", room, body, label="Minutes", start="end", focusable=True)


def minute(page: Page, box: Rect, line: MinuteView, number: int) -> int:
    """Lay one line of the minutes and return the row below it."""
    style = MONO
    text: Text
    match line.kind:
        case "heading":
            style, text = Style("sans-bold", "small", "muted"), line.text.upper()
        case "act":
            clock = line.time.rsplit(",", 1)[-1].strip()
            text = (Run(f"{line.speaker.upper()} ({clock}): ", "mono-bold"), Run(line.text))
        case "settled":
            text = (Run("✓ ", "symbol", "green"), Run(line.text, "mono-bold", "green"))
        case "cable":
            text = (Run(f"CABLE ({line.time}): ", "mono-bold", "blue"), Run(line.text, "", "blue"))
        case "ending":
            text = (Run("— ", "mono-bold", "red"), Run(line.text, "mono-bold"))
        case _:
            text = (Run("— ", "mono-bold", "red"), Run(line.text))
    return page.text(box, text, style, f"minute.{number}")


def cables(page: Page, rect: Rect, view: View) -> None:
    """Lay the cables from home, newest first, and the news."""
    room = panel(page, rect, paper="paper")

    def body(box: Rect) -> int:
        y = box.y
        if not view.cables and not view.news:
            return page.text(box, f"No cable from {view.brief.capital} yet.", Style("mono", "mono", "muted"))
        for news in reversed([one for one in view.news if one.new]):
            words = (Run(f"NEWS, {news.date.upper()} — {news.title}. ", "mono-bold", "blue"), Run(news.text))
            y = page.text(Rect(box.x, y, box.w, 0), words, MONO) + page.px(8)
        for cable in reversed(view.cables):
            y = cable_text(page, Rect(box.x, y, box.w, 0), cable) + page.px(10)
        return y

    page.scrolled("cables", room, body, label="Cables", focusable=True)


def cable_text(page: Page, box: Rect, cable: Cable) -> int:
    """Lay one cable with its orders and return the row below it."""
    head = f"CABLE, {cable.date.upper()} — {cable.sender}: {cable.title.removeprefix('Cable: ')}."
    new = (Run("● new  ", "sans-bold", "red"),) if cable.new else ()
    y = page.text(box, (*new, Run(head + " ", "mono-bold"), Run(cable.text)), MONO)
    for order in cable.orders:
        y = page.text(
            Rect(box.x + page.px(14), y, box.w - page.px(14), 0),
            (Run("→ ", "symbol"), Run(order)),
            Style("sans-bold", "small", "red"),
        )
    if cable.disputed:
        y = page.text(Rect(box.x, y, box.w, 0), f"Contested: {cable.disputed}", MUTED)
    return y


def gauge(page: Page, box: Rect, one: GaugeView, change: int = 0, *, of: str = "") -> int:
    """Lay a gauge with its word, and what an act would change about it; return the row below it.

    *of* names the delegation where the gauges of both lie side by side: then "our" is left out.
    """
    said = one.name.removeprefix("our ") if of else one.name
    style = Style("sans", "small")
    label = page.set(said[0].upper() + said[1:], style, page.px(110))
    sign = f" {change:+d}".replace("-", "−") if change else ""
    word = page.set(
        (bold(one.word), Run(sign, "+bold", "red" if change * (-1 if one.name == "strain" else 1) < 0 else "green")),
        style,
        page.px(150),
    )
    tall = max(label.height, word.height, page.px(20))
    left = box.x + page.px(92)
    room = max(page.px(30), box.right - left - page.px(118))
    rail = Rect(left, box.y + tall // 2 - page.px(5), room, page.px(10))
    marks: list[Mark] = [*label.placed(box.x, box.y, label.width), Fill(rail, "inset"), Frame(rail, "muted", 1)]
    high = one.value if one.name != "strain" else 1000 - one.value
    ink = "red" if high < 300 else "green" if high > 600 else "hatch"
    marks.append(Fill(Rect(rail.x + 1, rail.y + 1, max(1, (rail.w - 2) * one.value // 1000), rail.h - 2), ink))
    if change:
        x = rail.x + rail.w * max(0, min(1000, one.value + change)) // 1000
        marks.append(Fill(Rect(x - 1, rail.y - page.px(4), page.px(3), rail.h + page.px(8)), "ink"))
    marks += word.placed(rail.right + page.px(10), box.y, word.width)
    area = Rect(box.x, box.y, box.w, tall)
    page.add(
        Node(
            f"gauge.{one.name}{of and '.' + of}",
            "meter",
            f"{of} {said}".strip(),
            area,
            value=f"{one.word}, {one.value} per mille",
            hint=one.means,
            marks=tuple(marks),
        )
    )
    return area.bottom


def state_of_talks(page: Page, box: Rect, view: View, changes: dict[str, int]) -> int:
    """Lay all gauges and return the row below them."""
    y = box.y
    for one in view.gauges:
        y = gauge(page, Rect(box.x, y, box.w, 0), one, changes.get(one.name, 0)) + page.px(3)
    return y


def not_here(page: Page, rect: Rect, view: View | Glance) -> None:
    """Lay what is at stake for those who are not at this table."""
    room = panel(page, rect, paper="inset")

    def body(box: Rect) -> int:
        y = page.text(
            box,
            (bold("Not at this table. "), Run("Their papers: "), bold("N", "blue"), Run(".")),
            Style("serif", "small"),
            role="heading",
        )
        touched = [party for party in view.absent if party.at_stake]
        for party in touched or view.absent:
            words = (bold(f"{party.name}: "), Run(" ".join(party.at_stake) or party.voice))
            y = page.text(Rect(box.x, y + page.px(3), box.w, 0), words, Style("serif", "small"))
        return y

    page.scrolled("absent", room, body, label="Not at this table", focusable=True)


def scene_set(page: Page, box: Rect, view: View) -> int:
    """Lay place, persons and circumstances of the sitting, and return the row below them."""
    sitting = view.sitting
    y = page.text(box, f"{sitting.title}, {sitting.place}", Style("title", "heading"), role="heading")
    y = page.text(Rect(box.x, y, box.w, 0), f"{sitting.date}, {sitting.time}", UI) + page.px(6)
    if sitting.scene:
        y = page.text(Rect(box.x, y, box.w, 0), sitting.scene, BODY) + page.px(6)
    us = ", ".join(sitting.our_speakers) or "–"
    them = ", ".join(sitting.their_speakers) or "–"
    y = page.text(Rect(box.x, y, box.w, 0), (bold("For us: "), Run(us), bold("   For them: "), Run(them)), UI)
    return page.text(
        Rect(box.x, y, box.w, 0), f"{sitting.exchanges_left} exchange{'s' * (sitting.exchanges_left != 1)}", SMALL
    )


def ruled(page: Page, box: Rect, y: int) -> int:
    """Draw a rule across at a row and return the row below it."""
    page.ornament(Stroke((box.x, y), (box.right, y), "rule"))
    return y + page.px(6)
