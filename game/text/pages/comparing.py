"""The page of two courses side by side: history and a road not taken, or any two."""

from __future__ import annotations

from game.analysis.compare import ArticleRow, Comparison, Course, NotAsked, OutcomeRow, School, Standing, Sum
from game.play.view import Term
from game.play.writing import cited, listed, percent, sentence, signed_percent
from game.text.lines import Line, Page, heading, item, paragraphs, quiet, title

ENDINGS = {"signed": "a treaty was signed", "lapsed": "nothing was signed", "recalled": "a delegation was recalled"}


def comparison(found: Comparison, *, full: bool = False) -> Page:
    """Return two courses side by side, A and B; *full* adds the terms of every sum under every school."""
    luck = (
        "Both courses met the same chance: what differs comes from the acts."
        if found.common_chance
        else "The courses were held with different chance: some of what differs is luck."
    )
    page: Page = [title(f"{found.title}: two courses"), _course("A", found.one), _course("B", found.other)]
    page += [quiet(luck), *_parting(found), *_issues(found), *_scores(found), *_treaty(found)]
    page.append(heading("What followed, as this model reckons it"))
    for row in found.outcomes:
        page += _outcome(row, full=full)
    page.append(heading("Those not asked"))
    for party in found.absent:
        page += _party(party)
    return [*page, heading("What followed in fact"), *paragraphs(found.closing_note)]


def _course(letter: str, course: Course) -> Line:
    return item(letter, f"{course.name}: {course.acts} acts; {ENDINGS[course.ending]}. {sentence(course.headline)}")


def _parting(found: Comparison) -> Page:
    """Return where the courses parted."""
    parted = found.parted
    if parted is None:
        return [heading("Where they parted"), Line("Nowhere: the acts of both courses are the same.")]
    over = "The course was over."
    return [
        heading("Where they parted"),
        Line(f"After {parted.turn} acts in common: {parted.place}."),
        item("A", parted.one or over),
        item("B", parted.other or over),
    ]


def _issues(found: Comparison) -> Page:
    """Return the issues that ended differently in full, and the names of the others."""
    page: Page = [heading("Issue by issue")]
    names = {row.seat: row.delegation for row in found.scores}
    for row in found.issues:
        if not row.same:
            stood = [item(letter, _standing(one, names)) for letter, one in (("A", row.one), ("B", row.other))]
            page += [Line(f"{row.title}."), *stood]
    alike = [row.title for row in found.issues if row.same]
    return [*page, Line(f"Alike in both: {listed(alike)}.")] if alike else page


def _standing(standing: Standing | None, names: dict[str, str]) -> str:
    """Return where an issue stood, in one sentence."""
    if standing is None:
        return "Not on the agenda."
    if standing.signed is not None:
        return f"Signed: {standing.signed}{'' if standing.in_force else ', without effect'}."
    if standing.settled is not None:
        return f"Settled in principle: {standing.settled}."
    stated = [f"{names[seat]}: {option}" for seat, option in standing.positions.items() if option is not None]
    return f"Open; {'; '.join(stated)}." if stated else "Not spoken to."


def _scores(found: Comparison) -> Page:
    """Return how far each delegation got its brief in both courses."""
    page: Page = [heading("How far each delegation got its brief")]
    for row in found.scores:
        points = [
            f"{letter} {score.brief_fulfilled} % ({score.points} points, no agreement {score.needed})"
            for letter, score in (("A", row.one), ("B", row.other))
        ]
        page.append(item(row.delegation, f"{'; '.join(points)}."))
    return page


def _treaty(found: Comparison) -> Page:
    """Return the articles of both, differences marked."""
    whose = [
        f"{letter}: {'the treaty as signed' if signed else 'nothing was signed; what had been settled in principle'}."
        for letter, signed in zip("AB", found.signed, strict=True)
    ]
    page: Page = [heading("The texts"), Line(" ".join(whose))]
    page += [item(row.heading, _woven(row)) for row in found.articles]
    return page if found.articles else [*page, Line("Neither course left an article.")]


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
    happened = [
        f"{letter} {percent(outcome.chance)}, {'happened' if outcome.happened else 'did not happen'}"
        for letter, outcome in (("A", row.one), ("B", row.other))
    ]
    in_fact = "it happened" if row.in_fact else "it did not happen"
    page: Page = [item(row.date, f"{row.title}: {'; '.join(happened)}; in fact {in_fact}.")]
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
    both = [said for said in party.one if said in party.other]
    stakes = [
        item(lead, " ".join(said))
        for lead, said in (
            ("A and B", both),
            ("A", [said for said in party.one if said not in both]),
            ("B", [said for said in party.other if said not in both]),
        )
        if said
    ]
    page: Page = [Line(f"{party.name}{cited(party.sources)}."), *stakes]
    if not stakes:
        page.append(Line("Neither course spoke of it."))
    return [*page, item("In fact", party.fate)] if party.fate else page
