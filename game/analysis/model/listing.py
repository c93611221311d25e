"""The command `coefficients`: prints the numbers a scenario and the engine decide with, and on what each rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from game import scenario as scenarios
from game.analysis.model import coefficients, engine
from game.analysis.model.coefficients import Coefficient
from game.analysis.model.figures import OPTION
from game.scenario.schema import Scenario

MOST = 60  # numbers read at once on a page


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
            print(f"{one.section} > {one.thing} > {one.name}: {shown(one)}. {one.rests}. {one.because}")
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


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers that rest on the same, as a page shows them: what each is with its value, then on what, and why."""

    rows: tuple[tuple[str, str], ...]
    rests: str


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What a page shows of the numbers: those found, thing by thing, as many as are read at once."""

    said: str
    things: tuple[tuple[str, tuple[Figures, ...]], ...]  # heading, numbers
    more: str  # how to see the rest


@lru_cache(maxsize=4)
def of_named(name: str) -> tuple[Coefficient, ...]:
    """Return every number that decides a game of the scenario called *name*."""
    return tuple(everything(scenarios.load(scenarios.find(name))))


@lru_cache(maxsize=32)
def looked_up(name: str, sought: str) -> LookedUp:
    """Return the numbers of a scenario in which all words of *sought* occur; without any, a count for each section."""
    found = of_named(name)
    if not sought.strip():
        counted = tuple((f"{section}: {len(rows)}, {_told(rows)}.", ()) for section, rows in _sections(found))
        return LookedUp(summary(found), counted, "Search for a word to see the numbers: Straits, prior, trust, war …")
    chosen = coefficients.matching(found, sought)
    things = tuple((f"{section}: {thing}", _figures(rows)) for section, thing, rows in by_thing(chosen[:MOST]))
    left = len(chosen[MOST:])
    more = f"{left} more; another word narrows the search." if left else ""
    return LookedUp(f"{len(chosen)} of {len(found)} numbers have to do with “{sought.strip()}”.", things, more)


def _figures(found: Sequence[Coefficient]) -> tuple[Figures, ...]:
    return tuple(
        Figures(tuple((one.name, shown(one)) for one in rows), rests) for rests, rows in groupby(found, key=_rests)
    )


def _rests(one: Coefficient) -> str:
    """Return on what a number rests, as a sentence, and why it is so large."""
    rests = f"{one.rests[:1].upper()}{one.rests[1:]}."
    return f"{rests} {one.because}" if one.because and one.because not in one.name else rests


def shown(one: Coefficient) -> str:
    """Return a value with its unit; the title of an option says what it is by itself."""
    if one.unit == OPTION:
        return one.value
    return f"{one.value} {one.unit}".strip().replace("-", "\N{MINUS SIGN}")


def _sections(found: Sequence[Coefficient]) -> Iterator[tuple[str, list[Coefficient]]]:
    for section in dict.fromkeys(one.section for one in found):
        yield section, [one for one in found if one.section == section]


def _told(rows: Sequence[Coefficient]) -> str:
    judged = sum(one.basis == "judgement" for one in rows)
    return f"{judged} of them judgements" if judged < len(rows) else "all judgements"


def by_thing(found: Sequence[Coefficient]) -> Iterator[tuple[str, str, list[Coefficient]]]:
    """Yield section, thing and its numbers, in their order."""
    for (section, thing), rows in groupby(found, key=lambda one: (one.section, one.thing)):
        yield section, thing, list(rows)


def _counts(found: Sequence[Coefficient]) -> Table:
    drawn = Table(box=box.SIMPLE)
    drawn.add_column("Section")
    for heading in ("Numbers", "From documents", "Judgements", "of them without a source"):
        drawn.add_column(heading, justify="right")
    for section, rows in _sections(found):
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
            drawn.add_row(one.name, shown(one), one.rests)
        for why in dict.fromkeys(one.because for one in rows if one.because):
            drawn.caption = f"{drawn.caption or ''} {why}".strip()
        yield drawn
