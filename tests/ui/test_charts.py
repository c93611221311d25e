"""Charts in the window: every label inside and clear of the others, and nothing told by colour alone."""

from __future__ import annotations

from random import Random

import pytest

from game.analysis.charts import Axis, Chart, Ink, Series, Spot, Style, Symbol
from game.ui.charts import chart, ticks
from game.ui.display import Description, Hatch, Mark, Node, Rect, Shape, Trace
from game.ui.page import Hold, Page
from game.ui.paint import Fonts
from game.ui.theme import HIGH_CONTRAST, PAPER, Theme, contrast
from game.ui.traces import DASHES, INKS, MARKERS, dashes
from tests.ui.test_layout import covered, cut_off

ALL: tuple[Ink, ...] = ("first", "second", "history", "other", "plain", "quiet")
SYMBOLS: tuple[Symbol, ...] = ("circle", "diamond", "square", "triangle", "cross")
NAMED = (
    "Rumania, its guarantee and the German mission",
    "The Straits",
    "Bulgaria",
    "Northern Bukovina and its railway",
)


def crowded(seed: int, *, rows: bool) -> Chart:
    """Return a chart with much in little room."""
    dice = Random(seed)
    names = tuple((float(n + 1), dice.choice(NAMED)) for n in range(9))
    up = Axis("", 0.4, 9.6, names) if rows else Axis("worth to the second delegation, points", -180.0, 320.0)

    def place() -> tuple[float, float]:
        return dice.uniform(-100, 280), float(dice.randint(1, 9)) if rows else dice.uniform(-150, 300)

    styles: tuple[Style, ...] = ("line", "dots", "steps")
    series = tuple(
        Series(f"{ink}, {style}", tuple(sorted(place() for _ in range(9))), (), ink, style)
        for ink, style in zip(ALL, styles * 2, strict=True)
    )
    spots = [
        Spot((290.0, float(n + 1)), "settled on the terms of the other side", dice.choice(SYMBOLS)) for n in range(9)
    ]
    if not rows:
        middle = place()
        near = [(middle[0] + dice.uniform(-15, 15), middle[1] + dice.uniform(-15, 15)) for _ in range(5)]
        spots = [Spot(at, f"Kalai–Smorodinsky {n}", dice.choice(SYMBOLS)) for n, at in enumerate([*near, place()])]
    return Chart(
        title="A chart with a good deal in it",
        across=Axis("worth to the first delegation, points", -120.0, 300.0),
        up=up,
        series=series,
        spots=tuple(spots),
        rules=((-50.0, "the courses part"), (-40.0, "a treaty was tabled"), (250.0, "the last sitting")),
        told=("Both lines fall.", "They cross once."),
    )


def laid(fonts: Fonts, drawn: Chart, width: int, theme: Theme) -> tuple[Description, Node]:
    """Return a page with a chart, and the node of its picture."""
    page = Page(theme, fonts, (width, 5000), Hold())
    bottom = chart(page, Rect(10, 10, width - 20, 0), drawn, "picture")
    made = page.done("")
    picture = made.find("picture")
    assert picture is not None
    assert picture.rect.bottom <= bottom
    return made, picture


@pytest.mark.parametrize("rows", [False, True], ids=["numbers", "named rows"])
@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [660, 1240])
def test_no_label_is_cut_off_or_covered(rows: bool, scale: int, width: int, fonts: Fonts) -> None:
    for seed in range(6):
        made, _ = laid(fonts, crowded(seed, rows=rows), width * max(100, scale * 2 // 3) // 100, Theme(scale=scale))
        assert not cut_off(made)
        assert not covered(made)


def test_what_a_chart_shows_is_said_aloud_and_printed(fonts: Fonts) -> None:
    made, picture = laid(fonts, crowded(1, rows=False), 900, Theme())
    assert (picture.role, picture.label) == ("image", "A chart with a good deal in it")
    assert picture.value == "Both lines fall. They cross once."
    assert {"Both lines fall.", "They cross once."} <= {node.label for node in made.nodes if node.role == "text"}


def test_every_series_is_named_once_beside_what_it_looks_like(fonts: Fonts) -> None:
    once = Series("a line", ((0.0, 1.0), (1.0, 2.0)))
    drawn = Chart("t", Axis("", 0, 1), Axis("", 0, 3), series=(once, Series("", once.points), once))
    made, _ = laid(fonts, drawn, 600, Theme())
    assert [node.label for node in made.nodes if node.name.startswith("key:")] == ["a line"]


def test_inks_differ_in_more_than_colour() -> None:
    """No two series that a chart sets against each other share dash and marker."""
    for one, other in (("first", "second"), ("history", "other"), ("plain", "quiet"), ("plain", "second")):
        assert DASHES.get(one) != DASHES.get(other)
        assert MARKERS.get(one) != MARKERS.get(other) or "plain" in (one, other)


@pytest.mark.parametrize("palette", [PAPER, HIGH_CONTRAST], ids=["paper", "high contrast"])
def test_lines_stand_out_from_their_paper(palette: dict[str, str]) -> None:
    for ink in INKS.values():
        for ground in ("paper", "inset"):
            assert contrast(palette[ink], palette[ground]) >= 3


def test_full_dots_lie_over_hollow_ones(fonts: Fonts) -> None:
    """Two courses that came to the same are both seen, whichever is named first."""
    place = ((1.0, 1.0),)
    pair = [Series("A", place, ink="history", style="dots"), Series("B", place, ink="other", style="dots")]
    for order in (pair, pair[::-1]):
        _, picture = laid(fonts, Chart("t", Axis("", 0, 2), Axis("", 0, 2), series=tuple(order)), 600, Theme())
        shapes = [mark for mark in picture.marks if isinstance(mark, Shape)]
        assert [mark.kind for mark in shapes] == ["circle", "dot"]
        assert shapes[0].radius > shapes[1].radius


def test_steps_hold_their_value_and_hatch_what_lies_between(fonts: Fonts) -> None:
    between = Series(
        "apart", ((0.0, 1.0), (1.0, 1.0), (2.0, 1.0)), ((1.0, 2.0), (1.0, 3.0), (1.0, 3.0)), "quiet", "steps"
    )
    line = Series("line", ((0.0, 1.0), (1.0, 3.0), (2.0, 3.0)), style="steps")
    _, picture = laid(fonts, Chart("t", Axis("", 0, 2), Axis("", 0, 4), series=(between, line)), 600, Theme())
    boxes = [mark.rect for mark in picture.marks if isinstance(mark, Hatch)]
    assert boxes[1].h == pytest.approx(2 * boxes[0].h, abs=2)
    (trace,) = [mark for mark in picture.marks if isinstance(mark, Trace)]
    assert len({x for x, _ in trace.points}) == 3, "only upright and level stretches"
    assert all(x == to or y == then for (x, y), (to, then) in zip(trace.points, trace.points[1:], strict=False))


def test_dashes_go_on_around_corners() -> None:
    found = list(dashes(((0, 0), (10, 0), (10, 10)), (6, 2)))
    assert found == [((0, 0), (6, 0)), ((8, 0), (10, 0), (10, 4)), ((10, 6), (10, 10))]


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [(0, 100, 5, "0 20 40 60 80 100"), (-120, 300, 5, "−100 0 100 200 300"), (0, 0.5, 5, "0 0.1 0.2 0.3 0.4 0.5")],
)
def test_scales_are_marked_at_round_values(low: float, high: float, most: int, expected: str) -> None:
    assert " ".join(label for _, label in ticks(Axis("", low, high), most)) == expected


def test_marks_stay_within_the_picture(fonts: Fonts) -> None:
    def corners(mark: Mark) -> list[tuple[int, int]]:
        return list(mark.points) if isinstance(mark, Trace) else [mark.centre] if isinstance(mark, Shape) else []

    for seed in range(6):
        _, picture = laid(fonts, crowded(seed, rows=False), 800, Theme())
        outside = [at for mark in picture.marks for at in corners(mark) if not picture.rect.inset(-1).contains(*at)]
        assert not outside
