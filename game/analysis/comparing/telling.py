"""Says in sentences what a comparison found, for every page and document that shows it."""

from __future__ import annotations

from game.analysis.bargains import frontier_chart
from game.analysis.bargains.reach import Reach
from game.analysis.comparing.compare import Comparison, Course, NotAsked, OutcomeRow, Parting, Standing
from game.play.view import Outcome, ScoreView
from game.play.writing import listed, percent, sentence

ENDINGS = {"signed": "a treaty was signed", "lapsed": "nothing was signed", "recalled": "a delegation was recalled"}
NOWHERE = "Nowhere: the acts of both courses are the same."
OVER = "The course was over."
NO_ARTICLE = "Neither course left an article."
UNSPOKEN = "Neither course spoke of it."


def luck(found: Comparison) -> str:
    """Return whether chance had a part in what differs."""
    if found.common_chance:
        return "Both courses met the same chance: what differs comes from the acts."
    return "The courses were held with different chance: some of what differs is luck."


def course(one: Course) -> str:
    """Return a course in short: its name, its length, its ending."""
    return f"{one.name}: {one.acts} acts; {ENDINGS[one.ending]}. {sentence(one.headline)}"


def parted(parting: Parting) -> str:
    """Return where the courses parted."""
    return f"After {parting.turn} acts in common: {parting.place}."


def names(found: Comparison) -> dict[str, str]:
    """Return seat -> delegation."""
    return {row.seat: row.delegation for row in found.scores}


def standing(stood: Standing | None, delegations: dict[str, str]) -> str:
    """Return where an issue stood, in one sentence."""
    if stood is None:
        return "Not on the agenda."
    if stood.signed is not None:
        return f"Signed: {stood.signed}{'' if stood.in_force else ', without effect'}."
    if stood.settled is not None:
        return f"Settled in principle: {stood.settled}."
    stated = [f"{delegations[seat]}: {option}" for seat, option in stood.positions.items() if option is not None]
    return f"Open; {'; '.join(stated)}." if stated else "Not spoken to."


def alike(found: Comparison) -> str:
    """Return the issues that ended alike, "" where there are none."""
    same = [row.title for row in found.issues if row.same]
    return f"Alike in both: {listed(same)}." if same else ""


def brief(score: ScoreView) -> str:
    """Return how far a delegation got its brief: "25 % (144 points, no agreement 144)"."""
    return f"{score.brief_fulfilled} % ({score.points} points, no agreement {score.needed})"


def texts(signed: bool) -> str:
    """Return what the articles of a course are."""
    return "the treaty as signed" if signed else "nothing was signed; what had been settled in principle"


def chance(outcome: Outcome) -> str:
    """Return how likely a consequence was in a course and what came of it: "88 %, happened"."""
    return f"{percent(outcome.chance)}, {'happened' if outcome.happened else 'did not happen'}"


def in_fact(row: OutcomeRow) -> str:
    """Return "in fact it happened"."""
    return f"in fact {'it happened' if row.in_fact else 'it did not happen'}"


def stakes(party: NotAsked) -> tuple[tuple[str, str], ...]:
    """Return what was done over the head of an absent party: whose course, and the sentences; what both did first."""
    both = [said for said in party.one if said in party.other]
    found = (
        ("A and B", both),
        ("A", [said for said in party.one if said not in both]),
        ("B", [said for said in party.other if said not in both]),
    )
    return tuple((whose, " ".join(said)) for whose, said in found if said)


def governments(found: Comparison, reach: Reach) -> str:
    """Return which governments are meant: "German delegation: Decided on war; ..."."""
    pairs = zip(found.scores, reach.profiles, strict=True)
    named = "; ".join(f"{row.delegation}: {profile}" for row, profile in pairs)
    return f"{named} (dealt in A)" if reach.dealt else named


def reached(reach: Reach) -> tuple[str, ...]:
    """Return in sentences what two governments could have reached, and how near the courses came."""
    return frontier_chart.told(reach)
