"""Work in other processes: every task is done once, and no process is left behind whatever becomes of the caller."""

from __future__ import annotations

import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from game.analysis import background
from game.analysis.background import Job
from game.paths import BadInput

PATIENCE = 60  # seconds after which a test gives up; none of them needs a noticeable part of it


def squared(shared: int, task: int) -> int:
    """Return the square of a task, with the shared number added."""
    return task * task + shared


def failing(_shared: None, task: int) -> int:
    """Fail at the second task, as a person's bad input would."""
    if task == 1:
        raise BadInput("the second task is bad")
    return task


def broken(_shared: None, task: int) -> float:
    """Fail as a defect would."""
    return 1 / task


def slow(seconds: float, task: int) -> int:
    """Take a while."""
    time.sleep(seconds)
    return task


def results(job: Job[Any, Any]) -> list[tuple[Any, Any]]:
    """Return all that comes of a job, looking until it is finished."""
    found = []
    while not job.finished:
        found += job.look(PATIENCE)
    return found


@pytest.mark.parametrize("workers", [1, 2])
def test_every_task_is_answered_once(workers: int) -> None:
    job = background.start(squared, 100, range(9), workers=workers)
    assert sorted(results(job)) == [(n, n * n + 100) for n in range(9)]
    assert (job.progress, job.problem, active_children()) == (1.0, "", [])


def test_no_tasks_are_done_at_once() -> None:
    job: Job[int, int] = background.start(squared, 0, [], workers=2)
    assert job.finished
    assert job.progress == 1.0


def test_results_may_lead_to_more_tasks() -> None:
    job = background.start(squared, 0, [3], workers=1)
    found = []
    while not job.finished:
        for task, result in job.look(PATIENCE):
            found.append(result)
            job.add([result] if task == 3 else [])
    assert found == [9, 81]


def test_bad_input_is_told_in_its_own_words_and_ends_the_job() -> None:
    job = background.start(failing, None, range(50), workers=2)
    results(job)
    assert job.problem == "the second task is bad"
    assert active_children() == []


def test_a_defect_is_told_with_its_kind() -> None:
    job = background.start(broken, None, [0], workers=1)
    results(job)
    assert job.problem == "ZeroDivisionError: division by zero"


def test_a_cancelled_job_leaves_no_process() -> None:
    job = background.start(slow, 600.0, range(4), workers=2)
    assert len(active_children()) == 2
    job.look(0.5)  # perhaps they have begun by now, perhaps not
    job.cancel()
    assert job.finished
    assert active_children() == []
    assert job.look() == []


def test_a_worker_that_dies_is_noticed() -> None:
    job = background.start(slow, 600.0, [0], workers=1)
    active_children()[0].kill()
    results(job)
    assert "ended unexpectedly" in job.problem


SCRIPT = """
import sys, time
sys.path.insert(0, {root!r})
from game.analysis import background
from tests.analysis.test_background import slow

if __name__ == "__main__":
    job = background.start(slow, {seconds}, range({tasks}), workers=2)
    while job.done < 2:
        job.look(1)
    print("under way", flush=True)
    {then}
"""


def begun(tmp_path: Path, then: str, tasks: int) -> subprocess.Popen[str]:
    """Return a program of its own whose job is under way; its workers write where it writes."""
    root = str(Path(__file__).parents[2])
    script = tmp_path / "caller.py"
    script.write_text(SCRIPT.format(root=root, seconds=0.01, tasks=tasks, then=then), encoding="utf-8")
    program = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "under way\n"
    return program


def test_workers_end_when_the_interpreter_does(tmp_path: Path) -> None:
    program = begun(tmp_path, "sys.exit()", tasks=1000)
    program.communicate(timeout=PATIENCE)  # comes to an end only when the last process that could write has ended


def test_workers_end_when_the_caller_is_killed(tmp_path: Path) -> None:
    program = begun(tmp_path, "time.sleep(600)", tasks=1000)
    program.kill()
    program.communicate(timeout=PATIENCE)
