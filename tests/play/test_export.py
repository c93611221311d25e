"""What is taken away from the table reads as a document, and holds no more than the view did."""

from __future__ import annotations

import pytest

from game.play import export, moves
from game.play.talks import Talks

RUNS = [("first-steps", "all", 3), ("berlin-1940", "five", 2)]


def played(scenario: str, mode: str, key: int) -> Talks:
    """Return talks held to their end by two strategies."""
    talks = Talks.open(scenario, mode=mode, players={"german": "linear", "soviet": "conceder"}, key=key)
    while talks.computer_move():
        pass
    return talks


@pytest.mark.parametrize(("scenario", "mode", "key"), RUNS)
@pytest.mark.parametrize("seat", ["german", "soviet"])
def test_the_minutes_hold_every_line_in_order_under_its_sitting(scenario: str, mode: str, key: int, seat: str) -> None:
    view = played(scenario, mode, key).seat(seat).view()
    text = export.minutes(view)
    assert text.startswith(f"# {view.title}\n\nMinutes of the {view.us}.\n")
    place = 0
    for line in view.minutes:
        place = text.index(line.text, place)
    assert text.count("\n## ") == sum(line.kind == "heading" for line in view.minutes) + 1, "sittings and sources"


def test_days_stand_once_and_letters_have_no_hours() -> None:
    view = played("berlin-1940", "five", 2).seat("soviet").view()
    text = export.minutes(view)
    letters = [line for line in view.minutes if line.kind == "act" and "," not in line.time]
    assert letters
    for line in letters:
        assert f"\n**{line.speaker}.** {line.text}\n" in text
    assert "*.*" not in text
    assert text.count("\n*16 November*\n") == 1


def test_the_sources_listed_are_those_cited() -> None:
    view = played("first-steps", "all", 3).seat("soviet").view()
    cited = {name for line in view.minutes for name in line.sources if name != "judgement"}
    listed = export.minutes(view).partition("## Sources")[2]
    assert cited
    assert all(f"- {name}: " in listed for name in cited)


def test_secret_articles_stand_apart_from_public_ones() -> None:
    talks = Talks.open("first-steps", mode="all", players={}, key=1)
    talks.seat("soviet").submit(moves.State(issue="danube", option="warships"))
    talks.seat("german").submit(moves.State(issue="deliveries", option="as_agreed"))
    public, _, secret = export.treaty(talks.seat("soviet").view()).partition("## Secret protocols")
    assert "Soviet warships may pass" in secret
    assert "Soviet warships may pass" not in public
    assert "Both sides deliver as agreed" in public
    assert "Wording of the Soviet delegation." in secret
    assert "Wording of the German delegation." in public


def test_disputed_articles_show_both_wordings() -> None:
    talks = Talks.open("first-steps", mode="all", players={}, key=1)
    talks.seat("soviet").submit(moves.State(issue="deliveries", option="arrears_first"))
    talks.seat("german").submit(moves.State(issue="deliveries", option="as_agreed"))
    text = export.treaty(talks.seat("german").view())
    assert "(disputed)" in text
    assert "> Against it: German arrears and samples of arms are delivered first" in text


def test_a_treaty_signed_is_followed_by_what_happened_in_fact() -> None:
    for key in range(40):
        view = played("first-steps", "all", key).seat("soviet").view()
        if view.debrief is not None and view.debrief.treaty:
            break
    assert view.debrief is not None
    assert view.debrief.treaty, "none of these talks ended in a treaty"
    text = export.treaty(view)
    assert text.startswith("# First Steps: treaty")
    for clause in view.debrief.treaty:
        assert f"**{clause.number}. {clause.heading}.** {clause.text}" in text
    assert text.rstrip().endswith(view.debrief.closing_note)
