"""Stages with sample content, laid out with the real typefaces but without a window."""

from __future__ import annotations

import os
from collections.abc import Callable

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pytest

from game import paths
from game.ui.paint import Fonts
from game.ui.settings import Settings
from game.ui.stage import Stage
from tests.ui.sample_view import SampleHouse

Staged = Callable[..., Stage]


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return Fonts(paths.assets() / "fonts")


@pytest.fixture
def staged(fonts: Fonts) -> Staged:
    """Return a function that makes a stage and presses its way to a screen."""

    def make(*steps: str, size: tuple[int, int] = (1366, 768), **chosen: object) -> Stage:
        house = chosen.pop("house", None) or SampleHouse()
        stage = Stage(house, fonts, Settings(**chosen), size)  # type: ignore[arg-type]
        for step in steps:
            stage.press(step)
        return stage

    return make
