"""The look of paper: the game's typefaces and inks, as documents and pictures use them."""

from __future__ import annotations

from pathlib import Path

from game import paths
from game.analysis.charts import Ink, Symbol

INK = "#16140f"
MUTED = "#5b5344"
RULE = "#a3977a"
INSET = "#e7dcc2"
RED = "#862014"
BLUE = "#1e447d"
GREEN = "#4d5423"

# Every ink has a dash, a mark and a hatch of its own too: in black and white nothing may be lost.
INKS: dict[Ink, str] = {"first": BLUE, "second": RED, "history": INK, "other": GREEN, "plain": INK, "quiet": RULE}
DASHES: dict[Ink, tuple[float, ...]] = {"first": (), "second": (4, 2), "other": (5, 1.5, 1, 1.5), "quiet": (1, 2)}
MARKS: dict[Ink, Symbol] = {"first": "square", "second": "triangle", "history": "circle", "other": "diamond"}
HATCHES: dict[Ink, str] = {"first": "////", "second": "....", "other": "////", "plain": "xxxx", "quiet": "...."}

FACES = {
    "serif": "PTF55F.ttf",
    "serif-bold": "PTF75F.ttf",
    "serif-italic": "PTF56F.ttf",
    "sans": "PTN57F.ttf",
    "sans-bold": "PTN77F.ttf",
    "title": "OldStandard-Regular.ttf",
    "title-bold": "OldStandard-Bold.ttf",
}


def face(name: str) -> Path:
    """Return the font file of a face."""
    return paths.assets() / "fonts" / FACES[name]
