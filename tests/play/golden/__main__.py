"""Writes the golden playthroughs anew."""

from __future__ import annotations

from tests.play.golden import FOLDER, RUNS, told

for name in RUNS:
    (FOLDER / f"{name}.txt").write_text(told(name), encoding="utf-8", newline="\n")
