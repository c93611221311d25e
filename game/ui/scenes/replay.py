"""The replay: a course of talks read act by act, from a seat or from both sides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from game.ui.display import Rect
from game.ui.events import Adjust, Event, Key, Press, Wrote
from game.ui.page import Page
from game.ui.reckoning import Stop, Weigh
from game.ui.results import Back, Desk, Focus, Push, Result
from game.ui.rows import Control, controls
from game.ui.scenes import papers
from game.ui.scenes.acts import act, acts, standing
from game.ui.scenes.against import Against
from game.ui.scenes.agenda import agenda
from game.ui.scenes.books import Books
from game.ui.scenes.courses import Courses
from game.ui.scenes.curves import curves, values
from game.ui.scenes.cutout import Cut
from game.ui.scenes.moment import AtAct, Cited, Expected
from game.ui.scenes.reconsider import Reconsider
from game.ui.scenes.strip import strip, strip_height
from game.ui.scenes.takeover import TakeOver, WhatHistoryDid
from game.ui.typeset import Style
from game.ui.widgets import background, button, button_width, tabs

if TYPE_CHECKING:
    from game.play.glance import Glance
    from game.ui.courses import Reading

TABS = (("act", "The act"), ("agenda", "Agenda"), ("acts", "Search"), ("standing", "What stood"))
NO_FURTHER = "There is none further that way."


@dataclass(frozen=True, slots=True)
class Replay:
    """From where the course is read, after which act, what is searched for, and the paper on top where not all fit."""

    reader: str
    at: int = 0
    words: str = ""
    tab: str = "act"
    under: str = ""  # the pair of schools of history the curves suppose; empty for the first
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "strip"

    def update(self, event: Event, desk: Desk) -> tuple[Replay, Result | None]:
        """Return the scene after another act, from another seat or with another search, and where the person goes."""
        reading = desk.reading
        match event:
            case Key("escape") if self.words:
                return replace(self, words=""), Focus("strip")
            case Press("leave") | Key("escape"):
                return self, Back()
            case Adjust("strip", step):
                return self._to(reading, self.at + step), None
            case Press("forward" | "back"):
                return self._to(reading, self.at + (1 if event.name == "forward" else -1)), None
            case Press(name) if name in self._jumps(reading):
                turn = self._jumps(reading)[name]
                return self if turn is None else self._to(reading, turn), None
            case Press(name) if name.startswith("sitting:"):
                return self._to(reading, reading.stretches[int(name.removeprefix("sitting:"))].first), None
            case Press(name) if name.startswith(("act:", "hit:")):
                return self._to(reading, int(name.partition(":")[2])), None
            case Press(name) if name.startswith("reader."):
                return replace(self, reader=name.removeprefix("reader.")), None
            case Key("v"):
                now = reading.readers.index(self.reader)
                return replace(self, reader=reading.readers[(now + 1) % len(reading.readers)]), None
            case Press(name) if name.startswith("tab."):
                return replace(self, tab=name.removeprefix("tab.")), None
            case Wrote("search", words):
                return replace(self, words=words.lstrip()), None
            case Key("return") if hits := reading.found(self.reader, self.words):
                return self._to(reading, hits[0]), Focus("strip")
            case Adjust("under", step):
                return self._supposing(reading, step), None
            case Press("under:less" | "under:more"):
                return self._supposing(reading, 1 if event.name == "under:more" else -1), None
            case Press("clear"):
                return replace(self, words=""), Focus("search")
            case Press("find"):
                return replace(self, tab="acts"), Focus("search")
        return self, self._opened(event, reading)

    def _opened(self, event: Event, reading: Reading) -> Result | None:
        """Return the sheet a control opens over the course."""
        match event:
            case Press("sources"):
                return Push(Cited(self.reader, self.at))
            case Press("papers"):
                return Push(AtAct(Books("brief"), self.reader, self.at))
            case Press("absent.open"):
                return Push(AtAct(Books("absent"), self.reader, self.at))
            case Press("courses"):
                return Push(Courses(reading.key))
            case Press("fact"):
                return Push(WhatHistoryDid(of_reading=True))
            case Press("compare"):
                return Push(Against(reading.key))
            case Press("curves"):
                return Push(Expected(self.under))
            case Press("weigh"):
                return Weigh()
            case Press("weigh.stop"):
                return Stop()
            case Press("reconsider") if not self._why_not_reconsider(reading):
                return Push(Reconsider(self.at, self.under))
            case Press("cut") if reading.acts:
                return Push(Cut(max(1, self.at), reading.acts))
            case Press("over") if not reading.after(self.at):
                return Push(TakeOver(self.at, self.reader))
        return None

    def _to(self, reading: Reading, turn: int) -> Replay:
        """Return the scene at an act, as near as the course has it."""
        tab = "act" if self.tab == "acts" else self.tab
        return replace(self, at=max(0, min(turn, reading.acts)), tab=tab)

    def _supposing(self, reading: Reading, step: int) -> Replay:
        """Return the scene with the curves under the next pair of schools."""
        names = [name for name, _ in reading.reckoning.unders]
        now = reading.reckoning.under(self.under)
        if now is None:
            return self
        return replace(self, under=names[max(0, min(names.index(now) + step, len(names) - 1))])

    def _why_not_reconsider(self, reading: Reading) -> str:
        """Return why the act come to cannot be thought over; empty where it can."""
        return reading.reckoning.refusal or ("" if self.at else "There is no act here yet; go forward first.")

    def _jumps(self, reading: Reading) -> dict[str, int | None]:
        """Return where each jump leads; None where there is nothing further that way."""
        starts = [one.first for one in reading.stretches]
        turns = reading.turning(self.reader, self.under)
        return {
            "sitting.earlier": max((turn for turn in starts if turn < self.at), default=None),
            "sitting.later": min((turn for turn in starts if turn > self.at), default=None),
            "turning.before": max((turn for turn in turns if turn < self.at), default=None),
            "turning.next": min((turn for turn in turns if turn > self.at), default=None),
        }

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the strip over the papers of the act, as many beside each other as there is room for."""
        reading = desk.reading
        background(page)
        wide, high = page.units
        screen = page.rect.inset(page.px(12), page.px(8))
        rest = self._head(page, screen, reading)
        rest = self._course(page, rest, reading)
        if wide >= 1180 and high >= 640:
            self._wide(page, self._controls(page, rest, reading), desk)
        else:
            self._narrow(page, rest, desk, columns=2 if wide >= 860 else 1)
        return f"Replay: {reading.title}"

    def _head(self, page: Page, screen: Rect, reading: Reading) -> Rect:
        """Lay the head line: when and where, what course, and the ways out; return the room below."""
        wide = page.units[0] >= 1180
        tall = page.px(46 if wide else 40)
        head, rest = screen.cut_top(tall, page.px(6))
        x = head.right
        absent = "Not at this table" if wide else "Not here"
        ways = [("leave", "Leave", "Esc"), ("absent.open", absent, "N"), ("courses", "Courses", "U")]
        for name, label, key in ways if page.units[0] >= 860 else ways[:2]:
            width = button_width(page, label, key=key)
            x -= width
            button(page, Rect(x, head.y + page.px(3), width, page.px(36)), name, label, key=key)
            x -= page.px(8)
        step = reading.steps(self.reader)[self.at]
        date, _, title = step.place.partition(", ")
        if step.history is not None:  # a sitting may go on for weeks
            date = f"{step.history.date.day} {step.history.date:%B %Y}"
        size = "title" if wide else "lead"
        left = head.x
        for words, style, gap in (
            (date, Style("title", size, "cream"), 18),
            (title, Style("title-italic", "lead", "cream-muted"), 24),
            (f"– {reading.title}", Style("title-italic", "lead", "cream-muted"), 0),
        ):
            block = page.set(words, style, 100_000)
            if left + block.width > x:
                break
            y = head.y + (tall - block.height) // 2 - (page.px(2) if size == "title" and words == date else 0)
            page.text(Rect(left, y, block.width, 0), words, style, role="heading" if words == date else "text")
            left += block.width + page.px(gap)
        return rest

    def _course(self, page: Page, rest: Rect, reading: Reading) -> Rect:
        """Lay the strip, over the curves beside their values once the course is weighed; return the room below."""
        reckoning, roomy = reading.reckoning, page.units[0] >= 1180 and page.units[1] >= 640
        chart = reckoning.chart(self.under)
        begun = roomy and (chart is not None or reckoning.weighing or bool(reckoning.problem))
        tall = page.px(210 if page.units[1] >= 1000 else 110) if begun else 0
        area, rest = rest.cut_top(strip_height(page) + tall, page.px(10))
        if begun:
            side, area = area.cut_right(page.px(320), page.px(10))
            values(page, side, reckoning, self.under, self.at)
        top, below = area.cut_top(strip_height(page))
        strip(page, top, reading, self.reader, self.at, reading.turning(self.reader, self.under))
        if begun and chart is not None:
            curves(page, below, chart, reading.acts, self.at)
        return rest

    def _expected(self, page: Page, rect: Rect, reading: Reading) -> None:
        """Lay the curves over their values where they have a paper of their own."""
        chart = reading.reckoning.chart(self.under)
        if chart is not None:
            top, rect = rect.cut_top(rect.h // 2, page.px(6))
            curves(page, top, chart, reading.acts, self.at)
        values(page, rect, reading.reckoning, self.under, self.at)

    def _controls(self, page: Page, rest: Rect, reading: Reading, *, whole: bool = False) -> Rect:
        """Lay what moves along the course and what can be done at this act; return the room that is left."""
        jumps = {name: "" if turn is not None else NO_FURTHER for name, turn in self._jumps(reading).items()}
        start = "" if self.at else "This is the beginning of the course."
        end = "" if self.at < reading.acts else "This is the end of the course."
        wanted = (
            Control("back", "Back", "B", start, "One act back; also the left arrow on the strip."),
            Control("forward", "Forward", "F", end, "One act on; also the right arrow on the strip."),
            Control("sitting.earlier", "Earlier sitting", "E", jumps["sitting.earlier"]),
            Control("sitting.later", "Later sitting", "L", jumps["sitting.later"]),
            Control("turning.before", "Turning point before", "R", jumps["turning.before"]),
            Control("turning.next", "Next turning point", "T", jumps["turning.next"]),
            Control("find", "Search", "S", "", "Words of the minutes, or the number of an act."),
            Control("sources", "Sources", "C", reading.why_no_sources(self.reader, self.at), "In full."),
            Control("papers", "Papers", "P", "", "Brief, cables and estimates as they lay here."),
            Control("fact", "What history did", "H", reading.why_not_history, "Only when asked for."),
            Control("compare", "Then and now …", "A", reading.why_not_compared, "This course beside another."),
            Control(
                "cut", "Cut out", "X", "" if reading.acts else "There is no act yet.", "A stretch as a small file."
            ),
            self._weighing(reading),
            Control(
                "reconsider",
                "Reconsider",
                "I",
                self._why_not_reconsider(reading),
                "What would have served its side better?",
                selected=any(point.turn == self.at for point in reading.reckoning.points(self.under)),
            ),
            Control("over", "Take over here", "O", reading.after(self.at), "Play on from this act.", "seal"),
        )
        return controls(page, rest, wanted, at_top=whole)

    def _scrolled(self, page: Page, box: Rect, reading: Reading) -> int:
        """Lay the controls where they scroll, and return the row below them."""
        return self._controls(page, Rect(box.x, box.y + page.px(8), box.w - page.px(4), 10_000), reading, whole=True).y

    def _weighing(self, reading: Reading) -> Control:
        """Return the control that has every act weighed, or stops that."""
        reckoning = reading.reckoning
        if reckoning.weighing:
            return Control("weigh.stop", "Stop weighing", "W", "", "What is finished is kept.")
        done = reckoning.found is not None and reckoning.progress >= 1
        why = reckoning.refusal or ("Every act is weighed." if done else "")
        return Control("weigh", "Weigh the acts", "W", why, "What was to be expected after each, by playouts.")

    def _seats(self, page: Page, rect: Rect, reading: Reading) -> Rect:
        """Lay the choice of seats to read from, and return the room below it."""
        titles = [(name, reading.reads(name)) for name in reading.every_reader]
        closed = {name: reading.why_not_read for name in reading.every_reader if name not in reading.readers}
        bottom = tabs(page, rect, "reader", titles, self.reader, closed=closed)
        return Rect(rect.x, bottom, rect.w, rect.bottom - bottom)

    def _agenda(self, page: Page, rect: Rect, reading: Reading, glance: Glance) -> None:
        """Lay the agenda as it stood, under the choice of seats."""
        both = glance.countries if glance.both else None
        agenda(page, self._seats(page, rect, reading), glance, "", both=both)

    def _wide(self, page: Page, rest: Rect, desk: Desk) -> None:
        """Lay three columns: the agenda, the act over what stood then, and the acts around it."""
        reading, gap = desk.reading, page.px(11)
        glance = reading.glance(self.reader, self.at)
        left, middle = rest.cut_left(min(page.px(400), rest.w * 28 // 100), gap)
        right, middle = middle.cut_right(min(page.px(480), rest.w * 29 // 100), gap)
        self._agenda(page, left, reading, glance)
        upper, lower = middle.cut_top(middle.h * 60 // 100, gap)
        act(page, upper, reading, self.reader, self.at, self.under)
        standing(page, lower, glance)
        upper, lower = right.cut_top(right.h * 72 // 100, gap)
        acts(page, upper, reading, self.reader, self.at, self.words)
        papers.not_here(page, lower, glance)

    def _narrow(self, page: Page, rest: Rect, desk: Desk, *, columns: int) -> None:
        """Lay one or two columns with tabs; on the lowest screens the controls are a paper of their own."""
        reading, gap = desk.reading, page.px(8)
        glance = reading.glance(self.reader, self.at)
        low = page.units[1] < 480
        rest = rest if low else self._controls(page, rest, reading)
        shown = [tab for tab in TABS if columns == 1 or tab[0] != "agenda"]
        reckoning = reading.reckoning
        if reckoning.weighing or reckoning.found is not None or reckoning.problem:
            shown.append(("expected", "Expected"))
        shown += [("controls", "Controls")] if low else []
        chosen = self.tab if self.tab in dict(shown) else "act"
        if columns == 2:
            left, rest = rest.cut_left(rest.w * 38 // 100, gap)
            self._agenda(page, left, reading, glance)
        bottom = tabs(page, rest, "tab", shown, chosen)
        area = Rect(rest.x, bottom, rest.w, rest.bottom - bottom)
        match chosen:
            case "agenda":
                self._agenda(page, area, reading, glance)
            case "acts":
                acts(page, area, reading, self.reader, self.at, self.words)
            case "standing":
                upper, lower = area.cut_top(area.h * 60 // 100, gap)
                standing(page, upper, glance)
                papers.not_here(page, lower, glance)
            case "expected":
                self._expected(page, area, reading)
            case "controls":
                page.scrolled("controls", area, lambda box: self._scrolled(page, box, reading), label="Controls")
            case _:
                act(page, area, reading, self.reader, self.at, self.under)
