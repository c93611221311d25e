"""A negotiation small enough to reckon by hand: three issues, two profiles a side, two sittings.

Delegation 0 (west) likes low options, delegation 1 (east) high ones.

    issue   options  status quo  worth to west (soft)   worth to east
    river   4        1           12  0 -12 -24          -24  0 12 24
    mine    3        1           10  0 -10              -30  0 30
    border  3        1           30  0 -30              -10  0 10
"""

from __future__ import annotations

from typing import Any

import numpy as np

from game.rules.spec import (
    NONE,
    UNREACHABLE,
    Action,
    Adjustment,
    Always,
    Consent,
    Consequence,
    Ended,
    Event,
    Flag,
    Holds,
    Link,
    MoveGauge,
    MoveReservation,
    Rules,
    SetEmphasis,
    SetMandate,
    evidence_tables,
)

WEST, EAST = 0, 1
RIVER, MINE, BORDER = 0, 1, 2
SOFT, HARD = 0, 1  # profiles, either side

# Flags
STORM, CABLE, NOTE, LEAK, QUARREL, WAR = range(6)

_X = UNREACHABLE
_SOFT_WEST = [[12, 0, -12, -24], [10, 0, -10, _X], [30, 0, -30, _X]]
_HARD_WEST = [[24, 0, -48, -96], [10, 0, -20, _X], [30, 0, -60, _X]]
_SOFT_EAST = [[-24, 0, 12, 24], [-30, 0, 30, _X], [-10, 0, 10, _X]]
_HARD_EAST = [[-96, 0, 24, 48], [-60, 0, 30, _X], [-20, 0, 10, _X]]


def small_rules(**changes: Any) -> Rules:
    """Return the small negotiation, with some of its rules changed."""
    options = np.array([4, 3, 3], np.int8)
    utility = np.array([[_SOFT_WEST, _HARD_WEST], [_SOFT_EAST, _HARD_EAST]], np.int16)
    floor = np.array([[[2, 2, 2], [1, 2, 1]], [[1, 1, 0], [2, 1, 1]]], np.int8)
    stated, pressed = evidence_tables(utility, floor, options)
    rules: dict[str, Any] = {
        "seats": ("west", "east"),
        "issues": ("river", "mine", "border"),
        "option_names": (
            ("west_bank", "shared", "middle", "east_bank"),
            ("west", "joint", "east"),
            ("back", "stay", "on"),
        ),
        "profiles": (("soft", "hard"), ("soft", "hard")),
        "flags": ("storm", "cable", "note", "leak", "quarrel", "war"),
        "sittings": ("first", "second"),
        "options": options,
        "status_quo": np.array([1, 1, 1], np.int8),
        "utility": utility,
        "floor": floor,
        "mandate": np.array([[1, 2, 2], [1, 1, 0]], np.int8),
        "reservation": np.array([[0, 20], [0, 20]], np.int16),
        "resolve": np.array([[200, 900], [200, 300]], np.int16),
        "prior": np.array([[70, 30], [50, 50]], np.int16),
        "stated_evidence": stated,
        "pressed_evidence": pressed,
        "exchanges": np.array([4, 3], np.int16),
        "opens": np.array([WEST, EAST], np.int8),
        "competent": np.array([[[True, True, False], [True, True, True]], [[True] * 3, [True] * 3]]),
        "signing": np.array([False, True]),
        "links": (Link(((RIVER, 2, 3), (MINE, 0, 0)), (8, -2)),),
        "incidents": (
            Event("storm", STORM, (False, True), Always(True), 500, (True, True), (MoveGauge("strain", NONE, 100),)),
        ),
        "instructions": (
            Event(
                "cable", CABLE, (True, False), Always(True), 1000, (True, False),
                (SetEmphasis(WEST, RIVER, 1), SetMandate(WEST, MINE, 1)), at_start=True,
            ),
        ),
        "actions": (
            Action("note", NOTE, WEST, (True, True), Always(True), 2, (MoveGauge("trust", EAST, 50),)),
            Action("leak", LEAK, EAST, (False, True), Flag(NOTE), 1, (MoveReservation(WEST, -5),)),
        ),
        "consents": (Consent(MINE, (2,), 500, (Adjustment(-500, Flag(LEAK)),)),),
        "aftermath": (
            Consequence("quarrel", QUARREL, Always(True), (400,), NONE, (Adjustment(200, Ended(2)),), False),
            Consequence(
                "war", WAR, Always(True), (100, 900), WEST,
                (Adjustment(50, Flag(QUARREL)), Adjustment(-50, Holds(RIVER, 2, 3))), True,
            ),
        ),
        "min_articles": 2,
        "asks_per_issue": 2,
        "min_exchanges": 1,
    }  # fmt: skip
    return Rules(**{**rules, **changes})
