"""A picture of the judgements an outcome hangs on: for each, how far it moves when the judgement is set otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.analysis.charts import Axis, Chart, Ink, Series
from game.analysis.model.conclusions import Effect
from game.analysis.model.judgements import Way
from game.analysis.model.modelpage import LONGEST, OUTCOMES, largest, rows
from game.analysis.model.sensitivity import Base

WAYS: tuple[tuple[Way, str, Ink], ...] = (("less", "set lower", "first"), ("more", "set higher", "second"))
ROOM = 1.08  # how much wider the picture is than its longest line


def charts(start: Base, effects: Sequence[Effect]) -> Iterator[tuple[str, Chart]]:
    """Yield for each of the main outcomes its name and its picture."""
    for name, _ in OUTCOMES:
        if name in start.question.names:
            yield name, chart(start, effects, name)


def chart(start: Base, effects: Sequence[Effect], name: str, most: int = LONGEST) -> Chart:
    """Return the picture for one outcome: a line from one change to the other each, the longest on top."""
    chosen = largest(effects, name)[:most]
    heights = [float(at) for at in range(len(chosen), 0, -1)]
    by = [{way: one.by[name] for way, one in ways.items()} for _, ways in chosen]
    span = max((abs(change) for row in by for change in row.values()), default=1.0)
    lines = [
        Series("", tuple((change, at) for change in sorted([0.0, *row.values()])), ink="quiet")
        for row, at in zip(by, heights, strict=True)
    ]
    dots = [
        Series(
            words,
            tuple((row[way], at) for row, at in zip(by, heights, strict=True) if way in row),
            ink=ink,
            style="dots",
        )
        for way, words, ink in WAYS
    ]
    titles = tuple((at, title) for at, (title, _) in zip(heights, chosen, strict=True))
    return Chart(
        title=f"{dict(OUTCOMES)[name]}: which judgements it hangs on",
        across=Axis("so many more or fewer in a hundred", -ROOM * span, ROOM * span),
        up=Axis("", 0.0, len(chosen) + 1.0, titles),
        series=(*lines, *dots),
        rules=((0.0, "as the file has it"),),
        caption=f"Playouts on common chance, {start.found.sums.count:,} for each pair of profiles.",
        told=tuple(
            f"{title}: {less} where it is set lower, {more} where it is set higher."
            for title, less, more in rows(effects, name, most)
        ),
    )
