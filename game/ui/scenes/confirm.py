"""Asks once more before something that cannot be undone by a key: signing, or throwing a record away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Result
from game.ui.typeset import BODY, Run, Style
from game.ui.widgets import button, button_width, dialog


@dataclass(frozen=True, slots=True)
class Confirm:
    """A question with its consequences; focus begins on the way back."""

    title: str
    text: str
    yes: str
    then: Result
    warnings: tuple[str, ...] = ()
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "no"

    def update(self, event: Event, desk: Desk) -> tuple[Confirm, Result | None]:
        """Return the scene and the answer."""
        del desk
        match event:
            case Press("no") | Key("escape"):
                return self, Back()
            case Press("yes"):
                return self, self.then
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out question, warnings and the two answers."""
        del desk

        def body(box: Rect) -> int:
            y = page.text(box, self.text, BODY)
            for warning in self.warnings:
                y += page.px(8)
                y = page.text(
                    Rect(box.x, y, box.w, 0), (Run("▲ ", "symbol", "red"), Run(warning)), Style("sans", "ui", "red")
                )
            return y

        width = page.px(600)
        tall = page.set(self.text, BODY, width - page.px(70)).height
        tall += sum(
            page.set("▲ " + w, Style("sans", "ui"), width - page.px(70)).height + page.px(8) for w in self.warnings
        )
        room = dialog(page, self.title, 640, min(600, tall * 100 / page.theme.scale + 180))
        foot, rest = room.cut_bottom(page.px(42), page.px(14))
        no = Rect(foot.x, foot.y, page.px(170), foot.h)
        button(page, no, "no", "Go back", key="Esc")
        page.scrolled("question", rest, body, label=self.title, focusable=True)
        wide = min(foot.w - no.w - page.px(12), button_width(page, self.yes))
        button(page, Rect(foot.right - wide, foot.y, wide, foot.h), "yes", self.yes, kind="seal")
        return self.title
