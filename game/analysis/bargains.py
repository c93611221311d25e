"""The command `frontier`: what each pair of profiles of a scenario could reach together, as a table."""

from __future__ import annotations

from itertools import product

from rich import box
from rich.table import Table

from game import scenario as scenarios
from game.analysis import outcomes


def table(name: str, mode: str | None) -> Table:
    """Return the table for a scenario in one of its modes, its longest agenda where none is named."""
    scenario = scenarios.load(scenarios.find(name))
    chosen = mode or scenario.modes[-1].id
    rules = scenarios.compile(scenario, chosen)
    drawn = Table(
        title=f"{scenario.title}: {scenario.mode(chosen).title}",
        caption=(
            "All: packages on the frontier of everything thinkable. Signable: on that without articles beyond a "
            "floor. In zone: of these, worth to both what they need. Points are those of the first and the second seat."
        ),
        box=box.SIMPLE,
        padding=(0, 1, 0, 0),
    )
    drawn.add_column("Profiles", no_wrap=True)
    for heading in ("Needs", "All", "Sign-\nable", "In\nzone", "Nash", "Kalai–\nSmor.", "Utili-\ntarian"):
        drawn.add_column(heading, justify="right")
    for profiles in product(*(range(len(names)) for names in rules.profiles)):
        between = outcomes.pair(rules, (profiles[0], profiles[1]))
        edge = outcomes.signable_frontier(between)
        points = outcomes.solutions(between, edge)
        drawn.add_row(
            "\n".join(rules.profiles[seat][number] for seat, number in enumerate(profiles)),
            _both(between.need),
            str(len(outcomes.frontier(between).points)),
            str(len(edge.points)),
            str(int(outcomes.zone(between, edge).sum())),
            *(
                "–" if row is None else _both(tuple(edge.points[row].tolist()))
                for row in (points.nash, points.kalai_smorodinsky, points.utilitarian)
            ),
        )
    return drawn


def _both(points: tuple[int, ...]) -> str:
    return "/".join(map(str, points))
