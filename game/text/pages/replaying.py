"""The pages of a course being replayed: one act with all about it, a search, the sources, the branches."""

from __future__ import annotations

import textwrap

from game.analysis.lines.branches import Branch
from game.analysis.lines.history import Step
from game.play.shelf import SaveInfo
from game.play.view import View
from game.play.writing import listed, sentence
from game.text.lines import Line, Page, heading, item, quiet, title
from game.text.matching import Unclear, simple
from game.text.pages import papers

FOUND = 12  # how many places a search lists


def act(step: Step, of: int, *, begun: bool = False, why: str | None = None) -> Page:
    """Return one act with what followed it; only the sitting it led to where *begun*.

    *why* it is a turning point, "" where it is none, may be known better than by its form.
    """
    if begun:
        first = max((n for n, line in enumerate(step.lines) if line.kind == "heading"), default=0)
        return [quiet(f"After act {step.turn} of {of}."), *papers.told(step.lines[first:])]
    head = f"Act {step.turn} of {of}. {step.place}." if step.turn else f"Before the first word. {step.place}."
    split = next((n for n, line in enumerate(step.lines) if line.kind != "act"), len(step.lines)) if step.turn else 0
    acts, rest = step.lines[:split], step.lines[split:]
    why = turned(step) if why is None else why
    last = [item("Turning point", why)] if why else []
    return [heading(head), *papers.told(acts), *_comment(step), *papers.told(rest, acts[-1] if acts else None), *last]


def _comment(step: Step) -> Page:
    """Return what is to be said of an act of history."""
    return [item("Comment", step.history.comment)] if step.history is not None and step.history.comment else []


def turned(step: Step) -> str:
    """Return why an act is a turning point."""
    return sentence("; ".join(step.turned))


def found(steps: tuple[Step, ...], about: str) -> Page:
    """Return the acts whose minutes hold all the words of a search."""
    words = simple(about).split()
    if not words:
        raise Unclear("Search for what? Say: search and a word of the minutes.")
    texts = {step.turn: simple(" ".join(f"{line.speaker} {line.text}" for line in step.lines)) for step in steps}
    hits = [step for step in steps if all(word in texts[step.turn] for word in words)]
    if not hits:
        return [Line(f'Nothing in these minutes speaks of "{about}".')]
    rows = [item(str(step.turn), _first(step, words)) for step in hits[:FOUND]]
    more = [quiet(f"And {len(hits) - FOUND} more: add a word.")] if len(hits) > FOUND else []
    places = "1 place" if len(hits) == 1 else f"{len(hits)} places"
    return [title(f"{about}: {places}"), *rows, *more, quiet('"go" and a number shows one.')]


def _first(step: Step, words: list[str]) -> str:
    """Return the first line of a step that holds one of the words."""
    line = next(one for one in step.lines if any(word in simple(f"{one.speaker} {one.text}") for word in words))
    return f"{line.time}: {textwrap.shorten(line.text, 160, placeholder=' …')}"


def sources(step: Step, view: View) -> Page:
    """Return the sources of an act, in full."""
    names = dict.fromkeys(name for line in step.lines for name in line.sources)
    if not names:
        return [Line("No source is cited for this act: it is the game's own.")]
    cited = [view.sources[name] for name in names if name in view.sources]
    loose = [name for name in names if name not in view.sources]
    return [
        title(f"Sources of act {step.turn}"),
        *_comment(step),
        *(item(one.id, f"{one.title} ({one.checked}).") for one in cited),
        *([quiet(f"Marked as {listed(loose)}.")] if loose else []),
    ]


def branches(found: tuple[Branch, ...]) -> Page:
    """Return the tree of courses, those that left another below it with the act after which they did."""
    if not found:
        return [Line("No course has been kept yet.")]
    return [title("Courses and their branches"), *(line for one in found for line in _branch(one, ""))]


def _branch(one: Branch, parent: str, depth: int = 0) -> Page:
    return [
        item("–" * depth or "•", f"{one.name}{_left(one, parent)}{_kept(one.save)}."),
        *(line for child in one.children for line in _branch(child, one.name, depth + 1)),
    ]


def _left(one: Branch, parent: str) -> str:
    """Return what a course left and where, or what it was cut out of."""
    cut = one.save.stretch if one.save is not None else None
    if cut is not None:
        return f", acts {cut.first} to {cut.last} cut out of {cut.course}"
    if one.left is None:
        return ""
    where = " in the bin" if one.binned else " that is not here" if one.gone else ""
    return f", left {parent or one.gone}{where} after act {one.left}"


def _kept(save: SaveInfo | None) -> str:
    """Return how long a record is, where its talks stand, and its file."""
    if save is None:
        return ""
    return f": {_acts(save.acts)}, {save.place}; {save.path.name}" if save.readable else f": {save.place}"


def _acts(number: int) -> str:
    return "1 act" if number == 1 else f"{number} acts"
