"""Draws a chart with matplotlib, as SVG or PNG; the same chart always gives the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal
from xml.sax.saxutils import quoteattr

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox, ScaledTranslation

from game.analysis.charts import Axis, Chart, Series, Spot
from game.documents import look
from game.documents.document import clean, rewritten

WIDTH = 6.7  # inches: the text of an A4 page between its margins
ROW, TIGHT = 0.19, 0.15  # inches for a row that has a name; where there are many
PLAIN, SQUARE = 2.2, 4.2  # inches for the height of a chart without named rows
MANY = 20  # rows
WORDS = 2.0  # inches for what stands at the end of lanes, so that lanes one above the other have the same columns
SMALL = 7.5  # points
MARKERS = {"circle": "o", "diamond": "D", "square": "s", "triangle": "^", "cross": "x"}
STRIPE = "#f1e9d6"
BAND = "#d8ccb0"
Margins = tuple[float, float, float, float]  # left, right, below, above
# Where a label may stand beside its place: (points across, points up, how it is aligned).
SIDES = (
    (6, 0, "left", "center"), (-6, 0, "right", "center"), (0, 6, "center", "bottom"), (0, -6, "center", "top"),
    (5, 5, "left", "bottom"), (-5, 5, "right", "bottom"), (5, -5, "left", "top"), (-5, -5, "right", "top"),
)  # fmt: skip


def svg(chart: Chart) -> str:
    """Return a chart as an SVG element, its letters as outlines, read aloud as the words that say the same."""
    out = io.StringIO()
    # The salt makes the names of clip paths and markers the same in every run; there is no other way to set it.
    with mpl.rc_context({"svg.hashsalt": chart.title, "svg.fonttype": "path"}):
        figure(chart).savefig(out, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    text = out.getvalue()
    begin = text.index("<svg ") + len("<svg ")
    return f'<svg role="img" aria-label={quoteattr(clean(alt(chart)))} {text[begin:]}'


def png(chart: Chart, dpi: int = 200) -> bytes:
    """Return a chart as a PNG image on white, with the words that say the same."""
    drawn = figure(chart)
    told = {"Software": None, "Title": chart.title, "Description": alt(chart)}
    out = io.BytesIO()
    drawn.patch.set(facecolor="white", alpha=1)
    drawn.savefig(out, format="png", dpi=dpi, metadata=told)
    return out.getvalue()


def alt(chart: Chart) -> str:
    """Return what a chart shows, in words."""
    return " ".join((f"{chart.title}.", *chart.told))


def figure(chart: Chart) -> Figure:
    """Return a chart drawn; its title and caption are left to whoever sets it on a page."""
    with mpl.rc_context({"text.parse_math": False}):  # a "$" in a title is a "$"
        return _figure(rewritten(chart, _drawable))


def _figure(chart: Chart) -> Figure:
    rows = _named(chart.up)
    height = chart.up.high - chart.up.low
    body = height * (TIGHT if height > MANY else ROW) if rows else SQUARE if chart.square else PLAIN
    room = WORDS if rows and _named(chart.across) else 0
    drawn = Figure(figsize=(WIDTH, body + 1), dpi=72)
    FigureCanvasAgg(drawn)
    drawn.patch.set_alpha(0)
    axes = drawn.add_axes((0.2, 0.2, 0.6, 0.6))
    axes.patch.set_alpha(0)
    _axes(axes, chart, rows=rows)
    for one in chart.series:
        _series(axes, one)
    for at, label in chart.rules:
        _rule(axes, at, label)
    labels = [text for one in chart.spots for text in _spot(axes, one)]
    for text in labels if not rows else ():
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 0.4})
    margins = _margins(axes, room)
    _fit(drawn, axes, body, margins)
    if labels:  # which need the frame in its place, and may then hang over elsewhere
        if not rows:  # where there is room at the right
            _settle(axes, labels)
        margins = _margins(axes, room)
    left, right, below, above = margins
    _fit(drawn, axes, body, (left, right, below, above + _legend(drawn, axes, chart.series, left, above)))
    return drawn


# --- the frame ---


def _font(size: float = SMALL, face: str = "sans") -> FontProperties:
    return FontProperties(fname=str(look.face(face)), size=size)


@cache
def _letters() -> frozenset[int]:
    return frozenset(get_font(str(look.face("sans"))).get_charmap())


def _drawable(text: str) -> str:
    """Return a text with "?" for each letter the typeface has not."""
    return "".join(one if ord(one) in _letters() else "?" for one in clean(text))


def _named(axis: Axis) -> bool:
    """Return whether the places of an axis have names rather than numbers."""
    return any(re.search(r"[^\W\d]{2}", label) for _, label in axis.ticks)


def _axes(axes: Axes, chart: Chart, *, rows: bool) -> None:
    """Draw the frame: scales with their titles, lines or stripes to read along."""
    axes.set_xlim(chart.across.low, chart.across.high)
    axes.set_ylim(chart.up.low, chart.up.high)
    for side, axis in ((axes.xaxis, chart.across), (axes.yaxis, chart.up)):
        if axis.ticks:
            side.set_ticks([at for at, _ in axis.ticks], [label for _, label in axis.ticks])
        side.set_tick_params(length=0, pad=4, colors=look.INK)
        for label in side.get_ticklabels():
            label.set_fontproperties(_font())
    axes.set_xlabel(chart.across.title, fontproperties=_font(), color=look.MUTED)
    axes.set_ylabel(chart.up.title, fontproperties=_font(), color=look.MUTED)
    for name in ("top", "right", "left", "bottom"):
        axes.spines[name].set(color=look.RULE, linewidth=0.7, visible=name == "bottom" or (name == "left" and not rows))
    axes.set_axisbelow(True)
    if rows:
        for at, _ in chart.up.ticks[::2]:
            axes.axhspan(at - 0.5, at + 0.5, facecolor=STRIPE, linewidth=0, zorder=0)
    else:
        axes.grid(axis="y", color=look.RULE, linewidth=0.4)
    if rows and not _named(chart.across):
        axes.grid(axis="x", color=look.RULE, linewidth=0.4)
    elif rows:
        columns = [at for at, _ in chart.across.ticks]
        axes.vlines([at - 0.5 for at in columns], chart.up.low, chart.up.high, color=look.RULE, linewidth=0.3, zorder=0)


def _rule(axes: Axes, at: float, label: str) -> None:
    """Draw an upright line with its label over the frame."""
    axes.axvline(at, color=look.INK, linewidth=0.9, dashes=(3, 2), zorder=2)
    axes.annotate(
        label, (at, 1), (0, 3), xycoords=axes.get_xaxis_transform(), textcoords="offset points",
        ha="center", va="bottom", fontproperties=_font(), color=look.INK, annotation_clip=False,
    )  # fmt: skip


# --- what is in it ---


def _series(axes: Axes, one: Series) -> None:
    """Draw a series in its style."""
    if not one.points:
        return
    across, up = [at for at, _ in one.points], [value for _, value in one.points]
    low, high = [end for end, _ in one.band], [end for _, end in one.band]
    colour = look.INKS[one.ink]
    match one.style:
        case "bars":
            bars = axes.bar(across, up, 0.28, zorder=3, **_fill(one))
            axes.bar_label(bars, fmt="%g", padding=2, fontproperties=_font(), color=look.INK)
        case "dots":
            if one.band:
                axes.vlines(across, low, high, color=colour, linewidth=1, zorder=3)
            axes.plot(across, up, linestyle="none", zorder=4, clip_on=False, **_mark(one))
        case "steps" | "line":
            steps = one.style == "steps"
            if one.band:
                shade = to_rgba(BAND) if one.ink == "quiet" else to_rgba(colour, 0.16)
                step: Literal["post"] | None = "post" if steps else None
                axes.fill_between(across, low, high, step=step, linewidth=0, zorder=1, facecolor=shade)
            axes.plot(across, up, drawstyle="steps-post" if steps else "default", zorder=3, **_stroke(one))


def _stroke(one: Series) -> dict[str, Any]:
    """Return how a line is drawn."""
    width = {"plain": 1.8, "quiet": 0.8}.get(one.ink, 1.2)
    dashes = look.DASHES.get(one.ink, ())
    style = {"linestyle": (0, dashes)} if dashes else {"linestyle": "-"}
    return {"color": look.INKS[one.ink], "linewidth": width, "solid_capstyle": "butt", **style}


def _mark(one: Series) -> dict[str, Any]:
    """Return how dots are drawn: the other course hollow and larger than history, so that neither hides the other."""
    marker = MARKERS[look.MARKS.get(one.ink, "circle")]
    hollow = one.ink in ("other", "second")
    size = 6.5 if hollow else 4
    inside = "none" if hollow else look.INKS[one.ink]
    return {"marker": marker, "markersize": size, "markerfacecolor": inside, "markeredgecolor": look.INKS[one.ink]}


def _fill(one: Series) -> dict[str, Any]:
    """Return how bars are filled."""
    if one.ink == "history":
        return {"facecolor": look.MUTED, "edgecolor": look.INK, "linewidth": 0.7}
    colour = look.INKS[one.ink]
    return {"facecolor": "white", "edgecolor": colour, "hatch": look.HATCHES.get(one.ink, ""), "linewidth": 0.7}


def _spot(axes: Axes, spot: Spot) -> list[Annotation]:
    """Draw one place of note; return its label, which may still move, where it has one."""
    colour = look.INKS[spot.ink]
    axes.plot(
        *spot.at, marker=MARKERS[spot.symbol], markersize=4.5, color=colour, linestyle="none", zorder=5, clip_on=False
    )
    if not spot.label:
        return []
    label = axes.annotate(
        spot.label, spot.at, SIDES[0][:2], textcoords="offset points", ha="left", va="center",
        fontproperties=_font(), color=look.INK, annotation_clip=False, zorder=6,
    )  # fmt: skip
    return [label]


# --- fitting it together ---


def _margins(axes: Axes, room: float) -> Margins:
    """Return what hangs over the frame at each side, in points; at the right no less than the inches of *room*."""
    inner, outer = axes.get_window_extent(), axes.get_tightbbox()
    assert outer is not None
    sides = (inner.x0 - outer.x0, outer.x1 - inner.x1, inner.y0 - outer.y0, outer.y1 - inner.y1)
    left, right, below, above = (max(0.0, side) for side in sides)
    return left, max(right, room * 72), below, above


def _fit(drawn: Figure, axes: Axes, body: float, margins: Margins) -> None:
    """Give the frame all the room its margins leave, and the picture the height that needs."""
    left, right, below, above = margins
    wide, high = WIDTH * 72, body * 72 + below + above + 4
    drawn.set_size_inches(WIDTH, high / 72)
    axes.set_position((left / wide, (below + 2) / high, max(0.2, (wide - left - right - 2) / wide), body * 72 / high))


def _settle(axes: Axes, labels: list[Annotation]) -> None:
    """Move each label to the side of its place where it hides least: other labels, then lines and places."""
    lines = [np.asarray(line.get_path().interpolated(8).vertices) for line in axes.lines]
    drawn = axes.transData.transform(np.concatenate(lines))
    taken: list[Bbox] = []
    for label in labels:

        def hides(side: tuple[float, float, str, str], label: Annotation = label) -> int:
            across, up, beside, over = side
            label.set(position=(across, up), ha=beside, va=over)
            here = label.get_window_extent()
            return 100 * sum(here.overlaps(other) for other in taken) + int(here.count_contains(drawn))

        hides(min(SIDES, key=hides))
        taken.append(label.get_window_extent())


def _legend(drawn: Figure, axes: Axes, series: Iterable[Series], left: float, above: float) -> float:
    """Set what every ink means over the frame, in as many columns as there is room for; return its height."""
    keys: dict[str, Artist] = {}
    for one in series:
        if one.name and one.name not in keys:
            keys[one.name] = _key(one)
    if not keys:
        return 0
    corner = axes.transAxes + ScaledTranslation((2 - left) / 72, (above + 4) / 72, drawn.dpi_scale_trans)
    for columns in range(len(keys), 0, -1):
        legend = axes.legend(
            list(keys.values()), list(keys), loc="lower left", bbox_to_anchor=(0, 1), bbox_transform=corner,
            ncols=columns, frameon=False, prop=_font(), labelcolor=look.INK, borderaxespad=0, borderpad=0,
            handlelength=2.4, columnspacing=1.6,
        )  # fmt: skip
        size = legend.get_window_extent()
        if size.width <= WIDTH * 72:
            break
    return float(size.height) + 4


def _key(one: Series) -> Artist:
    """Return the sample of a series that stands in the legend."""
    if one.style == "bars":
        return Patch(**_fill(one))
    if one.style == "dots":
        return Line2D([], [], linestyle="none", **_mark(one))
    if one.band and one.ink == "quiet":
        return Patch(facecolor=BAND, linewidth=0)
    return Line2D([], [], **_stroke(one))
