"""The agenda shows a delegation its own limits as they are, the other's as far as it knows them, and who is absent."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play import agenda, moves
from game.play.view import IssueView
from game.rules.observe import observe
from game.rules.spec import INFERRED, LAPSED, SAID, UNREACHABLE
from game.rules.state import SIGHT, State
from tests.play.held import GERMAN, SOVIET, Table, table
from tests.play.opened import opened, underway

SCENARIOS = ["first-steps", "berlin-1940"]


def issue(talks: Table, name: str) -> IssueView:
    """Return one row of the reader's agenda."""
    return agenda.issues(talks.words, talks.reader, talks.seen)[talks.words.number[name]]


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("seat", [GERMAN, SOVIET])
def test_points_aim_and_floor_are_those_of_the_profile_dealt(name: str, seat: int) -> None:
    words = opened(name)
    state = underway(words, 12)
    profile, rules = int(state.profile[0, seat]), words.rules
    for n, row in enumerate(agenda.issues(words, seat, observe(state, seat))):
        points = [option.points for option in row.options]
        assert points == [p for p in rules.utility[seat, profile, n].tolist() if p != UNREACHABLE]
        assert max(points) == next(option.points for option in row.options if option.id == row.our_aim)
        beyond = [option.id for option in row.options if option.blocked]
        ids = [option.id for option in row.options]
        at = ids.index(row.our_floor)
        assert beyond == (ids[at + 1 :] if seat == GERMAN else ids[:at])


def test_the_mandate_bounds_what_is_allowed() -> None:
    row = issue(table(opened()), "deliveries")
    assert row.our_mandate == "as_agreed"
    assert [option.within_mandate for option in row.options] == [False, False, True, True, True]


def test_the_zone_lies_between_our_floor_and_the_other_sides() -> None:
    talks = table(opened(), SOVIET)
    talks.state.reading[0, SOVIET, 1], talks.state.reading_kind[0, SOVIET, 1] = 3, SAID
    row = issue(talks, "danube")
    assert row.our_floor == "riparian_body"
    assert row.zone == ("riparian_body", "joint_lower")
    talks.state.reading[0, SOVIET, 1] = 1
    assert issue(talks, "danube").zone is None, "no option suits both"


@pytest.mark.parametrize(("kind", "known"), [(SAID, "said"), (INFERRED, "inferred")])
def test_a_reading_says_how_it_is_known(kind: int, known: str) -> None:
    talks = table(opened())
    talks.state.reading[0, SOVIET, 1], talks.state.reading_kind[0, SOVIET, 1] = 3, kind
    reading = issue(talks, "danube").reading
    assert (reading.option, reading.known) == ("joint_lower", known)
    assert "Soviet-Romanian administration" in reading.text


def test_without_a_reading_the_staff_guesses_where_the_profiles_agree_and_owns_up_where_they_do_not() -> None:
    talks = table(opened(), SOVIET)
    assert issue(talks, "danube").reading.known == "guess", "both German profiles have the same floor on the river"
    open_question = issue(talks, "petsamo").reading
    assert open_question.known is None
    assert open_question.option is None
    assert "not known" in open_question.text


def test_status_follows_the_table() -> None:
    talks = table(opened())
    assert issue(talks, "danube").status == "open"
    talks.make(moves.State(issue="danube", option="warships"))
    talks.make(moves.State(issue="danube", option="german_commission"))
    assert issue(talks, "danube").status == "disputed"
    assert (issue(talks, "danube").our_position, issue(talks, "danube").their_position) == (
        "warships", "german_commission",
    )  # fmt: skip
    talks.make(moves.Link(package={"danube": "warships", "deliveries": "as_agreed"}))
    assert issue(talks, "danube").status == "reserved"
    assert issue(talks, "danube").offered == "warships"
    talks.change(offer=-1, settled={"danube": 2})
    assert issue(talks, "danube").status == "agreed"
    assert issue(talks, "danube").settled == "riparian_body"


def test_who_owes_an_answer_is_said_from_the_readers_side() -> None:
    talks = table(opened(), SOVIET)
    talks.make(moves.Ask(issue="danube"))
    assert issue(talks, "danube").owed_by == "them"
    talks.reader = GERMAN
    assert issue(talks, "danube").owed_by == "us"


def test_who_cannot_settle_names_who_could() -> None:
    row = issue(table(opened(), SOVIET), "danube")
    assert row.our_competence.enabled
    assert not row.their_competence.enabled
    assert row.their_competence.why_not == (
        "Nobody here can settle it for the German side; Friedrich-Werner von der Schulenburg could."
    )


@given(st.integers(0, 10**6), st.sampled_from(SCENARIOS), st.sampled_from([GERMAN, SOVIET]))
def test_nothing_hidden_reaches_the_agenda(seed: int, name: str, seat: int) -> None:
    words = opened(name)
    state = underway(words, seed % 25, key=seed)
    seen, rescrambled = observe(state, seat), observe(scrambled(state, seat, seed), seat)
    assert agenda.issues(words, seat, seen) == agenda.issues(words, seat, rescrambled)
    assert agenda.absent(words, seat, seen) == agenda.absent(words, seat, rescrambled)


def scrambled(state: State, seat: int, seed: int) -> State:
    """Return *state* with all that *seat* may not see filled with other numbers."""
    luck = np.random.default_rng(seed)
    changed = {}
    for name in (field.name for field in fields(State)):
        array = getattr(state, name).copy()
        other = array[:, 1 - seat] if SIGHT[name] == "own" else array
        if SIGHT[name] != "all":
            other[...] = luck.integers(0, 2, other.shape)
        changed[name] = array
    return replace(state, **changed)


def test_absent_parties_are_told_by_what_is_on_the_table_about_them() -> None:
    talks = table(opened(), SOVIET)
    finland = agenda.absent(talks.words, SOVIET, talks.seen)[0]
    assert finland.name == "Finland"
    assert finland.at_stake == ()
    assert finland.fate == ""
    assert finland.voice
    talks.make(moves.State(issue="petsamo", option="soviet_output"))
    finland, romania, _ = agenda.absent(talks.words, SOVIET, talks.seen)
    assert finland.at_stake == ("On Petsamo nickel the Soviet side wants: all to the Soviet Union.",)
    assert romania.at_stake == ()
    talks.change(settled={"petsamo": 2})
    finland = agenda.absent(talks.words, SOVIET, talks.seen)[0]
    assert finland.at_stake == ("On Petsamo nickel, settled in principle: Soviet concession, lasting German share.",)


def test_fates_are_told_when_the_talks_are_over() -> None:
    talks = table(opened())
    talks.change(ending=LAPSED, position={"danube": 0})
    romania = agenda.absent(talks.words, SOVIET, talks.seen)[1]
    assert romania.at_stake[0] == "On the Danube the Soviet side wanted: German-run commission."
    assert all(party.fate for party in agenda.absent(talks.words, SOVIET, talks.seen))
