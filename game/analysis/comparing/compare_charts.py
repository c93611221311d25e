"""Turns a comparison into charts: chances and brief of both courses; their lanes are in `lane_charts`."""

from __future__ import annotations

from dataclasses import replace

from game.analysis.charts import Axis, Chart, Ink, Series, Spot
from game.analysis.comparing import telling
from game.analysis.comparing.compare import Comparison, OutcomeRow
from game.play.writing import percent

INKS: tuple[Ink, Ink] = ("history", "other")  # of the courses A and B, in every chart
_PERCENT = Axis(
    title="chance, per cent", low=0, high=100, ticks=tuple((float(n), str(n)) for n in (0, 20, 40, 60, 80, 100))
)
_CAPTION = "Each row has both courses; a line joins them where they differ."


def brief_chart(found: Comparison) -> Chart:
    """Return how far either delegation got its brief in both courses."""
    places = range(len(found.scores))
    shares = (
        [row.one.brief_fulfilled for row in found.scores],
        [row.other.brief_fulfilled for row in found.scores],
    )
    return Chart(
        title="The brief fulfilled",
        across=Axis("", -0.6, len(found.scores) - 0.4, tuple((float(n), found.scores[n].delegation) for n in places)),
        up=Axis("per cent of its brief", 0, 100, tuple((float(n), str(n)) for n in (0, 25, 50, 75, 100))),
        series=tuple(
            Series(
                name=name,
                points=tuple((n + shift, float(share[n])) for n in places),
                ink=ink,
                style="bars",
            )
            for name, ink, share, shift in zip(_names(found), INKS, shares, (-0.16, 0.16), strict=True)
        ),
        told=tuple(
            f"{row.delegation}: A {telling.brief(row.one)}; B {telling.brief(row.other)}." for row in found.scores
        ),
    )


def chance_chart(found: Comparison) -> Chart | None:
    """Return how likely each consequence was in both courses, None where nothing was possible."""
    rows = [row for row in found.outcomes if row.one.chance or row.other.chance or row.in_fact]
    told = [
        f"{row.title}: A {percent(row.one.chance)}; B {percent(row.other.chance)}; {telling.in_fact(row)}."
        for row in rows
    ]
    chart = _dots(
        found,
        "How likely each consequence was",
        [(row.title, (row.one.chance, row.other.chance)) for row in rows],
        told,
    )
    return chart and replace(
        chart,
        spots=tuple(
            Spot(
                at=(105.0, float(len(rows) - n)),
                label="in fact it happened" if row.in_fact else "in fact it did not",
                symbol="square" if row.in_fact else "cross",
            )
            for n, row in enumerate(rows)
        ),
    )


def school_chart(found: Comparison) -> Chart | None:
    """Return how likely war was, and what else differs, if each school of historians were right; None without one."""
    rows: list[tuple[str, tuple[int, int] | None]] = []
    told: list[str] = []
    for row in (one for one in found.outcomes if _telling(one)):
        rows.append((row.title, None))
        for school in row.schools:
            rows.append((f"if {school.profile}", (school.one.chance, school.other.chance)))
            both = f"A {percent(school.one.chance)}, B {percent(school.other.chance)}"
            told.append(f"{row.title}, if {school.profile}: {both}.")
    return _dots(found, "How likely, if each school of historians were right", rows, told)


def _telling(row: OutcomeRow) -> bool:
    """Return whether the schools say something of a consequence that is worth a row each."""
    chances = [(school.one.chance, school.other.chance) for school in row.schools]
    return any(one or other for one, other in chances) and (row.war or any(one != other for one, other in chances))


def _dots(
    found: Comparison, title: str, rows: list[tuple[str, tuple[int, int] | None]], told: list[str]
) -> Chart | None:
    """Return a chart of rows from the top, each with a dot for either course; a row without chances is a heading."""
    if not rows:
        return None
    at = [float(len(rows) - n) for n in range(len(rows))]
    dots = [(y, (chances[0] / 10, chances[1] / 10)) for y, (_, chances) in zip(at, rows, strict=True) if chances]
    return Chart(
        title=title,
        across=_PERCENT,
        up=Axis("", 0.4, len(rows) + 0.6, tuple((y, name) for y, (name, _) in zip(at, rows, strict=True))),
        series=(
            *(Series(name="", points=((a, y), (b, y)), ink="quiet") for y, (a, b) in dots if a != b),
            *(
                Series(name=name, points=tuple((both[n], y) for y, both in dots), ink=INKS[n], style="dots")
                for n, name in enumerate(_names(found))
            ),
        ),
        caption=_CAPTION,
        told=tuple(told),
    )


def _names(found: Comparison) -> tuple[str, str]:
    return f"A: {found.one.name}", f"B: {found.other.name}"
