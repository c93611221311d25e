"""The record of talks: a file of JSON lines that is the save, the replay and the branch.

First line: what was opened (format, rules version, key, mode, who sits where, the whole scenario). Then one line per
decision, in the scenario's words, with a short checksum of the state it led to. A line {"back": n} takes the talks
back to n acts, a line {"name": "..."} gives the course another name. Lines are appended and on disk before a move
counts as made; nothing else is ever rewritten. A record that is sent is the same lines packed with gzip.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import unicodedata
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from game.paths import BadInput
from game.play.moves import Move
from game.rules.state import NAMES, State

FORMAT = 2  # rises when older programs could not read what is written
RULES = 1  # rises when the same moves no longer lead to the same state, and only then
SUFFIX = ".talks"
EVALUATED = ".evaluation"  # of what was reckoned on a record, beside it
LARGEST = 32 * 1024 * 1024  # bytes, unpacked
LONGEST = 120  # characters of a name a person gives
HISTORY = "history:"  # begins the id of a historical line, which is the same wherever it was left
_GZIP = 31  # zlib's number for the gzip form
_MAGIC = b"\x1f\x8b"  # how a packed record begins
_MOVE: TypeAdapter[Move] = TypeAdapter(Move)


class BadRecord(BadInput):
    """A record that cannot be used; says file, line, what is wrong and what would be right."""

    def __init__(self, where: Path | str, line: int | None, what: str) -> None:
        place = str(where) if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {what}")


class OtherVersion(BadRecord):
    """A record whole in itself that this version cannot hold again."""


def tidy(name: str) -> str:
    """Return a name on one line, without characters that are not seen or that turn the writing round."""
    spaced = "".join(" " if character.isspace() else character for character in name)
    seen = "".join(character for character in spaced if unicodedata.category(character)[0] != "C")
    return " ".join(unicodedata.normalize("NFC", seen).split())


Name = Annotated[str, Field(max_length=200), AfterValidator(tidy)]
Word = Annotated[str, Field(max_length=40), AfterValidator(tidy)]
Id = Annotated[str, Field(min_length=1, max_length=100)]


def new_id() -> str:
    """Return an id no other course has; it stays with a course whatever its file or its name becomes."""
    return secrets.token_hex(8)


class Parent(BaseModel):
    """Where a branch came from."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Id
    record: Name  # what its file was called then; empty where there was none
    name: Name = ""  # what it was called then, for when it is not here
    turn: int = Field(ge=0)

    @property
    def historical(self) -> bool:
        """True where a historical line was left."""
        return self.id.startswith(HISTORY)


class Stretch(BaseModel):
    """Which acts were cut out of a course; those before them are there because they lead to them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    first: int = Field(ge=1)
    last: int = Field(ge=1)
    course: Name  # what it was cut out of
    readers: tuple[str, ...] = Field(min_length=1, max_length=8)  # from which seats it may be read


class Opening(BaseModel):
    """The first line of a record; the scenario is kept beside it as plain data."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Id
    which_sea: int = FORMAT
    rules: int = RULES
    key: int = Field(ge=0, lt=2**64)
    mode: Word
    players: dict[Word, Word] = Field(max_length=8)
    started: datetime
    title: Name = ""
    name: Name | None = None
    parent: Parent | None = None
    stretch: Stretch | None = None


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
    length: int  # bytes of the file that are whole lines; of a packed one all
    notice: str  # what was dropped, if anything


def checksum(state: State) -> str:
    """Return a short fingerprint of a state: eight hexadecimal digits."""
    digest = hashlib.sha256()
    for name in NAMES:
        array = getattr(state, name)
        digest.update(array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes())
    return digest.hexdigest()[:8]


# --- writing ---


def lines(opening: Opening, scenario: dict[str, Any], entries: Iterable[Entry] = ()) -> bytes:
    """Return a record as the bytes of a file."""
    first = {**json.loads(opening.model_dump_json(exclude_none=True)), "scenario": scenario}
    return b"".join([_line(first), *(_line(entry) for entry in entries)])


def _line(line: dict[str, Any] | Entry) -> bytes:
    whole = json.loads(line.model_dump_json(exclude_none=True)) if isinstance(line, Entry) else line
    return (json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def begin(folder: Path, stem: str, data: bytes) -> Path:
    """Write a new record in *folder*, atomically, and return its path; never overwrites.

    Raises BadRecord where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free(folder, stem)
        put(path, data)
    except OSError as error:
        raise BadRecord(folder, None, f"cannot keep a record here ({error.strerror}); choose another folder") from None
    return path


def put(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all; raises OSError."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def free(folder: Path, stem: str) -> Path:
    """Return a path in *folder* no record has yet."""
    for number in range(1, 10_000):
        path = folder / (f"{stem}{SUFFIX}" if number == 1 else f"{stem}-{number}{SUFFIX}")
        if not path.exists() and not path.with_name(f"{path.name}.new").exists():
            return path
    raise BadRecord(folder, None, "holds ten thousand records of this name; move some elsewhere")


def packed(data: bytes) -> bytes:
    """Return a record in the form in which it is sent: the same lines, about a third as long."""
    if data.startswith(_MAGIC):
        return data
    squeeze = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    return squeeze.compress(data) + squeeze.flush()


def append(path: Path, line: dict[str, Any] | Entry, length: int) -> int:
    """Put one line at the end of a record of *length* bytes, and on disk; return how long it is then.

    Raises BadRecord where that cannot be done, or where somebody else has written to the record since.
    """
    text = _line(line)
    try:
        found = path.stat().st_size
    except OSError as error:
        raise BadRecord(path, None, f"the act could not be recorded and was not made ({error.strerror})") from None
    if found != length:
        what = "was changed by another program, so the act was not made; resume the record to go on from what it holds"
        raise BadRecord(path, None, what)
    try:
        length = _unpack(path, length)
        with path.open("ab") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            os.truncate(path, length)  # what was half written must not stand before the next act
        raise BadRecord(path, None, f"the act could not be recorded and was not made ({error.strerror})") from None
    return length + len(text)


def _unpack(path: Path, length: int) -> int:
    """Replace a packed record by its lines, to which others can be added; return how long it is then."""
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return length
    data = load(path)
    whole = data[: data.rfind(b"\n") + 1]
    put(path, whole)
    return len(whole)


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


# --- reading ---


def read(path: Path) -> Recorded:
    """Return what a record holds; raises BadRecord, with the line, for anything that cannot be read.

    A torn last line (the machine stopped while writing it) is dropped with a notice.
    """
    kept = _kept(path)
    data = _unpacked(path, kept)
    *whole, tail = data.split(b"\n")
    notice = "The last line was torn and has been dropped; every act before it is there." if tail else ""
    if not whole:
        raise BadRecord(path, 1, "is not a record of talks: its first line is missing")
    opening, scenario = first_line(path, whole[0])
    entries: list[tuple[int, Entry]] = []
    for number, line in enumerate(whole[1:], start=2):
        found = _json(path, number, line)
        if "back" in found:
            back = found["back"]
            if not isinstance(back, int) or isinstance(back, bool) or not 0 <= back <= len(entries):
                raise BadRecord(path, number, f'"back" must be a number of acts from 0 to {len(entries)}')
            del entries[back:]
        elif "name" in found:
            opening = opening.model_copy(update={"name": _name(path, number, found["name"])})
        else:
            entries.append((number, _entry(path, number, found, len(entries))))
    stretch = opening.stretch
    if stretch is not None and not stretch.first <= stretch.last == len(entries):
        what = f"stretch: it is acts {stretch.first} to {stretch.last}, and the record has {len(entries)}"
        raise BadRecord(path, 1, f"{what}; a line is missing")
    length = len(data) - len(tail) if data is kept else len(kept)
    return Recorded(opening, scenario, tuple(entries), length, notice)


def load(path: Path) -> bytes:
    """Return the lines of a record, unpacked where they are packed; raises BadRecord for what is too large."""
    return _unpacked(path, _kept(path))


def _kept(path: Path) -> bytes:
    """Return the bytes of a file that is no larger than a record may be."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BadRecord(path, None, f"has {size // 1048576} MiB; a record has at most {LARGEST // 1048576}")
        return path.read_bytes()
    except OSError as error:
        raise BadRecord(path, None, f"cannot be opened ({error.strerror}); `which-sea saves` lists records") from None


def _unpacked(path: Path, data: bytes) -> bytes:
    """Return what may be packed, and never more than a record may have, whatever the file claims to hold."""
    if not data.startswith(_MAGIC):
        return data
    unpacking = zlib.decompressobj(_GZIP)
    try:
        found = unpacking.decompress(data, LARGEST + 1)
    except zlib.error:
        raise BadRecord(path, None, "is packed and damaged; ask for it to be sent again") from None
    if len(found) > LARGEST:
        raise BadRecord(path, None, f"unpacks to more than {LARGEST // 1048576} MiB, the most a record may have")
    if not unpacking.eof:
        raise BadRecord(path, None, "is packed and cut short; ask for it to be sent again")
    if unpacking.unused_data:
        raise BadRecord(path, None, "is packed, and something else follows its end; ask for it to be sent again")
    return found


def named(name: str) -> str:
    """Return a name a person gives, tidied; raises BadInput where it says nothing or too much."""
    if not 0 < len(tidied := tidy(name)) <= LONGEST:
        raise BadInput(f"a name has 1 to {LONGEST} characters; this one has {len(tidied)}")
    return tidied


def _name(path: Path, number: int, found: Any) -> str:
    """Return a name a course was given."""
    try:
        return named(found if isinstance(found, str) else "")
    except BadInput:
        raise BadRecord(path, number, f'"name" must be a text of 1 to {LONGEST} characters') from None


def _json(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadRecord(path, number, "is not a line of JSON; a record is one JSON object a line") from None
    if not isinstance(found, dict):
        raise BadRecord(path, number, "is not a JSON object; a record is one JSON object a line")
    return found


def first_line(path: Path, line: bytes) -> tuple[Opening, dict[str, Any]]:
    """Return what was opened, and the scenario as plain data; raises BadRecord."""
    first = _json(path, 1, line)
    if "which_sea" not in first:
        raise BadRecord(path, 1, 'is not a record of talks: "which_sea" is missing from its first line')
    if first["which_sea"] == 1:
        first = _upgraded(first, line)
    if first["which_sea"] != FORMAT:
        what = f"is written in format {first['which_sea']}; this version reads format {FORMAT}"
        raise OtherVersion(path, 1, f"{what}: open it with the version that wrote it, or a newer one")
    if first.get("rules") != RULES:
        raise OtherVersion(
            path, 1, f"was played by rules version {first.get('rules')}; this version plays {RULES} and would differ"
        )
    scenario = first.pop("scenario", None)
    if not isinstance(scenario, dict):
        raise BadRecord(path, 1, 'has no "scenario"; the first line holds the whole scenario')
    try:
        return Opening.model_validate(first), scenario
    except ValidationError as error:
        raise BadRecord(path, 1, _first_problem(error)) from None


def _upgraded(first: dict[str, Any], line: bytes) -> dict[str, Any]:
    """Return the first line of format 1 as it is written now; courses had no ids then, and history no name."""
    now = {**first, "which_sea": FORMAT, "id": hashlib.sha256(line.strip()).hexdigest()[:16]}
    scenario, parent = first.get("scenario"), first.get("parent")
    if isinstance(parent, dict) and isinstance(scenario, dict):
        now["parent"] = {**parent, "id": parent.get("record") or f"{HISTORY}{scenario.get('scenario')}"}
    return now


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


def parse_move(data: Any) -> Move:
    """Return a move written as plain data; raises pydantic's ValidationError."""
    return _MOVE.validate_python(data)
