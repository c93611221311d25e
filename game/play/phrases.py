"""The sentences of the minutes: one act of any verb in the third person, varied by the turn."""

from __future__ import annotations

import numpy as np

from game.play import moves
from game.play.moves import Move
from game.play.wording import choice, count, joined, listed, on, tidy, topic
from game.play.words import Words
from game.rules.observe import Observation
from game.rules.spec import DRAFT, NO_OFFER, NONE

LISTED = 8  # how many articles of a draft the minutes name; the draft itself has them all


def act(words: Words, by: int, move: Move, before: Observation) -> str:
    """Return the sentence that *move*, made by seat *by*, leaves in the minutes."""
    number = words.number
    match move:
        case moves.Ask(issue=issue):
            text = _ask(words, by, number[issue], before)
        case moves.State(issue=issue, option=option):
            text = _state(words, by, number[issue], words.option_number(issue, option), before)
        case moves.Insist(issue=issue):
            text = _insist(words, by, number[issue], before)
        case moves.Evade(issue=issue, to=to):
            text = _evade(words, by, number[issue], number[to], before)
        case moves.Link(package=package):
            text = _link(words, by, package, before)
        case moves.Table(package=package):
            text = _table(words, by, package, before)
        case moves.Accept():
            text = _accept(words, by, before)
        case moves.Decline(issue=issue):
            text = _decline(words, by, number[issue], before)
        case moves.Refer():
            text = _refer(words, by, before)
        case moves.Act(action=action):
            text = next(one.text for one in words.actions if one.id == action)
        case moves.Silence():
            text = _silence(words, by, before)
        case _:
            text = _pick(before, ("{} asked for the sitting to be adjourned.", "{} proposed to stop here.")).format(
                words.side(by)
            )
    return tidy(text)


def _pick(before: Observation, sentences: tuple[str, ...]) -> str:
    """Return one of several ways to say the same: the turn decides."""
    turn = int(before.turn[0])
    return sentences[(turn // 2 + turn // 7) % len(sentences)]


def _thing(before: Observation) -> str:
    return "draft" if int(before.offer_kind[0]) == DRAFT else "package"


def _ask(words: Words, by: int, issue: int, before: Observation) -> str:
    side, other, about = words.side(by), words.side(1 - by), topic(words, issue)
    if int(before.asked[0, by, issue]):
        return _pick(
            before,
            (
                f"{side} came back to {about} and asked again.",
                f"{side} had not been satisfied and repeated its question about {about}.",
                f"Once more {side} wished to hear where {other} stood on {about}.",
            ),
        )
    return _pick(
        before,
        (
            f"{side} asked what {other} had in mind for {about}.",
            f"{side} wished to know where {other} stood on {about}.",
            f"{side} asked for clarity about {about}.",
            f"{side} asked {other} to say plainly what it wanted in the matter of {about}.",
        ),
    )


def _state(words: Words, by: int, issue: int, option: int, before: Observation) -> str:
    side, other, said = words.side(by), words.side(1 - by), choice(words, issue, option)
    old, theirs = int(before.position[0, by, issue]), int(before.position[0, 1 - by, issue])
    settled = int(before.settled[0, issue])
    answers = int(before.owed[0, by]) == issue
    at = on(words, issue)
    if settled not in (NONE, option):
        return f"{side} went back on what had been settled {at} and now asked for: {said}."
    if theirs == option:
        return _pick(
            before,
            (
                f"{at} {side} came over to what {other} had put forward: {said}.",
                f"{side} took up the other side's wish {at}: {said}.",
            ),
        )
    if old == option:
        again = "again" if int(before.asked[0, 1 - by, issue]) > 1 else "about it"
        return f"Asked {again}, {side} held to its position {at}: {said}."
    if old != NONE:
        softer = (option > old) == (by == 0)
        if answers:
            went = "and came some way" if softer else "and asked for more than before"
            return f"{side} answered {at} {went}: {said}."
        if softer:
            return _pick(
                before,
                (
                    f"{side} came a step nearer {at}: {said}.",
                    f"{at} {side} was now content with: {said}.",
                    f"{side} softened its demand {at} to: {said}.",
                ),
            )
        return _pick(
            before,
            (
                f"{side} hardened its demand {at}: {said}.",
                f"{at} {side} now asked for more: {said}.",
            ),
        )
    if answers:
        return _pick(
            before,
            (
                f"Asked about it, {side} named its wish {at}: {said}.",
                f"{side} answered the question {at}: {said}.",
            ),
        )
    return _pick(
        before,
        (
            f"{at} {side} put forward: {said}.",
            f"{side} set out its position {at}: {said}.",
            f"{side} declared what it wanted {at}: {said}.",
        ),
    )


def _insist(words: Words, by: int, issue: int, before: Observation) -> str:
    side, about = words.side(by), topic(words, issue)
    said = choice(words, issue, int(before.position[0, by, issue]))
    if int(before.insistence[0, by, issue]):
        return _pick(
            before,
            (
                f"{side} returned to {about} and pressed its demand once more: {said}.",
                f"{side} would not leave {about}. It insisted again: {said}.",
                f"{side} repeated, with more weight, its demand {on(words, issue)}: {said}.",
            ),
        )
    return _pick(
        before,
        (
            f"{side} insisted {on(words, issue)}: {said}.",
            f"{side} repeated with weight its demand {on(words, issue)}: {said}.",
        ),
    )


def _evade(words: Words, by: int, issue: int, to: int, before: Observation) -> str:
    side, about, instead = words.side(by), topic(words, issue), topic(words, to)
    return _pick(
        before,
        (
            f"{side} turned from {about} to {instead}.",
            f"{side} gave no answer on {about} and spoke of {instead}.",
            f"{side} left {about} aside and enlarged upon {instead}.",
        ),
    )


def _instead(words: Words, by: int, before: Observation) -> str:
    """Return how a new offer stands to the one on the table: in its place, against it, or nothing."""
    if int(before.offer_kind[0]) == NO_OFFER:
        return ""
    if int(before.offer_by[0]) == by:
        return f"in place of its earlier {_thing(before)}"
    return f"against the {_thing(before)} of {words.side(1 - by)}"


def _link(words: Words, by: int, package: dict[str, str], before: Observation) -> str:
    side, parts = words.side(by), listed(words, words.options(package))
    if stands := _instead(words, by, before):
        return f"{side} put another package on the table, {stands}, all or nothing. {parts}."
    return _pick(
        before,
        (
            f"{side} linked {count(len(package), 'question')} into one package, all or nothing. {parts}.",
            f"{side} offered a package, all or nothing. {parts}.",
        ),
    )


def _table(words: Words, by: int, package: dict[str, str], before: Observation) -> str:
    """Return the tabling of a draft: how much of it is settled already, and the rest by name."""
    side, chosen, settled = words.side(by), words.options(package), before.settled[0]
    if int(before.offer_kind[0]) == DRAFT and (before.offer[0] == chosen).all():
        return f"{side} put the draft of {words.side(1 - by)} on the table again, word for word, as its own."
    hidden = sum(issue.options[n].secret for issue, n in zip(words.issues, chosen.tolist(), strict=True) if n >= 0)
    secrets = f", {count(hidden, 'of them', 'of them')} for a secret protocol" if hidden else ""
    stands = _instead(words, by, before)
    put = f"{side} put on the table a draft of {count(len(package), 'article')}{secrets}"
    kept = np.flatnonzero((chosen >= 0) & (chosen == settled)).tolist()
    rest = np.where(chosen == settled, NONE, chosen)
    named = f" on {joined([topic(words, n) for n in kept])}" if len(kept) < 4 else f" ({count(len(kept), 'article')})"
    what = [f"{'It takes over' if (rest >= 0).any() else 'It keeps to'} what is settled{named}"] if kept else []
    fresh = np.flatnonzero(rest >= 0)
    rest[fresh[LISTED:]] = NONE
    more = f"; and {count(fresh.size - LISTED, 'article')} more" if fresh.size > LISTED else ""
    what += [listed(words, rest) + more] if fresh.size else []
    return f"{put}{', ' + stands if stands else ''}. {'. '.join(what)}."


def _accept(words: Words, by: int, before: Observation) -> str:
    side, other = words.side(by), words.side(1 - by)
    if _thing(before) == "draft":
        return f"{side} accepted the draft of {other}, subject to ratification by both governments."
    return f"{side} accepted the package of {other}."


def _decline(words: Words, by: int, issue: int, before: Observation) -> str:
    side, other, thing = words.side(by), words.side(1 - by), _thing(before)
    part = choice(words, issue, int(before.offer[0, issue]))
    return _pick(
        before,
        (
            f"{side} declined the {thing} of {other}. The obstacle was {topic(words, issue)}: {part}.",
            f"{side} could not take the {thing}. It objected {on(words, issue)} to: {part}.",
        ),
    )


def _refer(words: Words, by: int, before: Observation) -> str:
    home = words.parties[by].capital or words.parties[by].name
    return _pick(
        before,
        (
            f"{words.side(by)} left the {_thing(before)} to {home} and promised an answer after the sitting.",
            f"{words.side(by)} could not decide on the {_thing(before)} here. It will ask {home}.",
        ),
    )


def _silence(words: Words, by: int, before: Observation) -> str:
    side, owed = words.side(by), int(before.owed[0, by])
    if owed != NONE:
        return f"{side} was silent. The question about {topic(words, owed)} stayed without an answer."
    if int(before.offer_by[0]) == 1 - by and int(before.referred[0]) == NONE:
        return f"{side} was silent and let the {_thing(before)} lie on the table."
    return _pick(
        before,
        (
            f"{side} listened and made no remark.",
            f"{side} said nothing.",
            f"{side} kept silent.",
        ),
    )
