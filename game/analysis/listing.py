"""The command `coefficients`: prints the numbers a scenario and the engine decide with, and on what each rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from game import scenario as scenarios
from game.analysis import coefficients, engine
from game.analysis.coefficients import Coefficient
from game.scenario.schema import Scenario


def everything(scenario: Scenario) -> list[Coefficient]:
    """Return every number that decides a game of *scenario*: the file's, then the code's."""
    return [*coefficients.listed(scenario), *engine.listed()]


def run(name: str, sought: str, *, out: Path | None = None, plain: bool = False) -> None:
    """Print the numbers in which all words of *sought* occur, the sections with their counts where none is sought."""
    read = scenarios.load(scenarios.find(name))
    found = everything(read)
    chosen = coefficients.matching(found, sought)
    console = Console()
    if out is not None:
        coefficients.write(chosen, out)
        console.print(f"{len(chosen)} numbers written to {out}.")
        return
    if not sought:
        console.print(summary(found))
        console.print(_counts(found))
        console.print("Name a word to see the numbers, such as: which-sea coefficients berlin-1940 straits")
    elif plain:
        for one in chosen:
            print(f"{one.section} > {one.thing} > {one.name}: {one.value} {one.unit}. {one.rests}. {one.because}")
    else:
        for table in _tables(chosen):
            console.print(table)
        if not chosen:
            console.print(f'No number has to do with "{sought}".')


def summary(found: Sequence[Coefficient]) -> str:
    """Return in two sentences on what the numbers rest."""
    read_off = sum(one.basis == "source" for one in found)
    judged = [one for one in found if one.basis == "judgement"]
    informed = sum(bool(one.sources) for one in judged)
    open_ones = sum(one.basis == "none" for one in found)
    left = f" {open_ones} have neither a source nor a mark." if open_ones else ""
    return (
        f"{len(found)} numbers and options decide. {read_off} are read off documents: asks, floors, mandates and what "
        f"held before. {len(judged)} are judgements, {informed} of them made from named sources: no document gives "
        f"points or chances.{left}"
    )


def by_thing(found: Sequence[Coefficient]) -> Iterator[tuple[str, str, list[Coefficient]]]:
    """Yield section, thing and its numbers, in their order."""
    for (section, thing), rows in groupby(found, key=lambda one: (one.section, one.thing)):
        yield section, thing, list(rows)


def _counts(found: Sequence[Coefficient]) -> Table:
    drawn = Table(box=box.SIMPLE)
    drawn.add_column("Section")
    for heading in ("Numbers", "From documents", "Judgements", "of them without a source"):
        drawn.add_column(heading, justify="right")
    for section in dict.fromkeys(one.section for one in found):
        rows = [one for one in found if one.section == section]
        judged = [one for one in rows if one.basis == "judgement"]
        bare = sum(not one.sources for one in judged)
        drawn.add_row(section, str(len(rows)), str(len(rows) - len(judged)), str(len(judged)), str(bare))
    return drawn


def _tables(found: Sequence[Coefficient]) -> Iterator[Table]:
    for section, thing, rows in by_thing(found):
        drawn = Table(title=f"{section}: {thing}", title_justify="left", box=box.SIMPLE)
        drawn.add_column("What", ratio=5)
        drawn.add_column("Value", justify="right", ratio=2)
        drawn.add_column("Rests on", ratio=3)
        for one in rows:
            unit = "" if one.unit == "option" else f" {one.unit}"
            drawn.add_row(one.name, f"{one.value}{unit}", one.rests)
        for why in dict.fromkeys(one.because for one in rows if one.because):
            drawn.caption = f"{drawn.caption or ''} {why}".strip()
        yield drawn
