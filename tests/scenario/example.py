"""The example of docs/scenarios.md, whole and broken on purpose."""

from __future__ import annotations

import re
from pathlib import Path

from game.scenario.loading import parse
from game.scenario.problems import BadScenario

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")
TEXT: str = re.findall(r"```yaml\n(.*?)```", DOC, re.DOTALL)[0]


def changed(*changes: tuple[str, str]) -> str:
    """Return the example with each old text replaced; it must stand there exactly once."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times in the example: {old}"
        text = text.replace(old, new)
    return text


def line_of(text: str, words: str) -> int:
    """Return the line of *text* on which *words* stand first."""
    return text[: text.index(words)].count("\n") + 1


def complaints(text: str) -> list[str]:
    """Return the problems of a text, one a line as people see them, without the heading."""
    try:
        parse(text, "the-bridge.yaml")
    except BadScenario as error:
        return str(error).splitlines()[1:]
    return []
