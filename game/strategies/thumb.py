"""Rules of thumb: fixed, cheap ways of playing, kept as opponents to measure the others against."""

from __future__ import annotations

import numpy as np

from game.rules import acts as verbs
from game.rules.acts import Acts, blank
from game.rules.legal import Legal, acting, legal, stating
from game.rules.observe import Observation
from game.rules.score import blocks
from game.rules.spec import NONE, Array, Bools, Ints, Rules
from game.strategies.situation import noise


def _any(codes: Ints) -> Bools:
    return np.asarray((codes == 0).any(axis=1))


def _pick(codes: Ints, key: Array, number: int) -> Ints:
    """Return a random column where the code is 0, (B,)."""
    return np.asarray(np.where(codes == 0, noise(key, number, codes.shape[1]), -1.0).argmax(axis=1))


def _dodge(obs: Observation, may: Legal, acts: Acts, key: Array, issue: Ints, where: Bools) -> None:
    to = may.to.copy()
    to[np.arange(obs.size), issue] = 1
    done = where & _any(to)
    acts.verb[done], acts.issue[done] = verbs.EVADE, issue[done]
    acts.to[done] = _pick(to, key, 2)[done]


def extreme(rules: Rules, obs: Observation, key: Array) -> Acts:
    """Return the act of one who states what suits it best on everything, and then insists."""
    may, acts = legal(rules, obs), blank(obs.size, len(rules.issues))
    end = np.zeros(len(rules.issues), np.int8) if obs.seat == 0 else (rules.options - 1).astype(np.int8)
    unsaid = np.where((obs.position[:, obs.seat] != end) & (obs.settled < 0), 0, 1)
    issue = _pick(unsaid, key, 1)
    insist = _pick(may.insist, key, 2)
    speak, press = _any(unsaid), _any(may.insist)
    acts.verb[press], acts.issue[press] = verbs.INSIST, insist[press]
    acts.verb[speak], acts.issue[speak], acts.option[speak] = verbs.STATE, issue[speak], end[issue[speak]]
    decline = may.decline == 0
    acts.verb[decline], acts.issue[decline] = verbs.DECLINE, _pick(may.block, key, 3)[decline]
    acts.option[decline] = NONE
    return acts


def concede(rules: Rules, obs: Observation, key: Array) -> Acts:
    """Return the act of one who takes over the other side's position wherever it has one, and accepts every offer."""
    may, acts = legal(rules, obs), blank(obs.size, len(rules.issues))
    theirs = obs.position[:, 1 - obs.seat]
    follow = np.where((theirs >= 0) & (theirs != obs.position[:, obs.seat]) & (obs.settled < 0), 0, 1)
    give, ask = _any(follow), _any(may.ask)
    asked = _pick(may.ask, key, 1)
    acts.verb[ask], acts.issue[ask] = verbs.ASK, asked[ask]
    issue = _pick(follow, key, 2)
    acts.verb[give], acts.issue[give] = verbs.STATE, issue[give]
    acts.option[give] = theirs[np.arange(obs.size), issue][give]
    acts.verb[may.refer == 0] = verbs.REFER
    acts.verb[may.accept == 0] = verbs.ACCEPT
    return acts


def evade(rules: Rules, obs: Observation, key: Array) -> Acts:
    """Return the act of one who changes the subject whenever he can and says nothing otherwise."""
    may, acts = legal(rules, obs), blank(obs.size, len(rules.issues))
    _dodge(obs, may, acts, key, _pick(may.evade, key, 1), _any(may.evade))
    return acts


def silence(rules: Rules, obs: Observation, _key: Array) -> Acts:
    """Return the act of one who says nothing."""
    return blank(obs.size, len(rules.issues))


def chaos(rules: Rules, obs: Observation, key: Array) -> Acts:
    """Return a random legal act: first a verb, then what it is about."""
    may, acts = legal(rules, obs), blank(obs.size, len(rules.issues))
    rows, issues = np.arange(obs.size), len(rules.issues)
    open_verbs = np.zeros((obs.size, len(verbs.VERBS)), np.bool_)
    codes, able = stating(rules, obs), acting(rules, obs)
    free = np.where(codes == 0, noise(key, 9, codes[0].size).reshape(codes.shape), -1)
    best = free.reshape(obs.size, -1).argmax(axis=1)
    issue, option = np.divmod(best, codes.shape[2])
    package = _random_package(rules, obs, may, key)
    links = (package >= 0).sum(axis=1) >= 2
    drafts = (package >= 0).sum(axis=1) >= rules.min_articles
    open_verbs[:, verbs.ASK] = _any(may.ask)
    open_verbs[:, verbs.STATE] = free.reshape(obs.size, -1).max(axis=1) >= 0
    open_verbs[:, verbs.INSIST] = _any(may.insist)
    open_verbs[:, verbs.EVADE] = _any(may.evade)
    open_verbs[:, verbs.LINK_UP] = (may.link == 0) & links
    open_verbs[:, verbs.ACCEPT] = may.accept == 0
    open_verbs[:, verbs.DECLINE] = may.decline == 0
    open_verbs[:, verbs.TABLE] = (may.table == 0) & drafts
    open_verbs[:, verbs.REFER] = may.refer == 0
    open_verbs[:, verbs.ACT] = _any(able) if len(rules.actions) else False
    open_verbs[:, verbs.SILENCE] = may.silence == 0
    verb = np.where(open_verbs, noise(key, 1, len(verbs.VERBS)), -1.0).argmax(axis=1)
    for about, codes in ((verbs.ASK, may.ask), (verbs.INSIST, may.insist), (verbs.DECLINE, may.block)):
        here = verb == about
        acts.verb[here], acts.issue[here] = about, _pick(codes, key, 2)[here]
    here = verb == verbs.STATE
    acts.verb[here], acts.issue[here], acts.option[here] = verbs.STATE, issue[here], option[here]
    _dodge(obs, may, acts, key, _pick(may.evade, key, 3), verb == verbs.EVADE)
    here = verb == verbs.ACT
    if here.any():
        acts.verb[here], acts.action[here] = verbs.ACT, _pick(able, key, 4)[here]
    for plain in (verbs.ACCEPT, verbs.REFER):
        acts.verb[verb == plain] = plain
    here = verb == verbs.TABLE
    acts.verb[here], acts.package[here] = verbs.TABLE, package[here]
    two = np.where(package >= 0, noise(key, 8, issues), -1.0)
    kept = two >= np.sort(two, axis=1)[:, -2:-1]
    here = verb == verbs.LINK_UP
    acts.verb[here], acts.package[here] = verbs.LINK_UP, np.where(kept, package, NONE)[here]
    own = (obs.offer_by == obs.seat) & (np.count_nonzero(obs.offer == acts.package, axis=1) == issues)
    acts.verb[own & np.isin(acts.verb, (verbs.TABLE, verbs.LINK_UP))] = verbs.SILENCE
    acts.issue[rows[acts.verb == verbs.SILENCE]] = NONE
    return acts


def _random_package(rules: Rules, obs: Observation, may: Legal, key: Array) -> Ints:
    """Return a random package our own government would not refuse outright, (B, I) int8."""
    issues = len(rules.issues)
    option = (noise(key, 6, issues) * rules.options).astype(np.int8)
    out = (noise(key, 7, issues) < 0.3) | (may.include != 0) | blocks(rules, obs.seat, obs.profile, option)
    return np.where(out, NONE, option).astype(np.int8)
