"""What a computer delegation works out from its Observation before it chooses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.rules import chance
from game.rules.observe import Observation, narrowed
from game.rules.score import needed
from game.rules.spec import UNREACHABLE, Array, Bools, Ints, Rules
from game.rules.worlds import posterior

Floats = NDArray[np.floating]
Number = TypeVar("Number", bound=np.generic)

SHARES = 1000  # the steps in which a share of what is asked for is looked up
MOMENTS = 10_000  # more than the acts of a sitting


@dataclass(frozen=True, slots=True)
class Tables:
    """What follows from the rules for one seat whatever happens. P its profiles, Q those of the other side."""

    own: Ints  # (P, K, I) int16  points, UNREACHABLE where there is no option
    top: Ints  # (P, I)  the most of them
    stake: Floats  # (P, I) float32  how much is between the best option and the floor: the root of the points
    held: Ints  # (P * I * (SHARES + 1),) int8  furthest option worth such a share of the way from floor to best
    best: Ints  # (P * I * K * K,) int16  most points among the options from one to another
    theirs: Floats  # (Q, K, I) float32  points to them; what does not exist is worth nothing to anyone
    firmest: Ints  # (I, Q)  their profiles, the one that goes least far first
    floors: Ints  # (I, Q) int8  how far each of those goes


@lru_cache(maxsize=64)
def tables(rules: Rules, seat: int) -> Tables:
    """Return the tables of *seat*, made once for each rules."""
    points, floor, options = rules.utility[seat].astype(np.int32), rules.floor[seat], rules.utility.shape[-1]
    low = np.take_along_axis(points, floor[..., None].astype(np.intp), axis=2)[..., 0]
    top = points.max(axis=2)
    wished = low[..., None] + (top - low)[..., None] * np.arange(SHARES + 1) / SHARES
    order = np.arange(options)
    good = points[:, :, None, :] >= wished[..., None]  # (P, I, SHARES + 1, K)
    held = np.where(good, order, -1).max(axis=-1) if seat == 0 else np.where(good, order, options).min(axis=-1)
    between = (order >= order[:, None, None]) & (order <= order[:, None])  # (K, K, K)  from, to, option
    best = np.where(between, points[:, :, None, None, :], UNREACHABLE).max(axis=-1)
    them = 1 - seat
    firmest = np.argsort(rules.floor[them] if them == 0 else -rules.floor[them], axis=0, kind="stable").T
    return Tables(
        own=np.ascontiguousarray(points.transpose(0, 2, 1)).astype(np.int16),
        top=top,
        stake=np.sqrt(np.maximum(top - low, 1)).astype(np.float32),
        held=held.astype(np.int8).reshape(-1),
        best=best.astype(np.int16).reshape(-1),
        theirs=np.where(rules.utility[them] > -9000, rules.utility[them], -200).astype(np.float32).transpose(0, 2, 1),
        firmest=firmest,
        floors=np.take_along_axis(rules.floor[them].T, firmest, axis=1),
    )


@dataclass(frozen=True, slots=True)
class Situation:
    """One delegation's view of B negotiations; the rest is worked out where it is needed."""

    rules: Rules
    obs: Observation
    key: Array  # (B,) uint64  private randomness for this moment of the sitting
    mood: Array  # (B,) uint64  private randomness for the whole sitting
    elapsed: Floats  # (B,) share of the talks that is over, 0-1

    @property
    def tables(self) -> Tables:
        """What the rules alone tell this seat."""
        return tables(self.rules, self.obs.seat)


def assess(rules: Rules, obs: Observation, key: Array) -> Situation:
    """Return the situation of the observing delegation.

    Its private chance goes by the sitting and what is left of it, not by the acts made: two courses that parted meet
    the same chance again where a sitting has begun.
    """
    moment = obs.sitting.astype(np.int32) * MOMENTS + obs.left
    return Situation(
        rules=rules,
        obs=obs,
        key=chance.bits(key, moment, chance.STRATEGY),
        mood=chance.bits(key, obs.sitting, chance.STRATEGY + 1),
        elapsed=elapsed(rules, obs),
    )


def narrow(now: Situation, rows: Array) -> Situation:
    """Return the situation in the negotiations at *rows* alone."""
    return Situation(now.rules, narrowed(now.obs, rows), now.key[rows], now.mood[rows], now.elapsed[rows])


def elapsed(rules: Rules, obs: Observation) -> Floats:
    """Return the share of all exchanges that is over, (B,), from 0 to 1."""
    total = 2 * int(rules.exchanges.sum())
    later = 2 * (int(rules.exchanges.sum()) - rules.exchanges.cumsum())[obs.sitting]
    return np.asarray(np.clip(1.0 - (obs.left + later) / total, 0.0, 1.0))


def limit(now: Situation) -> Ints:
    """Return the furthest option we may agree to, by our mandate and our government's floor; (B, I) int8."""
    return nearer(now.obs.seat, now.rules.floor[now.obs.seat][now.obs.profile], now.obs.mandate)


def nearer(seat: int, one: Ints, other: Ints) -> Ints:
    """Return whichever limit lets *seat* go less far toward the other side, element by element."""
    return np.minimum(one, other) if seat == 0 else np.maximum(one, other)


def target(now: Situation, wish: Floats) -> Ints:
    """Return the position to hold on each issue, (B, I) int8: the furthest that keeps the share *wish* (B,) of it."""
    issues = len(now.rules.issues)
    share = np.rint(wish * SHARES).astype(np.intp) + now.obs.profile.astype(np.intp) * (issues * (SHARES + 1))
    held = now.tables.held.take(share[:, None] + np.arange(issues) * (SHARES + 1))
    held = nearer(now.obs.seat, held, limit(now))
    return np.where(now.obs.settled >= 0, now.obs.settled, held)


def odds(now: Situation) -> Floats:
    """Return how likely each profile of the other side is by its public acts, (B, Q) float32."""
    them = 1 - now.obs.seat
    return posterior(now.rules, them, now.obs.evidence[:, them]).astype(np.float32)


def likely(now: Situation, chances: Floats) -> Ints:
    """Return the furthest option theirs would more likely than not sign on each issue, (B, I) int8."""
    firmest, floors = now.tables.firmest, now.tables.floors
    found = np.broadcast_to(floors[:, 0], (now.obs.size, len(floors)))
    willing: Floats = np.ones(found.shape, np.float32)
    for number in range(1, floors.shape[1]):
        willing = willing - chances[:, firmest[:, number - 1]]
        found = np.where(willing > 0.5, floors[:, number], found)
    return found


def span(now: Situation, chances: Floats) -> tuple[Ints, Ints]:
    """Return the first and the last option neither government would likely refuse, (B, I) each; none if they cross."""
    ours, theirs = limit(now), likely(now, chances)
    return (theirs, ours) if now.obs.seat == 0 else (ours, theirs)


def expected(now: Situation, chances: Floats) -> Floats:
    """Return what each option is worth to their government, expected over its profiles; (B, K, I) float32.

    The opponent model is Bayesian (after Hindriks and Tykhonov 2008). Added profile by profile: a matrix product may
    round differently in batches of another size.
    """
    theirs = now.tables.theirs
    return reduce(np.add, (chances[:, n, None, None] * theirs[n] for n in range(len(theirs))))


def need(now: Situation) -> Ints:
    """Return what a treaty must be worth to us, (B,) points."""
    obs = now.obs
    return needed(now.rules, obs.seat, obs.profile, obs.reservation, obs.status_quo)


def reach(now: Situation, first: Ints, last: Ints) -> Floats:
    """Return the most we can hope for: on every issue our best option within the span, or the status quo; (B,)."""
    issues, options = len(now.rules.issues), now.rules.utility.shape[-1]
    place = now.obs.profile.astype(np.intp)[:, None] * issues + np.arange(issues)
    within = now.tables.best.take((place * options + first) * options + last)
    still = now.rules.utility[now.obs.seat].reshape(-1).take(place * options + now.obs.status_quo)
    return np.asarray(np.maximum(within, still).sum(axis=1, dtype=np.int32), np.float64)


def noise(key: Array, number: int, width: int) -> Floats:
    """Return even random numbers from 0 to 1, (B, width), that follow from *key* and *number*."""
    streams = np.arange(width, dtype=np.uint64) + np.uint64(number * 64 + 1)
    mixed = chance.mix(np.asarray(key, np.uint64)[:, None] ^ (streams * np.uint64(0x9E3779B97F4A7C15)))
    return np.asarray((mixed >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24))


def allowed(first: Ints, last: Ints, options: int) -> Bools:
    """Return which options lie in a span, (B, K, I) bool."""
    order = np.arange(options, dtype=np.int8)[:, None]
    return np.asarray((order >= first[:, None]) & (order <= last[:, None]))


def largest(values: Floats) -> tuple[Ints, Floats]:
    """Return for each issue the first option of the largest value in (B, K, I), (B, I) int8, and that value."""
    best, option = values[:, 0], np.zeros(values.shape[::2], np.int8)
    for number in range(1, values.shape[1]):
        option = np.where(values[:, number] > best, np.int8(number), option)
        best = np.maximum(best, values[:, number])
    return option, best


def at(table: NDArray[Number], options: Ints) -> NDArray[Number]:
    """Return table[b, options[b, i], i] for a (B, K, I) *table*; options must not be NONE."""
    picked: NDArray[Number] = np.take_along_axis(table, options[:, None].astype(np.intp), axis=1)[:, 0]
    return picked
