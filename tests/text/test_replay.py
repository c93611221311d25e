"""A course replayed in the terminal: stepping, jumping, reading from a seat, taking one over; plain and by script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game import cli, scenario
from game.analysis.lines import history
from game.paths import BadInput
from game.play import record
from game.play.talks import Talks
from game.text import replay
from game.text.printer import Printer, spoken
from game.text.replay import Replay
from tests.play.playing import held

Obey = Callable[..., str]
BERLIN = scenario.load(scenario.find("berlin-1940"))
LAST = len(BERLIN.line)


@pytest.fixture(scope="module")
def line() -> Talks:
    """Return the historical line, held once."""
    return history.line_talks(BERLIN, key=5)


@pytest.fixture
def reading(line: Talks, capsys: pytest.CaptureFixture[str]) -> tuple[Replay, Obey]:
    """Return a replay of the line, and a function that obeys commands and returns what they printed."""
    reader = Replay(line, Printer(plain=True), None)

    def obey(*commands: str) -> str:
        capsys.readouterr()
        for command in commands:
            reader.obey(command)
        return capsys.readouterr().out

    return reader, obey


def run(tmp_path: Path, commands: str, word: str = "berlin-1940", reader: str | None = None) -> int:
    acts = tmp_path / "acts.txt"
    acts.write_text(commands, encoding="utf-8")
    return replay.run(word, reader=reader, acts=acts, plain=True, key=5)


def shown(text: str) -> list[int]:
    """Return the acts that were shown, by their headings."""
    return [int(number) for number in re.findall(r"^Act (\d+) of", text, re.MULTILINE)]


# --- going about ---


def test_steps_go_forward_and_back_and_stop_at_the_ends(reading: tuple[Replay, Obey]) -> None:
    reader, obey = reading
    assert shown(obey("next", "", "next 2", "back", "go 40", "back 2")) == [1, 2, 4, 3, 40, 38]
    obey("go end")
    with pytest.raises(BadInput, match="end of the course"):
        reader.obey("next")
    obey("go start")
    with pytest.raises(BadInput, match="beginning"):
        reader.obey("back")


def test_an_act_of_history_has_date_minute_comment_and_sources_beside_it(reading: tuple[Replay, Obey]) -> None:
    _, obey = reading
    move = BERLIN.line[3]
    told = obey("go 4")
    assert "12 November, 12:40" in told
    assert "Vyacheslav Molotov: The Soviet side asked which sea was meant." in told
    assert f"Comment: {move.comment}" in told
    assert "[F066, S54]" in told
    assert "Shirer, The Rise and Fall" in obey("sources")


def test_sittings_are_listed_and_jumped_to(reading: tuple[Replay, Obey]) -> None:
    reader, obey = reading
    assert "3: Second talk with Hitler, 13 November 1940, from act 21." in obey("sittings")
    assert "Second talk with Hitler. Reich Chancellery" in obey("sitting 3")
    assert reader.at == 21
    obey("next 2", "sitting back")
    assert reader.at == 21, "back first goes to where this sitting began"
    obey("sitting back")
    assert reader.at == 12
    obey("sitting next", "sitting shelter")
    assert reader.at == 34
    obey("sitting 1")
    with pytest.raises(BadInput, match="no sitting further"):
        reader.obey("sitting back")


def test_turning_points_are_offers_settlements_and_ends_of_sittings(reading: tuple[Replay, Obey]) -> None:
    reader, obey = reading
    assert shown(obey("turning", "turning", "turning back")) == [12, 20, 12]
    listed = obey("turning list")
    assert "58: A draft treaty was tabled." in listed
    assert "The Lithuanian strip: settled" in listed
    obey("go end")
    with pytest.raises(BadInput, match="no turning point"):
        reader.obey("turning")


def test_a_search_finds_acts_by_their_words(reading: tuple[Replay, Obey]) -> None:
    _, obey = reading
    told = obey("search persian gulf arabian")
    assert "1 place" in told
    assert re.search(r"^5: 12 November, 12:50", told, re.MULTILINE)
    assert "Nothing in these minutes" in obey("search zeppelin")


def test_what_is_no_command_is_answered_with_those_there_are(reading: tuple[Replay, Obey]) -> None:
    reader, _ = reading
    for wrong in ("dance", "go 999", "next many", "search", "view moon", "turning up", "take over", "take over french"):
        with pytest.raises(BadInput):
            reader.obey(wrong)


# --- who may read what ---


def test_read_from_a_seat_the_other_governments_cables_are_missing(reading: tuple[Replay, Obey]) -> None:
    _, obey = reading
    everything = obey("go 21")
    german, soviet = obey("view german"), obey("view soviet")
    assert "the pact is not exhausted" in everything
    assert "Contested: The encyclopaedia article this game grew from puts the cable" in everything
    assert "the pact is not exhausted" in soviet
    assert "the pact is not exhausted" not in german
    assert "Read from both sides." in obey("view all")


def test_the_agenda_is_the_one_of_that_moment(reading: tuple[Replay, Obey]) -> None:
    _, obey = reading
    assert "Nobody has taken a position" in obey("view soviet", "go 0", "agenda")
    told = obey("go 31", "agenda")
    assert re.search(r"Bulgaria: open.*?\n.*We said: 4, A joint guarantee, no garrisons", told)


def test_talks_under_way_are_read_from_the_persons_chair_only(saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talks = held(6, seed=3, saves=saves, german="conceder")
    reader = Replay(talks, Printer(plain=True), None)
    assert reader.reader == "soviet"
    for hidden in ("view german", "view all", "take over german"):
        with pytest.raises(BadInput):
            reader.obey(hidden)
    capsys.readouterr()
    reader.obey("go end")
    assert shown(capsys.readouterr().out) == [talks.turn]


# --- taking a seat over ---


def test_a_seat_taken_over_is_a_branch_of_its_own_and_history_stays_hidden(
    reading: tuple[Replay, Obey], saves: Path, line: Talks
) -> None:
    reader, obey = reading
    obey("go 28")
    told = obey("take over soviet against conceder")
    assert BERLIN.line[28].minute not in told
    assert BERLIN.line[29].minute not in told
    assert "You have the floor" in told
    (path,) = saves.glob(f"*{record.SUFFIX}")
    before = Talks.resume(path)
    assert before.turn == 28
    assert before.opening.players == {"german": "conceder", "soviet": "human"}
    assert before.opening.parent is not None
    assert before.opening.parent.turn == 28
    obey("state straits base_lease")
    after = Talks.resume(path)
    assert after.entries[28].move.verb == "state"
    assert after.turn > 29, "the computer delegation has answered"
    assert line.turn == LAST, "the course that was read has not changed"
    assert reader.session is not None
    asked = obey("history")
    assert BERLIN.line[28].minute in asked
    assert BERLIN.line[29].minute not in asked, "one act of history at a time"
    assert BERLIN.line[29].minute in obey("history")


def test_after_the_end_the_road_not_taken_stands_beside_the_course_it_left(
    reading: tuple[Replay, Obey],
) -> None:
    reader, obey = reading
    obey("go 67", "take over soviet against conceder")
    with pytest.raises(BadInput, match="have not ended"):
        reader.obey("compare")
    assert reader.session is not None
    while not reader.session.talks.ended:
        obey("silence")
    told = obey("compare")
    assert "After 67 acts in common: 8 January 1941" in told
    assert "Both courses met the same chance" in told
    assert shown(obey("replay", "next")) == [67, 68], "and the reading goes on where it was left"


def test_nothing_can_be_taken_over_after_the_end(reading: tuple[Replay, Obey]) -> None:
    reader, obey = reading
    obey("go end")
    with pytest.raises(BadInput, match="over"):
        reader.obey("take over soviet")


def test_a_course_up_to_here_can_be_kept_as_a_record_of_its_own(
    reading: tuple[Replay, Obey], saves: Path, line: Talks
) -> None:
    _, obey = reading
    assert "Kept in" in obey("go 29", "keep 13 November, 16:35")
    (path,) = saves.glob(f"*{record.SUFFIX}")
    kept = Talks.resume(path)
    assert kept.opening.name == "13 November, 16:35"
    assert kept.entries == line.entries[:29]
    assert history.beside(history.course(path.stem)) == tuple(BERLIN.line[:29]), "and it is replayed beside history"


# --- the commands ---


def test_a_script_is_obeyed_and_a_line_that_cannot_be_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "next 3   # three acts\n\nturning\nquit\nnever reached\n") == 0
    assert shown(capsys.readouterr().out) == [3, 12]
    assert run(tmp_path, "next\nfly\n") == 2
    assert "acts.txt:2: " in capsys.readouterr().err


def test_own_records_replay_the_same_way(tmp_path: Path, saves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talks = held(400, seed=4, saves=saves)
    assert talks.ended
    assert talks.path is not None
    assert run(tmp_path, "go end\nback\nview german\n", word=talks.path.name) == 0
    told = capsys.readouterr().out
    assert "a record" in told
    assert shown(told) == [talks.turn, talks.turn - 1, talks.turn - 1]


def test_the_whole_line_is_told_act_by_act(capsys: pytest.CaptureFixture[str]) -> None:
    assert replay.line("berlin-1940", plain=True) == 0
    told = capsys.readouterr().out
    assert shown(told) == list(range(1, LAST + 1))
    for move in BERLIN.line:
        assert spoken(move.minute) in told
        assert move.comment is None or spoken(move.comment) in told
    assert "What followed in fact" in told


def test_history_and_a_record_are_compared_under_the_records_own_chance(
    saves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    talks = Talks.open("berlin-1940", mode="all", players={"german": "linear", "soviet": "linear"}, key=8, saves=saves)
    while talks.computer_move():
        pass
    assert talks.path is not None
    for pair in ((talks.path.name, "berlin-1940"), ("berlin-1940", str(talks.path))):
        assert replay.compared(*pair, full=False, plain=True) == 0
        told = capsys.readouterr().out
        assert "Both courses met the same chance" in told
        assert "as it was" in told


def test_the_commands_reach_the_pages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def sea(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["which-sea", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out + said.err

    code, told = sea("line", "berlin-1940", "--plain")
    assert code == 0
    assert shown(told)[-1] == LAST
    code, told = sea("compare", "berlin-1940", "berlin-1940", "--plain", "--full")
    assert code == 0
    assert "Nowhere: the acts of both courses are the same." in told
    assert sea("line", "first-steps") == (2, "first-steps: has no historical line\n")
    for command in (["replay", "nowhere"], ["compare", "nowhere", "berlin-1940"]):
        code, told = sea(*command)
        assert code == 2
        assert "nowhere" in told
