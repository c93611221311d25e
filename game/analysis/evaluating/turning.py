"""The acts of a course after which most was to be expected otherwise: its turning points, as playouts find them.

Not to be confused with the formal marks of an act that `history.Step.turned` holds: an offer, a settlement, an end.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt

from game.analysis.evaluating.evaluation import Curve, Evaluation, Point
from game.analysis.lines.history import Step
from game.rules.spec import RUNNING

MOST = 7
NAMED = 0.5  # per cent from which an outcome is named beside the one an act moved most


@dataclass(frozen=True, slots=True)
class Moved:
    """One outcome that an act moved, in per cent."""

    outcome: str
    title: str
    before: float
    after: float
    change: float
    error: float  # standard error of the change


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """An act that moved what was to be expected, beyond the noise of the playouts."""

    turn: int  # the act's number, from 1: it led from the curve's point turn - 1 to its point turn
    seat: str
    place: str  # "13 November 1940, second conversation"
    act: str  # the act as the minutes have it
    followed: tuple[str, ...]  # where it ended a sitting, what came with that: then not the act alone moved it
    moved: tuple[Moved, ...]  # the largest first; what it moved hardly is left out
    size: float  # per cent


def turning_points(found: Evaluation, under: str | None = None, *, most: int = MOST) -> tuple[TurningPoint, ...]:
    """Return the acts that moved a course most, at most *most*, in their order.

    An act's size is the length of its change over all outcomes, each paired change first drawn toward 0 by the
    universal threshold sqrt(2 ln n) standard errors of n acts (soft thresholding: Donoho and Johnstone 1994): what
    n changes of pure noise would hardly reach does not count, however many acts there are. Acts of size 0 are none.
    Of two acts running only the larger is one, as an edge in a picture is drawn where it is steepest (non-maximum
    suppression: Canny 1986): often the second but takes back what the first had opened.
    """
    curves = [found.curve(outcome, under) for outcome in found.outcomes]
    acts = len(curves[0].points) - 1
    if not acts:
        return ()
    threshold = sqrt(2 * log(max(acts, 2)))
    sizes = {turn: _size(curves, turn, threshold) for turn in range(1, acts + 1)}
    largest: list[int] = []
    for turn in sorted((turn for turn, size in sizes.items() if size > 0), key=lambda turn: -sizes[turn]):
        if len(largest) < most and not {turn - 1, turn + 1} & set(largest):
            largest.append(turn)
    steps = found.plan.steps
    return tuple(_point(found, curves, steps[turn], sizes[turn], threshold) for turn in sorted(largest))


def _size(curves: list[Curve], turn: int, threshold: float) -> float:
    """Return how far an act moved all outcomes together, in per cent."""
    return sqrt(sum(_beyond(curve.points[turn], threshold) ** 2 for curve in curves))


def _beyond(point: Point, threshold: float) -> float:
    """Return what of a change is beyond noise."""
    return max(abs(point.change) - threshold * point.change_error, 0.0)


def _point(found: Evaluation, curves: list[Curve], step: Step, size: float, threshold: float) -> TurningPoint:
    moved = [
        Moved(curve.outcome, curve.title, before.value, after.value, after.change, after.change_error)
        for curve in curves
        for before, after in [curve.points[step.turn - 1 : step.turn + 1]]
        if _beyond(after, threshold)
    ]
    moved.sort(key=lambda one: -abs(one.change))
    return TurningPoint(
        turn=step.turn,
        seat=step.seat or "",
        place=step.place,
        act=next((line.text for line in step.lines if line.kind == "act"), ""),
        followed=_followed(found, step),
        moved=(moved[0], *(one for one in moved[1:] if abs(one.change) >= NAMED)),
        size=size,
    )


def _followed(found: Evaluation, step: Step) -> tuple[str, ...]:
    """Return what happened before the next act where a sitting ended: chance and governments had their say."""
    before, after = found.plan.talks.states[step.turn - 1 : step.turn + 1]
    if int(after.sitting[0]) == int(before.sitting[0]) and int(after.ending[0]) == RUNNING:
        return ()
    return ("The sitting ended.", *(line.text for line in step.lines if line.kind in ("event", "cable")))
