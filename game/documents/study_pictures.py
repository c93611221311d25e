"""Draws what studies found into a folder, as SVG and PNG."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from game import documents
from game.analysis.charts import Chart
from game.analysis.studies.findings import Finding
from game.analysis.studies.study import Opened
from game.analysis.studies.study_charts import charts
from game.paths import BadInput


def check() -> None:
    """Raise BadInput where pictures cannot be drawn, before a long study is run for them."""
    if find_spec("matplotlib") is None:
        raise BadInput('--pictures needs matplotlib: install it with `pip install "which-sea[documents]"`.')


def draw(opened: Opened, found: list[Finding], folder: Path) -> list[Path]:
    """Return the files of a picture of each outcome, named after study and outcome."""
    named = ((f"{opened.study.study}-{outcome.replace('.', '-')}", chart) for outcome, chart in charts(opened, found))
    return [file for stem, chart in named for file in save(chart, folder, stem)]


def save(chart: Chart, folder: Path, stem: str) -> list[Path]:
    """Return the files a chart was written to, as SVG and PNG; raises BadInput."""
    check()
    return [documents.write_picture(chart, folder / f"{stem}.{kind}") for kind in ("svg", "png")]
