"""What speaks for and against another act than the one that was made, in sentences made from what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.analysis.evaluating.candidates import Candidate
from game.analysis.evaluating.outlook import error
from game.analysis.measures import BRIEF
from game.play.moves import Move
from game.play.talks import Talks
from game.play.view import Preview
from game.play.wording import joined

CLEAR = 2.0  # standard errors from nothing at which a difference is spoken of
NOTICED = 0.2  # per cent up to which a difference, however sure, is none
SLIGHT = 15  # per mille by which a gauge may differ without being spoken of


@dataclass(frozen=True, slots=True)
class Measure:
    """One outcome of an act, in per cent, and its difference from the act that was made."""

    outcome: str
    title: str
    value: float
    error: float
    change: float
    change_error: float  # each playout paired with the one of the same chance

    @property
    def clear(self) -> bool:
        """True where the difference is more than noise, and more than anybody would notice."""
        return abs(self.change) > max(CLEAR * self.change_error, NOTICED)


def because(before: Talks, made: Move, one: Candidate, measures: tuple[Measure, ...]) -> tuple[str, ...]:
    """Return what differs from the act made, in sentences; *before* are the talks as they stood, the side to act known.

    First what came of the playouts, then what the delegation could have known beforehand.
    """
    if one.move == made:
        return ("This is the act that was made.",)
    seat = before.seat(before.to_move or before.words.seats[0])
    return (
        *_came(before, measures),
        *_known(seat.preview(made), seat.preview(one.move)),
        *_manners(one),
    )


def _came(before: Talks, measures: tuple[Measure, ...]) -> Iterator[str]:
    """Yield what came of the playouts that is more than noise."""
    clear = [one for one in measures if one.clear]
    for one in clear:
        made = one.value - one.change
        yield f"{_more(before, one)}: {one.value:.1f} % against {made:.1f} % (± {error(one.change_error)})."
    if not clear:
        yield "Over many playouts nothing came of it that the act made would not have brought as well."


def _more(before: Talks, one: Measure) -> str:
    """Return in which direction an outcome differs."""
    if one.outcome == "signed":
        return f"A pact becomes {'likelier' if one.change > 0 else 'less likely'}"
    if one.outcome == "war":
        return f"War in June 1941 becomes {'likelier' if one.change > 0 else 'less likely'}"
    words = before.words
    whose = words.delegation(words.seat(one.outcome.removeprefix(BRIEF)))
    return f"The {whose} gets {'more' if one.change > 0 else 'less'} of its brief"


def _known(made: Preview, other: Preview) -> Iterator[str]:
    """Yield what could be foreseen at the table: gauges, what home thinks of it, how the other side would take it."""
    was, is_now = dict(made.gauges), dict(other.gauges)
    by = {name: is_now.get(name, 0) - was.get(name, 0) for name in dict.fromkeys((*was, *is_now))}
    apart = [f"{name} {'higher' if change > 0 else 'lower'}" for name, change in by.items() if abs(change) >= SLIGHT]
    if apart:
        yield f"It leaves {joined(apart)} than the act made."
    if other.answer:
        yield f"Of the answer the staff could have said: {other.answer}"
    together = [one.text.partition(": ")[2] for one in (other.ours.reasons if other.ours else ()) if one.issue is None]
    if together:
        yield f"It keeps a link open that counts at home: {joined(together)}."
    if made.warnings and not other.warnings:
        yield f"It spares what the act made cost at home: {' '.join(made.warnings)}"
    elif other.warnings and other.warnings != made.warnings:
        yield f"Against it speaks: {' '.join(other.warnings)}"


def _manners(one: Candidate) -> Iterator[str]:
    if one.manners:
        yield f"So might act whoever bargains by the manner: {joined(list(one.manners))}."
