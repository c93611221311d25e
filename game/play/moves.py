"""A move in the scenario's words, as records, scripts and front ends write it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Word = Annotated[str, Field(max_length=40)]
Package = Annotated[dict[Word, Word], Field(min_length=1, max_length=40)]  # issue -> option


class Said(BaseModel):
    """A move: words it does not know are refused, and it is never changed after it was made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ask(Said):
    verb: Literal["ask"] = "ask"
    issue: Word


class State(Said):
    verb: Literal["state"] = "state"
    issue: Word
    option: Word


class Insist(Said):
    verb: Literal["insist"] = "insist"
    issue: Word


class Evade(Said):
    verb: Literal["evade"] = "evade"
    issue: Word
    to: Word


class Link(Said):
    verb: Literal["link"] = "link"
    package: Package


class Accept(Said):
    verb: Literal["accept"] = "accept"


class Decline(Said):
    verb: Literal["decline"] = "decline"
    issue: Word  # the issue that blocks


class Table(Said):
    verb: Literal["table"] = "table"
    package: Package


class Refer(Said):
    verb: Literal["refer"] = "refer"


class Act(Said):
    verb: Literal["act"] = "act"
    action: Word


class Silence(Said):
    verb: Literal["silence"] = "silence"


class Adjourn(Said):
    verb: Literal["adjourn"] = "adjourn"


Move = Annotated[
    Ask | State | Insist | Evade | Link | Accept | Decline | Table | Refer | Act | Silence | Adjourn,
    Field(discriminator="verb"),
]
