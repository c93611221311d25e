"""A sheet with a few sentences and one button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Result
from game.ui.typeset import BODY
from game.ui.widgets import button, dialog


@dataclass(frozen=True, slots=True)
class Message:
    """Says something and waits until it has been read."""

    title: str
    text: str
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "close"

    def update(self, event: Event, desk: Desk) -> tuple[Message, Result | None]:
        """Return the scene, and close it on any answer."""
        del desk
        return self, Back() if event in (Press("close"), Key("escape")) else None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the text over its button."""
        del desk
        tall = page.set(self.text, BODY, page.px(560)).height * 100 / page.theme.scale
        room = dialog(page, self.title, 620, min(560, tall + 170))
        foot, body = room.cut_bottom(page.px(38), page.px(12))
        page.scrolled("message", body, lambda box: page.text(box, self.text), label=self.title, focusable=True)
        button(page, Rect(foot.right - page.px(150), foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        return self.title
