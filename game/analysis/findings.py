"""What a study found: means, paired differences and their standard errors, by pair of profiles and over all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from math import inf, sqrt
from pathlib import Path

import numpy as np
from rich.table import Table

from game.analysis.measures import Sums, variance
from game.analysis.study import Opened

ALL = "all, by prior"
CLEAR = 2.0  # standard errors from nothing at which a direction is spoken of


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome of one variation beside the baseline, in per cent (of talks, of chance, or of the brief)."""

    variation: str
    outcome: str
    profiles: str
    playouts: int
    baseline: float
    value: float
    difference: float
    error: float  # standard error of the difference, each playout paired with the one of the same key
    unpaired_error: float  # what it would be with independent playouts

    @property
    def gain(self) -> float:
        """How many times smaller pairing makes the standard error."""
        return self.unpaired_error / self.error if self.error else inf

    @property
    def direction(self) -> str:
        """Return more, less or same."""
        if abs(self.difference) <= CLEAR * self.error or not self.difference:
            return "same"
        return "more" if self.difference > 0 else "less"


def findings(opened: Opened, sums: dict[int, Sums]) -> list[Finding]:
    """Return what was found, for each variation and outcome: over all pairs of profiles, then for each."""
    found = []
    for course, variation in enumerate(opened.study.variations, start=1):
        for number, outcome in enumerate(opened.study.outcomes):
            pairs = list(_by_pair(opened, sums, course, number))
            weights = [_prior(opened, pair) for pair, *_ in pairs]
            found.append(_finding(variation, outcome, ALL, [row for _, *row in pairs], weights))
            for pair, *row in pairs:
                found.append(_finding(variation, outcome, _names(opened, pair), [row], [1.0]))
    return found


def write(found: list[Finding], path: Path) -> None:
    """Write findings as CSV, the whole file at once."""
    part = path.with_suffix(path.suffix + ".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([field.name for field in fields(Finding)])
        rows.writerows([f"{x:.6f}" if isinstance(x, float) else x for x in astuple(one)] for one in found)
    part.replace(path)


def tables(opened: Opened, found: list[Finding], *, by_pair: bool) -> Iterator[Table]:
    """Yield a table for each variation; without *by_pair* only what holds over all profiles."""
    study = opened.study
    for variation, course in study.variations.items():
        drawn = Table(title=course.title, title_justify="left", caption="Per cent; ± one standard error, paired.")
        for heading in ("Outcome", *(["Profiles"] if by_pair else [])):
            drawn.add_column(heading)
        for heading in (study.baseline.title, "Then", "Difference", "Pairing gains"):
            drawn.add_column(heading, justify="right")
        drawn.add_column("Direction")
        for one in found:
            if one.variation == variation and (by_pair or one.profiles == ALL):
                drawn.add_row(
                    one.outcome,
                    *([one.profiles] if by_pair else []),
                    f"{one.baseline:.1f}",
                    f"{one.value:.1f}",
                    f"{one.difference:+.2f} ± {one.error:.2f}",
                    "" if one.gain == inf else f"{one.gain:.1f}×",
                    f"{one.direction} (expected: {said})"
                    if (said := study.expected.get(one.outcome))
                    else one.direction,
                )
        yield drawn


def _by_pair(
    opened: Opened, sums: dict[int, Sums], course: int, outcome: int
) -> Iterator[tuple[int, int, float, float, float, float]]:
    """Yield pair number, playouts, the two means, and the variances of their difference, paired and unpaired."""
    for pair in range(len(opened.pairs)):
        of = sums[pair]
        at = (course, outcome)
        paired = variance(of.count, int(of.apart[at]), int(of.apart_square[at]))
        apart = sum(variance(of.count, int(of.value[c, outcome]), int(of.square[c, outcome])) for c in (0, course))
        yield pair, of.count, of.value[0, outcome] / of.count, of.value[at] / of.count, paired, apart


def _finding(variation: str, outcome: str, profiles: str, rows: list[list[float]], weights: list[float]) -> Finding:
    """Return the weighted mean of rows as one finding; the pairs of profiles are independent samples."""
    whole = sum(weights)
    share = np.array(weights) / whole
    counts, baseline, value, paired, unpaired = np.array(rows, float).T
    return Finding(
        variation=variation,
        outcome=outcome,
        profiles=profiles,
        playouts=int(counts.sum()),
        baseline=float((share * baseline).sum()) / 10,
        value=float((share * value).sum()) / 10,
        difference=float((share * (value - baseline)).sum()) / 10,
        error=sqrt(float((share**2 * paired).sum())) / 10,
        unpaired_error=sqrt(float((share**2 * unpaired).sum())) / 10,
    )


def _prior(opened: Opened, pair: int) -> float:
    first, second = opened.pairs[pair]
    return float(opened.rules.prior[0, first]) * float(opened.rules.prior[1, second])


def _names(opened: Opened, pair: int) -> str:
    names = (opened.rules.profiles[seat][number] for seat, number in enumerate(opened.pairs[pair]))
    return " / ".join(names)
