"""Two courses side by side: history and a road not taken, from the same chance."""

from __future__ import annotations

from functools import cache

import pytest

from game import scenario
from game.analysis.comparing.compare import AS_IT_WAS, Comparison, OutcomeRow, compare
from game.analysis.comparing.weaving import Piece, woven
from game.analysis.lines.history import line_talks
from game.paths import BadInput
from game.play.debrief import debrief
from game.play.moves import Silence
from game.play.talks import Talks
from game.play.view import Outcome
from game.text.pages.comparing import comparison

KEY, PARTED = 5, 28


@cache
def line(key: int = KEY) -> Talks:
    return line_talks(scenario.load(scenario.find("berlin-1940")), key=key)


@cache
def other() -> Talks:
    """Return talks that leave history after 28 acts and are played on by two strategies."""
    talks = line().branch(PARTED, players={"german": "conceder", "soviet": "conceder"}, name="A road not taken")
    while talks.computer_move():
        pass
    return talks


@cache
def found() -> Comparison:
    return compare(line(), other())


def signed() -> Talks:
    """Return talks of First Steps that end with a treaty: of the first keys, the first that brings one."""
    players = {"german": "conceder", "soviet": "conceder"}
    for key in range(60):
        talks = Talks.open("first-steps", mode="all", players=players, key=key)
        while talks.computer_move():
            pass
        if (talks.state.treaty >= 0).any():
            return talks
    raise AssertionError("no key brings a treaty of two conceders")


def test_the_first_divergence_is_the_act_that_was_changed() -> None:
    parted = found().parted
    assert parted is not None
    assert parted.turn == PARTED
    assert parted.place == "13 November 1940, Second talk with Hitler"
    assert parted.one == line().words.scenario.line[PARTED].minute, "history is told in history's own words"
    assert parted.other
    assert parted.other != parted.one


def test_a_course_beside_itself_differs_in_nothing() -> None:
    same = compare(line(), line())
    assert same.parted is None
    assert all(row.same for row in same.issues)
    assert all(row.one == row.other for row in same.scores)
    assert all(row.one == row.other for row in same.outcomes)
    assert all(piece.mark == "both" for row in same.articles for piece in row.pieces)


def test_a_course_cut_short_parts_where_it_ends() -> None:
    """A prefix is told as such: one course has an act there and the other has none."""
    talks = line().branch(72)
    side = talks.to_move
    assert side == "german"
    talks.decide(side, Silence())
    parted = compare(line(), talks).parted
    assert parted is not None
    assert parted.turn == 72


def test_both_courses_are_turned_round_together() -> None:
    there, back = found(), compare(other(), line())
    assert [(row.other, row.one) for row in back.issues] == [(row.one, row.other) for row in there.issues]
    assert [(row.other, row.one) for row in back.scores] == [(row.one, row.other) for row in there.scores]
    assert [(row.other.chance, row.one.chance) for row in back.outcomes] == [
        (row.one.chance, row.other.chance) for row in there.outcomes
    ]


def test_positions_and_settlements_are_those_of_the_ends() -> None:
    row = next(row for row in found().issues if row.issue == "lithuanian_strip")
    assert row.one is not None
    assert row.one.settled == "Bought for 31.5 million Reichsmarks", "the treaty of 10 January"
    assert not row.one.in_force
    bulgaria = next(row for row in found().issues if row.issue == "bulgaria")
    assert bulgaria.one is not None
    assert bulgaria.one.positions["german"] is None, "history: Berlin never said what it would take on Bulgaria"


def test_every_chance_is_the_sum_of_its_terms_under_every_school() -> None:
    for row in found().outcomes:
        sums = [(one.chance, one.terms) for one in (row.one, row.other)]
        sums += [(side.chance, side.terms) for school in row.schools for side in (school.one, school.other)]
        for chance, terms in sums:
            assert chance == min(1000, max(0, sum(term.by for term in terms))), row.id


def test_the_school_dealt_gives_the_chance_of_the_course() -> None:
    war = next(row for row in found().outcomes if row.war)
    assert war.schools
    for school in war.schools:
        assert school.one.chance == war.one.by_profile[school.profile]
        assert school.other.chance == war.other.by_profile[school.profile]
    assert war.one.chance in {school.one.chance for school in war.schools}


def debriefed(talks: Talks) -> tuple[Outcome, ...]:
    return debrief(talks.words, talks.state, None).outcomes


def test_from_one_key_luck_is_common_and_said_to_be() -> None:
    assert found().common_chance
    assert not compare(line(), line(6)).common_chance
    for first, second in zip(debriefed(line()), debriefed(other()), strict=True):
        if first.chance == second.chance:
            assert first.happened == second.happened, first.id


def test_treaty_texts_are_woven_word_by_word() -> None:
    assert woven("A base is leased near the Straits", "A base near the Straits for ten years") == (
        Piece(text="A base", mark="both"),
        Piece(text="is leased", mark="one"),
        Piece(text="near the Straits", mark="both"),
        Piece(text="for ten years", mark="other"),
    )
    assert woven("the same", "the same") == (Piece(text="the same", mark="both"),)
    assert woven("", "new") == (Piece(text="new", mark="other"),)


def test_what_was_woven_can_be_unwoven() -> None:
    assert found().articles
    for row in found().articles:
        for side, text in (("one", row.one), ("other", row.other)):
            assert " ".join(piece.text for piece in row.pieces if piece.mark in ("both", side)) == " ".join(
                (text or "").split()
            )


def test_a_signed_treaty_is_told_as_signed() -> None:
    talks = signed()
    side = compare(talks, talks)
    assert side.signed == (True, True)
    assert any(row.one is not None and row.one.signed for row in side.issues)


def test_unfinished_and_different_talks_cannot_be_compared() -> None:
    with pytest.raises(BadInput, match="have not ended"):
        compare(line(), line().branch(PARTED))
    talks = Talks.open("first-steps", mode="all", players={"german": "linear", "soviet": "linear"}, key=3)
    while talks.computer_move():
        pass
    with pytest.raises(BadInput, match="different talks"):
        compare(line(), talks)


def test_a_smaller_agenda_can_stand_beside_history() -> None:
    mode = next(one.id for one in line().words.scenario.modes if one.id != "all")
    players = {"german": "linear", "soviet": "linear"}
    talks = Talks.open("berlin-1940", mode=mode, players=players, key=KEY)
    while talks.computer_move():
        pass
    rows = compare(line(), talks).issues
    assert len(rows) == len(line().words.issues)
    assert {row.issue for row in rows if row.other is not None} == set(talks.words.number)


def test_the_page_tells_all_of_it_in_words() -> None:
    page = [f"{one.lead} {one.text}" for one in comparison(found())]
    text = "\n".join(page)
    for part in ("Where they parted", "Issue by issue", "The texts", "Those not asked", "What followed in fact"):
        assert part in text
    assert "Both courses met the same chance" in text
    assert "German delegation" in text
    assert len(comparison(found(), full=True)) > len(page), "in full, every school has its sum"


def test_no_draw_gainsays_what_came_of_history() -> None:
    """Under some keys the model draws a June without an attack; beside another course history stays as it was."""
    rows: list[OutcomeRow] = []
    for key in range(12):
        found = compare(line_talks("berlin-1940", key=key), line_talks("berlin-1940", key=key))
        assert found.one.text == AS_IT_WAS
        rows += found.outcomes
    assert all(row.one.happened == row.other.happened == row.in_fact for row in rows)
    assert any(row.war and row.one.chance < 1000 for row in rows), "war was never open: nothing would be checked"
