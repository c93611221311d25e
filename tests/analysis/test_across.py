"""One issue in every course of a tree: each lane is its course's own, and begins where that left the one above."""

from __future__ import annotations

import pytest

from game.analysis.lines.across import across, told
from game.analysis.lines.history import line_talks
from game.analysis.lines.lanes import lanes
from game.paths import BadInput
from game.play.talks import Talks


def played(talks: Talks) -> Talks:
    """Return talks between two computer delegations, held to their end."""
    while talks.computer_move():
        pass
    return talks


def test_each_lane_is_that_of_its_course_and_begins_where_it_left_the_one_above() -> None:
    line = line_talks("berlin-1940")
    chair = played(line.branch(28, players={"german": "boulware", "soviet": "linear"}))
    later = chair.branch(45)
    found = across([(line, 0), (chair, 1), (later, 2)], "straits")
    assert [(one.name, one.depth) for one in found.strands] == [
        ("Berlin, November 1940, as it was", 0),
        ("Berlin, November 1940", 1),
        ("Berlin, November 1940", 2),
    ]
    for talks, strand in zip((line, chair, later), found.strands, strict=True):
        own = lanes(talks)
        row = next(row for row in own.rows if row.issue == "straits")
        assert strand.stands[: len(row.stands)] == row.stands
        assert set(strand.stands[len(row.stands) :]) <= {None}
        if talks.opening.parent is not None:
            meeting = own.meetings[strand.left]
            assert meeting.first <= talks.opening.parent.turn <= meeting.last
    assert found.strands[0].left == 0
    assert told(found, found.strands[0]).startswith("12 Nov: German delegation, A new convention of four powers.")


def test_courses_without_the_issue_are_left_out_and_an_unknown_one_is_refused() -> None:
    line, small = line_talks("berlin-1940"), Talks.open("berlin-1940", mode="three", players={}, key=1)
    issue = next(one.id for one in line.words.issues if one.id not in small.words.number)
    assert len(across([(line, 0), (small, 0)], issue).strands) == 1
    with pytest.raises(BadInput, match="atlantis"):
        across([(line, 0)], "atlantis")


def test_a_course_without_an_act_has_an_empty_lane() -> None:
    line = line_talks("berlin-1940")
    found = across([(line, 0), (line.branch(0), 1)], "straits")
    assert set(found.strands[1].stands) == {None}
    assert told(found, found.strands[1]) == "Nothing was said on it."
