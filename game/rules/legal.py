"""What a delegation may do now, and for every refusal the reason.

Everything here follows from an Observation: what is legal never depends on anything hidden from the one who asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from game.rules import acts as verbs
from game.rules.acts import Acts, take_acts
from game.rules.conditions import holds
from game.rules.observe import Observation, observe
from game.rules.spec import DRAFT, LINK, NO_OFFER, NONE, RUNNING, SEATS, Always, Bools, Ints, Rules
from game.rules.state import State, take
from game.rules.worlds import known_state

LINK_SIZE = (2, 3)  # least and most issues in a conditional package


class Reason(IntEnum):
    """Why an act is refused; POSSIBLE when it is not."""

    POSSIBLE = 0
    OVER = 1  # the talks have ended
    NOT_YOUR_TURN = 2
    NO_SUCH_THING = 3  # verb, issue, option or action that does not exist
    ANSWER_AWAITED = 4  # the other side already owes an answer
    ASKED_ENOUGH = 5
    SETTLED = 6  # nothing to press on a settled issue
    SAME_POSITION = 7
    NO_POSITION = 8  # insisting takes a position
    POSITIONS_MEET = 9
    ANSWER_OWED = 10  # on this issue only an answer or an evasion will do
    NOTHING_TO_EVADE = 11
    EVADED_BEFORE = 12
    SAME_ISSUE = 13
    NO_OFFER = 14  # nothing of the other side's is on the table
    UNDER_REFERENCE = 15  # a government is considering the offer
    NOT_COMPETENT = 16  # the speakers here cannot settle one of its issues
    NO_SIGNING = 17  # nobody here can sign a treaty
    NOT_IN_OFFER = 18
    PACKAGE_SIZE = 19
    SAME_OFFER = 20
    NOT_YOURS = 21  # the other delegation's action
    NOT_NOW = 22  # the action does not belong to this sitting
    USED_UP = 23
    UNMET = 24  # the action's condition does not hold
    TOO_EARLY = 25  # to adjourn


@dataclass(frozen=True, slots=True)
class Legal:
    """Reason codes (int8), 0 where possible, for the acts of one delegation; `stating` and `acting` hold the rest."""

    ask: Ints  # (B, I)
    insist: Ints  # (B, I)
    evade: Ints  # (B, I)
    to: Ints  # (B, I)  as the issue evaded to
    link: Ints  # (B,)
    table: Ints  # (B,)
    include: Ints  # (B, I)  issue in a package
    accept: Ints  # (B,)
    decline: Ints  # (B,)
    block: Ints  # (B, I)  issue named in declining
    refer: Ints  # (B,)
    silence: Ints  # (B,)
    adjourn: Ints  # (B,)


def _first(*reasons: tuple[Bools | np.bool_, Reason]) -> Ints:
    """Return the first reason whose condition holds, else POSSIBLE; shapes broadcast."""
    code: Ints = np.zeros(np.broadcast_shapes(*(np.shape(where) for where, _ in reasons)), np.int8)
    for where, reason in reversed(reasons):
        if where.any():
            np.copyto(code, np.int8(reason), where=where)
    return code


def _turn(obs: Observation) -> tuple[tuple[Bools, Reason], tuple[Bools, Reason]]:
    return (obs.ending != RUNNING, Reason.OVER), (obs.side != obs.seat, Reason.NOT_YOUR_TURN)


def _offers(rules: Rules, obs: Observation) -> tuple[Ints, Ints, Ints]:
    """Return the codes of accept, decline and refer, (B,) each."""
    stands = (obs.offer_kind != NO_OFFER) & (obs.offer_by == 1 - obs.seat)
    waiting = obs.referred != NONE
    competent = rules.competent[obs.sitting, obs.seat]
    incompetent = ((obs.offer >= 0) & ~competent).any(axis=1)
    unsigned = (obs.offer_kind == DRAFT) & ~rules.signing[obs.sitting]
    answer = (*_turn(obs), (~stands, Reason.NO_OFFER), (waiting, Reason.UNDER_REFERENCE))
    accept = _first(*answer, (incompetent, Reason.NOT_COMPETENT), (unsigned, Reason.NO_SIGNING))
    return accept, _first(*answer), _first(*answer)


def acting(rules: Rules, obs: Observation) -> Ints:
    """Return the Reason codes of the scenario's actions, (B, A) int8; apart from `legal`, for few turns ask."""
    actions = rules.actions
    if not actions:
        return np.zeros((obs.size, 0), np.int8)
    ours = np.array([action.seat == obs.seat for action in actions])
    now = np.array([action.sittings for action in actions]).T[obs.sitting]
    unmet = np.zeros((obs.size, len(actions)), np.bool_)
    conditional = [n for n, one in enumerate(actions) if ours[n] and not isinstance(one.when, Always)]
    if conditional:
        known = known_state(rules, obs)
        for n in conditional:
            unmet[:, n] = ~holds(actions[n].when, known)
    over, turn = _turn(obs)
    return _first(
        (over[0][:, None], over[1]),
        (~ours[None], Reason.NOT_YOURS),
        (turn[0][:, None], turn[1]),
        (~now, Reason.NOT_NOW),
        (obs.acted >= np.array([action.times for action in actions]), Reason.USED_UP),
        (unmet, Reason.UNMET),
    )


def legal(rules: Rules, obs: Observation) -> Legal:
    """Return what the observing delegation may do now."""
    us, them = obs.seat, 1 - obs.seat
    over, turn = _turn(obs)
    row_over, row_turn = (over[0][:, None], over[1]), (turn[0][:, None], turn[1])
    issues = np.arange(len(rules.issues))
    settled = (obs.settled >= 0, Reason.SETTLED)
    owing = obs.owed[:, us, None] == issues
    ours, theirs = obs.position[:, us], obs.position[:, them]
    no_evading = obs.evaded[:, us, None] & np.ones_like(owing)
    pressed = owing | (obs.insistence[:, them] > 0) | ((theirs >= 0) & (theirs != ours))

    ask = _first(
        row_over,
        row_turn,
        settled,
        ((obs.owed[:, them] != NONE)[:, None], Reason.ANSWER_AWAITED),
        (obs.asked[:, us] >= rules.asks_per_issue, Reason.ASKED_ENOUGH),
    )
    insist = _first(
        row_over,
        row_turn,
        settled,
        (owing, Reason.ANSWER_OWED),
        (ours < 0, Reason.NO_POSITION),
        (ours == theirs, Reason.POSITIONS_MEET),
    )
    evade = _first(row_over, row_turn, (no_evading, Reason.EVADED_BEFORE), settled, (~pressed, Reason.NOTHING_TO_EVADE))
    accept, decline, refer = _offers(rules, obs)
    packages = _first(over, turn, (obs.referred != NONE, Reason.UNDER_REFERENCE))
    begun = 2 * rules.exchanges[obs.sitting] - obs.left
    return Legal(
        ask=ask,
        insist=insist,
        evade=evade,
        to=_first(row_over, row_turn, settled),
        link=packages,
        table=packages,
        include=_first(row_over, row_turn, (owing, Reason.ANSWER_OWED)),
        accept=accept,
        decline=decline,
        block=np.where(decline[:, None] != 0, decline[:, None], _first((obs.offer < 0, Reason.NOT_IN_OFFER))),
        refer=refer,
        silence=_first(over, turn),
        adjourn=_first(over, turn, (begun < 2 * rules.min_exchanges, Reason.TOO_EARLY)),
    )


def stating(rules: Rules, obs: Observation) -> Ints:
    """Return the Reason codes of stating each option, (B, I, K) int8; apart from `legal`, for it is the largest."""
    over, turn = _turn(obs)
    options = np.arange(rules.utility.shape[-1])
    owing = obs.owed[:, obs.seat, None] == np.arange(len(rules.issues))
    same = (options == obs.position[:, obs.seat, :, None]) & ~owing[..., None]
    return _first(
        (over[0][:, None, None], over[1]),
        (turn[0][:, None, None], turn[1]),
        ((options >= rules.options[:, None])[None], Reason.NO_SUCH_THING),
        (same, Reason.SAME_POSITION),
    )


def _package(rules: Rules, obs: Observation, may: Legal, acts: Acts, kind: int) -> Ints:
    """Return the codes of putting forward the packages of *acts*, (B,)."""
    parts = acts.package >= 0
    count = parts.sum(axis=1)
    least, most = LINK_SIZE if kind == LINK else (rules.min_articles, len(rules.issues))
    missing = parts & (acts.package >= rules.options)
    barred = np.where(parts, may.include, 0).max(axis=1)
    repeated = np.count_nonzero(obs.offer == acts.package, axis=1) == len(rules.issues)
    same = (obs.offer_kind == kind) & (obs.offer_by == obs.seat) & repeated
    code = _first(
        (may.link != 0, Reason.UNDER_REFERENCE),
        ((count < least) | (count > most), Reason.PACKAGE_SIZE),
        (missing.any(axis=1), Reason.NO_SUCH_THING),
        (barred != 0, Reason.ANSWER_OWED),
        (same, Reason.SAME_OFFER),
    )
    return np.where(may.link != 0, may.link, code)


def judge(rules: Rules, obs: Observation, acts: Acts, may: Legal | None = None) -> Ints:
    """Return why each of *acts*, made by the observing delegation, is refused; (B,) int8 Reason codes."""
    may = legal(rules, obs) if may is None else may
    rows, nothing = np.arange(obs.size), np.int8(Reason.NO_SUCH_THING)
    issue, option, to, action = acts.issue, acts.option, acts.to, acts.action
    issue_named = (issue >= 0) & (issue < len(rules.issues))
    option_named = (option >= 0) & (option < rules.utility.shape[-1])
    to_named = (to >= 0) & (to < len(rules.issues))
    action_named = (action >= 0) & (action < len(rules.actions))
    at = np.where(issue_named, issue, 0)

    def on_issue(codes: Ints) -> Ints:
        return np.where(issue_named, codes[rows, at], nothing)

    code = np.full(obs.size, nothing)
    for verb in np.unique(acts.verb):
        match verb:
            case verbs.ASK:
                found = on_issue(may.ask)
            case verbs.STATE:
                stated = stating(rules, obs)[rows, :, np.where(option_named, option, 0)]
                found = np.where(option_named, on_issue(stated), nothing)
            case verbs.INSIST:
                found = on_issue(may.insist)
            case verbs.EVADE:
                there = np.where(to_named, may.to[rows, np.where(to_named, to, 0)], nothing)
                there = np.where(to_named & (to == issue), np.int8(Reason.SAME_ISSUE), there)
                found = on_issue(may.evade)
                found = np.where(found != 0, found, there)
            case verbs.LINK_UP:
                found = _package(rules, obs, may, acts, LINK)
            case verbs.TABLE:
                found = _package(rules, obs, may, acts, DRAFT)
            case verbs.ACCEPT:
                found = may.accept
            case verbs.DECLINE:
                found = on_issue(may.block)
            case verbs.REFER:
                found = may.refer
            case verbs.ACT:
                none = np.full(obs.size, nothing)
                found = acting(rules, obs)[rows, np.where(action_named, action, 0)] if len(rules.actions) else none
                found = np.where(action_named, found, nothing)
            case verbs.SILENCE:
                found = may.silence
            case verbs.ADJOURN:
                found = may.adjourn
            case _:
                continue
        code = np.where(acts.verb == verb, found, code)
    return code.astype(np.int8)


def refusal(rules: Rules, state: State, acts: Acts) -> Ints:
    """Return why each act of the side whose turn it is would be refused; (B,) int8 Reason codes."""
    code = np.zeros(state.size, np.int8)
    for seat in range(SEATS):
        rows = np.flatnonzero(state.side == seat)
        if rows.size:
            code[rows] = judge(rules, observe(take(state, rows), seat), take_acts(acts, rows))
    return code
