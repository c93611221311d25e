"""The command `check`: says of each scenario file whether it can be played, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from game.scenario.loading import load
from game.scenario.problems import BadScenario
from game.scenario.schema import Scenario


def run(files: Iterable[Path]) -> int:
    """Return 0 if all *files* are sound, else 2, after printing a line on each or its problems."""
    code = 0
    for file in files:
        try:
            print(f"{file}: {_summary(load(file))}")
        except BadScenario as problem:
            print(problem)
            code = 2
    return code


def _summary(scenario: Scenario) -> str:
    """Return a sound scenario in one line."""
    profiles = sum(len(of) for of in scenario.profiles.values())
    return (
        f"{scenario.title} is sound. {len(scenario.issues)} issues, {len(scenario.procedure.sittings)} sittings, "
        f"{profiles} profiles, {len(scenario.instructions)} instructions, {len(scenario.incidents)} incidents, "
        f"{len(scenario.actions)} actions, {len(scenario.aftermath)} consequences, {len(scenario.sources)} sources."
    )
