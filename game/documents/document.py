"""A document as data: headings, paragraphs, tables and pictures, before anybody sets it as HTML or PDF."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeVar

from game.analysis.charts import Chart

Thing = TypeVar("Thing")
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


def rewritten(thing: Thing, write: Callable[[str], str]) -> Thing:
    """Return a document, a chart or a part of either with every text in it as *write* returns it."""
    found: Any = thing
    if isinstance(thing, str):
        found = write(thing)
    elif isinstance(thing, tuple):
        found = tuple(rewritten(one, write) for one in thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        found = replace(thing, **{one.name: rewritten(getattr(thing, one.name), write) for one in fields(thing)})
    same: Thing = found
    return same


def clean(text: str) -> str:
    """Return a text without what is no letter: a mailed record may hold controls, marks that turn lines, half signs."""
    if text.isprintable():
        return text
    return "".join(one for one in text if one == "\n" or not unicodedata.category(one).startswith("C"))
