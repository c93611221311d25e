"""The kept courses as the window shows them: the tree, the bin, a course beside the one it left."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.paths import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.analysis.lines.across import Across
    from game.analysis.lines.branches import Branch
    from game.analysis.lines.forks import Fork
    from game.play.shelf import SaveInfo
    from game.play.talks import Talks


MOST = 24  # courses in which one issue is shown


@dataclass(frozen=True, slots=True)
class Entry:
    """One course in the tree, and how deep it stands there."""

    key: str  # the path of its record, or the id of a historical line
    branch: Branch
    depth: int
    last: bool  # whether no other course that left the same one stands below it

    @property
    def path(self) -> Path | None:
        """Return its record, None for a line that is no file."""
        return self.branch.save.path if self.branch.save is not None else None


class Shelves:
    """What lies in the folder of records; looked at once, and again after it was changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen = 0  # when something was last put into the folder or taken out, by its own clock
        self._tree: tuple[Entry, ...] | None = None
        self._binned: Sequence[SaveInfo] | None = None
        self._forks: dict[tuple[str, bool], Fork | str] = {}
        self._courses: dict[str, Talks] = {}

    def forget(self) -> None:
        """Look at the folder anew the next time."""
        self._tree = self._binned = None
        self._forks.clear()
        self._courses.clear()

    def tree(self) -> tuple[Entry, ...]:
        """Return the kept courses and the historical lines, each before those that left it."""
        if self.folder.is_dir() and (now := self.folder.stat().st_mtime_ns) != self._seen:
            self.forget()  # another program, or a person, may have put a record there
            self._seen = now
        if self._tree is None:
            from game.analysis.lines import branches
            from game.play import options
            from game.play.record import HISTORY

            known = [(f"{HISTORY}{one.name}", f"{one.title}, as it was") for one in options.scenarios() if one.line]
            self._tree = tuple(_entries(branches.tree(self.folder, known)))
        return self._tree

    def binned(self) -> Sequence[SaveInfo]:
        """Return the deleted records that can be brought back, newest first."""
        if self._binned is None:
            from game.play import shelf

            self._binned = shelf.binned(self.folder)
        return self._binned

    def entry(self, key: str) -> Entry | None:
        """Return the course of that key; for one that is not here the record last written, for history is not pushed.

        None where there is neither a record nor a historical line.
        """
        found = next((one for one in self.tree() if one.key == key), None)
        kept = [one for one in self.tree() if one.branch.save is not None and one.branch.save.readable]
        newest = max(kept, key=_saved, default=next(iter(self.tree()), None))
        return found or newest

    def fork(self, key: str, *, ahead: bool) -> Fork | str:
        """Return a course beside the one it left, or why it cannot be read."""
        if (key, ahead) not in self._forks:
            self._forks[key, ahead] = self._fork(key, ahead=ahead)
        return self._forks[key, ahead]

    def _fork(self, key: str, *, ahead: bool) -> Fork | str:
        from game.analysis.lines import forks

        try:
            talks = self._held(key)
            return forks.fork(talks, forks.left(talks, self.folder), ahead=ahead or talks.ended)
        except BadInput as problem:
            return str(problem)

    def across(self, key: str, issue: str) -> tuple[Across, tuple[str, ...], int] | str:
        """Return an issue in the courses of the tree a course is in, their keys, and how many are left out; or why not.

        Those it left and those that left it come before the others.
        """
        from game.analysis.lines import across

        family = self._family(key)
        near = sorted(family, key=lambda one: not _kin(family, key, one))[:MOST]
        kept = [one for one in family if one in near]
        courses: list[tuple[Talks, int]] = []
        keys: list[str] = []
        for one in kept:
            with suppress(BadInput):  # the tree says of it that it cannot be read
                talks = self._held(one.key)
                if issue in talks.words.number:
                    courses.append((talks, one.depth))
                    keys.append(one.key)
        try:
            return across.across(courses, issue), tuple(keys), len(family) - len(kept)
        except BadInput as problem:
            return str(problem)

    def _family(self, key: str) -> list[Entry]:
        """Return the courses of the one tree a course is in."""
        found: list[Entry] = []
        for entry in self.tree():
            if not entry.depth and any(one.key == key for one in found):
                break
            found = [entry] if not entry.depth else [*found, entry]
        return found

    def _held(self, key: str) -> Talks:
        """Return a course, held again once; raises BadInput."""
        if key not in self._courses:
            self._courses[key] = held(key)
        return self._courses[key]

    # --- changing it ---

    def rename(self, key: str, name: str, under_way: Talks | None) -> str:
        """Give a record another name, and return the sentence that says so; raises BadInput."""
        from game.play import record, shelf

        if under_way is not None and under_way.path == Path(key):
            under_way.rename(name)
        else:
            shelf.rename(Path(key), name)
        self.forget()
        return f"The course is called “{record.tidy(name)}” now."

    def restore(self, key: str) -> str:
        """Bring a record back from the bin, and return the sentence that says so; raises BadInput."""
        from game.play import shelf

        path = shelf.restore(Path(key), self.folder)
        self.forget()
        return f"Brought back as {path.name}."

    def empty(self) -> str:
        """Delete for good what lies in the bin, and return the sentence that says so; raises BadInput."""
        from game.play import shelf

        count = shelf.empty(self.folder)
        self.forget()
        return f"{count} record{'s' * (count != 1)} deleted for good."

    def keep(self, file: str) -> str:
        """Put a record that was sent among these, and return the sentence that says so; raises BadInput."""
        from game.play import shelf

        path = shelf.keep(Path(file.strip()).expanduser(), self.folder)
        self.forget()
        return f"Kept as {path.name}."

    def send(self, key: str, to: str) -> str:
        """Copy a course to a file or a folder, and return the sentence that says so; raises BadInput."""
        from game.analysis.lines import forks, snippets
        from game.play.record import SUFFIX

        if not to.strip():
            raise BadInput("Say where the copy is to go: a folder, or a file whose name ends in .talks.")
        place = Path(to.strip()).expanduser()
        if place.suffix != SUFFIX:
            try:
                place.mkdir(parents=True, exist_ok=True)
            except (OSError, ValueError):
                raise BadInput(f"{place}: there can be no folder of this name here; choose another place") from None
        talks = held(key)
        return snippets.send(snippets.whole(talks), forks.called(talks), place)


def held(key: str) -> Talks:
    """Return a course, held again; raises BadInput."""
    from game.analysis.lines import history
    from game.play.record import HISTORY
    from game.play.talks import Talks

    if key.startswith(HISTORY):
        return history.line_talks(key.removeprefix(HISTORY))
    return Talks.resume(Path(key))


def _kin(family: list[Entry], key: str, one: Entry) -> bool:
    """Return whether a course is one that the course of that key left, one that left it, or itself."""
    at = [entry.key for entry in family].index(key)
    other = family.index(one)
    first, last = min(at, other), max(at, other)
    return all(entry.depth > family[first].depth for entry in family[first + 1 : last + 1])


def _saved(entry: Entry) -> float:
    """Return when a record was last written, 0 for what is none."""
    save = entry.branch.save
    return save.saved.timestamp() if save is not None else 0.0


def _entries(found: tuple[Branch, ...], depth: int = 0) -> list[Entry]:
    """Return a tree as a list, each course before those that left it."""
    entries = []
    for number, branch in enumerate(found):
        key = str(branch.save.path) if branch.save is not None else branch.id
        entries += [Entry(key, branch, depth, number == len(found) - 1), *_entries(branch.children, depth + 1)]
    return entries
