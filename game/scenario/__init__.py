"""Scenario files: finding, reading, checking, and compiling them to rules."""

from __future__ import annotations

from game.scenario.compiling import compile  # noqa: A004 - the design's word for it
from game.scenario.library import available, find
from game.scenario.loading import load

__all__ = ["available", "compile", "find", "load"]
