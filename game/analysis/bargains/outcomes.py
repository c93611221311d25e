"""What two profiles could reach together: the frontier of whole packages, the classical points on it, the zone.

Packages are what holds on every issue (I,), one option each. Linked issues are judged together: the fold carries, for
every link still open, whether it can hold, so the result is exact without trying all packages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.score import filled, needed, worth
from game.rules.spec import NONE, SEATS, Bools, Ints, Link, Rules

_NEVER = np.int32(-(1 << 28))


@dataclass(frozen=True, slots=True)
class Pair:
    """One profile of each seat and where they stand: the bargaining problem of Nash (1950)."""

    points: Ints  # (D, I, K)  what each option is worth, links aside
    exists: Bools  # (I, K)
    within: Bools  # (I, K)  an article both would sign: beyond neither floor
    status_quo: Ints  # (I,)
    need: tuple[int, int]  # what a treaty must be worth to be ratified
    links: tuple[Link, ...]
    articles: int  # the fewest a treaty may have

    @property
    def signable(self) -> Bools:
        """What may hold under a treaty: an article within both floors, or the status quo left alone; (I, K)."""
        stays = np.arange(self.exists.shape[1]) == self.status_quo[:, None]
        found: Bools = self.within | stays
        return found


@dataclass(frozen=True, slots=True)
class Frontier:
    """The packages no other betters for one side without cost to the other, by rising worth to the first seat."""

    points: Ints  # (N, D)
    packages: Ints  # (N, I)


@dataclass(frozen=True, slots=True)
class Solutions:
    """Rows of a frontier; None where no package is worth its need to both."""

    nash: int | None
    kalai_smorodinsky: int | None
    utilitarian: int | None


def pair(
    rules: Rules, profiles: tuple[int, int], status_quo: Ints | None = None, reservation: tuple[int, int] = (0, 0)
) -> Pair:
    """Return the bargaining problem of two profiles, at the first status quo or as it has become."""
    quo = rules.status_quo if status_quo is None else status_quo
    order = np.arange(rules.utility.shape[-1])
    exists = order < rules.options[:, None]
    floors = [rules.floor[seat, profile][:, None] for seat, profile in enumerate(profiles)]
    need = [
        int(needed(rules, seat, np.array([profiles[seat]]), np.array([reservation[seat]]), quo[None])[0])
        for seat in range(SEATS)
    ]
    return Pair(
        points=np.stack([rules.utility[seat, profiles[seat]] for seat in range(SEATS)]).astype(np.int32),
        exists=exists,
        within=exists & (order <= floors[0]) & (order >= floors[1]),
        status_quo=np.asarray(quo),
        need=(need[0], need[1]),
        links=rules.links,
        articles=rules.min_articles,
    )


def frontier(between: Pair) -> Frontier:
    """Return the exact frontier of all packages, whether or not a government would sign them."""
    return _fold(between, between.exists, 0)


def signable_frontier(between: Pair) -> Frontier:
    """Return the exact frontier of the packages a treaty may bring about: no article beyond a floor, enough articles.

    It is empty where there are too few articles both could write.
    """
    return _fold(between, between.signable, between.articles)


def zone(between: Pair, signable: Frontier) -> Bools:
    """Return which packages of the signable frontier both prefer to no agreement, (N,): the agreement zone's edge.

    There is an agreement zone exactly where there is one here: whatever both prefer, something on the frontier betters.
    """
    first, second = (signable.points[:, seat] >= between.need[seat] for seat in range(SEATS))
    return first & second


def solutions(between: Pair, signable: Frontier) -> Solutions:
    """Return the Nash (1950), Kalai-Smorodinsky (1975) and utilitarian points within the agreement zone.

    Nash: the largest product of gains over need. Kalai-Smorodinsky, among separate packages: the largest smaller share
    of the most each could gain here. Utilitarian: the largest sum of points. Of equals the more even one, then the one
    better for the second seat.
    """
    rows = np.flatnonzero(zone(between, signable))
    if not rows.size:
        return Solutions(None, None, None)
    gain = signable.points[rows].astype(np.int64) - np.array(between.need)
    most = gain.max(axis=0)
    shares = gain * most[::-1]  # gain / most, over a common denominator: whole numbers are compared exactly
    even = gain.min(axis=1)

    def largest(value: Ints) -> int:
        return int(rows[np.lexsort((gain[:, 1], even, value))[-1]])

    return Solutions(
        nash=largest(gain.prod(axis=1)),
        kalai_smorodinsky=largest(shares.min(axis=1)),
        utilitarian=largest(gain.sum(axis=1)),
    )


def distance(edge: Frontier, points: Ints) -> float:
    """Return how far a result (D,) lies from the nearest package of a frontier, in points; 0 on it."""
    return float(np.sqrt(((edge.points.astype(np.int64) - points) ** 2).sum(axis=1).min()))


def left_on_the_table(edge: Frontier, points: Ints) -> int:
    """Return the largest joint gain over a result (D,) that would have cost neither side anything, in points."""
    better = edge.points[(edge.points >= points).all(axis=1)]
    return int((better - points).sum(axis=1).max()) if len(better) else 0


def result(rules: Rules, profiles: tuple[int, int], package: Ints, status_quo: Ints) -> Ints:
    """Return what a package (I,), NONE where it says nothing, is worth to two profiles; (D,)."""
    held = filled(package, status_quo)[None]
    both = [worth(rules, seat, np.array([profiles[seat]]), held, status_quo[None])[0] for seat in range(SEATS)]
    return np.array(both, np.int32)


# --- the fold ---


@dataclass(frozen=True, slots=True)
class _Step:
    """One issue folded in: which option leads from which row of the table before to which row after, for what."""

    issue: int
    before: Ints  # (rows, width)
    moves: list[tuple[int, int, int, int, int]]  # row before, option, points to either seat, row after


def _fold(between: Pair, allowed: Bools, articles: int) -> Frontier:
    """Return the frontier of packages with allowed options and enough articles that both could sign.

    A table holds, for every number of points to the first seat, the most the second can have; a row for each set of
    open links that may yet hold and each number of articles so far.
    """
    order = _order(between)
    low = _least(between, allowed)
    width = _most(between, allowed) - low + 1
    table = np.full((1, width), _NEVER, np.int32)
    table[0, -low] = 0
    rows: dict[tuple[frozenset[int], int], int] = {(frozenset(range(len(between.links))), 0): 0}
    steps: list[_Step] = []
    for place, issue in enumerate(order):
        closing = [n for n, link in enumerate(between.links) if max(order.index(i) for i, _, _ in link.ranges) == place]
        after: dict[tuple[frozenset[int], int], int] = {}
        moves = []
        for (open_links, count), row in rows.items():
            for option in np.flatnonzero(allowed[issue]).tolist():
                holding = frozenset(n for n in open_links if _may_hold(between.links[n], issue, option))
                gains = [
                    int(between.points[seat, issue, option])
                    + sum(between.links[n].points[seat] for n in closing if n in holding)
                    for seat in range(SEATS)
                ]
                key = (holding.difference(closing), min(count + int(between.within[issue, option]), articles))
                moves.append((row, option, gains[0], gains[1], after.setdefault(key, len(after))))
        steps.append(_Step(issue, table, moves))
        grown = np.full((len(after), width), _NEVER, np.int32)
        for row, _, mine, theirs, to in moves:
            here, there = _shifted(width, mine)
            np.maximum(grown[to, there], table[row, here] + theirs, out=grown[to, there])
        table, rows = grown, after
    last = rows.get((frozenset(), articles))
    if last is None:
        return Frontier(np.zeros((0, SEATS), np.int32), np.zeros((0, len(order)), np.int8))
    best = table[last]
    beyond = np.append(np.maximum.accumulate(best[::-1])[::-1][1:], _NEVER)
    at = np.flatnonzero((best > beyond) & (best > _NEVER // 2))
    points = np.stack([at + low, best[at]], axis=1).astype(np.int32)
    return Frontier(points, _packages(steps, last, at, best[at]))


def _packages(steps: list[_Step], last: int, at: Ints, worth_second: Ints) -> Ints:
    """Return the packages (N, I) that lead to places of the last table, by walking the fold backwards."""
    found = np.full((len(at), len(steps)), NONE, np.int8)
    row, place, value = np.full(len(at), last), at.copy(), worth_second.copy()
    for step in reversed(steps):
        for before, option, mine, theirs, to in step.moves:
            here = np.flatnonzero((found[:, step.issue] == NONE) & (row == to))
            came = place[here] - mine
            inside = (came >= 0) & (came < step.before.shape[1])
            here, came = here[inside], came[inside]
            led = step.before[before, came] + theirs == value[here]
            here, came = here[led], came[led]
            found[here, step.issue] = option
            row[here], place[here], value[here] = before, came, value[here] - theirs
    return found


def _order(between: Pair) -> list[int]:
    """Return the issues in an order that leaves few links open at a time: linked ones beside each other."""
    left = list(range(len(between.status_quo)))
    order: list[int] = []
    while left:

        def opened(issue: int) -> tuple[int, int]:
            taken = {*order, issue}
            spans = [{i for i, _, _ in link.ranges} for link in between.links]
            return sum(bool(span & taken) and not span <= taken for span in spans), issue

        order.append(min(left, key=opened))
        left.remove(order[-1])
    return order


def _may_hold(link: Link, issue: int, option: int) -> bool:
    return all(low <= option <= high for of, low, high in link.ranges if of == issue)


def _least(between: Pair, allowed: Bools) -> int:
    """Return no more than the worst package is worth to the first seat."""
    issues = np.where(allowed, between.points[0], np.iinfo(np.int32).max).min(axis=1).clip(max=0)
    return int(issues.sum()) + sum(min(0, link.points[0]) for link in between.links)


def _most(between: Pair, allowed: Bools) -> int:
    """Return no less than the best package is worth to the first seat."""
    issues = np.where(allowed, between.points[0], 0).max(axis=1).clip(min=0)
    return int(issues.sum()) + sum(max(0, link.points[0]) for link in between.links)


def _shifted(width: int, by: int) -> tuple[slice, slice]:
    """Return the places of a table, and those *by* higher, as far as both are inside."""
    return slice(max(-by, 0), width - max(by, 0)), slice(max(by, 0), width - max(-by, 0))
