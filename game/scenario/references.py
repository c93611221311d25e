"""Checks that every name in a scenario stands for something, and for one thing only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from game.rules.spec import SEATS
from game.scenario import walk
from game.scenario.compiling import flag_names
from game.scenario.near import nearest
from game.scenario.schema import Demand, Issue, Scenario
from game.scenario.vocabulary import Condition, Effect, Range
from game.scenario.walk import Found, Path

# What each verb of a move needs besides the verb (game/play/moves.py reads the same words).
MOVES: dict[str, tuple[str, ...]] = {
    "ask": ("issue",),
    "state": ("issue", "option"),
    "insist": ("issue",),
    "evade": ("issue", "to"),
    "link": ("package",),
    "accept": (),
    "decline": ("issue",),
    "table": ("package",),
    "refer": (),
    "act": ("action",),
    "silence": (),
    "adjourn": (),
}


class Names:
    """The names a scenario gives to its things."""

    def __init__(self, scenario: Scenario) -> None:
        self.issues: dict[str, list[str]] = {}
        for issue in scenario.issues:  # an id given twice is one problem, not one at every use
            self.issues.setdefault(issue.id, []).extend(option.id for option in issue.options)
        self.seats = [party.seat for party in scenario.parties.values() if party.seat]
        self.seated = {name: party for name, party in scenario.parties.items() if party.seat}
        self.absent = [name for name, party in scenario.parties.items() if party.absent]
        self.speakers = {party.seat: list(party.speakers) for party in self.seated.values() if party.seat}
        self.profiles = {seat: list(profiles) for seat, profiles in scenario.profiles.items()}
        self.sittings = [sitting.id for sitting in scenario.procedure.sittings]
        self.flags = flag_names(scenario)
        self.actions = [action.id for action in scenario.actions]


def found(scenario: Scenario, data: Any) -> Iterator[Found]:
    """Yield every name that stands for nothing or for two things; *data* is the file as plain data."""
    names = Names(scenario)
    yield from _twice(scenario)
    yield from _table(scenario, names)
    for at, issue in enumerate(scenario.issues):
        yield from _issue(("issues", at), issue, names)
    yield from _profiles(scenario, names)
    yield from _course(scenario, names)
    yield from _aftermath(scenario, names)
    for path, condition in (*walk.during(scenario), *walk.afterwards(scenario)):
        yield from _condition(path, condition, names)
    for path, effect in walk.effects(scenario):
        yield from _effect(path, effect, names)
    yield from _line(scenario, names)
    yield from _sources(scenario, data)


def known(path: Path, word: str | None, valid: Collection[str], kind: str) -> Iterator[Found]:
    """Yield a problem if *word* is given and is not one of the valid ones."""
    if word is not None and word not in valid:
        yield path, f'"{word}" is not {kind}{nearest(word, valid)}'


def _all_known(path: Path, words: Iterable[str], valid: Collection[str], kind: str) -> Iterator[Found]:
    for at, word in enumerate(words):
        yield from known((*path, at), word, valid, kind)


def _twice(scenario: Scenario) -> Iterator[Found]:
    """Yield ids given to two things. What can happen shares one set of ids, because flags are named after it."""
    groups: list[list[tuple[Path, str]]] = [
        [(("issues", i), issue.id) for i, issue in enumerate(scenario.issues)],
        [(("modes", i), mode.id) for i, mode in enumerate(scenario.modes)],
        [(("procedure", "sittings", i), sitting.id) for i, sitting in enumerate(scenario.procedure.sittings)],
        [(path, one.id) for path, one in walk.happenings(scenario)]
        + [(("aftermath", i), event.id) for i, event in enumerate(scenario.aftermath)],
        [(("parties", name, "seat"), party.seat) for name, party in scenario.parties.items() if party.seat],
    ]
    groups += [
        [(("issues", i, "options", k), option.id) for k, option in enumerate(issue.options)]
        for i, issue in enumerate(scenario.issues)
    ]
    for group in groups:
        first: dict[str, Path] = {}
        for path, name in group:
            if name in first:
                yield path, f'the id "{name}" is taken: {" > ".join(map(_counted, first[name]))} has it too'
            first.setdefault(name, path)


def _counted(key: str | int) -> str:
    return f"#{key + 1}" if isinstance(key, int) else key


def _table(scenario: Scenario, names: Names) -> Iterator[Found]:
    """Yield what is wrong with parties and modes."""
    if len(names.seats) != SEATS:
        yield ("parties",), f"expected {SEATS} parties with a seat; found {len(names.seats)}"
    yield from known(("first_seat",), scenario.first_seat, names.seats, "a seat")
    yield from known(("default_seat",), scenario.default_seat, names.seats, "a seat")
    for name, party in names.seated.items():
        for speaker, person in party.speakers.items():
            path = ("parties", name, "speakers", speaker, "competence")
            if person.competence != "all":
                yield from _all_known(path, person.competence, names.issues, "an issue")
    for at, mode in enumerate(scenario.modes):
        if mode.issues != "all":
            yield from _all_known(("modes", at, "issues"), mode.issues, names.issues, "an issue")
            if not mode.issues:
                yield ("modes", at, "issues"), "expected at least one issue, or all; found none"


def _issue(path: Path, issue: Issue, names: Names) -> Iterator[Found]:
    options = names.issues[issue.id]
    yield from known((*path, "status_quo"), issue.status_quo, options, "an option of this issue")
    yield from _all_known((*path, "affects"), issue.affects, names.absent, "an absent party")
    for at, option in enumerate(issue.options):
        yield from _all_known((*path, "options", at, "consent"), option.consent, names.absent, "an absent party")
    for party, demand in issue.demands.items():
        here = (*path, "demands", party)
        yield from known(here, party, names.seated, "a party with a seat")
        yield from _demand(here, demand, options)
    for party in names.seated:
        if party not in issue.demands:
            yield (*path, "demands"), f"{party} has a seat and needs a demand here"


def _demand(path: Path, demand: Demand, options: list[str]) -> Iterator[Found]:
    for key in ("ask", "floor", "mandate"):
        yield from known((*path, key), getattr(demand, key), options, "an option of this issue")
    for option in demand.utility or ():
        yield from known((*path, "utility", option), option, options, "an option of this issue")


def _profiles(scenario: Scenario, names: Names) -> Iterator[Found]:
    for seat in names.seats:
        if not scenario.profiles.get(seat):
            yield ("profiles",), f"{seat} needs at least one profile"
    for seat, profiles in scenario.profiles.items():
        yield from known(("profiles", seat), seat, names.seats, "a seat")
        for name, profile in profiles.items():
            path = ("profiles", seat, name)
            for issue, points in profile.utility.items():
                yield from known((*path, "utility", issue), issue, names.issues, "an issue")
                for option in points:
                    yield from _option((*path, "utility", issue, option), issue, option, names)
            for issue, option in profile.floor.items():
                yield from known((*path, "floor", issue), issue, names.issues, "an issue")
                yield from _option((*path, "floor", issue), issue, option, names)
    for at, link in enumerate(scenario.links):
        for one, stretch in enumerate(link.when):
            yield from _range(("links", at, "when", one), stretch, names)
        for seat in link.points:
            yield from known(("links", at, "points", seat), seat, names.seats, "a seat")


def _course(scenario: Scenario, names: Names) -> Iterator[Found]:
    """Yield wrong names in sittings, instructions, incidents and actions."""
    for at, sitting in enumerate(scenario.procedure.sittings):
        path = ("procedure", "sittings", at)
        yield from known((*path, "opens"), sitting.opens, names.seats, "a seat")
        for seat, speakers in sitting.speakers.items():
            yield from known((*path, "speakers", seat), seat, names.seats, "a seat")
            if seat in names.speakers:
                valid = names.speakers[seat]
                yield from _all_known((*path, "speakers", seat), speakers, valid, f"a speaker of the {seat} seat")
        for seat in names.seats:
            if not sitting.speakers.get(seat):
                yield (*path, "speakers"), f"nobody speaks for the {seat} seat"
    for at, cable in enumerate(scenario.instructions):
        yield from known(("instructions", at, "to"), cable.to, names.seats, "a seat")
        yield from _all_known(("instructions", at, "after"), cable.after, names.sittings, "a sitting")
    for at, incident in enumerate(scenario.incidents):
        yield from _all_known(("incidents", at, "before"), incident.before, names.sittings, "a sitting")
        if incident.known_to != "all":
            yield from _all_known(("incidents", at, "known_to"), incident.known_to, names.seats, "a seat")
    for at, action in enumerate(scenario.actions):
        yield from known(("actions", at, "by"), action.by, names.seats, "a seat")
        yield from _all_known(("actions", at, "during"), action.during, names.sittings, "a sitting")


def _aftermath(scenario: Scenario, names: Names) -> Iterator[Found]:
    """Yield wrong names in consents and consequences, and consents that are missing."""
    needed = {(i.id, party) for i in scenario.issues for option in i.options for party in option.consent}
    given: set[tuple[str, str]] = set()
    for at, consent in enumerate(scenario.consents):
        path = ("consents", at)
        yield from known((*path, "party"), consent.party, names.absent, "an absent party")
        yield from known((*path, "issue"), consent.issue, names.issues, "an issue")
        pair = (consent.issue, consent.party)
        if pair in given:
            yield path, f"{consent.party} has given its chances on {consent.issue} before"
        if consent.issue in names.issues and consent.party in names.absent and pair not in needed:
            yield path, f"no option of {consent.issue} needs the consent of {consent.party}"
        given.add(pair)
    for at, issue in enumerate(scenario.issues):
        for k, option in enumerate(issue.options):
            for party in option.consent:
                if party in names.absent and (issue.id, party) not in given:
                    needing = ("issues", at, "options", k, "consent")
                    yield needing, f"consents has no chance that {party} agrees on {issue.id}"
    for at, event in enumerate(scenario.aftermath):
        path = ("aftermath", at)
        yield from known((*path, "by"), event.by, names.seats, "a seat")
        yield from _all_known((*path, "parties"), event.parties, list(scenario.parties), "a party")
        if isinstance(event.chance, dict) and event.by in names.profiles:
            profiles = names.profiles[event.by]
            for name in event.chance:
                yield from known((*path, "chance", name), name, profiles, f"a profile of the {event.by} seat")
            for name in profiles:
                if name not in event.chance:
                    yield (*path, "chance"), f"has no chance for the profile {name}"


def _option(path: Path, issue: str, option: str | None, names: Names) -> Iterator[Found]:
    if issue in names.issues:
        yield from known(path, option, names.issues[issue], f"an option of {issue}")


def _range(path: Path, stretch: Range, names: Names) -> Iterator[Found]:
    yield from known((*path, "issue"), stretch.issue, names.issues, "an issue")
    for key, option in (("is", stretch.exactly), ("at_least", stretch.at_least), ("at_most", stretch.at_most)):
        yield from _option((*path, key), stretch.issue, option, names)


def _condition(path: Path, condition: Condition, names: Names) -> Iterator[Found]:
    for here, part in walk.within(path, condition):
        for key in ("settled", "position", "option"):
            if (stretch := getattr(part, key)) is not None:
                yield from _range((*here, key), stretch, names)
        for key in ("position", "gauge", "insisted"):
            if (one := getattr(part, key)) is not None:
                yield from known((*here, key, "of"), one.of, names.seats, "a seat")
        if part.insisted is not None:
            yield from known((*here, "insisted", "issue"), part.insisted.issue, names.issues, "an issue")
        if part.sitting is not None:
            yield from known((*here, "sitting", "since"), part.sitting.since, names.sittings, "a sitting")
            yield from known((*here, "sitting", "until"), part.sitting.until, names.sittings, "a sitting")
        yield from known((*here, "flag"), part.flag, names.flags, "a flag that anything sets")
        for seat, profiles in (part.profile or {}).items():
            yield from known((*here, "profile", seat), seat, names.seats, "a seat")
            if seat in names.profiles:
                yield from _all_known(
                    (*here, "profile", seat), profiles, names.profiles[seat], f"a profile of the {seat} seat"
                )


def _effect(path: Path, effect: Effect, names: Names) -> Iterator[Found]:
    for key in ("mandate", "emphasis", "position", "status_quo"):
        if (one := getattr(effect, key)) is not None:
            yield from known((*path, key, "issue"), one.issue, names.issues, "an issue")
            if key != "emphasis":
                yield from _option((*path, key, "to"), one.issue, one.to, names)
    for key in ("gauge", "mandate", "emphasis", "position", "reservation"):
        if (one := getattr(effect, key)) is not None:
            yield from known((*path, key, "of"), one.of, names.seats, "a seat")
    yield from known((*path, "clear"), effect.clear, names.flags, "a flag that anything sets")


def _line(scenario: Scenario, names: Names) -> Iterator[Found]:
    """Yield wrong words in the moves of the historical line."""
    for at, step in enumerate(scenario.line):
        path = ("line", at)
        yield from known((*path, "seat"), step.seat, names.seats, "a seat")
        if step.seat in names.speakers:
            yield from known((*path, "speaker"), step.speaker, names.speakers[step.seat], "a speaker of this seat")
        move = {str(key): value for key, value in step.move.items()}
        here = (*path, "move")
        verb = str(move.get("verb"))
        if verb not in MOVES:
            yield (*here, "verb"), f'"{verb}" is not a verb{nearest(verb, MOVES)}'
            continue
        for word in move.keys() - {"verb", *MOVES[verb]}:
            yield (*here, word), f"is not a word of {verb}{nearest(word, MOVES[verb])}"
        for word in MOVES[verb]:
            if word not in move:
                yield here, f'{verb} needs "{word}"'
        yield from _move(here, {word: move[word] for word in MOVES[verb] if word in move}, names)


def _move(path: Path, move: dict[str, Any], names: Names) -> Iterator[Found]:
    for key in ("issue", "to"):
        if key in move:
            yield from known((*path, key), str(move[key]), names.issues, "an issue")
    if "option" in move:
        yield from _option((*path, "option"), str(move.get("issue")), str(move["option"]), names)
    if "action" in move:
        yield from known((*path, "action"), str(move["action"]), names.actions, "an action")
    package = move.get("package", {})
    if not isinstance(package, dict):
        yield (*path, "package"), "expected a mapping of issues to options"
        return
    for issue, option in package.items():
        yield from known((*path, "package", issue), issue, names.issues, "an issue")
        yield from _option((*path, "package", issue), issue, str(option), names)


def _sources(scenario: Scenario, data: Any) -> Iterator[Found]:
    """Yield works cited that are not listed, and works listed that nothing cites."""
    cited = set()
    for path, word in walk.strings(data):
        at = path[:-1] if isinstance(path[-1], int) else path
        if at[-1] == "source" and word != "judgement":
            cited.add(word)
            yield from known(path, word, scenario.sources, "listed under sources")
    for name in scenario.sources:
        if name not in cited:
            yield ("sources", name), "nothing cites this"
