"""Writes fonts/glyphs.json: which characters each shipped font can draw.

The painter needs this because a missing character is drawn as a box without any notice.
Run after changing the fonts (needs fonttools): python assets/build_glyphs.py
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"


def ranges(codes: list[int]) -> list[list[int]]:
    """Return sorted character codes as inclusive [first, last] ranges."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def main() -> None:
    """Write the coverage of every font beside this script."""
    coverage = {}
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path) as font:
            coverage[path.name] = ranges(list(font.getBestCmap()))
    text = ",\n".join(f'"{name}": {json.dumps(spans)}' for name, spans in coverage.items())
    (FONTS / "glyphs.json").write_text("{\n" + text + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
