"""Turns what a study found into charts: for each outcome the paired differences, over all governments and by pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, log10

from game.analysis.charts import Axis, Chart, Series
from game.analysis.studies.findings import ALL, Finding, title
from game.analysis.studies.study import Opened

SURE = 2  # standard errors on each side
STEPS = (1, 2, 5, 10)  # by which a scale may be divided, times a power of ten


def charts(opened: Opened, found: list[Finding]) -> Iterator[tuple[str, Chart]]:
    """Yield for each outcome of a study its name and its chart."""
    for outcome in opened.study.outcomes:
        rows = [one for one in found if one.outcome == outcome]
        yield outcome, _chart(opened, outcome, rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a chart: the name of a variation, or what was found under some governments."""

    at: float
    name: str
    found: Finding | None = None


def _chart(opened: Opened, outcome: str, found: list[Finding]) -> Chart:
    """Return the differences each variation makes to one outcome, a row for each pair of profiles."""
    rows = list(_rows(opened, found))
    low, high = _span(found)
    return Chart(
        title=f"{opened.study.title}: {title(opened, outcome)}",
        across=Axis(f"{title(opened, outcome)}: difference, points in a hundred", low, high, _ticks(low, high)),
        up=Axis("", -0.6, len(rows) - 0.4, tuple((row.at, row.name) for row in rows)),
        series=(
            *(_line(row.at, row.found) for row in rows if row.found is not None),
            _dots("over all governments, by their priors", rows, over_all=True),
            _dots("under one pair of governments", rows, over_all=False),
        ),
        rules=((0.0, "no change"),),
        caption=(
            f"{found[0].playouts} playouts of each course on common chance, {found[1].playouts} of them under each "
            "pair of governments; lines are two standard errors long on each side."
        ),
        told=tuple(
            f"{opened.study.variations[one.variation].title}: {one.difference:+.2f} points "
            f"(standard error {one.error:.2f}), from {one.baseline:.1f} to {one.value:.1f} per cent."
            for one in found
            if one.profiles == ALL
        ),
    )


def _rows(opened: Opened, found: list[Finding]) -> Iterator[_Row]:
    """Yield the rows from the top: each variation, what it did over all governments, and under each pair."""
    height = len(found) + len({one.variation for one in found})
    for variation, ones in groupby(found, key=lambda one: one.variation):
        yield _Row(height := height - 1, opened.study.variations[variation].title)
        for one in ones:
            yield _Row(height := height - 1, _governments(opened, one), one)


def _dots(name: str, rows: list[_Row], *, over_all: bool) -> Series:
    places = [(row.found.difference, row.at) for row in rows if row.found and (row.found.profiles == ALL) is over_all]
    return Series(name, tuple(places), ink="plain" if over_all else "other", style="dots")


def _line(at: float, one: Finding) -> Series:
    """Return how far the truth may lie from a difference, as a line across."""
    ends = ((one.difference - SURE * one.error, at), (one.difference + SURE * one.error, at))
    return Series("", ends, ink="plain" if one.profiles == ALL else "history")


def _governments(opened: Opened, one: Finding) -> str:
    """Return a pair of profiles by their titles."""
    if one.profiles == ALL:
        return "over all governments"
    scenario = opened.words.scenario
    names = zip(opened.rules.seats, one.profiles.split(" / "), strict=True)
    return " / ".join(scenario.profiles[seat][name].title for seat, name in names)


def _span(found: list[Finding]) -> tuple[float, float]:
    """Return from where to where the scale must go; nothing is always on it."""
    ends = [0.0, *(one.difference + side * SURE * one.error for one in found for side in (-1, 1))]
    low, high = min(ends), max(ends)
    room = 0.05 * (high - low) or 0.5
    return low - room, high + room


def _ticks(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Return four to ten round numbers of a scale with their labels."""
    rough = (high - low) / 8
    power = 10.0 ** floor(log10(rough))
    step = next(power * one for one in STEPS if power * one >= rough)
    digits = max(0, -floor(log10(step) + 1e-9))
    return tuple(
        (n * step, f"{n * step:+.{digits}f}" if n else "0") for n in range(ceil(low / step), floor(high / step) + 1)
    )
