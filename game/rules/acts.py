"""Acts, as arrays: one move in each of B negotiations."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from game.rules.spec import NONE, Array, Ints

(ASK, STATE, INSIST, EVADE, LINK_UP, ACCEPT, DECLINE, TABLE, REFER, ACT, SILENCE, ADJOURN) = range(12)
VERBS = (
    "ask", "state", "insist", "evade", "link", "accept", "decline", "table", "refer", "act", "silence", "adjourn",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Acts:
    """One act per negotiation; what a verb does not use is NONE."""

    verb: Ints  # (B,) int8
    issue: Ints  # (B,) int8  ask, state, insist, evade (from), decline (the issue that blocks)
    option: Ints  # (B,) int8  state
    to: Ints  # (B,) int8  evade: the issue spoken of instead
    action: Ints  # (B,) int8  act
    package: Ints  # (B, I) int8  link, table: an option per issue, NONE where not part of it


def blank(size: int, issues: int, verb: int = SILENCE) -> Acts:
    """Return *size* acts of one verb with nothing filled in; the arrays are new and may be written."""
    return Acts(
        verb=np.full(size, verb, np.int8),
        issue=np.full(size, NONE, np.int8),
        option=np.full(size, NONE, np.int8),
        to=np.full(size, NONE, np.int8),
        action=np.full(size, NONE, np.int8),
        package=np.full((size, issues), NONE, np.int8),
    )


def take_acts(acts: Acts, rows: Array) -> Acts:
    """Return the acts at *rows*."""
    return Acts(**{f.name: getattr(acts, f.name)[rows] for f in fields(Acts)})


def put_acts(acts: Acts, rows: Array, part: Acts) -> None:
    """Write *part* over the acts at *rows* (indices or a mask) of acts the caller owns."""
    for name in (f.name for f in fields(Acts)):
        getattr(acts, name)[rows] = getattr(part, name)
