"""Work done in processes of their own while the caller goes on: tasks out and results back, whenever it looks."""

from __future__ import annotations

import os
import signal
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import current_thread, main_thread
from typing import Any, Generic, TypeVar

from game.paths import BadInput

Shared = TypeVar("Shared")
Task = TypeVar("Task")
Result = TypeVar("Result")
Found = TypeVar("Found")

AHEAD = 2  # tasks a worker has at a time, so that it need not wait for the caller to look


@dataclass
class _Worker(Generic[Task]):
    process: BaseProcess
    pipe: Connection
    tasks: deque[Task]  # handed out and not yet answered
    ready: bool = False  # it listens: what is sent before would have to wait for it


class Job(Generic[Task, Result]):
    """Tasks under way. Nothing happens in the caller's process except in `look`, which does not wait unless asked to.

    The look after the last result was handed over ends the job, so that results can lead to further tasks.

    The workers end when the job is finished or cancelled, when the interpreter exits, and when it is killed: each
    waits on a pipe whose other end the caller's process holds alone.
    """

    def __init__(
        self, do: Callable[[Any, Task], Result], shared: Any, tasks: Iterable[Task], *, workers: int | None
    ) -> None:
        self._do, self._shared, self._left = do, shared, deque(tasks)
        self.total, self.done = len(self._left), 0
        self.problem = ""  # what went wrong, as a sentence
        self._workers: list[_Worker[Task]] = []
        # Processes are spawned, not forked: the same on every system, and safe beside threads.
        context = get_context("spawn")
        for _ in range(min(workers or os.cpu_count() or 1, self.total)):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs,), daemon=True)
            with _deaf():
                process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours, deque()))

    @property
    def finished(self) -> bool:
        """True when no more results will come: all is done, or it was cancelled, or it failed."""
        return not self._workers

    @property
    def progress(self) -> float:
        """How much of the work is done, from 0 to 1."""
        return self.done / self.total if self.total else 1.0

    def look(self, timeout: float = 0.0) -> list[tuple[Task, Result]]:
        """Return the tasks finished since the last look with their results, waiting at most *timeout* seconds."""
        found: list[tuple[Task, Result]] = []
        if self.done == self.total:
            self.cancel()
        if not self._workers:
            return found
        ready = wait([worker.pipe for worker in self._workers], timeout)
        for worker in [one for one in self._workers if one.pipe in ready]:
            try:
                while worker.pipe.poll():
                    result, problem = worker.pipe.recv()
                    if problem:
                        self.problem = problem
                        self.cancel()
                        return found
                    if worker.ready:
                        found.append((worker.tasks.popleft(), result))
                        self.done += 1
                    else:
                        worker.ready = True
                        worker.pipe.send((self._do, self._shared))
                    self._hand_out(worker)
            except (EOFError, OSError):
                self.problem = "A process that was reckoning ended unexpectedly; what it had finished is kept."
                self.cancel()
                return found
        return found

    def add(self, tasks: Iterable[Task]) -> None:
        """Put more tasks behind the others, before a look has found the job finished."""
        more = list(tasks)
        self._left.extend(more)
        self.total += len(more)
        for worker in self._workers:
            if worker.ready:
                self._hand_out(worker)

    def cancel(self) -> None:
        """End the workers at once; what they have not answered is lost, and nothing else."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
            worker.pipe.close()
        self._workers = []

    def _hand_out(self, worker: _Worker[Task]) -> None:
        while self._left and len(worker.tasks) < AHEAD:
            task = self._left.popleft()
            worker.tasks.append(task)
            with suppress(OSError):  # the next look finds out that the worker is gone
                worker.pipe.send(task)


def start(
    do: Callable[[Shared, Task], Result], shared: Shared, tasks: Iterable[Task], *, workers: int | None = None
) -> Job[Task, Result]:
    """Return the job of doing every task, in this order, in as many processes as there are cores unless said.

    *do* is called with *shared*, which is sent to each process once, and a task; all three must be picklable.
    """
    return Job(do, shared, tasks, workers=workers)


class UnderWay(ABC, Generic[Task, Result, Found]):
    """Something that a job finds out. Looking at it takes in what is finished; nothing waits unless asked to."""

    def __init__(self, job: Job[Task, Result]) -> None:
        self._job = job

    @abstractmethod
    def wait(self, seconds: float) -> Found:
        """Return what was found so far after something has come in, or some seconds later at the latest."""

    @property
    def result_so_far(self) -> Found:
        """What has been found so far; the very same object while nothing is new."""
        return self.wait(0.0)

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
        """End it at once, with what is finished taken in."""
        self.wait(0.0)
        self._job.cancel()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let processes begin that Ctrl-C does not reach: they inherit that it is ignored, and end with their pipe."""
    if current_thread() is not main_thread():
        yield  # only the main thread may say so
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(pipe: Connection) -> None:
    """Answer tasks until the other end of the pipe is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is for the process that hands out the tasks
    try:
        pipe.send((None, ""))
        do, shared = pipe.recv()
        while True:
            task = pipe.recv()
            try:
                answer = (do(shared, task), "")
            except BadInput as problem:
                answer = (None, str(problem))
            except Exception as problem:  # noqa: BLE001 - whatever it is, the caller must hear of it
                answer = (None, f"{type(problem).__name__}: {problem}")
            pipe.send(answer)
    except (EOFError, OSError):
        return
