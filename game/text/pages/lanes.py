"""The page of a course beside the one it left: lanes of issues through the sittings, unchanged stretches folded."""

from __future__ import annotations

from game.analysis.forks import Fork, Row, Stands, days, spoken, stretches
from game.analysis.lanes import Stand
from game.play.writing import listed
from game.text.lines import Line, Page, drawn, heading, item, quiet, title

NAME = 18  # characters of an issue's name in the drawn lanes
WIDE = 7  # characters of a sitting: with eight of them a lane fits a terminal of 80


def lanes(fork: Fork) -> Page:
    """Return a course as lanes: drawn with characters, and told issue by issue."""
    page: Page = [title(fork.name), Line(_parting(fork))]
    if not fork.rows:
        return [*page, Line("Neither delegation has stated anything yet.")]
    page += [drawn(line) for line in _drawing(fork)]
    apart, alike = fork.rows[: fork.differing], fork.rows[fork.differing :]
    if apart:
        page.append(heading("Where the courses differ"))
    for row in apart:
        page += _both(row, fork)
    if alike:
        page.append(heading("Alike in both" if fork.beside else "Issue by issue"))
    page += [item(row.title, _way(_longer(row), row, fork)) for row in alike]
    if fork.silent:
        page.append(quiet(f"Not spoken to: {listed(fork.silent)}."))
    return page


def _parting(fork: Fork) -> str:
    """Return what two courses have in common, and what is not told of the other."""
    acts = "1 act" if fork.acts == 1 else f"{fork.acts} acts"
    if not fork.beside:
        return f"{acts}."
    beside = f"{acts}. Beside it: {fork.beside}."
    if fork.withheld:
        return f"{beside} They share {fork.shared} acts; what the other did next is told only when asked for."
    if fork.parted is None:
        return f"{beside} The acts of both are the same."
    place = fork.meetings[fork.parted]
    return f"{beside} They part after act {fork.shared}, {place.date}, {place.title}."


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


# --- told ---


def _longer(row: Row) -> Stands:
    """Return the lane that reaches further, where both are alike as far as both go."""
    return row.other if row.other and row.one[-1] is None else row.one


def _both(row: Row, fork: Fork) -> Page:
    """Return an issue's way in both courses, what they have in common once."""
    fork_at = row.forks or 0
    common = row.one[:fork_at]
    before = any(stand is not None and spoken(stand) for stand in common)
    ways = [("here", row.one), ("beside", row.other)]
    return [
        Line(f"{row.title}."),
        *([item("in both", _way(common, row, fork))] if before else []),
        *(item(lead, _way(stands, row, fork, fork_at)) for lead, stands in ways),
    ]


def _way(stands: Stands, row: Row, fork: Fork, start: int = 0) -> str:
    """Return the stretches of a lane from a sitting on, one after the other, as a sentence."""
    when = days(fork.meetings)
    runs = [
        f"{_span(when[max(first, start)], when[last])}: {standing(stand, row, fork)}"
        for first, last, stand in stretches(stands)
        if last >= start and spoken(stand)
    ]
    return f"{'. '.join(runs)}." if runs else "Nothing was said on it."


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def standing(stand: Stand, row: Row, fork: Fork) -> str:
    """Return how an issue stood, in words."""
    if stand.signed is not None:
        return f"signed, {row.options[stand.signed]}{'' if stand.in_force else ' (without effect)'}"
    if stand.settled is not None:
        return f"settled, {row.options[stand.settled]}"
    stated = [
        f"{name}, {row.options[option]}"
        for name, option in zip(fork.delegations, stand.positions, strict=True)
        if option is not None
    ]
    return "; ".join(stated)
