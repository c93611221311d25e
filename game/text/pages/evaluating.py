"""The pages of an evaluation: curves as characters and figures, turning points, an act thought over again."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.evaluating import outlook
from game.analysis.evaluating.evaluation import Curve, Evaluation, Under
from game.analysis.evaluating.outlook import error, moves, percent, signed
from game.analysis.evaluating.reconsider import Reconsidered, Weighed
from game.analysis.evaluating.turning import TurningPoint
from game.play.writing import sentence
from game.text.lines import Line, Page, drawn, heading, item, plain, quiet, title

BARS = "▁▂▃▄▅▆▇█"
LEAST_SPAN = 10.0  # per cent that a row of bars covers at least, so that noise does not look like a course of events


def evaluation(found: Evaluation, points: tuple[TurningPoint, ...], under: str | None = None) -> Page:
    """Return what was to be expected along a course, its turning points, and the same under every school."""
    curves = [found.curve(outcome, under) for outcome in found.outcomes]
    talks = found.plan.talks
    first, second = found.plan.course.players
    return [
        title(f"{talks.opening.name or talks.opening.title}: what was to be expected after each act"),
        Line(f"Under: {curves[0].under.title}."),
        quiet(
            f"{curves[0].playouts} playouts of every act under each pair of profiles, all on common chance, played on "
            f"by {first} ({talks.words.seats[0]}) and {second} ({talks.words.seats[1]}). ± is one standard error."
        ),
        *(line for curve in curves for line in _drawn(curve)),
        *(plain(said) for said in outlook.told(curves)),
        heading("At each sitting"),
        *_sittings(found, curves),
        *turning_points(points),
        heading("Under each school, before the first word and after the last"),
        *(Line(_ends(found, one)) for one in found.unders),
    ]


def _drawn(curve: Curve) -> Iterator[Line]:
    """Yield a curve as a row of bars between its lowest and its highest value."""
    values = [point.value for point in curve.points]
    low, span = min(values), max(max(values) - min(values), LEAST_SPAN)
    bars = "".join(BARS[min(int((value - low) / span * len(BARS)), len(BARS) - 1)] for value in values)
    yield drawn(
        f"{curve.title}: {values[0]:.1f} → {values[-1]:.1f} %, drawn from {percent(low)} to {percent(low + span)}"
    )
    yield drawn(bars)


def _sittings(found: Evaluation, curves: list[Curve]) -> Iterator[Line]:
    """Yield the figures where each sitting began, and at the end."""
    talks, begun = found.plan.talks, set()
    for turn, state in enumerate(talks.states):
        number = int(state.sitting[0])
        if number not in begun or turn == talks.turn:
            sitting = talks.words.sitting(number)
            where = f"{sitting.date.day} {sitting.date:%B}, {sitting.title}" if number not in begun else "the end"
            begun.add(number)
            yield item(str(turn), f"{where}: {figures(curves, turn)}.")


def figures(curves: list[Curve], turn: int) -> str:
    """Return the figures after an act: "pact 18.2 ± 1.6 %, war 77.1 ± 0.4 %"."""
    return ", ".join(
        f"{_short(curve)} {curve.points[turn].value:.1f} ± {error(curve.points[turn].error)} %" for curve in curves
    )


def _short(curve: Curve) -> str:
    """Return "pact", "war", "brief german"."""
    return "pact" if curve.outcome == "signed" else curve.outcome.replace(".", " ")


def turning_points(points: tuple[TurningPoint, ...]) -> Page:
    """Return the turning points of an evaluation, each with what it moved."""
    page: Page = [heading("Turning points, by how far they moved what was to be expected")]
    if not points:
        return [*page, Line("No act moved it by more than the noise of the playouts.")]
    for point in points:
        page.append(item(f"Act {point.turn}", f"{point.place}. {point.act}"))
        with_it = " Not by the act alone: the sitting ended with it, and the world went on." if point.followed else ""
        page.append(quiet(f"{sentence(moves(point.moved))}{with_it}"))
    return [*page, quiet('"reconsider" and a number thinks one over again.')]


def _ends(found: Evaluation, under: Under) -> str:
    """Return where every curve begins and ends under one school."""
    parts = []
    for outcome in found.outcomes:
        curve = found.curve(outcome, under.name)
        parts.append(f"{_short(curve)} {curve.points[0].value:.0f} to {percent(curve.points[-1].value)}")
    return f"{under.title}{' (dealt in these talks)' if under.dealt else ''}: {', '.join(parts)}."


# --- an act thought over again ---


def named(found: Reconsidered) -> Page:
    """Return how the act somebody named does beside the one that was made."""
    page: Page = [title(f"Act {found.turn}, thought over again"), item("Made", found.made.act), _measured(found.made)]
    if found.named is None:
        return page
    return [*page, item("Named", found.named.act), _measured(found.named), *map(Line, found.named.reasons)]


def alternatives(found: Reconsidered) -> Page:
    """Return the best acts that could be found in the place of the one that was made."""
    page: Page = [heading(f"The best of {found.tried} acts tried, by the brief of whoever acts")]
    if not any(one.better for one in found.best):
        page.append(Line("None of them would clearly have brought this delegation more of its brief."))
    for number, one in enumerate(found.best, 1):
        page += [item(str(number), one.act), _measured(one), *map(quiet, one.reasons)]
    return [
        *page,
        quiet(
            f"{found.under.title}. {found.playouts} playouts of each, on common chance. What is better for a "
            "delegation is not therefore better for those who were not asked."
        ),
    ]


def _measured(one: Weighed) -> Line:
    """Return the figures of an act, with what differs from the act made."""
    parts = [
        f"{measure.title} {measure.value:.1f} %"
        + (f" ({signed(measure.change)} ± {error(measure.change_error)})" if measure.change_error else "")
        for measure in one.measures
    ]
    return quiet(f"{'; '.join(parts)}.")
