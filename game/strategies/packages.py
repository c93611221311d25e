"""Putting packages together: whole drafts and links between two issues."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.legal import including
from game.rules.score import beyond, worth
from game.rules.spec import NONE, Bools, Ints
from game.strategies.situation import (
    Floats,
    Situation,
    allowed,
    at,
    expected,
    largest,
    likely,
    need,
    noise,
    odds,
    reach,
    span,
)

TRADE_OFFS = (0.0, 0.35, 0.7, 1.0, 1.5, 2.5)  # how much one point of theirs counts beside one of ours
REFUSED = np.float32(-1e6)


@dataclass(frozen=True, slots=True)
class Scope:
    """What can be put into a package, in B negotiations: options neither government would likely refuse."""

    open: Bools  # (B, K, I)
    some: Bools  # (B, I)  there is such an option
    kept: Bools  # (B, I)  settled, and neither government would likely refuse it
    own: Ints  # (B, K, I)  points to us
    theirs: Floats  # (B, K, I)  points to them, expected
    need: Ints  # (B,)  worth a treaty must have for us
    hope: Floats  # (B,)  the most worth it can have


def scope(now: Situation) -> Scope:
    """Return what can be put into a package."""
    chances = odds(now)
    first, last = span(now, chances)
    settled, floor = now.obs.settled, now.rules.floor[now.obs.seat][now.obs.profile]
    refused = (beyond(now.obs.seat, settled, floor) > 0) | (beyond(1 - now.obs.seat, settled, likely(now, chances)) > 0)
    return Scope(
        open=allowed(first, last, now.rules.utility.shape[-1]),
        some=first <= last,
        kept=(settled >= 0) & ~refused,
        own=now.tables.own[now.obs.profile],
        theirs=expected(now, chances),
        need=need(now),
        hope=reach(now, first, last),
    )


def draft(now: Situation, within: Scope, wish: Floats) -> tuple[Ints, Floats]:
    """Return the draft kindest to them that is still worth our aspiration, (B, I) int8, and that aspiration, (B,).

    Issues are traded off one against another (logrolling, Pruitt 1981): for a rising price of their points each issue
    takes the option best for the weighted sum among those neither government would refuse; an issue without such an
    option is left out. Settled issues stay as settled, but for those a government would refuse. The aspiration is the
    share *wish* (B,) of what can be hoped for beyond what is needed.
    """
    obs = now.obs
    aim = within.need + wish * np.maximum(within.hope - within.need, 0.0)
    own = np.where(within.open, within.own, REFUSED)
    chosen: Ints | None = None
    for price in TRADE_OFFS:
        best, _ = largest(own + np.float32(price) * within.theirs)
        package = np.where(within.kept, obs.settled, np.where(within.some, best, np.int8(NONE)))
        if chosen is None:
            chosen = package
        else:
            kinder = worth(now.rules, obs.seat, obs.profile, package, obs.status_quo) >= aim
            chosen = np.where(kinder[:, None], package, chosen)
    assert chosen is not None
    return _trim(now, within, chosen), aim


def _trim(now: Situation, within: Scope, package: Ints) -> Ints:
    """Return *package* without articles that change nothing, as long as enough articles remain; (B, I) int8."""
    idle = (package == now.obs.status_quo) & ~within.kept
    lean = np.where(idle, NONE, package)
    enough = (lean >= 0).sum(axis=1) >= now.rules.min_articles
    return np.where(enough[:, None], lean, package).astype(np.int8)


def link(now: Situation, within: Scope) -> tuple[Ints, Ints, Floats]:
    """Return for each negotiation a link of two open issues, our gain by it, and their expected gain.

    On one issue we ask for the option best for us they might sign; on the other we give what helps them most for what
    it costs us. Shapes (B, I) int8, (B,) points, (B,) points.
    """
    obs = now.obs
    rows, quo = np.arange(obs.size), obs.status_quo
    still_own, still_theirs = at(within.own, quo), at(within.theirs, quo)
    gain = np.where(within.open, within.own - still_own[:, None], np.float32(-1000))
    favour = np.where(within.open, within.theirs - still_theirs[:, None], np.float32(-1000))
    free = (obs.settled < 0) & (including(now.rules, obs) == 0) & within.some
    lively = 0.7 + 0.6 * noise(now.mood, 9, free.shape[1])

    take, take_gain = largest(gain)
    take_cost = at(favour, take)
    wanted = np.where(free, (take_gain + 0.5 * np.minimum(take_cost, 0)) * lively, -2000)
    first = wanted.argmax(axis=1)

    give, _ = largest(gain + np.float32(1.2) * favour)
    give_cost, give_gain = at(gain, give), at(favour, give)
    offered = np.where(free & (give_gain > 0), (give_gain + 0.8 * np.minimum(give_cost, 0)) * lively, -2000)
    offered[rows, first] = -3000
    second = offered.argmax(axis=1)

    package = np.full(free.shape, NONE, np.int8)
    package[rows, first] = take[rows, first]
    package[rows, second] = give[rows, second]
    possible = (wanted[rows, first] > 0) & (offered[rows, second] > 0)
    ours = np.where(possible, take_gain[rows, first] + give_cost[rows, second], -1)
    theirs = np.where(possible, take_cost[rows, first] + give_gain[rows, second], -1)
    return package, ours.astype(np.int32), np.asarray(theirs, np.float64)
