"""Writes what a study found to a file: CSV or Parquet, by how its name ends, with the same numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path

import game
from game import paths
from game.analysis.studies.findings import Finding
from game.analysis.studies.study import Opened
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


def write(opened: Opened, mark: str, found: Sequence[Finding], path: Path) -> None:
    """Write findings; *mark* is the study's fingerprint, which Parquet files keep. Raises BadInput."""
    check(path)
    paths.put(path, _csv(found) if path.suffix == ".csv" else _parquet(opened, mark, found))


def _csv(found: Sequence[Finding]) -> bytes:
    file = io.StringIO(newline="")
    rows = csv.writer(file)
    rows.writerow([field.name for field in fields(Finding)])
    rows.writerows(astuple(one) for one in found)
    return file.getvalue().encode()


def _parquet(opened: Opened, mark: str, found: Sequence[Finding]) -> bytes:
    """Return findings with the types of their columns, and what they are about in the metadata."""
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
    file = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), file)
    return file.getvalue()
