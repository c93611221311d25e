"""The papers of two courses side by side: the parting, the issues, the brief, the texts, those not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.charts import chart
from game.ui.display import Rect
from game.ui.page import Page
from game.ui.scenes.opening import works
from game.ui.typeset import BODY, HEADING, MUTED, SMALL, Run, Style, Text, bold, italic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.analysis.comparing.compare import ArticleRow, Comparison
    from game.ui.beside import Beside

HEAD = Style("title-bold", "heading")
MARKS = {"both": Run(""), "one": Run("", ink="red", struck=True), "other": Run("", ink="blue", underlined=True)}


def heading(page: Page, box: Rect, text: str) -> int:
    """Lay a heading in capitals and return the row below it."""
    return page.text(box, text.upper(), HEADING, role="heading") + page.px(2)


def pair(page: Page, box: Rect, one: Text, other: Text, style: Style = BODY) -> int:
    """Lay what is to be said of A and of B beside each other, or below each other, and return the row below."""
    wide = box.w >= page.px(760)
    columns = box.columns(2, page.px(30)) if wide else [box, box]
    letter = page.px(26)
    top = low = box.y
    for name, text, column in zip("AB", (one, other), columns, strict=True):
        y = top if wide else low
        page.text(Rect(column.x, y, letter, 0), name, Style("sans-bold", style.size))
        low = max(low, page.text(Rect(column.x + letter, y, column.w - letter, 0), text, style))
    return low


def sources(page: Page, box: Rect, found: Comparison, names: Iterable[str]) -> int:
    """Lay the works behind what was said and return the row below them."""
    return works(page, box, [found.sources[name] for name in dict.fromkeys(names) if name in found.sources])


def parting(page: Page, box: Rect, held: Beside) -> int:
    """Lay where the courses parted, with both acts, and how either ended; return the row below."""
    from game.analysis.comparing import telling

    found = held.found
    y = heading(page, box, "The two courses")
    y = pair(page, Rect(box.x, y, box.w, 0), telling.course(found.one), telling.course(found.other)) + page.px(6)
    y = pair(page, Rect(box.x, y, box.w, 0), found.one.text, found.other.text) + page.px(6)
    y = page.text(Rect(box.x, y, box.w, 0), telling.luck(found), MUTED) + page.px(16)
    y = heading(page, Rect(box.x, y, box.w, 0), "The first act that differs")
    parted = found.parted
    if parted is None:
        return page.text(Rect(box.x, y, box.w, 0), telling.NOWHERE, BODY)
    y = page.text(Rect(box.x, y, box.w, 0), telling.parted(parted), Style("serif-italic", "lead")) + page.px(8)
    y = pair(page, Rect(box.x, y, box.w, 0), parted.one or telling.OVER, parted.other or telling.OVER) + page.px(8)
    return sources(page, Rect(box.x, y, box.w, 0), found, (*parted.one_sources, *parted.other_sources))


def issues(page: Page, box: Rect, held: Beside) -> int:
    """Lay the lanes of both courses over where each issue stood at the end, and return the row below."""
    from game.analysis.comparing import telling

    found = held.found
    y = box.y
    if held.lanes[0].up.ticks:
        for number, lanes in enumerate(held.lanes):
            y = chart(page, Rect(box.x, y, box.w, 0), lanes, f"lanes:{number}", told=False) + page.px(18)
    delegations = telling.names(found)
    differ = [row for row in found.issues if not row.same]
    y = heading(page, Rect(box.x, y, box.w, 0), "Where each issue stood at the end")
    for row in differ:
        y = page.text(Rect(box.x, y, box.w, 0), row.title, Style("sans-bold", "ui"), role="heading")
        stood = (telling.standing(row.one, delegations), telling.standing(row.other, delegations))
        y = pair(page, Rect(box.x, y, box.w, 0), *stood, Style("serif", "small")) + page.px(8)
    alike = telling.alike(found)
    return page.text(Rect(box.x, y, box.w, 0), alike, MUTED) if alike else y


def brief(page: Page, box: Rect, held: Beside) -> int:
    """Lay how far each delegation got its brief in either course, and return the row below."""
    from game.analysis.comparing import telling

    found = held.found
    width = min(box.w, page.px(760))
    y = chart(page, Rect(box.x, box.y, width, 0), held.brief, "brief", told=False) + page.px(12)
    for row in found.scores:
        y = page.text(Rect(box.x, y, box.w, 0), row.delegation, HEAD, role="heading")
        y = pair(page, Rect(box.x, y, box.w, 0), telling.brief(row.one), telling.brief(row.other)) + page.px(4)
        if row.one.notes or row.other.notes:
            notes = (" ".join(row.one.notes) or "–", " ".join(row.other.notes) or "–")
            y = pair(page, Rect(box.x, y, box.w, 0), *notes, Style("sans", "small", "red")) + page.px(4)
        one, other = (f"Its government: {score.profile.title}. {score.purpose}" for score in (row.one, row.other))
        y = pair(page, Rect(box.x, y, box.w, 0), one, other, Style("serif", "small")) + page.px(14)
    return y


def texts(page: Page, box: Rect, held: Beside) -> int:
    """Lay the articles of both courses woven into one text with the differences marked; return the row below."""
    from game.analysis.comparing import telling
    from game.play.writing import sentence

    found = held.found
    one, other = (sentence(telling.texts(signed)) for signed in found.signed)
    y = pair(page, box, one, other, Style("serif-italic", "body")) + page.px(6)
    if not found.articles:
        return page.text(Rect(box.x, y, box.w, 0), telling.NO_ARTICLE, BODY)
    key = (
        Run("Struck out", ink="red", struck=True),
        Run(": only in A.   "),
        Run("Underlined", ink="blue", underlined=True),
        Run(": only in B. An article that only one course has says so."),
    )
    y = page.text(Rect(box.x, y, box.w, 0), key, SMALL) + page.px(12)
    for row in found.articles:
        y = _article(page, Rect(box.x, y, box.w, 0), row) + page.px(12)
    return y


def _article(page: Page, box: Rect, row: ArticleRow) -> int:
    """Lay one article with what only one course has marked, and return the row below it."""
    whose = "in A only" if row.other is None else "in B only" if row.one is None else ""
    same = "the same in both" if row.one == row.other else whose or "worded differently"
    head = (bold(row.heading), italic(f"   {same}", "muted"))
    y = page.text(box, head, Style("sans", "ui"), role="heading")
    if row.one is None or row.other is None:
        return page.text(Rect(box.x, y, box.w, 0), row.one or row.other or "", BODY)
    runs = []
    for piece in row.pieces:
        like = MARKS[piece.mark]
        runs += [Run(piece.text, like.face, like.ink, like.struck, like.underlined), Run(" ")]
    return page.text(Rect(box.x, y, box.w, 0), tuple(runs[:-1]), BODY)


def absent(page: Page, box: Rect, held: Beside) -> int:
    """Lay what was done over the heads of those not at the table, and what became of them; return the row below."""
    from game.analysis.comparing import telling

    y = box.y
    for party in held.found.absent:
        y = page.text(Rect(box.x, y, box.w, 0), party.name, HEAD, role="heading")
        if party.voice:
            y = page.text(Rect(box.x, y, box.w, 0), party.voice, Style("serif-italic", "body")) + page.px(4)
        stakes = telling.stakes(party)
        for whose, said in stakes:
            y = page.text(Rect(box.x, y, box.w, 0), (bold(f"{whose}: "), Run(said)), BODY) + page.px(2)
        if not stakes:
            y = page.text(Rect(box.x, y, box.w, 0), telling.UNSPOKEN, MUTED)
        if party.fate:
            y = page.text(Rect(box.x, y + page.px(2), box.w, 0), (bold("In fact: "), Run(party.fate)), BODY)
        y = sources(page, Rect(box.x, y + page.px(2), box.w, 0), held.found, party.sources) + page.px(14)
    return y
