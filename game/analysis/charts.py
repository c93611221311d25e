"""A chart as data: axes, series and marks, with the words that say the same, whoever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ink = Literal["first", "second", "history", "other", "plain", "quiet"]  # delegations, courses; drawers choose colours
Style = Literal["line", "steps", "dots", "bars"]
Symbol = Literal["circle", "diamond", "square", "triangle", "cross"]
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """What is measured along one side, from where to where; ticks are values with their labels."""

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Values in order; `band` has the low and high end of what each may be, where that is known."""

    name: str
    points: tuple[Place, ...]
    band: tuple[Place, ...] = ()  # as many as points: (low, high) upward
    ink: Ink = "plain"
    style: Style = "line"


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of note, with its label."""

    at: Place
    label: str
    symbol: Symbol = "circle"
    ink: Ink = "plain"


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture. `told` says in sentences what it shows, for whoever cannot see it."""

    title: str
    across: Axis
    up: Axis
    series: tuple[Series, ...] = ()
    spots: tuple[Spot, ...] = ()
    rules: tuple[tuple[float, str], ...] = ()  # upright lines at a value across, with their labels
    caption: str = ""
    told: tuple[str, ...] = ()
    square: bool = False  # both sides measure the same kind of thing, so that it wants height
