"""What a page is made of: lines with a role, not yet printed anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "heading", "text", "item", "quiet", "warning", "said", "track"]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a page; `lead` hangs before it (a number, a time, a speaker)."""

    text: str
    role: Role = "text"
    lead: str = ""
    shown: Literal["always", "drawn", "plain"] = "always"  # in which of the two forms of output


Page = list[Line]


def title(text: str) -> Line:
    """Return the title of a page."""
    return Line(text, "title")


def heading(text: str) -> Line:
    """Return a heading within a page."""
    return Line(text, "heading")


def item(lead: str, text: str) -> Line:
    """Return one item of a list, with its number or name in front."""
    return Line(text, "item", lead)


def quiet(text: str) -> Line:
    """Return a line of lesser weight: sources, hints."""
    return Line(text, "quiet")


def warning(text: str) -> Line:
    """Return a line that must not be missed."""
    return Line(text, "warning", "Note")


def drawn(text: str) -> Line:
    """Return a line drawn with characters, which plain output leaves out."""
    return Line(text, "track", shown="drawn")


def plain(text: str, lead: str = "") -> Line:
    """Return a line that says what drawn output shows with characters."""
    return Line(text, "item" if lead else "text", lead, "plain")


def paragraphs(text: str) -> Page:
    """Return a longer text as its paragraphs."""
    return [Line(" ".join(part.split())) for part in text.split("\n\n") if part.strip()]
