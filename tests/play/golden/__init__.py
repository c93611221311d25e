"""Whole playthroughs as text, both delegations side by side: what the game is, in a form that can be read and compared.

`python -m tests.play.golden` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from game.play.talks import Talks
from game.play.view import MinuteView, View

FOLDER = Path(__file__).parent
WIDTH = 150  # where long lines are cut: what is tested here is the course, not the prose of the scenario
FEW = 5  # how many issues are named before they are only counted
RUNS = {
    "first-steps": ("first-steps", "all", {"german": "linear", "soviet": "conceder"}, 1),
    "berlin-1940": ("berlin-1940", "all", {"german": "evader", "soviet": "prober"}, 4),
}


def told(name: str) -> str:
    """Return one playthrough as text."""
    scenario, mode, players, key = RUNS[name]
    talks = Talks.open(scenario, mode=mode, players=players, key=key)
    parts = [f"{scenario}, mode {mode}, key {key}: {', '.join(f'{seat} by {by}' for seat, by in players.items())}"]
    read, going = [0, 0], True
    while going:
        views = [talks.seat(seat).view() for seat in players]
        news = [[_line(line) for line in view.minutes[old:]] for view, old in zip(views, read, strict=True)]
        parts.append("\n".join(_shared(list(players), news)))
        parts.append("\n".join([f"--- turn {talks.turn}, {talks.place}", *(_side(view) for view in views)]))
        read, going = [len(view.minutes) for view in views], talks.computer_move()
        if going:
            entry = talks.entries[-1]
            parts.append(f"> {entry.seat}: {entry.move.model_dump_json(exclude_none=True)}")
    parts.append("\n".join(_end(views[0])))
    return "\n\n".join(parts) + "\n"


def _line(line: MinuteView) -> str:
    """Return a line of the minutes, cut where it is long."""
    text = " | ".join((line.time, line.kind, line.speaker or "-", line.text))
    return text if len(text) <= WIDTH else text[: WIDTH - 1].rstrip() + "…"


def _shared(seats: list[str], news: list[list[str]]) -> Iterator[str]:
    """Yield once what came into both minutes, and what one delegation alone was told under its name."""
    one, other = news
    yield from (f"{'both' if line in other else seats[0]} | {line}" for line in one)
    yield from (f"{seats[1]} | {line}" for line in other if line not in one)


def _side(view: View) -> str:
    """Return one delegation's view in two lines: what it knows, and what it may do."""
    gauges = ", ".join(f"{gauge.name} {gauge.value}" for gauge in view.gauges)
    draft = Counter(article.status for article in view.draft)
    offer = f"{view.offer.kind} by {view.offer.by}" if view.offer else "none"
    thought = ", ".join(f"{one.id} {round(one.now / 10)}%" for one in view.estimate)
    articles = ", ".join(f"{draft[status]} {status}" for status in sorted(draft))
    knows = f"{view.seat} sees: {gauges}; draft {articles or 'empty'}; offer {offer}; them: {thought}"
    return f"{knows}\n{view.seat} may: {_may(view)}"


def _may(view: View) -> str:
    """Return what a delegation may do, in one line: each verb with what it can be used on, counted where many."""
    found = []
    for verb in view.verbs:
        if not verb.possible.enabled:
            continue
        match verb.verb:
            case "state":
                count = {issue: sum(may.enabled for may in row.values()) for issue, row in verb.options.items()}
                about = [f"{issue}*{number}" for issue, number in count.items() if number]
            case "act":
                about = [action.id for action in view.actions if action.possible.enabled]
            case _:
                about = [issue for issue, may in verb.issues.items() if may.enabled]
        found.append(f"{verb.verb} {' '.join(about) if len(about) <= FEW else len(about)}".strip())
    return ", ".join(found) or "nothing"


def _end(view: View) -> Iterator[str]:
    """Yield the debrief: how it ended, the scores, and the aftermath with its chances."""
    assert view.debrief is not None, "talks held by computers come to an end"
    yield f"=== {view.debrief.ending}: {view.debrief.headline}"
    for score in view.debrief.scores:
        yield (
            f"{score.seat} ({score.profile.id}): {score.points} points, {score.needed} needed, {score.best} at best; "
            f"{score.brief_fulfilled} per cent of its brief. {' '.join(score.notes)}".rstrip()
        )
    for clause in view.debrief.treaty:
        force = "in force" if clause.in_force else "on paper"
        yield f"{clause.number}. {clause.heading} ({force}{', secret' if clause.secret else ''})"
    for outcome in view.debrief.outcomes:
        mark = "x" if outcome.happened else " "
        yield f"[{mark}] {outcome.id} at {outcome.chance} per mille of {len(outcome.terms)} terms"
