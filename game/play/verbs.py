"""What a delegation may do now, as the view tells it: every verb, issue, option and action with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from game.play.reasons import sentence
from game.play.view import ActionView, Possible, VerbView
from game.play.words import Words
from game.rules.legal import LINK_SIZE, Legal, Reason, acting, stating
from game.rules.observe import Observation
from game.rules.spec import Ints

TITLES = {
    "ask": ("Ask", "Demand clarity on a question. The other side owes an answer; what it says is worth noting."),
    "state": ("State a position", "Put, soften or harden our position. A softening is a concession."),
    "insist": ("Insist", "Repeat our position with weight. It heats the table, and yields less each time."),
    "evade": ("Evade", "Answer with another question. It saves the position and costs trust."),
    "link": ("Link questions", "Offer two or three answers together: all or nothing."),
    "accept": ("Accept", "Take the offer on the table. A whole draft then goes to both governments to sign."),
    "decline": ("Decline", "Refuse the offer and name the question that blocks it."),
    "table": ("Table a draft", "Put a whole treaty on the table: articles and secret protocols."),
    "refer": ("Refer home", "Leave the offer to our government; it answers after the sitting. It costs standing."),
    "act": ("Act elsewhere", "Use leverage away from the words."),
    "silence": ("Hold silence", "Say nothing. It calms the table; an open question or offer goes unanswered."),
    "adjourn": ("Adjourn", "End this sitting; the exchanges left in it are lost."),
}


def verbs(words: Words, obs: Observation, may: Legal) -> tuple[VerbView, ...]:
    """Return all twelve verbs, in the order of the rules."""
    say = _Sayer(words, obs)
    options = stating(words.rules, obs)[0]
    by_option = {
        issue.id: {option.id: say(int(code)) for option, code in zip(issue.options, row, strict=False)}
        for issue, row in zip(words.issues, options.tolist(), strict=True)
    }
    include, block = say.issues(may.include), say.issues(may.block)
    ask, insist, evade = say.issues(may.ask), say.issues(may.insist), say.issues(may.evade)
    state = {issue: _any(codes.values()) for issue, codes in by_option.items()}
    drafts = (words.rules.min_articles, len(words.issues))
    act = _any(say(int(code)) for code in acting(words.rules, obs)[0]) if words.actions else Possible(enabled=False)
    parts: dict[str, dict[str, object]] = {
        "ask": {"possible": _any(ask.values()), "issues": ask},
        "state": {"possible": _any(state.values()), "issues": state, "options": by_option},
        "insist": {"possible": _any(insist.values()), "issues": insist},
        "evade": {"possible": _any(evade.values()), "issues": evade, "to": say.issues(may.to)},
        "link": {"possible": say(int(may.link[0])), "issues": include, "size": LINK_SIZE},
        "accept": {"possible": say(int(may.accept[0]))},
        "decline": {"possible": say(int(may.decline[0])), "issues": block},
        "table": {"possible": say(int(may.table[0])), "issues": include, "size": drafts},
        "refer": {"possible": say(int(may.refer[0]))},
        "act": {"possible": act},
        "silence": {"possible": say(int(may.silence[0]))},
        "adjourn": {"possible": say(int(may.adjourn[0]))},
    }
    return tuple(
        VerbView.model_validate({"verb": verb, "title": title, "hint": hint, **parts[verb]})
        for verb, (title, hint) in TITLES.items()
    )


def actions(words: Words, obs: Observation) -> tuple[ActionView, ...]:
    """Return our own side's actions, possible now or not."""
    say, codes = _Sayer(words, obs), acting(words.rules, obs)[0].tolist()
    return tuple(
        ActionView(
            id=action.id,
            title=action.title,
            text=action.text,
            expect=action.expect,
            possible=say(int(codes[number])),
            sources=tuple(action.source),
        )
        for number, action in enumerate(words.actions)
        if words.rules.actions[number].seat == obs.seat
    )


class _Sayer:
    """Turns reason codes into what is possible, each sentence made once."""

    def __init__(self, words: Words, obs: Observation) -> None:
        self._words, self._obs = words, obs
        self._said: dict[int, Possible] = {}

    def __call__(self, code: int) -> Possible:
        if code not in self._said:
            why = sentence(self._words, Reason(code), None, self._obs)
            self._said[code] = Possible(enabled=code == 0, why_not=why)
        return self._said[code]

    def issues(self, codes: Ints) -> dict[str, Possible]:
        """Return issue -> possible for an array of codes (1, I)."""
        return {issue.id: self(int(code)) for issue, code in zip(self._words.issues, codes[0].tolist(), strict=True)}


def _any(parts: Iterable[Possible]) -> Possible:
    """Return whether any of several things is possible and, if none, the commonest reason."""
    found = list(parts)
    if any(one.enabled for one in found):
        return Possible(enabled=True)
    reasons = [one.why_not for one in found]
    return Possible(enabled=False, why_not=max(set(reasons), key=lambda why: (reasons.count(why), why), default=""))
