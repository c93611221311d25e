"""The debrief adds up, calls no partition a success, and tells what became of every article."""

from __future__ import annotations

import re

import numpy as np
import pytest

from game.play.debrief import debrief
from game.play.view import Debrief
from game.rules.score import best, needed, worth
from game.rules.spec import LAPSED, NONE, RECALLED, SIGNED
from tests.play.held import GERMAN, SOVIET, Table, final, table
from tests.play.opened import opened

SCENARIOS = ["first-steps", "berlin-1940"]
CHEER = re.compile(r"\b(win|won|wins|victory|triumph|success|congratulat\w*|well done|winner)\b", re.IGNORECASE)


def signed(key: int, package: dict[str, str]) -> Table:
    """Return First Steps ended by a treaty in which every article is in force."""
    talks = table(opened(), key=key)
    options = talks.words.options(package)
    talks.change(ending=SIGNED, sitting=2)
    talks.state.treaty[0] = talks.state.in_force[0] = options
    return talks


def ended(ending: int, key: int = 1) -> Debrief:
    """Return the debrief of First Steps ended in some way."""
    if ending == SIGNED:
        talks = signed(key, {"danube": "riparian_body", "deliveries": "grain_for_a_date"})
    else:
        talks = table(opened(), key=key)
        talks.change(ending=ending)
        if ending == RECALLED:
            talks.state.standing[0, SOVIET] = 0
    return debrief(talks.words, talks.state, SOVIET)


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("key", [1, 2, 3])
def test_every_chance_is_the_sum_of_its_terms_kept_within_bounds(name: str, key: int) -> None:
    words = opened(name)
    for outcome in debrief(words, final(words, ("linear", "conceder"), key), None).outcomes:
        assert outcome.chance == min(1000, max(0, sum(term.by for term in outcome.terms)))
        assert all(term.text.strip() for term in outcome.terms)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_profile_dealt_has_the_chance_shown(name: str) -> None:
    words = opened(name)
    state = final(words, ("linear", "conceder"), 2)
    shown = debrief(words, state, None)
    dealt = {words.seats[n]: score.profile.title for n, score in enumerate(shown.scores)}
    by = {one.id: one.by for one in words.scenario.aftermath}
    depending = [outcome for outcome in shown.outcomes if by[outcome.id]]
    assert depending
    for outcome in depending:
        seat = by[outcome.id]
        assert seat is not None
        assert set(outcome.by_profile) == {one.title for one in words.scenario.profiles[seat].values()}
        assert outcome.by_profile[dealt[seat]] == outcome.chance


def test_points_are_those_of_what_came_into_force() -> None:
    talks = signed(1, {"petsamo": "soviet_output", "deliveries": "grain_for_a_date"})
    rules, state = talks.words.rules, talks.state
    whole = [score.points for score in debrief(talks.words, state, None).scores]
    talks.state.in_force[0, 0] = NONE
    shown = debrief(talks.words, talks.state, None)
    for seat, score in enumerate(shown.scores):
        profile = state.profile[:, seat]
        assert score.points == worth(rules, seat, profile, state.in_force, state.status_quo)[0]
        assert score.needed == needed(rules, seat, profile, state.reservation[:, seat], state.status_quo)[0]
        assert score.best == best(rules, seat, profile)[0]
        told = f"As signed the treaty was worth {whole[seat]} points to it; "
        told += f"with what was never carried out, {score.points}."
        assert score.notes == ((told,) if whole[seat] != score.points else ())
    assert [score.points for score in shown.scores] != whole


@pytest.mark.parametrize(("package", "least", "most"), [
    ({"petsamo": "german_control", "danube": "german_commission", "deliveries": "grain_for_a_promise"}, 100, 100),
    ({"petsamo": "concession_stays"}, 0, 0),
    ({"deliveries": "grain_for_a_date"}, 1, 99),
])  # fmt: skip
def test_the_brief_runs_from_no_agreement_to_everything(package: dict[str, str], least: int, most: int) -> None:
    talks = signed(1, package)
    assert least <= debrief(talks.words, talks.state, GERMAN).scores[GERMAN].brief_fulfilled <= most


def test_without_a_treaty_no_agreement_counts_at_its_own_worth() -> None:
    """What holds plus the reservation value, as a share of the most there is: walking away can be the brief."""
    talks = table(opened())
    talks.change(ending=LAPSED)
    for score in debrief(talks.words, talks.state, None).scores:
        assert score.points == score.needed
        assert score.brief_fulfilled == round(100 * max(score.points, 0) / max(score.best, score.needed))
    before = [score.brief_fulfilled for score in debrief(talks.words, talks.state, None).scores]
    talks.change(ending=LAPSED, status_quo={"deliveries": 0})
    german, soviet = debrief(talks.words, talks.state, None).scores
    assert german.brief_fulfilled > before[0]
    assert soviet.brief_fulfilled <= before[1]


@pytest.mark.parametrize("ending", [SIGNED, LAPSED, RECALLED])
@pytest.mark.parametrize("key", range(1, 9))
def test_no_ending_is_told_as_a_success(ending: int, key: int) -> None:
    shown = ended(ending, key)
    assert not CHEER.search(f"{shown.headline} {shown.text}")
    assert "per cent of its brief" in shown.text
    assert shown.closing_note.startswith("On 10 January 1941")
    war = next(outcome for outcome in shown.outcomes if outcome.war)
    assert war.text in shown.text
    assert ("war" in shown.headline) == war.happened


def test_each_ending_has_its_own_story() -> None:
    told = {ending: ended(ending) for ending in (SIGNED, LAPSED, RECALLED)}
    assert [shown.ending for shown in told.values()] == ["signed", "lapsed", "recalled"]
    assert told[SIGNED].text.startswith("Two articles were signed.")
    assert "Not asked, though it concerned them: Romania." in told[SIGNED].text
    assert "nothing was signed" in told[LAPSED].text
    assert "The Soviet delegation was called home" in told[RECALLED].text


def test_a_refusal_is_told_in_the_words_of_the_party_that_refused() -> None:
    words = opened()
    package = words.options({"petsamo": "soviet_output", "danube": "warships"})
    refusals = {one.issue: one.refusal for one in words.scenario.consents}
    told = {True: 0, False: 0}
    for key in range(20):
        state = signed(key, {"petsamo": "soviet_output", "danube": "warships"}).state
        clauses = {}
        for void in (NONE, 0):
            state.in_force[0] = np.where(package >= 0, package if void == 0 else NONE, NONE)
            clauses[void] = debrief(words, state, None).treaty
        assert all(one.why_not == "" and one.in_force for one in clauses[0])
        for clause, issue in zip(clauses[NONE], ("petsamo", "danube"), strict=True):
            assert not clause.in_force
            assert clause.why_not in ("", refusals[issue])
            told[bool(clause.why_not)] += 1
    assert all(told.values()), "by the luck of the key, parties refuse and consent"


def test_articles_are_numbered_with_their_wording_and_history() -> None:
    words = opened()
    first, second = ended(SIGNED).treaty
    assert (first.number, second.number) == ("I", "II")
    assert first.text == words.option(1, 2).clause
    assert first.historical == words.issues[1].historical


def test_who_was_absent_is_told_with_what_came_over_them() -> None:
    assert [party.name for party in ended(LAPSED).absent] == ["Finland", "Romania", "Britain"]
    assert all(party.fate for party in ended(LAPSED).absent)


def test_a_recall_and_refusals_at_home_are_noted() -> None:
    talks = table(opened())
    talks.change(ending=RECALLED)
    talks.state.standing[0, SOVIET] = 0
    talks.state.unratified[0, SOVIET] = 2
    german, soviet = debrief(talks.words, talks.state, SOVIET).scores
    assert german.notes == ()
    assert soviet.notes == (
        "Moscow recalled it. It had lost the credit of its own government.",
        "Moscow refused to ratify two drafts.",
    )
