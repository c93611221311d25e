"""The smallest words of a scenario file: ids, texts and figures, and its one vocabulary of conditions and effects.

Instructions, incidents, actions, consents and the aftermath all speak it.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NaiveDatetime,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90)]
Whole = Annotated[int, Field(strict=True)]
PerMille = Annotated[Whole, Field(ge=0, le=1000)]
Points = Annotated[Whole, Field(ge=-500, le=500)]
Cost = Annotated[Whole, Field(ge=-1000, le=1000)]
Truth = Annotated[bool, Field(strict=True)]
Degrees = Annotated[float, Field(strict=True)]

SOURCE = r"^[SF][0-9]{2,3}[a-z]?$|^judgement$"
MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$"


def _listed(value: Any) -> Any:
    """Return *value* as a list, so that `source: S04` means `source: [S04]`."""
    return value if isinstance(value, list) else [value]


def _written_out(value: Any) -> Any:
    """Return *value* if it is a date in words we know: pydantic alone would take 1940 for seconds since 1970."""
    if not isinstance(value, datetime) and not (isinstance(value, str) and re.match(MOMENT, value)):
        raise ValueError(f'expected a date such as 1940-11-12 or a time such as 1940-11-12T12:00; found "{value}"')
    return value


Source = Annotated[str, StringConstraints(pattern=SOURCE)]
Sources = Annotated[
    list[Source],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": SOURCE},
                {"type": "array", "items": {"type": "string", "pattern": SOURCE}, "minItems": 1},
            ]
        }
    ),
]
Moment = Annotated[NaiveDatetime, BeforeValidator(_written_out), WithJsonSchema({"type": "string", "pattern": MOMENT})]


class Word(BaseModel):
    """A mapping in the file: unknown keys are errors, and nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# --- conditions ---


class Range(Word):
    """A stretch of an issue's options, ends included; without ends: any option."""

    issue: Id
    at_least: Id | None = None
    at_most: Id | None = None
    exactly: Id | None = Field(default=None, alias="is")

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="after")
    def _one_form(self) -> Range:
        if self.exactly is not None and (self.at_least or self.at_most):
            raise ValueError("use either 'is' or 'at_least'/'at_most', not both")
        return self


class SeatRange(Range):
    """A range that one seat's word must lie in: its offer on the table, else its stated position."""

    of: Id


class Gauge(Word):
    """A gauge (0-1000 per mille) compared. `of` names a seat for every gauge but strain."""

    name: Literal["strain", "trust", "standing", "resolve"]
    of: Id | None = None
    at_least: PerMille | None = None
    at_most: PerMille | None = None

    @model_validator(mode="after")
    def _whose(self) -> Gauge:
        if (self.name == "strain") == (self.of is not None):
            raise ValueError("'of: SEAT' belongs to trust, standing and resolve, and not to strain")
        if self.at_least is None and self.at_most is None:
            raise ValueError("say 'at_least' or 'at_most'")
        return self


class Insistence(Word):
    """How strongly one seat has insisted on an issue, 0-1000."""

    of: Id
    issue: Id
    at_least: PerMille


class Span(Word):
    """Sittings from one to another, ends included."""

    since: Id | None = None
    until: Id | None = None


class Condition(Word):
    """Exactly one statement about the talks. `flag` takes the id of any incident, instruction, action or
    consequence that has happened, or a flag set by an effect.
    """

    all: list[Condition] | None = None
    any: list[Condition] | None = None
    no: Condition | None = Field(default=None, alias="not")
    settled: Range | None = None
    position: SeatRange | None = None
    option: Range | None = None  # what holds at the end: the treaty's clause or, without one, the status quo
    gauge: Gauge | None = None
    insisted: Insistence | None = None
    sitting: Span | None = None
    flag: Id | None = None
    profile: dict[Id, list[Id]] | None = None
    ended: Literal["signed", "lapsed", "recalled"] | None = None

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="after")
    def _exactly_one(self) -> Condition:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"a condition makes exactly one statement, not {len(given)}: use 'all' or 'any' to join")
        return self


# --- effects ---


class GaugeChange(Word):
    """A gauge moved by so many per mille."""

    name: Literal["strain", "trust", "standing", "resolve"]
    of: Id | None = None
    by: Annotated[Whole, Field(ge=-1000, le=1000)]

    @model_validator(mode="after")
    def _whose(self) -> GaugeChange:
        if (self.name == "strain") == (self.of is not None):
            raise ValueError("'of: SEAT' belongs to trust, standing and resolve, and not to strain")
        return self


class MandateChange(Word):
    """The furthest option a delegation may agree to, from now on."""

    of: Id
    issue: Id
    to: Id


class EmphasisChange(Word):
    """What home wants pressed (speaking of it gains standing) or kept quiet (raising it costs standing)."""

    of: Id
    issue: Id
    to: Literal["press", "quiet", "none"]


class PositionChange(Word):
    """A position put by the government itself, over its delegation's head."""

    of: Id
    issue: Id
    to: Id


class StatusQuoChange(Word):
    """A fact on the ground: what holds on an issue without an agreement."""

    issue: Id
    to: Id


class ReservationChange(Word):
    """The worth of no agreement moved, in points."""

    of: Id
    by: Points


class Effect(Word):
    """Exactly one change to the talks."""

    gauge: GaugeChange | None = None
    mandate: MandateChange | None = None
    emphasis: EmphasisChange | None = None
    position: PositionChange | None = None
    status_quo: StatusQuoChange | None = None
    reservation: ReservationChange | None = None
    flag: Id | None = None
    clear: Id | None = None
    exchanges: Annotated[Whole, Field(ge=-6, le=6)] | None = None  # of the sitting that begins or is under way

    @model_validator(mode="after")
    def _exactly_one(self) -> Effect:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"an effect makes exactly one change, not {len(given)}: write a list of effects")
        return self


Condition.model_rebuild()
