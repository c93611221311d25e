"""The command `frontier`: what each pair of profiles of a scenario could reach together, and how near a record came."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
from rich import box
from rich.table import Table

from game import paths
from game import scenario as scenarios
from game.analysis import outcomes
from game.paths import BadInput
from game.play.record import SUFFIX
from game.play.talks import Talks
from game.rules.spec import RUNNING, SEATS, SIGNED, Ints


def told(word: str, mode: str | None) -> Table | str:
    """Return the table of the scenario, or what is to be said of the record, that *word* names."""
    path = Path(word)
    if path.suffix == SUFFIX:
        return of_record(path if path.exists() else paths.saves() / path)
    return table(word, mode)


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


def of_record(path: Path) -> str:
    """Return how near talks that have ended came to what the governments dealt to them could have reached.

    Raises BadInput while they go on: it would tell what is hidden.
    """
    talks = Talks.resume(path)
    state, rules = talks.state, talks.words.rules
    if int(state.ending[0]) == RUNNING:
        raise BadInput(f"{path}: these talks are still going on; what could be reached is shown when they have ended.")
    dealt, extra = ([int(n) for n in of[0]] for of in (state.profile, state.reservation))
    between = outcomes.pair(rules, (dealt[0], dealt[1]), state.status_quo[0], (extra[0], extra[1]))
    edge = outcomes.signable_frontier(between)
    signed = int(state.ending[0]) == SIGNED
    had: Ints = np.array(between.need)
    if signed:
        had = outcomes.result(rules, (dealt[0], dealt[1]), state.in_force[0], state.status_quo[0])
    names = " / ".join(rules.profiles[seat][dealt[seat]] for seat in range(SEATS))
    points = outcomes.solutions(between, edge)
    ending = "a treaty" if signed else "no agreement"
    worth = f"{names}: {ending}, worth {_both(tuple(had.tolist()))} points; {_both(between.need)} was needed."
    lines = [worth]
    if points.nash is None:
        return "\n".join([worth, "There was nothing both governments would have preferred to no agreement."])
    lines.append(
        f"From the nearest package on the frontier it is {outcomes.distance(edge, had):.1f} points away; "
        f"{outcomes.left_on_the_table(edge, had)} points were left on the table."
    )
    for title, row in (
        ("Nash", points.nash),
        ("Kalai–Smorodinsky", points.kalai_smorodinsky),
        ("Utilitarian", points.utilitarian),
    ):
        if row is not None:
            lines.append(f"{title}: {_both(tuple(edge.points[row].tolist()))}.")
    return "\n".join(lines)


def _both(points: tuple[int, ...]) -> str:
    return "/".join(map(str, points))
