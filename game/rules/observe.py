"""The only way out of the truth: what one delegation may know."""

from __future__ import annotations

from dataclasses import dataclass, fields

from game.rules.spec import Array, Bools, Ints
from game.rules.state import SIGHT, State


@dataclass(frozen=True, slots=True)
class Observation:
    """What delegation `seat` knows of B negotiations; names as in `State`.

    Fields marked `own` have lost their delegation axis: they hold this delegation's share alone. A field of State
    without a place here is hidden.
    """

    seat: int

    turn: Ints  # (B,)
    sitting: Ints  # (B,)
    left: Ints  # (B,)
    side: Ints  # (B,)
    ending: Ints  # (B,)

    profile: Ints  # (B,)
    mandate: Ints  # (B, I)
    emphasis: Ints  # (B, I)
    standing: Ints  # (B,)
    reservation: Ints  # (B,)
    reading: Ints  # (B, I)
    reading_kind: Ints  # (B, I)
    known: Bools  # (B, E)

    position: Ints  # (B, D, I)
    settled: Ints  # (B, I)
    insistence: Ints  # (B, D, I)
    asked: Ints  # (B, D, I)
    owed: Ints  # (B, D)
    evaded: Bools  # (B, D)
    strain: Ints  # (B,)
    trust: Ints  # (B, D)
    offer: Ints  # (B, I)
    offer_by: Ints  # (B,)
    offer_kind: Ints  # (B,)
    referred: Ints  # (B,)
    status_quo: Ints  # (B, I)
    acted: Ints  # (B, A)
    evidence: Ints  # (B, D, P)
    unratified: Ints  # (B, D)
    treaty: Ints  # (B, I)
    in_force: Ints  # (B, I)

    @property
    def size(self) -> int:
        """B, the number of negotiations."""
        return len(self.turn)


SEEN = tuple(f.name for f in fields(Observation) if f.name != "seat")


def observe(state: State, seat: int) -> Observation:
    """Return what *seat* may know of *state*; closed by default, by the marks on State's fields."""
    shown = {}
    for name in SEEN:
        array = getattr(state, name)
        match SIGHT[name]:
            case "all":
                shown[name] = array
            case "own":
                shown[name] = array[:, seat]
            case "none":
                raise AssertionError(f"{name} is hidden and must not be observed")
    return Observation(seat=seat, **shown)


def narrowed(obs: Observation, rows: Array) -> Observation:
    """Return what is known of the negotiations at *rows* (indices) alone."""
    return Observation(seat=obs.seat, **{name: getattr(obs, name).take(rows, axis=0) for name in SEEN})
