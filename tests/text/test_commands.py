"""What is typed is understood or explained, and moves are written so that they are read again."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.play import moves
from game.play.moves import Move
from game.play.view import View
from game.text.commands import CONTROLS, PAGES, SAME, VERBS, Control, Make, Show, Try, parse, write
from game.text.matching import Unclear
from tests.ui.sample_view import sample

VIEW = sample()
ISSUES = some.sampled_from([issue.id for issue in VIEW.issues])
OPTIONS = some.sampled_from([option.id for option in VIEW.issues[0].options])
ACTIONS = some.sampled_from([action.id for action in VIEW.actions])
PACKAGES = some.dictionaries(ISSUES, OPTIONS, min_size=1, max_size=8)
MOVES: some.SearchStrategy[Move] = some.one_of(
    some.builds(moves.Ask, issue=ISSUES),
    some.builds(moves.State, issue=ISSUES, option=OPTIONS),
    some.builds(moves.Insist, issue=ISSUES),
    some.builds(moves.Evade, issue=ISSUES, to=ISSUES),
    some.builds(moves.Link, package=PACKAGES),
    some.builds(moves.Accept),
    some.builds(moves.Decline, issue=ISSUES),
    some.builds(moves.Table, package=PACKAGES),
    some.builds(moves.Refer),
    some.builds(moves.Act, action=ACTIONS),
    some.builds(moves.Silence),
    some.builds(moves.Adjourn),
)


@given(MOVES)
def test_every_move_is_written_so_that_it_is_read_again(move: Move) -> None:
    assert parse(write(move), VIEW) == Make(move)
    assert parse(write(move) + "!", VIEW) == Make(move, sure=True)
    assert parse(f"try {write(move)}", VIEW) == parse(f"? {write(move)}", VIEW) == Try(move)


def test_every_verb_can_be_typed() -> None:
    written = {"ask 1", "state 1 2", "insist 1", "evade 1 2", "link 1=1 2=2", "accept", "decline 1", "table 1=1 2=2"}
    written |= {"refer", "act 1", "silence", "adjourn"}
    commands = [parse(line, VIEW) for line in written]
    assert {command.move.verb for command in commands if isinstance(command, Make)} == set(VERBS)


@pytest.mark.parametrize(
    ("line", "move"),
    [
        ("ask 5", moves.Ask(issue="romania")),
        ("ASK about the Straits", moves.Ask(issue="straits")),
        ("ask german troops", moves.Ask(issue="finland_troops")),
        ("state straits 4", moves.State(issue="straits", option="o3")),
        ("state straits=o3", moves.State(issue="straits", option="o3")),
        ("state 3 = withdrawn at once", moves.State(issue="straits", option="o5")),
        ("state the southern sphere transit limited", moves.State(issue="southern_sphere", option="o2")),
        ("evade bulgaria to southern_sphere", moves.Evade(issue="bulgaria", to="southern_sphere")),
        ("evade german troops southern", moves.Evade(issue="finland_troops", to="southern_sphere")),
        ("link 2=3, straits = 4", moves.Link(package={"bulgaria": "o2", "straits": "o3"})),
        ("link bulgaria o2 with straits o3", moves.Link(package={"bulgaria": "o2", "straits": "o3"})),
        ("link 2=transit limited and 3=withdrawn at once", moves.Link(package={"bulgaria": "o2", "straits": "o5"})),
        ("offer 2=3 3=4", moves.Link(package={"bulgaria": "o2", "straits": "o3"})),
        ("decline because of straits", moves.Decline(issue="straits")),
        ("refuse 3", moves.Decline(issue="straits")),
        ("sign", moves.Accept()),
        ("sil", moves.Silence()),
    ],
)
def test_acts_are_understood_by_number_in_words_and_by_beginnings(line: str, move: Move) -> None:
    assert parse(line, VIEW) == Make(move)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("", Show("status")),
        ("2", Show("issue", "bulgaria")),
        ("issue 2", Show("issue", "bulgaria")),
        ("straits", Show("issue", "straits")),
        ("baltic exits", Show("issue", "baltic_exits")),
        ("?", Show("verbs")),
        ("offer", Show("offer")),
        ("minutes all", Show("minutes", "all")),
        ("codex Petsamo nickel", Show("codex", "Petsamo nickel")),
        ("why", Show("reasons")),
        ("undo", Control("back")),
        ("save as monday", Control("save", "as monday")),
        ("exit", Control("quit")),
    ],
)
def test_pages_and_controls_are_understood(line: str, command: object) -> None:
    assert parse(line, VIEW) == command


def test_table_can_begin_with_what_stands(view: View) -> None:
    """The sample settles issues 6 and 8 at o3, and we have spoken on most others."""
    settled = {"danube": "o3", "deliveries": "o3"}
    assert parse("table settled straits=o2", view) == Make(moves.Table(package={**settled, "straits": "o2"}))
    whole = parse("table draft bulgaria=o1", view)
    assert isinstance(whole, Make)
    assert isinstance(whole.move, moves.Table)
    assert whole.move.package["bulgaria"] == "o1"
    assert whole.move.package["finland_troops"] == "o4"
    assert settled.items() <= whole.move.package.items()


@pytest.mark.parametrize(
    ("line", "nearest"),
    [
        ("aks 2", "ask"),
        ("insits 2", "insist"),
        ("agneda", "agenda"),
        ("ask bulgeria", "bulgaria"),
        ("ask strait of gibraltar", "straits"),
        ("state straits o9", "o5"),
        ("state straits", "Withdrawn at once"),
        ("act nonsense", VIEW.actions[0].id),
        ("ask", "ask issue"),
        ("evade 1", "evade issue other-issue"),
        ("link", "link issue=option"),
        ("link 2=1 2=2", "twice"),
        ("accept everything", "stands alone"),
        ("ask 99", "8 deliveries"),
        ("state 1 transit", "several"),
        ("try agenda", "Only an act"),
    ],
)
def test_what_is_not_understood_names_what_is_near(line: str, nearest: str) -> None:
    with pytest.raises(Unclear, match=r"(?s).*") as problem:
        parse(line, VIEW)
    assert nearest in str(problem.value)


WORDS = some.sampled_from([*VERBS, *PAGES, *CONTROLS, *SAME, "try", "?", "=", "1=2", "straits", "o3", "!", "9" * 4400])


@given(some.one_of(some.text(), some.lists(some.one_of(WORDS, some.text(max_size=6))).map(" ".join)))
def test_any_line_is_a_command_or_is_explained(line: str) -> None:
    with contextlib.suppress(Unclear):  # any other error fails here
        assert parse(line, VIEW) is not None


def test_no_word_means_two_things() -> None:
    names = [*VERBS, *PAGES, *CONTROLS, "try"]
    assert len(names) == len(set(names))
    assert set(SAME).isdisjoint(names)
    assert set(SAME.values()) <= set(names)
