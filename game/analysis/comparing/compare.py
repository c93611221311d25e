"""Two courses of the same talks side by side: where they parted, what each came to, and what would follow."""

from __future__ import annotations

from typing import Literal

from game.analysis.bargains.reach import Named, Reach, reaches
from game.analysis.comparing.weaving import Piece, woven
from game.analysis.lines.history import is_line, line_talks
from game.analysis.lines.lanes import Lanes, lanes
from game.paths import BadInput
from game.play import phrases
from game.play.debrief import debrief
from game.play.talks import Talks
from game.play.view import Debrief, Outcome, ScoreView, Shown, SourceView, Term
from game.play.words import Words
from game.rules.aftermath import under_profile
from game.rules.spec import NONE, SIGNED

AS_IT_WAS = (
    "These are the acts of history. The chances given with them are what this model expects of such acts; what is said "
    "to have come of them is what came in fact."
)


class Course(Shown):
    """One of the two courses, in short."""

    name: str
    historical: bool  # the line itself
    acts: int
    ending: Literal["signed", "lapsed", "recalled"]
    headline: str
    text: str


class Parting(Shown):
    """The first act in which the courses differ."""

    turn: int  # acts they share
    place: str
    one: str  # the act as a minute; empty where that course was over
    other: str
    one_sources: tuple[str, ...]  # of an act of history
    other_sources: tuple[str, ...]


class Standing(Shown):
    """Where an issue stood at the end of one course, in the titles of its options."""

    positions: dict[str, str | None]  # seat -> last stated
    settled: str | None
    signed: str | None
    in_force: bool  # false also where nothing was signed


class IssueRow(Shown):
    """One issue in both courses; None where a course did not have it on its agenda."""

    issue: str
    title: str
    one: Standing | None
    other: Standing | None

    @property
    def same(self) -> bool:
        """True when the issue ended alike in both."""
        return self.one == self.other


class ArticleRow(Shown):
    """An article in both treaties, or in what had been settled where nothing was signed; None where it was missing."""

    issue: str
    heading: str
    one: str | None
    other: str | None
    pieces: tuple[Piece, ...]  # the texts woven together, in order


class ScoreRow(Shown):
    """How far one delegation got its brief in each course."""

    seat: str
    delegation: str
    one: ScoreView
    other: ScoreView


class Sum(Shown):
    """A chance per mille and the terms it is the sum of, kept between 0 and 1000."""

    chance: int
    terms: tuple[Term, ...]


class School(Shown):
    """A consequence in both courses, as if one reading of the government it depends on were right."""

    profile: str
    school: str
    one: Sum
    other: Sum


class OutcomeRow(Shown):
    """One consequence in both courses; drawn from one key, so that luck is the same."""

    id: str
    title: str
    date: str
    in_fact: bool
    war: bool
    fell_on: str
    one: Outcome
    other: Outcome
    schools: tuple[School, ...]  # empty where it depends on no government


class NotAsked(Shown):
    """A party without a seat, and what each course did over its head."""

    id: str
    name: str
    voice: str
    fate: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    sources: tuple[str, ...]


class Comparison(Shown):
    """Two courses side by side."""

    title: str
    one: Course
    other: Course
    common_chance: bool  # both met the same luck, and the same governments were dealt
    parted: Parting | None  # None when the courses are the same
    issues: tuple[IssueRow, ...]
    lanes: tuple[Lanes, Lanes]  # how each course came to that, sitting by sitting
    articles: tuple[ArticleRow, ...]
    signed: tuple[bool, bool]  # whether the articles are of a treaty or only of what was settled
    scores: tuple[ScoreRow, ...]
    reaches: tuple[Reach, ...]  # what each pair of governments could have reached, those dealt in the first first
    outcomes: tuple[OutcomeRow, ...]
    absent: tuple[NotAsked, ...]
    sources: dict[str, SourceView]
    closing_note: str


def compare(one: Talks, other: Talks) -> Comparison:
    """Return two finished courses of the same scenario side by side; raises BadInput for any others."""
    _comparable(one, other)
    told = _told(one), _told(other)
    return Comparison(
        title=one.words.scenario.title,
        one=_course(one, told[0]),
        other=_course(other, told[1]),
        common_chance=one.opening.key == other.opening.key,
        parted=_parted(one, other),
        issues=_issues(one, other),
        lanes=(lanes(one), lanes(other)),
        articles=_articles(one, other),
        signed=(told[0].ending == "signed", told[1].ending == "signed"),
        scores=tuple(
            ScoreRow(seat=first.seat, delegation=first.delegation, one=first, other=second)
            for first, second in zip(told[0].scores, told[1].scores, strict=True)
        ),
        reaches=_reaches(one, other),
        outcomes=_outcomes((one, told[0]), (other, told[1])),
        absent=_absent(*told),
        sources={**other.words.sources, **one.words.sources},
        closing_note=told[0].closing_note,
    )


def _comparable(one: Talks, other: Talks) -> None:
    for talks in (one, other):
        if not talks.ended:
            name = talks.path.name if talks.path else _name(talks)
            raise BadInput(f"{name}: these talks have not ended; play them to their end first")
    titles = [talks.words.scenario.scenario for talks in (one, other)]
    if titles[0] != titles[1]:
        raise BadInput(f'"{titles[0]}" and "{titles[1]}" are different talks; courses of one scenario can be compared')
    consequences = [[rule.id for rule in talks.words.scenario.aftermath] for talks in (one, other)]
    if consequences[0] != consequences[1] or one.words.rules.profiles != other.words.rules.profiles:
        raise BadInput("the two courses were played on different editions of the scenario")


def _name(talks: Talks) -> str:
    return talks.opening.name or (talks.path.stem if talks.path else talks.opening.title)


def _told(talks: Talks) -> Debrief:
    """Return the debrief of a course: of history with what came of it in fact, which no draw is to gainsay."""
    told = debrief(talks.words, talks.state, None)
    if not is_line(talks):
        return told
    outcomes = tuple(one.model_copy(update={"happened": one.in_fact}) for one in told.outcomes)
    return told.model_copy(update={"outcomes": outcomes, "text": AS_IT_WAS})


def _course(talks: Talks, told: Debrief) -> Course:
    return Course(
        name=_name(talks),
        historical=is_line(talks),
        acts=talks.turn,
        ending=told.ending,
        headline=told.headline,
        text=told.text,
    )


# --- where they parted ---


def _parted(one: Talks, other: Talks) -> Parting | None:
    """Return the first act in which the courses differ."""
    shared = 0
    for first, second in zip(one.entries, other.entries, strict=False):
        if (first.seat, first.move) != (second.seat, second.move):
            break
        shared += 1
    if shared == one.turn == other.turn:
        return None
    place = one.words.sitting(int(one.states[shared].sitting[0]))
    return Parting(
        turn=shared,
        place=f"{place.date.day} {place.date:%B %Y}, {place.title}",
        one=_act(one, shared),
        other=_act(other, shared),
        one_sources=_act_sources(one, shared),
        other_sources=_act_sources(other, shared),
    )


def _act(talks: Talks, turn: int) -> str:
    """Return an act as a minute, history's own where the course is the line; "" where there is none."""
    if turn >= talks.turn:
        return ""
    if is_line(talks):
        return talks.words.scenario.line[turn].minute
    entry = talks.entries[turn]
    seat = talks.words.seat(entry.seat)
    return phrases.act(talks.words, seat, entry.move, talks.seen(seat, turn))


def _act_sources(talks: Talks, turn: int) -> tuple[str, ...]:
    """Return the sources of an act, which only history's have."""
    return tuple(talks.words.scenario.line[turn].source) if turn < talks.turn and is_line(talks) else ()


# --- issue by issue ---


def _issues(one: Talks, other: Talks) -> tuple[IssueRow, ...]:
    """Return every issue that was on either agenda, in the scenario's order."""
    both = {**other.words.number, **one.words.number}
    return tuple(
        IssueRow(issue=issue.id, title=issue.title, one=_standing(one, issue.id), other=_standing(other, issue.id))
        for issue in one.words.scenario.issues
        if issue.id in both
    )


def _standing(talks: Talks, name: str) -> Standing | None:
    words, state = talks.words, talks.state
    if name not in words.number:
        return None
    issue = words.number[name]

    def title(option: int) -> str | None:
        return words.option(issue, option).title if option >= 0 else None

    return Standing(
        positions={seat: title(int(state.position[0, number, issue])) for number, seat in enumerate(words.seats)},
        settled=title(int(state.settled[0, issue])),
        signed=title(int(state.treaty[0, issue])),
        in_force=bool(state.in_force[0, issue] >= 0),
    )


def _articles(one: Talks, other: Talks) -> tuple[ArticleRow, ...]:
    """Return the articles of both treaties, each text woven with the other's."""
    texts = _clauses(one), _clauses(other)
    return tuple(
        ArticleRow(
            issue=issue.id,
            heading=issue.article,
            one=texts[0].get(issue.id),
            other=texts[1].get(issue.id),
            pieces=woven(texts[0].get(issue.id, ""), texts[1].get(issue.id, "")),
        )
        for issue in one.words.scenario.issues
        if issue.id in texts[0] or issue.id in texts[1]
    )


def _clauses(talks: Talks) -> dict[str, str]:
    """Return the wording of each article signed or, where nothing was signed, settled in principle."""
    state = talks.state
    held = state.treaty if int(state.ending[0]) == SIGNED else state.settled
    return {
        issue.id: issue.options[option].clause
        for issue, option in zip(talks.words.issues, held[0].tolist(), strict=True)
        if option >= 0
    }


def _reaches(one: Talks, other: Talks) -> tuple[Reach, ...]:
    """Return what could have been reached, beside what both courses had, and history where neither is history."""
    courses: list[Named] = [("A", _name(one), one), ("B", _name(other), other)]
    if one.words.scenario.line and not (is_line(one) or is_line(other)):
        line = line_talks(one.words.scenario, key=one.opening.key)
        courses.append(("history", _name(line), line))
    return reaches(one.words, tuple(courses))


# --- what followed ---


def _outcomes(one: tuple[Talks, Debrief], other: tuple[Talks, Debrief]) -> tuple[OutcomeRow, ...]:
    """Return every consequence in both courses, as dealt and under each school of history."""
    words = one[0].words
    sums = _by_school(one[0]), _by_school(other[0])
    found = []
    for number, (first, second) in enumerate(zip(one[1].outcomes, other[1].outcomes, strict=True)):
        seat = words.rules.aftermath[number].seat
        schools = () if seat == NONE else tuple(_school(words, seat, number, n, sums) for n in _profiles(words, seat))
        found.append(
            OutcomeRow(
                id=first.id,
                title=first.title,
                date=first.date,
                in_fact=first.in_fact,
                war=first.war,
                fell_on=first.fell_on,
                one=first,
                other=second,
                schools=schools,
            )
        )
    return tuple(found)


Schools = dict[tuple[int, int], tuple[Outcome, ...]]  # (seat, profile) -> consequences


def _profiles(words: Words, seat: int) -> range:
    return range(len(words.rules.profiles[seat]))


def _by_school(talks: Talks) -> Schools:
    """Return the consequences of a course as if each profile had been dealt."""
    words, state = talks.words, talks.state
    seats = sorted({rule.seat for rule in words.rules.aftermath if rule.seat != NONE})
    return {
        (seat, profile): debrief(words, under_profile(state, words.rules, seat, profile), None).outcomes
        for seat in seats
        for profile in _profiles(words, seat)
    }


def _school(words: Words, seat: int, consequence: int, profile: int, sums: tuple[Schools, Schools]) -> School:
    told = words.profile(seat, profile)
    first, second = (found[seat, profile][consequence] for found in sums)
    return School(
        profile=told.title,
        school=told.school,
        one=Sum(chance=first.chance, terms=first.terms),
        other=Sum(chance=second.chance, terms=second.terms),
    )


def _absent(one: Debrief, other: Debrief) -> tuple[NotAsked, ...]:
    """Return those not at this table, with what each course said or signed about them."""
    elsewhere = {party.id: party.at_stake for party in other.absent}
    return tuple(
        NotAsked(
            id=party.id,
            name=party.name,
            voice=party.voice,
            fate=party.fate,
            one=party.at_stake,
            other=elsewhere.get(party.id, ()),
            sources=party.sources,
        )
        for party in one.absent
    )
