"""What two governments could have reached together, and how near one or more courses of the talks came to it."""

from __future__ import annotations

from itertools import product

import numpy as np

from game.analysis.bargains import outcomes
from game.analysis.bargains.outcomes import Frontier
from game.play.talks import Talks
from game.play.view import Shown
from game.play.words import Words
from game.rules.score import needed
from game.rules.spec import SEATS, SIGNED, Ints
from game.rules.state import State

Points = tuple[int, int]  # worth to the first and the second seat
Profiles = tuple[int, int]
Named = tuple[str, str, Talks]  # a finished course with its label and its name


class Result(Shown):
    """What one course had in the end, in the eyes of the two governments."""

    label: str  # "A", "B" or "history"
    name: str
    signed: bool
    points: Points  # of the treaty in force; of no agreement where nothing was signed
    distance: float  # in points, from the nearest package both could sign
    left: int  # points that would have cost neither side anything
    drafts: tuple[Points, ...]  # the worth of the whole treaties tabled on the way


class Reach(Shown):
    """What one pair of governments could have reached at the opening of the talks; the first status quo is worth 0."""

    pair: tuple[str, str]  # their ids
    profiles: tuple[str, str]  # their titles
    dealt: bool  # whether these were the governments of the first course
    need: Points  # what a treaty must be worth: the corner of no agreement
    thinkable: tuple[Points, ...]  # the frontier of all packages
    signable: tuple[Points, ...]  # the frontier of those without an article beyond a floor
    zone: tuple[Points, ...]  # of these, what both prefer to no agreement
    nash: Points | None
    kalai_smorodinsky: Points | None
    utilitarian: Points | None
    results: tuple[Result, ...]


def reaches(words: Words, courses: tuple[Named, ...] = ()) -> tuple[Reach, ...]:
    """Return what each pair of profiles could have reached, with what finished courses had in the end.

    The pair that was dealt in the first course comes first.
    """
    dealt = _dealt(courses[0][2].state) if courses else None
    pairs = [(one, other) for one, other in product(*(range(len(names)) for names in words.rules.profiles))]
    ordered = sorted(pairs, key=lambda pair: pair != dealt)
    return tuple(_reach(words, pair, courses, dealt=pair == dealt) for pair in ordered)


def _dealt(state: State) -> Profiles:
    first, second = state.profile[0].tolist()
    return first, second


def _reach(words: Words, profiles: Profiles, courses: tuple[Named, ...], *, dealt: bool) -> Reach:
    between = outcomes.pair(words.rules, profiles)
    edge = outcomes.signable_frontier(between)
    solved = outcomes.solutions(between, edge)
    one, other = (words.profile(seat, profiles[seat]).title for seat in range(SEATS))
    first, second = (words.rules.profiles[seat][profiles[seat]] for seat in range(SEATS))
    return Reach(
        pair=(first, second),
        profiles=(one, other),
        dealt=dealt,
        need=between.need,
        thinkable=_points(outcomes.frontier(between).points),
        signable=_points(edge.points),
        zone=_points(edge.points[outcomes.zone(between, edge)]),
        nash=_at(edge, solved.nash),
        kalai_smorodinsky=_at(edge, solved.kalai_smorodinsky),
        utilitarian=_at(edge, solved.utilitarian),
        results=tuple(_result(label, name, talks, profiles, edge) for label, name, talks in courses),
    )


def _result(label: str, name: str, talks: Talks, profiles: Profiles, edge: Frontier) -> Result:
    state, rules = talks.state, talks.words.rules
    signed = int(state.ending[0]) == SIGNED
    had = (
        outcomes.result(rules, profiles, state.in_force[0], state.status_quo[0])
        if signed
        else _without(talks, profiles)
    )
    near = len(edge.points) > 0
    return Result(
        label=label,
        name=name,
        signed=signed,
        points=_points(had[None])[0],
        distance=outcomes.distance(edge, had) if near else 0.0,
        left=outcomes.left_on_the_table(edge, had),
        drafts=_drafts(talks, profiles),
    )


def _without(talks: Talks, profiles: Profiles) -> Ints:
    """Return what no agreement was worth in the end to two profiles, (D,)."""
    state, rules = talks.state, talks.words.rules
    both = [
        needed(rules, seat, np.array([profiles[seat]]), state.reservation[:, seat], state.status_quo)[0]
        for seat in range(SEATS)
    ]
    return np.array(both, np.int32)


def _drafts(talks: Talks, profiles: Profiles) -> tuple[Points, ...]:
    rules, after = talks.words.rules, talks.states[1:]
    tabled = [state for entry, state in zip(talks.entries, after, strict=True) if entry.move.verb == "table"]
    packages = [(state.offer[0], state.status_quo[0]) for state in tabled if (state.offer[0] >= 0).any()]
    return tuple(_points(outcomes.result(rules, profiles, *package)[None])[0] for package in packages)


def _at(edge: Frontier, row: int | None) -> Points | None:
    return None if row is None else _points(edge.points[row][None])[0]


def _points(points: Ints) -> tuple[Points, ...]:
    return tuple((int(first), int(second)) for first, second in points.tolist())
