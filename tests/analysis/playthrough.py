"""Prints a course act by act with what followed each; run as a module, it rewrites the golden historical line.

    python -m tests.analysis.playthrough

The difference is to be read like code: a line that moves is a change of history or of the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

import numpy as np

from game import scenario
from game.analysis.lines.history import beside, line_talks
from game.play.moves import Move
from game.play.talks import Talks
from game.rules.spec import ENDINGS, RUNNING
from game.scenario.schema import LineMove

KEY = 32  # under this key nearly every incident comes that came in fact
GOLDEN = Path(__file__).with_name("line-berlin-1940.txt")


def told(move: Move) -> str:
    """Return a move in the scenario's words: "state straits new_convention"."""
    about = move.model_dump(exclude={"verb"})
    package = about.pop("package", {})
    return " ".join([move.verb, *about.values(), *(f"{issue}={option}" for issue, option in package.items())])


def written(move: LineMove) -> Iterator[str]:
    """Yield what history says of an act: who spoke, the minute, its sources and the comment."""
    yield indented(f"{move.speaker or 'away from the table'}: {move.minute} [{', '.join(move.source)}]")
    if move.comment:
        yield indented(f"({move.comment})")


def indented(text: str) -> str:
    """Return a text under its act, broken into lines."""
    return fill(text, 118, initial_indent="     ", subsequent_indent="     ")


def followed(talks: Talks, turn: int) -> Iterator[str]:
    """Yield what the act before *turn* led to: settlements, the next sitting, cables and incidents, the end."""
    words, before, after = talks.words, talks.states[turn - 1], talks.states[turn]
    for issue in np.flatnonzero(before.settled[0] != after.settled[0]).tolist():
        option = int(after.settled[0, issue])
        yield f"settled {words.rules.issues[issue]}: {words.rules.option_names[issue][option] if option >= 0 else '-'}"
    if int(after.sitting[0]) != int(before.sitting[0]):
        yield f"sitting {words.sitting(int(after.sitting[0])).id}"
    for event in words.rules.events:
        if after.flags[0, event.flag] and not before.flags[0, event.flag]:
            to = [name for seat, name in enumerate(words.seats) if event.known[seat]]
            yield f"{event.id} ({', '.join(to) or 'known to nobody here'})"
    if int(after.ending[0]) != RUNNING:
        yield f"the end: {ENDINGS[int(after.ending[0])]}"


def playthrough(talks: Talks) -> str:
    """Return a course of history act by act."""
    moves = beside(talks)
    lines = [f"{talks.opening.title}, key {talks.opening.key}"]
    for turn, entry in enumerate(talks.entries, 1):
        when = moves[turn - 1].date
        lines.append(f"{turn:3}  {when:%Y-%m-%d %H:%M}  {entry.seat:<6}  {told(entry.move)}")
        lines += written(moves[turn - 1])
        lines += [f"     -> {text}" for text in followed(talks, turn)]
    return "\n".join(lines) + "\n"


def berlin() -> Talks:
    """Return the historical line of the Berlin talks."""
    return line_talks(scenario.load(scenario.find("berlin-1940")), key=KEY)


if __name__ == "__main__":
    GOLDEN.write_text(playthrough(berlin()), encoding="utf-8", newline="\n")
