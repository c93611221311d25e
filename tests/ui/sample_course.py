"""The historical line as a course to read, held once for all screens that show it."""

from __future__ import annotations

from functools import cache

from game.ui import courses
from game.ui.courses import Reading


@cache
def line() -> Reading:
    """Return the talks of Berlin as they were held."""
    return courses.as_it_was("berlin-1940")
