"""What came of thinking an act over: the act made, the act named, and the best that were found, with reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Rect, Stroke
from game.ui.page import Page
from game.ui.scenes.curves import meter
from game.ui.typeset import BODY, HEADING, MUTED, SMALL, Run, Style, Text, bold
from game.ui.widgets import panel

if TYPE_CHECKING:
    from game.analysis.evaluating.reconsider import Reconsidered, Weighed
    from game.analysis.evaluating.weighing import Measure
    from game.ui.courses import Reading


def weighed(page: Page, rect: Rect, reading: Reading, turn: int) -> None:
    """Lay what has been found so far about an act; while more is looked for, say how far that is."""
    reckoning = reading.reckoning
    found = reckoning.thought_over(turn)
    room = panel(page, rect, "WEIGHED ON COMMON CHANCE", paper="paper")
    if reckoning.thinking:
        head, room = room.cut_top(page.px(28), page.px(6))
        words = f"{round(100 * reckoning.thinking_progress)} % – looking for the best acts"
        meter(page, head, "think.done", words, reckoning.thinking_progress)

    def body(box: Rect) -> int:
        width = min(box.w - page.px(8), page.px(1180))
        box = Rect(box.x + (box.w - width) // 2, box.y, width, 0)
        if reckoning.problem:
            return page.text(box, reckoning.problem, Style("sans-bold", "ui", "red"))
        if found is None:
            words = "The act made and yours are being weighed." if reckoning.thinking else "Nothing was weighed."
            return page.text(box, words, BODY)
        y = page.text(box, _under(found), MUTED) + page.px(6)
        y = _one(page, Rect(box.x, y, box.w, 0), "THE ACT MADE", found.made) + page.px(10)
        if found.named is not None:
            y = _one(page, Rect(box.x, y, box.w, 0), "YOUR ACT", found.named, _verdict(found.named)) + page.px(10)
        if not found.best and reckoning.thinking:
            return page.text(Rect(box.x, y, box.w, 0), "The best acts are being looked for …", BODY)
        for number, one in enumerate(found.best, 1):
            head = f"{number}. OF THE BEST FOUND AMONG {found.tried} ACTS"
            y = _one(page, Rect(box.x, y, box.w, 0), head, one, _verdict(one)) + page.px(10)
        return y

    page.scrolled("weighed", room, body, label="Weighed", focusable=True)


def _under(found: Reconsidered) -> str:
    """Return under what it was weighed, in sentences."""
    return (
        f"Supposed: {found.under.title}. {found.playouts} playouts of each act, every one beside the act made with the "
        "same chance; ± is one standard error. These are this model's computer delegations, not the people of 1940."
    )


def _verdict(one: Weighed) -> str:
    """Return whether an act served its delegation better than the one made."""
    brief = one.measures[0]
    if one.better:
        return "Its delegation got clearly more of its brief."
    return "Its delegation got clearly less of its brief." if brief.clear else "No clear difference for its brief."


def _one(page: Page, box: Rect, head: str, one: Weighed, verdict: str = "") -> int:
    """Lay one act with its outcomes beside its reasons, and return the row below it."""
    y = page.text(box, head, HEADING, role="heading")
    page.ornament(Stroke((box.x, y), (box.right, y), "rule"))
    y = page.text(Rect(box.x, y + page.px(4), box.w, 0), one.act, Style("serif", "lead")) + page.px(3)
    wide = box.w >= page.px(760)
    side = page.px(430) if wide else box.w
    left = y
    for measure in one.measures:
        left = _measure(page, Rect(box.x, left, side, 0), measure, changed=bool(verdict))
    if verdict:
        left = page.text(Rect(box.x, left, side, 0), verdict, Style("sans-bold", "small"))
    x, right = (box.x + side + page.px(24), y) if wide else (box.x, left + page.px(4))
    for reason in one.reasons if verdict else ():
        words: Text = (Run("◆ ", "symbol", "muted"), Run(reason))
        right = page.text(Rect(x, right, box.right - x, 0), words, Style("serif", "small")) + page.px(2)
    return max(left, right)


def _measure(page: Page, box: Rect, one: Measure, *, changed: bool) -> int:
    """Lay one outcome of an act with its difference from the act made, and return the row below it."""
    from game.analysis.evaluating.outlook import error, signed

    change = f"{signed(one.change)} ± {error(one.change_error)}" if changed else ""
    ink = "ink" if one.clear else "muted"
    figures = (bold(f"{one.value:.1f} %"), Run(f"   {change}" if change else f"  ± {error(one.error)}", "", ink))
    left = page.text_right(box.right, box.y, figures, SMALL)
    return page.text(Rect(box.x, box.y, left - box.x - page.px(8), 0), one.title, SMALL)
