"""The page of two courses side by side: history and a road not taken, or any two."""

from __future__ import annotations

from game.analysis.comparing import telling
from game.analysis.comparing.compare import ArticleRow, Comparison, NotAsked, OutcomeRow, School, Sum
from game.play.view import Term
from game.play.writing import cited, percent, sentence, signed_percent
from game.text.lines import Line, Page, heading, item, paragraphs, quiet, title


def comparison(found: Comparison, *, full: bool = False) -> Page:
    """Return two courses side by side, A and B; *full* adds the terms of every sum under every school."""
    page: Page = [title(f"{found.title}: two courses")]
    page += [item(letter, telling.course(one)) for letter, one in (("A", found.one), ("B", found.other))]
    page += [quiet(telling.luck(found)), *_parting(found), *_issues(found), *_scores(found), *_treaty(found)]
    page += _reached(found)
    page.append(heading("What followed, as this model reckons it"))
    for row in found.outcomes:
        page += _outcome(row, full=full)
    page.append(heading("Those not asked"))
    for party in found.absent:
        page += _party(party)
    return [*page, heading("What followed in fact"), *paragraphs(found.closing_note)]


def _parting(found: Comparison) -> Page:
    """Return where the courses parted."""
    parted = found.parted
    if parted is None:
        return [heading("Where they parted"), Line(telling.NOWHERE)]
    return [
        heading("Where they parted"),
        Line(telling.parted(parted)),
        item("A", parted.one or telling.OVER),
        item("B", parted.other or telling.OVER),
    ]


def _issues(found: Comparison) -> Page:
    """Return the issues that ended differently in full, and the names of the others."""
    page: Page = [heading("Issue by issue")]
    names = telling.names(found)
    for row in found.issues:
        if not row.same:
            stood = [item(letter, telling.standing(one, names)) for letter, one in (("A", row.one), ("B", row.other))]
            page += [Line(f"{row.title}."), *stood]
    alike = telling.alike(found)
    return [*page, Line(alike)] if alike else page


def _scores(found: Comparison) -> Page:
    """Return how far each delegation got its brief in both courses."""
    page: Page = [heading("How far each delegation got its brief")]
    for row in found.scores:
        page.append(item(row.delegation, f"A {telling.brief(row.one)}; B {telling.brief(row.other)}."))
    return page


def _reached(found: Comparison) -> Page:
    """Return what could have been reached, under each pair of governments, those of the first course first."""
    page: Page = [heading("What could have been reached")]
    for reach in found.reaches:
        page.append(item(telling.governments(found, reach), " ".join(telling.reached(reach))))
    return page


def _treaty(found: Comparison) -> Page:
    """Return the articles of both, differences marked."""
    whose = [f"{letter}: {telling.texts(signed)}." for letter, signed in zip("AB", found.signed, strict=True)]
    page: Page = [heading("The texts"), Line(" ".join(whose))]
    page += [item(row.heading, _woven(row)) for row in found.articles]
    return page if found.articles else [*page, Line(telling.NO_ARTICLE)]


def _woven(row: ArticleRow) -> str:
    """Return an article with what only one text has in brackets: "[A: a lease] [B: a convention]"."""
    if row.one is None or row.other is None:
        return f"Only in {'A' if row.other is None else 'B'}: {row.one or row.other}"
    marks = {"one": "A", "other": "B"}
    return " ".join(
        f"[{marks[piece.mark]}: {piece.text}]" if piece.mark in marks else piece.text for piece in row.pieces
    )


def _outcome(row: OutcomeRow, *, full: bool) -> Page:
    """Return one consequence in both courses; what neither course could bring about takes one line."""
    told = f"{row.title}: A {telling.chance(row.one)}; B {telling.chance(row.other)}; {telling.in_fact(row)}."
    page: Page = [item(row.date, told)]
    if not (row.one.chance or row.other.chance):
        return page
    if row.fell_on:
        page.append(item("Whom it fell on", sentence(row.fell_on)))
    page += _sums(Sum(chance=row.one.chance, terms=row.one.terms), Sum(chance=row.other.chance, terms=row.other.terms))
    if full:
        for school in row.schools:
            page.append(item(f"If {school.profile}", f"{_chances(school)}. {sentence(school.school)}"))
            page += _sums(school.one, school.other)
    elif row.schools:
        page.append(quiet(f"If right: {'; '.join(f'{one.profile}, {_chances(one)}' for one in row.schools)}."))
    return page


def _chances(school: School) -> str:
    return f"A {percent(school.one.chance)}, B {percent(school.other.chance)}"


def _sums(one: Sum, other: Sum) -> Page:
    """Return the terms of a chance in both courses, once where they are the same."""
    if one.terms == other.terms:
        return [quiet(f"Both: {_terms(one.terms)}")]
    return [quiet(f"A: {_terms(one.terms)}"), quiet(f"B: {_terms(other.terms)}")]


def _terms(terms: tuple[Term, ...]) -> str:
    first, *rest = terms
    parts = [f"{sentence(first.text)} {percent(first.by)}{cited(first.sources)}"]
    return "; ".join([*parts, *(f"{signed_percent(one.by)} {one.text}{cited(one.sources)}" for one in rest)])


def _party(party: NotAsked) -> Page:
    """Return what each course did over the head of one absent party, what both did first."""
    stakes = [item(whose, said) for whose, said in telling.stakes(party)]
    page: Page = [Line(f"{party.name}{cited(party.sources)}."), *stakes]
    if not stakes:
        page.append(Line(telling.UNSPOKEN))
    return [*page, item("In fact", party.fate)] if party.fate else page
