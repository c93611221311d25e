"""The help of the terminal: what can be typed."""

from __future__ import annotations

from game.text.commands import CONTROLS, PAGES, SAME, VERBS
from game.text.lines import Line, Page, heading, item, quiet, title
from game.text.matching import Name, find

EXAMPLES = {
    "ask": "ask 2 · ask straits",
    "state": "state 2 4 · state straits lease · state straits=lease",
    "insist": "insist 1",
    "evade": "evade 2 1: speak of issue 1 when asked about issue 2",
    "link": "link 2=3 5=1 · link bulgaria=guarantee straits=convention",
    "accept": "accept: takes the offer on the table; before a treaty is signed you are asked again",
    "decline": "decline 2: refuses the offer and names issue 2 as what blocks it",
    "table": "table 1=3 2=4 · table draft: what is settled and our own last word · table settled 2=4",
    "refer": "refer: leaves the offer to your government",
    "act": "act 1 · act send_note; actions lists them",
    "silence": "silence",
    "adjourn": "adjourn: ends this sitting",
}


def general() -> Page:
    """Return the page of all commands."""
    return [
        title("What you can type"),
        Line("Issues and options go by number, by name, or by the beginning of a word of their title."),
        heading("Acts: one each turn"),
        *(item(form, EXAMPLES[verb]) for verb, form in VERBS.items()),
        item("? act", "shows what an act would do, without making it: ? state 2 4. Or: try state 2 4"),
        item("act !", "an exclamation mark at the end makes the act without being asked again"),
        heading("Pages: as often as you like"),
        *(item(word, text) for word, text in PAGES.items()),
        heading("The talks as a whole"),
        *(item(word, text) for word, text in CONTROLS.items()),
        quiet('The beginning of a word will do where it is clear. "help evade" explains one act.'),
    ]


def about(words: str, hints: dict[str, str]) -> Page:
    """Return help on one command; `hints` are the view's sentences on the verbs."""
    if not words:
        return general()
    known = {**VERBS, **PAGES, **CONTROLS}
    first = words.split(maxsplit=1)[0].casefold()
    word = find(SAME.get(first, first), [Name(name, "") for name in known], "command")
    page: Page = [title(word), Line(hints.get(word) or known[word])]
    if word in VERBS:
        page += [item("Write", VERBS[word]), item("Such as", EXAMPLES[word])]
    return page
