"""The minutes say what happened, in the third person, and no more than their reader may know."""

from __future__ import annotations

import re

import numpy as np
import pytest

from game.play import moves, news
from game.play.view import MinuteView
from game.rules.observe import observe
from game.rules.spec import LINK
from tests.play.held import GERMAN, SOVIET, Table, course, table
from tests.play.opened import opened

PAIRS = [("first-steps", ("evader", "prober")), ("berlin-1940", ("linear", "mirror")), ("first-steps", ("random",) * 2)]


def everything(name: str, names: tuple[str, str], reader: int, key: int) -> list[MinuteView]:
    """Return all minutes of one course of talks."""
    words = opened(name)
    lines: list[MinuteView] = []
    for by, move, before, after in course(words, names, key):
        if not lines:
            lines += news.opening(words, reader, observe(before, reader))
        lines += news.lines(words, reader, by, move, observe(before, reader), observe(after, reader))
    return lines


def texts(lines: tuple[MinuteView, ...], kind: str) -> list[str]:
    """Return the texts of one kind of line."""
    return [line.text for line in lines if line.kind == kind]


@pytest.fixture
def steps() -> Table:
    """Return First Steps about to begin, read by the Soviet delegation, which opens."""
    return table(opened())


# --- form ---


@pytest.mark.parametrize(("name", "names"), PAIRS)
@pytest.mark.parametrize("reader", [GERMAN, SOVIET])
def test_every_line_is_a_tidy_sentence_in_the_third_person(name: str, names: tuple[str, str], reader: int) -> None:
    for line in everything(name, names, reader, key=3):
        assert re.match(r"[A-Z0-9“]", line.text), line.text
        assert line.text.endswith((".", "?", "!", "”")), line.text
        assert not re.search(r"[,;:](?=[,;:.])|\.\.|  |\bNone\b|[{}]", line.text), line.text
        if line.kind == "act":
            assert not re.search(r"\b(I|we|We|my|our|us)\b", line.text), line.text


@pytest.mark.parametrize(("name", "names"), PAIRS)
def test_turns_and_times_never_run_backwards(name: str, names: tuple[str, str]) -> None:
    lines = everything(name, names, SOVIET, key=4)
    turns = [line.turn for line in lines]
    assert turns == sorted(turns)
    acts = [line for line in lines if line.kind == "act"]
    assert [line.turn for line in acts] == list(range(len(acts))), "one line for every act, numbered from 0"


def test_the_same_course_is_always_told_in_the_same_words() -> None:
    told = [everything("first-steps", ("evader", "prober"), GERMAN, key=9) for _ in range(2)]
    assert told[0] == told[1]


def test_a_long_course_is_not_told_in_one_sentence_again_and_again() -> None:
    acts = [line.text for line in everything("berlin-1940", ("linear", "mirror"), SOVIET, 5) if line.kind == "act"]
    assert len(set(acts)) > 0.9 * len(acts)


def test_time_goes_by_the_sitting() -> None:
    words = opened()
    assert news.clock(words, 0, 3).isoformat() == "1940-11-13T10:30:00"
    assert news.stamp(news.clock(words, 0, 3), long=False) == "13 November, 10:30"
    assert news.stamp(news.clock(words, 0, 3), long=True) == "13 November 1940"


# --- what a reader may know ---


@pytest.mark.parametrize("reader", [GERMAN, SOVIET])
def test_cables_are_read_by_their_own_delegation_alone(reader: int) -> None:
    words = opened()
    theirs = [one for one in words.scenario.instructions if one.to != words.seats[reader]]
    told = "\n".join(line.text for key in range(6) for line in everything("first-steps", ("prober",) * 2, reader, key))
    assert theirs
    assert not any(one.text in told for one in theirs)


def test_the_brief_opens_the_minutes() -> None:
    words, start = opened(), table(opened())
    lines = news.opening(words, SOVIET, start.seen)
    assert [line.kind for line in lines] == ["heading", "cable"]
    assert "Air Ministry" in lines[0].text
    assert lines[1].speaker == "Moscow, for the journey"


def test_only_the_delegation_whose_mandate_eased_reads_of_it() -> None:
    told = {}
    for reader in (GERMAN, SOVIET):
        talks = table(opened(), reader)
        talks.change(left=1, side=SOVIET, position={"danube": 4, "deliveries": 0})
        talks.state.position[0, GERMAN] = (0, 0, 0)
        talks.state.mandate[0, GERMAN, 1] = 1
        talks.state.insistence[0, SOVIET, 1] = 900
        told[reader] = [t for t in texts(talks.make(moves.Silence()), "cable") if "had insisted" in t]
    assert told[SOVIET] == []
    assert told[GERMAN] == [("On the Danube the delegation may now go as far as: riparian states only. "
                            "The other side had insisted.")]  # fmt: skip


# --- the verbs ---


def test_a_question_and_its_answers(steps: Table) -> None:
    asked = steps.make(moves.Ask(issue="danube"))
    assert asked[0].speaker == "Vyacheslav Molotov"
    assert asked[0].by == "soviet"
    assert "Danube" in asked[0].text
    answered = steps.make(moves.State(issue="danube", option="german_commission"))
    assert "the Danube" in answered[0].text
    assert answered[0].text.endswith(": German-run commission.")
    assert re.search("answer|asked", answered[0].text, re.IGNORECASE)


def test_evading_names_both_subjects(steps: Table) -> None:
    steps.make(moves.Ask(issue="danube"))
    (line,) = steps.make(moves.Evade(issue="danube", to="deliveries"))
    assert "the Danube" in line.text
    assert "deliveries and arrears" in line.text


def test_coming_nearer_and_hardening_are_told_apart(steps: Table) -> None:
    steps.make(moves.State(issue="petsamo", option="soviet_output"))
    steps.make(moves.Silence())
    nearer = steps.make(moves.State(issue="petsamo", option="fixed_term"))[0].text
    steps.make(moves.Silence())
    harder = steps.make(moves.State(issue="petsamo", option="soviet_output"))[0].text
    assert re.search("nearer|content|softened", nearer)
    assert re.search("hardened|more", harder)


def test_positions_that_meet_are_settled_and_going_back_on_them_is_said(steps: Table) -> None:
    steps.make(moves.State(issue="deliveries", option="as_agreed"))
    lines = steps.make(moves.State(issue="deliveries", option="as_agreed"))
    assert texts(lines, "settled") == ["Settled in principle on deliveries and arrears: as agreed in February."]
    lines = steps.make(moves.State(issue="deliveries", option="arrears_first"))
    assert "went back on what had been settled" in lines[0].text
    assert texts(lines, "event") == ["Deliveries and arrears is open again."]


def test_insisting_again_is_said_to_be_again(steps: Table) -> None:
    steps.make(moves.State(issue="danube", option="warships"))
    steps.make(moves.Silence())
    first = steps.make(moves.Insist(issue="danube"))[0].text
    steps.make(moves.Silence())
    second = steps.make(moves.Insist(issue="danube"))[0].text
    assert first.endswith(": joint administration and warships.")
    assert re.search("again|once more|more weight", second)
    assert not re.search("again|once more|more weight", first)


def test_a_package_is_listed_and_a_second_one_is_said_to_replace_it(steps: Table) -> None:
    first = steps.make(moves.Link(package={"danube": "warships", "deliveries": "arrears_first"}))[0].text
    assert "On the Danube: joint administration and warships; on deliveries and arrears: arrears first." in first
    second = steps.make(moves.Link(package={"danube": "german_commission", "deliveries": "as_agreed"}))[0].text
    assert "against the package of the Soviet side" in second


def test_declining_names_the_part_that_blocks(steps: Table) -> None:
    steps.make(moves.Link(package={"danube": "warships", "deliveries": "arrears_first"}))
    text = steps.make(moves.Decline(issue="danube"))[0].text
    assert "the Danube" in text
    assert "joint administration and warships" in text
    assert "arrears first" not in text


def test_silence_before_a_question_or_an_offer_is_noticed(steps: Table) -> None:
    steps.make(moves.Ask(issue="danube"))
    assert "The question about the Danube stayed without an answer." in steps.make(moves.Silence())[0].text
    steps.make(moves.Link(package={"danube": "warships", "deliveries": "arrears_first"}))
    steps.change(owed=-1)
    assert "let the package lie on the table" in steps.make(moves.Silence())[0].text


def test_a_draft_names_secret_articles_and_what_it_keeps(steps: Table) -> None:
    steps.change(sitting=1, settled={"deliveries": 2})
    text = steps.make(moves.Table(package={"danube": "warships", "deliveries": "as_agreed"}))[0].text
    assert "put on the table a draft of two articles, one of them for a secret protocol." in text
    assert "It takes over what is settled on deliveries and arrears. On the Danube: joint administration" in text


def test_no_title_needs_the_one_before_it_to_be_understood() -> None:
    for issue in opened("berlin-1940").issues:
        assert not [option.title for option in issue.options if option.title.casefold().startswith("the same")]


def test_a_long_draft_is_not_read_out_to_the_end() -> None:
    talks = table(opened("berlin-1940"), GERMAN)
    package = {issue.id: issue.options[1].id for issue in talks.words.issues[:12]}
    text = talks.make(moves.Table(package=package))[0].text
    assert text.count(": ") == 8
    assert text.endswith("; and four articles more.")


def test_an_action_is_told_in_the_words_of_the_scenario(steps: Table) -> None:
    (line,) = steps.make(moves.Act(action="slow_the_trains"))
    assert line.text == "At the frontier stations grain and oil wagons were held back for checks of the papers."
    assert line.sources == ("S10",)


# --- what follows ---


def test_a_sitting_closes_with_what_was_seen_between_and_the_next_heading(steps: Table) -> None:
    steps.change(left=1, side=SOVIET)
    lines = steps.make(moves.Silence())
    kinds = [line.kind for line in lines]
    assert kinds[:3] == ["act", "event", "event"]
    assert kinds[3] == "heading"
    assert "Molotov travels home" in lines[2].text
    assert lines[3].sitting == "kremlin"


@pytest.mark.parametrize(("strain", "left", "move", "text"), [
    (300, 6, moves.Adjourn(), "The sitting was adjourned."),
    (949, 6, moves.Ask(issue="danube"), "The sitting broke off. The room had become too heated to go on."),
])  # fmt: skip
def test_sittings_that_end_early_say_why(steps: Table, strain: int, left: int, move: moves.Move, text: str) -> None:
    steps.change(strain=strain, left=left, side=SOVIET)
    assert text in texts(steps.make(move), "event")


@pytest.mark.parametrize(("deliveries", "answer"), [
    ("as_agreed", "agreed to the package"),
    ("arrears_first", "declined the package that had been left to it over deliveries and arrears"),
])  # fmt: skip
def test_a_government_answers_what_was_left_to_it(deliveries: str, answer: str) -> None:
    talks = table(opened(), GERMAN)
    package = {"danube": "german_commission", "deliveries": deliveries}
    talks.change(left=1, side=GERMAN, offer_by=SOVIET, offer_kind=LINK)
    talks.state.offer[0] = talks.words.options(package)
    lines = talks.make(moves.Refer())
    answers = [line for line in lines if line.speaker == "Answer from Berlin"]
    assert len(answers) == 1
    assert answer in answers[0].text


def test_the_end_without_a_treaty_is_said(steps: Table) -> None:
    steps.change(sitting=2, left=1, side=SOVIET)
    assert texts(steps.make(moves.Silence()), "ending") == [
        "The talks ended without a treaty. What held before holds on."
    ]


def test_a_recall_names_the_delegation_called_home(steps: Table) -> None:
    steps.state.standing[0, SOVIET] = 0
    assert texts(steps.make(moves.Silence()), "ending") == [
        "Moscow recalled the Soviet delegation. The talks are over."
    ]
    other = table(opened(), GERMAN)
    other.state.standing[0, SOVIET] = 0
    assert texts(other.make(moves.Silence()), "ending") == [
        "Moscow recalled the Soviet delegation. The talks are over."
    ]


def draft_accepted(key: int, reader: int, package: dict[str, str]) -> tuple[Table, tuple[MinuteView, ...]]:
    """Return talks in which the German side tabled a draft at the last sitting and the Soviet side accepted it."""
    talks = table(opened(), reader, key)
    talks.change(sitting=2, side=GERMAN)
    talks.make(moves.Table(package=package))
    return talks, talks.make(moves.Accept())


def test_a_draft_refused_at_home_is_off_the_table() -> None:
    _, lines = draft_accepted(1, GERMAN, {"petsamo": "soviet_output", "danube": "warships"})
    (answer,) = [line for line in lines if line.speaker.startswith("Answer")]
    assert answer.speaker == "Answer from Berlin"
    assert "refused to ratify the draft" in answer.text


def test_articles_that_absent_parties_refuse_stay_on_paper() -> None:
    package = {"petsamo": "lasting_share", "deliveries": "grain_for_a_date", "danube": "riparian_body"}
    seen = set()
    for key in range(12):
        talks, lines = draft_accepted(key, SOVIET, package)
        if (talks.state.treaty[0] < 0).all():
            continue
        void = np.flatnonzero((talks.state.treaty[0] >= 0) & (talks.state.in_force[0] < 0))
        paper = [text for text in texts(lines, "ending") if "stays on paper" in text]
        assert len(paper) == void.size
        assert texts(lines, "ending")[0].startswith("The treaty was ratified by both governments and signed: three")
        seen.add(void.size)
    assert seen == {0, 1}, "some keys have Finland refuse and some have it consent"
