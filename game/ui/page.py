"""The sheet a scene is laid out on: collects nodes, and knows theme, measuring, focus and scrolling."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from game.ui.display import Description, Fill, Frame, Glyphs, Mark, Node, Rect, Scroll
from game.ui.theme import Theme
from game.ui.typeset import BODY, Block, Measure, Style, Text, plain, set_text


@dataclass(frozen=True, slots=True)
class Hold:
    """Where a person is on a screen: what has focus, what the mouse is over, how far things are scrolled."""

    focus: str = ""
    hover: str = ""
    offsets: Mapping[str, int] = field(default_factory=dict)
    by_keyboard: bool = False

    def at_the_end(self, name: str) -> "Hold":
        """Return this with a paper where it opens, which for minutes is their end."""
        return replace(self, offsets={other: offset for other, offset in self.offsets.items() if other != name})

    def scrolled(self, name: str, offset: int) -> "Hold":
        """Return this with one node scrolled to an offset."""
        return replace(self, offsets={**self.offsets, name: offset})


class Page:
    """One screen being laid out."""

    def __init__(self, theme: Theme, measure: Measure, size: tuple[int, int], hold: Hold) -> None:
        self.theme = theme
        self.measure = measure
        self.size = size
        self.hold = hold
        self._nodes: list[Node] = []
        self._clip: Rect | None = None
        self._within = ""
        self._unnamed = 0

    @property
    def rect(self) -> Rect:
        """Return the whole screen."""
        return Rect(0, 0, *self.size)

    @property
    def units(self) -> tuple[float, float]:
        """Return the screen's size in unscaled pixels, by which layouts choose their form."""
        return self.size[0] * 100 / self.theme.scale, self.size[1] * 100 / self.theme.scale

    def px(self, size: float) -> int:
        """Return a size at the interface scale."""
        return max(1, round(size * self.theme.scale / 100)) if size > 0 else 0  # as the theme has it, for every mark

    def set(self, text: Text, style: Style, width: int) -> Block:
        """Return a paragraph broken to the width."""
        return set_text(self.measure, self.theme, text, style, max(1, width))

    def width(self, text: Text, style: Style) -> int:
        """Return how wide a text is on one line."""
        return self.set(text, style, 100_000).width

    def line(self, style: Style) -> int:
        """Return the height of one line of a style."""
        return self.set("x", style, 100_000).line_height

    def add(self, node: Node) -> Node:
        """Put a node on the page, within the scrolling node being laid out."""
        if self._clip is None and not self._within:
            self._nodes.append(node)
            return node
        clip = self._clip
        if clip is not None and node.clip is not None:
            clip = clip.overlap(node.clip)
        placed = replace(node, clip=clip or node.clip, within=node.within or self._within)
        self._nodes.append(placed)
        return placed

    def shows(self, rect: Rect) -> bool:
        """Return whether any row of a box can be seen where it is being laid."""
        return self._clip is None or (rect.bottom > self._clip.y and rect.y < self._clip.bottom)

    def ornament(self, *marks: Mark) -> None:
        """Draw marks that say nothing by themselves."""
        boxes = [mark.rect for mark in marks if not isinstance(mark, Glyphs) and hasattr(mark, "rect")]
        rect = boxes[0] if boxes else Rect(0, 0, 0, 0)
        self._unnamed += 1
        self.add(Node(f"ornament.{self._unnamed}", "ornament", "", rect, marks=marks))

    def text(self, rect: Rect, text: Text, style: Style = BODY, name: str = "", role: str = "text") -> int:
        """Set a paragraph from the top of the box and return the row below it."""
        block = self.set(text, style, rect.w)
        self._unnamed += 1
        box = Rect(rect.x, rect.y, rect.w, block.height)
        # Long papers are set whole, for their height and for readers, but only what shows gets its letters.
        marks = block.placed(rect.x, rect.y, rect.w, style.align) if self.shows(box) else ()
        self.add(Node(name or f"{role}.{self._unnamed}", role, plain(text), box, marks=marks))
        return box.bottom

    def text_right(self, right: int, y: int, text: Text, style: Style) -> int:
        """Set one line ending at a column and return its left end."""
        wide = self.width(text, style)
        self.text(Rect(right - wide, y, wide, 0), text, style)
        return right - wide

    @contextmanager
    def inside(self, name: str, clip: Rect) -> Iterator[None]:
        """Put what is added meanwhile inside a scrolling node."""
        before = self._clip, self._within
        self._clip = clip if self._clip is None else self._clip.overlap(clip)
        self._within = name
        try:
            yield
        finally:
            self._clip, self._within = before

    def scrolled(
        self,
        name: str,
        rect: Rect,
        body: Callable[[Rect], int],
        *,
        label: str,
        start: str = "top",
        focusable: bool = False,
    ) -> None:
        """Lay out a body that may be taller than its box.

        The body gets a box whose top is where its content begins and returns the row below its content.
        A body that opens at its end (start="end") stays there until it is scrolled.
        """
        bar = self.px(14)
        inner = Rect(rect.x, rect.y, rect.w - bar, rect.h)
        mark = len(self._nodes)
        wanted = self.hold.offsets.get(name)

        def lay(offset: int) -> int:
            del self._nodes[mark:]
            with self.inside(name, rect):
                return body(Rect(inner.x, inner.y - offset, inner.w, inner.h)) - (inner.y - offset)

        first = wanted if wanted is not None else 0
        extent = lay(first)
        most = max(0, extent - rect.h)
        offset = min(first, most) if wanted is not None else (most if start == "end" else 0)
        if offset != first:
            extent = lay(offset)
        scroll = Scroll(offset, extent, rect.h)
        focused = self.hold.focus == name
        node = Node(
            name,
            "scroll",
            label,
            rect,
            scroll=scroll,
            focusable=focusable and most > 0,
            marks=self._bar(rect, scroll, focused) if most else (),
        )
        self._nodes.insert(mark, replace(node, clip=self._clip, within=self._within))

    def _bar(self, rect: Rect, scroll: Scroll, focused: bool) -> tuple[Mark, ...]:
        """Return the marks of a scroll bar: its rail, its thumb, and the focus frame."""
        width = self.px(6)
        rail = Rect(rect.right - width, rect.y, width, rect.h)
        tall = max(self.px(24), rect.h * scroll.page // max(1, scroll.extent))
        top = rail.y + (rail.h - tall) * scroll.offset // max(1, scroll.most)
        thumb = Rect(rail.x, top, width, tall)
        marks: tuple[Mark, ...] = (Fill(rail, "inset", width // 2), Fill(thumb, "faint", width // 2))
        if focused and self.hold.by_keyboard:
            marks += (Frame(rect.inset(-self.px(4)), "focus", self.px(2), self.px(3)),)
        return marks

    def done(self, title: str) -> Description:
        """Return the finished screen."""
        return Description(title, self.size, tuple(self._nodes))
