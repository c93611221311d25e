"""What is public and fixed about one negotiation: its rules, as arrays.

Axis letters: B negotiations, D delegations (two), P profiles, I issues, K options, S sittings, A actions, E events
(incidents first, then instructions), F flags. Options are ordered from what suits delegation 0 to what suits
delegation 1, so giving way means a higher option for delegation 0 and a lower one for delegation 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]
Ints = NDArray[np.integer]
Bools = NDArray[np.bool_]

SEATS = 2
NONE = -1  # no option, no issue, no seat
UNREACHABLE = -9999  # points of an option that does not exist

GaugeName = Literal["strain", "trust", "standing", "resolve"]

# Endings (State.ending).
RUNNING, SIGNED, LAPSED, RECALLED = range(4)
ENDINGS = ("running", "signed", "lapsed", "recalled")

# Kinds of offer (State.offer_kind).
NO_OFFER, LINK, DRAFT = range(3)

# How a reading is known (State.reading_kind).
UNKNOWN, GUESS, INFERRED, SAID = range(4)

# Emphasis (State.emphasis).
QUIET, NEUTRAL, PRESS = -1, 0, 1


# --- conditions: small trees, evaluated by `conditions.holds` ---


@dataclass(frozen=True, slots=True)
class Always:
    """True or false whatever happens (what folding leaves)."""

    value: bool


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Settled:
    """The issue is settled in principle between two options, ends included."""

    issue: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Position:
    """The seat's word (its offer on the table, else its stated position) lies between two options, ends included."""

    seat: int
    issue: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Holds:
    """What holds on the issue (treaty clause in force, else status quo) lies between two options."""

    issue: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class GaugeIs:
    """A gauge lies between two values, ends included; seat is NONE for strain."""

    name: GaugeName
    seat: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Insisted:
    """The seat has insisted on the issue at least so strongly (per mille)."""

    seat: int
    issue: int
    at_least: int


@dataclass(frozen=True, slots=True)
class During:
    """The sitting under way (or about to begin) lies between two, ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Something has happened."""

    flag: int


@dataclass(frozen=True, slots=True)
class ProfileIs:
    """The seat's government is of one of these profiles."""

    seat: int
    profiles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """The talks ended in this way."""

    ending: int


Condition = (
    Always | All | Any | Not | Settled | Position | Holds | GaugeIs | Insisted | During | Flag | ProfileIs | Ended
)


# --- effects: carried out by `effects.carry_out` ---


@dataclass(frozen=True, slots=True)
class MoveGauge:
    """seat is NONE for strain."""

    name: GaugeName
    seat: int
    by: int


@dataclass(frozen=True, slots=True)
class SetMandate:
    """The furthest option the seat's delegation may agree to."""

    seat: int
    issue: int
    option: int


@dataclass(frozen=True, slots=True)
class SetEmphasis:
    """What home wants pressed or kept quiet."""

    seat: int
    issue: int
    value: int  # QUIET, NEUTRAL or PRESS


@dataclass(frozen=True, slots=True)
class SetPosition:
    """A position put over the delegation's head."""

    seat: int
    issue: int
    option: int


@dataclass(frozen=True, slots=True)
class SetStatusQuo:
    """A fact on the ground."""

    issue: int
    option: int


@dataclass(frozen=True, slots=True)
class MoveReservation:
    """The worth of no agreement, moved by points."""

    seat: int
    by: int


@dataclass(frozen=True, slots=True)
class SetFlag:
    """A flag set or cleared."""

    flag: int
    value: bool


@dataclass(frozen=True, slots=True)
class MoveExchanges:
    """Changes the exchanges left in the sitting under way; never below one."""

    by: int


Effect = MoveGauge | SetMandate | SetEmphasis | SetPosition | SetStatusQuo | MoveReservation | SetFlag | MoveExchanges


@dataclass(frozen=True, slots=True)
class Event:
    """An incident or an instruction: drawn once, when one of its sittings is about to begin."""

    id: str
    flag: int  # set when it happens
    sittings: tuple[bool, ...]  # (S,) about to begin; an instruction "after" sitting s stands at s + 1
    when: Condition
    chance: int  # per mille
    known: tuple[bool, bool]  # which delegations learn of it
    effects: tuple[Effect, ...]
    at_start: bool = False  # happens before the first sitting, without a draw


@dataclass(frozen=True, slots=True)
class Action:
    """Leverage away from the words, open to one seat."""

    id: str
    flag: int
    seat: int
    sittings: tuple[bool, ...]  # (S,)
    when: Condition
    times: int
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Points each delegation gains when every issue of `ranges` (issue, low, high) holds in the range."""

    ranges: tuple[tuple[int, int, int], ...]
    points: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A signed change to a chance."""

    by: int  # per mille
    when: Condition


@dataclass(frozen=True, slots=True)
class Consent:
    """The chance that an absent party agrees to one option of an issue when a treaty is signed."""

    issue: int
    options: tuple[int, ...]  # those that need this party's consent
    chance: int  # per mille
    adjust: tuple[Adjustment, ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """One event of the aftermath. `chance` is per profile of delegation `seat`, or one figure when seat is NONE."""

    id: str
    flag: int
    when: Condition
    chance: tuple[int, ...]  # per mille
    seat: int
    adjust: tuple[Adjustment, ...]
    war: bool


@dataclass(frozen=True, slots=True)
class Coefficients:
    """What acts cost and bring, in per mille of a gauge; documented in docs/scenarios.md."""

    start_strain: int = 150
    start_trust: int = 450
    start_standing: int = 600
    ask_strain: int = 8
    concession_trust: int = 25
    concession_strain: int = -15
    hardening_trust: int = -30
    hardening_strain: int = 25
    insist_strain: int = 25
    insist_gain: int = 400
    yield_at: int = 700
    evade_trust: int = -25
    unanswered_trust: int = -20
    answer_trust: int = 10
    offer_strain: int = -5
    decline_strain: int = 15
    silence_strain: int = -10
    silence_trust: int = -15
    refer_standing: int = -15
    breach_standing: int = -60
    press_standing: int = 15
    quiet_standing: int = -25
    settle_trust: int = 30
    settle_strain: int = -30
    reopen_trust: int = -80
    reopen_strain: int = 60
    refused_standing: int = -150
    rest_strain: int = -80
    break_off_at: int = 950


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Everything both delegations may know before the first word is spoken.

    Compared by identity, so that tables which follow from the rules are made once for each.
    """

    seats: tuple[str, str]
    issues: tuple[str, ...]
    option_names: tuple[tuple[str, ...], ...]  # per issue
    profiles: tuple[tuple[str, ...], tuple[str, ...]]  # per seat; P is the larger number
    flags: tuple[str, ...]
    sittings: tuple[str, ...]

    options: Ints  # (I,) int8  how many options
    status_quo: Ints  # (I,) int8
    utility: Ints  # (D, P, I, K) int16  points, initial status quo = 0; UNREACHABLE where there is no option
    floor: Ints  # (D, P, I) int8  furthest option a profile would settle for
    mandate: Ints  # (D, I) int8  furthest option allowed at the start
    reservation: Ints  # (D, P) int16  what a treaty must be worth beyond the status quo
    resolve: Ints  # (D, P) int16  per mille
    prior: Ints  # (D, P) int16  relative weight, 0 where there is no profile
    stated_evidence: Ints  # (D, P, I, K) int16  per mille nats: how much stating an option speaks for a profile
    pressed_evidence: Ints  # (D, P, I) int16  the same for insisting on, or refusing over, an issue

    exchanges: Ints  # (S,) int16
    opens: Ints  # (S,) int8  seat
    competent: Bools  # (S, D, I)
    signing: Bools  # (S,)

    links: tuple[Link, ...] = ()
    incidents: tuple[Event, ...] = ()
    instructions: tuple[Event, ...] = ()
    actions: tuple[Action, ...] = ()
    consents: tuple[Consent, ...] = ()
    aftermath: tuple[Consequence, ...] = ()
    coefficients: Coefficients = field(default_factory=Coefficients)
    min_articles: int = 1
    asks_per_issue: int = 2
    min_exchanges: int = 2

    @property
    def events(self) -> tuple[Event, ...]:
        """Incidents and instructions in the order of State.known's last axis."""
        return self.incidents + self.instructions


TEMPERATURE = 12.0  # points; how sharply a delegation is thought to prefer what is worth more to it


def evidence_tables(utility: Ints, floor: Ints, options: Ints) -> tuple[Ints, Ints]:
    """Return how strongly acts speak for each profile: (D, P, I, K) for stating, (D, P, I) for pressing; int16.

    A delegation is taken to state options in proportion to exp(points / TEMPERATURE) (a multinomial logit choice,
    McFadden 1974), options beyond its floor being a fifth as likely again, and to press issues in proportion to the
    spread of points at stake on them. Values are natural logarithms in per mille, clipped to +-4000.
    """
    seats, _, issues, widest = utility.shape
    exists = np.arange(widest)[None, :] < options[:, None]  # (I, K)
    logit = np.where(exists, utility / TEMPERATURE, -np.inf)
    order = np.arange(widest)
    beyond = np.stack([order > floor[0][..., None], order < floor[1][..., None]])  # (D, P, I, K)
    logit = logit - np.where(beyond, np.log(5.0), 0.0)
    peak = logit.max(axis=-1, keepdims=True)
    log_sum = peak + np.log(np.exp(logit - peak).sum(axis=-1, keepdims=True))
    stated = np.where(exists, logit - log_sum, 0.0)
    spread = np.where(exists, utility, 0).max(axis=-1) - np.where(exists, utility, 0).min(axis=-1) + 1
    pressed = np.log(spread / spread.sum(axis=-1, keepdims=True))
    if (seats, issues) != (SEATS, len(options)):
        raise ValueError(f"utility has shape {utility.shape}, expected ({SEATS}, P, {len(options)}, K)")
    return (
        np.clip(np.rint(stated * 1000), -4000, 0).astype(np.int16),
        np.clip(np.rint(pressed * 1000), -4000, 0).astype(np.int16),
    )
