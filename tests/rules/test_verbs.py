"""What each verb does, in figures that can be reckoned by hand from tests/rules/small.py and Coefficients.

Strain opens at 150, trust at 450, standing at 600 per mille.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.rules.legal import Reason
from game.rules.spec import DRAFT, LAPSED, LINK, NONE, RECALLED, SAID, SIGNED, Coefficients, Rules
from game.rules.state import State
from tests.rules.small import BORDER, CABLE, EAST, HARD, MINE, NOTE, RIVER, SOFT, STORM, WEST, small_rules
from tests.rules.table import do, opening, why_not

RULES = small_rules()


def play(*acts: tuple[str, dict[str, object]], rules: Rules = RULES, west: int = SOFT, east: int = SOFT) -> State:
    state = opening(rules, west, east)
    for verb, about in acts:
        state = do(rules, state, verb, **about)
    return state


QUIET: tuple[str, dict[str, object]] = ("silence", {})


def test_the_cable_of_the_opening_is_known_to_its_own_side_and_binds_it() -> None:
    state = opening()
    assert state.known[0, :, 1].tolist() == [True, False]
    assert state.flags[0, CABLE]
    assert state.mandate[0].tolist() == [[1, 1, 2], [1, 1, 0]]


def test_a_question_is_owed_an_answer_and_the_answer_gives_a_reading() -> None:
    state = play(("ask", {"issue": RIVER}))
    assert state.owed[0].tolist() == [NONE, RIVER]
    assert state.strain[0] == 150 + 8
    assert state.standing[0, WEST] == 600 + 15  # home wants the river pressed
    state = do(RULES, state, "state", issue=RIVER, option=3)
    assert state.owed[0, EAST] == NONE
    assert state.trust[0].tolist() == [450 + 10, 450]
    assert state.reading_kind[0, WEST, RIVER] == SAID
    assert abs(int(state.reading[0, WEST, RIVER]) - 1) <= 1  # east's floor is 1, a reading is off by one at most


def test_leaving_a_question_unanswered_costs_trust_at_every_act_and_at_the_end_of_the_sitting() -> None:
    state = play(("ask", {"issue": RIVER}), ("ask", {"issue": MINE}))
    assert state.trust[0, WEST] == 450 - 20
    state = play(("ask", {"issue": RIVER}), QUIET, *[QUIET] * 6)
    # silence while owing: 20 for the question and 15 for the silence, four times; 20 more when the sitting closes
    assert state.sitting[0] == 1
    assert state.trust[0, WEST] == 450 - 4 * 35 - 20
    assert state.owed[0, EAST] == NONE


def test_a_concession_wins_trust_and_calms_and_hardening_does_the_opposite() -> None:
    state = play(("state", {"issue": RIVER, "option": 0}), QUIET, ("state", {"issue": RIVER, "option": 1}))
    assert state.trust[0, EAST] == 450 + 25
    assert state.strain[0] == 150 - 10 - 15
    state = do(RULES, do(RULES, state, "silence"), "state", issue=RIVER, option=0)
    assert state.trust[0, EAST] == 450 + 25 - 30
    assert state.strain[0] == 150 - 10 - 15 - 10 + 25


def test_going_beyond_the_mandate_costs_standing_once_per_step() -> None:
    state = play(("state", {"issue": MINE, "option": 2}))  # the cable allows the mine up to option 1
    assert state.standing[0, WEST] == 600 - 60
    state = do(RULES, do(RULES, state, "silence"), "link", package={MINE: 2, BORDER: 0})
    assert state.standing[0, WEST] == 600 - 60  # the step was already taken


def test_positions_that_meet_are_settled_where_both_speakers_are_competent() -> None:
    state = play(("state", {"issue": RIVER, "option": 1}), ("state", {"issue": RIVER, "option": 1}))
    assert state.settled[0].tolist() == [1, NONE, NONE]
    assert state.trust[0].tolist() == [480, 480]
    assert state.strain[0] == 120
    # west's speaker cannot settle the border in the first sitting: the governments confirm it when it closes
    met = play(("state", {"issue": BORDER, "option": 1}), ("state", {"issue": BORDER, "option": 1}))
    assert met.settled[0, BORDER] == NONE
    for _ in range(6):
        met = do(RULES, met, "silence")
    assert met.sitting[0] == 1
    assert met.settled[0, BORDER] == 1


def test_a_settled_issue_can_be_reopened_at_a_price() -> None:
    settled = play(("state", {"issue": RIVER, "option": 1}), ("state", {"issue": RIVER, "option": 1}))
    assert why_not(RULES, settled, "insist", issue=RIVER) is Reason.SETTLED
    state = do(RULES, settled, "state", issue=RIVER, option=0)
    assert state.settled[0, RIVER] == NONE
    assert state.trust[0, EAST] == 480 - 80 - 30  # going back on one's word, and one step harder


def test_insisting_yields_less_and_less_and_moves_the_other_government_when_it_is_strong() -> None:
    # east may concede the river down to option 1 (its floor); its mandate here stops at 2
    rules = small_rules(mandate=np.array([[1, 2, 2], [2, 1, 0]], np.int8))
    state = play(("state", {"issue": RIVER, "option": 0}), QUIET, rules=rules)
    gains = []
    for _ in range(3):
        before = int(state.insistence[0, WEST, RIVER])
        state = do(rules, do(rules, state, "insist", issue=RIVER), "silence")
        gains.append(int(state.insistence[0, WEST, RIVER]) - before)
    # 400 of 1000, then 240 of 600, then 144 of 360; 784 is enough (700) when the sitting closes, and is then halved
    assert gains == [400, 240, 784 // 2 - 640]
    assert state.sitting[0] == 1
    assert state.mandate[0, EAST, RIVER] == 1


def test_evading_saves_the_position_and_cannot_be_done_twice_running() -> None:
    state = play(("ask", {"issue": RIVER}), ("evade", {"issue": RIVER, "to": MINE}))
    assert state.owed[0, EAST] == NONE
    assert state.trust[0, WEST] == 450 - 25
    state = do(RULES, state, "ask", issue=MINE)
    assert why_not(RULES, state, "evade", issue=MINE, to=RIVER) is Reason.EVADED_BEFORE
    assert why_not(RULES, play(QUIET), "evade", issue=RIVER, to=MINE) is Reason.NOTHING_TO_EVADE


def test_a_link_is_all_or_nothing() -> None:
    state = play(("link", {"package": {RIVER: 1, MINE: 1}}))
    assert (state.offer_kind[0], state.offer_by[0]) == (LINK, WEST)
    state = do(RULES, state, "accept")
    assert state.settled[0].tolist() == [1, 1, NONE]
    assert state.trust[0].tolist() == [450 + 60, 450 + 60]
    assert state.offer_kind[0] == 0


def test_an_offer_beyond_the_speakers_competence_must_be_referred_and_is_answered_after_the_sitting() -> None:
    state = play(QUIET, ("link", {"package": {RIVER: 1, BORDER: 1}}))
    assert why_not(RULES, state, "accept") is Reason.NOT_COMPETENT
    state = do(RULES, state, "refer")
    assert state.standing[0, WEST] == 600 - 15
    assert why_not(RULES, state, "link", package={RIVER: 1, MINE: 1}) is Reason.UNDER_REFERENCE
    for _ in range(5):
        state = do(RULES, state, "silence")
    assert state.sitting[0] == 1
    assert state.settled[0].tolist() == [1, NONE, 1]  # worth 0 to a west that has 0: its government agrees


def test_a_referred_offer_beyond_a_floor_is_refused_and_says_where_it_hurts() -> None:
    state = play(QUIET, ("link", {"package": {RIVER: 3, MINE: 1}}), ("refer", {}), *[QUIET] * 5)
    assert state.settled[0].tolist() == [NONE, NONE, NONE]
    assert state.offer_kind[0] == 0
    assert state.reading_kind[0, EAST].tolist() == [SAID, 0, 0]


def test_declining_names_the_issue_that_blocks() -> None:
    state = play(("link", {"package": {RIVER: 0, MINE: 0}}))
    assert why_not(RULES, state, "decline", issue=BORDER) is Reason.NOT_IN_OFFER
    state = do(RULES, state, "decline", issue=MINE)
    assert state.reading_kind[0, WEST].tolist() == [0, SAID, 0]
    assert state.offer_kind[0] == 0


def to_the_second_sitting(rules: Rules = RULES, west: int = SOFT, east: int = SOFT) -> State:
    return play(*[QUIET] * 8, rules=rules, west=west, east=east)


def test_a_treaty_needs_articles_a_sitting_that_can_sign_and_both_governments() -> None:
    assert why_not(RULES, opening(), "table", package={RIVER: 1}) is Reason.PACKAGE_SIZE
    early = play(("table", {"package": {RIVER: 1, MINE: 1}}))
    assert why_not(RULES, early, "accept") is Reason.NO_SIGNING
    state = to_the_second_sitting()
    assert state.side[0] == EAST  # who opens alternates
    # river 2 costs west 12, border 0 brings it 30: worth 18; to east 12 - 10 = 2. Nobody's floor is passed.
    state = do(RULES, do(RULES, state, "table", package={RIVER: 2, BORDER: 0}), "accept")
    assert state.ending[0] == SIGNED
    assert state.treaty[0].tolist() == [2, NONE, 0]
    assert state.in_force[0].tolist() == [2, NONE, 0]


def test_a_government_that_would_rather_have_no_treaty_refuses_to_ratify() -> None:
    state = to_the_second_sitting(west=HARD)  # a hard west needs 20 points and never gives the river beyond 1
    state = do(RULES, do(RULES, state, "table", package={RIVER: 2, BORDER: 0}), "accept")
    assert state.ending[0] == 0
    assert state.unratified[0].tolist() == [1, 0]
    assert state.standing[0, WEST] == 600 - 60 - 150  # one step beyond the mandate, and disowned
    assert state.offer_kind[0] == 0


@pytest.mark.parametrize(("leak", "chance"), [(False, 500), (True, 0)])
def test_an_article_falls_when_the_absent_party_withholds_its_consent(leak: bool, chance: int) -> None:
    lost = 0
    for key in range(40):
        state = opening(key=key)
        for verb in ("act", *["silence"] * 7):
            state = do(RULES, state, verb, **({"action": 0} if verb == "act" else {}))
        if leak:
            state = do(RULES, do(RULES, state, "act", action=1), "table", package={MINE: 2, BORDER: 0})
        else:
            state = do(RULES, state, "table", package={MINE: 2, BORDER: 0})
        state = do(RULES, state, "accept")
        assert state.treaty[0].tolist() == [NONE, 2, 0]
        lost += state.in_force[0, MINE] == NONE
    assert lost == 40 if chance == 0 else 8 <= lost <= 32


def test_actions_belong_to_a_side_a_time_and_a_condition() -> None:
    state = play(("act", {"action": 0}))
    assert state.flags[0, NOTE]
    assert state.trust[0, EAST] == 500
    assert why_not(RULES, state, "act", action=0) is Reason.NOT_YOURS
    assert why_not(RULES, state, "act", action=1) is Reason.NOT_NOW
    assert why_not(RULES, to_the_second_sitting(), "act", action=1) is Reason.UNMET
    twice = play(("act", {"action": 0}), QUIET, ("act", {"action": 0}), QUIET)
    assert why_not(RULES, twice, "act", action=0) is Reason.USED_UP


def test_a_sitting_may_be_adjourned_after_one_exchange_and_the_last_one_ends_the_talks() -> None:
    assert why_not(RULES, opening(), "adjourn") is Reason.TOO_EARLY
    state = play(QUIET, QUIET, ("adjourn", {}))
    assert (state.sitting[0], state.left[0], state.side[0]) == (1, 6, EAST)
    for verb in ("silence", "silence", "adjourn"):
        state = do(RULES, state, verb)
    assert state.ending[0] == LAPSED


def test_a_sitting_breaks_off_when_the_strain_is_too_great() -> None:
    rules = small_rules(coefficients=Coefficients(ask_strain=400))
    state = play(("ask", {"issue": RIVER}), ("ask", {"issue": MINE}), rules=rules)
    assert state.sitting[0] == 1  # 150 + 400 + 400 = 950


def test_a_delegation_without_credit_at_home_is_recalled() -> None:
    rules = small_rules(coefficients=Coefficients(breach_standing=-600))
    state = play(("state", {"issue": MINE, "option": 2}), rules=rules)
    assert state.ending[0] == RECALLED


def test_questions_insistence_and_offers_have_their_limits() -> None:
    state = play(("ask", {"issue": RIVER}), QUIET)
    assert why_not(RULES, state, "ask", issue=MINE) is Reason.ANSWER_AWAITED
    assert why_not(RULES, play(("ask", {"issue": RIVER})), "link", package={RIVER: 1, MINE: 1}) is Reason.ANSWER_OWED
    assert why_not(RULES, opening(), "insist", issue=RIVER) is Reason.NO_POSITION
    assert why_not(RULES, opening(), "accept") is Reason.NO_OFFER
    assert why_not(RULES, play(("link", {"package": {RIVER: 1, MINE: 1}}), QUIET), "accept") is Reason.NO_OFFER
    again = play(("link", {"package": {RIVER: 1, MINE: 1}}), QUIET)
    assert why_not(RULES, again, "link", package={RIVER: 1, MINE: 1}) is Reason.SAME_OFFER
    assert why_not(RULES, opening(), "link", package={RIVER: 1}) is Reason.PACKAGE_SIZE
    assert why_not(RULES, opening(), "state", issue=MINE, option=3) is Reason.NO_SUCH_THING
    assert why_not(RULES, opening(), "state", issue=NONE, option=1) is Reason.NO_SUCH_THING
    tabled = play(("table", {"package": {RIVER: 1, MINE: 1}}))
    assert tabled.offer_kind[0] == DRAFT


def test_incidents_can_happen_before_the_first_word() -> None:
    storm = replace(RULES.incidents[0], sittings=(True, True), chance=1000)
    state = opening(small_rules(incidents=(storm,)))
    assert state.flags[0, STORM]
    assert state.known[0, :, 0].all()
    assert state.strain[0] == 150 + 100
