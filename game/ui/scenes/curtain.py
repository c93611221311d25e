"""The privacy curtain between two people at one machine: nothing of either delegation is on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Press
from game.ui.page import Page
from game.ui.results import Desk, Result, TurnOver
from game.ui.typeset import BODY, Style
from game.ui.widgets import background, button, panel


@dataclass(frozen=True, slots=True)
class Curtain:
    """Waits until the other person sits at the screen."""

    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "ready"

    def update(self, event: Event, desk: Desk) -> tuple[Curtain, Result | None]:
        """Return the scene, and turn the table over when asked."""
        del desk
        return self, TurnOver() if event == Press("ready") else None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the closed folder."""
        background(page)
        whose = desk.library.whose_turn()
        width, height = min(page.px(640), page.size[0] - page.px(40)), min(page.px(330), page.size[1] - page.px(40))
        folder = Rect((page.size[0] - width) // 2, (page.size[1] - height) // 2, width, height)
        room = panel(page, folder).inset(page.px(16), page.px(12))
        foot, body = room.cut_bottom(page.px(44), page.px(12))

        def text(box: Rect) -> int:
            y = page.text(box, "The folder is closed", Style("title", "title", align="centre")) + page.px(14)
            words = (
                f"Please hand the screen to the {whose}.\nInstructions from home, mandates and estimates "
                "of the other side stay hidden until that person opens the folder."
            )
            return page.text(Rect(box.x, y, box.w, 0), words, Style(BODY.face, BODY.size, align="centre"))

        page.scrolled("curtain", body, text, label="The folder is closed")
        button(
            page,
            Rect(foot.x + foot.w // 6, foot.y, foot.w * 2 // 3, foot.h),
            "ready",
            f"I am the {whose}: open it",
            key="O",
        )
        return "The folder is closed"
