"""Turning points: what moved most beyond noise, by the formula, and in a course whose turning point is known."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest

from game.analysis.evaluating import evaluating, evaluation, outlook
from game.analysis.evaluating.evaluation import OVER_ALL, Evaluation
from game.analysis.evaluating.turning import turning_points
from game.analysis.measures import sums
from game.rules.spec import Ints
from tests.analysis.standing_draft import ACTS, LOST, course

PLAYOUTS = 400


def made_up(*columns: Ints) -> Evaluation:
    """Return an evaluation of the course with these values per mille, (acts + 1, playouts) for each outcome."""
    plan = evaluation.plan(course(), playouts=PLAYOUTS)
    outcomes = len(plan.course.outcomes)
    still = np.full((ACTS + 1, PLAYOUTS), 500, np.int64)
    values = np.stack([*columns, *[still] * (outcomes - len(columns))], axis=2)
    of = sums(values, np.diff(values, axis=0, prepend=values[:1]))
    return Evaluation(plan, dict.fromkeys(range(len(plan.course.pairs)), of))


def noise(spread: int = 300) -> Ints:
    """Return values of every act that differ by luck alone."""
    return np.random.default_rng(1940).integers(500 - spread, 500 + spread, (ACTS + 1, PLAYOUTS)).astype(np.int64)


def test_noise_alone_is_no_turning_point() -> None:
    assert turning_points(made_up(noise(), noise()[::-1])) == ()


def test_a_change_counts_as_far_as_it_exceeds_what_noise_would_reach() -> None:
    column = noise(100)
    column[10:] += 200
    found = made_up(column)
    [point] = turning_points(found)
    [moved] = point.moved
    change = found.curve("signed").points[10]
    assert point.turn == 10
    assert moved.change == pytest.approx(20, abs=3 * moved.error)
    assert point.size == pytest.approx(abs(change.change) - sqrt(2 * log(ACTS)) * change.change_error)


def test_outcomes_are_combined_as_a_length() -> None:
    one, other = np.full((2, ACTS + 1, PLAYOUTS), 500, np.int64)
    one[5:] += 30
    other[5:] -= 40
    [point] = turning_points(made_up(one, other))
    assert point.size == pytest.approx(5)  # sqrt(3² + 4²): nothing is uncertain here
    assert [moved.change for moved in point.moved] == [pytest.approx(-4), pytest.approx(3)]


def test_what_an_act_moved_hardly_is_not_named() -> None:
    one, other = np.full((2, ACTS + 1, PLAYOUTS), 500, np.int64)
    one[5:] += 30
    other[5:] -= 4
    [point] = turning_points(made_up(one, other))
    assert [moved.change for moved in point.moved] == [pytest.approx(3)]


def test_the_largest_are_kept_and_told_in_their_order() -> None:
    column = np.full((ACTS + 1, PLAYOUTS), 100, np.int64)
    for turn, by in ((2, 10), (4, 50), (6, 30), (8, 20), (10, 40), (12, 60), (14, 70), (16, 15), (18, 25)):
        column[turn:] += by
    assert [point.turn for point in turning_points(made_up(column))] == [4, 6, 8, 10, 12, 14, 18]
    assert [point.turn for point in turning_points(made_up(column), most=2)] == [12, 14]


def test_of_two_acts_running_the_larger_stands() -> None:
    column = np.full((ACTS + 1, PLAYOUTS), 100, np.int64)
    column[10] += 50  # opened by act 10, taken back by act 11, and more
    column[11:] -= 10
    column[12:] -= 20
    assert [(point.turn, point.moved[0].change) for point in turning_points(made_up(column))] == [(11, -6.0)]


def test_the_silence_that_lost_a_treaty_is_found() -> None:
    plan = evaluation.plan(course(), playouts=12, players={"german": "concede", "soviet": "random"})
    found = evaluating.evaluate(plan)
    points = turning_points(found, OVER_ALL)
    silence = max(points, key=lambda point: point.size)
    assert (silence.turn, silence.seat, silence.followed) == (LOST, "german", ())
    assert ("signed", -100.0) in [(moved.outcome, moved.change) for moved in silence.moved]
    assert silence.act.startswith("The German side")
    chart = outlook.chart(found, OVER_ALL, points)
    assert [spot.label for spot in chart.spots] == [str(point.turn) for point in points]
    assert any("a pact is signed from 100 to 0 % (−100.0 ± 0.0)" in said for said in chart.told)


def test_what_came_with_the_end_of_a_sitting_is_told_apart() -> None:
    column = np.full((ACTS + 1, PLAYOUTS), 100, np.int64)
    column[6:] += 10
    column[8:] += 10
    before, ending = turning_points(made_up(column))
    assert before.followed == ()
    assert ending.followed[0] == "The sitting ended."


@pytest.mark.parametrize(("value", "said"), [(0.0, "0.0"), (0.3, "0.3"), (0.04, "0.04"), (0.002, "under 0.01")])
def test_an_error_never_seems_to_be_nothing(value: float, said: str) -> None:
    assert outlook.error(value) == said
