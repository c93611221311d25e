"""Puts lines on the terminal: laid out with rich, or one plain sentence after the other."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from game.text.lines import Line

# Escape sequences in a mailed record or scenario could drive the terminal; no text of ours needs a control character.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STYLES = {
    "title": "bold", "heading": "bold", "text": "", "item": "", "quiet": "dim", "warning": "yellow", "said": "",
    "track": "cyan",
}  # fmt: skip


class Printer:
    """Where pages go; remembers only how to print."""

    def __init__(self, *, plain: bool) -> None:
        self.plain = plain
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")  # a terminal without Cyrillic is no reason to stop
        self._console = None if plain else Console(highlight=False, markup=False, emoji=False)

    def page(self, lines: Iterable[Line]) -> None:
        """Print a page."""
        if self._console is None:
            for line in lines:
                self._plain(line)
            return
        kept = [line for line in lines if line.shown != "plain"]
        for hanging, run in groupby(kept, key=lambda line: bool(line.lead) and line.role != "heading"):
            if hanging:
                self._table(self._console, list(run))
            else:
                for line in run:
                    self._drawn(self._console, line)

    def text(self, words: str) -> None:
        """Print one paragraph."""
        self.page([Line(words)])

    def error(self, words: str) -> None:
        """Print what went wrong."""
        self.page([Line(words, "warning")])

    def curtain(self) -> None:
        """Hide what the other person read: clear the screen, or without cursor tricks scroll it away."""
        if self._console is not None and self._console.is_terminal:
            self._console.clear()
        elif self._console is not None:
            self._console.print("\n" * 3)

    def _plain(self, line: Line) -> None:
        """Print a line for listening: sentences only, one after the other."""
        if line.shown == "drawn":
            return
        said = spoken(f"{line.lead}: {line.text}" if line.lead else line.text)
        if line.role in ("title", "heading") and said and said[-1] not in ".?!:":
            said += "."
        if sys.stdout.isatty():
            said = textwrap.fill(said, max(20, shutil.get_terminal_size().columns - 1))
        if line.role == "title":
            print()
        print(said, flush=True)

    def _table(self, console: Console, lines: list[Line]) -> None:
        """Print lines with what hangs before them in a column of its own."""
        grid = Table.grid(padding=(0, 2, 0, 0))
        widest = max(12, min(30, console.width // 3))
        # Minutes come a line at a time; their column keeps its width from one to the next.
        grid.add_column(max_width=widest, min_width=widest if lines[0].role == "said" else None)
        grid.add_column()
        for line in lines:
            style = _STYLES[line.role]
            grid.add_row(Text(clean(line.lead), f"bold {style}".strip()), Text(clean(line.text), style))
        console.print(Padding(grid, (0, 0, 0, 2)))

    def _drawn(self, console: Console, line: Line) -> None:
        """Print a line laid out."""
        style = _STYLES[line.role]
        text = Text(clean(f"{line.lead}  {line.text}" if line.lead else line.text), style)
        match line.role:
            case "title":
                console.print()
                console.print(Rule(style="dim"))
                console.print(text)
            case "heading":
                console.print()
                console.print(text)
            case "track":
                console.print(Padding(text, (0, 0, 0, 3)))
            case _:
                console.print(text)


def clean(text: str) -> str:
    """Return a text without control characters."""
    return _CONTROL.sub("", text)


def spoken(text: str) -> str:
    """Return a text as it should be read aloud: signs and marks as words."""
    text = re.sub(r"(?<![\w])\+(?=\d)", "plus ", clean(text))
    text = re.sub(r"(?<![\w])−(?=\d)", "minus ", text)
    text = re.sub(r"(?<=\d)\s%", " percent", text)
    text = re.sub(r"\s·\s", ", or ", text)
    return re.sub("[\u2190-\u21ff\u2500-\u27bf]", "", text)
