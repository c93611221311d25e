"""Buttons in even rows: as many beside each other as fit, stretched to the full width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ui.display import Rect
from game.ui.page import Page
from game.ui.widgets import button, button_width


@dataclass(frozen=True, slots=True)
class Control:
    """A button to be placed in a row; it cannot be pressed where why_not says so."""

    name: str
    label: str
    key: str = ""
    why_not: str = ""
    hint: str = ""
    kind: str = "plain"
    selected: bool = False


def controls(page: Page, rect: Rect, wanted: Sequence[Control], *, at_top: bool = False) -> Rect:
    """Lay buttons at the bottom of a box, or at its top, in as many rows as they need; return the room that is left."""
    gap, tall = page.px(8), page.px(38)
    rows = _rows([button_width(page, one.label, key=one.key) for one in wanted], rect.w, gap)
    height = len(rows) * (tall + gap) - gap
    strip, rest = rect.cut_top(height, gap) if at_top else rect.cut_bottom(height, page.px(11))
    y = strip.y
    for indices, widths in rows:
        x = strip.x
        for index, width in zip(indices, widths, strict=True):
            one = wanted[index]
            button(
                page,
                Rect(x, y, width, tall),
                one.name,
                one.label,
                key=one.key,
                enabled=not one.why_not,
                why_not=one.why_not,
                hint=one.hint,
                kind=one.kind,
                selected=one.selected,
            )
            x += width + gap
        y += tall + gap
    return rest


def _rows(widths: list[int], room: int, gap: int) -> list[tuple[list[int], list[int]]]:
    """Return items divided into even rows, each stretched to the full width: indices and widths."""
    total = sum(widths) + gap * (len(widths) - 1)
    count = max(1, -(-total // room))
    while True:
        rows: list[list[int]] = [[]]
        used, share = 0, total / count
        for index, width in enumerate(widths):
            if rows[-1] and (used + width > room or (used + width / 2 > share and len(rows) < count)):
                rows.append([])
                used = 0
            rows[-1].append(index)
            used += width + gap
        if len(rows) <= count or count > len(widths):
            break
        count += 1
    found = []
    for row in rows:
        spare = room - sum(widths[i] for i in row) - gap * (len(row) - 1)
        each = spare // len(row)
        stretched = [widths[i] + each for i in row]
        stretched[-1] += spare - each * len(row)
        found.append((row, stretched))
    return found
