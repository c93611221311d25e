"""The agreement zone the check looks for is the one the rules sign treaties in."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.rules.score import ratifies
from game.rules.spec import NONE, Rules
from game.scenario import compile, find, load  # noqa: A004 - the design's word for it
from game.scenario.bargain import agreeable

RULES = compile(load(find("first-steps")), "all")
PACKAGES = np.array(list(product(*(range(NONE, size) for size in RULES.options))), np.int8)


def signable(rules: Rules, first: int, second: int) -> bool:
    """Return whether both governments would sign some package, by trying every one there is."""
    quo = np.broadcast_to(rules.status_quo, PACKAGES.shape)
    large = (PACKAGES >= 0).sum(axis=1) >= rules.min_articles
    willing = [
        ratifies(rules, seat, np.full(len(PACKAGES), profile), np.zeros(len(PACKAGES), np.int16), PACKAGES, quo)
        for seat, profile in enumerate((first, second))
    ]
    return bool((large & willing[0] & willing[1]).any())


@given(
    st.lists(st.integers(-40, 90), min_size=4, max_size=4),
    st.integers(1, 3),
    st.integers(0, 1),
    st.integers(0, 1),
)
def test_it_is_exact_where_nothing_is_linked(worth: list[int], articles: int, first: int, second: int) -> None:
    reservation = np.array(worth, np.int16).reshape(2, 2)
    rules = replace(RULES, links=(), reservation=reservation, min_articles=articles)
    assert agreeable(rules, first, second) == signable(rules, first, second)


@given(st.lists(st.integers(-40, 90), min_size=4, max_size=4))
def test_with_links_it_never_misses_one(worth: list[int]) -> None:
    rules = replace(RULES, reservation=np.array(worth, np.int16).reshape(2, 2))
    for pair in product(range(2), range(2)):
        assert agreeable(rules, *pair) >= signable(rules, *pair)
