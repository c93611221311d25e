"""Talks held move by move for tests of the sentences: what each seat sees before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from game.play import news
from game.play.moves import Move
from game.play.view import MinuteView
from game.play.words import Words
from game.rules import chance
from game.rules.init import begin
from game.rules.observe import Observation, observe
from game.rules.spec import RUNNING
from game.rules.state import State, copy
from game.rules.step import step
from game.strategies import ROSTER

GERMAN, SOVIET = 0, 1


@dataclass
class Table:
    """One negotiation, and what has been written of it for one reader."""

    words: Words
    state: State
    reader: int

    def make(self, move: Move) -> tuple[MinuteView, ...]:
        """Make a move for the side whose turn it is; return the lines it leaves with the reader."""
        by, before = int(self.state.side[0]), observe(self.state, self.reader)
        self.state = step(self.words.rules, self.state, self.words.acts(move))
        return news.lines(self.words, self.reader, by, move, before, observe(self.state, self.reader))

    def change(self, **fields: object) -> None:
        """Set fields of the state in place: `settled={"petsamo": 2}`, `left=1`, or whole arrays' values."""
        self.state = changed(self.words, self.state, **fields)

    @property
    def seen(self) -> Observation:
        """What the reader sees now."""
        return observe(self.state, self.reader)


def changed(words: Words, state: State, **fields: object) -> State:
    """Return *state* with fields set: a number everywhere, or per issue by a dict from issue to number."""
    after = copy(state)
    for name, value in fields.items():
        array = getattr(after, name)
        if isinstance(value, dict):
            for issue, number in value.items():
                array[..., words.number[issue]] = number
        else:
            array[...] = value
    return replace(after)


def table(words: Words, reader: int = SOVIET, key: int = 7, profiles: tuple[int, int] = (0, 0)) -> Table:
    """Return talks about to begin."""
    dealt = np.array([profiles], np.int8)
    return Table(words, begin(words.rules, np.array([key], np.uint64), dealt), reader)


def course(words: Words, names: tuple[str, str], key: int) -> Iterator[tuple[int, Move, State, State]]:
    """Yield every act of talks held by two strategies: who, what, the state before and after."""
    state = begin(words.rules, chance.keys(key, 1))
    private = [chance.bits(state.key, seat, chance.STRATEGY) for seat in (GERMAN, SOVIET)]
    while int(state.ending[0]) == RUNNING:
        by = int(state.side[0])
        acts = ROSTER[names[by]].choose(words.rules, observe(state, by), private[by])
        after = step(words.rules, state, acts)
        yield by, words.move(acts), state, after
        state = after


def final(words: Words, names: tuple[str, str], key: int) -> State:
    """Return how talks held by two strategies end."""
    *_, (_, _, _, state) = course(words, names, key)
    return state
