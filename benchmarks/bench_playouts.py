"""Whole talks per second, by batch size: what an analysis can afford.

`silence` costs next to nothing itself and so measures the rules; `linear` bargains in earnest.
"""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.clock import Clock
from game.analysis.playout import playout
from game.rules import chance
from game.rules.spec import RUNNING, Rules
from game.strategies import ROSTER

CASES = [(name, size) for name in ("silence", "linear") for size in (1, 100, 10_000)] + [("silence", 100_000)]


@pytest.mark.parametrize(("name", "size"), CASES, ids=str)
def bench_playouts(clock: Clock, berlin: Rules, name: str, size: int) -> None:
    choose = ROSTER[name].choose
    keys = chance.keys(1940, size)
    end = playout(berlin, (choose, choose), keys)
    assert (end.ending != RUNNING).all()
    acts = int(np.sum(end.turn, dtype=np.int64))

    seconds = clock.fastest(lambda: playout(berlin, (choose, choose), keys), rounds=5 if size < 1000 else 2, warm=False)

    aim = "at least 10,000" if (name, size) == ("silence", 100_000) else ""
    clock.note(f"playouts/s, {name}, batch of {size:,}", f"{size / seconds:,.0f}", aim)
    clock.note(f"acts/s, {name}, batch of {size:,}", f"{acts / seconds:,.0f}")
