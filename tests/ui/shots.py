"""Paints screens with sample content to PNG files, to be looked at: python tests/ui/shots.py OUT [NAME…]."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

sys.path.insert(0, str(Path(__file__).parent))
from sample_view import SampleHouse, sample

from game.ui.paint import Fonts, Painter
from game.ui.settings import Settings
from game.ui.stage import Stage

HERE = Path(__file__).parents[2]
WALKS: dict[str, tuple[str, ...]] = {
    "title": (),
    "choose": ("new",),
    "saves": ("saves",),
    "settings": ("settings",),
    "keys": ("keys",),
    "note": ("new", "begin"),
    "briefing": ("new", "begin", "on"),
    "table": ("new", "begin", "on", "on"),
    "state": ("new", "begin", "on", "on", "act.state"),
    "ask": ("new", "begin", "on", "on", "act.ask"),
    "draft": ("new", "begin", "on", "on", "act.table"),
    "link": ("new", "begin", "on", "on", "act.link"),
    "accept": ("new", "begin", "on", "on", "act.accept", "make"),
    "absent": ("new", "begin", "on", "on", "absent.open"),
    "estimate": ("new", "begin", "on", "on", "brief", "book.estimate"),
    "codex": ("new", "begin", "on", "on", "codex"),
    "menu": ("new", "begin", "on", "on", "menu"),
}


def main() -> None:
    """Write one picture for each screen, size and scale."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:] or [*WALKS, "debrief", "after", "between", "curtain"]
    pygame.display.init()
    fonts = Fonts(HERE / "assets" / "fonts")
    painter = Painter(fonts)
    for width, height, scale in ((1366, 768, 100), (1920, 1080, 100), (1920, 1080, 150), (1366, 768, 200)):
        for name in wanted:
            surface = pygame.display.set_mode((width, height))
            stage = staged(name, fonts, Settings(scale=scale), (width, height))
            painter.paint(surface, stage.screen, stage.settings.theme)
            pygame.image.save(surface, out / f"{name}-{width}-{scale}.png")


def staged(name: str, fonts: Fonts, settings: Settings, size: tuple[int, int]) -> Stage:
    """Return a stage that shows the named screen."""
    from game.ui.scenes.between import Between
    from game.ui.scenes.curtain import Curtain
    from game.ui.scenes.debrief import DebriefScene

    ended = name in ("debrief", "after")
    stage = Stage(SampleHouse(view=sample(ended=ended)), fonts, settings, size)  # type: ignore[arg-type]
    extra = {
        "debrief": DebriefScene(),
        "after": DebriefScene("after", "war"),
        "between": Between(10),
        "curtain": Curtain(),
    }
    if name in extra:
        stage._show(extra[name])
        return stage
    for step in WALKS[name]:
        stage.press(step)
    return stage


if __name__ == "__main__":
    main()
