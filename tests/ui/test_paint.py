"""The painter draws every screen; the window says in one line when there is no display."""

from __future__ import annotations

import pygame
import pytest

from game.ui import app
from game.ui.events import Clicked, KeyDown, Wheel
from game.ui.paint import Fonts, Painter
from game.ui.settings import Settings
from game.ui.theme import Theme
from tests.ui.screens import NAMES, at_screen


@pytest.mark.parametrize(
    "chosen", [Settings(), Settings(high_contrast=True, plain=True, scale=150)], ids=["paper", "plain"]
)
def test_every_screen_can_be_painted_twice_alike(fonts: Fonts, chosen: Settings) -> None:
    painter = Painter(fonts)
    for name in NAMES:
        screen = at_screen(name, fonts, chosen, (1366, 768)).screen
        pictures = []
        for _ in range(2):
            surface = pygame.Surface((1366, 768))
            painter.paint(surface, screen, chosen.theme)
            pictures.append(pygame.image.tobytes(surface, "RGB"))
        assert pictures[0] == pictures[1], name
        assert len(set(pictures[0][::997])) > 3, f"{name} is blank"


def test_nothing_is_drawn_outside_the_clip_of_a_scrolled_paper(fonts: Fonts) -> None:
    painter = Painter(fonts)
    stage = at_screen("table", fonts, Settings(), (1366, 768), mode_issues=27)
    agenda = stage.screen.find("agenda")
    assert agenda is not None
    below = pygame.Rect(agenda.rect.x, agenda.rect.bottom + 14, agenda.rect.w, 6)
    surface = pygame.Surface((1366, 768))
    painter.paint(surface, stage.screen, Theme())
    before = pygame.image.tobytes(surface.subsurface(below), "RGB")
    stage.handle(Wheel(*agenda.rect.centre, 3.3))
    assert stage.screen.find("agenda") != agenda
    painter.paint(surface, stage.screen, Theme())
    assert pygame.image.tobytes(surface.subsurface(below), "RGB") == before


def test_without_a_display_one_line_names_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "_display", lambda: False)
    assert app.run(None) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "which-sea text" in said


def test_window_events_become_the_games_own() -> None:
    key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_PAGEDOWN, mod=pygame.KMOD_LSHIFT, unicode="")
    assert app.neutral(key) == KeyDown("pagedown", shift=True)
    click = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(3, 4))
    assert app.neutral(click) == Clicked(3, 4)
    assert app.neutral(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=3, pos=(3, 4))) is None


def test_key_caps_work_under_a_cyrillic_layout() -> None:
    pressed = pygame.event.Event(pygame.KEYDOWN, key=ord("ф"), scancode=pygame.KSCAN_A, mod=0, unicode="ф")
    assert app.neutral(pressed) == KeyDown("a")


@pytest.mark.parametrize("size", [(320, 240), (640, 1200), (1024, 600), (3840, 2160)], ids=str)
def test_no_size_of_window_breaks_a_screen(fonts: Fonts, size: tuple[int, int]) -> None:
    for name in NAMES:
        for scale in (100, 200):
            try:
                screen = at_screen(name, fonts, Settings(scale=scale), size).screen
            except LookupError:
                continue  # a control of the walk has no room there; the screen before it was laid out
            assert screen.nodes
