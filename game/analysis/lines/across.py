"""One issue in every course of a tree: a lane for each course, from the sitting in which it left the one above."""

from __future__ import annotations

from collections.abc import Iterable

from game.analysis.lines.forks import Stands, called, days, spoken, standing, stretches
from game.analysis.lines.lanes import Meeting, lanes
from game.paths import BadInput
from game.play.talks import Talks
from game.play.view import Shown


class Strand(Shown):
    """The issue in one course."""

    name: str
    depth: int  # how many courses were left to come to it
    left: int  # the sitting, by its number, in which it left the course above; 0 for one that left none here
    stands: Stands  # after each sitting; None where the course does not reach it


class Across(Shown):
    """One issue in a tree of courses."""

    issue: str
    title: str
    options: tuple[str, ...]  # titles, from what suits the first delegation to what suits the second
    delegations: tuple[str, str]
    meetings: tuple[Meeting, ...]
    strands: tuple[Strand, ...]  # each before those that left it


def across(courses: Iterable[tuple[Talks, int]], issue: str) -> Across:
    """Return an issue in courses of one scenario, given with their depth in the tree; raises BadInput for no issue.

    Courses on whose agenda the issue is not are left out.
    """
    found = [(talks, depth, lanes(talks)) for talks, depth in courses if issue in talks.words.number]
    if not found:
        raise BadInput(f'no course here has an issue "{issue}" on its agenda')
    meetings = max((lane.meetings for _, _, lane in found), key=len)
    shown = {id(lane): next(row for row in lane.rows if row.issue == issue) for _, _, lane in found}
    first = shown[id(found[0][2])]
    return Across(
        issue=issue,
        title=first.title,
        options=first.options,
        delegations=found[0][2].delegations,
        meetings=meetings,
        strands=tuple(
            Strand(
                name=called(talks),
                depth=depth,
                left=_left(talks, lane.meetings) if depth else 0,
                stands=(*shown[id(lane)].stands, *(None for _ in range(len(meetings) - len(lane.meetings)))),
            )
            for talks, depth, lane in found
        ),
    )


def told(found: Across, strand: Strand) -> str:
    """Return the issue's way in one course in words, from where it left the one above."""
    when = days(found.meetings)
    runs = [
        f"{when[max(first, strand.left)]}: {standing(found.delegations, found.options, stand)}"
        for first, last, stand in stretches(strand.stands)
        if last >= strand.left and spoken(stand)
    ]
    return f"{'. '.join(runs)}." if runs else "Nothing was said on it."


def _left(talks: Talks, meetings: tuple[Meeting, ...]) -> int:
    """Return the sitting in which a course left its parent."""
    turn = talks.opening.parent.turn if talks.opening.parent is not None else 0
    return next((number for number, one in enumerate(meetings) if turn < one.last), max(0, len(meetings) - 1))
