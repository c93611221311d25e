"""Reading a scenario: from the YAML file to the arrays the rules need."""

from __future__ import annotations

from benchmarks.clock import Clock
from game import scenario
from game.scenario.loading import parse


def bench_load_and_compile(clock: Clock) -> None:
    file = scenario.find("berlin-1940")

    def anew() -> object:
        parse.cache_clear()
        return scenario.compile(scenario.load(file), "all")

    seconds = clock.fastest(anew, rounds=10)

    clock.note("Berlin scenario, load and compile", f"{seconds * 1000:.0f} ms", "at most 150 ms")
