"""The stack of scenes: sends them input, does what they ask for, and brings on what the talks call for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.paths import BadInput
from game.ui import navigate, results, settings, widgets
from game.ui.display import Description
from game.ui.events import Clicked, Dropped, Key, KeyDown, Press, Raw, Typed
from game.ui.host import Host
from game.ui.page import Hold, Page
from game.ui.reckoning import Stop, Think, Weigh
from game.ui.results import Desk, Scene
from game.ui.scenes.against import Against
from game.ui.scenes.between import Between
from game.ui.scenes.courses import Courses
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.keys import Keys
from game.ui.scenes.message import Message
from game.ui.scenes.naming import Naming
from game.ui.scenes.opening import Briefing, ContentNote
from game.ui.scenes.replay import Replay
from game.ui.scenes.table import Table
from game.ui.scenes.then_and_now import ThenAndNow
from game.ui.scenes.title import Title
from game.ui.scenes.welcome import Welcome
from game.ui.settings import Settings
from game.ui.typeset import Measure

if TYPE_CHECKING:
    from game.play.view import View


@dataclass
class _Entry:
    """A scene on the stack and where the person is on it."""

    scene: Scene
    hold: Hold


class Stage:
    """Everything between the window and the talks; knows no toolkit."""

    def __init__(
        self, house: Host, measure: Measure, kept: Settings, size: tuple[int, int], settings_file: Path | None = None
    ) -> None:
        self.house = house
        self.settings = kept
        self.size = size
        self.finished = False
        self._measure = measure
        self._settings_file = settings_file
        self._stack = [_Entry(Title(), Hold(Title.first))]
        self._screen: Description | None = None
        self._notice = ""
        self._typing = True  # whether letters are meant for a field: whether one had the focus when the key went down
        self._briefed: set[str] = set()  # seats whose person has had the briefing

    @property
    def scene(self) -> Scene:
        """Return the scene on top."""
        return self._stack[-1].scene

    @property
    def hold(self) -> Hold:
        """Return where the person is on the scene on top."""
        return self._stack[-1].hold

    @property
    def screen(self) -> Description:
        """Return the screen as it is now, laid out once per change."""
        if self._screen is None:
            self._screen = self._laid_out()
        return self._screen

    def resized(self, size: tuple[int, int]) -> None:
        """Lay out for another size of window from now on."""
        self.size = size
        self._screen = None

    def handle(self, event: Raw) -> bool:
        """Take one input and return whether the screen changed."""
        top = self._stack[-1]
        before = top.hold
        if isinstance(event, Dropped):
            against = top.scene.one if isinstance(top.scene, Against) else ""
            kept = isinstance(top.scene, Courses | Naming)
            asked = results.Shelve("keep", words=event.path) if kept else results.Read(Path(event.path))
            self._guarded(results.Compare(against, event.path) if against else asked)
            return True
        if self._echo(event):
            return False
        hold, meaning = navigate.react(self.screen, before, event)
        top.hold = hold
        if meaning is None:
            if hold != before:
                self._screen = None
            return hold != before
        self._notice = ""
        self._screen = None
        if isinstance(meaning, Key) and self._common_key(event, meaning.name):
            return True
        scene, wanted = top.scene.update(meaning, self._desk())
        top.scene = scene
        if wanted is not None:
            self._guarded(wanted)
        return True

    def _echo(self, event: Raw) -> bool:
        """Return whether a letter only follows on a key that meant something else, such as going to the field."""
        match event:
            case KeyDown():
                node = self.screen.find(self.hold.focus)
                self._typing = node is not None and "type" in node.actions
            case Clicked():
                self._typing = True
            case Typed():
                return not self._typing
        return False

    def press(self, name: str) -> None:
        """Press a control by name, as the tests and a screen reader do; one that cannot be pressed is an error."""
        node = self.screen.find(name)
        if node is None or not node.enabled or "press" not in node.actions:
            raise LookupError(f"{name} cannot be pressed here: {node.why_not if node else 'it is not there'}")
        top = self._stack[-1]
        top.hold = replace(top.hold, focus=name if node.focusable else top.hold.focus)
        top.scene, wanted = top.scene.update(Press(name), self._desk())
        self._screen = None
        if wanted is not None:
            self._guarded(wanted)

    def key(self, name: str, *, shift: bool = False, ctrl: bool = False) -> None:
        """Press a key."""
        self.handle(KeyDown(name, shift, ctrl))

    def tick(self) -> bool:
        """Let a computer delegation speak if it has the floor; return whether the screen changed."""
        if not self.waiting:
            return False
        before = self.house.view
        try:
            changed = self.house.poll()
        except BadInput as problem:
            self.show(Message("This cannot be done", str(problem)))
            return True
        if changed:
            self._arrive(before)
            self._screen = None
        return changed

    def look(self) -> bool:
        """Take in what has been reckoned in the background; return whether the screen changed."""
        changed = self.house.look()
        if changed:
            self._screen = None
        return changed

    @property
    def busy(self) -> bool:
        """Return whether anything is reckoned in the background."""
        return self.house.busy()

    @property
    def waiting(self) -> bool:
        """Return whether the screen waits for a computer delegation."""
        return isinstance(self.scene, Table) and self.house.waiting()

    def welcome(self) -> None:
        """Show the page of the first run, once."""
        if not self.settings.welcomed:
            self._keep(replace(self.settings, welcomed=True))
            self.show(Welcome())

    def open(self, scenario: str) -> None:
        """Go straight to choosing for a named scenario."""
        from game.ui.scenes.choose import Choose

        self.show(Choose(scenario))

    def _desk(self) -> Desk:
        """Return what scenes look at."""
        return Desk(self.house.view, self.settings, self.house, self._notice)

    def _laid_out(self) -> Description:
        """Return the screen of the scene on top, over the one below if it is a sheet, with its tip."""
        desk = self._desk()
        start = len(self._stack) - 1
        while start and self._stack[start].scene.overlay:
            start -= 1
        nodes, title = Description("", self.size), ""
        for entry in self._stack[start:]:
            top = entry is self._stack[-1]
            hold = entry.hold if top else replace(entry.hold, focus="", hover="")
            page = Page(self.settings.theme, self._measure, self.size, hold)
            title = entry.scene.layout(desk, page)
            made = page.done(title)
            if top:
                settled = navigate.settled(made, hold, entry.scene.first)
                if settled != hold:
                    entry.hold = settled
                    page = Page(self.settings.theme, self._measure, self.size, settled)
                    entry.scene.layout(desk, page)
                    made = page.done(title)
                widgets.tip(page, made.active)
                made = page.done(title)
            nodes = nodes.with_nodes(made.nodes)
        return replace(nodes, title=title)

    def _common_key(self, event: Raw, name: str) -> bool:
        """Do what a key means on every screen; return whether it means something."""
        if not isinstance(event, KeyDown):
            return False
        if event.ctrl and name in ("+", "=", "-", "[+]", "[-]"):
            step = -1 if "-" in name else 1
            self._keep(replace(self.settings, scale=settings.rescaled(self.settings, step)))
        elif event.ctrl and name == "0":
            self._keep(replace(self.settings, scale=100))
        elif name == "f11":
            self._keep(replace(self.settings, fullscreen=not self.settings.fullscreen))
        elif name == "f1" and not isinstance(self.scene, Keys):
            self.show(Keys())
        else:
            return False
        return True

    def _keep(self, chosen: Settings) -> None:
        """Use these settings and keep them."""
        self.settings = chosen
        self._screen = None
        if self._settings_file is not None:
            settings.save(self._settings_file, chosen)

    def show(self, scene: Scene, focus: str = "") -> None:
        """Put a scene on top."""
        self._stack.append(_Entry(scene, Hold(focus or scene.first)))
        self._screen = None

    def _guarded(self, wanted: results.Result) -> None:
        """Do what a scene asked for; a refusal is shown, not raised."""
        try:
            self._do(wanted)
        except BadInput as problem:
            self.show(Message("This cannot be done", str(problem)))

    def _do(self, wanted: results.Result) -> None:
        """Do what a scene asked for."""
        match wanted:
            case results.Push(scene, focus):
                self.show(scene, focus)
            case results.Swap(scene, focus):
                self._stack.pop()
                self.show(scene, focus)
            case results.Back():
                if len(self._stack) > 1:
                    self._stack.pop()
                if not any(isinstance(entry.scene, Replay) for entry in self._stack):
                    self.house.do(Stop())  # nobody is shown what is reckoned
            case results.Home():
                self.house.close()
                self._stack = [_Entry(Title(), Hold(Title.first))]
            case results.Leave():
                self.finished = True
            case results.Focus(name):
                top = self._stack[-1]
                top.hold = replace(top.hold, focus=name)
                self._screen = None
                top.hold = navigate.revealed(self.screen, top.hold, name)
            case results.Set(chosen):
                self._keep(chosen)
            case _:
                self._talk(wanted)
        self._screen = None

    def _talk(self, wanted: results.Result) -> None:
        """Do what changes the talks."""
        before = self.house.view
        match wanted:
            case results.Begin(scenario, mode, players):
                self.house.begin(scenario, mode, players)
                self._stack = [_Entry(Title(), Hold(Title.first))]
                self._sit_down()
            case results.Return():
                self.house.rise()
                reading = self._desk().reading
                again = _Entry(Replay(reading.readers[-1], reading.start), Hold(Replay.first))
                read = next((entry for entry in self._stack if isinstance(entry.scene, Replay)), again)
                self._stack = [_Entry(Title(), Hold(Title.first)), read]
            case results.CutOut(first, last, name):
                written = self.house.cut_out(first, last, name)
                self._stack.pop()
                self.show(Message("Cut out", written))
            case results.Compare(one, other):
                self.house.compare(one, other)
                self._stack = [
                    entry for entry in self._stack if not (entry.scene.overlay or isinstance(entry.scene, ThenAndNow))
                ]
                self.show(ThenAndNow())
            case results.WriteOut(kind):
                file = self.house.write_out(kind)
                self.show(Message("Written", f"Both courses stand side by side in {file}."))
            case Weigh() | Think() | Stop():
                self.house.do(wanted)
            case results.Read(course):
                self.house.read(course)
                self._stack = [entry for entry in self._stack if not isinstance(entry.scene, Replay)]
                reading = self._desk().reading
                self.show(Replay(reading.readers[-1], reading.start))
            case results.Seated(turn, seat, player):
                self.house.do(Stop())
                self.house.take_over(turn, seat, player)
                read = next(entry for entry in self._stack if isinstance(entry.scene, Replay))
                self._stack = [_Entry(Title(), Hold(Title.first)), read]
                self._sit_down()
            case results.Resume(path):
                self.house.resume(path)
                self._briefed = set()
                self._stack = [_Entry(Title(), Hold(Title.first)), _Entry(Table(), Hold("act.state"))]
                if self.house.view is not None and self.house.view.debrief is not None:
                    self.show(DebriefScene())
                elif self.house.hot_seat():
                    self.show(Curtain())
            case results.Discard(path):
                self._stack = [entry for entry in self._stack if not entry.scene.overlay]
                self.house.discard(path)
            case results.Shelve(deed, course, words):
                self._notice = self.house.shelve(deed, course, words)
                self._stack = [entry for entry in self._stack if not entry.scene.overlay]
            case results.Submit(move):
                self._stack = [entry for entry in self._stack if not entry.scene.overlay]
                self.house.submit(move)
                self._arrive(before)
            case results.TakeBack():
                while not isinstance(self.scene, Table):
                    self._stack.pop()
                done = self.house.take_back()
                self._notice = "Taken back to your previous decision." if done else "There is nothing to take back."
                if self.house.turn_of_another():
                    self.show(Curtain())
            case results.TurnOver():
                self._stack.pop()
                self.house.turn_over()
                seat = self.house.view.seat if self.house.view is not None else ""
                if seat not in self._briefed:
                    self._briefed.add(seat)
                    self.show(Briefing())
            case results.Export(what):
                self._notice = f"Written to {self.house.export(what)}"
            case results.BranchOff():
                self._notice = f"You go on in a copy, {self.house.branch_off()}; the other record stays as it is."

    def _sit_down(self) -> None:
        """Bring on the table of talks newly opened, under the note on what they are part of."""
        self._briefed = {self.house.view.seat} if self.house.view is not None else set()
        self.show(Table(), "act.state")
        self.show(ContentNote())

    def _arrive(self, before: View | None) -> None:
        """Bring on what the last act led to: the debrief, the pause between sittings, the other person."""
        after = self.house.view
        if after is None or before is None:
            return
        for entry in self._stack:
            entry.hold = entry.hold.at_the_end("minutes")
        if after.debrief is not None:
            self.show(DebriefScene())
        elif self.house.turn_of_another():
            self.show(Curtain())
        elif after.sitting.id != before.sitting.id:
            self.show(Between(before.turn))
