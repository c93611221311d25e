"""What a page is made of: lines with a role, not yet printed anywhere."""

from __future__ import annotations

from collections.abc import Iterable
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


def signed(number: int) -> str:
    """Return a number with its sign: "+9", "−14", "0"."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def percent(per_mille: int) -> str:
    """Return a chance per mille as "12 %"; what is not quite certain does not become so by rounding."""
    if 0 < per_mille < 10:
        return "under 1 %"
    if 990 < per_mille < 1000:
        return "over 99 %"
    return f"{round(per_mille / 10)} %"


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names as "a, b and c"."""
    *most, end = list(names) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def cited(sources: Iterable[str]) -> str:
    """Return source ids as " [S04, S12]", or nothing where there are none."""
    ids = ", ".join(sources)
    return f" [{ids}]" if ids else ""


def sentence(text: str) -> str:
    """Return a text that begins with a capital and ends as a sentence does."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!…”" else ".")
