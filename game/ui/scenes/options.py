"""The settings: scale, contrast, plain reading, motion, full screen; each shows its effect at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Adjust, Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Result, Set
from game.ui.settings import SCALES, Settings, rescaled
from game.ui.typeset import BODY, HEADING
from game.ui.widgets import button, checkbox, dialog, stepper

SWITCHES = (
    ("high_contrast", "High contrast", "Black on white, without grain"),
    ("plain", "Plain reading", "One plain typeface, wider spacing, taller lines"),
    ("reduced_motion", "Reduced motion", "The other side's acts appear at once"),
    ("fullscreen", "Full screen (F11)", "Fill the screen"),
)
SAMPLE = (
    "The Soviet delegation asked which sea had been meant. The German side answered that in the long run the most "
    "favourable access lay in the direction of the Persian Gulf."
)


@dataclass(frozen=True, slots=True)
class Options:
    """The settings, over whatever was on screen."""

    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "scale"

    def update(self, event: Event, desk: Desk) -> tuple[Options, Result | None]:
        """Return the scene and the settings chosen."""
        now = desk.settings
        match event:
            case Press("close") | Key("escape"):
                return self, Back()
            case Adjust("scale", step):
                return self, Set(replace(now, scale=rescaled(now, step)))
            case Press("scale:less"):
                return self, Set(replace(now, scale=rescaled(now, -1)))
            case Press("scale:more"):
                return self, Set(replace(now, scale=rescaled(now, 1)))
            case Press(name) if name in {switch for switch, _, _ in SWITCHES}:
                return self, Set(switched(now, name))
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the switches over a sample of text."""
        room = dialog(page, "Settings", 640, 590)
        foot, body = room.cut_bottom(page.px(38), page.px(12))
        page.scrolled("settings", body, lambda box: self._body(desk.settings, page, box), label="Settings")
        button(page, Rect(foot.right - page.px(150), foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        return "Settings"

    def _body(self, now: Settings, page: Page, box: Rect) -> int:
        """Return the row below the controls."""
        box = box.inset(page.px(6), page.px(6))
        y = stepper(
            page,
            box,
            "scale",
            "Size of everything",
            f"{now.scale} %",
            first=now.scale == SCALES[0],
            last=now.scale == SCALES[-1],
        )
        for name, label, effect in SWITCHES:
            line = Rect(box.x, y + page.px(6), box.w, 0)
            y = checkbox(page, line, name, f"{label} – {effect.lower()}", bool(getattr(now, name)))
        y = page.text(Rect(box.x, y + page.px(14), box.w, 0), "How text looks", HEADING)
        return page.text(Rect(box.x, y + page.px(4), box.w, 0), SAMPLE, BODY) + page.px(6)


def switched(settings: Settings, name: str) -> Settings:
    """Return the settings with one switch turned."""
    match name:
        case "high_contrast":
            return replace(settings, high_contrast=not settings.high_contrast)
        case "plain":
            return replace(settings, plain=not settings.plain)
        case "reduced_motion":
            return replace(settings, reduced_motion=not settings.reduced_motion)
        case _:
            return replace(settings, fullscreen=not settings.fullscreen)
