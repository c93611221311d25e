"""What packages are worth to a profile, and what it would never sign."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.rules.spec import NONE, SEATS, Bools, Ints, Link, Rules


def filled(package: Ints, status_quo: Ints) -> Ints:
    """Return what would hold on every issue: the package's option, else the status quo; (B, I)."""
    return np.where(package >= 0, package, status_quo)


def link_points(rules: Rules, seat: int, options: Ints) -> Ints:
    """Return the points that linked issues add for *seat* where *options* (B, I) hold; (B,) int32."""
    points: Ints = np.zeros(len(options), np.int32)
    for group in _links(rules):
        linked = options[:, group.issues] + np.arange(group.issues.size) * group.allowed.shape[1]
        met = np.bitwise_and.reduce(group.allowed.take(linked), axis=1)
        for byte, worths in enumerate(group.points[seat]):
            points += worths.take((met >> np.uint32(8 * byte)) & np.uint32(255))
    return points


@dataclass(frozen=True, slots=True)
class _Group:
    """Up to 32 links: those each option leaves possible, as bits, and what each set of links met is worth."""

    issues: Ints  # (N,)  those that any of the links is about
    allowed: NDArray[np.uint32]  # (N, K)  a link's bit is set where it does not mind the option
    points: Ints  # (D, bytes, 256) int32  by the byte of links met


@lru_cache(maxsize=64)
def _links(rules: Rules) -> tuple[_Group, ...]:
    return tuple(_group(rules, rules.links[first : first + 32]) for first in range(0, len(rules.links), 32))


def _group(rules: Rules, links: tuple[Link, ...]) -> _Group:
    issues = sorted({issue for link in links for issue, _, _ in link.ranges})
    order = np.arange(rules.utility.shape[-1])
    allowed = np.full((len(issues), order.size), (1 << len(links)) - 1, np.uint32)
    points = np.zeros((SEATS, -(-len(links) // 8), 256), np.int32)
    for number, link in enumerate(links):
        byte, bit = divmod(number, 8)
        for issue, low, high in link.ranges:
            allowed[issues.index(issue), (order < low) | (order > high)] &= ~np.uint32(1 << number)
        for seat in range(SEATS):
            points[seat, byte] += (np.arange(256) >> bit & 1) * link.points[seat]
    return _Group(np.array(issues), allowed, points)


def by_issue(rules: Rules, seat: int, profile: Ints, options: Ints) -> Ints:
    """Return the points of each option held, (B, I) int16, for the (B,) profiles of *seat*."""
    _, issues, widest = rules.utility[seat].shape
    place = profile.astype(np.intp)[:, None] * (issues * widest) + np.arange(issues) * widest
    points: Ints = rules.utility[seat].reshape(-1).take(place + options)
    return points


def worth(rules: Rules, seat: int, profile: Ints, package: Ints, status_quo: Ints) -> Ints:
    """Return what *package* is worth to *seat*, (B,) int32 points; the first status quo is worth 0.

    Issues outside the package (NONE) count as their present status quo; linked issues are included.
    """
    options = filled(package, status_quo)
    points: Ints = by_issue(rules, seat, profile, options).sum(axis=1, dtype=np.int32)
    return points + link_points(rules, seat, options)


def needed(rules: Rules, seat: int, profile: Ints, reservation: Ints, status_quo: Ints) -> Ints:
    """Return what a treaty must be worth to be ratified by *seat*, (B,) int32 points.

    That is the status quo as it has become plus the profile's reservation value and what events added to it.
    """
    without = worth(rules, seat, profile, np.full_like(status_quo, NONE), status_quo)
    total: Ints = without + rules.reservation[seat][profile] + reservation
    return total


def beyond(seat: int, options: Ints, limit: Ints) -> Ints:
    """Return by how many steps *options* go further toward the other side than *limit*; 0 or more, NONE counts 0."""
    steps = options - limit if seat == 0 else limit - options
    return np.where((options >= 0) & (steps > 0), steps, 0).astype(np.int16)


def blocks(rules: Rules, seat: int, profile: Ints, package: Ints) -> Bools:
    """Return which articles of *package* lie beyond the floor of *seat*'s profile, (B, I) bool."""
    return beyond(seat, package, rules.floor[seat][profile]) > 0


def ratifies(rules: Rules, seat: int, profile: Ints, reservation: Ints, package: Ints, status_quo: Ints) -> Bools:
    """Return whether *seat*'s government signs *package* as a treaty, (B,) bool.

    It must be worth what no agreement is worth (the BATNA) and hold no article beyond a floor.
    """
    gain = worth(rules, seat, profile, package, status_quo) - needed(rules, seat, profile, reservation, status_quo)
    return (gain >= 0) & ~blocks(rules, seat, profile, package).any(axis=1)


def agrees(rules: Rules, seat: int, profile: Ints, package: Ints, status_quo: Ints) -> Bools:
    """Return whether *seat*'s government lets a conditional package be settled in principle, (B,) bool.

    A package need not carry the whole treaty: it must leave its government no worse off, and no part beyond a floor.
    """
    none = np.full_like(status_quo, NONE)
    gain = worth(rules, seat, profile, package, status_quo) - worth(rules, seat, profile, none, status_quo)
    return (gain >= 0) & ~blocks(rules, seat, profile, package).any(axis=1)


def worst(rules: Rules, seat: int, profile: Ints, package: Ints, status_quo: Ints) -> Ints:
    """Return the issue of *package* that speaks most against it for *seat*, (B,): beyond a floor, or dearest."""
    gain = by_issue(rules, seat, profile, filled(package, status_quo)).astype(np.int32)
    gain -= by_issue(rules, seat, profile, status_quo)
    gain -= 1000 * beyond(seat, package, rules.floor[seat][profile])
    issue: Ints = np.where(package >= 0, gain, 30000).argmin(axis=1)
    return issue


def best(rules: Rules, seat: int, profile: Ints) -> Ints:
    """Return the worth of a treaty in which *seat* gets every issue its own way, links aside; (B,) int32."""
    top: Ints = rules.utility[seat].max(axis=-1).sum(axis=-1, dtype=np.int32)
    return top[profile]
