"""The draft shows every issue spoken to, whose wording it is, and what has just changed."""

from __future__ import annotations

from game.play import draft, moves
from game.play.view import Article
from game.rules.observe import observe
from game.rules.spec import SIGNED
from tests.play.held import GERMAN, SOVIET, Table, table
from tests.play.opened import opened


def only(talks: Table) -> Article:
    """Return the one article of a draft."""
    (article,) = draft.articles(talks.words, talks.reader, talks.seen, None)
    return article


def test_an_untouched_agenda_makes_no_articles() -> None:
    assert draft.articles(opened(), SOVIET, table(opened()).seen, None) == ()


def test_one_position_is_open_and_two_that_differ_are_disputed_with_both_wordings() -> None:
    talks = table(opened())
    clauses = {option.id: option.clause for option in talks.words.issues[1].options}
    talks.make(moves.State(issue="danube", option="warships"))
    assert (only(talks).status, only(talks).by, only(talks).text) == ("open", "us", clauses["warships"])
    assert only(talks).secret
    talks.make(moves.State(issue="danube", option="german_commission"))
    assert only(talks).status == "disputed"
    assert (only(talks).text, only(talks).other_text) == (clauses["warships"], clauses["german_commission"])
    theirs = draft.articles(talks.words, GERMAN, observe(talks.state, GERMAN), None)[0]
    assert (theirs.text, theirs.other_text) == (clauses["german_commission"], clauses["warships"])


def test_offers_come_before_what_was_settled_until_they_agree() -> None:
    talks = table(opened())
    talks.change(settled={"danube": 1})
    talks.make(moves.Link(package={"danube": "riparian_body", "deliveries": "as_agreed"}))
    first, second = draft.articles(talks.words, SOVIET, talks.seen, None)
    assert (first.status, first.by) == ("offered", "us")
    assert (second.status, second.by) == ("offered", "us")
    assert first.other_text == talks.words.option(1, 1).clause, "the wording settled before stands beside it"
    talks.change(settled={"danube": 2, "deliveries": 2})
    assert {one.status for one in draft.articles(talks.words, SOVIET, talks.seen, None)} == {"agreed"}


def test_articles_are_numbered_in_the_order_of_the_agenda() -> None:
    talks = table(opened("berlin-1940"), GERMAN)
    talks.change(position={name: 1 for name in talks.words.rules.issues if name != "straits"})
    articles = draft.articles(talks.words, GERMAN, talks.seen, None)
    assert [one.issue for one in articles] == [name for name in talks.words.rules.issues if name != "straits"]
    assert [one.number for one in articles[:5]] == ["I", "II", "III", "IV", "V"]
    assert articles[8].number == "IX"


def test_only_what_differs_from_the_earlier_draft_is_marked() -> None:
    talks = table(opened())
    talks.make(moves.State(issue="danube", option="warships"))
    earlier = talks.seen
    talks.make(moves.State(issue="deliveries", option="as_agreed"))
    marks = {one.issue: one.changed for one in draft.articles(talks.words, SOVIET, talks.seen, earlier)}
    assert marks == {"danube": False, "deliveries": True}


def test_a_signed_treaty_replaces_the_draft() -> None:
    talks = table(opened())
    talks.change(position={"petsamo": 4}, treaty={"danube": 2}, ending=SIGNED)
    assert [(one.issue, one.status) for one in draft.articles(talks.words, SOVIET, talks.seen, None)] == [
        ("danube", "agreed")
    ]
    assert draft.title(talks.words, talks.seen) == "The treaty as signed"


def test_the_title_says_when() -> None:
    talks = table(opened())
    talks.make(moves.Silence())
    assert draft.title(talks.words, talks.seen) == "Draft protocol, as it stands on 13 November, 10:10"
