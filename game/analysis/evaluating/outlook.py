"""The curves of an evaluation as a chart, with the sentences that say the same."""

from __future__ import annotations

from collections.abc import Sequence

from game.analysis.charts import Axis, Chart, Ink, Series, Spot
from game.analysis.evaluating.evaluation import Curve, Evaluation
from game.analysis.evaluating.turning import Moved, TurningPoint
from game.analysis.measures import BRIEF

SURE = 2.0  # standard errors at each side of a value: about 95 in 100 such bands hold the true one
INKS: dict[str, Ink] = {"signed": "other", "war": "plain"}


def chart(found: Evaluation, under: str | None = None, points: Sequence[TurningPoint] = ()) -> Chart:
    """Return what was to be expected from act to act, each curve with its band, and the turning points marked."""
    talks = found.plan.talks
    curves = [found.curve(outcome, under) for outcome in found.outcomes]
    last = talks.turn
    sittings: dict[int, tuple[int, str]] = {}
    for turn, state in enumerate(talks.states):
        number = int(state.sitting[0])
        sittings.setdefault(number, (turn, f"{(date := talks.words.sitting(number).date).day} {date:%b}"))
    return Chart(
        title=f"{talks.opening.name or talks.opening.title}: what was to be expected after each act",
        across=Axis("acts", 0, max(last, 1), tuple((float(turn), label) for turn, label in sittings.values())),
        up=Axis("per cent", 0, 100, tuple((float(n), str(n)) for n in range(0, 101, 25))),
        series=tuple(_series(found, curve) for curve in curves),
        spots=tuple(_spot(curves, point) for point in points),
        caption=(
            f"{curves[0].under.title}. {curves[0].playouts} playouts of every act under each pair of profiles, all on "
            "common chance; bands are two standard errors wide on each side."
        ),
        told=tuple(told(curves, points)),
    )


def _series(found: Evaluation, curve: Curve) -> Series:
    seats = found.plan.talks.words.seats
    delegations: tuple[Ink, Ink] = ("first", "second")
    ink = INKS.get(curve.outcome) or delegations[seats.index(curve.outcome.removeprefix(BRIEF))]
    return Series(
        name=curve.title,
        points=tuple((float(point.turn), point.value) for point in curve.points),
        band=tuple(
            (max(point.value - SURE * point.error, 0.0), min(point.value + SURE * point.error, 100.0))
            for point in curve.points
        ),
        ink=ink,
        style="steps",
    )


def _spot(curves: list[Curve], point: TurningPoint) -> Spot:
    """Return the mark of a turning point, on the curve it moved most."""
    curve = next(one for one in curves if one.outcome == point.moved[0].outcome)
    return Spot((float(point.turn), curve.points[point.turn].value), str(point.turn), "diamond")


def told(curves: Sequence[Curve], points: Sequence[TurningPoint] = ()) -> list[str]:
    """Return what the curves show, in sentences."""
    said = [_course(curve) for curve in curves]
    said += [f"Act {point.turn}, {point.place}: {moves(point.moved)}." for point in points]
    return said


def _course(curve: Curve) -> str:
    """Return "A pact is signed: 21 % before the first word, 0 % at the end; highest 21 % after act 0"."""
    first, last = curve.points[0], curve.points[-1]
    highest = max(curve.points, key=lambda point: point.value)
    lowest = min(curve.points, key=lambda point: point.value)
    return (
        f"{curve.title}: {percent(first.value)} (± {error(first.error)}) before the first word, {percent(last.value)} "
        f"(± {error(last.error)}) after the last; between {percent(lowest.value)} (act {lowest.turn}) and "
        f"{percent(highest.value)} (act {highest.turn})."
    )


def moves(moved: Sequence[Moved]) -> str:
    """Return what an act moved: "a pact is signed from 18 to 11 % (−6.8 ± 0.9)"."""
    return "; ".join(
        f"{one.title[:1].lower()}{one.title[1:]} from {one.before:.0f} to {percent(one.after)} "
        f"({signed(one.change)} ± {error(one.error)})"
        for one in moved
    )


def percent(value: float) -> str:
    """Return "21 %"."""
    return f"{value:.0f} %"


def signed(value: float) -> str:
    """Return a change with its sign: "+6.8", "−6.8"."""
    return f"{'−' if value < 0 else '+'}{abs(value):.1f}"


def error(value: float) -> str:
    """Return a standard error with as many places as it takes not to seem to be nothing: "0.3", "0.04"."""
    return f"{value:.1f}" if value >= 0.095 or not value else f"{value:.2f}" if value >= 0.005 else "under 0.01"
