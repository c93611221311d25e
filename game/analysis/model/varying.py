"""The command `sensitivity`: varies every judgement, says which conclusions hang on which, and writes it all down."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from game import scenario as scenarios
from game.analysis.charts import Chart
from game.analysis.model import conclusions, modelpage, sensitivity, tornado
from game.analysis.model.conclusions import Effect
from game.analysis.model.sensitivity import Base, Found, Question
from game.paths import BadInput
from game.strategies import ROSTER

PLAYERS = ("evader", "prober")  # in the manner of Berlin and in Molotov's
SHOWN = 12
COLUMNS = ("judgement", "title", "way", "outcome", "value", "difference", "error", "shaken")


def run(
    name: str,
    *,
    mode: str | None,
    strategies: dict[str, str],
    playouts: int,
    out: Path | None,
    page: Path | None = None,
    workers: int | None = None,
) -> list[tuple[str, Chart]]:
    """Run the analysis with a progress bar, print what changes most and write every figure; return its pictures."""
    question = asked(name, mode, strategies, playouts)
    target = out or Path(f"{question.scenario.scenario}-sensitivity.csv")
    console = Console()
    start = sensitivity.base(question)
    found = _held(start, target.with_suffix(".jsonl"), workers)
    effects = conclusions.effects(start, found)
    write(start, effects, target)
    for table in tables(start, effects):
        console.print(table)
    if page is not None:
        modelpage.renew(page, start, effects)
        console.print(f"{page} tells these figures now.")
    console.print(f"Written to {target}.")
    return [(f"{question.scenario.scenario}-{outcome}", chart) for outcome, chart in tornado.charts(start, effects)]


def asked(name: str, mode: str | None, strategies: dict[str, str], playouts: int) -> Question:
    """Return what is asked, in plain words; raises BadInput for names there are not."""
    read = scenarios.load(scenarios.find(name))
    chosen = mode or read.modes[-1].id
    players = dict(zip(read.seats, PLAYERS, strict=True))
    for seat, strategy in strategies.items():
        if seat not in players:
            raise BadInput(f'--strategy {seat}={strategy}: there is no seat "{seat}", only {" and ".join(players)}.')
        if strategy not in ROSTER:
            raise BadInput(f'--strategy {seat}={strategy}: there is no strategy "{strategy}": {", ".join(ROSTER)}.')
        players[seat] = strategy
    first, second = (players[seat] for seat in read.seats)
    scenarios.compile(read, chosen)  # an unknown mode is said before anything is held
    return Question(read, chosen, (first, second), playouts)


def _held(start: Base, kept: Path, workers: int | None) -> list[Found]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    found = []
    steps = closing(sensitivity.run(start, kept, workers=workers))
    with Progress(*columns, console=Console(stderr=True)) as bar, steps as going:
        task = bar.add_task("Judgements varied", total=None)
        for done, total, one in going:
            bar.update(task, completed=done, total=total)
            if one is not None:
                found.append(one)
    return found


def write(start: Base, effects: Sequence[Effect], path: Path) -> None:
    """Write every outcome of every judgement set otherwise as CSV, in per cent, the whole file at once."""
    part = path.with_suffix(path.suffix + ".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for one in effects:
            shaken = "; ".join(f"{sentence}: {how}" for sentence, how in one.shaken)
            for name in start.question.names:
                figures = (f"{of[name]:.4f}" for of in (one.value, one.by, one.error))
                rows.writerow([one.judgement.id, one.judgement.title, one.way, name, *figures, shaken])
    part.replace(path)


def tables(start: Base, effects: Sequence[Effect]) -> list[Table]:
    """Return what changes most in the main outcomes, and which conclusions are shaken by what."""
    drawn = []
    for name, title in modelpage.OUTCOMES:
        if name in start.question.names:
            caption = (
                "So many more or fewer in a hundred; ± a standard error. Numbers move by a quarter, floors by one step."
            )
            table = Table(title=title, title_justify="left", caption=caption, box=box.SIMPLE)
            table.add_column("Judgement")
            table.add_column("set lower", justify="right")
            table.add_column("set higher", justify="right")
            for words, less, more in modelpage.rows(effects, name, SHOWN):
                table.add_row(words, less, more)
            drawn.append(table)
    shaken = Table(title="Conclusions", title_justify="left", box=box.SIMPLE)
    shaken.add_column("The file as it is bears out")
    shaken.add_column("reversed by", justify="right")
    shaken.add_column("left open by", justify="right")
    for sentence, turned, opened in modelpage.standing(start, effects):
        shaken.add_row(sentence, str(len(turned)), str(len(opened)))
    return [*drawn, shaken]
