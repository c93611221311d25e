"""Draws what a study found, a picture for each outcome, into a folder."""

from __future__ import annotations

from pathlib import Path

from game.analysis.findings import Finding
from game.analysis.study import Opened
from game.analysis.study_charts import charts
from game.documents import pictures


def draw(opened: Opened, found: list[Finding], folder: Path) -> list[Path]:
    """Write a picture of each outcome as SVG and PNG, named after study and outcome, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for outcome, chart in charts(opened, found):
        stem = folder / f"{opened.study.study}-{outcome.replace('.', '-')}"
        for kind, content in (("svg", pictures.svg(chart).encode()), ("png", pictures.png(chart))):
            file = Path(f"{stem}.{kind}")
            file.write_bytes(content)
            written.append(file)
    return written
