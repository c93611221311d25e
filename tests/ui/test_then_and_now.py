"""Two courses side by side in the window: how one gets there, what is told, files from elsewhere, files to hand out."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame
import pytest

from game.analysis.comparing import telling
from game.play.talks import Talks
from game.ui import app
from game.ui.beside import LINE, THESE, Beside, beside
from game.ui.display import Glyphs
from game.ui.events import Dropped, KeyDown, Typed
from game.ui.house import House
from game.ui.paint import Fonts
from game.ui.scenes.against import Against
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.message import Message
from game.ui.scenes.replay import Replay
from game.ui.scenes.then_and_now import PARTS, ThenAndNow
from game.ui.settings import Settings
from game.ui.stage import Stage
from tests.ui import sample_course
from tests.ui.sample_view import SampleHouse
from tests.ui.screens import at_screen

HISTORY = "history:berlin-1940"
_KEPT: list[TemporaryDirectory[str]] = []  # removed when the tests are over


@cache
def kept() -> Path:
    """Return a record in which computer delegations went on from history to the end, made once."""
    _KEPT.append(TemporaryDirectory())
    talks = sample_course.line().talks.branch(
        40, players={"german": "boulware", "soviet": "conceder"}, saves=Path(_KEPT[-1].name), name="Another road"
    )
    while talks.computer_move():
        pass
    assert talks.path is not None
    return talks.path


def ended(folder: Path) -> Path:
    """Return a copy of that record in a folder."""
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(kept(), folder))


@pytest.fixture
def stage(fonts: Fonts, tmp_path: Path) -> Stage:
    """Return a stage at the courses of a folder with one record that has ended."""
    ended(tmp_path / "saves")
    made = Stage(House(tmp_path / "saves"), fonts, Settings(), (1366, 768))
    made.press("courses")
    return made


def course(stage: Stage, name: str) -> str:
    """Return the control of the course of that name."""
    return next(node.name for node in stage.screen.nodes if node.name.startswith("course:") and node.label == name)


def compared(stage: Stage) -> Beside:
    """Return what is compared."""
    found = stage.house.comparison()
    assert found is not None
    return found


def words(stage: Stage) -> str:
    """Return all that is on the screen, as it would be read aloud."""
    return "\n".join(f"{node.label} {node.value}" for node in stage.screen.nodes)


def test_from_the_courses_to_both_side_by_side(stage: Stage) -> None:
    stage.press(course(stage, "Another road"))
    stage.press("compare")
    assert isinstance(stage.scene, Against)
    stage.press("yes")
    assert isinstance(stage.scene, ThenAndNow)
    found = compared(stage).found
    assert (found.one.name, found.other.historical) == ("Another road", True)
    assert found.common_chance, "history is held with the chance of the record beside it"
    stage.press("swap")
    assert compared(stage).found.one.historical
    stage.press("back")
    assert not isinstance(stage.scene, ThenAndNow), "swapping leaves no page behind"


def test_a_course_that_goes_on_says_why_it_cannot_be_compared(stage: Stage, tmp_path: Path) -> None:
    sample_course.line().talks.branch(12, saves=tmp_path / "saves", name="Under way")
    stage.press("back")
    stage.house.shelves().forget()
    stage.press("courses")
    stage.press(course(stage, "Under way"))
    node = stage.screen.find("compare")
    assert node is not None
    assert not node.enabled
    assert "have not ended" in node.why_not
    stage.press(course(stage, "Another road"))
    stage.press("compare")
    assert "Under way" not in [node.label for node in stage.screen.active]


def test_the_ended_talks_at_the_table_beside_history(tmp_path: Path) -> None:
    talks = Talks.resume(ended(tmp_path))
    both = beside(LINE, THESE, talks)
    assert both.names == (HISTORY, str(talks.path)), "they can be found again when these talks are no longer open"
    found = both.found
    assert found.one.historical
    assert found.other.name == "Another road"
    assert found.common_chance


def test_the_debrief_leads_there(fonts: Fonts) -> None:
    stage = at_screen("debrief", fonts, Settings(), (1366, 768))
    stage.key("b")
    assert isinstance(stage.scene, ThenAndNow)
    assert isinstance(stage.house, SampleHouse)
    assert stage.house.begun == [(LINE, THESE)]
    stage.key("escape")
    assert isinstance(stage.scene, DebriefScene)


def test_the_replay_of_an_ended_record_leads_there_and_back(stage: Stage, tmp_path: Path) -> None:
    """Also of a record that lies in no folder of this game, such as one dropped on the window."""
    file = ended(tmp_path / "from a classmate")
    stage.press("back")
    stage.handle(Dropped(str(file)))
    stage.key("a")
    assert stage.scene == Against(str(file))
    stage.press("yes")
    assert compared(stage).names == (str(file), HISTORY)
    stage.key("escape")
    assert isinstance(stage.scene, Replay)
    part = sample_course.line().talks.branch(12, saves=tmp_path / "saves", name="Under way")
    assert part.path is not None
    stage.handle(Dropped(str(part.path)))
    node = stage.screen.find("compare")
    assert node is not None
    assert "have not ended" in node.why_not


def test_talks_without_a_historical_line_say_so(tmp_path: Path) -> None:
    talks = Talks.open("first-steps", mode="all", players={"soviet": "linear", "german": "linear"}, saves=tmp_path)
    while talks.computer_move():
        pass
    with pytest.raises(Exception, match="No historical line belongs to these talks"):
        beside(LINE, THESE, talks)


def test_a_file_from_elsewhere_by_its_path(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "from a classmate" / "table four.talks"
    file.parent.mkdir()
    shutil.move(next((tmp_path / "saves").glob("*.talks")), file)
    stage.show(Against(HISTORY))
    while stage.hold.focus != "path":
        stage.key("tab")
    stage.handle(KeyDown("t"))
    stage.handle(Typed(str(file)))
    stage.press("file")
    assert compared(stage).found.other.name == "Another road"


@pytest.mark.parametrize(
    ("text", "said"), [(None, "there is no such record"), ("nothing\n", "table four"), ("", "table four")]
)
def test_a_file_that_is_missing_or_damaged_is_one_message(
    text: str | None, said: str, stage: Stage, tmp_path: Path
) -> None:
    file = tmp_path / "table four.talks"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    stage.show(Against(HISTORY, path=str(file)))
    stage.press("file")
    assert isinstance(stage.scene, Message)
    assert said in stage.scene.text
    stage.press("close")
    assert isinstance(stage.scene, Against), "the path is still there to be mended"


def test_a_file_dropped_on_the_window_is_read_or_compared(stage: Stage, tmp_path: Path) -> None:
    file = next((tmp_path / "saves").glob("*.talks"))
    event = pygame.event.Event(pygame.DROPFILE, file=str(file))
    dropped = app.neutral(event)
    assert dropped == Dropped(str(file))
    assert dropped is not None
    stage.press("back")
    stage.handle(dropped)
    assert isinstance(stage.scene, Replay)
    stage.show(Against(HISTORY))
    stage.handle(dropped)
    assert isinstance(stage.scene, ThenAndNow)
    (tmp_path / "note.txt").write_text("words", encoding="utf-8")
    stage.handle(Dropped(str(tmp_path / "note.txt")))
    assert isinstance(stage.scene, Message)


def opened(fonts: Fonts, part: str, outcome: str = "") -> Stage:
    """Return a stage with one part of the sample comparison open."""
    made = Stage(SampleHouse(), fonts, Settings(), (1366, 768))
    made.show(ThenAndNow(part, outcome))
    return made


def test_every_part_ends_with_what_followed_in_fact(fonts: Fonts) -> None:
    note = sample_course.compared().found.closing_note.strip()
    for part, _ in PARTS:
        assert note in [node.label for node in opened(fonts, part).screen.nodes], part


def test_the_page_tells_what_the_terminal_tells(fonts: Fonts) -> None:
    found = sample_course.compared().found
    assert found.parted is not None
    parted = words(opened(fonts, "parted"))
    assert telling.parted(found.parted) in parted
    assert found.parted.one in parted
    assert found.parted.other in parted
    issues = words(opened(fonts, "issues"))
    names = telling.names(found)
    assert all(telling.standing(row.other, names) in issues for row in found.issues if not row.same)
    brief = words(opened(fonts, "brief"))
    assert all(telling.brief(score) in brief for row in found.scores for score in (row.one, row.other))
    absent = words(opened(fonts, "absent"))
    assert all(party.name in absent and party.fate.strip() in absent for party in found.absent)


def test_a_consequence_opens_to_its_terms_under_every_school(fonts: Fonts) -> None:
    row = next(row for row in sample_course.compared().found.outcomes if row.schools and row.one.chance)
    stage = opened(fonts, "after")
    terms = {term.text for school in row.schools for side in (school.one, school.other) for term in side.terms}
    assert not any(term in words(stage) for term in terms if term != row.title)
    stage.press(f"outcome:{row.id}")
    said = words(stage)
    assert all(term in said for term in terms)
    assert all(f"If {school.profile}" in said for school in row.schools)
    stage.press(f"outcome:{row.id}")
    assert not any(term in words(stage) for term in terms if term != row.title)


def test_differences_of_wording_are_struck_out_and_underlined(fonts: Fonts) -> None:
    found = sample_course.compared().found
    row = next((row for row in found.articles if row.one and row.other and row.one != row.other), None)
    marks = [mark for node in opened(fonts, "texts").screen.nodes for mark in node.marks if isinstance(mark, Glyphs)]
    assert any(mark.struck and mark.text == "Struck out" for mark in marks), "the key shows what it names"
    if row is not None:
        labels = [node.label for node in opened(fonts, "texts").screen.nodes]
        assert " ".join(piece.text for piece in row.pieces) in labels


def test_each_pair_of_governments_has_its_frontier(fonts: Fonts) -> None:
    found = sample_course.compared().found
    stage = opened(fonts, "reached")
    for number, reach in enumerate(found.reaches):
        if number:
            stage.press("pair:more")
        said = words(stage)
        assert telling.governments(found, reach) in said
        assert all(sentence in said for sentence in telling.reached(reach))
    node = stage.screen.find("pair:more")
    assert node is not None
    assert not node.enabled, "this is the last pair"
    while stage.hold.focus != "pair":
        stage.key("tab")
    stage.key("left")
    assert telling.governments(found, found.reaches[-2]) in words(stage)


def test_the_comparison_is_written_to_a_file_and_the_path_is_said(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.house.compare(HISTORY, str(next(path for path in stage.house.shelves().folder.glob("*.talks"))))
    stage.show(ThenAndNow())
    stage.press("html")
    assert isinstance(stage.scene, Message)
    file = Path(stage.scene.text.rpartition(" in ")[2].rstrip("."))
    assert file.suffix == ".html"
    assert "<html" in file.read_text(encoding="utf-8")
    stage.press("close")
    from game import documents

    def without(*_: object) -> Path:
        raise documents._missing(ModuleNotFoundError("No module", name="weasyprint"))

    monkeypatch.setattr(documents, "write_comparison", without)
    stage.press("pdf")
    assert isinstance(stage.scene, Message)
    assert "which-sea[documents]" in stage.scene.text


def test_two_keys_turn_the_parts_over(fonts: Fonts) -> None:
    stage = opened(fonts, "parted")
    seen = []
    for key in "n" * len(PARTS):
        stage.key(key)
        assert isinstance(stage.scene, ThenAndNow)
        assert stage.hold.focus == f"part.{stage.scene.part}"
        seen.append(stage.scene.part)
    assert seen == [*(name for name, _ in PARTS[1:]), PARTS[0][0]], "after the last comes the first"
    stage.key("b")
    assert stage.scene == ThenAndNow(PARTS[-1][0])


def test_everything_on_the_page_can_be_reached_with_keys(fonts: Fonts) -> None:
    stage = opened(fonts, "after")
    order = {node.name for node in stage.screen.focus_order}
    seen = set()
    for _ in range(len(order) + 1):
        seen.add(stage.hold.focus)
        stage.key("tab")
    assert seen == order
    assert {"back", "against", "swap", "html", "pdf", "part.reached"} <= order
    assert any(name.startswith("outcome:") for name in order)
