"""Plays talks on to the end, on common chance and under a pair of profiles: from every act of a course or a fork."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.analysis.measures import Sums, outcomes, sums
from game.analysis.playout import CHUNK, finish
from game.rules import chance
from game.rules.acts import Acts, take_acts
from game.rules.aftermath import under_profile
from game.rules.spec import SEATS, UNKNOWN, Array, Ints, Rules
from game.rules.state import State, take
from game.rules.step import advance
from game.strategies import ROSTER

SEED = 1940  # of the chance that every act of every course meets
ROWS = CHUNK  # negotiations held at once

Pair = tuple[int, int]  # the profiles of both governments, by their numbers
Span = tuple[int, int, int]  # number of the pair, first key, last key


@dataclass(frozen=True)
class Course:
    """Where a course stood after each act, first before any, and what is asked of them. It can be sent to a process."""

    rules: Rules
    states: State  # (acts + 1,)
    players: tuple[str, str]  # the strategies that play on
    pairs: tuple[Pair, ...]
    outcomes: tuple[str, ...]


def held(course: Course, span: Span) -> Sums:
    """Return what the playouts of one pair of profiles came to, for each act and as changes from the act before.

    Every act meets the same keys, and they are other keys than the record's: what is still to come is open.
    """
    number, first, last = span
    keys = chance.keys(SEED + number, last)[first:]
    states, step = course.states, max(ROWS // len(keys), 1)
    values = np.empty((states.size, len(keys), len(course.outcomes)), np.int64)
    # Talks of one beat keep having the same side to move, so that a batch of them need never be split between two.
    beat = 2 * states.side + states.left % 2
    for turns in (np.flatnonzero(beat == one) for one in np.unique(beat)):
        for here in (turns[start : start + step] for start in range(0, len(turns), step)):
            values[here] = played_on(course, take(states, here), course.pairs[number], keys)
    return sums(values, np.diff(values, axis=0, prepend=values[:1]))


def played_on(course: Course, states: State, pair: Pair, keys: Array) -> Ints:
    """Return what comes of each state under *pair* with each key, (states, keys, outcomes) per mille."""
    return _ended(course, opened(course.rules, states, pair, keys)).reshape(states.size, len(keys), -1)


@dataclass(frozen=True)
class Fork:
    """One place of a course and several acts that could be made there."""

    course: Course  # of one state
    acts: Acts


Road = tuple[tuple[int, ...], int, int, int]  # which of the acts, number of the pair, first key, last key


def weighed(fork: Fork, road: Road) -> Sums:
    """Return what comes of some acts of a fork under a pair of profiles, and how they differ from the first of them."""
    which, number, first, last = road
    keys = chance.keys(SEED + number, last)[first:]
    here = take(fork.course.states, np.zeros(len(which), np.intp))
    rows = opened(fork.course.rules, here, fork.course.pairs[number], keys)
    acts = take_acts(fork.acts, np.repeat(np.array(which, np.intp), len(keys)))
    values = _ended(fork.course, advance(fork.course.rules, rows, acts)).reshape(len(which), len(keys), -1)
    return sums(values, values - values[:1])


def _ended(course: Course, rows: State) -> Ints:
    first, second = (ROSTER[name].choose for name in course.players)
    return outcomes(course.rules, course.outcomes, finish(course.rules, (first, second), rows))


def opened(rules: Rules, states: State, pair: Pair, keys: Array) -> State:
    """Return each of the talks once for each key: as they stand, but with what is hidden as *pair* has it.

    The profiles are put in, resolve for war shifts by as much as theirs differs, and what was heard of a floor is
    off by as much as it was. What was done stays done: the acts, the incidents, the cables and what they ordered.
    """
    rows = take(states, np.repeat(np.arange(states.size), len(keys)))
    reading = rows.reading.copy()
    for seat in range(SEATS):
        other = 1 - seat
        shift = rules.floor[other, pair[other]].astype(np.int16) - rules.floor[other, rows.profile[:, other]]
        heard = np.clip(reading[:, seat] + shift, 0, rules.options - 1)
        reading[:, seat] = np.where(rows.reading_kind[:, seat] != UNKNOWN, heard, reading[:, seat])
    for seat in range(SEATS):
        rows = under_profile(rows, rules, seat, pair[seat])
    return replace(rows, key=np.tile(keys, states.size), reading=reading)
