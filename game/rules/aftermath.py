"""What followed: a short, explained model from the end of the talks to June 1941."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.rules import chance
from game.rules.conditions import holds
from game.rules.spec import NONE, Bools, Consequence, Ints, Rules
from game.rules.state import State, copy


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The consequences of B negotiations, in the order of Rules.aftermath (C)."""

    chance: Ints  # (B, C) int16 per mille
    happened: Bools  # (B, C)
    possible: Bools  # (B, C)  the consequence's own condition held
    base: Ints  # (B, C) int16 per mille, before adjustments
    applies: tuple[Bools, ...]  # per consequence (B, n): which adjustments hold


def _base(consequence: Consequence, state: State) -> Ints:
    if consequence.seat == NONE:
        return np.full(state.size, consequence.chance[0], np.int16)
    return np.array(consequence.chance, np.int16)[state.profile[:, consequence.seat]]


def aftermath(rules: Rules, state: State) -> Aftermath:
    """Return what followed from *state*, each consequence drawn in order and seen by the later ones.

    A consequence that already happened during the talks (its flag is set) happens. Draws depend on the key alone,
    so that two courses from one key meet the same luck.
    """
    now = copy(state)
    size, count = state.size, len(rules.aftermath)
    odds, base = np.zeros((size, count), np.int16), np.zeros((size, count), np.int16)
    happened, possible = np.zeros((size, count), np.bool_), np.zeros((size, count), np.bool_)
    applies: list[Bools] = []
    for number, consequence in enumerate(rules.aftermath):
        possible[:, number] = holds(consequence.when, now)
        base[:, number] = _base(consequence, now)
        terms = [holds(adjustment.when, now) for adjustment in consequence.adjust]
        total = base[:, number].astype(np.int32)
        for adjustment, term in zip(consequence.adjust, terms, strict=True):
            total += adjustment.by * term
        odds[:, number] = np.where(possible[:, number], np.clip(total, 0, 1000), 0)
        draw = chance.per_mille(state.key, 0, chance.AFTERMATH + number)
        happened[:, number] = draw < odds[:, number]
        now.flags[:, consequence.flag] |= happened[:, number]
        applies.append(np.stack(terms, axis=1) if terms else np.zeros((size, 0), np.bool_))
    return Aftermath(odds, happened, possible, base, tuple(applies))


def under_profile(state: State, rules: Rules, seat: int, profile: int) -> State:
    """Return *state* as if *seat*'s government had been of another profile, its resolve shifted accordingly."""
    profiles, resolve = state.profile.copy(), state.resolve.copy()
    shift = rules.resolve[seat, profile] - rules.resolve[seat][profiles[:, seat]]
    resolve[:, seat] = np.clip(resolve[:, seat] + shift, 0, 1000)
    profiles[:, seat] = profile
    return replace(state, profile=profiles, resolve=resolve)
