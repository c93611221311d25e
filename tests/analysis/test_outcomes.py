"""Frontiers and the points on them are what trying every package finds, and what the literature prints."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import scenario
from game.analysis.bargains import outcomes
from game.analysis.bargains.outcomes import Pair
from game.rules.score import blocks, ratifies, worth
from game.rules.spec import NONE, SEATS, Bools, Ints, Link, Rules
from tests.rules.small import small_rules

SMALL = small_rules()
HELD = np.array(list(product(*(range(size) for size in SMALL.options))), np.int8)
DRAFTS = np.array(list(product(*(range(NONE, size) for size in SMALL.options))), np.int8)
Points = set[tuple[int, ...]]


def value(rules: Rules, profiles: tuple[int, int], packages: Ints) -> Ints:
    """Return what packages are worth to both by the rules themselves, (N, D)."""
    quo = np.broadcast_to(rules.status_quo, packages.shape)
    return np.stack([worth(rules, s, np.full(len(packages), profiles[s]), packages, quo) for s in range(SEATS)], axis=1)


def best(points: Ints) -> Points:
    """Return the points no other point betters, by comparing each with each."""
    found = {tuple(map(int, point)) for point in points}
    return {p for p in found if not any(q != p and q[0] >= p[0] and q[1] >= p[1] for q in found)}


def signable(rules: Rules, profiles: tuple[int, int]) -> Bools:
    """Return which drafts have enough articles and none beyond a floor."""
    fine: Bools = (DRAFTS >= 0).sum(axis=1) >= rules.min_articles
    for seat, profile in enumerate(profiles):
        fine &= ~blocks(rules, seat, np.full(len(DRAFTS), profile), DRAFTS).any(axis=1)
    return fine


@st.composite
def bargains(draw: st.DrawFn) -> tuple[Rules, tuple[int, int]]:
    """Draw small rules with other points, floors, links and numbers of articles, and two profiles."""
    points = draw(st.lists(st.integers(-60, 60), min_size=SMALL.utility.size, max_size=SMALL.utility.size))
    utility = np.where(SMALL.utility < -999, SMALL.utility, np.array(points).reshape(SMALL.utility.shape))
    floor = [[[draw(st.integers(0, int(size) - 1)) for size in SMALL.options] for _ in range(2)] for _ in range(2)]
    links = []
    for _ in range(draw(st.integers(0, 4))):
        named = draw(st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True))
        spans = [sorted(draw(st.lists(st.integers(0, 2), min_size=2, max_size=2))) for _ in named]
        gain = (draw(st.integers(-30, 30)), draw(st.integers(-30, 30)))
        links.append(Link(tuple((i, low, high) for i, (low, high) in zip(named, spans, strict=True)), gain))
    rules = replace(
        SMALL,
        utility=utility.astype(np.int16),
        floor=np.array(floor, np.int8),
        links=tuple(links),
        min_articles=draw(st.integers(1, 3)),
        reservation=np.array([[draw(st.integers(-40, 40)) for _ in range(2)] for _ in range(2)], np.int16),
    )
    return rules, (draw(st.integers(0, 1)), draw(st.integers(0, 1)))


@given(bargains())
def test_the_frontier_is_what_comparing_every_package_leaves(drawn: tuple[Rules, tuple[int, int]]) -> None:
    rules, profiles = drawn
    found = outcomes.frontier(outcomes.pair(rules, profiles))
    assert {tuple(point) for point in found.points.tolist()} == best(value(rules, profiles, HELD))
    assert (value(rules, profiles, found.packages) == found.points).all()


@given(bargains())
def test_the_signable_frontier_and_the_zone_are_those_of_the_drafts_the_rules_allow(
    drawn: tuple[Rules, tuple[int, int]],
) -> None:
    rules, profiles = drawn
    between = outcomes.pair(rules, profiles)
    found = outcomes.signable_frontier(between)
    fine = signable(rules, profiles)
    assert {tuple(point) for point in found.points.tolist()} == best(value(rules, profiles, DRAFTS[fine]))
    quo = np.broadcast_to(rules.status_quo, DRAFTS.shape)
    none = np.zeros(len(DRAFTS), np.int16)
    willing = [ratifies(rules, s, np.full(len(DRAFTS), profiles[s]), none, DRAFTS, quo) for s in range(SEATS)]
    assert outcomes.zone(between, found).any() == bool((fine & willing[0] & willing[1]).any())


@given(bargains())
def test_the_points_are_the_best_of_all_packages_by_their_own_measure(drawn: tuple[Rules, tuple[int, int]]) -> None:
    rules, profiles = drawn
    between = outcomes.pair(rules, profiles)
    edge = outcomes.signable_frontier(between)
    points = outcomes.solutions(between, edge)
    gain = value(rules, profiles, DRAFTS[signable(rules, profiles)]) - np.array(between.need)
    gain = gain[(gain >= 0).all(axis=1)]
    if not len(gain):
        assert points == outcomes.Solutions(None, None, None)
        return
    most = gain.max(axis=0)
    assert points.nash is not None
    assert points.kalai_smorodinsky is not None
    assert points.utilitarian is not None
    reached = edge.points - np.array(between.need)
    assert reached[points.nash].prod() == gain.prod(axis=1).max()
    assert (reached[points.kalai_smorodinsky] * most[::-1]).min() == (gain * most[::-1]).min(axis=1).max()
    assert reached[points.utilitarian].sum() == gain.sum(axis=1).max()


def test_distance_is_nothing_on_the_frontier_and_counts_what_was_left_off_it() -> None:
    edge = outcomes.Frontier(np.array([[0, 10], [6, 6], [10, 0]]), np.zeros((3, 1), np.int8))
    assert outcomes.distance(edge, np.array([6, 6])) == 0
    assert outcomes.left_on_the_table(edge, np.array([6, 6])) == 0
    assert outcomes.distance(edge, np.array([3, 2])) == 5
    assert outcomes.left_on_the_table(edge, np.array([3, 2])) == 7


def test_the_whole_berlin_agenda_is_folded_with_its_links() -> None:
    """Every package found is worth what the rules say, and chance packages never better the frontier."""
    rules = scenario.compile(scenario.load(scenario.find("berlin-1940")), "all")
    chance = np.random.default_rng(1940)
    packages = np.stack([chance.integers(0, size, 4000) for size in rules.options], axis=1).astype(np.int8)
    for profiles in [(0, 0), (2, 1)]:
        edge = outcomes.frontier(outcomes.pair(rules, profiles))
        assert (value(rules, profiles, edge.packages) == edge.points).all()
        for point in value(rules, profiles, packages):
            at = np.searchsorted(edge.points[:, 0], point[0])
            assert at < len(edge.points)
            assert edge.points[at, 1] >= point[1]


# --- domains of the literature ---


def domain(points: list[list[list[int]]], need: tuple[int, int] = (0, 0)) -> Pair:
    """Return a bargaining problem from (D, I, K) points; anything may be agreed on."""
    array = np.array(points, np.int32)
    everything = np.ones(array.shape[1:], np.bool_)
    return Pair(array, everything, everything, np.zeros(array.shape[1], np.int8), need, (), 0)


def shares(counts: list[int], first: list[int], second: list[int]) -> list[list[list[int]]]:
    """Return the points of dividing goods: option k gives the first side k pieces; absent options are as the last."""
    most = max(counts)
    pieces = [[min(k, count) for k in range(most + 1)] for count in counts]
    mine = [[k * worth for k in row] for row, worth in zip(pieces, first, strict=True)]
    yours = [[(n - k) * worth for k in row] for row, worth, n in zip(pieces, second, counts, strict=True)]
    return [mine, yours]


# Nash, "The Bargaining Problem", Econometrica 18 (1950): each good's worth to Bill and to Jack, Bill's five first.
BARTER = [(2, 4), (2, 2), (2, 1), (2, 2), (4, 1), (10, 1), (4, 1), (6, 2), (2, 2)]
BILL_OWNS = 5
GOODS = [
    [[0, -bill] if n < BILL_OWNS else [0, bill] for n, (bill, _) in enumerate(BARTER)],
    [[0, jack] if n < BILL_OWNS else [0, -jack] for n, (_, jack) in enumerate(BARTER)],
]

# Lewis et al., "Deal or No Deal?", EMNLP 2017: counts and values of a pair of lines of the published self-play settings
# ("1 4 1 6 3 0" and "1 3 1 1 3 2": how many books, hats, balls, and what each is worth).
BOOKS_HATS_BALLS = shares([1, 1, 3], [4, 6, 0], [3, 1, 2])

# Chawla et al., "CaSiNo", NAACL 2021: three packages each of food, water and firewood, worth 5, 4 or 3 by priority;
# here with two priorities crossed.
CAMPSITE = shares([3, 3, 3], [5, 4, 3], [3, 4, 5])


@pytest.mark.parametrize("points", [GOODS, BOOKS_HATS_BALLS, CAMPSITE], ids=["barter", "items", "campsite"])
def test_domains_of_the_literature_come_out_as_by_trying_everything(points: list[list[list[int]]]) -> None:
    between = domain(points)
    edge = outcomes.frontier(between)
    every = [
        (sum(a), sum(b))
        for a, b in zip(product(*points[0]), product(*points[1]), strict=True)  # both in the same order
    ]
    assert {tuple(point) for point in edge.points.tolist()} == best(np.array(every))
    found = outcomes.solutions(between, edge)
    both = [pair for pair in every if min(pair) >= 0]
    assert found.nash is not None
    assert found.utilitarian is not None
    assert found.kalai_smorodinsky is not None
    assert edge.points[found.nash].prod() == max(a * b for a, b in both)
    assert edge.points[found.utilitarian].sum() == max(a + b for a, b in both)
    ideal = [max(a for a, _ in both), max(b for _, b in both)]
    smaller = [min(a * ideal[1], b * ideal[0]) for a, b in both]
    a, b = edge.points[found.kalai_smorodinsky].tolist()
    assert min(a * ideal[1], b * ideal[0]) == max(smaller)


def test_bill_and_jack_trade_as_nash_printed_it() -> None:
    """Bill gives book, whip, ball and bat, Jack gives pen, toy and knife: gains of 12 and 5."""
    between = domain(GOODS)
    edge = outcomes.frontier(between)
    row = outcomes.solutions(between, edge).nash
    assert row is not None
    assert edge.points[row].tolist() == [12, 5]
    assert edge.packages[row].tolist() == [1, 1, 1, 1, 0, 1, 1, 1, 0]


def test_the_campers_nash_point_is_also_the_even_one() -> None:
    """Each keeps what it values most and the water is halved as nearly as pieces allow: 23 and 19, or the reverse."""
    between = domain(CAMPSITE)
    edge = outcomes.frontier(between)
    row = outcomes.solutions(between, edge).nash
    assert row is not None
    assert sorted(edge.points[row].tolist()) == [19, 23]
