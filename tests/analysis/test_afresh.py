"""Whoever takes a seat over from history meets governments dealt anew, after all that came up to there."""

from __future__ import annotations

from game.analysis.lines import history
from game.analysis.lines.afresh import afresh
from game.play.talks import Talks

TURNS = (0, 30, 72)


def test_the_same_things_happened_and_the_governments_differ_from_time_to_time() -> None:
    line = history.line_talks("berlin-1940")
    for turn in TURNS:
        found = [afresh(line, turn, seed=seed) for seed in range(3)]
        for other in found:
            assert other.entries == [
                entry.model_copy(update={"check": mine.check})
                for entry, mine in zip(line.entries, other.entries, strict=True)
            ]
            read = [[(one.kind, one.text) for one in step.lines] for step in history.steps(other, "all")[: turn + 1]]
            was = [[(one.kind, one.text) for one in step.lines] for step in history.steps(line, "all")[: turn + 1]]
            assert read == was
        assert len({other.opening.key for other in (line, *found)}) == 4


def test_a_record_keeps_its_own_chance() -> None:
    talks = Talks.open("first-steps", mode="all", players={"german": "evader", "soviet": "prober"}, key=3)
    assert afresh(talks, 0) is talks


def test_in_the_line_as_it_is_read_every_incident_comes_that_came_in_fact() -> None:
    line = history.line_talks("berlin-1940")
    incidents = line.words.rules.incidents
    came = {event.id for event in incidents if line.state.flags[0, event.flag]}
    assert {event.id for event in incidents} - came <= {"veltjens_in_helsinki"}, "said to hang on what was not done"
