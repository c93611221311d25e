"""What kind of game the Berlin scenario is, measured by playouts with common chance.

The figures of a larger run stand in docs/model.md; here are the statements that must stay true.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game import scenario
from game.analysis.playout import playout
from game.rules import chance
from game.rules.acts import VERBS, Acts
from game.rules.aftermath import aftermath
from game.rules.score import needed, worth
from game.rules.spec import LAPSED, SIGNED, Ints, Rules
from game.rules.state import State
from game.strategies import ROSTER

KEYS = chance.keys(11, 240)
GERMAN, SOVIET = 0, 1
THUMBS = [name for name, strategy in ROSTER.items() if not strategy.opponent]


@cache
def berlin() -> Rules:
    return scenario.compile(scenario.load(scenario.find("berlin-1940")), "all")


@cache
def played(german: str, soviet: str) -> State:
    return playout(berlin(), (ROSTER[german].choose, ROSTER[soviet].choose), KEYS)


def dealt(german: str, soviet: str) -> Ints:
    names = berlin().profiles
    return np.tile(np.array([[names[GERMAN].index(german), names[SOVIET].index(soviet)]], np.int8), (60, 1))


def gain(end: State, seat: int) -> float:
    """Return the mean points a seat's government gained over no agreement."""
    rules, profile = berlin(), end.profile[:, seat]
    need = needed(rules, seat, profile, end.reservation[:, seat], end.status_quo)
    value = worth(rules, seat, profile, end.in_force, end.status_quo)
    return float(np.where(end.ending == SIGNED, value - need, 0).mean())


def war(end: State) -> float:
    """Return the mean chance of the German-Soviet war, per mille."""
    found = aftermath(berlin(), end)
    column = [number for number, one in enumerate(berlin().aftermath) if one.war]
    return float(found.chance[:, column].mean())


@pytest.mark.parametrize("seat", [GERMAN, SOVIET])
@pytest.mark.parametrize("thumb", THUMBS)
@pytest.mark.parametrize("opponent", ["linear", "boulware"])
def test_no_rule_of_thumb_beats_the_better_of_boulware_and_linear(seat: int, thumb: str, opponent: str) -> None:
    def result(name: str) -> float:
        pair = (name, opponent) if seat == GERMAN else (opponent, name)
        return gain(played(*pair), seat)

    assert result(thumb) <= max(result("boulware"), result("linear"))


def test_the_modal_ending_is_the_historical_one() -> None:
    """No pact; and yet signing is a real possibility for both seats."""
    endings = np.bincount(played("evader", "prober").ending, minlength=4) / len(KEYS)
    assert endings[LAPSED] > 0.6
    assert endings[SIGNED] > 0.03


def test_with_war_decided_a_pact_is_rare_and_prevents_nothing() -> None:
    pair = (ROSTER["evader"].choose, ROSTER["prober"].choose)
    for soviet in berlin().profiles[SOVIET]:
        end = playout(berlin(), pair, KEYS[:60], dealt("decided_on_war", soviet))
        assert (end.ending == SIGNED).mean() <= 0.1
        assert war(end) > 900


def test_with_a_continental_bloc_a_limited_pact_is_within_reach() -> None:
    pair = (ROSTER["linear"].choose, ROSTER["linear"].choose)
    end = playout(berlin(), pair, KEYS[:60], dealt("continental_bloc", "security_first"))
    assert (end.ending == SIGNED).mean() > 0.2


def test_every_verb_and_every_issue_has_its_part() -> None:
    """In a sensible share of talks each verb is used and each issue spoken of or put into a package."""
    rules = berlin()
    verbs = np.zeros(len(VERBS), int)
    issues = np.zeros(len(rules.issues), int)

    def see(_seat: int, state: State, acts: Acts) -> None:
        verbs[:] += np.bincount(acts.verb, minlength=len(VERBS))
        named = acts.issue[acts.issue >= 0]
        issues[:] += np.bincount(named, minlength=len(rules.issues)) + (acts.package >= 0).sum(axis=0)
        assert state.size

    playout(rules, (ROSTER["evader"].choose, ROSTER["prober"].choose), KEYS, watch=see)
    per_game = dict(zip(VERBS, verbs / len(KEYS), strict=True))
    assert min(per_game.values()) > 0.03, per_game
    spoken = dict(zip(rules.issues, issues / len(KEYS), strict=True))
    assert min(spoken.values()) > 0.3, spoken


def test_no_cable_is_written_in_vain() -> None:
    """Each instruction is given in some talks, under one profile or another."""
    rules = berlin()
    every = np.indices((3, 3)).reshape(2, -1).T
    profiles = np.tile(every.astype(np.int8), (40, 1))
    given: set[str] = set()
    for pair in (("evader", "prober"), ("evader", "evader"), ("conceder", "evader")):
        choose = (ROSTER[pair[0]].choose, ROSTER[pair[1]].choose)
        end = playout(rules, choose, chance.keys(13, len(profiles)), profiles)
        given |= {event.id for event in rules.events if end.flags[:, event.flag].any()}
    instructions = {one.id for one in scenario.load(scenario.find("berlin-1940")).instructions}
    assert instructions <= given, sorted(instructions - given)


def test_the_page_on_the_model_quotes_the_figures_the_scenario_has() -> None:
    page = " ".join((Path(__file__).parents[2] / "docs" / "model.md").read_text(encoding="utf-8").split())
    read = scenario.load(scenario.find("berlin-1940"))
    [attack] = [one for one in read.aftermath if one.war]
    assert isinstance(attack.chance, dict)
    decided, open_minded, bloc = (attack.chance[name] for name in berlin().profiles[GERMAN])
    assert f"starts from {decided} per mille under *decided on war*, {open_minded} under *open until December*" in page
    assert f"and {bloc} under *continental bloc*" in page
    german = [profile.prior for profile in read.profiles["german"].values()]
    assert f"for Germany {german[0]}, {german[1]} and {german[2]}" in page
