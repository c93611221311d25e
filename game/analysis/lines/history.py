"""Courses of talks, historical or held, read act by act, with what history did beside each act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from game import paths
from game import scenario as scenarios
from game.paths import BadInput
from game.play import news, shelf
from game.play.record import HISTORY, SUFFIX, Opening, parse_move
from game.play.talks import HUMAN, IllegalMove, Talks
from game.play.view import MinuteView
from game.play.words import Words
from game.rules.spec import RUNNING
from game.rules.state import State
from game.scenario.schema import LineMove, Scenario

KEY = 1960  # chance for the line where nothing is compared with it: all incidents come that came in fact
ALL = "all"  # the reader who sees what both delegations see


class BadLine(BadInput):
    """A historical line that cannot be held as talks; says which of its moves, and why."""

    def __init__(self, scenario: Scenario, number: int, why: str) -> None:
        super().__init__(f"{scenario.scenario}: line, move {number}: {why}")
        self.number = number


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a course with what it led to; step 0 is what stood before the first act."""

    turn: int  # acts made
    seat: str | None  # who acted
    place: str  # where it was said: "13 November 1940, second conversation"
    sitting: int  # number of the sitting under way after it
    lines: tuple[MinuteView, ...]  # as far as the reader may know; acts of history in history's own words
    history: LineMove | None  # while the course is history's own: its move, with date, comment and source
    turned: tuple[str, ...]  # why this is a turning point; empty where it is none


# --- the historical line ---


def line_talks(scenario: Scenario | str, mode: str = "all", *, key: int = KEY) -> Talks:
    """Return the historical line of a scenario held as talks, with no file; raises BadLine with the move's number."""
    read = scenarios.load(scenarios.find(scenario)) if isinstance(scenario, str) else scenario
    if not read.line:
        raise BadInput(f"{read.scenario}: has no historical line")
    if mode not in (known := [one.id for one in read.modes]):
        raise BadInput(f'mode: there is no "{mode}"; {read.title} has {", ".join(known)}')
    words = Words(read, mode, scenarios.compile(read, mode))
    opening = Opening(
        id=f"{HISTORY}{read.scenario}",
        key=key,
        mode=mode,
        players=dict.fromkeys(words.seats, HUMAN),
        started=read.line[0].date.replace(tzinfo=UTC),
        title=read.title,
        name=f"{read.title}, as it was",
    )
    talks = Talks(opening, words)
    for number, move in enumerate(read.line, 1):
        try:
            talks.decide(move.seat, parse_move(move.move))
        except ValidationError as error:
            raise BadLine(read, number, error.errors(include_url=False)[0]["msg"]) from None
        except IllegalMove as error:
            raise BadLine(read, number, str(error)) from None
    return talks


def beside(talks: Talks) -> tuple[LineMove, ...]:
    """Return the moves of the historical line for as many acts as *talks* follow it."""
    found = []
    for entry, move in zip(talks.entries, talks.words.scenario.line, strict=False):
        if entry.seat != move.seat or entry.move != parse_move(move.move):
            break
        found.append(move)
    return tuple(found)


def is_line(talks: Talks) -> bool:
    """Return whether *talks* are the historical line itself, to its last move."""
    line = talks.words.scenario.line
    return bool(line) and len(beside(talks)) == len(line) == talks.turn


def course(word: str, *, key: int | None = None) -> Talks:
    """Return the course a person names: a record by path or by its name among the saves, or a scenario's line.

    *key* is the chance a historical line is held with, so that it can be compared with another course.
    """
    if (path := named(word)) is not None:
        return Talks.resume(path)
    try:
        found = scenarios.find(word)
    except BadInput as problem:
        raise BadInput(
            f'"{word}" is no record here (`which-sea saves` lists them), and no scenario: {problem}'
        ) from None
    return line_talks(scenarios.load(found), key=KEY if key is None else key)


def courses(one: str, other: str) -> tuple[Talks, Talks]:
    """Return two courses a person names; a historical line meets the chance of the record beside it."""
    if named(one) is None:
        second = course(other)
        return course(one, key=second.opening.key), second
    first = course(one)
    return first, course(other, key=first.opening.key)


def named(word: str) -> Path | None:
    """Return the record a word names by its path, its file among the saves or its own name; None for no record."""
    path = Path(word).expanduser()
    if path.is_file() and path.suffix == SUFFIX:
        return path
    shipped = {file.stem for file in scenarios.available()}
    return None if word in shipped else shelf.find(paths.saves(), word)


# --- reading a course ---


def readers(talks: Talks) -> tuple[str, ...]:
    """Return from which seats *talks* may be read; "all" sees both sides, and only what is over or history.

    What was cut out of a course may be read from the seats the course could be read from.
    """
    if talks.opening.stretch is not None:
        allowed = talks.opening.stretch.readers
        return tuple(one for one in (*talks.words.seats, ALL) if one in allowed) or tuple(talks.humans)
    return (*talks.words.seats, ALL) if talks.ended or is_line(talks) else tuple(talks.humans)


def steps(talks: Talks, reader: str) -> tuple[Step, ...]:
    """Return a course step by step, step 0 before the first act, as *reader* may know it; raises BadInput."""
    if reader not in (allowed := readers(talks)):
        why = "" if talks.ended else "; both sides together only when the talks are over"
        raise BadInput(f'these talks cannot be read as "{reader}": there is {" or ".join(allowed)}{why}')
    words = talks.words
    seats = range(len(words.seats)) if reader == ALL else (words.seat(reader),)
    pages = [_pages(talks, seat) for seat in seats]
    followed = beside(talks)
    found = []
    for turn, state in enumerate(talks.states):
        entry = talks.entries[turn - 1] if turn else None
        before = talks.states[turn - 1] if turn else state
        sitting = words.sitting(int(before.sitting[0]))
        history = followed[turn - 1] if 0 < turn <= len(followed) else None
        hidden = _hidden(talks, turn) if reader == ALL and entry else ()
        lines = _merged([*(page[turn] for page in pages), hidden])
        found.append(
            Step(
                turn=turn,
                seat=entry.seat if entry else None,
                place=f"{sitting.date.day} {sitting.date:%B %Y}, {sitting.title}",
                sitting=int(state.sitting[0]),
                lines=lines if history is None else _as_it_was(words, lines, history),
                history=history,
                turned=_turned(words, before, state, entry.move.verb) if entry else (),
            )
        )
    return tuple(found)


def _pages(talks: Talks, seat: int) -> list[tuple[MinuteView, ...]]:
    """Return the minutes of a delegation, act by act."""
    words = talks.words
    pages = [news.opening(words, seat, talks.seen(seat, 0))]
    for turn, entry in enumerate(talks.entries):
        before, after = talks.seen(seat, turn), talks.seen(seat, turn + 1)
        pages.append(news.lines(words, seat, words.seat(entry.seat), entry.move, before, after))
    return pages


def _hidden(talks: Talks, turn: int) -> tuple[MinuteView, ...]:
    """Return what came with an act and neither delegation learnt of."""
    before, after = talks.states[turn - 1].flags[0], talks.states[turn].flags[0]
    events = enumerate(talks.words.rules.events)
    came = [n for n, event in events if not any(event.known) and after[event.flag] and not before[event.flag]]
    return news.unknown(talks.words, talks.seen(0, turn), came) if came else ()


def _as_it_was(words: Words, lines: tuple[MinuteView, ...], history: LineMove) -> tuple[MinuteView, ...]:
    """Return the lines of an act as history tells it: its hour, its speaker, its words and its sources."""
    speakers = words.parties[words.seat(history.seat)].speakers
    hour = {"time": news.stamp(history.date, long=False)}
    act = {
        **hour,
        "speaker": speakers[history.speaker].name if history.speaker in speakers else "",
        "text": history.minute,
        "sources": tuple(history.source),
    }
    found, begun = [], False
    for line in lines:
        begun = begun or line.kind == "heading"  # a new sitting has hours of its own
        found.append(line.model_copy(update=act if line.kind == "act" else {} if begun else hour))
    return tuple(found)


def _merged(pages: list[tuple[MinuteView, ...]]) -> tuple[MinuteView, ...]:
    """Return the lines of one act from several delegations' minutes, each line once, the ending last."""
    lines = {(line.kind, line.speaker, line.text): line for page in pages for line in page}
    return tuple(sorted(lines.values(), key=lambda line: line.kind == "ending"))


def _turned(words: Words, before: State, after: State, verb: str) -> tuple[str, ...]:
    """Return what makes an act a turning point: an offer, a settlement, a new sitting, the end."""
    found = []
    if verb in ("link", "table"):
        found.append("a draft treaty was tabled" if verb == "table" else "a conditional package was offered")
    old, new = before.settled[0], after.settled[0]
    found += [
        f"{words.issues[issue].title}: {'settled' if new[issue] >= 0 else 'open again'}"
        for issue in np.flatnonzero(old != new).tolist()
    ]
    if int(after.sitting[0]) != int(before.sitting[0]):
        found.append("the sitting ended")
    if int(after.ending[0]) != RUNNING:
        found.append("the talks ended")
    return tuple(found)
