"""The pages after the talks: briefs fulfilled, the treaty, what followed, those not asked, the closing note."""

from __future__ import annotations

from game.play.view import Clause, Debrief, Outcome, ScoreView, View
from game.play.writing import cited, percent, sentence, signed_percent
from game.text.lines import Line, Page, heading, item, paragraphs, quiet, title
from game.text.pages.papers import absent_party


def debrief(view: View) -> Page:
    """Return the whole debrief."""
    told = view.debrief
    if told is None:
        return [Line("The talks have not ended; the debrief comes after them.")]
    page: Page = [title(told.headline), *paragraphs(told.text)]
    page += scores(told) + treaty(told) + outcomes(told)
    page.append(heading("Those not asked"))
    for party in told.absent:
        page += absent_party(party)
    return [*page, heading("In fact"), *paragraphs(told.closing_note)]


def summary(told: Debrief) -> Page:
    """Return the debrief in short: how it ended, the briefs, each consequence in one line, the closing note."""
    page: Page = [title(told.headline), *paragraphs(told.text), *scores(told)]
    page.append(heading("What followed"))
    for outcome in told.outcomes:
        page.append(item(outcome.date, f"{outcome.title}: {_happened(outcome)}"))
    return [
        *page,
        heading("Those not asked"),
        Line(f"{'; '.join(party.name for party in told.absent)}."),
        heading("In fact"),
        *paragraphs(told.closing_note),
    ]


def scores(told: Debrief) -> Page:
    """Return how far each delegation got its brief."""
    page: Page = [heading("How far each delegation got its brief")]
    for score in told.scores:
        page += _score(score)
    return page


def _score(score: ScoreView) -> Page:
    """Return one delegation's account."""
    return [
        Line(
            f"{score.brief_fulfilled} % of its brief: {score.points} points; no agreement was worth {score.needed}, "
            f"the best it could have hoped for {score.best}.",
            "item",
            score.delegation,
        ),
        Line(
            f"Its government: {score.profile.title}. {sentence(score.purpose)} "
            f"{sentence(score.profile.school)}{cited(score.profile.sources)}"
        ),
        *(item("Also", sentence(text)) for text in score.notes),
    ]


def treaty(told: Debrief) -> Page:
    """Return the articles as signed and what became of each, beside history."""
    if not told.treaty:
        return [heading("The treaty"), Line("Nothing was signed.")]
    page: Page = [heading("The treaty")]
    for clause in told.treaty:
        page += _clause(clause)
    return page


def _clause(clause: Clause) -> Page:
    """Return one article of the treaty."""
    secret = " (secret)" if clause.secret else ""
    force = "In force." if clause.in_force else f"Not in force. {sentence(clause.why_not)}"
    return [
        Line(f"{clause.heading}{secret}: {sentence(clause.text)}", "item", f"Article {clause.number}"),
        item("Became", force),
        *([item("In 1940", sentence(clause.historical))] if clause.historical else []),
    ]


def outcomes(told: Debrief) -> Page:
    """Return what followed, each with its sum, under each school of history, and beside what happened in fact."""
    page: Page = [heading("What followed, as this model reckons it, beside what happened")]
    for outcome in told.outcomes:
        page += _outcome(outcome)
    return page


def _outcome(outcome: Outcome) -> Page:
    """Return one consequence with its sum and sources."""
    page: Page = [
        Line(f"{outcome.title}. {_happened(outcome)}", "heading", outcome.date),
        Line(f"{sentence(outcome.text)}{cited(outcome.sources)}"),
    ]
    if outcome.fell_on and (outcome.happened or outcome.in_fact):
        page.append(item("Whom it fell on" if outcome.happened else "In fact it fell", sentence(outcome.fell_on)))
    page.append(item("Chance", f"{percent(outcome.chance)}, reckoned from:"))
    for number, term in enumerate(outcome.terms):
        by = percent(term.by) if number == 0 else signed_percent(term.by)
        page.append(item(by, f"{term.text}{cited(term.sources)}"))
    if outcome.by_profile:
        schools = "; ".join(f"{name} {percent(chance)}" for name, chance in outcome.by_profile.items())
        page.append(quiet(f"By school of history: {schools}."))
    return page


def _happened(outcome: Outcome) -> str:
    """Return whether it happened here and in fact."""
    here = "It happened here" if outcome.happened else "It did not happen here"
    if outcome.happened == outcome.in_fact:
        return f"{here}, as in fact." if outcome.happened else f"{here}, nor in fact."
    return f"{here}; in fact it {'did' if outcome.in_fact else 'did not'}."
