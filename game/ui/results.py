"""What a scene may ask for, and what it may look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from game.ui.reckoning import Stop, Think, Weigh

if TYPE_CHECKING:
    from game.analysis.model.listing import LookedUp
    from game.play.codex import CodexEntry
    from game.play.moves import Move
    from game.play.options import ScenarioInfo, StrategyInfo
    from game.play.shelf import SaveInfo
    from game.play.view import Preview, View
    from game.ui.beside import Beside
    from game.ui.courses import InFact, Reading
    from game.ui.events import Event
    from game.ui.page import Page
    from game.ui.settings import Settings
    from game.ui.shelves import Shelves


class Library(Protocol):
    """What can be looked up without changing anything."""

    def scenarios(self) -> Sequence[ScenarioInfo]:
        """Return the scenarios there are."""

    def strategies(self) -> Sequence[StrategyInfo]:
        """Return the computer delegations there are."""

    def saves(self) -> Sequence[SaveInfo]:
        """Return the kept records, newest first."""

    def shelves(self) -> Shelves:
        """Return the kept courses, how they hang together, and the bin."""

    def codex(self, words: str) -> Sequence[CodexEntry]:
        """Return the people, places, papers and terms of the talks under way that hold these words."""

    def model(self) -> str:
        """Return the page on how the model decides and what it leaves out, in Markdown."""

    def figures(self, scenario: str, words: str) -> LookedUp:
        """Return the numbers that decide a scenario in which these words occur; without words, how many there are."""

    def preview(self, move: Move) -> Preview:
        """Return what a move would do, as far as this delegation can know."""

    def hot_seat(self) -> bool:
        """Return whether two people share this machine."""

    def whose_turn(self) -> str:
        """Return the name of the delegation that has the floor."""

    def reading(self) -> Reading | None:
        """Return the course that is read, if one is."""

    def comparison(self) -> Beside | None:
        """Return the two courses that are compared, if two are."""

    def why_not_history(self) -> str:
        """Return why history cannot be set beside the talks under way; empty where it can."""

    def in_fact(self, shown: int, *, of_reading: bool) -> tuple[InFact, ...]:
        """Return so many acts of history from where the talks under way, or the course read, left it."""

    def sent(self) -> Path:
        """Return the folder into which what is cut out is written."""

    def left_history(self, *, of_reading: bool) -> str:
        """Return where the talks under way, or the course read, left history, in a sentence."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a scene looks at: the view of the seat in play (None before the talks), settings, the library."""

    view: View | None
    settings: Settings
    library: Library
    notice: str = ""

    @property
    def talks(self) -> View:
        """Return the view; a scene of the talks is only ever shown while there is one."""
        assert self.view is not None
        return self.view

    @property
    def reading(self) -> Reading:
        """Return the course that is read; its scenes are only ever shown while there is one."""
        found = self.library.reading()
        assert found is not None
        return found

    @property
    def beside(self) -> Beside:
        """Return the courses that are compared; their scene is only ever shown while there are two."""
        found = self.library.comparison()
        assert found is not None
        return found


class Scene(Protocol):
    """One screen: what it keeps, how it answers, how it is laid out."""

    @property
    def overlay(self) -> bool:
        """Return whether the scene lies over the one below."""

    @property
    def first(self) -> str:
        """Return the node that has focus when the scene appears; empty for the first control."""

    def update(self, event: Event, desk: Desk) -> tuple[Scene, Result | None]:
        """Return the scene after an event and what it asks for."""

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay the scene out on the page and return its title."""


@dataclass(frozen=True, slots=True)
class Push:
    """Show another scene over this one."""

    scene: Scene
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Swap:
    """Show another scene instead of this one."""

    scene: Scene
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """Close this scene."""


@dataclass(frozen=True, slots=True)
class Home:
    """Leave the talks, which are kept, for the title."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Close the window."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Put the focus on a node."""

    name: str


@dataclass(frozen=True, slots=True)
class Submit:
    """Make a move."""

    move: Move


@dataclass(frozen=True, slots=True)
class Begin:
    """Open talks; players maps each seat to "human" or the name of a strategy."""

    scenario: str
    mode: str
    players: dict[str, str]


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with a kept record."""

    path: Path


@dataclass(frozen=True, slots=True)
class Discard:
    """Delete a kept record."""

    path: Path


@dataclass(frozen=True, slots=True)
class Shelve:
    """Do something with kept records: name, bring back, empty the bin, write a copy, keep one that was sent."""

    deed: Literal["rename", "restore", "empty", "send", "keep"]
    course: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Go back to this person's decision before the last."""


@dataclass(frozen=True, slots=True)
class TurnOver:
    """Show the talks from the seat of the person whose turn it is."""


@dataclass(frozen=True, slots=True)
class Export:
    """Write the minutes or the treaty beside the record."""

    what: str


@dataclass(frozen=True, slots=True)
class BranchOff:
    """Go on in a copy of the talks; what was kept so far stays as it is."""


@dataclass(frozen=True, slots=True)
class Read:
    """Read a course act by act: a record, the talks under way, or the talks as they were held."""

    course: Path | Literal["these", "line"]


@dataclass(frozen=True, slots=True)
class Seated:
    """Go on from after an act of the course that is read, in a seat, against a player."""

    turn: int
    seat: str
    player: str


@dataclass(frozen=True, slots=True)
class Return:
    """Leave the talks, which are kept, for the course last read."""


@dataclass(frozen=True, slots=True)
class CutOut:
    """Write a stretch of the course that is read to a file of its own; without a name it is called by its time."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Set two courses side by side, each named by the path of its record, as "these", or as a line."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class WriteOut:
    """Write the comparison that is shown to a file."""

    kind: Literal["html", "pdf"]


@dataclass(frozen=True, slots=True)
class Set:
    """Keep new settings."""

    settings: Settings


Result = (
    Push
    | Swap
    | Back
    | Home
    | Leave
    | Focus
    | Submit
    | Begin
    | Resume
    | Discard
    | Shelve
    | TakeBack
    | TurnOver
    | Export
    | BranchOff
    | Read
    | Seated
    | Return
    | CutOut
    | Compare
    | WriteOut
    | Set
    | Weigh
    | Think
    | Stop
)
