"""Two programs at one record, records that are odd but honest, and what a preview may call certain."""

from __future__ import annotations

import json
import random
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from game.play import judgement, moves, shelf
from game.play.record import BadRecord
from game.play.talks import Talks
from tests.play.playing import held, hold


def rewritten(path: Path, **change: Any) -> Path:
    """Return *path* with members of its first line changed."""
    first, *rest = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([json.dumps(json.loads(first) | change).encode(), *rest]))
    return path


def test_of_two_programs_at_one_record_the_second_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    one = held(4, 5, tmp_path)
    assert one.path is not None
    other = Talks.resume(one.path)
    hold(one, 1, random.Random(1))
    with pytest.raises(BadRecord, match="changed by another program"):
        hold(other, 1, random.Random(2))
    assert other.turn == 4
    assert Talks.resume(one.path).turn == 5


def test_a_take_back_is_refused_too_when_another_program_has_written(tmp_path: Path) -> None:
    one = held(4, 5, tmp_path)
    assert one.path is not None
    other = Talks.resume(one.path)
    hold(one, 1, random.Random(1))
    with pytest.raises(BadRecord, match="changed by another program"):
        other.take_back()
    assert (other.turn, Talks.resume(one.path).turn) == (4, 5)


def test_talks_go_on_after_a_branch_and_after_a_torn_line(tmp_path: Path) -> None:
    talks = held(4, 5, tmp_path)
    assert talks.path is not None
    with talks.path.open("ab") as file:
        file.write(b'{"turn":4,"se')
    branch = Talks.resume(talks.path).branch(2, saves=tmp_path)
    again = Talks.resume(talks.path)
    for one, acts in ((branch, 3), (again, 5)):
        hold(one, 1, random.Random(1))
        assert one.path is not None
        assert Talks.resume(one.path).turn == acts


def test_a_seat_nobody_holds_is_named_when_the_record_is_read(tmp_path: Path) -> None:
    path = held(1, 5, tmp_path).path
    assert path is not None
    with pytest.raises(BadRecord, match='1: players: nobody sits for "german"'):
        Talks.resume(rewritten(path, players={"soviet": "human"}))


def test_an_unknown_strategy_is_not_blamed_on_the_scenario(tmp_path: Path) -> None:
    path = held(1, 5, tmp_path).path
    assert path is not None
    with pytest.raises(BadRecord, match='1: player: there is no strategy "oracle"'):
        Talks.resume(rewritten(path, players={"german": "oracle", "soviet": "human"}))


def test_a_byte_order_mark_left_by_an_editor_does_no_harm(tmp_path: Path) -> None:
    path = held(3, 5, tmp_path).path
    assert path is not None
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert Talks.resume(path).turn == 3
    assert [info.acts for info in shelf.saves(tmp_path)] == [3]


def test_the_list_of_saves_survives_a_record_nested_beyond_reason(tmp_path: Path) -> None:
    path = held(3, 5, tmp_path).path
    assert path is not None
    with path.open("ab") as file:
        file.write(b'{"a":' * 100_000 + b"\n")
    assert [one.place for one in shelf.saves(tmp_path)] == [shelf.DAMAGED]


def test_a_preview_of_signing_does_not_guess_what_the_other_government_will_do() -> None:
    """It costs our trust when they refuse to ratify; where that is open, a preview must not say so as if certain."""
    doubtful = 0
    for key in range(12):
        talks = Talks.open("berlin-1940", mode="three", players={}, key=key)
        while talks.to_move is not None:
            seat = talks.seat(talks.to_move)
            view = seat.view()
            may = {verb.verb: verb for verb in view.verbs}
            if view.offer is not None and may["accept"].possible.enabled:
                told = seat.preview(moves.Accept())
                assert told.judgement is not None
                assert 250 <= told.judgement.chance <= 750
                assert "our trust" not in dict(told.gauges), f"key {key}: {told.gauges}"
                doubtful += 1
                break
            due = view.offer is None and talks.turn >= key  # at another turn each time: other worlds are imagined
            draft = doubted(talks, 1 - seat.number) if due else None
            seat.submit(moves.Table(package=draft) if draft else moves.Silence())
    assert doubtful > 5


def doubted(talks: Talks, reader: int) -> dict[str, str] | None:
    """Return a draft of which *reader* cannot tell whether the other government would sign it, if there is one."""
    words, obs = talks.words, talks.seen(reader)
    for options in product(*words.rules.option_names):
        package = dict(zip(words.rules.issues, options, strict=True))
        if 300 <= judgement.theirs(words, obs, package, draft=True).chance <= 700:
            return package
    return None
