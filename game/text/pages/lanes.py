"""The page of a course beside the one it left: lanes of issues through the sittings, unchanged stretches folded."""

from __future__ import annotations

from game.analysis.lines.across import Across
from game.analysis.lines.across import told as told_across
from game.analysis.lines.forks import Fork, Stands, days, parting, spoken, told
from game.analysis.lines.lanes import Stand
from game.play.writing import listed
from game.text.lines import Line, Page, drawn, heading, item, quiet, title

NAME = 18  # characters of an issue's name in the drawn lanes
WIDE = 7  # characters of a sitting: with eight of them a lane fits a terminal of 80


def lanes(fork: Fork) -> Page:
    """Return a course as lanes: drawn with characters, and told issue by issue."""
    page: Page = [title(fork.name), Line(parting(fork))]
    if not fork.rows:
        return [*page, Line("Neither delegation has stated anything yet.")]
    page += [drawn(line) for line in _drawing(fork)]
    apart, alike = fork.rows[: fork.differing], fork.rows[fork.differing :]
    if apart:
        page.append(heading("Where the courses differ"))
    for row in apart:
        page += [Line(f"{row.title}."), *(item(lead, way) for lead, way in told(fork, row))]
    if alike:
        page.append(heading("Alike in both" if fork.beside else "Issue by issue"))
    page += [item(row.title, way) for row in alike for _, way in told(fork, row)]
    if fork.silent:
        page.append(quiet(f"Not spoken to: {listed(fork.silent)}."))
    if fork.absent:
        page.append(quiet(f"Not at this table: {listed(fork.absent)}."))
    return page


# --- drawn ---


def _drawing(fork: Fork) -> list[str]:
    """Return the lanes as lines of characters: a column for each sitting, a second line where the courses differ."""
    found = [" " * (NAME + 2) + "".join(f"{_short(day):<{WIDE}}" for day in days(fork.meetings))]
    for row in fork.rows:
        name = row.title if len(row.title) <= NAME else f"{row.title[: NAME - 1]}…"
        found.append(f"{name:<{NAME}}  {_lane(row.one)}")
        if row.forks is not None:
            indent = "" if row.forks == 0 else f"{' ' * (WIDE * row.forks - 2)}└─"
            found.append(f"{'':<{NAME}}  {indent}{_lane(row.other, row.forks)}")
    first, second = fork.delegations
    stated = f"◇ {first} alone   △ {second} alone   ≠ apart   = the same words"
    return [*found, "", f"· nothing said   {stated}   ✓ settled   ■ signed   ─ unchanged"]


def _short(day: str) -> str:
    """Return the day of a sitting, or only its count where the day stands before it already."""
    _, again, count = day.partition(" (")
    return f"({count}" if again else day


def across(found: Across) -> Page:
    """Return one issue in every course of a tree: drawn with characters, and told course by course."""
    drawing = [" " * (NAME + 2) + "".join(f"{_short(day):<{WIDE}}" for day in days(found.meetings))]
    for strand in found.strands:
        name = f"{'  ' * min(strand.depth, 4)}{strand.name}"
        name = name if len(name) <= NAME else f"{name[: NAME - 1]}…"
        indent = "" if strand.left == 0 else f"{' ' * (WIDE * strand.left - 2)}└─"
        drawing.append(f"{name:<{NAME}}  {indent}{_lane(strand.stands, strand.left)}")
    return [
        title(found.title),
        *(drawn(line) for line in drawing),
        *(item(strand.name, told_across(found, strand)) for strand in found.strands),
    ]


def _lane(stands: Stands, start: int = 0) -> str:
    """Return a lane from a sitting on: a mark where it changes, a line while it does not."""
    found = ""
    for number in range(start, len(stands)):
        stand = stands[number]
        if stand is None:
            break
        same = number > start and stand == stands[number - 1]
        if not spoken(stand):
            found += f"{'·':<{WIDE}}"
        else:
            found += "─" * WIDE if same else f"{_mark(stand)}{'─' * (WIDE - 1)}"
    return found


def _mark(stand: Stand) -> str:
    """Return the mark that tells how an issue stood."""
    if stand.signed is not None:
        return "■"
    if stand.settled is not None:
        return "✓"
    one, other = stand.positions
    if one is None or other is None:
        return "△" if one is None else "◇"
    return "=" if one == other else "≠"
