"""Talks in progress: what a person waits for after an act, and when opening a long record."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path

import yaml

from benchmarks.clock import Clock
from game import scenario
from game.play.moves import Ask
from game.play.talks import Talks
from game.play.view import View

SITTINGS = EXCHANGES = 20  # the most a scenario may have
PLAYED = 20  # acts already made when one more is timed


def bench_one_act(clock: Clock) -> None:
    """From a decision to the new view of the whole agenda, in the midst of the talks; without the disk."""
    talks = Talks.open("berlin-1940", mode="all", players={"german": "linear", "soviet": "linear"}, key=1940)
    while talks.turn < PLAYED or talks.to_move != "soviet":
        talks.computer_move()

    def before() -> Talks:
        midst = talks.branch(talks.turn, players={"soviet": "human"})
        midst.seat("soviet").view()
        return midst

    def act(midst: Talks) -> View:
        seat = midst.seat("soviet")
        seat.submit(Ask(issue="straits"))
        return seat.view()

    seconds = clock.fastest(act, rounds=20, before=before)

    clock.note("one act, adjudicated and shown", f"{seconds * 1000:.1f} ms", "at most 5 ms")


def bench_one_computer_act(clock: Clock) -> None:
    """What a computer delegation takes to answer."""
    talks = Talks.open("berlin-1940", mode="all", players={"german": "linear", "soviet": "linear"}, key=1940)
    while talks.turn < PLAYED:
        talks.computer_move()

    seconds = clock.fastest(Talks.computer_move, rounds=20, before=lambda: talks.branch(talks.turn))

    clock.note("one act of a computer delegation", f"{seconds * 1000:.1f} ms")


def bench_long_record(clock: Clock, saves: Path, tmp_path: Path) -> None:
    """Open the longest record there can be; loading holds the talks again, act by act."""
    file = stretched(tmp_path / "long.yaml")
    talks = Talks.open(file, mode="all", players={"german": "silence", "soviet": "silence"}, key=1940, saves=saves)
    while talks.computer_move():
        pass
    assert talks.path is not None

    seconds = clock.fastest(Talks.resume, rounds=3, warm=False, before=lambda: talks.path)

    clock.note(f"opening a record of {talks.turn} acts", f"{seconds * 1000:.0f} ms")
    clock.note("the same for 1,000 acts", f"{seconds * 1000 * 1000 / talks.turn:.0f} ms")


def stretched(file: Path) -> Path:
    """Return *file* with the Berlin scenario in it, its calendar filled to the limits of the format."""
    content = yaml.safe_load(scenario.find("berlin-1940").read_text(encoding="utf-8"))
    sittings = content["procedure"]["sittings"]
    while len(sittings) < SITTINGS:
        more = deepcopy(sittings[-1])
        more["id"] = f"more_{len(sittings)}"
        more["date"] = (datetime.fromisoformat(more["date"]) + timedelta(days=1)).isoformat()
        sittings.append(more)
    for sitting in sittings:
        sitting["exchanges"] = EXCHANGES
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file
