"""Choosing what to hold: scenario, agenda, seat, and who sits opposite."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Begin, Desk, Library, Result
from game.ui.typeset import BODY, HEADING, MUTED, Style
from game.ui.widgets import background, button, option, panel

if TYPE_CHECKING:
    from game.play.options import ScenarioInfo

PERSON = "human"
OPPOSITE = {"soviet": "evader", "german": "prober"}  # so that each meets the manner it met in 1940


@dataclass(frozen=True, slots=True)
class Choose:
    """What has been chosen so far; empty means the first or the default."""

    scenario: str = ""
    mode: str = ""
    seat: str = ""
    opponent: str = ""
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "begin"

    def update(self, event: Event, desk: Desk) -> tuple[Choose, Result | None]:
        """Return the scene with the choice made, and begin or go back."""
        match event:
            case Press("back") | Key("escape"):
                return self, Back()
            case Press("begin"):
                return self, self._begin(desk.library)
            case Press(name):
                kind, _, value = name.partition(":")
                if kind == "scenario":
                    return Choose(scenario=value, opponent=self.opponent), None
                if kind in ("mode", "seat", "opponent"):
                    return replace(self, **{kind: value}), None
        return self, None

    def _info(self, library: Library) -> ScenarioInfo:
        """Return the scenario chosen, or the first."""
        infos = library.scenarios()
        return next((info for info in infos if info.name == self.scenario), infos[0])

    def _chosen(self, library: Library) -> tuple[ScenarioInfo, str, str, str]:
        """Return scenario, mode, seat and opponent with the defaults filled in."""
        info = self._info(library)
        mode = self.mode or info.modes[0].id
        seat = self.seat or next((seat.id for seat in info.seats if seat.default), info.seats[0].id)
        return info, mode, seat, self.opponent or usual(library, seat)

    def _begin(self, library: Library) -> Begin:
        """Return the talks as chosen."""
        info, mode, seat, opponent = self._chosen(library)
        players = {other.id: PERSON if other.id == seat else opponent for other in info.seats}
        return Begin(info.name, mode, players)

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out scenario and agenda beside seat and opponent; on narrow screens one below the other."""
        background(page)
        margin = page.px(20)
        screen = page.rect.inset(margin, page.px(14))
        head, rest = screen.cut_top(page.line(Style("title", "title")), page.px(8))
        page.text(head, "Which talks?", Style("title", "title", "cream"), role="heading")
        foot, rest = rest.cut_bottom(page.px(46), page.px(14))
        button(page, Rect(foot.x, foot.y, page.px(170), foot.h), "back", "Back", key="Esc")
        info, mode, seat, opponent = self._chosen(desk.library)
        if page.units[0] >= 900:
            left, right = rest.columns(2, page.px(16))
            room = panel(page, left, "The talks")
            page.scrolled(
                "talks", room, lambda box: self._talks(desk.library, page, box, info, mode), label="The talks"
            )
            room = panel(page, right, "The table")
            page.scrolled(
                "sides", room, lambda box: self._sides(desk.library, page, box, info, seat, opponent), label="The table"
            )
        else:

            def both(box: Rect) -> int:
                y = self._talks(desk.library, page, box, info, mode)
                return self._sides(desk.library, page, Rect(box.x, y + page.px(14), box.w, 0), info, seat, opponent)

            page.scrolled("talks", panel(page, rest), both, label="The talks")
        width = min(page.px(330), foot.w - page.px(190))
        button(page, Rect(foot.right - width, foot.y, width, foot.h), "begin", "Go to the table", key="T", kind="seal")
        return "Which talks?"

    def _talks(self, library: Library, page: Page, box: Rect, info: ScenarioInfo, mode: str) -> int:
        """Return the row below scenario and agenda."""
        box = box.inset(page.px(5), page.px(5))
        y = page.text(box, "SCENARIO", HEADING, role="heading") + page.px(4)
        for one in library.scenarios():
            y = option(
                page,
                Rect(box.x, y, box.w, 0),
                f"scenario:{one.name}",
                one.title,
                one.name == info.name,
                detail=one.subtitle,
                note=f"about {one.minutes} minutes",
            ) + page.px(8)
        y = page.text(Rect(box.x, y + page.px(2), box.w, 0), info.summary, BODY) + page.px(12)
        y = page.text(Rect(box.x, y, box.w, 0), "AGENDA", HEADING, role="heading") + page.px(4)
        for agenda in info.modes:
            y = option(
                page,
                Rect(box.x, y, box.w, 0),
                f"mode:{agenda.id}",
                agenda.title,
                agenda.id == mode,
                note=" · ".join(agenda.issues),
            ) + page.px(8)
        return y

    def _sides(self, library: Library, page: Page, box: Rect, info: ScenarioInfo, seat: str, opponent: str) -> int:
        """Return the row below seat and opponent."""
        box = box.inset(page.px(5), page.px(5))
        y = page.text(box, "YOUR SEAT", HEADING, role="heading") + page.px(4)
        for one in sorted(info.seats, key=lambda seat: not seat.default):
            y = option(
                page,
                Rect(box.x, y, box.w, 0),
                f"seat:{one.id}",
                one.delegation,
                one.id == seat,
                note=one.note or "",
            ) + page.px(8)
        y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "OPPOSITE", HEADING, role="heading") + page.px(4)
        y = option(
            page,
            Rect(box.x, y, box.w, 0),
            f"opponent:{PERSON}",
            "Another person at this machine",
            opponent == PERSON,
            note="A curtain closes between turns, so that neither sees the other's papers.",
        ) + page.px(8)
        for strategy in library.strategies():
            y = option(
                page,
                Rect(box.x, y, box.w, 0),
                f"opponent:{strategy.name}",
                strategy.title,
                strategy.name == opponent,
                detail=strategy.text,
                note=strategy.source,
            ) + page.px(8)
        return page.text(Rect(box.x, y, box.w, 0), "The talks are kept after every act.", MUTED)


def usual(library: Library, seat: str) -> str:
    """Return the computer delegation that sits opposite a seat unless another is chosen."""
    names = [strategy.name for strategy in library.strategies()]
    manner = OPPOSITE.get(seat, "")
    return manner if manner in names else names[0]
