"""The historical line as a course to read, bare and weighed; its curves and what was thought over are made up."""

from __future__ import annotations

from functools import cache

import numpy as np

from game.analysis.evaluating import evaluation
from game.analysis.evaluating.evaluation import Evaluation
from game.analysis.evaluating.reconsider import Reconsidered, Weighed
from game.analysis.evaluating.weighing import Measure
from game.analysis.lines import history
from game.analysis.measures import Sums
from game.ui import courses
from game.ui.beside import Beside
from game.ui.courses import Reading
from game.ui.reckoning import Think

COUNT = 200  # playouts the made-up curves claim
THOUGHT = 31  # the act thought over


@cache
def line() -> Reading:
    """Return the talks of Berlin as they were held."""
    return courses.as_it_was("berlin-1940")


@cache
def weighed(count: int = COUNT) -> Reading:
    """Return the same talks with curves of so many playouts and with one act thought over."""
    reading = Reading(line().talks)
    plan = evaluation.plan(reading.talks)
    turns, outcomes = reading.acts + 1, len(plan.course.outcomes)
    sums = {}
    for pair in range(len(plan.course.pairs)):
        wave = np.sin(np.arange(turns)[:, None] / 9 + np.arange(outcomes) * 2 + pair / 5)
        mean = (500 + 350 * wave).astype(np.int64)
        step = np.diff(mean, axis=0, prepend=mean[:1])
        step[30::13] += 60  # turning points
        sums[pair] = Sums(
            count=count,
            value=count * mean,
            square=count * (mean**2 + 150**2),
            apart=count * step,
            apart_square=count * (step**2 + 25**2),
        )
    reckoning = reading.reckoning
    reckoning.found = Evaluation(plan, sums)
    reckoning.thought, reckoning._asked = _thought(plan), Think(THOUGHT, None, None)
    return reading


@cache
def compared() -> Beside:
    """Return history beside a course in which computer delegations went on from act 30."""
    talks = history.line_talks("berlin-1940")
    other = talks.branch(30, players={"german": "boulware", "soviet": "conceder"}, name="If Moscow had asked for less")
    while other.to_move is not None:
        other.seat(other.to_move).poll()
    return Beside(("history:berlin-1940", "sample.talks"), talks, other)


def _thought(plan: evaluation.Plan) -> Reconsidered:
    """Return an act made, one named, and three found."""
    made = plan.talks.entries[THOUGHT - 1].move
    gains = (0.0, -1.4, 6.3, 3.1, 0.2)
    found = [
        Weighed(
            move=made,
            act="The Soviet side set out its position on Bulgaria: a joint guarantee, with no garrisons. "
            * (1 + n % 2),
            measures=tuple(Measure(name, title, 40.0 + gain, 0.6, gain, 0.4) for name, title in plan.titles.items()),
            reasons=("War in June 1941 becomes likelier: 78.0 % against 77.5 % (± 0.1).", "It leaves standing lower.")
            if n
            else (),
            manners=(),
        )
        for n, gain in enumerate(gains)
    ]
    return Reconsidered(THOUGHT, "soviet", plan.under(), found[0], found[1], tuple(found[2:]), 41, 600)
