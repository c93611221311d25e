"""An act thought over again: what somebody names in its place, then the best that could be found, with reasons.

The alternatives are found by sequential halving (Karnin, Koren and Somekh 2013): all are tried a little, the better
half twice as much, and so on. The figures shown come from playouts that had no part in the choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from math import ceil, log2

import numpy as np

from game.analysis import background
from game.analysis.background import UnderWay
from game.analysis.evaluating import along
from game.analysis.evaluating.along import Fork, Road
from game.analysis.evaluating.candidates import Candidate, candidates
from game.analysis.evaluating.evaluation import Plan, Under, estimate
from game.analysis.evaluating.weighing import Measure, because
from game.analysis.measures import BRIEF, Sums
from game.paths import BadInput
from game.play.moves import Move
from game.play.talks import IllegalMove
from game.rules.acts import Acts

BEST = 3
SHOWN = 600  # playouts behind the figures of each act shown, over all pairs of profiles
TRIED = 48  # playouts of every act in the first round of the search; twice as many in each later one
FINALISTS = 5  # acts left when the search ends
SHARED = 4  # batches there are at least, so that several cores have something to do
ALIKE = 2  # acts of one verb among those shown, where there are others
APART = 100_000  # the search's keys begin here, far from those of the figures


@dataclass(frozen=True, slots=True)
class Weighed:
    """One act in the place of the one made."""

    move: Move
    act: str  # the line it would leave in the minutes
    measures: tuple[Measure, ...]  # of the brief of whoever acts first
    reasons: tuple[str, ...]  # sentences on what differs from the act made
    manners: tuple[str, ...]  # titles of the manners of bargaining that might make it

    @property
    def better(self) -> bool:
        """True where the acting delegation got clearly more of its brief than by the act made."""
        return self.measures[0].clear and self.measures[0].change > 0


@dataclass(frozen=True, slots=True)
class Reconsidered:
    """What has been found so far about one act of a course."""

    turn: int
    seat: str
    under: Under
    made: Weighed
    named: Weighed | None
    best: tuple[Weighed, ...]  # empty until the search is done
    tried: int  # how many acts the search compares
    playouts: int  # behind the figures of each act


def start(
    plan: Plan, turn: int, named: Move | None = None, *, under: str | None = None, workers: int | None = None
) -> Reconsidering:
    """Return act *turn* (from 1) of a course being thought over, in processes of its own.

    First the act *named* is weighed against the act made, then the best alternatives are looked for. Raises BadInput,
    and IllegalMove for a named act that is not possible there.
    """
    return Reconsidering(Search(plan, turn, named, plan.under(under)), workers)


def reconsider(plan: Plan, turn: int, named: Move | None = None, *, under: str | None = None) -> Reconsidered:
    """Return act *turn* of a course thought over, reckoned in this process; raises what `start` raises."""
    search = Search(plan, turn, named, plan.under(under))
    while roads := search.roads:
        search.take({road: along.weighed(search.fork, road) for road in roads})
    assert search.found is not None
    return search.found


class Reconsidering(UnderWay[Road, Sums, "Reconsidered | None"]):
    """A reconsideration under way; nothing is found before the act made and the act named are weighed."""

    def __init__(self, search: Search, workers: int | None) -> None:
        self._search = search
        super().__init__(background.start(along.weighed, search.fork, search.roads, workers=workers))
        self._results: dict[Road, Sums] = {}

    def wait(self, seconds: float) -> Reconsidered | None:
        """Return what was found so far after something has come in, or some seconds later at the latest."""
        self._results.update(self._job.look(seconds))
        if self._search.roads and len(self._results) == len(self._search.roads):
            self._search.take(self._results)
            self._results = {}
            self._job.add(self._search.roads)
        return self._search.found

    @property
    def progress(self) -> float:
        """How much is done, from 0 to 1."""
        self.wait(0.0)
        return self._search.progress(len(self._results))


class Search:
    """What is to be played next in a reconsideration, and what has been found: it holds no processes."""

    def __init__(self, plan: Plan, turn: int, named: Move | None, under: Under) -> None:
        if not 1 <= turn <= plan.talks.turn:
            raise BadInput(f"act {turn}: this course has acts 1 to {plan.talks.turn}")
        self._plan, self._turn, self._under = plan, turn, under
        self._all = list(candidates(plan.talks, turn))
        self._named = None if named is None else self._number(named)
        self.fork = self._fork()
        self.found: Reconsidered | None = None
        self._alive = [number for number in range(1, len(self._all)) if number != self._named]
        self._rounds = max(ceil(log2(len(self._alive) / FINALISTS)), 0) if self._alive else 0
        self._round = 0  # 0: the act named; then the search; then those it left
        self.roads = self._shown([] if self._named is None else [self._named])

    def progress(self, results: int) -> float:
        """Return how much is done, from 0 to 1, when so many of the present roads are."""
        here = results / len(self.roads) if self.roads else 0.0
        return min((self._round + here) / (self._rounds + 2), 1.0)

    def take(self, results: Mapping[Road, Sums]) -> None:
        """Take in what came of the roads, and set out those of the next round; none when the search is done."""
        sums: dict[int, Sums] = {}
        for (_, pair, _, _), more in results.items():
            sums[pair] = sums[pair] + more if pair in sums else more
        which = next(iter(results))[0]
        if self._round == 0:
            weighed = self._weighed(which, sums)
            self.found = Reconsidered(
                turn=self._turn,
                seat=self._seat,
                under=self._under,
                made=weighed[0],
                named=next((one for number, one in weighed.items() if number == self._named), None),
                best=(),
                tried=len(self._all),
                playouts=self._each(SHOWN) * len(self._under.weights),
            )
        elif self._round <= self._rounds:
            column = self.fork.course.outcomes.index(BRIEF + self._seat)
            gain = {number: estimate(self._under, sums, (at, column))[2] for at, number in enumerate(which)}
            self._alive.sort(key=lambda number: -gain[number])
            last = self._round == self._rounds
            self._alive = self._various(self._alive, FINALISTS) if last else self._alive[: ceil(len(self._alive) / 2)]
        elif self.found is not None:
            weighed = self._weighed(which, sums)
            self._alive.sort(key=lambda number: -weighed[number].measures[0].change)
            best = sorted(self._various(self._alive, BEST), key=self._alive.index)
            self.found = replace(self.found, best=tuple(weighed[number] for number in best))
        self._round += 1
        self.roads = self._next()

    def _various(self, numbers: list[int], most: int) -> list[int]:
        """Return the first *most* of the acts, more than two with one verb only where there is nothing else."""
        verbs: dict[str, int] = {}
        chosen: list[int] = []
        others: list[int] = []
        for number in numbers:
            verb = self._all[number].move.verb
            verbs[verb] = verbs.get(verb, 0) + 1
            (chosen if verbs[verb] <= ALIKE else others).append(number)
        return [*chosen, *others][:most]

    def _next(self) -> list[Road]:
        if self._round > self._rounds + 1 or not self._alive:
            return []
        if self._round > self._rounds:
            return self._shown(self._alive)
        before = self._each(TRIED) * (2 ** (self._round - 1) - 1)
        return self._set_out(self._alive, APART + before, self._each(TRIED) * 2 ** (self._round - 1))

    def _shown(self, which: list[int]) -> list[Road]:
        return self._set_out(which, 0, self._each(SHOWN))

    def _set_out(self, which: list[int], first: int, count: int) -> list[Road]:
        """Return the playouts of some acts beside the act made, cut into batches."""
        acts = (0, *which)
        apart = ceil(SHARED / len(self._under.weights))
        size = max(min(along.ROWS // len(acts), ceil(count / apart)), 1)
        spans = [(start, min(start + size, first + count)) for start in range(first, first + count, size)]
        return [(acts, pair, start, stop) for start, stop in spans for pair, _ in self._under.weights]

    def _each(self, playouts: int) -> int:
        """Return how many playouts each pair has where there are so many over all."""
        return max(ceil(playouts / len(self._under.weights)), 2)

    @property
    def _seat(self) -> str:
        return self._plan.talks.entries[self._turn - 1].seat

    def _made(self) -> str:
        """Return the act that was made as the minutes have it, history's own words where it is history's."""
        return next(line.text for line in self._plan.steps[self._turn].lines if line.kind == "act")

    def _number(self, move: Move) -> int:
        """Return the number of an act among the candidates, which it joins; raises IllegalMove."""
        here = self._plan.talks.branch(self._turn - 1)
        if why := here.refusal(self._seat, move):
            raise IllegalMove(why)
        for number, one in enumerate(self._all):
            if one.move == move:
                return number
        self._all.append(Candidate(move, ()))
        return len(self._all) - 1

    def _fork(self) -> Fork:
        talks = self._plan.talks
        acts = [talks.words.acts(one.move) for one in self._all]
        joined = Acts(*(np.concatenate([getattr(one, part.name) for one in acts]) for part in fields(Acts)))
        return Fork(replace(self._plan.course, states=talks.states[self._turn - 1]), joined)

    def _weighed(self, which: tuple[int, ...], sums: Mapping[int, Sums]) -> dict[int, Weighed]:
        """Return the acts weighed, by their numbers."""
        names = self.fork.course.outcomes
        first = BRIEF + self._seat
        columns = sorted(range(len(names)), key=lambda column: names[column] != first)
        found = {}
        before = self._plan.talks.branch(self._turn - 1)
        for at, number in enumerate(which):
            measures = tuple(
                Measure(names[column], self._plan.titles[names[column]], *estimate(self._under, sums, (at, column)))
                for column in columns
            )
            one = self._all[number]
            found[number] = Weighed(
                move=one.move,
                act=before.sentence(before.words.seat(self._seat), one.move) if number else self._made(),
                measures=measures,
                reasons=because(before, self._all[0].move, one, measures),
                manners=one.manners,
            )
        return found
