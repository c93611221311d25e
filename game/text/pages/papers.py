"""The papers of a delegation: content note, brief, cables, news, minutes, those not at the table, codex, sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.play.view import AbsentView, Cable, MinuteView, News, View
from game.play.writing import cited, sentence
from game.text.lines import Line, Page, heading, item, paragraphs, quiet, title
from game.text.matching import Name, find, simple
from game.text.pages import table

if TYPE_CHECKING:
    from game.play.codex import CodexEntry

MOST = 40  # entries of the codex listed at once


def note(view: View) -> Page:
    """Return the content note."""
    return [title("Before you begin"), *paragraphs(view.content_note)]


def brief(view: View) -> Page:
    """Return what the delegation is told before it sits down."""
    return [line for page in brief_parts(view) for line in page]


def brief_parts(view: View) -> list[Page]:
    """Return the brief in the parts a person reads one after the other."""
    ours = view.brief
    government: Page = [
        title(f"{view.title}: brief of the {ours.delegation}"),
        *([Line(ours.seat_note, "quiet")] if ours.seat_note else []),
        heading("What the government wants"),
        *(item(str(n), aim) for n, aim in enumerate(ours.aims, 1)),
        heading("The government's view, known only to you"),
        Line(f"{ours.profile.title}. {sentence(ours.profile.purpose)} {sentence(ours.profile.school)}"),
        heading("Without an agreement"),
        *paragraphs(ours.batna),
        Line(
            f"{ours.capital} refuses a treaty that is not worth {ours.reservation} points more than things as they are."
        ),
        *([quiet(f"Sources: {', '.join(ours.sources)}.")] if ours.sources else []),
    ]
    issues: Page = [heading("Issues: aim, how far you may go (mandate), how far your government would go (floor)")]
    issues += [
        item(str(one.number), f"{one.title}. {table.limits(one)} {sentence(one.because)}") for one in view.issues
    ]
    orders = [line for cable in view.cables for line in (heading(f"Instruction: {cable.title}"), *cable_page(cable))]
    return [part for part in (government, issues, orders) if part]


def cables(view: View) -> Page:
    """Return the instructions from home, newest first."""
    page: Page = [title("Cables from home")]
    for cable in reversed(view.cables):
        new = ", new" if cable.new else ""
        page += [heading(f"{cable.title} ({cable.date}{new})"), *cable_page(cable)]
    if not view.cables:
        page.append(Line("There are none yet."))
    return page


def cable_page(cable: Cable) -> Page:
    """Return one cable: who sent it, its text, what it orders."""
    page: Page = [Line(sentence(cable.text), lead=f"{cable.sender}, {cable.date}")]
    page += [item("Order", sentence(order)) for order in cable.orders]
    if cable.disputed:
        page.append(item("Contested", cable.disputed))
    if cable.sources:
        page.append(quiet(f"Sources: {', '.join(cable.sources)}."))
    return page


def news(view: View) -> Page:
    """Return the incidents known to the delegation, newest first."""
    page: Page = [title("News")]
    for one in reversed(view.news):
        page += news_page(one)
    if not view.news:
        page.append(Line("Nothing from outside has reached the table yet."))
    return page


def news_page(one: News) -> Page:
    """Return one incident."""
    contested = [item("Contested", one.disputed)] if one.disputed else []
    return [heading(f"{one.title} ({one.date})"), Line(f"{sentence(one.text)}{cited(one.sources)}"), *contested]


def minutes(view: View, about: str = "") -> Page:
    """Return the minutes: the last twenty lines, more by number, or all."""
    count = len(view.minutes) if about == "all" else int(about) if about.isdecimal() and len(about) < 6 else 20
    lines = view.minutes[-count:] if count else ()
    left = len(view.minutes) - len(lines)
    more = [quiet(f'{left} lines before these; "minutes all" shows them.')] if left else []
    return [title("Minutes"), *more, *told(lines)]


def told(lines: Sequence[MinuteView], before: MinuteView | None = None) -> Page:
    """Return lines of the minutes; the day is named where it is another than on the line before."""
    day, page = _day(before) if before else "", []
    for line in lines:
        clock = line.time.rpartition(", ")[2] if _day(line) == day else line.time
        day = _day(line)
        page.append(minute(line, clock))
        if line.disputed:
            page.append(item("Contested", line.disputed))
    return page


def minute(line: MinuteView, clock: str) -> Line:
    """Return one line of the minutes, with the time to be shown before it."""
    if line.kind == "heading":
        return heading(line.text)
    return Line(f"{line.text}{cited(line.sources)}", "said", f"{clock}  {line.speaker}".strip())


def _day(line: MinuteView) -> str:
    """Return the day of a line, such as "12 November"."""
    return line.time.rpartition(", ")[0]


def absent(view: View, about: str = "") -> Page:
    """Return those not at this table, or one of them."""
    parties = list(view.absent)
    if about:
        name = find(about, [Name(party.id, party.name) for party in parties], "party")
        parties = [party for party in parties if party.id == name]
    page: Page = [title("Not at this table")]
    for party in parties:
        page += absent_party(party)
    return page


def absent_party(party: AbsentView) -> Page:
    """Return one absent party: what it wanted, what is said over its head, what became of it."""
    page: Page = [heading(party.name), Line(f"{sentence(party.voice)}{cited(party.sources)}")]
    if party.quote:
        page.append(item("In its own words", party.quote))
    page += [item("At stake", sentence(stake)) for stake in party.at_stake]
    if party.fate:
        page.append(item("What followed", party.fate))
    return page


def codex(entries: Sequence[CodexEntry], words: str) -> Page:
    """Return the entries of the codex found: one in full, several as a list; one named by the words is opened."""
    if not entries:
        return [Line(f'Nothing in the codex speaks of "{words}". Shorter words find more.')]
    named = [one for one in entries if simple(words) and simple(words) in simple(one.title)]
    exact = [one for one in named if simple(one.title) == simple(words)]
    opened = exact or (entries if len(entries) == 1 else named)
    if len(opened) == 1:
        others = [one.title for one in entries if one is not opened[0]]
        also = [quiet(f"Also in: {'; '.join(others[:MOST])}.")] if others else []
        return [*entry(opened[0]), *also]
    page: Page = [title(f"Codex: {len(entries)} entries")]
    page += [item(f"{one.title} ({one.kind})", one.subtitle) for one in entries[:MOST]]
    if len(entries) > MOST:
        page.append(quiet(f"The first {MOST}: add a word to find fewer."))
    return [*page, quiet('"codex" and a title opens one.')]


def entry(one: CodexEntry) -> Page:
    """Return one entry of the codex."""
    page: Page = [title(f"{one.title} ({one.kind})")]
    if one.subtitle:
        page.append(Line(one.subtitle))
    page += paragraphs(one.text)
    if one.disputed:
        page.append(item("Contested", one.disputed))
    page += [quiet(f"Source {source.id}: {sentence(source.title)}") for source in one.sources]
    return page


def sources(view: View, about: str = "") -> Page:
    """Return the sources, or one of them."""
    known = list(view.sources.values())
    if about:
        name = find(about, [Name(source.id, "") for source in known], "source")
        known = [source for source in known if source.id == name]
    how = {"seen": "text seen", "part": "seen in part", "ref": "known from references"}
    page: Page = [title("Sources")]
    page += [item(source.id, f"{source.title} ({how.get(source.checked, source.checked)}).") for source in known]
    return page
