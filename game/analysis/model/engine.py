"""The numbers that stand in the code and not in a scenario: what they are, and on what they rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial

from game.analysis.model.coefficients import Coefficient
from game.rules.spec import INFERRED, SAID, TEMPERATURE
from game.rules.treaty import OFTEN_OFF
from game.strategies import ROSTER
from game.strategies.bargainer import Manner

SECTION = "Engine"
PLAYERS = "The computer's delegations"
FARATIN = ("Faratin, Sierra and Jennings (1998)",)

MANNERS = {
    "exponent": "how late it gives way (exponent of the falling aspiration)",
    "least": "share of what can be hoped for that it never gives up",
    "ask": "readiness to ask",
    "state": "readiness to state a position",
    "insist": "readiness to insist",
    "link": "readiness to offer a link",
    "act": "readiness to act away from the table",
    "silence": "readiness to say nothing",
    "adjourn": "readiness to adjourn",
    "evade": "how often it evades a question",
    "refer": "how often it refers what it could accept",
    "drafts_from": "share of the talks after which it tables drafts",
    "table": "readiness to table a draft",
}
FORM = ("exponent", "least")  # of the falling aspiration, which published tactics describe; no paper has the rest


@dataclass(frozen=True, slots=True)
class Written:
    """Numbers written where they are used, in one module below `game`."""

    module: str
    numbers: tuple[float, ...]  # in no order, each once
    name: str
    because: str = ""
    sources: tuple[str, ...] = ()


WRITTEN = (
    Written(
        "strategies.bargainer",
        (0.1, 0.45),
        "what a link must bring beside all that could be hoped for; how often a draft is answered with a draft",
    ),
    Written(
        "strategies.bargainer",
        (0.15, 0.2, 0.6, 0.8, 0.97, 1.4, 2.5, 3.0, 600, 700, 850),
        "how readiness for an act grows with what is at stake, and changes late, when tempers rise or words repeat",
        "Set so that every verb and every issue has its part in most talks; a test holds that.",
    ),
    Written(
        "strategies.bargainer",
        (0.5, 1.6),
        "how far “Like for like” follows the other side, and how much it yields at the very end",
        sources=("Axelrod (1984)", *FARATIN),
    ),
    Written(
        "strategies.packages",
        (0.35, 0.7, 1.5, 2.5),
        "prices of one point of theirs at which a draft is put together",
        "A rising row of prices finds the draft kindest to the other side that still is worth our aim.",
        ("Pruitt (1981)",),
    ),
    Written(
        "strategies.packages",
        (0.5, 0.6, 0.7, 0.8, 1.2),
        "how a link weighs what it takes from them against what it gives them",
    ),
    Written(
        "strategies.situation",
        (0.5,),
        "probability from which the other side is taken to be willing to sign an option",
        "More likely than not.",
    ),
    Written("strategies.thumb", (0.3,), "how often the random delegation leaves an issue out of a package"),
)


def listed() -> list[Coefficient]:
    """Return every number of the code that the talks, or the computer's delegations, are decided with."""
    return [*_estimate(), *_manners(), *_written()]


def manner_of(strategy: str) -> Manner | None:
    """Return how a strategy bargains, None for one that does not."""
    choose = ROSTER[strategy].choose
    return choose.args[0] if isinstance(choose, partial) and isinstance(choose.args[0], Manner) else None


def _estimate() -> Iterator[Coefficient]:
    thing = "What the staff concludes"
    yield _row(
        thing,
        "points that make one option e times as likely to be stated as another (logit scale)",
        f"{TEMPERATURE:g}",
        "rules.spec",
        "The form is McFadden's; the scale is ours: a tenth of what a large issue is worth.",
        ("McFadden (1974)",),
        unit="points",
    )
    why = "It assumes that a government rarely asks for what it would not sign."
    yield _row(thing, "how many times less readily an option beyond the floor is stated", "5", "rules.spec", why)
    for kind, how in ((SAID, "said"), (INFERRED, "inferred")):
        name = f"how often a reading that is {how} misses by a step"
        why = "An envoy's report is good but not exact; what is inferred is worse. No frequency is known."
        yield _row(thing, name, str(OFTEN_OFF[kind]), "rules.treaty", why, unit="per mille")


def _manners() -> Iterator[Coefficient]:
    for strategy in ROSTER.values():
        manner = manner_of(strategy.name)
        for field in fields(manner) if manner else ():
            value = getattr(manner, field.name)
            if value is not None:
                name = f"{strategy.title}: {MANNERS[field.name]}"
                where = f"strategies.{strategy.name}.{field.name}"
                drawn_from = strategy.source if strategy.source.startswith("Dossier") or field.name in FORM else ""
                yield _row(PLAYERS, name, f"{value:g}", where, sources=(drawn_from,) if drawn_from else ())


def _written() -> Iterator[Coefficient]:
    for one in WRITTEN:
        values = ", ".join(f"{number:g}" for number in one.numbers)
        yield _row(PLAYERS, one.name, values, one.module, one.because, one.sources)


def _row(
    thing: str, name: str, value: str, where: str, because: str = "", sources: tuple[str, ...] = (), *, unit: str = ""
) -> Coefficient:
    """Return one number of the code; how large it is, is always a judgement, whatever form it is taken from."""
    return Coefficient(SECTION, thing, name, value, unit, "judgement", sources, because, where)
