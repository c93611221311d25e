"""Takes history's course up with governments not known before, after the same things happened."""

from __future__ import annotations

import secrets

import numpy as np

from game.analysis.lines import history
from game.play.talks import Talks
from game.rules import chance
from game.rules.acts import take_acts
from game.rules.init import begin
from game.rules.spec import Bools, Ints
from game.rules.step import advance

TRIED = 2048  # chances drawn at a time; about one in a hundred brings all that came in the whole line
ROUNDS = 4


def afresh(talks: Talks, turn: int, *, seed: int | None = None) -> Talks:
    """Return history's course on other chance under which all came as in *talks* up to act *turn*.

    Whoever takes a seat over there meets governments dealt anew, after the same incidents and cables. A course that
    is not history's keeps its chance, and so does one for which no such chance is found.
    """
    if not history.is_line(talks):
        return talks
    draw = secrets.randbits(48) if seed is None else seed
    for number in range(ROUNDS):
        keys = chance.keys(draw + number, TRIED)
        found = np.flatnonzero(_alike(talks, turn, keys))
        if found.size:
            words = talks.words
            return history.line_talks(words.scenario, words.mode, key=int(keys[found[0]]))
    return talks


def _alike(talks: Talks, turn: int, keys: Ints) -> Bools:
    """Return under which of the keys (B,) the first acts bring both delegations to know the same events."""
    rules, words = talks.words.rules, talks.words
    state = begin(rules, keys)
    rows = np.zeros(len(keys), np.int64)
    for entry in talks.entries[:turn]:
        state = advance(rules, state, take_acts(words.acts(entry.move), rows))
    same: Bools = (state.known == talks.states[turn].known).all(axis=(1, 2)) & (state.side == talks.states[turn].side)
    return same
