"""Negotiations run to their end by strategies, many at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.rules import chance
from game.rules.acts import Acts
from game.rules.init import begin
from game.rules.observe import observe
from game.rules.spec import RUNNING, SEATS, Array, Ints, Rules
from game.rules.state import State, join, put_in, take
from game.rules.step import advance
from game.strategies import Choose

CHUNK = 2048  # negotiations held at once: small enough to stay in the processor's cache

Watch = Callable[[int, State, Acts], None]  # seat, states before, acts


def playout(
    rules: Rules,
    strategies: tuple[Choose, Choose],
    keys: Array,
    profiles: Ints | None = None,
    *,
    chunk: int = CHUNK,
    watch: Watch | None = None,
) -> State:
    """Return the ends of the negotiations begun with *keys* (B,) uint64 and played by *strategies*.

    Profiles (B, D) are dealt where none are given. Each row depends on its key alone, whatever the chunk.
    """
    ends = []
    for start in range(0, len(keys), chunk):
        part = slice(start, start + chunk)
        dealt = None if profiles is None else profiles[part]
        ends.append(finish(rules, strategies, begin(rules, keys[part], dealt), watch))
    return ends[0] if len(ends) == 1 else join(ends)


def finish(rules: Rules, strategies: tuple[Choose, Choose], state: State, watch: Watch | None = None) -> State:
    """Return *state* with every negotiation played on to its end."""
    ended = take(state, np.arange(state.size))
    where = np.flatnonzero(state.ending == RUNNING)
    going = take(state, where)
    while where.size:
        going = _turn(rules, strategies, going, watch)
        over = going.ending != RUNNING
        if over.all() or over.sum() * 4 > over.size:
            put_in(ended, where[over], take(going, over))
            where, going = where[~over], take(going, ~over)
    return ended


def _turn(rules: Rules, strategies: tuple[Choose, Choose], state: State, watch: Watch | None) -> State:
    """Return *state* after one act by whoever's turn it is in each negotiation."""
    sides = [np.flatnonzero((state.side == seat) & (state.ending == RUNNING)) for seat in range(SEATS)]
    for seat in range(SEATS):
        if sides[seat].size == state.size:
            return _acted(rules, strategies[seat], seat, state, watch)
    after = take(state, np.arange(state.size))
    for seat, rows in enumerate(sides):
        if rows.size:
            put_in(after, rows, _acted(rules, strategies[seat], seat, take(state, rows), watch))
    return after


def _acted(rules: Rules, choose: Choose, seat: int, state: State, watch: Watch | None) -> State:
    private = chance.bits(state.key, seat, chance.STRATEGY)
    acts = choose(rules, observe(state, seat), private)
    if watch is not None:
        watch(seat, state, acts)
    return advance(rules, state, acts)
