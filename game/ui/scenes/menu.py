"""The menu of the table: go on, look things up, write things out, leave; the record is always kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, BranchOff, Desk, Export, Home, Leave, Read, Result, Return, Swap
from game.ui.scenes.keys import Keys
from game.ui.scenes.opening import Briefing
from game.ui.scenes.options import Options
from game.ui.scenes.takeover import WhatHistoryDid
from game.ui.typeset import MUTED
from game.ui.widgets import button, dialog

ITEMS = (
    ("close", "Back to the table", "Esc"),
    ("briefing", "The briefing again", "B"),
    ("settings", "Settings", "S"),
    ("keys", "Keys and how to read the table", "K"),
    ("minutes", "Write out the minutes", "M"),
    ("treaty", "Write out the treaty as it stands", "T"),
    ("fact", "What history did", "H"),
    ("replay", "Replay the talks so far", "R"),
    ("course", "Back to the course that was read", "V"),
    ("branch", "Branch off: go on in a copy", "C"),
    ("home", "Leave the table (the record is kept)", "L"),
    ("quit", "Close the game (the record is kept)", "Q"),
)


@dataclass(frozen=True, slots=True)
class Menu:
    """What can be done besides negotiating."""

    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "close"

    def update(self, event: Event, desk: Desk) -> tuple[Menu, Result | None]:
        """Return the scene and where the person goes."""
        del desk
        asked: dict[Event, Result] = {
            Press("close"): Back(),
            Key("escape"): Back(),
            Key("f10"): Back(),
            Press("briefing"): Swap(Briefing()),
            Press("settings"): Swap(Options()),
            Press("keys"): Swap(Keys()),
            Press("minutes"): Export("minutes"),
            Press("treaty"): Export("treaty"),
            Press("fact"): Swap(WhatHistoryDid()),
            Press("replay"): Read("these"),
            Press("course"): Return(),
            Press("branch"): BranchOff(),
            Press("home"): Home(),
            Press("quit"): Leave(),
        }
        return self, asked.get(event)

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the buttons one below the other."""
        room = dialog(page, "Menu", 470, 736)

        def body(box: Rect) -> int:
            y = box.y + page.px(5)
            for name, label, key in ITEMS:
                if name == "course" and desk.library.reading() is None:
                    continue
                why = desk.library.why_not_history() if name == "fact" else ""
                button(
                    page,
                    Rect(box.x + page.px(5), y, box.w - page.px(10), page.px(44)),
                    name,
                    label,
                    key=key,
                    kind="quiet",
                    align="left",
                    enabled=not why,
                    why_not=why,
                )
                y += page.px(52)
            if desk.notice:
                y = page.text(Rect(box.x, y, box.w, 0), desk.notice, MUTED, role="status")
            return y

        page.scrolled("menu", room, body, label="Menu")
        return "Menu"
