"""The command `frontier`: what each pair of profiles could reach together, and how near talks that were held came."""

from __future__ import annotations

from pathlib import Path

from rich import box
from rich.table import Table

from game import paths
from game import scenario as scenarios
from game.analysis.bargains.frontier_chart import both, frontier_chart, told
from game.analysis.bargains.reach import Named, Points, Reach, reaches
from game.analysis.charts import Chart
from game.analysis.lines.history import line_talks
from game.paths import BadInput
from game.play.record import SUFFIX
from game.play.talks import Talks
from game.play.words import Words
from game.scenario.near import nearest


def opened(word: str, mode: str | None) -> tuple[Words, tuple[Reach, ...]]:
    """Return the words of the scenario, or of the record of ended talks, that *word* names, and what could be reached.

    History goes with a scenario that has a line, and with every record of one. Raises BadInput.
    """
    if Path(word).suffix == SUFFIX:
        return _of_record(Path(word) if Path(word).exists() else paths.saves() / word)
    scenario = scenarios.load(scenarios.find(word))
    chosen = mode or scenario.modes[-1].id
    words = Words(scenario, chosen, scenarios.compile(scenario, chosen))
    return words, reaches(words, _history(words))


def _of_record(path: Path) -> tuple[Words, tuple[Reach, ...]]:
    talks = Talks.resume(path)
    if not talks.ended:  # it would tell what is hidden
        raise BadInput(f"{path}: these talks are still going on; what could be reached is shown when they have ended.")
    name = talks.opening.name or path.stem
    return talks.words, reaches(talks.words, (("A", name, talks), *_history(talks.words)))


def _history(words: Words) -> tuple[Named, ...]:
    """Return the historical line as a course, where the scenario has one on this agenda."""
    if not words.scenario.line or words.mode != words.scenario.modes[-1].id:
        return ()
    return (("history", "As it was", line_talks(words.scenario, words.mode)),)


def sentences(words: Words, found: tuple[Reach, ...]) -> str:
    """Return what could have been reached by the governments that were dealt, in sentences."""
    names = "; ".join(f"{words.delegation(seat)}: {profile}" for seat, profile in enumerate(found[0].profiles))
    return "\n".join([f"{names}.", *told(found[0])])


def table(words: Words, found: tuple[Reach, ...]) -> Table:
    """Return what could be reached under each pair of profiles as a table."""
    drawn = Table(
        title=f"{words.scenario.title}: {words.scenario.mode(words.mode).title}",
        caption=(
            "All: packages on the frontier of everything thinkable. Signable: on that without articles beyond a "
            "floor. In zone: of these, worth to both what they need. Points of the first seat stand above those of "
            "the second."
        ),
        box=box.SIMPLE,
        padding=(0, 1, 0, 0),
    )
    drawn.add_column("Profiles", no_wrap=True)
    held = [one.name for one in found[0].results]
    for heading in ("Needs", "All", "Sign-\nable", "In\nzone", "Nash", "Kalai–\nSmor.", "Utili-\ntarian", *held):
        drawn.add_column(heading, justify="right")
    for reach in found:
        drawn.add_row(
            "\n".join(reach.pair),
            _point(reach.need),
            *(str(len(points)) for points in (reach.thinkable, reach.signable, reach.zone)),
            *(_point(at) for at in (reach.nash, reach.kalai_smorodinsky, reach.utilitarian)),
            *(_point(one.points) for one in reach.results),
        )
    return drawn


def _point(at: Points | None) -> str:
    """Return the worth to the first seat above that to the second, as the profiles stand."""
    return "–" if at is None else both(at).replace("/", "\n")


def chart(words: Words, found: tuple[Reach, ...], profiles: str | None) -> Chart:
    """Return the chart of the pair of profiles named "one/other", of the first where none is; raises BadInput."""
    names = ["/".join(reach.pair) for reach in found]
    wanted = profiles or names[0]
    if wanted not in names:
        raise BadInput(f'profiles: there is no pair "{wanted}"{nearest(wanted, names)}')
    return frontier_chart(found[names.index(wanted)], (words.delegation(0), words.delegation(1)))
