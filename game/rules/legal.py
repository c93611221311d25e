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


def _turn(obs: Observation, axes: int = 1) -> tuple[tuple[Bools, Reason], tuple[Bools, Reason]]:
    """Return the reasons that hold for every act alike, (B, 1, ...) with *axes* axes."""
    shape = (obs.size,) + (1,) * (axes - 1)
    over, not_ours = obs.ending != RUNNING, obs.side != obs.seat
    return (over.reshape(shape), Reason.OVER), (not_ours.reshape(shape), Reason.NOT_YOUR_TURN)


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
    over, not_our_turn = _turn(obs, 2)
    return _first(
        over,
        (~ours[None], Reason.NOT_YOURS),
        not_our_turn,
        (~now, Reason.NOT_NOW),
        (obs.acted >= np.array([action.times for action in actions]), Reason.USED_UP),
        (unmet, Reason.UNMET),
    )


def asking(rules: Rules, obs: Observation) -> Ints:
    """Return the Reason codes of asking about each issue, (B, I) int8."""
    return _first(
        *_turn(obs, 2),
        (obs.settled >= 0, Reason.SETTLED),
        ((obs.owed[:, 1 - obs.seat] != NONE)[:, None], Reason.ANSWER_AWAITED),
        (obs.asked[:, obs.seat] >= rules.asks_per_issue, Reason.ASKED_ENOUGH),
    )


def insisting(rules: Rules, obs: Observation) -> Ints:
    """Return the Reason codes of insisting on each issue, (B, I) int8."""
    ours, theirs = obs.position[:, obs.seat], obs.position[:, 1 - obs.seat]
    return _first(
        *_turn(obs, 2),
        (obs.settled >= 0, Reason.SETTLED),
        (_owing(rules, obs), Reason.ANSWER_OWED),
        (ours < 0, Reason.NO_POSITION),
        (ours == theirs, Reason.POSITIONS_MEET),
    )


def evading(rules: Rules, obs: Observation) -> Ints:
    """Return the Reason codes of evading each issue, (B, I) int8."""
    us, them = obs.seat, 1 - obs.seat
    ours, theirs = obs.position[:, us], obs.position[:, them]
    pressed = _owing(rules, obs) | (obs.insistence[:, them] > 0) | ((theirs >= 0) & (theirs != ours))
    return _first(
        *_turn(obs, 2),
        (obs.evaded[:, us, None], Reason.EVADED_BEFORE),
        (obs.settled >= 0, Reason.SETTLED),
        (~pressed, Reason.NOTHING_TO_EVADE),
    )


def evading_to(obs: Observation) -> Ints:
    """Return the Reason codes of each issue as the one spoken of instead, (B, I) int8."""
    return _first(*_turn(obs, 2), (obs.settled >= 0, Reason.SETTLED))


def including(rules: Rules, obs: Observation) -> Ints:
    """Return the Reason codes of each issue as part of a package, (B, I) int8."""
    return _first(*_turn(obs, 2), (_owing(rules, obs), Reason.ANSWER_OWED))


def packaging(obs: Observation) -> Ints:
    """Return the Reason codes of putting forward a package, (B,) int8."""
    return _first(*_turn(obs), (obs.referred != NONE, Reason.UNDER_REFERENCE))


def adjourning(rules: Rules, obs: Observation) -> Ints:
    """Return the Reason codes of adjourning, (B,) int8."""
    begun = 2 * rules.exchanges[obs.sitting] - obs.left
    return _first(*_turn(obs), (begun < 2 * rules.min_exchanges, Reason.TOO_EARLY))


def answering(rules: Rules, obs: Observation) -> tuple[Ints, Ints]:
    """Return the Reason codes of accepting the offer on the table, and of declining or referring it; (B,) int8 each."""
    stands = (obs.offer_kind != NO_OFFER) & (obs.offer_by == 1 - obs.seat)
    competent = rules.competent[obs.sitting, obs.seat]
    incompetent = ((obs.offer >= 0) & ~competent).any(axis=1)
    unsigned = (obs.offer_kind == DRAFT) & ~rules.signing[obs.sitting]
    answer = (*_turn(obs), (~stands, Reason.NO_OFFER), (obs.referred != NONE, Reason.UNDER_REFERENCE))
    accept = _first(*answer, (incompetent, Reason.NOT_COMPETENT), (unsigned, Reason.NO_SIGNING))
    return accept, _first(*answer)


def blocking(obs: Observation, decline: Ints) -> Ints:
    """Return the Reason codes of naming each issue in declining, (B, I) int8, given those of *decline* (B,)."""
    return np.where(decline[:, None] != 0, decline[:, None], _first((obs.offer < 0, Reason.NOT_IN_OFFER)))


def _owing(rules: Rules, obs: Observation) -> Bools:
    """Return the issue on which the observing delegation owes an answer, (B, I) bool."""
    found: Bools = obs.owed[:, obs.seat, None] == np.arange(len(rules.issues))
    return found


def legal(rules: Rules, obs: Observation) -> Legal:
    """Return what the observing delegation may do now."""
    accept, decline = answering(rules, obs)
    packages = packaging(obs)
    return Legal(
        ask=asking(rules, obs),
        insist=insisting(rules, obs),
        evade=evading(rules, obs),
        to=evading_to(obs),
        link=packages,
        table=packages,
        include=including(rules, obs),
        accept=accept,
        decline=decline,
        block=blocking(obs, decline),
        refer=decline,
        silence=_first(*_turn(obs)),
        adjourn=adjourning(rules, obs),
    )


def stating(rules: Rules, obs: Observation) -> Ints:
    """Return the Reason codes of stating each option, (B, I, K) int8; apart from `legal`, for it is the largest."""
    options = np.arange(rules.utility.shape[-1])
    owing = _owing(rules, obs)
    same = (options == obs.position[:, obs.seat, :, None]) & ~owing[..., None]
    return _first(
        *_turn(obs, 3),
        ((options >= rules.options[:, None])[None], Reason.NO_SUCH_THING),
        (same, Reason.SAME_POSITION),
    )


def _package(rules: Rules, obs: Observation, acts: Acts, kind: int) -> Ints:
    """Return the codes of putting forward the packages of *acts*, (B,)."""
    parts = acts.package >= 0
    count = parts.sum(axis=1)
    least, most = LINK_SIZE if kind == LINK else (rules.min_articles, len(rules.issues))
    missing = parts & (acts.package >= rules.options)
    barred = np.where(parts, including(rules, obs), 0).max(axis=1)
    closed = packaging(obs)
    repeated = np.count_nonzero(obs.offer == acts.package, axis=1) == len(rules.issues)
    same = (obs.offer_kind == kind) & (obs.offer_by == obs.seat) & repeated
    code = _first(
        (closed != 0, Reason.UNDER_REFERENCE),
        ((count < least) | (count > most), Reason.PACKAGE_SIZE),
        (missing.any(axis=1), Reason.NO_SUCH_THING),
        (barred != 0, Reason.ANSWER_OWED),
        (same, Reason.SAME_OFFER),
    )
    return np.where(closed != 0, closed, code)


def judge(rules: Rules, obs: Observation, acts: Acts) -> Ints:
    """Return why each of *acts*, made by the observing delegation, is refused; (B,) int8 Reason codes."""
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
                found = on_issue(asking(rules, obs))
            case verbs.STATE:
                stated = stating(rules, obs)[rows, :, np.where(option_named, option, 0)]
                found = np.where(option_named, on_issue(stated), nothing)
            case verbs.INSIST:
                found = on_issue(insisting(rules, obs))
            case verbs.EVADE:
                there = np.where(to_named, evading_to(obs)[rows, np.where(to_named, to, 0)], nothing)
                there = np.where(to_named & (to == issue), np.int8(Reason.SAME_ISSUE), there)
                found = on_issue(evading(rules, obs))
                found = np.where(found != 0, found, there)
            case verbs.LINK_UP:
                found = _package(rules, obs, acts, LINK)
            case verbs.TABLE:
                found = _package(rules, obs, acts, DRAFT)
            case verbs.ACCEPT:
                found, _ = answering(rules, obs)
            case verbs.DECLINE:
                found = on_issue(blocking(obs, answering(rules, obs)[1]))
            case verbs.REFER:
                _, found = answering(rules, obs)
            case verbs.ACT:
                none = np.full(obs.size, nothing)
                found = acting(rules, obs)[rows, np.where(action_named, action, 0)] if len(rules.actions) else none
                found = np.where(action_named, found, nothing)
            case verbs.SILENCE:
                found = _first(*_turn(obs))
            case verbs.ADJOURN:
                found = adjourning(rules, obs)
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
