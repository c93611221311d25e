"""Schools of history about a government: how likely the staff holds each, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.play.moves import Move
from game.play.view import ProfileView
from game.play.words import Words
from game.rules.spec import Ints
from game.rules.worlds import posterior

if TYPE_CHECKING:
    from game.play.talks import Talks


def profile_view(words: Words, seat: int, number: int, now: float) -> ProfileView:
    """Return one school's reading of a government, with how likely it was held and is *now* (0-1)."""
    profile, prior = words.profile(seat, number), words.rules.prior[seat]
    return ProfileView(
        id=words.rules.profiles[seat][number],
        title=profile.title,
        school=profile.school,
        purpose=profile.purpose,
        prior=round(1000 * int(prior[number]) / int(prior.sum())),
        now=round(1000 * now),
        sources=tuple(profile.source),
    )


def estimate(words: Words, seat: int, evidence: Ints) -> tuple[ProfileView, ...]:
    """Return how likely each reading of a government is after its public acts, *evidence* (1, P)."""
    odds = posterior(words.rules, seat, evidence)[0]
    return tuple(
        profile_view(words, seat, number, float(odds[number])) for number in range(len(words.rules.profiles[seat]))
    )


def estimate_reasons(talks: Talks, them: int) -> tuple[str, ...]:
    """Return up to three public acts of theirs that moved the estimate most, as sentences."""
    words, seat = talks.words, talks.words.seats[them]
    moved = []
    for entry in talks.entries:
        if entry.seat != seat:
            continue
        old, new = (
            posterior(words.rules, them, talks.seen(1 - them, turn).evidence[:, them])[0]
            for turn in (entry.turn, entry.turn + 1)
        )
        shift = new - old
        gained = int(np.argmax(shift))
        if shift[gained] >= 0.02:
            moved.append((float(shift[gained]), entry, gained))
    moved.sort(key=lambda found: -found[0])
    return tuple(
        f"{_deed(words, entry.move)} speaks for “{words.profile(them, gained).title}” (+{round(100 * shift)} points)."
        for shift, entry, gained in moved[:3]
    )


def _deed(words: Words, move: Move) -> str:
    """Return an act as a noun phrase: "The statement on the Straits"."""
    nouns = {"state": "The statement on", "insist": "The insistence on", "decline": "The refusal over"}
    verb, issue = getattr(move, "verb", ""), getattr(move, "issue", None)
    if verb in nouns and issue is not None:
        return f"{nouns[verb]} {words.issues[words.number[issue]].title}"
    return "The offer they put forward"
