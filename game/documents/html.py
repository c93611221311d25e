"""Sets a document as one self-contained HTML page: style, typefaces and pictures are inside."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.analysis.charts import Chart
from game.documents import look, pictures
from game.documents.document import Document, Picture, clean, rewritten

FACES = (  # family, weight, style, face
    ("Reading", 400, "normal", "serif"),
    ("Reading", 700, "normal", "serif-bold"),
    ("Interface", 400, "normal", "sans"),
    ("Interface", 700, "normal", "sans-bold"),
    ("Title", 700, "normal", "title-bold"),
)


def html(document: Document) -> str:
    """Return a document as a page that needs nothing but itself."""
    document = rewritten(document, clean)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawn = [part.chart for part in document.parts if isinstance(part, Picture)]
    letters = set(str(document))
    return environment.get_template("page.html.jinja").render(
        document=document,
        cited={name for name, _ in document.sources},
        pictures={chart: _inline(chart, number) for number, chart in enumerate(drawn, 1)},
        kind=lambda part: type(part).__name__,
        look=look,
        faces=[(*face[:3], _font(face[3], letters)) for face in FACES],
    )


def _inline(chart: Chart, number: int) -> Markup:
    """Return a chart as an SVG element with ids of its own on the page."""
    drawn = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>picture{number}-", pictures.svg(chart))
    return Markup(drawn)  # of our own making, and escaped there


def _font(face: str, letters: set[str]) -> str:
    """Return a typeface with no more than the letters needed, as a data address."""
    options = Options(flavor="woff", hinting=False, layout_features=["kern", "liga"], notdef_outline=True)
    options.drop_tables += ["DSIG", "FFTM", "GSUB", "PfEd"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)) + "".join(map(chr, range(32, 127))))
    out = io.BytesIO()
    with TTFont(look.face(face), lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(out)
    return "data:font/woff;base64," + base64.b64encode(out.getvalue()).decode("ascii")
