"""A document as data: headings, paragraphs, tables and pictures, before anybody sets it as HTML or PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.analysis.charts import Chart

Mark = Literal["plain", "strong", "one", "other"]  # the last two: only in the first, only in the second of two texts


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set in one way."""

    text: str
    mark: Mark = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with its sources; `lead` stands before it: a name, a date, a letter."""

    runs: tuple[Run, ...]
    sources: tuple[str, ...] = ()
    lead: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 opens a section, level 3 a part of one."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the first cell of a row names it, and `widths` are the columns' shares."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    widths: tuple[int, ...]
    numbers: bool = False  # all but the first column hold numbers
    total: bool = False  # the last row is the sum of those above


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title and caption."""

    chart: Chart


Part = Heading | Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; sources are (id, the work in full), as far as they are cited."""

    title: str
    parts: tuple[Part, ...]
    sources: tuple[tuple[str, str], ...]
    imprint: str  # who made it, at its foot
    language: str = "en"


def said(text: str, sources: tuple[str, ...] = (), *, lead: str = "", quiet: bool = False) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Run(text),), sources, lead, quiet)


def strong(text: str) -> Paragraph:
    """Return a paragraph of text that stands out."""
    return Paragraph((Run(text, "strong"),))


def cited(parts: tuple[Part, ...]) -> Iterator[str]:
    """Return the ids of the sources that parts cite, each once, in their order."""
    seen: dict[str, None] = {}
    for part in parts:
        if isinstance(part, Paragraph):
            seen.update(dict.fromkeys(part.sources))
        elif isinstance(part, Table):
            seen.update(dict.fromkeys(name for row in part.rows for cell in row for name in cell.sources))
    return iter(seen)
