"""HTML and PDF files: self-contained, sound, the same every time, and safe whatever a scenario says."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from game.analysis.charts import Axis, Chart, Series, Spot
from game.documents.document import Document, Heading, Paragraph, Picture, Run, Table, said
from game.documents.html import html
from game.documents.pdf import pdf
from tests.documents.sample import page, papers, read, squeezed, words_of_page, words_of_pdf

ROOT = Path(__file__).parents[2]
HOSTILE = (
    '<script>alert("x")</script> & </style><b onmouseover=x> $x_{1$ {{ 7*7 }} <a href="http://x.invalid">Москва & Ёлка'
)


def chart(text: str) -> Chart:
    return Chart(
        title=text,
        across=Axis(text, 0, 2, ((0.0, text), (1.0, "1"))),
        up=Axis(text, 0, 2, ((1.0, text),)),
        series=(Series(text, ((0.0, 1.0), (2.0, 1.5)), ink="first"),),
        spots=(Spot((1.0, 1.0), text),),
        rules=((1.0, text),),
        caption=text,
        told=(text,),
    )


def document(text: str) -> Document:
    """Return a document that has one of everything, with *text* wherever a text can be."""
    cell = Paragraph((Run(text, "one"), Run(text, "other"), Run(text, "strong")), ("S01", text), text)
    return Document(
        title=text,
        parts=(
            Heading(text),
            Heading(text, 3),
            said(text, ("S01",), lead=text, quiet=True),
            Table((text, text), ((cell, cell),), (50, 50)),
            Picture(chart(text)),
        ),
        sources=(("S01", text),),
        imprint=text,
    )


# --- HTML ---


@pytest.mark.parametrize("treaty", [False, True])
def test_the_page_is_well_formed_and_needs_nothing_but_itself(treaty: bool) -> None:
    elements = read(page(treaty))
    ids = [one.attributes["id"] for one in elements if "id" in one.attributes]
    assert len(ids) == len(set(ids)), "an id names one thing"
    for one in elements:
        assert one.tag not in {"script", "link", "iframe", "object", "embed", "base", "form", "img"}
        for name, value in one.attributes.items():
            assert not name.startswith("on")
            if name in {"src", "href", "xlink:href"}:
                assert value is not None
                assert value.startswith("#"), f"<{one.tag}> reaches out to {value}"
                assert value[1:] in ids, f"{value} leads nowhere"
    addresses = re.findall(r"url\(([^)]{0,30})", page(treaty))
    assert addresses
    assert all(address.startswith(("data:font/woff;base64,", "#picture")) for address in addresses)
    assert "@import" not in page(treaty)
    assert len(page(treaty)) < 2_000_000


def test_the_page_can_be_read_by_a_screen_reader() -> None:
    elements = read(page())
    assert elements[0].attributes["lang"] == "en"
    levels = [int(one.tag[1]) for one in elements if re.fullmatch(r"h\d", one.tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), "no level is skipped"
    heads = [one for one in elements if one.tag == "th"]
    assert heads
    assert {one.attributes["scope"] for one in heads} == {"col", "row"}
    pictures = [one for one in elements if one.tag == "svg"]
    assert len(pictures) == 6
    for one in pictures:
        assert one.attributes["role"] == "img"
        assert len(str(one.attributes["aria-label"])) > 80


def test_a_page_says_hostile_words_and_does_not_obey_them() -> None:
    made = html(document(HOSTILE))
    tags = {one.tag for one in read(made)}
    assert tags.isdisjoint({"script"})
    assert not any("onmouseover" in one.attributes for one in read(made))
    assert "http://x.invalid" not in {one.attributes.get("href") for one in read(made)}
    assert words_of_page(made).count(squeezed(HOSTILE)) >= 10
    assert "49" not in words_of_page(made)


def test_the_page_carries_every_letter_it_uses() -> None:
    made = html(document("Вячеслав Молотов, Süd-Bukowina, Brăila, 5 − 3"))
    fonts = re.findall(r"base64,([\w+/=]+)\)", made)
    assert len(fonts) == 5
    for font in fonts:
        with TTFont(io.BytesIO(base64.b64decode(font))) as face:
            assert set(map(ord, "ВячеславМолотовSüdBukowinaBrăila")) <= face.getBestCmap().keys()


# --- PDF ---


def test_the_pdf_has_pages_an_outline_and_its_own_typefaces() -> None:
    file = pypdf.PdfReader(io.BytesIO(papers()))
    assert len(file.pages) > 5
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in file.pages} == {(595, 842)}
    entries = flat(file.outline)
    assert entries[0] == "Berlin, November 1940: two courses"
    assert "What followed in fact" in entries
    fonts: Any = [sheet["/Resources"]["/Font"].values() for sheet in file.pages]  # type: ignore[index]
    names = {str(font.get_object()["/BaseFont"]) for page_fonts in fonts for font in page_fonts}
    ours = {name for name in names if "+" in name}
    assert {name.split("+")[1] for name in ours} >= {"PTSerif-Regular", "PTSans-Narrow", "OldStandardTT-Bold"}
    assert names - ours <= {"/Helvetica"}, "reportlab names it on every page and sets nothing in it"


def flat(entries: list[Any]) -> list[str]:
    """Return the titles of an outline, from top to bottom."""
    return [title for one in entries for title in (flat(one) if isinstance(one, list) else [str(one.title)])]


def test_a_pdf_says_hostile_words_and_does_not_obey_them() -> None:
    made = pdf(document(HOSTILE))
    assert words_of_pdf(made).count(squeezed(HOSTILE)) >= 10
    assert b"http://x.invalid" not in made


def test_letters_in_pictures_are_letters_in_the_pdf() -> None:
    """They can be searched, and are sharp at any size."""
    text = words_of_pdf(pdf(Document("x", (Picture(chart("Вячеслав Молотов")),), (), "y")))
    assert text.count("ВячеславМолотов") >= 6
    assert not any(sheet.images for sheet in pypdf.PdfReader(io.BytesIO(papers())).pages)


# --- letters nobody thought of ---

STRANGE = "東京 🙂 \x00\x07 half \ud800 turned \u202e round"


def test_strange_letters_break_nothing_and_controls_are_left_out() -> None:
    made = html(document(STRANGE))
    assert squeezed("東京 🙂  half  turned  round") in words_of_page(made)
    assert not re.search("[\x00-\x08\u202e\ud800]", made)
    assert "half" in words_of_pdf(pdf(replace(document(STRANGE), title="x")))


# --- the same every time ---


def test_the_same_document_gives_the_same_bytes_in_every_run() -> None:
    """Not even the order of sets, which Python shuffles from run to run, may show."""
    script = (
        "import hashlib, sys; from tests.documents.test_pages import *; from game.documents.pictures import png;"
        "made = [html(document('Москва')).encode(), pdf(document('Москва')), png(chart('Москва'))];"
        "print(*(hashlib.sha256(one).hexdigest() for one in made))"
    )
    runs = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        runs.append(done.stdout.split())
    assert runs[0] == runs[1]
    assert runs[0][0] == hashlib.sha256(html(document("Москва")).encode()).hexdigest()
