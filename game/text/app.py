"""Plays the game in a terminal: opens or resumes talks, then obeys a person's lines or a file of them."""

from __future__ import annotations

import sys
from pathlib import Path

from game import paths
from game import scenario as files
from game.paths import BadInput
from game.play import options, shelf
from game.play.talks import Talks
from game.text.choose import BOTH, PEOPLE, Chooser
from game.text.printer import Printer
from game.text.session import Session


def run(
    scenario: str | None,
    *,
    mode: str | None,
    seat: str | None,
    opponent: str | None,
    acts: Path | None,
    save: Path | None,
    plain: bool,
    key: int | None,
) -> int:
    """Play, and return the exit code: 0, or 2 when a line of a file of acts could not be obeyed.

    Raises BadInput for what was asked for and does not exist.
    """
    out = Printer(plain=plain)
    script = None if acts is None else _lines(acts)
    read = input if script is None else None
    try:
        talks = _open(Chooser(out, read), scenario, mode, seat, opponent, save, key)
    except (EOFError, KeyboardInterrupt):
        out.text("Nothing was begun.")
        return 0
    session = Session(talks, out, read)
    if acts is not None and script is not None:
        return _obey_all(session, out, acts, script)
    _obey_person(session, out)
    return 0


def _open(
    chooser: Chooser,
    scenario: str | None,
    mode: str | None,
    seat: str | None,
    opponent: str | None,
    save: Path | None,
    key: int | None,
) -> Talks:
    """Return the talks to be held: a record's, or new ones."""
    if save is not None and save.is_file():
        return Talks.resume(save)
    if save is not None and not scenario:
        known = paths.saves() / save.name
        if known.is_file():
            return Talks.resume(known)
    given = options.about(files.load(files.find(scenario))) if scenario else None
    if opponent is not None and opponent.casefold() in PEOPLE and seat is None:
        seat = BOTH[0]
    chosen = chooser.choose(
        options.scenarios() if given is None else (),
        options.strategies(),
        shelf.saves(paths.saves()) if given is None else (),
        given=given,
        mode=mode,
        seat=seat,
        opponent=opponent,
    )
    if chosen.record is not None:
        return Talks.resume(chosen.record)
    folder = paths.saves() if save is None else save.absolute().parent
    name, players = scenario or chosen.scenario, dict(chosen.players)
    talks = Talks.open(name, mode=chosen.mode, players=players, key=key, saves=folder)
    if save is not None and talks.path is not None:
        talks.path = talks.path.rename(save.absolute())
    return talks


def _obey_person(session: Session, out: Printer) -> None:
    """Obey what a person types until they leave; nothing they type stops the game."""
    try:
        session.begin()
        out.text('Type an act or a page; "help" lists them, "agenda" is a good beginning.')
        going = True
        while going:
            try:
                going = session.obey(input("> "))
            except BadInput as problem:
                out.error(str(problem))
    except (EOFError, KeyboardInterrupt):
        print()
    _farewell(session, out)


def _farewell(session: Session, out: Printer) -> None:
    """Say where the talks are kept and how to go on."""
    kept = session.talks.path
    if kept is None:
        out.text("These talks were not recorded.")
        return
    out.text(f"Everything is kept in {kept}.")
    if not session.talks.ended:
        out.text(f'To go on: which-sea text --save "{kept}"')


def _lines(acts: Path) -> list[str]:
    """Return the lines of a file of acts; raises BadInput when it cannot be read."""
    try:
        return acts.read_text(encoding="utf-8-sig").splitlines()
    except OSError as problem:
        raise BadInput(f"{acts}: cannot be read ({problem.strerror}).") from None
    except UnicodeDecodeError:
        raise BadInput(f"{acts}: is not a text in UTF-8.") from None


def _obey_all(session: Session, out: Printer, acts: Path, script: list[str]) -> int:
    """Obey every line of a file; at the first that cannot be obeyed print where and why, and return 2."""
    session.begin()
    for number, line in enumerate(script, 1):
        said = line.partition("#")[0].strip()
        if not said:
            continue
        out.text(f"> {said}")
        try:
            if not session.obey(said):
                break
        except BadInput as problem:
            print(f"{acts}:{number}: {problem}", file=sys.stderr)
            return 2
    _farewell(session, out)
    return 0
