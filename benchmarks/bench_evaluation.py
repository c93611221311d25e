"""The evaluation of a course: the whole of it on two cores, and how soon there is something to look at."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np

from benchmarks.clock import Clock
from game.analysis.evaluating import evaluating, evaluation
from game.analysis.evaluating.evaluation import PLAYOUTS, Plan
from game.analysis.lines import history
from game.rules.state import take

ACTS, WORKERS = 60, 2


def planned(saves: Path, number: int) -> Plan:
    """Return how a course of 60 acts is to be evaluated, with nothing kept of it yet: the line with acts left out."""
    plan = evaluation.plan(history.line_talks("berlin-1940"))
    turns = np.linspace(0, plan.course.states.size - 1, ACTS + 1).round().astype(np.intp)
    course = replace(plan.course, states=take(plan.course.states, turns))
    return replace(plan, course=course, file=saves / str(number))


def bench_whole_evaluation(clock: Clock, saves: Path) -> None:
    plan = planned(saves, 0)

    seconds = clock.fastest(lambda: evaluating.evaluate(plan, workers=WORKERS), rounds=1, warm=False)

    pairs = len(plan.course.pairs)
    playouts = PLAYOUTS * (ACTS + 1) * pairs
    what = f"evaluation, {ACTS} acts, {PLAYOUTS:,} playouts, {pairs} pairs"
    clock.note(what, f"{seconds:.0f} s", f"at most 60 s on {WORKERS} cores")
    clock.note("playouts of the evaluation/s and core", f"{playouts / seconds / WORKERS:,.0f}")


def bench_first_curve(clock: Clock, saves: Path) -> None:
    """From asking to curves under all schools, coarse as they are, with new processes each time."""
    numbers = count(1)

    def first(plan: Plan) -> None:
        work = evaluating.start(plan, workers=WORKERS)
        while not work.result_so_far.unders:
            work.wait(1.0)
        work.cancel()

    seconds = clock.fastest(first, rounds=3, warm=False, before=lambda: planned(saves, next(numbers)))

    clock.note("first curves of an evaluation", f"{seconds:.1f} s", "at most 2 s")
