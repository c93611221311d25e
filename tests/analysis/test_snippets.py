"""Cutting out and sending: what is sent opens elsewhere, says what it is, and tells no more than its source."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.lines import history, snippets
from game.analysis.lines.history import ALL, line_talks
from game.paths import BadInput
from game.play import moves, record, shelf
from game.play.record import BadRecord
from game.play.talks import Talks
from tests.play.playing import held, hold


@cache
def line() -> Talks:
    """Return the historical line of 1940."""
    return line_talks("berlin-1940")


@cache
def small() -> Talks:
    """Return finished talks of the small scenario."""
    return held(1000, 4)


def opened(data: bytes, folder: Path, name: str = "sent") -> Talks:
    """Return the talks of a record as whoever it was sent to opens them."""
    return Talks.resume(shelf.export(data, name, folder / "a friend's" / name))


def test_the_line_sent_as_a_record_shows_its_hours_minutes_comments_and_sources(tmp_path: Path) -> None:
    again = opened(snippets.whole(line()), tmp_path)
    assert history.is_line(again)
    assert history.readers(again) == history.readers(line())
    for reader in history.readers(line()):
        assert history.steps(again, reader) == history.steps(line(), reader)
    assert any(step.history is not None and step.history.comment for step in history.steps(again, ALL))


def test_a_stretch_of_the_line_is_history_to_whoever_opens_it(tmp_path: Path) -> None:
    again = opened(snippets.cut(line(), 28, 35), tmp_path)
    assert again.opening.name == "13 November, 16:05"
    assert again.turn == 35
    assert history.readers(again) == history.readers(line())
    assert history.steps(again, ALL) == history.steps(line(), ALL)[:36]
    cut = again.opening.stretch
    assert cut is not None
    assert (cut.first, cut.last, cut.course) == (28, 35, "Berlin, November 1940, as it was")
    parent = again.opening.parent
    assert parent is not None
    assert (parent.id, parent.turn, parent.historical) == (line().opening.id, 35, True)


def test_a_stretch_is_small_enough_to_be_mailed() -> None:
    """The scenario is the bulk of it: 340 KB as text, under 100 KiB as it is sent."""
    data = record.packed(snippets.cut(line(), 28, 35))
    assert len(data) < 110 * 1024


@given(data=st.data())
def test_any_stretch_of_a_record_opens_as_its_course_was_up_to_there(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    talks = small()
    first = data.draw(st.integers(1, talks.turn))
    last = data.draw(st.integers(first, talks.turn))
    folder = tmp_path_factory.mktemp("cut")
    again = opened(snippets.cut(talks, first, last, "A piece"), folder)
    assert again.opening.name == "A piece"
    assert [entry.move for entry in again.entries] == [entry.move for entry in talks.entries[:last]]
    assert history.steps(again, ALL) == history.steps(talks, ALL)[: last + 1]
    inner = opened(snippets.cut(again, first, first), folder, "inner")
    assert inner.opening.stretch is not None
    assert inner.opening.stretch.course == "A piece"
    assert history.readers(inner) == history.readers(talks)


@pytest.mark.parametrize(("first", "last"), [(0, 3), (3, 2), (1, 10_000), (-1, -1)])
def test_acts_a_course_does_not_have_cannot_be_cut_out(first: int, last: int) -> None:
    with pytest.raises(BadInput, match="it has acts 1 to"):
        snippets.cut(small(), first, last)
    with pytest.raises(BadInput, match="no acts yet"):
        snippets.cut(held(0, 1), 1, 1)


def test_a_stretch_of_talks_under_way_may_be_read_from_no_more_seats_than_they_may(tmp_path: Path) -> None:
    talks = held(6, 2, tmp_path, german="boulware")
    assert history.readers(talks) == ("soviet",)
    again = opened(snippets.cut(talks, 2, 6), tmp_path)
    assert history.readers(again) == ("soviet",)
    with pytest.raises(BadInput, match="cannot be read"):
        history.steps(again, ALL)
    with pytest.raises(BadInput, match="cannot be read"):
        history.steps(again, "german")


def test_a_stretch_is_read_and_not_played_on_but_a_seat_can_be_taken_over(tmp_path: Path) -> None:
    again = opened(snippets.cut(line(), 28, 35), tmp_path)
    assert again.path is not None
    before = again.path.read_bytes()
    with pytest.raises(BadInput, match="take a seat over in replay"):
        again.decide(again.to_move or "", moves.Silence())
    assert again.path.read_bytes() == before
    branch = again.branch(30, players={"german": "boulware"}, saves=tmp_path / "saves")
    assert branch.opening.stretch is None
    hold(branch, 2, random.Random(1))
    assert branch.path is not None
    assert Talks.resume(branch.path).turn == branch.turn


def test_a_person_s_notes_on_the_acts_before_a_stretch_stay_at_home(tmp_path: Path) -> None:
    talks = held(0, 1)
    for number in range(4):
        talks.decide(talks.to_move or "", moves.Silence(), note=f"note {number + 1}")
    again = opened(snippets.cut(talks, 3, 4), tmp_path)
    assert [entry.note for entry in again.entries] == [None, None, "note 3", "note 4"]


def edited(folder: Path, **stretch: object) -> Path:
    """Return a record whose stretch was changed by hand."""
    first, _, rest = snippets.cut(small(), 2, 5).decode().partition("\n")
    opening = json.loads(first)
    opening["stretch"] |= stretch
    path = folder / "edited.talks"
    path.write_text(f"{json.dumps(opening)}\n{rest}", encoding="utf-8")
    return path


@pytest.mark.parametrize("change", [{"last": 4}, {"last": 9}, {"first": 6}, {"first": 0}, {"readers": []}, {"more": 1}])
def test_a_stretch_that_is_not_what_it_says_is_refused_in_its_first_line(
    tmp_path: Path, change: dict[str, object]
) -> None:
    with pytest.raises(BadRecord, match=":1: stretch") as refused:
        Talks.resume(edited(tmp_path, **change))
    assert "\n" not in str(refused.value)


def test_a_reader_nobody_knows_opens_nothing(tmp_path: Path) -> None:
    again = Talks.resume(edited(tmp_path, readers=["martian"]))
    assert history.readers(again) == tuple(again.humans)
