"""Numbers derived by hand from the example of docs/scenarios.md, and what a shorter agenda folds away."""

from __future__ import annotations

import numpy as np
import pytest

from game.paths import BadInput
from game.rules import spec
from game.scenario import compile, find, load  # noqa: A004 - the design's word for it
from game.scenario.loading import parse
from tests.scenario.example import TEXT, changed

NO = spec.UNREACHABLE
BOTH = parse(TEXT, "the-bridge.yaml")
RULES = compile(BOTH, "both")
WHEN = "when: {gauge: {name: strain, at_least: 200}}"


def toll_only(*changes: tuple[str, str]) -> spec.Rules:
    """Return the rules of the example with a second mode that leaves the site off the agenda."""
    # One issue alone has no agreement zone, which the check refuses, so the mode is added behind its back.
    scenario = parse(changed(*changes), "the-bridge.yaml")
    short = scenario.modes[0].model_copy(update={"id": "toll_only", "issues": ["toll"]})
    return compile(scenario.model_copy(update={"modes": [*scenario.modes, short]}), "toll_only")


def site_only(*changes: tuple[str, str]) -> spec.Rules:
    scenario = parse(changed(*changes), "the-bridge.yaml")
    short = scenario.modes[0].model_copy(update={"id": "site_only", "issues": ["site"]})
    return compile(scenario.model_copy(update={"modes": [*scenario.modes, short]}), "site_only")


def test_names_stand_in_the_order_of_the_file_and_the_first_seat_first() -> None:
    assert RULES.seats == ("upton", "netherby")
    assert RULES.issues == ("site", "toll")
    assert RULES.option_names[1] == ("sixpence", "threepence", "penny", "free")
    assert RULES.profiles == (("thrifty", "proud"), ("trading",))
    assert RULES.flags == ("flood", "spare_the_carters", "round_of_beer", "bridge_built")
    swapped = compile(parse(changed(("first_seat: upton", "first_seat: upton ")), "x"), "both")
    assert swapped.seats == RULES.seats


def test_worth_runs_in_straight_lines_from_ask_over_status_quo_to_floor_and_beyond() -> None:
    """Upton's toll: weight 30, ask 0, status quo 1, floor 2: 30 / 2 = 15 a step, 30 beyond the floor.

    Its site: weight 20, ask 0, status quo 1, floor 2: 10 a step. For the proud the floor is 1: 20 a step, all of them
    beyond the floor, so 40. Netherby's site: weight 40, ask 2, status quo 1 which is its floor: 40 a step, beyond it
    80. Its toll: 20 over the two steps from free to the status quo, and -25 as the profile says.
    """
    thrifty, proud = RULES.utility[0].tolist()
    assert thrifty == [[20, 0, -10, NO], [30, 0, -15, -45]]
    assert proud == [[20, 0, -40, NO], [30, 0, -15, -45]]
    assert RULES.utility[1, 0].tolist() == [[-80, 0, 40, NO], [-25, 0, 10, 20]]


@pytest.mark.parametrize(
    ("ask", "floor", "weight", "points"),
    [
        ("sixpence", "free", 10, [10, 0, -3, -7]),  # 10 / 3 a step: 3.33, 6.67
        ("sixpence", "free", 5, [5, 0, -2, -3]),  # 5 / 3 a step: 1.67, 3.33
        ("sixpence", "penny", 5, [5, 0, -3, -8]),  # 2.5 a step: 2.5, then 2.5 + 5; halves away from zero
        ("threepence", "penny", 12, [0, 0, -12, -36]),  # the status quo is the ask: nothing to win, a step costs 12
        ("penny", "free", 12, [0, 0, 0, -12]),  # the status quo is better than the ask: flat between them
        ("sixpence", "sixpence", 12, [12, 0, -24, -48]),  # ask and floor are one: every step is beyond the floor
        ("sixpence", "threepence", 0, [0, 0, 0, 0]),
    ],
)
def test_worth_of_the_first_seat(ask: str, floor: str, weight: int, points: list[int]) -> None:
    old = "upton: {ask: sixpence, floor: penny, mandate: threepence, weight: 30"
    new = f"upton: {{ask: {ask}, floor: {floor}, weight: {weight}"
    rules = compile(parse(changed((old, new), ("reservation: 5,", "reservation: -99,")), "x"), "both")
    assert rules.utility[0, 0, 1].tolist() == points


def test_worth_of_the_second_seat_runs_the_other_way() -> None:
    old = "netherby: {ask: free, floor: sixpence, weight: 20"
    new = "netherby: {ask: penny, floor: threepence, weight: 7"
    rules = compile(parse(changed((old, new), ("utility: {toll: {sixpence: -25}}, ", "")), "x"), "both")
    assert rules.utility[1, 0, 1].tolist() == [-14, 0, 7, 7]


def test_points_given_option_by_option_replace_the_line_the_profiles_last() -> None:
    old = "weight: 30, because"
    new = "weight: 30, utility: {sixpence: 33, penny: -1}, because"
    proud = ("      floor: {site: at_middleham},", "      floor: {site: at_middleham}, utility: {toll: {penny: -2}},")
    rules = compile(parse(changed((old, new), proud), "x"), "both")
    assert rules.utility[0, :, 1].tolist() == [[33, 0, -1, -45], [33, 0, -2, -45]]


def test_floors_mandates_and_profiles() -> None:
    assert RULES.floor.tolist() == [[[2, 2], [1, 2]], [[1, 0], [1, 0]]]
    assert RULES.mandate.tolist() == [[2, 1], [1, 0]]
    assert RULES.reservation.tolist() == [[5, 12], [0, 0]]
    assert RULES.status_quo.tolist() == [1, 1]


def test_a_seat_with_fewer_profiles_is_filled_up_with_a_prior_of_nothing() -> None:
    assert RULES.prior.tolist() == [[60, 40], [50, 0]]
    assert RULES.utility[1, 1].tolist() == RULES.utility[1, 0].tolist()


def test_the_table_is_set_as_the_procedure_says() -> None:
    assert RULES.sittings == ("inn",)
    assert RULES.exchanges.tolist() == [5]
    assert RULES.opens.tolist() == [1]
    assert RULES.signing.tolist() == [True]
    assert RULES.competent.tolist() == [[[True, True], [True, True]]]
    assert RULES.coefficients == spec.Coefficients(insist_strain=40)
    assert (RULES.min_articles, RULES.asks_per_issue, RULES.min_exchanges) == (1, 2, 1)
    sent_away = compile(parse(changed(("competence: [toll, site]", "competence: [toll]")), "x"), "both")
    assert sent_away.competent.tolist() == [[[True, True], [False, True]]]


def test_events_actions_consents_and_consequences() -> None:
    (flood,) = RULES.incidents
    assert (flood.sittings, flood.chance, flood.known) == ((True,), 300, (True, True))
    assert flood.effects == (spec.MoveReservation(0, -5),)
    (cable,) = RULES.instructions
    assert (cable.at_start, cable.sittings, cable.known, cable.chance) == (True, (False,), (False, True), 1000)
    assert cable.effects == (spec.SetEmphasis(1, 1, spec.PRESS),)
    (beer,) = RULES.actions
    assert (beer.seat, beer.when) == (0, spec.GaugeIs("strain", spec.NONE, 200, 1000))
    (consent,) = RULES.consents
    assert (consent.issue, consent.options) == (0, (1,))
    assert consent.adjust == (spec.Adjustment(300, spec.Holds(1, 3, 3)),)
    (built,) = RULES.aftermath
    assert (built.seat, built.chance, RULES.flags[built.flag]) == (0, (300, 200), "bridge_built")
    assert built.adjust == (spec.Adjustment(500, spec.Ended(spec.SIGNED)),)
    assert RULES.links == (spec.Link(((0, 2, 2), (1, 0, 0)), (5, -2)),)


SECOND = """    - id: fair
      title: At the fair
      place: Netherby
      date: 1840-05-09
      speakers: {upton: [mayor], netherby: [clerk]}
      exchanges: 3
      opens: upton
      scene: Noise.
      source: judgement

instructions:"""


def test_a_cable_after_a_sitting_stands_before_the_next() -> None:
    rules = compile(parse(changed(("\ninstructions:", SECOND), ("at_start: true", "after: [inn]")), "x"), "both")
    assert rules.instructions[0].sittings == (False, True)
    rules = compile(parse(changed(("\ninstructions:", SECOND), ("    at_start: true\n", "")), "x"), "both")
    assert rules.instructions[0].sittings == (False, True), "any, but nothing comes before the first but the brief"
    assert rules.actions[0].sittings == (True, True)
    assert rules.incidents[0].sittings == (True, False)


@pytest.mark.parametrize(
    ("said", "node"),
    [
        ("{settled: {issue: toll}}", spec.Settled(1, 0, 3)),
        ("{settled: {issue: toll, at_least: penny}}", spec.Settled(1, 2, 3)),
        ("{option: {issue: toll, at_most: penny}}", spec.Holds(1, 0, 2)),
        ("{position: {of: netherby, issue: toll, is: penny}}", spec.Position(1, 1, 2, 2)),
        ("{gauge: {name: trust, of: netherby, at_most: 300}}", spec.GaugeIs("trust", 1, 0, 300)),
        ("{insisted: {of: netherby, issue: site, at_least: 400}}", spec.Insisted(1, 0, 400)),
        ("{sitting: {}}", spec.During(0, 0)),
        ("{flag: flood}", spec.Flag(0)),
        ("{profile: {upton: [proud, thrifty]}}", spec.ProfileIs(0, (0, 1))),
        ("{not: {flag: flood}}", spec.Not(spec.Flag(0))),
        ("{all: [{flag: flood}, {sitting: {}}]}", spec.All((spec.Flag(0), spec.During(0, 0)))),
        ("{any: [{flag: flood}, {sitting: {}}]}", spec.Any((spec.Flag(0), spec.During(0, 0)))),
        ("{all: [{flag: flood}]}", spec.Flag(0)),
    ],
)
def test_conditions_become_nodes(said: str, node: spec.Condition) -> None:
    rules = compile(parse(changed((WHEN, f"when: {said}")), "x"), "both")
    assert rules.actions[0].when == node


@pytest.mark.parametrize(
    ("said", "node"),
    [
        ("{gauge: {name: strain, by: 5}}", spec.MoveGauge("strain", spec.NONE, 5)),
        ("{gauge: {name: trust, of: netherby, by: -5}}", spec.MoveGauge("trust", 1, -5)),
        ("{mandate: {of: netherby, issue: site, to: at_upton}}", spec.SetMandate(1, 0, 0)),
        ("{emphasis: {of: upton, issue: site, to: quiet}}", spec.SetEmphasis(0, 0, spec.QUIET)),
        ("{emphasis: {of: upton, issue: site, to: none}}", spec.SetEmphasis(0, 0, spec.NEUTRAL)),
        ("{position: {of: upton, issue: toll, to: free}}", spec.SetPosition(0, 1, 3)),
        ("{status_quo: {issue: toll, to: free}}", spec.SetStatusQuo(1, 3)),
        ("{reservation: {of: netherby, by: 7}}", spec.MoveReservation(1, 7)),
        ("{flag: tipsy}", spec.SetFlag(4, True)),
        ("{clear: flood}", spec.SetFlag(0, False)),
        ("{exchanges: -2}", spec.MoveExchanges(-2)),
    ],
)
def test_effects_become_nodes(said: str, node: spec.Effect) -> None:
    rules = compile(parse(changed(("{gauge: {name: strain, by: -60}}", said)), "x"), "both")
    assert rules.actions[0].effects == (node,)


SITE = "issue: site"


@pytest.mark.parametrize(
    ("said", "node"),
    [
        # Never settled, no position, never insisted on: an action that waits for it is not offered at all.
        (f"{{settled: {{{SITE}}}}}", None),
        (f"{{position: {{of: upton, {SITE}}}}}", None),
        (f"{{insisted: {{of: upton, {SITE}, at_least: 1}}}}", None),
        (f"{{all: [{{flag: flood}}, {{settled: {{{SITE}}}}}]}}", None),
        # What holds is the status quo, at_middleham.
        (f"{{option: {{{SITE}, is: at_upton}}}}", None),
        (f"{{option: {{{SITE}, at_least: at_middleham}}}}", spec.Always(True)),
        (f"{{not: {{settled: {{{SITE}}}}}}}", spec.Always(True)),
        (f"{{all: [{{flag: flood}}, {{option: {{{SITE}, at_most: at_middleham}}}}]}}", spec.Flag(0)),
        (f"{{any: [{{flag: flood}}, {{settled: {{{SITE}}}}}]}}", spec.Flag(0)),
        (f"{{any: [{{flag: flood}}, {{option: {{{SITE}}}}}]}}", spec.Always(True)),
        ("{settled: {issue: toll}}", spec.Settled(0, 0, 3)),
    ],
)
def test_conditions_on_what_is_off_the_agenda_fold(said: str, node: spec.Condition | None) -> None:
    actions = toll_only((WHEN, f"when: {said}")).actions
    assert [action.when for action in actions] == ([] if node is None else [node])


def test_a_shorter_agenda_keeps_its_own_numbers() -> None:
    rules = toll_only()
    assert rules.issues == ("toll",)
    assert rules.utility[0, 0].tolist() == [[30, 0, -15, -45]]
    assert rules.mandate.tolist() == [[1], [0]]
    assert rules.competent.shape == (1, 2, 1)
    assert rules.stated_evidence.shape == (2, 2, 1, 4)


def test_consents_and_links_of_what_is_off_the_agenda_are_gone() -> None:
    assert toll_only().consents == ()
    assert toll_only().links == (), "the bridge never stands at Netherby when nobody speaks of the site"
    free = ("{issue: site, is: at_netherby}", "{issue: site, is: at_middleham}")
    assert toll_only(free).links == (spec.Link(((0, 0, 0),), (5, -2)),), "the status quo is inside: the toll decides"


def test_effects_on_what_is_off_the_agenda_are_dropped_and_what_is_left_without_any_goes() -> None:
    quo = "{status_quo: {issue: site, to: at_upton}}"
    beer = "{gauge: {name: strain, by: -60}}"
    flood = "{reservation: {of: upton, by: -5}}"
    mixed = toll_only((beer, f"{quo}, {beer}"))
    assert mixed.actions[0].effects == (spec.MoveGauge("strain", spec.NONE, -60),)
    bare = toll_only((beer, quo), (flood, quo))
    assert bare.actions == (), "nothing left to do"
    assert [event.effects for event in bare.incidents] == [()], "what comes from outside still comes"
    assert site_only().instructions == (), "a cable about the toll alone"
    assert "spare_the_carters" in site_only().flags, "flags keep their numbers whatever the agenda"


def test_consequences_stay_even_where_they_cannot_happen() -> None:
    rules = toll_only(("    chance: {thrifty", f"    when: {{settled: {{{SITE}}}}}\n    chance: {{thrifty"))
    assert [event.when for event in rules.aftermath] == [spec.Always(False)]


def test_an_unknown_mode_is_named_with_the_nearest() -> None:
    with pytest.raises(BadInput, match='the-bridge has no mode "boht"; did you mean "both"'):
        compile(BOTH, "boht")


def test_arrays_have_the_types_and_shapes_the_rules_name() -> None:
    assert RULES.utility.dtype == np.int16
    assert RULES.utility.shape == (2, 2, 2, 4)
    for name in ("options", "status_quo", "floor", "mandate", "opens"):
        assert getattr(RULES, name).dtype == np.int8, name
    for name in ("reservation", "resolve", "prior", "exchanges", "stated_evidence", "pressed_evidence"):
        assert getattr(RULES, name).dtype == np.int16, name


def test_a_mode_can_shorten_the_sittings() -> None:
    """Three questions of the Berlin talks: at most two exchanges a sitting, one of them before adjourning."""
    berlin = load(find("berlin-1940"))
    short, whole = compile(berlin, "three"), compile(berlin, "all")
    assert short.exchanges.tolist() == [min(2, number) for number in whole.exchanges.tolist()]
    assert (short.min_exchanges, whole.min_exchanges) == (1, 2)
