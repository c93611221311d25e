"""What can be concluded about the hidden part of the truth, and how to redraw it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.rules import chance
from game.rules.observe import Observation
from game.rules.spec import NONE, SEATS, Array, Bools, Ints, Rules
from game.rules.state import NAMES, State


def posterior(rules: Rules, seat: int, evidence: Ints) -> NDArray[np.float64]:
    """Return how likely each profile of *seat* is after its public acts, (B, P), by Bayes' rule.

    *evidence* is State.evidence[:, seat]: the log likelihood of its acts under each profile, in per mille nats.
    """
    prior = rules.prior[seat].astype(np.float64)
    log_prior = np.log(np.where(prior > 0, prior, 1.0))
    logit = np.where(prior > 0, log_prior + evidence / 1000.0, -np.inf)
    logit = logit - logit.max(axis=1, keepdims=True)
    weight = np.exp(logit)
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))


def known_flags(rules: Rules, obs: Observation) -> Bools:
    """Return the flags this delegation knows to be set, (B, F): events it has learnt of and actions taken."""
    flags = np.zeros((obs.size, len(rules.flags)), np.bool_)
    for n, event in enumerate(rules.events):
        flags[:, event.flag] |= obs.known[:, n]
    for n, action in enumerate(rules.actions):
        flags[:, action.flag] |= obs.acted[:, n] > 0
    return flags


def known_state(rules: Rules, obs: Observation) -> State:
    """Return a State that holds what *obs* knows; what it does not know is 0 (gauges, flags) or NONE."""
    fields: dict[str, Any] = {}
    for name in NAMES:
        match name:
            case "key":
                fields[name] = np.zeros(obs.size, np.uint64)
            case "flags":
                fields[name] = known_flags(rules, obs)
            case "resolve":
                fields[name] = np.zeros((obs.size, SEATS), np.int16)
            case "profile" | "mandate" | "emphasis" | "standing" | "reservation" | "reading" | "reading_kind" | "known":
                own = getattr(obs, name)
                both = np.zeros((obs.size, SEATS, *own.shape[1:]), own.dtype)
                both[:, obs.seat] = own
                if name in ("profile", "mandate"):
                    both[:, 1 - obs.seat] = NONE
                fields[name] = both
            case _:
                fields[name] = getattr(obs, name)
    return State(**fields)


def imagine(rules: Rules, obs: Observation, key: Array) -> State:
    """Return a State that agrees with all *obs* knows, with the rest redrawn from *key*, (B,) uint64.

    The other delegation's profile is drawn by the posterior; its mandate and gauges are those of the opening, its
    floors and resolve the profile's. Nothing of the true hidden state enters.
    """
    them = 1 - obs.seat
    odds = posterior(rules, them, obs.evidence[:, them])
    draw = chance.bits(key, obs.turn, chance.IMAGINE).astype(np.float64) / 2.0**64
    theirs = np.minimum((odds.cumsum(axis=1) < draw[:, None]).sum(axis=1), odds.shape[1] - 1)
    known = known_state(rules, obs)
    fields = {name: np.array(getattr(known, name)) for name in NAMES}
    fields["key"] = chance.bits(key, obs.turn, chance.IMAGINE + 1)
    fields["profile"][:, them] = theirs
    fields["mandate"][:, them] = rules.mandate[them]
    fields["standing"][:, them] = rules.coefficients.start_standing
    for seat in range(SEATS):
        fields["resolve"][:, seat] = rules.resolve[seat][fields["profile"][:, seat]]
    return State(**fields)
