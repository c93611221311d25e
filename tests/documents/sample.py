"""Comparisons to set as documents, and what can be read in a page or a PDF again."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

import pypdf

from game import scenario
from game.analysis.comparing.compare import Comparison, compare
from game.analysis.lines.history import line_talks
from game.documents.html import html
from game.documents.pdf import pdf
from game.documents.then_and_now import then_and_now
from game.play.talks import Talks

VOID = {"meta", "col", "br", "hr", "img", "link", "path", "use", "rect"}


@cache
def beside_history() -> Comparison:
    """Return history beside a road not taken: the same talks played on by two strategies from the 29th act."""
    line = line_talks(scenario.load(scenario.find("berlin-1940")), key=5)
    talks = line.branch(28, players={"german": "conceder", "soviet": "conceder"}, name="A road not taken")
    while talks.computer_move():
        pass
    return compare(line, talks)


@cache
def with_treaty() -> Comparison:
    """Return two courses of First Steps, of which one ends with a treaty."""
    found: dict[bool, Talks] = {}
    for key in range(60):
        talks = Talks.open("first-steps", mode="all", players={"german": "conceder", "soviet": "conceder"}, key=key)
        while talks.computer_move():
            pass
        found.setdefault(bool((talks.state.treaty >= 0).any()), talks)
        if len(found) == 2:
            return compare(found[True], found[False])
    raise AssertionError("no key brings both endings")


@cache
def page(treaty: bool = False) -> str:
    """Return the HTML page of a comparison."""
    return html(then_and_now(with_treaty() if treaty else beside_history()))


@cache
def papers(treaty: bool = False) -> bytes:
    """Return the PDF file of a comparison."""
    return pdf(then_and_now(with_treaty() if treaty else beside_history()))


@dataclass
class Element:
    """One element of a page, with all text within it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""


@dataclass
class Reader(HTMLParser):
    """Reads a page as a browser would have to: every element opened is closed, in the right order."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        assert len(element.attributes) == len(attrs), f"<{tag}> says something twice: {attrs}"
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read(text: str) -> list[Element]:
    """Return the elements of a page; fails where it is not well formed."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader.elements


def words_of_page(text: str) -> str:
    """Return what a page says, without its spaces: lines may be broken anywhere."""
    return squeezed(next(one.text for one in read(text) if one.tag == "body"))


def words_of_pdf(made: bytes) -> str:
    """Return what a PDF says, without its spaces and the feet of its pages."""
    file = pypdf.PdfReader(io.BytesIO(made))
    title = str(file.metadata.title) if file.metadata else ""
    said = []
    for number, sheet in enumerate(file.pages, 1):
        foot, text = f"{squeezed(title)}{number}", squeezed(sheet.extract_text())
        assert text.startswith(foot), "every page has its title and number at its foot"
        said.append(text.removeprefix(foot))
    return "".join(said)


def squeezed(text: str) -> str:
    """Return a text without its spaces."""
    return re.sub(r"\s+", "", text.replace("\xa0", " "))
