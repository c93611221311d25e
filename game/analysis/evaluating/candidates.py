"""The acts that could sensibly have been made at a place of a course: what rules allow, cut to what matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.play import moves
from game.play.moves import Move
from game.play.talks import Talks
from game.play.words import Words
from game.rules import chance
from game.rules.acts import take_acts
from game.rules.legal import refusal
from game.rules.observe import SEEN, Observation
from game.rules.score import worst
from game.rules.spec import NONE
from game.strategies import ROSTER

MOODS = 12  # times each manner of bargaining is asked what it would do: chance has a part in it
STAKES = 8  # issues that are spoken to of our own accord: those with most at stake


@dataclass(frozen=True, slots=True)
class Candidate:
    """One act that could have been made, and the manners of bargaining that might make it."""

    move: Move
    manners: tuple[str, ...]  # titles from the roster


def candidates(talks: Talks, turn: int) -> tuple[Candidate, ...]:
    """Return the acts that could have been made in the place of act *turn*, the one that was made first."""
    words, made = talks.words, talks.entries[turn - 1]
    state, obs = talks.states[turn - 1], talks.seen(words.seat(made.seat), turn - 1)
    by_manner = _by_manner(words, obs)
    found: dict[str, Candidate] = {}
    for move in (made.move, *(move for move, _ in by_manner.values()), *_plain(words, obs), *_spoken(words, obs)):
        name = move.model_dump_json()
        if name not in found and not refusal(words.rules, state, words.acts(move))[0]:
            found[name] = Candidate(move, by_manner[name][1] if name in by_manner else ())
    return tuple(found.values())


def _by_manner(words: Words, obs: Observation) -> dict[str, tuple[Move, tuple[str, ...]]]:
    """Return what each manner of bargaining might do here: the act by its name, with the titles of the manners."""
    rows = Observation(seat=obs.seat, **{name: np.repeat(getattr(obs, name), MOODS, axis=0) for name in SEEN})
    found: dict[str, tuple[Move, tuple[str, ...]]] = {}
    for manner in (one for one in ROSTER.values() if one.opponent):
        acts = manner.choose(words.rules, rows, chance.keys(int(obs.turn[0]), MOODS))
        for number in range(MOODS):
            move = words.move(take_acts(acts, np.array([number])))
            _, titles = found.get(move.model_dump_json(), (move, ()))
            found[move.model_dump_json()] = (move, tuple(dict.fromkeys((*titles, manner.title))))
    return found


def _plain(words: Words, obs: Observation) -> Iterator[Move]:
    """Yield the answers and the other acts that need no more than a word."""
    yield moves.Accept()
    yield moves.Refer()
    if (obs.offer[0] != NONE).any():
        issue = int(worst(words.rules, obs.seat, obs.profile, obs.offer, obs.status_quo)[0])
        yield moves.Decline(issue=words.issues[issue].id)
    yield moves.Silence()
    yield moves.Adjourn()
    for action in words.actions:
        yield moves.Act(action=action.id)


def _spoken(words: Words, obs: Observation) -> Iterator[Move]:
    """Yield what could be said on the issues with most at stake, and on those the other side has spoken to."""
    rules, us = words.rules, obs.seat
    utility = rules.utility[us, int(obs.profile[0])].astype(np.int32)
    exists = np.arange(utility.shape[1]) < rules.options[:, None]
    stake = np.where(exists, utility, -9999).max(axis=1) - np.where(exists, utility, 9999).min(axis=1)
    theirs, ours, owed = obs.position[0, 1 - us], obs.position[0, us], int(obs.owed[0, us])
    own = [issue for issue in np.argsort(-stake, kind="stable").tolist() if obs.settled[0, issue] == NONE][:STAKES]
    answering = [issue for issue in np.flatnonzero(theirs != NONE).tolist() if obs.settled[0, issue] == NONE]
    aside = next((issue for issue in own if issue != owed), None)
    for issue in dict.fromkeys((*([owed] if owed != NONE else []), *own, *answering)):
        name = words.issues[issue].id
        yield moves.Ask(issue=name)
        yield moves.Insist(issue=name)
        if issue == owed and aside is not None:
            yield moves.Evade(issue=name, to=words.issues[aside].id)
        best = int(utility[issue, : rules.options[issue]].argmax())
        toward = int(ours[issue]) + (1 if us == 0 else -1) if ours[issue] != NONE else best
        floor = int(rules.floor[us, int(obs.profile[0]), issue])
        for option in dict.fromkeys((best, toward, int(obs.mandate[0, issue]), int(theirs[issue]))):
            signable = option <= floor if us == 0 else option >= floor
            if 0 <= option < rules.options[issue] and signable:
                yield moves.State(issue=name, option=words.option(issue, option).id)
