"""The document of two courses: all that the page in the game tells, in HTML and in PDF."""

from __future__ import annotations

import re

import pytest

from game.documents.document import Heading, Picture, Table
from game.documents.then_and_now import then_and_now
from game.text.lines import Line
from game.text.pages.comparing import comparison
from tests.documents.sample import (
    beside_history,
    page,
    papers,
    squeezed,
    with_treaty,
    words_of_page,
    words_of_pdf,
)


def told(line: Line) -> list[str]:
    """Return the pieces of a line of the page, as fine as tables and pictures part them."""
    pieces = re.split(r"[.;:]\s+|\s*\[[^\]]*\]|(?<=[+−\d] %)\s|, (?=B \d)|, (?=did not happen|happened)", line.text)
    texts = [re.sub(r"^(Only in )?[AB]:? (?=\d|over|under)", "", piece).strip(" .;,") for piece in pieces]
    return [text for text in (*texts, line.lead) if text]


def pieces(treaty: bool) -> set[str]:
    found = with_treaty() if treaty else beside_history()
    return {piece for line in comparison(found, full=True) for piece in told(line)}


@pytest.mark.parametrize("treaty", [False, True])
def test_the_page_tells_all_that_the_terminal_tells(treaty: bool) -> None:
    text = words_of_page(page(treaty)).casefold()
    assert sorted(piece for piece in pieces(treaty) if squeezed(piece).casefold() not in text) == []


@pytest.mark.parametrize("treaty", [False, True])
def test_the_pdf_tells_all_that_the_terminal_tells(treaty: bool) -> None:
    text = words_of_pdf(papers(treaty)).casefold()
    assert sorted(piece for piece in pieces(treaty) if squeezed(piece).casefold() not in text) == []


def test_every_sum_shown_adds_up_to_its_chance() -> None:
    """Readers will check. Parts are rounded to a per cent each, and what is beyond 0 or 100 is cut off."""
    sums = [part for part in then_and_now(beside_history()).parts if isinstance(part, Table) and part.total]
    assert len(sums) > 10
    for table in sums:
        for column in range(1, len(table.columns)):
            cells = ["".join(run.text for run in row[column].runs) for row in table.rows]
            *terms, chance = [number(cell) for cell in cells]
            assert abs(min(100, max(0, sum(terms))) - chance) <= len(terms), (table.rows[0][0], cells)


def number(cell: str) -> int:
    """Return what a cell of a sum says, 0 where it says that a term has no part in it."""
    found = re.search(r"([+−]?)(\d+) %", cell)
    assert found or cell == "–", cell
    return int(found.group(2)) * (-1 if found.group(1) == "−" else 1) if found else 0


def test_what_only_one_treaty_says_is_marked_in_its_column_only() -> None:
    texts = next(
        part
        for part in then_and_now(beside_history()).parts
        if isinstance(part, Table) and part.columns[0] == "Article"
    )
    marks = [{run.mark for row in texts.rows for run in row[column].runs} for column in (1, 2)]
    assert marks == [{"plain", "one"}, {"plain", "other"}]
    for row, article in zip(texts.rows, beside_history().articles, strict=True):
        for cell, text in ((row[1], article.one), (row[2], article.other)):
            if text is not None:
                assert squeezed(" ".join(run.text for run in cell.runs)) == squeezed(text)


@pytest.mark.parametrize("treaty", [False, True])
def test_it_ends_with_those_not_asked_and_with_what_followed_in_fact(treaty: bool) -> None:
    found = with_treaty() if treaty else beside_history()
    headings = [part.text for part in then_and_now(found).parts if isinstance(part, Heading)]
    assert headings.index("Those not asked") < headings.index("What followed in fact")
    assert {party.name for party in found.absent} <= set(headings)
    for text in (words_of_page(page(treaty)), words_of_pdf(papers(treaty))):
        assert squeezed(found.closing_note) in text


def test_every_source_cited_is_named_in_full() -> None:
    document = then_and_now(beside_history())
    known = beside_history().sources
    assert dict(document.sources) == {name: known[name].title for name, _ in document.sources}
    text = words_of_pdf(papers())
    cited = {name for ids in re.findall(r"\[([FS]\d[\w,]*)\]", text) for name in ids.split(",")} - {"judgement"}
    assert len(cited) > 20
    assert cited <= dict(document.sources).keys()
    behind = {name for _, title in document.sources for name in re.findall(r"\bS\d\d\b", title) if name in known}
    assert behind <= dict(document.sources).keys(), "facts name the works they are taken from"


def test_there_is_a_picture_of_lanes_brief_frontier_chances_and_schools() -> None:
    titles = [part.chart.title for part in then_and_now(beside_history()).parts if isinstance(part, Picture)]
    assert titles == [
        "The brief fulfilled",
        "A: Berlin, November 1940, as it was",
        "B: A road not taken",
        "What could be reached",
        "How likely each consequence was",
        "How likely, if each school of historians were right",
    ]


def test_the_same_course_twice_is_a_document_too() -> None:
    """Nothing differs: no table of differences, no marks, and no parting."""
    found = with_treaty()
    same = found.model_copy(
        update={
            "other": found.one,
            "parted": None,
            "issues": tuple(row.model_copy(update={"other": row.one}) for row in found.issues),
            "lanes": (found.lanes[0], found.lanes[0]),
        }
    )
    said = then_and_now(same).parts
    assert not any(isinstance(part, Table) and part.columns[0] == "Issue" for part in said)
    assert "Nowhere" in str(said)
