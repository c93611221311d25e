"""The figures of docs/model.md: what playouts come to, and which judgements that hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from game.analysis.measures import BRIEF
from game.analysis.model import sensitivity
from game.analysis.model.conclusions import Effect, claims, undecided, under
from game.analysis.model.sensitivity import MOVED, Base, Question, means, shares
from game.paths import BadInput
from game.play.writing import listed
from game.strategies import ROSTER

BEGIN, END = "<!-- figures of {mark}: written by which-sea sensitivity -->", "<!-- end of the figures -->"
OUTCOMES = (("signed", "The chance of a treaty"), ("war", "The chance of war"))
OTHERS = ("linear", "boulware")  # manners set beside the delegations' own
LONGEST = 10  # judgements in a table of the page
MINUS = "\N{MINUS SIGN}"
NAMED = 3  # judgements named beside a conclusion


def renew(page: Path, start: Base, effects: Sequence[Effect]) -> None:
    """Write the figures into a page, between its two markers; raises BadInput where they are missing."""
    before, inside, after = parts(page)
    del inside
    opening = BEGIN.format(mark=sensitivity.mark(start.question))
    text = "\n".join([opening, "", *section(start, effects), END])
    page.write_text(before + text + after, encoding="utf-8", newline="\n")


def parts(page: Path) -> tuple[str, str, str]:
    """Return a page before its figures, the figures with their markers, and the page after them."""
    text = page.read_text(encoding="utf-8")
    first, last = text.find(BEGIN.partition("{")[0]), text.find(END)
    if not 0 <= first < last:
        raise BadInput(f"{page} has no place for figures: they stand between {BEGIN} and {END}.")
    return text[:first], text[first : last + len(END)], text[last + len(END) :]


def current(page: Path, question: Question) -> bool:
    """Return whether the figures of a page are those of the rules, the scenario and the players as they are now."""
    return BEGIN.format(mark=sensitivity.mark(question)) in parts(page)[1]


def section(start: Base, effects: Sequence[Effect]) -> Iterator[str]:
    """Yield the lines of the figures, in Markdown."""
    yield from _baseline(start)
    yield from _conclusions(start, effects)
    yield from _tables(effects, start)


def _baseline(start: Base) -> Iterator[str]:
    question = start.question
    read = question.scenario
    manners = [ROSTER[name].title for name in question.strategies]
    seats = [read.party_of(seat).delegation for seat in read.seats]
    count = start.found.sums.count * len(start.found.weights)
    yield (
        f"{count:,} talks over “{read.mode(question.mode).title}”, {start.found.sums.count:,} for each pair of "
        f"governments, weighted by the priors; the {seats[0]} plays “{manners[0]}”, the {seats[1]} "
        f"“{manners[1]}”. Figures are per cent."
    )
    yield ""
    names = [
        name for name in ("signed", "war", MOVED, *(BRIEF + seat for seat in read.seats)) if name in question.names
    ]
    heads = {"signed": "signed", "war": "war", MOVED: "a signature moves war by"}
    heads |= {BRIEF + seat: f"brief of the {words}" for seat, words in zip(read.seats, seats, strict=True)}
    yield f"| if the government is | {' | '.join(heads[name] for name in names)} |"
    yield f"| --- |{' ---: |' * len(names)}"
    whole = dict(zip(question.names, (shares(start.found) @ means(start.found)).tolist(), strict=True))
    signed = whole["signed"]
    yield f"| any, by the priors | {' | '.join(_cell(name, whole[name], signed) for name in names)} |"
    for seat, of in enumerate(read.seats):
        for number, profile in enumerate(read.profiles[of].values()):
            figures = {name: under(start, name, seat, number) for name in names}
            cells = " | ".join(_cell(name, figures[name], figures["signed"]) for name in names)
            yield f"| *{profile.title}* ({read.party_of(of).name}) | {cells} |"
    yield ""
    if said := [_played_by(question, manner) for manner in OTHERS if (manner, manner) != question.strategies]:
        yield f"With other manners: {'; '.join(said)}."
        yield ""


def _played_by(question: Question, manner: str) -> str:
    """Return what the same talks come to when both delegations bargain in another manner."""
    found = sensitivity.base(replace(question, strategies=(manner, manner))).found
    figures = dict(zip(question.names, (shares(found) @ means(found)).tolist(), strict=True))
    war = f" and go to war in {figures['war']:.0f}" if "war" in figures else ""
    return f"if both play “{ROSTER[manner].title}” they sign in {figures['signed']:.0f} of a hundred talks{war}"


def _cell(name: str, value: float, signed: float) -> str:
    if name != MOVED:
        return f"{value:.0f}"
    return f"{100 * value / signed:+.0f}".replace("-", MINUS) if signed else "–"


def _conclusions(start: Base, effects: Sequence[Effect]) -> Iterator[str]:
    """Yield what the figures bear out, and what it takes to turn that round."""
    firm, shaken = [], []
    for sentence, turned, opened in standing(start, effects):
        if not turned and not opened:
            firm.append(sentence)
            continue
        words = []
        if turned:
            words.append(f"turned round by {_named(turned)}")
        if opened:
            words.append(f"left open by {_named(opened)}")
        shaken.append(f"- {sentence}: {'; '.join(words)}.")
    varied = len({one.judgement.id for one in effects})
    yield (
        f"{varied} judgements were set otherwise, one at a time: numbers a quarter smaller and a quarter larger, a "
        f"floor one option less far (lower) and one further (higher). Whichever is changed, {len(firm)} of "
        f"{len(firm) + len(shaken)} conclusions stand:"
    )
    yield ""
    yield from (f"- {sentence}." for sentence in firm)
    yield ""
    if shaken:
        yield "These hang on single judgements:"
        yield ""
        yield from shaken
        yield ""
    if left := [one.sentence for one in undecided(start)]:
        yield f"The playouts leave open: {'; '.join(f'{words[:1].lower()}{words[1:]}' for words in left)}."
        yield ""


def standing(start: Base, effects: Sequence[Effect]) -> Iterator[tuple[str, list[Effect], list[Effect]]]:
    """Yield each conclusion with the changes that reverse it and those that leave it open, the largest first."""
    for claim in claims(start):
        by = {how: [one for one in effects if (claim.sentence, how) in one.shaken] for how in ("reversed", "open")}
        yield claim.sentence, by["reversed"], by["open"]


def _named(effects: Sequence[Effect]) -> str:
    """Return the first of some changes by name, and how many more there are."""
    said = [f"“{one.judgement.title}” ({_way(one)})" for one in effects[:NAMED]]
    if (more := len(effects) - NAMED) > 0:
        said.append(f"{more} more")
    return listed(said)


def _way(one: Effect) -> str:
    if _is_floor(one):
        return "an option further" if one.way == "more" else "an option less far"
    return "a quarter more" if one.way == "more" else "a quarter less"


def _is_floor(one: Effect) -> bool:
    return one.judgement.id.endswith("floor")


def _tables(effects: Sequence[Effect], start: Base) -> Iterator[str]:
    for name, title in OUTCOMES:
        if name not in start.question.names:
            continue
        yield f"**{title}** hangs most on these (so many more or fewer in a hundred, ± one standard error):"
        yield ""
        yield "| judgement | set lower | set higher |"
        yield "| --- | ---: | ---: |"
        for words, less, more in rows(effects, name, LONGEST):
            yield f"| {words} | {less} | {more} |"
        yield ""
        first = [ways for _, ways in largest(effects, name)[:LONGEST]]
        floors = sum(_is_floor(one) for ways in first for one in list(ways.values())[:1])
        if floors * 2 > len(first):
            yield f"{floors} of these {len(first)} are floors: how far a government would go, not how much it wants."
            yield ""


def rows(effects: Sequence[Effect], name: str, most: int) -> Iterator[tuple[str, str, str]]:
    """Yield the judgements that move an outcome most, with the change either way; only clear ones."""
    for judgement, ways in largest(effects, name)[:most]:
        less, more = (_change(ways.get(way), name) for way in ("less", "more"))
        yield judgement, less, more


def _change(one: Effect | None, name: str) -> str:
    if one is None:
        return "–"
    by = f"{one.by[name]:+.1f}".replace("-", MINUS) if round(one.by[name], 1) else "0.0"
    return f"{by} ± {one.error[name]:.1f}"


def largest(effects: Sequence[Effect], name: str) -> list[tuple[str, dict[str, Effect]]]:
    """Return title and both ways of the judgements that clearly move an outcome, the largest moves first."""
    both: dict[str, dict[str, Effect]] = {}
    titles: dict[str, str] = {}
    for one in effects:
        both.setdefault(one.judgement.id, {})[one.way] = one
        titles[one.judgement.id] = one.judgement.title

    def size(mark: str) -> float:
        return max((abs(one.by[name]) for one in both[mark].values() if one.clear(name)), default=0.0)

    ranked = sorted((mark for mark in both if size(mark) > 0), key=lambda mark: (-size(mark), mark))
    return [(titles[mark], both[mark]) for mark in ranked]
