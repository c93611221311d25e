"""The scenarios that come with the game, opened once, and negotiations in the middle of them."""

from __future__ import annotations

from functools import cache

import numpy as np

from game import scenario
from game.play.words import Words
from game.rules.init import begin
from game.rules.state import State
from tests.rules.table import wander


@cache
def opened(name: str = "first-steps", mode: str = "all") -> Words:
    """Return a scenario in one of its modes."""
    read = scenario.load(scenario.find(name))
    return Words(read, mode, scenario.compile(read, mode))


def underway(words: Words, turns: int, key: int = 7) -> State:
    """Return one negotiation after some random legal acts."""
    return wander(words.rules, begin(words.rules, np.array([key], np.uint64)), turns, seed=key)
