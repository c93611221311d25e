"""What would have followed in two courses: chances as pictures, and each consequence with the terms of its sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.charts import chart
from game.ui.display import Fill, Frame, Mark, Node, Rect
from game.ui.page import Page
from game.ui.scenes.side_by_side import heading, pair, sources
from game.ui.typeset import BODY, MUTED, SMALL, UI, Run, Style, bold, italic
from game.ui.widgets import focus_marks

if TYPE_CHECKING:
    from game.analysis.comparing.compare import Comparison, OutcomeRow, Sum
    from game.play.view import Outcome
    from game.ui.beside import Beside

    Summed = Outcome | Sum

NOTE = (
    "A short model from treaty to events, to June 1941: one way of weighing them, and no finding of research. "
    "Open a row for its sums under each school of historians; no school is the truth of this game."
)


def followed(page: Page, box: Rect, held: Beside, unfolded: str) -> int:
    """Lay the chances of both courses over the consequences, one of them unfolded, and return the row below."""
    from game.analysis.comparing import telling

    found = held.found
    y = page.text(box, NOTE, Style("serif-italic", "body", "muted")) + page.px(10)
    for number, drawn in enumerate(held.chances):
        y = chart(page, Rect(box.x, y, box.w, 0), drawn, f"chances:{number}", told=False) + page.px(16)
    schools = {school.profile: school.school for row in found.outcomes for school in row.schools}
    for profile, school in schools.items():
        y = page.text(Rect(box.x, y, box.w, 0), (bold(f"If {profile}: "), Run(school)), SMALL)
    possible = [row for row in found.outcomes if row.one.chance or row.other.chance]
    y = heading(page, Rect(box.x, y + page.px(12), box.w, 0), "Each consequence, with its terms")
    for row in possible:
        y = _row(page, Rect(box.x, y, box.w, 0), row, unfolded=row.id == unfolded)
        if row.id == unfolded:
            y = _unfolded(page, Rect(box.x + page.px(14), y + page.px(6), box.w - page.px(28), 0), found, row)
        y += page.px(6)
    rest = [row for row in found.outcomes if row not in possible]
    if rest:
        y = heading(page, Rect(box.x, y + page.px(8), box.w, 0), "What neither course could bring about")
    for row in rest:
        words = (bold(row.title), Run(f", {row.date}: {telling.in_fact(row)}."))
        y = page.text(Rect(box.x, y, box.w, 0), words, SMALL)
    return y


def _row(page: Page, box: Rect, row: OutcomeRow, *, unfolded: bool) -> int:
    """Lay one consequence with both chances, which opens and closes its sums, and return the row below it."""
    from game.analysis.comparing import telling

    name, pad = f"outcome:{row.id}", page.px(10)
    room = box.w - 2 * pad - page.px(18)
    fact = telling.in_fact(row)
    head = page.set((bold(row.title), italic(f"   {row.date}", "muted")), Style("serif", "body"), room)
    both = f"A {telling.chance(row.one)};  B {telling.chance(row.other)};  {fact}"
    words = page.set(both, SMALL, room)
    area = Rect(box.x, box.y, box.w, head.height + words.height + page.px(12))
    hot = unfolded or page.hold.hover == name
    marks: list[Mark] = []
    if page.shows(area):
        sign = page.set("▾" if unfolded else "▸", Style("symbol", "body"), page.px(30))
        marks = [Fill(area, "button-hover" if hot else "inset", page.px(2)), Frame(area, "rule", 1, page.px(2))]
        marks += sign.placed(area.x + pad, area.y + page.px(6), page.px(18))
        marks += head.placed(area.x + pad + page.px(18), area.y + page.px(6), room)
        marks += words.placed(area.x + pad + page.px(18), area.y + page.px(6) + head.height, room)
        marks += focus_marks(page, name, area)
    page.add(
        Node(
            name,
            "disclosure",
            f"{row.title}, {row.date}: {both}",
            area,
            value="open" if unfolded else "closed",
            selected=unfolded,
            focusable=True,
            actions=("press",),
            marks=tuple(marks),
        )
    )
    return area.bottom


def _unfolded(page: Page, box: Rect, found: Comparison, row: OutcomeRow) -> int:
    """Lay what a consequence was in either course and the terms of its sums, and return the row below."""
    y = box.y
    if row.one.text == row.other.text:
        y = page.text(box, row.one.text, BODY)
    else:
        y = pair(page, box, row.one.text, row.other.text)
    if row.fell_on:
        y = page.text(Rect(box.x, y + page.px(3), box.w, 0), (bold("Whom it fell on: "), Run(row.fell_on)), MUTED)
    sums: list[tuple[str, Summed, Summed]] = [(f"If {one.profile}", one.one, one.other) for one in row.schools]
    for supposed, first, second in sums or [("The sum", row.one, row.other)]:
        y = page.text(Rect(box.x, y + page.px(10), box.w, 0), supposed, Style("sans-bold", "ui"), role="heading")
        y = _sums(page, Rect(box.x, y, box.w, 0), first, second)
    y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "Chances stay between 0 and 100 in 100.", MUTED)
    named = [name for side in (row.one, row.other) for name in side.sources]
    return sources(page, Rect(box.x, y, box.w, 0), found, named) + page.px(6)


def _sums(page: Page, box: Rect, first: Summed, second: Summed) -> int:
    """Lay the terms of a chance in both courses, one line a term, and return the row below them."""
    from game.play.writing import cited, percent, signed_percent

    figure = page.px(86)
    head = Style("sans-bold", "small", "muted")
    for place, letter in enumerate("AB"):
        page.text(Rect(box.x + place * figure, box.y, figure, 0), letter, head)
    y = box.y + page.line(head)
    one, other = ({term.text: term for term in side} for side in (first.terms, second.terms))
    bases = {side.terms[0].text for side in (first, second) if side.terms}
    known = {**other, **one}
    for text in sorted(known, key=lambda text: text not in bases):
        said = percent if text in bases else signed_percent
        for place, side in enumerate((one, other)):
            words = said(side[text].by) if text in side else "–"
            page.text(Rect(box.x + place * figure, y, figure, 0), words, Style("sans-bold", "ui"))
        left = box.x + 2 * figure
        y = page.text(Rect(left, y, box.right - left, 0), text + cited(known[text].sources), UI)
    for place, total in enumerate((first.chance, second.chance)):
        page.text(Rect(box.x + place * figure, y, figure, 0), percent(total), Style("sans-bold", "ui", "red"))
    return page.text(Rect(box.x + 2 * figure, y, box.w - 2 * figure, 0), "the chance", Style("sans-bold", "ui"))
