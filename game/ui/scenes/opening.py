"""Before the table: what kind of history this is, then the briefing of the delegation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from game.ui.display import Rect, Stroke
from game.ui.events import Event, Key, Press
from game.ui.page import Page
from game.ui.results import Back, Desk, Home, Result, Swap
from game.ui.scenes.agenda import title_of
from game.ui.scenes.papers import cable_text, scene_set
from game.ui.typeset import BODY, HEADING, MUTED, UI, Run, Style, bold, italic
from game.ui.widgets import background, button, button_width, panel

if TYPE_CHECKING:
    from game.play.view import IssueView, SourceView, View


@dataclass(frozen=True, slots=True)
class ContentNote:
    """Says before anything else what these talks were part of."""

    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "on"

    def update(self, event: Event, desk: Desk) -> tuple[ContentNote, Result | None]:
        """Return the scene, and go on to the briefing or back to the title."""
        del desk
        match event:
            case Press("on"):
                return self, Swap(Briefing())
            case Press("leave") | Key("escape"):
                return self, Home()
        return self, None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out the note on a single sheet."""
        view = desk.talks
        background(page)
        width, height = min(page.px(900), page.size[0] - page.px(32)), min(page.px(760), page.size[1] - page.px(32))
        text_height = page.set(view.content_note, Style("serif", "lead"), width - page.px(72)).height
        text_height += page.set(view.brief.seat_note or "", BODY, width - page.px(72)).height
        height = min(height, max(page.px(330), text_height + page.px(230)))
        sheet = Rect((page.size[0] - width) // 2, (page.size[1] - height) // 2, width, height)
        room = panel(page, sheet, paper="paper").inset(page.px(14), page.px(8))
        foot, body = room.cut_bottom(page.px(44), page.px(12))

        def text(box: Rect) -> int:
            y = page.text(box, "Before you begin", Style("title", "title"), role="heading") + page.px(8)
            page.ornament(Stroke((box.x, y), (box.right, y), "rule"))
            y = page.text(Rect(box.x, y + page.px(12), box.w, 0), view.content_note, Style("serif", "lead")) + page.px(
                10
            )
            if view.brief.seat_note:
                y = page.text(
                    Rect(box.x, y, box.w, 0), (bold("This seat. "), Run(view.brief.seat_note)), BODY
                ) + page.px(10)
            return page.text(Rect(box.x, y, box.w, 0), "Those who were not asked are always a key away: N.", MUTED)

        page.scrolled("note", body, text, label="Before you begin", focusable=True)
        button(page, Rect(foot.x, foot.y, page.px(150), foot.h), "leave", "Leave", key="Esc")
        wide = button_width(page, "To the briefing", key="B") + page.px(30)
        button(page, Rect(foot.right - wide, foot.y, wide, foot.h), "on", "To the briefing", key="B", kind="seal")
        return "Before you begin"


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the delegation is told: aims, floors, instructions, the worth of no agreement, sources."""

    overlay: ClassVar[bool] = False
    first: ClassVar[str] = "on"

    def update(self, event: Event, desk: Desk) -> tuple[Briefing, Result | None]:
        """Return the scene, and go to the table."""
        del desk
        return self, Back() if event in (Press("on"), Key("escape")) else None

    def layout(self, desk: Desk, page: Page) -> str:
        """Lay out brief and questions side by side, or one below the other."""
        view = desk.talks
        background(page)
        screen = page.rect.inset(page.px(20), page.px(14))
        head, rest = screen.cut_top(page.line(Style("title", "title")), page.px(8))
        title = page.set(f"Briefing of the {view.us}", Style("title", "title", "cream"), head.w)
        size = "title" if len(title.lines) == 1 else "lead"
        page.text(head, f"Briefing of the {view.us}", Style("title", size, "cream"), role="heading")
        foot, rest = rest.cut_bottom(page.px(46), page.px(14))
        if page.units[0] >= 1000:
            left, right = rest.cut_left(rest.w * 45 // 100, page.px(14))
            page.scrolled(
                "brief",
                panel(page, left, paper="paper"),
                lambda box: brief(page, box, view),
                label="Brief",
                focusable=True,
            )
            page.scrolled(
                "floors",
                panel(page, right, "THE QUESTIONS, AND HOW FAR YOU MAY GO"),
                lambda box: floors(page, box, view),
                label="The questions",
                focusable=True,
            )
        else:

            def both(box: Rect) -> int:
                y = brief(page, box, view) + page.px(14)
                return floors(page, Rect(box.x, y, box.w, 0), view)

            page.scrolled("brief", panel(page, rest, paper="paper"), both, label="Brief", focusable=True)
        wide = button_width(page, "Sit down at the table", key="T") + page.px(30)
        button(page, Rect(foot.right - wide, foot.y, wide, foot.h), "on", "Sit down at the table", key="T", kind="seal")
        return "Briefing"


def brief(page: Page, box: Rect, view: View) -> int:
    """Lay place, aims, instructions and BATNA, and return the row below them."""
    told = view.brief
    y = scene_set(page, box, view) + page.px(10)
    y = page.text(Rect(box.x, y, box.w, 0), f"WHAT {told.capital.upper()} WANTS", HEADING, role="heading") + page.px(2)
    for aim in told.aims:
        y = page.text(
            Rect(box.x + page.px(6), y, box.w - page.px(6), 0), (Run("◆ ", "symbol", "red"), Run(aim)), BODY
        ) + page.px(3)
    y = page.text(Rect(box.x, y + page.px(8), box.w, 0), "WITHOUT AN AGREEMENT", HEADING, role="heading") + page.px(2)
    y = page.text(Rect(box.x, y, box.w, 0), told.batna, BODY)
    y = page.text(
        Rect(box.x, y + page.px(3), box.w, 0),
        f"A treaty must be worth at least {told.reservation} points more than things as they stand.",
        UI,
    )
    y = page.text(
        Rect(box.x, y + page.px(10), box.w, 0), "YOUR GOVERNMENT, AS DEALT", HEADING, role="heading"
    ) + page.px(2)
    y = page.text(Rect(box.x, y, box.w, 0), (bold(told.profile.title + ". "), Run(told.profile.purpose)), BODY)
    y = page.text(Rect(box.x, y, box.w, 0), f"School: {told.profile.school}", MUTED)
    y = page.text(Rect(box.x, y + page.px(10), box.w, 0), "INSTRUCTIONS", HEADING, role="heading") + page.px(2)
    for cable in view.cables:
        y = cable_text(page, Rect(box.x, y, box.w, 0), cable) + page.px(8)
    if not view.cables:
        y = page.text(Rect(box.x, y, box.w, 0), "None yet; they come by cable.", UI)
    return cited(page, Rect(box.x, y + page.px(8), box.w, 0), view, told.sources)


def cited(page: Page, box: Rect, view: View, ids: tuple[str, ...]) -> int:
    """Lay the works behind a paper and return the row below them."""
    return works(page, box, [view.sources[ident] for ident in ids if ident in view.sources])


def works(page: Page, box: Rect, sources: Sequence[SourceView]) -> int:
    """Lay a list of works, facts of the dossier by number only, and return the row below them."""
    facts = [one.id for one in sources if one.title.startswith("Dossier fact")]
    named = [one.title if one.id == "judgement" else f"{one.id} {one.title}" for one in sources if one.id not in facts]
    words = "; ".join(named + ([f"facts {', '.join(facts)} of the dossier"] if facts else []))
    return page.text(box, (italic("Sources: "), Run(words)), Style("serif", "small", "muted")) if words else box.y


def floors(page: Page, box: Rect, view: View) -> int:
    """Lay every question with aim, mandate and floor, and return the row below them."""
    y = box.y
    for issue in view.issues:
        y = floor(page, Rect(box.x, y, box.w, 0), issue) + page.px(10)
    return y


def floor(page: Page, box: Rect, issue: IssueView) -> int:
    """Lay one question's aim, mandate and floor, and return the row below it."""
    left = box.x + page.px(34)
    page.text(Rect(box.x, box.y - page.px(4), page.px(30), 0), str(issue.number), Style("title-bold", "heading", "red"))
    y = page.text(Rect(left, box.y, box.right - left, 0), issue.title, Style("sans-bold", "ui"), role="heading")
    width = page.px(130)
    for word, option in (
        ("We ask for", issue.our_aim),
        ("You may go to", issue.our_mandate),
        ("Home would take", issue.our_floor),
        ("As it stands", issue.status_quo),
    ):
        page.text(Rect(left, y, width, 0), word, MUTED)
        y = page.text(
            Rect(left + width, y, box.right - left - width, 0), title_of(issue, option), Style("serif", "small")
        )
    return page.text(Rect(left, y, box.right - left, 0), issue.because, Style("serif-italic", "small", "muted"))
