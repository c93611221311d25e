"""Reads a study file with the protections of scenario files, and names every mistake in it where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from game import paths
from game import scenario as scenarios
from game.analysis.measures import BRIEF, RESOLVE, TRUST
from game.analysis.studies.courses import past
from game.analysis.studies.study import Course, Opened, Said, Study
from game.paths import BadInput
from game.play.talks import Talks
from game.play.words import Words
from game.rules.spec import Rules
from game.scenario import shapes, tree
from game.scenario.near import nearest
from game.scenario.problems import BadScenario, Key, Problem
from game.strategies import ROSTER

Found = tuple[tuple[Key, ...], str]


def load(path: Path) -> Opened:
    """Return the study in a file; raises BadScenario with all its problems, BadInput for an unknown scenario."""
    text = tree.read(path)
    root, problems = tree.parse(text, str(path))
    try:
        study = Study.model_validate(root.data)
    except ValidationError as error:
        found = [_hinted(problem) for problem in shapes.problems(error, root)]
        raise BadScenario(str(path), [*problems, *found]) from None
    if (study.scenario is None) == (study.record is None):
        said = "a study names either a scenario or a record to begin from"
        raise BadScenario(str(path), [*problems, Problem(root.at(("record",)).line, (), said)])
    opened = _from_line(study, path) if study.record is None else _from_record(study, path)
    problems += [Problem(root.at(at).line, at, said) for at, said in _mistakes(opened)]
    if problems:
        raise BadScenario(str(path), problems)
    return opened


def _from_line(study: Study, path: Path) -> Opened:
    """Return a study that begins from the historical line of a scenario: all its incidents happened."""
    assert study.scenario is not None
    beside = path.parent / study.scenario
    scenario = scenarios.load(beside if beside.is_file() else scenarios.find(study.scenario))
    mode = study.mode or "all"
    words = Words(scenario, mode, scenarios.compile(scenario, mode))
    line = tuple(Said.model_validate({"seat": act.seat, "move": act.move}) for act in scenario.line)
    return Opened(study, words, line, {event.id: 0 for event in words.rules.incidents})


def _from_record(study: Study, path: Path) -> Opened:
    """Return a study that begins from a record, beside the file or among the saves; raises BadInput."""
    assert study.record is not None
    places = (path.parent / study.record, paths.saves() / study.record)
    if (found := next((place for place in places if place.is_file()), None)) is None:
        raise BadInput(f'{path}: there is no record "{study.record}" beside the study, nor among the saves')
    talks = Talks.resume(found)
    line = tuple(Said(seat=entry.seat, move=entry.move) for entry in talks.entries)
    happened = {
        event.id: turn
        for turn, state in reversed(list(enumerate(talks.states)))
        for event in talks.words.rules.incidents
        if state.flags[0, event.flag]
    }
    return Opened(study, talks.words, line, happened)


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
    own = [kind + seat for kind in (BRIEF, TRUST, RESOLVE) for seat in rules.seats]
    return ["signed", *war, *own, "strain", *(one.id for one in rules.aftermath)]


def _mistakes(opened: Opened) -> Iterator[Found]:
    """Yield where a study names what its scenario, or the talks it begins from, does not have."""
    study, rules = opened.study, opened.rules
    if study.mode not in (None, opened.words.mode):
        yield ("mode",), f'the record was held in the mode "{opened.words.mode}"; leave this out'
    for seat in rules.seats:
        if seat not in study.strategies:
            yield ("strategies",), f"says nobody plays the {seat} seat"
    for seat, name in study.strategies.items():
        if seat not in rules.seats:
            yield ("strategies", seat), _unknown("seat", seat, rules.seats)
        if name not in ROSTER:
            yield ("strategies", seat), _unknown("strategy", name, ROSTER)
    if study.after != "all" and study.after > len(opened.line):
        yield ("after",), f"{_source(opened)} has {len(opened.line)} acts; found {study.after}"
    known = outcome_names(rules)
    for place, name in enumerate(study.outcomes):
        if name not in known:
            yield ("outcomes", place), _unknown("outcome", name, known)
    for name in study.expected:
        if name not in study.outcomes:
            yield ("expected", name), "is not among the outcomes"
    if (problem := _beyond(opened)) is not None:
        yield problem
        return
    now = _sitting(opened)
    for at, course in (("baseline",), study.baseline), *((("variations", n), c) for n, c in study.variations.items()):
        for inside, text in (*_said(opened, course), *_changes(opened, course), *_late(rules, course, now)):
            yield (*at, *inside), text


def _beyond(opened: Opened) -> Found | None:
    """Return which act held before the study speaks of what its agenda does not have, if one does."""
    for number, said in enumerate(opened.past, 1):
        try:
            opened.words.acts(said.move)
        except (KeyError, ValueError):
            why = opened.words.unknown(said.move)
            return ("after",), f"act {number} of {_source(opened)} cannot be held in this mode: {why}"
    return None


def _source(opened: Opened) -> str:
    return "the historical line" if opened.study.record is None else "the record"


def _said(opened: Opened, course: Course) -> Iterator[Found]:
    """Yield what is wrong with the acts of a course."""
    left = len(opened.line) - len(opened.past)
    for at, act in enumerate(course.acts):
        if act == "line" and at >= left:
            yield ("acts", at), f"{_source(opened)} has ended here"
            continue
        said = opened.line[len(opened.past) + at] if act == "line" else act
        if said.seat not in opened.rules.seats:
            yield ("acts", at, "seat"), _unknown("seat", said.seat, opened.rules.seats)
        try:
            opened.words.acts(said.move)
        except (KeyError, ValueError):
            yield ("acts", at, *([] if act == "line" else ["move"])), opened.words.unknown(said.move)


def _changes(opened: Opened, course: Course) -> Iterator[Found]:
    """Yield what is wrong with the changes of a course."""
    rules, words = opened.rules, opened.words
    for seat, profile in course.profiles.items():
        if seat not in rules.seats:
            yield ("profiles", seat), _unknown("seat", seat, rules.seats)
        elif profile not in (dealt := rules.profiles[words.seat(seat)]):
            yield ("profiles", seat), _unknown("profile", profile, dealt)
    allowed: dict[str, tuple[str, ...]] = {event.id: ("never", "certain", "already") for event in rules.events}
    allowed |= {action.id: ("never", "already") for action in rules.actions}
    allowed |= {one.id: ("never", "certain") for one in rules.aftermath}
    for name, fate in course.events.items():
        if name not in allowed:
            yield ("events", name), _unknown("incident, instruction, action or consequence", name, allowed)
        elif fate not in allowed[name]:
            yield ("events", name), f"can be {' or '.join(allowed[name])} here; found {fate}"
    for issue, option in course.status_quo.items():
        if issue not in rules.issues:
            yield ("status_quo", issue), _unknown("issue", issue, rules.issues)
        elif option not in (options := rules.option_names[words.number[issue]]):
            yield ("status_quo", issue), _unknown("option", option, options)
    for sitting, seats in course.speakers.items():
        if sitting not in rules.sittings:
            yield ("speakers", sitting), _unknown("sitting", sitting, rules.sittings)
        for seat, names in seats.items():
            if seat not in rules.seats:
                yield ("speakers", sitting, seat), _unknown("seat", seat, rules.seats)
                continue
            people = words.parties[words.seat(seat)].speakers
            for place, name in enumerate(names):
                if name not in people:
                    yield ("speakers", sitting, seat, place), _unknown("speaker", name, people)


def _sitting(opened: Opened) -> int:
    """Return the number of the sitting under way where the study begins, -1 where it begins at the opening."""
    if not opened.past:
        return -1
    return int(past(opened, np.zeros(1, np.uint64), np.array(opened.pairs[:1], np.int8)).sitting[0])


def _late(rules: Rules, course: Course, now: int) -> Iterator[Found]:
    """Yield changes that belong to sittings which have begun, or are over, where the study begins."""
    late = "comes too late to change where the study begins; begin it earlier, with a smaller `after`"
    for event in rules.events:
        if now >= 0 and course.events.get(event.id) in ("never", "certain") and not any(event.sittings[now + 1 :]):
            yield ("events", event.id), late
    for sitting in course.speakers:
        if sitting in rules.sittings and rules.sittings.index(sitting) < now:
            yield ("speakers", sitting), late


def _unknown(kind: str, name: str, among: Iterable[str]) -> str:
    """Return that there is no such thing, and the nearest there is."""
    return f'there is no {kind} "{name}"{nearest(name, among)}'
