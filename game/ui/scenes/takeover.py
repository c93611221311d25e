"""Leaving a course: taking a seat over from an act of it, and what history did, for whoever asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Library, Result, Seated
from game.ui.scenes.choose import PERSON, usual
from game.ui.typeset import BODY, HEADING, MUTED, Run, Style, bold, italic
from game.ui.widgets import button, button_width, dialog, option


@dataclass(frozen=True, slots=True)
class TakeOver:
    """From after which act a person goes on, in which seat, against whom; empty means the usual."""

    at: int
    reader: str
    seat: str = ""
    opponent: str = ""
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "sit"

    def update(self, event: Event, desk: Desk) -> tuple[TakeOver, Result | None]:
        """Return the scene with another choice, or sit down."""
        match event:
            case Press("close") | Key("escape"):
                return self, Back()
            case Press("sit"):
                return self, Seated(self.at, *self._chosen(desk))
            case Press(name) if name.startswith("seat:"):
                return replace(self, seat=name.removeprefix("seat:")), None
            case Press(name) if name.startswith("opponent:"):
                return replace(self, opponent=name.removeprefix("opponent:")), None
        return self, None

    def _chosen(self, desk: Desk) -> tuple[str, str]:
        """Return the seat and who sits opposite, with the usual where nothing was chosen."""
        free = [seat for seat, _ in desk.reading.seats if seat in desk.reading.readers]
        seat = self.seat or (self.reader if self.reader in free else free[-1])
        return seat, self.opponent or usual(desk.library, seat)

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out which act it is, the seats and the opponents."""
        title = "Take a seat over"
        room = dialog(page, title, 860, 720)
        foot, rest = room.cut_bottom(page.px(42), page.px(12))
        seat, opponent = self._chosen(desk)
        page.scrolled("takeover", rest, lambda box: self._body(page, box, desk, seat, opponent), label=title)
        button(page, Rect(foot.x, foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        label = f"Sit down after act {self.at}" if self.at else "Sit down at the beginning"
        wide = button_width(page, label, key="T") + page.px(20)
        button(page, Rect(foot.right - wide, foot.y, wide, foot.h), "sit", label, key="T", kind="seal")
        return title

    def _body(self, page: Page, box: Rect, desk: Desk, seat: str, opponent: str) -> int:
        """Return the row below the choices."""
        reading = desk.reading
        box = box.inset(page.px(5), page.px(3))
        step = reading.steps(self.reader)[self.at]
        line = step.lines[0] if step.lines else None
        where = f"After act {self.at} of {reading.acts}. " if self.at else "Before the first word. "
        y = page.text(box, (bold(where), Run(f"{step.place}.")), Style("serif", "lead"), "takeover.where", "heading")
        if line is not None and self.at:
            said = (Run(f"{line.time}, "), bold(f"{line.speaker}: "), Run(line.text))
            y = page.text(Rect(box.x, y + page.px(2), box.w, 0), said, BODY, "takeover.act")
        next_one = reading.glance(self.reader, self.at).to_move
        words = f"The {next_one} acts next. What was said up to here stands; from here on nothing is settled."
        y = page.text(Rect(box.x, y + page.px(4), box.w, 0), words, BODY)
        if not reading.why_not_history or reading.is_line:
            hidden = "What history did next stays out of sight unless you ask for it at the table (H)."
            y = page.text(Rect(box.x, y + page.px(2), box.w, 0), hidden, MUTED)
        y = page.text(Rect(box.x, y + page.px(10), box.w, 0), "YOUR SEAT", HEADING, role="heading") + page.px(4)
        why = "These talks are under way; only a seat held by a person can be taken."
        for ident, name in reading.seats:
            y = option(
                page,
                Rect(box.x, y, box.w, 0),
                f"seat:{ident}",
                name,
                ident == seat,
                enabled=ident in reading.readers,
                why_not="" if ident in reading.readers else why,
                note=_note(desk.library, reading.scenario, ident),
            ) + page.px(6)
        y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "OPPOSITE", HEADING, role="heading") + page.px(4)
        players = [(one.name, one.title, one.text) for one in desk.library.strategies()]
        for ident, name, text in (*players, (PERSON, "Another person at this machine", "")):
            y = option(
                page, Rect(box.x, y, box.w, 0), f"opponent:{ident}", name, ident == opponent, detail=text
            ) + page.px(6)
        return y


def _note(library: Library, scenario: str, seat: str) -> str:
    """Return what is said of a seat before it is taken."""
    infos = [info for info in library.scenarios() if info.name == scenario]
    return next((one.note for info in infos for one in info.seats if one.id == seat), "")


@dataclass(frozen=True, slots=True)
class WhatHistoryDid:
    """So many acts of history from where a course left it; shown only to whoever asks."""

    shown: int = 1
    of_reading: bool = False  # of the course being read, and not of the talks under way
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "more"

    def update(self, event: Event, desk: Desk) -> tuple[WhatHistoryDid, Result | None]:
        """Return the scene with one act more, or close it."""
        del desk
        match event:
            case Press("close") | Key("escape"):
                return self, Back()
            case Press("more"):
                return replace(self, shown=self.shown + 1), None
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the acts of history in order, with their comments and sources."""
        title = "What history did"
        room = dialog(page, title, 760, 560)
        foot, rest = room.cut_bottom(page.px(42), page.px(12))
        library = desk.library
        told = library.in_fact(self.shown + 1, of_reading=self.of_reading)
        more = len(told) > self.shown

        def body(box: Rect) -> int:
            y = page.text(box, library.left_history(of_reading=self.of_reading), MUTED) + page.px(8)
            for one in told[: self.shown]:
                y = page.text(Rect(box.x, y, box.w, 0), f"In fact, {one.when}", HEADING, role="heading")
                cites = italic(f"  [{', '.join(one.sources)}]", "muted")
                y = page.text(Rect(box.x, y, box.w, 0), (Run(one.text), cites), BODY)
                if one.comment:
                    words = (bold("Comment. "), Run(one.comment))
                    y = page.text(Rect(box.x, y, box.w, 0), words, Style("serif", "small", "muted"))
                y += page.px(8)
            return y if more else page.text(Rect(box.x, y, box.w, 0), "Here the historical line ends.", MUTED)

        page.scrolled("fact", rest, body, label=title, start="end", focusable=True)
        button(page, Rect(foot.x, foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        wide = button_width(page, "One act more", key="M") + page.px(10)
        place = Rect(foot.right - wide, foot.y, wide, foot.h)
        why = "" if more else "The historical line ends here."
        button(page, place, "more", "One act more", key="M", enabled=more, why_not=why)
        return title
