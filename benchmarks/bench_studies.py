"""A study of 100,000 playouts of the Berlin scenario, and what holding a common past and reckoning chances save.

Seconds depend on the machine; ratios to work held on the same machine say more about the code.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from timeit import repeat

import numpy as np
import pytest

from benchmarks.clock import Clock
from game.analysis.chances import chances
from game.analysis.playout import finish
from game.analysis.studies import batches, courses
from game.analysis.studies.loading import load
from game.analysis.studies.study import Opened
from game.paths import scenarios
from game.rules import chance
from game.rules.aftermath import aftermath
from game.strategies import ROSTER

PLAYOUTS = 100_000
CASES = ("c01-moscow-first", "c03-no-war-in-greece")  # from the opening; after 45 acts


def opened(name: str, playouts: int) -> Opened:
    """Return a shipped study with about so many playouts in all."""
    found = load(scenarios() / "studies" / f"{name}.yaml")
    each = -(-playouts // (len(found.pairs) * len(found.study.courses)))
    return replace(found, study=found.study.model_copy(update={"playouts": each}))


@pytest.mark.parametrize("name", CASES)
def bench_study(clock: Clock, tmp_path: Path, name: str) -> None:
    of = opened(name, PLAYOUTS)

    seconds = clock.fastest(lambda: batches.run(of, tmp_path / "kept.jsonl", workers=2), rounds=1, warm=False)

    held = courses.rows(of) * len(of.study.courses)
    clock.note(f"{name}: {held:,} playouts, two workers", f"{seconds:.1f} s", "at most 30 s")
    clock.note(f"{name}: playouts/s", f"{held / seconds:,.0f}")
    if sys.platform != "win32":
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 2**20
        clock.note(f"{name}: memory of the larger worker", f"{most:,.0f} MiB", "1 GiB for all")


def bench_chances(clock: Clock) -> None:
    """What it costs to reckon what follows, beside drawing it once and beside the talks themselves."""
    of = opened(CASES[1], PLAYOUTS)
    keys = chance.keys(1, 2048)
    profiles = np.array(of.pairs, np.int8)[np.arange(len(keys)) % len(of.pairs)]
    begun = courses.past(of, keys, profiles)
    players = (ROSTER["evader"].choose, ROSTER["prober"].choose)
    end = finish(of.rules, players, begun)
    talks = min(repeat(lambda: finish(of.rules, players, begun), number=1, repeat=2))
    draw = min(repeat(lambda: aftermath(of.rules, end), number=1, repeat=5))

    seconds = clock.fastest(lambda: chances(of.rules, end), rounds=5)

    clock.note("chances reckoned: cost, in draws of the aftermath", f"{seconds / draw:.1f}")
    clock.note("chances reckoned: cost, beside the talks before", f"{100 * seconds / talks:.1f} %")


def bench_common_past(clock: Clock) -> None:
    """What one course costs, as a share of what it would with its past held for itself."""
    of = opened(CASES[1], PLAYOUTS)
    keys = chance.keys(1, 2048)
    profiles = np.array(of.pairs, np.int8)[np.arange(len(keys)) % len(of.pairs)]
    courses.held(of, 0, 2048)
    both = min(repeat(lambda: courses.held(of, 0, 2048), number=1, repeat=2))

    seconds = clock.fastest(lambda: courses.past(of, keys, profiles), rounds=3)

    clock.note("a study with its past held once, of held twice", f"{100 * both / (both + seconds):.0f} %")
