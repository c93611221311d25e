"""What happens between two sittings: governments confirm, answer, give way and instruct; the world goes on.

Works in place on a state its caller owns.
"""

from __future__ import annotations

import numpy as np

from game.rules import chance
from game.rules.conditions import holds
from game.rules.effects import carry_out, clamp
from game.rules.score import agrees, beyond, worst
from game.rules.spec import DRAFT, LAPSED, LINK, NONE, RUNNING, SEATS, Array, Event, Rules
from game.rules.state import State, put_in, take
from game.rules.treaty import clear_offer, learn, ratify, settle


def close_sitting(rules: Rules, state: State, rows: Array) -> None:
    """Bring the negotiations at *rows* (indices) from the end of a sitting to the beginning of the next.

    In order: unanswered questions cost trust; referred offers are answered; positions that met are confirmed;
    governments give way to insistence; then the next sitting begins, incidents happen and cables arrive. After the
    last sitting the talks lapse.
    """
    part = take(state, rows)
    _unanswered(rules, part)
    _answer_references(rules, part)
    _confirm(rules, part)
    _give_way(rules, part)
    running = np.flatnonzero(part.ending == RUNNING)
    part.sitting[running] += 1
    lapsed = running[part.sitting[running] >= len(rules.exchanges)]
    part.sitting[lapsed] = len(rules.exchanges) - 1
    part.ending[lapsed] = LAPSED
    part.left[lapsed] = 0
    going = np.flatnonzero(part.ending == RUNNING)
    part.left[going] = 2 * rules.exchanges[part.sitting[going]]
    part.side[going] = rules.opens[part.sitting[going]]
    part.evaded[going] = False
    part.strain[going] += rules.coefficients.rest_strain
    clamp(part)
    begin_sitting(rules, part, going)
    put_in(state, rows, part)


def begin_sitting(rules: Rules, state: State, going: Array) -> None:
    """Let incidents happen and cables arrive in the negotiations at *going*, whose next sitting is about to begin."""
    coming = {int(sitting) for sitting in np.unique(state.sitting[going])}
    for number, event in enumerate(rules.events):
        if any(event.sittings[sitting] for sitting in coming):
            _happen(state, going, number, event)


def _unanswered(rules: Rules, state: State) -> None:
    owing = state.owed != NONE
    state.trust[:, ::-1] += owing * np.int16(rules.coefficients.unanswered_trust)
    state.owed[:] = NONE


def _answer_references(rules: Rules, state: State) -> None:
    """Let governments answer what was left to them: settle or sign it, or name the issue that blocks."""
    for seat in range(SEATS):
        waiting = np.flatnonzero(state.referred == seat)
        if not waiting.size:
            continue
        drafts = waiting[state.offer_kind[waiting] == DRAFT]
        if drafts.size:
            ratify(rules, state, drafts)
        links = waiting[state.offer_kind[waiting] == LINK]
        if links.size:
            profile, package = state.profile[links, seat], state.offer[links]
            willing = agrees(rules, seat, profile, package, state.status_quo[links])
            settle(rules, state, links[willing], package[willing])
            clear_offer(state, links[willing])
            refused = links[~willing]
            block = worst(rules, seat, profile[~willing], package[~willing], state.status_quo[refused])
            learn(rules, state, refused, 1 - seat, block, sure=True)
            clear_offer(state, refused)
            state.strain[refused] += rules.coefficients.decline_strain


def _confirm(rules: Rules, state: State) -> None:
    """Settle positions that met while a speaker could not settle them, unless they lie beyond a government's floor."""
    met = (state.position[:, 0] == state.position[:, 1]) & (state.position[:, 0] >= 0) & (state.settled < 0)
    for seat in range(SEATS):
        met &= beyond(seat, state.position[:, seat], rules.floor[seat][state.profile[:, seat]]) == 0
    rows = np.flatnonzero(met.any(axis=1))
    if rows.size:
        settle(rules, state, rows, np.where(met, state.position[:, 0], NONE)[rows])


def _give_way(rules: Rules, state: State) -> None:
    """Move each government's mandate one step on the issue most insisted on, never beyond its floor."""
    rows = np.arange(state.size)
    for seat in range(SEATS):
        other = 1 - seat
        issue = state.insistence[:, other].argmax(axis=1)
        pressed = state.insistence[rows, other, issue] >= rules.coefficients.yield_at
        mandate = state.mandate[rows, seat, issue]
        floor = rules.floor[seat][state.profile[:, seat], issue]
        step = np.int8(1 if seat == 0 else -1)
        gives = pressed & (beyond(seat, floor, mandate) > 0)
        state.mandate[rows, seat, issue] = np.where(gives, mandate + step, mandate)
        state.insistence[rows, other, issue] //= np.where(pressed, 2, 1).astype(np.int16)


def _happen(state: State, going: Array, number: int, event: Event) -> None:
    """Let one incident or instruction happen where its time has come, its condition holds and chance has it."""
    place = state.sitting[going]
    due = going[np.array(event.sittings)[place] & ~state.flags[going, event.flag]]
    if not due.size:
        return
    due = due[holds(event.when, state)[due]]
    if event.chance < 1000:
        due = due[chance.per_mille(state.key[due], state.sitting[due], chance.EVENT + number) < event.chance]
    state.flags[due, event.flag] = True
    state.known[due, :, number] = event.known
    carry_out(event.effects, state, due)
