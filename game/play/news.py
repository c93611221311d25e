"""The minutes: what was done at the table, and what followed that a delegation may know, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

import numpy as np

from game.play import moves, phrases
from game.play.moves import Move
from game.play.view import MinuteView
from game.play.wording import choice, count, joined, on, tidy, topic
from game.play.words import Words
from game.rules.observe import Observation
from game.rules.score import beyond, by_issue, filled
from game.rules.spec import DRAFT, LAPSED, NO_OFFER, NONE, RUNNING, SEATS, SIGNED, Bools, SetMandate
from game.scenario.schema import Incident, Instruction

Kind = Literal["act", "event", "cable", "settled", "heading", "ending"]


def clock(words: Words, sitting: int, acts_made_in_sitting: int) -> datetime:
    """Return what time it is after so many acts of a sitting."""
    place = words.sitting(sitting)
    return place.date + timedelta(minutes=place.minutes_per_act * acts_made_in_sitting)


def time(words: Words, sitting: int, acts_made_in_sitting: int) -> str:
    """Return "12 November, 12:24", and for correspondence, where hours mean nothing, "16 November"."""
    text = stamp(clock(words, sitting, acts_made_in_sitting), long=False)
    return text if words.sitting(sitting).minutes_per_act < LETTERS else text.partition(",")[0]


def stamp(when: datetime, long: bool) -> str:
    """Return "12 November 1940" (long) or "12 November, 12:24"."""
    day = f"{when.day} {_MONTHS[when.month - 1]}"
    return f"{day} {when.year}" if long else f"{day}, {when:%H:%M}"


LETTERS = 240  # minutes between two acts from which on a sitting is an exchange of letters
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def made(words: Words, obs: Observation) -> int:
    """Return how many acts the sitting under way has seen."""
    return max(0, 2 * int(words.rules.exchanges[int(obs.sitting[0])]) - int(obs.left[0]))


def opening(words: Words, seat: int, obs: Observation) -> tuple[MinuteView, ...]:
    """Return what stands in the minutes before the first act: the heading, and the brief's cables to *seat*."""
    page = _Page(words, seat, obs)
    page.heading()
    page.learnt(np.zeros_like(obs.known[0]))
    return tuple(page.lines)


def unknown(words: Words, obs: Observation, numbers: Iterable[int]) -> tuple[MinuteView, ...]:
    """Return events that came before a sitting and that no delegation learnt of, for who may know everything."""
    page = _Page(words, obs.seat, obs)
    page.time = time(words, page.sitting, 0)
    page.events(numbers)
    return tuple(line.model_copy(update={"speaker": "Unknown at the table"}) for line in page.lines)


def lines(
    words: Words, seat: int, by: int, move: Move, before: Observation, after: Observation
) -> tuple[MinuteView, ...]:
    """Return one act in the third person and what followed it, as far as *seat* may know."""
    acted = _Page(words, seat, before)
    sources = tuple(words.actions[_action(words, move)].source) if isinstance(move, moves.Act) else ()
    speaker = words.speaker(by, acted.sitting, acted.turn)
    acted.add("act", phrases.act(words, by, move, before), speaker=speaker, by=by, verb=move.verb, sources=sources)

    closed = int(after.sitting[0]) != acted.sitting or (int(after.ending[0]) == LAPSED)
    closing = _Page(words, seat, before, later=True)
    _home_refused(closing, before, after)
    if closed:
        _referral(closing, move, before, after)
    _settled(closing, before, after, closed)
    if closed:
        closing.add("event", _close(move, before))
    begun = _Page(words, seat, after)
    if closed and int(after.ending[0]) == RUNNING:
        between = words.sitting(acted.sitting).after
        if between:
            closing.add("event", between, speaker="Meanwhile")
        begun.time = time(words, begun.sitting, 0)  # even where an incident takes exchanges from the sitting
        begun.heading()
    _eased(begun, before, after)
    begun.learnt(before.known[0])
    _ending(begun, after)
    return (*acted.lines, *closing.lines, *begun.lines)


def _action(words: Words, move: moves.Act) -> int:
    return [action.id for action in words.actions].index(move.action)


class _Page:
    """Minutes being written at one moment of the talks."""

    def __init__(self, words: Words, seat: int, obs: Observation, *, later: bool = False) -> None:
        self.words, self.seat, self.obs = words, seat, obs
        self.sitting, self.turn = int(obs.sitting[0]), int(obs.turn[0]) + later
        self.time = time(words, self.sitting, made(words, obs) + later)
        self.lines: list[MinuteView] = []

    def add(
        self,
        kind: Kind,
        text: str,
        *,
        speaker: str = "",
        by: int = NONE,
        verb: str | None = None,
        sources: tuple[str, ...] = (),
        disputed: str | None = None,
    ) -> None:
        """Write one line."""
        self.lines.append(
            MinuteView(
                turn=self.turn,
                time=self.time,
                sitting=self.words.sitting(self.sitting).id,
                by=self.words.seats[by] if by != NONE else None,
                speaker=speaker,
                verb=verb,
                kind=kind,
                text=text,
                sources=sources,
                disputed=disputed,
            )
        )

    def heading(self) -> None:
        """Write the heading of the sitting under way."""
        sitting = self.words.sitting(self.sitting)
        self.add("heading", f"{sitting.title}. {sitting.place}, {stamp(sitting.date, long=True)}.")

    def learnt(self, known: Bools) -> None:
        """Write the incidents and cables that were not yet *known*."""
        self.events(np.flatnonzero(self.obs.known[0] & ~known).tolist())

    def events(self, numbers: Iterable[int]) -> None:
        """Write incidents and cables, each with the day it came on in fact."""
        scenario, rules = self.words.scenario, self.words.rules
        told: list[Incident | Instruction] = [*scenario.incidents, *scenario.instructions]
        events = {one.id: one for one in told}
        for number in numbers:
            event = events[rules.events[number].id]
            self.add(
                "event" if isinstance(event, Incident) else "cable",
                f"{event.title}. {event.date}. {event.text}",
                speaker="Incident" if isinstance(event, Incident) else event.sender,
                sources=tuple(event.source),
                disputed=event.disputed,
            )


def _home(words: Words, seat: int) -> str:
    return words.parties[seat].capital or words.parties[seat].name


def _settled(page: _Page, before: Observation, after: Observation, closed: bool) -> None:
    """Write what was settled in principle, and what no longer is."""
    old, new = before.settled[0], after.settled[0]
    package = before.offer[0]
    for issue in np.flatnonzero((new >= 0) & (new != old)).tolist():
        option = int(new[issue])
        text = tidy(f"settled in principle {on(page.words, issue)}: {choice(page.words, issue, option)}.")
        confirmed = closed and int(package[issue]) != option and (before.position[0, :, issue] == option).all()
        page.add("settled", text + (" Both governments have confirmed it." if confirmed else ""))
    for issue in np.flatnonzero((new < 0) & (old >= 0)).tolist():
        page.add("event", tidy(f"{topic(page.words, issue)} is open again."))


def _home_refused(page: _Page, before: Observation, after: Observation) -> None:
    """Write that a government did not ratify the draft its delegation had accepted, or was asked about."""
    for seat in range(SEATS):
        if int(after.unratified[0, seat]) > int(before.unratified[0, seat]):
            text = "The government refused to ratify the draft. It is off the table."
            page.add("event", text, speaker=f"Answer from {_home(page.words, seat)}")


def _referral(page: _Page, move: Move, before: Observation, after: Observation) -> None:
    """Write how a government answered the package that had been left to it."""
    words = page.words
    seat = int(before.side[0]) if isinstance(move, moves.Refer) else int(before.referred[0])
    if seat == NONE or int(after.offer_kind[0]) != NO_OFFER or int(before.offer_kind[0]) == DRAFT:
        return
    package, speaker = before.offer[0], f"Answer from {_home(words, seat)}"
    parts = package >= 0
    if (after.settled[0][parts] == package[parts]).all():
        page.add("event", "The government agreed to the package that had been left to it.", speaker=speaker)
        return
    issue = _blocking(page, seat, before, after)
    over = f" over {topic(words, issue)}" if issue != NONE else ""
    text = f"The government declined the package that had been left to it{over}. It is off the table."
    page.add("event", text, speaker=speaker)


def _blocking(page: _Page, seat: int, before: Observation, after: Observation) -> int:
    """Return the issue over which *seat*'s government declined a package, as far as the reader knows; else NONE."""
    rules, package = page.words.rules, before.offer[0]
    if seat == page.seat:
        quo, profile = after.status_quo, after.profile
        gain = by_issue(rules, seat, profile, filled(before.offer, quo)).astype(np.int32) - by_issue(
            rules, seat, profile, quo
        )
        gain -= 1000 * beyond(seat, before.offer, rules.floor[seat][profile])
        return int(np.where(package >= 0, gain[0], 30000).argmin())
    told = (after.reading[0] != before.reading[0]) | (after.reading_kind[0] != before.reading_kind[0])
    found = np.flatnonzero(told & (package >= 0))
    return int(found[-1]) if found.size else NONE


def _close(move: Move, before: Observation) -> str:
    """Return how a sitting ended."""
    if isinstance(move, moves.Adjourn):
        return "The sitting was adjourned."
    if int(before.left[0]) > 1:
        return "The sitting broke off. The room had become too heated to go on."
    turn = int(before.turn[0])
    return ("The sitting ended.", "The time was up, and the sitting closed.", "With that the sitting ended.")[turn % 3]


def _eased(page: _Page, before: Observation, after: Observation) -> None:
    """Write where our government gave way to the other side's insistence; cables speak for themselves."""
    words, rules = page.words, page.words.rules
    came = np.flatnonzero(after.known[0] & ~before.known[0]).tolist()
    ordered = {effect.issue for n in came for effect in rules.events[n].effects if isinstance(effect, SetMandate)}
    for issue in np.flatnonzero(after.mandate[0] != before.mandate[0]).tolist():
        gave = beyond(page.seat, after.mandate[0, issue], before.mandate[0, issue]) > 0
        if issue in ordered or not gave:
            continue
        home, allowed = _home(words, page.seat), choice(words, issue, int(after.mandate[0, issue]))
        text = f"{on(words, issue)} the delegation may now go as far as: {allowed}. The other side had insisted."
        page.add("cable", tidy(text), speaker=home)


def _ending(page: _Page, after: Observation) -> None:
    """Write how the talks ended, and what absent parties did with the treaty."""
    words, ending = page.words, int(after.ending[0])
    if ending == RUNNING:
        return
    if ending == LAPSED:
        page.add("ending", "The talks ended without a treaty. What held before holds on.")
        return
    if ending != SIGNED:
        ours = int(after.standing[0]) <= 0
        gone = page.seat if ours else 1 - page.seat
        page.add("ending", f"{_home(words, gone)} recalled the {words.delegation(gone)}. The talks are over.")
        return
    treaty, force = after.treaty[0], after.in_force[0]
    kept = [issue.options[n].secret for issue, n in zip(words.issues, treaty.tolist(), strict=True) if n >= 0]
    protocol = f", {count(sum(kept), 'of them', 'of them')} secret" if any(kept) else ""
    page.add(
        "ending", f"The treaty was ratified by both governments and signed: {count(len(kept), 'article')}{protocol}."
    )
    for issue in np.flatnonzero((treaty >= 0) & (force < 0)).tolist():
        asked = words.option(issue, int(treaty[issue])).consent
        parties = joined([words.scenario.parties[name].name for name in asked])
        text = f"The article on {topic(words, issue)} stays on paper. It needed the consent of {parties}."
        page.add("ending", text, speaker="Not at this table")
