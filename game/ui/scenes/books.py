"""The books on the side table: brief, cables, the staff's estimate, those not at this table, codex, the model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from game.ui import markdown
from game.ui.display import Fill, Frame, Rect
from game.ui.events import Event, Key, Press, Wrote
from game.ui.page import Page
from game.ui.results import Back, Desk, Focus, Result
from game.ui.scenes.figures import figures
from game.ui.scenes.opening import brief, cited, floors, works
from game.ui.scenes.papers import cable_text
from game.ui.typeset import BODY, HEADING, MUTED, UI, Run, Style, bold, italic
from game.ui.widgets import LABEL, button, dialog, field, tabs

if TYPE_CHECKING:
    from game.play.view import ProfileView, View

BOOKS = (
    ("brief", "Brief"),
    ("floors", "Questions"),
    ("cables", "Cables"),
    ("estimate", "The other side"),
    ("absent", "Not at this table"),
    ("codex", "Codex"),
    ("model", "How this decides"),
    ("figures", "Figures"),
)

SEARCHED = {
    "codex": ("Search the codex", "Search people, places, papers, words …"),
    "figures": ("Search the figures", "Search issues, governments, events, sources …"),
}


@dataclass(frozen=True, slots=True)
class Books:
    """Which book is open, and what is looked for in the codex or among the figures."""

    book: str
    words: str = ""
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = ""

    def update(self, event: Event, desk: Desk) -> tuple[Books, Result | None]:
        """Return the scene with another book or search."""
        del desk
        match event:
            case Press("close") | Key("escape"):
                return self, Back()
            case Press(name) if name.startswith("book."):
                book = name.removeprefix("book.")
                return replace(self, book=book, words=""), Focus("search") if book in SEARCHED else None
            case Wrote("search", value):
                return replace(self, words=value), None
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the open book under its tabs."""
        view = desk.talks
        title = dict(BOOKS)[self.book]
        room = dialog(page, title, 980, 760)
        foot, rest = room.cut_bottom(page.px(38), page.px(12))
        bottom = tabs(page, rest, "book", list(BOOKS), self.book)
        body = Rect(rest.x, bottom + page.px(10), rest.w, rest.bottom - bottom - page.px(10))
        if self.book in SEARCHED:
            label, empty = SEARCHED[self.book]
            row = Rect(body.x + page.px(5), body.y, body.w - page.px(10), 0)
            y = field(page, row, "search", label, self.words, empty=empty)
            body = Rect(body.x, y + page.px(10), body.w, body.bottom - y - page.px(10))
        page.scrolled(
            f"book:{self.book}", body, lambda box: self._book(page, box, view, desk), label=title, focusable=True
        )
        button(page, Rect(foot.right - page.px(150), foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        return title

    def _book(self, page: Page, box: Rect, view: View, desk: Desk) -> int:
        """Return the row below the open book's text."""
        match self.book:
            case "brief":
                return brief(page, box, view)
            case "floors":
                return floors(page, box, view)
            case "cables":
                return _cables(page, box, view)
            case "estimate":
                return _estimate(page, box, view)
            case "absent":
                return not_at_this_table(page, box, view)
            case "model":
                return markdown.lay(page, box, desk.library.model())
            case "figures":
                return figures(page, box, desk.library.figures(view.scenario, self.words))
        return _codex(page, box, desk, self.words)


def not_at_this_table(page: Page, box: Rect, view: View) -> int:
    """Lay what those not asked said, and what is at stake for them; return the row below."""
    y = page.text(
        box, "These are bargained over here, and were not asked.", Style("serif-italic", "body", "muted")
    ) + page.px(8)
    for party in view.absent:
        y = page.text(Rect(box.x, y, box.w, 0), party.name, Style("title-bold", "heading"), role="heading")
        y = page.text(Rect(box.x, y, box.w, 0), party.voice, BODY)
        if party.quote:
            y = page.text(
                Rect(box.x + page.px(18), y + page.px(3), box.w - page.px(36), 0),
                party.quote,
                Style("serif-italic", "body"),
            )
        for stake in party.at_stake:
            words = (Run("▲ ", "symbol", "red"), Run(stake))
            y = page.text(Rect(box.x, y + page.px(2), box.w, 0), words, Style("sans-bold", "small", "red"))
        if party.fate:
            y = page.text(Rect(box.x, y + page.px(3), box.w, 0), (bold("What came: "), Run(party.fate)), BODY)
        y = cited(page, Rect(box.x, y + page.px(2), box.w, 0), view, party.sources) + page.px(14)
    return y


def _cables(page: Page, box: Rect, view: View) -> int:
    """Lay all cables and news and return the row below them."""
    y = box.y
    for cable in reversed(view.cables):
        y = cable_text(page, Rect(box.x, y, box.w, 0), cable)
        y = cited(page, Rect(box.x, y, box.w, 0), view, cable.sources) + page.px(12)
    for news in reversed(view.news):
        words = (bold(f"{news.date} — {news.title}. "), Run(news.text))
        y = page.text(Rect(box.x, y, box.w, 0), words, BODY)
        if news.disputed:
            y = page.text(Rect(box.x, y, box.w, 0), f"Contested: {news.disputed}", MUTED)
        y = cited(page, Rect(box.x, y, box.w, 0), view, news.sources) + page.px(12)
    return y if view.cables or view.news else page.text(box, "No cables and no news yet.", UI)


def _estimate(page: Page, box: Rect, view: View) -> int:
    """Lay what the staff thinks the other government is, and return the row below it."""
    words = "Which of these the other government is, is hidden. The staff weighs what has been said in public."
    y = page.text(box, words, Style("serif-italic", "body", "muted")) + page.px(8)
    for one in view.estimate:
        y = school(page, Rect(box.x, y, box.w, 0), one) + page.px(12)
    if view.estimate_reasons:
        y = page.text(Rect(box.x, y, box.w, 0), "WHY", HEADING, role="heading") + page.px(2)
    for why in view.estimate_reasons:
        y = page.text(Rect(box.x, y, box.w, 0), (Run("◆ ", "symbol", "muted"), Run(why)), BODY) + page.px(2)
    return y


def school(page: Page, box: Rect, one: ProfileView) -> int:
    """Lay one reading of a government with how likely it is held, and return the row below it."""
    y = page.text(box, one.title, Style("title-bold", "heading"), role="heading")
    rail = Rect(box.x, y + page.px(5), min(box.w // 2, page.px(340)), page.px(12))
    page.ornament(
        Fill(rail, "inset"), Frame(rail, "muted"), Fill(Rect(rail.x, rail.y, rail.w * one.now // 1000, rail.h), "blue")
    )
    words = f"{one.now // 10} in 100 (at first {one.prior // 10})"
    said = page.text(Rect(rail.right + page.px(12), y, box.right - rail.right - page.px(12), 0), words, LABEL)
    y = page.text(Rect(box.x, max(said, rail.bottom) + page.px(4), box.w, 0), one.purpose, BODY)
    return page.text(Rect(box.x, y, box.w, 0), f"School: {one.school}", MUTED)


def _codex(page: Page, box: Rect, desk: Desk, words: str) -> int:
    """Lay the entries that hold all words looked for, and return the row below them."""
    y = box.y
    for entry in desk.library.codex(words):
        head = (bold(entry.title), italic(f"  {entry.subtitle}", "muted"))
        y = page.text(Rect(box.x, y, box.w, 0), head, Style("serif", "lead"), f"codex.{entry.id}", "heading")
        y = page.text(Rect(box.x, y, box.w, 0), entry.text, BODY)
        if entry.disputed:
            contested = (bold("Contested: "), Run(entry.disputed))
            y = page.text(Rect(box.x, y, box.w, 0), contested, Style("serif", "small"))
        y = works(page, Rect(box.x, y, box.w, 0), entry.sources)
        y += page.px(12)
    return y if y > box.y else page.text(box, "Nothing in the codex holds all these words.", UI)
