"""What is true at one moment of B parallel negotiations, and who may see each part of it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Literal

import numpy as np

from game.rules.spec import Array, Bools, Ints

Sight = Literal["all", "own", "none"]


def seen_by(sight: Sight) -> Any:
    """Return a dataclass field marked with who may see it: all, own (axis 1 is the delegation) or none."""
    return field(metadata={"seen_by": sight})


@dataclass(frozen=True, slots=True)
class State:
    """One moment in B parallel negotiations. Axis letters as in `spec`; -1 stands for none."""

    key: Array = seen_by("none")  # (B,) uint64  source of this negotiation's chance
    turn: Ints = seen_by("all")  # (B,) int16  acts made
    sitting: Ints = seen_by("all")  # (B,) int8
    left: Ints = seen_by("all")  # (B,) int16  acts left in the sitting
    side: Ints = seen_by("all")  # (B,) int8  whose turn it is
    ending: Ints = seen_by("all")  # (B,) int8  RUNNING, SIGNED, LAPSED, RECALLED

    profile: Ints = seen_by("own")  # (B, D) int8
    mandate: Ints = seen_by("own")  # (B, D, I) int8  furthest option allowed
    emphasis: Ints = seen_by("own")  # (B, D, I) int8  QUIET, NEUTRAL, PRESS
    standing: Ints = seen_by("own")  # (B, D) int16  per mille
    reservation: Ints = seen_by("own")  # (B, D) int16  points, added to the profile's
    reading: Ints = seen_by("own")  # (B, D, I) int8  estimate of the other side's floor
    reading_kind: Ints = seen_by("own")  # (B, D, I) int8  UNKNOWN, GUESS, INFERRED, SAID
    known: Bools = seen_by("own")  # (B, D, E)  events the delegation has learnt of
    resolve: Ints = seen_by("none")  # (B, D) int16  for war, per mille
    flags: Bools = seen_by("none")  # (B, F)  what has happened

    position: Ints = seen_by("all")  # (B, D, I) int8  option last stated
    settled: Ints = seen_by("all")  # (B, I) int8  option settled in principle
    insistence: Ints = seen_by("all")  # (B, D, I) int16  per mille
    asked: Ints = seen_by("all")  # (B, D, I) int8  how often
    owed: Ints = seen_by("all")  # (B, D) int8  issue on which an answer is owed
    evaded: Bools = seen_by("all")  # (B, D)  its last act was to evade
    strain: Ints = seen_by("all")  # (B,) int16  per mille
    trust: Ints = seen_by("all")  # (B, D) int16  how far it believes the other's word, per mille
    offer: Ints = seen_by("all")  # (B, I) int8  options of the offer on the table
    offer_by: Ints = seen_by("all")  # (B,) int8  seat
    offer_kind: Ints = seen_by("all")  # (B,) int8  NO_OFFER, LINK, DRAFT
    referred: Ints = seen_by("all")  # (B,) int8  seat whose government is considering the offer
    status_quo: Ints = seen_by("all")  # (B, I) int8  what holds without agreement
    acted: Ints = seen_by("all")  # (B, A) int8  how often each action was taken
    evidence: Ints = seen_by("all")  # (B, D, P) int32  per mille nats for each profile, from public acts
    unratified: Ints = seen_by("all")  # (B, D) int8  drafts its government refused to ratify
    treaty: Ints = seen_by("all")  # (B, I) int8  options of the treaty signed
    in_force: Ints = seen_by("all")  # (B, I) int8  those of them no absent party's refusal has voided

    @property
    def size(self) -> int:
        """B, the number of negotiations."""
        return len(self.turn)


NAMES = tuple(f.name for f in fields(State))
SIGHT: dict[str, Sight] = {f.name: f.metadata["seen_by"] for f in fields(State)}


def take(state: State, rows: Array) -> State:
    """Return the negotiations at *rows* (indices or a mask) as a state of their own; always copies."""
    places = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
    return State(**{name: getattr(state, name).take(places, axis=0) for name in NAMES})


def copy(state: State) -> State:
    """Return a state whose arrays may be written without touching *state*."""
    return State(**{name: getattr(state, name).copy() for name in NAMES})


def join(parts: list[State]) -> State:
    """Return the negotiations of several states as one, in order."""
    return State(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in NAMES})


def put_in(state: State, rows: Array, part: State) -> None:
    """Write *part* over the negotiations at *rows* of a state the caller owns."""
    for name in NAMES:
        getattr(state, name)[rows] = getattr(part, name)
