"""docs/scenarios.md says what the code does: its example plays, its tables are complete, its numbers are right."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

import jsonschema
import numpy as np
import pytest
import yaml

from game.analysis.playout import playout
from game.paths import BadInput
from game.rules.spec import RUNNING, SIGNED, Coefficients
from game.scenario import available, compile, find, load, schema  # noqa: A004 - the design's word for it
from game.scenario.check import run
from game.scenario.loading import parse, revive
from game.scenario.schema import json_schema
from game.scenario.vocabulary import Word
from game.strategies import ROSTER
from tests.scenario.example import DOC, ROOT, TEXT, changed

PUBLISHED = ROOT / "docs" / "scenario.schema.json"
MODELS = [
    model
    for model in vars(schema).values()
    if isinstance(model, type) and issubclass(model, Word) and model not in (Word, schema.Coefficients)
]
PROSE = re.sub(r"```.*?```", "", DOC, flags=re.DOTALL)
SHIPPED = sorted((ROOT / "scenarios").glob("*.yaml"))


def test_the_example_loads_compiles_and_plays_to_different_ends() -> None:
    rules = compile(parse(TEXT, "the-bridge.yaml"), "both")
    linear = ROSTER["linear"].choose
    ends = playout(rules, (linear, linear), np.arange(200, dtype=np.uint64))
    assert (ends.ending != RUNNING).all()
    assert 0 < (ends.ending == SIGNED).sum() < 200


def test_the_example_spends_about_ten_lines_on_an_issue() -> None:
    issues = TEXT.split("\nissues:\n")[1].split("\nmodes:")[0]
    assert len(issues.split("  - id: toll\n")) == 2
    assert all(len(issue.splitlines()) <= 16 for issue in issues.split("  - id: toll\n"))


def test_the_numbers_in_the_text_are_those_of_the_example() -> None:
    rules = compile(parse(TEXT, "the-bridge.yaml"), "both")
    prose = " ".join(DOC.split())
    names = ("sixpence", "threepence (status quo)", "a penny", "free")
    upton = ", ".join(f"{name} {points}" for name, points in zip(names, rules.utility[0, 0, 1], strict=True))
    assert upton.replace("-", "−") in prose
    assert [f"{p}" for p in rules.utility[1, 0, 1]] == ["-25", "0", "10", "20"]
    assert "free 20, a penny 10, threepence 0, and its profile says what sixpence is worth, −25" in prose


def test_the_table_of_coefficients_is_complete_and_gives_the_defaults() -> None:
    table = DOC.split("## Coefficients")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (-?\d+) \| (.+) \|$", table, re.MULTILINE)
    assert {name: int(default) for name, default, _ in rows} == asdict(Coefficients())
    assert schema.Coefficients().model_dump() == asdict(Coefficients())


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_word_of_the_format_is_explained(model: type[Word]) -> None:
    said = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", PROSE))))
    words = {field.alias or name for name, field in model.model_fields.items()}
    assert words <= said, f"not in docs/scenarios.md: {sorted(words - said)}"


def test_the_published_schema_is_that_of_the_code() -> None:
    """Rewrite it with: which-sea schema > docs/scenario.schema.json."""
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema()


def as_editors_read(text: str) -> Any:
    """Return a text as data whose dates are text, as JSON Schema expects."""

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name and form
            key: [one for one in found if one[0] != "tag:yaml.org,2002:timestamp"]
            for key, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return yaml.load(text, Loader=Loader)


@pytest.mark.parametrize("text", [TEXT, *(file.read_text(encoding="utf-8") for file in SHIPPED)])
def test_editors_accept_what_the_game_accepts(text: str) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(as_editors_read(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes: 5", "mintues: 5"),
        ("minutes: 5", "minutes: five"),
        ("weight: 40", "weight: 400"),
        ("kind: primary", "kind: primery"),
        ("    absent: true", "    absent: 1"),
        ("  - id: toll\n", "  - id: The Toll\n"),
        ("source: S01\n  - id: toll", "source: Smith\n  - id: toll"),
        ("1840-05-02T14:00", "2 May 1840"),
        ("gauge: {name: strain, at_least: 200}", "gauge: {name: strian, at_least: 200}"),
    ],
)
def test_editors_refuse_what_the_game_refuses(old: str, new: str) -> None:
    data = as_editors_read(changed((old, new)))
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(data)


def test_check_prints_one_line_for_a_sound_file_and_the_problems_of_others(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_text(changed(("minutes: 5", "minutes: five")), encoding="utf-8")
    assert run([good]) == 0
    assert capsys.readouterr().out == (
        f"{good}: The Bridge is sound. 2 issues, 1 sittings, 3 profiles, 1 instructions, 1 incidents, 1 actions, "
        "1 consequences, 1 sources.\n"
    )
    assert run([bad, good]) == 2
    assert capsys.readouterr().out.splitlines()[:2] == [
        f"{bad} has 1 problem:",
        f'{bad}:6: minutes: expected a whole number; found "five"',
    ]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_shipped_scenario_is_sound_and_compiles_in_every_mode(file: Any) -> None:
    scenario = load(file)
    assert scenario.scenario == file.stem, "a scenario is found by the name of its file"
    for mode in scenario.modes:
        rules = compile(scenario, mode.id)
        assert rules.min_articles <= len(rules.issues)
        assert all(action.effects for action in rules.actions), "no action that does nothing"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_scenario_kept_in_a_record_is_the_same_scenario(file: Any) -> None:
    scenario = load(file)
    kept = json.loads(json.dumps(scenario.model_dump(mode="json", by_alias=True, exclude_none=True)))
    assert revive(kept, "record") == scenario


def test_shipped_scenarios_are_found_by_name_and_others_by_path(tmp_path: Any) -> None:
    assert find("first-steps") in available()
    other = tmp_path / "the-bridge.yaml"
    other.write_text(TEXT, encoding="utf-8")
    assert find(str(other)) == other
    with pytest.raises(BadInput, match='There is no scenario "frist-steps"; did you mean "first-steps"'):
        find("frist-steps")
    with pytest.raises(BadInput, match=r"nowhere\.yaml: there is no such file"):
        find(str(tmp_path / "nowhere.yaml"))
