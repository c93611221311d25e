"""Writes the answers of several studies as one page: figures, what historians expect, and where the two part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf, sqrt
from statistics import median
from textwrap import fill

from game.analysis.studies.batches import fingerprint
from game.analysis.studies.findings import ALL, Finding, gains, moved, prior
from game.analysis.studies.study import Opened
from game.analysis.studies.studying import Answer

WIDTH = 120
ENOUGH = 3  # times smaller: what the project aims at
VERDICTS = {
    "agrees": "The model agrees with historians",
    "in part": "The model agrees in part",
    "differs": "The model differs",
    "open": "Historians leave the direction open",
}
HEAD = """\
# The branch points of the dossier, put to the model

This page is written by the command

```
which-sea study scenarios/studies --out FOLDER --report docs/branch-points.md
```

and by nothing else. How the figures are made, and how far they go, is in [studies.md](studies.md); on what judgements
they hang, in [model.md](model.md).
"""
CLOSING = """
The small differences are the finding: no act at this table turned the war. A treaty signed, or a war in another year,
is not a happy ending: see the closing note of the scenario.
"""


def page(answers: Iterable[Answer]) -> str:
    """Return the page, in Markdown."""
    listed = list(answers)
    parts = [HEAD, *_summary(listed), CLOSING]
    for answer in listed:
        parts += ["", *_section(answer.opened, answer.found)]
    return "\n".join(parts).rstrip() + "\n"


def verdict(opened: Opened, found: list[Finding]) -> str:
    """Return how the model stands to what historians expect, a key of VERDICTS; "open" where they expect nothing."""
    expected = opened.study.expected
    told = [
        _agreement(one, expected[one.outcome])
        for one in found
        if one.profiles == ALL and expected.get(one.outcome, "open") != "open"
    ]
    if not told:
        return "open"
    return "agrees" if min(told) == 1 else "in part" if any(told) else "differs"


def _agreement(one: Finding, expected: str) -> float:
    """Return 1 where a finding is as expected, 0 where it is not, a half where only a trace of it is."""
    if expected == "same":
        return float(one.direction == "same" or one.trace)
    return 0.0 if one.direction != expected else 0.5 if one.trace else 1.0


def _summary(answers: list[Answer]) -> Iterator[str]:
    """Yield how often the model agrees, and how much common chance gains."""
    verdicts = [verdict(answer.opened, answer.found) for answer in answers]
    counts = ", ".join(
        f"in {verdicts.count(kind)} {said[0].lower()}{said[1:]}" for kind, said in VERDICTS.items() if kind in verdicts
    )
    yield _wrapped(f"{len(answers)} studies: {counts}.")
    yield ""
    whole = [one for answer in answers for one in answer.found if one.profiles == ALL]
    unsure = [one for one in whole if one.error]
    yield _wrapped(
        f"They compare {len(whole)} outcomes with the talks as they were. In {len(whole) - len(unsure)} chance leaves "
        f"no error at all. In the other {len(unsure)} the paired standard error is smaller than that of as many "
        f"independent talks, with governments dealt afresh by their priors, {_often([one.gain for one in unsure])}: "
        "common chance includes common governments. Under the same governments, with other chance alone, it is smaller "
        f"{_often([one.gain_of_chance for one in unsure])}."
    )
    yield ""
    yield "| study | what it changes | the model |"
    yield "| --- | --- | --- |"
    for answer, said in zip(answers, verdicts, strict=True):
        study = answer.opened.study
        yield f"| `{study.study}` | {study.title} | {VERDICTS[said].lower()} |"


def _often(gains: list[float]) -> str:
    """Return how much smaller, and how often by three times or more."""
    often = sum(gain >= ENOUGH for gain in gains)
    return f"{median(gains or [inf]):.1f} times in the median, and at least {ENOUGH} times in {often}"


def _wrapped(text: str) -> str:
    return fill(" ".join(text.split()), WIDTH, break_long_words=False, break_on_hyphens=False)


def _section(opened: Opened, found: list[Finding]) -> Iterator[str]:
    """Yield the part of one study."""
    study = opened.study
    where = f" The talks are held as they were for {len(opened.past)} acts." if opened.past else ""
    yield f"## {study.title}"
    yield ""
    yield _wrapped(
        f"`{study.study}`. {study.question}{where} {study.playouts} playouts of each course for each of "
        f"{len(opened.pairs)} pairs of governments; {_players(opened)}. Fingerprint {fingerprint(opened)}."
    )
    yield ""
    yield f"| variation | outcome | {study.baseline.title.lower()} | then | difference | gains | direction | expected |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- | --- |"
    for one in (one for one in found if one.profiles == ALL):
        yield (
            f"| {study.variations[one.variation].title} | {one.outcome} | {one.baseline:.1f} | {one.value:.1f} "
            f"| {moved(one.difference, one.error)} | {gains(one)} | {one.told} "
            f"| {study.expected.get(one.outcome, '')} |"
        )
    yield ""
    if "war" in study.outcomes:
        for name, course in study.variations.items():
            yield _wrapped(f"War, by the German profile (“{course.title}”): {_by_profile(opened, found, name)}.")
            yield ""
    if study.historians:
        yield _wrapped(f"*Historians:* {study.historians}")
        yield ""
    yield _wrapped(f"*{VERDICTS[verdict(opened, found)]}.* {study.remark or ''}")


def _players(opened: Opened) -> str:
    return " and ".join(f"{name} plays the {seat} seat" for seat, name in opened.study.strategies.items())


def _by_profile(opened: Opened, found: list[Finding], variation: str) -> str:
    """Return the difference in the chance of war under each profile of the first seat, the other's by their priors."""
    ones = [one for one in found if (one.variation, one.outcome) == (variation, "war") and one.profiles != ALL]
    told = []
    for number, name in enumerate(opened.rules.profiles[0]):
        rows = [(prior(opened, pair), one) for pair, one in zip(opened.pairs, ones, strict=True) if pair[0] == number]
        whole = sum(weight for weight, _ in rows)
        mean = sum(weight * one.difference for weight, one in rows) / whole
        error = sqrt(sum((weight * one.error) ** 2 for weight, one in rows)) / whole
        title = opened.words.scenario.profiles[opened.rules.seats[0]][name].title
        told.append(f"{title[0].lower()}{title[1:]} {moved(mean, error)}")
    return ", ".join(told)
