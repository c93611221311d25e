"""People who play by chance: what the tests of talks and records are played by."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from game.play import moves
from game.play.moves import Move
from game.play.talks import Talks
from game.play.view import View

SEATS = ("german", "soviet")


def possible(view: View, luck: random.Random) -> Iterator[Move]:
    """Yield moves the view calls possible: all those of one issue or action, and a random package of each kind."""
    for verb in view.verbs:
        if not verb.possible.enabled:
            continue
        named = [issue for issue, may in verb.issues.items() if may.enabled]
        match verb.verb:
            case "ask":
                yield from (moves.Ask(issue=issue) for issue in named)
            case "insist":
                yield from (moves.Insist(issue=issue) for issue in named)
            case "decline":
                yield from (moves.Decline(issue=issue) for issue in named)
            case "evade":
                there = [issue for issue, may in verb.to.items() if may.enabled]
                yield from (moves.Evade(issue=one, to=to) for one in named for to in there if to != one)
            case "state":
                for issue in named:
                    may = verb.options[issue]
                    yield from (moves.State(issue=issue, option=option) for option in may if may[option].enabled)
            case "link" | "table":
                least, most = verb.size
                if len(named) >= least:
                    chosen = luck.sample(named, luck.randint(least, min(most, len(named))))
                    of = {issue.id: issue.options for issue in view.issues}
                    package = {issue: luck.choice(of[issue]).id for issue in chosen}
                    if view.offer is None or view.offer.package != package:
                        yield moves.Link(package=package) if verb.verb == "link" else moves.Table(package=package)
            case "act":
                yield from (moves.Act(action=one.id) for one in view.actions if one.possible.enabled)
            case "accept":
                yield moves.Accept()
            case "refer":
                yield moves.Refer()
            case "silence":
                yield moves.Silence()
            case "adjourn":
                yield moves.Adjourn()


def choice(view: View, luck: random.Random) -> Move:
    """Return one possible move: a verb by chance, then one of its moves."""
    by_verb: dict[str, list[Move]] = {}
    for move in possible(view, luck):
        by_verb.setdefault(move.verb, []).append(move)
    return luck.choice(by_verb[luck.choice(sorted(by_verb))])


def hold(talks: Talks, acts: int, luck: random.Random) -> None:
    """Hold talks until *acts* more have been made or they end; people act by chance, computers as they do."""
    for _ in range(acts):
        if talks.to_move is None:
            return
        if not talks.computer_move():
            seat = talks.seat(talks.to_move)
            seat.submit(choice(seat.view(), luck))


def held(acts: int, seed: int, saves: Path | None = None, scenario: str = "first-steps", **players: str) -> Talks:
    """Return talks after some acts; seats nobody is named for are held by people."""
    talks = Talks.open(scenario, mode="all", players=players, key=seed, saves=saves)
    hold(talks, acts, random.Random(seed))
    return talks
