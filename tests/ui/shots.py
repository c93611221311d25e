"""Paints screens with sample content to PNG files, to be looked at: python -m tests.ui.shots OUT [NAME…]."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game import paths
from game.ui.paint import Fonts, Painter
from game.ui.settings import Settings
from tests.ui.screens import NAMES, at_screen

FORMS = ((1366, 768, 100), (1920, 1080, 100), (1920, 1080, 150), (1366, 768, 200))


def main() -> None:
    """Write one picture for each screen, size and scale."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    fonts = Fonts(paths.assets() / "fonts")
    painter = Painter(fonts)
    for width, height, scale in FORMS:
        surface = pygame.display.set_mode((width, height))
        for name in sys.argv[2:] or NAMES:
            stage = at_screen(name, fonts, Settings(scale=scale), (width, height))
            painter.paint(surface, stage.screen, stage.settings.theme)
            pygame.image.save(surface, out / f"{name}-{width}-{scale}.png")


if __name__ == "__main__":
    main()
