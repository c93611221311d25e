"""Reads a scenario file, or says at once everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from game.scenario import shapes, tree
from game.scenario.problems import BadScenario
from game.scenario.schema import Scenario


def load(path: Path | str) -> Scenario:
    """Return the scenario in a file; raises BadScenario with all its problems."""
    return parse(tree.read(Path(path)), str(path))


def parse(text: str, name: str) -> Scenario:
    """Return the scenario written in *text*; *name* is what problems call it."""
    root, problems = tree.parse(text, name)
    try:
        scenario = Scenario.model_validate(root.data)
    except ValidationError as error:
        raise BadScenario(name, problems + shapes.problems(error, root)) from None
    if problems:
        raise BadScenario(name, problems)
    return scenario
