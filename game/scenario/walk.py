"""Walks over every condition, effect and text of a scenario, with the place where it stands in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from game.scenario.problems import Key
from game.scenario.schema import Action, Adjustment, Incident, Instruction, Scenario
from game.scenario.vocabulary import Condition, Effect

Path = tuple[Key, ...]
Found = tuple[Path, str]  # a problem before its line is looked up


def happenings(scenario: Scenario) -> Iterator[tuple[Path, Incident | Instruction | Action]]:
    """Yield what can happen during the talks."""
    lists: tuple[tuple[str, Iterable[Incident | Instruction | Action]], ...] = (
        ("instructions", scenario.instructions),
        ("incidents", scenario.incidents),
        ("actions", scenario.actions),
    )
    for name, ones in lists:
        for at, one in enumerate(ones):
            yield (name, at), one


def during(scenario: Scenario) -> Iterator[tuple[Path, Condition]]:
    """Yield the conditions asked while the talks go on."""
    for path, one in happenings(scenario):
        if one.when is not None:
            yield (*path, "when"), one.when


def afterwards(scenario: Scenario) -> Iterator[tuple[Path, Condition]]:
    """Yield the conditions asked once the talks have ended."""
    for at, consent in enumerate(scenario.consents):
        yield from _adjustments(("consents", at), consent.adjust)
    for at, event in enumerate(scenario.aftermath):
        if event.when is not None:
            yield ("aftermath", at, "when"), event.when
        yield from _adjustments(("aftermath", at), event.adjust)


def effects(scenario: Scenario) -> Iterator[tuple[Path, Effect]]:
    """Yield every effect."""
    for path, one in happenings(scenario):
        for at, effect in enumerate(one.effects):
            yield (*path, "effects", at), effect


def within(path: Path, condition: Condition) -> Iterator[tuple[Path, Condition]]:
    """Yield a condition and all it is joined from."""
    yield path, condition
    for name, parts in (("all", condition.all), ("any", condition.any)):
        for at, part in enumerate(parts or ()):
            yield from within((*path, name, at), part)
    if condition.no is not None:
        yield from within((*path, "not"), condition.no)


def strings(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text in plain data."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from strings(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from strings(value, (*path, at))


def _adjustments(path: Path, adjust: list[Adjustment]) -> Iterator[tuple[Path, Condition]]:
    for at, one in enumerate(adjust):
        yield (*path, "adjust", at, "when"), one.when
