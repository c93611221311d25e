"""Every move of the dossier's historical line has its place in the Berlin scenario, and the line its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from game import scenario
from game.analysis.lines.history import line_talks
from game.scenario.schema import LineMove, Scenario
from tests.analysis.dossier import BETWEEN, MOVES, Act, Told

FIRST, LAST = 16, 110  # the core of the dossier's line; what came before is brief, what came after is aftermath


@cache
def berlin() -> Scenario:
    return scenario.load(scenario.find("berlin-1940"))


def text(place: Told) -> str:
    """Return the text a move is told in."""
    read = berlin()
    match place.kind:
        case "comment":
            assert isinstance(place.where, int)
            return read.line[place.where - 1].comment or ""
        case "incident":
            return next(one.text for one in read.incidents if one.id == place.where)
        case "instruction":
            return next(one.text for one in read.instructions if one.id == place.where)
        case "sitting":
            return next(one.scene for one in read.procedure.sittings if one.id == place.where)


def test_every_move_of_the_dossier_is_accounted_for_once() -> None:
    assert sorted(MOVES) == list(range(FIRST, LAST + 1))


@pytest.mark.parametrize("number", MOVES)
def test_a_move_stands_where_the_table_says(number: int) -> None:
    """An act of the line has its speaker, its day and its matter; what is told elsewhere is told there."""
    place = MOVES[number]
    if isinstance(place, Told):
        assert place.words in text(place)
        return
    act = berlin().line[place.number - 1]
    assert place.words in act.minute
    assert (act.speaker, f"{act.date:%Y-%m-%d}") == (place.speaker, place.day)


def test_every_act_of_the_line_is_a_move_or_says_why_it_is_there() -> None:
    acts = {place.number for place in MOVES.values() if isinstance(place, Act)}
    assert not acts & BETWEEN.keys()
    assert sorted(acts | BETWEEN.keys()) == list(range(1, len(berlin().line) + 1))


# --- how it is told ---


def told(move: LineMove) -> Iterator[str]:
    """Yield what a reader reads of an act."""
    yield move.minute
    if move.comment:
        yield move.comment


def test_the_acts_are_in_the_order_of_their_hours_and_within_their_sittings() -> None:
    hours = [move.date for move in berlin().line]
    assert hours == sorted(hours)
    talks, sittings = line_talks(berlin()), berlin().procedure.sittings
    for number, hour in enumerate(hours, 1):
        sitting = int(talks.states[number - 1].sitting[0])
        assert hour >= sittings[sitting].date, f"act {number}"
        assert sitting + 1 == len(sittings) or hour < sittings[sitting + 1].date, f"act {number}"


def test_a_minute_is_one_sentence_in_the_third_person() -> None:
    for number, move in enumerate(berlin().line, 1):
        assert re.findall(r"[.?!](?=\s|$)", move.minute) == ["."], f"act {number}"
        assert not re.search(r"\b(I|we|our|us|my|you|your)\b", move.minute, re.IGNORECASE), f"act {number}"


def test_quotations_are_short_and_carry_speaker_and_date() -> None:
    quoted = [
        (quote, rest)
        for move in berlin().line
        for part in told(move)
        for quote, rest in re.findall(r'"([^"]+)"(.*)', part)
        if len(quote.split()) > 1
    ]
    assert quoted, "the line has one"
    for quote, rest in quoted:
        assert len(quote.split()) <= 25
        assert re.match(r" \([A-Z]\. \w+, [^)]*19\d\d[^)]*\)", rest), f"speaker, date and source after: {quote}"


def test_no_page_is_cited_in_the_line() -> None:
    """Most page numbers of the dossier were not looked up again, so that none is shown as exact."""
    for move in berlin().line:
        for part in told(move):
            assert not re.search(r"\bpp?\. ?\d|\bNSR\b", part), part


def test_every_source_of_an_act_is_listed_and_no_act_rests_on_judgement_alone() -> None:
    for number, move in enumerate(berlin().line, 1):
        named = [one for one in move.source if one != "judgement"]
        assert named, number
        assert not set(named) - berlin().sources.keys(), number


PLACES_AND_POWERS = set(
    """
    Africa America American Arabian Asia Axis Baku Balkans Baltic Batum Berghof Berlin Bessarabia Black Britain
    British Bucharest Bukovina Bulgaria Bulgarian China Convention Danube December Directive Duce East Empire
    England Europe Finland Finland's Finns Foreign German Germany Government Greater Greece Gulf Helsinki Hungary
    Hungary's Indian Iran Italian Italy January Japan Japanese July June King Lithuanian London May Minister
    Mongolia Montreux Moscow New No November Ocean October Order Outer Persian Petsamo Poland Pole Polish Romania
    Rome Russia Sakhalin Sea Sinkiang Slovakia Sofia Soviet Straits Sweden Swedish TASS Thrace Tokyo Turkey
    Turkey's Union Yugoslavia
    """.split()  # noqa: SIM905 - read as a text
)
HISTORIANS = {"Nekrich", "Shirer"}  # cited by name, listed under sources


def test_people_named_in_the_line_are_in_the_codex() -> None:
    """A capital within a sentence is a place, a power or a person; every person has an entry."""
    known = {part for person in berlin().people.values() for part in person.name.split()}
    listed = " ".join(source.title for source in berlin().sources.values())
    assert all(name in listed for name in HISTORIANS)
    for number, move in enumerate(berlin().line, 1):
        assert move.speaker is None or move.speaker in berlin().people, move.speaker
        for part in told(move):
            within = re.findall(r"(?<![.:?!\"(] )(?<!^)(?<!\()\b([A-Z][\w']+)", part)
            names = {name.removesuffix("'s") for name in within if name not in PLACES_AND_POWERS}
            strangers = names - known - HISTORIANS
            assert not strangers, f"act {number}"
