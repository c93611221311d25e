"""Weaves two texts into one, so that what only one of them says can be marked."""

from __future__ import annotations

import difflib
from typing import Literal

from game.play.view import Shown

Mark = Literal["both", "one", "other"]


class Piece(Shown):
    """A stretch of an article that is in both texts, or in one only."""

    text: str
    mark: Mark


def woven(one: str, other: str) -> tuple[Piece, ...]:
    """Return two texts as one run of pieces, word by word: what both have, and what only one has."""
    first, second = one.split(), other.split()
    found = []
    for _, a, b, c, d in difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if first[a:b] == second[c:d]:
            found.append(Piece(text=" ".join(first[a:b]), mark="both"))
            continue
        sides: tuple[tuple[list[str], Mark], ...] = ((first[a:b], "one"), (second[c:d], "other"))
        found += [Piece(text=" ".join(side), mark=mark) for side, mark in sides if side]
    return tuple(found)
