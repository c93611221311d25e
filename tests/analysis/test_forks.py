"""A course beside the one it left: folded where nothing changed, forked where they part, silent on what is hidden."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.analysis.lines import forks
from game.analysis.lines.forks import fork, stretches
from game.analysis.lines.history import line_talks
from game.play.talks import Talks
from tests.play.playing import held, hold


@cache
def line() -> Talks:
    """Return the historical line of 1940."""
    return line_talks("berlin-1940")


@cache
def taken_over() -> Talks:
    """Return talks that left history after its 28th act and were played to their end."""
    talks = line().branch(28, players={"german": "boulware", "soviet": "linear"})
    while talks.computer_move():
        pass
    return talks


def test_two_courses_share_their_lanes_up_to_the_parting_and_fork_after_it() -> None:
    found = fork(taken_over(), line(), ahead=True)
    assert found.shared == 28
    assert found.parted is not None
    parting = found.meetings[found.parted]
    assert parting.first <= 28 < parting.last
    assert not found.withheld
    for row in found.rows:
        for sitting in range(found.parted):
            assert row.one[sitting] == row.other[sitting], f"{row.title} differs before the courses part"
    apart = found.rows[: found.differing]
    assert apart
    assert all(row.forks is not None and row.forks >= found.parted for row in apart)
    assert all(row.forks is None for row in found.rows[found.differing :])


def test_every_issue_is_a_row_or_named_as_not_spoken_to() -> None:
    found = fork(taken_over(), line(), ahead=True)
    titles = [row.title for row in found.rows] + list(found.silent)
    assert sorted(titles) == sorted(issue.title for issue in line().words.issues)


def test_lanes_hold_where_each_issue_stood_after_each_sitting() -> None:
    talks = line()
    found = fork(talks, None, ahead=True)
    for row in found.rows:
        number = talks.words.number[row.issue]
        for meeting, stand in zip(found.meetings, row.one, strict=True):
            state = talks.states[meeting.last]
            assert stand is not None
            assert [-1 if option is None else option for option in stand.positions] == state.position[
                0, :, number
            ].tolist()
            assert (-1 if stand.settled is None else stand.settled) == int(state.settled[0, number])


def test_whoever_plays_on_is_not_told_what_history_did_next() -> None:
    talks = line().branch(28, players={"german": "boulware"})
    hold(talks, 6, random.Random(3))
    hidden, told = fork(talks, line(), ahead=False), fork(talks, line(), ahead=True)
    assert hidden.running
    assert hidden.withheld
    assert not told.withheld
    assert len(hidden.meetings) < len(told.meetings)
    same = {row.issue: row for row in hidden.rows}
    upto = fork(line().branch(28), None, ahead=True)
    assert {row.issue: [stand for stand in row.one if stand] for row in upto.rows} == {
        row.issue: [stand for stand in same[row.issue].other if stand] for row in upto.rows
    }


@given(turn=st.integers(0, 73))
def test_nothing_of_history_beyond_the_branch_is_in_what_is_shown_before_it_is_asked_for(turn: int) -> None:
    """Any two histories that agree up to the branch give the same page."""
    talks = line().branch(turn)
    other = line().branch(min(turn + 5, line().turn))
    known = fork(talks, other, ahead=False).model_dump(exclude={"withheld", "beside"})
    assert known == fork(talks, line(), ahead=False).model_dump(exclude={"withheld", "beside"})


def test_stretches_fold_what_did_not_change() -> None:
    found = fork(line(), None, ahead=True)
    for row in found.rows:
        runs = stretches(row.one)
        assert [number for first, last, _ in runs for number in range(first, last + 1)] == list(range(len(row.one)))
        assert all(one[2] != other[2] for one, other in pairwise(runs))


def test_two_sittings_of_one_day_are_told_apart() -> None:
    days = forks.days(fork(line(), None, ahead=True).meetings)
    assert len(set(days)) == len(days)
    assert days[:3] == ("12 Nov", "12 Nov (2)", "13 Nov")


def test_the_course_left_is_found_by_its_id_wherever_its_file_is(saves: Path) -> None:
    talks = held(6, 3, saves)
    branch = talks.branch(3, saves=saves)
    assert talks.path is not None
    talks.path.rename(saves / "elsewhere.talks")
    found = forks.left(branch, saves)
    assert found is not None
    assert found.opening.id == talks.opening.id
    assert forks.left(talks, saves) is None


def test_what_left_history_is_set_beside_history_with_the_same_chance(saves: Path) -> None:
    talks = line_talks("berlin-1940", key=77).branch(28, saves=saves)
    found = forks.left(talks, saves)
    assert found is not None
    assert found.opening.key == 77
    assert forks.left(found, saves) is None


def test_a_course_whose_parent_cannot_be_read_stands_alone(saves: Path) -> None:
    talks = held(6, 3, saves)
    branch = talks.branch(3, saves=saves)
    assert talks.path is not None
    lines = talks.path.read_bytes().splitlines(keepends=True)
    talks.path.write_bytes(b"".join([*lines[:2], lines[2].replace(b'"check":"', b'"check":"0'), *lines[3:]]))
    assert forks.left(branch, saves) is None


def test_those_without_a_seat_are_named() -> None:
    found = fork(line(), None, ahead=True)
    assert {"Finland", "Bulgaria", "Turkey", "Poland"} <= set(found.absent)
    assert not {"Germany", "Soviet Union"} & set(found.absent)


def test_talks_without_an_act_have_no_lanes() -> None:
    found = fork(held(0, 1), None, ahead=True)
    assert (found.meetings, found.rows) == ((), ())
    assert found.silent
