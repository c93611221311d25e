"""A study held on a cluster: the same numbers bit for bit, and one clear message where that cannot be."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import game
from game.analysis.measures import Sums, plain
from game.analysis.studies import batches, cluster
from game.analysis.studies.loading import load
from game.analysis.studies.study import Opened
from game.paths import BadInput
from tests.analysis.test_study import small_text, written

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def two_workers() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", host="127.0.0.1"
    ) as held:
        yield held


@pytest.fixture
def small(tmp_path: Path) -> Opened:
    return load(written(tmp_path, small_text()))


def told(found: dict[int, Sums]) -> dict[int, Any]:
    return {pair: plain(of) for pair, of in sorted(found.items())}


def test_two_workers_of_a_cluster_find_the_same_numbers(small: Opened, tmp_path: Path, two_workers: Any) -> None:
    here = told(batches.run(small, tmp_path / "here.jsonl", workers=1))
    done: list[int] = []
    address = two_workers.scheduler_address
    there = batches.run(
        small, tmp_path / "there.jsonl", address=address, batch=17, progress=lambda now, _: done.append(now)
    )
    assert told(there) == here
    assert len(done) == 1 + -(-120 // 17), "it was not held in batches"


def test_what_a_cluster_left_undone_is_finished_here(small: Opened, tmp_path: Path, two_workers: Any) -> None:
    kept = tmp_path / "kept.jsonl"
    whole = told(batches.run(small, kept, address=two_workers.scheduler_address, batch=17))
    lines = kept.read_text(encoding="utf-8").splitlines(keepends=True)
    kept.write_text("".join(lines[:3]), encoding="utf-8")
    assert told(batches.run(small, kept, workers=1)) == whole


def test_workers_with_another_version_are_refused(
    small: Opened, tmp_path: Path, two_workers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(game, "__version__", "99")
    with pytest.raises(BadInput, match=r"has version .* here it is version 99"):
        batches.run(small, tmp_path / "a.jsonl", address=two_workers.scheduler_address)


def test_an_act_that_is_not_possible_is_reported_from_there_too(tmp_path: Path, two_workers: Any) -> None:
    text = small_text().replace("Nothing changed}", "Too soon, acts: [{seat: german, move: {verb: accept}}]}")
    with pytest.raises(BadInput, match="is not possible"):
        batches.run(
            load(written(tmp_path, text)), tmp_path / "a.jsonl", address=two_workers.scheduler_address, batch=50
        )


def test_an_address_where_nobody_answers_is_said_so(small: Opened, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(BadInput, match="no Dask scheduler answers there"):
            batches.run(small, tmp_path / "a.jsonl", address=address)


def test_a_scheduler_without_workers_is_said_so(small: Opened) -> None:
    with (
        distributed.LocalCluster(n_workers=0, processes=True, dashboard_address=":0", host="127.0.0.1") as empty,
        pytest.raises(BadInput, match="no worker has come"),
        cluster.cluster(small, empty.scheduler_address, patience=0.5),
    ):
        pass
