"""The kept courses: their tree on one side, the chosen course beside the one it left on the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from game.ui.beside import why_not
from game.ui.display import Fill, Mark, Node, Rect, Shape, Stroke
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Discard, Focus, Push, Read, Result, Resume, Shelve
from game.ui.rows import Control, controls
from game.ui.scenes.against import Against
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.lanes import across, lanes
from game.ui.scenes.message import Message
from game.ui.scenes.naming import Naming
from game.ui.typeset import BODY, Style
from game.ui.widgets import background, button, button_width, checkbox, focus_marks, panel, tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.play.shelf import SaveInfo
    from game.ui.shelves import Entry

INDENT = 20  # how far a branch stands in from the course it left
DEEPEST = 6  # indents; deeper branches stand no further in
EMPTY = "No course has been kept yet. Talks are kept by themselves after every act."


@dataclass(frozen=True, slots=True)
class Courses:
    """Which course is chosen, whether the bin is open, and the paper on top where not all fit."""

    chosen: str = ""
    binned: bool = False
    ahead: bool = False  # whether what the other course did next was asked for
    issue: str = ""  # shown in every course of the tree
    tab: str = "tree"
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "course:0"

    def update(self, event: Event, desk: Desk) -> tuple[Courses, Result | None]:
        """Return the scene with another course chosen, and what is to happen with it."""
        shelves = desk.library.shelves()
        match event:
            case Press("issues") | Key("escape") if self.issue:
                return replace(self, issue=""), Focus(f"lane:{self.issue}")
            case Press("back") | Key("escape"):
                return self, Back()
            case Press(name) if name.startswith("lane:"):
                return self._across(desk, name.removeprefix("lane:"))
            case Press(name) if name.startswith("strand:"):
                return self._strand(desk, int(name.removeprefix("strand:"))), None
            case Press(name) if name.startswith("course:"):
                entry = shelves.tree()[int(name.removeprefix("course:"))]
                if self.chosen == entry.key:
                    return self, None if _why_not_read(entry) else _read(entry)
                return replace(self, chosen=entry.key, ahead=False, issue=""), None
            case Press(name) if name.startswith("binned:"):
                return replace(self, chosen=str(shelves.binned()[int(name.removeprefix("binned:"))].path)), None
            case Press("tab.tree" | "tab.bin" | "tab.lanes" | "tab.deeds"):
                tab = event.name.removeprefix("tab.")
                return replace(self, tab=tab, binned=tab == "bin" if tab in ("tree", "bin") else self.binned), None
            case Press("keep"):
                label = (
                    "Where the file lies that was sent to you; or drop it on the window. A copy is kept among yours."
                )
                return self, Push(Naming("Keep a record that was sent", label, "", "keep"))
            case Press("ahead"):
                return replace(self, ahead=not self.ahead), None
        return self, self._binned_deed(event, desk) if self.binned else self._deed(event, desk)

    def _across(self, desk: Desk, issue: str) -> tuple[Courses, Result | None]:
        """Return the scene with one issue in every course, or why what the others did next is not told yet."""
        entry = desk.library.shelves().entry(self.chosen)
        found = desk.library.shelves().fork(entry.key, ahead=self.ahead) if entry is not None else ""
        if isinstance(found, str) or not found.running or self.ahead or not found.beside:
            return replace(self, issue=issue), Focus("issues")
        words = "This course is under way, and other courses would tell what was done next. Tick the box to be told."
        return self, Push(Message("Not told yet", words))

    def _strand(self, desk: Desk, number: int) -> Courses:
        """Return the scene with the course of a lane chosen."""
        shelves = desk.library.shelves()
        entry = shelves.entry(self.chosen)
        found = shelves.across(entry.key, self.issue) if entry is not None else ""
        return self if isinstance(found, str) else replace(self, chosen=found[1][number], issue="", ahead=False)

    def _deed(self, event: Event, desk: Desk) -> Result | None:
        """Return what is to happen with the chosen course."""
        entry = desk.library.shelves().entry(self.chosen)
        if entry is None:
            return None
        match event:
            case Press("open") if entry.path is not None:
                return Resume(entry.path)
            case Press("read"):
                return _read(entry)
            case Press("compare"):
                return Push(Against(entry.key))
            case Press("name") if entry.path is not None:
                label = "The file keeps its own name; the course is called this wherever it is listed."
                return Push(Naming("Name the course", label, entry.branch.name, "rename", entry.key))
            case Press("send"):
                label = (
                    "Where to: a folder, or a file whose name ends in .talks. The copy is one small file that opens "
                    "wherever the game is; it holds all that was recorded."
                )
                return Push(Naming("Write a copy to send", label, str(desk.library.sent()), "send", entry.key))
            case Press("discard") if entry.path is not None:
                words = f"“{entry.branch.name}” goes into the bin, from which it can be brought back."
                return Push(Confirm("Throw this course away?", words, "Throw it away", Discard(entry.path)))
        return None

    def _binned_deed(self, event: Event, desk: Desk) -> Result | None:
        """Return what is to happen with the bin."""
        shelves = desk.library.shelves()
        match event:
            case Press("restore") if (info := _chosen(shelves.binned(), self.chosen)) is not None:
                return Shelve("restore", str(info.path))
            case Press("empty"):
                count = len(shelves.binned())
                words = f"{count} record{'s' * (count != 1)} will be deleted for good."
                return Push(Confirm("Empty the bin?", words, "Empty it", Shelve("empty")))
        return None

    # --- layout ---

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the tree beside the lanes, or one of them under tabs where both do not fit."""
        background(page)
        wide = page.units[0] >= 1060 and page.units[1] >= 560
        screen = page.rect.inset(page.px(16), page.px(10))
        head, rest = screen.cut_top(page.line(Style("title", "title")), page.px(8))
        left = page.width("Courses", Style("title", "title")) + page.px(24)
        page.text(head, "Courses", Style("title", "title", "cream"), role="heading")
        if desk.notice:
            said = Rect(head.x + left, head.y + page.px(10), head.w - left, 0)
            page.text(said, desk.notice, Style("title-italic", "lead", "cream-muted"), role="status")
        if wide:
            rest = controls(page, rest, self._controls(desk))
            shelf, lane = rest.cut_left(page.px(400), page.px(14))
            self._shelf(page, shelf, desk, tabbed=True)
            self._beside(page, lane, desk)
        else:
            rest = controls(page, rest, [Control("back", "Back", "Esc")])
            self._narrow(page, rest, desk)
        return "Courses"

    def _narrow(self, page: Page, rest: Rect, desk: Desk) -> None:
        """Lay out one paper under tabs."""
        binned = len(desk.library.shelves().binned())
        titles = [("tree", "Courses"), ("lanes", "Lanes"), ("bin", f"Bin ({binned})"), ("deeds", "What to do")]
        bottom = tabs(page, rest, "tab", titles, self.tab)
        body = Rect(rest.x, bottom + page.px(8), rest.w, rest.bottom - bottom - page.px(8))
        match self.tab:
            case "lanes":
                self._beside(page, body, desk)
            case "deeds":
                room = panel(page, body)
                wanted = [one for one in self._controls(desk) if one.name != "back"]
                page.scrolled(
                    "deeds", room, lambda box: controls(page, _tall(box), wanted, at_top=True).y, label="What to do"
                )
            case _:
                self._shelf(page, body, desk, tabbed=False)

    def _controls(self, desk: Desk) -> list[Control]:
        """Return what can be done with the chosen course, or with the bin."""
        shelves = desk.library.shelves()
        back = Control("back", "Back", "Esc")
        if self.binned:
            none = "" if shelves.binned() else "The bin is empty."
            picked = none or ("" if _chosen(shelves.binned(), self.chosen) else "Choose a record in the bin first.")
            restore = Control("restore", "Bring back", "R", picked, kind="seal")
            return [back, Control("empty", "Empty the bin …", "", none), restore]
        entry = shelves.entry(self.chosen)
        none = "" if entry is not None else "No course is kept yet."
        file = none or ("" if entry is not None and entry.path is not None else "This is history; it is no file here.")
        whole = none or (_why_not_read(entry) if entry is not None else "")
        return [
            back,
            Control("keep", "Keep a file …", "K"),
            Control("discard", "Throw away …", "", file),
            Control("send", "Send a copy …", "S", whole),
            Control("name", "Name …", "N", file or whole),
            Control("read", "Replay", "R", whole),
            Control("compare", "Then and now …", "T", none or (_why_not_compare(entry) if entry is not None else "")),
            Control("open", "Go on", "G", none or (_why_not_open(entry) if entry is not None else ""), kind="seal"),
        ]

    def _shelf(self, page: Page, rect: Rect, desk: Desk, *, tabbed: bool) -> None:
        """Lay the tree of courses, or the bin."""
        shelves = desk.library.shelves()
        if tabbed:
            titles = [("tree", "Courses"), ("bin", f"In the bin ({len(shelves.binned())})")]
            bottom = tabs(page, rect, "tab", titles, "bin" if self.binned else "tree")
            rect = Rect(rect.x, bottom, rect.w, rect.bottom - bottom)
        room = panel(page, rect)
        if self.binned:
            page.scrolled("bin", room, lambda box: self._bin(page, box, shelves.binned()), label="In the bin")
        else:
            chosen = shelves.entry(self.chosen)
            page.scrolled("tree", room, lambda box: _tree(page, box, shelves.tree(), chosen), label="Courses")

    def _bin(self, page: Page, box: Rect, found: Sequence[SaveInfo]) -> int:
        """Lay what lies in the bin and return the row below it."""
        y = box.y + page.px(4)
        for number, info in enumerate(found):
            room = Rect(box.x + page.px(5), y, box.w - page.px(10), 0)
            words = f"{info.saved:%d %B %Y, %H:%M} · {info.place}"
            y = _line(page, room, f"binned:{number}", info.title, words, str(info.path) == self.chosen, ()) + page.px(4)
        return y if found else page.text(box, "Nothing has been thrown away.", BODY)

    def _beside(self, page: Page, rect: Rect, desk: Desk) -> None:
        """Lay the lanes of the chosen course."""
        shelves = desk.library.shelves()
        entry = None if self.binned else shelves.entry(self.chosen)
        if entry is None:
            room = panel(page, rect, paper="paper")
            words = "Bring a record back to see it." if self.binned else EMPTY
            page.text(room, words, BODY)
            return
        if self.issue:
            self._issue(page, rect, desk, entry)
            return
        found = shelves.fork(entry.key, ahead=self.ahead)
        room = panel(page, rect, entry.branch.name, paper="paper")
        if isinstance(found, str):
            page.scrolled("lanes", room, lambda box: page.text(box, found, BODY), label="Lanes", focusable=True)
            return

        def body(box: Rect) -> int:
            inner = Rect(box.x + page.px(5), box.y + page.px(4), box.w - page.px(12), box.h)
            y = inner.y
            if self.ahead or found.withheld:
                y = checkbox(page, inner, "ahead", "Tell what the other course did next", self.ahead) + page.px(4)
            return lanes(page, Rect(inner.x, y, inner.w, 0), found)

        page.scrolled(f"lanes:{entry.key}", room, body, label="Lanes")

    def _issue(self, page: Page, rect: Rect, desk: Desk, entry: Entry) -> None:
        """Lay one issue in every course of the tree."""
        found = desk.library.shelves().across(entry.key, self.issue)
        if isinstance(found, str):
            page.text(panel(page, rect, paper="paper"), found, BODY)
            return
        told, keys, left_out = found
        room = panel(page, rect, told.title, paper="paper")
        chosen = keys.index(entry.key) if entry.key in keys else -1

        def body(box: Rect) -> int:
            inner = Rect(box.x + page.px(5), box.y + page.px(4), box.w - page.px(12), box.h)
            wide = button_width(page, "All issues")
            y = button(page, Rect(inner.x, inner.y, wide, page.px(36)), "issues", "All issues").bottom + page.px(8)
            return across(page, Rect(inner.x, y, inner.w, 0), told, chosen, left_out)

        page.scrolled(f"across:{self.issue}", room, body, label=told.title)


def _tall(box: Rect) -> Rect:
    """Return a box in which any number of rows fits."""
    return Rect(box.x, box.y, box.w, 100_000)


def _chosen(found: Sequence[SaveInfo], key: str) -> SaveInfo | None:
    return next((info for info in found if str(info.path) == key), None)


def _read(entry: Entry) -> Result:
    return Read(entry.path if entry.path is not None else "line")


def _why_not_read(entry: Entry) -> str:
    """Return why a course cannot be read; empty where it can."""
    save = entry.branch.save
    return "" if save is None or save.readable else f"This record is {save.place}."


def _why_not_compare(entry: Entry) -> str:
    """Return why a course cannot stand beside another; empty where it can."""
    save = entry.branch.save
    if save is None or not save.readable:
        return _why_not_read(entry)
    return why_not(ended=save.ended, cut=save.stretch is not None)


def _why_not_open(entry: Entry) -> str:
    """Return why nobody can go on with a course; empty where somebody can."""
    save = entry.branch.save
    if save is None:
        return "History is over; take a seat over in its replay."
    if save.stretch is not None:
        return "These acts were cut out of a course; take a seat over in their replay."
    return _why_not_read(entry)


# --- the tree ---


def _tree(page: Page, box: Rect, found: tuple[Entry, ...], chosen: Entry | None) -> int:
    """Lay the courses, each below and in from the one it left, and return the row below them."""
    y = box.y + page.px(4)
    step = page.px(INDENT)
    stems: dict[int, tuple[int, int]] = {}  # depth -> column and row of the course last laid there
    for number, entry in enumerate(found):
        depth = min(entry.depth, DEEPEST)
        left = box.x + page.px(5) + depth * step
        marks: list[Mark] = []
        if depth and depth - 1 in stems:
            x, top = stems[depth - 1]
            marks.append(Stroke((x, top), (x, y + page.px(17)), "faint", page.px(1.4)))
            marks.append(Stroke((x, y + page.px(17)), (left, y + page.px(17)), "faint", page.px(1.4)))
        room = Rect(left, y, box.right - page.px(5) - left, 0)
        page.ornament(*marks)
        below = _line(page, room, f"course:{number}", entry.branch.name, _said(entry), entry == chosen, _sign(entry))
        stems[depth] = (left + page.px(14), below + page.px(3))
        y = below + page.px(4)
    return y if found else page.text(box, EMPTY, BODY)


def _said(entry: Entry) -> str:
    """Return where a course left the other, how long it is and where it stands."""
    branch, save = entry.branch, entry.branch.save
    if save is None:
        return "The talks as they were held"
    if not save.readable:
        return save.place
    acts = "1 act" if save.acts == 1 else f"{save.acts} acts"
    parts = [acts, save.place]
    if save.stretch is not None:
        parts = [f"acts {save.stretch.first} to {save.stretch.last}, cut out of {save.stretch.course}"]
    elif branch.left is not None:
        gone = f" {branch.gone}, {'in the bin' if branch.binned else 'not here'}," if branch.gone else ""
        parts.insert(0, f"left{gone} after act {branch.left}")
    return " · ".join(parts)


def _sign(entry: Entry) -> tuple[str, str]:
    """Return the mark of a course and its ink: history, a stretch, ended, under way, or damaged."""
    save = entry.branch.save
    if save is not None and not save.readable:
        return "cross", "red"
    if entry.branch.historical:
        return "square", "ink"
    if save is not None and save.stretch is not None:
        return "diamond", "blue"
    return ("dot", "ink") if save is not None and save.ended else ("circle", "white")


def _line(
    page: Page, rect: Rect, name: str, title: str, words: str, chosen: bool, sign: tuple[str, str] | tuple[()]
) -> int:
    """Lay one course of a list and return the row below it."""
    pad = page.px(8)
    indent = page.px(28) if sign else pad
    room = rect.w - indent - pad
    head = page.set(title, Style("sans-bold", "ui"), room)
    body = page.set(words, Style("sans", "small", "muted"), room)
    area = Rect(rect.x, rect.y, rect.w, head.height + body.height + page.px(10))
    paper = "button-hover" if chosen or page.hold.hover == name else "inset"
    marks: list[Mark] = [Fill(area, paper, page.px(3))]
    if chosen:
        marks.append(Fill(Rect(area.x, area.y, page.px(4), area.h), "red"))
    y = area.y + page.px(5)
    if sign:
        marks.append(Shape(sign[0], (area.x + page.px(15), y + head.line_height // 2), page.px(6), sign[1], "ink"))
    marks += head.placed(area.x + indent, y, room)
    marks += body.placed(area.x + indent, y + head.height, room)
    marks += focus_marks(page, name, area)
    page.add(
        Node(
            name, "option", title, area, value=words, selected=chosen, focusable=True, actions=("press",),
            marks=tuple(marks),
        )
    )  # fmt: skip
    return area.bottom
