"""Paints a description with pygame: papers, lines, hatches, markers and text with fallback per character."""

import bisect
import json
from collections import OrderedDict
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pygame

from game.ui.display import (
    Description,
    Fill,
    Frame,
    Glyphs,
    Hatch,
    Mark,
    Rect,
    Shape,
    Sheet,
    Stroke,
    Trace,
)
from game.ui.theme import Colour, Theme, colour

GRAIN = 384  # side of the tile of paper grain
KEPT_TEXTS = 3000
KEPT_PIXELS = 3_000_000  # of rendered text
KEPT_PAPER = 3  # screens of paper; one screen needs about two


class Coverage:
    """Which font file can draw which character."""

    def __init__(self, path: Path) -> None:
        spans = json.loads(path.read_text(encoding="utf-8"))
        self._starts = {name: [first for first, _ in pairs] for name, pairs in spans.items()}
        self._ends = {name: [last for _, last in pairs] for name, pairs in spans.items()}

    def has(self, file: str, letter: str) -> bool:
        """Return whether the font draws the character."""
        code = ord(letter)
        index = bisect.bisect_right(self._starts[file], code) - 1
        return index >= 0 and code <= self._ends[file][index]


class Fonts:
    """The shipped typefaces: loads them, splits text by what they can draw, measures."""

    def __init__(self, folder: Path) -> None:
        pygame.font.init()
        self._folder = folder
        self._coverage = Coverage(folder / "glyphs.json")
        self.font = lru_cache(maxsize=128)(self._load)
        self.split = lru_cache(maxsize=4096)(self._split)
        self._file = lru_cache(maxsize=4096)(self._drawing)
        self._width = lru_cache(maxsize=20_000)(self._measured)

    def width(self, theme: Theme, face: str, px: int, text: str) -> int:
        """Return the width of the text in pixels."""
        return self._width(theme.faces[face], px, text, theme.tracking(px), theme.word_gap(px))

    def _load(self, file: str, px: int) -> pygame.font.Font:
        """Return a font at a height."""
        return pygame.font.Font(self._folder / file, px)

    def _split(self, file: str, text: str) -> tuple[tuple[str, str], ...]:
        """Return the text as stretches with the font file that can draw each."""
        found: list[tuple[str, str]] = []
        for letter in text:
            chosen = self._file(file, letter)
            if found and found[-1][0] == chosen:
                found[-1] = (chosen, found[-1][1] + letter)
            else:
                found.append((chosen, letter))
        return tuple(found)

    def _drawing(self, file: str, letter: str) -> str:
        """Return the font file that draws a letter: the wanted one where it can."""
        spare = ("PTS55F.ttf", "NotoSansSymbols2-Regular.ttf", "OldStandard-Regular.ttf")
        return next((one for one in (file, *spare) if self._coverage.has(one, letter)), file)

    def _measured(self, file: str, px: int, text: str, tracking: int, word_gap: int) -> int:
        """Return the width of text in its fonts."""
        parts = self.split(file, text)
        if not tracking:
            return sum(self.font(name, px).size(part)[0] for name, part in parts)
        wide = sum(self.font(name, px).size(letter)[0] for name, part in parts for letter in part)
        return wide + tracking * len(text) + word_gap * text.count(" ")


class Painter:
    """Draws descriptions on a surface, keeping rendered text and papers between frames."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._texts: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._pixels = 0
        self._room = 0  # pixels of paper that may be kept
        self._sheets: OrderedDict[tuple[str, int, int, int], pygame.Surface] = OrderedDict()
        self._shades: dict[str, Colour] = {}
        self._theme = Theme()

    def paint(self, surface: pygame.Surface, screen: Description, theme: Theme) -> None:
        """Draw a whole screen, back to front."""
        if theme != self._theme or not self._shades:
            self._texts.clear()
            self._sheets.clear()
            self._pixels = 0
            self._theme = theme
            self._shades = {name: colour(code) for name, code in theme.colours.items()}
        bounds = Rect(0, 0, *screen.size)
        self._room = KEPT_PAPER * bounds.w * bounds.h
        for node in screen.nodes:
            if not node.marks:
                continue
            clip = bounds if node.clip is None else node.clip
            outer = clip.overlap(bounds)
            if not outer.w or not outer.h:
                continue
            surface.set_clip(_box(outer))
            for mark in node.marks:
                self._mark(surface, mark, outer)
        surface.set_clip(None)

    def _mark(self, surface: pygame.Surface, mark: Mark, clip: Rect) -> None:
        """Draw one mark."""
        match mark:
            case Glyphs():
                if clip.y - mark.px < mark.baseline < clip.bottom + mark.px:
                    self._glyphs(surface, mark)
            case Sheet(rect, paper, shadow):
                self._sheet(surface, rect, paper, shadow)
            case Fill(rect, "veil", _):
                self._veil(surface, rect)
            case Fill(rect, ink, radius):
                pygame.draw.rect(surface, self._shades[ink], _box(rect), border_radius=radius)
            case Frame(rect, ink, width, radius):
                pygame.draw.rect(surface, self._shades[ink], _box(rect), width, border_radius=radius)
            case Stroke(start, end, ink, width):
                pygame.draw.line(surface, self._shades[ink], start, end, width)
            case Trace(points, ink, width):
                for start, end in pairwise(points):
                    pygame.draw.aaline(surface, self._shades[ink], start, end, width)
            case Hatch():
                self._hatch(surface, mark)
            case Shape():
                self._shape(surface, mark)

    def _veil(self, surface: pygame.Surface, rect: Rect) -> None:
        """Darken what lies behind a dialog."""
        surface.fill((105, 105, 105), _box(rect), special_flags=pygame.BLEND_RGB_MULT)

    def _sheet(self, surface: pygame.Surface, rect: Rect, paper: str, shadow: int) -> None:
        """Draw paper with its shadow and edge; the whole piece is kept."""
        if rect.w <= 0 or rect.h <= 0:
            return
        key = (paper, rect.w, rect.h, shadow)
        kept = self._sheets.get(key)
        if kept is None:
            kept = self._sheets[key] = self._paper(rect, paper, shadow)
            while sum(w * h for _, w, h, _ in self._sheets) > self._room and len(self._sheets) > 1:
                self._sheets.popitem(last=False)
        else:
            self._sheets.move_to_end(key)
        surface.blit(kept, (rect.x, rect.y))

    def _paper(self, rect: Rect, paper: str, shadow: int) -> pygame.Surface:
        """Return a piece of paper as a surface."""
        if not shadow:
            piece = pygame.Surface((rect.w, rect.h))
            self._grain(piece, pygame.Rect(0, 0, rect.w, rect.h), paper)
            return piece
        whole = pygame.Surface((rect.w + shadow, rect.h + shadow), pygame.SRCALPHA)
        dark = self._shades["shadow"]
        for depth in range(shadow, 0, -1):
            alpha = 90 + 165 * (shadow - depth) // shadow
            pygame.draw.rect(whole, (*dark, alpha), (depth, depth, rect.w, rect.h), border_radius=2)
        self._grain(whole, pygame.Rect(0, 0, rect.w, rect.h), paper)
        pygame.draw.rect(whole, self._shades["edge"], (0, 0, rect.w, rect.h), 1)
        return whole

    def _grain(self, surface: pygame.Surface, area: pygame.Rect, paper: str) -> None:
        """Cover an area with paper."""
        if self._theme.high_contrast:
            surface.fill(self._shades[paper], area)
            return
        tile = grain(self._shades[paper])
        for x in range(area.x, area.right, GRAIN):
            for y in range(area.y, area.bottom, GRAIN):
                surface.blit(tile, (x, y), (0, 0, min(GRAIN, area.right - x), min(GRAIN, area.bottom - y)))

    def _hatch(self, surface: pygame.Surface, mark: Hatch) -> None:
        """Draw a box of slanting lines."""
        box = _box(mark.rect)
        before = surface.get_clip()
        pygame.draw.rect(surface, self._shades[mark.ground], box)
        surface.set_clip(box.clip(before))
        tall = box.h * mark.lean
        for x in range(box.x - box.h, box.right + box.h, mark.gap):
            pygame.draw.aaline(
                surface, self._shades[mark.ink], (x, box.centery + tall / 2), (x + box.h, box.centery - tall / 2)
            )
        surface.set_clip(before)

    def _shape(self, surface: pygame.Surface, mark: Shape) -> None:
        """Draw a marker from a smooth, kept picture."""
        key = ("shape", mark.kind, mark.radius, mark.ink, mark.edge)
        kept = self._texts.get(key)
        if kept is None:
            kept = self._texts[key] = shape(mark.kind, mark.radius, self._shades[mark.ink], self._shades[mark.edge])
        surface.blit(kept, kept.get_rect(center=mark.centre))

    def _glyphs(self, surface: pygame.Surface, mark: Glyphs) -> None:
        """Draw a stretch of text on its baseline."""
        x = mark.x
        theme, file, ink = self._theme, self._theme.faces[mark.face], self._shades[mark.ink]
        tracking, gap = theme.tracking(mark.px), theme.word_gap(mark.px)
        for name, part in self._fonts.split(file, mark.text):
            font = self._fonts.font(name, mark.px)
            if not tracking:
                picture = self._rendered(name, mark.px, part, ink, font)
                surface.blit(picture, (x, mark.baseline - font.get_ascent()))
                x += font.size(part)[0]
                continue
            for letter in part:
                surface.blit(self._rendered(name, mark.px, letter, ink, font), (x, mark.baseline - font.get_ascent()))
                x += font.size(letter)[0] + tracking + (gap if letter == " " else 0)
        thick = max(1, mark.px // 14)
        if mark.struck:
            y = mark.baseline - round(mark.px * 0.28)
            pygame.draw.line(surface, ink, (mark.x, y), (x, y), thick)
        if mark.underlined:
            y = mark.baseline + max(2, mark.px // 9)
            pygame.draw.line(surface, ink, (mark.x, y), (x, y), thick)

    def _rendered(self, file: str, px: int, text: str, ink: Colour, font: pygame.font.Font) -> pygame.Surface:
        """Return a picture of the text, kept while there is room."""
        key = (file, px, text, ink)
        picture = self._texts.get(key)
        if picture is not None:
            self._texts.move_to_end(key)
            return picture
        picture = font.render(text, True, ink)
        self._texts[key] = picture
        self._pixels += picture.get_width() * picture.get_height()
        while len(self._texts) > KEPT_TEXTS or self._pixels > KEPT_PIXELS:
            _, old = self._texts.popitem(last=False)
            self._pixels -= old.get_width() * old.get_height()
        return picture


def _box(rect: Rect) -> pygame.Rect:
    """Return a box in pygame's terms."""
    return pygame.Rect(rect.x, rect.y, rect.w, rect.h)


@lru_cache(maxsize=8)
def grain(shade: Colour) -> pygame.Surface:
    """Return a tile of paper of a shade: two sizes of faint, fixed noise."""
    noise = Random(1940)
    spread = 5 if sum(shade) > 300 else 3
    tile = _noise(noise, GRAIN, shade, spread)
    coarse = pygame.transform.smoothscale(_noise(noise, GRAIN // 3, shade, spread), (GRAIN, GRAIN))
    coarse.set_alpha(110)
    tile.blit(coarse, (0, 0))
    return tile


def _noise(noise: Random, side: int, shade: Colour, spread: int) -> pygame.Surface:
    """Return a square whose pixels scatter around a shade."""
    flat = pygame.image.frombytes(noise.randbytes(side * side), (side, side), "P")
    palette = []
    for level in range(256):
        # The sum of two dice, so that most pixels stay near the shade.
        shift = ((level & 15) + (level >> 4) - 15) * spread // 15
        palette.append(tuple(max(0, min(255, part + shift)) for part in shade))
    flat.set_palette(palette)
    tile = pygame.Surface((side, side))
    tile.blit(flat, (0, 0))
    return tile


def shape(kind: str, radius: int, ink: Colour, edge: Colour) -> pygame.Surface:
    """Return a marker drawn four times too large and reduced, so that its edges are smooth."""
    side = (radius + 2) * 2
    big = pygame.Surface((side * 4, side * 4), pygame.SRCALPHA)
    m, r = side * 2, radius * 4
    line = max(4, radius)
    match kind:
        case "circle":
            pygame.draw.circle(big, edge, (m, m), r)
            pygame.draw.circle(big, ink, (m, m), r - line)
        case "dot":
            pygame.draw.circle(big, ink, (m, m), r)
        case "tick":
            points = [(m - r, m), (m - r // 4, m + r * 3 // 4), (m + r, m - r * 3 // 4)]
            pygame.draw.lines(big, ink, False, points, line * 2)
        case "cross":
            pygame.draw.line(big, ink, (m - r, m - r), (m + r, m + r), line * 2)
            pygame.draw.line(big, ink, (m - r, m + r), (m + r, m - r), line * 2)
        case _:
            corners = {
                "diamond": [(m, m - r), (m + r, m), (m, m + r), (m - r, m)],
                "triangle": [(m, m - r), (m + r, m + r * 3 // 4), (m - r, m + r * 3 // 4)],
                "square": [(m - r, m - r), (m + r, m - r), (m + r, m + r), (m - r, m + r)],
                "left": [(m - r, m), (m + r, m - r), (m + r, m + r)],
                "right": [(m + r, m), (m - r, m - r), (m - r, m + r)],
            }[kind]
            pygame.draw.polygon(big, ink, corners)
            pygame.draw.polygon(big, edge, corners, max(4, line // 2))
    return pygame.transform.smoothscale(big, (side, side))
