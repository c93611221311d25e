"""Draws what a study found, a picture for each outcome, into a folder."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from game.analysis import exporting
from game.analysis.charts import Chart
from game.analysis.findings import Finding
from game.analysis.study import Opened
from game.analysis.study_charts import charts
from game.paths import BadInput


def check() -> None:
    """Raise BadInput where pictures cannot be drawn, before a long study is run for them."""
    if find_spec("matplotlib") is None:
        raise BadInput('--pictures needs matplotlib: install it with `pip install "which-sea[documents]"`.')


def draw(opened: Opened, found: list[Finding], folder: Path) -> list[Path]:
    """Return the files of a picture of each outcome, as SVG and PNG, named after study and outcome."""
    drawn: list[Path] = []
    for outcome, chart in charts(opened, found):
        drawn += save(chart, folder, f"{opened.study.study}-{outcome.replace('.', '-')}")
    return drawn


def save(chart: Chart, folder: Path, stem: str) -> list[Path]:
    """Return the files of one picture, as SVG and PNG."""
    check()
    from game.documents import pictures

    files = {"svg": pictures.svg(chart).encode(), "png": pictures.png(chart)}
    for kind, content in files.items():
        exporting.put(folder / f"{stem}.{kind}", content)
    return [folder / f"{stem}.{kind}" for kind in files]
