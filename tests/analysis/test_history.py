"""The historical line of November 1940 is legal act by act, and ends as history ended."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game import scenario
from game.analysis.lines.history import ALL, BadLine, beside, course, is_line, line_talks, readers, steps
from game.paths import BadInput
from game.play.moves import Adjourn, Evade, Silence, Table
from game.play.talks import Talks
from game.rules.spec import DRAFT, ENDINGS
from game.scenario.schema import Scenario
from tests.analysis import playthrough

MOVES = 73
SOVIET = 1


@cache
def berlin() -> Scenario:
    return scenario.load(scenario.find("berlin-1940"))


@cache
def line(key: int = 7) -> Talks:
    return line_talks(berlin(), key=key)


def changed(**about: object) -> Scenario:
    """Return the scenario with its third historical move changed."""
    moves = list(berlin().line)
    moves[2] = moves[2].model_copy(update=about)
    return berlin().model_copy(update={"line": moves})


# --- the line itself ---


@pytest.mark.parametrize("key", [1, 7, 1940, 2**48 - 1])
def test_the_line_is_legal_act_by_act_whatever_chance_brings(key: int) -> None:
    talks = line_talks(berlin(), key=key)
    assert talks.turn == MOVES
    assert ENDINGS[int(talks.state.ending[0])] == "lapsed"
    assert (talks.state.treaty[0] < 0).all(), "no political treaty was signed"


def test_an_illegal_move_is_named_by_its_number() -> None:
    with pytest.raises(BadLine, match=r"line, move 3: ") as caught:
        line_talks(changed(seat="soviet"))
    assert caught.value.number == 3


def test_a_move_that_is_no_move_is_named_by_its_number() -> None:
    with pytest.raises(BadLine, match=r"line, move 3: "):
        line_talks(changed(move={"verb": "shout"}))


def test_a_scenario_without_a_line_and_an_unknown_mode_are_said() -> None:
    with pytest.raises(BadInput, match="no historical line"):
        line_talks(berlin().model_copy(update={"line": []}))
    with pytest.raises(BadInput, match="hundred"):
        line_talks(berlin(), "hundred")


def test_the_soviet_conditions_of_25_november_are_never_accepted() -> None:
    """The draft of 25 November stays on the table until it lapses; what Berlin sent was a holding reply."""
    talks = line()
    tabled = next(n for n, one in enumerate(talks.entries) if one.seat == "soviet" and isinstance(one.move, Table))
    assert berlin().line[tabled].date.strftime("%d %B %Y") == "25 November 1940"
    assert int(talks.states[tabled + 1].offer_kind[0]) == DRAFT
    assert int(talks.states[tabled + 1].offer_by[0]) == SOVIET
    conditions = talks.states[tabled + 1].offer[0]
    politics = [talks.words.number[name] for name in ("pact_form", "bulgaria", "straits", "finland_troops")]
    assert all(conditions[issue] >= 0 for issue in politics)
    assert (talks.state.settled[0][politics] < 0).all()
    last = talks.entries[-1]
    assert last.seat == "german"
    assert last.move == Evade(issue="pact_form", to="bulgaria")


CABLES = {  # what the conditions of the scenario fix, and after which sitting it came
    "cable_wording": "hitler_1",
    "cable_black_sea": "hitler_1",
    "cable_persia": "hitler_1",
    "line_finland_closed": "hitler_2",
    "line_draft_of_ten_years": "hitler_2",
    "moscow_narrows": "shelter",
    "line_facts_first": "shelter",
    "line_of_25_november": "notes",
    "line_no_answer": "counterproposal",
    "line_still_consulting": "answer",
}
NOT_IN_FACT = ("cable_straits_noted", "cable_partition", "line_to_conclude", "line_counter_offer")


@pytest.mark.parametrize("key", [7, 1940])
def test_cables_and_certain_incidents_come_in_their_places(key: int) -> None:
    talks = line(key)
    rules = talks.words.rules
    came = {}
    for event in rules.events:
        for before, after in zip(talks.states, talks.states[1:], strict=False):
            if after.flags[0, event.flag] and not before.flags[0, event.flag]:
                came[event.id] = talks.words.sitting(int(before.sitting[0])).id
    assert {name: came.get(name) for name in CABLES} == CABLES
    assert not [name for name in NOT_IN_FACT if name in came]


def test_every_act_has_history_beside_it_until_the_course_parts() -> None:
    talks = line()
    assert is_line(talks)
    assert beside(talks) == tuple(berlin().line)
    other = talks.branch(28)
    other.decide("soviet", Silence())
    assert not is_line(other)
    assert beside(other) == tuple(berlin().line[:28])


# --- reading it ---


def test_steps_tell_the_course_once_from_the_opening_to_the_end() -> None:
    found = steps(line(), "soviet")
    assert [one.turn for one in found] == list(range(MOVES + 1))
    assert found[0].history is None
    assert [one.history for one in found[1:]] == list(berlin().line)
    told = [text for one in found for text in one.lines]
    kept = line().minutes(SOVIET)
    assert [one.kind for one in told] == [one.kind for one in kept]
    assert [one.text for one in told if one.kind != "act"] == [one.text for one in kept if one.kind != "act"]


def test_contested_cables_and_incidents_are_told_with_both_readings() -> None:
    read = berlin()
    contested = {f"{one.title}. ": one.disputed for one in read.instructions if one.disputed}
    contested |= {f"{one.title}. ": one.disputed for one in read.incidents if one.disputed}
    told = {text.text: text.disputed for one in steps(line(32), ALL) for text in one.lines if text.kind != "act"}
    shown = {title: got for title in contested for text, got in told.items() if text.startswith(title)}
    assert shown == {title: contested[title] for title in shown}
    assert {"Directive No. 18. ", "Cable: what matters is the entry to the Black Sea. "} <= shown.keys()


def test_a_sitting_opens_at_its_hour_though_an_alarm_shortens_it() -> None:
    told = {text.sitting: text.time for one in steps(line(32), ALL) for text in one.lines if text.kind == "heading"}
    assert told["hitler_1"] == "12 November, 15:00"
    assert told["hitler_2"] == "13 November, 14:00"
    assert told["notes"] == "15 November"


def test_acts_of_history_are_told_in_its_own_words_and_others_in_the_games() -> None:
    talks = line().branch(28)
    talks.decide("soviet", Silence())
    found = steps(talks, "soviet")
    asked = next(one for one in found[4].lines if one.kind == "act")
    assert asked.text == "The Soviet side asked which sea was meant."
    assert (asked.time, asked.speaker, asked.sources) == ("12 November, 12:40", "Vyacheslav Molotov", ("F066", "S54"))
    assert found[4].history is not None
    assert found[4].history.comment
    assert found[29].history is None
    assert found[29].lines[0] == talks.minutes(SOVIET)[-len(found[29].lines)]


def test_the_all_knowing_reader_has_the_cables_of_both_governments_each_once() -> None:
    cables = {
        who: [text.text for one in steps(line(), who) for text in one.lines if text.kind == "cable"]
        for who in (ALL, "german", "soviet")
    }
    assert set(cables[ALL]) == set(cables["german"]) | set(cables["soviet"])
    assert len(cables[ALL]) == len(set(cables[ALL]))
    assert cables["german"]
    assert cables["soviet"]
    assert not set(cables["german"]) & set(cables["soviet"])


def test_what_nobody_at_the_table_knew_is_told_to_the_all_knowing_reader_alone() -> None:
    told = {
        who: "\n".join(text.text for one in steps(line(32), who) for text in one.lines) for who in readers(line(32))
    }
    assert told[ALL].count("Directive No. 21. 5 and 18 December 1940. ") == 1
    assert "Directive No. 21. " not in told["german"] + told["soviet"]


def test_offers_settlements_ends_of_sittings_and_the_end_are_turning_points() -> None:
    found = steps(line(), ALL)
    turned = {one.turn: one.turned for one in found if one.turned}
    assert turned[12] == ("the sitting ended",)
    assert turned[58] == ("a draft treaty was tabled",)
    assert any("settled" in text for text in turned[69]), "the treaties of 10 January"
    assert "the talks ended" in turned[MOVES]
    assert 10 not in turned


def test_talks_under_way_are_read_only_from_a_chair_a_person_holds() -> None:
    talks = Talks.open("first-steps", mode="all", players={"german": "conceder"}, key=3)
    assert readers(talks) == ("soviet",)
    for hidden in ("german", ALL):
        with pytest.raises(BadInput, match="soviet"):
            steps(talks, hidden)


def test_a_course_is_named_by_a_record_or_by_a_scenario(saves: Path) -> None:
    talks = Talks.open("first-steps", mode="all", players={}, key=3, saves=saves)
    assert talks.path is not None
    side = talks.to_move
    assert side is not None
    talks.decide(side, Adjourn() if not talks.refusal(side, Adjourn()) else Silence())
    for word in (str(talks.path), talks.path.name):
        assert course(word).entries == talks.entries
    assert is_line(course("berlin-1940", key=9))
    assert course("berlin-1940", key=9).opening.key == 9
    with pytest.raises(BadInput, match="nowhere"):
        course("nowhere")


def test_the_line_reads_as_it_was_last_reviewed() -> None:
    """Every act with its date and what it led to; `python -m tests.analysis.playthrough` rewrites the file."""
    assert playthrough.playthrough(playthrough.berlin()) == playthrough.GOLDEN.read_text(encoding="utf-8")
