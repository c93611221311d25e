"""Finds what a person means by a few words: numbers, ids, titles, beginnings of words."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from game.paths import BadInput


class Unclear(BadInput):
    """A line that cannot be understood; the message says what was expected and the nearest words."""


@dataclass(frozen=True, slots=True)
class Name:
    """Something that can be named: by its id, its number from 1, or words of its title."""

    id: str
    title: str
    number: int = 0  # 0: has none


def simple(text: str) -> str:
    """Return a text in small letters without accents, underscores and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def candidates(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names a text may mean; an exact name hides those that only begin alike."""
    words = simple(text)
    if not words:
        return []
    number = words.removeprefix("no ")
    ranks = (
        lambda name: number.isdecimal() and name.number == int(number) > 0,
        lambda name: simple(name.id) == words,
        lambda name: simple(name.title) == words,
        lambda name: _begins(words, name.id),
        lambda name: _begins(words, f"{name.id} {name.title}"),
    )
    for rank in ranks:
        if found := [name for name in names if rank(name)]:
            return found
    return []


def find(text: str, names: Sequence[Name], kind: str) -> str:
    """Return the id of the one thing meant; raises Unclear with the nearest names."""
    found = candidates(text, names)
    if len(found) == 1:
        return found[0].id
    if found:
        raise Unclear(f'"{text}" could be several things: {_choices(found[:8])}. Say which.')
    near = nearest(text, names)
    a = "an" if kind[0] in "aeiou" else "a"
    if near:
        raise Unclear(f'"{text}" is not {a} {kind} here. Nearest: {_choices(near)}.')
    raise Unclear(f'"{text}" is not {a} {kind} here. There {"is" if len(names) == 1 else "are"}: {_choices(names)}.')


def nearest(text: str, names: Sequence[Name]) -> list[Name]:
    """Return up to three names whose id or title looks like a text, nearest first."""
    words = simple(text)
    scores = {name.id: max(_alike(words, part) for part in _parts(name)) for name in names}
    best = sorted(names, key=lambda name: -scores[name.id])
    return [name for name in best if scores[name.id] >= 0.6][:3]


def _parts(name: Name) -> list[str]:
    """Return what a text may look like: the whole id, the whole title, and their longer words."""
    whole = [simple(name.id), simple(name.title)]
    return [*whole, *(word for part in whole for word in part.split() if len(word) > 3)]


def _alike(one: str, other: str) -> float:
    """Return how alike two texts look, from 0 to 1."""
    return difflib.SequenceMatcher(None, one[:80], other, autojunk=False).ratio()


def _begins(words: str, text: str) -> bool:
    """Return whether every word is the beginning of some word of a text."""
    there = simple(text).split()
    return all(any(part.startswith(word) for part in there) for word in words.split())


def _choices(names: Sequence[Name]) -> str:
    """Return names as people may type them: "3 straits (Bases at the Straits)"."""
    return "; ".join(
        f"{f'{name.number} ' if name.number else ''}{name.id}{f' ({name.title})' if name.title else ''}"
        for name in names
    )
