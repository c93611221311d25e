"""The bargaining delegation: aspiration, offers, acceptance and manner, one decision a turn.

Every named strategy that bargains is this one procedure with other numbers (`Manner`). It always answers: an offer of
the other side's is accepted, referred, countered or declined with the issue that blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules import acts as verbs
from game.rules.acts import Acts, blank
from game.rules.legal import acting
from game.rules.observe import Observation
from game.rules.score import beyond, blocks, worst, worth
from game.rules.spec import DRAFT, LINK, NONE, Array, Bools, Ints, Rules
from game.strategies.packages import draft, link, reach
from game.strategies.situation import Floats, Situation, assess, at, furthest, narrow, nearer, noise


@dataclass(frozen=True, slots=True)
class Manner:
    """How a delegation bargains. Weights are relative readiness for each kind of act when several are open."""

    exponent: float | None  # of the aspiration's fall; None: mirror the other side's concessions
    least: float = 0.0  # share of what can be hoped for that is never given up
    ask: float = 1.0
    state: float = 1.6
    insist: float = 0.7
    link: float = 1.0
    act: float = 1.0
    silence: float = 0.35
    adjourn: float = 0.8
    evade: float = 0.3  # how often a question is evaded
    refer: float = 0.15  # how often an acceptable offer is left to the government
    drafts_from: float = 0.3  # elapsed time from which whole drafts are tabled
    table: float = 1.2


def aspiration(elapsed: Floats, exponent: float, least: float) -> Floats:
    """Return the share of the hoped-for gain asked for now, falling from 1 to *least* as time runs out.

    Exponents above 1 hold out until late (boulware), below 1 give way early (conceder).
    Source: Faratin, Sierra and Jennings (1998), time-dependent tactics.
    """
    return np.asarray(1.0 - (1.0 - least) * elapsed**exponent)


def mirrored(now: Situation, least: float) -> Floats:
    """Return the aspiration of one who gives way as the other side does (tit for tat, Axelrod 1984); (B,).

    It falls with the share of the way the other side's stated positions have come from its own ends toward us.
    """
    obs = now.obs
    them = 1 - obs.seat
    theirs = obs.position[:, them]
    width = np.maximum(now.rules.options - 1, 1)
    come = (theirs if them == 0 else now.rules.options - 1 - theirs) / width
    stated = theirs >= 0
    share = np.where(stated, come, 0.0).sum(axis=1) / np.maximum(stated.sum(axis=1), 1)
    return np.asarray(np.clip(1.0 - 1.6 * share, least, 1.0) * (1.0 - 0.5 * now.elapsed**4))


def bargain(manner: Manner, rules: Rules, obs: Observation, key: Array) -> Acts:
    """Return one act for each negotiation in which it is the observing delegation's turn."""
    now = assess(rules, obs, key)
    if manner.exponent is None:
        wish = mirrored(now, manner.least)
    else:
        wish = aspiration(now.elapsed, manner.exponent, manner.least)
    hope = reach(now)
    aim = now.need + wish * np.maximum(hope - now.need, 0.0)
    acts = blank(obs.size, len(rules.issues))
    free = np.ones(obs.size, np.bool_)
    free &= ~_answer_offer(manner, now, wish, aim, acts)
    free &= ~_answer_question(manner, now, wish, acts, free)
    if free.any():
        _take_initiative(manner, now, wish, aim, acts, free)
    return acts


def _answer_offer(manner: Manner, now: Situation, wish: Floats, aim: Floats, acts: Acts) -> Bools:
    """Fill in the answer to the other side's offer where one stands; return where an answer was given.

    Acceptance: a draft must be worth our present aspiration, or as much as the draft we should table next (AC_next,
    Baarslag 2014); a link must leave us better off; neither may hold an article our government would not sign. What
    goes beyond the mandate is left to the government.
    """
    obs, rules = now.obs, now.rules
    stands: Bools = np.equal(now.may.decline, 0)
    if not stands.any():
        return stands
    seat = obs.seat
    none = np.full_like(obs.offer, NONE)
    value = worth(rules, seat, obs.profile, obs.offer, now.quo)
    base = worth(rules, seat, obs.profile, none, now.quo)
    blocked = blocks(rules, seat, obs.profile, obs.offer).any(axis=1)
    spread = np.maximum(now.top - at(now.own, now.quo), 0)
    price = np.where(obs.offer >= 0, spread, 0).sum(axis=1) * 0.1 * wish
    is_draft = obs.offer_kind == DRAFT
    sound = stands & is_draft & ~blocked & (value >= now.need)
    good = np.where(is_draft, sound & (value >= _next_draft(now, aim, sound)), ~blocked & (value - base >= price))
    shy = noise(now.key, 1, 1)[:, 0] < manner.refer
    obedient = ~(beyond(seat, obs.offer, obs.mandate) > 0).any(axis=1)
    accept = stands & good & obedient & (now.may.accept == 0) & ~(shy & ~is_draft)
    refer = stands & good & ~accept
    acts.verb[accept] = verbs.ACCEPT
    acts.verb[refer] = verbs.REFER
    refused = stands & ~good
    counter = refused & (now.may.table == 0) & (noise(now.key, 2, 1)[:, 0] < 0.45) & is_draft
    counter &= _table(now, aim, acts, counter)
    decline = refused & ~counter
    acts.verb[decline] = verbs.DECLINE
    acts.issue[decline] = worst(rules, seat, obs.profile, obs.offer, now.quo)[decline]
    return stands


def _next_draft(everywhere: Situation, aim: Floats, where: Bools) -> Floats:
    """Return what a draft must be worth to be accepted: our aspiration or, if less, our own next draft; (B,)."""
    bar = aim.copy()
    rows = np.flatnonzero(where)
    if rows.size:
        now = narrow(everywhere, rows)
        package = draft(now, aim[rows])
        bar[rows] = np.minimum(bar[rows], worth(now.rules, now.obs.seat, now.obs.profile, package, now.quo))
    return bar


def _answer_question(manner: Manner, now: Situation, wish: Floats, acts: Acts, free: Bools) -> Bools:
    """Fill in the answer to a question where one is owed; return where it was."""
    obs = now.obs
    owing: Bools = np.logical_and(free, obs.owed[:, obs.seat] >= 0)
    rows = np.flatnonzero(owing)
    if not rows.size:
        return owing
    issue = obs.owed[rows, obs.seat]
    dodge = (noise(now.key, 3, 1)[rows, 0] < manner.evade) & (now.may.evade[rows, issue] == 0)
    elsewhere = np.where(now.may.to[rows] == 0, noise(now.key, 4, now.may.to.shape[1])[rows], -1.0)
    elsewhere[np.arange(rows.size), issue] = -2.0
    to = elsewhere.argmax(axis=1)
    dodge &= elsewhere[np.arange(rows.size), to] >= 0
    acts.issue[rows] = issue
    acts.verb[rows] = np.where(dodge, verbs.EVADE, verbs.STATE)
    acts.to[rows] = np.where(dodge, to, NONE)
    said = _target(now, wish)[rows, issue]
    acts.option[rows] = np.where(dodge, NONE, said)
    return owing


def _target(now: Situation, wish: Floats) -> Ints:
    """Return the position to hold on each issue at this aspiration: (B, I) int8, within mandate and floor."""
    obs = now.obs
    seat = obs.seat
    threshold = now.low + wish[:, None].astype(np.float32) * (now.top - now.low)
    held = furthest(seat, now.ours & (now.own >= threshold[..., None]))
    held = nearer(seat, held, obs.mandate)
    return np.asarray(np.where(obs.settled >= 0, obs.settled, held), np.int8)


def _repeats(obs: Observation, kind: int, package: Ints) -> Bools:
    """Return where *package* (B, I) is the very offer of ours that is on the table already."""
    mine = (obs.offer_kind == kind) & (obs.offer_by == obs.seat)
    return np.asarray(mine & (np.count_nonzero(obs.offer == package, axis=1) == package.shape[1]))


def _table(everywhere: Situation, aim: Floats, acts: Acts, where: Bools) -> Bools:
    """Fill in a whole draft where that is possible and worth it; return where it was done."""
    done: Bools = np.zeros_like(where)
    rows = np.flatnonzero(where)
    if not rows.size:
        return done
    now = narrow(everywhere, rows)
    obs, rules = now.obs, now.rules
    package = draft(now, aim[rows])
    points = worth(rules, obs.seat, obs.profile, package, now.quo)
    blocked = blocks(rules, obs.seat, obs.profile, package).any(axis=1)
    enough = (package >= 0).sum(axis=1) >= rules.min_articles
    owed = obs.owed[:, obs.seat]
    barred = (owed >= 0) & (package[np.arange(obs.size), owed] >= 0)
    good = (points >= now.need) & ~blocked & enough & ~barred & ~_repeats(obs, DRAFT, package) & (now.may.table == 0)
    done[rows] = good
    acts.verb[done] = verbs.TABLE
    acts.package[done] = package[good]
    return done


def _link(everywhere: Situation, acts: Acts, where: Bools) -> Bools:
    """Fill in a link of two issues where both sides should gain by it; return where it was done."""
    done: Bools = np.zeros_like(where)
    rows = np.flatnonzero(where)
    if not rows.size:
        return done
    now = narrow(everywhere, rows)
    package, gain, favour = link(now)
    good = (gain > 0) & (favour > 0) & ~_repeats(now.obs, LINK, package) & (now.may.link == 0)
    done[rows] = good
    acts.verb[done] = verbs.LINK_UP
    acts.package[done] = package[good]
    return done


def _take_initiative(manner: Manner, now: Situation, wish: Floats, aim: Floats, acts: Acts, free: Bools) -> None:
    """Fill in an act of our own choosing: readiness for each kind of act, times chance, decides."""
    obs, may, rules = now.obs, now.may, now.rules
    rows, issues = np.arange(obs.size), len(rules.issues)
    luck = noise(now.key, 5, 8)
    lively = 0.6 + 0.8 * noise(now.key, 6, issues)
    stake = np.sqrt(np.maximum(now.top - now.low, 1).astype(np.float32)) * lively  # lesser issues have their turn too

    ask = np.where(may.ask == 0, stake * np.where(obs.reading_kind == 0, 1.0, 0.2), -1.0)
    held = _target(now, wish)
    ours, theirs = obs.position[:, obs.seat], obs.position[:, 1 - obs.seat]
    toward = held > ours if obs.seat == 0 else held < ours
    meets = (theirs >= 0) & (beyond(obs.seat, theirs, held) == 0)
    held = np.where(meets, theirs, held).astype(np.int8)
    fresh = (held >= 0) & (obs.settled < 0) & ((ours < 0) | toward | (meets & (ours != theirs)))
    fresh &= held != ours
    state = np.where(fresh, stake * np.where(meets, 3.0, 1.0), -1.0)
    weighty = np.where(obs.insistence[:, obs.seat] < 850, 1.0, 0.2)  # repetition yields less and less
    insist = np.where(may.insist == 0, stake * weighty, -1.0)
    luck_of_action = noise(now.key, 7, max(len(rules.actions), 1))[:, : len(rules.actions)]
    leverage = np.where(acting(rules, obs) == 0, luck_of_action, -1.0)
    can_act = leverage.max(axis=1) >= 0 if len(rules.actions) else np.zeros(obs.size, np.bool_)
    talked_out = (ask.max(axis=1) <= 0) & (state.max(axis=1) <= 0) & (insist.max(axis=1) <= 0) & ~can_act
    closing = (obs.strain > 600) | (now.elapsed > 0.97) | talked_out
    standing = (obs.offer_kind != 0) & (obs.offer_by == obs.seat)
    late = np.where(now.elapsed > 0.8, 2.5, 1.0)
    ready = np.stack(
        [
            np.where(ask.max(axis=1) > 0, manner.ask, 0.0),
            np.where(state.max(axis=1) > 0, manner.state, 0.0),
            np.where(insist.max(axis=1) > 0, manner.insist, 0.0) * np.where(obs.strain > 700, 0.2, 1.0),
            np.where((may.link == 0) & ~standing, manner.link, 0.0),
            np.where(can_act, manner.act, 0.0),
            np.where(standing, 1.4, manner.silence),
            np.where((may.adjourn == 0) & closing, manner.adjourn, 0.0),
            np.where((may.table == 0) & (now.elapsed >= manner.drafts_from) & ~standing, manner.table * late, 0.0),
        ],
        axis=1,
    )
    pick = (ready * (0.15 + luck)).argmax(axis=1)
    packaged = _table(now, aim, acts, free & (pick == 7)) | _link(now, acts, free & (pick == 3))
    otherwise = np.where(talked_out & (may.adjourn == 0) & ~standing, 6, 5)
    instead = np.where(state.max(axis=1) > 0, 1, np.where(ask.max(axis=1) > 0, 0, otherwise))
    pick = np.where(np.isin(pick, (3, 7)) & ~packaged, instead, pick)
    free = free & ~packaged
    for number, (verb, score) in enumerate(((verbs.ASK, ask), (verbs.STATE, state), (verbs.INSIST, insist))):
        here = free & (pick == number)
        acts.verb[here] = verb
        acts.issue[here] = score.argmax(axis=1)[here]
    stating = free & (pick == 1)
    acts.option[stating] = held[rows, acts.issue][stating]
    if len(rules.actions):
        here = free & (pick == 4)
        acts.verb[here] = verbs.ACT
        acts.action[here] = leverage.argmax(axis=1)[here]
    acts.verb[free & (pick == 6)] = verbs.ADJOURN
