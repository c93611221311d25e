"""Negotiations run to their end by strategies, many at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.rules import chance
from game.rules.acts import Acts, blank, put_acts
from game.rules.init import begin
from game.rules.observe import narrowed, observe
from game.rules.spec import RUNNING, Array, Ints, Rules
from game.rules.state import State, join, put_in, take
from game.rules.step import advance
from game.strategies import Choose

CHUNK = 8192  # negotiations held at once: many for one call of numpy, few for the cache

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
        if over.all() or over.sum() * 8 > over.size:  # each time costs a copy of all
            put_in(ended, where[over], take(going, over))
            where, going = where[~over], take(going, ~over)
    return ended


def _turn(rules: Rules, strategies: tuple[Choose, Choose], state: State, watch: Watch | None) -> State:
    """Return *state* after one act by whoever's turn it is in each negotiation; those that have ended stay."""
    acts = blank(state.size, len(rules.issues))
    for seat, choose in enumerate(strategies):
        rows = np.flatnonzero((state.side == seat) & (state.ending == RUNNING))
        if rows.size:
            seen, private = observe(state, seat), chance.bits(state.key[rows], seat, chance.STRATEGY)
            chosen = choose(rules, seen if rows.size == state.size else narrowed(seen, rows), private)
            put_acts(acts, rows, chosen)
            if watch is not None:
                watch(seat, take(state, rows), chosen)
    return advance(rules, state, acts)
