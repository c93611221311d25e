"""What was to be expected along a course: exact at its end, the same numbers however they are reckoned and kept."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game import scenario
from game.analysis import measures
from game.analysis.evaluating import along, evaluating, evaluation, outlook
from game.analysis.evaluating.evaluation import OVER_ALL, Evaluation, Plan
from game.analysis.lines import history
from game.paths import BadInput
from game.play import debrief
from game.play.talks import Talks
from game.rules import chance
from game.rules.init import begin
from game.rules.spec import SIGNED
from game.rules.state import NAMES, join, take
from tests.analysis.standing_draft import ACTS, LOST, course, under_way

PLAYOUTS = 12
QUICK = {"german": "concede", "soviet": "random"}  # cost little, and bring about every end there is
Numbers = dict[int, dict[str, Any]]


def plan(talks: Talks | None = None, playouts: int = PLAYOUTS, **players: str) -> Plan:
    return evaluation.plan(talks or course(), playouts=playouts, players=QUICK | players)


@cache
def found() -> Evaluation:
    """Return the course evaluated, held once."""
    return evaluating.evaluate(plan())


def numbers(one: Evaluation) -> Numbers:
    return {pair: measures.plain(of) for pair, of in sorted(one.sums.items())}


# --- what the numbers are ---


def test_the_value_after_the_last_act_is_what_followed() -> None:
    """The talks are over: only the aftermath's own chances are open, and the mean over them is the value."""
    plan_ = plan()
    end = course().state
    for number, pair in enumerate(plan_.course.pairs):
        keys = chance.keys(along.SEED + number, PLAYOUTS)
        rows = along.opened(plan_.course.rules, end, pair, keys)
        values = measures.outcomes(plan_.course.rules, plan_.course.outcomes, rows)
        [under] = [one for one in found().unders if one.weights == ((number, 1.0),)]
        for column, outcome in enumerate(found().outcomes):
            assert found().curve(outcome, under.name).points[-1].value == pytest.approx(values[:, column].mean() / 10)


def test_under_the_profiles_dealt_the_end_is_the_debrief() -> None:
    first = found().unders[0]
    assert first.dealt
    for score in debrief.debrief(course().words, course().state, 0).scores:
        last = found().curve(f"brief.{score.seat}").points[-1]
        assert round(last.value) == score.brief_fulfilled
        assert last.error == 0.0


def test_each_playout_is_the_one_of_its_key_alone() -> None:
    """Whatever shares a batch: the same state, key and profiles played by themselves come to the same."""
    plan_ = plan()
    turn, number = ACTS - 3, 1
    together = along.held(plan_.course, (number, 0, 6))
    state = take(plan_.course.states, np.array([turn]))
    alone = [along.played_on(plan_.course, state, plan_.course.pairs[number], key) for key in keys_of(number, 6)]
    assert together.value[turn].tolist() == np.concatenate(alone, axis=1)[0].sum(axis=0).tolist()
    assert together.value[turn].any(), "nothing came of any playout: nothing would be checked"


def keys_of(number: int, count: int) -> list[Any]:
    return np.split(chance.keys(along.SEED + number, count), count)


def test_changes_are_paired_and_add_up() -> None:
    for outcome in found().outcomes:
        points = found().curve(outcome).points
        assert len(points) == ACTS + 1
        assert points[0].change == 0
        for before, after in pairwise(points):
            assert after.value - before.value == pytest.approx(after.change)


def test_pairing_makes_changes_surer() -> None:
    bargained = evaluating.evaluate(plan(german="evader", soviet="prober"))
    points = bargained.curve("brief.german", OVER_ALL).points[1:-2]
    paired = np.mean([point.change_error for point in points])
    unpaired = np.mean([np.hypot(one.error, other.error) for one, other in pairwise(points)])
    assert 0 < paired < 0.8 * unpaired


def test_acts_without_effect_change_nothing() -> None:
    """Both sides are silent to the end, in the course and in every playout: nothing is ever otherwise."""
    still = under_way(0)
    while still.to_move is not None:
        still.decide(still.to_move, course().entries[0].move)
    one = evaluating.evaluate(plan(still, german="silence", soviet="silence"))
    for outcome in one.outcomes:
        for point in one.curve(outcome, OVER_ALL).points:
            assert (point.change, point.change_error) == (0.0, 0.0)


def test_over_all_is_the_mean_by_prior() -> None:
    [over_all] = [one for one in found().unders if one.name == OVER_ALL]
    assert sum(share for _, share in over_all.weights) == pytest.approx(1)
    values = {one.weights[0][0]: found().curve("brief.soviet", one.name).points[5].value
              for one in found().unders if one.name != OVER_ALL}  # fmt: skip
    mean = sum(share * values[pair] for pair, share in over_all.weights)
    assert found().curve("brief.soviet", OVER_ALL).points[5].value == pytest.approx(mean)


# --- putting other profiles in ---


def test_the_profiles_dealt_change_nothing_but_the_key() -> None:
    talks = history.line_talks("berlin-1940")
    states = join(talks.states)
    dealt = (int(states.profile[0, 0]), int(states.profile[0, 1]))
    rows = along.opened(talks.words.rules, states, dealt, chance.keys(1, 1))
    for name in NAMES:
        if name != "key":
            assert np.array_equal(getattr(rows, name), getattr(states, name)), name


def test_before_the_first_word_it_is_as_if_the_pair_had_been_dealt() -> None:
    """Profiles, resolve and all that follows from them, for every pair, beside talks that begin so."""
    rules, keys = course().words.rules, chance.keys(7, 5)
    for pair in plan().course.pairs:
        rows = along.opened(rules, course().states[0], pair, keys)
        begun = begin(rules, keys, np.broadcast_to(np.array(pair, np.int8), (len(keys), 2)))
        for name in ("key", "profile", "resolve", "mandate", "standing", "reservation", "status_quo"):
            assert np.array_equal(getattr(rows, name), getattr(begun, name)), (name, pair)


def test_what_was_heard_of_a_floor_stays_off_by_as_much() -> None:
    """A reading of a floor one step off is, had another government been there, one step off that one's floor."""
    rules = scenario.compile(scenario.load(scenario.find("berlin-1940")), "all")
    talks = history.line_talks("berlin-1940")
    states = join(talks.states)
    last = take(states, np.array([states.size - 1]))
    heard = last.reading_kind[0, 0] > 0
    assert heard.any(), "the German side heard nothing: nothing would be checked"
    before = int(last.profile[0, 1])
    for other in range(len(rules.profiles[1])):
        rows = along.opened(rules, last, (int(last.profile[0, 0]), other), chance.keys(1, 1))
        off = last.reading[0, 0].astype(int) - rules.floor[1, before]
        expected = np.clip(rules.floor[1, other] + off, 0, rules.options - 1)
        assert rows.reading[0, 0][heard].tolist() == expected[heard].tolist()
        assert rows.reading[0, 0][~heard].tolist() == last.reading[0, 0][~heard].tolist()


# --- however they are reckoned ---


@pytest.mark.parametrize("rows", [40, 100])
def test_batches_make_no_difference(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(along, "ROWS", rows)
    assert numbers(evaluating.evaluate(plan())) == numbers(found())


def test_workers_and_interruptions_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluating, "FEWEST", 2)
    monkeypatch.setattr(along, "ROWS", 60)
    plan_ = plan()
    work = evaluating.start(plan_, workers=2)
    while not work.result_so_far.unders:
        work.wait(60)
    work.cancel()
    assert work.finished
    assert active_children() == []
    done = work.progress
    assert 0 < done < 1
    again = evaluating.start(plan_, workers=1)
    assert again.progress >= done
    while not again.finished:
        again.wait(60)
    assert (again.progress, again.problem) == (1.0, "")
    assert numbers(again.result_so_far) == numbers(found())


def test_fewer_playouts_are_the_first_of_more() -> None:
    """What is kept of a finer evaluation does not change a coarser one."""
    evaluating.evaluate(plan(playouts=20))
    assert numbers(evaluating.evaluate(plan())) == numbers(found())
    assert evaluating.evaluate(plan()).playouts == PLAYOUTS


def test_what_is_looked_at_first_is_reckoned_first() -> None:
    spans = evaluating._Keeper(plan()).todo()
    dealt = {pair for pair, _ in plan().under().weights}
    assert {spans[0][0]} == dealt
    assert [span[1:] for span in spans[: len(plan().course.pairs)]] == [(0, evaluating.FIRST)] * 4


@pytest.mark.parametrize(
    ("begin", "end"), [(0, 2), (0, 4), (0, 5), (0, 110), (0, 1000), (3, 50), (400, 1000), (999, 1000)]
)
def test_batches_cover_what_is_to_be_done_without_a_gap(begin: int, end: int) -> None:
    edges = evaluating._edges(begin, end, 100)
    assert (edges[0], edges[-1]) == (begin, end)
    sizes = [stop - start for start, stop in pairwise(edges)]
    assert all(0 < size <= 100 * evaluating.LATER for size in sizes)
    assert edges[1] == evaluating.FIRST or begin or end <= evaluating.FIRST


# --- what is kept ---


@cache
def whole() -> bytes:
    """Return what is kept of the course evaluated."""
    evaluating.evaluate(plan())
    return plan().file.read_bytes()


@pytest.fixture
def kept() -> Path:
    """Return the file of an evaluation that is whole."""
    file = plan().file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(whole())
    return file


def test_what_is_kept_is_not_reckoned_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(along, "held", None)  # would fail if it were called
    assert numbers(evaluating.evaluate(plan())) == numbers(found())
    assert evaluating.start(plan()).finished


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.999])
def test_a_torn_file_is_gone_on_with(kept: Path, share: float) -> None:
    data = kept.read_bytes()
    kept.write_bytes(data[: int(len(data) * share)])
    assert numbers(evaluating.evaluate(plan())) == numbers(found())
    assert numbers(evaluating.evaluate(plan())) == numbers(found())


@pytest.mark.parametrize("line", [b"{}\n", b"\xff\xfe\n", b"[1, 2]\n", b'{"pair": 99, "from": 0, "to": 4}\n'])
def test_a_damaged_file_is_begun_anew(kept: Path, line: bytes) -> None:
    head, *rest = kept.read_bytes().splitlines(keepends=True)
    kept.write_bytes(b"".join([head, line, *rest]))
    assert numbers(evaluating.evaluate(plan())) == numbers(found())
    assert line not in kept.read_bytes()


def test_what_belongs_to_other_talks_is_not_used(kept: Path) -> None:
    """One act fewer, and it is another course; so is the same course played on by others."""
    other = plan(german="boulware")
    assert other.mark != plan().mark
    evaluating.evaluate(replace(other, file=kept))
    assert numbers(evaluating.evaluate(plan())) == numbers(found())


def test_batches_kept_twice_count_once(kept: Path) -> None:
    head, *rest = kept.read_bytes().splitlines(keepends=True)
    kept.write_bytes(b"".join([head, *rest, *rest]))
    assert numbers(evaluating.evaluate(plan())) == numbers(found())


def test_an_evaluation_is_kept_beside_its_record(tmp_path: Path) -> None:
    talks = Talks.open("first-steps", mode="two", players={"german": "linear", "soviet": "linear"}, saves=tmp_path)
    while talks.computer_move():
        pass
    assert talks.path is not None
    one = evaluation.plan(talks, playouts=2)
    evaluating.evaluate(one)
    assert one.file.parent == tmp_path
    assert one.file.stem == talks.path.stem
    assert one.course.players == ("linear", "linear"), "the delegations that held the talks play them on"


def test_a_place_that_cannot_be_written_costs_only_the_keeping(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    assert numbers(evaluating.evaluate(replace(plan(), file=in_the_way / "kept"))) == numbers(found())


# --- who may ask ---


def test_talks_under_way_are_not_evaluated() -> None:
    """It takes the true hidden state: whoever plays on would learn what the other side means to do."""
    assert "under way" in evaluation.refusal(under_way())
    with pytest.raises(BadInput, match="under way"):
        evaluation.plan(under_way())
    assert evaluation.refusal(course()) == ""
    assert evaluation.refusal(history.line_talks("berlin-1940")) == ""


def test_a_line_is_looked_at_under_all_schools_first_and_played_on_in_its_own_manner() -> None:
    one = evaluation.plan(history.line_talks("berlin-1940"))
    assert one.under().name == OVER_ALL
    assert not any(under.dealt for under in one.unders)
    assert one.course.players == ("evader", "prober")


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"players": {"german": "tank"}}, "is no strategy"), ({"players": {"finnish": "linear"}}, "german or soviet"),
     ({"playouts": 1}, "too few")],
)  # fmt: skip
def test_what_cannot_be_asked_says_so(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        evaluation.plan(course(), **asked)


def test_unknown_curves_name_those_there_are() -> None:
    with pytest.raises(BadInput, match="signed"):
        found().curve("victory")
    with pytest.raises(BadInput, match="all"):
        found().curve("signed", "hawks/doves")


# --- the chart ---


def test_the_chart_holds_every_curve_with_its_band_and_says_it_in_words() -> None:
    chart = outlook.chart(found())
    assert [one.name for one in chart.series] == [found().curve(outcome).title for outcome in found().outcomes]
    for series in chart.series:
        assert len(series.points) == len(series.band) == ACTS + 1
        assert all(low <= value <= high for (_, value), (low, high) in zip(series.points, series.band, strict=True))
    assert len(chart.told) == len(chart.series)
    assert str(PLAYOUTS) in chart.caption


def test_a_draft_on_the_table_is_signed_if_one_accepts_and_lost_by_silence() -> None:
    """The hand-made course, two words before its end: whoever accepts everything signs, whatever the profiles."""
    before, after = found().curve("signed", OVER_ALL).points[LOST - 1 : LOST + 1]
    assert (before.value, before.error) == (100.0, 0.0)
    assert (after.value, after.change, after.change_error) == (0.0, -100.0, 0.0)
    assert course().state.ending[0] != SIGNED
