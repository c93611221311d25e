"""An act thought over again: the better act is found, the named one weighed, and only what rules allow is tried."""

from __future__ import annotations

from functools import cache
from multiprocessing import active_children

import numpy as np
import pytest

from game.analysis.evaluating import candidates, evaluation, reconsider
from game.analysis.evaluating.evaluation import OVER_ALL, Plan
from game.analysis.evaluating.reconsider import Reconsidered
from game.analysis.lines import history
from game.paths import BadInput
from game.play.moves import Accept, Ask, Move, Silence
from game.play.talks import IllegalMove, Talks
from game.rules.legal import refusal
from tests.analysis.standing_draft import LOST, course

QUICK = {"german": "concede", "soviet": "random"}


@cache
def plan() -> Plan:
    return evaluation.plan(course(), playouts=2, players=QUICK)


@cache
def thought_over(named: Move | None = None) -> Reconsidered:
    """Return the act thought over that lost the treaty: silence where all governments would have signed."""
    return reconsider.reconsider(plan(), LOST, named, under=OVER_ALL)


def signed(one: reconsider.Weighed) -> float:
    return next(measure.value for measure in one.measures if measure.outcome == "signed")


def test_taking_what_all_would_sign_is_found_better_than_silence() -> None:
    found = thought_over()
    assert found.made.move == Silence()
    assert signed(found.made) == 0
    assert found.best[0].move == Accept()
    assert found.best[0].better
    assert signed(found.best[0]) == 100
    assert any(said.startswith("A pact becomes likelier: 100.0 % against 0.0 %") for said in found.best[0].reasons)
    assert any("Steady" in said for said in found.best[0].reasons), "which manner of bargaining would have done it"


def test_the_measures_begin_with_the_brief_of_whoever_acts() -> None:
    assert thought_over().seat == "german"
    for one in (thought_over().made, *thought_over().best):
        assert one.measures[0].outcome == "brief.german"
    assert all(measure.change == 0 for measure in thought_over().made.measures)
    gains = [one.measures[0].change for one in thought_over().best]
    assert gains == sorted(gains, reverse=True)


def test_the_act_named_is_weighed_and_is_not_among_the_alternatives() -> None:
    found = thought_over(Accept())
    assert found.named is not None
    assert found.named.better
    assert signed(found.named) == 100
    assert Accept() not in [one.move for one in found.best]


def test_naming_the_act_that_was_made_says_so() -> None:
    found = thought_over(Silence())
    assert found.named is not None
    assert found.named.reasons == ("This is the act that was made.",)
    assert not found.named.better


def test_an_act_that_makes_no_difference_is_not_called_better() -> None:
    """To ask in its place lets the draft lapse all the same."""
    found = reconsider.reconsider(plan(), LOST, Ask(issue="danube"), under=OVER_ALL)
    assert found.named is not None
    assert not found.named.better
    assert signed(found.named) == 0


def test_what_is_shown_is_of_more_than_one_kind_where_it_can_be() -> None:
    """Three statements teach less than two and a question; where there is nothing else, there are three."""
    search = reconsider.Search(plan(), 1, None, plan().under(OVER_ALL))
    numbers = {verb: [n for n, one in enumerate(search._all) if one.move.verb == verb] for verb in ("state", "ask")}
    first, second, third, *_ = numbers["state"]
    question = numbers["ask"][0]
    assert search._various([first, second, third, question], 3) == [first, second, question]
    assert search._various([first, second, third], 3) == [first, second, third]


def test_the_same_in_other_processes() -> None:
    work = reconsider.start(plan(), LOST, under=OVER_ALL, workers=1)
    seen = []
    while not work.finished:
        work.wait(60)
        seen.append(work.progress)
    assert work.result_so_far == thought_over()
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert active_children() == []


def test_a_cancelled_search_leaves_no_process() -> None:
    work = reconsider.start(plan(), 1, workers=2)
    work.cancel()
    assert work.finished
    assert active_children() == []


@pytest.mark.parametrize(("turn", "named", "said"), [(0, None, "1 to 28"), (29, None, "1 to 28")])
def test_there_is_nothing_beyond_the_ends(turn: int, named: Move | None, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        reconsider.reconsider(plan(), turn, named)


def test_what_could_not_be_done_there_cannot_be_named() -> None:
    with pytest.raises(IllegalMove, match="No offer of the other side's is on the table"):
        reconsider.reconsider(plan(), 1, Accept())


@pytest.mark.parametrize("turn", [1, 22, 40, 58])
def test_the_acts_tried_on_the_line_are_possible_various_and_not_too_many(turn: int) -> None:
    talks = history.line_talks("berlin-1940")
    found = candidates.candidates(talks, turn)
    assert found[0].move == talks.entries[turn - 1].move
    assert len({one.move.model_dump_json() for one in found}) == len(found)
    for one in found:
        assert refusal(talks.words.rules, talks.states[turn - 1], talks.words.acts(one.move))[0] == 0
    assert 10 <= len(found) <= 90
    assert len({one.move.verb for one in found}) >= 4
    assert any(one.manners for one in found)


def test_the_draft_on_the_table_can_be_taken_in_the_search() -> None:
    talks: Talks = course()
    moves = [one.move for one in candidates.candidates(talks, LOST)]
    assert Accept() in moves
    assert np.all([move.verb != "evade" for move in moves]), "nobody owed an answer"
