"""Runs a study in batches, on all cores or on a cluster, and keeps what is finished in a file beside the output."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import game
from game import strategies
from game.analysis import kept as kept_file
from game.analysis.chances import MILLION
from game.analysis.measures import Sums, plain, revived
from game.analysis.studies.cluster import cluster
from game.analysis.studies.courses import Submit, held, rows
from game.analysis.studies.study import Opened
from game.paths import BadInput
from game.play.record import RULES

LEAST, MOST = 1024, 8192  # rows of a batch, each held in all courses: many at once cost least for each
TOLD = {"title", "question", "historians", "expected", "remark", "record"}  # nothing is reckoned from these

Progress = Callable[[int, int], None]  # rows done, rows in all


def run(
    opened: Opened,
    kept: Path,
    *,
    workers: int | None = None,
    address: str | None = None,
    batch: int | None = None,
    progress: Progress | None = None,
) -> dict[int, Sums]:
    """Return pair number -> sums of the whole study, going on from what the file *kept* already holds.

    It is held in *workers* processes here, or by the Dask scheduler at *address*. The numbers are the same whatever
    the workers, the batches and the interruptions. Raises BadInput where the file belongs to another study, where an
    act of a course is not possible, and where the scheduler cannot be used.
    """
    total = rows(opened)
    done = _read(kept, fingerprint(opened))
    finished = sum(last - first for first, last, _ in done)
    if progress is not None:
        progress(finished, total)
    sums: dict[int, Sums] = {}
    for _, _, part in done:
        _add(sums, part)
    hands = workers or os.cpu_count() or 1
    todo = list(kept_file.gaps([(first, last) for first, last, _ in done], total, batch or _even(total, hands)))
    for first, last, part in _results(opened, todo, hands, address):
        kept_file.append(kept, _plain(first, last, part))
        _add(sums, part)
        finished += last - first
        if progress is not None:
            progress(finished, total)
    return sums


Result = tuple[int, int, dict[int, Sums]]


def _even(total: int, hands: int) -> int:
    """Return how many rows a batch should have, so that there are as many for each of so many workers."""
    rounds = -(-total // (MOST * hands))
    return max(LEAST, -(-total // (rounds * hands)))


def _results(opened: Opened, todo: list[tuple[int, int]], workers: int, address: str | None) -> Iterator[Result]:
    """Yield what came of each batch, as they are finished."""
    if address is None and (workers == 1 or len(todo) <= 1):
        for first, last in todo:
            yield first, last, held(opened, first, last)
        return
    engine = _pool(opened, min(workers, len(todo))) if address is None else cluster(opened, address)
    with engine as submit:
        waiting = {submit(first, last): (first, last) for first, last in todo}
        for future in as_completed(waiting):
            yield *waiting.pop(future), future.result()


@contextmanager
def _pool(opened: Opened, workers: int) -> Iterator[Submit]:
    """Yield what takes the rows of a batch and returns the promise of what comes of them, reckoned here."""
    # Processes are spawned, not forked: the same on every system, and safe beside threads.
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(opened,)) as pool:
        try:
            yield lambda first, last: pool.submit(_held, first, last)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_OPENED: list[Opened] = []  # what a worker process works on, sent to it once


def _begin(opened: Opened) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is for the process that hands out the batches
    _OPENED[:] = [opened]


def _held(first: int, last: int) -> dict[int, Sums]:
    return held(_OPENED[0], first, last)


def _add(sums: dict[int, Sums], part: dict[int, Sums]) -> None:
    for pair, more in part.items():
        sums[pair] = sums[pair] + more if pair in sums else more


def fingerprint(opened: Opened) -> str:
    """Return a short mark of everything the numbers follow from."""
    told = {
        "version": game.__version__,
        "rules": RULES,
        "strategies": strategies.VERSION,
        "unit": MILLION,
        "study": opened.study.model_dump(mode="json", exclude=TOLD),
        "line": [said.model_dump(mode="json") for said in opened.line],
        "happened": opened.happened,
        "scenario": opened.words.scenario.model_dump(mode="json"),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _read(path: Path, mark: str) -> list[Result]:
    """Return the finished batches of a file, begun anew where there is none; raises BadInput."""
    done = kept_file.read(path, mark, _parsed)
    spans = sorted((first, last) for first, last, _ in done)
    if any(last > first for (_, last), (first, _) in pairwise(spans)):
        raise BadInput(f"{path} holds some batches twice: two runs wrote to it. Move it away to begin anew.")
    return done


def _plain(first: int, last: int, part: dict[int, Sums]) -> dict[str, Any]:
    return {"from": first, "to": last, "pairs": {str(pair): plain(of) for pair, of in part.items()}}


def _parsed(line: dict[str, Any]) -> Result:
    return int(line["from"]), int(line["to"]), {int(pair): revived(of) for pair, of in line["pairs"].items()}
