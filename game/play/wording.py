"""Turns titles of the scenario into parts of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from game.play.words import Words
from game.rules.spec import Ints

Made = TypeVar("Made")


def once(make: Callable[[Words], Made]) -> Callable[[Words], Made]:
    """Return *make* so that it works once for each Words and keeps what it made there, as a cached property would."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(words: Words) -> Made:
        kept = vars(words)
        if name not in kept:
            kept[name] = make(words)
        found: Made = kept[name]
        return found

    return made


@once
def names(words: Words) -> frozenset[str]:
    """Return the words that keep their capital inside a sentence: never written small, and seen capital within one."""
    scenario = words.scenario
    texts = [scenario.summary, scenario.content_note, scenario.closing_note]
    for issue in scenario.issues:
        texts += [issue.question, issue.historical, issue.disputed or ""]
        texts += [text for option in issue.options for text in (option.clause, option.title)]
        texts += [demand.because for demand in issue.demands.values()]
    for party in scenario.parties.values():
        texts += [party.voice or "", party.fate or "", *(f"of {word}" for word in party.name.split())]
    everything = "\n".join(texts)
    small = set(re.findall(r"\b[a-z]\w*", everything))
    capital = re.findall(r"(?<=[a-z0-9,;] )[A-Z]\w*", everything)
    return frozenset(word for word in capital if word.lower() not in small)


def inline(words: Words, title: str) -> str:
    """Return a title as it stands within a sentence: "The Straits" becomes "the Straits"."""
    first = re.match(r"\w+", title)
    if first is None or first.group() in names(words):
        return title
    return title[0].lower() + title[1:]


def tidy(sentence: str) -> str:
    """Return a sentence with its first letter capital and no comma before another mark."""
    return sentence[:1].upper() + re.sub(r",(?=[,:;.])", "", sentence[1:])


@once
def topics(words: Words) -> tuple[str, ...]:
    """Return how every issue is called within a sentence."""
    return tuple(inline(words, issue.title) for issue in words.issues)


@once
def choices(words: Words) -> tuple[tuple[str, ...], ...]:
    """Return how every option of every issue is called within a sentence."""
    return tuple(tuple(inline(words, option.title) for option in issue.options) for issue in words.issues)


def topic(words: Words, issue: int) -> str:
    """Return "the Straits"."""
    return topics(words)[issue]


def on(words: Words, issue: int) -> str:
    """Return "on the Straits", closed with a comma where the title holds one; `tidy` takes it away where it must."""
    return f"on {topic(words, issue)}" + ("," if "," in topic(words, issue) else "")


def choice(words: Words, issue: int, option: int) -> str:
    """Return "a leased Soviet base near the Straits"."""
    return choices(words)[issue][option]


def listed(words: Words, options: Ints) -> str:
    """Return a package (I,) as "On the Straits: a leased base; on Bulgaria: neutral, both powers abstain"."""
    parts = [
        f"on {topic(words, issue)}: {choice(words, issue, option).replace('; ', ', ')}"
        for issue, option in enumerate(options.tolist())
        if option >= 0
    ]
    return tidy("; ".join(parts))


def joined(parts: list[str]) -> str:
    """Return "a, b and c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def count(number: int, one: str, many: str = "") -> str:
    """Return "one article" or "3 articles"; numbers to twelve in letters."""
    letters = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return f"{letters[number] if number < len(letters) else number} {one if number == 1 else many or one + 's'}"


def roman(number: int) -> str:
    """Return a number from 1 as a Roman numeral."""
    text = ""
    for value, letters in ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (number // value)
        number %= value
    return text
