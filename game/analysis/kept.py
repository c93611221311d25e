"""A file of finished batches, so that an interruption loses little: JSON lines below a first line that says of what."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from game.paths import BadInput

T = TypeVar("T")


class Unusable(BadInput):
    """A file that holds other results, or none that can be read."""


def read(path: Path, mark: str, parse: Callable[[Any], T]) -> list[T]:
    """Return the batches kept in a file under *mark*, begun anew where there is none; a torn last line is dropped.

    Raises Unusable where the file belongs to something else or is damaged.
    """
    if not path.exists():
        begin(path, mark)
        return []
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    try:
        head, *lines = [json.loads(line) for line in whole.splitlines()]
        if head["study"] != mark:
            raise Unusable(f"{path} holds results of another study, or of another version; move it away to begin anew.")
        done = [parse(line) for line in lines]
    except (ValueError, KeyError, TypeError) as error:
        raise Unusable(f"{path} is not a file of study results; move it away to begin anew.") from error
    if len(whole) < len(content):
        os.truncate(path, len(whole))
    return done


def begin(path: Path, mark: str) -> None:
    """Write a file with no batches yet, whatever stood there, all at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(json.dumps({"study": mark}) + "\n", encoding="utf-8", newline="\n")
    fresh.replace(path)


def append(path: Path, batch: dict[str, Any]) -> None:
    """Put a finished batch at the end of a file."""
    with path.open("ab") as file:
        file.write((json.dumps(batch, separators=(",", ":")) + "\n").encode())


def gaps(done: Iterable[tuple[int, int]], total: int, batch: int) -> Iterator[tuple[int, int]]:
    """Yield what is still to do from 0 to before *total*, cut into batches; *done* are spans already done."""
    for (_, start), (stop, _) in pairwise([(0, 0), *sorted(done), (total, total)]):
        for first in range(start, stop, batch):
            yield first, min(first + batch, stop)
