"""After the talks: the brief, the treaty, what followed beside what happened, and those who were not asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from game.ui.beside import LINE, THESE
from game.ui.display import Fill, Frame, Hatch, Mark, Node, Rect, Stroke
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Compare, Desk, Export, Home, Push, Read, Result, TakeBack
from game.ui.rows import Control, controls
from game.ui.scenes.books import not_at_this_table
from game.ui.scenes.menu import Menu
from game.ui.scenes.opening import cited
from game.ui.scenes.papers import minute
from game.ui.typeset import BODY, HEADING, MUTED, SMALL, UI, Run, Style, Text, bold, italic
from game.ui.widgets import background, button_width, focus_marks, panel, tabs

if TYPE_CHECKING:
    from game.play.view import Debrief, Outcome, ScoreView, View

PARTS = (
    ("brief", "The brief"),
    ("treaty", "The treaty"),
    ("after", "What followed"),
    ("absent", "Not at this table"),
    ("minutes", "Minutes"),
)

FOOT = (
    ("back", "Take back the last act", "U"),
    ("minutes.out", "Write out the minutes", "M"),
    ("treaty.out", "Write out the treaty", "Y"),
    ("replay", "Replay these talks", "R"),
    ("compare", "Beside what happened", "B"),
    ("home", "To the title", "H"),
)
SHORT_FOOT = (
    ("back", "Take back", "U"),
    ("minutes.out", "Minutes", "M"),
    ("treaty.out", "Treaty", "Y"),
    ("replay", "Replay", "R"),
    ("compare", "Then and now", "B"),
    ("home", "Title", "H"),
)


@dataclass(frozen=True, slots=True)
class DebriefScene:
    """Which part of the debrief is open, and which consequence is unfolded."""

    part: str = "brief"
    outcome: str = ""
    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "part.brief"

    def update(self, event: Event, desk: Desk) -> tuple[DebriefScene, Result | None]:
        """Return the scene with another part, or leave."""
        del desk
        match event:
            case Press("home"):
                return self, Home()
            case Key("escape"):
                return self, Push(Menu())
            case Press("back"):
                return self, TakeBack()
            case Press("minutes.out"):
                return self, Export("minutes")
            case Press("treaty.out"):
                return self, Export("treaty")
            case Press("replay"):
                return self, Read("these")
            case Press("compare"):
                return self, Compare(LINE, THESE)
            case Press(name) if name.startswith("part."):
                return DebriefScene(name.removeprefix("part."), self.outcome), None
            case Press(name) if name.startswith("outcome:"):
                ident = name.removeprefix("outcome:")
                return DebriefScene(self.part, "" if ident == self.outcome else ident), None
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the headline over the open part."""
        view = desk.talks
        after = view.debrief
        assert after is not None
        background(page)
        screen = page.rect.inset(page.px(20), page.px(12))
        size = "title" if page.units[0] >= 900 else "lead"
        bottom = page.text(screen, after.headline, Style("title", size, "cream"), "headline", "heading")
        screen = Rect(screen.x, bottom + page.px(4), screen.w, screen.bottom - bottom - page.px(4))
        labels = FOOT
        if sum(button_width(page, label, key=key) + page.px(10) for _, label, key in FOOT) > screen.w:
            labels = SHORT_FOOT
        wanted = [Control(name, label, key, kind="seal" if name == "home" else "plain") for name, label, key in labels]
        screen = controls(page, screen, wanted)
        if desk.notice:
            y = page.text(screen, desk.notice, Style("sans", "small", "cream"), role="status") + page.px(4)
            screen = Rect(screen.x, y, screen.w, screen.bottom - y)
        bottom = tabs(page, screen, "part", list(PARTS), self.part)
        room = panel(page, Rect(screen.x, bottom, screen.w, screen.bottom - bottom), paper="paper")

        def body(box: Rect) -> int:
            width = min(box.w - page.px(10), page.px(1240))
            box = Rect(box.x + (box.w - width) // 2, box.y + page.px(5), width, 0)
            y = self._part(page, box, view, after)
            y = page.text(Rect(box.x, y + page.px(18), box.w, 0), "IN FACT", HEADING, role="heading")
            return page.text(Rect(box.x, y + page.px(2), box.w, 0), after.closing_note, Style("serif", "body"))

        page.scrolled(f"part:{self.part}", room, body, label=dict(PARTS)[self.part], focusable=True)
        return "Debrief"

    def _part(self, page: Page, box: Rect, view: View, after: Debrief) -> int:
        """Return the row below the open part."""
        match self.part:
            case "brief":
                return _brief(page, box, view, after)
            case "treaty":
                return _treaty(page, box, after)
            case "after":
                return self._after(page, box, view, after)
            case "absent":
                return not_at_this_table(page, box, view.model_copy(update={"absent": after.absent}))
        y = box.y
        for number, line in enumerate(view.minutes):
            y = minute(page, Rect(box.x, y, box.w, 0), line, number) + page.px(4)
        return y

    def _after(self, page: Page, box: Rect, view: View, after: Debrief) -> int:
        """Lay the consequences to June 1941 beside what happened, and return the row below them."""
        words = (
            "A short model from treaty to events, to June 1941. It is one way of weighing them; open a row for its "
            "sum. The columns give the chance under each school of history: no school is the truth of this game."
        )
        y = page.text(box, words, Style("serif-italic", "body", "muted")) + page.px(8)
        for one in after.outcomes:
            y = outcome(page, Rect(box.x, y, box.w, 0), view, one, unfolded=one.id == self.outcome) + page.px(8)
        return y


def _brief(page: Page, box: Rect, view: View, after: Debrief) -> int:
    """Lay how far each delegation got its brief and what its government meant to do, and return the row below."""
    y = page.text(box, after.text, Style("serif", "lead")) + page.px(12)
    scores = sorted(after.scores, key=lambda score: score.seat != view.seat)  # ours first
    wide = box.w >= page.px(760)
    columns = (
        Rect(box.x, y, box.w, 0).columns(len(scores), page.px(28)) if wide else [Rect(box.x, y, box.w, 0)] * len(scores)
    )
    bottom = y
    for number, (column, score) in enumerate(zip(columns, scores, strict=True)):
        top = y if wide or not number else bottom + page.px(16)
        bottom = max(bottom, _score(page, Rect(column.x, top, column.w, 0), score))
    return bottom


def _score(page: Page, box: Rect, score: ScoreView) -> int:
    """Lay one delegation's result and return the row below it."""
    y = page.text(box, score.delegation, Style("title-bold", "heading"), role="heading") + page.px(4)
    rail = Rect(box.x, y, box.w, page.px(16))
    marks: list[Mark] = [Fill(rail, "inset"), Frame(rail, "ink", 1)]
    marks.append(
        Hatch(
            Rect(
                rail.x + 1,
                rail.y + 1,
                max(1, (rail.w - 2) * max(0, min(100, score.brief_fulfilled)) // 100),
                rail.h - 2,
            ),
            "hatch-ground",
            "hatch",
            page.px(6),
        )
    )
    page.add(
        Node(
            f"score.{score.seat}",
            "meter",
            "Brief fulfilled",
            rail,
            value=f"{score.brief_fulfilled} per cent",
            marks=tuple(marks),
        )
    )
    y = rail.bottom + page.px(4)
    words = (
        f"Brief fulfilled: {score.brief_fulfilled} %. {score.points} points; no agreement was worth {score.needed}, "
        f"the best hope {score.best}."
    )
    y = page.text(Rect(box.x, y, box.w, 0), words, UI) + page.px(6)
    for note in score.notes:
        y = page.text(
            Rect(box.x, y, box.w, 0), (Run("▲ ", "symbol"), Run(note)), Style("sans-bold", "small", "red")
        ) + page.px(2)
    y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "ITS GOVERNMENT, AS DEALT", HEADING, role="heading")
    y = page.text(Rect(box.x, y, box.w, 0), score.profile.title, Style("title-bold", "heading"))
    y = page.text(Rect(box.x, y, box.w, 0), f"School: {score.profile.school}", MUTED)
    meant = "WHAT IT MEANT TO DO, WHATEVER WAS SIGNED"
    y = page.text(Rect(box.x, y + page.px(8), box.w, 0), meant, HEADING, role="heading")
    return page.text(Rect(box.x, y, box.w, 0), score.purpose, BODY)


def _treaty(page: Page, box: Rect, after: Debrief) -> int:
    """Lay the articles as signed beside what history had, and return the row below them."""
    y = box.y
    if not after.treaty:
        y = page.text(box, "No treaty was signed.", Style("serif-italic", "lead"))
    for clause in after.treaty:
        head: Text = (
            bold(f"{clause.number}. {clause.heading}. "),
            italic("Secret. " if clause.secret else "", "muted"),
            Run(clause.text),
        )
        y = page.text(Rect(box.x, y, box.w, 0), head, BODY)
        if not clause.in_force:
            y = page.text(
                Rect(box.x, y, box.w, 0), f"Not in force: {clause.why_not}", Style("sans-bold", "small", "red")
            )
        y = page.text(
            Rect(box.x, y, box.w, 0), (italic("In fact: "), Run(clause.historical)), Style("serif", "small", "muted")
        ) + page.px(10)
    return y


def outcome(page: Page, box: Rect, view: View, one: Outcome, *, unfolded: bool) -> int:
    """Lay one consequence, folded or with its sum, and return the row below it."""
    name = f"outcome:{one.id}"
    pad = page.px(12)
    wide = box.w >= page.px(760)
    side = page.px(250) if wide else box.w - 2 * pad
    room = box.w - 2 * pad - (side + page.px(20) if wide else 0)
    sign = (
        (Run("● ", "symbol", "red"), bold("happened here"))
        if one.happened
        else (Run("○ ", "symbol"), Run("did not happen here"))
    )
    fact = (
        "and in fact"
        if one.happened and one.in_fact
        else "in fact it did"
        if one.in_fact
        else "but not in fact"
        if one.happened
        else "nor in fact"
    )
    head = page.set((bold(one.title), italic(f"   {one.date}", "muted")), Style("serif", "body"), room)
    word = page.set((*sign, Run(f", {fact}")), SMALL, room)
    text = page.set(one.text, BODY, room)
    fell = (
        page.set((bold("Whom it fell on: "), Run(one.fell_on)), Style("serif", "small", "muted"), room)
        if one.fell_on
        else None
    )
    blocks = [head, word, text] + ([fell] if fell else [])
    chances = one.by_profile or {"whichever school is right": one.chance}
    schools = [(bold(f"{chance // 10} in 100  "), Run(title)) for title, chance in chances.items()]
    bars = [page.set(words, SMALL, side - page.px(6)) for words in schools]
    left_tall = sum(block.height for block in blocks)
    right_tall = sum(block.height + page.px(9) for block in bars)
    tall = (max(left_tall, right_tall) if wide else left_tall + right_tall) + 2 * page.px(9)
    area = Rect(box.x, box.y, box.w, tall)
    hot = page.hold.hover == name or unfolded
    marks: list[Mark] = [
        Fill(area, "button-hover" if hot else "inset", page.px(2)),
        Frame(area, "ink" if one.happened else "rule", 1, page.px(2)),
    ]
    if one.happened:
        marks.append(Fill(Rect(area.x, area.y, page.px(5), area.h), "red"))
    y = area.y + page.px(9)
    for block in blocks:
        marks += block.placed(area.x + pad, y, room)
        y += block.height
    x, y = (area.right - pad - side, area.y + page.px(9)) if wide else (area.x + pad, y)
    if wide:
        marks.append(
            Stroke((x - page.px(10), area.y + page.px(8)), (x - page.px(10), area.bottom - page.px(8)), "rule")
        )
    for block, chance in zip(bars, chances.values(), strict=True):
        marks += block.placed(x, y, side)
        y += block.height
        marks += [
            Fill(Rect(x, y, side, page.px(4)), "panel"),
            Fill(Rect(x, y, side * chance // 1000, page.px(4)), "blue"),
        ]
        y += page.px(9)
    marks += focus_marks(page, name, area)
    page.add(
        Node(
            name,
            "disclosure",
            f"{one.title}, {one.date}",
            area,
            value="open" if unfolded else "closed",
            hint=one.text,
            selected=unfolded,
            focusable=True,
            actions=("press",),
            marks=tuple(marks),
        )
    )
    return (
        _sum(page, Rect(area.x + pad, area.bottom + page.px(4), area.w - 2 * pad, 0), view, one)
        if unfolded
        else area.bottom
    )


def _sum(page: Page, box: Rect, view: View, one: Outcome) -> int:
    """Lay the terms of a consequence's chance and return the row below them."""
    y = page.text(box, "THE SUM", HEADING, role="heading")
    figure = page.px(70)
    for term in one.terms:
        page.text(Rect(box.x, y, figure, 0), f"{term.by / 10:+.0f}".replace("-", "−"), Style("sans-bold", "ui"))
        cites = f" [{', '.join(term.sources)}]" if term.sources else ""
        y = page.text(Rect(box.x + figure, y, box.w - figure, 0), term.text + cites, UI)
    page.text(Rect(box.x, y, figure, 0), f"{one.chance / 10:.0f}", Style("sans-bold", "ui", "red"))
    y = page.text(Rect(box.x + figure, y, box.w - figure, 0), "in 100, and then the draw", UI)
    y = page.text(Rect(box.x, y, box.w, 0), "Chances stay between 0 and 100.", MUTED)
    return cited(page, Rect(box.x, y, box.w, 0), view, one.sources) + page.px(6)
