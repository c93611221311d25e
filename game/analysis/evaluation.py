"""What was to be expected after every act of a course: each brief, a pact and war, by playouts on common chance."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import game
from game import paths
from game.analysis import along, background, history, kept
from game.analysis.along import SEED, Pair, Span
from game.analysis.background import Job
from game.analysis.history import ALL
from game.analysis.measures import BRIEF, Sums, plain, revived, variance
from game.paths import BadInput
from game.play.record import RULES, SUFFIX, checksum
from game.play.talks import HUMAN, Talks
from game.play.words import Words
from game.rules.state import join
from game.strategies import ROSTER, usual

PLAYOUTS = 1000  # of every act, under each pair of profiles
FIRST = 4  # keys of the first batches: a coarse curve, soon
FEWEST = 8  # keys of the others: fewer would not fill the arrays
OVER_ALL = "all"  # every pair of profiles, weighed by prior
KEPT = ".evaluation"  # the suffix of the file beside a record

Progress = Callable[[float, "Evaluation"], None]


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
        points = tuple(_point(turn, column, found, self.sums) for turn in range(self.plan.course.states.size))
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


def evaluate(plan: Plan, *, workers: int = 1, progress: Progress | None = None) -> Evaluation:
    """Return the whole evaluation of a course, going on from what is kept; waits until it is done.

    With one worker all is reckoned in this process. The numbers are the same whatever the workers, the batches and
    the interruptions.
    """
    if workers > 1:
        under_way = start(plan, workers=workers)
        try:
            while not under_way.finished:
                found = under_way.wait(0.2)
                if progress is not None:
                    progress(under_way.progress, found)
        finally:
            under_way.cancel()
        if under_way.problem:
            raise BadInput(under_way.problem)
        return under_way.result_so_far
    keeper = _Keeper(plan)
    todo = keeper.todo()
    for number, span in enumerate(todo):
        keeper.add(span, along.held(plan.course, span))
        if progress is not None:
            progress((number + 1) / len(todo), keeper.evaluation())
    return keeper.evaluation()


def start(plan: Plan, *, workers: int | None = None) -> Evaluating:
    """Return the evaluation of a course under way in processes of its own; the caller goes on at once."""
    return Evaluating(plan, workers)


class Evaluating:
    """An evaluation under way. Looking at it takes in what is finished; nothing here waits unless asked to."""

    def __init__(self, plan: Plan, workers: int | None) -> None:
        self._keeper = _Keeper(plan)
        todo = self._keeper.todo()
        self._before = self._keeper.share()
        self._job: Job[Span, Sums] = background.start(along.held, plan.course, todo, workers=workers)
        self._found = self._keeper.evaluation()

    def wait(self, seconds: float) -> Evaluation:
        """Return the result so far after something has come in, or some seconds later at the latest."""
        arrived = self._job.look(seconds)
        for span, sums in arrived:
            self._keeper.add(span, sums)
        if arrived:
            self._found = self._keeper.evaluation()
        return self._found

    @property
    def result_so_far(self) -> Evaluation:
        """What has come of the playouts so far; the very same object while nothing is new."""
        return self.wait(0.0)

    @property
    def progress(self) -> float:
        """How much of it is done, from 0 to 1, what was kept from earlier counted in."""
        self.wait(0.0)
        return self._before + (1.0 - self._before) * self._job.progress

    @property
    def finished(self) -> bool:
        """True when no more will come: it is done, cancelled, or went wrong."""
        self.wait(0.0)
        return self._job.finished

    @property
    def problem(self) -> str:
        """What went wrong, as a sentence; "" while nothing has."""
        return self._job.problem

    def cancel(self) -> None:
        """End it at once, with what is finished kept; the next evaluation goes on from there."""
        self.wait(0.0)
        self._job.cancel()


# --- what is kept ---


class _Keeper:
    """The sums of one evaluation, in memory and in the file beside the record."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._sums: dict[int, Sums] = {}
        self._done: dict[int, list[tuple[int, int]]] = {pair: [] for pair in range(len(plan.course.pairs))}
        for span, sums in _read(plan):
            if span[2] <= plan.playouts:  # more would be better, but would not be the same numbers again
                self._take(span, sums)

    def todo(self) -> list[Span]:
        """Return what is still to be played, the likeliest to be looked at first and every pair a little at a time."""
        size = max(along.ROWS // self.plan.course.states.size, FEWEST)
        first = {pair for pair, _ in self.plan.under().weights}
        spans = [
            (pair, start, stop)
            for pair, done in self._done.items()
            for begin, end in kept.gaps(done, self.plan.playouts, size)
            for start, stop in ([(begin, FIRST), (FIRST, end)] if begin < FIRST < end else [(begin, end)])
        ]
        return sorted(spans, key=lambda span: (span[1], span[0] not in first, span[0]))

    def share(self) -> float:
        """Return how much of the evaluation is done, from 0 to 1."""
        done = sum(stop - start for spans in self._done.values() for start, stop in spans)
        return min(done / (self.plan.playouts * len(self._done)), 1.0)

    def add(self, span: Span, sums: Sums) -> None:
        """Take in a batch, and put it on disk; an evaluation goes on where the disk is full."""
        self._take(span, sums)
        pair, first, last = span
        with suppress(OSError):
            kept.append(self.plan.file, {"pair": pair, "from": first, "to": last, **plain(sums)})

    def evaluation(self) -> Evaluation:
        """Return what there is so far."""
        return Evaluation(self.plan, dict(self._sums))

    def _take(self, span: Span, sums: Sums) -> None:
        pair, first, last = span
        if any(first < stop and start < last for start, stop in self._done[pair]):
            return  # two programs evaluated one record: what both did is the same
        self._done[pair].append((first, last))
        self._sums[pair] = self._sums[pair] + sums if pair in self._sums else sums


def _read(plan: Plan) -> list[tuple[Span, Sums]]:
    """Return the batches kept of an evaluation; a file that is stale or damaged is begun anew."""
    shape = (plan.course.states.size, len(plan.course.outcomes))

    def parse(line: dict[str, Any]) -> tuple[Span, Sums]:
        span, sums = (int(line["pair"]), int(line["from"]), int(line["to"])), revived(line)
        fits = 0 <= span[0] < len(plan.course.pairs) and 0 <= span[1] < span[2] == span[1] + sums.count
        if not fits or sums.value.shape != shape:
            raise ValueError("not a batch of this evaluation")
        return span, sums

    try:
        return kept.read(plan.file, plan.mark, parse)
    except (BadInput, OSError):
        with suppress(OSError):
            kept.begin(plan.file, plan.mark)
        return []


def _file(talks: Talks, mark: str) -> Path:
    """Return where an evaluation is kept: beside the record or, of a historical line, in a folder of the saves."""
    if talks.path is not None:
        return talks.path.with_name(talks.path.name.removesuffix(SUFFIX) + KEPT)
    return paths.saves() / "evaluations" / f"{talks.words.scenario.scenario}-{mark}{KEPT}"


def _mark(talks: Talks, course: along.Course) -> str:
    """Return a short mark of everything the numbers follow from."""
    told = {
        "version": game.__version__,
        "rules": RULES,
        "scenario": talks.words.scenario.model_dump(mode="json"),
        "mode": talks.opening.mode,
        "states": [checksum(state) for state in talks.states],
        "players": course.players,
        "outcomes": course.outcomes,
        "seed": SEED,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


# --- under what, and by whom ---


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


def _point(turn: int, column: int, under: Under, sums: Mapping[int, Sums]) -> Point:
    """Return the weighted mean of the pairs after *turn* acts; the pairs are independent samples."""
    value = change = spread = moved = 0.0
    at = (turn, column)
    for pair, share in under.weights:
        of = sums[pair]
        value += share * int(of.value[at]) / of.count
        change += share * int(of.apart[at]) / of.count
        spread += share**2 * variance(of.count, int(of.value[at]), int(of.square[at]))
        moved += share**2 * variance(of.count, int(of.apart[at]), int(of.apart_square[at]))
    return Point(turn, value / 10, sqrt(spread) / 10, change / 10, sqrt(moved) / 10)
