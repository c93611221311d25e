"""What was to be expected after every act of a course: each brief, a pact and war, by playouts on common chance."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from pathlib import Path

import game
from game import paths, strategies
from game.analysis.evaluating import along
from game.analysis.evaluating.along import SEED, Pair
from game.analysis.lines import history
from game.analysis.lines.history import ALL, Step
from game.analysis.measures import BRIEF, Sums, variance
from game.paths import BadInput
from game.play.record import EVALUATED, RULES, SUFFIX, checksum
from game.play.talks import HUMAN, Talks
from game.play.words import Words
from game.rules.state import join
from game.strategies import ROSTER, usual

PLAYOUTS = 1000  # of every act, under each pair of profiles
OVER_ALL = "all"  # every pair of profiles, weighed by prior


@dataclass(frozen=True, slots=True)
class Under:
    """What is supposed about both governments: a pair of profiles, or all pairs by prior."""

    name: str  # "decided_on_war/only_probing", or "all"
    title: str  # "Decided on war / Only probing"
    dealt: bool  # the pair that was dealt in these talks; of a historical line none was
    weights: tuple[tuple[int, float], ...]  # number of the pair, its share


@dataclass(frozen=True, slots=True)
class Point:
    """What was to be expected after some acts, in per cent, with standard errors."""

    turn: int  # acts made
    value: float
    error: float
    change: float  # from the act before, each playout paired with the one of the same chance
    change_error: float


@dataclass(frozen=True, slots=True)
class Curve:
    """One outcome from act to act."""

    outcome: str  # "signed", "war", "brief.soviet"
    title: str  # "A pact is signed"
    under: Under
    playouts: int  # of each act, under each pair
    points: tuple[Point, ...]  # one for every act, and the first before the first word


@dataclass(frozen=True)
class Plan:
    """A course to be evaluated: what is asked, and under what."""

    talks: Talks
    course: along.Course
    playouts: int
    unders: tuple[Under, ...]
    titles: Mapping[str, str]  # outcome -> its title
    mark: str  # of everything the numbers follow from
    file: Path  # where they are kept

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The course act by act, as one reads it who sees both sides."""
        return history.steps(self.talks, ALL)

    def under(self, name: str | None = None) -> Under:
        """Return the pair of profiles of a name, what one would look at first without it; raises BadInput."""
        return _named(self.unders, name)


@dataclass(frozen=True)
class Evaluation:
    """What has come of the playouts so far: curves of every outcome under every pair, as far as there are any."""

    plan: Plan
    sums: Mapping[int, Sums]  # number of the pair -> what its playouts came to

    @property
    def playouts(self) -> int:
        """How many playouts of every act each pair has had at least."""
        return min((self.sums[pair].count if pair in self.sums else 0) for pair in range(len(self.plan.course.pairs)))

    @property
    def unders(self) -> tuple[Under, ...]:
        """Under what there are curves yet: what was dealt first, then all by prior, then every pair."""
        return tuple(under for under in self.plan.unders if all(pair in self.sums for pair, _ in under.weights))

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes there are curves of."""
        return self.plan.course.outcomes

    def curve(self, outcome: str, under: str | None = None) -> Curve:
        """Return one outcome from act to act; raises BadInput for what there is no curve of."""
        if outcome not in self.outcomes:
            raise BadInput(f'there is no curve of "{outcome}"; there are {", ".join(self.outcomes)}')
        found = _named(self.unders, under)
        column = self.outcomes.index(outcome)
        turns = range(self.plan.course.states.size)
        points = tuple(Point(turn, *estimate(found, self.sums, (turn, column))) for turn in turns)
        count = min(self.sums[pair].count for pair, _ in found.weights)
        return Curve(outcome, self.plan.titles[outcome], found, count, points)


def refusal(talks: Talks) -> str:
    """Return why talks cannot be evaluated, "" where they can: it takes what both sides know, and hide."""
    if ALL in history.readers(talks):
        return ""
    return "These talks are under way. They can be evaluated when they are over: it takes what both sides hide."


def plan(talks: Talks, *, playouts: int = PLAYOUTS, players: Mapping[str, str] | None = None) -> Plan:
    """Return how a course is to be evaluated; raises BadInput for talks under way and for unknown strategies.

    A seat is played on by whom *players* names for it, else by the computer delegation that held it, else in the
    manner its delegation had.
    """
    if why := refusal(talks):
        raise BadInput(why)
    if playouts < 2:
        raise BadInput(f"playouts: {playouts} is too few; an error can be told from 2 on")
    words = talks.words
    rules = words.rules
    named = _players(talks, players or {})
    pairs = tuple((one, other) for one in range(len(rules.profiles[0])) for other in range(len(rules.profiles[1])))
    titles = {"signed": "A pact is signed"}
    if any(one.war for one in rules.aftermath):
        titles["war"] = "War in June 1941"
    titles |= {BRIEF + seat: f"Brief of the {words.delegation(n)}" for n, seat in enumerate(words.seats)}
    course = along.Course(rules, join(talks.states), named, pairs, tuple(titles))
    mark = _mark(talks, course)
    return Plan(talks, course, playouts, _unders(talks, pairs), titles, mark, _file(talks, mark))


def _file(talks: Talks, mark: str) -> Path:
    """Return where an evaluation is kept: beside the record or, of a historical line, in a folder of the saves."""
    if talks.path is not None:
        return talks.path.with_name(talks.path.name.removesuffix(SUFFIX) + EVALUATED)
    return paths.saves() / "evaluations" / f"{talks.words.scenario.scenario}-{mark}{EVALUATED}"


def _mark(talks: Talks, course: along.Course) -> str:
    """Return a short mark of everything the numbers follow from."""
    told = {
        "version": game.__version__,
        "rules": RULES,
        "strategies": strategies.VERSION,
        "scenario": talks.words.scenario.model_dump(mode="json"),
        "mode": talks.opening.mode,
        "states": [checksum(state) for state in talks.states],
        "players": course.players,
        "outcomes": course.outcomes,
        "seed": SEED,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _players(talks: Talks, chosen: Mapping[str, str]) -> tuple[str, str]:
    """Return the strategies that play on; raises BadInput for unknown ones."""
    for seat, name in chosen.items():
        if seat not in talks.words.seats:
            raise BadInput(f'seat: there is no "{seat}" here; it would be {" or ".join(talks.words.seats)}')
        if name not in ROSTER:
            raise BadInput(f'there is no strategy "{name}"; there are {", ".join(ROSTER)}')
    held_by = talks.opening.players
    found = [
        chosen.get(seat) or (held_by[seat] if held_by[seat] != HUMAN else usual(number))
        for number, seat in enumerate(talks.words.seats)
    ]
    return found[0], found[1]


def _unders(talks: Talks, pairs: tuple[Pair, ...]) -> tuple[Under, ...]:
    """Return all that may be supposed; first what one would look at first."""
    words, dealt = talks.words, tuple(int(number) for number in talks.states[0].profile[0])
    line = history.is_line(talks)
    singles = [
        Under(
            name="/".join(words.rules.profiles[seat][number] for seat, number in enumerate(pair)),
            title=" / ".join(words.profile(seat, number).title for seat, number in enumerate(pair)),
            dealt=pair == dealt and not line,
            weights=((n, 1.0),),
        )
        for n, pair in enumerate(pairs)
    ]
    priors = [_prior(words, pair) for pair in pairs]
    weights = tuple((n, prior / sum(priors)) for n, prior in enumerate(priors) if prior)
    over_all = Under(OVER_ALL, "All schools, by how likely they are held to be", dealt=False, weights=weights)
    return tuple(sorted((over_all, *singles), key=lambda one: (not one.dealt, one.name != OVER_ALL)))


def _prior(words: Words, pair: Pair) -> float:
    return float(words.rules.prior[0, pair[0]]) * float(words.rules.prior[1, pair[1]])


def _named(unders: tuple[Under, ...], name: str | None) -> Under:
    """Return what a name supposes, the first without one; raises BadInput."""
    if name is None and unders:
        return unders[0]
    for under in unders:
        if under.name == name:
            return under
    known = ", ".join(under.name for under in unders) or "none yet"
    raise BadInput(f'profiles: there is no "{name}"; there are {known}')


def estimate(under: Under, sums: Mapping[int, Sums], at: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return the value and the change at a place of the sums, each with its standard error, in per cent.

    They are weighted means of the pairs, whose playouts are independent samples.
    """
    value = change = spread = moved = 0.0
    for pair, share in under.weights:
        of = sums[pair]
        value += share * int(of.value[at]) / of.count
        change += share * int(of.apart[at]) / of.count
        spread += share**2 * variance(of.count, int(of.value[at]), int(of.square[at]))
        moved += share**2 * variance(of.count, int(of.apart[at]), int(of.apart_square[at]))
    return value / 10, sqrt(spread) / 10, change / 10, sqrt(moved) / 10
