"""A stopwatch over pytest-benchmark that also notes figures in people's units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pytest_benchmark.fixture import BenchmarkFixture


class Figure(NamedTuple):
    """One line of the table at the end."""

    what: str
    value: str
    aim: str


@dataclass
class Clock:
    """Times one piece of work and notes figures for the table at the end."""

    benchmark: BenchmarkFixture
    figures: list[Figure]

    def fastest(
        self, work: Callable[..., Any], *, rounds: int, warm: bool = True, before: Callable[[], Any] | None = None
    ) -> float:
        """Return the seconds that *work* takes at best on what *before* makes for each round.

        Other work on the machine only ever adds time, so the least of several rounds says most about the code. A
        warm-up run does not count, and neither does the time *before* takes.
        """
        fresh = None if before is None else (lambda: ((before(),), dict[str, Any]()))
        self.benchmark.pedantic(work, setup=fresh, rounds=rounds, warmup_rounds=int(warm))  # type: ignore[no-untyped-call]
        assert self.benchmark.stats is not None
        return float(self.benchmark.stats.stats.min)

    def note(self, what: str, value: str, aim: str = "") -> None:
        """Put a figure into the table and into the file that --benchmark-json writes."""
        self.figures.append(Figure(what, value, aim))
        self.benchmark.extra_info[what] = value
