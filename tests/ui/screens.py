"""Every screen of the game by name, with the presses that lead to it, for tests and pictures."""

from __future__ import annotations

from typing import Any

from game.ui.paint import Fonts
from game.ui.results import Back, Scene
from game.ui.scenes.against import Against
from game.ui.scenes.between import Between
from game.ui.scenes.compose import Compose
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.cutout import Cut
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.message import Message
from game.ui.scenes.moment import Expected
from game.ui.scenes.reconsider import Reconsider
from game.ui.scenes.replay import Replay
from game.ui.scenes.takeover import WhatHistoryDid
from game.ui.scenes.then_and_now import ThenAndNow
from game.ui.scenes.welcome import Welcome
from game.ui.settings import Settings
from game.ui.stage import Stage
from tests.ui import sample_course
from tests.ui.sample_view import SampleHouse, sample

AT_TABLE = ("new", "begin", "on", "on")
WALKS: dict[str, tuple[str, ...]] = {
    "title": (),
    "choose": ("new",),
    "saves": ("saves",),
    "settings": ("settings",),
    "keys": ("keys",),
    "note": ("new", "begin"),
    "briefing": ("new", "begin", "on"),
    "table": AT_TABLE,
    "ask": (*AT_TABLE, "act.ask"),
    "state": (*AT_TABLE, "act.state"),
    "evade": (*AT_TABLE, "act.evade"),
    "link": (*AT_TABLE, "act.link"),
    "draft": (*AT_TABLE, "act.table"),
    "action": (*AT_TABLE, "act.act"),
    "accept": (*AT_TABLE, "act.accept"),
    "signing": (*AT_TABLE, "act.accept", "make"),
    "absent": (*AT_TABLE, "absent.open"),
    "brief": (*AT_TABLE, "brief"),
    "questions": (*AT_TABLE, "brief", "book.floors"),
    "cables": (*AT_TABLE, "brief", "book.cables"),
    "estimate": (*AT_TABLE, "brief", "book.estimate"),
    "codex": (*AT_TABLE, "brief", "book.codex"),
    "model": (*AT_TABLE, "brief", "book.model"),
    "figures": (*AT_TABLE, "brief", "book.figures"),
    "courses": ("courses",),
    "courses-branch": ("courses", "course:1"),
    "courses-lanes": ("courses", "course:1", "tab.lanes?"),
    "courses-under-way": ("courses", "course:4", "tab.lanes?"),
    "courses-told": ("courses", "course:4", "tab.lanes?", "ahead"),
    "courses-issue": ("courses", "course:1", "tab.lanes?", "lane:straits"),
    "courses-torn": ("courses", "course:6", "tab.lanes?"),
    "courses-deeds": ("courses", "course:1", "tab.deeds?"),
    "courses-bin": ("courses", "tab.bin", "binned:0"),
    "courses-name": ("courses", "course:1", "tab.deeds?", "name"),
    "courses-send": ("courses", "course:2", "tab.deeds?", "send"),
    "replay": ("line",),
    "replay-papers": ("line", "act:31", "tab.controls?", "papers"),
    "replay-sources": ("line", "act:31", "tab.controls?", "sources"),
    "replay-over": ("line", "act:31", "tab.controls?", "over"),
    "menu": (*AT_TABLE, "menu"),
}
SHOWN: dict[str, Scene] = {
    "replay-act": Replay("all", 30),
    "replay-seat": Replay("soviet", 32),
    "replay-search": Replay("german", 41, "bulgaria", "acts"),
    "replay-stood": Replay("all", 58, tab="standing"),
    "replay-end": Replay("all", 73, tab="agenda"),
    "cut-out": Cut(20, 31, "The guarantee for Bulgaria"),
    "in-fact": WhatHistoryDid(1),
    "expected": Replay("all", 43, tab="expected"),
    "curves": Expected(""),
    "reconsider": Reconsider(sample_course.THOUGHT),
    "reconsider-act": Reconsider(sample_course.THOUGHT, act=Compose("ask", "bulgaria"), tab="sheet"),
    "reconsidered": Reconsider(sample_course.THOUGHT, asked=True),
    "parted": ThenAndNow(),
    "compared-issues": ThenAndNow("issues"),
    "compared-brief": ThenAndNow("brief"),
    "compared-texts": ThenAndNow("texts"),
    "compared-after": ThenAndNow("after", "bulgaria_accedes"),
    "compared-reach": ThenAndNow("reached", pair=1),
    "compared-absent": ThenAndNow("absent"),
    "against": Against("history:berlin-1940", path="~/Downloads/class 9b/talks of table four.talks"),
    "welcome": Welcome(),
    "between": Between(10),
    "curtain": Curtain(),
    "debrief": DebriefScene(),
    "treaty": DebriefScene("treaty"),
    "followed": DebriefScene("after", "war"),
    "fates": DebriefScene("absent"),
    "record": DebriefScene("minutes"),
    "message": Message("This cannot be done", "The record was made by a newer version of the game. " * 6),
    "confirm": Confirm("Sure?", "It cannot be brought back. " * 5, "Throw it away", Back(), ("A warning.",)),
}
WEIGHED = ("expected", "curves", "reconsider", "reconsider-act", "reconsidered")
NAMES = (*WALKS, *SHOWN)


def at_screen(name: str, fonts: Fonts, settings: Settings, size: tuple[int, int], **more: Any) -> Stage:
    """Return a stage that shows the named screen."""
    ended = isinstance(SHOWN.get(name), DebriefScene)
    course = sample_course.weighed() if name in WEIGHED else sample_course.line() if name in SHOWN else None
    stage = Stage(SampleHouse(view=sample(ended=ended, **more), course=course), fonts, settings, size)
    if name in SHOWN:
        stage.show(SHOWN[name])
        return stage
    for step in WALKS[name]:
        if step.startswith("act.") and stage.screen.find(step) is None:
            stage.press("tab.acts")  # on the narrowest screens the acts are a sheet of their own
        if not step.endswith("?") or stage.screen.find(step.removesuffix("?")) is not None:
            stage.press(step.removesuffix("?"))
    return stage
