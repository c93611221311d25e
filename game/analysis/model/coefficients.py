"""Every number the model decides with, in words: where it stands, what it is, and on what it rests."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from game.analysis.model.figures import KINDS, OPTION, SHOWN_ONLY, Kind
from game.paths import BadInput
from game.scenario.schema import Scenario
from game.scenario.vocabulary import Insistence, Word

JUDGEMENT = "judgement"
Key = str | int
Basis = Literal["judgement", "source", "none"]
SEVERAL = " | "  # between the sources of one row in a file


@dataclass(frozen=True, slots=True)
class Leaf:
    """A number of a scenario, or an option that serves as one, with what it stands in (outermost first)."""

    path: tuple[Key, ...]
    field: tuple[type[Word], str]
    value: int | float | str | datetime
    within: tuple[Word, ...]

    @property
    def kind(self) -> Kind | None:
        """What the number is, None for one the model does not decide with."""
        return KINDS.get(self.field)

    def nearest(self, name: str) -> Any:
        """Return what the nearest block around the number says under *name*, None where none says anything."""
        return next((found for node in reversed(self.within) if (found := getattr(node, name, None))), None)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One number the model decides with."""

    section: str  # "Issues", "Aftermath", …
    thing: str  # "The Straits"
    name: str  # "Soviet Union, worth of “Montreux unchanged”"
    value: str
    unit: str
    basis: Basis  # "source": read off the sources; "judgement": ours, judged from the sources there are; "none"
    sources: tuple[str, ...]
    because: str
    where: str  # place in the file: "issues.straits.demands.ussr.weight"

    @property
    def rests(self) -> str:
        """On what it rests, in a few words."""
        named = ", ".join(self.sources)
        match self.basis:
            case "source":
                return named
            case "judgement":
                return f"judgement, from {named}" if named else "judgement"
        return "nothing: neither a source nor a mark"


def leaves(scenario: Scenario) -> Iterator[Leaf]:
    """Yield every number and date of a scenario, known or not, and the options that serve as numbers."""
    yield from _within(scenario, (), ())


def _within(node: Word, path: tuple[Key, ...], outer: tuple[Word, ...]) -> Iterator[Leaf]:
    chain = (*outer, node)
    for name in type(node).model_fields:
        yield from _value(getattr(node, name), (*path, name), (type(node), name), chain)


def _value(value: Any, path: tuple[Key, ...], field: tuple[type[Word], str], chain: tuple[Word, ...]) -> Iterator[Leaf]:
    serves = isinstance(value, str) and field in KINDS
    if serves or (isinstance(value, int | float | datetime) and not isinstance(value, bool)):
        yield Leaf(path, field, value, chain)
    elif isinstance(value, Word):
        yield from _within(value, path, chain)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _value(inner, (*path, key), field, chain)
    elif isinstance(value, list | tuple):
        for key, inner in enumerate(value):
            yield from _value(inner, (*path, key), field, chain)


def listed(scenario: Scenario) -> list[Coefficient]:
    """Return every number *scenario* gives the model to decide with, in the order of the file.

    Raises KeyError for a number that `game.analysis.model.figures` does not know: nothing is left out silently.
    """
    return [_told(scenario, leaf, KINDS[leaf.field]) for leaf in leaves(scenario) if leaf.field not in SHOWN_ONLY]


def _told(scenario: Scenario, leaf: Leaf, kind: Kind) -> Coefficient:
    section, thing, name = words(scenario, leaf)
    marks: list[str] = leaf.nearest("source") or []
    basis: Basis = "none"
    if marks:
        basis = "judgement" if kind.judged or JUDGEMENT in marks else "source"
    return Coefficient(
        section=section,
        thing=thing,
        name=name,
        value=_option(scenario, leaf) if kind.unit == OPTION else str(leaf.value),
        unit=kind.unit,
        basis=basis,
        sources=tuple(mark for mark in marks if mark != JUDGEMENT),
        because=leaf.nearest("because") or "",
        where=".".join(str(key) for key in named(scenario, leaf.path)),
    )


def named(scenario: Scenario, path: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return a path with the ids of list items in place of their numbers, where they have one."""
    node: Any = scenario
    found: list[Key] = []
    for key in path:
        node = getattr(node, key) if isinstance(node, Word) else node[key]  # type: ignore[arg-type]
        own = getattr(node, "id", None) if isinstance(key, int) else None
        found.append(own or key)
    return tuple(found)


# --- in words ---


def words(scenario: Scenario, leaf: Leaf) -> tuple[str, str, str]:
    """Return section, thing and name of a number the model decides with."""
    kind = KINDS[leaf.field]
    if leaf.path[0] == "issues":
        return "Issues", *_of_issue(scenario, leaf.path, kind)
    match leaf.path:
        case ("modes", int(at), *_):
            return "Agendas", scenario.modes[at].title, kind.name
        case ("profiles", str(seat), str(name), *rest):
            thing = f"{scenario.party_of(seat).name}: {scenario.profiles[seat][name].title}"
            return "Profiles", thing, kind.name + _about(scenario, rest[1:])
        case ("links", int(at), _, str(seat)):
            issues = [_issue(scenario, stretch.issue).title for stretch in scenario.links[at].when]
            return "Links", " with ".join(issues), f"{scenario.party_of(seat).name}, {kind.name}"
        case ("procedure", "sittings", int(at), _):
            return "Procedure", scenario.procedure.sittings[at].title, kind.name
        case ("procedure", "coefficients", _):
            return "Procedure", "What acts cost and bring", kind.name + _default(leaf)
        case ("procedure", _):
            return "Procedure", "Order of the talks", kind.name + _default(leaf)
        case ("instructions" | "incidents" | "actions" as what, int(at), *_):
            section = {"instructions": "Cables", "incidents": "Incidents", "actions": "Actions"}[what]
            return section, getattr(scenario, what)[at].title, _of_effect(scenario, leaf, kind)
        case ("consents", int(at), *_):
            consent = scenario.consents[at]
            thing = f"{scenario.parties[consent.party].name} on {_issue(scenario, consent.issue).title}"
            return "Consents", thing, _of_chance(scenario, leaf, kind)
        case ("aftermath", int(at), *_):
            return "Aftermath", scenario.aftermath[at].title, _of_chance(scenario, leaf, kind)
    return str(leaf.path[0]).title(), "", kind.name


def _of_issue(scenario: Scenario, path: tuple[Key, ...], kind: Kind) -> tuple[str, str]:
    issue = scenario.issues[int(path[1])]
    if path[2] != "demands":
        return issue.title, kind.name
    party = scenario.parties[str(path[3])].name
    option = f" of “{_title(scenario, issue.id, str(path[5]))}”" if len(path) > 5 else ""
    return issue.title, f"{party}, {kind.name}{option}"


def _about(scenario: Scenario, rest: Iterable[Key]) -> str:
    """Return “ of «option»” and “ on issue” for what is left of a path: an issue, or an issue and an option."""
    match [str(key) for key in rest]:
        case [issue]:
            return f" on {_issue(scenario, issue).title}"
        case [issue, option]:
            return f" of “{_title(scenario, issue, option)}” on {_issue(scenario, issue).title}"
    return ""


def _of_effect(scenario: Scenario, leaf: Leaf, kind: Kind) -> str:
    node = leaf.within[-1]
    gauge, of, issue = (getattr(node, name, None) for name in ("name", "of", "issue"))
    whose = f" of the {scenario.party_of(of).delegation}" if of else ""
    if gauge:
        what = f"{gauge}{whose}"
        return f"moves {what}" if kind.name == "moves a gauge" else f"{kind.name} for {what}, {_side(leaf)}"
    if leaf.field[0] is Insistence:
        whose = f" for insistence{whose}, {_side(leaf)}"
    return f"{kind.name}{whose}" + (f" on {_issue(scenario, issue).title}" if issue else "")


def _of_chance(scenario: Scenario, leaf: Leaf, kind: Kind) -> str:
    match leaf.path:
        case ("aftermath", int(at), "chance", str(profile)):
            by = scenario.aftermath[at].by or ""
            return f"{kind.name} under {scenario.profiles[by][profile].title}"
        case (_, _, "adjust", _, "by"):
            return f"{kind.name}: {getattr(leaf.within[-1], 'because', '')}"
        case (_, _, "chance"):
            return kind.name
    return _of_effect(scenario, leaf, kind)


def _side(leaf: Leaf) -> str:
    return str(leaf.path[-1]).replace("_", " ")


def _default(leaf: Leaf) -> str:
    return "" if leaf.field[1] in leaf.within[-1].model_fields_set else " (as the format has it)"


def _issue(scenario: Scenario, name: str) -> Any:
    return next(issue for issue in scenario.issues if issue.id == name)


def _title(scenario: Scenario, issue: str, option: str) -> str:
    titles: dict[str, str] = {one.id: one.title for one in _issue(scenario, issue).options}
    return titles[option]


def _option(scenario: Scenario, leaf: Leaf) -> str:
    """Return the title of the option a leaf names."""
    match leaf.path:
        case ("issues", int(at), *_):
            issue = scenario.issues[at].id
        case ("profiles", _, _, "floor", str(name)):
            issue = name
        case _:
            issue = getattr(leaf.within[-1], "issue", "")
    return _title(scenario, issue, str(leaf.value))


# --- finding, writing and reading ---


def matching(found: Iterable[Coefficient], sought: str) -> list[Coefficient]:
    """Return the coefficients in which every word of *sought* occurs, whatever the case."""
    wanted = sought.casefold().split()
    return [one for one in found if all(word in _text(one) for word in wanted)]


def _text(one: Coefficient) -> str:
    return " ".join((one.section, one.thing, one.name, one.rests, one.because, one.where)).casefold()


def write(found: Iterable[Coefficient], path: Path) -> None:
    """Write coefficients as CSV, the whole file at once."""
    part = path.with_suffix(path.suffix + ".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([field.name for field in fields(Coefficient)])
        for one in found:
            rows.writerow([SEVERAL.join(cell) if isinstance(cell, tuple) else cell for cell in astuple(one)])
    part.replace(path)


def read(path: Path) -> list[Coefficient]:
    """Return the coefficients of a CSV file that `write` made; raises BadInput for any other."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != [field.name for field in fields(Coefficient)]:
            raise BadInput(f"{path} is not a file of coefficients: `which-sea coefficients --out` writes one.")
        return [Coefficient(**{**row, "sources": tuple(filter(None, row["sources"].split(SEVERAL)))}) for row in rows]  # type: ignore[arg-type]
