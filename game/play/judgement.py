"""How a side judges a package: signed reasons, whether it would agree, and the smallest changes that would do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from game.play.view import Change, Judgement, Known, Reason
from game.play.words import Words
from game.rules.legal import LINK_SIZE
from game.rules.observe import Observation
from game.rules.score import agrees, beyond, ratifies, worth
from game.rules.spec import GUESS, INFERRED, NONE, SAID, UNKNOWN, Bools, Ints, Rules
from game.rules.treaty import OFTEN_OFF
from game.rules.worlds import posterior

Odds = NDArray[np.float64]

KNOWN: dict[int, Known] = {UNKNOWN: "guess", GUESS: "guess", INFERRED: "inferred", SAID: "said"}
LIKELY = 500  # per mille from which the staff expects a yes
MOST_CHANGES = 3
PAIRED = 10  # single changes that are tried two at a time


def theirs(words: Words, obs: Observation, package: dict[str, str] | Ints, *, draft: bool) -> Judgement:
    """Return how the other government is thought to judge a package, by all this delegation knows of it.

    A draft must carry the whole treaty; a conditional package or a statement need only leave them no worse off.
    """
    rules, them = words.rules, 1 - obs.seat
    options = _options(words, package)
    odds = _odds(rules, obs)
    gain = odds @ _gains(rules, them, options[None], obs.status_quo[0])[:, 0]
    blocking = _blocking(rules, obs, odds, options[None])[0]
    chance = int(_chances(rules, obs, odds, options[None], draft=draft)[0])
    known = [KNOWN[int(kind)] for kind in obs.reading_kind[0]]
    reasons = _reasons(words, them, options, obs.status_quo[0], np.rint(gain).astype(int), blocking, known)
    total = sum(reason.points for reason in reasons)
    needs = round(float(odds @ rules.reservation[them])) if draft else 0
    willing = chance >= LIKELY and not blocking.any()
    changes = () if willing or not reasons else _changes(words, obs, odds, options, draft=draft)
    return Judgement(
        package=words.package(options),
        reasons=reasons,
        total=total,
        needs=needs,
        verdict=_verdict(words, them, reasons, total, needs, chance, hopeless=not (willing or changes)),
        chance=chance,
        changes=changes,
    )


def ours(words: Words, obs: Observation, package: dict[str, str] | Ints, *, draft: bool) -> Judgement:
    """Return how our own government judges a package; nothing in it is uncertain."""
    rules, us, quo = words.rules, obs.seat, obs.status_quo
    options = _options(words, package)
    gain = _gains(rules, us, options[None], quo[0])[int(obs.profile[0]), 0]
    blocking = beyond(us, options, rules.floor[us, int(obs.profile[0])]) > 0
    reasons = _reasons(words, us, options, quo[0], gain, blocking, ["said"] * len(options))
    total = sum(reason.points for reason in reasons)
    needs = int(rules.reservation[us, int(obs.profile[0])]) + int(obs.reservation[0]) if draft else 0
    agreed = total >= needs and not blocking.any()
    capital = words.parties[us].capital or words.parties[us].name
    if not reasons:
        verdict = "There is nothing yet to judge."
    elif blocking.any():
        titles = "; ".join(one.text.partition(":")[0] for one in reasons if one.blocking)
        verdict = f"{capital} would refuse what lies beyond its floor: {titles}."
    elif agreed:
        verdict = f"{capital} would {'sign this' if draft else 'agree'}."
    else:
        verdict = f"{capital} would refuse: this is worth {_points(needs - total)} too little to it."
    return Judgement(
        package=words.package(options),
        reasons=reasons,
        total=total,
        needs=needs,
        verdict=verdict,
        chance=1000 if agreed else 0,
    )


# --- what is known of the other government ---


def _odds(rules: Rules, obs: Observation) -> Odds:
    """Return how likely each of their profiles is, (P,): Bayes over their public acts and over our readings."""
    them = 1 - obs.seat
    odds: Odds = posterior(rules, them, obs.evidence[:, them])[0]
    for issue in np.flatnonzero(obs.reading_kind[0] > UNKNOWN).tolist():
        often_off = OFTEN_OFF[int(obs.reading_kind[0, issue])] / 1000
        floor, last = rules.floor[them, :, issue].astype(int), int(rules.options[issue]) - 1
        heard = int(obs.reading[0, issue])
        likely = (1 - often_off) * (floor == heard)
        for step in (-1, 1):
            likely = likely + often_off / 2 * (np.clip(floor + step, 0, last) == heard)
        if odds @ likely > 0:
            odds = odds * likely / (odds @ likely)
    return odds


def _blocking(rules: Rules, obs: Observation, odds: Odds, packages: Ints) -> Bools:
    """Return which parts of each package they would never sign, (N, I): by our reading, else more likely than not."""
    them = 1 - obs.seat
    heard = beyond(them, packages, obs.reading[0]) > 0
    thought = np.einsum("p,pni->ni", odds, beyond(them, packages[None], rules.floor[them][:, None]) > 0) > 0.5
    return np.where(obs.reading_kind[0] > UNKNOWN, heard, thought)


def _chances(rules: Rules, obs: Observation, odds: Odds, packages: Ints, *, draft: bool) -> Ints:
    """Return how likely they would take each package, (N,) per mille."""
    them, possible = 1 - obs.seat, np.flatnonzero(odds > 0)
    rows = np.repeat(packages, len(possible), axis=0)
    profile = np.tile(possible, len(packages))
    quo = np.broadcast_to(obs.status_quo[0], rows.shape)
    if draft:
        willing = ratifies(rules, them, profile, np.zeros(len(rows), np.int16), rows, quo)
    else:
        willing = agrees(rules, them, profile, rows, quo)
    chance: Odds = willing.reshape(len(packages), len(possible)) @ odds[possible]
    return np.rint(1000 * chance).astype(np.int32)


# --- reasons ---


def _options(words: Words, package: dict[str, str] | Ints) -> Ints:
    return words.options(package) if isinstance(package, dict) else package


def _gains(rules: Rules, seat: int, packages: Ints, quo: Ints) -> Ints:
    """Return what each part of packages (N, I) brings each profile of *seat* beyond the status quo, (P, N, I)."""
    issues, utility = np.arange(packages.shape[1]), rules.utility[seat].astype(np.int32)
    gain: Ints = utility[:, issues, np.maximum(packages, 0)] - utility[:, None, issues, quo]
    return np.where(packages >= 0, gain, 0)


def _reasons(
    words: Words, seat: int, options: Ints, quo: Ints, gain: Ints, blocking: Bools, known: Sequence[Known]
) -> tuple[Reason, ...]:
    """Return the reasons for and against a package: what blocks first, then what weighs most."""
    found = [
        Reason(
            issue=words.issues[issue].id,
            text=f"{words.issues[issue].title}: {words.option(issue, int(options[issue])).title}",
            points=int(gain[issue]),
            blocking=bool(blocking[issue]),
            known=known[issue],
        )
        for issue in np.flatnonzero(options >= 0).tolist()
    ]
    held = np.where(options >= 0, options, quo)
    for link in words.rules.links:
        met, before = (all(low <= at[issue] <= high for issue, low, high in link.ranges) for at in (held, quo))
        if link.points[seat] and met != before:
            titles = " with ".join(words.issues[issue].title for issue, _, _ in link.ranges)
            points = link.points[seat] if met else -link.points[seat]
            found.append(Reason(issue=None, text=f"Together: {titles}", points=points, blocking=False, known="said"))
    return tuple(sorted(found, key=lambda one: (not one.blocking, -abs(one.points))))


def _blocked_by(blocking: Sequence[Reason]) -> str:
    """Return "blocked by Bulgaria (said)" or, of many, the first three."""
    named = "; ".join(f"{one.text.partition(':')[0]} ({one.known})" for one in blocking[:3])
    return f"blocked by {named}" + (f"; and {len(blocking) - 3} more" if len(blocking) > 3 else "")


def _points(number: int) -> str:
    return f"{number} point" if number == 1 else f"{number} points"


def _verdict(
    words: Words, seat: int, reasons: Sequence[Reason], total: int, needs: int, chance: int, *, hopeless: bool
) -> str:
    """Return in one or two sentences what the other government would probably do, and why."""
    capital = words.parties[seat].capital or words.parties[seat].name
    blocking = [one for one in reasons if one.blocking]
    if not reasons:
        return "There is nothing yet to judge."
    if not blocking and chance >= LIKELY:
        return f"{capital} would probably accept."
    if blocking:
        why = _blocked_by(blocking)
    elif total < needs:
        why = f"this seems worth {_points(needs - total)} too little to it"
    else:
        why = "only some of the governments it may be would agree"
    last = " No small change would do." if hopeless else ""
    return f"{capital} would probably refuse: {why}.{last}"


# --- what would do ---


def _changes(words: Words, obs: Observation, odds: Odds, options: Ints, *, draft: bool) -> tuple[Change, ...]:
    """Return up to three changes after which they would probably agree, one step each if such there are, else two.

    None goes beyond our own floor; those worth most to our own government come first. A statement stays on its issue.
    """
    rules, statement = words.rules, not draft and np.count_nonzero(options >= 0) == 1
    least, most = (1, 1) if statement else (rules.min_articles, len(words.issues)) if draft else LINK_SIZE
    single = _within_our_floor(rules, obs, _single(obs, rules, options))

    def doing(packages: Ints) -> Ints:
        parts = np.count_nonzero(packages >= 0, axis=1)
        sound = packages[(parts >= least) & (parts <= most)]
        likely = _chances(rules, obs, odds, sound, draft=draft) >= LIKELY
        kept: Ints = sound[likely & ~_blocking(rules, obs, odds, sound).any(axis=1)]
        return kept

    good = doing(single)
    if not len(good) and not statement:
        good = doing(_paired(obs, odds, rules, options, single, draft=draft))
    points = _our_points(rules, obs, good)
    return tuple(
        Change(package=words.package(good[n]), text=_difference(words, options, good[n]), points=int(points[n]))
        for n in np.argsort(-points, kind="stable")[:MOST_CHANGES].tolist()
    )


def _single(obs: Observation, rules: Rules, options: Ints) -> Ints:
    """Return every package one change away, (N, I): another option, a part dropped, or one added.

    What is settled is added only as it was settled, and what already holds is not added at all.
    """
    issues, choice = np.arange(len(options))[:, None], np.arange(-1, rules.utility.shape[-1])
    settled, quo = obs.settled[0][:, None], obs.status_quo[0][:, None]
    inside = options[:, None] >= 0
    adding = (choice >= 0) & (choice != quo) & ((settled < 0) | (choice == settled))
    possible = (choice < rules.options[:, None]) & (choice != options[:, None]) & (inside | adding)
    where = np.broadcast_to(issues, possible.shape)[possible]
    packages = np.repeat(options[None], len(where), axis=0)
    packages[np.arange(len(where)), where] = np.broadcast_to(choice, possible.shape)[possible]
    return packages


def _paired(obs: Observation, odds: Odds, rules: Rules, options: Ints, single: Ints, *, draft: bool) -> Ints:
    """Return the packages that two of the most promising single changes make together, (N, I)."""
    chances = _chances(rules, obs, odds, single, draft=draft)
    still = np.count_nonzero(_blocking(rules, obs, odds, single), axis=1)
    gain = odds @ _gains(rules, 1 - obs.seat, single, obs.status_quo[0]).sum(axis=2)
    best = single[np.lexsort((-gain, -chances, still))[:PAIRED]]
    pairs = [(one, other) for one, other in combinations(best, 2) if not ((one != options) & (other != options)).any()]
    made = [np.where(other != options, other, one) for one, other in pairs]
    return np.array(made, options.dtype).reshape(len(made), len(options))


def _within_our_floor(rules: Rules, obs: Observation, packages: Ints) -> Ints:
    """Return those of the packages (N, I) that hold nothing our own government would never sign."""
    over = beyond(obs.seat, packages, rules.floor[obs.seat, int(obs.profile[0])]) > 0
    kept: Ints = packages[~over.any(axis=1)]
    return kept


def _our_points(rules: Rules, obs: Observation, packages: Ints) -> Ints:
    """Return what packages (N, I) are worth to our own government beyond the status quo, (N,)."""
    quo = np.broadcast_to(obs.status_quo[0], packages.shape)
    profile = np.repeat(obs.profile, len(packages))
    none = np.full_like(packages[:1], NONE)
    return worth(rules, obs.seat, profile, packages, quo) - worth(rules, obs.seat, obs.profile, none, obs.status_quo)


def _difference(words: Words, old: Ints, new: Ints) -> str:
    """Return what was changed between two packages, in words."""
    said = []
    for issue in np.flatnonzero(old != new).tolist():
        before, after = ("" if n < 0 else words.option(issue, n).title for n in (int(old[issue]), int(new[issue])))
        change = f"{after} instead of {before}" if before and after else f"{after} (added)" if after else "left out"
        said.append(f"{words.issues[issue].title}: {change}")
    return "; ".join(said)
