"""The kept courses in the window: choosing, naming, the bin, copies, and what of the other course is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.play import shelf
from game.play.talks import Talks
from game.ui.events import Dropped, KeyDown, Typed
from game.ui.house import House
from game.ui.paint import Fonts
from game.ui.scenes.courses import Courses
from game.ui.scenes.message import Message
from game.ui.scenes.naming import Naming
from game.ui.scenes.replay import Replay
from game.ui.scenes.table import Table
from game.ui.settings import Settings
from game.ui.stage import Stage
from tests.ui import sample_shelves


@pytest.fixture
def stage(fonts: Fonts, tmp_path: Path) -> Stage:
    """Return a stage at the courses of a folder of its own."""
    folder = sample_shelves.filled(tmp_path / "saves")
    made = Stage(House(folder), fonts, Settings(), (1366, 768))
    made.press("courses")
    return made


def labels(stage: Stage, kind: str = "course:") -> list[str]:
    """Return the titles of the list of courses, or of the bin."""
    return [node.label for node in stage.screen.nodes if node.name.startswith(kind)]


def number(stage: Stage, name: str) -> str:
    """Return the control of the course of that name."""
    return next(node.name for node in stage.screen.nodes if node.name.startswith("course:") and node.label == name)


def words(stage: Stage) -> str:
    """Return all that is on the screen, as it would be read aloud."""
    return "\n".join(f"{node.label} {node.value}" for node in stage.screen.nodes)


def days(stage: Stage) -> list[str]:
    """Return what stands on the screen as a text of its own, the days over the lanes among it."""
    return [node.label for node in stage.screen.nodes if node.role == "text"]


def wrote(stage: Stage, text: str) -> None:
    """Write over what stands in the field that has focus, and press Return."""
    stage.press("clear")
    while stage.hold.focus != "words":
        stage.key("tab")
    stage.handle(KeyDown(text[:1]))
    stage.handle(Typed(text))
    stage.handle(KeyDown("return"))


def test_the_tree_begins_with_history_and_holds_every_record(stage: Stage) -> None:
    first, *rest = labels(stage)
    assert first == "Berlin, November 1940, as it was"
    assert rest[:2] == ["The chair", "The chair, with the Straits first and everything else after them"]
    assert rest[-1] == "torn.talks"
    assert "left The first morning, in the bin, after act 6" in words(stage)


def test_a_course_is_chosen_by_keyboard_and_shown_beside_the_one_it_left(stage: Stage) -> None:
    stage.key("down")
    stage.key("return")
    assert "They part after act 28, 13 November 1940, Second talk with Hitler." in words(stage)
    lane = next(node for node in stage.screen.nodes if node.name == "lane:straits")
    assert "In both. 12 Nov" in lane.value
    assert "Here. " in lane.value
    assert "Beside. " in lane.value


def test_whoever_is_under_way_is_told_what_history_did_next_only_when_asked(stage: Stage) -> None:
    stage.press(number(stage, "Under way"))
    assert "told only when asked for" in words(stage)
    assert "8 Jan" not in days(stage)
    stage.press("ahead")
    assert "8 Jan" in days(stage)
    stage.press(number(stage, "The chair"))
    stage.press(number(stage, "Under way"))
    assert "8 Jan" not in days(stage), "asking once is not asking for good"


def test_a_lane_opens_its_issue_in_every_course_and_leads_to_them(stage: Stage) -> None:
    stage.press(number(stage, "The chair"))
    stage.press("lane:straits")
    assert stage.hold.focus == "issues"
    strands = labels(stage, "strand:")
    assert strands == [name for name in labels(stage) if name != "torn.talks" and not name.startswith("M")]
    stage.key("escape")
    assert stage.hold.focus == "lane:straits"
    stage.press("lane:straits")
    stage.press(f"strand:{strands.index('Under way')}")
    chosen = [node.label for node in stage.screen.nodes if node.name.startswith("course:") and node.selected]
    assert chosen == ["Under way"]


def test_other_courses_are_not_shown_to_whoever_is_under_way_before_that_is_asked_for(stage: Stage) -> None:
    stage.press(number(stage, "Under way"))
    stage.press("lane:straits")
    assert isinstance(stage.scene, Message)
    stage.press("close")
    stage.press("ahead")
    stage.press("lane:straits")
    assert "Berlin, November 1940, as it was" in labels(stage, "strand:")


def test_a_course_is_named_and_keeps_its_place(stage: Stage) -> None:
    stage.press(number(stage, "The chair"))
    stage.press("name")
    wrote(stage, "Molotov's chair")
    assert isinstance(stage.scene, Courses)
    assert labels(stage)[1] == "Molotov's chair"
    assert "is called “Molotov's chair” now" in words(stage)
    stage.press("name")
    wrote(stage, "   ")
    assert isinstance(stage.scene, Message)
    stage.press("close")
    assert isinstance(stage.scene, Naming)
    stage.key("escape")
    assert labels(stage)[1] == "Molotov's chair"


def test_the_key_that_opens_the_field_is_not_written_into_it(stage: Stage) -> None:
    stage.press(number(stage, "The chair"))
    stage.handle(KeyDown("n"))
    stage.handle(Typed("n"))
    assert isinstance(stage.scene, Naming)
    assert stage.scene.words == "The chair"


def test_a_click_into_the_field_names_nothing(stage: Stage) -> None:
    stage.press(number(stage, "The chair"))
    stage.press("name")
    stage.press("words")
    assert isinstance(stage.scene, Naming)


def test_a_course_is_thrown_away_found_in_the_bin_and_brought_back(stage: Stage) -> None:
    before = labels(stage)
    stage.press(number(stage, "The chair"))
    stage.press("discard")
    stage.press("no")
    assert labels(stage) == before
    stage.press("discard")
    stage.press("yes")
    assert "The chair" not in labels(stage)
    assert "left The chair, in the bin, after act 45" in words(stage)
    stage.press("tab.bin")
    assert "The chair" in labels(stage, "binned:")
    stage.press(f"binned:{labels(stage, 'binned:').index('The chair')}")
    stage.press("restore")
    stage.press("tab.tree")
    assert labels(stage) == before


def test_the_bin_is_emptied_after_a_question(stage: Stage, tmp_path: Path) -> None:
    stage.press("tab.bin")
    assert labels(stage, "binned:") == ["The first morning"]
    stage.press("empty")
    assert len(shelf.binned(tmp_path / "saves")) == 1
    stage.press("yes")
    assert shelf.binned(tmp_path / "saves") == []
    assert "1 record deleted for good." in words(stage)
    restore = stage.screen.find("restore")
    assert restore is not None
    assert restore.why_not == "The bin is empty."


def test_a_copy_is_written_where_a_person_says_and_opens_there(stage: Stage, tmp_path: Path) -> None:
    stage.press(number(stage, "The chair"))
    stage.press("send")
    wrote(stage, str(tmp_path / "letters"))
    (path,) = (tmp_path / "letters").iterdir()
    assert "KB" in words(stage)
    assert path.name == "The chair.talks"
    assert Talks.resume(path).turn == shelf.saves(path.parent)[0].acts
    stage.press("course:0")
    stage.press("send")
    wrote(stage, str(tmp_path / "letters" / "line.talks"))
    assert Talks.resume(tmp_path / "letters" / "line.talks").ended


def test_a_record_that_was_sent_is_kept_among_ones_own(stage: Stage, tmp_path: Path) -> None:
    stage.press(number(stage, "The chair"))
    stage.press("send")
    wrote(stage, str(tmp_path / "letters" / "x.talks"))
    stage.press("keep")
    wrote(stage, str(tmp_path / "letters" / "x.talks"))
    assert isinstance(stage.scene, Message), "it is here already"
    stage.press("close")
    stage.key("escape")
    stage.press("discard")
    stage.press("yes")
    before = labels(stage)
    stage.handle(Dropped(str(tmp_path / "letters" / "x.talks")))
    assert sorted(labels(stage)) == sorted([*before, "The chair"])
    stage.handle(Dropped(str(tmp_path)))
    assert isinstance(stage.scene, Message)


@pytest.mark.parametrize("place", ["", "\x00", "/dev/null/x"])
def test_a_place_that_cannot_be_is_refused_and_can_be_corrected(stage: Stage, place: str) -> None:
    stage.press("send")
    wrote(stage, place)
    assert isinstance(stage.scene, Message)
    stage.press("close")
    assert isinstance(stage.scene, Naming)


def test_courses_are_read_gone_on_with_and_what_cannot_be_says_why(stage: Stage) -> None:
    stage.press(number(stage, "13 November, 16:05"))
    go_on = stage.screen.find("open")
    assert go_on is not None
    assert "take a seat over in their replay" in go_on.why_not
    stage.press("read")
    assert isinstance(stage.scene, Replay)
    stage.key("escape")
    assert isinstance(stage.scene, Courses)
    stage.press("course:0")
    discard = stage.screen.find("discard")
    assert discard is not None
    assert "no file" in discard.why_not
    stage.press("read")
    assert isinstance(stage.scene, Replay)
    stage.key("escape")
    stage.press(number(stage, "Under way"))
    stage.press("open")
    assert isinstance(stage.scene, Table)


def test_a_record_that_cannot_be_read_says_so_and_can_be_thrown_away(stage: Stage) -> None:
    stage.press(number(stage, "torn.talks"))
    assert "torn.talks:1: is not a line of JSON" in words(stage)
    for name in ("open", "read", "name", "send"):
        node = stage.screen.find(name)
        assert node is not None
        assert "damaged" in node.why_not
    stage.press("discard")
    stage.press("yes")
    assert "torn.talks" not in labels(stage)


def test_the_last_record_is_shown_first_and_history_only_when_chosen(stage: Stage, tmp_path: Path) -> None:
    newest = next(info for info in shelf.saves(tmp_path / "saves") if info.readable)
    chosen = [node.label for node in stage.screen.nodes if node.name.startswith("course:") and node.selected]
    assert chosen == [newest.title]


def test_an_empty_folder_shows_history_alone(fonts: Fonts, tmp_path: Path) -> None:
    made = Stage(House(tmp_path / "none"), fonts, Settings(), (1366, 768))
    made.press("courses")
    assert labels(made) == ["Berlin, November 1940, as it was"]
    made.press("tab.bin")
    assert "Nothing has been thrown away." in words(made)


def test_a_record_put_into_the_folder_meanwhile_is_there(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "saves" / "another.talks").write_text("nothing\n", encoding="utf-8")
    stage.press("tab.bin")
    stage.press("tab.tree")
    assert "another.talks" in labels(stage)


def test_the_replay_leads_to_the_course_it_reads(stage: Stage) -> None:
    stage.press("course:0")
    stage.press("read")
    stage.press("courses")
    assert isinstance(stage.scene, Courses)
    chosen = [node.label for node in stage.screen.nodes if node.name.startswith("course:") and node.selected]
    assert chosen == ["Berlin, November 1940, as it was"]
    stage.key("escape")
    assert isinstance(stage.scene, Replay)
