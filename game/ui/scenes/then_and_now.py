"""Two courses side by side: where they parted, what each came to, what would follow, and files to hand out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from game.ui.display import Rect
from game.ui.events import Adjust, Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Compare, Desk, Focus, Push, Result, WriteOut
from game.ui.rows import Control, controls
from game.ui.scenes.against import Against
from game.ui.scenes.curves import supposed
from game.ui.scenes.followed import followed
from game.ui.scenes.side_by_side import absent, brief, issues, parting, texts
from game.ui.typeset import HEADING, Run, Style, bold
from game.ui.widgets import background, panel, tabs

if TYPE_CHECKING:
    from game.ui.beside import Beside

PARTS = (
    ("parted", "Where they parted"),
    ("issues", "Issue by issue"),
    ("brief", "The brief"),
    ("texts", "The texts"),
    ("after", "What followed"),
    ("reached", "What could be reached"),
    ("absent", "Those not asked"),
)
SHORT = ("Parted", "Issues", "Brief", "Texts", "After", "Reach", "Not asked")
PLAIN: dict[str, Callable[[Page, Rect, Beside], int]] = {
    "parted": parting,
    "issues": issues,
    "brief": brief,
    "texts": texts,
    "absent": absent,
}


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """Which part is open, which consequence is unfolded, and which pair of governments is drawn."""

    part: str = "parted"
    outcome: str = ""
    pair: int = 0
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "part.parted"

    def update(self, event: Event, desk: Desk) -> tuple[ThenAndNow, Result | None]:
        """Return the scene with another part, or what is to be done with the two courses."""
        one, other = desk.beside.names
        match event:
            case Press("back") | Key("escape"):
                return self, Back()
            case Press("swap"):
                return self, Compare(other, one)
            case Press("against"):
                return self, Push(Against(one))
            case Press("html"):
                return self, WriteOut("html")
            case Press("pdf"):
                return self, WriteOut("pdf")
            case Adjust("pair", step):
                return self._supposing(desk, step), None
            case Press("pair:less" | "pair:more"):
                return self._supposing(desk, 1 if event.name == "pair:more" else -1), None
            case Key("n" | "b"):
                names = [name for name, _ in PARTS]
                part = names[(names.index(self.part) + (1 if event.name == "n" else -1)) % len(names)]
                return replace(self, part=part), Focus(f"part.{part}")
            case Press(name) if name.startswith("part."):
                return replace(self, part=name.removeprefix("part.")), None
            case Press(name) if name.startswith("outcome:"):
                ident = name.removeprefix("outcome:")
                return replace(self, outcome="" if ident == self.outcome else ident), None
        return self, None

    def _supposing(self, desk: Desk, step: int) -> ThenAndNow:
        """Return the scene with another pair of governments."""
        return replace(self, pair=max(0, min(self.pair + step, len(desk.beside.found.reaches) - 1)))

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the open part under the names of both courses."""
        held = desk.beside
        background(page)
        rest = _named(page, page.rect.inset(page.px(18), page.px(10)), held)
        narrow = page.units[0] < 1000
        rest = controls(page, rest, _controls(narrow=narrow))
        titles = [(part, short if narrow else title) for (part, title), short in zip(PARTS, SHORT, strict=True)]
        bottom = tabs(page, rest, "part", titles, self.part)
        room = panel(page, Rect(rest.x, bottom, rest.w, rest.bottom - bottom), paper="paper")

        def body(box: Rect) -> int:
            width = min(box.w - page.px(10), page.px(1240))
            box = Rect(box.x + (box.w - width) // 2, box.y + page.px(5), width, 0)
            y = self._part(page, box, held)
            y = page.text(Rect(box.x, y + page.px(18), box.w, 0), "IN FACT", HEADING, role="heading")
            return page.text(Rect(box.x, y + page.px(2), box.w, 0), held.found.closing_note.strip())

        page.scrolled(f"part:{self.part}", room, body, label=dict(PARTS)[self.part], focusable=True)
        return "Then and now"

    def _part(self, page: Page, box: Rect, held: Beside) -> int:
        """Return the row below the open part."""
        match self.part:
            case "after":
                return followed(page, box, held, self.outcome)
            case "reached":
                return self._reached(page, box, held)
        return PLAIN[self.part](page, box, held)

    def _reached(self, page: Page, box: Rect, held: Beside) -> int:
        """Lay what one pair of governments could have reached, and return the row below it."""
        from game.analysis.comparing import telling
        from game.ui.charts import chart

        found = held.found
        reach = found.reaches[self.pair]
        count, room = len(found.reaches), Rect(box.x, box.y, min(box.w, page.px(700)), 0)
        title = f"{telling.governments(found, reach)} ({self.pair + 1} of {count})"
        y = supposed(page, room, "pair", title, self.pair, count) + page.px(14)
        return chart(page, Rect(box.x, y, box.w, 0), held.frontier(self.pair), "frontier")


def _controls(*, narrow: bool) -> tuple[Control, ...]:
    """Return what can be done with two courses side by side."""
    return (
        Control("back", "Back", "Esc"),
        Control("against", "Other …" if narrow else "Another course …", "O", hint="Sets another course beside A."),
        Control("swap", "Swap" if narrow else "Swap A and B", "S", hint="Sets B first and A beside it."),
        Control(
            "html", "HTML" if narrow else "Write as HTML", "W", hint="One file, with all pictures, for any browser."
        ),
        Control("pdf", "PDF" if narrow else "Write as PDF", "P", hint="One file to print or to hand out."),
    )


def _named(page: Page, screen: Rect, held: Beside) -> Rect:
    """Lay the title with the names of both courses, as far as there is room, and return the room below."""
    from game.analysis.comparing.telling import ENDINGS

    found = held.found
    low = page.units[1] < 500
    size = "lead" if low else "title"
    y = page.text(screen, f"Then and now: {found.title}", Style("title", size, "cream"), role="heading")
    for letter, one in () if low else (("A", found.one), ("B", found.other)):
        words = (bold(f"{letter}  "), Run(f"{one.name}: {one.acts} acts; {ENDINGS[one.ending]}."))
        y = page.text(Rect(screen.x, y, screen.w, 0), words, Style("sans", "small", "cream"))
    y += page.px(8)
    return Rect(screen.x, y, screen.w, screen.bottom - y)
