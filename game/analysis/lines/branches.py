"""How the records of a folder hang together: which course left which, and after what act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.play import shelf
from game.play.record import HISTORY, Parent
from game.play.shelf import SaveInfo


@dataclass(frozen=True, slots=True)
class Branch:
    """One course, with those that left it in the order in which they did."""

    id: str  # of the course; empty for a record that cannot be read
    name: str
    save: SaveInfo | None  # None for a historical line that is no file
    left: int | None  # the act after which it left its parent, None where it left no other
    gone: str  # what its parent was called, where that is not here
    binned: bool  # whether that parent is in the bin
    children: tuple[Branch, ...]

    @property
    def historical(self) -> bool:
        """True for a historical line."""
        return self.id.startswith(HISTORY)


def tree(folder: Path, lines: Iterable[tuple[str, str]] = ()) -> tuple[Branch, ...]:
    """Return the courses of a folder that left no other there, each with its branches; history first.

    *lines* are (id, name) of historical lines to show even where nothing left them. A record whose parent is not in
    the folder stands alone; so do two that name each other, as an edited file may. Those that cannot be read are last.
    """
    saves = shelf.saves(folder)
    whole = [save for save in saves if save.readable]
    by_id: dict[str, list[SaveInfo]] = defaultdict(list)
    for save in whole:
        by_id[save.id].append(save)
    names = {ident: name for ident, name in lines if ident not in by_id}
    for save in whole:
        if save.parent is not None and save.parent.historical and save.parent.id not in by_id:
            names.setdefault(save.parent.id, save.parent.name)
    children: dict[Path | str, list[SaveInfo]] = defaultdict(list)
    alone: list[SaveInfo] = []
    for save in whole:
        found = _parent(save, by_id, names)
        if found is None:
            alone.append(save)
        else:
            children[found].append(save)
    binned = {info.id for info in shelf.binned(folder)} if any(save.parent for save in alone) else set()
    placed: set[Path] = set()

    def grown(save: SaveInfo) -> Branch:
        placed.add(save.path)
        parent, stray = save.parent, save in alone
        return Branch(
            id=save.id,
            name=save.title,
            save=save,
            left=parent.turn if parent is not None else None,
            gone=_called(parent) if parent is not None and stray else "",
            binned=parent is not None and stray and parent.id in binned,
            children=below(save.path),
        )

    def below(parent: Path | str) -> tuple[Branch, ...]:
        free = [save for save in children[parent] if save.path not in placed]
        return tuple(sorted((grown(save) for save in free), key=lambda one: (one.left or 0, one.name)))

    found_lines = [
        Branch(ident, name, None, None, "", binned=False, children=below(ident))
        for ident, name in sorted(names.items(), key=lambda pair: pair[1])
    ]
    first = sorted(alone, key=lambda save: not save.id.startswith(HISTORY))
    rooted = [grown(save) for save in first]
    ringed = [grown(save) for save in whole if save.path not in placed]
    broken = [Branch("", save.title, save, None, "", binned=False, children=()) for save in saves if not save.readable]
    return (*found_lines, *rooted, *ringed, *broken)


def walk(branches: Iterable[Branch], depth: int = 0) -> Iterator[tuple[Branch, int]]:
    """Yield every course of a tree with how deep it stands, each before those that left it."""
    for branch in branches:
        yield branch, depth
        yield from walk(branch.children, depth + 1)


def _parent(save: SaveInfo, by_id: dict[str, list[SaveInfo]], lines: dict[str, str]) -> Path | str | None:
    """Return what a record hangs below: a record of the folder, a historical line, or nothing.

    Where a record lies here twice its branches hang below the one whose file has the name they knew.
    """
    parent = save.parent
    if parent is None:
        return None
    if parent.id in lines:
        return parent.id
    same = [one.path for one in by_id.get(parent.id, ()) if one.path != save.path]
    return min(same, key=lambda path: (path.name != parent.record, path.name), default=None)


def _called(parent: Parent) -> str:
    return parent.name or parent.record or "a course without a name"
