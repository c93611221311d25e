"""Makes of a course, history's or one held, a record that can be sent: the whole of it, or a stretch cut out."""

from __future__ import annotations

from pathlib import Path

from game.analysis.lines import history
from game.paths import BadInput
from game.play import news, record, shelf
from game.play.record import Entry, Stretch
from game.play.talks import Talks, plain


def whole(talks: Talks) -> bytes:
    """Return a course as the bytes of a record; history's line as any other."""
    return record.lines(talks.opening, plain(talks.words.scenario), talks.entries)


def cut(talks: Talks, first: int, last: int, name: str = "") -> bytes:
    """Return the acts from *first* to *last* of a course as the bytes of a record that is read from the first on.

    The acts before go along, for they lead to it; a person's notes on them do not. It may be read from the seats the
    course may be read from. Raises BadInput for acts the course does not have.
    """
    if not 1 <= first <= last <= talks.turn:
        acts = f"it has acts 1 to {talks.turn}" if talks.turn else "it has no acts yet"
        raise BadInput(f"acts {first} to {last} cannot be cut out of this course: {acts}")
    known = talks.opening.name or talks.opening.title
    opening = talks.opening.model_copy(
        update={
            "id": record.new_id(),
            "name": record.named(name) if name else called(talks, first),
            "parent": talks.left(last),
            "stretch": Stretch(first=first, last=last, course=known, readers=history.readers(talks)),
        }
    )
    entries = [_without_note(entry) if entry.turn + 1 < first else entry for entry in talks.entries[:last]]
    return record.lines(opening, plain(talks.words.scenario), entries)


def called(talks: Talks, first: int) -> str:
    """Return what a stretch that begins with an act is called: "13 November, 16:20", or its day and sitting."""
    followed = history.beside(talks)
    if first <= len(followed):
        return news.stamp(followed[first - 1].date, long=False)
    sitting = talks.words.sitting(int(talks.states[first - 1].sitting[0]))
    return f"{sitting.date.day} {sitting.date:%B %Y}, {sitting.title}"


def send(data: bytes, name: str, to: Path) -> str:
    """Write a record to a file or into a folder, and return a sentence that says where and how large it is."""
    path = shelf.export(data, name, to)
    return f"Written to {path}, {round(path.stat().st_size / 1024)} KB."


def _without_note(entry: Entry) -> Entry:
    return entry.model_copy(update={"note": None})
