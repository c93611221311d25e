"""The documents of two courses: how soon a teacher has the page or the paper in hand."""

from __future__ import annotations

from benchmarks.clock import Clock
from game.analysis.comparing.compare import compare
from game.analysis.lines.history import line_talks
from game.documents.html import html
from game.documents.pdf import pdf
from game.documents.then_and_now import then_and_now
from game.play.talks import Talks


def courses() -> tuple[Talks, Talks]:
    """Return history and a course that left it after 28 acts."""
    line = line_talks("berlin-1940", key=5)
    other = line.branch(28, players={"german": "conceder", "soviet": "conceder"})
    while other.computer_move():
        pass
    return line, other


def bench_comparison(clock: Clock) -> None:
    one, other = courses()

    seconds = clock.fastest(lambda: compare(one, other), rounds=5)

    clock.note("two courses compared", f"{seconds:.2f} s", "at most 1 s with its page")


def bench_page(clock: Clock) -> None:
    found = compare(*courses())

    seconds = clock.fastest(lambda: html(then_and_now(found)), rounds=5)

    clock.note("a comparison as HTML, with pictures", f"{seconds:.2f} s", "at most 1 s")


def bench_paper(clock: Clock) -> None:
    found = compare(*courses())

    seconds = clock.fastest(lambda: pdf(then_and_now(found)), rounds=5)

    clock.note("a comparison as PDF, with pictures", f"{seconds:.2f} s", "at most 1 s")
