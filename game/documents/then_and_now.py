"""Makes the document of two courses side by side: history and a road not taken, or any two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import game
from game.analysis.bargains.frontier_chart import frontier_chart
from game.analysis.comparing import telling
from game.analysis.comparing.compare import ArticleRow, Comparison, NotAsked, OutcomeRow, School
from game.analysis.comparing.compare_charts import brief_chart, chance_chart, school_chart
from game.analysis.comparing.lane_charts import compared_lanes
from game.documents.document import (
    Document,
    Heading,
    Mark,
    Paragraph,
    Part,
    Picture,
    Run,
    Table,
    cited,
    said,
    strong,
)
from game.play.view import Term
from game.play.writing import percent, sentence, signed_percent

NOTE = "The chances are those of this game's model and no finding of research; the last section has their terms."
HOW = (
    "Each chance is the sum of its terms, kept between 0 and 100 per cent; [judgement] marks an estimate of the "
    "scenario's authors. Where a government's purposes count there is a column for each school of historians."
)


def then_and_now(found: Comparison) -> Document:
    """Return the document of a comparison: all that its page in the game tells, with pictures and full sources."""
    parts = (
        *_beginning(found),
        *_parting(found),
        *_brief(found),
        *_issues(found),
        *_texts(found),
        *_reached(found),
        *_followed(found),
        *_not_asked(found),
        *_in_fact(found),
        *_sums(found),
    )
    return Document(
        title=f"{found.title}: two courses",
        parts=parts,
        sources=_works(found, cited(parts)),
        imprint=f"Made with Which Sea? {game.__version__}, a game about the German-Soviet talks of 1940-41. "
        "Texts: CC BY 4.0.",
    )


def _works(found: Comparison, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the works and facts named, and the works these facts are taken from."""
    titles = {name: found.sources[name].title for name in names if name in found.sources}
    for title in list(titles.values()):
        behind = [name for name in re.findall(r"\w+", title) if name in found.sources]
        titles.update({name: found.sources[name].title for name in behind})
    return tuple(sorted(titles.items()))


def _beginning(found: Comparison) -> Iterator[Part]:
    for letter, one in (("A", found.one), ("B", found.other)):
        yield said(telling.course(one), lead=letter)
        yield said(one.text)
    yield said(telling.luck(found), quiet=True)


def _parting(found: Comparison) -> Iterator[Part]:
    yield Heading("Where they parted")
    parted = found.parted
    if parted is None:
        yield said(telling.NOWHERE)
        return
    yield said(telling.parted(parted))
    yield said(parted.one or telling.OVER, parted.one_sources, lead="A")
    yield said(parted.other or telling.OVER, parted.other_sources, lead="B")


def _issues(found: Comparison) -> Iterator[Part]:
    yield Heading("Issue by issue")
    one, other = compared_lanes(found)
    if one.up.ticks:
        yield Picture(replace(one, caption=""))  # one caption does for both
        yield Picture(other)
    names = telling.names(found)
    rows = tuple(
        (strong(f"{row.title}."), said(telling.standing(row.one, names)), said(telling.standing(row.other, names)))
        for row in found.issues
        if not row.same
    )
    if rows:
        yield Heading("Where each issue stood at the end", 3)
        yield Table(("Issue", "A", "B"), rows, (24, 38, 38))
    if alike := telling.alike(found):
        yield said(alike)


def _brief(found: Comparison) -> Iterator[Part]:
    yield Heading("How far each delegation got its brief")
    yield Picture(brief_chart(found))
    rows = tuple(
        (strong(row.delegation), said(telling.brief(row.one)), said(telling.brief(row.other))) for row in found.scores
    )
    yield Table(("Delegation", "A", "B"), rows, (24, 38, 38))


def _reached(found: Comparison) -> Iterator[Part]:
    yield Heading("What could have been reached")
    first, second = (row.delegation for row in found.scores)
    yield Picture(frontier_chart(found.reaches[0], (first, second)))
    rows = tuple(
        (strong(telling.governments(found, reach)), said(" ".join(telling.reached(reach)))) for reach in found.reaches
    )
    yield Heading("Under each pair of governments", 3)
    yield Table(("Governments", "What they could have reached"), rows, (30, 70))


# --- the texts ---


def _texts(found: Comparison) -> Iterator[Part]:
    yield Heading("The texts")
    for letter, signed in zip("AB", found.signed, strict=True):
        yield said(sentence(telling.texts(signed)), lead=letter)
    if not found.articles:
        yield said(telling.NO_ARTICLE)
        return
    rows = tuple((strong(row.heading), _side(row, "one"), _side(row, "other")) for row in found.articles)
    yield said("Underlined: what only this course has.", quiet=True)
    yield Table(("Article", "A", "B"), rows, (20, 40, 40))


def _side(row: ArticleRow, side: Mark) -> Paragraph:
    """Return the text of one course, what only it has marked."""
    if (row.one if side == "one" else row.other) is None:
        return said(f"Only in {'A' if side == 'other' else 'B'}.", quiet=True)
    if row.one is None or row.other is None:
        return said(row.one or row.other or "")
    runs = [
        Run(piece.text, side if piece.mark == side else "plain") for piece in row.pieces if piece.mark in ("both", side)
    ]
    return Paragraph(tuple(runs))


# --- what followed ---


def _followed(found: Comparison) -> Iterator[Part]:
    yield Heading("What followed, as this model reckons it")
    yield said(NOTE)
    for chart in (chance_chart(found), school_chart(found)):
        if chart is not None:
            yield Picture(chart)
    schools = {school.profile: school.school for row in found.outcomes for school in row.schools}
    if schools:
        yield Heading("The schools of historians", 3)
    for profile, school in schools.items():
        yield said(sentence(school), lead=f"If {profile}")
    possible = [row for row in found.outcomes if row.one.chance or row.other.chance]
    for row in possible:
        yield from _outcome(row)
    rest = [row for row in found.outcomes if row not in possible]
    if rest:
        yield Heading("What neither course could bring about", 3)
    for row in rest:
        yield said(f"{row.title}: {_happened(row)}", lead=row.date)


def _happened(row: OutcomeRow) -> str:
    return f"A {telling.chance(row.one)}; B {telling.chance(row.other)}; {telling.in_fact(row)}."


def _outcome(row: OutcomeRow) -> Iterator[Part]:
    """Return one consequence: its chances, what came of it, and whom it fell on."""
    yield Heading(row.title, 3)
    yield said(_happened(row), lead=row.date)
    if row.one.text == row.other.text:
        yield said(row.one.text, row.one.sources, lead="A and B")
    else:
        yield said(row.one.text, row.one.sources, lead="A")
        yield said(row.other.text, row.other.sources, lead="B")
    if row.fell_on:
        yield said(sentence(row.fell_on), lead="Whom it fell on")


# --- the sums ---


def _sums(found: Comparison) -> Iterator[Part]:
    yield Heading("Every chance, term by term")
    yield said(HOW)
    for row in found.outcomes:
        if row.one.chance or row.other.chance:
            yield Heading(f"{row.title}, {row.date}", 3)
            yield _sum(row)


def _sum(row: OutcomeRow) -> Table:
    """Return the terms of a chance in both courses, under every school where it depends on a government."""
    columns = _columns(row)
    terms: dict[str, Term] = {term.text: term for _, _, sums in columns for term in sums}
    first = {sums[0].text for _, _, sums in columns}
    rows = [
        (said(sentence(text), terms[text].sources), *(_by(text, sums, base=text in first) for _, _, sums in columns))
        for text in sorted(terms, key=lambda text: text not in first)
    ]
    rows.append((strong("Chance"), *(strong(percent(chance)) for _, chance, _ in columns)))
    width = 10 if len(columns) > 3 else 12
    return Table(
        ("Terms of the sum", *(name for name, _, _ in columns)),
        tuple(rows),
        (100 - width * len(columns), *(width for _ in columns)),
        numbers=True,
        total=True,
    )


Column = tuple[str, int, tuple[Term, ...]]


def _columns(row: OutcomeRow) -> list[Column]:
    """Return the sums of a consequence, with their names: by course, under each school where it has any."""
    if not row.schools:
        return _both("", row.one.chance, row.one.terms, row.other.chance, row.other.terms)
    return [column for school in row.schools for column in _of_school(school)]


def _of_school(school: School) -> list[Column]:
    one, other = school.one, school.other
    return _both(f"{school.profile}: ", one.chance, one.terms, other.chance, other.terms)


def _both(name: str, one: int, terms: tuple[Term, ...], other: int, others: tuple[Term, ...]) -> list[Column]:
    """Return the sums of both courses, as one where they are the same."""
    if terms == others:
        return [(f"{name}A and B", one, terms)]
    return [(f"{name}A", one, terms), (f"{name}B", other, others)]


def _by(text: str, sums: tuple[Term, ...], *, base: bool) -> Paragraph:
    """Return what a term adds to a sum, "–" where it has no part in it."""
    by = next((term.by for term in sums if term.text == text), None)
    if by is None:
        return said("–")
    return said(percent(by) if base else signed_percent(by))


# --- whom it concerned ---


def _not_asked(found: Comparison) -> Iterator[Part]:
    yield Heading("Those not asked")
    for party in found.absent:
        yield from _party(party)


def _party(party: NotAsked) -> Iterator[Part]:
    yield Heading(party.name, 3)
    if party.voice:
        yield said(party.voice, party.sources)
    stakes = telling.stakes(party)
    for whose, text in stakes:
        yield said(text, lead=whose)
    if not stakes:
        yield said(telling.UNSPOKEN)
    if party.fate:
        yield said(party.fate, party.sources, lead="In fact")


def _in_fact(found: Comparison) -> Iterator[Part]:
    yield Heading("What followed in fact")
    for part in found.closing_note.split("\n\n"):
        if text := " ".join(part.split()):
            yield said(text)
