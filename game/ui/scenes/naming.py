"""Asks for a few words: a course's name, where a copy of it is to go, or where a record that was sent lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from game.ui.display import Rect
from game.ui.events import Event, Key, Press, Wrote
from game.ui.page import Page
from game.ui.results import Back, Desk, Result, Shelve
from game.ui.typeset import BODY
from game.ui.widgets import button, button_width, dialog, field


@dataclass(frozen=True, slots=True)
class Naming:
    """What is asked, what has been written so far, and what is done with it."""

    title: str
    text: str
    words: str
    deed: Literal["rename", "send", "keep"]
    course: str = ""
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "words"

    def update(self, event: Event, desk: Desk) -> tuple[Naming, Result | None]:
        """Return the scene with other words, or what is to be done with them."""
        del desk
        match event:
            case Press("no") | Key("escape"):
                return self, Back()
            case Wrote("words", value):
                return replace(self, words=value), None
            case Press("clear"):
                return replace(self, words=""), None
            case Press("yes") | Key("return"):
                return self, Shelve(self.deed, self.course, self.words)
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the question over the field and the two answers."""
        del desk
        width = min(page.px(640), page.size[0] - page.px(32)) - page.px(62)
        tall = page.set(self.text, BODY, width).height * 100 / page.theme.scale
        room = dialog(page, self.title, 640, tall + 230)
        foot, rest = room.cut_bottom(page.px(42), page.px(14))

        def body(box: Rect) -> int:
            inner = Rect(box.x + page.px(5), box.y, box.w - page.px(10), 0)
            y = page.text(inner, self.text, BODY) + page.px(12)
            return field(page, Rect(inner.x, y, inner.w, 0), "words", self.title, self.words) + page.px(6)

        page.scrolled("question", rest, body, label=self.title)
        x = foot.x
        for name, label, key in (("no", "Go back", "Esc"), ("clear", "Clear", "")):
            wide = button_width(page, label, key=key)
            button(page, Rect(x, foot.y, wide, foot.h), name, label, key=key)
            x += wide + page.px(10)
        yes = {"rename": "Call it this", "send": "Write the copy", "keep": "Keep it"}[self.deed]
        wide = min(foot.right - x, button_width(page, yes))
        button(page, Rect(foot.right - wide, foot.y, wide, foot.h), "yes", yes, kind="seal")
        return self.title
