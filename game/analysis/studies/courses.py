"""Holds the courses of a study on common chance, and adds up what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import lru_cache

import numpy as np

from game.analysis.measures import Sums, reckoned, sums
from game.analysis.playout import finish
from game.analysis.studies.study import Course, Opened, Said
from game.paths import BadInput
from game.play.reasons import sentence
from game.rules import chance
from game.rules.acts import Acts, take_acts
from game.rules.effects import carry_out
from game.rules.init import begin
from game.rules.legal import Reason, refusal
from game.rules.observe import observe
from game.rules.spec import RUNNING, Always, Array, Consequence, Event, Ints, Rules
from game.rules.state import State, copy, take
from game.rules.step import advance
from game.strategies import ROSTER

CERTAIN = 1000  # per mille

Submit = Callable[[int, int], Future[dict[int, Sums]]]  # hands out `held`: the first row and the one after the last


def rows(opened: Opened) -> int:
    """Return how many rows a study has: each pair of profiles has its own keys, one for each playout."""
    return len(opened.pairs) * opened.study.playouts


def held(opened: Opened, first: int, last: int) -> dict[int, Sums]:
    """Return pair number -> what came of the rows from *first* to before *last*, each held in all courses."""
    pair = np.arange(first, last) // opened.study.playouts
    found = values(opened, first, last)
    apart = found - found[0]
    return {
        int(number): sums(found[:, here], apart[:, here]) for number in np.unique(pair) for here in [pair == number]
    }


def values(opened: Opened, first: int, last: int) -> Ints:
    """Return the outcomes of the rows from *first* to before *last* in each course, (C, B, O) int64 per million."""
    keys = chance.keys(opened.study.seed, rows(opened))[first:last]
    profiles = np.array(opened.pairs, np.int8)[np.arange(first, last) // opened.study.playouts]
    return np.stack(list(_values(opened, keys, profiles)))


def _values(opened: Opened, keys: Array, profiles: Ints) -> Iterator[Ints]:
    """Yield the outcomes of each course for each key, (B, O) int64 per million.

    What was said before the study begins is held once for all courses with the same governments.
    """
    study, pasts = opened.study, dict[tuple[tuple[str, str], ...], State]()
    players = tuple(ROSTER[study.strategies[seat]].choose for seat in opened.rules.seats)
    for course, rules in zip(study.courses, _rules(opened), strict=True):
        dealt = profiles.copy()
        for seat, profile in course.profiles.items():
            number = opened.words.seat(seat)
            dealt[:, number] = opened.rules.profiles[number].index(profile)
        governments = tuple(sorted(course.profiles.items()))
        if not opened.past:
            state = begin(rules, keys, dealt)
        elif governments in pasts:
            state = pasts[governments]
        else:
            state = pasts[governments] = past(opened, keys, dealt)
        state = _said(opened, course, rules, _so_far(opened, course, state))
        end = finish(rules, (players[0], players[1]), state)
        yield reckoned(rules, tuple(study.outcomes), end)


def past(opened: Opened, keys: Array, profiles: Ints) -> State:
    """Return where a study begins: after its acts of the line or the record, with the incidents that happened then.

    Raises BadInput where one of these acts is not possible under some government.
    """
    rules = opened.rules
    state = begin(_in_fact(rules, rules, _happened(opened, 0)), keys, profiles)
    for number, said in enumerate(opened.past, 1):
        facts = _in_fact(rules, rules, _happened(opened, number))
        state = _made(opened, facts, state, said, f"act {number}, held before it")
    return state


def _happened(opened: Opened, turn: int) -> frozenset[str]:
    """Return the incidents that had happened in fact after so many acts."""
    return frozenset(name for name, after in opened.happened.items() if after <= turn)


@lru_cache(maxsize=128)
def _in_fact(rules: Rules, facts: Rules, happened: frozenset[str]) -> Rules:
    """Return *rules* under which just those incidents happen, wherever their condition holds; *facts* has them all.

    Rules are made once for many batches: the tables that follow from them are kept with them.
    """

    def fate(event: Event, fact: Event) -> Event:
        if event is not fact:  # the course says what becomes of it
            return event
        return replace(event, chance=CERTAIN) if event.id in happened else replace(event, when=Always(False))

    incidents = zip(rules.incidents, facts.incidents, strict=True)
    return replace(rules, incidents=tuple(fate(event, fact) for event, fact in incidents))


@lru_cache(maxsize=4)
def _rules(opened: Opened) -> tuple[Rules, ...]:
    """Return the rules of each course; one that changes none has those of the scenario."""
    return tuple(changed(opened, course) for course in opened.study.courses)


def changed(opened: Opened, course: Course) -> Rules:
    """Return the rules with what a course changes in them."""
    rules = opened.rules
    if not course.events and not course.speakers:
        return rules

    def fate(event: Event) -> Event:
        match course.events.get(event.id):
            case "never":
                return replace(event, when=Always(False), at_start=False)
            case "certain":
                return replace(event, when=Always(True), chance=CERTAIN)
            case _:
                return event

    def consequence(one: Consequence) -> Consequence:
        match course.events.get(one.id):
            case "never":
                return replace(one, when=Always(False))
            case "certain":
                return replace(one, when=Always(True), chance=(CERTAIN,) * len(one.chance), adjust=())
            case _:
                return one

    competent = rules.competent.copy()
    for sitting, seats in course.speakers.items():
        for seat, names in seats.items():
            number = opened.words.seat(seat)
            settles = [opened.words.parties[number].speakers[name].competence for name in names]
            can = [any(own == "all" or issue in own for own in settles) for issue in rules.issues]
            competent[rules.sittings.index(sitting), number] = can
    return replace(
        rules,
        competent=competent,
        incidents=tuple(fate(event) for event in rules.incidents),
        instructions=tuple(fate(event) for event in rules.instructions),
        aftermath=tuple(consequence(one) for one in rules.aftermath),
    )


def _so_far(opened: Opened, course: Course, state: State) -> State:
    """Return *state* with what a course says has happened, has been done or is never done, and with what holds."""
    state = copy(state)
    rules, everywhere = opened.rules, np.arange(state.size)
    for number, event in enumerate(rules.events):
        if course.events.get(event.id) == "already":
            state.flags[:, event.flag] = True
            state.known[:, :, number] |= event.known
            carry_out(event.effects, state, everywhere)
    for number, action in enumerate(rules.actions):
        if (fate := course.events.get(action.id)) is not None:
            state.acted[:, number] = action.times
            if fate == "already":
                state.flags[:, action.flag] = True
                carry_out(action.effects, state, everywhere)
    for issue, option in course.status_quo.items():
        state.status_quo[:, opened.words.number[issue]] = opened.words.option_number(issue, option)
    return state


def _said(opened: Opened, course: Course, rules: Rules, state: State) -> State:
    """Return where the strategies take over: after the acts of a course, those held in fact with their incidents."""
    for place, act in enumerate(course.acts):
        where, number = f'act {place + 1} of "{course.title}"', len(opened.past) + place
        if act == "line":
            facts = _in_fact(rules, opened.rules, _happened(opened, number + 1))
            state = _made(opened, facts, state, opened.line[number], where)
        else:
            state = _made(opened, rules, state, act, where)
    return state


def _made(opened: Opened, rules: Rules, state: State, said: Said, where: str) -> State:
    """Return the state after an act was made in every row; raises BadInput if it cannot be made in one."""
    seat = opened.words.seat(said.seat)
    acts: Acts = take_acts(opened.words.acts(said.move), np.zeros(state.size, np.int64))
    refused = refusal(rules, state, acts)
    refused = np.where(state.side == seat, refused, Reason.NOT_YOUR_TURN)
    refused = np.where(state.ending == RUNNING, refused, Reason.OVER)
    if refused.any():
        row = int(np.flatnonzero(refused)[0])
        code, obs = Reason(int(refused[row])), observe(take(state, np.array([row])), seat)
        why = sentence(opened.words, code, said.move, obs)
        raise BadInput(f"{opened.study.study}: {where} ({said.move.verb}) is not possible. {why}")
    return advance(rules, state, acts)
