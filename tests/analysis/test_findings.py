"""What a study found: its figures against plain statistics, and the same figures in every form they are written in."""

from __future__ import annotations

import csv
from dataclasses import fields, replace
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from game import scenario
from game.analysis.chances import MILLION, chances
from game.analysis.playout import playout
from game.analysis.studies import courses, exporting, findings, reporting, study_charts
from game.analysis.studies.findings import ALL, Finding
from game.analysis.studies.loading import load
from game.analysis.studies.study import Opened
from game.analysis.studies.studying import Answer
from game.documents import study_pictures
from game.paths import BadInput
from game.rules import chance
from game.rules.aftermath import aftermath
from game.rules.spec import SIGNED, Rules
from game.rules.state import State, take
from game.strategies import ROSTER
from tests.analysis.test_study import small_text, written


@pytest.fixture
def small(tmp_path: Path) -> Opened:
    return load(written(tmp_path, small_text()))


@pytest.fixture
def found(small: Opened) -> list[Finding]:
    return findings.findings(small, courses.held(small, 0, courses.rows(small)))


@pytest.fixture(scope="module")
def berlin() -> tuple[Rules, State]:
    """Return the rules of the Berlin talks, and the ends of a few of them under every pair of governments."""
    rules = scenario.compile(scenario.load(scenario.find("berlin-1940")), "all")
    profiles = np.array(list(np.ndindex(3, 3)) * 8, np.int8)
    keys = chance.keys(5, len(profiles))
    return rules, playout(rules, (ROSTER["linear"].choose, ROSTER["conceder"].choose), keys, profiles)


# --- figures ---


def test_errors_are_those_of_the_textbook(small: Opened, found: list[Finding]) -> None:
    """Against numpy on single values: mean, paired and unpaired standard error of one pair of profiles."""
    values = courses.values(small, 0, small.study.playouts)
    x, y = (values[course, :, 2] / MILLION * 100 for course in (0, 3))
    one = next(f for f in found if (f.variation, f.outcome) == ("stalled", "brief.german") and f.profiles != ALL)
    n = len(x)
    assert one.difference == pytest.approx((y - x).mean())
    assert one.error == pytest.approx((y - x).std(ddof=1) / sqrt(n))
    assert one.unpaired_error == pytest.approx(sqrt((x.var(ddof=1) + y.var(ddof=1)) / n))
    assert one.same_governments_error == pytest.approx(one.unpaired_error)


def test_over_all_profiles_each_pair_counts_by_its_prior(small: Opened, found: list[Finding]) -> None:
    whole, *pairs = [f for f in found if (f.variation, f.outcome) == ("quiet", "signed")]
    prior = np.array([findings.prior(small, pair) for pair in small.pairs])
    share = prior / prior.sum()
    assert whole.profiles == ALL
    assert whole.baseline == pytest.approx((share * [f.baseline for f in pairs]).sum())
    assert whole.error == pytest.approx(sqrt(((share * [f.error for f in pairs]) ** 2).sum()))


def test_independent_talks_have_their_governments_dealt_afresh(small: Opened, found: list[Finding]) -> None:
    """Their variance is that within the pairs and that between them: checked on talks drawn by the priors."""
    whole, *pairs = [f for f in found if (f.variation, f.outcome) == ("stalled", "brief.german")]
    generator = np.random.default_rng(1)
    prior = np.array([findings.prior(small, pair) for pair in small.pairs])
    which = generator.choice(len(pairs), 200_000, p=prior / prior.sum())
    n, total = small.study.playouts, 0.0
    for course in (0, 3):
        values = courses.values(small, 0, courses.rows(small))[course, :, 2] / MILLION * 100
        drawn = values.reshape(len(pairs), n)[which, generator.integers(0, n, which.size)]
        total += drawn.var()
    assert whole.unpaired_error == pytest.approx(sqrt(total / whole.playouts), rel=0.03)
    assert whole.unpaired_error > 1.05 * whole.same_governments_error, "governments make no difference here"


# --- chances reckoned ---


def test_reckoned_chances_are_what_many_draws_come_to(berlin: tuple[Rules, State]) -> None:
    rules, end = berlin
    assert 0 < (end.ending == SIGNED).sum() < end.size, "only with a treaty, and without one, everything may follow"
    draws = 1500
    keys = (chance.bits(end.key, number, 77) for number in range(draws))
    mean = sum(aftermath(rules, replace(end, key=key)).chance.astype(float) for key in keys) / draws
    reckoned = chances(rules, end)
    off = np.abs(reckoned / 1000 - mean)
    assert off.max() < 5 * 500 / sqrt(draws)
    assert np.abs((reckoned / 1000 - mean).mean(axis=0)).max() < 5 * 500 / sqrt(draws * end.size)
    assert (reckoned % 1000 != 0).any(axis=0).sum() >= 5, "little depends on what followed: little was reckoned"


def test_reckoned_chances_do_not_depend_on_what_is_reckoned_beside_them(berlin: tuple[Rules, State]) -> None:
    rules, end = berlin
    alone = [chances(rules, take(end, np.array([row]))) for row in range(end.size)]
    assert (np.concatenate(alone) == chances(rules, end)).all()


# --- forms ---


def test_csv_and_parquet_hold_the_same_numbers(small: Opened, found: list[Finding], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("out.csv", "out.parquet"):
        exporting.write(small, "a mark", found, tmp_path / name)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = parquet.read_table(tmp_path / "out.parquet")
    assert len(rows) == table.num_rows == 3 * 4 * (1 + len(small.pairs))
    assert table.column_names == list(rows[0]) == [one.name for one in fields(Finding)]
    for row, kept, one in zip(rows, table.to_pylist(), found, strict=True):
        assert Finding(**kept) == one
        assert float(row["error"]) == one.error
        assert int(row["playouts"]) == one.playouts
    about = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    assert about["fingerprint"] == "a mark"
    assert about["study"] == "small"


def test_results_of_another_kind_are_refused_before_anything_is_run(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"written as \.csv or \.parquet"):
        exporting.check(tmp_path / "out.xlsx")


def test_what_cannot_be_written_is_said_so(small: Opened, found: list[Finding], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be written"):
        exporting.write(small, "a mark", found, tmp_path / "taken" / "out.csv")


def test_a_chart_shows_every_difference_with_its_error(small: Opened, found: list[Finding]) -> None:
    drawn = dict(study_charts.charts(small, found))
    assert list(drawn) == small.study.outcomes
    chart = drawn["brief.german"]
    ours = [one for one in found if one.outcome == "brief.german"]
    lines = [one.points for one in chart.series if one.style == "line"]
    assert [(a[0], b[0]) for a, b in lines] == [(f.difference - 2 * f.error, f.difference + 2 * f.error) for f in ours]
    dots = sorted(point for one in chart.series if one.style == "dots" for point in one.points)
    assert dots == sorted((f.difference, line[0][1]) for f, line in zip(ours, lines, strict=True))
    assert all(chart.across.low <= end <= chart.across.high for line in lines for end, _ in line)
    assert len(chart.told) == len(small.study.variations)
    names = dict(chart.up.ticks)
    assert names[lines[1][0][1]] == "Supplies first / Machines first"


def test_pictures_are_written_beside_the_results(small: Opened, found: list[Finding], tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    few = replace(small, study=small.study.model_copy(update={"outcomes": ["war"]}))
    written_files = study_pictures.draw(few, found, tmp_path / "drawn")
    assert [file.name for file in written_files] == ["small-war.svg", "small-war.png"]
    assert written_files[0].read_bytes().startswith(b"<svg")
    assert written_files[1].read_bytes().startswith(b"\x89PNG")


# --- the page ---


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ({}, "open"),
        ({"war": "open"}, "open"),
        ({"war": "more"}, "agrees"),
        ({"war": "more", "signed": "same"}, "agrees"),
        ({"war": "more", "signed": "less"}, "in part"),
        ({"signed": "less", "war": "open"}, "differs"),
        ({"war": "less", "signed": "less"}, "differs"),
        ({"strain": "less"}, "in part"),
        ({"strain": "same"}, "agrees"),
        ({"strain": "more"}, "differs"),
    ],
)
def test_the_model_agrees_where_the_direction_is_the_expected_one(
    small: Opened, expected: dict[str, str], said: str
) -> None:
    study = small.study.model_copy(update={"expected": expected})
    moved = Finding("quiet", "war", ALL, 30, 50.0, 52.0, 2.0, 0.5, 1.0, 1.0)
    still = replace(moved, outcome="signed", difference=-0.9)
    trace = replace(moved, outcome="strain", difference=-0.9, error=0.1)
    assert [one.told for one in (moved, still, trace)] == ["more", "same", "a trace less"]
    assert reporting.verdict(replace(small, study=study), [moved, still, trace]) == said


def test_the_page_tells_of_every_study_with_its_figures(small: Opened, found: list[Finding]) -> None:
    study = small.study.model_copy(update={"historians": "They differ.", "remark": "So does the model."})
    page = reporting.page([Answer(replace(small, study=study), found, Path("small.csv"))])
    assert "`small`. Does it matter whether the conference fails?" in page
    one = next(f for f in found if (f.variation, f.outcome, f.profiles) == ("stalled", "war", ALL))
    assert f"| {one.difference:+.2f} ± {one.error:.2f} |" in page
    assert "*Historians:* They differ." in page
    assert "So does the model." in page
    assert max(len(line) for line in page.splitlines() if not line.startswith("|")) <= reporting.WIDTH
