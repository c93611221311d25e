"""A course of talks as the window reads it: its acts, sittings, sources and searches, reckoned once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from game.ui.beside import why_not
from game.ui.reckoning import Reckoning

if TYPE_CHECKING:
    from pathlib import Path

    from game.analysis.lines.history import Step
    from game.play.glance import Glance
    from game.play.moves import Move
    from game.play.talks import Talks
    from game.play.view import Preview, SourceView, View


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sitting with the acts of it: from after *first* acts to after *last*."""

    title: str
    date: str  # "12 November 1940"
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class InFact:
    """One act of history."""

    when: str
    text: str
    comment: str
    sources: tuple[str, ...]


class Reading:
    """One course that is read; nothing about it changes while it is."""

    def __init__(self, talks: Talks) -> None:
        from game.analysis.lines import history

        self.talks = talks
        self.readers = history.readers(talks)
        self.is_line = history.is_line(talks)
        self.followed = len(history.beside(talks))  # acts it shares with history
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._glances: dict[tuple[str, int], Glance] = {}
        self._views: dict[tuple[str, int], View] = {}
        self._previews: dict[tuple[str, int, str], Preview] = {}

    @property
    def acts(self) -> int:
        """Return how many acts there are."""
        return self.talks.turn

    @property
    def scenario(self) -> str:
        """Return the name of the scenario."""
        return self.talks.words.scenario.scenario

    @property
    def title(self) -> str:
        """Return what the course is called."""
        return self.talks.opening.name or self.talks.opening.title

    @property
    def kind(self) -> str:
        """Return what course this is, in a sentence."""
        if (cut := self.talks.opening.stretch) is not None:
            before = " The acts before lead to it." if cut.first > 1 else ""
            return f"Acts {cut.first} to {cut.last}, cut out of {cut.course}.{before}"
        if self.is_line:
            return f"The talks as they were held, in {self.acts} acts."
        if self.followed:
            return f"A record of {self.acts} acts; it follows history for {self.followed}."
        return f"A record of {self.acts} act{'s' * (self.acts != 1)}."

    @property
    def ended(self) -> bool:
        """Return whether the last act is the end of the talks."""
        return self.talks.ended

    @property
    def content_note(self) -> str:
        """Return what these talks were part of."""
        return self.talks.words.scenario.content_note

    @property
    def closing_note(self) -> str:
        """Return what followed in fact."""
        return self.talks.words.scenario.closing_note

    @property
    def seats(self) -> tuple[tuple[str, str], ...]:
        """Return the delegations: id and name."""
        words = self.talks.words
        return tuple((seat, words.delegation(number)) for number, seat in enumerate(words.seats))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Return the sittings that were held, in order."""
        steps = self.steps(self.readers[-1])
        firsts = [step.turn for step in steps if not step.turn or step.sitting != steps[step.turn - 1].sitting]
        found = []
        for first, after in zip(firsts, [*firsts[1:], self.acts], strict=True):
            sitting = self.talks.words.sitting(steps[first].sitting)
            found.append(Stretch(sitting.title, f"{sitting.date.day} {sitting.date:%B %Y}", first, after))
        return tuple(found)

    def steps(self, reader: str) -> tuple[Step, ...]:
        """Return the course act by act, as one reader may know it."""
        from game.analysis.lines import history

        if reader not in self._steps:
            self._steps[reader] = history.steps(self.talks, reader)
        return self._steps[reader]

    def glance(self, reader: str, turn: int) -> Glance:
        """Return what stood after an act, as one reader may know it."""
        from game.analysis.lines.history import ALL
        from game.play.glance import glance

        if (reader, turn) not in self._glances:
            self._glances[reader, turn] = glance(self.talks, None if reader == ALL else reader, turn)
        return self._glances[reader, turn]

    def view(self, reader: str, turn: int) -> View:
        """Return all a seat saw after an act: the reader's or, where both are read, that of whoever acts next."""
        if (reader, turn) not in self._views:
            here = self.talks.branch(turn)
            seat = reader if reader in self.talks.words.seats else here.to_move or self.talks.words.seats[-1]
            self._views[reader, turn] = here.seat(seat).view()
        return self._views[reader, turn]

    @property
    def every_reader(self) -> tuple[str, ...]:
        """Return every seat there is to read from, and both sides together."""
        from game.analysis.lines.history import ALL

        return (*self.talks.words.seats, ALL)

    @property
    def why_not_read(self) -> str:
        """Return why some seats cannot be read from."""
        return "These talks are under way; what another delegation knows can be read when they are over."

    @cached_property
    def why_not_history(self) -> str:
        """Return why what history did cannot be shown beside this course; empty where it can."""
        return "This is what history did." if self.is_line else why_not_history(self.talks)

    @property
    def why_not_compared(self) -> str:
        """Return why this course cannot stand beside another; empty where it can."""
        return why_not(ended=self.ended, cut=self.talks.opening.stretch is not None)

    @property
    def key(self) -> str:
        """Return by what name this course is found again: its record, or the line it is."""
        return str(self.talks.path or self.talks.opening.id)

    @property
    def start(self) -> int:
        """Return after which act reading begins: before the first or, of a snippet, before the first of its own."""
        cut = self.talks.opening.stretch
        return cut.first - 1 if cut is not None else 0

    def stretch_name(self, first: int) -> str:
        """Return what a stretch that begins with an act is called unless it is named."""
        from game.analysis.lines import snippets

        return snippets.called(self.talks, first)

    def cut_out(self, first: int, last: int, name: str, folder: Path) -> str:
        """Write a stretch to a file in a folder, and return a sentence that says where; raises BadInput."""
        from game.analysis.lines import snippets

        folder.mkdir(parents=True, exist_ok=True)
        data = snippets.cut(self.talks, first, last, name)
        return snippets.send(data, name or self.stretch_name(first), folder)

    def actor(self, turn: int) -> str:
        """Return the seat that made an act."""
        return self.talks.entries[turn - 1].seat

    def preview(self, seat: str, turn: int, move: Move) -> Preview:
        """Return what a move would have done after an act, as far as the delegation could know."""
        asked = (seat, turn, move.model_dump_json())
        if asked not in self._previews:
            self._previews[asked] = self.talks.branch(turn).seat(seat).preview(move)
        return self._previews[asked]

    @cached_property
    def reckoning(self) -> Reckoning:
        """Return what is reckoned in the background for this course."""
        return Reckoning(self.talks)

    def why_no_sources(self, reader: str, turn: int) -> str:
        """Return why no sources can be shown for an act; empty where there are some."""
        return "" if self.sources(reader, turn) else "No source is cited for this act: it is the game's own."

    def reads(self, reader: str) -> str:
        """Return from where a reader looks: "Soviet Union", or both sides."""
        words = self.talks.words
        return words.parties[words.seat(reader)].name if reader in words.seats else "Both sides"

    def turning(self, reader: str, under: str = "") -> tuple[int, ...]:
        """Return the turning points: the acts that moved most or, before that is reckoned, those marked as such."""
        if points := self.reckoning.points(under):
            return tuple(point.turn for point in points)
        return tuple(step.turn for step in self.steps(reader) if step.turned)

    def turned(self, turn: int, under: str = "") -> tuple[str, ...]:
        """Return why an act is a turning point, in sentences; none where it is none."""
        if points := self.reckoning.points(under):
            from game.analysis.evaluating import outlook

            here = next((point for point in points if point.turn == turn), None)
            if here is None:
                return ()
            with_it = (f"With it came: {' '.join(here.followed)}",) if here.followed else ()
            moved = outlook.moves(here.moved)
            return (f"{moved[:1].upper()}{moved[1:]}.", *with_it)
        marked = "; ".join(self.steps(self.readers[-1])[turn].turned)
        return (f"{marked[:1].upper()}{marked[1:]}.",) if marked else ()

    def found(self, reader: str, words: str) -> tuple[int, ...]:
        """Return the acts whose minutes hold all the words; a number finds the act of that number first."""
        wanted = words.casefold().split()
        steps = self.steps(reader)
        hits = [
            step.turn
            for step in steps
            if wanted and all(word in said for said in [spoken(step).casefold()] for word in wanted)
        ]
        if len(wanted) == 1 and wanted[0].isdecimal() and int(wanted[0]) <= self.acts:
            hits = [int(wanted[0]), *(hit for hit in hits if hit != int(wanted[0]))]
        return tuple(hits)

    def sources(self, reader: str, turn: int) -> tuple[SourceView, ...]:
        """Return the sources of an act and of what followed on it."""
        known = self.talks.words.sources
        names = dict.fromkeys(name for line in self.steps(reader)[turn].lines for name in line.sources)
        return tuple(known[name] for name in names if name in known)

    def after(self, turn: int) -> str:
        """Return why no seat can be taken over after an act; empty where it can."""
        if turn == self.acts and self.ended:
            return "The talks are over here; go back to an earlier act first."
        return ""

    def take_over(self, turn: int, seat: str, player: str, folder: Path) -> Talks:
        """Return talks of their own in which a person goes on from after an act against a player.

        From history's course the governments are dealt anew: whoever has read it does not know them.
        """
        from game.analysis.lines.afresh import afresh
        from game.play.talks import HUMAN

        words = self.talks.words
        name = f"{words.scenario.title}: the {seat} seat from act {turn}"
        players = {one: HUMAN if one == seat else player for one in words.seats}
        return afresh(self.talks, turn).branch(turn, players=players, saves=folder, name=name)


def recorded(path: Path) -> Reading:
    """Return a record for reading; raises BadInput."""
    from game.play.talks import Talks

    return Reading(Talks.resume(path))


def as_it_was(scenario: str) -> Reading:
    """Return a scenario's historical line for reading."""
    from game.analysis.lines import history

    return Reading(history.line_talks(scenario))


def spoken(step: Step) -> str:
    """Return the words of the minutes of an act."""
    return " ".join(f"{line.time} {line.speaker} {line.text}" for line in step.lines)


def in_fact(talks: Talks, shown: int) -> tuple[InFact, ...]:
    """Return so many acts of history from where the talks left it, or from where they stand if they follow it."""
    from game.analysis.lines import history

    line = talks.words.scenario.line
    first = len(history.beside(talks))
    return tuple(
        InFact(
            f"{move.date.day} {move.date:%B %Y, %H:%M}",
            move.minute,
            move.comment or "",
            tuple(move.source),
        )
        for move in line[first : first + shown]
    )


def left_history(talks: Talks) -> str:
    """Return where talks left history, in a sentence."""
    from game.analysis.lines import history

    followed = len(history.beside(talks))
    if followed == talks.turn:
        return f"These talks have followed history for all {followed} acts." if followed else "Nothing is said yet."
    return f"These talks left history after act {followed}; act {talks.turn} was the last."


def why_not_history(talks: Talks | None) -> str:
    """Return why history cannot be set beside talks; empty where it can."""
    from game.analysis.lines import history

    if talks is None or not talks.words.scenario.line:
        return "No historical line belongs to these talks."
    parent = talks.opening.parent
    if history.beside(talks) or (parent is not None and parent.historical):
        return ""
    return "These talks were opened afresh; they did not begin with what was said in fact."
