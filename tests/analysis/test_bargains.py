"""The command `frontier`: of a scenario, and of talks that have ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario
from game.analysis import bargains
from game.paths import BadInput
from game.play.talks import Talks
from game.rules.spec import RUNNING, SIGNED


def test_the_table_of_what_could_be_reached_has_a_row_for_each_pair_of_profiles() -> None:
    table = bargains.table("first-steps", None)
    rules = scenario.compile(scenario.load(scenario.find("first-steps")), "all")
    assert table.row_count == len(rules.profiles[0]) * len(rules.profiles[1])
    with pytest.raises(BadInput, match="no mode"):
        bargains.table("first-steps", "none")


def held(folder: Path, strategy: str, *, key: int) -> Talks:
    """Return talks held to their end by two computer delegations."""
    talks = Talks.open(
        "first-steps", mode="all", players={"german": strategy, "soviet": strategy}, key=key, saves=folder
    )
    while int(talks.state.ending[0]) == RUNNING:
        talks.seat("german").poll() or talks.seat("soviet").poll()
    return talks


def test_a_record_is_set_beside_what_its_governments_could_have_reached(tmp_path: Path) -> None:
    seen = set()
    for key in range(8):
        talks = held(tmp_path, "linear" if key % 2 else "silence", key=key)
        assert talks.path is not None
        said = str(bargains.told(str(talks.path), None))
        names = talks.words.rules.profiles
        assert all(names[seat][int(talks.state.profile[0, seat])] in said for seat in range(2))
        signed = int(talks.state.ending[0]) == SIGNED
        assert ("a treaty" in said) == signed
        assert ("no agreement, worth" in said) != signed
        assert "Nash:" in said or "nothing both governments would have preferred" in said
        seen.add(signed)
    assert seen == {True, False}, "only one kind of ending was tried"


def test_what_is_hidden_stays_so_while_the_talks_go_on(tmp_path: Path) -> None:
    talks = Talks.open("first-steps", mode="all", players={"german": "linear"}, key=3, saves=tmp_path)
    assert talks.path is not None
    with pytest.raises(BadInput, match="still going on"):
        bargains.of_record(talks.path)
