"""The command `study`: runs study files with a progress bar, prints what they found and writes it down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from game import paths
from game.analysis.measures import Sums
from game.analysis.studies import batches, exporting, findings
from game.analysis.studies.findings import Finding
from game.analysis.studies.loading import load
from game.analysis.studies.study import Opened
from game.paths import BadInput
from game.scenario import tree
from game.scenario.near import nearest


@dataclass(frozen=True, slots=True)
class Answer:
    """What a study found, and the file it was written to."""

    opened: Opened
    found: list[Finding]
    file: Path


def run(
    named: list[Path],
    *,
    playouts: int | None = None,
    out: Path | None = None,
    workers: int | None = None,
    address: str | None = None,
    by_pair: bool = False,
) -> Iterator[Answer]:
    """Yield the answers of studies, printed and written as each is finished; raises BadInput.

    They are *named* by their files, folders of them, or the names of those that come with the game. *out* is the file
    for the results of one study (.csv or .parquet), or a folder for files named after the studies; without it they go
    to the present folder.
    """
    files = [file for path in named for file in _files(path)]
    single = out is not None and out.suffix != "" and not out.is_dir()
    if single and len(files) != 1:
        raise BadInput(f"--out {out}: one file takes the results of one study; name a folder for {len(files)} studies")
    change = {} if playouts is None else {"playouts": playouts}
    read = [load(file) for file in files]
    studies = [replace(opened, study=opened.study.model_copy(update=change)) for opened in read]
    console = Console()
    for opened in studies:
        target = out if single and out is not None else (out or Path()) / f"{opened.study.study}.csv"
        exporting.check(target)
        found = findings.findings(opened, _sums(opened, target, workers, address))
        exporting.write(opened, batches.fingerprint(opened), found, target)
        console.print(opened.study.question)
        for table in findings.tables(opened, found, by_pair=by_pair):
            console.print(table)
        if opened.study.historians:
            console.print(f"Historians: {opened.study.historians}")
        console.print(f"Written to {target}.")
        yield Answer(opened, found, target)


def shipped() -> list[Path]:
    """Return the studies that come with the game."""
    return sorted((paths.scenarios() / "studies").glob("*.yaml"))


def listing() -> str:
    """Return the studies that come with the game, one a line, by name and title."""
    titles = {file.stem: tree.parse(tree.read(file), str(file))[0].data["title"] for file in shipped()}
    return "\n".join(f"{name}  {title}" for name, title in titles.items())


def _files(path: Path) -> list[Path]:
    """Return the studies a person names: a file, a folder of them, or one that comes with the game by its name."""
    if path.is_dir():
        return sorted(path.glob("*.yaml"))
    known = {file.stem: file for file in shipped()}
    if not path.exists() and path.suffix == "" and path.name == str(path):
        if path.name not in known:
            raise BadInput(f'there is no study "{path}"{nearest(path.name, known)}')
        return [known[path.name]]
    return [path]


def _sums(opened: Opened, target: Path, workers: int | None, address: str | None) -> dict[int, Sums]:
    """Return what came of a study, its progress shown as it goes; finished batches are kept beside the results."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(opened.study.title, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        kept = target.with_suffix(".jsonl")
        return batches.run(opened, kept, workers=workers, address=address, progress=show)
