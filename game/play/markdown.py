"""Reads the little Markdown the game's own pages use into blocks, whoever sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ITEM = re.compile(r"(?:[-*]|\d+\.) ")
SPAN = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|`(?P<code>[^`]+)`|\[(?P<link>[^\]]+)\]\([^)]*\)")


def blocks(text: str) -> Iterator[str]:
    """Yield headings, paragraphs and list items, each on one line, and tables with all their lines; no comments."""
    held = ""
    for line in [*COMMENT.sub("", text).splitlines(), ""]:
        words = line.strip()
        if held and (not words or words.startswith("#") or ITEM.match(words)):
            yield held
            held = ""
        if words.startswith("#"):
            yield words
        elif words:
            held += ("\n" if held.startswith("|") else " " if held else "") + words


def cells(line: str) -> list[str]:
    """Return the cells of a row of a table."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def plain(text: str) -> str:
    """Return words without their markup."""
    return SPAN.sub(lambda match: next(words for words in match.groups() if words), text)
