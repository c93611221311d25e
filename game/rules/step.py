"""One act in each of B negotiations: what every verb does."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.rules import acts as verbs
from game.rules.acts import Acts
from game.rules.effects import carry_out, clamp
from game.rules.legal import Reason, refusal
from game.rules.score import beyond
from game.rules.sittings import close_sitting
from game.rules.spec import DRAFT, LINK, NONE, RECALLED, RUNNING, Array, Ints, Rules
from game.rules.state import State, copy
from game.rules.treaty import clear_offer, learn, ratify, settle


class IllegalActError(ValueError):
    """An act that the rules refuse; `reason` says why, `row` in which negotiation."""

    def __init__(self, row: int, reason: Reason) -> None:
        super().__init__(f"negotiation {row}: {reason.name.lower().replace('_', ' ')}")
        self.row, self.reason = row, reason


def step(rules: Rules, state: State, acts: Acts) -> State:
    """Return the talks after one act by the side whose turn it is, in every negotiation still running.

    Raises IllegalActError for the first act that is refused. Negotiations that have ended pass through unchanged.
    """
    codes = np.where(state.ending == RUNNING, refusal(rules, state, acts), 0)
    if codes.any():
        row = int(np.flatnonzero(codes)[0])
        raise IllegalActError(row, Reason(int(codes[row])))
    return advance(rules, state, acts)


def advance(rules: Rules, state: State, acts: Acts) -> State:
    """Return what `step` returns, trusting that every act is legal."""
    after = copy(state)
    running = state.ending == RUNNING
    live = np.flatnonzero(running)
    _leave_unanswered(rules, after, acts, live)
    _emphasise(rules, after, acts, live)
    after.evaded[live, after.side[live]] = acts.verb[live] == verbs.EVADE
    present = np.flatnonzero(np.bincount(acts.verb[live], minlength=len(verbs.VERBS)))
    for verb in present.tolist():
        rows = live if present.size == 1 else live[acts.verb[live] == verb]
        DEEDS[verb](rules, after, acts, rows)
    after.turn[live] += 1
    after.left[live] -= 1
    after.side[live] = 1 - after.side[live]
    clamp(after)
    _end_sittings(rules, after)
    return after


def _end_sittings(rules: Rules, state: State) -> None:
    """Close sittings that are over or have broken off, and recall delegations that lost their government's credit."""
    running = state.ending == RUNNING
    closing = running & ((state.left <= 0) | (state.strain >= rules.coefficients.break_off_at))
    rows = np.flatnonzero(closing)
    if rows.size:
        close_sitting(rules, state, rows)
    recalled = (state.ending == RUNNING) & (state.standing <= 0).any(axis=1)
    state.ending[recalled] = RECALLED


def _leave_unanswered(rules: Rules, state: State, acts: Acts, live: Array) -> None:
    """Let it cost trust when a side that owes an answer speaks of something else."""
    side = state.side[live]
    owed = state.owed[live, side]
    verb = acts.verb[live]
    answering = ((verb == verbs.STATE) | (verb == verbs.EVADE)) & (acts.issue[live] == owed)
    rows = live[(owed != NONE) & ~answering]
    state.trust[rows, 1 - state.side[rows]] += rules.coefficients.unanswered_trust


def _emphasise(rules: Rules, state: State, acts: Acts, live: Array) -> None:
    """Let home reward what it wants pressed and resent what it wants kept quiet."""
    verb = acts.verb[live]
    rows = live[(verb == verbs.ASK) | (verb == verbs.STATE) | (verb == verbs.INSIST)]
    side = state.side[rows]
    emphasis = state.emphasis[rows, side, acts.issue[rows]]
    gain = np.where(emphasis > 0, rules.coefficients.press_standing, 0)
    state.standing[rows, side] += np.where(emphasis < 0, rules.coefficients.quiet_standing, gain).astype(np.int16)


def _breach(state: State, rows: Array, side: Ints, options: Ints) -> Ints:
    """Return the steps by which *options* (n, I) leave the mandate further behind than positions already did; (n,)."""
    mandate, stated = state.mandate[rows, side], state.position[rows, side]
    steps = np.zeros(len(rows), np.int32)
    for seat in range(2):
        new = beyond(seat, options, mandate)
        old = np.where(options >= 0, beyond(seat, stated, mandate), 0)
        steps += np.where(side == seat, np.maximum(new - old, 0).sum(axis=1), 0)
    return steps


def _reopen(rules: Rules, state: State, rows: Array, side: Ints, options: Ints) -> None:
    """Charge for going back on what was settled."""
    settled = state.settled[rows]
    count = ((settled >= 0) & (options >= 0) & (options != settled)).sum(axis=1).astype(np.int16)
    state.trust[rows, 1 - side] += count * np.int16(rules.coefficients.reopen_trust)
    state.strain[rows] += count * np.int16(rules.coefficients.reopen_strain)


def _ask(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    side, issue = state.side[rows], acts.issue[rows]
    state.asked[rows, side, issue] += 1
    state.owed[rows, 1 - side] = issue
    state.strain[rows] += rules.coefficients.ask_strain * state.asked[rows, side, issue].astype(np.int16)


def _state(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    row = rules.coefficients
    side, issue, option = state.side[rows], acts.issue[rows], acts.option[rows]
    other = 1 - side
    before = state.position[rows, side, issue]
    options = np.full((len(rows), len(rules.issues)), NONE, np.int8)
    options[np.arange(len(rows)), issue] = option
    _reopen(rules, state, rows, side, options)
    reopened = (state.settled[rows, issue] >= 0) & (state.settled[rows, issue] != option)
    state.settled[rows, issue] = np.where(reopened, NONE, state.settled[rows, issue])
    state.standing[rows, side] += (_breach(state, rows, side, options) * row.breach_standing).astype(np.int16)
    steps = np.where(before >= 0, (option - before) * np.where(side == 0, 1, -1), 0).astype(np.int16)
    gain, loss = np.maximum(steps, 0), np.maximum(-steps, 0)
    state.trust[rows, other] += gain * row.concession_trust + loss * row.hardening_trust
    state.strain[rows] += gain * row.concession_strain + loss * row.hardening_strain
    state.position[rows, side, issue] = option
    state.evidence[rows, side] += rules.stated_evidence[side, :, issue, option]
    answers = state.owed[rows, side] == issue
    state.owed[rows, side] = np.where(answers, NONE, state.owed[rows, side])
    state.trust[rows, other] += np.where(answers, row.answer_trust, 0).astype(np.int16)
    learn(rules, state, rows[answers], other[answers], issue[answers], sure=True)
    met = (state.position[rows, other, issue] == option) & (state.settled[rows, issue] != option)
    met &= rules.competent[state.sitting[rows], :, issue].all(axis=1)
    settle(rules, state, rows[met], options[met])


def _insist(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    row = rules.coefficients
    side, issue = state.side[rows], acts.issue[rows]
    insistence = state.insistence[rows, side, issue].astype(np.int32)
    state.strain[rows] += (row.insist_strain * (1000 + insistence) // 1000).astype(np.int16)
    state.insistence[rows, side, issue] = insistence + (1000 - insistence) * row.insist_gain // 1000
    state.evidence[rows, side] += rules.pressed_evidence[side, :, issue]


def _evade(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    side, issue = state.side[rows], acts.issue[rows]
    other = 1 - side
    state.owed[rows, side] = np.where(state.owed[rows, side] == issue, NONE, state.owed[rows, side])
    state.trust[rows, other] += rules.coefficients.evade_trust
    state.insistence[rows, other, issue] //= 2
    learn(rules, state, rows, other, issue, sure=False)


def _offer(rules: Rules, state: State, acts: Acts, rows: Array, kind: int) -> None:
    side, package = state.side[rows], acts.package[rows]
    _reopen(rules, state, rows, side, package)
    steps = _breach(state, rows, side, package)
    state.standing[rows, side] += (steps * rules.coefficients.breach_standing).astype(np.int16)
    state.offer[rows] = package
    state.offer_by[rows] = side
    state.offer_kind[rows] = kind
    state.strain[rows] += rules.coefficients.offer_strain
    included = package >= 0
    issues = np.arange(package.shape[1])
    told = rules.stated_evidence[side[:, None], :, issues, np.maximum(package, 0)]  # (n, I, P)
    total = np.where(included[..., None], told, 0).sum(axis=1, dtype=np.int32)
    state.evidence[rows, side] += total // included.sum(axis=1, dtype=np.int32)[:, None]


def _link(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    _offer(rules, state, acts, rows, LINK)


def _table(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    _offer(rules, state, acts, rows, DRAFT)


def _accept(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    side, package = state.side[rows], state.offer[rows]
    steps = _breach(state, rows, side, package)
    state.standing[rows, side] += (steps * rules.coefficients.breach_standing).astype(np.int16)
    drafts = state.offer_kind[rows] == DRAFT
    if drafts.any():
        ratify(rules, state, rows[drafts])
    links = rows[~drafts]
    settle(rules, state, links, package[~drafts])
    clear_offer(state, links)


def _decline(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    side, issue = state.side[rows], acts.issue[rows]
    learn(rules, state, rows, 1 - side, issue, sure=True)
    state.evidence[rows, side] += rules.pressed_evidence[side, :, issue]
    state.strain[rows] += rules.coefficients.decline_strain
    clear_offer(state, rows)


def _refer(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    side = state.side[rows]
    state.referred[rows] = side
    state.standing[rows, side] += rules.coefficients.refer_standing


def _act(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    for number in np.unique(acts.action[rows]):
        action = rules.actions[number]
        here = rows[acts.action[rows] == number]
        state.acted[here, number] += 1
        state.flags[here, action.flag] = True
        carry_out(action.effects, state, here)


def _silence(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    side = state.side[rows]
    state.strain[rows] += rules.coefficients.silence_strain
    waiting = (state.offer_by[rows] == 1 - side) & (state.referred[rows] == NONE)
    waiting |= state.owed[rows, side] != NONE
    state.trust[rows, 1 - side] += np.where(waiting, rules.coefficients.silence_trust, 0).astype(np.int16)


def _adjourn(rules: Rules, state: State, acts: Acts, rows: Array) -> None:
    state.left[rows] = 0


Deed = Callable[[Rules, State, Acts, Array], None]

DEEDS: dict[int, Deed] = {
    verbs.ASK: _ask,
    verbs.STATE: _state,
    verbs.INSIST: _insist,
    verbs.EVADE: _evade,
    verbs.LINK_UP: _link,
    verbs.ACCEPT: _accept,
    verbs.DECLINE: _decline,
    verbs.TABLE: _table,
    verbs.REFER: _refer,
    verbs.ACT: _act,
    verbs.SILENCE: _silence,
    verbs.ADJOURN: _adjourn,
}
