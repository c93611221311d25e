"""A study: a question about the talks as a file, read with the protections of scenario files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game import scenario as scenarios
from game.analysis.measures import BRIEF
from game.play.moves import Move
from game.play.words import Words
from game.rules.spec import Rules
from game.scenario import shapes, tree
from game.scenario.near import nearest
from game.scenario.problems import BadScenario, Key, Problem
from game.strategies import ROSTER

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=40)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Found = tuple[tuple[Key, ...], str]


class Part(BaseModel):
    """A part of a study; words that are not of the format are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Said(Part):
    """An act put in the place of what would have been said."""

    seat: Name
    move: Move


class Course(Part):
    """One way the talks may go: what is changed, and what is said first; the strategies play on from there."""

    title: Text
    acts: list[Literal["line"] | Said] = []  # "line": the act that the historical line has at this place
    profiles: dict[Name, Name] = {}  # seat -> the profile dealt, whichever the pair
    events: dict[Name, Literal["never", "certain"]] = {}  # incidents and instructions
    status_quo: dict[Name, Name] = {}  # issue -> what holds there without agreement


class Study(Part):
    """A question, the courses that are compared to answer it, and how."""

    study: Name
    title: Text
    question: Text
    historians: Text | None = None  # what they say, with sources
    expected: dict[str, Literal["more", "less", "same", "open"]] = {}  # outcome -> where they expect it to move
    scenario: str
    mode: Name = "all"
    after: Annotated[int, Field(ge=0, le=500)] = 0  # how many acts of the historical line are held first
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


@dataclass(frozen=True)
class Opened:
    """A study with the scenario it is about."""

    study: Study
    words: Words

    @property
    def rules(self) -> Rules:
        """The rules of the scenario in the study's mode."""
        return self.words.rules

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs of profiles, by their numbers."""
        first, second = (range(len(names)) for names in self.rules.profiles)
        return [(one, other) for one in first for other in second]


def load(path: Path) -> Opened:
    """Return the study in a file; raises BadScenario with all its problems, BadInput for an unknown scenario."""
    text = tree.read(path)
    root, problems = tree.parse(text, str(path))
    try:
        study = Study.model_validate(root.data)
    except ValidationError as error:
        found = [_hinted(problem) for problem in shapes.problems(error, root)]
        raise BadScenario(str(path), [*problems, *found]) from None
    beside = path.parent / study.scenario
    scenario = scenarios.load(beside if beside.is_file() else scenarios.find(study.scenario))
    opened = Opened(study, Words(scenario, study.mode, scenarios.compile(scenario, study.mode)))
    problems += [Problem(root.at(at).line, at, said) for at, said in _mistakes(opened)]
    if problems:
        raise BadScenario(str(path), problems)
    return opened


def _hinted(problem: Problem) -> Problem:
    """Return a problem of shape with the study's own words where an unknown one stands."""
    said = "is not a word of the format here"
    if not problem.text.startswith(said):
        return problem
    words = Study.model_fields if len(problem.path) == 1 else Course.model_fields
    return Problem(problem.line, problem.path, said + nearest(str(problem.path[-1]), words))


def outcome_names(rules: Rules) -> list[str]:
    """Return everything a study can report."""
    war = ["war"] if any(one.war for one in rules.aftermath) else []
    return ["signed", *war, *(BRIEF + seat for seat in rules.seats), *(one.id for one in rules.aftermath)]


def _mistakes(opened: Opened) -> Iterator[Found]:
    """Yield names the scenario does not have."""
    study, rules = opened.study, opened.rules
    for seat in rules.seats:
        if seat not in study.strategies:
            yield ("strategies",), f"says nobody plays the {seat} seat"
    for seat, name in study.strategies.items():
        if seat not in rules.seats:
            yield ("strategies", seat), _unknown("seat", seat, rules.seats)
        if name not in ROSTER:
            yield ("strategies", seat), _unknown("strategy", name, ROSTER)
    held = len(opened.words.scenario.line)
    if study.after > held:
        yield ("after",), f"the historical line has {held} acts; found {study.after}"
    known = outcome_names(rules)
    for place, name in enumerate(study.outcomes):
        if name not in known:
            yield ("outcomes", place), _unknown("outcome", name, known)
    for name in study.expected:
        if name not in study.outcomes:
            yield ("expected", name), "is not among the outcomes"
    for at, text in _course(opened, study.baseline):
        yield ("baseline", *at), text
    for name, course in study.variations.items():
        for at, text in _course(opened, course):
            yield ("variations", name, *at), text


def _course(opened: Opened, course: Course) -> Iterator[Found]:
    rules, words = opened.rules, opened.words
    for seat, profile in course.profiles.items():
        if seat not in rules.seats:
            yield ("profiles", seat), _unknown("seat", seat, rules.seats)
        elif profile not in (dealt := rules.profiles[words.seat(seat)]):
            yield ("profiles", seat), _unknown("profile", profile, dealt)
    events = [event.id for event in rules.events]
    for name in course.events:
        if name not in events:
            yield ("events", name), _unknown("incident or instruction", name, events)
    for issue, option in course.status_quo.items():
        if issue not in rules.issues:
            yield ("status_quo", issue), _unknown("issue", issue, rules.issues)
        elif option not in (options := rules.option_names[words.number[issue]]):
            yield ("status_quo", issue), _unknown("option", option, options)
    left = len(words.scenario.line) - opened.study.after
    for at, act in enumerate(course.acts):
        if act == "line":
            if at >= left:
                yield ("acts", at), "the historical line has ended here"
            continue
        if act.seat not in rules.seats:
            yield ("acts", at, "seat"), _unknown("seat", act.seat, rules.seats)
        try:
            words.acts(act.move)
        except (KeyError, ValueError):
            yield ("acts", at, "move"), words.unknown(act.move)


def _unknown(kind: str, name: str, among: Iterable[str]) -> str:
    """Return that there is no such thing, and the nearest there is."""
    return f'there is no {kind} "{name}"{nearest(name, among)}'
