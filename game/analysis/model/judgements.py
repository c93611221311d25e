"""The judgements a scenario rests on, each with its numbers, and the scenario as it would be with one set otherwise.

A judgement is a group of numbers that stand or fall together: what an issue is worth to a party, a prior, one chance.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, Literal, get_args

import numpy as np

from game.analysis.model.coefficients import JUDGEMENT, Key, Leaf, leaves, words
from game.analysis.model.engine import MANNERS, SECTION, manner_of
from game.analysis.model.figures import KINDS, OPTION
from game.rules.spec import TEMPERATURE, Rules, evidence_tables
from game.scenario import compile as compiled
from game.scenario.compiling import agenda_of
from game.scenario.schema import Scenario
from game.scenario.vocabulary import Word
from game.strategies import ROSTER, Choose
from game.strategies.bargainer import bargain

Path = tuple[Key, ...]
Way = Literal["less", "more"]
Phase = Literal["talks", "signing", "aftermath"]
WAYS: tuple[Way, ...] = get_args(Way)
PART = 4  # a judgement is varied by one part in four
STEP = "floor"  # judgements varied by an option instead


@dataclass(frozen=True, slots=True)
class Judgement:
    """Some numbers that stand for one judgement. `phase` is the first stage of a game that reads them."""

    id: str  # "bulgaria.ussr.worth"
    title: str
    section: str
    rests: tuple[str, ...]  # sources it was judged from
    phase: Phase
    numbers: tuple[Leaf, ...] = ()
    seat: int | None = None  # of a number that belongs to how a seat is played
    name: str = ""  # of such a number


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that decides a game but chance."""

    rules: Rules
    strategies: tuple[Choose, Choose]


# --- which judgements there are ---


def judgements(scenario: Scenario, mode: str, strategies: tuple[str, str]) -> list[Judgement]:
    """Return every judgement that a game in *mode* between *strategies* rests on, in the order of the file."""
    on = {issue.id for issue in agenda_of(scenario, mode)}
    groups: dict[str, list[Leaf]] = {}
    for leaf in leaves(scenario):
        for name in _groups(scenario, mode, on, leaf):
            groups.setdefault(name, []).append(leaf)
    found = [_judgement(scenario, name, tuple(numbers)) for name, numbers in groups.items()]
    return [*found, *_of_play(scenario, strategies)]


def _groups(scenario: Scenario, mode: str, on: set[str], leaf: Leaf) -> Iterator[str]:
    """Yield the names of the judgements a number belongs to."""
    match leaf.path:
        case ("issues", int(at), "demands", str(party), "weight" | "utility" | "floor" as field, *_):
            issue = scenario.issues[at].id
            if issue in on:
                yield f"{issue}.{party}.{'floor' if field == STEP else 'worth'}"
        case ("profiles", str(seat), str(name), "utility" | "floor" as field, str(issue), *_):
            if issue in on:
                yield f"{issue}.{scenario.party_id(seat)}.{'floor' if field == STEP else 'worth'}"
                if field != STEP:
                    yield f"{seat}.{name}.own_points"
        case ("profiles", str(seat), str(name), str(field)):
            yield f"{seat}.{name}.{field}"
        case ("modes", int(at), str(field)):
            if scenario.modes[at].id == mode:
                yield f"mode.{field}"
        case ("links", int(at), *_):
            yield f"link.{at + 1}"
        case ("procedure", "sittings", int(at), "exchanges"):
            yield f"{scenario.procedure.sittings[at].id}.exchanges"
        case ("procedure", "coefficients", str(field)):
            yield f"procedure.{field}"
        case ("procedure", "asks_per_issue" | "min_exchanges" as field):
            yield f"procedure.{field}"
        case ("instructions" | "incidents" | "actions" as what, int(at), str(field), *_):
            if leaf.field in KINDS and KINDS[leaf.field].unit != OPTION:
                yield f"{getattr(scenario, what)[at].id}.{field}"
        case ("consents", int(at), *rest):
            consent = scenario.consents[at]
            if consent.issue in on:
                yield f"consent.{consent.party}.{consent.issue}.{_place(rest)}"
        case ("aftermath", int(at), *rest):
            yield f"{scenario.aftermath[at].id}.{_place(rest)}"


def _place(rest: list[Key]) -> str:
    """Return a chance, one of its adjustments, or a threshold, by its number from 1."""
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in rest)


def _judgement(scenario: Scenario, name: str, numbers: tuple[Leaf, ...]) -> Judgement:
    first = numbers[0]
    section, thing, told = words(scenario, first)
    marks = (mark for leaf in numbers for node in leaf.within[-2:] for mark in getattr(node, "source", None) or ())
    phase: Phase = "signing" if first.path[0] == "consents" else "aftermath"
    return Judgement(
        id=name,
        title=_title(thing, told, name, numbers),
        section=section,
        rests=tuple(dict.fromkeys(mark for mark in marks if mark != JUDGEMENT)),
        phase=phase if first.path[0] in ("consents", "aftermath") else "talks",
        numbers=numbers,
    )


def _title(thing: str, told: str, name: str, numbers: tuple[Leaf, ...]) -> str:
    whose = told.partition(",")[0]
    match name.split("."):
        case [_, _, "worth"]:
            return f"{thing}: what it is worth ({whose})"
        case [_, _, "floor"]:
            return f"{thing}: how far to go ({whose})"
        case [_, _, "own_points"]:
            return f"{thing}: its own points"
        case [_, "effects"]:
            return f"{thing}: what it changes"
        case ["link", _]:
            return f"{thing} ({str(numbers[0].nearest('because')).rstrip('.')})"
    return f"{thing}: {told}"


def _of_play(scenario: Scenario, strategies: tuple[str, str]) -> Iterator[Judgement]:
    """Yield the numbers of the players: how each seat bargains, and how sharply a delegation is read."""
    title = "How sharply a delegation is taken to prefer what is worth more to it (logit scale)"
    yield Judgement("engine.temperature", title, SECTION, ("McFadden 1974",), "talks")
    for seat, name in enumerate(strategies):
        manner = manner_of(name)
        for field in fields(manner) if manner else ():
            if getattr(manner, field.name):
                whose = scenario.party_of(scenario.seats[seat]).delegation
                title = f"{ROSTER[name].title} ({whose}): {MANNERS[field.name]}"
                mark = f"manner.{scenario.seats[seat]}.{field.name}"
                yield Judgement(mark, title, SECTION, (), "talks", (), seat, field.name)


# --- one of them set otherwise ---


def setting(scenario: Scenario, mode: str, strategies: tuple[str, str]) -> Setting:
    """Return what decides a game as the file has it."""
    first, second = (ROSTER[name].choose for name in strategies)
    return Setting(compiled(scenario, mode), (first, second))


def varied(
    scenario: Scenario, mode: str, strategies: tuple[str, str], judgement: Judgement, way: Way
) -> Setting | None:
    """Return what decides a game with one judgement a quarter less or more, None where that changes no number."""
    if judgement.section == SECTION:
        return _played_otherwise(setting(scenario, mode, strategies), strategies, judgement, way)
    other = otherwise(scenario, judgement, way)
    return None if other is None else setting(other, mode, strategies)


def otherwise(scenario: Scenario, judgement: Judgement, way: Way) -> Scenario | None:
    """Return the scenario with one judgement of its file set otherwise, None where that changes no number.

    Numbers stay whole, move by at least one, and keep the bounds of the format; a floor moves by one option.
    """
    steps = judgement.id.endswith(STEP)
    changes: dict[Path, int | str] = {}
    changes.update(_floors(scenario, judgement.numbers, way) if steps else _scaled(judgement, way))
    if not changes:
        return None
    found: Scenario = put(scenario, changes)
    return found


def _scaled(judgement: Judgement, way: Way) -> Iterator[tuple[Path, int]]:
    for leaf in judgement.numbers:
        kind = KINDS[leaf.field]
        assert isinstance(leaf.value, int)  # floors are options; all other numbers of a judgement are whole
        new = min(max(quarter(leaf.value, way), kind.low), kind.high)
        if new != leaf.value:
            yield leaf.path, new


def quarter(value: int, way: Way) -> int:
    """Return a whole number a quarter smaller or larger in size, by at least one; 0 stays 0."""
    by = max(1, (abs(value) + PART // 2) // PART) if value else 0
    size = abs(value) + (by if way == "more" else -by)
    return size if value > 0 else -size


def _floors(scenario: Scenario, numbers: Iterable[Leaf], way: Way) -> Iterator[tuple[Path, str]]:
    """Yield floors one option further toward the other side (more) or less far, no further back than the ask."""
    for leaf in numbers:
        if leaf.path[0] == "issues":
            issue = scenario.issues[int(leaf.path[1])]
            party = str(leaf.path[3])
        else:
            issue = next(one for one in scenario.issues if one.id == leaf.path[4])
            party = scenario.party_id(str(leaf.path[1]))
        demand, options = issue.demands[party], [option.id for option in issue.options]
        toward = 1 if scenario.parties[party].seat == scenario.first_seat else -1
        old, ask = options.index(str(leaf.value)), options.index(demand.ask)
        new = old + (toward if way == "more" else -toward)
        if not 0 <= new < len(options) or (new - ask) * toward < 0:
            continue
        yield leaf.path, options[new]
        beyond = demand.mandate and (options.index(demand.mandate) - new) * toward > 0
        if beyond and leaf.path[0] == "issues":  # a mandate never goes further than the floor
            yield (*leaf.path[:-1], "mandate"), options[new]


def put(node: Any, changes: dict[Path, Any]) -> Any:
    """Return a scenario, or a part of one, with other values at some paths."""
    if () in changes:
        return changes[()]
    inner: dict[Key, dict[Path, Any]] = {}
    for (key, *rest), value in changes.items():
        inner.setdefault(key, {})[tuple(rest)] = value
    if isinstance(node, Word):
        return node.model_copy(update={str(key): put(getattr(node, str(key)), part) for key, part in inner.items()})
    if isinstance(node, dict):
        return {key: put(value, inner[key]) if key in inner else value for key, value in node.items()}
    return [put(one, inner[at]) if at in inner else one for at, one in enumerate(node)]


def _played_otherwise(before: Setting, strategies: tuple[str, str], judgement: Judgement, way: Way) -> Setting | None:
    factor = 1 + 1 / PART if way == "more" else 1 - 1 / PART
    if judgement.seat is None:
        rules = before.rules
        # Points over TEMPERATURE is all that counts, so that smaller points stand for a larger temperature.
        points: Any = rules.utility / factor
        stated, _ = evidence_tables(points, rules.floor, rules.options)
        return replace(before, rules=replace(rules, stated_evidence=stated))
    manner = manner_of(strategies[judgement.seat])
    assert manner is not None  # only those that have one were listed
    other = replace(manner, **{judgement.name: getattr(manner, judgement.name) * factor})
    pair = list(before.strategies)
    pair[judgement.seat] = partial(bargain, other)
    return replace(before, strategies=(pair[0], pair[1]))


def fingerprint(settings: Setting, strategies: tuple[str, str], version: str) -> str:
    """Return a short mark of everything that decides a game: it changes with any number, and with no text."""
    mark = hashlib.sha256(repr((version, TEMPERATURE, [manner_of(name) for name in strategies])).encode())
    for field in fields(settings.rules):
        value = getattr(settings.rules, field.name)
        mark.update(value.tobytes() if isinstance(value, np.ndarray) else repr(value).encode())
    return mark.hexdigest()[:16]
