"""A course of talks at one of its acts, at a glance: agenda, offer, gauges and sitting as one reader may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play import agenda, showing
from game.play.view import AbsentView, GaugeView, IssueView, Shown, SittingView
from game.rules.observe import Observation
from game.rules.spec import DRAFT, NO_OFFER, RUNNING

if TYPE_CHECKING:
    from game.play.talks import Talks


class Glance(Shown):
    """What stood after an act. For a reader of both sides "our" is the second delegation."""

    us: str  # "Soviet delegation"
    them: str
    countries: tuple[str, str]  # ours and theirs
    both: bool  # whether both sides are read: then aims and mandates, which differ, are left to the seats
    to_move: str  # the delegation that acts next, empty when the talks are over
    issues: tuple[IssueView, ...]
    offer: str  # whose offer lies on the table, and what is in it; empty where there is none
    gauges: dict[str, tuple[GaugeView, ...]]  # by delegation; strain, which both share, under ""
    sitting: SittingView
    absent: tuple[AbsentView, ...]


def glance(talks: Talks, seat: str | None, turn: int) -> Glance:
    """Return what stood after *turn* acts, for one seat or, where that is None, for a reader of both."""
    words = talks.words
    readers = [words.seat(seat)] if seat else list(range(len(words.seats)))
    us = readers[-1]
    obs = talks.seen(us, turn)
    issues = agenda.issues(words, us, obs)
    gauges = {words.delegation(one): showing.gauges(talks.seen(one, turn)) for one in readers}
    strain, *_ = gauges[words.delegation(us)]
    own = ("our trust", "standing") if seat is None else ("our trust", "their trust", "standing")
    return Glance(
        us=words.delegation(us),
        them=words.delegation(1 - us),
        countries=(words.parties[us].name, words.parties[1 - us].name),
        both=seat is None,
        to_move=words.delegation(int(obs.side[0])) if obs.ending[0] == RUNNING else "",
        issues=tuple(_public(issue) for issue in issues) if seat is None else issues,
        offer=_offer(talks, obs),
        gauges={"": (strain,)} | {name: tuple(one for one in all_ if one.name in own) for name, all_ in gauges.items()},
        sitting=showing.sitting(words, obs),
        absent=agenda.absent(words, us, obs),
    )


def _public(issue: IssueView) -> IssueView:
    """Return an issue with what both sides can see of it and nothing that one side keeps to itself."""
    private = {"our_aim": "", "our_floor": "", "our_mandate": "", "zone": None, "emphasis": "none", "owed_by": None}
    return issue.model_copy(update=private)


def _offer(talks: Talks, obs: Observation) -> str:
    """Return the offer on the table in a sentence, empty where there is none."""
    if obs.offer_kind[0] == NO_OFFER:
        return ""
    words = talks.words
    parts = [
        f"{issue.title}: {issue.options[number].title}"
        for issue, number in zip(words.issues, obs.offer[0].tolist(), strict=True)
        if number >= 0
    ]
    draft = obs.offer_kind[0] == DRAFT
    what = f"a draft treaty of {len(parts)} articles" if draft else "an offer, all or nothing"
    return f"{words.delegation(int(obs.offer_by[0]))}, {what}: {'; '.join(parts)}."
