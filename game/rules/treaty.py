"""Settling, learning, and signing: what follows when words meet. Works in place on a state its caller owns."""

from __future__ import annotations

import numpy as np

from game.rules import chance
from game.rules.conditions import holds
from game.rules.score import ratifies
from game.rules.spec import GUESS, INFERRED, NO_OFFER, NONE, SAID, SEATS, SIGNED, Array, Bools, Consent, Ints, Rules
from game.rules.state import State, take

OFTEN_OFF = {SAID: 300, INFERRED: 600, GUESS: 800}  # per mille: how often a reading misses by a step


def settle(rules: Rules, state: State, rows: Array, options: Ints) -> None:
    """Settle *options* (len(rows), I; NONE where untouched) in principle and set both positions to them."""
    if not rows.size:
        return
    new = (options >= 0) & (options != state.settled[rows])
    state.settled[rows] = np.where(new, options, state.settled[rows])
    for seat in range(SEATS):
        state.position[rows, seat] = np.where(new, options, state.position[rows, seat])
        state.insistence[rows, seat] = np.where(new, 0, state.insistence[rows, seat])
        owed = state.owed[rows, seat]
        answered = (owed >= 0) & new[np.arange(len(rows)), owed]
        state.owed[rows, seat] = np.where(answered, NONE, owed)
    count = new.sum(axis=1).astype(np.int16)
    state.trust[rows] += (count * rules.coefficients.settle_trust)[:, None].astype(np.int16)
    state.strain[rows] += (count * rules.coefficients.settle_strain).astype(np.int16)


def clear_offer(state: State, rows: Array) -> None:
    """Take the offer off the table."""
    state.offer[rows] = NONE
    state.offer_by[rows] = NONE
    state.offer_kind[rows] = NO_OFFER
    state.referred[rows] = NONE


def learn(rules: Rules, state: State, rows: Array, seat: Ints | int, issue: Ints, *, sure: bool) -> None:
    """Give *seat* a reading of how far the other side would go on *issue*: its floor, sometimes a step off.

    Sure readings (said) are off by a step three times in ten, others (inferred) six times in ten; a reading never
    replaces a better one.
    """
    if not rows.size:
        return
    kind = SAID if sure else INFERRED
    other = 1 - np.broadcast_to(np.asarray(seat), rows.shape)
    us = 1 - other
    fresh = state.reading_kind[rows, us, issue] <= kind
    rows, us, other, issue = rows[fresh], us[fresh], other[fresh], np.broadcast_to(issue, fresh.shape)[fresh]
    floor = rules.floor[other, state.profile[rows, other], issue].astype(np.int16)
    draw = chance.per_mille(state.key[rows], state.turn[rows], chance.READING + 64)
    side = np.where(chance.bits(state.key[rows], state.turn[rows], chance.READING) & np.uint64(1), 1, -1)
    guess = floor + np.where(draw < OFTEN_OFF[kind], side, 0)
    state.reading[rows, us, issue] = np.clip(guess, 0, rules.options[issue] - 1)
    state.reading_kind[rows, us, issue] = kind


def ratify(rules: Rules, state: State, rows: Array) -> None:
    """Put the drafts accepted at *rows* before both governments: the treaty is signed, or refused at home."""
    package, quo = state.offer[rows], state.status_quo[rows]
    signed = np.ones(len(rows), np.bool_)
    for seat in range(SEATS):
        profile, extra = state.profile[rows, seat], state.reservation[rows, seat]
        willing = ratifies(rules, seat, profile, extra, package, quo)
        refused = rows[~willing]
        state.standing[refused, seat] += rules.coefficients.refused_standing
        state.trust[refused, 1 - seat] += rules.coefficients.reopen_trust
        state.unratified[refused, seat] += 1
        signed &= willing
    done = rows[signed]
    state.ending[done] = SIGNED
    state.treaty[done] = package[signed]
    put_in_force(rules, state, done)
    clear_offer(state, rows)


def put_in_force(rules: Rules, state: State, rows: Array) -> None:
    """Put the treaties signed at *rows* in force, without the articles from which a consent is withheld."""
    state.in_force[rows] = state.treaty[rows]
    if rows.size:
        part = take(state, rows)
        for number, consent in enumerate(rules.consents):
            refused = rows[_withheld(part, number, consent)]
            state.in_force[refused, consent.issue] = NONE


def consent_chance(state: State, consent: Consent) -> Ints:
    """Return how likely the absent party agrees, (B,) per mille."""
    odds = np.full(state.size, consent.chance, np.int32)
    for adjustment in consent.adjust:
        odds += adjustment.by * holds(adjustment.when, state)
    return np.clip(odds, 0, 1000)


def _withheld(state: State, number: int, consent: Consent) -> Bools:
    """Return where the treaty needs this consent and it is refused, (B,) bool."""
    needs = np.isin(state.treaty[:, consent.issue], consent.options)
    draw = chance.per_mille(state.key, 0, chance.CONSENT + number)
    return needs & (draw >= consent_chance(state, consent))
