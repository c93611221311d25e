"""Replays a course of talks in the terminal: step, jump, search, read from a seat, and take a seat over."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from game import paths
from game.analysis.comparing.compare import compare
from game.analysis.lines import history
from game.analysis.lines.afresh import afresh
from game.analysis.lines.branches import tree
from game.analysis.lines.history import ALL
from game.paths import BadInput
from game.play import options
from game.play.talks import HUMAN, Talks
from game.play.view import View
from game.play.writing import listed, sentence
from game.strategies import usual
from game.text import keeping
from game.text.choose import PEOPLE
from game.text.evaluate import SecondThoughts
from game.text.lines import Line, Page, heading, item, quiet, title
from game.text.matching import Name, Unclear, find, simple
from game.text.pages import comparing, papers, replaying, table
from game.text.printer import Printer
from game.text.session import Session

HELP = {
    "next": "one act forward; next 5 for five; Enter alone does the same",
    "back": "one act back; back 5 for five",
    "go": "go 29: after the 29th act; go start, go end",
    "sitting": "jump to a sitting: sitting 3, sitting next, sitting back; alone it lists them",
    "turning": "to the next turning point; turning back, turning list; after evaluate: those that the playouts found",
    "evaluate": "what was to be expected after each act, by playouts; evaluate 200 for 200 of each act",
    "reconsider": "think this act over again, or reconsider 29: name a better one, then see the best found",
    "search": "search WORDS: every act whose minutes hold them",
    "view": "read from a seat, or view all when both sides may be read together",
    "sources": "the sources of this act in full, and what records say differently",
    "agenda": "the agenda as the seat read from saw it here; also: draft, offer, cables, status, estimate",
    "history": "what history did at this point, where the course has left it",
    "keep": "keep NAME: this course up to here as a record of its own, to go on with or to send",
    "cut": "cut 12 to 20 NAME: these acts as one small file that opens like any record; cut NAME for the whole",
    "lanes": "where each issue stood, sitting by sitting, beside the course this one left; lanes more for all of that",
    "branches": "which kept course left which, and where",
    "take over": "take over SEAT: play on from here; take over SEAT against STRATEGY",
    "quit": "leave",
}
PAGES: dict[str, Callable[[View], Page]] = {
    "agenda": table.agenda,
    "draft": table.draft,
    "offer": table.offer,
    "status": table.status,
    "cables": papers.cables,
    "news": papers.news,
    "brief": papers.brief,
}
SAME = {"": "next", "n": "next", "forward": "next", "b": "back", "previous": "back", "sittings": "sitting",
        "t": "turning", "find": "search", "from": "view", "s": "sources", "source": "sources", "h": "help",
        "?": "help", "q": "quit", "exit": "quit"}  # fmt: skip


class Replay:
    """One course being read, and the talks of whoever took a seat over from it."""

    def __init__(
        self, talks: Talks, out: Printer, read: Callable[[str], str] | None, *, reader: str | None = None
    ) -> None:
        self.talks, self._left, self._out, self._read = talks, talks, out, read
        self.anew = False  # whether whoever takes a seat over from history meets governments dealt anew
        cut = talks.opening.stretch
        self.at = cut.first - 1 if cut else 0
        self.session: Session | None = None  # once a seat was taken over
        self._shown = 0  # acts of history already told to whoever took a seat over
        self._thoughts = SecondThoughts(talks, out, read)
        self._look(reader or history.readers(talks)[-1])

    def _look(self, reader: str) -> None:
        """Read from another seat."""
        self.steps = history.steps(self.talks, reader)
        self.reader = reader

    # --- what is shown ---

    def begin(self) -> None:
        """Say what course this is, and show where it begins."""
        followed = len(history.beside(self.talks))
        kind = "the historical line" if history.is_line(self.talks) else "a record"
        cut = self.talks.opening.stretch
        parts = f" It follows history for {followed} acts." if 0 < followed < self.talks.turn else ""
        self._out.page(
            [
                title(f"{self.talks.opening.name or self.talks.opening.title}: {kind}, {self.talks.turn} acts"),
                *([Line(keeping.cut_from(cut))] if cut else []),
                Line(f"{self._whose()}{parts}"),
                quiet('Enter steps forward; "help" lists the rest.'),
            ]
        )
        self._show()

    def _whose(self) -> str:
        """Return from where the course is read."""
        others = [name for name in history.readers(self.talks) if name != self.reader]
        more = f' "view {others[0]}" changes that.' if others else ""
        return f"Read {'from both sides' if self.reader == ALL else f'from the {self.reader} seat'}.{more}"

    def _show(self) -> None:
        """Show the act come to."""
        here = self.steps[self.at]
        self._out.page(replaying.act(here, self.talks.turn, why=self._thoughts.turns(here)))

    # --- obeying ---

    def obey(self, line: str) -> bool:
        """Do what a line asks for; return False when it asks to leave. Raises BadInput with the reason."""
        if self.session is not None:
            return self._obey_playing(self.session, line)
        word, _, about = line.strip().partition(" ")
        word, about = SAME.get(word.casefold(), word.casefold()), about.strip()
        if word.isdecimal():
            word, about = "go", word
        match word:
            case "quit":
                return False
            case "next" | "back":
                self._move(self.at + _count(about) * (1 if word == "next" else -1))
            case "go":
                self._go(about)
            case "sitting":
                self._sitting(about)
            case "turning":
                self._turning(about)
            case "evaluate" | "reconsider":
                self._thoughts.obey(word, about, self.at)
            case "search":
                self._out.page(replaying.found(self.steps, about))
            case "view":
                self._view(about)
            case "sources":
                self._out.page(replaying.sources(self.steps[self.at], self._seen()))
            case "history":
                self._history()
            case "branches":
                self._out.page(replaying.branches(tree(paths.saves())))
            case "keep":
                self._keep(about)
            case "cut":
                self._out.text(keeping.cut_out(self.talks, about))
            case "lanes":
                self._out.page(keeping.lanes(self.talks, more=bool(about)))
            case "take":
                self._take_over(about)
            case "help":
                self._out.page([title("What you can do"), *(item(name, text) for name, text in HELP.items())])
            case _ if word in PAGES:
                self._out.page(PAGES[word](self._seen()))
            case _:
                raise Unclear(f'"{line.strip()}" is nothing a replay can do: {listed(HELP, "or")}.')
        return True

    def _obey_playing(self, session: Session, line: str) -> bool:
        """Do what whoever took a seat over asks for: what the talks know, and what only a replay does."""
        match simple(line):
            case "history":
                self._history(next_one=True)
            case "lanes" | "lanes more":
                self._out.page(keeping.lanes(session.talks, self._left, more="more" in line))
            case "compare":
                self._out.page(comparing.comparison(compare(self._left, session.talks)))
            case "replay":
                self.session, self._shown = None, 0
                self._show()
            case _:
                return session.obey(line)
        return True

    def _move(self, turn: int) -> None:
        """Go to after an act, as near as the course has it."""
        last = self.talks.turn
        if turn == self.at or (turn > last and self.at == last):
            raise BadInput("This is the end of the course." if self.at == last else "This is its beginning.")
        if turn < 0 and self.at == 0:
            raise BadInput("This is the beginning of the course.")
        self.at = min(max(turn, 0), last)
        self._show()

    def _go(self, about: str) -> None:
        places = {"start": 0, "beginning": 0, "end": self.talks.turn, "last": self.talks.turn}
        turn = places.get(about.casefold(), int(about) if about.isdecimal() and len(about) < 6 else -1)
        if not 0 <= turn <= self.talks.turn:
            raise BadInput(f"Go where? To an act from 0 to {self.talks.turn}, to start, or to end.")
        self.at = turn
        self._show()

    def _sitting(self, about: str) -> None:
        """Jump to the beginning of a sitting, or list them."""
        first = {step.sitting: step.turn for step in reversed(self.steps)}
        here = self.steps[self.at].sitting
        told = {n: self._sitting_title(n) for n in first}
        if not about:
            rows = [item(str(n + 1), f"{told[n]}, from act {first[n]}{', here' * (n == here)}.") for n in sorted(first)]
            self._out.page([title("Sittings"), *rows])
            return
        if about in ("next", "back", "previous"):
            wanted = here + (1 if about == "next" else -1)
            if about != "next" and self.at > first[here]:
                wanted = here
        else:
            names = [Name(str(n), told[n], n + 1) for n in sorted(first)]
            wanted = int(find(about, names, "sitting"))
        if wanted not in first:
            raise BadInput("There is no sitting further that way.")
        self.at = first[wanted]
        self._out.page(replaying.act(self.steps[self.at], self.talks.turn, begun=True))

    def _sitting_title(self, number: int) -> str:
        sitting = self.talks.words.sitting(number)
        return f"{sitting.title}, {sitting.date.day} {sitting.date:%B %Y}"

    def _turning(self, about: str) -> None:
        """Jump to the next or the last turning point, or list them."""
        points = [step for step in self.steps if self._thoughts.turns(step)]
        if about == "list":
            self._out.page([title("Turning points"), *(item(str(s.turn), self._thoughts.turns(s)) for s in points)])
            return
        if about not in ("", "next", "back", "previous"):
            raise Unclear("Say: turning, turning back, or turning list.")
        ahead = about in ("", "next")
        there = [step.turn for step in points if (step.turn > self.at if ahead else step.turn < self.at)]
        if not there:
            raise BadInput("There is no turning point further that way.")
        self.at = there[0] if ahead else there[-1]
        self._show()

    def _view(self, about: str) -> None:
        """Read from another seat, from the same place."""
        if not about:
            self._out.text(self._whose())
            return
        known = {name: Name(name, "both sides" if name == ALL else "") for name in (*self.talks.words.seats, ALL)}
        self._look(find(about, list(known.values()), "seat to read from"))
        self._out.text(self._whose())
        self._show()

    def _seen(self) -> View:
        """Return the view of the seat read from, as it was here; of the seat next to act when both are read."""
        here = self.talks.branch(self.at)
        seat = self.reader if self.reader != ALL else here.to_move or self.talks.words.seats[0]
        return here.seat(seat).view()

    # --- leaving history ---

    def _history(self, *, next_one: bool = False) -> None:
        """Tell what history did at this point: it is told only when asked for."""
        line = self.talks.words.scenario.line
        if len(history.beside(self.talks)) < self.at:
            raise BadInput("This course had left history before; there is nothing to set beside this act.")
        number = self.at + self._shown
        if number >= len(line):
            raise BadInput("History's line ends here.")
        move = line[number]
        self._out.page(
            [
                heading(f"In fact, {move.date.day} {move.date:%B %Y, %H:%M}"),
                Line(f"{move.minute} [{', '.join(move.source)}]"),
                *([item("Comment", move.comment)] if move.comment else []),
            ]
        )
        self._shown += next_one

    def _keep(self, about: str) -> None:
        """Write the course up to here as a record of its own."""
        if ALL not in history.readers(self.talks):
            raise BadInput("These talks are under way; their record can be kept in pieces when they are over.")
        name = about or f"{self.talks.opening.title}, to act {self.at}"
        kept = self.talks.branch(
            self.at, players=dict.fromkeys(self.talks.words.seats, HUMAN), saves=paths.saves(), name=name
        )
        self._out.text(f"Kept in {kept.path}.")

    def _take_over(self, about: str) -> None:
        """Let a person play a seat on from here, in talks of their own."""
        words = about.split()
        words = words[1:] if words[:1] == ["over"] else words
        name, _, opponent = " ".join(words).partition(" against ")
        seats = [one for one in history.readers(self.talks) if one != ALL]
        if not name:
            raise Unclear(f"Take over which seat? {listed(seats, 'or')}: take over {seats[-1]}.")
        here = self.talks.words
        seat = find(name, [Name(one, here.delegation(here.seat(one))) for one in seats], "seat")
        if self.at == self.talks.turn and self.talks.ended:
            raise BadInput("The talks are over here; go back to an earlier act first.")
        number = here.seat(seat)
        other = here.seats[1 - number]
        roster = options.strategies()
        player = usual(1 - number)
        if opponent.strip():
            known = [Name(one.name, one.title, n) for n, one in enumerate(roster, 1)]
            player = HUMAN if opponent.strip().casefold() in PEOPLE else find(opponent, known, "opponent")
        self._left = afresh(self.talks, self.at) if self.anew else self.talks
        branch = self._left.branch(
            self.at,
            players={seat: HUMAN, other: player},
            saves=paths.saves(),
            name=f"{here.scenario.title}: the {seat} seat from act {self.at}",
        )
        asked = '"history" tells what was done in fact, one act at a time; ' if here.scenario.line else ""
        more = (
            f'{asked}"replay" goes back to the course you left, and after the end "compare" sets the two side by side.'
        )
        self._out.text(f"You take the {here.delegation(number)}. From here on nothing is settled. {sentence(more)}")
        self._shown = 0
        seen = branch.seat(seat).view()
        if any(line.by == seat for line in seen.minutes):  # the session takes it for someone who knows the brief
            self._out.page([*papers.note(seen), *papers.brief(seen)])
        self.session = Session(branch, self._out, self._read)
        self.session.begin()


# --- commands ---


def run(word: str, *, reader: str | None, acts: Path | None, plain: bool, key: int | None) -> int:
    """Replay a record or a scenario's historical line, and return the exit code; raises BadInput."""
    talks = history.course(word, key=key)
    out = Printer(plain=plain)
    script = None if acts is None else _lines(acts)
    replay = Replay(talks, out, None if script is not None else input, reader=reader)
    replay.anew = key is None
    replay.begin()
    if acts is not None and script is not None:
        return _obey_all(replay, acts, script, out)
    try:
        going = True
        while going:
            try:
                going = replay.obey(input("> "))
            except BadInput as problem:
                out.error(str(problem))
    except (EOFError, KeyboardInterrupt):
        print()
    if replay.session is not None and replay.session.talks.path is not None:
        out.text(f"What you played is kept in {replay.session.talks.path}.")
    return 0


def line(scenario: str, *, plain: bool) -> int:
    """Print the historical line of a scenario from end to end, and return the exit code; raises BadInput."""
    talks = history.line_talks(scenario)
    out = Printer(plain=plain)
    Replay(talks, out, None).begin()
    for step in history.steps(talks, ALL)[1:]:
        out.page(replaying.act(step, talks.turn))
    out.page([heading("What followed in fact"), Line(talks.words.scenario.closing_note)])
    return 0


def compared(one: str, other: str, *, full: bool, plain: bool) -> int:
    """Print two courses side by side, and return the exit code; raises BadInput.

    A historical line is held with the chance of the record beside it: then only the acts make the difference.
    """
    Printer(plain=plain).page(comparing.comparison(compare(*history.courses(one, other)), full=full))
    return 0


def _lines(acts: Path) -> list[str]:
    """Return the lines of a file of commands; raises BadInput when it cannot be read."""
    try:
        return acts.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{acts}: cannot be read as a text in UTF-8.") from None


def _obey_all(replay: Replay, acts: Path, script: list[str], out: Printer) -> int:
    """Obey every line of a file; at the first that cannot be obeyed print where and why, and return 2."""
    for number, written in enumerate(script, 1):
        said = written.partition("#")[0].strip()
        if not said:
            continue
        out.text(f"> {said}")
        try:
            if not replay.obey(said):
                break
        except BadInput as problem:
            print(f"{acts}:{number}: {problem}", file=sys.stderr)
            return 2
    return 0


def _count(about: str) -> int:
    """Return a number of acts, 1 unless one is said."""
    if not about:
        return 1
    if not (about.isdecimal() and 0 < len(about) < 6):
        raise Unclear(f'"{about}" is not a number of acts.')
    return int(about)
