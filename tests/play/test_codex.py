"""The codex and the choices before the talks are read from the files that come with the game."""

from __future__ import annotations

import pytest

from game.play import codex, options
from game.scenario import find, load

SCENARIOS = ["first-steps", "berlin-1940"]


@pytest.mark.parametrize("name", SCENARIOS)
def test_everything_in_the_file_has_an_entry(name: str) -> None:
    scenario = load(find(name))
    found = codex.entries(scenario)
    assert {entry.id for entry in found if entry.kind == "person"} == set(scenario.people)
    assert {entry.id for entry in found if entry.kind == "party"} == set(scenario.parties)
    rest = [entry for entry in found if entry.kind not in ("person", "party")]
    assert {entry.id for entry in rest} == set(scenario.codex)
    assert all(entry.text and entry.sources for entry in found)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_source_cited_has_a_title(name: str) -> None:
    for entry in codex.entries(load(find(name))):
        for source in entry.sources:
            assert source.title != source.id


def test_a_search_takes_all_words_and_puts_titles_first() -> None:
    found = codex.entries(load(find("first-steps")))
    hits = codex.search(found, "petsamo")
    assert hits[0].title == "Petsamo"
    assert len(hits) >= 1
    assert [entry.title for entry in codex.search(found, "GRAIN months")] == [
        entry.title for entry in found if "grain" in entry.text.casefold() and "months" in entry.text.casefold()
    ]
    assert codex.search(found, "") == found
    assert codex.search(found, "zeppelin") == ()


def test_the_shortest_scenario_is_offered_first_and_each_seat_with_its_note() -> None:
    first, *rest = options.scenarios()
    assert first.name == "first-steps"
    assert "berlin-1940" in {one.name for one in rest}
    for one in (first, *rest):
        assert one.modes
        assert all(mode.issues for mode in one.modes)
        assert one.content_note
        assert [seat.id for seat in one.seats if seat.default] == ["soviet"]
        assert next(seat for seat in one.seats if seat.id == "german").note


def test_rules_of_thumb_are_not_offered_as_opponents() -> None:
    names = {one.name for one in options.strategies()}
    assert {"prober", "evader", "mirror"} <= names
    assert not names & {"random", "extreme", "silence"}
