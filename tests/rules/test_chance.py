"""Chance is a function of key, turn and stream: even, independent, and the same everywhere."""

from __future__ import annotations

import numpy as np

from game.rules import chance
from game.rules.init import deal
from tests.rules.small import small_rules

KEYS = chance.keys(1, 20_000)


def test_the_first_keys_and_draws_are_pinned() -> None:
    """Saved records depend on these numbers: if they change, the rules version must rise."""
    assert chance.keys(1, 2).tolist() == [11385487063155714807, 6652587683579779273]
    assert chance.per_mille(chance.keys(1, 4), 3, chance.EVENT).tolist() == [982, 829, 344, 770]


def test_draws_are_even() -> None:
    draws = chance.per_mille(KEYS, 0, chance.EVENT)
    assert draws.min() >= 0
    assert draws.max() <= 999
    counts = np.histogram(draws, bins=10, range=(0, 1000))[0]
    assert abs(counts - 2000).max() < 200  # four and a half standard deviations


def test_turns_and_streams_are_independent() -> None:
    one, other = chance.per_mille(KEYS, 0, chance.EVENT), chance.per_mille(KEYS, 1, chance.EVENT)
    third = chance.per_mille(KEYS, 0, chance.EVENT + 1)
    for pair in ((one, other), (one, third), (other, third)):
        assert abs(np.asarray(np.corrcoef(*pair))[0, 1]) < 0.03


def test_profiles_are_dealt_by_their_priors() -> None:
    dealt = deal(small_rules(), KEYS)
    assert abs((dealt[:, 0] == 0).mean() - 0.7) < 0.02
    assert abs((dealt[:, 1] == 0).mean() - 0.5) < 0.02
    assert abs(np.asarray(np.corrcoef(dealt[:, 0], dealt[:, 1]))[0, 1]) < 0.03
