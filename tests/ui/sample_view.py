"""A rich view of the Berlin talks made by hand, so that screens can be tested without the rules."""

# ruff: noqa: E501 - sample sentences read better on one line

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from game.play.view import (
    AbsentView,
    ActionView,
    Article,
    Brief,
    Cable,
    Change,
    Clause,
    Debrief,
    GaugeView,
    IssueView,
    Judgement,
    MinuteView,
    News,
    OfferView,
    OptionView,
    Outcome,
    Possible,
    Preview,
    ProfileView,
    ReadingView,
    Reason,
    ScoreView,
    SittingView,
    SourceView,
    Term,
    VerbView,
    View,
)
from game.ui.courses import InFact
from game.ui.shelves import Shelves
from tests.ui import sample_course, sample_shelves

YES = Possible(enabled=True)
ISSUES = (
    ("finland_troops", "German troops in Finland", "disputed"),
    ("bulgaria", "Soviet pact with Bulgaria", "disputed"),
    ("straits", "Bases at the Straits", "reserved"),
    ("southern_sphere", "“South of Batum and Baku”: the southern sphere", "open"),
    ("romania", "Guarantee to Romania", "disputed"),
    ("danube", "Danube Commission", "agreed"),
    ("baltic_exits", "Baltic exits", "open"),
    ("deliveries", "Grain, oil, machinery", "agreed"),
)
TITLES = (
    "Transit and garrison without a term",
    "Transit goes on as it is",
    "Transit limited and notified",
    "Transit ends after a last batch",
    "Withdrawn by February, nickel and timber secured",
    "Withdrawn at once",
)


def no(why: str) -> Possible:
    """Return something that cannot be done."""
    return Possible(enabled=False, why_not=why)


def options(issue: str) -> tuple[OptionView, ...]:
    """Return six options for an issue."""
    return tuple(
        OptionView(
            id=f"o{k}",
            title=title,
            clause="Germany will limit the passage of its forces through Finland to transports notified to the Soviet "
            f"Government in advance, and will state their number, route and last date ({issue}, wording {k}).",
            points=k * 17 - 20,
            within_mandate=k >= 3,
            blocked=k == 0,
            consent=("Finland",) if k == 5 else (),
        )
        for k, title in enumerate(TITLES)
    )


def issue(number: int, ident: str, title: str, status: Any) -> IssueView:
    """Return one row of the agenda."""
    settled = "o3" if status == "agreed" else None
    return IssueView(
        id=ident,
        number=number,
        title=title,
        question="Do German troops stay in Finland, and on what terms?",
        article=f"Article {number}",
        place=(25.0, 66.0),
        options=options(ident),
        status=status,
        status_quo="o1",
        our_aim="o5",
        our_floor="o3",
        our_mandate="o3",
        our_position="o4" if number % 3 else None,
        their_position=f"o{number % 3}" if number % 4 else None,
        settled=settled,
        offered="o2" if status == "reserved" else None,
        zone=("o2", "o4") if number % 2 else ("o1", "o3"),
        reading=ReadingView(
            option="o2", known="inferred", text="They seem ready to limit transit, not to end it before the spring."
        ),
        emphasis="press" if number == 2 else "none",
        weight=85,
        because="The one promise of 1939 Moscow holds to be unfulfilled; Leningrad lies close to the frontier.",
        our_insistence=300,
        their_insistence=120,
        owed_by="them" if number == 2 else None,
        our_competence=YES,
        their_competence=no("Ribbentrop cannot settle this without Hitler.") if number == 2 else YES,
        historical="o1",
        disputed="Whether Molotov asked for a free hand is contested.",
        affects=("finland",),
        sources=("S04",),
    )


REASONS = (
    Reason(issue="finland_troops", text="Finland: withdrawal by February", points=-14, blocking=False, known="said"),
    Reason(issue="finland_troops", text="Nickel and timber secured", points=9, blocking=False, known="said"),
    Reason(issue="bulgaria", text="Bulgaria in a Soviet pact", points=-18, blocking=True, known="inferred"),
    Reason(issue="southern_sphere", text="“Persian Gulf” suits their plan", points=8, blocking=False, known="said"),
    Reason(issue="straits", text="Italy must be asked first", points=-4, blocking=False, known="said"),
    Reason(
        issue=None, text="No agreement is worth less to them than it looks", points=-6, blocking=False, known="guess"
    ),
)
JUDGEMENT = Judgement(
    package={"finland_troops": "o3", "bulgaria": "o4"},
    reasons=REASONS,
    total=-25,
    needs=0,
    verdict="Berlin would refuse: Bulgaria blocks.",
    chance=120,
    changes=(
        Change(
            package={"finland_troops": "o2"}, text="Limit the transit through Finland instead of ending it", points=9
        ),
        Change(package={"bulgaria": "o2"}, text="Drop the Bulgarian pact and keep a clause of consultation", points=16),
        Change(package={"deliveries": "o1"}, text="Add 500,000 tonnes of grain before the spring", points=7),
    ),
)


def profile(ident: str, title: str, prior: int, now: int) -> ProfileView:
    """Return one school's reading of a government."""
    return ProfileView(
        id=ident,
        title=title,
        school="after Jäckel, Hillgruber, Weinberg",
        purpose="War in the East is decided; the talks cover the preparation and keep deliveries coming.",
        prior=prior,
        now=now,
        sources=("S22",),
    )


ESTIMATE = (
    profile("war", "Decided on war", 550, 610),
    profile("open", "Open until December", 300, 270),
    profile("bloc", "Continental bloc", 150, 120),
)
VERBS = (
    ("ask", "Ask", "Demand clarity: the other side owes an answer."),
    ("state", "State a position", "Put, soften or harden what this delegation asks for."),
    ("insist", "Insist", "Repeat with weight; costs calm."),
    ("evade", "Change the subject", "Save the position at the price of trust."),
    ("link", "Link questions", "Offer two or three answers, all or nothing."),
    ("accept", "Accept", "Take what stands."),
    ("decline", "Decline", "Refuse what stands and name what blocks."),
    ("table", "Table a draft", "Put a whole treaty on the table."),
    ("refer", "Refer home", "Leave it to the government."),
    ("act", "Act elsewhere", "Leverage away from the words."),
    ("silence", "Say nothing", "Sometimes the strongest move."),
    ("adjourn", "Adjourn", "End the sitting."),
)


def verb(ident: Any, title: str, hint: str) -> VerbView:
    """Return one verb with its legality."""
    ids = [ident for ident, _, _ in ISSUES]
    per_issue = {i: (no("It has been settled.") if i == "danube" else YES) for i in ids}
    per_option = {i: {f"o{k}": (no("This was refused at home.") if k == 0 else YES) for k in range(6)} for i in ids}
    possible = no("You referred it a moment ago; an answer comes after the sitting.") if ident == "refer" else YES
    return VerbView(
        verb=ident,
        title=title,
        hint=hint,
        possible=possible,
        issues=per_issue,
        options=per_option,
        to=per_issue if ident == "evade" else {},
        size={"link": (2, 3), "table": (3, 8)}.get(ident, (0, 0)),
    )


SPOKEN = (
    (
        "Ribbentrop",
        "ask",
        "The German side asked whether the Soviet Union could be interested in an outlet to the open sea in the south.",
    ),
    ("Molotov", "ask", "The Soviet delegation asked which sea had been meant."),
    (
        "Ribbentrop",
        "state",
        "The German side stated that in the long run the most favourable access lay in the direction of the Persian Gulf.",
    ),
    (
        "Molotov",
        "insist",
        "The Soviet delegation returned to the German troops in Finland, and asked for a date of withdrawal.",
    ),
    ("Hitler", "evade", "The German side turned to the British estate, which would have to be distributed."),
    ("Molotov", "state", "The Soviet delegation stated that all German troops must leave Finland by February."),
)


def minutes() -> tuple[MinuteView, ...]:
    """Return minutes of two sittings."""
    heading = MinuteView(
        turn=0,
        time="12 November, 12:00",
        sitting="first",
        by=None,
        speaker="",
        verb=None,
        kind="heading",
        text="First conversation, Reich Foreign Ministry, 12 November 1940",
    )
    lines = tuple(
        MinuteView(
            turn=t,
            time=f"12 November, 12:{10 + 4 * t}",
            sitting="first",
            by="soviet" if who == "Molotov" else "german",
            speaker=who,
            verb=said,
            kind="act",
            text=text,
            sources=("S04",),
        )
        for t, (who, said, text) in enumerate(SPOKEN * 3)
    )
    raid = MinuteView(
        turn=18,
        time="13 November, 21:40",
        sitting="first",
        by=None,
        speaker="Incident",
        verb=None,
        kind="event",
        text="Air-raid warning. The conversation is continued in the shelter.",
        sources=("S04",),
    )
    return (heading, *lines, raid)


def absent(ident: str, name: str) -> AbsentView:
    """Return a party that is not at the table."""
    return AbsentView(
        id=ident,
        name=name,
        voice=f"{name} is bargained over here without being asked. Its government sought assurances in "
        "both capitals, and wanted above all that no troops of either should stay.",
        fate="Drawn into the war on the German side in 1941; lost territory again in 1944." if ident != "iran" else "",
        quote="We were not asked. (Helsinki, report of 16 November 1940, S31)",
        at_stake=(f"A clause on {name} stands in the draft.", "Its consent would be needed for bases."),
        sources=("S31",),
    )


ABSENT = tuple(
    absent(i, n)
    for i, n in (
        ("finland", "Finland"),
        ("bulgaria", "Bulgaria"),
        ("turkey", "Turkey"),
        ("romania", "Romania"),
        ("poland", "Poland"),
        ("baltic", "Estonia, Latvia, Lithuania"),
        ("iran", "Iran"),
        ("britain", "Britain"),
    )
)
ARTICLES = (
    Article(
        issue="finland_troops",
        number="I",
        heading="Finland",
        text="Germany will withdraw its forces from Finland not later than 1 February 1941.",
        status="disputed",
        by="us",
        other_text="Germany will limit the passage of its forces through Finland to transports notified in advance.",
        changed=True,
    ),
    Article(
        issue="bulgaria",
        number="II",
        heading="Bulgaria",
        text="The U.S.S.R. and Bulgaria conclude a pact of mutual assistance.",
        status="disputed",
        by="us",
        other_text="No party concludes a pact with Bulgaria without asking the others.",
    ),
    Article(
        issue="straits",
        number="III",
        heading="The Straits",
        text="The parties will consult Italy and Turkey on replacing the Montreux Convention.",
        status="offered",
        by="them",
        secret=True,
    ),
    Article(
        issue="southern_sphere",
        number="IV",
        heading="Sphere",
        text="Neither side has put a wording.",
        status="open",
        by=None,
    ),
    Article(
        issue="danube",
        number="V",
        heading="Дунай",
        text="A mixed commission sits at Bucharest. Стороны согласны.",
        status="agreed",
        by="both",
    ),
    Article(
        issue="deliveries",
        number="VI",
        heading="Deliveries",
        text="Grain, mineral oil and machinery are delivered as agreed on 11 February 1940.",
        status="agreed",
        by="both",
    ),
)
CABLES = (
    Cable(
        id="c1",
        title="Directive for the journey",
        date="9 November 1940",
        sender="Stalin to Molotov",
        text="Find out the real intentions of Germany and of all participants in the pact of three. Bulgaria is the main question of the talks.",
        orders=("Press for an answer on Bulgaria.", "Settle nothing on the Straits alone."),
        disputed=None,
        sources=("S12",),
        new=False,
    ),
    Cable(
        id="c2",
        title="On the Black Sea",
        date="13 November 1940",
        sender="Stalin to Molotov",
        text="Quiet in the Black Sea cannot be secured without a settlement at the Straits. Link it to Bulgaria. Do not raise Persia first.",
        orders=("Link the Straits with Bulgaria.", "Do not raise the southern sphere first: −60 standing."),
        disputed="The wording is known from an extract.",
        sources=("S12",),
        new=True,
    ),
)
OUTCOMES = tuple(
    Outcome(
        id=i,
        title=t,
        date=d,
        happened=h,
        in_fact=f,
        text=x,
        fell_on=w,
        chance=c,
        terms=(
            Term(text="base under the profile dealt", by=620, sources=("S22",)),
            Term(text="German troops have left Finland", by=-120),
            Term(text="deliveries continue", by=-40),
        ),
        by_profile={"Decided on war": min(1000, c + 100), "Open until December": c // 2, "Continental bloc": c // 5},
        war=i == "war",
        sources=("S22",),
    )
    for i, t, d, h, f, x, w, c in (
        (
            "dir21",
            "Directive 21 is signed",
            "18 December 1940",
            True,
            True,
            "Preparations against the Soviet Union are ordered for May 1941.",
            "the people between the two armies",
            780,
        ),
        (
            "bulgaria",
            "Bulgaria joins the pact of three",
            "1 March 1941",
            False,
            True,
            "German troops cross the Danube.",
            "Bulgaria, Greece and Yugoslavia",
            640,
        ),
        (
            "war",
            "Germany attacks the Soviet Union",
            "22 June 1941",
            True,
            True,
            "The war of annihilation begins.",
            "Soviet soldiers and civilians; the Jews of Eastern Europe",
            710,
        ),
    )
)


def debrief() -> Debrief:
    """Return a debrief of talks that lapsed."""
    score = ScoreView(
        seat="soviet",
        delegation="Soviet delegation",
        profile=profile("security", "Security first", 500, 500),
        points=12,
        needed=20,
        best=85,
        brief_fulfilled=14,
        purpose="Keep out of the war as long as possible, with a glacis in the Balkans.",
        notes=("The instruction on the Straits was broken once.",),
    )
    clause = Clause(
        number="I",
        heading="Danube",
        text="A mixed commission sits at Bucharest.",
        secret=False,
        in_force=False,
        why_not="Romania refused.",
        historical="No accord was reached.",
    )
    return Debrief(
        ending="lapsed",
        headline="The talks lapsed; no treaty was signed",
        text="Berlin did not answer the note of 25 November.",
        scores=(
            score,
            score.model_copy(update={"seat": "german", "delegation": "German delegation", "brief_fulfilled": 61}),
        ),
        treaty=(clause,),
        outcomes=OUTCOMES,
        absent=ABSENT,
        closing_note="In fact Germany attacked on 22 June 1941. Occupation and deportations had gone on, on both sides of the line of 1939, since the autumn of that year.",
    )


def sample(*, mode_issues: int = 8, ended: bool = False) -> View:
    """Return a view in the middle of the second conversation."""
    rows = (ISSUES * 4)[:mode_issues]
    issues = tuple(issue(n, i if n <= 8 else f"{i}_{n}", t, s) for n, (i, t, s) in enumerate(rows, 1))
    return View(
        scenario="berlin-1940",
        title="Berlin, November 1940",
        subtitle="The talks of 12–13 November and the exchange of notes",
        mode="five",
        seat="soviet",
        us="Soviet delegation",
        them="German delegation",
        their_seat="german",
        turn=18,
        to_move=None if ended else "us",
        content_note="These talks were held by two governments that had attacked and divided Poland. Occupation and deportations went on "
        "on both sides of the line while they talked. Nothing in this game makes a partition a success.",
        brief=Brief(
            country="Soviet Union",
            delegation="Soviet delegation",
            capital="Moscow",
            aims=("German troops out of Finland", "A pact with Bulgaria", "A base at the Straits"),
            batna="Stay neutral, go on delivering, arm, and wait for spring.",
            reservation=20,
            profile=profile("security", "Security first", 500, 500),
            seat_note=None,
            sources=("S12",),
        ),
        sitting=SittingView(
            id="second",
            number=2,
            of=4,
            title="Second conversation",
            place="Reich Chancellery",
            date="13 November 1940",
            time="14:20",
            scene="Breakfast was short. The interpreters have opened fresh blocks.",
            our_speakers=("Molotov", "Dekanozov"),
            their_speakers=("Hitler", "Ribbentrop"),
            exchanges_left=4,
            acts_left=7,
            signing=no("A treaty is signed only in Moscow."),
        ),
        issues=issues,
        draft=ARTICLES,
        draft_title="Draft protocol, as it stands on 13 November, 17:40",
        offer=OfferView(
            by="them",
            kind="link",
            package={"straits": "o2", "southern_sphere": "o3"},
            text="Revision of Montreux, together with the sphere south of Batum and Baku",
            referred_by=None,
            ours=JUDGEMENT,
        ),
        minutes=minutes(),
        cables=CABLES,
        news=(
            News(
                id="raid",
                title="Air-raid warning",
                date="13 November 1940",
                text="The conversation is continued in the shelter.",
                disputed=None,
                sources=("S04",),
                new=True,
            ),
        ),
        gauges=(
            GaugeView(name="strain", value=420, word="tense", means="At 1000 the sitting breaks up."),
            GaugeView(name="our trust", value=350, word="wary", means="How far we believe their word."),
            GaugeView(name="their trust", value=500, word="guarded", means="How far they seem to believe ours."),
            GaugeView(name="standing", value=640, word="sound", means="Your credit at home; at zero you are recalled."),
        ),
        estimate=ESTIMATE,
        estimate_reasons=("They evaded on Bulgaria twice.", "Deliveries were not raised."),
        judgement=JUDGEMENT,
        verbs=tuple(verb(*v) for v in VERBS),
        actions=(
            ActionView(
                id="grain",
                title="Promise grain before the spring",
                text="Offer 500,000 tonnes ahead of the schedule.",
                expect="Their trust rises; we pay in stocks.",
                possible=YES,
                sources=("S16",),
            ),
            ActionView(
                id="note",
                title="Note to Sofia",
                text="Propose a pact to Bulgaria directly.",
                expect="Berlin will hear of it within days.",
                possible=no("Only between sittings."),
                sources=("S19",),
            ),
        ),
        absent=ABSENT,
        sources={
            "S04": SourceView(id="S04", title="Nazi–Soviet Relations 1939–1941, Washington 1948", checked="seen"),
            "S12": SourceView(id="S12", title="Directive of 9 November 1940", checked="part"),
        },
        debrief=debrief() if ended else None,
    )


def preview() -> Preview:
    """Return what a move would do."""
    return Preview(
        sentence="The Soviet delegation will state that transit through Finland ends after a last batch.",
        gauges=(("strain", 40), ("standing", -25)),
        warnings=("This goes beyond your mandate: standing falls.", "Moscow asked for quiet on this question."),
        answer="The staff expects a refusal that names Bulgaria.",
        judgement=JUDGEMENT,
        ours=JUDGEMENT.model_copy(update={"total": 34, "needs": 20, "verdict": "Moscow would sign this."}),
    )


@dataclass
class SampleHouse:
    """Stands in for the talks: shows one view and keeps what was submitted."""

    view: View | None = field(default_factory=sample)
    moves: list[Any] = field(default_factory=list)
    begun: list[Any] = field(default_factory=list)
    shared: bool = False
    course: Any = None  # what is read

    def scenarios(self) -> list[Any]:
        """Return two scenarios."""
        modes = [
            SimpleNamespace(id=f"m{n}", title=f"{n} questions", issues=[t for _, t, _ in ISSUES][:n]) for n in (3, 5, 8)
        ]
        seats = [
            SimpleNamespace(id="soviet", delegation="Soviet delegation", country="Soviet Union", note="", default=True),
            SimpleNamespace(
                id="german",
                delegation="German delegation",
                country="Germany",
                default=False,
                note="You hold the papers of a government that was preparing a war of annihilation. Its minutes are in the third person for that reason.",
            ),
        ]
        note = "Content note."
        return [
            SimpleNamespace(
                name="berlin-1940",
                title="Berlin, November 1940",
                subtitle="Molotov in Berlin, and the exchange of notes",
                minutes=60,
                summary="Four conversations, then notes, then silence.",
                modes=modes,
                seats=seats,
                content_note=note,
            ),
            SimpleNamespace(
                name="first-steps",
                title="First steps: the nickel of Petsamo",
                subtitle="Three questions for learning the acts",
                minutes=10,
                summary="A short talk on a mine.",
                modes=modes[:1],
                seats=seats,
                content_note=note,
            ),
        ]

    def strategies(self) -> list[Any]:
        """Return two computer delegations."""
        return [
            SimpleNamespace(
                name="historical",
                title="In the manner of 1940",
                text="Probes, evades, and never answers on Bulgaria.",
                source="Schmidt's minutes, NSR 217–259",
            ),
            SimpleNamespace(
                name="boulware",
                title="Holds out",
                text="Gives way only near the deadline.",
                source="Faratin, Sierra and Jennings 1998",
            ),
        ]

    def saves(self) -> list[Any]:
        """Return two records."""
        when = datetime(2025, 3, 4, 17, 5, tzinfo=UTC)
        return [
            SimpleNamespace(
                path=Path(f"r{n}.jsonl"),
                title="Berlin, November 1940",
                mode="five",
                acts=18,
                saved=when,
                place="Second conversation, 13 November, 7 acts left",
                players={"soviet": "human", "german": "historical"},
                ended=n == 1,
                stretch=None,
            )
            for n in range(2)
        ]

    def codex(self, words: str) -> list[Any]:
        """Return those of two entries that hold the words."""
        works = tuple(sample().sources.values())
        found = [
            SimpleNamespace(
                id="molotov",
                kind="person",
                title="Vyacheslav Molotov",
                subtitle="People's Commissar for Foreign Affairs",
                text="Chairman of the Council of People's Commissars.",
                disputed=None,
                sources=works,
            ),
            SimpleNamespace(
                id="montreux",
                kind="paper",
                title="Montreux Convention",
                subtitle="20 July 1936",
                text="Regime of the Straits.",
                disputed="Whether it was in force for all.",
                sources=works,
            ),
        ]
        return [entry for entry in found if words.casefold() in f"{entry.title} {entry.text}".casefold()]

    def model(self) -> str:
        """Return a page on the model."""
        text = "# How it decides\n\nBy **numbers** that *people* chose, see `game/rules`.\n\n- One.\n- Two,\n  on two lines.\n"
        return f"{text}\n| what | lower |\n| --- | ---: |\n| a weight | -1.2 ± 0.3 |\n"

    def figures(self, scenario: str, words: str) -> Any:
        """Return how many numbers there are, or two of them."""
        assert scenario
        rests = "Judgement, from F070, F075, F093. From the Crimean War to 1919 the attack came through the Straits."
        rows = (("Soviet Union, weight", "90 points"), ("Soviet Union, floor", "A convention closed to all others"))
        found = (SimpleNamespace(rows=rows, rests=rests),)
        things = (("Issues: The Straits", found),) if words else (("Issues: 433, 337 of them judgements.", ()),)
        return SimpleNamespace(said="1153 numbers and options decide.", things=things, more="Search for a word.")

    def preview(self, move: Any) -> Preview:
        """Return the same preview for every move."""
        del move
        return preview()

    def hot_seat(self) -> bool:
        """Return whether two people share the machine."""
        return self.shared

    def whose_turn(self) -> str:
        """Return the delegation with the floor."""
        return "German delegation"

    def waiting(self) -> bool:
        """Return that no computer has the floor."""
        return False

    def turn_of_another(self) -> bool:
        """Return whether the other person has the floor."""
        return self.shared and bool(self.moves)

    def turn_over(self) -> None:
        """Show the other seat."""

    def poll(self) -> bool:
        """Return that nothing happened."""
        return False

    def begin(self, scenario: str, mode: str, players: dict[str, str]) -> None:
        """Keep what was begun."""
        self.begun.append((scenario, mode, players))

    def submit(self, move: Any) -> None:
        """Keep what was submitted."""
        self.moves.append(move)

    def take_back(self) -> bool:
        """Drop the last move."""
        if self.moves:
            self.moves.pop()
            return True
        return False

    def close(self) -> None:
        """Leave the talks."""

    def resume(self, path: Path) -> None:
        """Keep what was resumed."""
        self.begun.append(path)

    def discard(self, path: Path) -> None:
        """Keep what was thrown away."""
        self.begun.append(("discarded", path))

    def shelves(self) -> Shelves:
        """Return a folder of courses that nobody may change."""
        return sample_shelves.shelves()

    def shelve(self, deed: str, course: str, words: str) -> str:
        """Keep what was asked for."""
        self.begun.append((deed, course, words))
        return "It was done."

    def branch_off(self) -> str:
        """Return what a copy would be called."""
        return "copy.talks"

    def reading(self) -> Any:
        """Return the course that is read."""
        return self.course

    def read(self, course: Any) -> None:
        """Read the historical line, whatever was asked for."""
        del course
        self.course = sample_course.line()

    def sent(self) -> Path:
        """Return where a stretch would be written."""
        return Path("saves") / "sent"

    def cut_out(self, first: int, last: int, name: str) -> str:
        """Return what would be said of a stretch that was cut out."""
        return f"Written to {name}: acts {first} to {last}."

    def comparison(self) -> Any:
        """Return history beside another course."""
        return sample_course.compared()

    def compare(self, one: str, other: str) -> None:
        """Keep what was to be compared."""
        self.begun.append((one, other))

    def write_out(self, kind: str) -> Path:
        """Return where a document would be."""
        return Path(f"both.{kind}")

    def do(self, work: Any) -> None:
        """Keep what was asked to be reckoned."""
        self.begun.append(work)

    def busy(self) -> bool:
        """Return that nothing is reckoned."""
        return False

    def look(self) -> bool:
        """Return that nothing is new."""
        return False

    def rise(self) -> None:
        """Leave the talks."""

    def take_over(self, turn: int, seat: str, player: str) -> None:
        """Keep what was taken over."""
        self.begun.append((turn, seat, player))

    def why_not_history(self) -> str:
        """Return that history can be shown."""
        return ""

    def in_fact(self, shown: int, *, of_reading: bool) -> tuple[InFact, ...]:
        """Return as many acts of history as there are, at most two."""
        del of_reading
        one = InFact("13 November 1940, 17:00", "The Soviet side asked which sea was meant.", "Disputed.", ("F066",))
        return (one, one)[:shown]

    def left_history(self, *, of_reading: bool) -> str:
        """Return where the talks left history."""
        return f"These talks left history after act {20 if of_reading else 30}."

    def export(self, what: str) -> Path:
        """Return where a paper would be written."""
        return Path(f"{what}.md")
