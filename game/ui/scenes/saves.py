"""The kept records: go on with one, or throw it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from game.ui.beside import why_not
from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Discard, Push, Read, Result, Resume
from game.ui.rows import Control, controls
from game.ui.scenes.against import Against
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.courses import Courses
from game.ui.typeset import BODY, Style
from game.ui.widgets import background, option, panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.play.shelf import SaveInfo


@dataclass(frozen=True, slots=True)
class Saves:
    """Which record is marked."""

    chosen: int = 0
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "record:0"

    def update(self, event: Event, desk: Desk) -> tuple[Saves, Result | None]:
        """Return the scene and what is to happen with the marked record."""
        kept = desk.library.saves()
        match event:
            case Press("back") | Key("escape"):
                return self, Back()
            case Press("resume") if self.chosen < len(kept):
                return self, Resume(kept[self.chosen].path)
            case Press("courses"):
                return self, Push(Courses())
            case Press("replay") if self.chosen < len(kept):
                return self, Read(kept[self.chosen].path)
            case Press("compare") if self.chosen < len(kept):
                return self, Push(Against(str(kept[self.chosen].path)))
            case Press("discard") if self.chosen < len(kept):
                record = kept[self.chosen]
                where = "the bin, from which Courses brings it back"
                question = f"The record “{record.title}”, {record.place}, goes into {where}."
                return self, Push(Confirm("Throw this record away?", question, "Throw it away", Discard(record.path)))
            case Press(name) if name.startswith("record:"):
                index = int(name.removeprefix("record:"))
                return Saves(index), Resume(kept[index].path) if index == self.chosen else None
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the list of records with their place in the talks."""
        background(page)
        margin = page.px(20)
        screen = page.rect.inset(margin, page.px(14))
        head, rest = screen.cut_top(page.line(Style("title", "title")), page.px(8))
        page.text(head, "Kept talks", Style("title", "title", "cream"), role="heading")
        kept = desk.library.saves()
        none = "" if kept else "No record is kept yet."
        wanted = (
            Control("back", "Back", "Esc"),
            Control("discard", "Throw away", why_not=none),
            Control("courses", "Courses", "C", hint="Which course left which, and where; names, copies, the bin."),
            Control("compare", "Then and now …", "T", _why_not_compare(kept, self.chosen)),
            Control("replay", "Replay", "R", none, "Read it act by act, and take a seat over at any."),
            Control("resume", "Go on", why_not=none, kind="seal"),
        )
        rest = controls(page, rest, wanted)
        width = min(page.px(900), rest.w)
        room = panel(page, Rect((page.size[0] - width) // 2, rest.y, width, rest.h), "Newest first")

        def body(box: Rect) -> int:
            box = box.inset(page.px(5), page.px(5))
            y = box.y
            if not kept:
                return page.text(box, "No talks have been kept yet. They are kept by themselves after every act.", BODY)
            for index, record in enumerate(kept):
                line = _line(record)
                y = option(
                    page,
                    Rect(box.x, y, box.w, 0),
                    f"record:{index}",
                    record.title,
                    index == self.chosen,
                    detail=record.place,
                    note=line,
                ) + page.px(8)
            return y

        page.scrolled("records", room, body, label="Kept talks")
        return "Kept talks"


def _why_not_compare(kept: Sequence[SaveInfo], chosen: int) -> str:
    """Return why the marked record cannot stand beside another course; empty where it can."""
    if chosen >= len(kept):
        return "No record is kept yet."
    return why_not(ended=kept[chosen].ended, cut=kept[chosen].stretch is not None)


def _line(record: SaveInfo) -> str:
    """Return when a record was kept, who sits where, and how long it is."""
    seats = ", ".join(f"{seat}: {'you' if who == 'human' else who}" for seat, who in record.players.items())
    if not record.players:  # damaged: its place says so
        return f"{record.saved:%d %B %Y, %H:%M}"
    ended = " · ended" if record.ended else ""
    return f"{record.saved:%d %B %Y, %H:%M} · {seats} · {record.acts} acts{ended}"
