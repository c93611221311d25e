"""Whole playthroughs go as they went when they were last read: a change in rules, strategies or words shows here."""

from __future__ import annotations

import difflib

import pytest

from tests.play.golden import FOLDER, RUNS, told


@pytest.mark.parametrize("name", RUNS)
def test_the_playthrough_goes_as_recorded(name: str) -> None:
    kept = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    now = told(name)
    changes = "\n".join(
        list(difflib.unified_diff(kept.splitlines(), now.splitlines(), "recorded", "now", "", "", 1))[:40]
    )
    assert now == kept, f"{changes}\n\nIf this is meant: python -m tests.play.golden"
