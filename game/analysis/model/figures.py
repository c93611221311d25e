"""What each number of a scenario file stands for, and whether a source can give it or only a judgement."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenario import schema, vocabulary
from game.scenario.vocabulary import Word


@dataclass(frozen=True, slots=True)
class Kind:
    """What a number of the file is. Judged: it stands on a scale of the model's own, which no document uses.

    The sources of the block it stands in are then what it was judged from; other kinds are read off these sources,
    unless the block is marked `judgement`.
    """

    name: str
    unit: str
    judged: bool = True
    low: int = 0  # the bounds of the format, which a varied number keeps
    high: int = 1000


PER_MILLE, POINTS, OPTION = "per mille", "points", "option"

_SHARE = (0, 1000)
_SIGNED = (-1000, 1000)
_WORTH = (-500, 500)

# (model, field) -> what the numbers there are; for a mapping or a list: each number in it.
KINDS: dict[tuple[type[Word], str], Kind] = {
    (schema.Demand, "weight"): Kind("weight", POINTS, True, 0, 100),
    (schema.Demand, "utility"): Kind("worth", POINTS, True, *_WORTH),
    (schema.Profile, "prior"): Kind("prior weight", "weight", True, 1, 1000),
    (schema.Profile, "reservation"): Kind("reservation value", POINTS, True, *_WORTH),
    (schema.Profile, "resolve"): Kind("resolve for war", PER_MILLE, True, *_SHARE),
    (schema.Profile, "utility"): Kind("worth", POINTS, True, *_WORTH),
    (schema.Link, "points"): Kind("bonus", POINTS, True, *_WORTH),
    (schema.Sitting, "exchanges"): Kind("exchanges", "exchanges", True, 1, 20),
    (schema.Procedure, "min_articles"): Kind("fewest articles of a draft", "articles", True, 1, 30),
    (schema.Procedure, "asks_per_issue"): Kind("questions on one issue", "times", True, 1, 9),
    (schema.Procedure, "min_exchanges"): Kind("exchanges before a sitting may be adjourned", "exchanges", True, 0, 20),
    (schema.Mode, "min_articles"): Kind("fewest articles of a draft", "articles", True, 1, 30),
    (schema.Mode, "most_exchanges"): Kind("most exchanges of a sitting", "exchanges", True, 1, 20),
    (schema.Incident, "chance"): Kind("chance", PER_MILLE, True, *_SHARE),
    (schema.Action, "times"): Kind("how often", "times", True, 1, 9),
    (schema.Adjustment, "by"): Kind("adjustment", PER_MILLE, True, *_SIGNED),
    (schema.Consent, "chance"): Kind("base chance", PER_MILLE, True, *_SHARE),
    (schema.Consequence, "chance"): Kind("base chance", PER_MILLE, True, *_SHARE),
    (vocabulary.GaugeChange, "by"): Kind("moves a gauge", PER_MILLE, True, *_SIGNED),
    (vocabulary.ReservationChange, "by"): Kind("moves the reservation value", POINTS, True, *_WORTH),
    (vocabulary.Effect, "exchanges"): Kind("moves the exchanges", "exchanges", True, -6, 6),
    (vocabulary.Gauge, "at_least"): Kind("threshold", PER_MILLE, True, *_SHARE),
    (vocabulary.Gauge, "at_most"): Kind("threshold", PER_MILLE, True, *_SHARE),
    (vocabulary.Insistence, "at_least"): Kind("threshold", PER_MILLE, True, *_SHARE),
    # Options are no numbers, but the model decides by their order: these are read off documents where there are any.
    (schema.Issue, "status_quo"): Kind("status quo", OPTION, judged=False),
    (schema.Demand, "ask"): Kind("ask", OPTION, judged=False),
    (schema.Demand, "floor"): Kind("floor", OPTION, judged=False),
    (schema.Demand, "mandate"): Kind("mandate at the start", OPTION, judged=False),
    (schema.Profile, "floor"): Kind("floor", OPTION, judged=False),
    (vocabulary.MandateChange, "to"): Kind("mandate", OPTION, judged=False),
    (vocabulary.PositionChange, "to"): Kind("position", OPTION, judged=False),
    (vocabulary.StatusQuoChange, "to"): Kind("status quo", OPTION, judged=False),
}
KINDS |= {
    (schema.Coefficients, name): Kind(name.replace("_", " "), PER_MILLE, True, *_SIGNED)
    for name in schema.Coefficients.model_fields
}
for _name in ("start_strain", "start_trust", "start_standing", "insist_gain", "yield_at", "break_off_at"):
    KINDS[schema.Coefficients, _name] = Kind(_name.replace("_", " "), PER_MILLE, True, *_SHARE)

# Numbers and dates the model does not decide with, each with what it is for.
SHOWN_ONLY: dict[tuple[type[Word], str], str] = {
    (schema.Scenario, "format"): "the version of the file format",
    (schema.Scenario, "minutes"): "how long a game takes, for whoever plans a lesson",
    (schema.Issue, "place"): "where the map shows the issue",
    (schema.Sitting, "date"): "the calendar of the talks; a fact, with its source",
    (schema.Sitting, "minutes_per_act"): "how far the clock on the minutes moves",
    (schema.LineMove, "date"): "when a historical act was made; a fact, with its source",
    (schema.LineMove, "move"): "a historical act",
}
