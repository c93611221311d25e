"""The opening of the talks."""

from __future__ import annotations

import numpy as np

from game.rules import chance
from game.rules.effects import carry_out
from game.rules.sittings import begin_sitting
from game.rules.spec import NONE, SEATS, Array, Ints, Rules
from game.rules.state import State


def deal(rules: Rules, keys: Array) -> Ints:
    """Return a profile for every delegation, drawn by the priors; (B, D) int8."""
    dealt = np.empty((len(keys), SEATS), np.int8)
    for seat in range(SEATS):
        edges = rules.prior[seat].astype(np.int64).cumsum()
        draw = chance.bits(keys, seat, chance.DEAL) % np.uint64(edges[-1])
        dealt[:, seat] = np.searchsorted(edges, draw.astype(np.int64), side="right")
    return dealt


def begin(rules: Rules, keys: Array, profiles: Ints | None = None) -> State:
    """Return B negotiations before the first word, one for each of *keys* (B,) uint64.

    Profiles (B, D) are dealt by their priors where none are given.
    """
    size, issues = len(keys), len(rules.issues)
    profile = deal(rules, keys) if profiles is None else np.asarray(profiles, np.int8)
    pair, row = np.arange(SEATS), rules.coefficients
    state = State(
        key=np.asarray(keys, np.uint64).copy(),
        turn=np.zeros(size, np.int16),
        sitting=np.zeros(size, np.int8),
        left=np.full(size, 2 * rules.exchanges[0], np.int16),
        side=np.full(size, rules.opens[0], np.int8),
        ending=np.zeros(size, np.int8),
        profile=profile.copy(),
        mandate=np.broadcast_to(rules.mandate, (size, SEATS, issues)).astype(np.int8),
        emphasis=np.zeros((size, SEATS, issues), np.int8),
        standing=np.full((size, SEATS), row.start_standing, np.int16),
        reservation=np.zeros((size, SEATS), np.int16),
        reading=np.full((size, SEATS, issues), NONE, np.int8),
        reading_kind=np.zeros((size, SEATS, issues), np.int8),
        known=np.zeros((size, SEATS, len(rules.events)), np.bool_),
        resolve=rules.resolve[pair, profile].astype(np.int16),
        flags=np.zeros((size, len(rules.flags)), np.bool_),
        position=np.full((size, SEATS, issues), NONE, np.int8),
        settled=np.full((size, issues), NONE, np.int8),
        insistence=np.zeros((size, SEATS, issues), np.int16),
        asked=np.zeros((size, SEATS, issues), np.int8),
        owed=np.full((size, SEATS), NONE, np.int8),
        evaded=np.zeros((size, SEATS), np.bool_),
        strain=np.full(size, row.start_strain, np.int16),
        trust=np.full((size, SEATS), row.start_trust, np.int16),
        offer=np.full((size, issues), NONE, np.int8),
        offer_by=np.full(size, NONE, np.int8),
        offer_kind=np.zeros(size, np.int8),
        referred=np.full(size, NONE, np.int8),
        status_quo=np.broadcast_to(rules.status_quo, (size, issues)).astype(np.int8),
        acted=np.zeros((size, len(rules.actions)), np.int8),
        evidence=np.zeros((size, SEATS, rules.utility.shape[1]), np.int32),
        unratified=np.zeros((size, SEATS), np.int8),
        treaty=np.full((size, issues), NONE, np.int8),
        in_force=np.full((size, issues), NONE, np.int8),
    )
    everywhere = np.arange(size)
    for number, event in enumerate(rules.events):
        if event.at_start:
            state.flags[:, event.flag] = True
            state.known[:, :, number] = event.known
            carry_out(event.effects, state, everywhere)
    begin_sitting(rules, state, everywhere)
    return state
