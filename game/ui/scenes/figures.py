"""The page of figures: every number that decides a game, found by words, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Rect
from game.ui.page import Page
from game.ui.typeset import BODY, MUTED, UI, Style

if TYPE_CHECKING:
    from game.analysis.listing import FigureView, LookedUp

VALUE = Style("sans-bold", "ui", align="right")


def figures(page: Page, box: Rect, found: LookedUp) -> int:
    """Lay the numbers found, thing by thing, and return the row below them."""
    y = page.text(box, found.said, Style("serif-italic", "body", "muted")) + page.px(10)
    for heading, rows in found.things:
        style = Style("title-bold", "heading") if rows else BODY
        y = page.text(Rect(box.x, y, box.w, 0), heading, style, role="heading" if rows else "text") + page.px(3)
        for row in rows:
            y = _figure(page, Rect(box.x, y, box.w, 0), row) + page.px(5)
        y += page.px(8) if rows else 0
    return page.text(Rect(box.x, y + page.px(4), box.w, 0), found.more, MUTED) if found.more else y


def _figure(page: Page, box: Rect, row: FigureView) -> int:
    """Lay one number: what it is, how much, on what it rests and why; return the row below it."""
    gap, room = page.px(14), box.w * 3 // 10
    words = Rect(box.x, box.y, box.w - room - gap, 0)
    value = page.text(Rect(box.right - room, box.y, room, 0), row.value, VALUE)
    y = page.text(words, row.name, UI)
    return max(value, page.text(Rect(words.x, y, words.w, 0), row.rests, MUTED))
