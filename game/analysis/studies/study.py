"""A study: a question about the talks as a file. `loading` reads one, `courses` holds it, `findings` tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.play.moves import Move
from game.play.words import Words
from game.rules.spec import Rules

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=40)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]


class Part(BaseModel):
    """A part of a study; words that are not of the format are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(Part):
    """An act: who makes it, and which."""

    seat: Name
    move: Move


class Course(Part):
    """One way the talks may go from where the study begins: what is changed there, what is said first.

    The strategies play on from there.
    """

    title: Text
    acts: list[Literal["line"] | Said] = []  # "line": the act that was made in fact (or in the record) at this place
    profiles: dict[Name, Name] = {}  # seat -> the profile dealt, whichever the pair
    events: dict[Name, Literal["never", "certain", "already"]] = {}  # incidents, instructions, actions, consequences
    status_quo: dict[Name, Name] = {}  # issue -> what holds there without agreement
    speakers: dict[Name, dict[Name, list[Name]]] = {}  # sitting -> seat -> who speaks there


class Study(Part):
    """A question, the courses that are compared to answer it, and how."""

    study: Name
    title: Text
    question: Text
    historians: Text | None = None  # what they say, with sources
    expected: dict[str, Literal["more", "less", "same", "open"]] = {}  # outcome -> where they expect it to move
    remark: Text | None = None  # what to make of the answer
    scenario: str | None = None  # either a scenario, whose historical line is held first, or …
    record: str | None = None  # … a record of talks
    mode: Name | None = None
    after: Annotated[int, Field(ge=0, le=500)] | Literal["all"] = 0  # acts of the line or the record, held first
    strategies: dict[Name, Name]  # seat -> who plays on
    playouts: Annotated[int, Field(ge=2, le=1_000_000)] = 200  # of every course, for each pair of profiles
    seed: Annotated[int, Field(ge=0, le=2**48)] = 1940
    baseline: Course = Course(title="As it was")
    variations: Annotated[dict[Name, Course], Field(min_length=1, max_length=12)]
    outcomes: Annotated[list[str], Field(min_length=1, max_length=30)]

    @property
    def courses(self) -> list[Course]:
        """The baseline, then the variations."""
        return [self.baseline, *self.variations.values()]


@dataclass(frozen=True, eq=False)
class Opened:
    """A study with the scenario it is about, and what was said and done in the talks it begins from."""

    study: Study
    words: Words
    line: tuple[Said, ...]  # the acts of the historical line, or of the record
    happened: dict[str, int]  # incident -> after how many acts it had happened there, wherever its condition holds

    @property
    def rules(self) -> Rules:
        """The rules of the scenario in the study's mode."""
        return self.words.rules

    @property
    def past(self) -> tuple[Said, ...]:
        """What was said before the study begins."""
        return self.line if self.study.after == "all" else self.line[: self.study.after]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs of profiles, by their numbers."""
        first, second = (range(len(names)) for names in self.rules.profiles)
        return [(one, other) for one in first for other in second]
