"""Putting packages together: whole drafts and links between two issues."""

from __future__ import annotations

import numpy as np

from game.rules.score import worth
from game.rules.spec import NONE, UNREACHABLE, Ints
from game.strategies.situation import Floats, Situation, at, most, noise

TRADE_OFFS = (0.0, 0.35, 0.7, 1.0, 1.5, 2.5)  # how much one point of theirs counts beside one of ours


def reach(now: Situation) -> Floats:
    """Return the most we can hope for: every issue at our best option they would more likely than not sign; (B,)."""
    hope = most(np.where(now.ours & now.likely, now.own, np.int16(UNREACHABLE)))
    still = at(now.own, now.quo)
    return np.asarray(np.maximum(hope, still).sum(axis=1, dtype=np.int32), np.float64)


def draft(now: Situation, aim: Floats) -> Ints:
    """Return for each negotiation the draft kindest to them that is still worth *aim* (B,) to us; (B, I) int8.

    Issues are traded off one against another (logrolling, Pruitt 1981): for a rising price of their points each issue
    takes the option best for the weighted sum among those neither government would refuse; an issue without such an
    option is left out. Settled issues stay as settled.
    """
    obs = now.obs
    open_to_both = now.ours & now.likely
    any_open = most(open_to_both)
    chosen: Ints | None = None
    for price in TRADE_OFFS:
        value = np.where(open_to_both, now.own + np.float32(price) * now.theirs, np.float32(-1e6))
        package = np.where(any_open, value.argmax(axis=2), NONE).astype(np.int8)
        package = np.where(obs.settled >= 0, obs.settled, package)
        if chosen is None:
            chosen = package
        else:
            kinder = worth(now.rules, obs.seat, obs.profile, package, now.quo) >= aim
            chosen = np.where(kinder[:, None], package, chosen)
    assert chosen is not None
    return _trim(now, chosen)


def _trim(now: Situation, package: Ints) -> Ints:
    """Return *package* without articles that change nothing, as long as enough articles remain; (B, I) int8."""
    idle = (package == now.quo) & (now.obs.settled < 0)
    lean = np.where(idle, NONE, package)
    enough = (lean >= 0).sum(axis=1) >= now.rules.min_articles
    return np.where(enough[:, None], lean, package).astype(np.int8)


def link(now: Situation) -> tuple[Ints, Ints, Floats]:
    """Return for each negotiation a link of two open issues, our gain by it, and their expected gain.

    On one issue we ask for the option best for us they might sign; on the other we give what helps them most for what
    it costs us. Shapes (B, I) int8, (B,) points, (B,) points.
    """
    obs = now.obs
    rows = np.arange(obs.size)
    open_to_both = now.ours & now.likely
    still_own, still_theirs = at(now.own, now.quo), at(now.theirs, now.quo)
    gain = np.where(open_to_both, now.own - still_own[..., None], -1000).astype(np.float32)
    favour = np.where(open_to_both, now.theirs - still_theirs[..., None], -1000).astype(np.float32)
    free = (obs.settled < 0) & (now.may.include == 0) & most(open_to_both)
    lively = 0.7 + 0.6 * noise(now.key, 9, free.shape[1])

    take = gain.argmax(axis=2).astype(np.int8)
    take_gain, take_cost = at(gain, take), at(favour, take)
    wanted = np.where(free, (take_gain + 0.5 * np.minimum(take_cost, 0)) * lively, -2000)
    first = wanted.argmax(axis=1)

    swap = gain + 1.2 * favour
    give = swap.argmax(axis=2).astype(np.int8)
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
