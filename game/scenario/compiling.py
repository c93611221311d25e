"""Turns a sound scenario and one of its modes into the arrays of `game.rules.spec.Rules`."""

from __future__ import annotations

import numpy as np

from game.paths import BadInput
from game.rules import spec
from game.scenario import schema
from game.scenario.near import nearest
from game.scenario.statements import Numbers, condition, effects
from game.scenario.worth import floor_of, points


def compile(scenario: schema.Scenario, mode: str) -> spec.Rules:  # noqa: A001 - the word of the design for it
    """Return the rules of *scenario* with the agenda of *mode*; raises BadInput for an unknown mode."""
    agenda = agenda_of(scenario, mode)
    numbers = _numbers(scenario, agenda)
    seats = scenario.seats
    dealt = [list(scenario.profiles[seat].values()) for seat in seats]
    # Where one side has fewer profiles, the rest of the axis repeats its first with a prior of 0.
    widest = max(len(profiles) for profiles in dealt)
    padded = [profiles + profiles[:1] * (widest - len(profiles)) for profiles in dealt]
    options = np.array([len(issue.options) for issue in agenda], np.int8)
    utility = np.full((spec.SEATS, widest, len(agenda), int(options.max())), spec.UNREACHABLE, np.int16)
    floor = np.zeros((spec.SEATS, widest, len(agenda)), np.int8)
    mandate = np.zeros((spec.SEATS, len(agenda)), np.int8)
    for d, seat in enumerate(seats):
        party = scenario.party_id(seat)
        for i, issue in enumerate(agenda):
            demand = issue.demands[party]
            place = numbers.options[issue.id]
            mandate[d, i] = place[demand.mandate or demand.floor]
            for p, profile in enumerate(padded[d]):
                floor[d, p, i] = place[floor_of(issue, demand, profile)]
                utility[d, p, i, : len(place)] = points(issue, demand, profile, first=d == 0)
    stated, pressed = spec.evidence_tables(utility, floor, options)
    sittings = scenario.procedure.sittings
    most = scenario.mode(mode).most_exchanges or max(sitting.exchanges for sitting in sittings)
    return spec.Rules(
        seats=(seats[0], seats[1]),
        issues=tuple(issue.id for issue in agenda),
        option_names=tuple(tuple(option.id for option in issue.options) for issue in agenda),
        profiles=(tuple(scenario.profiles[seats[0]]), tuple(scenario.profiles[seats[1]])),
        flags=tuple(numbers.flags),
        sittings=tuple(sitting.id for sitting in sittings),
        options=options,
        status_quo=np.array([numbers.status_quo[issue.id] for issue in agenda], np.int8),
        utility=utility,
        floor=floor,
        mandate=mandate,
        reservation=np.array([[profile.reservation for profile in row] for row in padded], np.int16),
        resolve=np.array([[profile.resolve for profile in row] for row in padded], np.int16),
        prior=np.array([_priors(profiles, widest) for profiles in dealt], np.int16),
        stated_evidence=stated,
        pressed_evidence=pressed,
        exchanges=np.array([min(sitting.exchanges, most) for sitting in sittings], np.int16),
        opens=np.array([numbers.seats[sitting.opens] for sitting in sittings], np.int8),
        competent=_competent(scenario, agenda),
        signing=np.array([sitting.signing for sitting in sittings], np.bool_),
        links=_links(scenario, numbers),
        incidents=_incidents(scenario, numbers),
        instructions=_instructions(scenario, numbers),
        actions=_actions(scenario, numbers),
        consents=_consents(scenario, agenda, numbers),
        aftermath=_aftermath(scenario, numbers),
        coefficients=spec.Coefficients(**scenario.procedure.coefficients.model_dump()),
        min_articles=scenario.mode(mode).min_articles or scenario.procedure.min_articles,
        asks_per_issue=scenario.procedure.asks_per_issue,
        min_exchanges=min(scenario.procedure.min_exchanges, max(most - 1, 1)),
    )


def agenda_of(scenario: schema.Scenario, mode: str) -> list[schema.Issue]:
    """Return the issues on the agenda of *mode*, in the order of the scenario; raises BadInput for an unknown mode."""
    names = [known.id for known in scenario.modes]
    if mode not in names:
        raise BadInput(f'{scenario.scenario} has no mode "{mode}"{nearest(mode, names)}')
    chosen = scenario.mode(mode).issues
    return [issue for issue in scenario.issues if chosen == "all" or issue.id in chosen]


def flag_names(scenario: schema.Scenario) -> list[str]:
    """Return every flag of *scenario*: what can happen, in the order of the file, then what effects set."""
    acting: list[schema.Incident | schema.Instruction | schema.Action] = []
    acting += [*scenario.incidents, *scenario.instructions, *scenario.actions]
    happenings = [one.id for one in acting] + [one.id for one in scenario.aftermath]
    changes = [change.flag for one in acting for change in one.effects if change.flag is not None]
    return list(dict.fromkeys(happenings + changes))


def _numbers(scenario: schema.Scenario, agenda: list[schema.Issue]) -> Numbers:
    """Return the numbers of all names of *scenario* under *agenda*."""
    options = {issue.id: {option.id: k for k, option in enumerate(issue.options)} for issue in scenario.issues}
    return Numbers(
        seats={seat: d for d, seat in enumerate(scenario.seats)},
        profiles={seat: {name: p for p, name in enumerate(of)} for seat, of in scenario.profiles.items()},
        issues={issue.id: i for i, issue in enumerate(agenda)},
        options=options,
        status_quo={issue.id: options[issue.id][issue.status_quo] for issue in scenario.issues},
        sittings={sitting.id: s for s, sitting in enumerate(scenario.procedure.sittings)},
        flags={name: f for f, name in enumerate(flag_names(scenario))},
    )


def _priors(profiles: list[schema.Profile], widest: int) -> list[int]:
    """Return the relative weights of a seat's profiles, 0 where there is no profile."""
    return [profile.prior for profile in profiles] + [0] * (widest - len(profiles))


def _competent(scenario: schema.Scenario, agenda: list[schema.Issue]) -> spec.Bools:
    """Return (S, D, I): whether a speaker present for the delegation can settle the issue."""
    sittings = scenario.procedure.sittings
    competent = np.zeros((len(sittings), spec.SEATS, len(agenda)), np.bool_)
    for s, sitting in enumerate(sittings):
        for d, seat in enumerate(scenario.seats):
            speakers = scenario.party_of(seat).speakers
            settles = [speakers[name].competence for name in sitting.speakers.get(seat, [])]
            for i, issue in enumerate(agenda):
                competent[s, d, i] = any(can == "all" or issue.id in can for can in settles)
    return competent


def _links(scenario: schema.Scenario, numbers: Numbers) -> tuple[spec.Link, ...]:
    """Return the links that the agenda leaves open.

    A range off the agenda is constant: outside it the link can never hold, inside it the other ranges decide.
    """
    links = []
    for link in scenario.links:
        constant = [stretch for stretch in link.when if stretch.issue not in numbers.issues]
        ranges = [(numbers.issues[r.issue], *numbers.span(r)) for r in link.when if r.issue in numbers.issues]
        if ranges and all(numbers.status_quo_within(stretch) for stretch in constant):
            first, second = (link.points.get(seat, 0) for seat in scenario.seats)
            links.append(spec.Link(tuple(ranges), (first, second)))
    return tuple(links)


def _incidents(scenario: schema.Scenario, numbers: Numbers) -> tuple[spec.Event, ...]:
    """Return the incidents that can happen."""
    events = []
    for incident in scenario.incidents:
        when = condition(incident.when, numbers)
        if when == spec.Always(False):
            continue
        first, second = (incident.known_to == "all" or seat in incident.known_to for seat in scenario.seats)
        events.append(
            spec.Event(
                id=incident.id,
                flag=numbers.flags[incident.id],
                sittings=_any_or(numbers, incident.before),
                when=when,
                chance=incident.chance,
                known=(first, second),
                effects=effects(incident.effects, numbers),
            )
        )
    return tuple(events)


def _instructions(scenario: schema.Scenario, numbers: Numbers) -> tuple[spec.Event, ...]:
    """Return the instructions that can come and still say something about the agenda."""
    events = []
    for cable in scenario.instructions:
        when, changes = condition(cable.when, numbers), effects(cable.effects, numbers)
        if when == spec.Always(False) or (cable.effects and not changes):
            continue
        # What comes after a sitting stands before the next one; nothing comes before the first but the brief.
        after = _any_or(numbers, cable.after)
        first, second = (seat == cable.to for seat in scenario.seats)
        events.append(
            spec.Event(
                id=cable.id,
                flag=numbers.flags[cable.id],
                sittings=(False,) * len(after) if cable.at_start else (False, *after[:-1]),
                when=when,
                chance=1000,
                known=(first, second),
                effects=changes,
                at_start=cable.at_start,
            )
        )
    return tuple(events)


def _actions(scenario: schema.Scenario, numbers: Numbers) -> tuple[spec.Action, ...]:
    """Return the actions that are possible and still change something under the agenda."""
    actions = []
    for action in scenario.actions:
        when, changes = condition(action.when, numbers), effects(action.effects, numbers)
        if when == spec.Always(False) or (action.effects and not changes):
            continue
        actions.append(
            spec.Action(
                id=action.id,
                flag=numbers.flags[action.id],
                seat=numbers.seats[action.by],
                sittings=_any_or(numbers, action.during),
                when=when,
                times=action.times,
                effects=changes,
            )
        )
    return tuple(actions)


def _consents(scenario: schema.Scenario, agenda: list[schema.Issue], numbers: Numbers) -> tuple[spec.Consent, ...]:
    """Return the consents that articles on the agenda may need."""
    issues = {issue.id: issue.options for issue in agenda}
    return tuple(
        spec.Consent(
            issue=numbers.issues[consent.issue],
            options=tuple(k for k, option in enumerate(issues[consent.issue]) if consent.party in option.consent),
            chance=consent.chance,
            adjust=_adjust(consent.adjust, numbers),
        )
        for consent in scenario.consents
        if consent.issue in issues
    )


def _aftermath(scenario: schema.Scenario, numbers: Numbers) -> tuple[spec.Consequence, ...]:
    """Return all consequences; those the agenda rules out stay, with a condition that never holds."""
    consequences = []
    for event in scenario.aftermath:
        if isinstance(event.chance, dict):
            assert event.by is not None  # the schema asks for it beside chances per profile
            chance = tuple(event.chance[name] for name in scenario.profiles[event.by])
        else:
            chance = (event.chance,)
        consequences.append(
            spec.Consequence(
                id=event.id,
                flag=numbers.flags[event.id],
                when=condition(event.when, numbers),
                chance=chance,
                seat=numbers.seat(event.by),
                adjust=_adjust(event.adjust, numbers),
                war=event.war,
            )
        )
    return tuple(consequences)


def _adjust(said: list[schema.Adjustment], numbers: Numbers) -> tuple[spec.Adjustment, ...]:
    """Return the adjustments in the order of the file, so that their reasons are found by number."""
    return tuple(spec.Adjustment(one.by, condition(one.when, numbers)) for one in said)


def _any_or(numbers: Numbers, named: list[str]) -> tuple[bool, ...]:
    """Return for each sitting whether it is named; all of them where none is."""
    return tuple(not named or sitting in named for sitting in numbers.sittings)
