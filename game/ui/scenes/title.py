"""The title page: begin, go on, settings, keys, leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from game.ui.display import Hatch, Rect, Shape, Stroke
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Desk, Leave, Push, Read, Result
from game.ui.scenes.choose import Choose
from game.ui.scenes.courses import Courses
from game.ui.scenes.keys import Keys
from game.ui.scenes.options import Options
from game.ui.scenes.saves import Saves
from game.ui.typeset import BODY, MUTED, Run, Style, italic
from game.ui.widgets import background, button, panel

MENU = (
    ("new", "Open the talks", "O"),
    ("saves", "Go on with kept talks", "G"),
    ("courses", "Courses and their branches", "C"),
    ("line", "Replay the talks as they were held", "R"),
    ("settings", "Settings", "S"),
    ("keys", "Keys and how to read the table", "K"),
    ("quit", "Leave", "Q"),
)
LEAD = (
    (
        "In November 1940 two governments that shared a conquered Poland talked in Berlin about sharing more. "
        "Finland, Bulgaria, the Straits and the Persian Gulf were bargained over by people who did not live there."
    ),
    (
        "You sit down as one delegation. Your government cables instructions; the other side hides what it "
        "wants, and what it means to do whatever is signed. Afterwards you see what your "
        "choices led to, beside what happened."
    ),
)
NAME = (
    "The name: on 12 November 1940 Molotov, told to look towards the sea, asked which sea was meant ",
    "(German record of the talk, Nazi–Soviet Relations, p. 221; in indirect speech).",
)


@dataclass(frozen=True, slots=True)
class Title:
    """The first page."""

    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "new"

    def update(self, event: Event, desk: Desk) -> tuple[Title, Result | None]:
        """Return the scene and where the person goes."""
        del desk
        match event:
            case Press("new"):
                return self, Push(Choose())
            case Press("saves"):
                return self, Push(Saves())
            case Press("courses"):
                return self, Push(Courses())
            case Press("line"):
                return self, Read("line")
            case Press("settings"):
                return self, Push(Options())
            case Press("keys"):
                return self, Push(Keys())
            case Press("quit") | Key("escape"):
                return self, Leave()
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the cover sheet and the menu."""
        del desk
        background(page)
        wide = page.units[0] >= 900
        margin = page.px(24)
        width = min(page.size[0] - 2 * margin, page.px(1080))
        height = min(page.size[1] - 2 * margin, page.px(620))
        rect = Rect((page.size[0] - width) // 2, (page.size[1] - height) // 2, width, height)
        cover = panel(page, rect, paper="paper").inset(page.px(20), page.px(12))
        if wide:
            menu, text = cover.cut_right(page.px(330), page.px(44))
            page.ornament(Stroke((menu.x - page.px(22), cover.y), (menu.x - page.px(22), cover.bottom), "rule"))
            page.scrolled("cover", text, lambda box: self._cover(page, box), label="Which Sea?", focusable=True)
            self._menu(page, Rect(menu.x, menu.bottom - len(MENU) * page.px(58), menu.w, menu.h))
            self._tracks(
                page, Rect(menu.x, menu.y + page.px(10), menu.w, menu.h - len(MENU) * page.px(58) - page.px(30))
            )
        else:

            def everything(box: Rect) -> int:
                y = self._menu(
                    page, Rect(box.x + page.px(6), self._head(page, box) + page.px(16), box.w - page.px(12), 0)
                )
                return self._words(page, Rect(box.x, y, box.w, 0))

            page.scrolled("cover", cover, everything, label="Which Sea?")
        return "Which Sea?"

    def _head(self, page: Page, box: Rect) -> int:
        """Return the row below the title."""
        y = page.text(box, "The German–Soviet talks of 1940–41", Style("title-italic", "lead", "muted"))
        return page.text(Rect(box.x, y, box.w, 0), "Which Sea?", Style("title", "display"), "title", "heading")

    def _words(self, page: Page, box: Rect) -> int:
        """Return the row below the introduction."""
        y = box.y + page.px(6)
        for paragraph in LEAD:
            y = page.text(Rect(box.x, y + page.px(8), box.w, 0), paragraph, Style(BODY.face, "lead"))
        y = page.text(
            Rect(box.x, y + page.px(18), box.w, 0), (italic(NAME[0]), Run(NAME[1])), Style("serif", "small", "muted")
        )
        words = "A negotiation game for class and for one. Nothing here makes a partition a success."
        return page.text(Rect(box.x, y + page.px(12), box.w, 0), words, MUTED)

    def _cover(self, page: Page, box: Rect) -> int:
        """Return the row below title and introduction."""
        return self._words(page, Rect(box.x, self._head(page, box), box.w, 0))

    def _menu(self, page: Page, box: Rect) -> int:
        """Return the row below the buttons."""
        y = box.y
        for name, label, key in MENU:
            kind = "seal" if name == "new" else "plain"
            button(page, Rect(box.x, y, box.w, page.px(46)), name, label, key=key, kind=kind)
            y += page.px(58)
        return y

    def _tracks(self, page: Page, box: Rect) -> None:
        """Draw a few agenda tracks as an ornament."""
        step = page.px(44)
        for row in range(max(0, box.h // step)):
            y = box.y + row * step + step // 2
            left, right = box.x + page.px(6), box.right - page.px(6)
            at = [left + (right - left) * i // 6 for i in range(7)]
            low, high = ((2, 4), (1, 3), (3, 5), (2, 3), (1, 2))[row % 5]
            tall = page.px(9)
            page.ornament(
                Hatch(Rect(at[low], y - tall // 2, at[high] - at[low], tall), "hatch-ground", "hatch", page.px(6))
            )
            page.ornament(Stroke((left, y), (right, y), "ink"))
            page.ornament(*[Stroke((x, y - page.px(5)), (x, y + page.px(5)), "faint") for x in at])
            page.ornament(Shape("diamond", (at[low - 1], y), page.px(8), "blue", "ink"))
            page.ornament(Shape("triangle", (at[high + 1], y + page.px(10)), page.px(8), "red", "red"))
            page.ornament(Shape("circle", (at[(low + high) // 2], y), page.px(7), "white", "ink"))
