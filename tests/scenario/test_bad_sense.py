"""What the words of a file mean must hold together: names, order, conditions, an agreement zone.

Each case changes the example of docs/scenarios.md and names the line and the message, as in test_bad_files.
"""

from __future__ import annotations

import pytest

from tests.scenario.example import changed, complaints, line_of

WHEN = "when: {gauge: {name: strain, at_least: 200}}"
EFFECT = "{gauge: {name: strain, by: -60}}"
BEER = "actions > round_of_beer"
FLAGS = "(there are: flood, spare_the_carters, round_of_beer, bridge_built)"

NAMES = [
    ("first_seat: upton", "first_seat: uptown", 'first_seat: "uptown" is not a seat; did you mean "upton"?'),
    ("default_seat: netherby", "default_seat: x", 'default_seat: "x" is not a seat (there are: upton, netherby)'),
    (
        "[toll, site], s",
        "[tolls, site], s",
        'parties > netherby > speakers > clerk > competence > #1: "tolls" is not an issue; did you mean "toll"?',
    ),
    (
        "affects: [middleham]",
        "affects: [upton]",
        'issues > site > affects > #1: "upton" is not an absent party (there are: middleham)',
    ),
    (
        "status_quo: threepence",
        "status_quo: threepense",
        'issues > toll > status_quo: "threepense" is not an option of this issue; did you mean "threepence"?',
    ),
    (
        "ask: free",
        "ask: fre",
        'issues > toll > demands > netherby > ask: "fre" is not an option of this issue; did you mean "free"?',
    ),
    (
        "issues: all}",
        "issues: [site, tolls]}",
        'modes > both > issues > #2: "tolls" is not an issue; did you mean "toll"?',
    ),
    ("issues: all}", "issues: []}", "modes > both > issues: expected at least one issue, or all; found none"),
    (
        "floor: {site: at_middleham}",
        "floor: {site: middleham}",
        'profiles > upton > proud > floor > site: "middleham" is not an option of site; did you mean "at_middleham"?',
    ),
    (
        "{sixpence: -25}",
        "{sixpense: -25}",
        (
            'profiles > netherby > trading > utility > toll > sixpense: "sixpense" is not an option of toll; '
            'did you mean "sixpence"?'
        ),
    ),
    (
        "points: {upton: 5, netherby: -2}",
        "points: {upton: 5, nether: -2}",
        'links > #1 > points > nether: "nether" is not a seat; did you mean "netherby"?',
    ),
    (
        "{issue: toll, is: sixpence}",
        "{issue: toll, is: sixpense}",
        'links > #1 > when > #2 > is: "sixpense" is not an option of toll; did you mean "sixpence"?',
    ),
    (
        "{upton: [mayor], ",
        "{upton: [major], ",
        (
            'procedure > sittings > inn > speakers > upton > #1: "major" is not a speaker of the upton seat; '
            'did you mean "mayor"?'
        ),
    ),
    (
        "speakers: {upton: [mayor], netherby: [clerk]}",
        "speakers: {upton: [mayor]}",
        "procedure > sittings > inn > speakers: nobody speaks for the netherby seat",
    ),
    (
        "opens: netherby",
        "opens: nether",
        'procedure > sittings > inn > opens: "nether" is not a seat; did you mean "netherby"?',
    ),
    (
        "    to: netherby",
        "    to: nether",
        'instructions > spare_the_carters > to: "nether" is not a seat; did you mean "netherby"?',
    ),
    ("before: [inn]", "before: [in]", 'incidents > flood > before > #1: "in" is not a sitting; did you mean "inn"?'),
    (
        "chance: 300\n",
        "known_to: [upto]\n",
        'incidents > flood > known_to > #1: "upto" is not a seat; did you mean "upton"?',
    ),
    (
        "parties: [middleham]",
        "parties: [middle]",
        'aftermath > bridge_built > parties > #1: "middle" is not a party; did you mean "middleham"?',
    ),
    (
        "{ended: signed}",
        "{flag: flod}",
        (
            'aftermath > bridge_built > adjust > #1 > when > flag: "flod" is not a flag that anything sets; '
            'did you mean "flood"?'
        ),
    ),
    (
        "because: The market., source: S01",
        "because: The market., source: S10",
        'issues > site > demands > netherby > source: "S10" is not listed under sources; did you mean "S01"?',
    ),
    (
        WHEN,
        "when: {position: {of: up, issue: toll}}",
        f'{BEER} > when > position > of: "up" is not a seat (there are: upton, netherby)',
    ),
    (
        WHEN,
        "when: {insisted: {of: upton, issue: tol, at_least: 1}}",
        f'{BEER} > when > insisted > issue: "tol" is not an issue; did you mean "toll"?',
    ),
    (
        WHEN,
        "when: {sitting: {since: in}}",
        f'{BEER} > when > sitting > since: "in" is not a sitting; did you mean "inn"?',
    ),
    (
        WHEN,
        "when: {profile: {upton: [trading]}}",
        (
            f'{BEER} > when > profile > upton > #1: "trading" is not a profile of the upton seat (there are: '
            "thrifty, proud)"
        ),
    ),
    (
        EFFECT,
        "{mandate: {of: netherby, issue: toll, to: sixpense}}",
        f'{BEER} > effects > #1 > mandate > to: "sixpense" is not an option of toll; did you mean "sixpence"?',
    ),
    (
        EFFECT,
        "{gauge: {name: trust, of: uptown, by: 5}}",
        f'{BEER} > effects > #1 > gauge > of: "uptown" is not a seat; did you mean "upton"?',
    ),
    (
        EFFECT,
        "{clear: beer}",
        f'{BEER} > effects > #1 > clear: "beer" is not a flag that anything sets; did you mean "round_of_beer"?',
    ),
    (EFFECT, "{clear: x}", f'{BEER} > effects > #1 > clear: "x" is not a flag that anything sets {FLAGS}'),
]

ORDER = [
    (
        "mandate: threepence",
        "mandate: free",
        (
            'issues > toll > demands > upton > mandate: "free" does not lie between the ask "sixpence" and '
            'the floor "penny"'
        ),
    ),
    (
        "ask: free, floor: sixpence",
        "ask: penny, floor: free",
        (
            'issues > toll > demands > netherby > floor: "free" goes further than the ask "penny": a floor '
            "gives way from it"
        ),
    ),
    (
        "{toll: {sixpence: -25}}",
        "{toll: {threepence: -5}}",
        "profiles > netherby > trading > utility > toll > threepence: the status quo is worth 0; found -5",
    ),
    (
        "weight: 30, because",
        "weight: 30, utility: {threepence: 3}, because",
        "issues > toll > demands > upton > utility > threepence: the status quo is worth 0; found 3",
    ),
    (
        "is: at_netherby}, {issue: toll, is: sixpence}",
        "at_least: at_middleham}, {issue: toll, at_most: threepence}",
        "links > #1 > when: holds at the status quo already, which is worth 0: name what would have to change",
    ),
    (
        "issues: all}",
        "issues: all, min_articles: 3}",
        "modes > both: a draft needs 3 articles, but the agenda has only 2",
    ),
    (
        "    at_start: true",
        "    after: [inn]",
        "instructions > spare_the_carters > after: no sitting comes after inn, so the cable never does",
    ),
    (
        "    at_start: true",
        "    after: [inn]\n    at_start: true",
        "instructions > spare_the_carters > after: a cable that is there at the start does not come after a sitting",
    ),
]

SENSE = [
    (
        "when: {gauge: {name: strain, at_least: 200, at_most: 100}}",
        "when > gauge: can never hold: at_least 200 is above at_most 100",
    ),
    (
        "when: {settled: {issue: toll, at_least: free, at_most: penny}}",
        "when > settled: can never hold: at_least free comes after at_most penny",
    ),
    ("when: {all: []}", "when > all: expected at least one condition; found none"),
    (
        "when: {all: [{flag: flood}, {not: {flag: flood}}]}",
        "when: can never hold: flag flood is required and forbidden",
    ),
    (
        "when: {any: [{all: [{settled: {issue: toll, is: free}}, {all: [{settled: {issue: toll, at_most: penny}}]}]}]}",
        "when > any > #1: can never hold: the two stretches of toll (settled) do not meet",
    ),
    (
        "when: {all: [{gauge: {name: strain, at_most: 9}}, {gauge: {name: strain, at_least: 10}}]}",
        "when: can never hold: the two stretches of strain do not meet",
    ),
    (
        "when: {all: [{profile: {upton: [proud]}}, {profile: {upton: [thrifty]}}]}",
        "when: can never hold: the upton seat has one profile only",
    ),
    ("when: {ended: signed}", "when > ended: the talks are still going on when this is asked"),
    ("when: {flag: round_of_beer}", "when: can never happen: round_of_beer waits for round_of_beer"),
    (
        "when: {any: [{flag: bridge_built}, {flag: round_of_beer}]}",
        "when: can never happen: round_of_beer waits for bridge_built, which comes later",
    ),
    (
        "when: {gauge: {name: resolve, of: upton, at_least: 1}}",
        "when > gauge: the upton seat does not see the resolve of upton",
    ),
    (
        "when: {gauge: {name: standing, of: netherby, at_least: 1}}",
        "when > gauge: the upton seat does not see the standing of netherby",
    ),
    (
        "when: {not: {profile: {netherby: [trading]}}}",
        "when > not > profile > netherby: the upton seat does not see the profile of netherby",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    NAMES + ORDER + [(WHEN, new, f"{BEER} > {message}") for new, message in SENSE],
)
def test_one_mistake_gives_one_message(old: str, new: str, message: str) -> None:
    text = changed((old, new))
    line = line_of(text, new.strip())
    assert complaints(text) == [f"the-bridge.yaml:{line}: {message}"]


@pytest.mark.parametrize(
    "when",
    [
        "when: {any: [{flag: bridge_built}, {flag: flood}]}",  # one way is enough
        "when: {not: {flag: round_of_beer}}",  # not yet
        (
            "when: {all: [{settled: {issue: toll}}, {option: {issue: toll, is: free}}, {gauge: {name: strain, "
            "at_most: 0}}]}"
        ),
        "when: {gauge: {name: trust, of: netherby, at_least: 1}}",  # trust is seen by all
        "when: {profile: {upton: [proud]}}",
    ],
)
def test_what_can_hold_is_left_alone(when: str) -> None:
    assert complaints(changed((WHEN, when))) == []


def test_events_that_wait_for_each_other_are_both_named() -> None:
    text = changed(("    chance: 300", "    when: {flag: round_of_beer}"), (WHEN, "when: {flag: flood}"))
    flood, beer = line_of(text, "when: {flag: round"), line_of(text, "when: {flag: flood")
    assert complaints(text) == [
        (
            f"the-bridge.yaml:{flood}: incidents > flood > when: "
            "can never happen: flood waits for round_of_beer, which waits for flood"
        ),
        (
            f"the-bridge.yaml:{beer}: actions > round_of_beer > when: "
            "can never happen: round_of_beer waits for flood, which waits for round_of_beer"
        ),
    ]


def test_two_happenings_with_one_id_could_not_be_told_apart_by_flags() -> None:
    text = changed(("- id: flood", "- id: round_of_beer"))
    assert complaints(text) == [
        (
            f"the-bridge.yaml:{line_of(text, '- id: round_of_beer' + chr(10) + '    by')}: actions > round_of_beer: "
            'the id "round_of_beer" is taken: incidents > #1 has it too'
        )
    ]


def test_chances_by_profile_name_every_profile() -> None:
    text = changed((", proud: 200}", ", prod: 200}"))
    start = f"the-bridge.yaml:{line_of(text, 'prod: 200')}: aftermath > bridge_built > chance"
    assert complaints(text) == [
        f"{start}: has no chance for the profile proud",
        f'{start} > prod: "prod" is not a profile of the upton seat; did you mean "proud"?',
    ]


def test_a_source_that_nothing_cites_is_named() -> None:
    text = changed(("  S01: {", "  S02: {title: Diary, kind: primary, checked: ref}\n  S01: {"))
    assert complaints(text) == [f"the-bridge.yaml:{line_of(text, 'S02')}: sources > S02: nothing cites this"]


def test_a_flag_set_by_something_that_never_happens_is_never_set() -> None:
    text = changed(
        (WHEN, "when: {flag: round_of_beer}"),
        (EFFECT, "{flag: tipsy}"),
        ("    chance: 300", "    when: {flag: tipsy}"),
    )
    assert [line.split(": ", 2)[2] for line in complaints(text)] == [
        "can never happen: flood waits for round_of_beer, which waits for round_of_beer",
        "can never happen: round_of_beer waits for round_of_beer",
    ]


def test_a_party_with_a_seat_needs_demands_and_profiles() -> None:
    text = changed(("      netherby: {ask: free, floor: sixpence", "      middleham: {ask: free, floor: sixpence"))
    assert [line.split(": ", 1)[1] for line in complaints(text)] == [
        "issues > toll > demands: netherby has a seat and needs a demand here",
        'issues > toll > demands > middleham: "middleham" is not a party with a seat (there are: upton, netherby)',
    ]
    text = changed(("  netherby:\n    trading", "  nether:\n    trading"))
    assert [line.split(": ", 1)[1] for line in complaints(text)] == [
        "profiles: netherby needs at least one profile",
        'profiles > nether: "nether" is not a seat; did you mean "netherby"?',
    ]


def test_asks_must_not_cross() -> None:
    text = changed(
        ("upton: {ask: at_upton, floor: at_netherby", "upton: {ask: at_netherby, floor: at_netherby"),
        ("netherby: {ask: at_netherby, floor: at_middleham", "netherby: {ask: at_middleham, floor: at_middleham"),
        ("      floor: {site: at_middleham}, source: judgement}", "      source: judgement}"),
    )
    assert complaints(text) == [
        (
            f"the-bridge.yaml:{line_of(text, 'options: # from')}: issues > site > options: must run from what suits "
            "the upton seat to what suits the netherby seat: the asks are crossed"
        )
    ]


def test_consents_and_the_options_that_need_them_must_match() -> None:
    text = changed(("clause: The bridge stands at Middleham., consent: [middleham]}", "clause: At Middleham.}"))
    assert [line.split(": ", 1)[1] for line in complaints(text)] == [
        "consents > #1: no option of site needs the consent of middleham"
    ]
    text = changed(("at Netherby.}", "at Netherby., consent: [middleham]}"), ("    issue: site\n", "    issue: toll\n"))
    assert sorted(line.split(": ", 1)[1] for line in complaints(text)) == [
        "consents > #1: no option of toll needs the consent of middleham",
        "issues > site > options > at_middleham > consent: consents has no chance that middleham agrees on site",
        "issues > site > options > at_netherby > consent: consents has no chance that middleham agrees on site",
    ]


def test_sittings_stand_in_the_order_of_their_dates() -> None:
    start = "    - id: inn\n"
    meeting = "speakers: {upton: [mayor], netherby: [clerk]}, exchanges: 3, opens: upton, scene: C, source: judgement"
    later = f"    - {{id: fair, title: A, place: B, date: 1840-05-03, {meeting}}}\n{start}"
    text = changed((start, later))
    assert complaints(text) == [
        (
            f"the-bridge.yaml:{line_of(text, 'date: 1840-05-02T14:00')}: procedure > sittings > inn > date: "
            "lies before the sitting fair (1840-05-03 00:00): sittings stand in their order"
        )
    ]
    assert complaints(changed((start, later.replace("05-03", "05-01")))) == []


@pytest.mark.parametrize(
    "change",
    [
        ("issues: all}", "issues: [toll]}"),  # what one gains the other loses
        ("reservation: 0,", "reservation: 100,"),
    ],
)
def test_without_an_agreement_zone_there_is_nothing_to_play_for(change: tuple[str, str]) -> None:
    text = changed(change)
    assert complaints(text) == [
        (
            f"the-bridge.yaml:{line_of(text, '- {id: both')}: modes > both: no pair of profiles has an agreement zone: "
            "every treaty is worth less than none to one of them; lower a reservation, move a floor, or let the "
            "weights differ more"
        )
    ]


def test_long_quotations_are_found_in_any_text() -> None:
    assert complaints(changed(("A bridge of four arches.", "The mayor said “" + "very " * 24 + "good”."))) == []
    text = changed(("A bridge of four arches.", "The mayor said “" + "very " * 25 + "good”."))
    assert complaints(text) == [
        (
            f"the-bridge.yaml:{line_of(text, 'very very')}: aftermath > bridge_built > text: quotes 26 words; "
            "a quotation has at most 25"
        )
    ]


MOVE = "line:\n  - {{seat: upton, move: {0}, date: 1840-05-02, minute: M., source: judgement}}\nsources:\n"


@pytest.mark.parametrize(
    ("move", "messages"),
    [
        ("{verb: silence}", []),
        ("{verb: evade, issue: toll, to: site}", []),
        ("{verb: link, package: {toll: penny, site: at_netherby}}", []),
        ("{verb: sate, issue: toll}", ['> verb: "sate" is not a verb; did you mean "state"?']),
        ("{verb: state, issue: toll}", [': state needs "option"']),
        ("{verb: state, issue: toll, option: fre}", ['> option: "fre" is not an option of toll; did you mean "free"?']),
        ("{verb: ask, issue: tol}", ['> issue: "tol" is not an issue; did you mean "toll"?']),
        ("{verb: ask, issue: toll, option: free}", ["> option: is not a word of ask (there are: issue)"]),
        ("{verb: act, action: round}", ['> action: "round" is not an action; did you mean "round_of_beer"?']),
        ("{verb: table, package: free}", ["> package: expected a mapping of issues to options"]),
        (
            "{verb: table, package: {toll: fre}}",
            ['> package > toll: "fre" is not an option of toll; did you mean "free"?'],
        ),
    ],
)
def test_moves_of_the_line_use_the_words_of_the_scenario(move: str, messages: list[str]) -> None:
    text = changed(("sources:\n", MOVE.format(move)))
    start = f"the-bridge.yaml:{line_of(text, 'seat: upton, move')}: line > #1 > move "
    assert complaints(text) == [(start + message).replace(" :", ":") for message in messages]
