"""Reads YAML text into plain data that remembers its lines, and refuses what a scenario file has no use for."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.scenario.problems import BadScenario, Key, Problem

MOST_BYTES = 2 * 1024 * 1024
MOST_LEVELS = 40  # the format needs about ten; the C parser itself crashes on some tens of thousands

# The C parser is missing where PyYAML was built without it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(word for plain in ("true", "yes", "on") for word in (plain, plain.title(), plain.upper()))
_FALSE = frozenset(word for plain in ("false", "no", "off") for word in (plain, plain.title(), plain.upper()))
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")


@dataclass(slots=True)
class Node:
    """One value of a file: its line (that of its key, where it has one), its data, and the nodes inside it."""

    line: int
    data: Any
    raw: str | None = None  # the characters of a plain scalar
    inside: dict[Key, Node] = field(default_factory=dict)

    def at(self, path: tuple[Key, ...]) -> Node:
        """Return the node at *path*, or the nearest one around it."""
        node = self
        for key in path:
            if key not in node.inside:
                break
            node = node.inside[key]
        return node


def plain(data: Any) -> Node:
    """Return plain data, as a record keeps it, as a tree without lines."""
    parts: dict[Key, Any] = {}
    if isinstance(data, dict):
        parts = dict(data)
    elif isinstance(data, list):
        parts = dict(enumerate(data))
    return Node(0, data, inside={key: plain(part) for key, part in parts.items()})


def read(path: Path) -> str:
    """Return the text of a file; raises BadScenario if it is missing, too large or not UTF-8."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadScenario(str(path), [Problem(0, (), f"cannot be read: {error.strerror}")]) from None
    if len(content) > MOST_BYTES:
        raise BadScenario(str(path), [Problem(0, (), f"is larger than {MOST_BYTES // 1024} KiB, the most we read")])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadScenario(str(path), [Problem(1, (), "is saved as UTF-16: save it as UTF-8")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        text = f"has a character that is not UTF-8 (byte {content[error.start]:#x}): save the file as UTF-8"
        raise BadScenario(str(path), [Problem(line, (), text)]) from None


def parse(text: str, name: str) -> tuple[Node, list[Problem]]:
    """Return the tree of a text and what is wrong with it; raises BadScenario where no tree can be made of it."""
    problems: list[Problem] = []
    try:
        return _Builder(problems).build(text), problems
    except yaml.YAMLError as error:
        problems.append(_explained(error, text))
    except _Refused as refusal:
        problems.append(refusal.problem)
    raise BadScenario(name, problems)


class _Refused(Exception):
    """Reading stops here."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Builds the tree from the parser's events, with a stack of its own and so without a limit set by recursion."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.stack: list[Node] = []  # the lists and mappings that are open
        self.path: list[Key] = []  # where each of them stands in the one before, but for the root
        self.key: str | None = None  # the key whose value comes next
        self.key_line = 0

    def build(self, text: str) -> Node:
        """Return the root of the tree of a text."""
        event: Any
        for event in yaml.parse(text, Loader=_LOADER):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self.scalar(event)
            elif kind is yaml.MappingStartEvent:
                self.open(event, {})
            elif kind is yaml.SequenceStartEvent:
                self.open(event, [])
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                self.stack.pop()
                del self.path[-1:]
            elif kind is yaml.AliasEvent:
                raise self.refused(event, f"*{event.anchor}: aliases are not part of the format; write it out")
            elif kind is yaml.DocumentStartEvent and self.root is not None:
                raise self.refused(event, "a second document begins here: one file holds one scenario")
        return self.root or Node(1, None)

    def open(self, event: Any, data: Any) -> None:
        """Begin a list or a mapping."""
        if len(self.stack) >= MOST_LEVELS:
            raise self.refused(event, f"is nested more than {MOST_LEVELS} levels deep")
        if self.expects_key():
            raise self.refused(event, "a key must be a word, not a list or a mapping")
        self.untagged(event)
        if self.stack:
            self.path.append(self.next_key())
        self.stack.append(self.placed(Node(event.start_mark.line + 1, data)))

    def scalar(self, event: Any) -> None:
        """Take in a key or a value."""
        raw: str = event.value
        plain = event.implicit[0] and event.style in (None, "")
        value = _resolved(raw) if plain else raw
        if event.tag != "tag:yaml.org,2002:str":
            self.untagged(event)
        if self.expects_key():
            self.begin_pair(event.start_mark.line + 1, raw, value)
        else:
            self.placed(Node(event.start_mark.line + 1, value, raw if plain else None))

    def begin_pair(self, line: int, raw: str, value: Any) -> None:
        """Keep a key until its value comes."""
        if not isinstance(value, str):
            self.problems.append(Problem(line, tuple(self.path), f'the key "{raw}" {not_text(value, raw)}'))
        if raw in self.stack[-1].inside:
            first = self.stack[-1].inside[raw].line
            self.problems.append(Problem(line, (*self.path, raw), f"stands here twice, first on line {first}"))
        self.key, self.key_line = raw, line

    def placed(self, node: Node) -> Node:
        """Return *node* after it was put where it belongs."""
        if not self.stack:
            self.root = node
            return node
        parent = self.stack[-1]
        key = self.next_key()
        if isinstance(parent.data, list):
            parent.data.append(node.data)
        else:
            parent.data[key] = node.data
            node.line, self.key = self.key_line, None
        parent.inside[key] = node
        return node

    def next_key(self) -> Key:
        """Return where the value that comes next stands in the innermost list or mapping."""
        return len(self.stack[-1].data) if self.key is None else self.key

    def expects_key(self) -> bool:
        """Return whether a key comes next."""
        return bool(self.stack) and self.key is None and isinstance(self.stack[-1].data, dict)

    def untagged(self, event: Any) -> None:
        """Note a tag such as !!python/object: values are read as what they look like."""
        if event.tag not in (None, "!"):
            text = f"tags such as {event.tag} are not part of the format"
            self.problems.append(Problem(event.start_mark.line + 1, tuple(self.path), text))

    def refused(self, event: Any, text: str) -> _Refused:
        """Return the error that ends reading."""
        return _Refused(Problem(event.start_mark.line + 1, tuple(self.path), text))


def _resolved(raw: str) -> Any:
    """Return what YAML takes a plain scalar for; dates, and numbers not written plainly, stay text."""
    if raw and raw[0] not in "+-.0123456789~nNyYoOtTfF":
        return raw
    if raw in _NULL:
        return None
    if raw in _TRUE:
        return True
    if raw in _FALSE:
        return False
    if _INT.fullmatch(raw):
        return int(raw)
    if _FLOAT.fullmatch(raw) and math.isfinite(float(raw)):
        return float(raw)
    return raw


def not_text(value: Any, raw: str) -> str:
    """Return what YAML makes of a word that was meant as text, and what to write instead."""
    if value is None:
        return "is empty: a word is expected"
    taken = {True: "true", False: "false"}[value] if isinstance(value, bool) else "a number"
    return f'is {taken} to YAML: write "{raw}" in quotes'


def _explained(error: yaml.YAMLError, text: str) -> Problem:
    """Return a syntax error in words a teacher can act on."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    if mark is None:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
        return Problem(line, (), f"is not YAML: {said}")
    lines = text.splitlines()
    here = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in here[: mark.column + 1]:
        return Problem(mark.line + 1, (), "has a tab: indent with spaces")
    if "mapping values" in said:
        said += ': a text that contains ": " must stand in quotes'
    elif "expected" in said or "cannot start any token" in said:
        said += "; look for a missing quote, bracket, colon or space here or just above"
    return Problem(mark.line + 1, (), f"is not YAML: {said}")
