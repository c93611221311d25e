"""The draft protocol as it stands: one article for every issue somebody has spoken to."""

from __future__ import annotations

from typing import Literal

from game.play.news import made, time
from game.play.view import Article
from game.play.wording import roman
from game.play.words import Words
from game.rules.observe import Observation
from game.rules.spec import SIGNED

By = Literal["us", "them", "both"]


def title(words: Words, obs: Observation) -> str:
    """Return "Draft protocol, as it stands on 13 November, 17:40"."""
    if int(obs.ending[0]) == SIGNED:
        return "The treaty as signed"
    return f"Draft protocol, as it stands on {time(words, int(obs.sitting[0]), made(words, obs))}"


def articles(words: Words, seat: int, obs: Observation, earlier: Observation | None) -> tuple[Article, ...]:
    """Return the articles of the draft; those that differ from *earlier* are marked as changed."""
    now, then = _rows(seat, obs), _rows(seat, earlier) if earlier is not None else None
    offer_by: By = "us" if int(obs.offer_by[0]) == seat else "them"
    found: list[Article] = []
    for number, issue in enumerate(words.issues):
        treaty, settled, offered, ours, theirs = row = now[number]
        if max(row) < 0:
            continue
        status: Literal["agreed", "offered", "disputed", "open"]
        by: By = "both"
        other = -1
        if treaty >= 0 or int(obs.ending[0]) == SIGNED:
            status, option = "agreed", treaty
        elif offered >= 0 and offered != settled:
            status, option, by, other = "offered", offered, offer_by, settled
        elif settled >= 0:
            status, option = "agreed", settled
        elif ours >= 0 and theirs >= 0 and ours != theirs:
            status, option, other = "disputed", ours, theirs
        else:
            status, option = "open", max(ours, theirs)
            by = "both" if ours == theirs else "us" if ours >= 0 else "them"
        if option < 0:
            continue
        wording = issue.options[option]
        found.append(
            Article(
                issue=issue.id,
                number=roman(len(found) + 1),
                heading=issue.article,
                text=wording.clause,
                status=status,
                by=by,
                other_text=issue.options[other].clause if other >= 0 else None,
                secret=wording.secret,
                changed=then is not None and then[number] != row,
            )
        )
    return tuple(found)


def _rows(seat: int, obs: Observation) -> list[tuple[int, int, int, int, int]]:
    """Return per issue what is signed, settled, offered, and stated by us and by them."""
    stated = obs.position[0]
    columns = (obs.treaty[0], obs.settled[0], obs.offer[0], stated[seat], stated[1 - seat])
    return list(zip(*(column.tolist() for column in columns), strict=True))
