"""The record of talks: a file of JSON lines that is the save, the replay and the branch.

First line: what was opened (format, rules version, key, mode, who sits where, the whole scenario). Then one line per
decision, in the scenario's words, with a short checksum of the state it led to. A line {"back": n} takes the talks
back to n acts. Lines are appended and on disk before a move counts as made; nothing else is ever rewritten.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from game.paths import BadInput
from game.play.moves import Move
from game.rules.state import NAMES, State

FORMAT = 1  # rises when older programs could not read what is written
RULES = 1  # rises when the same moves no longer lead to the same state, and only then
SUFFIX = ".talks"
DAMAGED = "damaged; open it to read what is wrong"  # the place of a record that cannot be read
LARGEST = 32 * 1024 * 1024  # bytes
_MOVE: TypeAdapter[Move] = TypeAdapter(Move)


class BadRecord(BadInput):
    """A record that cannot be used; says file, line, what is wrong and what would be right."""

    def __init__(self, where: Path | str, line: int | None, what: str) -> None:
        place = str(where) if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {what}")


class Parent(BaseModel):
    """Where a branch came from."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    record: str = Field(max_length=200)
    turn: int = Field(ge=0)


class Opening(BaseModel):
    """The first line of a record; the scenario is kept beside it as plain data."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    which_sea: int = FORMAT
    rules: int = RULES
    key: int = Field(ge=0, lt=2**64)
    mode: str = Field(max_length=40)
    players: dict[str, str]
    started: datetime
    title: str = Field(default="", max_length=200)
    name: str | None = Field(default=None, max_length=200)
    parent: Parent | None = None


class Entry(BaseModel):
    """One decision."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    turn: int = Field(ge=0)
    seat: str = Field(max_length=40)
    move: Move
    place: str = Field(default="", max_length=200)
    note: str | None = Field(default=None, max_length=4000)
    said: str | None = Field(default=None, max_length=4000)
    check: str = Field(max_length=16)


@dataclass(frozen=True)
class Recorded:
    """What a file of talks holds."""

    opening: Opening
    scenario: dict[str, Any]
    entries: tuple[tuple[int, Entry], ...]  # (line in the file, decision), those taken back left out
    length: int  # bytes that are whole lines
    notice: str  # what was dropped, if anything


@dataclass(frozen=True)
class SaveInfo:
    """One record in a list of saves."""

    path: Path
    title: str
    mode: str
    saved: datetime
    place: str
    players: dict[str, str]
    ended: bool
    acts: int


def checksum(state: State) -> str:
    """Return a short fingerprint of a state: eight hexadecimal digits."""
    digest = hashlib.sha256()
    for name in NAMES:
        array = getattr(state, name)
        digest.update(array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes())
    return digest.hexdigest()[:8]


# --- writing ---


def begin(folder: Path, stem: str, opening: Opening, scenario: dict[str, Any]) -> Path:
    """Write the first line of a new record in *folder*, atomically, and return its path; never overwrites.

    Raises BadRecord where the folder cannot be written.
    """
    first = {**json.loads(opening.model_dump_json(exclude_none=True)), "scenario": scenario}
    text = json.dumps(first, ensure_ascii=False, separators=(",", ":")) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder, stem)
        fresh = path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise BadRecord(folder, None, f"cannot keep a record here ({error.strerror}); choose another folder") from None
    return path


def _free(folder: Path, stem: str) -> Path:
    """Return a path in *folder* no record has yet."""
    for number in range(1, 10_000):
        path = folder / (f"{stem}{SUFFIX}" if number == 1 else f"{stem}-{number}{SUFFIX}")
        if not path.exists() and not path.with_suffix(".new").exists():
            return path
    raise BadRecord(folder, None, "holds ten thousand records of this name; move some elsewhere")


def append(path: Path, line: dict[str, Any] | Entry, length: int) -> int:
    """Put one line at the end of a record of *length* bytes, and on disk; return how long it is then.

    Raises BadRecord where that cannot be done, or where somebody else has written to the record since.
    """
    whole = json.loads(line.model_dump_json(exclude_none=True)) if isinstance(line, Entry) else line
    text = (json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")
    try:
        found = path.stat().st_size
    except OSError as error:
        raise BadRecord(path, None, f"the act could not be recorded and was not made ({error.strerror})") from None
    if found != length:
        what = "was changed by another program, so the act was not made; resume the record to go on from what it holds"
        raise BadRecord(path, None, what)
    try:
        with path.open("ab") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            os.truncate(path, length)  # what was half written must not stand before the next act
        raise BadRecord(path, None, f"the act could not be recorded and was not made ({error.strerror})") from None
    return length + len(text)


def drop_tail(path: Path, length: int) -> None:
    """Cut off what follows the last whole line, so that the next act begins a line of its own.

    Raises BadRecord where the file cannot be written.
    """
    try:
        if path.stat().st_size > length:
            os.truncate(path, length)
    except OSError as error:
        what = f"its last line is torn and cannot be dropped ({error.strerror}); copy it where it can be written"
        raise BadRecord(path, None, what) from None


def delete(path: Path, folder: Path) -> None:
    """Delete a record of *folder*; raises BadRecord for anything that is not one."""
    if path.resolve().parent != folder.resolve() or path.suffix != SUFFIX or not path.is_file():
        raise BadRecord(path, None, f"is not a record in {folder}")
    path.unlink()


# --- reading ---


def read(path: Path) -> Recorded:
    """Return what a record holds; raises BadRecord, with the line, for anything that cannot be read.

    A torn last line (the machine stopped while writing it) is dropped with a notice.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BadRecord(path, None, f"has {size // 1048576} MiB; a record has at most {LARGEST // 1048576}")
        data = path.read_bytes()
    except OSError as error:
        raise BadRecord(path, None, f"cannot be opened ({error.strerror}); `which-sea saves` lists records") from None
    lines = data.split(b"\n")
    notice = "The last line was torn and has been dropped; every act before it is there." if lines[-1] else ""
    whole = lines[:-1]
    if not whole:
        raise BadRecord(path, 1, "is not a record of talks: its first line is missing")
    opening, scenario = _opening(path, whole[0])
    entries: list[tuple[int, Entry]] = []
    for number, line in enumerate(whole[1:], start=2):
        found = _json(path, number, line)
        if "back" in found:
            back = found["back"]
            if not isinstance(back, int) or isinstance(back, bool) or not 0 <= back <= len(entries):
                raise BadRecord(path, number, f'"back" must be a number of acts from 0 to {len(entries)}')
            del entries[back:]
            continue
        entries.append((number, _entry(path, number, found, len(entries))))
    return Recorded(opening, scenario, tuple(entries), len(data) - len(lines[-1]), notice)


def _json(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadRecord(path, number, "is not a line of JSON; a record is one JSON object a line") from None
    if not isinstance(found, dict):
        raise BadRecord(path, number, "is not a JSON object; a record is one JSON object a line")
    return found


def _opening(path: Path, line: bytes) -> tuple[Opening, dict[str, Any]]:
    first = _json(path, 1, line)
    if "which_sea" not in first:
        raise BadRecord(path, 1, 'is not a record of talks: "which_sea" is missing from its first line')
    if first["which_sea"] != FORMAT:
        raise BadRecord(
            path, 1, f"is written in format {first['which_sea']}; this version reads format {FORMAT}: use a newer one"
        )
    if first.get("rules") != RULES:
        raise BadRecord(
            path, 1, f"was played by rules version {first.get('rules')}; this version plays {RULES} and would differ"
        )
    scenario = first.pop("scenario", None)
    if not isinstance(scenario, dict):
        raise BadRecord(path, 1, 'has no "scenario"; the first line holds the whole scenario')
    try:
        return Opening.model_validate(first), scenario
    except ValidationError as error:
        raise BadRecord(path, 1, _first_problem(error)) from None


def _entry(path: Path, number: int, found: dict[str, Any], turn: int) -> Entry:
    try:
        entry = Entry.model_validate(found)
    except ValidationError as error:
        raise BadRecord(path, number, _first_problem(error)) from None
    if entry.turn != turn:
        raise BadRecord(path, number, f"says turn {entry.turn} where turn {turn} is due; a line is missing or moved")
    return entry


def _first_problem(error: ValidationError) -> str:
    problem = error.errors(include_url=False, include_input=False)[0]
    where = " > ".join(str(part) for part in problem["loc"]) or "the line"
    return f"{where}: {problem['msg'].lower()}"


def saves(folder: Path) -> list[SaveInfo]:
    """Return the records of *folder*, newest first; a damaged one says so in its place, for nothing may seem lost."""
    found = [_info(path) for path in folder.glob(f"*{SUFFIX}")]
    return sorted(found, key=lambda info: info.saved, reverse=True)


def _info(path: Path) -> SaveInfo:
    saved = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - shown in the person's own time
    try:
        with path.open("rb") as file:
            opening, _ = _opening(path, file.readline().rstrip(b"\n"))
            places: list[str] = []
            for line in _whole(file):
                last = json.loads(line)
                if "back" in last:
                    del places[last["back"] :]
                else:
                    places.append(str(last.get("place", "")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError, BadRecord):
        return SaveInfo(path, path.name, "", saved, DAMAGED, {}, ended=True, acts=0)
    place = places[-1] if places else "before the first word"
    ended = place.startswith("Ended")
    return SaveInfo(
        path, opening.name or opening.title, opening.mode, saved, place, opening.players, ended, len(places)
    )


def _whole(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the lines that were written to their end."""
    return (line for line in lines if line.endswith(b"\n"))


def parse_move(data: Any) -> Move:
    """Return a move written as plain data; raises pydantic's ValidationError."""
    return _MOVE.validate_python(data)
