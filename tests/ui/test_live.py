"""The window's stage on real talks: from the title to the debrief, kept, taken back, handed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.paths import BadInput
from game.play.talks import Talks
from game.ui.house import House
from game.ui.paint import Fonts
from game.ui.scenes.between import Between
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.message import Message
from game.ui.scenes.opening import Briefing
from game.ui.scenes.table import Table
from game.ui.scenes.title import Title
from game.ui.settings import Settings
from game.ui.stage import Stage
from tests.ui.test_layout import covered, cut_off


def seated(fonts: Fonts, folder: Path, *more: str) -> Stage:
    """Return a stage at the table of the shortest scenario, with the computer's first acts made."""
    stage = Stage(House(folder), fonts, Settings(), (1366, 768))
    for name in ("new", "scenario:first-steps", *more, "begin", "on", "on"):
        stage.press(name)
    answered(stage)
    return stage


def answered(stage: Stage) -> None:
    """Let the computer delegation speak until it is a person's turn."""
    for _ in range(20):
        if not stage.waiting:
            return
        stage.tick()
    raise AssertionError("the computer delegation never stops")


def acts(stage: Stage) -> Iterator[str]:
    """Yield the acts that can be begun now."""
    for node in stage.screen.focus_order:
        if node.name.startswith("act.") and node.enabled:
            yield node.name


def one_act(stage: Stage) -> None:
    """Make the first act whose sheet is complete as it opens."""
    for name in list(acts(stage)):
        stage.press(name)
        make = stage.screen.find("make")
        if make is not None and make.enabled:
            stage.press("make")
            if stage.screen.find("yes") is not None:
                stage.press("yes")
            return
        stage.press("aside")
    raise AssertionError("nothing can be done")


def test_a_whole_game_from_the_title_to_the_debrief(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    pauses = 0
    for _ in range(120):
        if isinstance(stage.scene, DebriefScene):
            break
        if isinstance(stage.scene, Between):
            pauses += 1
            stage.press("on")
        else:
            one_act(stage)
        answered(stage)
        assert not cut_off(stage.screen)
        assert not covered(stage.screen)
    assert isinstance(stage.scene, DebriefScene)
    assert pauses
    for part in ("treaty", "after", "absent", "minutes", "brief"):
        stage.press(f"part.{part}")
        assert not cut_off(stage.screen)
        words = " ".join(node.label for node in stage.screen.nodes)
        assert "In fact" in words or "IN FACT" in words, "every ending returns to what followed"
    stage.press("home")
    assert isinstance(stage.scene, Title)


def test_leaving_keeps_the_talks_and_going_on_finds_them(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    one_act(stage)
    answered(stage)
    assert stage.house.view is not None
    before = stage.house.view.minutes
    stage.key("escape")
    stage.press("home")
    stage.press("saves")
    stage.press("resume")
    assert isinstance(stage.scene, Table)
    assert stage.house.view is not None
    assert stage.house.view.minutes == before


def test_taking_back_returns_to_the_decision(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    assert stage.house.view is not None
    before = stage.house.view.turn
    one_act(stage)
    answered(stage)
    assert stage.house.view.turn > before
    stage.press("back")
    assert stage.house.view.turn == before
    assert "Taken back" in " ".join(node.label for node in stage.screen.nodes)


def test_a_record_can_be_thrown_away_after_a_question(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    one_act(stage)
    stage.key("escape")
    stage.press("home")
    stage.press("saves")
    assert list(tmp_path.glob("*.talks"))
    stage.press("discard")
    assert list(tmp_path.glob("*.talks")), "nothing is deleted before the answer"
    stage.press("yes")
    assert not list(tmp_path.glob("*.talks"))
    assert len(list(tmp_path.glob("bin/*.talks"))) == 1, "what was thrown away can be brought back"
    resume = stage.screen.find("resume")
    assert resume is not None
    assert resume.why_not == "No record is kept yet."


def test_two_people_hand_the_screen_over_behind_a_curtain(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path, "opponent:human")
    if isinstance(stage.scene, Curtain):
        stage.press("ready")
    assert stage.house.view is not None
    first = stage.house.view.seat
    one_act(stage)
    assert isinstance(stage.scene, Curtain)
    hidden = " ".join(node.label + node.value for node in stage.screen.nodes)
    assert "Mandate" not in hidden
    stage.press("ready")
    assert isinstance(stage.scene, Briefing), "whoever opens the folder first is briefed first"
    stage.press("on")
    assert isinstance(stage.scene, Table)
    assert stage.house.view.seat != first


def test_a_record_that_cannot_be_read_says_so_and_nothing_is_lost(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    one_act(stage)
    stage.key("escape")
    stage.press("home")
    [record] = tmp_path.iterdir()
    stage.press("saves")
    assert stage.screen.find("record:0") is not None
    record.write_text("{" + record.read_text(encoding="utf-8"), encoding="utf-8")
    stage.press("resume")
    assert isinstance(stage.scene, Message)
    stage.press("close")


@pytest.mark.parametrize("what", ["minutes", "treaty"])
def test_minutes_and_treaty_are_written_beside_the_record(fonts: Fonts, tmp_path: Path, what: str) -> None:
    stage = seated(fonts, tmp_path)
    one_act(stage)
    answered(stage)
    stage.key("escape")
    stage.press(what)
    [paper] = tmp_path.glob(f"*-{what}.md")
    assert paper.read_text(encoding="utf-8").startswith("#")
    assert paper.name in " ".join(node.label for node in stage.screen.nodes)


def test_branching_off_goes_on_in_a_copy_and_leaves_the_first_record_alone(fonts: Fonts, tmp_path: Path) -> None:
    stage = seated(fonts, tmp_path)
    [first] = tmp_path.glob("*.talks")
    kept = first.read_bytes()
    stage.key("escape")
    stage.press("branch")
    [copy] = set(tmp_path.glob("*.talks")) - {first}
    assert copy.name in " ".join(node.label for node in stage.screen.nodes)
    stage.press("close")
    one_act(stage)
    answered(stage)
    assert first.read_bytes() == kept
    assert len(copy.read_bytes().splitlines()) > len(kept.splitlines())


def test_talks_nobody_sits_at_are_to_be_read(tmp_path: Path) -> None:
    players = {"german": "silence", "soviet": "silence"}
    talks = Talks.open("first-steps", mode="all", players=players, key=1, saves=tmp_path)
    assert talks.path is not None
    with pytest.raises(BadInput, match="choose Replay"):
        House(tmp_path).resume(talks.path)
