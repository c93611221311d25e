"""Why something cannot be done, as a sentence that says what would be right."""

from __future__ import annotations

from game.play.moves import Move
from game.play.words import Words
from game.rules.legal import LINK_SIZE, Reason
from game.rules.observe import Observation
from game.rules.spec import NONE

SENTENCES = {
    Reason.POSSIBLE: "",
    Reason.OVER: "The talks have ended.",
    Reason.NOT_YOUR_TURN: "The other side has the floor.",
    Reason.NO_SUCH_THING: "There is no such thing on this agenda.",
    Reason.ANSWER_AWAITED: "The other side still owes an answer on {owed_them}; wait for it.",
    Reason.ASKED_ENOUGH: "This has been asked {limit} times, as often as courtesy allows; insist, or make an offer.",
    Reason.SETTLED: "This is settled in principle; only stating another position would reopen it, at a price.",
    Reason.SAME_POSITION: "That is our position already; insist on it, or change it.",
    Reason.NO_POSITION: "Insisting takes a position; state one first.",
    Reason.POSITIONS_MEET: "Both sides already say the same; those who may settle it will confirm it.",
    Reason.ANSWER_OWED: "We owe an answer on {owed_us}: on this question only a statement or an evasion will do.",
    Reason.NOTHING_TO_EVADE: "Nobody presses us on this; there is nothing to evade.",
    Reason.EVADED_BEFORE: "The last answer was an evasion; twice running will not do.",
    Reason.SAME_ISSUE: "An evasion leads to another question; name a different one.",
    Reason.NO_OFFER: "No offer of the other side's is on the table.",
    Reason.UNDER_REFERENCE: "A government is considering the offer; its answer comes after the sitting.",
    Reason.NOT_COMPETENT: "Our speakers here cannot settle {incompetent}; refer the offer home, or decline it.",
    Reason.NO_SIGNING: "Nobody can sign a treaty at this sitting; refer it home, or wait for a later one.",
    Reason.NOT_IN_OFFER: "That question is not part of the offer; name one that is.",
    Reason.PACKAGE_SIZE: "{size}",
    Reason.SAME_OFFER: "That very offer of ours is on the table already.",
    Reason.NOT_YOURS: "Only the other delegation can do this.",
    Reason.NOT_NOW: "This cannot be done at the present stage of the talks.",
    Reason.USED_UP: "This has been done as often as it can be.",
    Reason.UNMET: "The circumstances for this have not arisen.",
    Reason.TOO_EARLY: "The sitting has barely begun: it can be adjourned after {exchanges} exchanges.",
}


def sentence(words: Words, code: Reason, move: Move | None, obs: Observation) -> str:
    """Return why *move* (or what *code* stands for) is not possible; "" for POSSIBLE."""
    template = SENTENCES[code]
    if "{" not in template:
        return template
    us, rules = obs.seat, words.rules
    lacking = (obs.offer[0] >= 0) & ~rules.competent[int(obs.sitting[0]), us]
    titles = [issue.title for issue, out in zip(words.issues, lacking.tolist(), strict=True) if out]
    link = move is not None and move.verb == "link"
    return template.format(
        owed_them=_issue(words, int(obs.owed[0, 1 - us])),
        owed_us=_issue(words, int(obs.owed[0, us])),
        limit=rules.asks_per_issue,
        incompetent=" and ".join(titles) or "all of it",
        size=_size(LINK_SIZE if link else (rules.min_articles, len(words.issues)), link=link),
        exchanges=rules.min_exchanges,
    )


def _issue(words: Words, number: int) -> str:
    return "a question" if number == NONE else words.issues[number].title


def _size(size: tuple[int, int], *, link: bool) -> str:
    what = "A link joins" if link else "A draft treaty holds"
    noun = "questions" if link else "articles"
    return f"{what} {size[0]} to {size[1]} {noun}."
