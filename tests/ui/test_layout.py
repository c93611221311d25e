"""No text is cut off or covered, on any screen at any supported size and scale, by measuring."""

from __future__ import annotations

from itertools import combinations

import pytest

from game.ui.display import Description, Glyphs, Node, Rect
from game.ui.paint import Fonts
from game.ui.settings import Settings
from tests.ui.screens import NAMES, at_screen

FORMS = [
    (1366, 768, 100),
    (1366, 768, 150),
    (1366, 768, 200),
    (1920, 1080, 100),
    (1920, 1080, 150),
    (1920, 1080, 200),
]


def box(mark: Glyphs) -> Rect:
    """Return where the letters are, without the white above and below them."""
    return Rect(mark.x, mark.baseline - round(mark.px * 0.66), mark.width, round(mark.px * 0.66))


def cut_off(screen: Description) -> list[str]:
    """Return the texts that leave the screen, their control, or the sides of what they scroll in."""
    found = []
    whole = Rect(0, 0, *screen.size)
    for node in screen.active:
        for mark in node.marks:
            if not isinstance(mark, Glyphs) or not mark.text.strip():
                continue
            letters = box(mark)
            bounds = [node.clip] if node.clip is not None else [whole]
            if node.actions or node.role in ("text", "heading", "image"):
                bounds.append(node.rect.inset(-3))
            for bound in bounds:
                outside = letters.x < bound.x - 2 or letters.right > bound.right + 2
                if not node.within or bound is not node.clip:
                    outside = outside or letters.y < bound.y or letters.bottom > bound.bottom + 1
                if outside:
                    found.append(f"{node.name}: {mark.text!r} at {letters} leaves {bound}")
    return found


def covered(screen: Description) -> list[str]:
    """Return the pairs of texts that lie on each other."""
    shown: list[tuple[Node, Glyphs, Rect]] = []
    for node in screen.active:
        if node.role == "tip":
            continue
        for mark in node.marks:
            if isinstance(mark, Glyphs) and mark.text.strip():
                letters = box(mark) if node.clip is None else box(mark).overlap(node.clip)
                if letters.w and letters.h:
                    shown.append((node, mark, letters))
    found = []
    for (one, first, a), (other, second, b) in combinations(shown, 2):
        common = a.overlap(b)
        if common.w > 3 and common.h > 2:
            found.append(f"{one.name}: {first.text!r} {a} lies on {other.name}: {second.text!r} {b}")
    return found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form[0]}x{form[1]}@{form[2]}")
@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_cut_off_or_covered(name: str, form: tuple[int, int, int], fonts: Fonts) -> None:
    width, height, scale = form
    screen = at_screen(name, fonts, Settings(scale=scale), (width, height)).screen
    assert not cut_off(screen)
    assert not covered(screen)


@pytest.mark.parametrize("name", ["table", "state", "draft", "debrief", "choose"])
def test_plain_reading_reflows_too(name: str, fonts: Fonts) -> None:
    for scale in (100, 150):
        screen = at_screen(name, fonts, Settings(scale=scale, plain=True), (1366, 768)).screen
        assert not cut_off(screen)
        assert not covered(screen)


def test_a_long_agenda_scrolls(fonts: Fonts) -> None:
    stage = at_screen("table", fonts, Settings(), (1366, 768), mode_issues=27)
    agenda = stage.screen.find("agenda")
    assert agenda is not None
    assert agenda.scroll is not None
    assert agenda.scroll.most > 0
    assert not cut_off(stage.screen)
    assert not covered(stage.screen)


def test_controls_stay_on_the_screen_or_can_be_scrolled_to(fonts: Fonts) -> None:
    for name in NAMES:
        for width, height, scale in FORMS:
            screen = at_screen(name, fonts, Settings(scale=scale), (width, height)).screen
            whole = Rect(0, 0, width, height)
            for node in screen.focus_order:
                if not node.within:
                    assert node.rect.overlap(whole) == node.rect, f"{name} {width} {scale}: {node.name}"
