"""The record: nothing that was shown as made is lost, and nothing that was not made, or was changed, is believed."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play import moves, record
from game.play.record import BadRecord
from game.play.talks import Talks
from tests.play.playing import choice, held, hold

ROOT = Path(__file__).parents[2]


@cache
def written(acts: int = 12) -> bytes:
    """Return the record of some talks between two people."""
    with TemporaryDirectory() as folder:
        talks = held(acts, 5, Path(folder))
        assert talks.path is not None
        return talks.path.read_bytes()


def lines() -> list[bytes]:
    """Return the lines of that record, with their ends."""
    return written().splitlines(keepends=True)


def put(folder: Path, data: bytes) -> Path:
    """Return the path of a record with these bytes."""
    path = folder / "kept.talks"
    path.write_bytes(data)
    return path


def complaint(path: Path) -> str:
    """Return the message with which a record is refused; it is one line and begins with the file."""
    with pytest.raises(BadRecord) as refused:
        Talks.resume(path)
    message = str(refused.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return message.removeprefix(str(path))


def edited(folder: Path, number: int, change: Callable[[dict[str, Any]], object]) -> Path:
    """Return the path of a record of which one line (from 1) was changed as data."""
    kept = lines()
    data = json.loads(kept[number - 1])
    change(data)
    kept[number - 1] = json.dumps(data).encode() + b"\n"
    return put(folder, b"".join(kept))


# --- a machine that stops ---


def test_a_last_line_torn_at_any_byte_is_dropped_with_a_notice(tmp_path: Path) -> None:
    whole, last = b"".join(lines()[:-1]), lines()[-1]
    expected = record.read(put(tmp_path, whole))
    assert expected.notice == ""
    for cut in range(1, len(last)):
        found = record.read(put(tmp_path, whole + last[:cut]))
        assert found.entries == expected.entries
        assert "torn" in found.notice
        assert found.length == len(whole)


@pytest.mark.parametrize("cut", [1, 40, -1])
def test_talks_go_on_after_a_torn_line(tmp_path: Path, cut: int) -> None:
    last = lines()[-1]
    path = put(tmp_path, b"".join(lines()[:-1]) + last[:cut])
    talks = Talks.resume(path)
    assert "torn" in talks.notice
    hold(talks, 3, random.Random(1))
    again = Talks.resume(path)
    assert again.notice == ""
    assert (again.turn, again.seat("soviet").view()) == (talks.turn, talks.seat("soviet").view())


@given(cut=st.integers(0, len(written())))
def test_a_record_cut_anywhere_is_read_up_to_there_or_refused(
    cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = put(tmp_path_factory.mktemp("cut"), written()[:cut])
    whole = written()[:cut].count(b"\n")
    if whole:
        assert Talks.resume(path).turn == whole - 1
    else:
        assert ":1:" in complaint(path)


PLAYER = """
import random, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.play.playing import held, hold
talks = held(0, 9, Path({folder!r}), scenario="first-steps")
print(talks.path, flush=True)
luck = random.Random(9)
while talks.to_move:
    hold(talks, 1, luck)
    print(talks.turn, flush=True)
"""


@pytest.mark.parametrize("until", [1, 5, 11])
def test_no_act_that_was_shown_is_lost_when_the_program_is_killed(tmp_path: Path, until: int) -> None:
    program = PLAYER.format(root=str(ROOT), folder=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT) as player:
        assert player.stdout is not None
        path = Path(player.stdout.readline().strip())
        for line in player.stdout:
            if int(line) >= until:
                break
        player.kill()
        shown = max([until, *(int(line) for line in player.stdout.read().split())])
    talks = Talks.resume(path)
    assert talks.turn >= shown
    same = Talks.open("first-steps", mode="all", players={}, key=9)
    hold(same, talks.turn, random.Random(9))
    assert same.seat("german").view() == talks.seat("german").view()


def test_an_act_is_on_disk_before_the_talks_have_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talks = held(3, 2, tmp_path)
    turns_when_written: list[int] = []
    real = os.fsync

    def watched(file: int) -> None:
        turns_when_written.append(talks.turn)
        real(file)

    monkeypatch.setattr(os, "fsync", watched)
    hold(talks, 1, random.Random(2))
    assert turns_when_written == [3]
    assert talks.turn == 4


@pytest.mark.parametrize("fails_after", ["nothing", "half a line", "the whole line"])
def test_an_act_that_could_not_be_written_is_not_made_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_after: str
) -> None:
    talks = held(4, 2, tmp_path)
    path = talks.path
    assert path is not None
    seat = talks.seat(talks.to_move or "")
    before = seat.view()

    def full(file: int) -> None:
        kept = path.read_bytes()
        last = len(kept) - kept.rindex(b"\n", 0, -1) - 1
        if fails_after == "half a line":
            os.truncate(file, len(kept) - last // 2)
        elif fails_after == "nothing":
            os.truncate(file, len(kept) - last)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(BadRecord, match="No space left"):
            seat.submit(moves.Silence())
    assert seat.view() == before
    seat.submit(moves.Silence())
    assert Talks.resume(path).seat(seat.name).view() == seat.view()


# --- a record that was changed ---


def test_an_edited_move_is_found_out_where_it_stands(tmp_path: Path) -> None:
    kept = [json.loads(line) for line in lines()[1:]]
    asked = next(n for n, entry in enumerate(kept) if entry["move"]["verb"] != "silence")
    said = complaint(edited(tmp_path, asked + 2, lambda entry: entry.update(move={"verb": "silence"})))
    assert said.startswith(f":{asked + 2}:")
    assert "checksum" in said


def test_a_wrong_checksum_is_found_out(tmp_path: Path) -> None:
    said = complaint(edited(tmp_path, 4, lambda entry: entry.update(check="00000000")))
    assert said.startswith(":4:")
    assert "changed" in said


def test_another_key_is_found_out_in_the_first_act(tmp_path: Path) -> None:
    assert complaint(edited(tmp_path, 1, lambda opening: opening.update(key=77))).startswith(":2:")


@pytest.mark.parametrize(
    "move",
    [
        {"verb": "accept"},  # nothing is on the table yet
        {"verb": "ask", "issue": "atlantis"},
        {"verb": "table", "package": {"danube": "atlantis"}},
    ],
    ids=str,
)
def test_a_move_that_was_not_possible_is_found_out(tmp_path: Path, move: dict[str, Any]) -> None:
    said = complaint(edited(tmp_path, 2, lambda entry: entry.update(move=move)))
    assert said.startswith(":2: this move is not possible here")


@pytest.mark.parametrize(
    "change",
    [
        {"move": {"verb": "shout"}},
        {"move": {"verb": "ask"}},
        {"move": {"verb": "ask", "issue": "danube", "loud": True}},
        {"turn": "first"},
        {"turn": 7},
        {"seat": 4},
        {"hidden": 1},
        {"back": -1},
        {"back": 99},
        {"back": True},
        {"back": "all"},
    ],
    ids=str,
)
def test_a_line_of_another_shape_is_refused_with_its_number(tmp_path: Path, change: dict[str, Any]) -> None:
    assert complaint(edited(tmp_path, 3, lambda entry: entry.update(change))).startswith(":3:")


def test_a_missing_line_and_two_that_changed_places_are_found_out(tmp_path: Path) -> None:
    first, one, two, *rest = lines()
    assert "missing or moved" in complaint(put(tmp_path, b"".join([first, two, *rest])))
    assert "missing or moved" in complaint(put(tmp_path, b"".join([first, two, one, *rest])))


@given(where=st.integers(0, len(written()) - 1), byte=st.integers(0, 255))
def test_one_changed_byte_is_refused_in_one_line_or_does_not_matter(
    where: int, byte: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(written())
    data[where] = byte
    path = put(tmp_path_factory.mktemp("changed"), bytes(data))
    try:
        said = f"{path}: {Talks.resume(path).seat('soviet').view().turn} acts"
    except BadRecord as refused:
        said = str(refused)
    assert re.match(re.escape(str(path)) + r"(:\d+)?: ", said)


@given(data=st.binary(max_size=400))
def test_a_file_of_anything_is_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    complaint(put(tmp_path_factory.mktemp("any"), data))


# --- a record from elsewhere ---


def test_a_record_carries_its_scenario_and_opens_without_the_file(tmp_path: Path) -> None:
    path = edited(tmp_path, 1, lambda opening: opening["scenario"].update(title="Steps of another kind"))
    assert Talks.resume(path).seat("soviet").view().title == "Steps of another kind"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"which_sea": 99}, "newer"),
        ({"rules": 99}, "rules version 99"),
        ({"scenario": None}, "scenario"),
        ({"scenario": {"title": "Another game"}}, "cannot be used"),
        ({"mode": "everything"}, "there is no"),
        ({"players": {"french": "human"}}, "there is no"),
        ({"players": {"german": "bismarck", "soviet": "human"}}, "there is no"),
        ({"key": -3}, "key"),
        ({"colour": "red"}, "colour"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_opening_of_another_kind_is_refused(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    with pytest.raises(BadRecord, match=says) as refused:
        Talks.resume(edited(tmp_path, 1, lambda opening: opening.update(change)))
    assert ":1:" in str(refused.value).splitlines()[0]


def test_a_record_of_the_first_format_goes_on_where_it_was(tmp_path: Path) -> None:
    """Courses had no ids then; a branch of history named nothing as its parent's record."""

    def older(opening: dict[str, Any]) -> None:
        opening.pop("id")
        opening.update(which_sea=1, parent={"record": "", "turn": 2})

    now, then = Talks.resume(put(tmp_path, written())), Talks.resume(edited(tmp_path, 1, older))
    assert then.entries == now.entries
    assert then.opening.id == Talks.resume(edited(tmp_path, 1, older)).opening.id
    assert then.opening.parent is not None
    assert then.opening.parent.historical
    turn = then.turn
    hold(then, 1, random.Random(1))
    assert then.path is not None
    assert Talks.resume(then.path).turn == turn + 1


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = put(tmp_path, b"")
    os.truncate(path, record.LARGEST + 1)
    assert "at most 32" in complaint(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "which-sea saves" in complaint(tmp_path / "nothing.talks")
    folder = tmp_path / "folder.talks"
    folder.mkdir()
    complaint(folder)


def test_an_empty_file_is_no_record(tmp_path: Path) -> None:
    assert ":1: is not a record" in complaint(put(tmp_path, b""))


def test_lines_nested_a_hundred_thousand_deep_are_refused(tmp_path: Path) -> None:
    first, *_ = lines()
    assert complaint(put(tmp_path, first + b'{"turn":' + b"[" * 100_000 + b"\n")).startswith(":2:")


# --- beginning and keeping ---


def test_records_begun_in_the_same_second_have_files_of_their_own(tmp_path: Path) -> None:
    paths = {held(0, seed, tmp_path).path for seed in range(5)}
    assert len(paths) == 5
    assert len(list(tmp_path.iterdir())) == 5


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(BadRecord, match="choose another folder") as refused:
        held(0, 1, blocked)
    assert str(blocked) in str(refused.value)


def test_notes_and_words_of_ones_own_are_kept_and_change_nothing(tmp_path: Path) -> None:
    talks = held(0, 1, tmp_path)
    talks.decide(talks.to_move or "", moves.Silence(), note="Why did he smile?", said="“Gentlemen …”")
    assert talks.path is not None
    again = Talks.resume(talks.path)
    assert (again.entries[0].note, again.entries[0].said) == ("Why did he smile?", "“Gentlemen …”")
    assert again.state.turn[0] == 1


def test_a_move_read_from_data_is_the_move_written(tmp_path: Path) -> None:
    talks = held(5, 6, tmp_path)
    move = choice(talks.seat(talks.to_move or "").view(), random.Random(1))
    assert record.parse_move(move.model_dump()) == move
