"""The folder of records: what lies in it and in its bin, and what may be done with a record as a whole."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from game import paths
from game.paths import BadInput
from game.play import record
from game.play.record import EVALUATED, SUFFIX, BadRecord, Opening, OtherVersion, Parent, Stretch

DAMAGED = "damaged; open it to read what is wrong"  # the place of a record that cannot be read
OLDER = "written by another version, which would open it"
BIN = "bin"  # the folder within the folder of records where deleted ones wait
_FORBIDDEN = '<>:"/\\|?*'  # in the name of a file, on one system or another
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}
_STEM = 100  # bytes of the name of a file, without what is put behind it


@dataclass(frozen=True)
class SaveInfo:
    """One record in a list of records."""

    path: Path
    id: str  # empty for one that cannot be read
    title: str
    scenario: str  # its title
    mode: str
    saved: datetime
    place: str
    players: dict[str, str]
    ended: bool
    acts: int
    parent: Parent | None = None
    stretch: Stretch | None = None

    @property
    def readable(self) -> bool:
        """True where the record can be opened, as far as a look at it tells."""
        return bool(self.id)


def saves(folder: Path) -> list[SaveInfo]:
    """Return the records of *folder*, newest first; a damaged one says so in its place, for nothing may seem lost."""
    found = [_info(path) for path in folder.glob(f"*{SUFFIX}") if path.is_file()]
    return sorted(found, key=lambda info: info.saved, reverse=True)


def binned(folder: Path) -> list[SaveInfo]:
    """Return the deleted records of *folder* that can still be brought back, newest first."""
    return saves(folder / BIN)


def find(folder: Path, word: str) -> Path | None:
    """Return the record of *folder* a person means by the name of its file or its own; None where there is none.

    Raises BadInput where several have that name.
    """
    if Path(word).name == word:
        for path in (folder / word, folder / f"{word}{SUFFIX}"):
            if path.suffix == SUFFIX and path.is_file():
                return path
    wanted = record.tidy(word).casefold()
    called = [info.path for info in saves(folder) if info.title.casefold() == wanted]
    if len(called) > 1:
        raise BadInput(f'"{word}" is the name of {len(called)} records: {", ".join(path.name for path in called)}')
    return called[0] if called else None


# --- doing something with a record ---


def rename(path: Path, name: str) -> None:
    """Give a record another name; its file keeps its own. Raises BadInput for a name that cannot be one."""
    chosen = record.named(name)
    found = record.read(path)
    record.drop_tail(path, found.length)
    record.append(path, {"name": chosen}, found.length)


def delete(path: Path, folder: Path) -> Path:
    """Put a record of *folder* into its bin and return where it lies now; raises BadRecord for anything else."""
    return _moved(path, folder, folder / BIN)


def restore(path: Path, folder: Path) -> Path:
    """Bring a record back from the bin of *folder* and return where it lies now; raises BadRecord for anything else."""
    return _moved(path, folder / BIN, folder)


def _moved(path: Path, out: Path, into: Path) -> Path:
    """Move a record from one folder to another, where it replaces none."""
    if path.resolve().parent != out.resolve() or path.suffix != SUFFIX or not path.is_file():
        raise BadRecord(path, None, f"is not a record in {out}")
    try:
        into.mkdir(parents=True, exist_ok=True)
        free = record.free(into, path.stem)
        path.rename(free)
        with suppress(FileNotFoundError):
            _evaluated(path).replace(_evaluated(free))
    except OSError as error:
        raise BadRecord(path, None, f"cannot be moved to {into} ({error.strerror})") from None
    return free


def empty(folder: Path) -> int:
    """Delete for good what lies in the bin of *folder* and return how many records that were."""
    found = binned(folder)
    for info in found:
        try:
            info.path.unlink()
            _evaluated(info.path).unlink(missing_ok=True)
        except OSError as error:
            raise BadRecord(info.path, None, f"cannot be deleted ({error.strerror})") from None
    return len(found)


def _evaluated(path: Path) -> Path:
    """Return the file of what was reckoned on a record."""
    return path.with_name(f"{path.name.removesuffix(SUFFIX)}{EVALUATED}")


def export(data: bytes, name: str, to: Path) -> Path:
    """Write a record to a file or into a folder, in the form in which it is sent, and return the file.

    In a folder the file is called by the *name* of the course and replaces nothing; raises BadInput otherwise.
    """
    inside = to.is_dir()
    if not inside and to.suffix != SUFFIX:
        to = to.with_name(f"{to.name}{SUFFIX}")
    if not inside and to.exists():
        raise BadInput(f"{to}: is there already; choose another name")
    path = record.free(to, stem(name)) if inside else to
    paths.put(path, record.packed(data))
    return path


def keep(path: Path, folder: Path) -> Path:
    """Put a copy of a record that lies elsewhere into *folder* and return it; raises BadInput for what is none.

    One that is here already, act for act, is not kept twice.
    """
    found = record.read(path)
    data = record.load(path)
    for info in saves(folder):
        if info.id == found.opening.id and record.load(info.path) == data:
            raise BadInput(f"{path}: is here already, as {info.path.name}")
    name = found.opening.name or found.opening.title
    return record.begin(folder, stem(name), data)


def stem(name: str) -> str:
    """Return the name of a file for a course of that name, good on every system."""
    plain = "".join("-" if character in _FORBIDDEN else character for character in record.tidy(name))
    short = plain.encode()[:_STEM].decode(errors="ignore").strip(" .")
    return f"_{short}" if short.partition(".")[0].strip().casefold() in _RESERVED else short or "talks"


# --- looking at a record ---


def _info(path: Path) -> SaveInfo:
    """Return what a list says of a record, without holding its talks again."""
    saved = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - shown in the person's own time
    try:
        opening, name, places = _glance(path)
    except OtherVersion:
        return _unread(path, saved, OLDER)
    except (ValueError, KeyError, TypeError, RecursionError, BadInput):
        return _unread(path, saved, DAMAGED)
    place = record.tidy(places[-1])[:200] if places else "before the first word"
    return SaveInfo(
        path=path,
        id=opening.id,
        title=name,
        scenario=opening.title,
        mode=opening.mode,
        saved=saved,
        place=place,
        players=opening.players,
        ended=place.startswith("Ended"),
        acts=len(places),
        parent=opening.parent,
        stretch=opening.stretch,
    )


def _unread(path: Path, saved: datetime, why: str) -> SaveInfo:
    return SaveInfo(path, "", path.name, "", "", saved, why, {}, ended=True, acts=0)


def _glance(path: Path) -> tuple[Opening, str, list[str]]:
    """Return what a record opened, its name, and where the talks stood after each act."""
    first, *rest = record.load(path).split(b"\n")[:-1] or [b""]
    opening, _ = record.first_line(path, first)
    name = opening.name or opening.title
    places: list[str] = []
    for line in rest:
        found: dict[str, Any] = json.loads(line)
        if "back" in found:
            del places[found["back"] :]
        elif "name" in found:
            name = record.named(found["name"])
        else:
            places.append(str(found.get("place", "")))
    return opening, name, places
