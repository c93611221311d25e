"""The table: agenda, draft, minutes, reasons, capital and acts, in a form that suits the room there is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from game.ui.display import Rect
from game.ui.events import Adjust, Event, Key, Press
from game.ui.page import Page
from game.ui.results import Desk, Focus, Push, Result, Submit, TakeBack
from game.ui.rows import Control, controls
from game.ui.scenes import papers
from game.ui.scenes.agenda import agenda
from game.ui.scenes.books import Books
from game.ui.scenes.compose import PACKAGE, Compose, move, started, updated, verb_of, why_not, with_package
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.menu import Menu
from game.ui.scenes.reasons import agreeable, estimate, openings, ours, previewed, theirs
from game.ui.scenes.sheet import sheet
from game.ui.scenes.takeover import WhatHistoryDid
from game.ui.typeset import HEADING, Style
from game.ui.widgets import background, button, button_width, panel, tabs

if TYPE_CHECKING:
    from game.play.view import View

VERB_KEYS = {
    "ask": "A",
    "state": "S",
    "insist": "I",
    "evade": "E",
    "link": "L",
    "table": "T",
    "accept": "C",
    "decline": "D",
    "refer": "R",
    "act": "P",
    "silence": "Q",
    "adjourn": "J",
}
TABS = (
    ("agenda", "Agenda"),
    ("draft", "Draft"),
    ("minutes", "Minutes"),
    ("reasons", "Their judgement"),
    ("capital", "Capital"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """The issue in hand, the act being prepared, and the paper on top where not all fit."""

    issue: str = ""
    act: Compose | None = None
    tab: str = "draft"
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "act.state"

    def update(self, event: Event, desk: Desk) -> tuple[Table, Result | None]:
        """Return the scene and what the person does."""
        view = desk.talks
        match event:
            case Press(name) if name.startswith("act."):
                return self._take_up(view, name.removeprefix("act."))
            case Press("aside"):
                return replace(self, act=None), Focus(f"act.{self.act.verb}" if self.act else "act.state")
            case Key("escape"):
                if self.act is not None:
                    return replace(self, act=None), Focus(f"act.{self.act.verb}")
                return self, Push(Menu())
            case Press("make") if self.act is not None:
                return self._make(view, desk)
            case Press("menu"):
                return self, Push(Menu())
            case Key("h") if not desk.library.why_not_history():
                return self, Push(WhatHistoryDid())
            case Press("brief"):
                return self, Push(Books("brief"))
            case Press("absent.open"):
                return self, Push(Books("absent"))
            case Press("codex"):
                return self, Push(Books("codex"))
            case Press("back"):
                return replace(self, act=None), TakeBack()
            case Press(name) if name.startswith("tab."):
                return replace(self, tab=name.removeprefix("tab.")), None
            case Press(name) if name.startswith("change:") and view.judgement is not None:
                change = view.judgement.changes[int(name.removeprefix("change:"))]
                act = with_package(view, dict(change.package))
                return replace(self, act=act), Focus(f"pack:{act.issue}")
            case Press(name) if name.startswith("issue:") and self.act is None:
                issue = name.removeprefix("issue:")
                act = started(view, "state", issue)
                return replace(
                    self, issue=issue, act=replace(act, issue=issue) if act.issue != issue else act, tab="sheet"
                ), None
            case Press() | Adjust() if self.act is not None:
                act = updated(self.act, event, view)
                return replace(self, act=act, issue=act.issue), None
        return self, None

    def _take_up(self, view: View, verb: str) -> tuple[Table, Result | None]:
        """Return the scene with an act begun, and its first choice in focus."""
        act = started(view, verb, self.issue)
        return replace(self, act=act, tab="sheet"), Focus(first_choice(act))

    def _make(self, view: View, desk: Desk) -> tuple[Table, Result | None]:
        """Return the act to be made; accepting is confirmed first, with what it breaks."""
        assert self.act is not None
        if why_not(self.act, view):
            return self, None
        done = move(self.act)
        after = replace(self, act=None, tab="minutes" if self.tab == "sheet" else self.tab)
        if self.act.verb != "accept" or view.offer is None:
            return after, Submit(done)
        draft = view.offer.kind == "draft"
        words = (
            "You set your initials under the whole draft; both governments must then ratify it."
            if draft
            else "You accept all of it or nothing."
        )
        question = Confirm(
            "Initial the draft?" if draft else "Accept the offer?",
            f"{view.offer.text}\n{words}",
            "Initial it" if draft else "Accept it",
            Submit(done),
            desk.library.preview(done).warnings,
        )
        return self, Push(question)

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the table for the room there is: three columns, two, or one with tabs."""
        view = desk.talks
        background(page)
        wide, high = page.units
        screen = page.rect.inset(page.px(12), page.px(8))
        rest = self._head(page, screen, view, desk)
        if wide >= 1180 and high >= 640:
            self._wide(page, rest, view, desk)
        else:
            self._narrow(page, rest, view, desk, columns=2 if wide >= 860 else 1)
        return f"{view.sitting.title}, {view.sitting.date}"

    def _head(self, page: Page, screen: Rect, view: View, desk: Desk) -> Rect:
        """Lay the head line: where and when, whose seat, exchanges left, and the books; return the room below."""
        wide = page.units[0] >= 1180
        tall = page.px(46 if wide else 40)
        head, rest = screen.cut_top(tall, page.px(6))
        x = head.right
        for name, label, key in (
            ("menu", "Menu", "F10"),
            ("codex", "Codex", "X"),
            ("brief", "Brief", "B"),
            ("absent.open", "Not at this table", "N"),
        ):
            short = "Not here" if name == "absent.open" and not wide else label
            width = button_width(page, short, key=key)
            if not wide and name == "codex":
                continue
            x -= width
            button(page, Rect(x, head.y + page.px(3), width, page.px(36)), name, short, key=key)
            x -= page.px(8)
        sitting = view.sitting
        left = head.x
        count = sitting.exchanges_left
        exchanges = f"{count} exchange{'s' * (count != 1)} left" if page.units[0] >= 900 else f"{count} left"
        if view.to_move == "them":
            exchanges = f"The {view.them} has the floor …" if page.units[0] >= 1180 else "They have the floor …"
        if desk.notice:
            exchanges = desk.notice
        block = page.set(exchanges, Style("mono", "mono", "cream"), max(page.px(120), x - left - page.px(330)))
        x -= block.width + page.px(10)
        page.text(
            Rect(x, head.y + (tall - block.height) // 2, block.width, 0),
            exchanges,
            Style("mono", "mono", "cream"),
            "exchanges",
            "status",
        )
        seat = Style("sans-bold", "small", "cream")
        if page.units[0] >= 1500:
            width = page.width(view.us.upper(), seat)
            if x - width - page.px(20) > left + page.px(460):
                x -= width + page.px(20)
                page.text(Rect(x, head.y + (tall - page.line(seat)) // 2, width, 0), view.us.upper(), seat)
        room = x - left - page.px(16)
        place = f"{sitting.date}"
        size = "title" if wide else "lead"
        title = page.set(place, Style("title", size, "cream"), 100_000)
        page.text(
            Rect(left, head.y + (tall - title.height) // 2 - page.px(2), title.width, 0),
            place,
            Style("title", size, "cream"),
            "sitting",
            "heading",
        )
        about = f"{sitting.title} — {sitting.place}, {sitting.time}"
        style = Style("title-italic", "lead", "cream-muted")
        for words in (about, sitting.title):
            block = page.set(words, style, 100_000)
            if title.width + page.px(18) + block.width <= room:
                page.text(
                    Rect(left + title.width + page.px(18), head.y + (tall - block.height) // 2, block.width, 0),
                    words,
                    style,
                )
                break
        return rest

    def _wide(self, page: Page, rest: Rect, view: View, desk: Desk) -> None:
        """Lay three columns over the acts and a strip with cables and those not at this table."""
        gap = page.px(11)
        strip, rest = rest.cut_bottom(min(page.px(168), max(page.px(112), rest.h // 6)), gap)
        rest = self._acts(page, rest, view)
        left, middle = rest.cut_left(min(page.px(380), rest.w * 27 // 100), gap)
        right, middle = middle.cut_right(min(page.px(520), rest.w * 31 // 100), gap)
        agenda(page, left, view, self.act.issue if self.act else self.issue)
        if self.act is not None:
            sheet(page, middle, view, self.act)
        else:
            upper, lower = middle.cut_top(middle.h * 56 // 100, gap)
            papers.draft(page, upper, view)
            papers.minutes(page, lower, view)
        self._judged(page, right, view, desk)
        cable, absent = strip.cut_left(strip.w * 64 // 100, gap)
        papers.cables(page, cable, view)
        papers.not_here(page, absent, view)

    def _narrow(self, page: Page, rest: Rect, view: View, desk: Desk, *, columns: int) -> None:
        """Lay one or two columns with tabs; the acts keep their row, those not at this table their line."""
        gap = page.px(8)
        rest = self._acts(page, rest, view) if page.units[1] >= 480 else rest
        shown = list(TABS if columns == 1 else TABS[1:])
        if self.act is not None:
            shown = [
                ("sheet", verb_of(view, self.act.verb).title),
                ("preview", "Preview"),
                *[tab for tab in shown if tab[0] == "agenda"],
            ]
        elif page.units[1] < 480:
            shown.append(("acts", "Acts"))
        chosen = self.tab if self.tab in {ident for ident, _ in shown} else shown[0][0]
        if columns == 2:
            left, rest = rest.cut_left(rest.w * 36 // 100, gap)
            agenda(page, left, view, self.act.issue if self.act else self.issue)
        bottom = tabs(page, rest, "tab", shown, chosen)
        area = Rect(rest.x, bottom, rest.w, rest.bottom - bottom)
        match chosen:
            case "agenda":
                agenda(page, area, view, self.act.issue if self.act else self.issue)
            case "draft":
                papers.draft(page, area, view)
            case "minutes":
                papers.minutes(page, area, view)
            case "capital":
                upper, lower = area.cut_top(area.h * 60 // 100, gap)
                papers.cables(page, upper, view)
                papers.not_here(page, lower, view)
            case "acts":
                self._acts(page, area, view, whole=True)
            case "sheet" if self.act is not None:
                sheet(page, area, view, self.act)
            case _:
                self._judged(page, area, view, desk)

    def _judged(self, page: Page, rect: Rect, view: View, desk: Desk) -> None:
        """Lay how the other side judges what stands, or what the act in hand would do."""
        if self.act is not None:
            room = panel(page, rect, "BEFORE YOU SPEAK")
            refusal = why_not(self.act, view)

            def ahead(box: Rect) -> int:
                assert self.act is not None
                if refusal:
                    return page.text(box, refusal, Style("sans-bold", "ui", "red"))
                return previewed(page, box, view, desk.library.preview(move(self.act)))

            page.scrolled("judgement", room, ahead, label="Preview", focusable=True)
            return
        offer, judged = view.offer, view.judgement
        title = "THE OTHER SIDE" if judged is None else "THE DRAFT AS IT STANDS"
        if offer is not None:
            title = "THEIR OFFER" if offer.by == "them" else "OUR OFFER"
        room = panel(page, rect, title)

        def body(box: Rect) -> int:
            box = Rect(box.x + page.px(4), box.y + page.px(2), box.w - page.px(8), 0)
            y = box.y
            if offer is not None:
                y = page.text(box, offer.text, Style("serif", "small")) + page.px(6)
                y = ours(page, Rect(box.x, y, box.w, 0), view, offer.ours, "ours") + page.px(8)
            if judged is not None:
                same = offer is None or judged.package == offer.package
                what = "it" if same else "the draft as it stands"
                y = theirs(page, Rect(box.x, y, box.w, 0), view, judged, "judgement", what) + page.px(8)
                if not agreeable(judged):
                    y = openings(page, Rect(box.x, y, box.w, 0), judged) + page.px(8)
            else:
                y = estimate(page, Rect(box.x, y, box.w, 0), view) + page.px(8)
            y = page.text(Rect(box.x, y, box.w, 0), "STATE OF THE TALKS", HEADING, role="heading")
            return papers.state_of_talks(page, Rect(box.x, y + page.px(2), box.w, 0), view, {})

        page.scrolled("judgement", room, body, label="Their judgement", focusable=True)

    def _acts(self, page: Page, rect: Rect, view: View, *, whole: bool = False) -> Rect:
        """Lay the acts at the bottom of a box in as many rows as they need, and return the room above."""
        why = "" if view.turn > 0 else "Nothing has been said yet."
        back = Control("back", "Take back", "U", why, "Go back to your previous decision.")
        if whole:
            rect = Rect(rect.x, rect.y + page.px(8), rect.w, rect.h)
        return controls(page, rect, [*verbs(view, self.act), back], at_top=whole)


def verbs(view: View, act: Compose | None) -> list[Control]:
    """Return the verbs as buttons, each with why it cannot be used now; the one in hand is marked."""
    ours, wanted = view.to_move == "us", []
    for one in view.verbs:
        may = one.possible.enabled and ours
        why = "" if may else one.possible.why_not if ours else f"The {view.them} has the floor."
        kind = "seal" if one.verb == "accept" and may else "plain"
        now = act is not None and act.verb == one.verb
        wanted.append(Control(f"act.{one.verb}", one.title, VERB_KEYS[one.verb], why, one.hint, kind, now))
    return wanted


def first_choice(act: Compose) -> str:
    """Return what has the focus when the sheet of an act opens."""
    if act.verb in PACKAGE:
        return f"pack:{act.issue}"
    if act.verb in ("accept", "refer", "silence", "adjourn"):
        return "make"
    return {"state": "question", "act": f"action:{act.action}"}.get(act.verb, f"on:{act.issue}")
