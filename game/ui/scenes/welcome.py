"""The first-run page: four ways the screen can look, to be changed at any time in the settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Result, Set
from game.ui.settings import Settings
from game.ui.typeset import BODY, MUTED
from game.ui.widgets import button, dialog, option

PRESETS = {
    "paper": ("Paper", "Type and paper of 1940, at normal size.", Settings()),
    "large": ("Larger", "The same at one and a half times the size.", Settings(scale=150)),
    "contrast": ("High contrast", "Black on white, a quarter larger.", Settings(scale=125, high_contrast=True)),
    "plain": ("Plain reading", "One plain typeface, wide spacing, tall lines.", Settings(scale=125, plain=True)),
}

PROMISE = "Everything can be done by keyboard or by mouse, and nothing is timed."
LATER = "Settings, or Ctrl + and Ctrl −, change this at any time."


@dataclass(frozen=True, slots=True)
class Welcome:
    """Asks once how the screen should look; each answer shows itself at once."""

    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "preset:paper"

    def update(self, event: Event, desk: Desk) -> tuple[Welcome, Result | None]:
        """Return the scene and the settings chosen."""
        match event:
            case Press("on") | Key("escape"):
                return self, Back()
            case Press(name) if name.startswith("preset:"):
                _, _, look = PRESETS[name.removeprefix("preset:")]
                return self, Set(worn(desk.settings, look))
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the presets as a choice."""
        room = dialog(page, "How should the table look?", 640, 560)
        foot, body = room.cut_bottom(page.px(42), page.px(12))

        def presets(box: Rect) -> int:
            box = Rect(box.x + page.px(5), box.y + page.px(5), box.w - page.px(10), 0)
            y = page.text(box, PROMISE, BODY) + page.px(10)
            for ident, (title, text, look) in PRESETS.items():
                chosen = worn(desk.settings, look) == desk.settings
                y = option(page, Rect(box.x, y, box.w, 0), f"preset:{ident}", title, chosen, detail=text) + page.px(8)
            return page.text(Rect(box.x, y, box.w, 0), LATER, MUTED)

        page.scrolled("presets", body, presets, label="Presets")
        wide = page.px(170)
        button(page, Rect(foot.right - wide, foot.y, wide, foot.h), "on", "Go on", key="G", kind="seal")
        return "How should the table look?"


def worn(settings: Settings, look: Settings) -> Settings:
    """Return the settings with the looks of a preset."""
    return replace(settings, scale=look.scale, high_contrast=look.high_contrast, plain=look.plain)
