"""How likely each consequence of talks is, whatever else followed: reckoned over all that may follow, not drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from game.rules.conditions import holds
from game.rules.spec import NONE, All, Any, Bools, Condition, Consequence, Flag, Ints, Not, Rules
from game.rules.state import State

Weights = NDArray[np.float64]
WHOLE = 1000  # per mille
MILLION = 1_000_000


def chances(rules: Rules, end: State) -> Ints:
    """Return the chance of each consequence after talks that have ended, (B, C) int64 per million.

    Whatever may or may not follow divides a row in two courses of events, weighted by its chance, for as long as
    something later depends on it; then they are one again. Sums are taken in an order that other rows do not change.
    """
    found = np.zeros((end.size, len(rules.aftermath)), np.int64)
    leaves: dict[Condition, Bools] = {}
    origin: Ints = np.arange(end.size)  # (M,) the row a course of events belongs to
    weight: Weights = np.ones(end.size)
    flags = end.flags
    for number, consequence in enumerate(rules.aftermath):
        odds = _odds(consequence, end, leaves, origin, flags)
        share = np.bincount(origin, weight * odds, end.size)
        found[:, number] = np.rint(share * (MILLION // WHOLE)).astype(np.int64)
        if consequence.flag not in _wanted(rules)[number]:
            continue
        parts = np.where((odds > 0) & (odds < WHOLE), 2, 1)
        which = np.repeat(np.arange(origin.size), parts)
        second = np.concatenate([[False], which[1:] == which[:-1]])  # of two: here it does not happen
        happens = (odds > 0)[which] & ~second
        part = np.where(second, WHOLE - odds[which], odds[which]) / WHOLE
        weight = weight[which] * np.where(parts[which] == 2, part, 1.0)
        origin, flags = origin[which], flags[which]
        flags[:, consequence.flag] |= happens
        origin, weight, flags = _joined(origin, weight, flags, _wanted(rules)[number])
    return found


def _odds(consequence: Consequence, end: State, leaves: dict[Condition, Bools], origin: Ints, flags: Bools) -> Ints:
    """Return how likely a consequence is in each course of events, (M,) per mille."""
    if consequence.seat == NONE:
        total = np.full(origin.size, consequence.chance[0], np.int64)
    else:
        total = np.array(consequence.chance, np.int64)[end.profile[origin, consequence.seat]]
    for adjustment in consequence.adjust:
        total += adjustment.by * _holds(adjustment.when, end, leaves, origin, flags)
    possible = _holds(consequence.when, end, leaves, origin, flags)
    odds: Ints = np.where(possible, np.clip(total, 0, WHOLE), 0)
    return odds


def _holds(condition: Condition, end: State, leaves: dict[Condition, Bools], origin: Ints, flags: Bools) -> Bools:
    """Return where a condition holds, (M,): of what the talks left, with what has followed since."""
    match condition:
        case All(parts):
            return reduce(np.bitwise_and, [_holds(part, end, leaves, origin, flags) for part in parts])
        case Any(parts):
            return reduce(np.bitwise_or, [_holds(part, end, leaves, origin, flags) for part in parts])
        case Not(part):
            return ~_holds(part, end, leaves, origin, flags)
        case Flag(flag):
            return flags[:, flag]
    if condition not in leaves:
        leaves[condition] = holds(condition, end)
    return leaves[condition][origin]


def _joined(origin: Ints, weight: Weights, flags: Bools, wanted: frozenset[int]) -> tuple[Ints, Weights, Bools]:
    """Return courses of events with those put together that nothing later tells apart."""
    differing = [flag for flag in sorted(wanted) if flags[:, flag].any()]
    code = origin.copy()
    for flag in differing:
        code = 2 * code + flags[:, flag]
    kept, first, where = np.unique(code, return_index=True, return_inverse=True)
    joined: Weights = np.bincount(where, weight, kept.size).astype(np.float64)
    return origin[first], joined, flags[first]


@lru_cache(maxsize=64)
def _wanted(rules: Rules) -> tuple[frozenset[int], ...]:
    """Return for each consequence the flags that those after it ask for."""
    asked = [frozenset(flag for when in _conditions(one) for flag in _flags(when)) for one in rules.aftermath]
    return tuple(frozenset[int]().union(*asked[number + 1 :]) for number in range(len(asked)))


def _conditions(consequence: Consequence) -> Iterator[Condition]:
    yield consequence.when
    yield from (adjustment.when for adjustment in consequence.adjust)


def _flags(condition: Condition) -> Iterator[int]:
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _flags(part)
        case Not(part):
            yield from _flags(part)
        case Flag(flag):
            yield flag
        case _:
            pass
