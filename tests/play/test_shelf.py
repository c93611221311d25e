"""The folder of records: nothing in it seems lost, and what was deleted can be brought back."""

from __future__ import annotations

import json
import os
import random
import re
import tracemalloc
import zlib
from functools import cache
from pathlib import Path, PureWindowsPath
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.paths import BadInput
from game.play import record, shelf
from game.play.record import BadRecord
from game.play.talks import Talks
from tests.play.playing import held, hold

HOSTILE = [
    "../../outside",
    "..\\..\\outside",
    "/etc/passwd",
    "C:\\Windows",
    "con",
    "CON.1940",
    "nul",
    "Com1",
    "COM¹.txt",
    "a\x00b",
    "line\nbreak",
    "\u202egnp.exe",
    ". . .",
    "x" * 120,
    "Ж" * 120,
    "",
    "…",
    "a<b>c:d|e?f*g",
]


def kept(talks: Talks) -> Path:
    assert talks.path is not None
    return talks.path


def changed(path: Path, **fields: object) -> None:
    """Write other fields into the first line of a record, as an edited file may have."""
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{json.dumps(json.loads(first) | fields)}\n{rest}", encoding="utf-8")


# --- the list ---


def test_the_list_shows_the_newest_first_with_where_the_talks_stand(tmp_path: Path) -> None:
    older, newer = held(2, 1, tmp_path), held(9, 2, tmp_path, german="linear")
    os.utime(kept(older), (1_000_000_000, 1_000_000_000))
    (tmp_path / "notes.txt").write_text("not a record", encoding="utf-8")
    (tmp_path / "empty.talks").write_text("", encoding="utf-8")
    (tmp_path / "broken.talks").write_text('{"which_sea": 2}\n', encoding="utf-8")
    found = [one for one in shelf.saves(tmp_path) if one.readable]
    assert [one.path for one in found] == [newer.path, older.path]
    assert [one.acts for one in found] == [9, 2]
    assert [one.place for one in found] == [newer.place, older.place]
    assert [one.id for one in found] == [newer.opening.id, older.opening.id]
    assert found[0].players == {"german": "linear", "soviet": "human"}
    assert found[0].title == "First Steps"


def test_a_damaged_record_stays_in_the_list_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a record", encoding="utf-8")
    (tmp_path / "empty.talks").write_text("", encoding="utf-8")
    (tmp_path / "deep.talks").write_text('{"which_sea": ' + "[" * 100_000 + "\n", encoding="utf-8")
    (tmp_path / "packed.talks").write_bytes(record.packed(b"nothing")[:-4])
    (tmp_path / "folder.talks").mkdir()
    found = shelf.saves(tmp_path)
    assert {one.title for one in found} == {"empty.talks", "deep.talks", "packed.talks"}
    assert {one.place for one in found} == {shelf.DAMAGED}
    for one in found:
        with pytest.raises(BadRecord):
            record.read(one.path)


@pytest.mark.parametrize("fields", [{"which_sea": 0}, {"which_sea": 99}, {"rules": 99}], ids=str)
def test_a_record_of_another_version_is_not_called_damaged(tmp_path: Path, fields: dict[str, int]) -> None:
    changed(kept(held(2, 1, tmp_path)), **fields)
    assert [one.place for one in shelf.saves(tmp_path)] == [shelf.OLDER]


def test_the_list_still_says_where_talks_stand_after_taking_back(tmp_path: Path) -> None:
    talks = held(6, 1, tmp_path)
    talks.take_back()
    assert [(one.acts, one.place) for one in shelf.saves(tmp_path)] == [(5, talks.place)]


def test_talks_that_ended_are_marked(tmp_path: Path) -> None:
    held(1000, 3, tmp_path, german="linear", soviet="linear")
    assert [one.ended for one in shelf.saves(tmp_path)] == [True]


def test_no_folder_has_no_records(tmp_path: Path) -> None:
    assert shelf.saves(tmp_path / "none") == []
    assert shelf.binned(tmp_path / "none") == []


# --- names ---


def test_a_name_is_kept_in_the_record_and_its_file_stays_where_it_was(tmp_path: Path) -> None:
    talks = held(4, 1, tmp_path)
    shelf.rename(kept(talks), "  Molotov's\tchair ")
    shelf.rename(kept(talks), "The chair")
    again = Talks.resume(kept(talks))
    assert again.opening.name == "The chair"
    assert again.turn == 4
    assert [one.title for one in shelf.saves(tmp_path)] == ["The chair"]
    hold(again, 2, random.Random(1))
    again.rename("Played on")
    hold(again, 1, random.Random(1))
    assert Talks.resume(kept(talks)).opening.name == again.opening.name == "Played on"


def test_talks_in_progress_do_not_write_after_a_name_somebody_else_gave(tmp_path: Path) -> None:
    talks = held(4, 1, tmp_path)
    shelf.rename(kept(talks), "Meanwhile")
    with pytest.raises(BadRecord, match="another program"):
        hold(talks, 1, random.Random(1))
    assert Talks.resume(kept(talks)).turn == 4


def test_a_torn_record_can_be_named(tmp_path: Path) -> None:
    path = kept(held(4, 1, tmp_path))
    path.write_bytes(path.read_bytes()[:-7])
    shelf.rename(path, "Torn")
    again = Talks.resume(path)
    assert (again.turn, again.opening.name, again.notice) == (3, "Torn", "")


@pytest.mark.parametrize("name", ["", " \n ", "\u202e\u200b", "x" * 121])
def test_what_is_no_name_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    path = kept(held(2, 1, tmp_path))
    before = path.read_bytes()
    with pytest.raises(BadInput, match="a name has 1 to 120 characters"):
        shelf.rename(path, name)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [3, "", "x" * 300, None, "\u202e"], ids=str)
def test_a_name_written_into_the_file_is_held_to_the_same_rules(tmp_path: Path, name: object) -> None:
    path = kept(held(2, 1, tmp_path))
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"name": name}) + "\n")
    with pytest.raises(BadRecord, match=r':4: "name" must be'):
        record.read(path)
    assert [one.place for one in shelf.saves(tmp_path)] == [shelf.DAMAGED]


def test_a_name_torn_at_any_byte_is_dropped_and_the_name_before_it_holds(tmp_path: Path) -> None:
    talks = held(2, 1, tmp_path)
    path = kept(talks)
    shelf.rename(path, "Monday")
    before = path.read_bytes()
    shelf.rename(path, "Tuesday, ядро")
    whole = path.read_bytes()
    for cut in range(len(before), len(whole)):
        path.write_bytes(whole[:cut])
        found = record.read(path)
        assert (found.opening.name, len(found.entries)) == ("Monday", 2)
        assert [info.title for info in shelf.saves(tmp_path)] == ["Monday"]
    path.write_bytes(whole)
    assert record.read(path).opening.name == "Tuesday, ядро"


def test_names_in_a_mailed_record_cannot_hide_or_turn_what_stands_beside_them(tmp_path: Path) -> None:
    hostile = "\u202egnp.talks\r\n\x1b[2J\u2066 x"
    parent = {"id": "x", "record": hostile, "name": hostile, "turn": 1}
    path = kept(held(2, 1, tmp_path))
    changed(path, name=hostile, title=hostile, parent=parent, players={"german": "\x1b[2J", "soviet": "human"})
    whole = path.read_text(encoding="utf-8")
    last = json.loads(whole.splitlines()[-1]) | {"place": hostile * 50}
    path.write_text(f"{whole}{json.dumps(last | {'turn': 2})}\n", encoding="utf-8")
    (info,) = shelf.saves(tmp_path)
    assert info.place.isprintable()
    assert len(info.place) <= 200
    assert all(who.isprintable() for who in info.players.values())
    assert info.title == info.scenario == "gnp.talks [2J x"
    assert info.parent is not None
    assert info.parent.name == info.parent.record == "gnp.talks [2J x"


def test_a_damaged_record_cannot_be_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.talks"
    path.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(BadRecord, match=":1:"):
        shelf.rename(path, "Whole")
    assert path.read_text(encoding="utf-8") == "nothing\n"


def test_a_record_is_found_by_its_file_and_by_its_name(tmp_path: Path) -> None:
    one, other = kept(held(1, 1, tmp_path)), kept(held(1, 2, tmp_path))
    shelf.rename(one, "The chair")
    shelf.rename(other, "Another")
    assert shelf.find(tmp_path, one.name) == shelf.find(tmp_path, one.stem) == shelf.find(tmp_path, "the CHAIR") == one
    assert shelf.find(tmp_path, "nobody's") is None
    assert shelf.find(tmp_path, "../" + one.name) is None
    shelf.rename(other, "The Chair")
    with pytest.raises(BadInput, match="the name of 2 records"):
        shelf.find(tmp_path, "The chair")


# --- the bin ---


def test_a_deleted_record_waits_in_the_bin_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = kept(held(3, 1, tmp_path))
    before = path.read_bytes()
    lies = shelf.delete(path, tmp_path)
    assert (shelf.saves(tmp_path), [one.path for one in shelf.binned(tmp_path)]) == ([], [lies])
    assert shelf.restore(lies, tmp_path) == path
    assert path.read_bytes() == before
    assert shelf.binned(tmp_path) == []


def test_neither_the_bin_nor_the_folder_loses_a_record_to_another_of_its_name(tmp_path: Path) -> None:
    path = kept(held(3, 1, tmp_path))
    first = path.read_bytes()
    lies = shelf.delete(path, tmp_path)
    path.write_bytes(b"the second\n")
    other = shelf.delete(path, tmp_path)
    path.write_bytes(b"the third\n")
    back = shelf.restore(lies, tmp_path)
    assert (back.read_bytes(), other.read_bytes(), path.read_bytes()) == (first, b"the second\n", b"the third\n")


def test_what_was_reckoned_on_a_record_goes_with_it(tmp_path: Path) -> None:
    path = kept(held(3, 1, tmp_path))
    beside = path.with_suffix(record.EVALUATED)
    beside.write_text("figures", encoding="utf-8")
    lies = shelf.delete(path, tmp_path)
    assert not beside.exists()
    path.write_bytes(b"another of its name\n")
    back = shelf.restore(lies, tmp_path)
    assert back.with_suffix(record.EVALUATED).read_text(encoding="utf-8") == "figures"
    shelf.delete(back, tmp_path)
    assert shelf.empty(tmp_path) == 1
    assert list((tmp_path / shelf.BIN).iterdir()) == []


def test_the_bin_is_emptied_only_when_asked(tmp_path: Path) -> None:
    for seed in range(3):
        shelf.delete(kept(held(1, seed, tmp_path)), tmp_path)
    (tmp_path / shelf.BIN / "letter.txt").write_text("keep me", encoding="utf-8")
    left = held(1, 5, tmp_path)
    assert shelf.empty(tmp_path) == 3
    assert [path.name for path in (tmp_path / shelf.BIN).iterdir()] == ["letter.txt"]
    assert [one.path for one in shelf.saves(tmp_path)] == [left.path]


def test_only_records_of_the_folder_can_be_deleted_and_only_those_of_the_bin_restored(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    path = kept(held(1, 1, folder))
    letter = folder / "letter.txt"
    letter.write_text("keep me", encoding="utf-8")
    outside = tmp_path / "outside.talks"
    outside.write_bytes(path.read_bytes())
    for one in (letter, outside, folder / ".." / outside.name, folder / "nothing.talks", folder):
        with pytest.raises(BadRecord, match="not a record"):
            shelf.delete(one, folder)
        with pytest.raises(BadRecord, match="not a record"):
            shelf.restore(one, folder)
    with pytest.raises(BadRecord, match="not a record"):
        shelf.restore(path, folder)
    assert letter.exists()
    assert outside.exists()
    assert path.exists()


# --- sending ---


def test_a_record_that_was_sent_opens_anywhere_and_is_played_on(tmp_path: Path) -> None:
    talks = held(5, 1, tmp_path / "saves")
    data = kept(talks).read_bytes()
    sent = shelf.export(data, "The chair", tmp_path / "letters" / "chair")
    assert sent == tmp_path / "letters" / "chair.talks"
    assert sent.stat().st_size < len(data) / 2
    again = Talks.resume(sent)
    assert (again.entries, again.opening) == (talks.entries, talks.opening)
    hold(again, 2, random.Random(1))
    assert Talks.resume(sent).entries == again.entries
    assert kept(talks).read_bytes() == data


def test_a_sent_record_can_be_named(tmp_path: Path) -> None:
    sent = shelf.export(kept(held(3, 1, tmp_path)).read_bytes(), "x", tmp_path / "sent")
    shelf.rename(sent, "From Anna")
    assert (Talks.resume(sent).opening.name, Talks.resume(sent).turn) == ("From Anna", 3)


def test_sending_replaces_no_file(tmp_path: Path) -> None:
    data = kept(held(1, 1, tmp_path)).read_bytes()
    there = tmp_path / "letters"
    there.mkdir()
    found = [shelf.export(data, "The chair", there) for _ in range(3)]
    assert len(set(found)) == 3
    with pytest.raises(BadInput, match="is there already"):
        shelf.export(data, "The chair", found[0])
    with pytest.raises(BadInput, match="cannot be written"):
        shelf.export(data, "The chair", found[0] / "below")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_leads_out_of_the_folder_or_to_a_file_a_system_cannot_have(tmp_path: Path, name: str) -> None:
    data = kept(held(1, 1, tmp_path)).read_bytes()
    there = tmp_path / "letters"
    there.mkdir()
    path = shelf.export(data, name, there)
    assert path.parent == there
    assert len(path.name.encode()) <= 120
    assert not set(path.name) & set('<>:"/\\|?*')
    assert path.name.isprintable()
    assert path.name.partition(".")[0].casefold() not in {"con", "nul", "com1", "com¹"}
    assert not path.stem.endswith((" ", "."))
    assert Talks.resume(path).turn == 1


@given(name=st.text(max_size=200))
def test_any_name_makes_the_name_of_a_file(name: str) -> None:
    stem = shelf.stem(name)
    assert PureWindowsPath(stem).parts == (stem,)
    assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9]", stem.partition(".")[0].strip().casefold())
    assert Path(stem).name == stem


# --- packed records that are none ---


@cache
def packed() -> bytes:
    """Return a record of four acts as it is sent."""
    with TemporaryDirectory() as folder:
        return record.packed(kept(held(4, 1, Path(folder))).read_bytes())


def test_a_packed_record_cut_anywhere_is_refused_in_one_line(tmp_path: Path) -> None:
    data = packed()
    path = tmp_path / "cut.talks"
    for cut in range(2, len(data), 97):
        path.write_bytes(data[:cut])
        with pytest.raises(BadRecord, match=r"cut short|damaged") as refused:
            record.read(path)
        assert "\n" not in str(refused.value)


@given(data=st.data())
def test_one_changed_byte_of_a_packed_record_is_refused_or_does_not_matter(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = bytearray(packed())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    path = tmp_path_factory.mktemp("changed") / "changed.talks"
    path.write_bytes(whole)
    try:
        said = f"{Talks.resume(path).turn} acts"
    except BadRecord as refused:
        said = str(refused)
    assert said == "4 acts" or (said.startswith(str(path)) and "\n" not in said)


def test_a_small_file_that_unpacks_to_more_than_a_record_may_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.talks"
    path.write_bytes(record.packed(bytes(record.LARGEST + 1)))
    assert path.stat().st_size < 64 * 1024
    with pytest.raises(BadRecord, match="unpacks to more than 32 MiB"):
        record.read(path)
    assert [one.place for one in shelf.saves(tmp_path)] == [shelf.DAMAGED]


def test_no_more_is_unpacked_than_a_record_may_have(tmp_path: Path) -> None:
    squeeze, zeros = zlib.compressobj(1, zlib.DEFLATED, 31), bytes(record.LARGEST)
    path = tmp_path / "bomb.talks"
    path.write_bytes(b"".join([*(squeeze.compress(zeros) for _ in range(4)), squeeze.flush()]))
    del zeros
    tracemalloc.start()
    try:
        with pytest.raises(BadRecord, match="unpacks to more"):
            record.read(path)
        assert tracemalloc.get_traced_memory()[1] < 3 * record.LARGEST
    finally:
        tracemalloc.stop()


def test_what_follows_a_packed_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "more.talks"
    path.write_bytes(packed() + b"more")
    with pytest.raises(BadRecord, match="something else follows"):
        record.read(path)
