"""Everything can be reached and done by keyboard alone, and the mouse does the same."""

from __future__ import annotations

import pytest

from game.play import moves
from game.ui.events import Clicked, KeyDown, Moved, Typed, Wheel
from game.ui.paint import Fonts
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.table import Table
from game.ui.scenes.title import Title
from game.ui.settings import Settings
from game.ui.stage import Stage
from tests.ui.sample_view import SampleHouse
from tests.ui.screens import AT_TABLE, NAMES, at_screen

FORMS = [(1366, 768, 100), (1366, 768, 200)]


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_tab_reaches_every_control_once_and_comes_round(name: str, form: tuple[int, int, int], fonts: Fonts) -> None:
    stage = at_screen(name, fonts, Settings(scale=form[2]), form[:2])
    wanted = [node.name for node in stage.screen.focus_order]
    assert len(wanted) == len(set(wanted)), "two controls share a name"
    walked = []
    for _ in wanted:
        stage.key("tab")
        walked.append(stage.hold.focus)
    assert sorted(walked) == sorted(wanted)
    stage.key("tab", shift=True)
    assert stage.hold.focus == walked[-2 if len(walked) > 1 else 0]


@pytest.mark.parametrize("name", NAMES)
def test_what_has_focus_is_scrolled_into_view(name: str, fonts: Fonts) -> None:
    stage = at_screen(name, fonts, Settings(), (1366, 768))
    for _ in stage.screen.focus_order:
        stage.key("tab")
        node = stage.screen.find(stage.hold.focus)
        assert node is not None
        seen = node.visible
        assert seen.h >= min(node.rect.h, 60), f"{node.name} is scrolled away"


@pytest.mark.parametrize("name", NAMES)
def test_every_control_says_what_it_is_and_every_disabled_one_why(name: str, fonts: Fonts) -> None:
    for node in at_screen(name, fonts, Settings(), (1366, 768)).screen.active:
        if node.actions or node.focusable:
            assert node.label, node.name
        if not node.enabled:
            assert node.why_not, node.name


@pytest.mark.parametrize("name", NAMES)
def test_key_caps_are_unique(name: str, fonts: Fonts) -> None:
    caps = [node.key.lower() for node in at_screen(name, fonts, Settings(), (1366, 768)).screen.active if node.key]
    assert len(caps) == len(set(caps))


def at_table(fonts: Fonts) -> tuple[Stage, SampleHouse]:
    house = SampleHouse()
    stage = Stage(house, fonts, Settings(), (1366, 768))
    for step in AT_TABLE:
        stage.press(step)
    return stage, house


def test_asking_by_keyboard_alone(fonts: Fonts) -> None:
    house = SampleHouse()
    stage = Stage(house, fonts, Settings(), (1366, 768))
    for key in ("o", "t", "b", "t", "a"):  # open, go to the table, briefing, sit down, ask
        stage.key(key)
    stage.key("down")
    stage.key("return")
    stage.key("m")
    assert house.moves == [moves.Ask(issue="bulgaria")]


def test_stating_a_position_with_the_mouse(fonts: Fonts) -> None:
    stage, house = at_table(fonts)
    for name in ("issue:finland_troops", "option:o4", "make"):
        node = stage.screen.find(name)
        assert node is not None
        for _ in range(40):
            if node.visible.h > 20:
                break
            sheet = stage.screen.find("sheet:state:finland_troops")
            assert sheet is not None
            stage.handle(Wheel(*sheet.rect.centre, 1))
            node = stage.screen.find(name)
            assert node is not None
        stage.handle(Moved(*node.visible.centre))
        stage.handle(Clicked(*node.visible.centre))
    assert house.moves == [moves.State(issue="finland_troops", option="o4")]


def test_a_package_is_put_together_with_arrows_and_space(fonts: Fonts) -> None:
    stage, house = at_table(fonts)
    stage.key("l")
    assert stage.hold.focus == "pack:finland_troops"
    stage.key("left")
    stage.key("down")
    stage.key("right")
    stage.key("m")
    assert house.moves == [moves.Link(package={"finland_troops": "o3", "bulgaria": "o5"})]


def test_a_package_that_is_too_small_says_so_and_is_not_offered(fonts: Fonts) -> None:
    stage, house = at_table(fonts)
    stage.key("l")
    make = stage.screen.find("make")
    assert make is not None
    assert make.why_not == "Include at least 2 questions; there are 1."
    stage.key("m")
    assert house.moves == []


def test_a_suggested_change_opens_as_a_package(fonts: Fonts) -> None:
    stage, _ = at_table(fonts)
    stage.press("change:1")
    scene = stage.scene
    assert isinstance(scene, Table)
    assert scene.act is not None
    assert scene.act.package["bulgaria"] == "o2"


def test_accepting_is_asked_twice_and_begins_on_the_way_back(fonts: Fonts) -> None:
    stage, house = at_table(fonts)
    stage.key("c")
    stage.key("m")
    assert isinstance(stage.scene, Confirm)
    stage.key("return")
    assert isinstance(stage.scene, Table)
    assert house.moves == []
    stage.key("m")
    stage.press("yes")
    assert house.moves == [moves.Accept()]
    assert isinstance(stage.scene, Table)


def test_a_disabled_act_takes_focus_and_explains_itself(fonts: Fonts) -> None:
    stage, house = at_table(fonts)
    stage.key("r")
    assert stage.hold.focus == "act.refer"
    tip = stage.screen.find("tip")
    assert tip is not None
    assert "You referred it a moment ago" in tip.label
    assert house.moves == []


def test_letters_go_into_a_field_and_not_to_key_caps(fonts: Fonts) -> None:
    stage = at_screen("codex", fonts, Settings(), (1366, 768))
    for letter in "mon":
        stage.handle(KeyDown(letter))
        stage.handle(Typed(letter))
    field = stage.screen.find("search")
    assert field is not None
    assert field.value == "mon"
    assert stage.screen.find("codex.montreux") is not None
    assert stage.screen.find("codex.molotov") is None
    stage.handle(KeyDown("backspace"))
    assert stage.screen.find("search").value == "mo"  # type: ignore[union-attr]


def test_scale_contrast_and_full_screen_keys_work_everywhere(fonts: Fonts) -> None:
    stage, _ = at_table(fonts)
    stage.key("+", ctrl=True)
    stage.key("+", ctrl=True)
    assert stage.settings.scale == 125
    stage.key("0", ctrl=True)
    assert stage.settings.scale == 100
    stage.key("f11")
    assert stage.settings.fullscreen


def test_the_curtain_shows_nothing_of_either_delegation(fonts: Fonts) -> None:
    house = SampleHouse(shared=True)
    stage = Stage(house, fonts, Settings(), (1366, 768))
    for step in (*AT_TABLE, "act.silence", "make"):
        stage.press(step)
    words = " ".join(node.label + node.value for node in stage.screen.nodes)
    assert "folder is closed" in words
    assert house.view is not None
    for issue in house.view.issues:
        assert issue.title not in words
    stage.press("ready")
    assert isinstance(stage.scene, Table)


def test_leaving_and_closing(fonts: Fonts) -> None:
    stage, _ = at_table(fonts)
    stage.key("escape")
    stage.press("home")
    assert isinstance(stage.scene, Title)
    stage.press("quit")
    assert stage.finished


def test_long_minutes_open_at_their_end_and_stay_where_they_are_put(fonts: Fonts) -> None:
    stage, _ = at_table(fonts)
    minutes = stage.screen.find("minutes")
    assert minutes is not None
    assert minutes.scroll is not None
    assert minutes.scroll.offset == minutes.scroll.most > 0
    stage.handle(Wheel(*minutes.rect.centre, -100))
    again = stage.screen.find("minutes")
    assert again is not None
    assert again.scroll is not None
    assert again.scroll.offset == 0
