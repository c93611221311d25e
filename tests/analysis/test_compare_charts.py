"""Two courses as charts: lanes that say where every issue stood, and chances that are those of the comparison."""

from __future__ import annotations

from itertools import pairwise

from game.analysis.charts import Chart, Series
from game.analysis.comparing.compare import compare
from game.analysis.comparing.compare_charts import brief_chart, chance_chart, school_chart
from game.analysis.comparing.lane_charts import APART, MET, compared_lanes
from game.analysis.lines.lanes import Lane, lanes
from tests.analysis.test_compare import PARTED, found, line, other, signed


def row(chart: Chart, title: str) -> float:
    return next(at for at, name in chart.up.ticks if name == title)


def in_row(chart: Chart, title: str) -> list[Series]:
    at = row(chart, title)
    return [one for one in chart.series if all(at - 0.5 < up < at + 0.5 for _, up in one.points)]


def test_lanes_have_a_column_for_each_sitting_held() -> None:
    held = lanes(other())
    assert [one.title for one in held.meetings][:3] == [
        "First talk with Ribbentrop", "First talk with Hitler", "Second talk with Hitler",
    ]  # fmt: skip
    assert held.meetings[0].first == 0
    assert held.meetings[-1].last == other().turn
    assert all(one.last == after.first for one, after in pairwise(held.meetings))
    assert all(len(lane.stands) == len(held.meetings) for lane in held.rows)


def test_a_lane_ends_where_the_issue_stood_at_the_end() -> None:
    for course, talks in zip(found().lanes, (line(), other()), strict=True):
        for number, lane in enumerate(course.rows):
            last = lane.stands[-1]
            stated = [int(one) for one in talks.state.position[0, :, number]]
            assert [-1 if one is None else one for one in last.positions] == stated
            assert (-1 if last.settled is None else last.settled) == int(talks.state.settled[0, number])


def test_left_of_the_parting_the_courses_are_one() -> None:
    """28 acts are common; they fill the first two sittings and part of the third."""
    one, two = found().lanes
    assert one.meetings[1].last <= PARTED < one.meetings[2].last
    assert [lane.stands[:2] for lane in one.rows] == [lane.stands[:2] for lane in two.rows]
    for chart in compared_lanes(found()):
        assert chart.rules == ((2.5, "the courses part"),)


def test_both_courses_have_the_same_rows_and_columns() -> None:
    one, two = compared_lanes(found())
    assert one.up == two.up
    assert one.across == two.across
    spoken = {lane.title for side in found().lanes for lane in side.rows if lane.spoken}
    assert {name for _, name in one.up.ticks} == spoken


def test_what_suits_the_first_delegation_lies_low() -> None:
    """History on Romania: Berlin's guarantee stays, Moscow wants it revoked; a wide gap between them."""
    chart = compared_lanes(found())[0]
    drawn = {one.name: one for one in in_row(chart, "Romania, its guarantee and the German mission")}
    german, soviet = drawn["German delegation"].points[-1], drawn["Soviet delegation"].points[-1]
    assert german[1] < soviet[1]
    assert drawn[APART].band[-1] == (german[1], soviet[1])


def test_where_an_issue_was_settled_two_lines_become_one() -> None:
    chart = compared_lanes(found())[0]
    lane = next(one for one in found().lanes[0].rows if one.issue == "lithuanian_strip")
    since = settled_since(lane)
    drawn = {one.name: one for one in in_row(chart, lane.title)}
    assert drawn[MET].points[0][0] == since + 0.5
    assert all(up == drawn[MET].points[0][1] for _, up in drawn[MET].points)
    for name in ("German delegation", "Soviet delegation"):
        assert name not in drawn or drawn[name].points[-1][0] <= since + 0.5
    ends = [one for one in chart.spots if one.at[1] == row(chart, lane.title)]
    assert [(one.label, one.symbol) for one in ends] == [("Bought for 31.5 million Reichsmarks", "circle")]


def settled_since(lane: Lane) -> int:
    return next(n for n, stand in enumerate(lane.stands) if stand.settled is not None)


def test_a_signed_article_and_one_without_effect_have_marks_of_their_own() -> None:
    talks = signed()
    chart = compared_lanes(compare(talks, talks))[0]
    force = {
        issue.title: bool(talks.state.in_force[0, n] >= 0)
        for n, issue in enumerate(talks.words.issues)
        if talks.state.treaty[0, n] >= 0
    }
    marks = {
        name: one.symbol
        for at, name in chart.up.ticks
        for one in chart.spots
        if one.at[1] == at and one.symbol != "circle"
    }
    assert force
    assert marks == {name: "diamond" if holds else "cross" for name, holds in force.items()}


def test_every_lane_is_told_in_a_sentence() -> None:
    one, two = compared_lanes(found())
    assert len(one.told) == len(two.told) == len(one.up.ticks)
    assert (
        "The Lithuanian strip: settled in principle: Bought for 31.5 million Reichsmarks "
        "(8 January 1941, Trade without politics)." in one.told
    )


def test_dots_are_the_chances_of_the_comparison() -> None:
    chart = chance_chart(found())
    assert chart is not None
    dots = [one for one in chart.series if one.style == "dots"]
    for outcome in found().outcomes:
        shown = any(name == outcome.title for _, name in chart.up.ticks)
        assert shown == bool(outcome.one.chance or outcome.other.chance or outcome.in_fact)
        if shown:
            places = [at for one in dots for at, up in one.points if up == row(chart, outcome.title)]
            assert places == [outcome.one.chance / 10, outcome.other.chance / 10]


def test_war_is_shown_under_every_school() -> None:
    chart = school_chart(found())
    assert chart is not None
    war = next(one for one in found().outcomes if one.war)
    names = [name for _, name in chart.up.ticks]
    start = names.index(war.title)
    assert names[start + 1 : start + 4] == [f"if {school.profile}" for school in war.schools]
    assert sum(one.startswith(war.title) for one in chart.told) == 3


def test_bars_are_the_shares_of_the_briefs() -> None:
    bars = [[share for _, share in one.points] for one in brief_chart(found()).series]
    assert bars == [
        [one.one.brief_fulfilled for one in found().scores], [one.other.brief_fulfilled for one in found().scores]
    ]  # fmt: skip
