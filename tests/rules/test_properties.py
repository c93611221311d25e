"""What holds whatever is played: rows alone, gates, untouched inputs, possible states."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.rules import chance
from game.rules.init import begin
from game.rules.legal import judge, legal, refusal
from game.rules.observe import Observation, observe
from game.rules.spec import NONE, RUNNING, SEATS, SIGNED
from game.rules.state import NAMES, SIGHT, State, copy, take
from game.rules.step import IllegalActError, advance, step
from game.rules.worlds import imagine
from tests.rules.small import small_rules
from tests.rules.table import act, legalised, opening, random_acts, same, wander

RULES = small_rules()
seeds = some.integers(0, 10_000)
turns = some.integers(0, 16)


def walk(seed: int, turns: int, size: int = 24) -> State:
    return wander(RULES, begin(RULES, chance.keys(seed, size)), turns, seed)


@given(seeds, turns)
def test_every_row_of_a_batch_equals_the_same_negotiation_alone(seed: int, turns: int) -> None:
    size = 6
    batch, alone = begin(RULES, chance.keys(seed, size)), []
    rows = [take(batch, np.array([row])) for row in range(size)]
    for turn in range(turns):
        acts = legalised(RULES, batch, random_acts(RULES, batch, seed * 1000 + turn))
        singles = [type(acts)(**{n: getattr(acts, n)[row : row + 1] for n in acts.__slots__}) for row in range(size)]
        batch = step(RULES, batch, acts)
        rows = [step(RULES, one, single) for one, single in zip(rows, singles, strict=True)]
    alone = rows
    assert all(same(take(batch, np.array([row])), alone[row]) for row in range(size))


@given(seeds, turns)
def test_inputs_are_never_written(seed: int, turns: int) -> None:
    state = walk(seed, turns)
    before = copy(state)
    for name in NAMES:
        getattr(state, name).setflags(write=False)  # a write in place would raise
    acts = legalised(RULES, state, random_acts(RULES, state, seed))
    step(RULES, state, acts)
    assert same(before, state)


@given(seeds, turns)
def test_only_what_is_legal_is_accepted_and_every_refusal_has_a_reason(seed: int, turns: int) -> None:
    state = walk(seed, turns, size=8)
    acts = random_acts(RULES, state, seed)
    codes = refusal(RULES, state, acts)
    running = state.ending == RUNNING
    if codes[running].any():
        with pytest.raises(IllegalActError) as refused:
            step(RULES, state, acts)
        assert codes[refused.value.row] == refused.value.reason != 0
    else:
        step(RULES, state, acts)


def scramble_hidden(state: State, seat: int, seed: int) -> State:
    """Return *state* with everything *seat* must not see overwritten by noise."""
    luck = np.random.default_rng(seed)
    scrambled = copy(state)
    for name in NAMES:
        array = getattr(scrambled, name)
        if SIGHT[name] == "none":
            array[...] = luck.integers(0, 2, array.shape).astype(array.dtype)
        elif SIGHT[name] == "own":
            array[:, 1 - seat] = luck.integers(0, 2, array[:, 1 - seat].shape).astype(array.dtype)
    return scrambled


@given(seeds, turns, some.integers(0, 1))
def test_a_seat_sees_nothing_it_should_not(seed: int, turns: int, seat: int) -> None:
    """Scrambling everything hidden from a seat leaves its observation, and what is legal for it, unchanged."""
    state = walk(seed, turns)
    truth, noise = observe(state, seat), observe(scramble_hidden(state, seat, seed), seat)
    assert same(truth, noise)
    may, still = legal(RULES, truth), legal(RULES, noise)
    assert all(np.array_equal(getattr(may, name), getattr(still, name)) for name in may.__slots__)


def test_every_field_of_the_state_is_marked_and_every_hidden_one_is_absent_from_observations() -> None:
    assert set(SIGHT) == set(NAMES)
    seen = {name for name in Observation.__slots__ if name != "seat"}
    assert seen == {name for name in NAMES if SIGHT[name] != "none"}


@given(seeds, turns, some.integers(0, 1))
def test_an_imagined_world_agrees_with_all_that_is_known(seed: int, turns: int, seat: int) -> None:
    state = walk(seed, turns)
    obs = observe(state, seat)
    assert same(obs, observe(imagine(RULES, obs, chance.keys(seed + 1, state.size)), seat))


@given(seeds)
def test_an_imagined_world_does_not_follow_from_the_truth(seed: int) -> None:
    state = walk(seed, 5)
    keys = chance.keys(seed + 1, state.size)
    here = imagine(RULES, observe(state, 0), keys)
    there = imagine(RULES, observe(scramble_hidden(state, 0, seed), 0), keys)
    assert same(here, there)


@given(seeds, some.integers(0, 20))
def test_random_play_reaches_no_impossible_state(seed: int, turns: int) -> None:
    state = walk(seed, turns)
    for gauge in (state.strain, state.trust, state.standing, state.resolve, state.insistence):
        assert gauge.min() >= 0
        assert gauge.max() <= 1000
    for options in (state.position, state.settled[:, None], state.offer[:, None], state.treaty[:, None]):
        assert (options >= NONE).all()
        assert (options < RULES.options).all()
    for options in (state.mandate, state.status_quo[:, None]):
        assert ((options >= 0) & (options < RULES.options)).all()
    offered = (state.offer >= 0).any(axis=1)
    assert np.array_equal(offered, state.offer_kind != 0)
    assert np.array_equal(offered, state.offer_by != NONE)
    assert (offered | (state.referred == NONE)).all()
    signed = state.ending == SIGNED
    assert np.array_equal(signed, (state.treaty >= 0).any(axis=1))
    assert ((state.in_force == NONE) | (state.in_force == state.treaty)).all()
    both = np.where(state.settled[:, None] >= 0, state.position == state.settled[:, None], True)
    assert both.all()  # a settled issue is one on which both stated positions are that option
    running = state.ending == RUNNING
    assert (state.left[running] > 0).all()


@given(seeds)
def test_finished_negotiations_pass_through_untouched(seed: int) -> None:
    state = walk(seed, 40)
    assert (state.ending != RUNNING).all()  # 14 acts at most
    assert same(state, advance(RULES, state, random_acts(RULES, state, seed)))


def test_the_same_record_gives_the_same_state_in_another_process() -> None:
    script = "import sys; from tests.rules.test_properties import digest; sys.stdout.write(digest())"
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert other.stdout == digest()


def digest() -> str:
    state = walk(3, 12)
    return hashlib.sha256(b"".join(getattr(state, name).tobytes() for name in NAMES)).hexdigest()


def test_an_act_is_judged_for_the_side_whose_turn_it_is() -> None:
    state = opening(RULES)
    for seat in range(SEATS):
        code = judge(RULES, observe(state, seat), act(RULES, "silence"))
        assert (code[0] == 0) == (seat == state.side[0])
