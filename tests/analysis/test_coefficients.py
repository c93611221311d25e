"""Nothing the model decides with is without a source or a mark: closed by default, for new fields and new code too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import NaiveDatetime

import game
from game import paths
from game import scenario as scenarios
from game.analysis.model import coefficients, engine, listing
from game.analysis.model.coefficients import Coefficient
from game.analysis.model.figures import KINDS, OPTION, SHOWN_ONLY
from game.paths import BadInput
from game.rules.spec import INFERRED, SAID, TEMPERATURE
from game.rules.treaty import OFTEN_OFF
from game.scenario import schema, vocabulary
from game.scenario.loading import parse
from game.scenario.vocabulary import Word
from tests.scenario.example import TEXT, changed

SHIPPED = ("berlin-1940", "first-steps")
MODELS = [
    found
    for module in (schema, vocabulary)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Word)
]

NUMBERS = {int, float, NaiveDatetime, Any}
# Numbers in the code that no game turns on: powers of two that pack bits, bounds that stand for "never".
TECHNICAL = {64.0, 128, 255, 256, 512, 200, 1000.0, 1e6, 2.0**64}
NOT_NUMBERS = {0.0, 1.0, 2.0, -1.0}


def kinds_of(annotation: Any) -> set[Any]:
    """Return every plain type that an annotation is made of."""
    if hasattr(annotation, "__metadata__"):  # Annotated[…]
        return kinds_of(annotation.__origin__)
    if get_origin(annotation) is Literal:
        return {type(value) for value in get_args(annotation)}
    if get_origin(annotation) is None:
        return {annotation}
    return {kind for part in get_args(annotation) for kind in kinds_of(part)}


def test_every_number_of_the_format_is_known_to_be_decisive_or_only_shown() -> None:
    """A number added to the schema must be entered in game/analysis/model/figures.py, or this fails."""
    numbers = {
        (model, name)
        for model in MODELS
        for name, field in model.model_fields.items()
        if kinds_of(field.annotation) & NUMBERS
    }
    known = {key for key, kind in KINDS.items() if kind.unit != OPTION} | set(SHOWN_ONLY)
    assert {(m.__name__, n) for m, n in numbers - known} == set()
    assert {(m.__name__, n) for m, n in known - numbers} == set()
    assert not KINDS.keys() & SHOWN_ONLY.keys()


def numbers_in(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list | tuple):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from numbers_in(inner)
    elif isinstance(data, int | float | datetime) and not isinstance(data, bool):
        yield data


@pytest.mark.parametrize("name", SHIPPED)
def test_the_walk_misses_no_number_of_a_scenario(name: str) -> None:
    read = scenarios.load(scenarios.find(name))
    found = [leaf.value for leaf in coefficients.leaves(read) if not isinstance(leaf.value, str)]
    assert sorted(map(str, found)) == sorted(map(str, numbers_in(read.model_dump())))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_number_has_a_source_or_is_marked_as_a_judgement(name: str) -> None:
    read = scenarios.load(scenarios.find(name))
    found = listing.everything(read)
    assert [one.where for one in found if one.basis == "none"] == []
    assert {source for one in found if one.section != engine.SECTION for source in one.sources} <= set(read.sources)


def test_a_number_without_source_or_mark_is_seen() -> None:
    def bare(text: str) -> set[str]:
        found = coefficients.listed(parse(text, "the-bridge.yaml"))
        return {one.where for one in found if one.basis == "none"}

    assert bare(TEXT) == set()
    unmarked = bare(changed(("insist_strain: 40}\n  source: judgement\n", "insist_strain: 40}\n")))
    assert {"procedure.coefficients.insist_strain", "procedure.coefficients.rest_strain"} <= unmarked
    assert {where.split(".")[0] for where in unmarked} == {"procedure"}


def test_points_and_chances_are_never_said_to_be_read_off_a_document() -> None:
    read = scenarios.load(scenarios.find("berlin-1940"))
    found = coefficients.listed(read)
    assert {one.unit for one in found if one.basis == "source"} == {OPTION}
    inferred = [one for one in found if one.where == "issues.straits.demands.ussr.floor"]
    stated = [one for one in found if one.where == "issues.finland_troops.demands.germany.floor"]
    assert [one.basis for one in (*inferred, *stated)] == ["judgement", "source"]
    assert "inferred" in inferred[0].because
    assert stated[0].sources == ("F073", "F037", "F088")


def test_each_number_is_named_in_words_and_can_be_found_by_them() -> None:
    read = scenarios.load(scenarios.find("berlin-1940"))
    found = coefficients.listed(read)
    assert len({one.where for one in found}) == len(found)
    weight = coefficients.matching(found, "Straits soviet union weight")
    assert [(one.thing, one.name, one.value) for one in weight] == [("The Straits", "Soviet Union, weight", "90")]
    assert not coefficients.matching(found, "straits zeppelin")


def test_what_is_written_as_csv_is_read_as_it_was(tmp_path: Path) -> None:
    found = listing.everything(scenarios.load(scenarios.find("first-steps")))
    coefficients.write(found, tmp_path / "all.csv")
    assert coefficients.read(tmp_path / "all.csv") == found
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="is not a file of coefficients"):
        coefficients.read(tmp_path / "other.csv")


# --- the code's own numbers ---


class Numbers(ast.NodeVisitor):
    """Collects the numbers of a module that may decide something: fractions, and whole numbers of a gauge's size."""

    def __init__(self) -> None:
        self.found: set[float] = set()

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if (isinstance(value, float) and value not in NOT_NUMBERS) or (isinstance(value, int) and 100 <= value < 1000):
            self.found.add(value)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if node.name not in ("Coefficients", "Manner", "Reason"):  # listed field by field
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if not (isinstance(node.func, ast.Name) and node.func.id == "Manner"):
            self.generic_visit(node)


def test_every_number_written_in_the_rules_and_strategies_is_listed() -> None:
    """A number added to the code must be entered in game/analysis/model/engine.py, or be technical."""
    listed: dict[str, set[float]] = {"rules.spec": {TEMPERATURE, 5.0}, "rules.treaty": set(OFTEN_OFF.values())}
    for one in engine.WRITTEN:
        listed.setdefault(one.module, set()).update(one.numbers)
    home = Path(game.__file__).parent
    for package in ("rules", "strategies"):
        for file in sorted((home / package).glob("*.py")):
            if file.stem == "chance":
                continue
            numbers = Numbers()
            numbers.visit(ast.parse(file.read_text(encoding="utf-8")))
            module = f"{package}.{file.stem}"
            assert numbers.found - TECHNICAL == listed.pop(module, set()), module
    assert not listed


def test_the_manner_of_every_bargaining_delegation_is_listed() -> None:
    rows = [one for one in engine.listed() if one.where.startswith("strategies.") and one.where.count(".") > 1]
    assert {one.where.split(".")[1] for one in rows} == {"prober", "evader", "boulware", "linear", "conceder", "mirror"}
    link = next(one for one in rows if one.where == "strategies.boulware.link")
    assert link.sources == (), "the form of the aspiration is taken from a paper, the readiness for links is not"
    exponent = next(one for one in rows if one.where == "strategies.prober.exponent")
    assert exponent == Coefficient(
        "Engine",
        "The computer's delegations",
        f"In Molotov's manner: {engine.MANNERS['exponent']}",
        "5",
        "",
        "judgement",
        ("Dossier: the sequence of 12-13 November; S04, S34.",),
        "",
        "strategies.prober.exponent",
    )


def test_figures_are_looked_up_by_words_and_counted_without_any() -> None:
    counted = listing.looked_up("berlin-1940", " ")
    assert sum(int(words.split(": ")[1].split(",")[0]) for words, _ in counted.things) == len(
        listing.of_named("berlin-1940")
    )
    assert "no document gives points or chances" in counted.said
    weighed = listing.looked_up("berlin-1940", "straits soviet weight")
    assert [words for words, _ in weighed.things] == ["Issues: The Straits"]
    [group] = weighed.things[0][1]
    assert group.rows == (("Soviet Union, weight", "90 points"),)
    assert group.rests.startswith("Judgement, from F070, F075, F093. From the Crimean War to 1919")
    many = listing.looked_up("berlin-1940", "judgement")
    assert sum(len(group.rows) for _, groups in many.things for group in groups) == listing.MOST
    base = listing.looked_up("berlin-1940", "straits germany worth leased").things[0][1][0]
    assert base.rows == (("Germany, worth of “A leased Soviet base near the Straits”", "−55 points"),)
    assert many.more.endswith("another word narrows the search.")


def test_the_page_on_the_model_quotes_the_numbers_of_the_code() -> None:
    page = " ".join(paths.model().read_text(encoding="utf-8").split())
    tenths = {300: "three times in ten", 600: "six in ten"}
    assert f"*said* (a step off {tenths[OFTEN_OFF[SAID]]}) or *inferred* ({tenths[OFTEN_OFF[INFERRED]]})" in page
    assert f"(a logit choice, {TEMPERATURE:g} points to one unit), five times less readily beyond its floor" in page
