"""What a computer delegation works out from its Observation before it chooses."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import reduce
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.rules import chance
from game.rules.legal import Legal, legal
from game.rules.observe import Observation
from game.rules.score import needed
from game.rules.spec import NONE, Array, Bools, Ints, Rules
from game.rules.worlds import posterior

Floats = NDArray[np.floating]
Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Situation:
    """One delegation's view of B negotiations, in points. I issues, K options."""

    rules: Rules
    obs: Observation
    key: Array  # (B,) uint64  private randomness for this turn
    may: Legal
    elapsed: Floats  # (B,) share of the talks that is over, 0-1
    own: Ints  # (B, I, K) points to our government
    top: Ints  # (B, I) the most of them
    low: Ints  # (B, I) those of our floor
    theirs: Floats  # (B, I, K) points to theirs, expected over its profiles
    ours: Bools  # (B, I, K) options we may agree to: within our mandate and our government's floor
    likely: Bools  # (B, I, K) options theirs would more likely than not sign
    quo: Ints  # (B, I)
    need: Ints  # (B,) worth a treaty must have for us


def elapsed(rules: Rules, obs: Observation) -> Floats:
    """Return the share of all exchanges that is over, (B,), from 0 to 1."""
    total = 2 * int(rules.exchanges.sum())
    later = 2 * (int(rules.exchanges.sum()) - rules.exchanges.cumsum())[obs.sitting]
    return np.asarray(np.clip(1.0 - (obs.left + later) / total, 0.0, 1.0))


def nearer(seat: int, one: Ints, other: Ints) -> Ints:
    """Return whichever limit lets *seat* go less far toward the other side, element by element."""
    return np.minimum(one, other) if seat == 0 else np.maximum(one, other)


def within(seat: int, floor: Ints, widest: int, options: Ints) -> Bools:
    """Return which options exist and lie no further than *floor* (…, I); (…, I, K) bool."""
    order = np.arange(widest)
    near = order <= floor[..., None] if seat == 0 else order >= floor[..., None]
    return np.asarray(near & (order < options[:, None]))


def expected(odds: Floats, tables: Floats) -> Floats:
    """Return the mean of *tables* (P, I, K) weighted by *odds* (B, P), (B, I, K).

    Added profile by profile: a matrix product may round differently in batches of another size.
    """
    weights = odds.astype(np.float32)[:, :, None, None]
    return reduce(np.add, (weights[:, n] * tables[n] for n in range(len(tables))))


def narrow(now: Situation, rows: Array) -> Situation:
    """Return the situation in the negotiations at *rows* alone."""

    def cut(part: Any) -> Any:
        if isinstance(part, (Legal, Observation)):
            inner = {f.name: getattr(part, f.name) for f in fields(part)}
            return type(part)(**{name: value if name == "seat" else value[rows] for name, value in inner.items()})
        return part[rows]

    return Situation(now.rules, *(cut(getattr(now, f.name)) for f in fields(Situation)[1:]))


def assess(rules: Rules, obs: Observation, key: Array) -> Situation:
    """Return the situation of the observing delegation.

    The opponent model is Bayesian: expected utilities over the public list of profiles, weighted by the posterior
    of `worlds.posterior` (after Hindriks and Tykhonov 2008).
    """
    us, them = obs.seat, 1 - obs.seat
    widest = rules.utility.shape[-1]
    odds = posterior(rules, them, obs.evidence[:, them])
    table = np.where(rules.utility[them] > -9000, rules.utility[them], -200).astype(np.float32)
    open_to = within(them, rules.floor[them], widest, rules.options).astype(np.float32)
    theirs, likely = expected(odds, table), expected(odds, open_to) > 0.5
    return Situation(
        rules=rules,
        obs=obs,
        key=chance.bits(key, obs.turn, chance.STRATEGY),
        may=legal(rules, obs),
        elapsed=elapsed(rules, obs),
        own=rules.utility[us][obs.profile],
        top=rules.utility[us].max(axis=2)[obs.profile],
        low=np.take_along_axis(rules.utility[us], rules.floor[us][..., None].astype(np.intp), axis=2)[..., 0][
            obs.profile
        ],
        theirs=theirs,
        ours=within(us, nearer(us, rules.floor[us][obs.profile], obs.mandate), widest, rules.options),
        likely=likely,
        quo=obs.status_quo,
        need=needed(rules, us, obs.profile, obs.reservation, obs.status_quo),
    )


def noise(key: Array, number: int, width: int) -> Floats:
    """Return even random numbers from 0 to 1, (B, width), that follow from *key* and *number*."""
    streams = np.arange(width, dtype=np.uint64) + np.uint64(number * 64 + 1)
    mixed = chance.mix(np.asarray(key, np.uint64)[:, None] ^ (streams * np.uint64(0x9E3779B97F4A7C15)))
    return np.asarray((mixed >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24))


def at(table: NDArray[Number], options: Ints) -> NDArray[Number]:
    """Return table[b, i, options[b, i]] for a (B, I, K) *table*; options must not be NONE."""
    picked: NDArray[Number] = np.take_along_axis(table, options[..., None].astype(np.intp), axis=2)[..., 0]
    return picked


def most(table: NDArray[Number]) -> NDArray[Number]:
    """Return the largest value over the options of a (B, I, K) table, (B, I): a maximum taken option by option."""
    return reduce(np.maximum, (table[..., option] for option in range(table.shape[-1])))


def furthest(seat: int, good: Bools) -> Ints:
    """Return the option furthest toward the other side among *good* (B, I, K), NONE where there is none; int8."""
    widest = good.shape[-1]
    index = widest - 1 - good[..., ::-1].argmax(axis=-1) if seat == 0 else good.argmax(axis=-1)
    return np.where(good.any(axis=-1), index, NONE).astype(np.int8)
