"""A view made by hand, and the terminal run as a person or a script would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.play.view import View
from game.text import app
from tests.ui import sample_view

Play = Callable[..., tuple[int, str]]


@pytest.fixture(scope="session")
def view() -> View:
    """Return the Berlin talks in the middle."""
    return sample_view.sample()


@pytest.fixture(scope="session")
def ended() -> View:
    """Return the Berlin talks after their end."""
    return sample_view.sample(ended=True)


@pytest.fixture
def script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Play:
    """Return a function that obeys lines as a file of acts and returns the exit code and all that was printed."""

    def play(lines: str, **chosen: object) -> tuple[int, str]:
        acts = tmp_path / "acts.txt"
        acts.write_text(lines, encoding="utf-8")
        return run(capsys, acts=acts, **chosen)

    return play


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Play:
    """Return a function that types lines one after the other, then ends the input, and returns what was printed."""

    def play(lines: list[str], **chosen: object) -> tuple[int, str]:
        left: Iterator[str] = iter(lines)

        def answer(prompt: str = "") -> str:
            print(prompt, end="")
            said = next(left, None)
            if said is None:
                raise EOFError
            return said

        monkeypatch.setattr("builtins.input", answer)
        return run(capsys, **chosen)

    return play


def run(capsys: pytest.CaptureFixture[str], **chosen: object) -> tuple[int, str]:
    """Return the exit code of the terminal and what it printed, plain unless asked otherwise."""
    asked: dict[str, object] = {
        "scenario": "first-steps", "mode": None, "seat": None, "opponent": None, "acts": None, "save": None,
        "plain": True, "key": 3,
    }  # fmt: skip
    scenario = chosen.pop("scenario", asked.pop("scenario"))
    asked.pop("scenario", None)
    capsys.readouterr()
    code = app.run(scenario, **{**asked, **chosen})  # type: ignore[arg-type]
    said = capsys.readouterr()
    return code, said.out + said.err
