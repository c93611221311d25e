"""Studies: their numbers follow from the file alone, and a mistake in one is named where it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game import scenario
from game.analysis import measures
from game.analysis.chances import MILLION
from game.analysis.measures import Sums
from game.analysis.playout import playout
from game.analysis.studies import batches, courses, studying
from game.analysis.studies.loading import load
from game.analysis.studies.study import Opened
from game.paths import BadInput, scenarios
from game.play import record
from game.play.talks import Talks
from game.rules import chance
from game.rules.spec import SIGNED
from game.scenario.problems import BadScenario
from game.strategies import ROSTER

SHIPPED = sorted((scenarios() / "studies").glob("*.yaml"))

SMALL = """\
study: small
title: A small study
question: Does it matter whether the conference fails?
scenario: first-steps
strategies: {german: linear, soviet: linear}
playouts: 30
seed: 7
variations:
  nothing: {title: Nothing changed}
  quiet:
    title: The conference does not fail
    events: {danube_conference_fails: never}
  stalled:
    title: Deliveries stand elsewhere
    status_quo: {danube: german_commission}
outcomes: [signed, war, brief.german, brief.soviet]
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "study.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def small(tmp_path: Path) -> Opened:
    return load(written(tmp_path, small_text()))


def small_text() -> str:
    """Return the small study with an answer the scenario has on the Danube."""
    rules = scenario.compile(scenario.load(scenario.find("first-steps")), "all")
    number = rules.issues.index("danube")
    other = next(name for k, name in enumerate(rules.option_names[number]) if k != rules.status_quo[number])
    return SMALL.replace("german_commission", other)


def plain(sums: dict[int, Sums]) -> dict[int, list[object]]:
    return {
        pair: [of.count, *(getattr(of, name).tolist() for name in measures.FIELDS)] for pair, of in sorted(sums.items())
    }


def test_the_same_numbers_whatever_the_batches_the_workers_and_the_interruptions(small: Opened, tmp_path: Path) -> None:
    once = plain(batches.run(small, tmp_path / "a.jsonl", workers=1, batch=1000))
    assert plain(batches.run(small, tmp_path / "b.jsonl", workers=2, batch=17)) == once
    lines = (tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    torn = tmp_path / "c.jsonl"
    torn.write_text("".join(lines[:3]) + lines[4] + lines[3][:20], encoding="utf-8")
    assert plain(batches.run(small, torn, workers=1, batch=40)) == once
    assert torn.read_text(encoding="utf-8").startswith("".join(lines[:3]) + lines[4])


def test_a_finished_study_is_not_run_again(small: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "a.jsonl"
    once = plain(batches.run(small, kept, workers=1))
    monkeypatch.setattr(batches, "held", None)
    assert plain(batches.run(small, kept, workers=1)) == once


def test_results_of_another_study_are_not_taken_for_this_one(small: Opened, tmp_path: Path) -> None:
    kept = tmp_path / "a.jsonl"
    batches.run(small, kept, workers=1)
    other = replace(small, study=small.study.model_copy(update={"seed": 8}))
    with pytest.raises(BadInput, match="another study"):
        batches.run(other, kept, workers=1)
    lines = kept.read_text(encoding="utf-8")
    kept.write_text(lines + lines.splitlines()[1] + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match="some batches twice"):
        batches.run(small, kept, workers=1)
    kept.write_text("[1, 2]\n", encoding="utf-8")
    with pytest.raises(BadInput, match="not a file of study results"):
        batches.run(small, kept, workers=1)


def test_a_course_from_the_opening_is_a_plain_playout_with_the_same_keys(small: Opened) -> None:
    study, rules = small.study, small.rules
    keys = chance.keys(study.seed, courses.rows(small))
    profiles = np.repeat(np.array(small.pairs, np.int8), study.playouts, axis=0)
    end = playout(rules, (ROSTER["linear"].choose, ROSTER["linear"].choose), keys, profiles)
    signed = (end.ending == SIGNED).reshape(len(small.pairs), study.playouts).sum(axis=1) * MILLION
    found = courses.held(small, 0, courses.rows(small))
    assert [found[pair].value[0, 0] for pair in range(len(small.pairs))] == signed.tolist()
    assert 0 < signed.sum() < MILLION * courses.rows(small), "all talks ended alike: nothing would be checked"


def test_what_is_not_changed_differs_in_nothing_and_what_is_changed_does(small: Opened) -> None:
    sums = courses.held(small, 0, courses.rows(small))
    assert all(not of.apart[1].any() and not of.apart_square[1].any() for of in sums.values())
    assert any(of.apart_square[3].any() for of in sums.values())


def test_an_act_that_is_not_possible_is_refused_with_its_reason(tmp_path: Path) -> None:
    rules = load(written(tmp_path, small_text())).rules
    text = small_text().replace(
        "  nothing: {title: Nothing changed}",
        "  nothing: {title: Too soon, acts: [{seat: SEAT, move: {verb: accept}}]}",
    )
    opened = load(written(tmp_path, text.replace("SEAT", rules.seats[int(rules.opens[0])])))
    with pytest.raises(BadInput, match=r'act 1 of "Too soon" \(accept\) is not possible. No offer'):
        courses.held(opened, 0, 2)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("seed: 7", "sed: 7", 'study.yaml:7: sed: is not a word of the format here; did you mean "seed"?'),
        ("soviet: linear", "soviet: liner", 'there is no strategy "liner"; did you mean "linear"?'),
        (", soviet: linear", "", "says nobody plays the soviet seat"),
        ("danube_conference_fails:", "danube_conference:", 'did you mean "danube_conference_fails"?'),
        ("outcomes: [signed", "outcomes: [sined", 'there is no outcome "sined"; did you mean "signed"?'),
        ("playouts: 30", "playouts: 1", "expected 2 or more; found 1"),
        ("seed: 7", "after: 3", "the historical line has 0 acts; found 3"),
        ("Nothing changed}", "Nothing changed, profiles: {german: nobody}}", 'there is no profile "nobody"'),
        ("Nothing changed}", "Nothing changed, acts: [line]}", "the historical line has ended here"),
        (
            "Nothing changed}",
            "Nothing changed, events: {quarrel_on_the_river: already}}",
            "can be never or certain here",
        ),
        (
            "Nothing changed}",
            "Nothing changed, speakers: {signing: {german: [stalin]}}}",
            'there is no speaker "stalin"',
        ),
        ("Nothing changed}", "Nothing changed, speakers: {dinner: {}}}", 'there is no sitting "dinner"'),
        ("seed: 7", "seed: &a 7\nmode: *a", "aliases are not part of the format"),
    ],
)
def test_mistakes_are_named_where_they_stand(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = small_text()
    assert text.count(old) == 1
    with pytest.raises(BadScenario) as error:
        load(written(tmp_path, text.replace(old, new)))
    assert said in str(error.value)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_study_can_be_held(file: Path) -> None:
    """Each pair of profiles once, so that every act of every course is tried where it may be refused."""
    opened = load(file)
    assert opened.study.study == file.stem
    few = replace(opened, study=opened.study.model_copy(update={"playouts": 2}))
    assert set(courses.held(few, 0, courses.rows(few))) == set(range(len(few.pairs)))


def test_every_shipped_study_is_told_of_in_the_docs() -> None:
    told = (Path(__file__).parents[2] / "docs" / "branch-points.md").read_text(encoding="utf-8")
    assert SHIPPED
    assert [file.stem for file in SHIPPED if f"`{file.stem}`" not in told] == []


def test_the_study_in_the_docs_can_be_held(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "studies.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    opened = load(written(tmp_path, example))
    courses.held(opened, 0, 2)


def test_the_command_goes_on_where_it_was_and_says_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = written(tmp_path, small_text()), tmp_path / "small.csv"
    list(studying.run([file], playouts=10, out=out, workers=1))
    first, content = capsys.readouterr().out, out.read_bytes()
    assert "Does it matter whether the conference fails?" in first
    assert "Deliveries stand elsewhere" in first
    assert (tmp_path / "small.jsonl").exists()
    list(studying.run([file], playouts=10, out=out, workers=1))
    assert capsys.readouterr().out == first
    assert out.read_bytes() == content


def differences(folder: Path, change: str) -> int:
    """Return the sum of squared differences that one change of a course makes, over all pairs and outcomes."""
    text = small_text().replace("Nothing changed}", f"Changed, {change}}}")
    text = text.replace("[signed,", "[strain, trust.german, resolve.german, the_trains_run, signed,")
    opened = load(written(folder, text))
    return sum(int(of.apart_square[1].sum()) for of in courses.held(opened, 0, courses.rows(opened)).values())


@pytest.mark.parametrize(
    "change",
    [
        "events: {the_trains_run: never}",
        "events: {slow_the_trains: already}",
        "events: {order_of_priority: never}",
        "events: {danube_conference_fails: already}",
        "speakers: {signing: {german: [goering]}}",
        "profiles: {german: time_gained}",
    ],
)
def test_whatever_a_course_changes_can_make_a_difference(tmp_path: Path, change: str) -> None:
    assert differences(tmp_path, change) > 0


@pytest.mark.parametrize("name", ["order_of_priority", "helsinki_stalls"])
def test_what_has_happened_already_has_had_its_effects(tmp_path: Path, name: str) -> None:
    """Told apart from its not happening again: where nobody acts, and nothing else happens, only they remain."""
    quiet = "danube_conference_fails: never, helsinki_stalls: never"
    change = f"{quiet}, {name}: already" if name not in quiet else quiet.replace(f"{name}: never", f"{name}: already")
    text = small_text().replace("linear", "silence").replace("Nothing changed}", f"Changed, events: {{{change}}}}}")
    text = text.replace("variations:", f"baseline: {{title: Quiet, events: {{{quiet}}}}}\nvariations:")
    opened = load(written(tmp_path, text.replace("[signed,", "[strain, trust.german, trust.soviet, signed,")))
    assert (courses.values(opened, 0, 4)[1, :, :3] != courses.values(opened, 0, 4)[0, :, :3]).any()


def test_speakers_who_are_there_anyway_change_nothing(tmp_path: Path) -> None:
    present = scenario.load(scenario.find("first-steps")).procedure.sittings[-1].speakers["german"]
    assert differences(tmp_path, f"speakers: {{signing: {{german: [{', '.join(present)}]}}}}") == 0


def test_a_consequence_that_is_made_certain_is_certain(tmp_path: Path) -> None:
    text = small_text().replace("Nothing changed}", "Changed, events: {quarrel_on_the_river: certain}}")
    opened = load(written(tmp_path, text.replace("[signed,", "[quarrel_on_the_river,")))
    found = courses.held(opened, 0, courses.rows(opened)).values()
    assert {int(of.value[1, 0]) for of in found} == {MILLION * opened.study.playouts}
    assert any(int(of.value[0, 0]) < MILLION * opened.study.playouts for of in found)


# --- from a record ---


def recorded(folder: Path, acts: int, key: int = 3) -> Talks:
    """Return talks between two computer delegations that were held for some acts, with their record."""
    players = {"german": "linear", "soviet": "linear"}
    talks = Talks.open("first-steps", mode="all", players=players, key=key, saves=folder)
    while talks.turn < acts and talks.computer_move():
        pass
    return talks


def from_record(talks: Talks, after: int | str, more: str = "") -> str:
    assert talks.path is not None
    return small_text().replace("scenario: first-steps", f"record: {talks.path.name}\nafter: {after}\n{more}")


def test_a_study_can_begin_from_a_record(tmp_path: Path) -> None:
    """Held to its last act, under the governments of the record, the talks stand where the record says they stood."""
    talks = recorded(tmp_path, 9)
    opened = load(written(tmp_path, from_record(talks, 9)))
    now = courses.past(opened, talks.state.key, talks.state.profile)
    assert record.checksum(now) == record.checksum(talks.state)
    assert set(courses.held(opened, 0, 4)) == {0}


def test_the_incidents_of_a_record_happen_whatever_the_chance(tmp_path: Path) -> None:
    happened = set()
    for key in range(8):
        talks = recorded(tmp_path, 200, key)
        text = from_record(talks, "all").replace("danube_conference_fails: never", "the_trains_run: never")
        opened = load(written(tmp_path, text))
        now = courses.past(opened, chance.keys(9, 20), np.repeat(talks.state.profile, 20, axis=0))
        for event in opened.rules.incidents:
            assert (now.flags[:, event.flag] == talks.state.flags[0, event.flag]).all()
            happened.add((event.id, bool(talks.state.flags[0, event.flag])))
    assert len(happened) == 2 * len(opened.rules.incidents), "an incident always happened, or never did"


def test_another_government_has_another_past(tmp_path: Path) -> None:
    """Where the pair has that government anyway nothing differs; elsewhere the talks begin under it."""
    change = "Nothing changed, profiles: {german: time_gained}}"
    text = from_record(recorded(tmp_path, 9), 5).replace("Nothing changed}", change)
    opened = load(written(tmp_path, text.replace("[signed,", "[resolve.german, signed,")))
    sums = courses.held(opened, 0, courses.rows(opened))
    number = opened.rules.profiles[0].index("time_gained")
    for pair, (german, _) in enumerate(opened.pairs):
        assert sums[pair].apart_square[1].any() == (german != number)


def test_a_study_of_a_record_knows_its_acts_and_its_mode(tmp_path: Path) -> None:
    talks = recorded(tmp_path, 3)
    with pytest.raises(BadScenario, match="the record has 3 acts; found 4"):
        load(written(tmp_path, from_record(talks, 4)))
    with pytest.raises(BadScenario, match='held in the mode "all"'):
        load(written(tmp_path, from_record(talks, 2, "mode: other")))
    with pytest.raises(BadInput, match=r'no record "gone\.talks"'):
        load(written(tmp_path, small_text().replace("scenario: first-steps", "record: gone.talks")))
    with pytest.raises(BadScenario, match="either a scenario or a record"):
        load(written(tmp_path, from_record(talks, 2, "scenario: first-steps")))


def test_another_past_is_another_study(tmp_path: Path) -> None:
    kept = tmp_path / "a.jsonl"
    batches.run(load(written(tmp_path, from_record(recorded(tmp_path, 3), 2))), kept, workers=1)
    other = recorded(tmp_path, 3, key=4)
    with pytest.raises(BadInput, match="another study"):
        batches.run(load(written(tmp_path, from_record(other, 2))), kept, workers=1)


def test_a_line_that_the_agenda_does_not_know_is_a_mistake(tmp_path: Path) -> None:
    text = (scenarios() / "studies" / "c14-deliveries-held.yaml").read_text(encoding="utf-8")
    with pytest.raises(
        BadScenario, match=r'after: act 1 of the historical line cannot be held in this mode: .*"britain"'
    ):
        load(written(tmp_path, text.replace("mode: all", "mode: five")))
    begun = "\n".join(line for line in text.splitlines() if not line.startswith("after:"))
    with pytest.raises(BadScenario, match='baseline > acts > #1: there is no issue "britain" on this agenda'):
        load(written(tmp_path, begun.replace("mode: all", "mode: five")))


def test_what_comes_too_late_to_be_changed_is_a_mistake(tmp_path: Path) -> None:
    file = scenarios() / "studies" / "c14-deliveries-held.yaml"
    late = "events: {raf_raid: never, leaflets_in_sofia: certain}\n    speakers: {hitler_1: {german: [ribbentrop]}}"
    text = file.read_text(encoding="utf-8").replace("title: Deliveries held back\n", f"title: Held\n    {late}\n")
    with pytest.raises(BadScenario) as error:
        load(written(tmp_path, text))
    assert "events > raf_raid: comes too late" in str(error.value)
    assert "events > leaflets_in_sofia: comes too late" in str(error.value), "its sitting is under way"
    assert "speakers > hitler_1: comes too late" in str(error.value)
