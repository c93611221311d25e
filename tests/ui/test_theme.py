"""The palette keeps its contrasts, settings survive, and every letter of the game can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import paths
from game.play.markdown import blocks, cells
from game.play.markdown import plain as unmarked
from game.ui import settings as kept
from game.ui.display import Rect, glyph_boxes
from game.ui.markdown import lay, runs
from game.ui.page import Hold, Page
from game.ui.paint import Coverage, Fonts
from game.ui.settings import Settings
from game.ui.theme import FACES, HIGH_CONTRAST, PAPER, Theme, contrast
from game.ui.typeset import BODY, Run, plain, set_text
from tests.ui.screens import NAMES, at_screen

TEXT_ON = {
    "paper": ("ink", "muted", "red", "blue", "green"),
    "panel": ("ink", "muted", "red", "blue", "green"),
    "inset": ("ink", "muted", "red", "blue", "green"),
    "button": ("ink", "muted", "red"),
    "button-hover": ("ink", "muted", "red"),
    "button-off": ("muted", "ink"),
    "white": ("ink", "muted", "red", "blue"),
    "ground": ("cream", "cream-muted"),
    "seal": ("white",),
    "seal-hover": ("white",),
}


@pytest.mark.parametrize("palette", [PAPER, HIGH_CONTRAST], ids=["paper", "high contrast"])
def test_text_contrast(palette: dict[str, str]) -> None:
    poor = {
        f"{ink} on {paper}": round(contrast(palette[ink], palette[paper]), 2)
        for paper, inks in TEXT_ON.items()
        for ink in inks
        if contrast(palette[ink], palette[paper]) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("palette", [PAPER, HIGH_CONTRAST], ids=["paper", "high contrast"])
def test_focus_and_markers_stand_out(palette: dict[str, str]) -> None:
    """The focus frame is two-coloured: on every ground one of the two stands out."""
    for ground in ("paper", "panel", "inset", "button", "button-off", "ground", "seal"):
        assert max(contrast(palette[f], palette[ground]) for f in ("focus", "focus-light")) >= 3
    for marker in ("red", "blue", "ink", "faint"):
        assert contrast(palette[marker], palette["panel"]) >= 3


def test_both_palettes_name_the_same_colours() -> None:
    assert PAPER.keys() == HIGH_CONTRAST.keys()


def test_every_size_goes_through_the_scale() -> None:
    assert [Theme(scale=s).px(18) for s in (100, 150, 200)] == [18, 27, 36]
    assert Theme(scale=125).type_px("body") == 22


def test_every_character_on_every_screen_is_in_a_shipped_font(fonts: Fonts) -> None:
    coverage = Coverage(paths.assets() / "fonts" / "glyphs.json")
    missing = set()
    for name in NAMES:
        for _, mark in glyph_boxes(at_screen(name, fonts, Settings(), (1920, 1080)).screen):
            for file, part in fonts.split(FACES[mark.face], mark.text):
                missing |= {letter for letter in part if not coverage.has(file, letter)}
    assert not missing


def test_cyrillic_and_symbols_fall_back_to_fonts_that_have_them(fonts: Fonts) -> None:
    coverage = Coverage(paths.assets() / "fonts" / "glyphs.json")
    for face in FACES.values():
        for file, part in fonts.split(face, "Молотов – Ribbentrop ✓◆○№"):
            assert all(coverage.has(file, letter) for letter in part)


def test_wrapping_keeps_every_word_and_the_width(fonts: Fonts) -> None:
    text = (Run("The Soviet delegation asked "), Run("which sea", "+bold"), Run(" had been meant, " * 12))
    block = set_text(fonts, Theme(), text, BODY, 260)
    words = " ".join(part.text for line in block.lines for part in line.parts).split()
    assert words == plain(text).split()
    assert block.width <= 260
    assert len(block.lines) > 3


def test_a_word_longer_than_the_line_is_cut(fonts: Fonts) -> None:
    block = set_text(fonts, Theme(), "Nichtangriffsvertragsverlängerungsverhandlungen", BODY, 120)
    assert block.width <= 120
    assert "".join(part.text for line in block.lines for part in line.parts).startswith("Nichtangriff")


def test_markdown_becomes_headings_items_and_runs() -> None:
    text = "# Head\n\nOne **two**\nthree *four*.\n\n- item\n  goes on\n1. `code`\n"
    assert list(blocks(text)) == ["# Head", "One **two** three *four*.", "- item goes on", "1. `code`"]
    assert unmarked("One **two** `x` [there](model.md)") == "One two x there"
    assert [(run.text, run.face) for run in runs("One **two** `x`")] == [
        ("One ", ""),
        ("two", "+bold"),
        (" ", ""),
        ("x", "mono"),
    ]


def test_a_table_in_markdown_keeps_its_rows_and_a_comment_is_not_shown() -> None:
    text = "Before.\n\n<!-- figures\nof it -->\n| a | *b* |\n| --- | ---: |\n| c | 1 |\n\nAfter.\n"
    assert list(blocks(text)) == ["Before.", "| a | *b* |\n| --- | ---: |\n| c | 1 |", "After."]
    assert [cells(row) for row in ("| a | *b* |", "|c|1|")] == [["a", "*b*"], ["c", "1"]]


@pytest.mark.parametrize("wide", [900, 300])
def test_a_table_in_markdown_stays_in_its_box_and_its_cells_apart(fonts: Fonts, wide: int) -> None:
    page = Page(Theme(), fonts, (1000, 700), Hold())
    words = "a judgement of some length " * 4
    text = f"| what | lower | higher |\n| --- | ---: | ---: |\n| {words} | -12.3 ± 0.4 | – |\n| b | 0 | +3 |\n"
    bottom = lay(page, Rect(20, 20, wide, 0), text)
    placed = [node for node in page.done("").nodes if node.role == "text"]
    assert [node.label for node in placed[-3:]] == ["b", "0", "+3"]
    assert len(placed) == 9
    for node in placed:
        assert 20 <= node.rect.x < node.rect.right <= 20 + wide
        assert node.rect.bottom <= bottom
    for number, one in enumerate(placed):
        assert not any(overlaps(one.rect, other.rect) for other in placed[number + 1 :])


def overlaps(one: Rect, other: Rect) -> bool:
    apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
    return not apart


def test_settings_come_back_and_a_broken_file_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    chosen = Settings(scale=150, plain=True)
    kept.save(file, chosen)
    assert kept.load(file) == chosen
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]
    file.write_text('{"scale": 137, "plain": "yes", "high_contrast": true}', encoding="utf-8")
    assert kept.load(file) == Settings(high_contrast=True)
    file.write_text("{", encoding="utf-8")
    assert kept.load(file) == Settings()
