"""A small course that one act decides: a draft that every government would sign is met with silence."""

from __future__ import annotations

from functools import cache

from game.play.moves import Move, Silence, Table
from game.play.talks import Talks

DRAFT = {"danube": "joint_lower", "deliveries": "grain_for_a_date"}  # worked out by hand: no profile refuses it
ACTS = 28  # 4, 5 and 5 exchanges; the German side opens the last sitting, so the Soviet side has the last word
LOST = 27  # the number of the act that lost it: the German side's last, the draft having come with act 26


@cache
def course() -> Talks:
    """Return the course, held once; nobody may play it on."""
    talks = Talks.open("first-steps", mode="two", players={}, key=3)
    while talks.to_move is not None:
        move: Move = Table(package=DRAFT) if talks.turn == LOST - 2 else Silence()
        talks.decide(talks.to_move, move)
    assert talks.turn == ACTS
    return talks


def under_way(acts: int = ACTS - 1) -> Talks:
    """Return the same talks while they are still being held."""
    return course().branch(acts)
