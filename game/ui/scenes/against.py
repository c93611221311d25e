"""Asks which course is to stand beside another: history, a kept record, or a file from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press, Wrote
from game.ui.page import Page
from game.ui.results import Back, Compare, Desk, Result
from game.ui.rows import Control, controls
from game.ui.typeset import BODY, MUTED
from game.ui.widgets import dialog, field, option

if TYPE_CHECKING:
    from game.ui.shelves import Entry, Shelves

ELSEWHERE = "Or a record from elsewhere, such as a classmate's: write its path here, or drop the file on the window."


@dataclass(frozen=True, slots=True)
class Against:
    """The course that is A, which of the others is marked, and the path written so far."""

    one: str
    chosen: int = 0
    path: str = ""
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "other:0"

    def update(self, event: Event, desk: Desk) -> tuple[Against, Result | None]:
        """Return the scene with another course marked, or set the two side by side."""
        found = others(desk.library.shelves(), self.one)
        match event:
            case Press("no") | Key("escape"):
                return self, Back()
            case Wrote("path", value):
                return replace(self, path=value), None
            case Press("file") | Key("return") if self.path.strip():
                return self, Compare(self.one, self.path)
            case Press("yes") if found:
                return self, Compare(self.one, found[min(self.chosen, len(found) - 1)].key)
            case Press(name) if name.startswith("other:"):
                number = int(name.removeprefix("other:"))
                return replace(self, chosen=number), Compare(self.one, found[number].key) if (
                    number == self.chosen
                ) else None
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the courses that have ended over the field for a file."""
        found = others(desk.library.shelves(), self.one)
        room = dialog(page, "Beside which course?", 760, 640)
        none = "" if found else "No other course has ended yet."
        empty = "" if self.path.strip() else "Write the path of a record first."
        wanted = (
            Control("no", "Go back", "Esc"),
            Control("file", "Open the file", why_not=empty),
            Control("yes", "Set them side by side", why_not=none, kind="seal"),
        )
        rest = controls(page, room, wanted)

        def body(box: Rect) -> int:
            inner = Rect(box.x + page.px(5), box.y + page.px(4), box.w - page.px(10), 0)
            y = inner.y
            for number, entry in enumerate(found):
                y = option(
                    page,
                    Rect(inner.x, y, inner.w, 0),
                    f"other:{number}",
                    entry.branch.name,
                    number == self.chosen,
                    note=_said(entry),
                ) + page.px(6)
            if not found:
                y = page.text(inner, none, BODY)
            y = page.text(Rect(inner.x, y + page.px(8), inner.w, 0), ELSEWHERE, MUTED) + page.px(6)
            return field(page, Rect(inner.x, y, inner.w, 0), "path", "The path of a record", self.path) + page.px(6)

        page.scrolled("others", rest, body, label="Courses that have ended")
        return "Beside which course?"


def others(shelves: Shelves, one: str) -> list[Entry]:
    """Return the courses that can stand beside another: history, and the records that have ended."""
    found = []
    for entry in shelves.tree():
        save = entry.branch.save
        if entry.key != one and (save is None or (save.ended and save.readable and save.stretch is None)):
            found.append(entry)
    return found


def _said(entry: Entry) -> str:
    """Return what a course is, in a line."""
    save = entry.branch.save
    if save is None:
        return "The talks as they were held"
    return f"{save.acts} acts · {save.saved:%d %B %Y, %H:%M}"
