"""Checks that demands fit the order of the options and that there is something to agree on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from game.rules import spec
from game.scenario.compiling import compile  # noqa: A004 - the design's word for it
from game.scenario.schema import Demand, Issue, Profile, Scenario
from game.scenario.vocabulary import Range
from game.scenario.walk import Found, Path


def found(scenario: Scenario) -> Iterator[Found]:
    """Yield demands, mandates and floors on the wrong side, drafts nobody can fill; names must be known."""
    for at, issue in enumerate(scenario.issues):
        yield from _issue(("issues", at), issue, scenario)
    for seat, profiles in scenario.profiles.items():
        for name, profile in profiles.items():
            yield from _profile(("profiles", seat, name), seat, profile, scenario)
    for at, link in enumerate(scenario.links):
        yield from _link(("links", at), link.when, scenario)
    for at, mode in enumerate(scenario.modes):
        size = len(scenario.issues) if mode.issues == "all" else len(set(mode.issues))
        if (least := mode.min_articles or scenario.procedure.min_articles) > size:
            yield ("modes", at), f"a draft needs {least} articles, but the agenda has only {size}"


def zone(scenario: Scenario) -> Iterator[Found]:
    """Yield the modes in which no two profiles could agree on anything; all else must be in order."""
    for at, mode in enumerate(scenario.modes):
        rules = compile(scenario, mode.id)
        first, second = (range(len(names)) for names in rules.profiles)
        if not any(agreeable(rules, p, q) for p, q in product(first, second)):
            text = "no pair of profiles has an agreement zone: every treaty is worth less than none to one of them"
            yield ("modes", at), text + "; lower a reservation, move a floor, or let the weights differ more"


def agreeable(rules: spec.Rules, first: int, second: int) -> bool:
    """Return whether two profiles may both do as well by some treaty as by none, no article beyond a floor.

    Exact but for links, all of which are counted as gains, so that a zone which exists is never missed.
    """
    gains = [max(0, sum(max(0, link.points[d]) for link in rules.links)) for d in range(spec.SEATS)]
    need = [int(rules.reservation[d, p]) - gains[d] for d, p in enumerate((first, second))]
    lowest = int(np.minimum(rules.utility[0, first], 0).clip(-500).sum())
    highest = int(np.maximum(rules.utility[0, first], 0).sum())
    # best[n, u]: the most the second can get when the first gets u + lowest from n articles (the last n: or more).
    best = np.full((rules.min_articles + 1, highest - lowest + 1), -(10**6))
    best[0, -lowest] = 0
    for issue in range(len(rules.issues)):
        options = range(int(rules.floor[1, second, issue]), int(rules.floor[0, first, issue]) + 1)
        grown = best.copy()
        for option in options:
            mine, theirs = int(rules.utility[0, first, issue, option]), int(rules.utility[1, second, issue, option])
            moved = np.full_like(best, -(10**6))
            width = best.shape[1] - abs(mine)
            moved[:, max(mine, 0) : max(mine, 0) + width] = best[:, max(-mine, 0) : max(-mine, 0) + width] + theirs
            grown[1:] = np.maximum(grown[1:], moved[:-1])
            grown[-1] = np.maximum(grown[-1], moved[-1])
        best = grown
    return bool((best[-1, max(0, need[0] - lowest) :] >= need[1]).any())


def _issue(path: Path, issue: Issue, scenario: Scenario) -> Iterator[Found]:
    """Yield what is wrong with the demands on an issue, taken from the end of the options that suits each seat."""
    order = [option.id for option in issue.options]
    asks = []
    for seat in scenario.seats:
        party = scenario.party_id(seat)
        demand = issue.demands[party]
        sign = 1 if seat == scenario.first_seat else -1
        yield from _demand((*path, "demands", party), demand, order, sign)
        worth = (demand.utility or {}).get(issue.status_quo, 0)
        if worth:
            yield (*path, "demands", party, "utility", issue.status_quo), f"the status quo is worth 0; found {worth}"
        asks.append(order.index(demand.ask))
    if asks[0] > asks[1]:
        first, second = scenario.seats
        text = f"must run from what suits the {first} seat to what suits the {second} seat: the asks are crossed"
        yield (*path, "options"), text


def _demand(path: Path, demand: Demand, order: list[str], sign: int) -> Iterator[Found]:
    ask, floor = order.index(demand.ask) * sign, order.index(demand.floor) * sign
    if floor < ask:
        yield (*path, "floor"), f'"{demand.floor}" goes further than the ask "{demand.ask}": a floor gives way from it'
    elif demand.mandate is not None and not ask <= order.index(demand.mandate) * sign <= floor:
        text = f'"{demand.mandate}" does not lie between the ask "{demand.ask}" and the floor "{demand.floor}"'
        yield (*path, "mandate"), text


def _profile(path: Path, seat: str, profile: Profile, scenario: Scenario) -> Iterator[Found]:
    sign = 1 if seat == scenario.first_seat else -1
    party = scenario.party_id(seat)
    for issue in scenario.issues:
        worth = profile.utility.get(issue.id, {}).get(issue.status_quo, 0)
        if worth:
            yield (*path, "utility", issue.id, issue.status_quo), f"the status quo is worth 0; found {worth}"
        if (floor := profile.floor.get(issue.id)) is not None:
            order = [option.id for option in issue.options]
            ask = issue.demands[party].ask
            if order.index(floor) * sign < order.index(ask) * sign:
                text = f'"{floor}" goes further than the ask "{ask}": a floor gives way from it'
                yield (*path, "floor", issue.id), text


def _link(path: Path, when: list[Range], scenario: Scenario) -> Iterator[Found]:
    """Yield links that hold while nothing is agreed: the status quo is worth 0."""
    holding = []
    for stretch in when:
        issue = next(issue for issue in scenario.issues if issue.id == stretch.issue)
        order = [option.id for option in issue.options]
        low = order.index(stretch.exactly or stretch.at_least or order[0])
        high = order.index(stretch.exactly or stretch.at_most or order[-1])
        holding.append(low <= order.index(issue.status_quo) <= high)
    if all(holding):
        yield (*path, "when"), "holds at the status quo already, which is worth 0: name what would have to change"
