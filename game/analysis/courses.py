"""Holds the courses of a study on common chance, and adds up what came of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from pydantic import TypeAdapter

from game.analysis.measures import Sums, outcomes, sums
from game.analysis.playout import finish
from game.analysis.study import Course, Opened
from game.paths import BadInput
from game.play.moves import Move
from game.play.reasons import sentence
from game.rules import chance
from game.rules.acts import Acts, take_acts
from game.rules.init import begin
from game.rules.legal import Reason, refusal
from game.rules.observe import observe
from game.rules.spec import RUNNING, Always, Event, Ints, Rules
from game.rules.state import State, take
from game.rules.step import advance
from game.strategies import ROSTER

_MOVE: TypeAdapter[Move] = TypeAdapter(Move)
CERTAIN = 1000  # per mille


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
        int(number): sums(values[:, here], apart[:, here]) for number in np.unique(pair) for here in [pair == number]
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
    return outcomes(rules, tuple(opened.study.outcomes), end)


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
