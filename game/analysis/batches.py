"""Runs a study in batches on all cores, and keeps what is finished, so that an interruption loses little.

Every finished batch is a line of a JSON-lines file beside the output. Its first line says what study it belongs to.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

import game
from game.analysis.courses import Sums, held, rows
from game.analysis.study import Opened
from game.paths import BadInput
from game.play.record import RULES

BATCH = 1024  # rows, each held in all courses
FIELDS = ("value", "square", "apart", "apart_square")

Progress = Callable[[int, int], None]  # rows done, rows in all


def run(
    opened: Opened, kept: Path, *, workers: int | None = None, batch: int = BATCH, progress: Progress | None = None
) -> dict[int, Sums]:
    """Return pair number -> sums of the whole study, going on from what the file *kept* already holds.

    The numbers are the same whatever the workers, the batches and the interruptions. Raises BadInput where the file
    belongs to another study, and where an act of a course is not possible.
    """
    total = rows(opened)
    done = _read(kept, _fingerprint(opened))
    finished = sum(last - first for first, last, _ in done)
    if progress is not None:
        progress(finished, total)
    sums: dict[int, Sums] = {}
    for _, _, part in done:
        _add(sums, part)
    with kept.open("a", encoding="utf-8") as file:
        for first, last, part in _results(opened, list(_gaps(done, total, batch)), workers or os.cpu_count() or 1):
            file.write(_line(first, last, part) + "\n")
            file.flush()
            _add(sums, part)
            finished += last - first
            if progress is not None:
                progress(finished, total)
    return sums


Result = tuple[int, int, dict[int, Sums]]


def _results(opened: Opened, todo: list[tuple[int, int]], workers: int) -> Iterator[Result]:
    """Yield what came of each batch, as they are finished."""
    if workers == 1 or len(todo) <= 1:
        for first, last in todo:
            yield first, last, held(opened, first, last)
        return
    # Processes are spawned, not forked: the same on every system, and safe beside threads.
    with ProcessPoolExecutor(
        min(workers, len(todo)), mp_context=get_context("spawn"), initializer=_begin, initargs=(opened,)
    ) as pool:
        waiting = {pool.submit(_held, first, last): (first, last) for first, last in todo}
        try:
            for future in as_completed(waiting):
                yield *waiting[future], future.result()
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


def _gaps(done: list[Result], total: int, batch: int) -> Iterator[tuple[int, int]]:
    """Yield the rows still to do, cut into batches."""
    ends = sorted((first, last) for first, last, _ in done)
    for (_, start), (stop, _) in pairwise([(0, 0), *ends, (total, total)]):
        for first in range(start, stop, batch):
            yield first, min(first + batch, stop)


def _fingerprint(opened: Opened) -> str:
    """Return a short mark of everything the numbers follow from."""
    told = {
        "version": game.__version__,
        "rules": RULES,
        "study": opened.study.model_dump(mode="json", exclude={"title", "question", "historians", "expected"}),
        "scenario": opened.words.scenario.model_dump(mode="json"),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _read(kept: Path, mark: str) -> list[Result]:
    """Return the finished batches of a file, begun anew where there is none; a torn last line is dropped."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps({"study": mark}) + "\n", encoding="utf-8", newline="\n")
        return []
    content = kept.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    try:
        head, *lines = [json.loads(line) for line in whole.splitlines()]
        if head["study"] != mark:
            raise BadInput(f"{kept} holds results of another study, or of another version; move it away to begin anew.")
        done = [_parsed(line) for line in lines]
        spans = sorted((first, last) for first, last, _ in done)
        if any(last > first for (_, last), (first, _) in pairwise(spans)):
            raise BadInput(f"{kept} holds some batches twice: two runs wrote to it. Move it away to begin anew.")
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{kept} is not a file of study results; move it away to begin anew.") from error
    if len(whole) < len(content):
        with kept.open("r+b") as file:
            file.truncate(len(whole))
    return done


def _line(first: int, last: int, part: dict[int, Sums]) -> str:
    pairs = {
        str(pair): {"count": sums.count, **{name: getattr(sums, name).tolist() for name in FIELDS}}
        for pair, sums in part.items()
    }
    return json.dumps({"from": first, "to": last, "pairs": pairs}, separators=(",", ":"))


def _parsed(line: dict[str, Any]) -> Result:
    pairs = {
        int(pair): Sums(int(found["count"]), *(np.array(found[name], np.int64) for name in FIELDS))
        for pair, found in line["pairs"].items()
    }
    return int(line["from"]), int(line["to"]), pairs
