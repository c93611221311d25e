"""A folder of kept courses to look at: branches of history and of each other, a stretch, a deleted record."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from game.analysis.lines import snippets
from game.play import shelf
from game.play.talks import Talks
from game.ui.shelves import Shelves
from tests.ui import sample_course

_KEPT: list[TemporaryDirectory[str]] = []  # removed when the tests are over


@cache
def shelves() -> Shelves:
    """Return a folder with a tree of courses, made once; nobody may change it."""
    _KEPT.append(TemporaryDirectory())
    return Shelves(filled(Path(_KEPT[-1].name)))


def filled(folder: Path) -> Path:
    """Return a folder with a tree of courses."""
    line = sample_course.line().talks
    chair = _played(line.branch(28, players={"german": "boulware", "soviet": "linear"}, saves=folder, name="The chair"))
    _played(chair.branch(45, saves=folder, name="The chair, with the Straits first and everything else after them"))
    running = line.branch(40, players={"german": "boulware", "soviet": "human"}, saves=folder, name="Under way")
    running.computer_move()
    deleted = line.branch(12, saves=folder, name="The first morning")
    deleted.branch(6, saves=folder, name="M" * 90)
    assert deleted.path is not None
    shelf.delete(deleted.path, folder)
    shelf.export(snippets.cut(line, 28, 35), "13 November", folder)
    (folder / "torn.talks").write_text("nothing\n", encoding="utf-8")
    for hours, one in enumerate(sorted(shelf.saves(folder), key=lambda info: info.title)):
        os.utime(one.path, (hours * 3600, hours * 3600))
    return folder


def _played(talks: Talks) -> Talks:
    """Return talks between two computer delegations, held to their end."""
    while talks.computer_move():
        pass
    return talks
