"""What a study found: means, paired differences and their standard errors, by pair of profiles and over all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, sqrt

from rich.table import Table

from game.analysis.chances import MILLION
from game.analysis.measures import BRIEF, RESOLVE, TRUST, Sums, variance
from game.analysis.studies.study import Opened

ALL = "all, by prior"
CLEAR = 2.0  # standard errors from nothing at which a direction is spoken of
TRACE = 1.0  # points in a hundred below which a difference, however clear, is called a trace
CENT = MILLION / 100  # what values are divided by to be per cent
CAPTION = (
    "Per cent; ± one standard error, paired. Pairing gains: how many times smaller that is than the error of as many "
    "independent talks with governments dealt by their priors; in brackets, under the same governments."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome of one variation beside the baseline, in per cent (of talks, of chance, of the brief or a gauge)."""

    variation: str
    outcome: str
    profiles: str
    playouts: int
    baseline: float
    value: float
    difference: float
    error: float  # standard error of the difference, each playout paired with the one of the same key
    unpaired_error: float  # that of as many independent talks; over all profiles, with governments dealt afresh
    same_governments_error: float  # that of as many independent talks under the same governments

    @property
    def gain(self) -> float:
        """How many times smaller common chance, common governments included, makes the standard error."""
        return self.unpaired_error / self.error if self.error else inf

    @property
    def gain_of_chance(self) -> float:
        """How many times smaller common chance makes it under the same governments."""
        return self.same_governments_error / self.error if self.error else inf

    @property
    def direction(self) -> str:
        """Return more, less or same; how much does not matter here."""
        if abs(self.difference) <= CLEAR * self.error or not self.difference:
            return "same"
        return "more" if self.difference > 0 else "less"

    @property
    def told(self) -> str:
        """The direction, and whether it is no more than a trace."""
        return self.direction if self.direction == "same" or not self.trace else f"a trace {self.direction}"

    @property
    def trace(self) -> bool:
        """Whether the difference is less than a point in a hundred."""
        return abs(self.difference) < TRACE


def findings(opened: Opened, sums: dict[int, Sums]) -> list[Finding]:
    """Return what was found, for each variation and outcome: over all pairs of profiles, then for each."""
    found = []
    for course, variation in enumerate(opened.study.variations, start=1):
        for number, outcome in enumerate(opened.study.outcomes):
            rows = [_row(sums[pair], course, number) for pair in range(len(opened.pairs))]
            found.append(_finding(variation, outcome, ALL, rows, [prior(opened, pair) for pair in opened.pairs]))
            for pair, row in zip(opened.pairs, rows, strict=True):
                found.append(_finding(variation, outcome, _names(opened, pair), [row], [1.0]))
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """Means over the playouts of a pair of profiles, and the variances of these means, in per cent."""

    playouts: int
    means: tuple[float, float]  # of the baseline and of the variation
    variances: tuple[float, float]
    apart: float  # variance of the mean difference, paired


def _row(of: Sums, course: int, outcome: int) -> _Row:
    def told(at: int) -> float:
        return variance(of.count, int(of.value[at, outcome]), int(of.square[at, outcome])) / CENT**2

    apart = variance(of.count, int(of.apart[course, outcome]), int(of.apart_square[course, outcome])) / CENT**2
    one, other = (int(of.value[at, outcome]) / of.count / CENT for at in (0, course))
    return _Row(of.count, (one, other), (told(0), told(course)), apart)


def _finding(variation: str, outcome: str, profiles: str, rows: list[_Row], weights: list[float]) -> Finding:
    """Return the weighted mean of rows as one finding; the pairs of profiles are independent samples."""
    share = [weight / sum(weights) for weight in weights]
    playouts = sum(row.playouts for row in rows)
    baseline, value = (sum(w * row.means[at] for w, row in zip(share, rows, strict=True)) for at in (0, 1))
    same = sum(w**2 * sum(row.variances) for w, row in zip(share, rows, strict=True))
    # Of one talk with governments dealt by chance: the variance within pairs, and that between their means.
    dealt = sum(
        w * (row.variances[at] * row.playouts + (row.means[at] - mean) ** 2)
        for w, row in zip(share, rows, strict=True)
        for at, mean in enumerate((baseline, value))
    )
    return Finding(
        variation=variation,
        outcome=outcome,
        profiles=profiles,
        playouts=playouts,
        baseline=baseline,
        value=value,
        difference=value - baseline,
        error=sqrt(sum(w**2 * row.apart for w, row in zip(share, rows, strict=True))),
        unpaired_error=sqrt(dealt / playouts),
        same_governments_error=sqrt(same),
    )


def prior(opened: Opened, pair: tuple[int, int]) -> float:
    """Return the weight of a pair of profiles."""
    return float(opened.rules.prior[0, pair[0]]) * float(opened.rules.prior[1, pair[1]])


def _names(opened: Opened, pair: tuple[int, int]) -> str:
    return " / ".join(opened.rules.profiles[seat][number] for seat, number in enumerate(pair))


# --- in words ---


def title(opened: Opened, outcome: str) -> str:
    """Return what an outcome is called."""
    words = opened.words
    plain = {"signed": "A treaty is signed", "war": "War in June 1941", "strain": "Strain at the end"}
    if outcome in plain:
        return plain[outcome]
    for kind, called in ((BRIEF, "Brief of"), (TRUST, "Trust of"), (RESOLVE, "Resolve of")):
        if outcome.startswith(kind):
            return f"{called} {words.delegation(words.seat(outcome.removeprefix(kind)))}"
    return next(one.title for one in words.scenario.aftermath if one.id == outcome)


def moved(difference: float, error: float) -> str:
    """Return a difference with its standard error: "+0.31 ± 0.06"; what rounds to nothing has no sign."""
    shown = round(difference, 2)
    return f"{shown:+.2f} ± {error:.2f}" if shown else f"0.00 ± {error:.2f}"


def gains(one: Finding) -> str:
    """Return how much pairing gains: "8.4× (2.1×)", nothing where there is no error left."""
    return f"{one.gain:.1f}× ({one.gain_of_chance:.1f}×)" if one.error else ""


def tables(opened: Opened, found: list[Finding], *, by_pair: bool) -> Iterator[Table]:
    """Yield a table for each variation; without *by_pair* only what holds over all profiles."""
    study = opened.study
    for variation, course in study.variations.items():
        drawn = Table(title=course.title, title_justify="left", caption=CAPTION)
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
                    moved(one.difference, one.error),
                    gains(one),
                    f"{one.told} (expected: {said})" if (said := study.expected.get(one.outcome)) else one.told,
                )
        yield drawn
