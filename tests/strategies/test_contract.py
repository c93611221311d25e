"""What holds for every computer delegation in the roster."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest

from game import scenario
from game.analysis.playout import playout
from game.rules import acts as verbs
from game.rules import chance
from game.rules.acts import Acts, blank, take_acts
from game.rules.init import begin
from game.rules.legal import judge
from game.rules.observe import observe
from game.rules.score import ratifies
from game.rules.spec import DRAFT, LINK, NONE, RUNNING, Rules
from game.rules.state import State, take
from game.rules.step import advance
from game.strategies import ROSTER
from game.strategies.bargainer import aspiration
from tests.rules.small import EAST, WEST, small_rules
from tests.rules.table import do, opening, same

SMALL = small_rules()


@pytest.fixture(scope="module")
def lesson() -> Rules:
    """Return the rules of First Steps, whole agenda."""
    read = scenario.load(scenario.find("first-steps"))
    return scenario.compile(read, read.modes[-1].id)


each = pytest.mark.parametrize("name", ROSTER)


def watched(rules: Rules, first: str, second: str, count: int, see: Any) -> State:
    return playout(rules, (ROSTER[first].choose, ROSTER[second].choose), chance.keys(5, count), watch=see)


@each
def test_it_only_plays_legal_acts(name: str, lesson: Rules) -> None:
    for rules in (SMALL, lesson):

        def see(seat: int, state: State, acts: Acts, rules: Rules = rules) -> None:
            assert not judge(rules, observe(state, seat), acts).any()

        for other in ("random", "linear"):
            end = watched(rules, name, other, 60, see)
            assert (end.ending != RUNNING).all()
            watched(rules, other, name, 60, see)


@each
def test_it_plays_every_row_as_if_alone_and_always_the_same(name: str, lesson: Rules) -> None:
    keys = chance.keys(9, 12)
    pair = (ROSTER[name].choose, ROSTER["linear"].choose)
    together = playout(lesson, pair, keys)
    assert same(together, playout(lesson, pair, keys))
    assert same(together, playout(lesson, pair, keys, chunk=1))


@each
def test_it_sees_nothing_hidden(name: str, lesson: Rules) -> None:
    """The acts chosen are the same when the truth it must not see is another."""
    keys = chance.keys(4, 40)
    state = begin(lesson, keys)
    seat = int(state.side[0])
    turned = state.profile.copy()
    turned[:, 1 - seat] = 1 - turned[:, 1 - seat].clip(0, 1)
    other = begin(lesson, keys, turned)
    one = ROSTER[name].choose(lesson, observe(state, seat), keys)
    two = ROSTER[name].choose(lesson, observe(other, seat), keys)
    assert all(np.array_equal(getattr(one, part), getattr(two, part)) for part in Acts.__slots__)


BARGAINERS = [name for name, strategy in ROSTER.items() if strategy.opponent]


@pytest.mark.parametrize("name", BARGAINERS)
def test_it_always_answers_an_offer(name: str, lesson: Rules) -> None:
    """Accept, refer, counter with a draft, or decline with the issue that blocks."""

    def see(seat: int, state: State, acts: Acts, mine: int = WEST) -> None:
        if seat != mine:
            return
        stands = (state.offer_by == 1 - seat) & (state.referred == NONE) & (state.offer_kind != 0)
        answers = (verbs.ACCEPT, verbs.REFER, verbs.TABLE, verbs.DECLINE)
        assert np.isin(acts.verb[stands], answers).all()

    watched(lesson, name, "random", 80, see)
    watched(lesson, "random", name, 80, partial(see, mine=EAST))


@pytest.mark.parametrize("name", BARGAINERS)
def test_its_own_offer_accepted_unchanged_is_honoured(name: str, lesson: Rules) -> None:
    """A link settles; a draft is one its own government signs."""
    seen = []

    def see(seat: int, state: State, acts: Acts) -> None:
        rows = np.flatnonzero(acts.verb == verbs.TABLE)
        if rows.size:
            package, quo = acts.package[rows], state.status_quo[rows]
            profile, extra = state.profile[rows, seat], state.reservation[rows, seat]
            assert ratifies(lesson, seat, profile, extra, package, quo).all()
            seen.append(rows.size)
        rows = np.flatnonzero(acts.verb == verbs.LINK_UP)
        if rows.size:
            after = advance(lesson, take(state, rows), take_acts(acts, rows))
            going = np.flatnonzero((after.ending == RUNNING) & (after.offer_kind == LINK))
            package = after.offer[going]
            after = advance(lesson, take(after, going), blank(len(going), package.shape[1], verbs.ACCEPT))
            assert np.array_equal(np.where(package >= 0, after.settled, NONE), package)

    watched(lesson, name, "linear", 80, see)
    assert seen  # it does table drafts


@pytest.mark.parametrize("name", BARGAINERS)
def test_it_stays_within_its_instructions(name: str, lesson: Rules) -> None:
    """No act of its own costs a computer delegation standing but a referral or a quiet issue raised."""

    def see(seat: int, state: State, acts: Acts) -> None:
        after = advance(lesson, state, acts)
        lost = state.standing[:, seat] - after.standing[:, seat]
        same_sitting = (after.sitting == state.sitting) & (after.ending == RUNNING)
        spoke = np.isin(acts.verb, (verbs.TABLE, verbs.LINK_UP, verbs.ACCEPT))
        assert (lost[same_sitting & spoke] <= 0).all()

    watched(lesson, name, "linear", 60, see)


def test_aspirations_fall_as_the_literature_has_it() -> None:
    """Faratin, Sierra and Jennings (1998): boulware holds out, conceder gives way early, linear is linear."""
    time = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
    assert aspiration(time, 1.0, 0.0).tolist() == [1.0, 0.75, 0.5, 0.25, 0.0]
    assert aspiration(time, 4.0, 0.2).round(3).tolist() == [1.0, 0.997, 0.95, 0.747, 0.2]
    assert aspiration(time, 0.5, 0.0).round(3).tolist() == [1.0, 0.5, 0.293, 0.134, 0.0]


def test_an_offer_worth_more_than_is_hoped_for_is_accepted() -> None:
    state = opening(SMALL)
    for _ in range(8):
        state = do(SMALL, state, "silence")
    gift = do(SMALL, state, "table", package={0: 1, 1: 1, 2: 0})  # the border back: 30 points to west for nothing
    assert gift.offer_kind[0] == DRAFT
    answer = ROSTER["boulware"].choose(SMALL, observe(gift, WEST), chance.keys(1, 1))
    assert verbs.VERBS[answer.verb[0]] == "accept"


def test_an_offer_beyond_the_floor_is_declined_with_the_issue_that_blocks() -> None:
    state = do(SMALL, opening(SMALL), "silence")
    greedy = do(SMALL, state, "link", package={0: 3, 2: 0})  # the whole river: beyond west's floor, border or not
    answer = ROSTER["conceder"].choose(SMALL, observe(greedy, WEST), chance.keys(1, 1))
    assert (verbs.VERBS[answer.verb[0]], answer.issue[0]) == ("decline", 0)


def test_what_a_question_is_answered_with_lies_within_mandate_and_floor() -> None:
    asked = do(SMALL, opening(SMALL), "ask", issue=0)
    answers = [ROSTER["linear"].choose(SMALL, observe(asked, EAST), chance.keys(n, 1)) for n in range(30)]
    said = {int(a.option[0]) for a in answers if a.verb[0] == verbs.STATE}
    dodged = [a for a in answers if a.verb[0] == verbs.EVADE]
    assert said
    assert min(said) >= 1
    assert dodged
    assert all(a.to[0] not in (0, NONE) for a in dodged)


def test_every_strategy_says_what_it_does_and_where_it_comes_from() -> None:
    for name, strategy in ROSTER.items():
        assert strategy.name == name
        assert strategy.title
        assert strategy.text.endswith(".")
        assert strategy.source
