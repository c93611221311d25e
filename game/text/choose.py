"""Asks what is to be played: scenario, agenda, seat and opponent, or a kept record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.strategies import usual
from game.text.lines import item, title
from game.text.matching import Name, Unclear, find
from game.text.printer import Printer

if TYPE_CHECKING:
    from game.play.options import ScenarioInfo, StrategyInfo
    from game.play.shelf import SaveInfo

PERSON = "human"
PEOPLE = ("human", "person", "people", "two", "hot-seat", "hotseat")
BOTH = ("both", "two")


@dataclass(frozen=True, slots=True)
class Opened:
    """What is to be played: a record to go on with, or new talks."""

    record: Path | None = None
    scenario: str = ""
    mode: str = ""
    players: tuple[tuple[str, str], ...] = ()


class Chooser:
    """Takes what the command line gave and asks for the rest; where nobody answers the default stands."""

    def __init__(self, out: Printer, read: Callable[[str], str] | None) -> None:
        self._out, self._read = out, read

    def choose(
        self,
        known: Sequence[ScenarioInfo],
        strategies: Sequence[StrategyInfo],
        saves: Sequence[SaveInfo],
        *,
        given: ScenarioInfo | None,
        mode: str | None,
        seat: str | None,
        opponent: str | None,
    ) -> Opened:
        """Return what is to be played, *given* being the scenario already named; raises BadInput for unknown words."""
        picked = given or self._scenario(known, [save for save in saves if not save.ended][:5])
        if isinstance(picked, Path):
            return Opened(record=picked)
        info = picked
        mode = self.mode(info, mode)
        seat = self._seat(info, seat)
        if seat in BOTH:
            return Opened(None, info.name, mode, tuple((one.id, PERSON) for one in info.seats))
        facing = usual([one.id != seat for one in info.seats].index(True))
        player = self._opponent(strategies, opponent, facing)
        players = tuple((one.id, PERSON if one.id == seat else player) for one in info.seats)
        return Opened(None, info.name, mode, players)

    def _scenario(self, known: Sequence[ScenarioInfo], kept: Sequence[SaveInfo]) -> ScenarioInfo | Path:
        """Return the scenario chosen, or the record to go on with."""
        names = [Name(info.name, info.title, number) for number, info in enumerate(known, 1)]
        names += [Name(str(save.path), "", number) for number, save in enumerate(kept, len(known) + 1)]
        self._ask_page("Which talks?")
        for number, info in enumerate(known, 1):
            self._ask_item(number, f"{info.title}. {info.subtitle}. About {info.minutes} minutes. {info.summary}")
        for number, save in enumerate(kept, len(known) + 1):
            self._ask_item(number, f"Go on: {save.title}, {save.place}; kept {save.saved:%d %B, %H:%M}.")
        picked = self._one("Number or name", names, "choice", default=names[0].id)
        chosen = [info for info in known if info.name == picked]
        return chosen[0] if chosen else Path(picked)

    def mode(self, info: ScenarioInfo, given: str | None) -> str:
        """Return the agenda chosen."""
        names = [Name(mode.id, mode.title, number) for number, mode in enumerate(info.modes, 1)]
        if given is not None:
            return find(given, names, "mode")
        if len(names) == 1:
            return names[0].id
        self._ask_page(f"{info.title}: which agenda?")
        for number, mode in enumerate(info.modes, 1):
            self._ask_item(number, f"{mode.title}: {', '.join(mode.issues)}.")
        return self._one("Number or name", names, "mode", default=names[0].id)

    def _seat(self, info: ScenarioInfo, given: str | None) -> str:
        """Return the seat chosen, or "both"."""
        names = [Name(seat.id, seat.delegation, number) for number, seat in enumerate(info.seats, 1)]
        names.append(Name("both", "two people at this machine", len(names) + 1))
        if given is not None:
            return "both" if given in BOTH else find(given, names, "seat")
        default = next((seat.id for seat in info.seats if seat.default), names[0].id)
        self._ask_page("Which delegation?")
        for number, seat in enumerate(info.seats, 1):
            note = f" {seat.note}" if seat.note else ""
            self._ask_item(number, f"{seat.delegation}, {seat.country}.{note}")
        self._ask_item(len(names), "Both: two people at this machine, who hand over between acts.")
        return self._one("Number or name", names, "seat", default=default)

    def _opponent(self, strategies: Sequence[StrategyInfo], given: str | None, facing: str) -> str:
        """Return the strategy that plays the other seat, or "human"."""
        names = [Name(one.name, one.title, number) for number, one in enumerate(strategies, 1)]
        names.append(Name(PERSON, "another person at this machine", len(names) + 1))
        if given is not None:
            return PERSON if given.casefold() in PEOPLE else find(given, names, "opponent")
        self._ask_page("Who sits on the other side?")
        for number, one in enumerate(strategies, 1):
            self._ask_item(number, f"{one.title} ({one.name}). {one.text}")
        self._ask_item(len(names), "Another person at this machine.")
        return self._one("Number or name", names, "opponent", default=facing)

    def _ask_page(self, text: str) -> None:
        if self._read is not None:
            self._out.page([title(text)])

    def _ask_item(self, number: int, text: str) -> None:
        if self._read is not None:
            self._out.page([item(str(number), " ".join(text.split()))])

    def _one(self, prompt: str, names: Sequence[Name], kind: str, *, default: str) -> str:
        """Return what is picked; an empty answer, or nobody to ask, means the default."""
        if self._read is None:
            return default
        first = next((str(name.number) for name in names if name.id == default), default)
        while True:
            answer = self._read(f"{prompt}, or Enter for {first}: ").strip()
            if not answer:
                return default
            if answer.casefold() in ("quit", "exit", "q"):
                raise EOFError
            try:
                return find(answer, names, kind)
            except Unclear as problem:
                self._out.error(str(problem))
