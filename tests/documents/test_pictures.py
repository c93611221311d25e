"""Pictures of charts: every style is drawn, in the game's look, with words for whoever cannot see them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from game.analysis.charts import Axis, Chart, Ink, Series, Spot, Style, Symbol
from game.documents import look, pictures
from game.ui.theme import FACES, PAPER

PLAIN = Chart(
    title="Всё / all",
    across=Axis("acts", 0, 10, ((0.0, "0"), (10.0, "10"))),
    up=Axis("per cent", 0, 100, ((0.0, "0"), (100.0, "100"))),
    told=("It rises.", "Then it falls."),
)
ROWS = replace(PLAIN, up=Axis("", 0.4, 2.6, ((2.0, "The Straits"), (1.0, "Bulgaria"))))


def size(chart: Chart) -> tuple[int, int]:
    with Image.open(io.BytesIO(pictures.png(chart, 100))) as image:
        image.load()
        return image.size


def pixels(chart: Chart) -> bytes:
    with Image.open(io.BytesIO(pictures.png(chart, 60))) as image:
        assert image.getchannel("A").getextrema() == (255, 255), "nothing shines through, whatever it is laid on"
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize("style", get_args(Style))
@pytest.mark.parametrize("ink", get_args(Ink))
def test_every_style_is_drawn_in_every_ink_with_and_without_a_band(style: Style, ink: Ink) -> None:
    points = ((1.0, 20.0), (5.0, 60.0), (9.0, 40.0))
    bare = Series("a course", points, ink=ink, style=style)
    banded = replace(bare, band=((10.0, 30.0), (50.0, 70.0), (30.0, 50.0)))
    drawn = [pixels(replace(PLAIN, series=(one,))) for one in (replace(bare, name=""), banded)]
    assert pixels(PLAIN) not in drawn
    assert drawn[0] != drawn[1]


def test_inks_can_be_told_apart_without_colour() -> None:
    """The two delegations and the two courses differ in dash, mark and hatch."""
    pairs: tuple[tuple[Ink, Ink], ...] = (("first", "second"), ("history", "other"))
    for one, other in pairs:
        assert look.MARKS[one] != look.MARKS[other]
        assert look.HATCHES.get(one) != look.HATCHES.get(other)
        assert look.DASHES.get(one) != look.DASHES.get(other)


@pytest.mark.parametrize("symbol", get_args(Symbol))
def test_every_symbol_is_drawn_with_its_label(symbol: Symbol) -> None:
    bare = pixels(replace(PLAIN, spots=(Spot((5.0, 50.0), "", symbol),)))
    labelled = pixels(replace(PLAIN, spots=(Spot((5.0, 50.0), "13 November", symbol),)))
    assert len({pixels(PLAIN), bare, labelled}) == 3


def test_labels_of_near_places_do_not_cover_each_other() -> None:
    near = tuple(Spot((5.0 + n / 20, 50.0), f"the place number {n}") for n in range(4))
    drawn = pictures.figure(replace(PLAIN, spots=near))
    boxes = [text.get_window_extent() for text in drawn.axes[0].texts]
    assert len(boxes) == 4
    assert not any(one.overlaps(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])


@pytest.mark.parametrize("label", ["short", "what was settled in the end, with a long name"])
def test_nothing_hangs_over_the_edge(label: str) -> None:
    """Long names of rows and long labels at the end get their room; the frame gives way."""
    rows = replace(
        ROWS,
        spots=(Spot((10.0, 2.0), label),),
        rules=((9.8, "the courses part"),),
        series=tuple(Series(f"{label} {n}", ((0.0, 1.0), (9.0, 2.0))) for n in range(5)),
    )
    for chart in (rows, replace(rows, up=PLAIN.up)):
        drawn = pictures.figure(chart)
        (axes,) = drawn.axes
        outer = axes.get_tightbbox()
        assert outer is not None
        assert outer.x0 >= -1
        assert outer.y0 >= -1
        assert outer.x1 <= drawn.bbox.x1 + 1
        assert outer.y1 <= drawn.bbox.y1 + 1


def test_a_chart_of_many_rows_grows() -> None:
    rows = tuple((float(n), f"issue {n}") for n in range(1, 16))
    assert size(replace(ROWS, up=Axis("", 0.4, 15.6, rows)))[1] > size(ROWS)[1] * 2


def test_an_svg_is_sound_and_has_no_link_outside() -> None:
    root = ET.fromstring(pictures.svg(replace(PLAIN, series=(Series("x", ((1.0, 2.0), (3.0, 4.0))),))))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.attrib["aria-label"] == "Всё / all. It rises. Then it falls."
    links = [value for one in root.iter() for name, value in one.attrib.items() if name.endswith("href")]
    assert links
    assert all(value.startswith("#") for value in links)


def test_the_words_of_a_picture_are_in_its_file() -> None:
    with Image.open(io.BytesIO(pictures.png(PLAIN))) as image:
        assert image.info["Description"] == "Всё / all. It rises. Then it falls."


def test_the_look_is_that_of_the_window() -> None:
    named = {"ink": look.INK, "muted": look.MUTED, "rule": look.RULE, "inset": look.INSET}
    named |= {"red": look.RED, "blue": look.BLUE, "green": look.GREEN}
    assert {name: PAPER[name] for name in named} == named
    assert look.FACES.items() <= FACES.items()
    assert all(look.face(name).is_file() for name in look.FACES)
