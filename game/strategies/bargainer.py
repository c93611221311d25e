"""The bargaining delegation: aspiration, offers, acceptance and manner, one decision a turn.

Every named strategy that bargains is this one procedure with other numbers (`Manner`). It always answers: an offer of
the other side's is accepted, referred, countered or declined with the issue that blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules import acts as verbs
from game.rules.acts import Acts, blank, put_acts
from game.rules.legal import acting, adjourning, answering, asking, evading, evading_to, insisting, packaging
from game.rules.observe import Observation
from game.rules.score import beyond, blocks, by_issue, link_points, worst, worth
from game.rules.spec import DRAFT, LINK, NONE, Array, Bools, Ints, Rules
from game.strategies.packages import Scope, draft, link, scope
from game.strategies.situation import Floats, Situation, assess, narrow, noise, target


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
    _, answerable = answering(rules, obs)
    stands = answerable == 0
    owing = ~stands & (obs.owed[:, obs.seat] >= 0)
    acts = blank(obs.size, len(rules.issues))
    for where, speak in ((stands, _answer_offer), (owing, _answer_question), (~stands & ~owing, _take_initiative)):
        rows = np.flatnonzero(where)
        if rows.size == obs.size:
            return speak(manner, now, wish)
        if rows.size:
            put_acts(acts, rows, speak(manner, narrow(now, rows), wish[rows]))
    return acts


def _answer_offer(manner: Manner, now: Situation, wish: Floats) -> Acts:
    """Return the answers to offers of the other side's, one on every table.

    Acceptance: a draft must be worth our present aspiration, or as much as the draft we should table next (AC_next,
    Baarslag 2014); a link must leave us better off; neither may hold an article our government would not sign. What
    goes beyond the mandate is left to the government.
    """
    obs, rules, quo = now.obs, now.rules, now.obs.status_quo
    seat, profile, offer = obs.seat, obs.profile, obs.offer
    acts = blank(obs.size, len(rules.issues))
    accepting, _ = answering(rules, obs)
    value = worth(rules, seat, profile, offer, quo)
    held = by_issue(rules, seat, profile, quo)
    spread = np.maximum(now.tables.top[profile] - held, 0)
    price = np.where(offer >= 0, spread, 0).sum(axis=1) * 0.1 * wish
    base = held.sum(axis=1, dtype=np.int32) + link_points(rules, seat, quo)
    own, enough, tabling = _own_draft(now, wish)
    is_draft = obs.offer_kind == DRAFT
    good = ~blocks(rules, seat, profile, offer).any(axis=1) & np.where(is_draft, value >= enough, value - base >= price)
    shy = noise(now.key, 1, 1)[:, 0] < manner.refer
    obedient = ~(beyond(seat, offer, obs.mandate) > 0).any(axis=1)
    accept = good & obedient & (accepting == 0) & ~(shy & ~is_draft)
    acts.verb[:] = np.where(accept, verbs.ACCEPT, np.where(good, verbs.REFER, verbs.DECLINE))
    counter = ~good & tabling & (noise(now.key, 2, 1)[:, 0] < 0.45)
    acts.verb[counter], acts.package[counter] = verbs.TABLE, own[counter]
    decline = ~good & ~counter
    acts.issue[decline] = worst(rules, seat, profile, offer, quo)[decline]
    return acts


def _own_draft(everywhere: Situation, wish: Floats) -> tuple[Ints, Floats, Bools]:
    """Return, where a draft of theirs stands, our own (B, I), what theirs must be worth, and where ours may be tabled.

    Theirs must be worth what a treaty needs, and our present aspiration or, if less, our own draft.
    """
    obs = everywhere.obs
    own = np.full_like(obs.offer, NONE)
    enough, tabling = np.zeros(obs.size), np.zeros(obs.size, np.bool_)
    rows = np.flatnonzero(obs.offer_kind == DRAFT)
    if rows.size:
        now = narrow(everywhere, rows)
        within = scope(now)
        own[rows], aim = draft(now, within, wish[rows])
        points = worth(now.rules, obs.seat, now.obs.profile, own[rows], now.obs.status_quo)
        enough[rows] = np.maximum(np.minimum(aim, points), within.need)
        tabling[rows] = _may_table(now, within, own[rows])
    return own, enough, tabling


def _answer_question(manner: Manner, now: Situation, wish: Floats) -> Acts:
    """Return the answers to questions of the other side's, one of which is owed in every negotiation."""
    obs, rules = now.obs, now.rules
    rows = np.arange(obs.size)
    acts = blank(obs.size, len(rules.issues), verbs.STATE)
    issue = obs.owed[:, obs.seat]
    dodge = (noise(now.key, 3, 1)[:, 0] < manner.evade) & (evading(rules, obs)[rows, issue] == 0)
    elsewhere = np.where(evading_to(obs) == 0, noise(now.key, 4, len(rules.issues)), -1.0)
    elsewhere[rows, issue] = -2.0
    to = elsewhere.argmax(axis=1)
    dodge &= elsewhere[rows, to] >= 0
    acts.issue[:] = issue
    acts.verb[dodge] = verbs.EVADE
    acts.to[dodge] = to[dodge]
    acts.option[:] = np.where(dodge, NONE, target(now, wish)[rows, issue])
    return acts


def _repeats(obs: Observation, kind: int, package: Ints) -> Bools:
    """Return where *package* (B, I) is the very offer of ours that is on the table already."""
    mine = (obs.offer_kind == kind) & (obs.offer_by == obs.seat)
    return np.asarray(mine & (np.count_nonzero(obs.offer == package, axis=1) == package.shape[1]))


def _may_table(now: Situation, within: Scope, package: Ints) -> Bools:
    """Return where a whole draft may be tabled and our own government would ratify it, (B,)."""
    obs, rules = now.obs, now.rules
    points = worth(rules, obs.seat, obs.profile, package, obs.status_quo)
    blocked = blocks(rules, obs.seat, obs.profile, package).any(axis=1)
    enough = (package >= 0).sum(axis=1) >= rules.min_articles
    owed = obs.owed[:, obs.seat]
    barred = (owed >= 0) & (package[np.arange(obs.size), owed] >= 0)
    good = (points >= within.need) & ~blocked & enough & ~barred & ~_repeats(obs, DRAFT, package)
    return np.asarray(good & (packaging(obs) == 0))


def _table(everywhere: Situation, wish: Floats, acts: Acts, rows: Array) -> Array:
    """Fill in a whole draft at *rows* where that is possible and worth it; return where it was done."""
    if not rows.size:
        return rows
    now = narrow(everywhere, rows)
    within = scope(now)
    package, _ = draft(now, within, wish[rows])
    good = _may_table(now, within, package)
    done: Array = rows[good]
    acts.verb[done], acts.package[done] = verbs.TABLE, package[good]
    return done


def _link(everywhere: Situation, acts: Acts, rows: Array) -> Array:
    """Fill in a link of two issues at *rows* where both sides should gain by it; return where it was done."""
    if not rows.size:
        return rows
    now = narrow(everywhere, rows)
    package, gain, favour = link(now, scope(now))
    good = (gain > 0) & (favour > 0) & ~_repeats(now.obs, LINK, package) & (packaging(now.obs) == 0)
    done: Array = rows[good]
    acts.verb[done], acts.package[done] = verbs.LINK_UP, package[good]
    return done


def _take_initiative(manner: Manner, now: Situation, wish: Floats) -> Acts:
    """Return acts of our own choosing: readiness for each kind of act, times chance, decides."""
    obs, rules = now.obs, now.rules
    rows, issues = np.arange(obs.size), len(rules.issues)
    acts = blank(obs.size, issues)
    luck = noise(now.key, 5, 8)
    lively = 0.6 + 0.8 * noise(now.mood, 6, issues)
    stake = now.tables.stake[obs.profile] * lively  # lesser issues have their turn too

    ask = np.where(asking(rules, obs) == 0, stake * np.where(obs.reading_kind == 0, 1.0, 0.2), -1.0)
    held = target(now, wish)
    ours, theirs = obs.position[:, obs.seat], obs.position[:, 1 - obs.seat]
    toward = held > ours if obs.seat == 0 else held < ours
    meets = (theirs >= 0) & (beyond(obs.seat, theirs, held) == 0)
    held = np.where(meets, theirs, held)
    fresh = (obs.settled < 0) & ((ours < 0) | toward | meets) & (held != ours)
    state = np.where(fresh, stake * np.where(meets, 3.0, 1.0), -1.0)
    weighty = np.where(obs.insistence[:, obs.seat] < 850, 1.0, 0.2)  # repetition yields less and less
    insist = np.where(insisting(rules, obs) == 0, stake * weighty, -1.0)
    leverage = np.where(acting(rules, obs) == 0, noise(now.key, 7, len(rules.actions)), -1.0)
    can_act = (leverage >= 0).any(axis=1)
    can_adjourn = adjourning(rules, obs) == 0
    packages = packaging(obs) == 0
    best_ask, best_state, best_insist = (score.max(axis=1) for score in (ask, state, insist))
    talked_out = (best_ask <= 0) & (best_state <= 0) & (best_insist <= 0) & ~can_act
    closing = (obs.strain > 600) | (now.elapsed > 0.97) | talked_out
    standing = (obs.offer_kind != 0) & (obs.offer_by == obs.seat)
    late = np.where(now.elapsed > 0.8, 2.5, 1.0)
    ready = np.stack(
        [
            np.where(best_ask > 0, manner.ask, 0.0),
            np.where(best_state > 0, manner.state, 0.0),
            np.where(best_insist > 0, manner.insist, 0.0) * np.where(obs.strain > 700, 0.2, 1.0),
            np.where(packages & ~standing, manner.link, 0.0),
            np.where(can_act, manner.act, 0.0),
            np.where(standing, 1.4, manner.silence),
            np.where(can_adjourn & closing, manner.adjourn, 0.0),
            np.where(packages & (now.elapsed >= manner.drafts_from) & ~standing, manner.table * late, 0.0),
        ],
        axis=1,
    )
    pick = (ready * (0.15 + luck)).argmax(axis=1)
    packaged = np.zeros(obs.size, np.bool_)
    packaged[_table(now, wish, acts, np.flatnonzero(pick == 7))] = True
    packaged[_link(now, acts, np.flatnonzero(pick == 3))] = True
    otherwise = np.where(talked_out & can_adjourn & ~standing, 6, 5)
    instead = np.where(best_state > 0, 1, np.where(best_ask > 0, 0, otherwise))
    pick = np.where(((pick == 3) | (pick == 7)) & ~packaged, instead, pick)
    for number, (verb, score) in enumerate(((verbs.ASK, ask), (verbs.STATE, state), (verbs.INSIST, insist))):
        here = np.flatnonzero(~packaged & (pick == number))
        acts.verb[here] = verb
        acts.issue[here] = score[here].argmax(axis=1)
    stating = ~packaged & (pick == 1)
    acts.option[stating] = held[rows, acts.issue][stating]
    if len(rules.actions):
        here = np.flatnonzero(~packaged & (pick == 4))
        acts.verb[here] = verbs.ACT
        acts.action[here] = leverage[here].argmax(axis=1)
    acts.verb[~packaged & (pick == 6)] = verbs.ADJOURN
    return acts
