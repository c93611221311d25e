"""The command `frontier`: of a scenario, and of talks that have ended."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game import scenario
from game.analysis.bargains import bargains
from game.analysis.bargains.frontier_chart import frontier_chart
from game.analysis.lines.history import line_talks
from game.paths import BadInput
from game.play.talks import Talks
from game.rules.score import needed, worth
from game.rules.spec import RUNNING, SIGNED


def test_the_table_of_what_could_be_reached_has_a_row_for_each_pair_of_profiles() -> None:
    table = bargains.table(*bargains.opened("first-steps", None))
    rules = scenario.compile(scenario.load(scenario.find("first-steps")), "all")
    assert table.row_count == len(rules.profiles[0]) * len(rules.profiles[1])
    with pytest.raises(BadInput, match="no mode"):
        bargains.opened("first-steps", "none")


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
        said = bargains.sentences(*bargains.opened(str(talks.path), None))
        dealt = talks.state.profile[0].tolist()
        assert all(talks.words.profile(seat, dealt[seat]).title in said for seat in range(2))
        signed = int(talks.state.ending[0]) == SIGNED
        assert ("a treaty" in said) == signed
        assert ("no agreement, worth" in said) != signed
        assert "Nash " in said or "nothing both governments would have preferred" in said
        seen.add(signed)
    assert seen == {True, False}, "only one kind of ending was tried"


def test_what_is_hidden_stays_so_while_the_talks_go_on(tmp_path: Path) -> None:
    talks = Talks.open("first-steps", mode="all", players={"german": "linear"}, key=3, saves=tmp_path)
    assert talks.path is not None
    with pytest.raises(BadInput, match="still going on"):
        bargains.opened(str(talks.path), None)


def test_history_is_beside_what_each_pair_of_governments_could_have_reached() -> None:
    """By hand: nothing was signed, so history is worth no agreement as it had become, whoever governed."""
    words, found = bargains.opened("berlin-1940", None)
    assert len(found) == 9
    line = line_talks(words.scenario).state
    for reach in found:
        pair = [words.rules.profiles[seat].index(reach.pair[seat]) for seat in range(2)]
        need = [
            int(needed(words.rules, seat, np.array([pair[seat]]), line.reservation[:, seat], line.status_quo)[0])
            for seat in range(2)
        ]
        [history] = reach.results
        assert (history.signed, list(history.points)) == (False, need)
        drawn = frontier_chart(reach, ("one", "other"))
        assert all(label in [spot.label for spot in drawn.spots] for label in ("history", "no agreement", "status quo"))
        shown = {series.name: series.points for series in drawn.series}
        assert shown.get("of these, better for both than no agreement", ()) == reach.zone
        assert {*reach.zone} <= {*shown["packages both could sign"]}


def test_drafts_on_the_way_are_weighed_too() -> None:
    """Ribbentrop's draft of 13 November, in the eyes of both governments."""
    words, found = bargains.opened("berlin-1940", None)
    line = line_talks(words.scenario)
    tabled = [n for n, entry in enumerate(line.entries) if entry.move.verb == "table"]
    assert len(found[0].results[0].drafts) == len(tabled) > 0
    pair = [words.rules.profiles[seat].index(found[0].pair[seat]) for seat in range(2)]
    state = line.states[tabled[0] + 1]
    worths = [
        int(worth(words.rules, seat, np.array([pair[seat]]), state.offer, state.status_quo)[0]) for seat in range(2)
    ]
    assert list(found[0].results[0].drafts[0]) == worths


def test_the_pair_to_draw_is_named_as_in_the_scenario() -> None:
    words, found = bargains.opened("berlin-1940", None)
    drawn = bargains.chart(words, found, "continental_bloc/would_have_signed")
    assert "Continental bloc" in drawn.caption
    with pytest.raises(BadInput, match=r"did you mean .*continental_bloc/would_have_signed"):
        bargains.chart(words, found, "continental_block/would_have_signed")
