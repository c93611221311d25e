"""Breaks styled text into lines of a given width, with measuring injected so that no window is needed."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from game.ui.display import Glyphs
from game.ui.theme import Theme


class Measure(Hashable, Protocol):
    """Something that knows how wide text is; hashable by identity, so that results can be kept."""

    def width(self, theme: Theme, face: str, px: int, text: str) -> int:
        """Return the width of the text in pixels."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; an empty face or ink means that of the paragraph."""

    text: str
    face: str = ""
    ink: str = ""
    struck: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks: face, named size, colour, alignment."""

    face: str = "serif"
    size: str = "body"
    ink: str = "ink"
    align: str = "left"


Text = str | tuple[Run, ...]

BODY = Style()
UI = Style("sans", "ui")
SMALL = Style("sans", "small")
MUTED = Style("sans", "small", "muted")
MONO = Style("mono", "mono")
HEADING = Style("sans-bold", "ui", "muted")


def bold(text: str, ink: str = "") -> Run:
    """Return text in the bold of the paragraph's family."""
    return Run(text, "+bold", ink)


def italic(text: str, ink: str = "") -> Run:
    """Return text in the italic of the paragraph's family."""
    return Run(text, "+italic", ink)


def plain(text: Text) -> str:
    """Return the words alone."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def face_of(run: Run, style: Style) -> str:
    """Return the face a run is set in."""
    family = style.face.split("-")[0]
    match run.face:
        case "":
            return style.face
        case "+bold":
            return f"{family}-bold"
        case "+italic":
            return f"{family}-italic" if family in ("serif", "title") else f"{family}-bold"
        case face:
            return face


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its text relative to the line's left end, and its width."""

    parts: tuple[Glyphs, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Block:
    """A set paragraph."""

    lines: tuple[Line, ...]
    line_height: int
    ascent: int

    @property
    def height(self) -> int:
        """Return the height of all lines."""
        return self.line_height * len(self.lines)

    @property
    def width(self) -> int:
        """Return the width of the longest line."""
        return max((line.width for line in self.lines), default=0)

    def placed(self, x: int, y: int, width: int, align: str = "left") -> tuple[Glyphs, ...]:
        """Return the text with its top left corner at x, y."""
        found = []
        for index, line in enumerate(self.lines):
            spare = width - line.width
            shift = {"left": 0, "right": spare, "centre": spare // 2}[align]
            baseline = y + index * self.line_height + self.ascent
            found += [
                Glyphs(x + shift + p.x, baseline, p.text, p.face, p.px, p.ink, p.width, p.struck, p.underlined)
                for p in line.parts
            ]
        return tuple(found)


@lru_cache(maxsize=2048)
def set_text(measure: Measure, theme: Theme, text: Text, style: Style, width: int) -> Block:
    """Return the text broken to the width; words longer than a line are cut."""
    px = theme.type_px(style.size)
    height = round(px * theme.leading)
    ascent = round((height - px) / 2 + px * 0.80)
    runs = (Run(text),) if isinstance(text, str) else text
    lines: list[Line] = []
    for paragraph in _paragraphs(runs):
        lines += _broken(measure, theme, paragraph, style, px, width)
    return Block(tuple(lines), height, ascent)


def _paragraphs(runs: tuple[Run, ...]) -> list[list[Run]]:
    """Return the runs split at line breaks."""
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        found[-1].append(replace(run, text=first))
        found += [[replace(run, text=piece)] for piece in rest]
    return found


def _pieces(runs: list[Run]) -> list[tuple[str, Run]]:
    """Return words, each with the space after it, and the run it comes from."""
    found = []
    for run in runs:
        start = 0
        for index, letter in enumerate(run.text):
            following = run.text[index + 1 : index + 2]
            if letter == " " and following != " ":
                found.append((run.text[start : index + 1], run))
                start = index + 1
        if start < len(run.text):
            found.append((run.text[start:], run))
    return found


def _words(runs: list[Run]) -> list[list[tuple[str, Run]]]:
    """Return unbreakable groups of pieces: a group ends after a space."""
    groups: list[list[tuple[str, Run]]] = [[]]
    for piece in _pieces(runs):
        groups[-1].append(piece)
        if piece[0].endswith(" "):
            groups.append([])
    return [group for group in groups if group]


def _broken(measure: Measure, theme: Theme, runs: list[Run], style: Style, px: int, width: int) -> list[Line]:
    """Return one paragraph's lines, filled greedily."""

    def wide(text: str, run: Run) -> int:
        return measure.width(theme, face_of(run, style), px, text) if text else 0

    lines: list[list[tuple[str, Run]]] = [[]]
    used = 0
    for group in _words(runs):
        room = sum(wide(text.rstrip(" ") if i == len(group) - 1 else text, run) for i, (text, run) in enumerate(group))
        over, doubt = used + room - width, len(lines[-1]) + 1
        if used and (
            over > doubt or (over > -doubt and _line(measure, theme, lines[-1] + group, style, px).width > width)
        ):
            # Pieces are measured one by one and each is rounded, so what nearly fits or nearly does not is measured.
            lines.append([])
            used = 0
        if room > width:
            for text, run in [piece for whole in group for piece in _cut(*whole, width, wide)]:
                if used and used + wide(text, run) > width:
                    lines.append([])
                    used = 0
                lines[-1].append((text, run))
                used += wide(text, run)
            continue
        lines[-1] += group
        used += sum(wide(text, run) for text, run in group)
    return [_line(measure, theme, pieces, style, px) for pieces in lines]


def _cut(text: str, run: Run, width: int, wide: "Wide") -> list[tuple[str, Run]]:
    """Return an over-long word as pieces that fit."""
    found, start = [], 0
    for end in range(1, len(text) + 1):
        if wide(text[start:end], run) > width and end - 1 > start:
            found.append((text[start : end - 1], run))
            start = end - 1
    found.append((text[start:], run))
    return found


class Wide(Protocol):
    """The width of text in a run's face."""

    def __call__(self, text: str, run: Run) -> int:
        """Return the width in pixels."""


def _alike(one: Run, other: Run) -> bool:
    """Return whether two runs are set in one style."""
    return (one.face, one.ink, one.struck, one.underlined) == (other.face, other.ink, other.struck, other.underlined)


def _line(measure: Measure, theme: Theme, pieces: list[tuple[str, Run]], style: Style, px: int) -> Line:
    """Return pieces joined where the style is the same, placed from 0."""
    joined: list[tuple[str, Run]] = []
    for text, run in pieces:
        if joined and _alike(joined[-1][1], run):
            joined[-1] = (joined[-1][0] + text, run)
        else:
            joined.append((text, run))
    if joined:
        joined[-1] = (joined[-1][0].rstrip(" "), joined[-1][1])
    parts, x = [], 0
    for text, run in joined:
        face = face_of(run, style)
        wide = measure.width(theme, face, px, text) if text else 0
        if text:
            parts.append(Glyphs(x, 0, text, face, px, run.ink or style.ink, wide, run.struck, run.underlined))
        x += wide
    return Line(tuple(parts), x)
