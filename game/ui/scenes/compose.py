"""An act being prepared: which verb, on what, and the sheet on which it is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from game.ui.events import Adjust, Event, Press

if TYPE_CHECKING:
    from game.play.moves import Move
    from game.play.view import IssueView, Possible, VerbView, View

ON_ISSUE = ("ask", "insist", "decline")
PACKAGE = ("link", "table")


@dataclass(frozen=True, slots=True)
class Compose:
    """What has been chosen for the act so far."""

    verb: str
    issue: str = ""
    option: str = ""
    to: str = ""
    action: str = ""
    package: Mapping[str, str] = field(default_factory=dict)  # every issue's chosen option
    included: frozenset[str] = frozenset()


def verb_of(view: View, verb: str) -> VerbView:
    """Return what the view says about a verb."""
    return next(one for one in view.verbs if one.verb == verb)


def issue_of(view: View, ident: str) -> IssueView:
    """Return an issue of the view."""
    return next(one for one in view.issues if one.id == ident)


def started(view: View, verb: str, issue: str) -> Compose:
    """Return a new act with first choices: the issue in hand where it can be meant, else the first that can."""
    shown = verb_of(view, verb)
    issue = (
        issue
        if possible(shown, issue)
        else next((i for i in shown.issues if possible(shown, i)), issue or view.issues[0].id)
    )
    made = Compose(verb, issue=issue, package={one.id: usual(one) for one in view.issues})
    match verb:
        case "state":
            return with_issue(made, view, issue)
        case "evade":
            return replace(made, to=elsewhere(view, issue))
        case "act":
            usable = [one.id for one in view.actions if one.possible.enabled] or [one.id for one in view.actions]
            return replace(made, action=usable[0] if usable else "")
        case "link" if possible(shown, issue):
            return replace(made, included=frozenset({issue}))
        case "table":
            most = shown.size[1] or len(view.issues)
            able = [one.id for one in view.issues if possible(shown, one.id)]
            return replace(made, included=frozenset(able[:most]))
    return made


def elsewhere(view: View, issue: str) -> str:
    """Return the first other issue that an evasion can lead to, or nothing."""
    return next((i for i, may in verb_of(view, "evade").to.items() if may.enabled and i != issue), "")


def usual(issue: IssueView) -> str:
    """Return the option a package begins with: what is settled or offered, our word, or the middle of the zone."""
    known = issue.settled or issue.offered or issue.our_position
    if known:
        return known
    ids = [one.id for one in issue.options]
    if issue.zone:
        return ids[(ids.index(issue.zone[0]) + ids.index(issue.zone[1])) // 2]
    return issue.our_mandate


def with_issue(made: Compose, view: View, ident: str) -> Compose:
    """Return the act moved to another issue, with the option now held there."""
    issue = issue_of(view, ident)
    option = issue.our_position or issue.our_aim
    return replace(made, issue=ident, option=option)


def with_package(view: View, package: Mapping[str, str]) -> Compose:
    """Return a package act that offers these options: a draft if that can be tabled, else a link."""
    verb = next(
        (v for v in ("table", "link") if verb_of(view, v).possible.enabled and _fits(verb_of(view, v), len(package))),
        "link",
    )
    made = started(view, verb, next(iter(package)))
    keep = frozenset(package) if verb == "link" else made.included | frozenset(package)
    return replace(made, package={**made.package, **package}, included=keep)


def _fits(shown: VerbView, count: int) -> bool:
    """Return whether a package of that many issues can be offered."""
    least, most = shown.size
    return least <= count <= most or (shown.verb == "table" and count <= most)


def possible(shown: VerbView, issue: str) -> bool:
    """Return whether the verb can be used on an issue."""
    may = shown.issues.get(issue)
    return may is not None and may.enabled


def chosen(made: Compose) -> dict[str, str]:
    """Return the package as it would be offered."""
    return {issue: option for issue, option in made.package.items() if issue in made.included}


def why_not(made: Compose, view: View) -> str:
    """Return why the act cannot be made as it stands; empty if it can."""
    shown = verb_of(view, made.verb)
    if not shown.possible.enabled:
        return shown.possible.why_not
    match made.verb:
        case "ask" | "insist" | "decline":
            return _refusal(shown.issues.get(made.issue), "Choose a question.")
        case "state":
            return _refusal(shown.issues.get(made.issue), "Choose a question.") or _refusal(
                shown.options.get(made.issue, {}).get(made.option), "Choose an answer."
            )
        case "evade":
            return (
                _refusal(shown.issues.get(made.issue), "Choose a question.")
                or _refusal(shown.to.get(made.to), "Choose what to turn to.")
                or ("A question cannot be evaded by itself." if made.to == made.issue else "")
            )
        case "act":
            action = next((one for one in view.actions if one.id == made.action), None)
            return _refusal(action.possible if action else None, "Choose an action.")
        case "link" | "table":
            return _package_refusal(made, view, shown)
    return ""


def _package_refusal(made: Compose, view: View, shown: VerbView) -> str:
    """Return why a package cannot be offered."""
    least, most = shown.size
    count = len(chosen(made))
    if count < least:
        return f"Include at least {least} questions; there are {count}."
    if most and count > most:
        return f"Include at most {most} questions; there are {count}."
    for issue, option in chosen(made).items():
        title = issue_of(view, issue).title
        for may in (shown.issues.get(issue), shown.options.get(issue, {}).get(option)):
            if may is not None and not may.enabled:
                return f"{title}: {may.why_not}"
    return ""


def _refusal(may: Possible | None, missing: str) -> str:
    """Return why something cannot be done, empty if it can, or what is missing."""
    if may is None:
        return missing
    return "" if may.enabled else may.why_not


def move(made: Compose) -> Move:
    """Return the act as a move."""
    from game.play import moves

    match made.verb:
        case "ask":
            return moves.Ask(issue=made.issue)
        case "state":
            return moves.State(issue=made.issue, option=made.option)
        case "insist":
            return moves.Insist(issue=made.issue)
        case "evade":
            return moves.Evade(issue=made.issue, to=made.to)
        case "link":
            return moves.Link(package=chosen(made))
        case "table":
            return moves.Table(package=chosen(made))
        case "decline":
            return moves.Decline(issue=made.issue)
        case "act":
            return moves.Act(action=made.action)
    plain: dict[str, Move] = {
        "accept": moves.Accept(),
        "refer": moves.Refer(),
        "silence": moves.Silence(),
        "adjourn": moves.Adjourn(),
    }
    return plain[made.verb]


def updated(made: Compose, event: Event, view: View) -> Compose:
    """Return the act after a choice on its sheet."""
    match event:
        case Press(name) if ":" in name:
            kind, _, value = name.partition(":")
            return _pressed(made, kind, value, view)
        case Adjust("question", step):
            return _stepped(made, view, step)
        case Adjust(name, step) if name.startswith("pack:"):
            return _shifted(made, view, name.removeprefix("pack:"), step)
    return made


def _pressed(made: Compose, kind: str, value: str, view: View) -> Compose:
    """Return the act after a press on kind:value."""
    match kind:
        case "issue" if made.verb == "state":
            return with_issue(made, view, value)
        case "issue" if made.verb in PACKAGE:
            return replace(made, issue=value, included=made.included ^ {value})
        case "issue" | "on" if made.verb == "evade" and made.to == value:
            return replace(made, issue=value, to=elsewhere(view, value))
        case "issue" | "on":
            return replace(made, issue=value)
        case "option":
            return replace(made, option=value)
        case "to":
            return replace(made, to=value)
        case "action":
            return replace(made, action=value)
        case "question":
            return _stepped(made, view, -1 if value == "less" else 1)
        case "pack":
            ident, _, arrow = value.partition(":")
            if arrow:
                return _shifted(made, view, ident, -1 if arrow == "less" else 1)
            return replace(made, issue=ident, included=made.included ^ {ident})
    return made


def _stepped(made: Compose, view: View, step: int) -> Compose:
    """Return the act moved to the next or previous issue."""
    ids = [one.id for one in view.issues]
    at = max(0, min(len(ids) - 1, ids.index(made.issue) + step))
    return with_issue(made, view, ids[at])


def _shifted(made: Compose, view: View, ident: str, step: int) -> Compose:
    """Return the package with one issue's option moved along its track, which also includes it."""
    ids = [one.id for one in issue_of(view, ident).options]
    at = max(0, min(len(ids) - 1, ids.index(made.package[ident]) + step))
    return replace(made, issue=ident, package={**made.package, ident: ids[at]}, included=made.included | {ident})
