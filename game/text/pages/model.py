"""How this model decides, and the numbers it decides with, as pages of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game import paths
from game.play.markdown import ITEM, blocks, cells, plain
from game.text.lines import Line, Page, heading, item, quiet, title

if TYPE_CHECKING:
    from game.analysis.model.listing import LookedUp


def model() -> Page:
    """Return the page on how the model decides and what it leaves out."""
    page: Page = []
    for block in blocks(paths.model().read_text(encoding="utf-8")):
        if block.startswith("#"):
            words = plain(block.lstrip("# "))
            page.append(heading(words) if page else title(words))
        elif ITEM.match(block):
            mark, words = block.split(" ", 1)
            page.append(item(mark.replace("-", "–"), plain(words)))
        elif block.startswith("|"):
            page += _table(block)
        else:
            page.append(Line(plain(block)))
    return [*page, quiet('"figures" and a word shows the numbers behind it, such as: figures straits')]


def _table(block: str) -> Page:
    """Return a table row by row: what the row is about, and each of its cells with the head of its column."""
    heads, _, *rows = (cells(line) for line in block.split("\n"))
    return [
        item(plain(row[0]), "; ".join(f"{plain(head)} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True)))
        for row in rows
    ]


def figures(found: LookedUp) -> Page:
    """Return the numbers found, with what they rest on."""
    page: Page = [title("Figures"), Line(found.said)]
    for words, groups in found.things:
        page.append(heading(words) if groups else Line(words))
        for group in groups:
            page += [item(value, name) for name, value in group.rows]
            page.append(quiet(group.rests))
    return [*page, quiet(found.more.replace("Search for a word", '"figures" and a word'))] if found.more else page
