"""The agenda as one delegation sees it: every issue with positions and limits, and who is absent from the table."""

from __future__ import annotations

from typing import Literal

import numpy as np

from game.play.view import AbsentView, IssueView, OptionView, Possible, ReadingView
from game.play.wording import choice, joined, on, once, tidy
from game.play.words import Words
from game.rules.observe import Observation
from game.rules.spec import INFERRED, NONE, RUNNING, SAID, UNREACHABLE
from game.rules.worlds import posterior

SURE_ENOUGH = 0.6  # how likely a floor must be before the staff calls it a guess
_EMPHASIS: dict[int, Literal["press", "quiet", "none"]] = {1: "press", -1: "quiet", 0: "none"}


def issues(words: Words, seat: int, obs: Observation) -> tuple[IssueView, ...]:
    """Return every issue of the agenda as *seat* sees it."""
    rules, them = words.rules, 1 - seat
    profile, sitting = int(obs.profile[0]), int(obs.sitting[0])
    party = words.scenario.party_id(words.seats[seat])
    likely, odds = likely_floors(words, seat, obs)
    aims = rules.utility[seat, profile].argmax(axis=-1).tolist()
    floors, mandates = rules.floor[seat, profile].tolist(), obs.mandate[0].tolist()
    ours, theirs = obs.position[0, seat].tolist(), obs.position[0, them].tolist()
    pushed, pushes = obs.insistence[0, seat].tolist(), obs.insistence[0, them].tolist()
    settled, offered, quo = obs.settled[0].tolist(), obs.offer[0].tolist(), obs.status_quo[0].tolist()
    readings, kinds = obs.reading[0].tolist(), obs.reading_kind[0].tolist()
    emphasis = obs.emphasis[0].tolist()
    owed_us, owed_them = int(obs.owed[0, seat]), int(obs.owed[0, them])
    found = []
    for number, issue in enumerate(words.issues):
        ids = rules.option_names[number]
        demand = issue.demands[party]
        kind = kinds[number]
        theirs_at = readings[number] if kind else likely[number]
        first, last = _zone(seat, floors[number], theirs_at)
        found.append(
            IssueView(
                id=issue.id,
                number=number + 1,
                title=issue.title,
                question=issue.question,
                article=issue.article,
                place=issue.place,
                options=_options(words)[seat, profile, number, mandates[number]],
                status=_status(settled[number], offered[number], ours[number], theirs[number]),
                status_quo=ids[quo[number]],
                our_aim=ids[aims[number]],
                our_floor=ids[floors[number]],
                our_mandate=ids[mandates[number]],
                our_position=_id(ids, ours[number]),
                their_position=_id(ids, theirs[number]),
                settled=_id(ids, settled[number]),
                offered=_id(ids, offered[number]),
                zone=(ids[first], ids[last]) if first <= last else None,
                reading=_reading(words, number, readings[number], kind, likely[number], odds[number]),
                emphasis=_EMPHASIS[emphasis[number]],
                weight=demand.weight,
                because=demand.because,
                our_insistence=pushed[number],
                their_insistence=pushes[number],
                owed_by="us" if owed_us == number else "them" if owed_them == number else None,
                our_competence=_competences(words)[sitting, seat, number],
                their_competence=_competences(words)[sitting, them, number],
                historical=issue.historical,
                disputed=issue.disputed,
                affects=tuple(issue.affects),
                sources=tuple(issue.source),
            )
        )
    return tuple(found)


def absent(words: Words, seat: int, obs: Observation) -> tuple[AbsentView, ...]:
    """Return the parties that are not at this table, with what is on the table about them; fates after the end."""
    over = int(obs.ending[0]) != RUNNING
    found = []
    for name, party in words.scenario.parties.items():
        if not party.absent:
            continue
        said = party.quote
        touched = [n for n, issue in enumerate(words.issues) if name in issue.affects]
        found.append(
            AbsentView(
                id=name,
                name=party.name,
                voice=party.voice or "",
                fate=(party.fate or "") if over else "",
                quote=f"{said.text} ({said.speaker}, {said.date})" if said else None,
                at_stake=tuple(text for n in touched for text in _at_stake(words, seat, obs, n)),
                sources=tuple(party.source),
            )
        )
    return tuple(found)


def likely_floors(words: Words, seat: int, obs: Observation) -> tuple[list[int], list[float]]:
    """Return per issue the likeliest floor of the other government, and how likely it is."""
    rules, them = words.rules, 1 - seat
    chance = posterior(rules, them, obs.evidence[:, them])[0]
    widest = rules.utility.shape[-1]
    mass = (chance[:, None, None] * (rules.floor[them][..., None] == np.arange(widest))).sum(axis=0)
    return mass.argmax(axis=1).tolist(), mass.max(axis=1).tolist()


def _id(ids: tuple[str, ...], number: int) -> str | None:
    return ids[number] if number >= 0 else None


def _zone(seat: int, ours: int, theirs: int) -> tuple[int, int]:
    """Return the options from the second delegation's floor up to the first's; empty where the first is above."""
    return (theirs, ours) if seat == 0 else (ours, theirs)


def _status(settled: int, offered: int, ours: int, theirs: int) -> Literal["open", "disputed", "agreed", "reserved"]:
    if offered >= 0:
        return "reserved"
    if settled >= 0:
        return "agreed"
    return "disputed" if ours >= 0 and theirs >= 0 and ours != theirs else "open"


def _reading(words: Words, issue: int, read: int, kind: int, likely: int, odds: float) -> ReadingView:
    ids = words.rules.option_names[issue]
    if kind >= INFERRED:
        limit = choice(words, issue, read)
        if kind == SAID:
            text = f"From what they said, they would go as far as: {limit}."
            return ReadingView(option=ids[read], known="said", text=text)
        text = f"They would not speak of it. From that the staff infers that they would go as far as: {limit}."
        return ReadingView(option=ids[read], known="inferred", text=text)
    if odds >= SURE_ENOUGH:
        text = (
            f"The staff guesses, with no word from them, that they would go as far as: {choice(words, issue, likely)}."
        )
        return ReadingView(option=ids[likely], known="guess", text=text)
    return ReadingView(option=None, known=None, text="How far they would go is not known. Asking may tell.")


class _Options(dict[tuple[int, int, int, int], tuple[OptionView, ...]]):
    """The options of an issue as a government of some profile sees them under a mandate, made when first wanted."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, which: tuple[int, int, int, int]) -> tuple[OptionView, ...]:
        seat, profile, number, mandate = which
        rules, parties = self.words.rules, self.words.scenario.parties
        points, floor = rules.utility[seat, profile, number].tolist(), int(rules.floor[seat, profile, number])
        toward = 1 if seat == 0 else -1
        found = self[which] = tuple(
            OptionView(
                id=option.id,
                title=option.title,
                clause=option.clause,
                points=points[k],
                within_mandate=(k - mandate) * toward <= 0,
                blocked=(k - floor) * toward > 0,
                consent=tuple(parties[name].name for name in option.consent),
                secret=option.secret,
            )
            for k, option in enumerate(self.words.issues[number].options)
            if points[k] != UNREACHABLE
        )
        return found


@once
def _options(words: Words) -> _Options:
    return _Options(words)


@once
def _competences(words: Words) -> dict[tuple[int, int, int], Possible]:
    """Return per sitting, seat and issue whether a speaker present can settle it and, if not, who could."""
    can, found = Possible(enabled=True), {}
    for seat, party in enumerate(words.parties):
        for number, issue in enumerate(words.issues):
            able = [
                one.name for one in party.speakers.values() if one.competence == "all" or issue.id in one.competence
            ]
            home = party.capital or party.name
            who = f"{joined(able)} could" if able else f"it must be referred to {home}"
            cannot = Possible(enabled=False, why_not=f"Nobody here can settle it for {words.side(seat)}; {who}.")
            for sitting in range(len(words.rules.sittings)):
                found[sitting, seat, number] = can if words.rules.competent[sitting, seat, number] else cannot
    return found


def _at_stake(words: Words, seat: int, obs: Observation, issue: int) -> list[str]:
    """Return what has been said, offered or settled on an issue, in at most three sentences."""
    settled, offered = int(obs.settled[0, issue]), int(obs.offer[0, issue])
    treaty, force = int(obs.treaty[0, issue]), int(obs.in_force[0, issue])
    at, sentences = on(words, issue), []
    if treaty >= 0:
        kept = "signed" if force >= 0 else "signed, without effect"
        return [tidy(f"{at}, {kept}: {choice(words, issue, treaty)}.")]
    if settled >= 0:
        sentences.append(tidy(f"{at}, settled in principle: {choice(words, issue, settled)}."))
    if offered >= 0 and offered != settled:
        side = words.side(int(obs.offer_by[0]))
        sentences.append(tidy(f"{at} {side} offers: {choice(words, issue, offered)}."))
    wants = "wants" if int(obs.ending[0]) == RUNNING else "wanted"
    if settled == NONE:
        for who in (seat, 1 - seat):
            stated = int(obs.position[0, who, issue])
            if stated >= 0:
                sentences.append(tidy(f"{at} {words.side(who)} {wants}: {choice(words, issue, stated)}."))
    return sentences[:3]
