"""The command `which-sea`: what reaches the front ends, and what a person sees who typed something wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import game
from game import cli, paths

ROOT = Path(__file__).parents[1]


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def sea(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs `which-sea` with the words given."""

    def run(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["which-sea", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        code = left.value.code
        return Said(code if isinstance(code, int) else 0, *capsys.readouterr())

    return run


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Return the list in which the front ends note that they were called, instead of opening."""
    noted: list[tuple[object, ...]] = []

    def front_end(name: str) -> Callable[..., int]:
        def run(scenario: str | None, **options: object) -> int:
            noted.append((name, scenario, options))
            return 0

        return run

    monkeypatch.setattr("game.ui.app.run", front_end("window"))
    monkeypatch.setattr("game.text.app.run", front_end("terminal"))
    monkeypatch.setattr("game.text.watch.run", front_end("gallery"))
    return noted


def test_version(sea: Command) -> None:
    assert sea("version") == (0, f"{game.__version__}\n", "")


def test_python_m_game_is_the_same_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "version"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "SYSTEMROOT": ""},
    )
    assert done.stdout == f"{game.__version__}\n"


def test_a_console_that_lacks_a_letter_is_no_reason_to_fail() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "scenarios"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert "The German?Soviet talks" in done.stdout


# --- what reaches the front ends ---


def test_without_a_command_the_window_opens(sea: Command, calls: list[tuple[object, ...]]) -> None:
    assert sea().code == 0
    assert calls == [("window", None, {"size": None})]


def test_play_takes_a_scenario_and_a_size(sea: Command, calls: list[tuple[object, ...]]) -> None:
    sea("play", "first-steps", "--size", "1366x768")
    assert calls == [("window", "first-steps", {"size": (1366, 768)})]


def test_every_option_of_text_arrives(sea: Command, calls: list[tuple[object, ...]]) -> None:
    sea(
        *["text", "berlin-1940", "--mode", "three", "--seat", "soviet", "--opponent", "linear", "--plain"],
        *["--acts", "a.txt", "--save", "s.jsonl", "--key", "7"],
    )
    options = {
        "mode": "three",
        "seat": "soviet",
        "opponent": "linear",
        "acts": Path("a.txt"),
        "save": Path("s.jsonl"),
        "plain": True,
        "key": 7,
    }
    assert calls == [("terminal", "berlin-1940", options)]


def test_watch_takes_a_strategy_per_seat(sea: Command, calls: list[tuple[object, ...]]) -> None:
    sea("watch", "first-steps", "--strategy", "soviet=linear", "--strategy", "german=mirror")
    options = {"mode": None, "strategies": {"soviet": "linear", "german": "mirror"}, "key": None, "plain": False}
    assert calls == [("gallery", "first-steps", options)]


def test_the_code_of_a_front_end_is_the_code_of_the_command(sea: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.ui.app.run", lambda scenario, *, size: 3)
    assert sea("play").code == 3


def test_interrupting_leaves_quietly(sea: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(scenario: str | None, **options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("game.text.app.run", interrupted)
    left = sea("text")
    assert left.code == 130
    assert "Traceback" not in left.err


# --- wrong words ---

WRONG = {
    "an unknown command": (["negotiate"], "negotiate"),
    "a size without a height": (["play", "--size", "1366"], "1366x768"),
    "a size of nothing": (["play", "--size", "0x0"], "1366x768"),
    "a strategy without a seat": (["watch", "first-steps", "--strategy", "linear"], "soviet=boulware"),
    "a strategy nobody has": (["watch", "first-steps", "--strategy", "soviet=genius"], "genius"),
    "a seat that is not there": (["watch", "first-steps", "--strategy", "french=linear"], "french"),
    "a negative key": (["watch", "first-steps", "--key", "-1"], "--key"),
    "a mode the scenario lacks": (["watch", "first-steps", "--mode", "hundred"], "hundred"),
    "a misspelt scenario": (["watch", "frist-steps"], "first-steps"),
    "a scenario file that is not there": (["watch", "nowhere.yaml"], "nowhere.yaml"),
    "text for a seat that is not there": (
        ["text", "first-steps", "--plain", "--mode", "all", "--seat", "french"],
        "french",
    ),
    "acts from nowhere": (["text", "first-steps", "--acts", "nowhere.txt"], "nowhere.txt"),
    "neither minutes nor treaty": (["export", "some.jsonl"], "--treaty"),
    "both minutes and treaty": (["export", "some.jsonl", "--minutes", "--treaty"], "--treaty"),
    "a record that is not there": (["export", "some.jsonl", "--minutes"], "some.jsonl"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_words_get_one_clear_message_and_code_2(case: str, sea: Command) -> None:
    """The message names what was wrong or what would be right; there is no traceback, and nothing on stdout."""
    words, named = WRONG[case]
    said = sea(*words)
    assert said.code == 2
    assert named in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_bad_input_of_any_layer_becomes_its_message(sea: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    class BadWeather(paths.BadInput):
        pass

    def front_end(scenario: str | None, **options: object) -> int:
        raise BadWeather("sea.yaml:3: the wave is too high; 2 metres would do.")

    monkeypatch.setattr("game.ui.app.run", front_end)
    assert sea("play") == (2, "", "sea.yaml:3: the wave is too high; 2 metres would do.\n")


# --- the small commands, on what comes with the game ---


def test_every_shipped_scenario_passes_check(sea: Command) -> None:
    files = sorted(str(file) for file in paths.scenarios().glob("*.yaml"))
    assert len(files) >= 2
    assert sea("check", *files).code == 0


def test_check_reports_on_every_file_and_fails_if_one_cannot_be_played(sea: Command, tmp_path: Path) -> None:
    """The report is what was asked for, so it goes to stdout, like a compiler's."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("scenario: [no\n", encoding="utf-8")
    sound = paths.scenarios() / "first-steps.yaml"
    said = sea("check", str(broken), "nowhere.yaml", str(sound))
    assert said.code == 2
    for name in ("broken.yaml", "nowhere.yaml", "first-steps.yaml"):
        assert name in said.out


def test_scenarios_lists_every_shipped_file_with_its_modes(sea: Command) -> None:
    listed = sea("scenarios").out
    for file in paths.scenarios().glob("*.yaml"):
        assert file.stem in listed


def test_schema_is_json_that_editors_understand(sea: Command) -> None:
    words = json.loads(sea("schema").out)
    assert {"parties", "issues", "procedure"} <= words["properties"].keys()


def test_watching_twice_with_one_key_shows_the_same_talks(sea: Command) -> None:
    first, again, other = (sea("watch", "first-steps", "--plain", "--key", key) for key in ("5", "5", "6"))
    assert first.code == 0
    assert first == again
    assert first.out != other.out


def test_saves_says_where_it_looked(sea: Command, saves: Path) -> None:
    assert sea("saves") == (0, f"No records yet in {saves}.\n", "")


def test_a_record_is_listed_and_its_papers_can_be_printed(sea: Command, saves: Path, tmp_path: Path) -> None:
    acts = tmp_path / "acts.txt"
    acts.write_text("silence\n", encoding="utf-8")
    sea("text", "first-steps", "--plain", "--mode", "all", "--seat", "soviet", "--acts", str(acts))
    (file,) = [found for found in saves.iterdir() if found.is_file()]
    assert file.name in sea("saves").out
    assert sea("export", file.name, "--minutes").out.startswith("#")
    assert sea("export", str(file), "--treaty").out.startswith("#")


def test_the_papers_of_the_other_delegation_stay_closed_while_the_talks_go_on(
    sea: Command, saves: Path, tmp_path: Path
) -> None:
    """Its minutes hold its instructions from home."""
    acts = tmp_path / "acts.txt"
    acts.write_text("silence\n", encoding="utf-8")
    sea("text", "first-steps", "--plain", "--mode", "all", "--seat", "soviet", "--acts", str(acts))
    (file,) = saves.iterdir()
    refused = sea("export", file.name, "--minutes", "--seat", "german")
    assert (refused.code, refused.out) == (2, "")
    assert "soviet" in refused.err
    unknown = sea("export", file.name, "--minutes", "--seat", "french")
    assert unknown.code == 2
    assert "french" in unknown.err


# --- the figures and what hangs on them ---


def test_coefficients_are_counted_named_and_written(sea: Command, tmp_path: Path) -> None:
    said = sea("coefficients", "first-steps").out
    assert "no document gives points or chances" in " ".join(said.split())
    named = sea("coefficients", "first-steps", "attack", "time", "gained", "--plain").out
    assert "Aftermath > The attack > base chance under Time gained: 980 per mille. judgement, from S34, S45." in named
    assert "No number" in sea("coefficients", "first-steps", "zeppelin").out
    sea("coefficients", "first-steps", "attack", "--out", str(tmp_path / "attack.csv"))
    assert "aftermath.attack.chance.time_gained" in (tmp_path / "attack.csv").read_text(encoding="utf-8")


def test_sensitivity_prints_and_writes_what_it_found(
    sea: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.analysis.model.judgements import judgements

    def some(*asked: Any) -> list[Any]:
        return [one for one in judgements(*asked) if one.id.startswith("attack.chance")]

    monkeypatch.setattr("game.analysis.model.sensitivity.judgements", some)
    page, out = tmp_path / "page.md", tmp_path / "found.csv"
    page.write_text("<!-- figures of none -->\n<!-- end of the figures -->\n", encoding="utf-8")
    words = ["--playouts", "2", "--workers", "1", "--out", str(out), "--page", str(page)]
    words += ["--pictures", str(tmp_path / "drawn")]
    done = sea("sensitivity", "first-steps", *words)
    assert done.code == 0, done.err
    assert "The attack: base chance under Time gained" in " ".join(done.out.split())
    assert "attack.chance.time_gained" in out.read_text(encoding="utf-8")
    drawn = ["first-steps-signed.png", "first-steps-signed.svg", "first-steps-war.png", "first-steps-war.svg"]
    assert sorted(file.name for file in (tmp_path / "drawn").iterdir()) == drawn
    assert "**The chance of war** hangs most on these" in page.read_text(encoding="utf-8")
    assert "there is no seat" in sea("sensitivity", "first-steps", "--strategy", "french=linear").err
