"""What packages are worth to a profile, and what it would never sign."""

from __future__ import annotations

import numpy as np

from game.rules.spec import NONE, Bools, Ints, Rules


def filled(package: Ints, status_quo: Ints) -> Ints:
    """Return what would hold on every issue: the package's option, else the status quo; (B, I)."""
    return np.where(package >= 0, package, status_quo)


def link_points(rules: Rules, seat: int, options: Ints) -> Ints:
    """Return the points that linked issues add for *seat* where *options* (B, I) hold; (B,) int32."""
    points: Ints = np.zeros(len(options), np.int32)
    for link in rules.links:
        if link.points[seat]:
            met = np.ones(len(options), np.bool_)
            for issue, low, high in link.ranges:
                met &= (options[:, issue] >= low) & (options[:, issue] <= high)
            points += link.points[seat] * met
    return points


def by_issue(rules: Rules, seat: int, profile: Ints, options: Ints) -> Ints:
    """Return the points of each option held, (B, I) int16, for the (B,) profiles of *seat*."""
    issues = np.arange(options.shape[1])
    points: Ints = rules.utility[seat][profile[:, None], issues, options]
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
