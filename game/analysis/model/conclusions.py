"""What the model concludes, as statements that playouts bear out or not, and which judgements they hang on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Literal

import numpy as np

from game.analysis.model.judgements import Judgement, Way
from game.analysis.model.sensitivity import (
    GAP,
    MOVED,
    Base,
    Floats,
    Found,
    Question,
    difference,
    means,
    shares,
    variances,
)

CLEAR = 3.0  # standard errors: some hundred comparisons are made, and one in twenty would pass two by chance
Status = Literal["stands", "open", "reversed"]
ENDINGS = {
    "signed": "Most talks end with a treaty",
    "lapsed": "Most talks lapse without a treaty",
    "recalled": "Most talks end with a delegation recalled",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One measured thing, over all profiles or under one profile of a seat."""

    name: str
    seat: int | None = None
    profile: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement: one mean is larger than another, or than a number. Or, with a pair, that it has a zone or not."""

    sentence: str
    larger: Cell | float = 0.0
    smaller: Cell | float = 0.0
    pair: int | None = None
    zone: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What one judgement set otherwise does to everything measured, in per cent, and to the conclusions."""

    judgement: Judgement
    way: Way
    value: dict[str, float]
    by: dict[str, float]
    error: dict[str, float]
    shaken: tuple[tuple[str, Status], ...]  # conclusions that are open or reversed now

    def clear(self, name: str) -> bool:
        """Return whether a change is larger than chance explains."""
        return abs(self.by[name]) > CLEAR * self.error[name]


def claims(start: Base) -> list[Claim]:
    """Return what the file as it is bears out clearly, in sentences."""
    return [one for one in _possible(start) if status(start.question, one, start.found) == "stands"]


def undecided(start: Base) -> list[Claim]:
    """Return the statements that even the file as it is leaves open."""
    return [one for one in _possible(start) if status(start.question, one, start.found) == "open"]


def effects(start: Base, found: Iterable[Found]) -> list[Effect]:
    """Return what every judgement set otherwise does, the largest changes first."""
    known = {one.id: one for one in start.judgements}
    held = claims(start)
    made = [_effect(start, held, known[one.judgement], one) for one in found if one.way is not None]
    order = {one.id: number for number, one in enumerate(start.judgements)}
    return sorted(made, key=lambda one: (-_size(one), order[one.judgement.id], one.way))


def _effect(start: Base, held: list[Claim], judgement: Judgement, found: Found) -> Effect:
    names = start.question.names
    by, error = difference(start.found, found)
    value = shares(found) @ means(found)
    assert found.way is not None  # only the file as it is has none
    standing = ((one.sentence, status(start.question, one, found)) for one in held)
    return Effect(
        judgement=judgement,
        way=found.way,
        value=dict(zip(names, value.tolist(), strict=True)),
        by=dict(zip(names, by.tolist(), strict=True)),
        error=dict(zip(names, error.tolist(), strict=True)),
        shaken=tuple((sentence, how) for sentence, how in standing if how != "stands"),
    )


def _size(one: Effect) -> float:
    return max((abs(one.by[name]) for name in ("signed", "war") if name in one.by and one.clear(name)), default=0.0)


def status(question: Question, claim: Claim, found: Found) -> Status:
    """Return whether the playouts bear a claim out, leave it open, or bear out its opposite."""
    if claim.pair is not None:
        return "stands" if found.zones[claim.pair] == claim.zone else "reversed"
    (larger, one), (smaller, other) = (_mean(question, of, found) for of in (claim.larger, claim.smaller))
    by, error = larger - smaller, sqrt(one + other)
    if abs(by) <= CLEAR * error or not by:
        return "open"
    return "stands" if by > 0 else "reversed"


def _mean(question: Question, of: Cell | float, found: Found) -> tuple[float, float]:
    """Return a mean in per cent and its variance."""
    if not isinstance(of, Cell):
        return of, 0.0
    weights, column = _weights(question, of, found), question.names.index(of.name)
    return float(weights @ means(found)[:, column]), float(weights**2 @ variances(found)[:, column])


def _weights(question: Question, of: Cell, found: Found) -> Floats:
    weights = shares(found)
    if of.seat is not None:
        numbers = _numbers(question)[:, of.seat]
        weights = np.where(numbers == of.profile, weights, 0.0)
    return np.asarray(weights / weights.sum())


def _numbers(question: Question) -> Floats:
    scenario = question.scenario
    first, second = (range(len(scenario.profiles[seat])) for seat in scenario.seats)
    return np.array([(one, other) for one in first for other in second])


def under(start: Base, name: str, seat: int, profile: int) -> float:
    """Return a mean under one profile of a seat, in per cent, for the file as it is."""
    return _mean(start.question, Cell(name, seat, profile), start.found)[0]


# --- the statements ---


def _possible(start: Base) -> Iterator[Claim]:
    """Yield every statement in the direction in which the file as it is leans."""
    question = start.question
    names = question.names
    commonest = max(ENDINGS, key=lambda name: _mean(question, Cell(name), start.found)[0])
    yield _leaning(start, Cell(commonest), 50.0, ENDINGS[commonest], "No ending comes about in most talks")
    if "war" in names:
        yield _leaning(start, Cell("war"), 50.0, "War is likelier than not", "War is less likely than not")
    for name, what in (("signed", "A treaty is likelier"), ("war", "War is likelier")):
        if name in names:
            yield from _order(start, name, what)
    first, second = (f"the {question.scenario.party_of(seat).delegation}" for seat in question.scenario.seats)
    more = "gets more of its brief than"
    yield _leaning(start, Cell(GAP), 0.0, _sentence(f"{first} {more} {second}"), _sentence(f"{second} {more} {first}"))
    if MOVED in names:
        seat = question.scenario.seats.index(next(event.by for event in question.scenario.aftermath if event.war) or "")
        for number, title in enumerate(_titles(question, seat)):
            end = f"the chance of war under “{title}”"
            cell = Cell(MOVED, seat, number)
            yield _leaning(start, cell, 0.0, f"A signature raises {end}", f"A signature lowers {end}")
    for number, (one, other) in enumerate(_numbers(question).tolist()):
        has = start.found.zones[number]
        both = f"“{_titles(question, 0)[one]}” and “{_titles(question, 1)[other]}”"
        yield Claim(f"{both} have {'something' if has else 'nothing'} to agree on", pair=number, zone=has)


def _order(start: Base, name: str, what: str) -> Iterator[Claim]:
    """Yield that something is likelier under one profile than under the next, for each seat."""
    for seat in range(2):
        titles = _titles(start.question, seat)
        ranked = sorted(range(len(titles)), key=lambda number: -under(start, name, seat, number))
        for more, less in pairwise(ranked):
            sentence = f"{what} under “{titles[more]}” than under “{titles[less]}”"
            yield Claim(sentence, Cell(name, seat, more), Cell(name, seat, less))


def _leaning(start: Base, cell: Cell, beside: float, more: str, less: str) -> Claim:
    mean, _ = _mean(start.question, cell, start.found)
    return Claim(more, cell, beside) if mean > beside else Claim(less, beside, cell)


def _titles(question: Question, seat: int) -> list[str]:
    return [profile.title for profile in question.scenario.profiles[question.scenario.seats[seat]].values()]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
