"""What hangs on which judgement: numbers that can be checked by hand, shortcuts that equal the long way, one result."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from game import paths
from game import scenario as scenarios
from game.analysis.model import conclusions, modelpage, sensitivity, tornado, varying
from game.analysis.model import judgements as judging
from game.analysis.model.coefficients import leaves
from game.analysis.model.conclusions import Cell, Claim
from game.analysis.model.figures import OPTION
from game.analysis.model.judgements import WAYS, quarter
from game.analysis.model.sensitivity import Base, Found, Question
from game.paths import BadInput
from game.rules import spec
from game.scenario import references
from game.scenario.schema import Scenario

PLAYERS = ("linear", "linear")
PLAYOUTS = 6


@pytest.fixture(scope="module")
def small() -> Scenario:
    return scenarios.load(scenarios.find("first-steps"))


@pytest.fixture(scope="module")
def start(small: Scenario) -> Base:
    return sensitivity.base(Question(small, "all", PLAYERS, PLAYOUTS))


def number(start: Base, name: str) -> int:
    return [one.id for one in start.judgements].index(name)


def test_a_quarter_is_whole_moves_by_one_at_least_and_keeps_the_sign() -> None:
    assert [quarter(value, "more") for value in (100, 3, 1, 0, -1, -30, 2)] == [125, 4, 2, 0, -2, -38, 3]
    assert [quarter(value, "less") for value in (100, 3, 1, 0, -1, -30, 2)] == [75, 2, 0, 0, 0, -22, 1]


@pytest.mark.parametrize("name", ["first-steps", "berlin-1940"])
def test_a_judgement_set_otherwise_leaves_a_sound_file_that_differs(name: str) -> None:
    read = scenarios.load(scenarios.find(name))
    varied = 0
    for one in judging.judgements(read, "all", PLAYERS)[:: 1 if name == "first-steps" else 25]:
        for way in WAYS:
            other = judging.otherwise(read, one, way) if one.numbers else None
            if other is None:
                continue
            varied += 1
            data = other.model_dump(mode="json", by_alias=True, exclude_unset=True)
            again = Scenario.model_validate(data)
            assert again == other != read, one.id
            assert not list(references.found(again, data)), one.id
    assert varied > 30


def test_every_number_that_is_no_option_belongs_to_a_judgement_of_its_agenda(small: Scenario) -> None:
    varied = {leaf.path for one in judging.judgements(small, "all", PLAYERS) for leaf in one.numbers}
    left = {
        leaf.path
        for leaf in leaves(small)
        if leaf.kind is not None and leaf.kind.unit != OPTION and leaf.path not in varied
    }
    asleep = {("procedure", "min_articles"), ("modes", 0, "most_exchanges"), ("modes", 0, "min_articles")}
    assert left <= asleep


def test_a_floor_moves_by_one_option_and_takes_the_mandate_along(small: Scenario) -> None:
    read = scenarios.load(scenarios.find("berlin-1940"))
    [german] = [one for one in judging.judgements(read, "all", PLAYERS) if one.id == "finland_troops.germany.floor"]
    less, more = (judging.otherwise(read, german, way) for way in WAYS)
    assert less is not None
    assert more is not None
    floors = [
        next(issue for issue in of.issues if issue.id == "finland_troops").demands["germany"].floor
        for of in (less, read, more)
    ]
    assert floors == ["undisclosed", "limited_notified", "ends_last_batch"]
    bloc = [of.profiles["german"]["continental_bloc"].floor["finland_troops"] for of in (less, read, more)]
    assert bloc == ["ends_last_batch", "out_at_once", "inspected"]
    [south] = [one for one in judging.judgements(read, "all", PLAYERS) if one.id == "southern_sphere.germany.floor"]
    nearer = judging.otherwise(read, south, "less")
    assert nearer is not None
    demand = nearer.issues[0].demands["germany"]
    assert (demand.floor, demand.mandate) == ("unmentioned", "unmentioned")


def test_a_chance_of_war_a_quarter_lower_gives_what_one_reckons_by_hand(start: Base) -> None:
    """The attack has 850 per mille under a profile of weight 45 in 100: a quarter is 213, more is cut off at 1000."""
    war = start.question.names.index("war")
    for way, moved in zip(WAYS, (-21.3, 15.0), strict=True):
        found = sensitivity.held(start, (number(start, "attack.chance.supplies_first"), way))
        by, error = sensitivity.difference(start.found, found)
        assert by[war] == pytest.approx(0.45 * moved)
        assert error[war] == pytest.approx(0.0)
        assert by[start.question.names.index("signed")] == 0


def test_a_prior_a_quarter_larger_also_counts_its_playouts_so(start: Base) -> None:
    found = sensitivity.held(start, (number(start, "german.supplies_first.prior"), "more"))
    assert found.weights == tuple(w * 56 // 45 if pair < 2 else w for pair, w in enumerate(start.found.weights))
    by, error = sensitivity.difference(start.found, found)
    war = start.question.names.index("war")
    then, now = sensitivity.shares(start.found), sensitivity.shares(found)
    assert by[war] == pytest.approx(
        now @ sensitivity.means(found)[:, war] - then @ sensitivity.means(start.found)[:, war]
    )
    assert error[war] > 0


@pytest.mark.parametrize("phase", ["signing", "aftermath"])
def test_what_is_not_played_again_comes_out_as_if_it_were(start: Base, phase: str) -> None:
    tried = [at for at, one in enumerate(start.judgements) if one.phase == phase][:: 1 if phase == "signing" else 4]
    moved = 0
    for at in tried:
        as_talks = [replace(one, phase="talks") if n == at else one for n, one in enumerate(start.judgements)]
        for way in WAYS:
            if not sensitivity._changes(start, at, way):
                continue
            short = sensitivity.held(start, (at, way))
            long = sensitivity.held(replace(start, judgements=tuple(as_talks)), (at, way))
            assert same(short, long), start.judgements[at].id
            moved += bool(short.sums.apart_square.any())
    assert moved


def same(one: Found, other: Found) -> bool:
    return sensitivity._plain(one) == sensitivity._plain(other)


def test_the_scale_of_the_estimate_is_set_as_if_the_constant_were_another(
    start: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = start.question
    [engine] = [one for one in start.judgements if one.id == "engine.temperature"]
    other = judging.varied(question.scenario, "all", PLAYERS, engine, "more")
    assert other is not None
    rules, before = other.rules, scenarios.compile(question.scenario, "all")
    monkeypatch.setattr(spec, "TEMPERATURE", spec.TEMPERATURE * 1.25)
    expected, _ = spec.evidence_tables(rules.utility, rules.floor, rules.options)
    assert (rules.stated_evidence == expected).all()
    assert (rules.stated_evidence != before.stated_evidence).any()


def test_the_figures_are_those_of_the_playouts_row_by_row(start: Base) -> None:
    at = number(start, "procedure.insist_gain")
    here = judging.varied(start.question.scenario, "all", PLAYERS, start.judgements[at], "more")
    assert here is not None
    values = sensitivity._values(start.question, here.rules, sensitivity._ends(start.question, here))
    found = sensitivity.held(start, (at, "more"))
    by_pair = values.reshape(-1, PLAYOUTS, values.shape[1])
    assert sensitivity.means(found) == pytest.approx(by_pair.mean(axis=1) / 10)
    apart = (values - start.values).reshape(by_pair.shape)
    expected = apart.var(axis=1, ddof=1) / PLAYOUTS / 100
    assert sensitivity.variances(found, apart=True) == pytest.approx(expected)


def some(start: Base) -> Base:
    """Return the analysis cut down to some judgements of every phase."""
    return replace(start, judgements=start.judgements[::18])


def plain(found: list[Found]) -> list[str]:
    return sorted(str(sensitivity._plain(one)) for one in found)


def test_the_same_figures_whatever_the_workers_and_the_interruptions(start: Base, tmp_path: Path) -> None:
    cut = some(start)
    once = [one for _, _, one in sensitivity.run(cut, tmp_path / "a.jsonl", workers=2) if one]
    assert {one.way for one in once} == {"less", "more"}
    steps = sensitivity.run(cut, tmp_path / "b.jsonl", workers=1)
    for done, total, _ in steps:
        if done >= 3:
            assert total == len(once) > 3
            break
    steps.close()
    again = list(sensitivity.run(cut, tmp_path / "b.jsonl", workers=1))
    assert again[0][0] >= 3, "what was finished before the interruption was not kept"
    assert plain([one for _, _, one in again if one]) == plain(once)
    other = replace(cut, question=replace(cut.question, playouts=PLAYOUTS + 1))
    with pytest.raises(BadInput, match="move it away"):
        list(sensitivity.run(other, tmp_path / "b.jsonl"))


# --- conclusions ---


def test_a_claim_stands_is_open_or_is_reversed_by_its_standard_error(start: Base) -> None:
    """Of six talks under each pair of profiles: all signed, none, or half, which says nothing against a half."""
    signed = start.question.names.index("signed")

    def with_signed(count: int) -> Found:
        value, square = start.found.sums.value.copy(), start.found.sums.square.copy()
        value[:, signed], square[:, signed] = count * 1000, count * 1_000_000
        return replace(start.found, sums=replace(start.found.sums, value=value, square=square))

    claim = Claim("Most are signed", Cell("signed"), 50.0)
    told = [conclusions.status(start.question, claim, with_signed(count)) for count in (6, 3, 0)]
    assert told == ["stands", "open", "reversed"]
    under = Claim("More under the first", Cell("signed", 0, 0), Cell("signed", 0, 1))
    assert conclusions.status(start.question, under, with_signed(6)) == "open"


def test_a_zone_that_goes_reverses_what_was_said_of_it(start: Base) -> None:
    claims = [one for one in conclusions.claims(start) if one.pair == 0]
    assert [one.sentence for one in claims] == ["“Supplies first” and “Machines first” have something to agree on"]
    gone = replace(start.found, zones=(False, *start.found.zones[1:]))
    assert conclusions.status(start.question, claims[0], gone) == "reversed"


@pytest.fixture(scope="module")
def effects(start: Base) -> list[conclusions.Effect]:
    names = ("attack.chance.time_gained", "danube.ussr.worth", "procedure.answer_trust")
    tasks = [(number(start, name), way) for name in names for way in WAYS]
    return conclusions.effects(start, [sensitivity.held(start, task) for task in tasks])


def test_the_largest_change_stands_first_and_names_what_it_shakes(
    start: Base, effects: list[conclusions.Effect]
) -> None:
    war = [one for one in effects if one.judgement.id == "attack.chance.time_gained" and one.way == "less"]
    assert war[0].by["war"] == pytest.approx(0.55 * -24.5)
    assert ("War is likelier under “Time gained” than under “Supplies first”", "reversed") in war[0].shaken
    rows = list(modelpage.rows(effects, "war", 5))
    assert rows[0][0] == "The attack: base chance under Time gained"
    picture = tornado.chart(start, effects, "war")
    assert [label for _, label in picture.up.ticks] == [words for words, _, _ in rows]
    assert picture.told[0].startswith("The attack: base chance under Time gained: −13.5")
    assert picture.across.high == pytest.approx(13.475 * tornado.ROOM)
    assert [name for name, _ in tornado.charts(start, effects)] == ["signed", "war"]


def test_the_page_is_written_between_its_marks_and_knows_when_it_is_old(
    start: Base, effects: list[conclusions.Effect], tmp_path: Path
) -> None:
    page = tmp_path / "model.md"
    page.write_text(
        "# Before\n\n<!-- figures of none -->\nold figures\n<!-- end of the figures -->\n\nAfter.\n", encoding="utf-8"
    )
    assert not modelpage.current(page, start.question)
    modelpage.renew(page, start, effects)
    once = page.read_text(encoding="utf-8")
    modelpage.renew(page, start, effects)
    assert page.read_text(encoding="utf-8") == once
    assert once.startswith("# Before\n\n<!--")
    assert once.endswith("-->\n\nAfter.\n")
    assert "old figures" not in once
    assert "The attack: base chance under Time gained" in once
    assert modelpage.current(page, start.question)
    [weight] = [one for one in start.judgements if one.id == "danube.ussr.worth"]
    other = judging.otherwise(start.question.scenario, weight, "more")
    assert other is not None
    assert not modelpage.current(page, replace(start.question, scenario=other))
    retold = start.question.scenario.model_copy(update={"summary": "Told otherwise."})
    assert modelpage.current(page, replace(start.question, scenario=retold))
    page.write_text("# A page without figures\n", encoding="utf-8")
    with pytest.raises(BadInput, match="has no place for figures"):
        modelpage.renew(page, start, effects)


def test_the_figures_of_the_shipped_page_are_current() -> None:
    """Write them anew with: which-sea sensitivity berlin-1940 --page docs/model.md --playouts 400."""
    assert modelpage.current(paths.model(), varying.asked("berlin-1940", None, {}, 2))


def test_every_figure_is_written_to_the_file(start: Base, effects: list[conclusions.Effect], tmp_path: Path) -> None:
    varying.write(start, effects, tmp_path / "all.csv")
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(effects) * len(start.question.names)
    first = effects[0]
    told = [row for row in rows if row["judgement"] == first.judgement.id and row["way"] == first.way]
    assert {row["outcome"]: float(row["difference"]) for row in told} == pytest.approx(first.by, abs=1e-4)


def test_names_there_are_not_are_told() -> None:
    with pytest.raises(BadInput, match='there is no seat "french"'):
        varying.asked("first-steps", None, {"french": "linear"}, 2)
    with pytest.raises(BadInput, match='there is no strategy "bold"'):
        varying.asked("first-steps", None, {"german": "bold"}, 2)
    with pytest.raises(BadInput, match='no mode "none"'):
        varying.asked("first-steps", "none", {}, 2)


def test_a_manner_is_varied_for_the_seat_that_has_it(start: Base) -> None:
    [german] = [one for one in start.judgements if one.id == "manner.german.link"]
    here = judging.varied(start.question.scenario, "all", PLAYERS, german, "less")
    assert here is not None
    base = judging.setting(start.question.scenario, "all", PLAYERS)
    assert here.strategies[1] is base.strategies[1]
    assert here.strategies[0].args[0].link == pytest.approx(0.75)  # type: ignore[attr-defined]


def test_judgements_have_ids_and_titles_of_their_own() -> None:
    for name in ("berlin-1940", "first-steps"):
        listed = judging.judgements(scenarios.load(scenarios.find(name)), "all", ("evader", "prober"))
        assert len({one.id for one in listed}) == len(listed)
        twice = {one.title for one in listed if [other.title for other in listed].count(one.title) > 1}
        assert not twice
