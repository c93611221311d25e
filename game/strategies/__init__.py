"""Delegations played by the computer: a roster of named strategies. They see Observations only.

A better generation of players belongs here too: one module for the idea, one entry in the roster.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.rules.acts import Acts
from game.rules.observe import Observation
from game.rules.spec import Array, Rules
from game.strategies import thumb
from game.strategies.bargainer import Manner, bargain

Choose = Callable[[Rules, Observation, Array], Acts]

VERSION = 2  # rises when a delegation would decide otherwise: what playouts led to belongs to one version


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way of playing. `choose` returns one act for each of B negotiations, given private keys (B,) uint64."""

    name: str
    title: str
    text: str
    source: str
    choose: Choose
    opponent: bool = True  # offered to players; the others serve as measures
    seat: int | None = None  # the delegation whose manner of history it is


def _bargainer(name: str, title: str, text: str, source: str, manner: Manner, seat: int | None = None) -> Strategy:
    return Strategy(name, title, text, source, partial(bargain, manner), seat=seat)


_FARATIN = "Faratin, Sierra and Jennings (1998)"

ROSTER: dict[str, Strategy] = {
    strategy.name: strategy
    for strategy in (
        _bargainer(
            "prober",
            "In Molotov's manner",
            "Asks in series, returns to the same point, concedes nothing early and refers much to Moscow.",
            "Dossier: the sequence of 12-13 November; S04, S34.",
            Manner(exponent=5.0, ask=2.4, state=1.2, insist=1.5, link=0.6, evade=0.15, refer=0.6, drafts_from=0.55),
            seat=1,
        ),
        _bargainer(
            "evader",
            "In Berlin's manner",
            "Speaks in large designs, offers what belongs to others, changes the subject when pinned down.",
            "Dossier: the sequence of 12-13 November; S04, S32.",
            Manner(
                exponent=6.0,
                ask=0.5,
                state=1.6,
                insist=0.5,
                link=1.1,
                evade=0.7,
                refer=0.4,
                silence=0.25,
                drafts_from=0.3,
                table=0.9,
            ),
            seat=0,
        ),
        _bargainer(
            "boulware",
            "Holds out",
            "Gives way only near the end of the talks.",
            _FARATIN,
            Manner(exponent=4.0),
        ),
        _bargainer(
            "linear",
            "Steady",
            "Gives way at an even pace.",
            _FARATIN,
            Manner(exponent=1.0),
        ),
        _bargainer(
            "conceder",
            "Gives way early",
            "Comes close to its limit early and then stays there.",
            _FARATIN,
            Manner(exponent=0.35),
        ),
        _bargainer(
            "mirror",
            "Like for like",
            "Gives way as far as the other side has given way.",
            "Axelrod (1984); Faratin, Sierra and Jennings (1998), behaviour-dependent tactics",
            Manner(exponent=None),
        ),
        Strategy(
            "extreme",
            "Always the extreme demand",
            "States its best wish on everything and insists.",
            "A rule of thumb",
            thumb.extreme,
            opponent=False,
        ),
        Strategy(
            "concede",
            "Always concedes",
            "Takes over every position and accepts every offer.",
            "A rule of thumb",
            thumb.concede,
            opponent=False,
        ),
        Strategy(
            "evade",
            "Always evades",
            "Changes the subject whenever it can.",
            "A rule of thumb",
            thumb.evade,
            opponent=False,
        ),
        Strategy("silence", "Says nothing", "Is silent throughout.", "A rule of thumb", thumb.silence, opponent=False),
        Strategy("random", "Random", "Any legal act.", "A rule of thumb", thumb.chaos, opponent=False),
    )
}


def usual(seat: int) -> str:
    """Return who plays a seat where nobody else is named: the manner its delegation had."""
    return next(one.name for one in ROSTER.values() if one.seat == seat)
