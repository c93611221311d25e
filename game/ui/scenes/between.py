"""Between two sittings: what was said last, what came from home and from outside, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Result
from game.ui.scenes.papers import cable_text, minute, scene_set, state_of_talks
from game.ui.typeset import BODY, HEADING, Run, Style, Text, bold
from game.ui.widgets import background, button, button_width, panel


@dataclass(frozen=True, slots=True)
class Between:
    """The turn at which the last sitting was still on."""

    since: int
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "on"

    def update(self, event: Event, desk: Desk) -> tuple[Between, Result | None]:
        """Return the scene, and go to the next sitting."""
        del desk
        return self, Back() if event in (Press("on"), Key("escape")) else None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the pause on two sheets, or on one."""
        background(page)
        view = desk.talks
        screen = page.rect.inset(page.px(20), page.px(14))
        head, rest = screen.cut_top(page.line(Style("title", "title")), page.px(8))
        title = "Between sittings"
        page.text(head, title, Style("title", "title", "cream"), role="heading")
        foot, rest = rest.cut_bottom(page.px(46), page.px(14))

        def happened(box: Rect) -> int:
            y = page.text(box, f"WHAT CAME FROM {view.brief.capital.upper()}", HEADING, role="heading") + page.px(4)
            new = [cable for cable in view.cables if cable.new]
            for cable in new:
                y = cable_text(page, Rect(box.x, y, box.w, 0), cable) + page.px(10)
            if not new:
                y = page.text(Rect(box.x, y, box.w, 0), "No new instruction. The last ones hold.", BODY) + page.px(6)
            events: list[Text] = [(bold(f"{n.date}: {n.title}. "), Run(n.text)) for n in view.news if n.new]
            y = page.text(
                Rect(box.x, y + page.px(6), box.w, 0), "WHAT HAPPENED OUTSIDE", HEADING, role="heading"
            ) + page.px(4)
            for words in events or ["Nothing that reached the delegation."]:
                y = page.text(Rect(box.x, y, box.w, 0), words, BODY) + page.px(6)
            y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "THE LAST WORDS", HEADING, role="heading") + page.px(4)
            for number, line in enumerate(
                [one for one in view.minutes if one.turn >= self.since - 2 and one.kind != "cable"][-6:]
            ):
                y = minute(page, Rect(box.x, y, box.w, 0), line, number) + page.px(4)
            return y

        def ahead(box: Rect) -> int:
            y = page.text(
                box, f"SITTING {view.sitting.number} OF {view.sitting.of}", HEADING, role="heading"
            ) + page.px(4)
            y = scene_set(page, Rect(box.x, y, box.w, 0), view) + page.px(12)
            if not view.sitting.signing.enabled:
                y = page.text(
                    Rect(box.x, y, box.w, 0), view.sitting.signing.why_not, Style("sans-bold", "small", "red")
                ) + page.px(6)
            y = page.text(Rect(box.x, y, box.w, 0), "STATE OF THE TALKS", HEADING, role="heading") + page.px(4)
            return state_of_talks(page, Rect(box.x, y, box.w, 0), view, {})

        if page.units[0] >= 1000:
            left, right = rest.cut_left(rest.w * 58 // 100, page.px(14))
            page.scrolled("pause", panel(page, left, paper="paper"), happened, label=title, focusable=True)
            page.scrolled("ahead", panel(page, right), ahead, label="Next sitting", focusable=True)
        else:

            def both(box: Rect) -> int:
                y = happened(box) + page.px(14)
                return ahead(Rect(box.x, y, box.w, 0))

            page.scrolled("pause", panel(page, rest, paper="paper"), both, label=title, focusable=True)
        label = f"To the table: {view.sitting.title}" if page.units[0] >= 800 else "To the table"
        wide = button_width(page, label, key="T") + page.px(30)
        button(page, Rect(foot.right - wide, foot.y, wide, foot.h), "on", label, key="T", kind="seal")
        return title
