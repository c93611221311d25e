"""Sheets over a course being read: the sources of an act in full, the papers as they lay at it, the curves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.ui.charts import chart
from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Result
from game.ui.scenes.books import Books
from game.ui.typeset import BODY, MUTED, Run, Style, bold
from game.ui.widgets import button, dialog


@dataclass(frozen=True, slots=True)
class AtAct:
    """The books of a delegation as they lay after an act."""

    books: Books
    reader: str
    at: int
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = ""

    def update(self, event: Event, desk: Desk) -> tuple[AtAct, Result | None]:
        """Return the scene with another book or search."""
        books, wanted = self.books.update(event, self._then(desk))
        return replace(self, books=books), wanted

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the open book."""
        return self.books.layout(self._then(desk), page)

    def _then(self, desk: Desk) -> Desk:
        """Return what lay on the desk after the act."""
        return replace(desk, view=desk.reading.view(self.reader, self.at))


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources of an act and of what followed on it."""

    reader: str
    at: int
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "close"

    def update(self, event: Event, desk: Desk) -> tuple[Cited, Result | None]:
        """Return the scene, and close it when asked."""
        del desk
        return self, Back() if event in (Press("close"), Key("escape"), Key("c")) else None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the works and facts, each in full."""
        title = f"Sources of act {self.at}" if self.at else "Sources of what stood before"
        room = dialog(page, title, 860, 640)
        foot, rest = room.cut_bottom(page.px(38), page.px(12))
        reading = desk.reading
        step = reading.steps(self.reader)[self.at]

        def body(box: Rect) -> int:
            y = box.y
            if step.history is not None:
                words = (bold(f"{step.lines[0].speaker}. "), Run(step.lines[0].text))
                y = page.text(Rect(box.x, y, box.w, 0), words, BODY) + page.px(6)
                if step.history.comment:
                    comment = (bold("Comment. "), Run(step.history.comment))
                    y = page.text(Rect(box.x, y, box.w, 0), comment, BODY) + page.px(10)
            for one in reading.sources(self.reader, self.at):
                y = page.text(Rect(box.x, y, box.w, 0), one.id, Style("mono-bold", "mono"), role="heading")
                y = page.text(Rect(box.x, y, box.w, 0), one.title, BODY)
                y = page.text(Rect(box.x, y, box.w, 0), CHECKED.get(one.checked, one.checked), MUTED) + page.px(10)
            return y

        page.scrolled("sources.all", rest, body, label=title, focusable=True)
        button(page, Rect(foot.right - page.px(150), foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        return title


CHECKED = {"seen": "Text seen.", "part": "Seen in part.", "ref": "Known from references."}


@dataclass(frozen=True, slots=True)
class Expected:
    """The curves of the course, large, with the sentences that say the same."""

    under: str
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "close"

    def update(self, event: Event, desk: Desk) -> tuple[Expected, Result | None]:
        """Return the scene, and close it when asked."""
        del desk
        return self, Back() if event in (Press("close"), Key("escape")) else None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the chart over its sentences."""
        title = "What was to be expected"
        room = dialog(page, title, 1240, 900)
        foot, rest = room.cut_bottom(page.px(38), page.px(12))
        drawn = desk.reading.reckoning.chart(self.under)

        def body(box: Rect) -> int:
            if drawn is None:
                return page.text(box, "Nothing has been reckoned yet.", BODY)
            return chart(page, Rect(box.x, box.y, box.w - page.px(6), 0), drawn, "curves.large")

        page.scrolled("curves.all", rest, body, label=title, focusable=True)
        button(page, Rect(foot.right - page.px(150), foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        return title
