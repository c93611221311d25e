"""The chair of one delegation: view, submit, poll and preview are all a front end needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.play import judgement, moves, showing
from game.play.moves import Move
from game.play.view import Judgement, Preview, View
from game.rules import chance
from game.rules.acts import take_acts
from game.rules.legal import judge
from game.rules.observe import SEEN, Observation
from game.rules.score import beyond
from game.rules.spec import DRAFT, QUIET, RUNNING
from game.rules.state import State
from game.rules.step import advance
from game.rules.worlds import imagine

if TYPE_CHECKING:
    from game.play.talks import Talks

WORLDS = 24  # imagined for a preview; enough that a government which might refuse a draft refuses it in some


class Seat:
    """One delegation's place in the talks."""

    def __init__(self, talks: Talks, number: int) -> None:
        self._talks, self.number = talks, number

    @property
    def name(self) -> str:
        """The id of the seat."""
        return self._talks.words.seats[self.number]

    def view(self) -> View:
        """Return everything this delegation may see now."""
        return showing.show(self._talks, self.number)

    def submit(self, move: Move) -> None:
        """Make a move; the record has it before this returns. Raises IllegalMove with the reason."""
        self._talks.decide(self.name, move)

    def poll(self) -> bool:
        """Let a computer delegation make one act if it is its turn; return whether anything changed."""
        return self._talks.computer_move()

    def preview(self, move: Move) -> Preview:
        """Return what a move would do, as far as this delegation can know; raises IllegalMove for unknown words.

        Reckoned in imagined worlds that agree with all this delegation knows: the hidden truth does not enter, and
        only changes that are the same in all of them are named.
        """
        words, obs = self._talks.words, self._talks.seen(self.number)
        acts = self._talks.parse(move)
        sentence = self._talks.sentence(self.number, move)
        if obs.ending[0] != RUNNING or obs.side[0] != self.number or judge(words.rules, obs, acts)[0]:
            why = self._talks.refusal(self.name, move)
            return Preview(sentence=sentence, gauges=(), warnings=(why,) if why else (), answer="", judgement=None)
        worlds = imagine(words.rules, _many(obs), chance.keys(self._talks.turn, WORLDS))
        # A sitting that closes brings in what others do: previews stop before it.
        np.maximum(worlds.left, 2, out=worlds.left)
        after = advance(words.rules, worlds, take_acts(acts, np.zeros(WORLDS, np.intp)))
        changed = _changes(obs, self.number, after) if (after.sitting == obs.sitting[0]).all() else ()
        package, is_draft = self._package(move, obs)
        theirs = judgement.theirs(words, obs, package, draft=is_draft) if package else None
        ours = judgement.ours(words, obs, package, draft=is_draft) if package else None
        return Preview(
            sentence=sentence,
            gauges=changed,
            warnings=tuple(self._warnings(move, obs, ours)),
            answer=_answer(move, theirs),
            judgement=theirs,
            ours=ours,
        )

    def _package(self, move: Move, obs: Observation) -> tuple[dict[str, str], bool]:
        """Return what a move puts forward or takes, and whether it is a whole draft."""
        match move:
            case moves.State(issue=issue, option=option):
                return {issue: option}, False
            case moves.Link(package=package):
                return dict(package), False
            case moves.Table(package=package):
                return dict(package), True
            case moves.Accept() | moves.Refer():
                return self._talks.words.package(obs.offer[0]), bool(obs.offer_kind[0] == DRAFT)
            case _:
                return {}, False

    def _warnings(self, move: Move, obs: Observation, ours: Judgement | None) -> list[str]:
        """Return what a careful staff would point out before the move is made."""
        words, seat = self._talks.words, self.number
        package, is_draft = self._package(move, obs)
        options = words.options(package)
        said = []
        far = beyond(seat, options[None], obs.mandate)[0]
        cost = -words.rules.coefficients.breach_standing
        for number in np.flatnonzero(far):
            title = words.issues[number].title
            steps = int(far[number])
            said.append(f"{title}: {steps} step{'s' * (steps > 1)} beyond our instructions (−{cost * steps} standing).")
        settled = obs.settled[0]
        reopened = np.flatnonzero((options >= 0) & (settled >= 0) & (options != settled))
        said += [f"{words.issues[number].title}: reopens what was settled." for number in reopened]
        issue = getattr(move, "issue", None)
        spoken = move.verb in ("ask", "state", "insist") and issue is not None
        if spoken and obs.emphasis[0, words.number[str(issue)]] == QUIET:
            said.append("Home does not want this raised.")
        if is_draft and ours is not None and (ours.total < ours.needs or any(r.blocking for r in ours.reasons)):
            said.append("Our own government would not ratify this draft.")
        return said


def _changes(obs: Observation, seat: int, after: State) -> tuple[tuple[str, int], ...]:
    """Return the gauges an act moves by the same amount in every imagined world, with the change per mille."""
    pairs = (
        ("strain", after.strain - obs.strain),
        ("our trust", after.trust[:, seat] - obs.trust[:, seat]),
        ("their trust", after.trust[:, 1 - seat] - obs.trust[:, 1 - seat]),
        ("standing", after.standing[:, seat] - obs.standing),
    )
    return tuple((name, int(by[0])) for name, by in pairs if by[0] and (by == by[0]).all())


def _many(obs: Observation) -> Observation:
    """Return one observation as often as there are worlds to imagine."""
    return Observation(seat=obs.seat, **{name: np.repeat(getattr(obs, name), WORLDS, axis=0) for name in SEEN})


def _answer(move: Move, theirs: Judgement | None) -> str:
    """Return the staff's estimate of the answer."""
    match move:
        case moves.Ask():
            return "They owe us an answer: a position, which tells us much, or an evasion, which tells us something."
        case moves.Evade():
            return "They will note that we did not answer."
        case moves.Insist():
            return "Their government may give way a step when the sitting closes, if it can and we insist enough."
        case moves.Refer():
            return "Our government answers when the sitting closes."
        case moves.Accept() | moves.Link() | moves.Table() | moves.State() if theirs is not None:
            return theirs.verdict
        case _:
            return ""
