"""A stretch of a course cut out as one small file that can be sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from game.ui.display import Rect
from game.ui.events import Adjust, Event, Key, Press, Wrote
from game.ui.page import Page
from game.ui.results import Back, CutOut, Desk, Result
from game.ui.typeset import BODY, HEADING, MUTED, Run, Style, bold
from game.ui.widgets import button, button_width, dialog, field, stepper

LONGEST = 120  # letters of a name


@dataclass(frozen=True, slots=True)
class Cut:
    """From which act to which, and what the stretch is called; without a name, when it was."""

    first_act: int
    last_act: int
    name: str = ""
    overlay: ClassVar[bool] = True
    first: ClassVar[str] = "cut"

    def update(self, event: Event, desk: Desk) -> tuple[Cut, Result | None]:
        """Return the scene with another end or name, or cut the stretch out."""
        acts = desk.reading.acts
        match event:
            case Press("close") | Key("escape"):
                return self, Back()
            case Press("cut") | Key("return"):
                return self, CutOut(self.first_act, self.last_act, self.name.strip())
            case Wrote("name", value):
                return replace(self, name=value[:LONGEST]), None
            case Adjust("from", step):
                first = max(1, min(self.first_act + step, self.last_act))
                return replace(self, first_act=first), None
            case Adjust("to", step):
                return replace(self, last_act=max(self.first_act, min(self.last_act + step, acts))), None
            case Press("from:less" | "from:more" | "to:less" | "to:more"):
                end, _, way = event.name.partition(":")
                return self.update(Adjust(end, 1 if way == "more" else -1), desk)
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the two ends with what was said there, and the name."""
        title = "Cut out a snippet"
        room = dialog(page, title, 760, 620)
        foot, rest = room.cut_bottom(page.px(42), page.px(12))
        page.scrolled("cutting", rest, lambda box: self._body(page, box, desk), label=title)
        button(page, Rect(foot.x, foot.y, page.px(150), foot.h), "close", "Close", key="Esc")
        count = self.last_act - self.first_act + 1
        label = f"Cut out {count} act{'s' * (count != 1)}"
        wide = button_width(page, label) + page.px(20)
        button(page, Rect(foot.right - wide, foot.y, wide, foot.h), "cut", label, kind="seal")
        return title

    def _body(self, page: Page, box: Rect, desk: Desk) -> int:
        """Return the row below the choices."""
        reading = desk.reading
        steps = reading.steps(reading.readers[-1])
        box = box.inset(page.px(5), page.px(5))
        words = (
            "A small file that opens like any record and begins with the first of these acts. The acts before go "
            "along, for they lead to it; notes on them do not."
        )
        y = page.text(box, words, BODY) + page.px(10)
        for name, label, turn, low, high in (
            ("from", "From act", self.first_act, 1, self.last_act),
            ("to", "To act", self.last_act, self.first_act, reading.acts),
        ):
            line = Rect(box.x, y, box.w, 0)
            y = stepper(page, line, name, label, str(turn), first=turn == low, last=turn == high) + page.px(4)
            said = steps[turn].lines[0]
            text = (Run(f"{said.time}, "), bold(f"{said.speaker}: "), Run(said.text))
            y = page.text(Rect(box.x, y, box.w, 0), text, Style("serif", "small")) + page.px(10)
        y = page.text(Rect(box.x, y, box.w, 0), "WHAT IT IS CALLED", HEADING, role="heading") + page.px(4)
        usual = reading.stretch_name(self.first_act)
        y = field(page, Rect(box.x, y, box.w, 0), "name", "Name", self.name, empty=usual) + page.px(8)
        return page.text(Rect(box.x, y, box.w, 0), f"It is written to {desk.library.sent()}.", MUTED)
