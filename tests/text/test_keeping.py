"""The commands about records as a whole: tree, lanes, names, the bin, cutting out, copying."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from game import cli
from game.analysis.lines.history import line_talks
from game.play import shelf
from game.play.talks import Talks
from tests.play.playing import held, hold

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return a function that runs the command line in an empty folder: its exit code and all it printed."""
    monkeypatch.chdir(tmp_path)

    def made(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["which-sea", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out + said.err

    return made


def test_a_record_is_named_deleted_found_in_the_bin_and_brought_back(run: Run, saves: Path) -> None:
    path = held(3, 1, saves).path
    assert path is not None
    assert run("rename", path.name, "The chair")[0] == 0
    assert "The chair: 3 acts" in run("branches", "--plain")[1]
    assert run("delete", "the chair")[0] == 0
    assert shelf.saves(saves) == []
    assert "The chair" in run("bin", "--plain")[1]
    assert "In the bin" in run("branches", "--plain")[1]
    assert run("restore", "The chair")[0] == 0
    assert [info.title for info in shelf.saves(saves)] == ["The chair"]
    assert "The bin was empty" in run("bin", "--empty")[1]
    run("delete", "The chair")
    assert "1 record deleted for good" in run("bin", "--empty")[1]
    assert shelf.binned(saves) == []


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "nobody's", "x"),
        ("delete", "nobody's"),
        ("restore", "nobody's"),
        ("cut", "nobody's", "--from", "1"),
        ("cut", "berlin-1940", "--from", "5", "--to", "4"),
        ("cut", "berlin-1940", "--from", "5", "--name", "x" * 200),
        ("copy", "nobody's", "here"),
        ("keep", "nobody's"),
        ("lanes", "nobody's"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said_in_one_line(run: Run, words: tuple[str, ...], tmp_path: Path) -> None:
    code, said = run(*words)
    assert code == 2
    assert len(said.strip().splitlines()) == 1
    assert list(tmp_path.glob("*.talks")) == []


def test_a_stretch_is_cut_out_says_its_size_and_replays_from_where_it_begins(run: Run, tmp_path: Path) -> None:
    code, said = run("cut", "berlin-1940", "--from", "28", "--to", "35")
    assert code == 0
    (path,) = tmp_path.glob("*.talks")
    assert path.name == "13 November, 16-05.talks"
    assert f"{round(path.stat().st_size / 1024)} KB" in said
    acts = tmp_path / "acts.txt"
    acts.write_text("next\nsources\nsearch Bukovina\n", encoding="utf-8")
    code, said = run("replay", str(path), "--acts", str(acts), "--plain")
    assert code == 0
    assert "Acts 28 to 35, cut out of Berlin, November 1940, as it was" in said
    assert said.index("Act 27 of 35") < said.index("Act 28 of 35")
    assert "Act 26 of 35" not in said


def test_a_copy_of_the_line_opens_from_another_folder(run: Run, tmp_path: Path) -> None:
    assert run("copy", "berlin-1940", "line")[0] == 0
    code, said = run("replay", "line.talks", "--acts", "nothing", "--plain")
    assert code == 2
    (tmp_path / "acts.txt").write_text("go end\n", encoding="utf-8")
    code, said = run("replay", "line.talks", "--acts", "acts.txt", "--plain")
    assert code == 0
    assert "the historical line" in said


def test_a_record_that_was_sent_is_kept_once(run: Run, saves: Path) -> None:
    assert run("cut", "berlin-1940", "--from", "28", "--to", "35", "--out", "sent")[0] == 0
    code, said = run("keep", "sent.talks")
    assert (code, said.strip()) == (0, "Kept as 13 November, 16-05.talks.")
    code, said = run("keep", "sent.talks")
    assert code == 2
    assert "is here already, as 13 November, 16-05.talks" in said
    assert len(shelf.saves(saves)) == 1


def test_lanes_say_where_the_courses_part_and_nothing_of_history_beyond_it_unless_asked(run: Run, saves: Path) -> None:
    talks = line_talks("berlin-1940").branch(28, players={"german": "boulware"}, saves=saves, name="The chair")
    assert talks.path is not None
    code, said = run("lanes", "The chair", "--plain")
    assert code == 0
    assert "told only when asked for" in said
    assert "Lithuanian strip: 8 Jan" not in said
    code, said = run("lanes", "The chair", "--more", "--plain")
    assert "They part after act 28" in said
    assert "Reichsmarks" in said


def test_branches_show_an_issue_in_every_course(run: Run, saves: Path) -> None:
    line_talks("berlin-1940").branch(28, players={"german": "boulware"}, saves=saves, name="The chair")
    held(2, 1, saves)
    code, said = run("branches", "--issue", "bukovina", "--plain")
    assert code == 0
    assert "Southern Bukovina" in said
    assert "The chair: 13 Nov: Soviet delegation, German support for a peaceful cession." in said
    assert run("branches", "--issue", "atlantis")[0] == 2


def test_branches_of_a_course_under_way_do_not_tell_what_history_did_next_unless_asked(run: Run, saves: Path) -> None:
    chair = line_talks("berlin-1940").branch(28, players={"german": "boulware"}, saves=saves, name="The chair")
    hold(chair, 8, random.Random(1))
    chair.branch(34, saves=saves)
    run("cut", "berlin-1940", "--from", "60", "--out", str(saves / "snippet.talks"))
    code, said = run("branches", "--issue", "lithuanian", "--plain")
    assert code == 0
    assert "What history did after act 28 is told only when asked for." in said
    assert "Reichsmarks" not in said
    assert "Reichsmarks" in run("branches", "--issue", "lithuanian", "--more", "--plain")[1]


def test_lanes_are_drawn_within_eighty_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("lanes", "berlin-1940")[1].splitlines()
    drawn = [line for line in lines if "────≠───" in line or "◇──" in line]
    assert drawn
    assert all(len(line.rstrip()) <= 80 for line in drawn)
    assert all(line[:3] == "   " and line[3] != " " for line in drawn), "a lane was broken over two lines"


def test_the_replay_cuts_and_shows_lanes_and_branches(run: Run, tmp_path: Path, saves: Path) -> None:
    held(2, 1, saves)
    (tmp_path / "acts.txt").write_text(
        "cut 12 to 20 The morning\ncut 5\nlanes\nlanes more\nbranches\n", encoding="utf-8"
    )
    code, said = run("replay", "berlin-1940", "--acts", "acts.txt", "--plain")
    assert code == 0
    assert Talks.resume(tmp_path / "The morning.talks").turn == 20
    assert len(list(tmp_path.glob("*.talks"))) == 2
    assert "The Straits: 12 Nov to 13 Nov" in said
    assert "First Steps: 2 acts" in said
