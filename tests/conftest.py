"""What holds for every test: nothing is written outside its own folder, no window opens, no clock decides."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports pygame: tests draw into memory and stay silent.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

settings.register_profile(
    "house",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],  # busy machines are no defect
    derandomize="CI" in os.environ,  # a failure there must be repeatable anywhere
)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that takes this test's records, so that no test touches a player's own, or their settings."""
    folder = tmp_path / "saves"
    monkeypatch.setenv("WHICH_SEA_SAVES", str(folder))
    monkeypatch.setenv("WHICH_SEA_SETTINGS", str(tmp_path / "settings.json"))
    return folder
