"""What came of playouts in whole numbers: outcomes per mille, and sums of them that can be cut and joined anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.analysis.chances import MILLION, chances
from game.rules import score
from game.rules.aftermath import aftermath
from game.rules.spec import SIGNED, Ints, Rules
from game.rules.state import State

BRIEF, TRUST, RESOLVE = "brief.", "trust.", "resolve."  # each with a seat
FIELDS = ("value", "square", "apart", "apart_square")


@dataclass(frozen=True, slots=True)
class Sums:
    """What a number of playouts of one pair of profiles came to: (courses or acts, outcomes) sums of their values.

    Sums of whole numbers are the same in any order, so batches can be cut and joined anywhere.
    """

    count: int
    value: Ints  # of the values
    square: Ints  # of their squares
    apart: Ints  # of the differences from the course, or the act, each is compared with
    apart_square: Ints  # of their squares

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.count + other.count,
            self.value + other.value,
            self.square + other.square,
            self.apart + other.apart,
            self.apart_square + other.apart_square,
        )


def sums(values: Ints, apart: Ints) -> Sums:
    """Return what playouts came to: *values* and differences, both (courses or acts, playouts, outcomes)."""
    return Sums(values.shape[1], values.sum(axis=1), (values**2).sum(axis=1), apart.sum(axis=1), (apart**2).sum(axis=1))


def plain(of: Sums) -> dict[str, Any]:
    """Return sums as plain data, for a line of a file."""
    return {"count": of.count, **{name: getattr(of, name).tolist() for name in FIELDS}}


def revived(found: dict[str, Any]) -> Sums:
    """Return sums from plain data; raises ValueError, KeyError or TypeError for anything else."""
    return Sums(int(found["count"]), *(np.array(found[name], np.int64) for name in FIELDS))


def variance(count: int, total: int, square: int) -> float:
    """Return the variance of a mean, estimated from whole sums without rounding on the way."""
    return (count * square - total * total) / (count * count * (count - 1))


def outcomes(rules: Rules, names: tuple[str, ...], end: State) -> Ints:
    """Return the outcomes of talks that have ended, (B, O) int64 per mille; what followed is drawn."""
    followed = aftermath(rules, end).chance.astype(np.int64)
    return np.stack([_outcome(rules, name, end, followed) for name in names], axis=1)


def reckoned(rules: Rules, names: tuple[str, ...], end: State) -> Ints:
    """Return the outcomes of talks that have ended, (B, O) int64 per million; what followed is reckoned, not drawn."""
    followed = chances(rules, end)
    own = frozenset(one.id for one in rules.aftermath) | {"war"}
    scale = [1 if name in own else MILLION // 1000 for name in names]
    found: Ints = np.stack([_outcome(rules, name, end, followed) for name in names], axis=1) * np.array(scale)
    return found


def _outcome(rules: Rules, name: str, end: State, followed: Ints) -> Ints:
    """Return one outcome for each row, (B,) int64 per mille; consequences in whatever unit *followed* (B, C) has."""
    if name == "signed":
        signed: Ints = (end.ending == SIGNED).astype(np.int64)
        return signed * 1000
    if name == "war":
        wars = [followed[:, number] for number, one in enumerate(rules.aftermath) if one.war]
        likeliest: Ints = np.stack(wars).max(axis=0)
        return likeliest
    if name == "strain":
        return end.strain.astype(np.int64)
    for kind, gauge in ((TRUST, end.trust), (RESOLVE, end.resolve)):
        if name.startswith(kind):
            felt: Ints = gauge[:, rules.seats.index(name.removeprefix(kind))]
            return felt.astype(np.int64)
    if name.startswith(BRIEF):
        return brief(rules, rules.seats.index(name.removeprefix(BRIEF)), end)
    return followed[:, [one.id for one in rules.aftermath].index(name)]


def brief(rules: Rules, seat: int, end: State) -> Ints:
    """Return how far a seat got its brief, (B,) per mille, as the debrief reckons it.

    What its government has, no agreement counting at its own worth, as a share of the most it could have had.
    """
    profile = end.profile[:, seat]
    need = score.needed(rules, seat, profile, end.reservation[:, seat], end.status_quo)
    treaty = score.worth(rules, seat, profile, end.in_force, end.status_quo)
    points = np.where(end.ending == SIGNED, treaty, need).astype(np.int64)
    most = np.maximum(np.maximum(score.best(rules, seat, profile), need), 1)
    share: Ints = np.clip(1000 * points // most, 0, 1000)
    return share
