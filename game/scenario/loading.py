"""Reads a scenario, or says at once everything that is wrong with it: what is loaded is sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from game.scenario import bargain, logic, references, shapes, tree, walk
from game.scenario.problems import BadScenario, Key, Problem
from game.scenario.schema import Scenario
from game.scenario.walk import Found

_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|„([^“]*)“|«([^»]*)»")
MOST_QUOTED = 25  # words


def load(path: Path | str) -> Scenario:
    """Return the scenario in a file; raises BadScenario with all its problems."""
    return parse(tree.read(Path(path)), str(path))


@lru_cache(maxsize=4)
def parse(text: str, name: str) -> Scenario:
    """Return the scenario written in *text*, the same one where it was read before; *name* is what problems call it."""
    root, problems = tree.parse(text, name)
    return _sound(root, problems, name)


def revive(data: Any, name: str) -> Scenario:
    """Return the scenario in plain data, as a record keeps it; its problems have no lines."""
    return _sound(tree.plain(data), [], name)


def _sound(root: tree.Node, problems: list[Problem], name: str) -> Scenario:
    """Return the scenario of a tree; raises BadScenario if anything is wrong with it."""
    try:
        scenario = Scenario.model_validate(root.data)
    except ValidationError as error:
        raise BadScenario(name, _readable([*problems, *shapes.problems(error, root)], root)) from None
    found = [*references.found(scenario, root.data), *logic.found(scenario), *_long_quotations(root.data)]
    if not any(path[0] in ("parties", "issues", "modes", "profiles", "links", "first_seat") for path, _ in found):
        found += bargain.found(scenario)
    if not found:
        found += bargain.zone(scenario)
    problems += [Problem(root.at(path).line, path, text) for path, text in found]
    if problems:
        raise BadScenario(name, _readable(problems, root))
    return scenario


def _long_quotations(data: Any) -> Iterator[Found]:
    """Yield quotations that are longer than the house allows."""
    for path, text in walk.strings(data):
        for match in _QUOTED.finditer(text):
            words = len(match.group().split())
            if words > MOST_QUOTED:
                yield path, f"quotes {words} words; a quotation has at most {MOST_QUOTED}"


def _readable(problems: list[Problem], root: tree.Node) -> list[Problem]:
    """Return the problems with the ids of list items in place of their numbers, where they have one."""
    return [Problem(one.line, _named(one.path, root.data), one.text) for one in problems]


def _named(path: tuple[Key, ...], data: Any) -> tuple[Key, ...]:
    named: list[Key] = []
    for key in path:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            data = None
        own = data.get("id") if isinstance(key, int) and isinstance(data, dict) else None
        named.append(own if isinstance(own, str) else key)
    return tuple(named)
