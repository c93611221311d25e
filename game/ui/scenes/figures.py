"""The page of figures: every number that decides a game, found by words, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Rect
from game.ui.page import Page
from game.ui.typeset import BODY, MUTED, UI, Style

if TYPE_CHECKING:
    from game.analysis.model.listing import LookedUp

VALUE = Style("sans-bold", "ui", align="right")


def figures(page: Page, box: Rect, found: LookedUp) -> int:
    """Lay the numbers found, thing by thing, and return the row below them."""
    y = page.text(box, found.said, Style("serif-italic", "body", "muted")) + page.px(10)
    for heading, groups in found.things:
        style = Style("title-bold", "heading") if groups else BODY
        y = page.text(Rect(box.x, y, box.w, 0), heading, style, role="heading" if groups else "text") + page.px(3)
        for group in groups:
            for name, value in group.rows:
                y = _figure(page, Rect(box.x, y, box.w, 0), name, value) + page.px(1)
            y = page.text(Rect(box.x, y, box.w, 0), group.rests, MUTED) + page.px(8)
    return page.text(Rect(box.x, y + page.px(4), box.w, 0), found.more, MUTED) if found.more else y


def _figure(page: Page, box: Rect, name: str, value: str) -> int:
    """Lay one number, its value at the right, and return the row below it."""
    gap, room = page.px(14), box.w * 2 // 5
    bottom = page.text(Rect(box.x, box.y, box.w - room - gap, 0), name, UI)
    return max(bottom, page.text(Rect(box.right - room, box.y, room, 0), value, VALUE))
