"""The talks as the window holds them: opens, resumes, submits and polls through a seat; imports play when needed."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from game import paths
from game.paths import BadInput
from game.ui.shelves import Shelves

if TYPE_CHECKING:
    from game.analysis.model.listing import LookedUp
    from game.play.codex import CodexEntry
    from game.play.moves import Move
    from game.play.options import ScenarioInfo, StrategyInfo
    from game.play.seat import Seat
    from game.play.shelf import SaveInfo
    from game.play.talks import Talks
    from game.play.view import Preview, View
    from game.play.words import Words
    from game.ui.beside import Beside
    from game.ui.courses import InFact, Reading
    from game.ui.reckoning import Work

# Heavy modules (pydantic, numpy, YAML) load inside the methods, so that the first frame does not wait for them.


class House:
    """Holds at most one set of talks, and shows them from the seat of the person whose turn it is."""

    def __init__(self, saves: Path) -> None:
        self._folder = saves
        self._talks: Talks | None = None
        self._seat: Seat | None = None
        self._view: View | None = None
        self._previews: dict[str, Preview] = {}
        self._codex: tuple[Words | None, tuple[CodexEntry, ...]] = (None, ())
        self._kept: Sequence[SaveInfo] | None = None
        self._shelves = Shelves(saves)
        self._reading: Reading | None = None
        self._beside: Beside | None = None

    @property
    def view(self) -> View | None:
        """Return the view from the seat in play, made once per act."""
        if self._view is None and self._seat is not None:
            self._view = self._seat.view()
        return self._view

    def scenarios(self) -> Sequence[ScenarioInfo]:
        """Return the scenarios there are."""
        from game.play import options

        return options.scenarios()

    def strategies(self) -> Sequence[StrategyInfo]:
        """Return the computer delegations there are."""
        from game.play import options

        return options.strategies()

    def saves(self) -> Sequence[SaveInfo]:
        """Return the kept records, newest first."""
        from game.play import shelf

        if self._kept is None:
            self._kept = shelf.saves(self._folder)
        return self._kept

    def codex(self, words: str) -> Sequence[CodexEntry]:
        """Return the people, places, papers and terms of the talks under way that hold these words."""
        from game.play import codex

        talks = self._talks or (self._reading.talks if self._reading is not None else None)
        if talks is None:
            return ()
        if talks.words is not self._codex[0]:  # a record has its scenario in it, which need not be one of ours
            self._codex = (talks.words, codex.entries(talks.words.scenario))
        return codex.search(self._codex[1], words)

    def model(self) -> str:
        """Return the page on how the model decides and what it leaves out, in Markdown."""
        return paths.model().read_text(encoding="utf-8")

    def figures(self, scenario: str, words: str) -> LookedUp:
        """Return the numbers that decide a scenario in which these words occur; without words, how many there are."""
        from game.analysis.model import listing

        return listing.looked_up(scenario, words)

    def preview(self, move: Move) -> Preview:
        """Return what a move would do, as far as this delegation can know."""
        assert self._seat is not None
        words = move.model_dump_json()
        if words not in self._previews:
            self._previews[words] = self._seat.preview(move)
        return self._previews[words]

    def hot_seat(self) -> bool:
        """Return whether two people share this machine."""
        return self._talks is not None and len(self._talks.humans) > 1

    def whose_turn(self) -> str:
        """Return the name of the delegation that has the floor."""
        talks, view = self._talks, self.view
        if talks is None or view is None:
            return ""
        return view.us if talks.to_move == view.seat else view.them

    def begin(self, scenario: str, mode: str, players: dict[str, str]) -> None:
        """Open talks, whose record begins at once."""
        from game.play.talks import Talks

        self._hold(Talks.open(scenario, mode=mode, players=players, saves=self._folder))

    def resume(self, path: Path) -> None:
        """Go on with a kept record."""
        from game.play.talks import Talks

        talks = Talks.resume(path)
        if talks.opening.stretch is not None:
            raise BadInput("These acts were cut out of a course to be read: choose Replay, and take a seat over there.")
        if not talks.humans:
            raise BadInput("Two computer delegations held these talks: choose Replay, and take a seat over there.")
        self._hold(talks)

    def discard(self, path: Path) -> None:
        """Delete a kept record."""
        from game.play import shelf

        if self._talks is not None and self._talks.path == path:
            raise BadInput("These talks are under way; leave the table before their record is thrown away.")
        shelf.delete(path, self._folder)
        self._kept = None
        self._shelves.forget()

    def shelves(self) -> Shelves:
        """Return the kept courses, how they hang together, and the bin."""
        return self._shelves

    def shelve(self, deed: Literal["rename", "restore", "empty", "send", "keep"], course: str, words: str) -> str:
        """Do something with kept records, and return a sentence that says what was done."""
        self._kept = None
        match deed:
            case "rename":
                return self._shelves.rename(course, words, self._talks)
            case "restore":
                return self._shelves.restore(course)
            case "empty":
                return self._shelves.empty()
            case "send":
                return self._shelves.send(course, words)
            case "keep":
                return self._shelves.keep(words)

    def close(self) -> None:
        """Let go of the talks, whose record is on disk, and of the course read with what is reckoned for it."""
        if self._reading is not None:
            self._reading.reckoning.stop()
        self._talks = self._seat = self._reading = None
        self._changed()

    def submit(self, move: Move) -> None:
        """Make a move; the record has it before this returns."""
        assert self._seat is not None
        self._seat.submit(move)
        self._changed()

    def poll(self) -> bool:
        """Let a computer delegation make one act if it is its turn; return whether anything changed."""
        if self._seat is None or not self.waiting():
            return False
        changed = self._seat.poll()
        if changed:
            self._changed()
        return changed

    def waiting(self) -> bool:
        """Return whether a computer delegation has the floor."""
        talks = self._talks
        return talks is not None and talks.to_move is not None and talks.to_move not in talks.humans

    def turn_of_another(self) -> bool:
        """Return whether the floor is now with the other person at this machine."""
        talks, view = self._talks, self.view
        return bool(talks and view and len(talks.humans) > 1 and talks.to_move not in (None, view.seat))

    def turn_over(self) -> None:
        """Show the talks from the seat of the person whose turn it is."""
        if self._talks is not None and self._talks.to_move in self._talks.humans:
            self._seat = self._talks.seat(str(self._talks.to_move))
            self._changed()

    def take_back(self) -> bool:
        """Go back to the previous decision of a person; return whether there was one."""
        done = self._talks is not None and self._talks.take_back()
        self._changed()
        return done

    def branch_off(self) -> str:
        """Go on in a copy of the talks as they stand; return the name of its record."""
        assert self._talks is not None
        assert self._seat is not None
        chair = self._seat.name
        self._talks = self._talks.branch(self._talks.turn, saves=self._folder)
        self._seat = self._talks.seat(chair)
        self._changed()
        return self._talks.path.name if self._talks.path else ""

    def reading(self) -> Reading | None:
        """Return the course that is read, if one is."""
        return self._reading

    def read(self, course: Path | Literal["these", "line"]) -> None:
        """Open a course for reading: a record, the talks under way, or the talks as they were held."""
        from game.ui import courses

        if self._reading is not None:
            self._reading.reckoning.stop()
        talks = self._talks if course == "these" else None
        if isinstance(course, Path):
            self._reading = courses.recorded(course)
        elif talks is not None:
            self._reading = courses.Reading(talks)
        else:
            self._reading = courses.as_it_was(next(info.name for info in self.scenarios() if info.line))
        gc.freeze()  # what was loaded stays; to sweep through it again and again would make stepping stutter

    def sent(self) -> Path:
        """Return the folder into which what is cut out is written."""
        return self._folder / "sent"

    def cut_out(self, first: int, last: int, name: str) -> str:
        """Write a stretch of the course read to a file, and return a sentence that says where it is."""
        assert self._reading is not None
        return self._reading.cut_out(first, last, name, self.sent())

    def comparison(self) -> Beside | None:
        """Return the two courses that are compared, if two are."""
        return self._beside

    def compare(self, one: str, other: str) -> None:
        """Set two courses side by side: records, the talks under way, or a historical line."""
        from game.ui.beside import beside

        self._beside = beside(one, other, self._talks)

    def write_out(self, kind: Literal["html", "pdf"]) -> Path:
        """Write the comparison where what is sent lies, and return the file."""
        assert self._beside is not None
        return self._beside.write(kind, self.sent())

    def do(self, work: Work) -> None:
        """Begin or end what is reckoned in the background for the course read."""
        if self._reading is not None:
            self._reading.reckoning.do(work)

    def busy(self) -> bool:
        """Return whether anything is reckoned in the background."""
        return self._reading is not None and self._reading.reckoning.busy

    def look(self) -> bool:
        """Take in what has been reckoned; return whether there is anything new to show."""
        return self._reading is not None and self._reading.reckoning.look()

    def rise(self) -> None:
        """Let go of the talks, whose record is on disk; the course that was read stays."""
        self._talks = self._seat = None
        self._changed()

    def take_over(self, turn: int, seat: str, player: str) -> None:
        """Go on from after an act of the course read, in talks of their own."""
        assert self._reading is not None
        self._hold(self._reading.take_over(turn, seat, player, self._folder))

    def why_not_history(self) -> str:
        """Return why history cannot be set beside the talks under way; empty where it can."""
        from game.ui import courses

        return courses.why_not_history(self._talks)

    def in_fact(self, shown: int, *, of_reading: bool) -> tuple[InFact, ...]:
        """Return so many acts of history from where the talks under way, or the course read, left it."""
        from game.ui import courses

        return courses.in_fact(self._followed(of_reading=of_reading), shown)

    def left_history(self, *, of_reading: bool) -> str:
        """Return where the talks under way, or the course read, left history, in a sentence."""
        from game.ui import courses

        return courses.left_history(self._followed(of_reading=of_reading))

    def _followed(self, *, of_reading: bool) -> Talks:
        """Return the talks history is set beside."""
        talks = self._reading.talks if of_reading and self._reading else self._talks
        assert talks is not None
        return talks

    def export(self, what: str) -> Path:
        """Write the minutes or the treaty beside the record and return the file."""
        from game.play import export

        assert self._talks is not None
        assert self.view is not None
        text = (export.minutes if what == "minutes" else export.treaty)(self.view)
        record = self._talks.path or self._folder / "talks"
        path = record.with_name(f"{record.stem}-{what}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def _hold(self, talks: Talks) -> None:
        """Take these talks, from the seat of the first person or whose turn it is."""
        self._talks = talks
        first = talks.to_move if talks.to_move in talks.humans else talks.humans[0]
        self._seat = talks.seat(str(first))
        self._changed()

    def _changed(self) -> None:
        """Forget what was derived from the position before."""
        self._view = self._kept = None
        self._shelves.forget()
        self._previews.clear()


def default_house() -> House:
    """Return a house that keeps its records where records are kept."""
    return House(paths.saves())
