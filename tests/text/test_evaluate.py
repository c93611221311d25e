"""An evaluation in the terminal: curves, turning points, and second thoughts that ask before they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

import pytest

from game import cli
from game.analysis.evaluating import evaluating, evaluation
from game.analysis.lines import history
from game.paths import BadInput
from game.play.talks import Talks
from game.text import evaluate
from game.text.printer import Printer
from game.text.replay import Replay
from tests.analysis.standing_draft import ACTS, LOST, course, under_way

Obey = Callable[..., str]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let those play on who cost little, and reckon in this process."""
    plan = evaluation.plan
    players = {"german": "concede", "soviet": "random"}
    monkeypatch.setattr(evaluation, "plan", lambda talks, **asked: plan(talks, **asked, players=players))


def replaying(talks: Talks, capsys: pytest.CaptureFixture[str], *answers: str, plain: bool = True) -> Obey:
    """Return a function that obeys commands in a replay and returns what was printed; *answers* are what is typed."""
    left: Iterator[str] = chain(answers)
    reader = Replay(talks, Printer(plain=plain), (lambda _: next(left)) if answers else None)

    def obey(*commands: str) -> str:
        capsys.readouterr()
        for command in commands:
            reader.obey(command)
        return capsys.readouterr().out

    return obey


def test_an_evaluation_says_what_was_to_be_expected_and_what_turned_it(capsys: pytest.CaptureFixture[str]) -> None:
    said = replaying(course(), capsys)("evaluate 4")
    assert "what was to be expected after each act" in said
    assert "4 playouts of every act under each pair of profiles" in said
    assert "A pact is signed" in said
    assert f"Act {LOST}: " in said
    assert "from 100 to 0 percent" in said
    assert "(dealt in these talks)" in said
    assert "▁" not in said, "rows of bars are nothing to listen to"


def test_on_a_screen_there_are_bars(capsys: pytest.CaptureFixture[str]) -> None:
    said = replaying(course(), capsys, plain=False)("evaluate 4")
    bars = [line.strip() for line in said.splitlines() if "█" in line]
    assert bars
    assert all(len(line) == ACTS + 1 for line in bars)


def test_turning_points_are_those_of_the_playouts_once_there_are_any(capsys: pytest.CaptureFixture[str]) -> None:
    obey = replaying(course(), capsys)
    by_form = obey("turning list")
    assert "A draft treaty was tabled" in by_form
    obey("evaluate 4")
    by_playouts = obey("turning list")
    assert "A draft treaty was tabled" not in by_playouts
    assert f"{LOST}: A pact is signed from 100 to 0 percent" in by_playouts
    shown = obey("go end", "turning back")
    assert f"Act {LOST} of {ACTS}" in shown
    assert "Turning point: A pact is signed from 100 to 0 percent" in shown


def test_the_person_names_an_act_before_anything_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []

    def read(prompt: str) -> str:
        asked.append(prompt + capsys.readouterr().out)
        return "accept" if prompt.startswith("Better") else ""

    reader = Replay(course(), Printer(plain=True), read)
    reader.obey(f"reconsider {LOST}")
    before, after = asked
    assert "What would have been better?" in before
    assert "The best of" not in before
    assert "Named: " in after
    assert "A pact becomes likelier" in after
    assert "The best of" not in after
    assert "The best of" in capsys.readouterr().out


def test_what_is_no_act_or_not_possible_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    said = replaying(course(), capsys, "agenda", "", "ask sea", "insist danube", "accept", "")(f"reconsider {LOST}")
    assert "An act is wanted here" in said
    assert '"sea"' in said
    assert "Insisting takes a position" in said
    assert "Named: " in said


def test_in_a_script_the_act_follows_the_number(capsys: pytest.CaptureFixture[str]) -> None:
    obey = replaying(course(), capsys)
    assert "Named: The German side accepted" in obey(f"reconsider {LOST} accept")
    assert "Named" not in obey(f"go {LOST}", "reconsider show")
    with pytest.raises(BadInput, match="Name an act first"):
        obey(f"reconsider {LOST}")


@pytest.mark.parametrize(
    ("line", "said"),
    [("reconsider 99", "From 1 to 28"), ("reconsider", "From 1 to 28"), ("evaluate many", "How many playouts"),
     ("evaluate 1", "How many playouts"), ("evaluate 99999999", "How many playouts")],
)  # fmt: skip
def test_what_cannot_be_done_says_what_can(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadInput, match=said):
        replaying(course(), capsys)(line)


def test_talks_under_way_are_neither_evaluated_nor_thought_over(capsys: pytest.CaptureFixture[str]) -> None:
    obey = replaying(under_way(), capsys)
    for line in ("evaluate", "reconsider 3 silence"):
        with pytest.raises(BadInput, match="under way"):
            obey(line)


# --- the command ---


def test_the_command_prints_the_same(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(history, "course", lambda word: course())
    assert evaluate.run("any", playouts=4, profiles="all", workers=1, plain=True) == 0
    assert "Under: All schools" in capsys.readouterr().out
    with pytest.raises(BadInput, match="supplies_first/machines_first"):
        evaluate.run("any", playouts=4, profiles="doves/hawks", workers=1, plain=True)


def test_an_interruption_keeps_what_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(history, "course", lambda word: course())
    wait = evaluating.Evaluating.wait

    def interrupted(self: evaluating.Evaluating, seconds: float) -> evaluation.Evaluation:
        found = wait(self, seconds)
        if seconds and found.unders:
            raise KeyboardInterrupt
        return found

    monkeypatch.setattr(evaluating.Evaluating, "wait", interrupted)
    assert evaluate.run("any", playouts=2000, profiles=None, workers=1, plain=True) == evaluate.INTERRUPTED
    said = capsys.readouterr().out
    assert "Interrupted. What was done is kept" in said
    assert "A pact is signed" in said


def test_it_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    def run(course: str, **about: object) -> int:
        asked.append((course, about))
        return 0

    monkeypatch.setattr(evaluate, "run", run)
    monkeypatch.setattr("sys.argv", ["which-sea", "evaluate", "berlin-1940", "--playouts", "50", "--profiles", "a/b"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert not left.value.code
    assert asked == [("berlin-1940", {"playouts": 50, "profiles": "a/b", "workers": None, "plain": False})]
