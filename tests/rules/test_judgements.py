"""Worth, ratification, the estimate of the other side and the aftermath, against figures reckoned by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.rules.aftermath import aftermath, under_profile
from game.rules.conditions import holds
from game.rules.score import agrees, best, blocks, needed, ratifies, worth
from game.rules.spec import (
    LAPSED,
    NONE,
    All,
    Always,
    Any,
    Condition,
    During,
    Ended,
    Flag,
    GaugeIs,
    Holds,
    Insisted,
    Ints,
    Not,
    Position,
    ProfileIs,
    Settled,
)
from game.rules.state import State
from game.rules.worlds import posterior
from tests.rules.small import BORDER, EAST, HARD, MINE, QUARREL, RIVER, SOFT, STORM, WEST, small_rules
from tests.rules.table import do, opening

RULES = small_rules()
QUO = np.array([[1, 1, 1]], np.int8)


def one(*values: int) -> Ints:
    return np.array([values], np.int8)


@pytest.mark.parametrize(
    ("seat", "profile", "package", "points"),
    [
        (WEST, SOFT, (NONE, NONE, NONE), 0),
        (WEST, SOFT, (2, NONE, 0), -12 + 30),
        (EAST, SOFT, (2, NONE, 0), 12 - 10),
        (WEST, HARD, (2, NONE, NONE), -48),
        (WEST, SOFT, (2, 0, NONE), -12 + 10 + 8),  # the link adds 8 to west …
        (EAST, SOFT, (2, 0, NONE), 12 - 30 - 2),  # … and takes 2 from east
    ],
)
def test_worth_is_the_sum_of_options_and_links(seat: int, profile: int, package: tuple[int, ...], points: int) -> None:
    assert worth(RULES, seat, one(profile)[0], one(*package), QUO).tolist() == [points]


def test_facts_on_the_ground_change_what_no_agreement_is_worth() -> None:
    moved = one(1, 1, 2)  # the border has gone against west: 30 points
    assert worth(RULES, WEST, one(SOFT)[0], one(NONE, NONE, NONE), moved).tolist() == [-30]
    assert needed(RULES, WEST, one(HARD)[0], np.array([5]), moved).tolist() == [-60 + 20 + 5]


def test_floors_block_whatever_else_is_offered() -> None:
    rich = one(3, 0, 0)  # the river to the east bank, against everything else
    assert worth(RULES, WEST, one(SOFT)[0], rich, QUO)[0] == -24 + 10 + 30 + 8
    assert blocks(RULES, WEST, one(SOFT)[0], rich).tolist() == [[True, False, False]]
    assert not ratifies(RULES, WEST, one(SOFT)[0], np.array([0]), rich, QUO)[0]
    assert not agrees(RULES, WEST, one(SOFT)[0], rich, QUO)[0]


def test_a_treaty_must_be_worth_the_reservation_value_and_a_link_only_no_loss() -> None:
    package = one(NONE, 0, NONE)  # 10 points to a hard west that needs 20 of a treaty
    assert not ratifies(RULES, WEST, one(HARD)[0], np.array([0]), package, QUO)[0]
    assert ratifies(RULES, WEST, one(HARD)[0], np.array([-10]), package, QUO)[0]
    assert agrees(RULES, WEST, one(HARD)[0], package, QUO)[0]


def test_the_best_that_can_be_hoped_for() -> None:
    assert best(RULES, WEST, np.array([SOFT, HARD])).tolist() == [12 + 10 + 30, 24 + 10 + 30]


def test_nothing_said_leaves_the_priors() -> None:
    assert posterior(RULES, WEST, np.zeros((1, 2), np.int32))[0] == pytest.approx([0.7, 0.3])


def test_bayes_by_hand() -> None:
    """West states "middle" on the river, which a hard west, whose floor is "shared", would hardly do.

    Likelihoods are exp(points / 12), a fifth of that beyond the floor: soft exp(1), exp(0), exp(-1) and exp(-2) / 5;
    hard exp(2), exp(0), exp(-4) / 5 and exp(-8) / 5.
    """
    soft = np.array([np.e, 1, np.exp(-1), np.exp(-2) / 5])
    hard = np.array([np.exp(2), 1, np.exp(-4) / 5, np.exp(-8) / 5])
    odds = 0.7 * soft[2] / soft.sum(), 0.3 * hard[2] / hard.sum()
    state = do(RULES, opening(), "state", issue=RIVER, option=2)
    found = posterior(RULES, WEST, state.evidence[:, WEST])[0]
    capped = -4000  # evidence of one act is limited to 4 nats
    told = np.exp(np.maximum(np.log([odds[0] / 0.7, odds[1] / 0.3]), capped / 1000)) * [0.7, 0.3]
    assert found == pytest.approx(told / told.sum(), abs=0.002)
    assert found[0] > 0.9


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Always(True), True),
        (Settled(RIVER, 1, 1), True),
        (Settled(RIVER, 2, 3), False),
        (Settled(MINE, 0, 2), False),
        (Position(WEST, RIVER, 0, 1), True),
        (Position(EAST, MINE, 0, 2), False),
        (Holds(BORDER, 1, 1), True),  # no treaty: the status quo
        (GaugeIs("strain", NONE, 0, 120), True),
        (GaugeIs("trust", WEST, 481, 1000), False),
        (Insisted(WEST, RIVER, 1), False),
        (During(0, 0), True),
        (During(1, 1), False),
        (Flag(STORM), False),
        (ProfileIs(EAST, (SOFT,)), True),
        (Ended(LAPSED), False),
        (Not(Flag(STORM)), True),
        (All((Settled(RIVER, 1, 1), Flag(STORM))), False),
        (Any((Settled(RIVER, 1, 1), Flag(STORM))), True),
    ],
)
def test_conditions(condition: Condition, expected: bool) -> None:
    """After both sides stated "shared" on the river."""
    state = do(RULES, do(RULES, opening(), "state", issue=RIVER, option=1), "state", issue=RIVER, option=1)
    assert holds(condition, state).tolist() == [expected]


def lapsed(west: int = SOFT, key: int = 7) -> State:
    state = opening(RULES, west, key=key)
    for verb in ["silence"] * 14:
        state = do(RULES, state, verb)
    return state


def test_the_aftermath_is_a_base_and_signed_adjustments_drawn_in_order() -> None:
    state = lapsed()
    found = aftermath(RULES, state)
    assert found.chance[0, 0] == 400 + 200  # lapsed talks make a quarrel likelier
    assert found.base[0].tolist() == [400, 100]
    assert found.chance[0, 1] == 100 + (50 if found.happened[0, 0] else 0)
    assert found.applies[0].tolist() == [[True]]
    assert found.applies[1].tolist() == [[bool(found.happened[0, 0]), False]]


def test_luck_is_the_same_under_every_profile_and_the_quarrel_does_not_depend_on_it() -> None:
    state = lapsed()
    hard = under_profile(state, RULES, WEST, HARD)
    ours, theirs = aftermath(RULES, state), aftermath(RULES, hard)
    assert ours.happened[0, 0] == theirs.happened[0, 0]
    assert theirs.base[0].tolist() == [400, 900]
    assert hard.resolve[0].tolist() == [900, 200]


def test_what_is_not_possible_does_not_happen() -> None:
    never = replace(RULES.aftermath[0], when=Flag(QUARREL))
    rules = replace(RULES, aftermath=(never, *RULES.aftermath[1:]))
    found = aftermath(rules, lapsed())
    assert found.chance[0, 0] == 0
    assert not found.happened[0, 0]


def test_an_offer_on_the_table_counts_as_the_word_of_the_side_that_made_it() -> None:
    state = do(RULES, do(RULES, opening(), "state", issue=RIVER, option=0), "link", package={RIVER: 2, MINE: 1})
    assert holds(Position(EAST, RIVER, 2, 2), state)[0]
    assert holds(Position(WEST, RIVER, 0, 0), state)[0]  # the other side's offer changes nothing
    after = do(RULES, state, "decline", issue=RIVER)
    assert not holds(Position(EAST, RIVER, 2, 2), after)[0]  # an offer that is gone is no word any more
