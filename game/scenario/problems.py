"""What is wrong with a scenario file: where, what was expected, and the error that carries the whole list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.paths import BadInput

Key = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. Line 0 stands for the file as a whole."""

    line: int
    path: tuple[Key, ...]
    text: str


class BadScenario(BadInput):
    """A scenario cannot be used; the message lists every problem found, in the order of the file."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name = name
        self.problems = sorted(set(problems), key=lambda one: (one.line, [str(key) for key in one.path], one.text))
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        super().__init__("\n".join([f"{name} has {count}:", *(self.written(one) for one in self.problems)]))

    def written(self, problem: Problem) -> str:
        """Return a problem as `file:line: path: text`, the form editors and terminals make links of."""
        parts = [f"{self.name}:{problem.line}" if problem.line else self.name]
        if problem.path:
            parts.append(" > ".join(f"#{key + 1}" if isinstance(key, int) else key for key in problem.path))
        return ": ".join([*parts, problem.text])
