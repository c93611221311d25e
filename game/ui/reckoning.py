"""What is reckoned in the background for a course that is read: its evaluation, and an act thought over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.analysis.charts import Chart
    from game.analysis.evaluating.evaluating import Evaluating
    from game.analysis.evaluating.evaluation import Curve, Evaluation, Plan
    from game.analysis.evaluating.reconsider import Reconsidered, Reconsidering
    from game.analysis.evaluating.turning import TurningPoint
    from game.play.moves import Move
    from game.play.talks import Talks


ENOUGH = 64  # playouts of every act before turning points are named: fewer can agree by accident


@dataclass(frozen=True, slots=True)
class Weigh:
    """Ask for the evaluation of the course that is read."""


@dataclass(frozen=True, slots=True)
class Think:
    """Ask for an act to be thought over: weighed against another, where one is named, and against the best."""

    turn: int
    move: Move | None
    under: str | None


@dataclass(frozen=True, slots=True)
class Stop:
    """Ask that nothing more be reckoned; what is finished is kept."""


Work = Weigh | Think | Stop


@dataclass(frozen=True, slots=True)
class _Look:
    """What an evaluation shows under a pair of schools."""

    of: Evaluation
    curves: tuple[Curve, ...]
    turning: tuple[TurningPoint, ...]
    chart: Chart


class Reckoning:
    """Two jobs at most, in processes of their own; `look` takes in what they have finished and never waits."""

    def __init__(self, talks: Talks) -> None:
        from game.analysis.evaluating import evaluation

        self.refusal = evaluation.refusal(talks)  # why this course cannot be evaluated; empty where it can
        self._talks = talks
        self._plan: Plan | None = None
        self._job: Evaluating | None = None
        self._thinking: Reconsidering | None = None
        self._asked: Think | None = None
        self._shown = (-1, -1)  # how far both were when last looked at, in per cent
        self._interrupted = False  # whether the evaluation goes on when the act has been thought over
        self.busy = False  # whether there is, or at the last look was, anything under way
        self.found: Evaluation | None = None
        self.thought: Reconsidered | None = None
        self._looks: dict[str, _Look] = {}

    # --- working ---

    def do(self, work: Work) -> None:
        """Begin or end work; raises BadInput where that cannot be done."""
        self.busy = True
        match work:
            case Weigh():
                self._weigh()
            case Think():
                self._think(work)
            case Stop():
                self._interrupted = False
                self.stop()

    def stop(self) -> None:
        """End all work at once; what is finished is kept."""
        for job in (self._job, self._thinking):
            if job is not None:
                job.cancel()

    def look(self) -> bool:
        """Take in what has been finished; return whether there is anything new to show."""
        if self._job is not None:
            self.found = self._job.result_so_far
        if self._thinking is not None:
            self.thought = self._thinking.result_so_far
        before = (*self._shown, self.busy)
        self._shown = (round(100 * self.progress), round(100 * self.thinking_progress))
        if self._interrupted and not self.thinking and not self.problem:
            self._weigh()
        self.busy = self.weighing or self.thinking
        return before != (*self._shown, self.busy)

    @property
    def weighing(self) -> bool:
        """Return whether the course is being evaluated."""
        return self._job is not None and not self._job.finished

    @property
    def thinking(self) -> bool:
        """Return whether an act is being thought over."""
        return self._thinking is not None and not self._thinking.finished

    @property
    def progress(self) -> float:
        """Return how much of the evaluation is done, from 0 to 1."""
        return self._job.progress if self._job is not None else 0.0

    @property
    def thinking_progress(self) -> float:
        """Return how much of the thinking over is done, from 0 to 1."""
        return self._thinking.progress if self._thinking is not None else 0.0

    @property
    def problem(self) -> str:
        """Return what went wrong; empty while nothing has."""
        found = [job.problem for job in (self._job, self._thinking) if job is not None]
        return " ".join(one for one in found if one)

    def _weigh(self) -> None:
        from game.analysis.evaluating import evaluating

        self.stop()
        self._interrupted = False
        self._job = evaluating.start(self._planned())
        self.look()

    def _think(self, asked: Think) -> None:
        from game.analysis.evaluating import reconsider

        self._interrupted = self.weighing
        self.stop()
        self.thought, self._asked = None, asked
        self._thinking = reconsider.start(self._planned(), asked.turn, asked.move, under=asked.under)

    def _planned(self) -> Plan:
        from game.analysis.evaluating import evaluation

        if self._plan is None:
            self._plan = evaluation.plan(self._talks)
        return self._plan

    # --- what there is to show ---

    def thought_over(self, turn: int) -> Reconsidered | None:
        """Return what was found about an act, None where another or none was asked about."""
        return self.thought if self._asked is not None and self._asked.turn == turn else None

    @property
    def unders(self) -> tuple[tuple[str, str], ...]:
        """Return under what there are curves yet: names and titles of pairs of schools."""
        return tuple((one.name, one.title) for one in self.found.unders) if self.found is not None else ()

    def under(self, name: str) -> str | None:
        """Return the name of the pair of schools to look at: the one asked for, else the first there is."""
        names = [known for known, _ in self.unders]
        return name if name in names else names[0] if names else None

    def chart(self, under: str) -> Chart | None:
        """Return the curves under a pair of schools, None while there are none."""
        found = self._look(under)
        return found.chart if found else None

    def points(self, under: str) -> tuple[TurningPoint, ...]:
        """Return the acts that moved most, as far as that is known."""
        found = self._look(under)
        return found.turning if found else ()

    def errors(self, under: str, turn: int) -> tuple[str, ...]:
        """Return the standard error of every curve after an act, in their order."""
        from game.analysis.evaluating import outlook

        found = self._look(under)
        return tuple(outlook.error(curve.points[turn].error) for curve in found.curves) if found else ()

    def _look(self, under: str) -> _Look | None:
        """Return what there is under a pair of schools, made once for each evaluation."""
        from game.analysis.evaluating import outlook, turning

        name = self.under(under)
        if name is None or self.found is None:
            return None
        kept = self._looks.get(name)
        if kept is None or kept.of is not self.found:
            curves = tuple(self.found.curve(outcome, name) for outcome in self.found.outcomes)
            sure = curves[0].playouts >= min(ENOUGH, self.found.plan.playouts)
            points = turning.turning_points(self.found, name) if sure else ()
            kept = self._looks[name] = _Look(self.found, curves, points, outlook.chart(self.found, name, points))
        return kept
