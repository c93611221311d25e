"""The debrief: what the talks came to, with the truth on the table, beside what happened in fact."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.play import agenda
from game.play.profiles import estimate
from game.play.view import Clause, Debrief, Outcome, ScoreView, Term
from game.play.wording import count, inline, joined, roman, topic
from game.play.words import Words
from game.rules import chance, score
from game.rules.aftermath import Aftermath, aftermath, under_profile
from game.rules.observe import observe
from game.rules.spec import ENDINGS, LAPSED, NONE, RECALLED, SEATS, SIGNED
from game.rules.state import State
from game.rules.treaty import consent_chance

_NO_WAR = "That is one draw of a model; it does not make the price good that others paid."


def debrief(words: Words, state: State, seat: int | None) -> Debrief:
    """Return what is shown when the talks have ended; *seat* is the reader's, None for one who had no seat."""
    scores = tuple(_score(words, state, side) for side in range(SEATS))
    treaty = _treaty(words, state)
    outcomes = _outcomes(words, state)
    headline, text = _story(words, state, scores, treaty, outcomes)
    reader = 0 if seat is None else seat
    ending = ENDINGS[int(state.ending[0])]
    assert ending in ("signed", "lapsed", "recalled"), "a debrief is for talks that have ended"
    return Debrief(
        ending=ending,
        headline=headline,
        text=text,
        scores=scores,
        treaty=treaty,
        outcomes=outcomes,
        absent=agenda.absent(words, reader, observe(state, reader)),
        closing_note=words.scenario.closing_note,
    )


def _score(words: Words, state: State, seat: int) -> ScoreView:
    """Return how far a delegation got its brief: what its government has, as a share of the most it could have.

    No agreement counts at its own worth, the reservation value included: to walk away can be the brief.
    """
    rules, profile, signed = words.rules, state.profile[:, seat], int(state.ending[0]) == SIGNED
    needed = int(score.needed(rules, seat, profile, state.reservation[:, seat], state.status_quo)[0])
    treaty = int(score.worth(rules, seat, profile, state.in_force, state.status_quo)[0])
    points = treaty if signed else needed
    best = max(int(score.best(rules, seat, profile)[0]), needed)
    dealt = estimate(words, seat, state.evidence[:, seat])[int(profile[0])]
    return ScoreView(
        seat=words.seats[seat],
        delegation=words.delegation(seat),
        profile=dealt,
        points=points,
        needed=needed,
        best=best,
        brief_fulfilled=round(100 * min(1.0, max(0.0, points / max(1, best)))),
        purpose=dealt.purpose,
        notes=_notes(words, state, seat, points),
    )


def _notes(words: Words, state: State, seat: int, points: int) -> tuple[str, ...]:
    """Return what else is to be said of a delegation's work."""
    rules, notes = words.rules, []
    home = words.parties[seat].capital or words.parties[seat].name
    if int(state.ending[0]) == RECALLED and int(state.standing[0, seat]) <= 0:
        notes.append(f"{home} recalled it. It had lost the credit of its own government.")
    refused = int(state.unratified[0, seat])
    if refused:
        notes.append(f"{home} refused to ratify {count(refused, 'draft')}.")
    stated = np.maximum(score.beyond(seat, state.position[0, seat], state.mandate[0, seat]), 0)
    over = [topic(words, issue) for issue in np.flatnonzero(stated).tolist()]
    if over:
        notes.append(f"It ended beyond its mandate on {joined(over)}.")
    if int(state.ending[0]) == SIGNED:
        full = int(score.worth(rules, seat, state.profile[:, seat], state.treaty, state.status_quo)[0])
        if full != points:
            notes.append(
                f"As signed the treaty was worth {full} points to it; with what was never carried out, {points}."
            )
    return tuple(notes)


def _treaty(words: Words, state: State) -> tuple[Clause, ...]:
    """Return the articles as signed, and what became of each."""
    clauses: list[Clause] = []
    for issue, option in enumerate(state.treaty[0].tolist()):
        if option < 0:
            continue
        about, wording = words.issues[issue], words.option(issue, option)
        force = int(state.in_force[0, issue]) >= 0
        clauses.append(
            Clause(
                number=roman(len(clauses) + 1),
                heading=about.article,
                text=wording.clause,
                secret=wording.secret,
                in_force=force,
                why_not="" if force else " ".join(_refusals(words, state, issue)),
                historical=about.historical,
            )
        )
    return tuple(clauses)


def _refusals(words: Words, state: State, issue: int) -> list[str]:
    """Return the words of the absent parties that withheld their consent to an article."""
    signing = replace(state, in_force=state.treaty)  # consent was asked before anything was void
    told = [one for one in words.scenario.consents if one.issue in words.number]
    found = []
    for number, consent in enumerate(words.rules.consents):
        if consent.issue != issue or int(state.treaty[0, issue]) not in consent.options:
            continue
        draw = chance.per_mille(state.key, 0, chance.CONSENT + number)
        if draw[0] >= consent_chance(signing, consent)[0]:
            found.append(told[number].refusal)
    return found


def _outcomes(words: Words, state: State) -> tuple[Outcome, ...]:
    """Return the aftermath, each consequence with the sum its chance is, under the profile dealt and the others."""
    rules = words.rules
    drawn = aftermath(rules, state)
    others: dict[tuple[int, int], Aftermath] = {}
    for seat in {one.seat for one in rules.aftermath if one.seat != NONE}:
        for number in range(len(rules.profiles[seat])):
            others[seat, number] = aftermath(rules, under_profile(state, rules, seat, number))
    found = []
    for number, (told, rule) in enumerate(zip(words.scenario.aftermath, rules.aftermath, strict=True)):
        happened = bool(drawn.happened[0, number])
        by_profile = {}
        if rule.seat != NONE:
            for profile in range(len(rules.profiles[rule.seat])):
                name = words.profile(rule.seat, profile).title
                by_profile[name] = int(others[rule.seat, profile].chance[0, number])
        found.append(
            Outcome(
                id=told.id,
                title=told.title,
                date=told.date,
                happened=happened,
                in_fact=told.in_fact,
                text=told.text if happened else told.otherwise,
                fell_on=told.fell_on,
                chance=int(drawn.chance[0, number]),
                terms=_terms(words, state, drawn, number),
                by_profile=by_profile,
                war=told.war,
                sources=tuple(told.source),
            )
        )
    return tuple(found)


def _terms(words: Words, state: State, drawn: Aftermath, number: int) -> tuple[Term, ...]:
    """Return the terms whose sum, kept between 0 and 1000, is the chance of a consequence."""
    told, rule = words.scenario.aftermath[number], words.rules.aftermath[number]
    if not drawn.possible[0, number]:
        return (Term(text="What it would have taken had not come about.", by=0),)
    base = "To begin with"
    if rule.seat != NONE:
        home = words.parties[rule.seat].capital or words.parties[rule.seat].name
        base = (
            f"To begin with, as {home} was minded ({words.profile(rule.seat, int(state.profile[0, rule.seat])).title})"
        )
    terms = [Term(text=f"{base}.", by=int(drawn.base[0, number]), sources=tuple(told.source))]
    for adjustment, applies in zip(told.adjust, drawn.applies[number][0].tolist(), strict=True):
        if applies:
            terms.append(Term(text=adjustment.because, by=adjustment.by, sources=tuple(adjustment.source)))
    return tuple(terms)


def _story(
    words: Words, state: State, scores: tuple[ScoreView, ...], treaty: tuple[Clause, ...], outcomes: tuple[Outcome, ...]
) -> tuple[str, str]:
    """Return the headline and the text of the debrief: what was agreed, who got what, and who paid for it."""
    ending = int(state.ending[0])
    wars = [one for one in outcomes if one.war]
    war = any(one.happened for one in wars)
    one, other = scores
    brief = f"The {one.delegation} got {one.brief_fulfilled} per cent of its brief"
    brief += f", the {other.delegation} {other.brief_fulfilled}."
    if ending == SIGNED:
        void = sum(not clause.in_force for clause in treaty)
        hidden = sum(clause.secret for clause in treaty)
        start = f"{count(len(treaty), 'article').capitalize()} {'was' if len(treaty) == 1 else 'were'} signed"
        start += f", {count(hidden, 'of them', 'of them')} secret" if hidden else ""
        start += f"; {count(void, 'article')} stayed on paper." if void else "."
        headline = "A treaty, and war all the same" if war else "A treaty over the heads of others"
    elif ending == LAPSED:
        start = "The last sitting ended and nothing was signed. What held before went on holding."
        headline = "No treaty, and war all the same" if war else "No treaty"
    else:
        gone = [one.delegation for one in scores if any("recalled" in note for note in one.notes)]
        start = f"The {joined(gone)} was called home and the talks were over. Nothing was signed."
        headline = "Called home" + (", and war all the same" if war else "")
    touched = _paid(words, state)
    paid = f" Not asked, though it concerned them: {joined(touched)}." if touched else ""
    after = ""
    if wars:
        after = f" {wars[0].text}" if war else f" {wars[0].text} {_NO_WAR}"
    return headline, f"{start} {brief}{paid}{after}"


def _paid(words: Words, state: State) -> list[str]:
    """Return the absent parties that the treaty or, without one, the talk concerned."""
    spoken = state.treaty[0] >= 0
    if int(state.ending[0]) != SIGNED:
        spoken = (state.position[0] >= 0).any(axis=0) | (state.settled[0] >= 0)
    touched = {name for issue in np.flatnonzero(spoken).tolist() for name in words.issues[issue].affects}
    return [
        inline(words, party.name) for name, party in words.scenario.parties.items() if name in touched and party.absent
    ]
