"""Holds the courses of a study on common chance, and adds up what came of them as whole numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from pydantic import TypeAdapter

from game.analysis.playout import finish
from game.analysis.study import BRIEF, Course, Opened
from game.paths import BadInput
from game.play.moves import Move
from game.play.reasons import sentence
from game.rules import chance, score
from game.rules.acts import Acts, take_acts
from game.rules.aftermath import Aftermath, aftermath
from game.rules.init import begin
from game.rules.legal import Reason, refusal
from game.rules.observe import observe
from game.rules.spec import RUNNING, SIGNED, Always, Event, Ints, Rules
from game.rules.state import State, take
from game.rules.step import advance
from game.strategies import ROSTER

_MOVE: TypeAdapter[Move] = TypeAdapter(Move)
CERTAIN = 1000  # per mille


@dataclass(frozen=True, slots=True)
class Sums:
    """What a number of playouts of one pair of profiles came to: (courses, outcomes) sums of values per mille.

    Sums of whole numbers are the same in any order, so batches can be cut and joined anywhere.
    """

    count: int
    value: Ints  # of the values
    square: Ints  # of their squares
    apart: Ints  # of the differences from the first course
    apart_square: Ints  # of their squares

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.count + other.count,
            self.value + other.value,
            self.square + other.square,
            self.apart + other.apart,
            self.apart_square + other.apart_square,
        )


def rows(opened: Opened) -> int:
    """Return how many rows a study has: each pair of profiles has its own keys, one for each playout."""
    return len(opened.pairs) * opened.study.playouts


def held(opened: Opened, first: int, last: int) -> dict[int, Sums]:
    """Return pair number -> what came of the rows from *first* to before *last*, each held in all courses."""
    study = opened.study
    row = np.arange(first, last)
    pair = row // study.playouts
    keys = chance.keys(study.seed, rows(opened))[first:last]
    profiles = np.array(opened.pairs, np.int8)[pair]
    values = np.stack([_values(opened, course, keys, profiles) for course in study.courses])  # (C, B, O)
    apart = values - values[0]
    return {
        int(number): Sums(
            count=int(here.sum()),
            value=values[:, here].sum(axis=1),
            square=(values[:, here] ** 2).sum(axis=1),
            apart=apart[:, here].sum(axis=1),
            apart_square=(apart[:, here] ** 2).sum(axis=1),
        )
        for number in np.unique(pair)
        for here in [pair == number]
    }


def _values(opened: Opened, course: Course, keys: Ints, profiles: Ints) -> Ints:
    """Return the outcomes of a course for each key, (B, O) int64 per mille."""
    dealt = profiles.copy()
    for seat, profile in course.profiles.items():
        number = opened.words.seat(seat)
        dealt[:, number] = opened.rules.profiles[number].index(profile)
    rules = changed(opened.rules, course)
    state = _start(opened, course, rules, keys, dealt)
    players = tuple(ROSTER[opened.study.strategies[seat]].choose for seat in rules.seats)
    end = finish(rules, (players[0], players[1]), state)
    followed = aftermath(rules, end)
    return np.stack([_outcome(rules, name, end, followed) for name in opened.study.outcomes], axis=1)


def changed(rules: Rules, course: Course) -> Rules:
    """Return the rules with what a course changes in them."""

    def fate(event: Event) -> Event:
        match course.events.get(event.id):
            case "never":
                return replace(event, when=Always(False), at_start=False)
            case "certain":
                return replace(event, when=Always(True), chance=CERTAIN)
            case _:
                return event

    quo = rules.status_quo.copy()
    for issue, option in course.status_quo.items():
        number = rules.issues.index(issue)
        quo[number] = rules.option_names[number].index(option)
    return replace(
        rules,
        status_quo=quo,
        incidents=tuple(fate(event) for event in rules.incidents),
        instructions=tuple(fate(event) for event in rules.instructions),
    )


def _start(opened: Opened, course: Course, rules: Rules, keys: Ints, profiles: Ints) -> State:
    """Return where the strategies take over: after the acts of the line, and those of the course.

    While the line is held, the incidents happen that happened in fact: all of them, wherever their condition holds.
    """
    line, after = opened.words.scenario.line, opened.study.after
    facts = replace(rules, incidents=tuple(replace(event, chance=CERTAIN) for event in rules.incidents))
    state = begin(facts if after else rules, keys, profiles)
    for number in range(after):
        act = line[number]
        state = _made(opened, facts, state, act.seat, _MOVE.validate_python(act.move), f"act {number + 1} of the line")
    for place, said in enumerate(course.acts):
        where = f'act {place + 1} of "{course.title}"'
        if said == "line":
            act = line[after + place]
            state = _made(opened, facts, state, act.seat, _MOVE.validate_python(act.move), where)
        else:
            state = _made(opened, rules, state, said.seat, said.move, where)
    return state


def _made(opened: Opened, rules: Rules, state: State, seat: str, move: Move, where: str) -> State:
    """Return the state after a move was made in every row; raises BadInput if it cannot be made in one."""
    acts: Acts = take_acts(opened.words.acts(move), np.zeros(state.size, np.int64))
    refused = refusal(rules, state, acts)
    refused = np.where(state.side == opened.words.seat(seat), refused, Reason.NOT_YOUR_TURN)
    refused = np.where(state.ending == RUNNING, refused, Reason.OVER)
    if refused.any():
        row = int(np.flatnonzero(refused)[0])
        code, obs = Reason(int(refused[row])), observe(take(state, np.array([row])), opened.words.seat(seat))
        why = sentence(opened.words, code, move, obs)
        raise BadInput(f"{opened.study.study}: {where} ({move.verb}) is not possible. {why}")
    return advance(rules, state, acts)


def _outcome(rules: Rules, name: str, end: State, followed: Aftermath) -> Ints:
    """Return one outcome for each row, (B,) int64 per mille."""
    if name == "signed":
        signed: Ints = (end.ending == SIGNED).astype(np.int64)
        return signed * 1000
    if name == "war":
        wars = [followed.chance[:, number] for number, one in enumerate(rules.aftermath) if one.war]
        likeliest: Ints = np.stack(wars).max(axis=0).astype(np.int64)
        return likeliest
    if name.startswith(BRIEF):
        return _brief(rules, rules.seats.index(name.removeprefix(BRIEF)), end)
    number = [one.id for one in rules.aftermath].index(name)
    return followed.chance[:, number].astype(np.int64)


def _brief(rules: Rules, seat: int, end: State) -> Ints:
    """Return how far a seat got its brief, (B,) per mille, as the debrief reckons it.

    What its government has, no agreement counting at its own worth, as a share of the most it could have had.
    """
    profile = end.profile[:, seat]
    need = score.needed(rules, seat, profile, end.reservation[:, seat], end.status_quo)
    treaty = score.worth(rules, seat, profile, end.in_force, end.status_quo)
    points = np.where(end.ending == SIGNED, treaty, need).astype(np.int64)
    most = np.maximum(np.maximum(score.best(rules, seat, profile), need), 1)
    share: Ints = np.clip(1000 * points // most, 0, 1000)
    return share
