"""An act thought over again: first the person is asked for a better one, then it is weighed beside the best found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from game.ui.display import Rect
from game.ui.events import Adjust, Event, Key, Press
from game.ui.page import Page
from game.ui.reckoning import Stop, Think
from game.ui.results import Back, Desk, Focus, Result
from game.ui.rows import Control, controls
from game.ui.scenes.agenda import agenda
from game.ui.scenes.compose import Compose, move, started, updated, verb_of, why_not
from game.ui.scenes.reasons import estimate, previewed
from game.ui.scenes.sheet import sheet
from game.ui.scenes.table import first_choice, verbs
from game.ui.scenes.weighed import weighed
from game.ui.typeset import BODY, HEADING, MUTED, Run, Style, bold
from game.ui.widgets import background, button, button_width, panel, tabs

if TYPE_CHECKING:
    from game.play.view import View

TABS = (("question", "The question"), ("agenda", "Agenda"), ("other", "The other side"))


@dataclass(frozen=True, slots=True)
class Reconsider:
    """Which act is thought over, under which schools, the act being named for it, and whether it has been weighed."""

    turn: int
    under: str = ""
    act: Compose | None = None
    asked: bool = False
    tab: str = "question"
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "act.state"

    def update(self, event: Event, desk: Desk) -> tuple[Reconsider, Result | None]:
        """Return the scene with another act in hand, or what is to be weighed."""
        view = self._view(desk)
        match event:
            case Press("close"):
                return self, Back()
            case Press("aside") | Key("escape") if self.act is not None and not self.asked:
                return replace(self, act=None), Focus(f"act.{self.act.verb}")
            case Key("escape"):
                return self, Back()
            case Press("show"):
                return replace(self, act=None, asked=True), Think(self.turn, None, self._supposed(desk))
            case Press("another"):
                return replace(self, asked=False, act=None), None
            case Press("think.stop"):
                return self, Stop()
            case Press("make") if self.act is not None and not why_not(self.act, view):
                return replace(self, asked=True), Think(self.turn, move(self.act), self._supposed(desk))
            case Press(name) if name.startswith("act."):
                act = started(view, name.removeprefix("act."), self.act.issue if self.act else "")
                return replace(self, act=act, tab="sheet"), Focus(first_choice(act))
            case Press(name) if name.startswith("tab."):
                return replace(self, tab=name.removeprefix("tab.")), None
            case Press(name) if name.startswith("issue:") and self.act is None and not self.asked:
                return replace(self, act=started(view, "state", name.removeprefix("issue:")), tab="sheet"), None
            case Press() | Adjust() if self.act is not None and not self.asked:
                return replace(self, act=updated(self.act, event, view)), None
        return self, None

    def _supposed(self, desk: Desk) -> str | None:
        """Return the schools under which it is weighed; None for what one would look at first."""
        return desk.reading.reckoning.under(self.under)

    def _view(self, desk: Desk) -> View:
        """Return what the delegation saw that made the act, before it did."""
        return desk.reading.view(desk.reading.actor(self.turn), self.turn - 1)

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the question with the table as it lay, or what was found."""
        background(page)
        screen = page.rect.inset(page.px(12), page.px(8))
        title = f"Reconsider act {self.turn}"
        rest = self._head(page, screen, title)
        if self.asked:
            rest = controls(page, rest, self._after(desk))
            weighed(page, rest, desk.reading, self.turn)
            return title
        view = self._view(desk)
        wide, high = page.units
        wanted = [*verbs(view, self.act), Control("show", "Show me", "W", hint="Without naming an act of your own.")]
        gap = page.px(10)
        if wide >= 1180 and high >= 640:
            rest = controls(page, rest, wanted)
            left, middle = rest.cut_left(min(page.px(380), rest.w * 27 // 100), gap)
            right, middle = middle.cut_right(min(page.px(520), rest.w * 31 // 100), gap)
            agenda(page, left, view, self.act.issue if self.act else "")
            self._middle(page, middle, desk, view)
            self._right(page, right, desk, view)
            return title
        low = high < 480
        rest = rest if low else controls(page, rest, wanted)
        shown = list(TABS)
        if self.act is not None:
            shown[0] = ("sheet", verb_of(view, self.act.verb).title)
            shown[2] = ("other", "Preview")
        shown += [("verbs", "Acts")] if low else []
        chosen = self.tab if self.tab in dict(shown) else shown[0][0]
        bottom = tabs(page, rest, "tab", shown, chosen)
        area = Rect(rest.x, bottom, rest.w, rest.bottom - bottom)
        match chosen:
            case "agenda":
                agenda(page, area, view, self.act.issue if self.act else "")
            case "other":
                self._right(page, area, desk, view)
            case "verbs":
                page.scrolled("verbs", area, lambda box: _listed(page, box, wanted), label="Acts")
            case _:
                self._middle(page, area, desk, view)
        return title

    def _head(self, page: Page, screen: Rect, title: str) -> Rect:
        """Lay the title and the way out, and return the room below."""
        tall = page.px(46 if page.units[0] >= 1180 else 40)
        head, rest = screen.cut_top(tall, page.px(6))
        wide = button_width(page, "Back to the course", key="Esc")
        label = "Back to the course" if wide < head.w // 2 else "Back"
        wide = button_width(page, label, key="Esc")
        key = "" if self.act is not None and not self.asked else "Esc"  # then Esc puts the act aside
        button(page, Rect(head.right - wide, head.y + page.px(3), wide, page.px(36)), "close", label, key=key)
        style = Style("title", "title" if page.units[0] >= 1180 else "lead", "cream")
        block = page.set(title, style, 100_000)
        page.text(Rect(head.x, head.y + (tall - block.height) // 2, block.width, 0), title, style, role="heading")
        return rest

    def _after(self, desk: Desk) -> tuple[Control, ...]:
        """Return what can be done once it has been weighed."""
        running = desk.reading.reckoning.thinking
        stop = Control("think.stop", "Stop", "", "" if running else "Nothing is being reckoned.")
        return (Control("another", "Name another act", "A", hint="Go back to the question."), stop)

    def _middle(self, page: Page, rect: Rect, desk: Desk, view: View) -> None:
        """Lay the act being named or, before one is, the question."""
        if self.act is not None:
            sheet(page, rect, view, self.act, make="Weigh this act")
            return
        room = panel(page, rect, "WHAT WOULD YOU HAVE DONE?", paper="paper")
        step = desk.reading.steps(desk.reading.readers[-1])[self.turn]
        line = step.lines[0]

        def body(box: Rect) -> int:
            y = page.text(box, f"{step.place}. The {view.us} has the floor.", Style("serif", "lead")) + page.px(6)
            said = (Run(f"{line.time}, "), bold(f"{line.speaker}: "), Run(line.text))
            y = page.text(Rect(box.x, y, box.w, 0), "WHAT IT DID", HEADING, role="heading")
            y = page.text(Rect(box.x, y, box.w, 0), said, BODY) + page.px(8)
            words = (
                f"What would have served the {view.us} better? Name an act below; it will be weighed beside this one "
                "in playouts on common chance, and then the best three that can be found are shown, with reasons."
            )
            y = page.text(Rect(box.x, y, box.w, 0), words, BODY) + page.px(8)
            wants = f"WHAT {view.brief.capital.upper()} WANTED"
            y = page.text(Rect(box.x, y, box.w, 0), wants, HEADING, role="heading")
            for aim in view.brief.aims:
                y = page.text(Rect(box.x, y, box.w, 0), (Run("◆ ", "symbol", "red"), Run(aim)), BODY) + page.px(2)
            last = [one for one in view.minutes if one.kind == "act"][-2:]
            if last:
                y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "SAID JUST BEFORE", HEADING, role="heading")
            for one in last:
                words_of = (bold(f"{one.speaker}: "), Run(one.text))
                y = page.text(Rect(box.x, y, box.w, 0), words_of, Style("serif", "small"))
            note = "“Better” here is only how much of its brief a delegation got; the other outcomes stand beside it."
            return page.text(Rect(box.x, y + page.px(8), box.w, 0), note, MUTED)

        page.scrolled("question.paper", room, body, label="The question", focusable=True)

    def _right(self, page: Page, rect: Rect, desk: Desk, view: View) -> None:
        """Lay what the act in hand would do as far as one could know or, before one is, the staff's estimate."""
        room = panel(page, rect, "BEFORE IT IS WEIGHED" if self.act else "THE OTHER SIDE")

        def body(box: Rect) -> int:
            if self.act is None:
                return estimate(page, box, view)
            if refusal := why_not(self.act, view):
                return page.text(box, refusal, Style("sans-bold", "ui", "red"))
            reading = desk.reading
            shown = reading.preview(reading.actor(self.turn), self.turn - 1, move(self.act))
            return previewed(page, box, view, shown)

        page.scrolled("other.side", room, body, label="The other side", focusable=True)


def _listed(page: Page, box: Rect, wanted: list[Control]) -> int:
    """Lay the acts where they scroll, and return the row below them."""
    left = controls(page, Rect(box.x, box.y + page.px(8), box.w - page.px(4), 10_000), wanted, at_top=True)
    return left.y
