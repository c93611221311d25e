"""What is on the screen, as data: named nodes with role, label, box and drawing marks.

The painter draws a Description, a screen reader reads it aloud, and the tests walk it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Rect:
    """A box in pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """Return the first column right of the box."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """Return the first row below the box."""
        return self.y + self.h

    @property
    def centre(self) -> tuple[int, int]:
        """Return the middle of the box."""
        return self.x + self.w // 2, self.y + self.h // 2

    def inset(self, dx: int, dy: int | None = None) -> "Rect":
        """Return the box shrunk by dx left and right and by dy above and below."""
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, max(0, self.w - 2 * dx), max(0, self.h - 2 * dy))

    def cut_top(self, height: int, gap: int = 0) -> tuple["Rect", "Rect"]:
        """Return the top strip and what is left under it."""
        height = min(height, self.h)
        below = min(self.h, height + gap)
        return Rect(self.x, self.y, self.w, height), Rect(self.x, self.y + below, self.w, self.h - below)

    def cut_bottom(self, height: int, gap: int = 0) -> tuple["Rect", "Rect"]:
        """Return the bottom strip and what is left above it."""
        height = min(height, self.h)
        rest = max(0, self.h - height - gap)
        return Rect(self.x, self.bottom - height, self.w, height), Rect(self.x, self.y, self.w, rest)

    def cut_left(self, width: int, gap: int = 0) -> tuple["Rect", "Rect"]:
        """Return the left strip and what is left beside it."""
        width = min(width, self.w)
        beside = min(self.w, width + gap)
        return Rect(self.x, self.y, width, self.h), Rect(self.x + beside, self.y, self.w - beside, self.h)

    def cut_right(self, width: int, gap: int = 0) -> tuple["Rect", "Rect"]:
        """Return the right strip and what is left beside it."""
        width = min(width, self.w)
        rest = max(0, self.w - width - gap)
        return Rect(self.right - width, self.y, width, self.h), Rect(self.x, self.y, rest, self.h)

    def columns(self, count: int, gap: int) -> list["Rect"]:
        """Return the box divided into equal columns."""
        edges = [self.x + i * (self.w + gap) // count for i in range(count + 1)]
        return [Rect(a, self.y, b - gap - a, self.h) for a, b in pairwise(edges)]

    def contains(self, x: int, y: int) -> bool:
        """Return whether the point lies in the box."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlap(self, other: "Rect") -> "Rect":
        """Return the part common to both, empty if there is none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Rect(x, y, max(0, min(self.right, other.right) - x), max(0, min(self.bottom, other.bottom) - y))


# Marks: what the painter can draw. Colours are names in theme.py, so a theme changes them all.


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece of paper with grain, edge and shadow."""

    rect: Rect
    paper: str = "paper"
    shadow: int = 0


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled box."""

    rect: Rect
    ink: str
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a box."""

    rect: Rect
    ink: str
    width: int = 1
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    start: tuple[int, int]
    end: tuple[int, int]
    ink: str
    width: int = 1


@dataclass(frozen=True, slots=True)
class Trace:
    """A smooth line through points."""

    points: tuple[tuple[int, int], ...]
    ink: str
    width: int = 1


@dataclass(frozen=True, slots=True)
class Hatch:
    """A box filled with slanting lines; lean is +1 for /// and -1 for the other way."""

    rect: Rect
    ground: str
    ink: str
    gap: int = 6
    lean: int = 1


@dataclass(frozen=True, slots=True)
class Shape:
    """A marker: circle, dot, diamond, triangle, square, cross or tick."""

    kind: str
    centre: tuple[int, int]
    radius: int
    ink: str
    edge: str


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A stretch of text in one face on one baseline; width is what layout measured."""

    x: int
    baseline: int
    text: str
    face: str
    px: int
    ink: str
    width: int
    struck: bool = False
    underlined: bool = False


Mark = Sheet | Fill | Frame | Stroke | Trace | Hatch | Shape | Glyphs


@dataclass(frozen=True, slots=True)
class Scroll:
    """How far a scrolling node is scrolled (offset) and how tall its content is."""

    offset: int
    extent: int
    page: int

    @property
    def most(self) -> int:
        """Return the furthest offset."""
        return max(0, self.extent - self.page)


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the screen.

    actions are the semantic verbs it answers to: press, adjust (left/right), type.
    within names the scrolling node that holds it. why_not is set when it is not enabled.
    """

    name: str
    role: str
    label: str
    rect: Rect
    value: str = ""
    hint: str = ""
    enabled: bool = True
    why_not: str = ""
    key: str = ""
    selected: bool = False
    focusable: bool = False
    actions: tuple[str, ...] = ()
    clip: Rect | None = None
    within: str = ""
    scroll: Scroll | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def visible(self) -> Rect:
        """Return the part of the node that is not scrolled away."""
        return self.rect if self.clip is None else self.rect.overlap(self.clip)


@dataclass(frozen=True, slots=True)
class Description:
    """A whole screen, back to front. Nodes after the last dialog are the only ones that answer."""

    title: str
    size: tuple[int, int]
    nodes: tuple[Node, ...] = field(default=())

    @property
    def active(self) -> tuple[Node, ...]:
        """Return the nodes that can be reached: all, or the open dialog's."""
        for index in range(len(self.nodes) - 1, -1, -1):
            if self.nodes[index].role == "dialog":
                return self.nodes[index:]
        return self.nodes

    @property
    def focus_order(self) -> tuple[Node, ...]:
        """Return the nodes Tab goes through, in order."""
        return tuple(node for node in self.active if node.focusable)

    def find(self, name: str) -> Node | None:
        """Return the reachable node of that name, or None."""
        return next((node for node in self.active if node.name == name), None)

    def at(self, x: int, y: int) -> Node | None:
        """Return the topmost reachable node under the point that does or explains something, or None."""
        for node in reversed(self.active):
            if (node.actions or node.hint) and node.visible.contains(x, y):
                return node
        return None

    def scrolled_at(self, x: int, y: int) -> Node | None:
        """Return the topmost scrolling node under the point, or None."""
        for node in reversed(self.active):
            if node.scroll is not None and node.visible.contains(x, y):
                return node
        return None

    def by_key(self, key: str) -> Node | None:
        """Return the reachable node whose key cap this is, or None."""
        return next((node for node in self.active if node.key and node.key.lower() == key), None)

    def with_nodes(self, nodes: tuple[Node, ...]) -> "Description":
        """Return this screen with other nodes drawn over it."""
        return replace(self, nodes=self.nodes + nodes)


def glyph_boxes(description: Description) -> Iterator[tuple[Node, Glyphs]]:
    """Yield every stretch of text with the node that carries it."""
    for node in description.nodes:
        for mark in node.marks:
            if isinstance(mark, Glyphs):
                yield node, mark
