"""The window: from starting the program to the first frame, the memory it takes, and one full redraw."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from benchmarks.clock import Clock
from game import paths
from game.analysis.lines.history import line_talks
from game.ui.house import House
from game.ui.paint import Fonts, Painter
from game.ui.scenes.table import Table
from game.ui.scenes.then_and_now import ThenAndNow
from game.ui.settings import Settings
from game.ui.stage import Stage

SIZE = (1920, 1080)

TO_TABLE = ("new", "begin", "on", "on")  # controls pressed from the title to the table

# The window's loop is replaced by what a person would do at once, so that the program ends when it is on the screen.
SHOW_TITLE = f"""
from game.ui import app
app.Window.hold = app.Window._show
app.run(None, size={SIZE})
"""
SHOW_TABLE = f"""
import re
from pathlib import Path
from game.ui import app

def hold(window, stage):
    window._show(stage)
    for control in {("on", *TO_TABLE)}:  # first past the page of the first run
        stage.press(control)
        window._show(stage)
    assert type(stage.scene).__name__ == "Table"

app.Window.hold = hold
app.run(None, size={SIZE})
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


def bench_start_to_first_frame(clock: Clock) -> None:
    """Measured from outside, so it includes starting Python and leaving again."""
    command = [sys.executable, "-c", SHOW_TITLE]

    seconds = clock.fastest(lambda: subprocess.run(command, check=True), rounds=5)

    clock.note("start to first frame, 1920x1080", f"{seconds:.2f} s", "at most 1.0 s")


def bench_start_to_table(clock: Clock, saves: Path) -> None:
    """The same on to the table of the Berlin talks, pressing on without reading; and the memory it all takes."""
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells the most memory a program has held")
    command = [sys.executable, "-c", SHOW_TABLE]
    settings = saves / "settings.json"
    done: list[subprocess.CompletedProcess[str]] = []

    def started() -> None:
        settings.unlink(missing_ok=True)  # every run is the first
        done.append(subprocess.run(command, check=True, capture_output=True, text=True))

    seconds = clock.fastest(started, rounds=3)

    clock.note("start to the table", f"{seconds:.2f} s")
    clock.note("most memory held on the way", f"{int(done[-1].stdout) / 1024:.0f} MB", "at most 150 MB")


def bench_full_redraw(clock: Clock, saves: Path) -> None:
    """Lay out and paint the whole table, nothing kept from the frame before but rendered text."""
    pygame.display.init()
    surface = pygame.display.set_mode(SIZE)
    fonts = Fonts(paths.assets() / "fonts")
    painter = Painter(fonts)
    stage = Stage(House(saves), fonts, Settings(), SIZE)
    for control in TO_TABLE:
        stage.press(control)
    assert isinstance(stage.scene, Table)

    def redraw() -> None:
        stage.resized(SIZE)  # forgets the layout
        painter.paint(surface, stage.screen, stage.settings.theme)
        pygame.display.flip()

    seconds = clock.fastest(redraw, rounds=50)

    clock.note("full redraw of the table, 1920x1080", f"{seconds * 1000:.1f} ms", "at most 16 ms")


def bench_then_and_now(clock: Clock, saves: Path) -> None:
    """From choosing a record of one's own to the page that shows it beside history."""
    line = line_talks("berlin-1940")
    other = line.branch(28, players={"german": "conceder", "soviet": "conceder"}, saves=saves)
    while other.computer_move():
        pass
    pygame.display.init()
    painter = Painter(Fonts(paths.assets() / "fonts"))
    surface = pygame.Surface(SIZE)
    stage = Stage(House(saves), Fonts(paths.assets() / "fonts"), Settings(), SIZE)

    def shown() -> None:
        stage.house.compare(line.opening.id, str(other.path))
        stage.show(ThenAndNow())
        painter.paint(surface, stage.screen, stage.settings.theme)

    seconds = clock.fastest(shown, rounds=5)

    clock.note("two courses compared in the window", f"{seconds:.2f} s", "at most 1 s")
