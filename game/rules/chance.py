"""Chance as a function: the same key, turn and stream always give the same number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.rules.spec import Array, Ints

# Streams. Events, consents and consequences add their own index to theirs.
DEAL, READING, EVENT, CONSENT, AFTERMATH, STRATEGY, IMAGINE = (n << 16 for n in range(1, 8))

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return *value* with its bits well mixed: the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def bits(key: Array, turn: Ints | int, stream: int) -> NDArray[np.uint64]:
    """Return 64 even bits for every key; shapes broadcast."""
    keys = np.atleast_1d(np.asarray(key, np.uint64))
    place = np.atleast_1d(turn).astype(np.uint64) * np.uint64(0x10001) + np.uint64(stream)
    return mix(mix(keys + _GOLDEN) ^ (place * _GOLDEN))


def per_mille(key: Array, turn: Ints | int, stream: int) -> Ints:
    """Return a whole number from 0 to 999 for every key, all equally likely (to one part in 10^16)."""
    return (bits(key, turn, stream) % np.uint64(1000)).astype(np.int16)


def keys(seed: int, count: int) -> NDArray[np.uint64]:
    """Return *count* keys that follow from one seed; (count,) uint64."""
    start = np.array([seed & 0xFFFF_FFFF_FFFF_FFFF], np.uint64)
    return mix(mix(np.arange(count, dtype=np.uint64) + _GOLDEN) ^ start)
