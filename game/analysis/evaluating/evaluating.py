"""Evaluates a course, in this process or in others while the caller goes on, and keeps what is finished beside it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from math import ceil
from typing import Any

from game.analysis import background, kept
from game.analysis.background import UnderWay
from game.analysis.evaluating import along
from game.analysis.evaluating.along import Span
from game.analysis.evaluating.evaluation import Evaluation, Plan
from game.analysis.measures import Sums, plain, revived
from game.paths import BadInput

FIRST = 4  # keys of the first batches: a coarse curve, soon
FEWEST = 8  # keys of the next: fewer would not fill the arrays
LATER = 6  # how many times more the later ones have: larger arrays cost less a playout

Progress = Callable[[float, Evaluation], None]


def evaluate(plan: Plan, *, workers: int = 1, progress: Progress | None = None) -> Evaluation:
    """Return the whole evaluation of a course, going on from what is kept; waits until it is done.

    With one worker all is reckoned in this process. The numbers are the same whatever the workers, the batches and
    the interruptions.
    """
    if workers > 1:
        under_way = start(plan, workers=workers)
        try:
            while not under_way.finished:
                found = under_way.wait(0.2)
                if progress is not None:
                    progress(under_way.progress, found)
        finally:
            under_way.cancel()
        if under_way.problem:
            raise BadInput(under_way.problem)
        return under_way.result_so_far
    keeper = _Keeper(plan)
    for span in keeper.todo():
        keeper.add(span, along.held(plan.course, span))
        if progress is not None:
            progress(keeper.share(), keeper.evaluation())
    return keeper.evaluation()


def start(plan: Plan, *, workers: int | None = None) -> Evaluating:
    """Return the evaluation of a course under way in processes of its own; the caller goes on at once."""
    return Evaluating(plan, workers)


class Evaluating(UnderWay[Span, Sums, Evaluation]):
    """An evaluation under way; what is finished is kept, and the next one goes on from there."""

    def __init__(self, plan: Plan, workers: int | None) -> None:
        self._keeper = _Keeper(plan)
        super().__init__(background.start(along.held, plan.course, self._keeper.todo(), workers=workers))
        self._found = self._keeper.evaluation()

    def wait(self, seconds: float) -> Evaluation:
        """Return the evaluation so far after something has come in, or some seconds later at the latest."""
        arrived = self._job.look(seconds)
        for span, sums in arrived:
            self._keeper.add(span, sums)
        if arrived:
            self._found = self._keeper.evaluation()
        return self._found

    @property
    def progress(self) -> float:
        """How much of it is done, from 0 to 1, what was kept from earlier counted in."""
        self.wait(0.0)
        return self._keeper.share()


# --- what is kept ---


class _Keeper:
    """The sums of one evaluation, in memory and in the file beside the record."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._sums: dict[int, Sums] = {}
        self._done: dict[int, list[tuple[int, int]]] = {pair: [] for pair in range(len(plan.course.pairs))}
        for span, sums in _read(plan):
            if span[2] <= plan.playouts:  # more would be better, but would not be the same numbers again
                self._take(span, sums)

    def todo(self) -> list[Span]:
        """Return what is still to be played, the likeliest to be looked at first and every pair a little at a time."""
        size = max(along.ROWS // self.plan.course.states.size, FEWEST)
        first = {pair for pair, _ in self.plan.under().weights}
        spans = [
            (pair, start, stop)
            for pair, done in self._done.items()
            for begin, end in kept.gaps(done, self.plan.playouts, self.plan.playouts)
            for start, stop in pairwise(_edges(begin, end, size))
        ]
        return sorted(spans, key=lambda span: (span[1], span[0] not in first, span[0]))

    def share(self) -> float:
        """Return how much of the evaluation is done, from 0 to 1."""
        done = sum(stop - start for spans in self._done.values() for start, stop in spans)
        return done / (self.plan.playouts * len(self._done))

    def add(self, span: Span, sums: Sums) -> None:
        """Take in a batch, and put it on disk; an evaluation goes on where the disk is full."""
        self._take(span, sums)
        pair, first, last = span
        with suppress(OSError):
            kept.append(self.plan.file, {"pair": pair, "from": first, "to": last, **plain(sums)})

    def evaluation(self) -> Evaluation:
        """Return what there is so far."""
        return Evaluation(self.plan, dict(self._sums))

    def _take(self, span: Span, sums: Sums) -> None:
        pair, first, last = span
        if any(first < stop and start < last for start, stop in self._done[pair]):
            return  # two programs evaluated one record: what both did is the same
        self._done[pair].append((first, last))
        self._sums[pair] = self._sums[pair] + sums if pair in self._sums else sums


def _edges(begin: int, end: int, size: int) -> list[int]:
    """Return where keys are cut into batches: a small one first, then one of *size*, then about LATER times as much."""
    edges = [begin, *(edge for edge in sorted({FIRST, size}) if begin < edge < end)]
    pieces = ceil((end - edges[-1]) / (LATER * size))
    return [*edges[:-1], *(edges[-1] + (end - edges[-1]) * n // pieces for n in range(pieces + 1))]


def _read(plan: Plan) -> list[tuple[Span, Sums]]:
    """Return the batches kept of an evaluation; a file that is stale or damaged is begun anew."""
    shape = (plan.course.states.size, len(plan.course.outcomes))

    def parse(line: dict[str, Any]) -> tuple[Span, Sums]:
        span, sums = (int(line["pair"]), int(line["from"]), int(line["to"])), revived(line)
        fits = 0 <= span[0] < len(plan.course.pairs) and 0 <= span[1] < span[2] == span[1] + sums.count
        if not fits or sums.value.shape != shape:
            raise ValueError("not a batch of this evaluation")
        return span, sums

    try:
        return kept.read(plan.file, plan.mark, parse)
    except (BadInput, OSError):
        with suppress(OSError):
            kept.begin(plan.file, plan.mark)
        return []
