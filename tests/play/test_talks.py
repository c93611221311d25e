"""Talks in progress: what the view promises is what may be done, nothing hidden shows, and every way back works."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.paths import BadInput
from game.play import moves
from game.play.record import checksum
from game.play.talks import IllegalMove, Talks
from game.rules.state import NAMES, SIGHT, State
from tests.play.playing import SEATS, choice, held, hold, possible

SEEDS = st.integers(0, 100_000)
SCENARIOS = ["first-steps", "berlin-1940"]
FEW = settings(max_examples=12)  # each holds whole talks


def both_views(talks: Talks) -> tuple[Any, Any]:
    """Return what both delegations see."""
    return talks.seat("german").view(), talks.seat("soviet").view()


# --- what the view promises ---


@pytest.mark.parametrize("scenario", SCENARIOS)
@FEW
@given(seed=SEEDS)
def test_everything_the_view_calls_possible_is_accepted(scenario: str, seed: int) -> None:
    talks = held(seed % 25, seed, scenario=scenario)
    if talks.to_move is not None:
        view = talks.seat(talks.to_move).view()
        offered = list(possible(view, random.Random(seed)))
        assert offered
        for move in offered:
            assert talks.refusal(talks.to_move, move) == "", move


@pytest.mark.parametrize("scenario", SCENARIOS)
@FEW
@given(seed=SEEDS)
def test_everything_the_view_calls_impossible_is_refused_for_the_reason_it_gives(scenario: str, seed: int) -> None:
    talks = held(seed % 25, seed, scenario=scenario)
    for seat in SEATS:
        view = talks.seat(seat).view()
        kinds = {"ask": moves.Ask, "insist": moves.Insist, "decline": moves.Decline}
        for verb in view.verbs:
            barred: list[tuple[Any, str]] = []
            if verb.verb in kinds:
                barred += [
                    (kinds[verb.verb](issue=i), may.why_not) for i, may in verb.issues.items() if not may.enabled
                ]
            for issue, row in verb.options.items():
                barred += [(moves.State(issue=issue, option=o), m.why_not) for o, m in row.items() if not m.enabled]
            for move, why in barred:
                assert why
                assert talks.refusal(seat, move) == why, move


@given(seed=SEEDS)
def test_a_refused_move_changes_nothing(seed: int) -> None:
    talks = held(seed % 20, seed)
    before, seen = checksum(talks.state), both_views(talks)
    for seat in SEATS:
        for bad in (moves.Ask(issue="atlantis"), moves.State(issue="danube", option="atlantis"), moves.Act(action="x")):
            with pytest.raises(IllegalMove, match=r"\w"):
                talks.seat(seat).submit(bad)
        if talks.to_move != seat:
            with pytest.raises(IllegalMove, match=r"floor|ended"):
                talks.seat(seat).submit(moves.Silence())
    assert (checksum(talks.state), both_views(talks)) == (before, seen)


@given(seed=SEEDS)
def test_previews_change_nothing_and_show_the_sentence_the_minutes_will_have(seed: int) -> None:
    talks = held(seed % 20, seed)
    if talks.to_move is None:
        return
    seat = talks.seat(talks.to_move)
    move = choice(seat.view(), random.Random(seed))
    before = checksum(talks.state)
    expected = seat.preview(move).sentence
    assert checksum(talks.state) == before
    old = len(seat.view().minutes)
    seat.submit(move)
    assert expected in [line.text for line in seat.view().minutes[old:]]


# --- what stays hidden ---


def scrambled(state: State, seat: int, words: Any, luck: np.random.Generator) -> State:
    """Return *state* with everything hidden from *seat* replaced by other values that could be."""
    rules, fresh = words.rules, {}
    other = 1 - seat
    for name in NAMES:
        sight, array = SIGHT[name], np.array(getattr(state, name))
        if name == "key":
            array[:] = luck.integers(0, 2**63, array.shape, dtype=np.uint64)
        elif sight == "none":
            array[:] = luck.integers(0, 2 if array.dtype == bool else 1000, array.shape)
        elif sight == "own":
            part = array[:, other]
            highest = {
                "profile": int(np.count_nonzero(rules.prior[other])),
                "mandate": int(rules.options.min()),
                "reading": int(rules.options.min()),
                "reading_kind": 4,
                "known": 2,
                "emphasis": 2,
            }.get(name, 1000)
            array[:, other] = luck.integers(0, highest, part.shape)
        fresh[name] = array
    return replace(state, **fresh)


@pytest.mark.parametrize("scenario", SCENARIOS)
@FEW
@given(seed=SEEDS)
def test_nothing_hidden_reaches_a_view_or_a_preview(scenario: str, seed: int) -> None:
    talks = held(seed % 30, seed, scenario=scenario)
    if talks.ended:  # the debrief opens the files of both sides
        return
    luck = np.random.default_rng(seed)
    for number, name in enumerate(SEATS):
        other = Talks(talks.opening, talks.words)
        other.entries = list(talks.entries)
        other.states = [scrambled(state, number, talks.words, luck) for state in talks.states]
        view = talks.seat(name).view()
        assert other.seat(name).view() == view
        if talks.to_move == name:
            move = choice(view, random.Random(seed))
            assert other.seat(name).preview(move) == talks.seat(name).preview(move)


def test_the_scrambling_would_be_noticed() -> None:
    talks = held(12, 5)
    mixed = scrambled(talks.state, 1, talks.words, np.random.default_rng(5))
    other = Talks(talks.opening, talks.words)
    other.entries, other.states = list(talks.entries), [*talks.states[:-1], mixed]
    assert other.seat("german").view() != talks.seat("german").view()


# --- ways back ---


@pytest.mark.parametrize("scenario", SCENARIOS)
@FEW
@given(seed=SEEDS)
def test_talks_read_from_their_record_are_the_talks_that_were_held(
    scenario: str, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    talks = held(seed % 40, seed, tmp_path_factory.mktemp("saves"), scenario, german="prober")
    assert talks.path is not None
    copied = talks.path.with_stem("copied")  # a record has one writer at a time
    again = Talks.resume(Path(shutil.copy(talks.path, copied)))
    assert both_views(again) == both_views(talks)
    assert checksum(again.state) == checksum(talks.state)
    assert again.to_move == talks.to_move
    hold(talks, 4, random.Random(seed))
    hold(again, 4, random.Random(seed))  # computers draw the same, too
    assert both_views(again) == both_views(talks)


@FEW
@given(seed=SEEDS)
def test_taking_back_returns_to_the_last_decision_of_a_person(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    talks = held(seed % 12, seed, tmp_path_factory.mktemp("saves"), german="linear")
    while talks.computer_move():
        pass
    if talks.to_move is None:
        return
    before, place = both_views(talks), talks.turn
    talks.seat("soviet").submit(choice(talks.seat("soviet").view(), random.Random(seed)))
    talks.computer_move()
    assert talks.take_back()
    assert talks.turn == place
    assert both_views(talks) == before
    assert talks.path is not None
    assert both_views(Talks.resume(talks.path)) == before


def test_there_is_nothing_to_take_back_before_a_person_has_spoken(tmp_path: Path) -> None:
    talks = held(0, 3, tmp_path)
    assert not talks.take_back()
    assert not held(6, 3, german="linear", soviet="linear").take_back()


def test_taking_back_every_act_leaves_the_opening(tmp_path: Path) -> None:
    talks = held(0, 3, tmp_path)
    opening = both_views(talks)
    hold(talks, 6, random.Random(3))
    for left in range(5, -1, -1):
        assert talks.take_back()
        assert talks.turn == left
    assert both_views(talks) == opening


@FEW
@given(seed=SEEDS)
def test_a_branch_shares_the_past_and_leaves_its_parent_alone(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("saves")
    talks = held(10, seed, folder)
    assert talks.path is not None
    parent, turn = talks.path.read_bytes(), seed % (talks.turn + 1)
    branch = talks.branch(turn, saves=folder, players={"german": "mirror"})
    assert branch.path is not None
    assert branch.path != talks.path
    assert (branch.opening.parent.record, branch.opening.parent.turn) == (talks.path.name, turn)  # type: ignore[union-attr]
    assert branch.opening.players == {"german": "mirror", "soviet": "human"}
    for seat in range(2):
        assert branch.minutes(seat) == talks.minutes(seat)[: len(branch.minutes(seat))]
    hold(branch, 3, random.Random(seed))
    assert talks.path.read_bytes() == parent
    assert Talks.resume(branch.path).turn == branch.turn


def test_a_branch_meets_the_same_chances_as_its_parent() -> None:
    talks = held(60, 11, german="boulware", soviet="conceder")
    branch = talks.branch(4)
    hold(branch, 60, random.Random(0))
    assert both_views(branch) == both_views(talks)


# --- computers, seats and mistakes in opening ---


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_two_computer_delegations_bring_their_talks_to_an_end(scenario: str) -> None:
    talks = held(1000, 21, scenario=scenario, german="prober", soviet="evader")
    assert talks.ended
    german, soviet = both_views(talks)
    assert german.debrief.treaty == soviet.debrief.treaty
    assert german.debrief.outcomes == soviet.debrief.outcomes
    assert {score.seat for score in german.debrief.scores} == set(SEATS)


def test_a_computer_acts_only_in_its_turn() -> None:
    talks = held(0, 8, german="linear")
    seat = talks.seat("soviet")
    made = [seat.poll(), seat.poll()]
    assert made == ([True, False] if talks.turn else [False, False])
    assert talks.to_move == "soviet"


def test_two_people_see_different_papers() -> None:
    german, soviet = both_views(held(8, 4))
    assert german.brief != soviet.brief
    assert german.estimate != soviet.estimate
    assert [issue.title for issue in german.issues] == [issue.title for issue in soviet.issues]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"scenario": "berlin-1941"}, "berlin-1940"),
        ({"mode": "everything"}, "all"),
        ({"players": {"french": "human"}}, "soviet"),
        ({"players": {"german": "bismarck"}}, "boulware"),
        ({"key": -1}, "key"),
        ({"key": 2**64}, "key"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_opening_talks_with_a_wrong_word_says_which_would_be_right(
    changes: dict[str, Any], named: str, tmp_path: Path
) -> None:
    asked: dict[str, Any] = {"scenario": "first-steps", "mode": "all", "players": {}, "key": 1, **changes}
    with pytest.raises(BadInput, match=named):
        Talks.open(asked.pop("scenario"), **asked, saves=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_seat_is_named_with_the_right_ones() -> None:
    with pytest.raises(BadInput, match="german or soviet"):
        held(0, 1).seat("french")
