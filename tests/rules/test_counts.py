"""How many acts are legal, counted over every act there is, against numbers derived by hand.

The small negotiation has issues with 4, 3 and 3 options. In its first sitting the west has the floor; one of its two
actions and neither side's adjournment is possible, and a package is any choice of options on two or three issues:

    pairs    4x3 + 4x3 + 3x3 = 33        triples    4x3x3 = 36        together 69
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

import numpy as np

from game.rules import acts as verbs
from game.rules.acts import VERBS, Acts, blank
from game.rules.legal import refusal
from game.rules.spec import NONE, Rules
from game.rules.state import State, take
from game.rules.step import advance
from tests.rules.small import small_rules
from tests.rules.table import opening

RULES = small_rules()


def every_act(rules: Rules) -> Acts:
    """Return every act that can be written down, legal or not, each once."""
    issues, options = range(len(rules.issues)), range(rules.utility.shape[-1])
    packages = list(product(*([NONE, *range(number)] for number in rules.options.tolist())))
    rows: list[tuple[int, int, int, int, int, tuple[int, ...] | None]] = []
    for verb in range(len(VERBS)):
        match verb:
            case verbs.ASK | verbs.INSIST | verbs.DECLINE:
                rows += [(verb, issue, NONE, NONE, NONE, None) for issue in issues]
            case verbs.STATE:
                rows += [(verb, issue, option, NONE, NONE, None) for issue, option in product(issues, options)]
            case verbs.EVADE:
                rows += [(verb, issue, NONE, to, NONE, None) for issue, to in product(issues, issues)]
            case verbs.LINK_UP | verbs.TABLE:
                rows += [(verb, NONE, NONE, NONE, NONE, package) for package in packages]
            case verbs.ACT:
                rows += [(verb, NONE, NONE, NONE, action, None) for action in range(len(rules.actions))]
            case _:
                rows.append((verb, NONE, NONE, NONE, NONE, None))
    acts = blank(len(rows), len(rules.issues))
    for number, (verb, issue, option, to, action, package) in enumerate(rows):
        acts.verb[number], acts.issue[number], acts.option[number] = verb, issue, option
        acts.to[number], acts.action[number] = to, action
        if package is not None:
            acts.package[number] = package
    return acts


ALL = every_act(RULES)


def legal_acts(state: State) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the numbers of the acts that are legal in one negotiation."""
    many = take(state, np.zeros(len(ALL.verb), np.intp))
    return np.flatnonzero(refusal(RULES, many, ALL) == 0)


def count(states: Iterator[tuple[str, State]]) -> Counter[str]:
    """Return how many replies are legal, added up under the verb that came before."""
    found: Counter[str] = Counter()
    for verb, state in states:
        found[verb] += len(legal_acts(state))
    return found


def test_the_first_act() -> None:
    """Three questions, ten statements, 69 links and 69 drafts, one action, silence."""
    found = Counter(VERBS[verb] for verb in ALL.verb[legal_acts(opening(RULES))].tolist())
    assert found == {"ask": 3, "state": 4 + 3 + 3, "link": 69, "table": 69, "act": 1, "silence": 1}


def test_the_replies_to_every_first_act() -> None:
    """East may always ask 3 things, make 10 statements and be silent: 14, and put forward 69 + 69 packages: 152.

    After silence or an action that is all. After a statement it may also evade it toward 2 other issues. After a
    question on an issue it may evade it twice over, and no package may hold that issue: 9 pairs are left without the
    river, 12 without the mine, 12 without the border, as links and as drafts. After a link it may accept, refer, or
    decline naming one of its 2 or 3 issues; after a draft the same, but nobody can sign in the first sitting.
    """
    start = opening(RULES)

    def second() -> Iterator[tuple[str, State]]:
        for number in legal_acts(start).tolist():
            one = Acts(**{name: getattr(ALL, name)[number : number + 1] for name in Acts.__slots__})
            yield VERBS[int(one.verb[0])], advance(RULES, start, one)

    assert count(second()) == {
        "ask": (14 + 2 + 9 + 9) + (14 + 2 + 12 + 12) + (14 + 2 + 12 + 12),
        "state": 10 * (152 + 2),
        "link": 33 * (152 + 2 + 2) + 36 * (152 + 2 + 3),
        "table": 33 * (152 + 1 + 2) + 36 * (152 + 1 + 3),
        "act": 152,
        "silence": 152,
    }
