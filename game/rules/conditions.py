"""Whether a compiled condition holds, in each of B negotiations."""

from __future__ import annotations

from functools import reduce

import numpy as np

from game.rules.spec import (
    All,
    Always,
    Any,
    Bools,
    Condition,
    During,
    Ended,
    Flag,
    GaugeIs,
    GaugeName,
    Holds,
    Insisted,
    Ints,
    Not,
    Position,
    ProfileIs,
    Settled,
)
from game.rules.state import State

FULL = 1000  # the top of every gauge


def _within(values: Ints, low: int, high: int) -> Bools:
    return (values >= low) & (values <= high)


def gauge(state: State, name: GaugeName, seat: int) -> Ints:
    """Return a gauge as it stands, (B,) int16; *seat* does not matter for strain."""
    if name == "strain":
        return state.strain
    both: Ints = getattr(state, name)
    return both[:, seat]


def holds(condition: Condition, state: State) -> Bools:
    """Return where *condition* holds, (B,) bool."""
    match condition:
        case Always(value):
            return np.full(state.size, value)
        case All(parts):
            return reduce(np.bitwise_and, [holds(part, state) for part in parts])
        case Any(parts):
            return reduce(np.bitwise_or, [holds(part, state) for part in parts])
        case Not(part):
            return ~holds(part, state)
        case Settled(issue, low, high):
            return _within(state.settled[:, issue], low, high)
        case Position(seat, issue, low, high):
            offered = (state.offer_by == seat) & (state.offer[:, issue] >= 0)
            word = np.where(offered, state.offer[:, issue], state.position[:, seat, issue])
            return _within(word, low, high)
        case Holds(issue, low, high):
            clause = state.in_force[:, issue]
            return _within(np.where(clause >= 0, clause, state.status_quo[:, issue]), low, high)
        case GaugeIs(name, seat, low, high):
            return _within(gauge(state, name, seat), low, high)
        case Insisted(seat, issue, at_least):
            return _within(state.insistence[:, seat, issue], at_least, FULL)
        case During(first, last):
            return _within(state.sitting, first, last)
        case Flag(flag):
            return state.flags[:, flag]
        case ProfileIs(seat, profiles):
            theirs = state.profile[:, seat]
            return reduce(np.bitwise_or, [theirs == profile for profile in profiles], np.zeros(state.size, np.bool_))
        case Ended(ending):
            return _within(state.ending, ending, ending)
