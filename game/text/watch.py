"""Lets two computer delegations hold talks and prints their minutes."""

from __future__ import annotations

from game import scenario as files
from game.paths import BadInput
from game.play import options
from game.play.talks import Talks
from game.strategies import ROSTER, usual
from game.text.choose import Chooser
from game.text.lines import Line, title
from game.text.matching import Name, find
from game.text.pages import ending, papers, table
from game.text.printer import Printer


def run(scenario: str, *, mode: str | None, strategies: dict[str, str], key: int | None, plain: bool) -> int:
    """Print the talks from the first word to the debrief's summary, and return the exit code.

    Raises BadInput for a scenario, mode, seat or strategy that does not exist.
    """
    out = Printer(plain=plain)
    info = options.about(files.load(files.find(scenario)))
    players = _players(info, strategies)
    mode = Chooser(out, None).mode(info, mode)
    talks = Talks.open(scenario, mode=mode, players=players, key=key)
    seat = talks.seat(info.seats[0].id)
    view = seat.view()
    out.page(
        [
            title(f"{info.title}: {view.subtitle}"),
            *(Line(f"{one.delegation}: {ROSTER[players[one.id]].title}.") for one in info.seats),
            Line(f"Chance comes from key {talks.opening.key}; the same key gives the same talks.", "quiet"),
            table.not_at_this_table(view, whole=True),
        ]
    )
    told = 0
    try:
        while True:
            # What only one delegation is told stays out of minutes that both could have written.
            public = [line for line in view.minutes if line.kind != "cable"]
            out.page(papers.told(public[told:], public[told - 1] if told else None))
            told = len(public)
            if not seat.poll():
                break
            view = seat.view()
    except KeyboardInterrupt:
        out.text("Left before the end.")
        return 0
    if view.debrief is not None:
        out.page(ending.summary(view.debrief))
    return 0


def _players(info: options.ScenarioInfo, given: dict[str, str]) -> dict[str, str]:
    """Return who plays each seat: who was named, else the manners of history."""
    seats = [Name(seat.id, seat.delegation) for seat in info.seats]
    known = [Name(one.name, one.title) for one in ROSTER.values()]
    named = {find(seat, seats, "seat"): find(name, known, "strategy") for seat, name in given.items()}
    if len(named) < len(given):
        raise BadInput("A seat can have one strategy only.")
    return {seat.id: named.get(seat.id, usual(number)) for number, seat in enumerate(info.seats)}
