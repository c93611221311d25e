"""What a side is said to think of a package is what the rules would have it think, and the changes offered would do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play import judgement
from game.play.words import Words
from game.rules.legal import LINK_SIZE
from game.rules.observe import Observation, observe
from game.rules.score import agrees, blocks, ratifies, worth
from game.rules.spec import NONE, SAID, Ints
from game.rules.step import step
from tests.play.opened import opened, underway
from tests.rules.table import act

TALKS = [("first-steps", "all"), ("berlin-1940", "all")]
GERMAN, SOVIET = 0, 1


def some_package(words: Words, seed: int, parts: int | None = None) -> Ints:
    """Return a random package; without *parts*, of any size."""
    luck = np.random.default_rng(seed)
    options = np.full(len(words.issues), NONE, np.int8)
    count = int(luck.integers(1, len(words.issues) + 1)) if parts is None else parts
    for issue in luck.choice(len(words.issues), count, replace=False):
        options[issue] = luck.integers(words.rules.options[issue])
    return options


def moment(words: Words, seed: int) -> Observation:
    """Return what one delegation knows at some moment."""
    return observe(underway(words, seed % 15, key=seed + 1), seed % 2)


@pytest.mark.parametrize("talks", TALKS, ids=str)
@given(seed=st.integers(0, 10_000), draft=st.booleans())
def test_our_government_judges_as_it_would_sign(talks: tuple[str, str], seed: int, draft: bool) -> None:
    words = opened(*talks)
    rules, obs, package = words.rules, moment(words, seed), some_package(words, seed)
    found = judgement.ours(words, obs, package, draft=draft)
    rows, quo = package[None], obs.status_quo
    if draft:
        signs = ratifies(rules, obs.seat, obs.profile, obs.reservation, rows, quo)
    else:
        signs = agrees(rules, obs.seat, obs.profile, rows, quo)
    gained = worth(rules, obs.seat, obs.profile, rows, quo)
    gained = gained - worth(rules, obs.seat, obs.profile, np.full_like(rows, NONE), quo)
    assert found.chance == 1000 * signs[0]
    assert ("refuse" not in found.verdict) == signs[0]
    assert found.total == sum(reason.points for reason in found.reasons) == gained[0]
    assert found.package == words.package(package)


@pytest.mark.parametrize("talks", TALKS, ids=str)
@given(seed=st.integers(0, 10_000), draft=st.booleans())
def test_reasons_are_complete_and_the_weightiest_come_first(talks: tuple[str, str], seed: int, draft: bool) -> None:
    words = opened(*talks)
    obs, package = moment(words, seed), some_package(words, seed)
    for found in (judgement.ours(words, obs, package, draft=draft), judgement.theirs(words, obs, package, draft=draft)):
        assert {reason.issue for reason in found.reasons if reason.issue} == set(words.package(package))
        assert found.total == sum(reason.points for reason in found.reasons)
        weights = [(not reason.blocking, -abs(reason.points)) for reason in found.reasons]
        assert weights == sorted(weights)


@pytest.mark.parametrize("talks", TALKS, ids=str)
@pytest.mark.parametrize("kind", ["statement", "link", "draft"])
@given(seed=st.integers(0, 10_000))
def test_every_change_would_do_and_none_is_beyond_our_floor(talks: tuple[str, str], kind: str, seed: int) -> None:
    words = opened(*talks)
    rules, obs, draft = words.rules, moment(words, seed), kind == "draft"
    parts = {"statement": 1, "link": LINK_SIZE[0] + seed % 2, "draft": None}[kind]
    package = some_package(words, seed, parts)
    found = judgement.theirs(words, obs, package, draft=draft)
    assert ("accept" in found.verdict) == (found.chance >= 500 and not any(one.blocking for one in found.reasons))
    for change in found.changes:
        options = words.options(change.package)
        again = judgement.theirs(words, obs, options, draft=draft)
        assert again.chance >= 500, change.text
        assert not any(reason.blocking for reason in again.reasons), change.text
        assert not blocks(rules, obs.seat, obs.profile, options[None]).any(), change.text
        assert change.points == judgement.ours(words, obs, options, draft=draft).total
        assert 1 <= np.count_nonzero(options != package) <= 2
        if kind == "statement":
            assert list(change.package) == list(words.package(package))
        else:
            least, most = (rules.min_articles, len(words.issues)) if draft else LINK_SIZE
            assert least <= len(change.package) <= most
    points = [change.points for change in found.changes]
    assert points == sorted(points, reverse=True)


def test_a_guess_becomes_said_when_they_decline_and_name_the_issue() -> None:
    words = opened()
    rules = words.rules
    petsamo = words.number["petsamo"]
    demand = {"petsamo": "soviet_output", "deliveries": "grain_for_a_date"}
    before = underway(words, 0)
    while before.side[0] != SOVIET:
        before = step(rules, before, act(rules, "silence"))
    guessed = judgement.theirs(words, observe(before, SOVIET), demand, draft=False)
    offered = step(rules, before, act(rules, "link", package=dict(enumerate(words.options(demand).tolist()))))
    declined = step(rules, offered, act(rules, "decline", issue=petsamo))
    told = judgement.theirs(words, observe(declined, SOVIET), demand, draft=False)
    assert [reason.known for reason in guessed.reasons if reason.issue == "petsamo"] == ["guess"]
    assert [reason.known for reason in told.reasons if reason.issue == "petsamo"] == ["said"]
    assert told.verdict.startswith("Berlin would probably refuse: blocked by Petsamo nickel (said).")


def test_a_reading_tells_the_governments_it_may_be_apart() -> None:
    words = opened()
    floors = words.rules.floor[GERMAN, :2]
    issue = int(np.flatnonzero(floors[0] != floors[1])[0])
    stern, soft = sorted(set(floors[:, issue].tolist()))
    package = np.full(len(words.issues), NONE, np.int8)
    package[issue] = soft
    package[words.number["deliveries"]] = 0  # what Berlin wants most
    start = observe(underway(words, 0), SOVIET)
    chances = []
    for heard in (stern, soft):
        reading, kind = start.reading.copy(), start.reading_kind.copy()
        reading[0, issue], kind[0, issue] = heard, SAID
        obs = replace(start, reading=reading, reading_kind=kind)
        chances.append(judgement.theirs(words, obs, package, draft=False).chance)
    unheard = judgement.theirs(words, start, package, draft=False).chance
    assert chances[0] < unheard < chances[1]


def test_an_empty_package_gives_nothing_to_judge() -> None:
    words = opened()
    obs = observe(underway(words, 0), SOVIET)
    for found in (judgement.ours(words, obs, {}, draft=True), judgement.theirs(words, obs, {}, draft=True)):
        assert found.reasons == ()
        assert found.changes == ()
        assert found.verdict == "There is nothing yet to judge."


def test_what_goes_together_is_a_reason_of_its_own() -> None:
    words = opened("berlin-1940", "all")
    obs = observe(underway(words, 0), SOVIET)
    link = words.rules.links[0]  # Bulgaria with the Straits
    package = np.full(len(words.issues), NONE, np.int8)
    for issue, low, _ in link.ranges:
        package[issue] = low
    found = judgement.ours(words, obs, package, draft=False)
    together = [reason for reason in found.reasons if reason.issue is None]
    assert [reason.points for reason in together] == [link.points[SOVIET]]
    assert together[0].text == "Together: Bulgaria with The Straits"
