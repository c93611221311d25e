"""Holds the batches of a study on machines elsewhere, by way of Dask's distributed scheduler."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

import game
from game import strategies
from game.analysis.measures import Sums
from game.analysis.studies.courses import Submit, held
from game.analysis.studies.study import Opened
from game.paths import BadInput
from game.play.record import RULES

PATIENCE = 10  # seconds for a scheduler to answer, and for a first worker to come


@contextmanager
def cluster(opened: Opened, address: str, patience: float = PATIENCE) -> Iterator[Submit]:
    """Yield what takes the rows of a batch and returns the promise of what comes of them, reckoned on a cluster.

    Raises BadInput where nobody answers at *address*, where the workers have another version of the game, and where
    they are lost on the way.
    """
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise BadInput('--cluster needs Dask: install it with `pip install "which-sea[cluster]"`.') from None
    try:
        # Knocked at first: a client that was refused takes its time, and complains, before it goes.
        socket.create_connection(get_address_host_port(address), patience).close()
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError):
        what = "no Dask scheduler answers there; expected an address such as tcp://192.168.1.5:8786"
        raise BadInput(f"--cluster {address}: {what}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError:
            raise BadInput(f"--cluster {address}: no worker has come to this scheduler; start one there") from None
        for worker, found in client.run(version, on_error="return").items():
            if found != version():
                has = found if isinstance(found, str) else "no version of this game"
                raise BadInput(f"--cluster {address}: the worker {worker} has {has}; here it is {version()}")
        everywhere = client.scatter(opened, broadcast=True)
        pool = client.get_executor()

        def submit(first: int, last: int) -> Future[dict[int, Sums]]:
            promise: Future[dict[int, Sums]] = pool.submit(held, everywhere, first, last)
            return promise

        try:
            yield submit
        except KilledWorker:
            what = "its workers were lost several times over one batch; what is finished is kept"
            raise BadInput(f"--cluster {address}: {what}") from None
        finally:
            pool.shutdown(wait=False)  # cancels what has not begun


def version() -> str:
    """Return which game this is, as far as numbers follow from it."""
    return f"version {game.__version__} with rules {RULES} and strategies {strategies.VERSION}"
