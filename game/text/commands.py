"""Reads what a person types at the table into commands, and writes moves the way they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from game.play import moves
from game.play.moves import Move
from game.play.view import IssueView, View
from game.text.matching import Name, Unclear, candidates, find, nearest


@dataclass(frozen=True, slots=True)
class Make:
    """Make a move; `sure` when no question should come before it."""

    move: Move
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """Show what a move would do, without making it."""

    move: Move


@dataclass(frozen=True, slots=True)
class Show:
    """Show a page, perhaps about something."""

    page: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """Do something with the talks as a whole: take back, save, load, quit."""

    what: str
    about: str = ""


Command = Make | Try | Show | Control

VERBS = {
    "ask": "ask issue",
    "state": "state issue option",
    "insist": "insist issue",
    "evade": "evade issue other-issue",
    "link": "link issue=option issue=option",
    "accept": "accept",
    "decline": "decline issue",
    "table": "table issue=option issue=option …, or: table draft",
    "refer": "refer",
    "act": "act action",
    "silence": "silence",
    "adjourn": "adjourn",
}
PAGES = {
    "status": "where the talks stand now",
    "brief": "what your government told you before you sat down",
    "agenda": "every issue with its positions; agenda disputed for some of them",
    "issue": "one issue with all its options, such as: issue 2 (or just: 2)",
    "draft": "the protocol as it stands",
    "offer": "the conditional offer on the table",
    "minutes": "what was said; minutes all for everything",
    "cables": "instructions from home",
    "news": "incidents you know of",
    "reasons": "how the other side judges what is on the table",
    "estimate": "what your staff thinks the other government wants",
    "absent": "those not at this table; absent finland for one of them",
    "verbs": "what you can do now, and why not the rest",
    "actions": "leverage away from the words",
    "scene": "the sitting under way",
    "codex": "people, places, papers: codex words",
    "sources": "the sources; sources S04 for one",
    "model": "how this game decides, and what it leaves out",
    "figures": "the numbers it decides with: figures words",
    "note": "the content note",
    "debrief": "after the end: what it came to",
}
CONTROLS = {
    "back": "take back your last act",
    "saves": "list the records of talks",
    "load": "go on with a record: load 2",
    "save": "says where the record is; save as NAME copies it",
    "export": "write a file: export minutes, export treaty",
    "help": "this page; help ask for one verb",
    "quit": "leave; everything is kept",
}
SAME = {
    "say": "state", "propose": "state", "demand": "state", "press": "insist", "repeat": "insist", "dodge": "evade",
    "package": "link", "agree": "accept", "sign": "accept", "refuse": "decline", "reject": "decline", "action": "act",
    "silent": "silence", "pass": "silence", "leave": "adjourn",
    "where": "status", "look": "status", "briefing": "brief", "issues": "agenda", "treaty": "draft",
    "record": "minutes", "instructions": "cables", "cable": "cables", "incidents": "news", "why": "reasons",
    "judgement": "reasons",
    "profiles": "estimate", "staff": "estimate", "parties": "absent", "moves": "verbs", "can": "verbs",
    "find": "codex", "search": "codex", "source": "sources", "content": "note",
    "undo": "back", "open": "load", "resume": "load", "exit": "quit", "bye": "quit", "q": "quit", "h": "help",
}  # fmt: skip
SMALL = {"about", "on", "the", "for", "of", "to", "because", "that", "at", "with", "issue", "option", "a"}
LONGEST = 2000
WORDS = [Name(word, "") for word in (*VERBS, *PAGES, *CONTROLS, "try")]


def parse(line: str, view: View) -> Command:
    """Return the command a line means; raises Unclear with the nearest words."""
    line = line.strip()
    if len(line) > LONGEST:
        raise Unclear(f"This line has {len(line)} characters; no command needs more than {LONGEST}.")
    if line.startswith("?"):
        return _try(line[1:].strip(), view)
    word, _, rest = line.partition(" ")
    rest = rest.strip()
    if not word:
        return Show("status")
    word = _command(word.casefold(), rest, view)
    match word:
        case "try":
            return _try(rest, view)
        case "issue":
            return Show("issue", find(_bare(rest or line), _issues(view), "issue"))
        case "offer" if rest:
            return Make(_move("link", rest, view))
    if word in PAGES:
        return Show(word, rest)
    if word in CONTROLS:
        return Control(word, rest)
    sure = line.endswith("!")
    return Make(_move(word, rest.rstrip("!").strip(), view), sure)


def write(move: Move) -> str:
    """Return a move the way it is typed; parsing it gives the move again."""
    match move:
        case moves.Link(package=package) | moves.Table(package=package):
            return " ".join([move.verb, *(f"{issue}={option}" for issue, option in package.items())])
        case moves.State(issue=issue, option=option):
            return f"state {issue} {option}"
        case moves.Evade(issue=issue, to=to):
            return f"evade {issue} {to}"
        case moves.Ask(issue=issue) | moves.Insist(issue=issue) | moves.Decline(issue=issue):
            return f"{move.verb} {issue}"
        case moves.Act(action=action):
            return f"act {action}"
    return move.verb


def _command(word: str, rest: str, view: View) -> str:
    """Return the command word meant: whole, another word for it, the beginning of one, or an issue's name."""
    plain = word.rstrip("!.:,")
    plain = SAME.get(plain, plain)
    if any(plain == name.id for name in WORDS):
        return plain
    starts = [name for name in WORDS if plain and name.id.startswith(plain)]
    if len(starts) == 1:
        return starts[0].id
    if not starts and candidates(_bare(f"{word} {rest}"), _issues(view)):
        return "issue"
    near = starts or nearest(plain, WORDS)
    hint = f"Did you mean {', '.join(name.id for name in near)}?" if near else ""
    raise Unclear(f'"{word}" is not a command. {hint} "help" lists them all.'.replace("  ", " "))


def _try(text: str, view: View) -> Command:
    """Return the command to preview what follows; a question mark alone asks what can be done."""
    if not text:
        return Show("verbs")
    command = parse(text, view)
    if isinstance(command, Make):
        return Try(command.move)
    raise Unclear('Only an act can be tried, for instance "try ask 1". Pages can simply be opened.')


def _move(verb: str, rest: str, view: View) -> Move:
    """Return the move that a verb and the words after it mean."""
    readers: dict[str, Callable[[], Move]] = {
        "ask": lambda: moves.Ask(issue=_issue(rest, view, "ask")),
        "state": lambda: moves.State(**dict(zip(("issue", "option"), _pair(rest, view), strict=True))),
        "insist": lambda: moves.Insist(issue=_issue(rest, view, "insist")),
        "evade": lambda: _evade(rest, view),
        "link": lambda: moves.Link(package=_package(rest, view, "link")),
        "accept": moves.Accept,
        "decline": lambda: moves.Decline(issue=_issue(rest, view, "decline")),
        "table": lambda: moves.Table(package=_package(rest, view, "table")),
        "refer": moves.Refer,
        "act": lambda: moves.Act(action=_action(rest, view)),
        "silence": moves.Silence,
        "adjourn": moves.Adjourn,
    }
    if verb in ("accept", "refer", "silence", "adjourn") and rest:
        raise Unclear(f'"{verb}" stands alone; "{rest}" was not understood.')
    return readers[verb]()


def _issues(view: View) -> list[Name]:
    """Return the names of the issues on the agenda."""
    return [Name(issue.id, issue.title, issue.number) for issue in view.issues]


def _options(issue: IssueView) -> list[Name]:
    """Return the names of an issue's options, numbered from 1."""
    return [Name(option.id, option.title, number) for number, option in enumerate(issue.options, 1)]


def _bare(text: str) -> str:
    """Return a text without the small words it may begin with."""
    words = text.split()
    while len(words) > 1 and words[0].casefold() in SMALL:
        words.pop(0)
    return " ".join(words)


def _issue(text: str, view: View, verb: str) -> str:
    """Return the id of the one issue a verb needs."""
    if not text:
        raise Unclear(f"{verb.capitalize()} what? Say: {VERBS[verb]}. The issues are numbered 1 to {len(view.issues)}.")
    return find(_bare(text), _issues(view), "issue")


def _action(text: str, view: View) -> str:
    """Return the id of the action meant."""
    names = [Name(action.id, action.title, number) for number, action in enumerate(view.actions, 1)]
    if not names:
        raise Unclear("There is no action this delegation could take in these talks.")
    if not text:
        raise Unclear('Which action? Say: act and its number or name. "actions" lists them.')
    return find(_bare(text), names, "action")


def _evade(text: str, view: View) -> Move:
    """Return the change of subject meant."""
    issues = _issues(view)
    for here, there in _splits(text):
        if len(one := candidates(_bare(here), issues)) == 1 and len(two := candidates(_bare(there), issues)) == 1:
            return moves.Evade(issue=one[0].id, to=two[0].id)
    words = text.split()
    if len(words) < 2:
        raise Unclear(f"From which issue to which? Say: {VERBS['evade']}.")
    return moves.Evade(issue=find(words[0], issues, "issue"), to=find(_bare(" ".join(words[1:])), issues, "issue"))


def _pair(text: str, view: View) -> tuple[str, str]:
    """Return the issue and the option that words such as "straits lease" or "3=2" mean."""
    text = _bare(text)
    splits = [tuple(part.strip() for part in text.split("=", 1))] if "=" in text else _splits(text)
    issues = _issues(view)
    for here, there in splits:
        if len(found := candidates(_bare(here), issues)) == 1:
            answers = candidates(_bare(there), _options(_by_id(view, found[0].id)))
            if len(answers) == 1:
                return found[0].id, answers[0].id
    if not text:
        raise Unclear(f"State what? Say: {VERBS['state']}, by number or in words.")
    # Nothing fitted whole: say what is wrong with the first reading.
    here, there = splits[0] if splits else (text, "")
    issue = find(_bare(here), issues, "issue")
    options = _options(_by_id(view, issue))
    if not there:
        raise Unclear(f"Which answer on {issue}? {'; '.join(f'{o.number} {o.id} ({o.title})' for o in options)}.")
    return issue, find(_bare(there), options, f"option on {issue}")


def _splits(text: str) -> list[tuple[str, ...]]:
    """Return every way to part a text in two between words; the shortest first part comes first."""
    words = text.split()
    return [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]


def _package(text: str, view: View, verb: str) -> dict[str, str]:
    """Return the package meant: pairs, after "settled" or "draft" to begin with what stands."""
    base: dict[str, str] = {}
    first, _, rest = text.partition(" ")
    if first.casefold() in ("draft", "settled"):
        base, text = standing(view, ours=first.casefold() == "draft"), rest
        if not base and not rest:
            raise Unclear("Nothing stands yet that could be put into a package.")
    package: dict[str, str] = {}
    for pair in _pairs(text):
        issue, option = _pair(pair, view)
        if issue in package:
            raise Unclear(f"{issue} is in the package twice.")
        package[issue] = option
    if not (base or package):
        raise Unclear(f"{verb.capitalize()} what? Say: {VERBS[verb]}.")
    return base | package


def standing(view: View, *, ours: bool) -> dict[str, str]:
    """Return the package of what is settled and, where asked, of our own positions besides."""
    chosen = {issue.id: issue.settled or (issue.our_position if ours else None) for issue in view.issues}
    return {issue: option for issue, option in chosen.items() if option is not None}


def _pairs(text: str) -> list[str]:
    """Return the pairs of a package as texts, each "issue=option" or "issue option"."""
    if "=" not in text:
        return [part.strip() for part in re.split(r"[,;&+]|\band\b|\bwith\b", text) if part.strip()]
    starts = [found.start() for found in re.finditer(r"[^\s,;&+=]+\s*=", text)]
    ends = [*starts[1:], len(text)]
    if not starts or text[: starts[0]].strip():
        raise Unclear("Write each part of a package as issue=option, with the issue in one word or as its number.")
    return [_trimmed(text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _trimmed(text: str) -> str:
    """Return one pair without what joined it to the next."""
    return re.sub(r"[\s,;&+]+(and|with)?[\s,;&+]*$", "", f"{text} ")


def _by_id(view: View, issue: str) -> IssueView:
    """Return an issue of the agenda."""
    return next(one for one in view.issues if one.id == issue)
