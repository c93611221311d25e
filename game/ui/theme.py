"""Colours, typefaces and the one scale every size goes through."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """Return a colour from its #rrggbb code."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


# Contrasts of the paper palette on its papers: ink 14.2, red 6.9, blue 8.5, cream on ground 7.2.
PAPER = {
    "ground": "#554b3b",
    "paper": "#efe7d3",
    "panel": "#ddd1b4",
    "inset": "#e7dcc2",
    "button": "#f2ead7",
    "button-hover": "#fdf8ea",
    "button-off": "#d3c8ae",
    "ink": "#16140f",
    "muted": "#5b5344",
    "faint": "#7b6f57",
    "rule": "#a3977a",
    "red": "#862014",
    "blue": "#1e447d",
    "green": "#4d5423",
    "cream": "#efe7d3",
    "cream-muted": "#d8ccb0",
    "hatch": "#8f8055",
    "hatch-ground": "#c4b488",
    "focus": "#153f85",
    "focus-light": "#fff7d6",
    "shadow": "#0c0a07",
    "edge": "#6d6350",
    "seal": "#862014",
    "seal-hover": "#9c2a1c",
    "white": "#fdfaf0",
}

HIGH_CONTRAST = {
    "ground": "#000000",
    "paper": "#ffffff",
    "panel": "#ffffff",
    "inset": "#ffffff",
    "button": "#ffffff",
    "button-hover": "#fff3b0",
    "button-off": "#e4e4e4",
    "ink": "#000000",
    "muted": "#2b2b2b",
    "faint": "#4a4a4a",
    "rule": "#000000",
    "red": "#8a0000",
    "blue": "#00287a",
    "green": "#0d4a00",
    "cream": "#ffffff",
    "cream-muted": "#f0f0f0",
    "hatch": "#4a4a4a",
    "hatch-ground": "#dcdcdc",
    "focus": "#0030c0",
    "focus-light": "#ffe45c",
    "shadow": "#000000",
    "edge": "#000000",
    "seal": "#8a0000",
    "seal-hover": "#a80000",
    "white": "#ffffff",
}

FACES = {
    "serif": "PTF55F.ttf",
    "serif-bold": "PTF75F.ttf",
    "serif-italic": "PTF56F.ttf",
    "sans": "PTN57F.ttf",
    "sans-bold": "PTN77F.ttf",
    "mono": "PTM55F.ttf",
    "mono-bold": "PTM75F.ttf",
    "title": "OldStandard-Regular.ttf",
    "title-bold": "OldStandard-Bold.ttf",
    "title-italic": "OldStandard-Italic.ttf",
    "symbol": "NotoSansSymbols2-Regular.ttf",
}

PLAIN_FACES = FACES | {
    "serif": "PTS55F.ttf",
    "serif-bold": "PTS75F.ttf",
    "serif-italic": "PTS56F.ttf",
    "sans": "PTS55F.ttf",
    "sans-bold": "PTS75F.ttf",
    "mono": "PTS55F.ttf",
    "mono-bold": "PTS75F.ttf",
    "title": "PTS55F.ttf",
    "title-bold": "PTS75F.ttf",
    "title-italic": "PTS56F.ttf",
}

# Heights of type in pixels at 100 %.
SIZES = {
    "display": 76,
    "title": 34,
    "heading": 25,
    "lead": 21,
    "body": 18,
    "ui": 18,
    "small": 16,
    "mono": 17,
    "cap": 14,
}


@dataclass(frozen=True, slots=True)
class Theme:
    """How things look: scale in per cent, palette, and the plain-reading and motion options."""

    scale: int = 100
    high_contrast: bool = False
    plain: bool = False

    def px(self, size: float) -> int:
        """Return a size at this scale, at least one pixel for anything above zero."""
        return max(1, round(size * self.scale / 100)) if size > 0 else 0

    def type_px(self, size: str) -> int:
        """Return the height of type for a named size."""
        return self.px(SIZES[size])

    @property
    def colours(self) -> dict[str, str]:
        """Return the colour codes by name."""
        return HIGH_CONTRAST if self.high_contrast else PAPER

    @property
    def faces(self) -> dict[str, str]:
        """Return the font files by face."""
        return PLAIN_FACES if self.plain else FACES

    @property
    def leading(self) -> float:
        """Return the height of a line in heights of its type."""
        return 1.5 if self.plain else 1.3

    def tracking(self, px: int) -> int:
        """Return the extra space after each letter at this size."""
        return max(1, px // 28) if self.plain else 0

    def word_gap(self, px: int) -> int:
        """Return the extra space after each word at this size."""
        return px // 6 if self.plain else 0


def luminance(shade: Colour) -> float:
    """Return relative luminance as WCAG 2.2 defines it."""
    parts = [c / 255 for c in shade]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colour codes."""
    light, dark = sorted((luminance(colour(one)), luminance(colour(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)
