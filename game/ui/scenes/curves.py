"""What was to be expected after every act of a course: its curves under the strip, and their values at the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Fill, Frame, Mark, Node, Rect, Shape, Stroke
from game.ui.page import Page
from game.ui.scenes.strip import column
from game.ui.traces import DASHES, INKS, Plot, dashed, series
from game.ui.typeset import MUTED, SMALL, Run, Style, bold
from game.ui.widgets import button, button_width, focus_marks, panel

if TYPE_CHECKING:
    from game.analysis.charts import Chart, Series
    from game.ui.reckoning import Reckoning


def curves(page: Page, rect: Rect, chart: Chart, acts: int, at: int) -> None:
    """Lay the curves with their bands, as wide as the strip above them, with a line at the act come to."""
    pad = page.px(12)
    rail = Rect(rect.x + pad, rect.y + page.px(8), rect.w - 2 * pad, rect.h - page.px(16))
    plot = Plot(rail, chart.across, chart.up)
    marks: list[Mark] = [Fill(rect, "paper", page.px(2)), Frame(rect, "edge", 1, page.px(2))]
    marks += [Stroke((rail.x, plot.y(value)), (rail.right, plot.y(value)), "inset") for value, _ in chart.up.ticks]
    for one in chart.series:
        marks += series(page, plot, one)
    marks += [Shape("diamond", plot.at(spot.at), page.px(6), "white", "ink") for spot in chart.spots]
    for value, label in chart.up.ticks[1::2]:  # over the curves, on paper of their own
        words = page.set(f"{label} %", Style("sans", "small", "muted"), 100_000)
        box = Rect(rail.x, plot.y(value) - words.height // 2, words.width + page.px(6), words.height)
        marks += [Fill(box, "paper"), *words.placed(box.x + page.px(2), box.y, words.width)]
    x = column(rail, acts, at)
    marks.append(Stroke((x, rect.y + 1), (x, rect.bottom - 2), "ink", page.px(2)))
    marks += focus_marks(page, "curves", rect)
    page.add(
        Node(
            "curves",
            "button",
            chart.title,
            rect,
            value=" ".join(chart.told),
            hint="Show the curves large, and say in words what they show.",
            focusable=True,
            actions=("press",),
            marks=tuple(marks),
        )
    )


def values(page: Page, rect: Rect, reckoning: Reckoning, under: str, at: int) -> None:
    """Lay what was to be expected at the act come to, under which schools, and how far the reckoning is."""
    room = panel(page, rect, paper="panel").inset(page.px(-4), page.px(-4))
    chart = reckoning.chart(under)
    running = reckoning.weighing
    foot = room
    if running or chart is None:
        foot, room = room.cut_bottom(page.px(30), page.px(4))
        _progress(page, foot, reckoning)

    def body(box: Rect) -> int:
        y = box.y
        if chart is None:
            words = "Playouts of every act, under every pair of schools of history …"
            return page.text(Rect(box.x, y, box.w, 0), reckoning.problem or words, MUTED)
        y = _under(page, Rect(box.x, y, box.w, 0), reckoning, under) + page.px(4)
        for one, error in zip(chart.series, reckoning.errors(under, at), strict=True):
            y = _value(page, Rect(box.x, y, box.w, 0), one, one.points[at][1], error)
        if reckoning.problem:
            y = page.text(Rect(box.x, y, box.w, 0), reckoning.problem, Style("sans", "small", "red"))
        if points := reckoning.points(under):
            acts = ", ".join(str(point.turn) for point in points)
            where = (bold("◆ Turning points: "), Run(f"{acts}. T goes to the next, I asks for a better act."))
            y = page.text(Rect(box.x, y + page.px(3), box.w, 0), where, SMALL)
        return page.text(Rect(box.x, y + page.px(3), box.w, 0), chart.caption, MUTED)

    page.scrolled("values", room, body, label="What was to be expected", focusable=True)


def _value(page: Page, box: Rect, one: Series, value: float, error: str) -> int:
    """Lay one outcome with its value and its standard error, and return the row below it."""
    tall, wide = page.line(SMALL), page.px(30)
    row = box.y + tall // 2
    dash = tuple(page.px(length) for length in DASHES.get(one.ink, ()))
    page.ornament(*dashed(((box.x, row), (box.x + wide, row)), dash, INKS[one.ink], page.px(2)))
    figures = (bold(f"{value:.0f} %"), Run(f"  ± {error}", "", "muted"))
    left = page.text_right(box.right - page.px(4), box.y, figures, SMALL)
    return page.text(Rect(box.x + wide + page.px(8), box.y, left - box.x - wide - page.px(14), 0), one.name, SMALL)


def _under(page: Page, box: Rect, reckoning: Reckoning, under: str) -> int:
    """Lay under which pair of schools the curves are drawn, and return the row below it."""
    names = [name for name, _ in reckoning.unders]
    name = reckoning.under(under)
    place = names.index(name) if name in names else 0
    return supposed(page, box, "under", reckoning.unders[place][1], place, len(names))


def supposed(page: Page, box: Rect, name: str, title: str, place: int, count: int) -> int:
    """Lay what is supposed about both governments, which left and right change, and return the row below it."""
    arrow = page.px(26)
    box = Rect(box.x + page.px(4), box.y + page.px(4), box.w - page.px(8), 0)
    block = page.set((bold("Supposed: "), Run(title)), SMALL, box.w - 2 * arrow - page.px(8))
    area = Rect(box.x, box.y, box.w, max(block.height, arrow))
    marks = (*block.placed(box.x, box.y, block.width), *focus_marks(page, name, area))
    page.add(Node(name, "slider", "Supposed", area, value=title, focusable=True, actions=("adjust",), marks=marks))
    for side, text, x, off in (
        ("less", "‹", area.right - 2 * arrow, place == 0),
        ("more", "›", area.right - arrow + page.px(2), place >= count - 1),
    ):
        glyph = page.set(text, Style("sans-bold", "lead", "muted" if off else "ink"), arrow)
        place_of = Rect(x, area.y, arrow - page.px(2), arrow)
        page.add(
            Node(
                f"{name}:{side}",
                "button",
                "The schools before" if side == "less" else "The next schools",
                place_of,
                enabled=not off,
                why_not="There are no others that way." if off else "",
                actions=("press",),
                marks=(
                    Fill(place_of, "button", page.px(2)),
                    Frame(place_of, "edge", 1, page.px(2)),
                    *glyph.placed(place_of.x, place_of.centre[1] - glyph.height // 2, place_of.w, "centre"),
                ),
            )
        )
    return area.bottom


def _progress(page: Page, rect: Rect, reckoning: Reckoning) -> None:
    """Lay how far the reckoning is, and what ends it or goes on with it."""
    running = reckoning.weighing
    label = "Stop" if running else "Go on"
    wide = button_width(page, label)
    button(page, Rect(rect.right - wide, rect.y, wide, rect.h), "weigh.stop" if running else "weigh", label)
    done = f"{round(100 * reckoning.progress)} %"
    meter(page, Rect(rect.x, rect.y, rect.w - wide - page.px(8), rect.h), "weigh.done", done, reckoning.progress)


def meter(page: Page, rect: Rect, name: str, words: str, share: float) -> None:
    """Lay how much of some work is done."""
    block = page.set(words, SMALL, rect.w)
    room = max(1, rect.w - block.width - page.px(8))
    rail = Rect(rect.x, rect.y + rect.h // 2 - page.px(5), room, page.px(10))
    marks: tuple[Mark, ...] = (
        Fill(rail, "inset"),
        Frame(rail, "muted"),
        Fill(Rect(rail.x + 1, rail.y + 1, max(1, round((rail.w - 2) * share)), rail.h - 2), "blue"),
        *block.placed(rail.right + page.px(8), rect.y + (rect.h - block.height) // 2, block.width),
    )
    page.add(Node(name, "meter", "Reckoned", rect, value=words, marks=marks))
