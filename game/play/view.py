"""What one delegation is shown: names and sentences made from its Observation, ready for any front end.

A front end needs nothing else. Legality is data here: every verb, issue, option and action says whether it is
possible now and, if not, why not.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Known = Literal["said", "inferred", "guess"]
Verb = Literal[
    "ask", "state", "insist", "evade", "link", "accept", "decline", "table", "refer", "act", "silence", "adjourn"
]


class Shown(BaseModel):
    """A piece of the view; never changed after it was made."""

    model_config = ConfigDict(frozen=True)


class SourceView(Shown):
    """A work or dossier fact cited, e.g. S04."""

    id: str
    title: str
    checked: str  # seen, part, ref


class OptionView(Shown):
    """One possible answer to an issue."""

    id: str
    title: str
    clause: str  # treaty wording
    points: int  # worth to this delegation's government beyond the initial status quo
    within_mandate: bool
    blocked: bool  # beyond our own government's floor
    consent: tuple[str, ...] = ()  # names of absent parties that must agree
    secret: bool = False


class ReadingView(Shown):
    """An estimate of how far the other side would go on an issue."""

    option: str | None  # id of the furthest option they are thought to accept
    known: Known | None
    text: str  # a sentence


class Possible(Shown):
    """Whether something can be done now and, if not, why not (a sentence)."""

    enabled: bool
    why_not: str = ""


class IssueView(Shown):
    """One row of the agenda."""

    id: str
    number: int  # from 1
    title: str
    question: str
    article: str
    place: tuple[float, float] | None
    options: tuple[OptionView, ...]
    status: Literal["open", "disputed", "agreed", "reserved"]  # reserved: on the table in an offer, or referred
    status_quo: str  # option ids from here on; None where there is none
    our_aim: str
    our_floor: str
    our_mandate: str
    our_position: str | None
    their_position: str | None
    settled: str | None
    offered: str | None  # in the offer now on the table
    zone: tuple[str, str] | None  # estimated agreement zone, from option to option in the track's order
    reading: ReadingView
    emphasis: Literal["press", "quiet", "none"]
    weight: int
    because: str  # why it matters to us
    our_insistence: int  # per mille
    their_insistence: int
    owed_by: Literal["us", "them"] | None  # who owes an answer on it
    our_competence: Possible  # can our speaker settle it here
    their_competence: Possible
    historical: str
    disputed: str | None
    affects: tuple[str, ...]  # ids of absent parties
    sources: tuple[str, ...]


class Article(Shown):
    """One article of the draft protocol as it stands."""

    issue: str
    number: str  # I, II, …
    heading: str
    text: str  # wording, or a sentence on what is disputed
    status: Literal["agreed", "offered", "disputed", "open"]
    by: Literal["us", "them", "both"] | None  # whose wording it is
    other_text: str | None = None  # the other side's wording where disputed
    secret: bool = False
    changed: bool = False  # by the last two acts


class Reason(Shown):
    """One signed reason for or against a package."""

    issue: str | None  # None: not about a single issue (links, no agreement, trust)
    text: str
    points: int  # expected worth to the side that judges; negative speaks against
    blocking: bool
    known: Known


class Judgement(Shown):
    """How a side is thought to judge a package, with its reasons."""

    package: dict[str, str]
    reasons: tuple[Reason, ...]
    total: int  # points
    needs: int  # points it must reach
    verdict: str  # a sentence: would accept / would refuse / blocked by …
    chance: int  # estimated per mille that they would accept
    changes: tuple[Change, ...] = ()  # the smallest changes that would do; empty: none would


class Change(Shown):
    """One change to a package that would make it acceptable."""

    package: dict[str, str]
    text: str
    points: int


class OfferView(Shown):
    """The conditional offer now on the table."""

    by: Literal["us", "them"]
    kind: Literal["link", "draft"]
    package: dict[str, str]
    text: str
    referred_by: Literal["us", "them"] | None
    ours: Judgement  # how our government judges it (certain)


class MinuteView(Shown):
    """One line of the minutes, in the third person."""

    turn: int  # acts made before it
    time: str  # "12 November, 12:24"
    sitting: str
    by: str | None  # seat id, None for events
    speaker: str  # "Molotov", "The German side", "Incident", …
    verb: str | None
    kind: Literal["act", "event", "cable", "settled", "heading", "ending"]
    text: str
    sources: tuple[str, ...] = ()
    disputed: str | None = None  # of a cable or an incident: both readings, where records or historians differ


class Cable(Shown):
    """An instruction from home."""

    id: str
    title: str
    date: str
    sender: str
    text: str
    orders: tuple[str, ...]  # its effects in sentences
    disputed: str | None
    sources: tuple[str, ...]
    new: bool  # came since our last act


class News(Shown):
    """An incident we know of."""

    id: str
    title: str
    date: str
    text: str
    disputed: str | None
    sources: tuple[str, ...]
    new: bool


class GaugeView(Shown):
    """A gauge with its value per mille and in a word."""

    name: Literal["strain", "our trust", "their trust", "standing"]
    value: int
    word: str  # "calm", "heated", …
    means: str  # one sentence on what it does


class ProfileView(Shown):
    """One school's reading of a government, with how likely our staff holds it."""

    id: str
    title: str
    school: str
    purpose: str
    prior: int  # per mille
    now: int  # per mille
    sources: tuple[str, ...]


class AbsentView(Shown):
    """A party that is not at this table."""

    id: str
    name: str
    voice: str
    fate: str  # empty while the talks go on
    quote: str | None
    at_stake: tuple[str, ...]  # sentences: what is on the table about it just now
    sources: tuple[str, ...]


class ActionView(Shown):
    """Leverage away from the words."""

    id: str
    title: str
    text: str
    expect: str
    possible: Possible
    sources: tuple[str, ...]


class VerbView(Shown):
    """One verb: whether it can be used now and on what."""

    verb: Verb
    title: str  # "Ask", "State a position", …
    hint: str  # one sentence on what it does
    possible: Possible
    issues: dict[str, Possible] = {}  # per issue, for verbs that take one (or a package)
    options: dict[str, dict[str, Possible]] = {}  # per issue and option, for state, link and table
    to: dict[str, Possible] = {}  # evade: the issues it can lead to
    size: tuple[int, int] = (0, 0)  # link, table: least and most issues in the package


class Brief(Shown):
    """What a delegation is told before it sits down."""

    country: str
    delegation: str
    capital: str
    aims: tuple[str, ...]
    batna: str
    reservation: int  # points a treaty must be worth beyond the status quo
    profile: ProfileView  # our own government, as dealt
    seat_note: str | None
    sources: tuple[str, ...]


class SittingView(Shown):
    """The meeting under way."""

    id: str
    number: int
    of: int
    title: str
    place: str
    date: str  # "12 November 1940"
    time: str  # "12:24"
    scene: str
    our_speakers: tuple[str, ...]
    their_speakers: tuple[str, ...]
    exchanges_left: int
    acts_left: int
    signing: Possible


class Preview(Shown):
    """What a move would do, as far as this delegation can know."""

    sentence: str  # the minute it would make
    gauges: tuple[tuple[str, int], ...]  # (gauge, change per mille), certain
    warnings: tuple[str, ...]  # breaches of the mandate, quiet issues, settled issues reopened …
    answer: str  # the staff's estimate of the answer
    judgement: Judgement | None  # for packages and statements: how they would read it
    ours: Judgement | None = None  # how our government would judge it


class Term(Shown):
    """One term of a sum."""

    text: str
    by: int  # per mille
    sources: tuple[str, ...] = ()


class Outcome(Shown):
    """One consequence of the aftermath."""

    id: str
    title: str
    date: str
    happened: bool
    in_fact: bool
    text: str
    fell_on: str
    chance: int  # per mille, under the profiles dealt
    terms: tuple[Term, ...]  # the sum that chance is
    by_profile: dict[str, int]  # profile title -> chance per mille, of the government it depends on
    war: bool
    sources: tuple[str, ...]


class ScoreView(Shown):
    """How far one delegation got its brief."""

    seat: str
    delegation: str
    profile: ProfileView
    points: int
    needed: int  # worth of no agreement
    best: int  # the most its government could have hoped for
    brief_fulfilled: int  # per cent
    purpose: str
    notes: tuple[str, ...]  # instructions broken, recall, refusal at home …


class Clause(Shown):
    """An article as signed, and what became of it."""

    number: str
    heading: str
    text: str
    secret: bool
    in_force: bool
    why_not: str  # the absent party's refusal
    historical: str


class Debrief(Shown):
    """What the talks came to, beside what happened in fact."""

    ending: Literal["signed", "lapsed", "recalled"]
    headline: str
    text: str
    scores: tuple[ScoreView, ...]
    treaty: tuple[Clause, ...]
    outcomes: tuple[Outcome, ...]
    absent: tuple[AbsentView, ...]
    closing_note: str


class View(Shown):
    """Everything one delegation may see now."""

    scenario: str
    title: str
    subtitle: str
    mode: str
    seat: str  # our seat id
    us: str  # "Soviet delegation"
    them: str
    their_seat: str
    turn: int  # acts made
    to_move: Literal["us", "them"] | None  # None when the talks have ended
    content_note: str
    brief: Brief
    sitting: SittingView
    issues: tuple[IssueView, ...]
    draft: tuple[Article, ...]
    draft_title: str  # "Draft protocol, as it stands on 13 November, 17:40"
    offer: OfferView | None
    minutes: tuple[MinuteView, ...]
    cables: tuple[Cable, ...]
    news: tuple[News, ...]
    gauges: tuple[GaugeView, ...]
    estimate: tuple[ProfileView, ...]  # of the other government
    estimate_reasons: tuple[str, ...]
    judgement: Judgement | None  # how they read our offer on the table or, without one, the draft as it stands
    verbs: tuple[VerbView, ...]
    actions: tuple[ActionView, ...]
    absent: tuple[AbsentView, ...]
    sources: dict[str, SourceView]
    debrief: Debrief | None


Judgement.model_rebuild()
View.model_rebuild()
