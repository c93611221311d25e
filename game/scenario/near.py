"""Finds the valid word nearest to a wrong one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, among: Iterable[str]) -> str:
    """Return what to say after a wrong word: the nearest valid one, else a few of those there are, else nothing."""
    words = list(dict.fromkeys(among))
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if not close and len(word) > 2:
        close = [valid for valid in words if word in valid or valid in word][:1]
    if close:
        return f'; did you mean "{close[0]}"?'
    if not words:
        return ""
    more = ", …" if len(words) > 8 else ""
    return f" (there are: {', '.join(words[:8])}{more})"
