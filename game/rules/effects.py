"""Carrying out compiled effects. Works in place: callers own the state they pass."""

from __future__ import annotations

import numpy as np

from game.rules.conditions import FULL
from game.rules.spec import (
    Array,
    Effect,
    MoveExchanges,
    MoveGauge,
    MoveReservation,
    SetEmphasis,
    SetFlag,
    SetMandate,
    SetPosition,
    SetStatusQuo,
)
from game.rules.state import State


def clamp(state: State) -> None:
    """Bring every gauge of *state* back between 0 and FULL."""
    for gauge in (state.strain, state.trust, state.standing, state.resolve):
        np.clip(gauge, 0, FULL, out=gauge)


def carry_out(effects: tuple[Effect, ...], state: State, rows: Array) -> None:
    """Change *state* by *effects* in the negotiations at *rows* (indices)."""
    for effect in effects:
        match effect:
            case MoveGauge("strain", _, by):
                state.strain[rows] = np.clip(state.strain[rows] + by, 0, FULL)
            case MoveGauge(name, seat, by):
                gauge = getattr(state, name)
                gauge[rows, seat] = np.clip(gauge[rows, seat] + by, 0, FULL)
            case SetMandate(seat, issue, option):
                state.mandate[rows, seat, issue] = option
            case SetEmphasis(seat, issue, value):
                state.emphasis[rows, seat, issue] = value
            case SetPosition(seat, issue, option):
                state.position[rows, seat, issue] = option
            case SetStatusQuo(issue, option):
                state.status_quo[rows, issue] = option
            case MoveReservation(seat, by):
                state.reservation[rows, seat] += by
            case SetFlag(flag, value):
                state.flags[rows, flag] = value
            case MoveExchanges(by):
                state.left[rows] = np.maximum(state.left[rows] + 2 * by, 2)
