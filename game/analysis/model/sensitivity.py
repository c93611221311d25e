"""What changes when one judgement at a time is set otherwise: playouts on common chance, each beside the file's own."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.analysis import background, kept
from game.analysis.bargains import outcomes as bargaining
from game.analysis.measures import BRIEF, Sums, outcomes, plain, revived, sums
from game.analysis.model.judgements import WAYS, Judgement, Setting, Way, fingerprint, judgements, setting, varied
from game.analysis.playout import playout
from game.play.record import RULES
from game.rules import chance, treaty
from game.rules.spec import LAPSED, NONE, RECALLED, SIGNED, Ints, Rules
from game.rules.state import State
from game.scenario.compiling import agenda_of
from game.scenario.schema import Scenario
from game.strategies import VERSION

SEED = 1940
BARGAIN = ("Issues", "Profiles", "Links", "Agendas")  # sections that decide what two governments could agree on
GAP, MOVED = "gap", "moved"  # the first seat's brief less the second's; what a signature did to the chance of war


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a scenario in a mode, who plays, and how many playouts for each pair of profiles."""

    scenario: Scenario
    mode: str
    strategies: tuple[str, str]
    playouts: int

    @property
    def names(self) -> tuple[str, ...]:
        """What is measured, in the order of Found.sums' last axis."""
        war = any(event.war for event in self.scenario.aftermath)
        briefs = tuple(BRIEF + seat for seat in self.scenario.seats)
        return ("signed", "lapsed", "recalled", *briefs, GAP, *(("war", MOVED) if war else ()))


@dataclass(frozen=True, slots=True)
class Found:
    """What came of the playouts under one setting; in the sums each pair of profiles is a row."""

    judgement: str  # "" for the file as it is
    way: Way | None
    sums: Sums
    weights: tuple[int, ...]  # of the pairs of profiles, by their priors
    zones: tuple[bool, ...]  # pairs of profiles that have something to agree on


@dataclass(frozen=True)
class Base:
    """The file as it is, which everything else is compared with. It can be sent to a process."""

    question: Question
    judgements: tuple[Judgement, ...]
    found: Found
    ends: State
    values: Ints  # (rows, names)


Task = tuple[int, Way]  # number of a judgement, and which way it is set


def base(question: Question) -> Base:
    """Return what the file as it is comes to; the playouts are held here and now."""
    here = setting(question.scenario, question.mode, question.strategies)
    ends = _ends(question, here)
    values = _values(question, here.rules, ends)
    found = _found(question, here.rules, values, values, _zones(here.rules))
    listed = judgements(question.scenario, question.mode, question.strategies)
    return Base(question, tuple(listed), found, ends, values)


Steps = Generator[tuple[int, int, Found | None], None, None]


def run(start: Base, path: Path, *, workers: int | None = None) -> Steps:
    """Yield (done, in all, found) for every judgement set less and more, going on from what *path* already holds.

    Yields once with None before the first; the numbers are the same whatever the workers and the interruptions.
    Closing the iterator ends the work; what is finished is kept.
    """
    done = kept.read(path, _mark(start.question), _parsed)
    tasks = [
        (number, way) for number, way in product(range(len(start.judgements)), WAYS) if _changes(start, number, way)
    ]
    have = {(one.judgement, one.way) for one in done}
    left = [task for task in tasks if (start.judgements[task[0]].id, task[1]) not in have]
    count = len(tasks) - len(left)
    yield count, len(tasks), None
    for one in done:
        yield count, len(tasks), one
    job = background.start(held, start, left, workers=workers)
    try:
        while not job.finished:
            for _, found in job.look(0.2):
                kept.append(path, _plain(found))
                count += 1
                yield count, len(tasks), found
    finally:
        job.cancel()


def held(start: Base, task: Task) -> Found:
    """Return what one judgement set otherwise comes to; no more is held again than can turn out otherwise."""
    question, judgement, way = start.question, start.judgements[task[0]], task[1]
    here = varied(question.scenario, question.mode, question.strategies, judgement, way)
    assert here is not None  # tasks that change nothing are not handed out
    match judgement.phase:
        case "talks":
            ends = _ends(question, here)
        case "signing":
            ends = _signed_again(here.rules, start.ends)
        case "aftermath":
            ends = start.ends
    zones = _zones(here.rules) if judgement.section in BARGAIN else start.found.zones
    values = _values(question, here.rules, ends)
    return replace(_found(question, here.rules, values, start.values, zones), judgement=judgement.id, way=way)


def _changes(start: Base, number: int, way: Way) -> bool:
    question = start.question
    return varied(question.scenario, question.mode, question.strategies, start.judgements[number], way) is not None


def pairs(rules: Rules) -> list[tuple[int, int]]:
    """Return the pairs of profiles, by their numbers."""
    first, second = (range(len(names)) for names in rules.profiles)
    return list(product(first, second))


def _ends(question: Question, here: Setting) -> State:
    """Return the ends of the playouts: each pair of profiles has keys of its own, the same under every setting."""
    profiles = np.repeat(np.array(pairs(here.rules), np.int8), question.playouts, axis=0)
    return playout(here.rules, here.strategies, chance.keys(SEED, len(profiles)), profiles)


def _signed_again(rules: Rules, ends: State) -> State:
    """Return ends with the consents of those not at the table drawn again for every treaty that was signed."""
    state = replace(ends, in_force=ends.in_force.copy())
    treaty.put_in_force(rules, state, np.flatnonzero(ends.ending == SIGNED))
    return state


def _values(question: Question, rules: Rules, ends: State) -> Ints:
    """Return what is measured on every end, (rows, names) int64 per mille."""
    names = question.names
    own = [name for name in names if name not in ("lapsed", "recalled", GAP, MOVED)]
    found = dict(zip(own, outcomes(rules, tuple(own), ends).T, strict=True))
    for name, ending in (("lapsed", LAPSED), ("recalled", RECALLED)):
        found[name] = 1000 * (ends.ending == ending).astype(np.int64)
    first, second = (found[BRIEF + seat] for seat in rules.seats)
    found[GAP] = first - second
    if MOVED in names:
        nothing = np.full_like(ends.in_force, NONE)
        unsigned = np.where(ends.ending == SIGNED, LAPSED, ends.ending).astype(ends.ending.dtype)
        without = replace(ends, ending=unsigned, in_force=nothing, treaty=nothing)
        found[MOVED] = found["war"] - outcomes(rules, ("war",), without)[:, 0]
    return np.stack([found[name] for name in names], axis=1)


def _found(question: Question, rules: Rules, values: Ints, beside: Ints, zones: tuple[bool, ...]) -> Found:
    by_pair = (-1, question.playouts, values.shape[1])
    weights = tuple(int(rules.prior[0, first]) * int(rules.prior[1, second]) for first, second in pairs(rules))
    return Found("", None, sums(values.reshape(by_pair), (values - beside).reshape(by_pair)), weights, zones)


def _zones(rules: Rules) -> tuple[bool, ...]:
    """Return for each pair of profiles whether a package is worth to both what they need."""
    found = []
    for profiles in pairs(rules):
        between = bargaining.pair(rules, profiles)
        edge = bargaining.signable_frontier(between)
        found.append(bool(bargaining.zone(between, edge).any()))
    return tuple(found)


# --- keeping ---


def mark(question: Question) -> str:
    """Return a short mark of everything that decides the games asked about, however many are held."""
    here = setting(question.scenario, question.mode, question.strategies)
    return fingerprint(here, question.strategies, f"{RULES}.{VERSION}")


def _mark(question: Question) -> str:
    agenda = len(agenda_of(question.scenario, question.mode))
    return f"{mark(question)} {agenda} {question.playouts} {' '.join(question.strategies)}"


def _plain(found: Found) -> dict[str, Any]:
    told = {"judgement": found.judgement, "way": found.way, "weights": found.weights, "zones": found.zones}
    return {**told, "sums": plain(found.sums)}


def _parsed(line: dict[str, Any]) -> Found:
    weights, zones = (tuple(line[name]) for name in ("weights", "zones"))
    return Found(str(line["judgement"]), line["way"], revived(line["sums"]), weights, zones)


# --- figures ---

Floats = NDArray[np.float64]


def shares(found: Found) -> Floats:
    """Return how much each pair of profiles counts, (pairs,), together 1."""
    weights: Floats = np.array(found.weights, np.float64)
    return np.asarray(weights / weights.sum())


def means(found: Found) -> Floats:
    """Return the mean of everything measured for each pair of profiles, (pairs, names), in per cent."""
    return found.sums.value / found.sums.count / 10


def variances(found: Found, *, apart: bool = False) -> Floats:
    """Return the variance of these means, or of their differences from the file as it is."""
    of = found.sums
    total, square = (of.apart, of.apart_square) if apart else (of.value, of.square)
    count = of.count
    return (count * square - total**2) / (count * count * (count - 1)) / 100


def difference(start: Found, found: Found) -> tuple[Floats, Floats]:
    """Return by how much everything measured differs from the file as it is, over all profiles, and its error.

    Each playout is paired with the one of the same key; where a prior was changed the pairs also count otherwise.
    """
    then, now = shares(start), shares(found)
    by = now @ means(found) - then @ means(start)
    error = now**2 @ variances(found, apart=True) + (now - then) ** 2 @ variances(start)
    return by, np.sqrt(error)
