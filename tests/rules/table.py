"""Speaking to one small negotiation in words: what the tests of the verbs are written in."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.rules import acts as verbs
from game.rules.acts import VERBS, Acts, blank
from game.rules.init import begin
from game.rules.legal import Reason, refusal
from game.rules.spec import Rules
from game.rules.state import NAMES, State
from game.rules.step import step
from tests.rules.small import SOFT, small_rules


def opening(rules: Rules | None = None, west: int = SOFT, east: int = SOFT, key: int = 7) -> State:
    """Return one small negotiation before the first word."""
    rules = small_rules() if rules is None else rules
    return begin(rules, np.array([key], np.uint64), np.array([[west, east]], np.int8))


def act(rules: Rules, verb: str, **about: Any) -> Acts:
    """Return one act; `package` is a mapping of issue to option."""
    acts = blank(1, len(rules.issues), VERBS.index(verb))
    for name, value in about.items():
        if name == "package":
            for issue, option in value.items():
                acts.package[0, issue] = option
        else:
            getattr(acts, name)[0] = value
    return acts


def do(rules: Rules, state: State, verb: str, **about: Any) -> State:
    """Return the negotiation after one act of the side whose turn it is."""
    return step(rules, state, act(rules, verb, **about))


def why_not(rules: Rules, state: State, verb: str, **about: Any) -> Reason:
    """Return the reason why an act is refused, POSSIBLE where it is not."""
    return Reason(int(refusal(rules, state, act(rules, verb, **about))[0]))


def same(one: Any, other: Any) -> bool:
    """True where two states (or observations) hold the same bytes."""
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        and getattr(one, name).dtype == getattr(other, name).dtype
        for name in NAMES
        if hasattr(one, name)
    )


def random_acts(rules: Rules, state: State, seed: int) -> Acts:
    """Return random acts, legal or not, one per negotiation."""
    luck = np.random.default_rng(seed)
    size, issues = state.size, len(rules.issues)
    acts = blank(size, issues)
    acts.verb[:] = luck.integers(0, len(VERBS), size)
    acts.issue[:] = luck.integers(-1, issues, size)
    acts.option[:] = luck.integers(-1, rules.utility.shape[-1], size)
    acts.to[:] = luck.integers(-1, issues, size)
    acts.action[:] = luck.integers(-1, len(rules.actions), size)
    acts.package[:] = np.minimum(luck.integers(-1, rules.utility.shape[-1], (size, issues)), rules.options - 1)
    return acts


def legalised(rules: Rules, state: State, acts: Acts) -> Acts:
    """Return *acts* with every refused one replaced by silence."""
    codes = refusal(rules, state, acts)
    acts.verb[codes != 0] = verbs.SILENCE
    return acts


def wander(rules: Rules, state: State, turns: int, seed: int) -> State:
    """Return *state* after up to *turns* random legal acts in every negotiation."""
    for turn in range(turns):
        state = step(rules, state, legalised(rules, state, random_acts(rules, state, seed * 1000 + turn)))
    return state
