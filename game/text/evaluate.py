"""Evaluates a course in the terminal: a bar while it is reckoned, then curves, turning points and second thoughts."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from game.analysis.evaluating import evaluating, reconsider
from game.analysis.evaluating import evaluation as evaluations
from game.analysis.evaluating.evaluating import Evaluating
from game.analysis.evaluating.evaluation import PLAYOUTS, Evaluation, Plan
from game.analysis.evaluating.outlook import moves
from game.analysis.evaluating.reconsider import Reconsidering
from game.analysis.evaluating.turning import TurningPoint, turning_points
from game.analysis.lines import history
from game.analysis.lines.history import Step
from game.paths import BadInput
from game.play.moves import Move
from game.play.talks import Talks
from game.play.view import View
from game.play.writing import sentence
from game.text import commands
from game.text.commands import Make, Try
from game.text.matching import Unclear
from game.text.pages import evaluating as pages
from game.text.pages import replaying
from game.text.printer import Printer

MOST = 10_000  # playouts of each act
LOOK = 0.2  # seconds between two looks at what is being reckoned
SHOW = "show"  # what a person says who would rather see than name an act
INTERRUPTED = 130  # the exit code of programs stopped by Ctrl-C


class SecondThoughts:
    """A course being replayed with what an evaluation has found about it, once one was asked for."""

    def __init__(self, talks: Talks, out: Printer, read: Callable[[str], str] | None) -> None:
        self._talks, self._out, self._read = talks, out, read
        self._plan: Plan | None = None
        self.points: tuple[TurningPoint, ...] = ()  # none before the course was evaluated

    def obey(self, word: str, about: str, at: int) -> None:
        """Do what a line of a replay asks for, act *at* being the one come to; raises BadInput."""
        if word == "evaluate":
            self._evaluate(about)
        else:
            self._reconsider(about, at)

    def turns(self, step: Step) -> str:
        """Return why an act is a turning point, "" where it is none: as the playouts found it, else by its form."""
        if not self.points:
            return replaying.turned(step)
        return next((sentence(moves(one.moved)) for one in self.points if one.turn == step.turn), "")

    def _evaluate(self, about: str) -> None:
        if about and not (about.isdecimal() and 2 <= int(about) <= MOST):
            raise Unclear(f"How many playouts of each act? From 2 to {MOST}, such as: evaluate 200.")
        self._plan = evaluations.plan(self._talks, playouts=int(about or PLAYOUTS))
        found, _ = evaluated(self._plan, self._out)
        if found is not None:
            self.points = turning_points(found)
            self._out.page(pages.evaluation(found, self.points))

    def _reconsider(self, about: str, at: int) -> None:
        """Think an act over again, the one come to unless another is named by its number."""
        first, _, said = about.partition(" ")
        if not first.isdecimal():
            first, said = str(at), about
        think_over(self._plan or evaluations.plan(self._talks), int(first), said.strip(), self._out, self._read)


def run(course: str, *, playouts: int | None, profiles: str | None, workers: int | None, plain: bool) -> int:
    """Evaluate a record or a scenario's historical line, and return the exit code; raises BadInput."""
    out = Printer(plain=plain)
    plan = evaluations.plan(history.course(course), playouts=playouts or PLAYOUTS)
    plan.under(profiles)
    found, whole = evaluated(plan, out, workers=workers)
    if found is not None and profiles in (None, *(one.name for one in found.unders)):
        out.page(pages.evaluation(found, turning_points(found, profiles), profiles))
    return 0 if whole else INTERRUPTED


def evaluated(plan: Plan, out: Printer, *, workers: int | None = None) -> tuple[Evaluation | None, bool]:
    """Return as much of an evaluation as there is, and whether it is the whole; Ctrl-C keeps what is done."""
    work = evaluating.start(plan, workers=workers)
    whole = wait(work, "Playouts", out)
    if not whole:
        out.text("Interrupted. What was done is kept, and the next evaluation goes on from there.")
    found = work.result_so_far
    return (found if found.unders else None), whole


def wait(work: Evaluating | Reconsidering, what: str, out: Printer) -> bool:
    """Show a bar until something is reckoned; return False when somebody interrupted it. Raises BadInput."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    whole = True
    with Progress(*columns, console=Console(stderr=True), disable=out.plain) as bar:
        task = bar.add_task(what, total=1.0)
        bar.update(task, completed=work.progress)
        try:
            while not work.finished:
                work.wait(LOOK)
                bar.update(task, completed=work.progress)
        except KeyboardInterrupt:
            whole = False
        finally:
            work.cancel()
    if work.problem:
        raise BadInput(work.problem)
    return whole


def think_over(
    plan: Plan, turn: int, said: str, out: Printer, read: Callable[[str], str] | None, under: str | None = None
) -> None:
    """Let a person name a better act than act *turn*, weigh it, and only then show the best that could be found.

    *said* is an act as it is typed at the table, "show" to see the alternatives without naming one; where it is
    empty the person is asked. Raises BadInput.
    """
    talks = plan.talks
    if not 1 <= turn <= talks.turn:
        raise BadInput(f"Reconsider which act? From 1 to {talks.turn}, such as: reconsider {talks.turn}.")
    named = _named(talks, turn, said, out, read)
    work = reconsider.start(plan, turn, named, under=under)
    whole = wait(work, "Second thoughts", out)
    found = work.result_so_far
    if found is None:
        raise BadInput("Interrupted before anything was weighed.")
    out.page(pages.named(found))
    if found.best:
        if named is not None and read is not None and whole:
            read("Enter shows the best alternatives found. ")
        out.page(pages.alternatives(found))


def _named(talks: Talks, turn: int, said: str, out: Printer, read: Callable[[str], str] | None) -> Move | None:
    """Return the act a person would have made, None where they would rather see; raises BadInput."""
    here = talks.branch(turn - 1)
    seat = here.seat(talks.entries[turn - 1].seat)
    view = seat.view()
    if said:
        return _move(said, view, here)
    if read is None:
        raise BadInput(f"Name an act first, such as: reconsider {turn} ask 1; or: reconsider {turn} {SHOW}.")
    out.text(
        f"Act {turn} was made by the {view.us}. What would have been better? Name an act the way it is typed at the "
        f'table, such as "ask 1"; "{SHOW}" shows the alternatives at once.'
    )
    while True:
        try:
            return _move(read("Better: ").strip(), view, here)
        except BadInput as problem:
            out.error(str(problem))


def _move(said: str, view: View, here: Talks) -> Move | None:
    """Return the act a line means, None for "show"; raises BadInput for what is none, or not possible there."""
    if said.casefold() == SHOW:
        return None
    command = commands.parse(said, view) if said else None
    if not isinstance(command, (Make, Try)):
        raise Unclear(f'An act is wanted here, such as "ask 1"; or "{SHOW}".')
    if why := here.refusal(view.seat, command.move):
        raise BadInput(why)
    return command.move
