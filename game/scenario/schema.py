"""The words a scenario file is written in: pydantic models, one per thing in the file.

Shapes only. What must hold *between* things (ids that exist, an agreement zone, sources) is checked in
`game.scenario.check`; reading the file with line numbers is `game.scenario.load`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    Field,
    StringConstraints,
    model_validator,
)

from game.scenario.vocabulary import (
    Condition,
    Cost,
    Degrees,
    Effect,
    Id,
    Moment,
    PerMille,
    Points,
    Range,
    Sources,
    Text,
    Title,
    Truth,
    Whole,
    Word,
)

# --- parties ---


class Speaker(Word):
    """A person who speaks for a delegation. `competence` lists the issues he can settle, or is `all`."""

    name: Title
    office: Text
    competence: list[Id] | Literal["all"]
    manner: Text | None = None
    source: Sources


class Party(Word):
    """A state in the scenario: with a seat at the table, or absent."""

    name: Title
    seat: Id | None = None  # the id of its delegation: "german", "soviet"
    delegation: Title | None = None  # "German delegation"
    capital: Title | None = None
    speakers: dict[Id, Speaker] = {}
    aims: list[Text] = []  # what the player of this seat reads in the brief
    batna: Text | None = None
    seat_note: Text | None = None  # shown before this seat is taken
    absent: Truth = False
    voice: Text | None = None  # what an absent party wanted and said at the time
    fate: Text | None = None  # what came over it, in fact
    quote: Quote | None = None
    source: Sources

    @model_validator(mode="after")
    def _seat_or_absent(self) -> Party:
        if self.absent == (self.seat is not None):
            raise ValueError("a party has either a seat or 'absent: true'")
        if self.seat and not (self.speakers and self.delegation and self.capital and self.batna):
            raise ValueError("a party with a seat needs delegation, capital, speakers and batna")
        if self.absent and not (self.voice and self.fate):
            raise ValueError("an absent party needs a voice and a fate")
        return self


class Quote(Word):
    """A short utterance of a historical actor (25 words at most)."""

    text: Text
    speaker: Title
    date: Title
    source: Sources

    @model_validator(mode="after")
    def _short(self) -> Quote:
        if len(self.text.split()) > 25:
            raise ValueError("a quotation has at most 25 words")
        return self


# --- issues ---


class Option(Word):
    """One possible answer to an issue, with the wording a treaty would carry."""

    id: Id
    title: Title
    clause: Text
    secret: Truth = False  # belongs into a secret protocol
    consent: list[Id] = []  # absent parties without whose consent the article falls


class Demand(Word):
    """What a party brings to the table on one issue.

    `ask` is worth `weight` points to it; `floor` is the furthest option it would settle for; `status_quo` of the
    issue is worth 0. Between them the worth runs in straight lines unless `utility` gives it option by option.
    """

    ask: Id
    floor: Id
    mandate: Id | None = None  # at the start; without it, the floor
    weight: Annotated[Whole, Field(ge=0, le=100)]
    utility: dict[Id, Points] | None = None
    because: Text
    source: Sources


class Issue(Word):
    """A question on the table; its options run from what suits the first delegation to what suits the second."""

    id: Id
    title: Title
    question: Text  # the issue in one or two sentences
    article: Title  # heading of the article in a treaty
    place: tuple[Annotated[Degrees, Field(ge=-180, le=180)], Annotated[Degrees, Field(ge=-90, le=90)]] | None = None
    options: Annotated[list[Option], Field(min_length=2, max_length=8)]
    status_quo: Id
    historical: Text  # what happened in fact
    disputed: Text | None = None  # where sources or historians disagree: both readings
    affects: list[Id] = []  # absent parties it falls on
    demands: dict[Id, Demand]  # by party
    source: Sources


class Profile(Word):
    """One possible set of a government's private interests (price) and purposes."""

    title: Title
    school: Text  # the historians whose reading it is
    prior: Annotated[Whole, Field(ge=1, le=1000)]  # relative weight
    purpose: Text  # what the government will do whatever is signed
    reservation: Points  # what a treaty must be worth beyond the status quo
    resolve: PerMille = 0  # for war
    utility: dict[Id, dict[Id, Points]] = {}  # issue -> option -> points, where it differs from the demand
    floor: dict[Id, Id] = {}  # issue -> option, where it differs from the demand
    source: Sources


class Link(Word):
    """Points that packages gain or lose because issues belong together."""

    when: Annotated[list[Range], Field(min_length=2, max_length=3)]
    points: dict[Id, Points]  # by seat
    because: Text
    source: Sources


# --- the course of the talks ---


class Sitting(Word):
    """A meeting, or a stretch of diplomatic correspondence."""

    id: Id
    title: Title
    place: Title
    date: Moment
    speakers: dict[Id, list[Id]]  # seat -> speakers
    exchanges: Annotated[Whole, Field(ge=1, le=20)]
    opens: Id  # seat
    scene: Text  # who is there and what it is about
    after: Text | None = None  # what is seen between this sitting and the next
    signing: Truth = True  # a whole draft can be accepted here (else only referred)
    minutes_per_act: Annotated[Whole, Field(ge=1, le=20000)] = 12  # how far the clock moves
    source: Sources


class Coefficients(Word):
    """What acts cost and bring, in per mille of a gauge (docs/scenarios.md explains each)."""

    start_strain: PerMille = 150
    start_trust: PerMille = 450
    start_standing: PerMille = 600
    ask_strain: Cost = 8
    concession_trust: Cost = 25  # per step
    concession_strain: Cost = -15  # per step
    hardening_trust: Cost = -30  # per step
    hardening_strain: Cost = 25  # per step
    insist_strain: Cost = 25
    insist_gain: PerMille = 400  # of what is left to 1000
    yield_at: PerMille = 700  # insistence at which the other government gives its mandate one step
    evade_trust: Cost = -25
    unanswered_trust: Cost = -20
    answer_trust: Cost = 10
    offer_strain: Cost = -5
    decline_strain: Cost = 15
    silence_strain: Cost = -10
    silence_trust: Cost = -15  # when an offer or a question stands
    refer_standing: Cost = -15
    breach_standing: Cost = -60  # per step beyond the mandate
    press_standing: Cost = 15
    quiet_standing: Cost = -25
    settle_trust: Cost = 30
    settle_strain: Cost = -30
    reopen_trust: Cost = -80
    reopen_strain: Cost = 60
    refused_standing: Cost = -150  # when home does not ratify
    rest_strain: Cost = -80  # between sittings
    break_off_at: PerMille = 950  # strain at which a sitting breaks off


class Procedure(Word):
    """The calendar of the talks and what acts cost."""

    sittings: Annotated[list[Sitting], Field(min_length=1, max_length=20)]
    coefficients: Coefficients = Coefficients()
    because: Text | None = None  # how the coefficients were set
    source: Sources | None = None  # what they were judged from, or `judgement`
    min_articles: Annotated[Whole, Field(ge=1, le=30)] = 1  # in a draft treaty
    asks_per_issue: Annotated[Whole, Field(ge=1, le=9)] = 2
    min_exchanges: Annotated[Whole, Field(ge=0, le=20)] = 2  # before a sitting may be adjourned


class Instruction(Word):
    """A cable from home, sent between sittings (after `after`, when the condition holds), once."""

    id: Id
    to: Id  # seat
    title: Title
    date: Title
    sender: Title
    after: list[Id] = []  # sittings after whose end it may come; empty: any
    at_start: Truth = False  # part of the brief
    when: Condition | None = None
    text: Text
    effects: list[Effect]
    disputed: Text | None = None
    source: Sources


class Incident(Word):
    """Something from outside, drawn when a sitting is about to begin (any sitting of `before`), once."""

    id: Id
    title: Title
    date: Title
    before: list[Id]
    when: Condition | None = None
    chance: PerMille = 1000
    known_to: list[Id] | Literal["all"] = "all"  # seats that learn of it at the time
    text: Text
    effects: list[Effect]
    disputed: Text | None = None
    source: Sources


class Action(Word):
    """Leverage away from the words."""

    id: Id
    by: Id  # seat
    title: Title
    during: list[Id] = []  # sittings; empty: any
    when: Condition | None = None
    times: Annotated[Whole, Field(ge=1, le=9)] = 1
    text: Text  # what is done, as the minutes have it
    expect: Text  # what staff expects of it
    effects: list[Effect]
    source: Sources


class Adjustment(Word):
    """A signed change to a chance, with its reason."""

    by: Annotated[Whole, Field(ge=-1000, le=1000)]
    when: Condition
    because: Text
    source: Sources


class Consent(Word):
    """The chance (per mille) that an absent party agrees to an article that needs it, when a treaty is signed."""

    party: Id
    issue: Id
    chance: PerMille
    adjust: list[Adjustment] = []
    refusal: Text
    source: Sources


class Consequence(Word):
    """One event of the aftermath, drawn in order."""

    id: Id
    title: Title
    date: Title
    when: Condition | None = None  # without it happening is out of the question
    chance: PerMille | dict[Id, PerMille]  # one figure, or per profile of `by`
    by: Id | None = None  # the seat whose profile the chances are given for
    adjust: list[Adjustment] = []
    text: Text  # if it happens
    otherwise: Text  # if not
    fell_on: Text  # whom it fell on, or whom it spared
    parties: list[Id] = []
    in_fact: Truth  # did it happen in history
    war: Truth = False  # the German-Soviet war itself
    source: Sources

    @model_validator(mode="after")
    def _whose(self) -> Consequence:
        if isinstance(self.chance, dict) == (self.by is None):
            raise ValueError("a chance per profile needs 'by: SEAT', a single chance must not have it")
        return self


class Mode(Word):
    """A selection of the agenda."""

    id: Id
    title: Title
    issues: list[Id] | Literal["all"]
    min_articles: Annotated[Whole, Field(ge=1, le=30)] | None = None
    most_exchanges: Annotated[Whole, Field(ge=1, le=20)] | None = None  # in a sitting: a short agenda needs fewer
    because: Text | None = None
    source: Sources | None = None  # of these two figures; usually `judgement`


class Person(Word):
    """An entry of the codex on a person."""

    name: Title
    office: Text
    text: Text
    disputed: Text | None = None
    source: Sources


class Entry(Word):
    """An entry of the codex: a place, a document, an event, a word."""

    title: Title
    kind: Literal["place", "document", "event", "word"]
    text: Text
    disputed: Text | None = None
    source: Sources


class SourceEntry(Word):
    """A work facts are taken from. `checked` says how far its text was opened for this file."""

    title: Text
    kind: Literal["primary", "memoir", "secondary", "tertiary"]
    checked: Literal["seen", "part", "ref"]


class LineMove(Word):
    """One act of the historical line, in the words a record uses."""

    seat: Id
    move: dict[str, Any]
    date: Moment
    speaker: Id | None = None
    minute: Text
    comment: Text | None = None
    source: Sources


class Scenario(Word):
    """A whole scenario file."""

    scenario: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
    format: Literal[1] = 1
    title: Title
    subtitle: Text
    summary: Text
    minutes: Annotated[Whole, Field(ge=1, le=600)]  # how long a game takes
    content_note: Text  # shown before play
    closing_note: Text  # what followed in fact; every ending returns to it
    first_seat: Id  # the seat whose preferred options come first
    default_seat: Id
    parties: dict[Id, Party]
    issues: Annotated[list[Issue], Field(min_length=1, max_length=40)]
    modes: Annotated[list[Mode], Field(min_length=1)]
    profiles: dict[Id, dict[Id, Profile]]  # seat -> id -> profile
    links: list[Link] = []
    procedure: Procedure
    instructions: list[Instruction] = []
    incidents: list[Incident] = []
    actions: list[Action] = []
    consents: list[Consent] = []
    aftermath: list[Consequence] = []
    people: dict[Id, Person] = {}
    codex: dict[Id, Entry] = {}
    line: list[LineMove] = []
    sources: dict[str, SourceEntry]

    @property
    def seats(self) -> tuple[str, ...]:
        """The ids of the delegations, the first delegation first."""
        named = [party.seat for party in self.parties.values() if party.seat]
        return tuple(sorted(named, key=lambda seat: seat != self.first_seat))

    def party_of(self, seat: str) -> Party:
        """Return the party that holds *seat*; raises KeyError for an unknown seat."""
        return self.parties[self.party_id(seat)]

    def party_id(self, seat: str) -> str:
        """Return the id of the party that holds *seat*; raises KeyError for an unknown seat."""
        for name, party in self.parties.items():
            if party.seat == seat:
                return name
        raise KeyError(seat)

    def mode(self, name: str) -> Mode:
        """Return the mode called *name*; raises KeyError for an unknown one."""
        for mode in self.modes:
            if mode.id == name:
                return mode
        raise KeyError(name)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file, for editors that complete and check while one types."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Scenario.model_json_schema(by_alias=True),
        "title": "Which Sea? scenario, format 1",
    }


Party.model_rebuild()
