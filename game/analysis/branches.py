"""How the records of a folder hang together: which course left which, and after what act."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from game.play import record
from game.play.record import BadRecord, Opening, SaveInfo

LINE = ""  # what a record names as its parent that left a historical line


@dataclass(frozen=True, slots=True)
class Branch:
    """One course, with those that left it in the order in which they did."""

    name: str
    save: SaveInfo | None  # None for a historical line, which is no file
    left: int | None  # the act after which it left its parent, None where it left no other
    children: tuple[Branch, ...]


def tree(folder: Path) -> tuple[Branch, ...]:
    """Return the courses of a folder that left no other there, each with its branches; history first.

    A record whose parent is not in the folder stands alone; so do two that name each other, as an edited file may.
    """
    saves = {save.path.name: save for save in record.saves(folder)}
    openings = {name: first for name, save in saves.items() if (first := _opening(save)) is not None}
    children: dict[str, list[str]] = defaultdict(list)
    for name, opening in openings.items():
        if opening.parent is not None:
            children[opening.parent.record].append(name)
    placed: set[str] = set()

    def grown(name: str) -> Branch:
        placed.add(name)
        parent = openings[name].parent
        left = parent.turn if parent is not None else None
        return Branch(saves[name].title, saves[name], left, below(children[name]))

    def below(names: list[str]) -> tuple[Branch, ...]:
        free = [name for name in names if name not in placed]
        return tuple(sorted((grown(name) for name in free), key=lambda one: (one.left or 0, one.name)))

    lines: dict[str, list[str]] = defaultdict(list)
    for name in children[LINE]:
        lines[openings[name].title].append(name)
    found = [Branch(f"{title}, as it was", None, None, below(names)) for title, names in sorted(lines.items())]
    alone = [
        name for name, opening in openings.items() if opening.parent is None or opening.parent.record not in openings
    ]
    found += [grown(name) for name in alone if name not in placed]
    return (*found, *(grown(name) for name in openings if name not in placed))


def _opening(save: SaveInfo) -> Opening | None:
    """Return the first line of a record, None for one that cannot be read."""
    try:
        return record.read(save.path).opening
    except BadRecord:
        return None
