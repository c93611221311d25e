"""Sets the little Markdown the game's own pages use: headings, paragraphs, lists, bold, italic, code."""

import re
from collections.abc import Iterator

from game.ui.display import Rect
from game.ui.page import Page
from game.ui.typeset import BODY, Run, Style, bold, italic

SPAN = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|`(?P<code>[^`]+)`")
ITEM = re.compile(r"(?:[-*]|\d+\.) ")


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
        else:
            y = page.text(Rect(box.x, y, box.w, 0), runs(block), BODY) + page.px(9)
    return y


def blocks(text: str) -> Iterator[str]:
    """Yield headings, paragraphs and list items, each on one line."""
    held: list[str] = []
    for line in [*text.splitlines(), ""]:
        words = line.strip()
        begins = not words or words.startswith("#") or ITEM.match(words)
        if begins and held:
            yield " ".join(held)
            held = []
        if words.startswith("#"):
            yield words
        elif words:
            held.append(words)


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
            else Run(match["code"], "mono")
        )
        start = match.end()
    return tuple(run for run in (*found, Run(text[start:])) if run.text)
