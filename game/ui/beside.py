"""Two finished courses side by side as the window shows them: what was found, its pictures, and files of it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from game.paths import BadInput
from game.ui.shelves import held

if TYPE_CHECKING:
    from game.analysis.charts import Chart
    from game.play.talks import Talks

THESE, LINE = "these", "line"  # the talks under way, and history as it was beside them, where a course is named


class Beside:
    """One comparison; its pictures are made when they are first looked at, and kept."""

    def __init__(self, names: tuple[str, str], one: Talks, other: Talks) -> None:
        from game.analysis.comparing.compare import compare

        self.names = names  # by which the two were asked for
        self.found = compare(one, other)
        self._frontiers: dict[int, Chart] = {}

    @cached_property
    def lanes(self) -> tuple[Chart, Chart]:
        """Return where every issue stood after each sitting, in either course."""
        from game.analysis.comparing.lane_charts import compared_lanes

        return compared_lanes(self.found)

    @cached_property
    def brief(self) -> Chart:
        """Return how far each delegation got its brief."""
        from game.analysis.comparing.compare_charts import brief_chart

        return brief_chart(self.found)

    @cached_property
    def chances(self) -> tuple[Chart, ...]:
        """Return how likely what followed was, as dealt and under each school of historians."""
        from game.analysis.comparing.compare_charts import chance_chart, school_chart

        return tuple(one for one in (chance_chart(self.found), school_chart(self.found)) if one is not None)

    def frontier(self, number: int) -> Chart:
        """Return what one pair of governments could have reached, with both courses in it."""
        from game.analysis.bargains.frontier_chart import frontier_chart

        if number not in self._frontiers:
            first, second = (row.delegation for row in self.found.scores)
            self._frontiers[number] = frontier_chart(self.found.reaches[number], (first, second))
        return self._frontiers[number]

    def write(self, kind: Literal["html", "pdf"], folder: Path) -> Path:
        """Return the file the comparison was written to; raises BadInput where documents cannot be made."""
        from game import documents

        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise BadInput(f"{folder}: there can be no folder of this name: {problem.strerror or problem}") from None
        return documents.write_comparison(self.found, folder, kind)


def why_not(*, ended: bool, cut: bool) -> str:
    """Return why a course cannot stand beside another; empty where it can."""
    if cut:
        return "These acts were cut out of a course; only whole courses can be compared."
    return "" if ended else "These talks have not ended; only courses that have can be compared."


def beside(one: str, other: str, under_way: Talks | None) -> Beside:
    """Return two courses side by side, each named by its record, as "these", or as a line; raises BadInput.

    A historical line meets the chance of the course beside it, so that what differs comes from the acts.
    """
    from game.play.record import HISTORY

    names = (one, other)
    kept = [None if name == LINE or name.startswith(HISTORY) else _course(name, under_way) for name in names]
    partner = next((talks for talks in kept if talks is not None), None)
    first, second = (talks or _line(name, partner) for name, talks in zip(names, kept, strict=True))
    return Beside((_lasting(one, first), _lasting(other, second)), first, second)


def _lasting(name: str, talks: Talks) -> str:
    """Return by what name a course will be found again, whatever is under way then."""
    if name == LINE:
        return talks.opening.id
    return str(talks.path) if name == THESE and talks.path is not None else name


def _line(name: str, partner: Talks | None) -> Talks:
    """Return a historical line; beside a course of the same talks, that of its edition and with its chance."""
    from game.analysis.lines import history
    from game.play.record import HISTORY

    if partner is None:
        return held(name)
    scenario = partner.words.scenario
    if name not in (LINE, f"{HISTORY}{scenario.scenario}"):
        return held(name)  # which cannot be compared, as the comparison says
    if not scenario.line:
        raise BadInput(
            "No historical line belongs to these talks. Under Courses they can be set beside another course of them."
        )
    return history.line_talks(scenario, key=partner.opening.key)


def _course(name: str, under_way: Talks | None) -> Talks:
    """Return the talks under way, or a record from wherever it lies."""
    from game.play.record import SUFFIX

    if name == THESE and under_way is not None:
        return under_way
    path = Path(name.strip().strip('"')).expanduser()
    if path.suffix != SUFFIX or not path.is_file():
        raise BadInput(f"{path}: there is no such record; its name should end in {SUFFIX}")
    return held(str(path))
