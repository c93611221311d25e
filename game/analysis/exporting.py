"""Writes what a study found to a file: CSV or Parquet, by how its name ends, with the same numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path

import game
from game.analysis.findings import Finding
from game.analysis.study import Opened
from game.paths import BadInput

KINDS = (".csv", ".parquet")


def check(path: Path) -> None:
    """Raise BadInput for a file of a kind that cannot be written here."""
    if path.suffix not in KINDS:
        raise BadInput(f"{path}: results are written as .csv or .parquet; end the name in one of these")
    if path.suffix == ".parquet":
        try:
            import pyarrow as pa  # noqa: F401 - whether it is there
        except ImportError:
            needed = 'Parquet needs pyarrow: install it with `pip install "which-sea[parquet]"`, or write .csv'
            raise BadInput(f"{path}: {needed}") from None


def write(opened: Opened, mark: str, found: Iterable[Finding], path: Path) -> None:
    """Write findings, the whole file at once; *mark* is the study's fingerprint, which Parquet files keep."""
    check(path)
    part = path.with_name(path.name + ".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    (_csv if path.suffix == ".csv" else _parquet)(opened, mark, list(found), part)
    part.replace(path)


def _csv(_opened: Opened, _mark: str, found: list[Finding], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([field.name for field in fields(Finding)])
        rows.writerows(astuple(one) for one in found)


def _parquet(opened: Opened, mark: str, found: list[Finding], path: Path) -> None:
    """Write findings with the types of their columns, and what they are about in the metadata."""
    import pyarrow as pa
    from pyarrow import parquet

    types = {"str": pa.string(), "int": pa.int64(), "float": pa.float64()}
    about = {
        "study": opened.study.study,
        "title": opened.study.title,
        "question": opened.study.question,
        "unit": "per cent",
        "seed": str(opened.study.seed),
        "fingerprint": mark,
        "which_sea": game.__version__,
    }
    schema = pa.schema([(one.name, types[str(one.type)]) for one in fields(Finding)], metadata=about)
    columns = {one.name: [getattr(finding, one.name) for finding in found] for one in fields(Finding)}
    parquet.write_table(pa.table(columns, schema=schema), path)
