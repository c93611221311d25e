"""Sets a document as PDF on A4: numbered pages, an outline, pictures, the game's own typefaces."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Set
from reportlab.platypus import Table as Grid

from game.documents import look
from game.documents.document import Document, Heading, Paragraph, Part, Picture, Run, Table, clean, rewritten
from game.documents.vector import Drawn

MARGIN = 20 * mm
WIDTH = A4[0] - 2 * MARGIN
INK, MUTED, RULE = (HexColor(code) for code in (look.INK, look.MUTED, look.RULE))

BODY = ParagraphStyle("body", fontName="serif", fontSize=9.8, leading=13.6, spaceAfter=3.5, textColor=INK)
QUIET = ParagraphStyle("quiet", BODY, textColor=MUTED)
TITLE = ParagraphStyle("title", BODY, fontName="title-bold", fontSize=23, leading=26, spaceAfter=10)
SECTION = ParagraphStyle("section", TITLE, fontSize=16, leading=19, spaceBefore=14, spaceAfter=5, keepWithNext=1)
PART = ParagraphStyle(
    "part", BODY, fontName="sans-bold", fontSize=11, leading=14, spaceBefore=8, spaceAfter=2, keepWithNext=1
)
OUTLINE = [TITLE, SECTION, PART]
CAPTION = ParagraphStyle("caption", BODY, fontName="sans", fontSize=8.8, leading=11, textColor=MUTED)
CELL = ParagraphStyle("cell", BODY, fontName="sans", fontSize=9, leading=11.2, spaceAfter=0)
HEAD = ParagraphStyle("head", CELL, fontName="sans-bold")
NUMBER = ParagraphStyle("number", CELL, alignment=TA_RIGHT)
HEAD_NUMBER = ParagraphStyle("head-number", HEAD, alignment=TA_RIGHT)
WORK = ParagraphStyle("work", BODY, fontSize=8.6, leading=11.2, leftIndent=34, firstLineIndent=-34)


def pdf(document: Document) -> bytes:
    """Return a document as the bytes of a PDF file; the same document always gives the same bytes."""
    _register()
    document = rewritten(document, clean)
    known = {name for name, _ in document.sources}
    story: list[Flowable] = [Set(escape(document.title), TITLE)]
    for part, following in zip(document.parts, [*document.parts[1:], None], strict=True):
        story += _set(part, following, known)
    if document.sources:
        story.append(Set("Sources", SECTION))
        story += [
            Set(f"{_anchor(name)}<b>{escape(name)}</b>&nbsp; {escape(work)}", WORK) for name, work in document.sources
        ]
    story += [Spacer(1, 12), Set(escape(document.imprint), CAPTION)]
    out = io.BytesIO()
    _Pages(out, document).build(story)
    return out.getvalue()


def _register() -> None:
    """Make the game's typefaces known to reportlab, which keeps them by name."""
    for name in look.FACES:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(look.face(name))))
    pdfmetrics.registerFontFamily("serif", "serif", "serif-bold", "serif-italic", "serif-bold")
    pdfmetrics.registerFontFamily("sans", "sans", "sans-bold", "sans", "sans-bold")


# --- the pages ---


class _Pages(BaseDocTemplate):
    """A4 pages with an outline made of the headings."""

    def __init__(self, out: io.BytesIO, document: Document) -> None:
        super().__init__(
            out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN,
            title=document.title, author="Which Sea?", subject=document.imprint, lang=document.language, invariant=1,
        )  # fmt: skip
        frame = Frame(MARGIN, MARGIN, WIDTH, A4[1] - 2 * MARGIN, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=_foot))
        self._headings, self._level = 0, -1

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab calls it by this name
        """Note a heading in the outline."""
        if isinstance(flowable, Set) and flowable.style in OUTLINE:
            self._headings += 1
            self._level = min(OUTLINE.index(flowable.style), self._level + 1)  # no level may be skipped
            name = f"heading-{self._headings}"
            self.canv.bookmarkPage(name)
            self.canv.addOutlineEntry(flowable.getPlainText(), name, level=self._level)


def _foot(canvas: Canvas, pages: BaseDocTemplate) -> None:
    """Set the title and the number at the foot of a page."""
    canvas.saveState()
    canvas.setFont("sans", 8.5)
    canvas.setFillColor(MUTED)
    canvas.drawString(MARGIN, MARGIN - 8 * mm, str(pages.title))
    canvas.drawRightString(A4[0] - MARGIN, MARGIN - 8 * mm, str(canvas.getPageNumber()))
    canvas.restoreState()


# --- the parts ---


def _set(part: Part, following: Part | None, known: set[str]) -> list[Flowable]:
    """Return a part of the document as reportlab sets it, on one page with what follows where the two are one."""
    match part:
        case Heading(text, level):
            heading = Set(escape(text), SECTION if level == 2 else PART)
            heading.keepWithNext = not isinstance(following, Table)  # a long table may begin under it and go on
            return [CondPageBreak(45 * mm), heading]
        case Paragraph():
            return [Set(_markup(part, known), QUIET if part.quiet else BODY)]
        case Picture(chart):
            caption = [Set(escape(chart.caption), CAPTION)] if chart.caption else []
            drawn, room = Drawn(chart), Spacer(1, 6)
            drawn.keepWithNext = True
            room.keepWithNext = not caption and isinstance(following, Picture)  # which has the caption for both
            return [Set(escape(chart.title), PART), drawn, *caption, room]
        case Table():
            return [_grid(part, known), Spacer(1, 6)]


def _grid(table: Table, known: set[str]) -> Grid:
    """Return a table; its head is repeated on every page it goes on to."""
    head, cell = (HEAD_NUMBER, NUMBER) if table.numbers else (HEAD, CELL)
    rows = [[Set(escape(name), head if n else HEAD) for n, name in enumerate(table.columns)]]
    rows += [[Set(_markup(one, known), cell if n else CELL) for n, one in enumerate(row)] for row in table.rows]
    lines: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 2 if table.numbers else 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        *([("LINEABOVE", (0, -1), (-1, -1), 1, INK)] if table.total else []),
    ]
    widths = [WIDTH * share / sum(table.widths) for share in table.widths]
    return Grid(rows, colWidths=widths, repeatRows=1, style=lines)


def _markup(one: Paragraph, known: set[str]) -> str:
    """Return a paragraph in reportlab's own markup."""
    lead = f'<font face="sans-bold">{escape(one.lead)}</font>&nbsp; ' if one.lead else ""
    text = " ".join(_run(run) for run in one.runs)
    names = ", ".join(_link(name) if name in known else escape(name) for name in one.sources)
    cited = f' <font face="sans" size="8" color="{look.MUTED}">[{names}]</font>' if names else ""
    return f"{lead}{text}{cited}"


def _run(run: Run) -> str:
    text = escape(run.text)
    match run.mark:
        case "strong":
            return f"<b>{text}</b>"
        case "one":
            return f"<u><b>{text}</b></u>"
        case "other":
            return f'<u kind="double" color="{look.GREEN}"><font color="{look.GREEN}"><b>{text}</b></font></u>'
        case "plain":
            return text


def _link(name: str) -> str:
    return f'<a href="#{escape(name)}" color="{look.MUTED}">{escape(name)}</a>'


def _anchor(name: str) -> str:
    return f'<a name="{escape(name)}"/>'
