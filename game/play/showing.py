"""The view of one delegation, put together from its observation and the public scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.play import agenda, debrief, draft, judgement, news, verbs
from game.play.profiles import estimate, estimate_reasons, profile_view
from game.play.view import (
    Brief,
    Cable,
    GaugeView,
    Judgement,
    News,
    OfferView,
    Possible,
    SittingView,
    View,
)
from game.play.words import Words
from game.rules.legal import legal
from game.rules.observe import Observation
from game.rules.spec import DRAFT, NO_OFFER, NONE, RUNNING, Effect, Event, MoveGauge, SetEmphasis, SetMandate

if TYPE_CHECKING:
    from game.play.talks import Talks

GAUGES = {
    "strain": (("calm", "correct", "tense", "heated", "close to breaking off"), "At the top the sitting breaks off."),
    "our trust": (("none", "little", "wary", "fair", "good"), "How far we believe their word."),
    "their trust": (("none", "little", "wary", "fair", "good"), "How far they believe our word."),
    "standing": (("about to be recalled", "shaky", "fair", "good", "high"), "Credit at home; at 0 we are recalled."),
}  # fmt: skip


def show(talks: Talks, seat: int) -> View:
    """Return everything *seat* may see of *talks* now."""
    words, obs = talks.words, talks.seen(seat)
    may = legal(words.rules, obs)
    earlier = talks.seen(seat, talks.turn - 2) if talks.turn >= 2 else None
    since = _last_own_turn(talks, seat)
    before = talks.seen(seat, since) if since is not None else None
    ended = bool(obs.ending[0] != RUNNING)
    offer = _offer(words, obs)
    return View(
        scenario=words.scenario.scenario,
        title=words.scenario.title,
        subtitle=words.scenario.subtitle,
        mode=words.mode,
        seat=words.seats[seat],
        us=words.delegation(seat),
        them=words.delegation(1 - seat),
        their_seat=words.seats[1 - seat],
        turn=talks.turn,
        to_move=None if ended else ("us" if obs.side[0] == seat else "them"),
        content_note=words.scenario.content_note,
        brief=brief(words, obs),
        sitting=sitting(words, obs),
        issues=agenda.issues(words, seat, obs),
        draft=draft.articles(words, seat, obs, earlier),
        draft_title=draft.title(words, obs),
        offer=offer,
        minutes=talks.minutes(seat),
        cables=cables(words, obs, before),
        news=incidents(words, obs, before),
        gauges=gauges(obs),
        estimate=estimate(words, 1 - seat, obs.evidence[:, 1 - seat]),
        estimate_reasons=estimate_reasons(talks, 1 - seat),
        judgement=_judgement(words, obs, ended=ended),
        verbs=verbs.verbs(words, obs, may),
        actions=verbs.actions(words, obs),
        absent=agenda.absent(words, seat, obs),
        sources=words.sources,
        debrief=debrief.debrief(words, talks.state, seat) if ended else None,
    )


def _last_own_turn(talks: Talks, seat: int) -> int | None:
    """Return after how many acts the seat's last own act stood, None where it has made none."""
    name = talks.words.seats[seat]
    own = [entry.turn for entry in talks.entries if entry.seat == name]
    return own[-1] if own else None


def brief(words: Words, obs: Observation) -> Brief:
    """Return what the delegation was told before it sat down, with the profile its government was dealt."""
    seat, party, number = obs.seat, words.parties[obs.seat], int(obs.profile[0])
    return Brief(
        country=party.name,
        delegation=words.delegation(seat),
        capital=party.capital or "",
        aims=tuple(party.aims),
        batna=party.batna or "",
        reservation=int(words.rules.reservation[seat, number] + obs.reservation[0]),
        profile=profile_view(words, seat, number, 1.0),
        seat_note=party.seat_note,
        sources=tuple(party.source),
    )


def sitting(words: Words, obs: Observation) -> SittingView:
    """Return the meeting under way."""
    number, left = int(obs.sitting[0]), int(obs.left[0])
    now = words.sitting(number)
    done = max(2 * int(words.rules.exchanges[number]) - left, 0)
    clock = news.clock(words, number, done)
    people = [
        tuple(words.parties[seat].speakers[one].name for one in now.speakers.get(words.seats[seat], []))
        for seat in (obs.seat, 1 - obs.seat)
    ]
    return SittingView(
        id=now.id,
        number=number + 1,
        of=len(words.rules.exchanges),
        title=now.title,
        place=now.place,
        date=f"{clock.day} {clock:%B %Y}",
        time=f"{clock:%H:%M}",
        scene=now.scene,
        our_speakers=people[0],
        their_speakers=people[1],
        exchanges_left=(left + 1) // 2,
        acts_left=left,
        signing=Possible(enabled=now.signing, why_not="" if now.signing else "Nobody here can sign a treaty."),
    )


def gauges(obs: Observation) -> tuple[GaugeView, ...]:
    """Return the gauges this delegation can read."""
    us = obs.seat
    values = {
        "strain": int(obs.strain[0]),
        "our trust": int(obs.trust[0, us]),
        "their trust": int(obs.trust[0, 1 - us]),
        "standing": int(obs.standing[0]),
    }
    return tuple(
        GaugeView.model_validate(
            {"name": name, "value": value, "word": GAUGES[name][0][min(value // 200, 4)], "means": GAUGES[name][1]}
        )
        for name, value in values.items()
    )


def cables(words: Words, obs: Observation, before: Observation | None) -> tuple[Cable, ...]:
    """Return the instructions that have reached this delegation, the newest last."""
    rules, found = words.rules, []
    first = len(rules.incidents)
    by_id = {one.id: one for one in words.scenario.instructions}
    for number, event in enumerate(rules.instructions, start=first):
        one = by_id[event.id]
        if obs.known[0, number] and one.to == words.seats[obs.seat]:
            found.append(
                Cable(
                    id=one.id,
                    title=one.title,
                    date=one.date,
                    sender=one.sender,
                    text=one.text,
                    orders=orders(words, event),
                    disputed=one.disputed,
                    sources=tuple(one.source),
                    new=before is None or not bool(before.known[0, number]),
                )
            )
    return tuple(found)


def orders(words: Words, event: Event) -> tuple[str, ...]:
    """Return what an instruction changes for its delegation, in sentences."""
    return tuple(said for effect in event.effects if (said := _order(words, effect)))


def _order(words: Words, effect: Effect) -> str:
    match effect:
        case SetMandate(_, issue, option):
            return f"{words.issues[issue].title}: you may go as far as “{words.option(issue, option).title}”."
        case SetEmphasis(_, issue, value):
            title = words.issues[issue].title
            return {1: f"Press {title}.", 0: f"{title}: as you see fit.", -1: f"Do not raise {title}."}[value]
        case MoveGauge("standing", _, by):
            return "Your credit at home rises." if by > 0 else "Your credit at home falls."
        case _:
            return ""


def incidents(words: Words, obs: Observation, before: Observation | None) -> tuple[News, ...]:
    """Return the incidents this delegation knows of, the newest last."""
    by_id = {one.id: one for one in words.scenario.incidents}
    known = [n for n in range(len(words.rules.incidents)) if obs.known[0, n]]
    return tuple(
        News(
            id=one.id,
            title=one.title,
            date=one.date,
            text=one.text,
            disputed=one.disputed,
            sources=tuple(one.source),
            new=before is None or not bool(before.known[0, number]),
        )
        for number, one in ((n, by_id[words.rules.incidents[n].id]) for n in known)
    )


def _offer(words: Words, obs: Observation) -> OfferView | None:
    if obs.offer_kind[0] == NO_OFFER:
        return None
    us, is_draft = obs.seat, bool(obs.offer_kind[0] == DRAFT)
    by, referred = int(obs.offer_by[0]), int(obs.referred[0])
    package = words.package(obs.offer[0])
    parts = [
        f"{issue.title}: {issue.options[int(n)].title}"
        for issue, n in zip(words.issues, obs.offer[0].tolist(), strict=True)
        if n >= 0
    ]
    whose = "Our" if by == us else "Their"
    what = f"{whose} draft treaty of {len(parts)} articles" if is_draft else f"{whose} offer, all or nothing"
    return OfferView(
        by="us" if by == us else "them",
        kind="draft" if is_draft else "link",
        package=package,
        text=f"{what}: {'; '.join(parts)}.",
        referred_by=None if referred == NONE else ("us" if referred == us else "them"),
        ours=judgement.ours(words, obs, package, draft=is_draft),
    )


def _judgement(words: Words, obs: Observation, *, ended: bool) -> Judgement | None:
    """Return how they read our offer on the table or, without one, what is settled with what we have stated.

    Their own offer needs no guess: they stand by it.
    """
    if ended:
        return None
    if obs.offer_kind[0] != NO_OFFER and obs.offer_by[0] == obs.seat:
        package, is_draft = words.package(obs.offer[0]), bool(obs.offer_kind[0] == DRAFT)
    else:
        standing = np.where(obs.settled[0] >= 0, obs.settled[0], obs.position[0, obs.seat])
        package, is_draft = words.package(standing), True
    return judgement.theirs(words, obs, package, draft=is_draft) if package else None
