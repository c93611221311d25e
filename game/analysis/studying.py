"""The command `study`: runs a study file with a progress bar, prints what it found and writes it as CSV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from game.analysis import batches, findings
from game.analysis.loading import load


def run(
    file: Path,
    *,
    playouts: int | None = None,
    out: Path | None = None,
    workers: int | None = None,
    by_pair: bool = False,
) -> None:
    """Run the study in *file*; results go to *out*, or to a CSV file named after the study in the present folder."""
    opened = load(file)
    if playouts is not None:
        opened = replace(opened, study=opened.study.model_copy(update={"playouts": playouts}))
    target = out or Path(f"{opened.study.study}.csv")
    console = Console()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Playouts", total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        sums = batches.run(opened, target.with_suffix(".jsonl"), workers=workers, progress=show)
    found = findings.findings(opened, sums)
    findings.write(found, target)
    console.print(opened.study.question)
    for table in findings.tables(opened, found, by_pair=by_pair):
        console.print(table)
    if opened.study.historians:
        console.print(f"Historians: {opened.study.historians}")
    console.print(f"Written to {target}.")
