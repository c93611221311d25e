"""The replay in the window: reading a course, from a seat, and leaving it for talks of one's own."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from game.analysis.evaluating import evaluation
from game.analysis.lines import history
from game.play import record
from game.ui import reckoning
from game.ui.events import KeyDown, Typed
from game.ui.house import House
from game.ui.paint import Fonts
from game.ui.scenes.message import Message
from game.ui.scenes.opening import ContentNote
from game.ui.scenes.reconsider import Reconsider
from game.ui.scenes.replay import Replay
from game.ui.scenes.table import Table
from game.ui.scenes.takeover import WhatHistoryDid
from game.ui.scenes.title import Title
from game.ui.settings import Settings
from game.ui.stage import Stage
from tests.ui import sample_course
from tests.ui.test_live import answered, one_act, seated


@pytest.fixture
def stage(fonts: Fonts, tmp_path: Path) -> Stage:
    """Return a stage that shows the talks as they were held."""
    made = Stage(House(tmp_path), fonts, Settings(), (1366, 768))
    made.press("line")
    return made


def at(stage: Stage) -> int:
    assert isinstance(stage.scene, Replay)
    return stage.scene.at


def words(stage: Stage) -> str:
    return " ".join(f"{node.label} {node.value}" for node in stage.screen.active)


def test_arrows_step_along_the_strip_and_stop_at_its_ends(stage: Stage) -> None:
    assert stage.hold.focus == "strip"
    stage.key("left")
    assert at(stage) == 0
    stage.key("right")
    stage.key("right")
    assert at(stage) == 2
    for _ in range(100):
        stage.key("right")
    reading = stage.house.reading()
    assert reading is not None
    assert at(stage) == reading.acts
    assert "IN FACT" in words(stage), "every ending returns to what followed"


def test_an_act_shows_hour_speaker_sentence_comment_and_sources(stage: Stage) -> None:
    stage.press("act:4")
    seen = words(stage)
    assert "12 November, 12:40" in seen
    assert "Vyacheslav Molotov" in seen
    assert "asked which sea was meant" in seen
    assert "The question that gave this game its name" in seen
    stage.key("c")
    assert "Dossier fact" in words(stage), "a source is a key away, in full"


def test_jumping_by_sitting_and_by_turning_point(stage: Stage) -> None:
    reading = stage.house.reading()
    assert reading is not None
    stage.key("l")
    assert at(stage) == reading.stretches[1].first
    stage.key("t")
    assert at(stage) == next(turn for turn in reading.turning("all") if turn > reading.stretches[1].first)
    stage.key("r")
    stage.key("e")
    assert at(stage) < reading.stretches[1].first
    stage.press("sitting:3")
    assert at(stage) == reading.stretches[3].first
    stage.press("act:0")
    earlier = stage.screen.find("sitting.earlier")
    assert earlier is not None
    assert earlier.why_not == "There is none further that way."


def test_searching_lists_acts_as_it_is_typed_and_return_goes_to_the_first(stage: Stage) -> None:
    stage.key("s")
    assert stage.hold.focus == "search"
    stage.handle(Typed("s"))  # what the window sends after the key went down
    field = stage.screen.find("search")
    assert field is not None
    assert field.value == "", "the key that goes to the field does not write in it"
    for letter in "which sea":
        stage.handle(KeyDown("space" if letter == " " else letter))
        stage.handle(Typed(letter))
    assert stage.screen.find("hit:4") is not None
    stage.key("return")
    assert at(stage) == 4
    assert stage.hold.focus == "strip", "arrows step on from there"
    stage.press("clear")
    for letter in "29":
        stage.handle(Typed(letter))
    stage.key("return")
    assert at(stage) == 29, "a number goes to the act"
    stage.key("escape")
    assert isinstance(stage.scene, Replay), "escape first ends the search"
    assert stage.scene.words == ""


def test_a_seat_reads_only_its_own_cables(stage: Stage) -> None:
    assert "Directives for Berlin: Bulgaria" in words(stage)
    stage.press("reader.german")
    assert "Directives for Berlin: Bulgaria" not in words(stage)
    stage.key("v")
    assert isinstance(stage.scene, Replay)
    assert stage.scene.reader == "soviet"
    assert "Directives for Berlin: Bulgaria" in words(stage)


def test_taking_over_says_from_which_act_and_hides_what_history_did(stage: Stage, tmp_path: Path) -> None:
    stage.press("act:30")
    stage.key("o")
    asked = words(stage)
    assert "After act 30 of" in asked
    assert "Soviet delegation acts next" in asked
    stage.press("seat:soviet")
    stage.press("sit")
    assert isinstance(stage.scene, ContentNote)
    stage.press("on")
    stage.press("on")
    assert isinstance(stage.scene, Table)
    view = stage.house.view
    assert view is not None
    assert (view.seat, view.turn) == ("soviet", 30)
    line = history.line_talks("berlin-1940").words.scenario.line
    assert line[30].minute not in words(stage)
    stage.key("h")
    assert isinstance(stage.scene, WhatHistoryDid)
    assert line[30].minute in words(stage)
    assert line[31].minute not in words(stage)
    stage.press("more")
    assert line[31].minute in words(stage)
    stage.press("close")
    one_act(stage)
    [kept] = tmp_path.glob("*.talks")
    opening = record.read(kept).opening
    assert opening.parent is not None
    assert opening.parent.turn == 30


def test_from_the_table_one_can_go_back_to_the_course_and_to_the_act(stage: Stage) -> None:
    stage.press("act:30")
    stage.press("over")
    for name in ("sit", "on", "on"):
        stage.press(name)
    stage.key("escape")
    stage.press("replay")
    assert at(stage) == 0, "the talks so far are read from their beginning"
    stage.key("escape")
    stage.key("escape")
    stage.key("escape")
    stage.press("course")
    assert isinstance(stage.scene, Replay)
    assert stage.house.view is None
    stage.key("escape")
    assert isinstance(stage.scene, Title)


def test_talks_opened_afresh_say_why_history_cannot_be_set_beside_them(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    stage.key("h")
    assert isinstance(stage.scene, Table)
    stage.press("menu")
    fact = stage.screen.find("fact")
    assert fact is not None
    assert not fact.enabled
    assert fact.why_not == "No historical line belongs to these talks."


def test_talks_under_way_are_read_from_the_seats_of_persons_only(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    one_act(stage)
    answered(stage)
    stage.key("escape")
    stage.press("replay")
    assert isinstance(stage.scene, Replay)
    assert stage.scene.reader == "soviet"
    for name in ("reader.german", "reader.all", "weigh", "reconsider"):
        node = stage.screen.find(name)
        assert node is not None
        assert not node.enabled
        assert "under way" in node.why_not
    stage.key("escape")
    stage.key("escape")
    assert isinstance(stage.scene, Table)


def test_a_kept_record_opens_the_same_way_and_a_damaged_one_says_so(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    one_act(stage)
    stage.key("escape")
    stage.press("home")
    assert stage.house.reading() is None
    stage.press("saves")
    stage.press("replay")
    assert isinstance(stage.scene, Replay)
    stage.key("escape")
    [kept] = tmp_path.glob("*.talks")
    kept.write_text("{" + kept.read_text(encoding="utf-8"), encoding="utf-8")
    stage.press("replay")
    assert isinstance(stage.scene, Message)


def test_a_snippet_is_cut_out_and_opens_at_its_first_act(stage: Stage, fonts: Fonts, tmp_path: Path) -> None:
    stage.press("act:30")
    stage.key("x")
    stage.press("to:less")
    stage.press("cut")
    assert isinstance(stage.scene, Message)
    [sent] = (tmp_path / "sent").glob("*.talks")
    assert sent.name in words(stage)
    other = House(tmp_path)
    other.read(sent)
    reading = other.reading()
    assert reading is not None
    assert reading.start == 29
    assert reading.acts == 72
    assert reading.readers[-1] == "all"


# --- what is reckoned in the background ---


def waited(stage: Stage) -> None:
    """Let the background finish; each look changes the screen only where there is something new."""
    until = time.monotonic() + 120
    while stage.busy:
        assert time.monotonic() < until, "the reckoning never ends"
        stage.look()
        time.sleep(0.02)


@pytest.fixture
def short(fonts: Fonts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Return a stage that reads short talks that are over, with few playouts; evaluations lie beside the record."""
    monkeypatch.setenv("WHICH_SEA_SAVES", str(tmp_path))
    stage = seated(fonts, tmp_path)
    for _ in range(120):
        if stage.screen.find("replay") is not None:
            break
        if stage.screen.find("on") is not None:
            stage.press("on")
        else:
            one_act(stage)
        answered(stage)
    stage.press("replay")
    reading = stage.house.reading()
    assert reading is not None
    reading.reckoning._plan = evaluation.plan(reading.talks, playouts=4)
    return stage


def test_weighing_runs_beside_the_window_and_draws_its_curves(short: Stage) -> None:
    short.key("w")
    assert short.screen.find("weigh.stop") is not None
    short.key("right")
    assert at(short) == 1, "the window goes on meanwhile"
    waited(short)
    curves = short.screen.find("curves")
    assert curves is not None
    assert "A pact is signed" in curves.value
    before = words(short)
    short.press("under:more")
    assert words(short) != before, "another pair of schools supposes something else"


def test_turning_points_are_named_only_when_enough_playouts_speak_for_them() -> None:
    few, many = sample_course.weighed(reckoning.ENOUGH - 1), sample_course.weighed()
    assert few.turning("all") == sample_course.line().turning("all"), "those marked by form, until then"
    assert many.turning("all") == tuple(point.turn for point in many.reckoning.points(""))
    assert many.turning("all") != few.turning("all")


def test_stopping_and_leaving_end_the_workers(short: Stage) -> None:
    short.key("w")
    short.key("w")
    reading = short.house.reading()
    assert reading is not None
    assert not reading.reckoning.weighing
    short.key("w")
    short.house.close()
    assert not reading.reckoning.weighing


def test_reconsidering_asks_first_and_shows_the_best_after(short: Stage) -> None:
    short.press("forward")
    short.key("i")
    assert isinstance(short.scene, Reconsider)
    assert "What would have served" in words(short)
    assert "OF THE BEST" not in words(short)
    name = next(node.name for node in short.screen.focus_order if node.name.startswith("act.") and node.enabled)
    short.press(name)
    assert short.screen.find("make") is not None
    make = short.screen.find("make")
    assert make is not None
    short.press("make" if make.enabled else "show")
    waited(short)
    found = words(short)
    assert "THE ACT MADE" in found
    assert "1. OF THE BEST" in found
    short.press("another")
    assert "What would have served" in words(short)
    short.press("close")
    assert isinstance(short.scene, Replay)


def test_leaving_the_replay_goes_back_to_where_it_was_opened(stage: Stage) -> None:
    stage.key("escape")
    assert isinstance(stage.scene, Title)


def test_the_codex_of_a_record_is_that_of_the_scenario_in_it(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    stage.key("escape")
    stage.press("home")
    [kept] = tmp_path.glob("*.talks")
    first, *rest = kept.read_text(encoding="utf-8").split("\n")
    opening = json.loads(first)
    opening["scenario"]["scenario"] = "not-installed"
    kept.write_text("\n".join([json.dumps(opening, ensure_ascii=False), *rest]), encoding="utf-8")
    stage.press("saves")
    stage.press("replay")
    stage.press("papers")
    stage.press("book.codex")
    assert any(node.name.startswith("codex.") for node in stage.screen.active)
