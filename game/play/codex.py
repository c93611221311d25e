"""The codex: persons, parties, places, documents, events and words of a scenario, and a search through them."""

from __future__ import annotations

from typing import Literal

from game.play.view import Shown, SourceView
from game.scenario.schema import Scenario

Kind = Literal["person", "party", "place", "document", "event", "word"]
JUDGEMENT = "Judgement of this project"


class CodexEntry(Shown):
    """One article of the codex."""

    id: str
    kind: Kind
    title: str
    subtitle: str
    text: str
    disputed: str | None
    sources: tuple[SourceView, ...]


def entries(scenario: Scenario) -> tuple[CodexEntry, ...]:
    """Return the codex of a scenario, by kind and title."""
    found = [
        CodexEntry(
            id=name,
            kind="person",
            title=person.name,
            subtitle=person.office,
            text=person.text,
            disputed=person.disputed,
            sources=cited(scenario, person.source),
        )
        for name, person in scenario.people.items()
    ]
    for name, party in scenario.parties.items():
        found.append(
            CodexEntry(
                id=name,
                kind="party",
                title=party.name,
                subtitle="Not at this table" if party.absent else party.delegation or "",
                text=(party.voice or "") if party.absent else " ".join([*party.aims, party.batna or ""]),
                disputed=None,
                sources=cited(scenario, party.source),
            )
        )
    for name, entry in scenario.codex.items():
        found.append(
            CodexEntry(
                id=name,
                kind=entry.kind,
                title=entry.title,
                subtitle="",
                text=entry.text,
                disputed=entry.disputed,
                sources=cited(scenario, entry.source),
            )
        )
    order = ("word", "person", "party", "place", "document", "event")
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.title.casefold())))


def cited(scenario: Scenario, names: list[str]) -> tuple[SourceView, ...]:
    """Return the works behind source ids."""
    return tuple(source(scenario, name) for name in names)


def source(scenario: Scenario, name: str) -> SourceView:
    """Return the work behind a source id; a judgement is this project's own."""
    work = scenario.sources.get(name)
    if work is None:
        return SourceView(id=name, title=JUDGEMENT if name == "judgement" else name, checked="ref")
    return SourceView(id=name, title=work.title, checked=work.checked)


def search(found: tuple[CodexEntry, ...], words: str) -> tuple[CodexEntry, ...]:
    """Return the entries that hold every word, those with it in the title first; all of them for no word."""
    wanted = words.casefold().split()
    hits = []
    for entry in found:
        title = entry.title.casefold()
        body = " ".join((title, entry.subtitle, entry.text, entry.disputed or "")).casefold()
        if all(word in body for word in wanted):
            hits.append((sum(word not in title for word in wanted), entry))
    return tuple(entry for _, entry in sorted(hits, key=lambda hit: hit[0]))
