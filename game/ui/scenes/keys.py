"""The page of keys and of how to read the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Result
from game.ui.typeset import BODY, HEADING, UI, Style
from game.ui.widgets import button, dialog

KEYS = (
    ("Tab, Shift+Tab", "next and previous control"),
    ("Arrows", "neighbouring control; change a value; scroll a text"),
    ("Enter, Space", "press the control with the blue frame"),
    ("Esc", "close, go back; at the table: the menu"),
    ("Letters on key caps", "the control that carries them"),
    ("Page Up, Page Down, Home, End", "long texts"),
    ("U", "take back your last act"),
    ("B, N, X", "brief; not at this table; codex"),
    ("H", "what history did here, where the talks began from it"),
    ("Left, Right on the strip of a replay", "one act back, one act on"),
    ("V in a replay", "read from another seat"),
    ("N, B in Then and now", "the next part, the part before"),
    ("F1, F11", "this page; full screen"),
    ("Ctrl + and Ctrl −, Ctrl 0", "larger and smaller interface; as at first"),
)

READING = (
    (
        "The agenda",
        (
            "Each question is a track. Left is what suits the one side, right what suits the other. The open red "
            "triangle is what your government asks for, the full one your word; the blue diamond is their last word, "
            "the ring the draft, the small square how things stand, the red stroke your mandate; the hatched stretch "
            "is where your staff thinks both could agree."
        ),
    ),
    (
        "Acts",
        (
            "You and the other side act in turn, one act each; a meeting has few exchanges. Nothing is made before you "
            "press the red button: choose, read the preview, change your mind."
        ),
    ),
    (
        "Reasons",
        (
            "Every judgement is a sum of signed reasons. Each says how it is known: said, inferred, or a guess. "
            "A reason marked as blocking cannot be outweighed."
        ),
    ),
    (
        "Home",
        "Your mandate is how far you may go without asking. Going further costs standing; at zero you are recalled.",
    ),
    (
        "Price and purpose",
        (
            "What a government would sign and what it will do regardless are different things. You see the first "
            "at the table; the second in the debrief."
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Keys:
    """Help, over whatever was on screen."""

    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "close"

    def update(self, event: Event, desk: Desk) -> tuple[Keys, Result | None]:
        """Return the scene, and close it when asked."""
        del desk
        return self, Back() if event in (Press("close"), Key("escape"), Key("f1")) else None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the keys and how to read the table."""
        del desk
        room = dialog(page, "Keys, and how to read the table", 860, 700)
        foot, body = room.cut_bottom(page.px(38), page.px(12))
        page.scrolled("help", body, lambda box: self._body(page, box), label="Keys", focusable=True)
        button(page, Rect(foot.right - page.px(150), foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        return "Keys"

    def _body(self, page: Page, box: Rect) -> int:
        """Return the row below the text."""
        y = box.y
        left = min(page.px(290), box.w * 2 // 5)
        for keys, does in KEYS:
            one = page.text(Rect(box.x, y, left - page.px(12), 0), keys, Style("sans-bold", "ui"))
            other = page.text(Rect(box.x + left, y, box.w - left, 0), does, UI)
            y = max(one, other) + page.px(3)
        for head, text in READING:
            y = page.text(Rect(box.x, y + page.px(14), box.w, 0), head, HEADING, role="heading")
            y = page.text(Rect(box.x, y, box.w, 0), text, BODY)
        return y
