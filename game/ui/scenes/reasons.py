"""How a side judges a package: a sum of signed reasons, each with how it is known, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Fill, Hatch, Mark, Node, Rect, Stroke
from game.ui.page import Page
from game.ui.scenes.papers import ruled, state_of_talks
from game.ui.typeset import BODY, HEADING, MUTED, SMALL, UI, Run, Style, bold, plain
from game.ui.widgets import button, button_height

if TYPE_CHECKING:
    from game.play.view import Judgement, Preview, Reason, View

KNOWN = {
    "said": (Run("▲ ", "symbol"), Run("said")),
    "inferred": (Run("○ ", "symbol"), Run("inferred")),
    "guess": (Run("? "), Run("guess")),
}


def signed(points: int) -> str:
    """Return a number with its sign, in print's minus."""
    return f"{points:+d}".replace("-", "−") if points else "0"


def reason(page: Page, box: Rect, one: Reason, most: int, name: str) -> int:
    """Lay one reason with its bar and return the row below it."""
    style = Style("sans-bold" if one.blocking else "sans", "small" if box.w < page.px(380) else "ui")
    labels = page.width(KNOWN["inferred"], MUTED) + page.px(14)
    number = page.set(signed(one.points), Style("sans-bold", "ui", "red" if one.points < 0 else "green"), page.px(60))
    known = page.set(KNOWN[one.known], MUTED, labels)
    bars = page.px(110 if box.w > page.px(400) else 76)
    room = box.w - bars - page.px(42) - labels
    blocks: tuple[Run, ...] = (Run("■ blocks: ", "", "red"),) if one.blocking else ()
    text = page.set((*blocks, Run(one.text)), style, room)
    tall = max(text.height, number.height)
    marks: list[Mark] = [*text.placed(box.x, box.y, room)]
    marks += known.placed(box.x + room + page.px(8), box.y + page.px(1), known.width)
    middle = box.right - page.px(46) - bars // 2
    y = box.y + page.px(4)
    long = max(page.px(2), abs(one.points) * (bars // 2) // max(1, most))
    high = page.px(13)
    if one.points < 0:
        marks.append(Hatch(Rect(middle - long, y, long, high), "red", "panel", page.px(6)))
    elif one.points > 0:
        marks.append(Fill(Rect(middle, y, long, high), "green"))
    marks.append(Stroke((middle, box.y), (middle, box.y + tall), "ink"))
    marks += number.placed(box.right - number.width, box.y, number.width)
    page.add(
        Node(
            name,
            "listitem",
            plain((*blocks, Run(one.text))),
            Rect(box.x, box.y, box.w, tall),
            value=f"{signed(one.points)}, {one.known}",
            marks=tuple(marks),
        )
    )
    return box.y + tall


def judgement(page: Page, box: Rect, judged: Judgement, prefix: str) -> int:
    """Lay the signed reasons, their sum and the verdict; return the row below them."""
    most = max((abs(one.points) for one in judged.reasons), default=1)
    y = box.y
    for number, one in enumerate(judged.reasons):
        y = reason(page, Rect(box.x, y, box.w, 0), one, most, f"{prefix}.reason.{number}") + page.px(4)
    y = ruled(page, box, y + page.px(2))
    ink = "green" if agreeable(judged) else "red"
    sums = (bold(signed(judged.total), ink), Run(f" of {signed(judged.needs)} needed"))
    left = page.text_right(box.right, y, sums, UI)
    return page.text(
        Rect(box.x, y, left - box.x - page.px(8), 0), (bold(judged.verdict, ink),), UI, f"{prefix}.verdict"
    )


def theirs(page: Page, box: Rect, view: View, judged: Judgement, prefix: str, what: str = "it") -> int:
    """Lay how the staff thinks the other side judges a package, and return the row below it."""
    heading = f"How the {view.them} reads {what}".upper()
    y = page.text(box, heading, HEADING, role="heading") + page.px(2)
    y = judgement(page, Rect(box.x, y, box.w, 0), judged, prefix)
    words = f"The staff's estimate: {likely(judged.chance)} ({judged.chance // 10} in 100)."
    return page.text(Rect(box.x, y, box.w, 0), words, MUTED)


def ours(page: Page, box: Rect, view: View, judged: Judgement, prefix: str) -> int:
    """Lay how our own government would judge a package, and return the row below it."""
    y = page.text(box, f"HOW {view.brief.capital.upper()} WOULD JUDGE IT", HEADING, role="heading") + page.px(2)
    return judgement(page, Rect(box.x, y, box.w, 0), judged, prefix)


def openings(page: Page, box: Rect, judged: Judgement) -> int:
    """Lay the smallest changes that would bring the other side to a package, and return the row below them."""
    y = page.text(box, "THEY WOULD COME TO IT IF YOU …", HEADING, role="heading")
    if not judged.changes:
        none = "No single change would do. The blocking reasons would have to go first."
        return page.text(Rect(box.x, y + page.px(2), box.w, 0), none, UI)
    for number, change in enumerate(judged.changes[:3], 1):
        label = (Run(change.text), Run(f"  ({signed(change.points)})"))
        area = Rect(box.x + page.px(4), y + page.px(5), box.w - page.px(8), 0)
        tall = button_height(page, label, area.w, key=str(number), least=36)
        button(page, Rect(area.x, area.y, area.w, tall), f"change:{number - 1}", label, key=str(number), kind="quiet")
        y = area.y + tall
    return y + page.px(4)


def agreeable(judged: Judgement) -> bool:
    """Return whether a judgement comes out in favour."""
    return judged.total >= judged.needs and not any(one.blocking for one in judged.reasons)


def estimate(page: Page, box: Rect, view: View) -> int:
    """Lay how likely the staff holds each reading of the other government, and return the row below it."""
    y = page.text(box, "What they will do regardless is hidden. What has been said in public points to:", MUTED)
    for one in view.estimate:
        y = page.text(Rect(box.x, y + page.px(4), box.w, 0), (bold(f"{one.now // 10} in 100  "), Run(one.title)), UI)
        rail = Rect(box.x, y, box.w, page.px(7))
        page.ornament(Fill(rail, "inset"), Fill(Rect(rail.x, rail.y, rail.w * one.now // 1000, rail.h), "blue"))
        y = rail.bottom
    for why in view.estimate_reasons[:3]:
        y = page.text(Rect(box.x, y + page.px(3), box.w, 0), (Run("◆ ", "symbol", "muted"), Run(why)), SMALL)
    return y + page.px(4)


def likely(chance: int) -> str:
    """Return a chance per mille in words."""
    for least, word in (
        (900, "almost certain"),
        (650, "likely"),
        (400, "even"),
        (150, "unlikely"),
        (30, "very unlikely"),
    ):
        if chance >= least:
            return word
    return "as good as excluded"


def previewed(page: Page, box: Rect, view: View, shown: Preview) -> int:
    """Lay what a move would do, and return the row below it."""
    y = page.text(box, "THE MINUTES WOULD SAY", HEADING, role="heading")
    y = page.text(Rect(box.x, y, box.w, 0), shown.sentence, Style("mono", "small"), "preview.sentence") + page.px(6)
    for warning in shown.warnings:
        y = page.text(
            Rect(box.x, y, box.w, 0), (Run("▲ ", "symbol"), Run(warning)), Style("sans-bold", "small", "red")
        ) + page.px(2)
    y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "WHAT IS CERTAIN", HEADING, role="heading")
    y = state_of_talks(page, Rect(box.x, y + page.px(2), box.w, 0), view, dict(shown.gauges))
    if shown.answer:
        y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "WHAT THE STAFF EXPECTS", HEADING, role="heading")
        y = page.text(Rect(box.x, y, box.w, 0), shown.answer, Style(BODY.face, "body"))
    if shown.ours is not None:
        y = ours(page, Rect(box.x, y + page.px(8), box.w, 0), view, shown.ours, "preview.ours")
    if shown.judgement is not None:
        y = theirs(page, Rect(box.x, y + page.px(8), box.w, 0), view, shown.judgement, "preview.theirs")
    return page.text(Rect(box.x, y + page.px(6), box.w, 0), "Nothing is said until you make the act.", SMALL)
