"""Reading a scenario: from the YAML file to the arrays the rules need."""

from __future__ import annotations

from benchmarks.clock import Clock
from game import scenario


def bench_load_and_compile(clock: Clock) -> None:
    file = scenario.find("berlin-1940")

    seconds = clock.fastest(lambda: scenario.compile(scenario.load(file), "all"), rounds=10)

    clock.note("Berlin scenario, load and compile", f"{seconds * 1000:.0f} ms", "at most 150 ms")
