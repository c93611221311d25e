"""What the benchmarks share: frames drawn into memory, the Berlin scenario, a table of figures beside their aims."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.clock import Clock, Figure
from game import scenario
from game.rules.spec import Rules

# Before anything imports pygame.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

FIGURES = pytest.StashKey[list[Figure]]()


@pytest.fixture
def clock(benchmark: BenchmarkFixture, request: pytest.FixtureRequest) -> Clock:
    """Return the clock of this benchmark."""
    return Clock(benchmark, request.config.stash.setdefault(FIGURES, []))


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that takes this benchmark's records and settings."""
    monkeypatch.setenv("WHICH_SEA_SAVES", str(tmp_path))
    monkeypatch.setenv("WHICH_SEA_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


@pytest.fixture(scope="session")
def berlin() -> Rules:
    """Return the rules of the Berlin talks with the whole agenda."""
    return scenario.compile(scenario.load(scenario.find("berlin-1940")), "all")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the figures beside what the project aims at."""
    terminalreporter.section("figures")
    for what, value, aim in config.stash.get(FIGURES, []):
        terminalreporter.line(f"{what:<48} {value:>16}   {aim}")
