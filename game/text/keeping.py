"""What the terminal does with records as a whole: the tree of courses, names, the bin, cutting out and sending."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from game import paths
from game.analysis.lines import branches, forks, history, snippets
from game.analysis.lines.across import across
from game.analysis.lines.branches import Branch
from game.paths import BadInput
from game.play import record, shelf
from game.play.record import Stretch
from game.play.talks import Talks
from game.text.lines import Line, Page, item, quiet, title
from game.text.matching import Name, find
from game.text.pages import lanes as lanes_page
from game.text.pages import replaying
from game.text.printer import Printer

_SPAN = re.compile(r"(?:acts?\s+)?(\d{1,5})(?:\s*(?:to|-|–)\s*(\d{1,5}))?\b\s*(.*)", re.IGNORECASE | re.DOTALL)


def tree(issue: str = "", *, more: bool, plain: bool) -> int:
    """Print the tree of kept courses, with where an issue stood in each if one is named; return the exit code."""
    folder = paths.saves()
    found = branches.tree(folder)
    page = replaying.branches(found)
    drawn: Page = []
    unknown: BadInput | None = None
    for root in found if issue else ():
        try:
            drawn += _across(root, issue, more=more)
        except BadInput as problem:  # trees of other scenarios have other issues
            unknown = problem
    if unknown is not None and not drawn:
        raise unknown
    page += drawn
    Printer(plain=plain).page([*page, *_bin(folder)])
    return 0


def _across(root: Branch, issue: str, *, more: bool) -> Page:
    """Return where an issue stood in every course of one tree; raises BadInput for an issue none of them has.

    While a course that left history is still being held, what history did next is left out unless *more* is asked for.
    """
    courses = []
    for one, depth in branches.walk((root,)):
        with suppress(BadInput):  # the tree says of it that it cannot be read
            line = one.id.removeprefix(record.HISTORY)
            courses.append((Talks.resume(one.save.path) if one.save else history.line_talks(line), depth))
    if not courses:
        return []
    first = courses[0][0]
    under_way = [one for one, _ in courses[1:] if not one.ended and one.opening.stretch is None]
    left = [forks.shared_acts(first, one) for one in under_way]
    note: Page = []
    if history.is_line(first) and left and not more:
        courses = [(_until(one, max(left)), depth) for one, depth in courses]
        note = [quiet(f"What history did after act {max(left)} is told only when asked for.")]
    words = first.words
    number = find(issue, [Name(one.id, one.title, n) for n, one in enumerate(words.issues, 1)], "issue")
    return [*lanes_page.across(across(courses, number)), *note]


def _until(talks: Talks, turn: int) -> Talks:
    """Return history, or acts cut out of a course, only to an act; any other course whole."""
    if history.is_line(talks) or talks.opening.stretch is not None:
        return talks.branch(min(turn, talks.turn), name=forks.called(talks))
    return talks


def bin_page(*, plain: bool) -> int:
    """Print what lies in the bin, and return the exit code."""
    Printer(plain=plain).page(_bin(paths.saves()) or [Line("The bin is empty.")])
    return 0


def _bin(folder: Path) -> Page:
    """Return what lies in the bin, nothing where it is empty."""
    found = shelf.binned(folder)
    rows = [item("•", f"{info.title}, {info.place}; {info.path.name}") for info in found]
    return [title("In the bin"), *rows] if rows else []


def show(word: str, beside: str | None, *, more: bool, plain: bool) -> int:
    """Print a course as lanes, beside another or the one it left, and return the exit code; raises BadInput."""
    if beside is None:
        talks, other = history.course(word), None
    else:
        talks, other = history.courses(word, beside)
    Printer(plain=plain).page(lanes(talks, other, more=more))
    return 0


def lanes(talks: Talks, other: Talks | None = None, *, more: bool) -> Page:
    """Return the page of a course as lanes beside the course it left.

    What that one did after they parted is left out while the course is still being held, unless *more* is asked for.
    """
    beside = other or forks.left(talks, paths.saves())
    return lanes_page.lanes(forks.fork(talks, beside, ahead=more or talks.ended))


def cut_out(talks: Talks, about: str) -> str:
    """Write some acts of a course, or the whole of it, to a file here; return the sentence that says so."""
    found = _SPAN.fullmatch(about)
    if found is None:
        name = about or forks.called(talks)
        return snippets.send(snippets.whole(talks), name, Path())
    first, last, name = int(found[1]), int(found[2] or found[1]), found[3].strip()
    return snippets.send(snippets.cut(talks, first, last, name), name or snippets.called(talks, first), Path())


def cut(word: str, first: int, last: int | None, *, name: str, out: Path | None) -> int:
    """Write some acts of a course to a file, and return the exit code; raises BadInput."""
    talks = history.course(word)
    data = snippets.cut(talks, first, talks.turn if last is None else last, name)
    print(snippets.send(data, name or snippets.called(talks, first), out or Path()))
    return 0


def send(word: str, out: Path) -> int:
    """Copy a record, or history's line, to a file that opens elsewhere, and return the exit code; raises BadInput."""
    path = history.named(word)
    if path is None:
        talks = history.course(word)
        print(snippets.send(snippets.whole(talks), forks.called(talks), out))
    else:
        opening = record.read(path).opening
        print(snippets.send(record.load(path), opening.name or opening.title, out))
    return 0


def cut_from(stretch: Stretch) -> str:
    """Return what a stretch is, for whoever opens it."""
    acts = f"Acts {stretch.first} to {stretch.last}" if stretch.last > stretch.first else f"Act {stretch.first}"
    before = " The acts before lead to it." if stretch.first > 1 else ""
    return f"{acts}, cut out of {stretch.course}.{before}"


def kept(word: str) -> Path:
    """Return the record a person names; raises BadInput where there is none."""
    if (path := history.named(word)) is None:
        raise BadInput(f'"{word}" is no record in {paths.saves()}; `which-sea saves` lists them.')
    return path


def rename(word: str, name: str) -> int:
    """Give a record another name, and return the exit code; raises BadInput."""
    path = kept(word)
    shelf.rename(path, name)
    print(f"{path.name} is called {record.tidy(name)} now.")
    return 0


def keep(path: Path) -> int:
    """Put a record that was sent among one's own, and return the exit code; raises BadInput."""
    print(f"Kept as {shelf.keep(path, paths.saves()).name}.")
    return 0


def delete(word: str) -> int:
    """Put a record into the bin, and return the exit code; raises BadInput."""
    path = shelf.delete(kept(word), paths.saves())
    print(f"Put into the bin. `which-sea restore {path.name}` brings it back.")
    return 0


def restore(word: str) -> int:
    """Bring a record back from the bin, and return the exit code; raises BadInput."""
    folder = paths.saves()
    found = shelf.find(folder / shelf.BIN, word)
    if found is None:
        raise BadInput(f'There is no "{word}" in the bin; `which-sea bin` lists what is.')
    print(f"Brought back as {shelf.restore(found, folder).name}.")
    return 0


def empty() -> int:
    """Delete for good what lies in the bin, and return the exit code; raises BadInput."""
    count = shelf.empty(paths.saves())
    print(f"{count} record{'s' * (count != 1)} deleted for good." if count else "The bin was empty.")
    return 0
