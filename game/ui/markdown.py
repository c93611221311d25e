"""Sets the little Markdown the game's own pages use: headings, paragraphs, lists, tables, bold, italic, code."""

from dataclasses import replace

from game.play.markdown import ITEM, SPAN, blocks, cells
from game.ui.display import Rect, Stroke
from game.ui.page import Page
from game.ui.typeset import BODY, UI, Run, Style, bold, italic


def lay(page: Page, box: Rect, text: str) -> int:
    """Lay a page of Markdown and return the row below it."""
    y = box.y
    for block in blocks(text):
        if block.startswith("#"):
            level = len(block) - len(block.lstrip("#"))
            style = Style("title-bold", "lead" if level > 1 else "heading")
            y = page.text(Rect(box.x, y + page.px(8), box.w, 0), block.lstrip("# "), style, role="heading") + page.px(4)
        elif ITEM.match(block):
            mark, words = block.split(" ", 1)
            inset = page.px(26)
            page.text(Rect(box.x + page.px(4), y, inset, 0), mark.replace("-", "–"), BODY)
            y = page.text(Rect(box.x + inset, y, box.w - inset, 0), runs(words), BODY) + page.px(5)
        elif block.startswith("|"):
            y = _table(page, Rect(box.x, y, box.w, 0), block) + page.px(9)
        else:
            y = page.text(Rect(box.x, y, box.w, 0), runs(block), BODY) + page.px(9)
    return y


def _table(page: Page, box: Rect, block: str) -> int:
    """Lay a table: the first column of words, the others as the line below the heads has them; return the row below."""
    heads, ruled, *rows = (cells(line) for line in block.split("\n"))
    gap, y = page.px(14), box.y
    styles = [replace(UI, align="right" if mark.endswith(":") else "left") for mark in ruled]
    bolds = [replace(style, face="sans-bold") for style in styles]
    wide = _widths(page, [heads, *rows], box.w - gap * (len(heads) - 1))
    for number, row in enumerate([heads, *rows]):
        x, bottom = box.x, y
        for cell, room, style in zip(row, wide, styles if number else bolds, strict=True):
            bottom = max(bottom, page.text(Rect(x, y, room, 0), runs(cell), style))
            x += room + gap
        y = bottom + page.px(3)
        page.ornament(Stroke((box.x, y), (x - gap, y), "edge" if number else "rule"))
        y += page.px(4)
    return y


def _widths(page: Page, rows: list[list[str]], room: int) -> list[int]:
    """Return how wide each column is: as its cells are, or where there is no room for that an even share of it."""
    bold_ui = replace(UI, face="sans-bold")
    wanted = [max(page.width(runs(row[at]), bold_ui) for row in rows) + 1 for at in range(len(rows[0]))]
    wide = list(wanted)
    left, many = room, sorted(range(len(wanted)), key=lambda at: wanted[at])
    for place, at in enumerate(many):
        wide[at] = min(wanted[at], left // (len(many) - place))
        left -= wide[at]
    return wide


def runs(text: str) -> tuple[Run, ...]:
    """Return a paragraph's words with their styles."""
    found, start = [], 0
    for match in SPAN.finditer(text):
        found.append(Run(text[start : match.start()]))
        found.append(
            bold(match["bold"])
            if match["bold"]
            else italic(match["italic"])
            if match["italic"]
            else Run(match["link"])
            if match["link"]
            else Run(match["code"], "mono")
        )
        start = match.end()
    return tuple(run for run in (*found, Run(text[start:])) if run.text)
