"""Writes numbers, lists, sources and sentences as every page of the game does."""

from __future__ import annotations

from collections.abc import Iterable


def signed(number: int) -> str:
    """Return a number with its sign: "+9", "−14", "0"."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def percent(per_mille: int) -> str:
    """Return a chance per mille as "12 %"; what is not quite certain does not become so by rounding."""
    if 0 < per_mille < 10:
        return "under 1 %"
    if 990 < per_mille < 1000:
        return "over 99 %"
    return f"{round(per_mille / 10)} %"


def signed_percent(per_mille: int) -> str:
    """Return a change per mille as "+4 %"; a change too small to round is still a change."""
    rounded = round(per_mille / 10)
    return f"{signed(rounded)} %" if rounded else ("slightly up" if per_mille > 0 else "slightly down")


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names as "a, b and c"."""
    *most, end = list(names) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def cited(sources: Iterable[str]) -> str:
    """Return source ids as " [S04, S12]", or nothing where there are none."""
    ids = ", ".join(sources)
    return f" [{ids}]" if ids else ""


def sentence(text: str) -> str:
    """Return a text that begins with a capital and ends as a sentence does."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!…”" else ".")
