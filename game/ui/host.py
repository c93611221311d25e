"""What the stage asks of whoever holds the talks: the house, or a stand-in for it in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from game.ui.results import Library

if TYPE_CHECKING:
    from pathlib import Path

    from game.play.moves import Move
    from game.play.view import View
    from game.ui.reckoning import Work


class Host(Library, Protocol):
    """What holds the talks and the course that is read."""

    @property
    def view(self) -> View | None:
        """Return the view from the seat in play."""

    def begin(self, scenario: str, mode: str, players: dict[str, str]) -> None:
        """Open talks."""

    def resume(self, path: Path) -> None:
        """Go on with a kept record."""

    def discard(self, path: Path) -> None:
        """Delete a kept record."""

    def shelve(self, deed: Literal["rename", "restore", "empty", "send", "keep"], course: str, words: str) -> str:
        """Do something with kept records, and return a sentence that says what was done."""

    def close(self) -> None:
        """Let go of the talks."""

    def submit(self, move: Move) -> None:
        """Make a move."""

    def poll(self) -> bool:
        """Let a computer delegation make one act; return whether anything changed."""

    def waiting(self) -> bool:
        """Return whether a computer delegation has the floor."""

    def turn_of_another(self) -> bool:
        """Return whether the floor is with the other person at this machine."""

    def turn_over(self) -> None:
        """Show the talks from the seat of the person whose turn it is."""

    def take_back(self) -> bool:
        """Go back to the previous decision of a person; return whether there was one."""

    def branch_off(self) -> str:
        """Go on in a copy of the talks; return the name of its record."""

    def read(self, course: Path | Literal["these", "line"]) -> None:
        """Open a course for reading."""

    def compare(self, one: str, other: str) -> None:
        """Set two courses side by side."""

    def write_out(self, kind: Literal["html", "pdf"]) -> Path:
        """Write the comparison and return the file."""

    def do(self, work: Work) -> None:
        """Begin or end what is reckoned in the background for the course read."""

    def busy(self) -> bool:
        """Return whether anything is reckoned in the background."""

    def look(self) -> bool:
        """Take in what has been reckoned; return whether there is anything new to show."""

    def rise(self) -> None:
        """Let go of the talks, and of nothing else."""

    def take_over(self, turn: int, seat: str, player: str) -> None:
        """Go on from after an act of the course read."""

    def cut_out(self, first: int, last: int, name: str) -> str:
        """Write a stretch of the course read to a file, and return a sentence that says where it is."""

    def export(self, what: str) -> Path:
        """Write the minutes or the treaty and return the file."""
