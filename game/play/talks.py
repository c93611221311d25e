"""Talks in progress: the one mutable object. Live play and loading fold the same `apply`."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from game import scenario as scenarios
from game.paths import BadInput
from game.play import news, phrases, record
from game.play.moves import Move
from game.play.reasons import sentence
from game.play.record import BadRecord, Entry, Opening, Parent
from game.play.view import MinuteView
from game.play.words import Words
from game.rules import chance
from game.rules.acts import Acts
from game.rules.init import begin
from game.rules.legal import Reason, refusal
from game.rules.observe import Observation, observe
from game.rules.spec import ENDINGS, RUNNING
from game.rules.state import State
from game.rules.step import advance
from game.scenario.loading import revive
from game.scenario.schema import Scenario
from game.strategies import ROSTER

if TYPE_CHECKING:
    from game.play.seat import Seat

HUMAN = "human"


class IllegalMove(BadInput):
    """A move the rules refuse; the message says why and what would be right."""


class Talks:
    """One set of talks: what was opened, every decision since, and the states they led to."""

    def __init__(self, opening: Opening, words: Words, path: Path | None = None) -> None:
        self.opening, self.words, self.path = opening, words, path
        self.entries: list[Entry] = []
        self.notice = ""  # what was dropped when the record was read
        self._length = path.stat().st_size if path else 0  # of the record, in bytes, as these talks know it
        self.states: list[State] = [begin(words.rules, np.array([opening.key], np.uint64))]
        self._minutes: tuple[list[tuple[MinuteView, ...]], ...] = ([], [])

    # --- opening and resuming ---

    @classmethod
    def open(
        cls,
        scenario: str | Path,
        *,
        mode: str,
        players: dict[str, str],
        key: int | None = None,
        saves: Path | None = None,
        name: str | None = None,
    ) -> Talks:
        """Return new talks; a record is begun in *saves* unless that is None.

        Raises BadInput for an unknown scenario, mode, seat or strategy.
        """
        if key is not None and not 0 <= key < 2**64:
            raise BadInput(f"key: {key} is out of range; a key is a whole number from 0 to 2**64 - 1")
        read = scenarios.load(scenarios.find(str(scenario)))
        words = _opened(read, mode, players)
        opening = Opening(
            id=record.new_id(),
            key=secrets.randbits(48) if key is None else key,
            mode=mode,
            players={seat: players.get(seat, HUMAN) for seat in words.seats},
            started=datetime.now(UTC),
            title=read.title,
            name=name,
        )
        data = record.lines(opening, plain(read))
        return cls(opening, words, record.begin(saves, _stem(read), data) if saves else None)

    @classmethod
    def resume(cls, path: Path) -> Talks:
        """Return the talks a record describes, by holding them again; raises BadRecord, with the line."""
        found = record.read(path)
        try:
            scenario = revive(found.scenario, f"{path}:1")
        except BadInput as error:
            raise BadRecord(path, 1, f"the scenario it was played on cannot be used: {error}") from None
        try:
            words = _opened(scenario, found.opening.mode, found.opening.players)
        except BadInput as error:
            raise BadRecord(path, 1, str(error)) from None
        if missing := [seat for seat in words.seats if seat not in found.opening.players]:
            raise BadRecord(path, 1, f'players: nobody sits for "{missing[0]}"; it would be human or a strategy')
        talks = cls(found.opening, words, path)
        talks.notice = found.notice
        for line, entry in found.entries:
            try:
                talks.apply(entry)
            except IllegalMove as error:
                raise BadRecord(path, line, f"this move is not possible here: {error}") from None
            if record.checksum(talks.state) != entry.check:
                raise BadRecord(
                    path, line, f"the state after this move has checksum {record.checksum(talks.state)}, "
                    f"not {entry.check}: the line, or one before it, was changed",
                )  # fmt: skip
        record.drop_tail(path, found.length)
        talks._length = found.length
        return talks

    # --- what stands ---

    @property
    def state(self) -> State:
        """The present state."""
        return self.states[-1]

    @property
    def turn(self) -> int:
        """How many acts have been made."""
        return len(self.entries)

    @property
    def ended(self) -> bool:
        """True when the talks are over."""
        return bool(self.state.ending[0] != RUNNING)

    @property
    def to_move(self) -> str | None:
        """The seat whose turn it is, None when the talks are over."""
        return None if self.ended else self.words.seats[int(self.state.side[0])]

    @property
    def humans(self) -> list[str]:
        """The seats people hold; both seats of finished computer talks are open to watch."""
        return [seat for seat, player in self.opening.players.items() if player == HUMAN]

    @property
    def place(self) -> str:
        """Where the talks stand: "13 November 1940, second conversation"."""
        return _place(self.words, self.state)

    def seat(self, name: str) -> Seat:
        """Return the chair of one delegation; raises BadInput for an unknown seat."""
        from game.play.seat import Seat

        if name not in self.words.seats:
            raise BadInput(f'seat: there is no "{name}" here; it would be {" or ".join(self.words.seats)}')
        return Seat(self, self.words.seat(name))

    def seen(self, seat: int, turn: int = -1) -> Observation:
        """Return what a seat could know after *turn* acts."""
        return observe(self.states[turn], seat)

    def minutes(self, seat: int) -> tuple[MinuteView, ...]:
        """Return the minutes as one delegation keeps them, with what reached it between the acts."""
        kept = self._minutes[seat]
        if not kept:
            kept.append(news.opening(self.words, seat, self.seen(seat, 0)))
        for turn in range(len(kept) - 1, self.turn):
            entry = self.entries[turn]
            by = self.words.seat(entry.seat)
            kept.append(news.lines(self.words, seat, by, entry.move, self.seen(seat, turn), self.seen(seat, turn + 1)))
        return tuple(line for lines in kept for line in lines)

    # --- deciding ---

    def decide(self, seat: str, move: Move, *, note: str | None = None, said: str | None = None) -> None:
        """Make a move for a seat, on disk before this returns; raises IllegalMove, or BadRecord on a full disk."""
        if self.opening.stretch is not None:
            raise BadInput("these acts were cut out of a course to be read; take a seat over in replay to go on")
        after = self._after(seat, move)
        turn, check = self.turn, record.checksum(after)
        entry = Entry(
            turn=turn, seat=seat, move=move, note=note, said=said, check=check, place=_place(self.words, after)
        )
        self._write(entry)
        self._hold(entry, after)

    def apply(self, entry: Entry) -> None:
        """Make a recorded decision; raises IllegalMove."""
        self._hold(entry, self._after(entry.seat, entry.move))

    def parse(self, move: Move) -> Acts:
        """Return a move as the rules know it; raises IllegalMove for words this agenda does not have."""
        try:
            return self.words.acts(move)
        except (KeyError, ValueError):
            raise IllegalMove(self.words.unknown(move)) from None

    def refusal(self, seat: str, move: Move) -> str:
        """Return why a seat cannot make a move now, "" where it can; raises IllegalMove for unknown words."""
        acts = self.parse(move)
        if self.ended:
            code = Reason.OVER
        elif self.to_move != seat:
            code = Reason.NOT_YOUR_TURN
        else:
            code = Reason(int(refusal(self.words.rules, self.state, acts)[0]))
        return sentence(self.words, code, move, self.seen(self.words.seat(seat)))

    def sentence(self, seat: int, move: Move) -> str:
        """Return the line a move would make in the minutes."""
        return phrases.act(self.words, seat, move, self.seen(seat))

    def _after(self, seat: str, move: Move) -> State:
        """Return the state a move leads to; raises IllegalMove."""
        if seat not in self.words.seats:
            raise IllegalMove(f'there is no seat "{seat}" here; it would be {" or ".join(self.words.seats)}')
        if why := self.refusal(seat, move):
            raise IllegalMove(why)
        return advance(self.words.rules, self.state, self.parse(move))

    def rename(self, name: str) -> None:
        """Give the course another name; raises BadInput for one that cannot be a name."""
        chosen = record.named(name)
        self._write({"name": chosen})
        self.opening = self.opening.model_copy(update={"name": chosen})

    def _write(self, line: dict[str, Any] | Entry) -> None:
        """Put a line on disk where these talks keep a record; raises BadRecord."""
        if self.path is not None:
            self._length = record.append(self.path, line, self._length)

    def _hold(self, entry: Entry, after: State) -> None:
        self.entries.append(entry)
        self.states.append(after)

    def computer_move(self) -> bool:
        """Let a computer delegation make one act if it is its turn; return whether it did."""
        seat = self.to_move
        if seat is None or self.opening.players[seat] == HUMAN:
            return False
        number = self.words.seat(seat)
        private = chance.bits(self.state.key, number, chance.STRATEGY)
        choose = ROSTER[self.opening.players[seat]].choose
        self.decide(seat, self.words.move(choose(self.words.rules, self.seen(number), private)))
        return True

    # --- going back ---

    def take_back(self) -> bool:
        """Go back to before the last decision of a person; return False where there is none."""
        own = [turn for turn, entry in enumerate(self.entries) if self.opening.players[entry.seat] == HUMAN]
        if not own:
            return False
        self._write({"back": own[-1]})
        self._shorten(own[-1])
        return True

    def _shorten(self, turn: int) -> None:
        del self.entries[turn:]
        del self.states[turn + 1 :]
        for kept in self._minutes:
            del kept[turn + 1 :]

    def branch(
        self, turn: int, *, players: dict[str, str] | None = None, saves: Path | None = None, name: str | None = None
    ) -> Talks:
        """Return talks of their own that share the first *turn* acts; the record names its parent."""
        if not 0 <= turn <= self.turn:
            raise BadInput(f"turn {turn}: these talks have turns 0 to {self.turn}")
        opening = self.opening.model_copy(
            update={
                "id": record.new_id(),
                "parent": self.left(turn),
                "stretch": None,
                "name": name,
                "started": datetime.now(UTC),
                "players": {**self.opening.players, **(players or {})},
            }
        )
        kept = self.entries[:turn]
        data = record.lines(opening, plain(self.words.scenario), kept) if saves else b""
        talks = Talks(opening, self.words, record.begin(saves, _stem(self.words.scenario), data) if saves else None)
        for entry, after in zip(kept, self.states[1:], strict=False):
            talks._hold(entry, after)
        return talks

    def left(self, turn: int) -> Parent:
        """Return what a course notes down that leaves this one after *turn* acts."""
        opening = self.opening
        name = opening.name or opening.title
        return Parent(id=opening.id, record=self.path.name if self.path else "", name=name, turn=turn)


def _opened(scenario: Scenario, mode: str, players: dict[str, str]) -> Words:
    """Return a scenario opened in a mode; raises BadInput for words it does not have."""
    modes = [one.id for one in scenario.modes]
    if mode not in modes:
        raise BadInput(f'mode: there is no "{mode}"; {scenario.title} has {", ".join(modes)}')
    for seat, player in players.items():
        if seat not in scenario.seats:
            raise BadInput(f'seat: there is no "{seat}"; {scenario.title} has {", ".join(scenario.seats)}')
        if player != HUMAN and player not in ROSTER:
            raise BadInput(f'player: there is no strategy "{player}"; there are human, {", ".join(ROSTER)}')
    return Words(scenario, mode, scenarios.compile(scenario, mode))


def _place(words: Words, state: State) -> str:
    """Return where talks stand, as the list of saves shows it: "13 November 1940, second conversation"."""
    sitting = words.sitting(int(state.sitting[0]))
    where = f"{sitting.date.day} {sitting.date:%B %Y}, {sitting.title}"
    ending = int(state.ending[0])
    return where if ending == RUNNING else f"Ended ({ENDINGS[ending]}): {where}"


def _stem(scenario: Scenario) -> str:
    return f"{scenario.scenario}-{datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - a name in the person's own time


def plain(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as the data a record holds."""
    return scenario.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
