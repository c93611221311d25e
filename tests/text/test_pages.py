"""Pages are made from a view alone; plain output can be followed with eyes shut."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game import paths
from game.analysis.model import listing
from game.play.view import View
from game.text.lines import Page
from game.text.matching import Unclear
from game.text.pages import ending, judging, manual, model, papers, table
from game.text.printer import Printer, clean, spoken
from tests.ui.sample_view import preview

PAGES: dict[str, Callable[[View], Page]] = {
    "status": table.status,
    "scene": table.scene,
    "agenda": table.agenda,
    "issue": lambda view: table.issue_page(view, "bulgaria"),
    "draft": table.draft,
    "offer": table.offer,
    "verbs": table.verbs,
    "actions": table.actions,
    "gauges": table.gauges,
    "reasons": judging.reasons,
    "estimate": judging.estimate,
    "preview": lambda view: judging.preview(view, preview()),
    "note": papers.note,
    "brief": papers.brief,
    "cables": papers.cables,
    "news": papers.news,
    "minutes": papers.minutes,
    "absent": papers.absent,
    "sources": papers.sources,
    "debrief": ending.debrief,
    "help": lambda view: manual.general(),
    "model": lambda view: model.model(),
    "figures": lambda view: model.figures(listing.looked_up(view.scenario, "")),
    "weight": lambda view: model.figures(listing.looked_up(view.scenario, "soviet straits weight")),
}


def told(page: Page) -> str:
    """Return a page as plain output tells it."""
    return "\n".join(f"{line.lead}: {line.text}" for line in page if line.shown != "drawn")


@pytest.mark.parametrize("name", PAGES)
def test_plain_pages_hold_no_drawing_and_no_escape(
    name: str, view: View, ended: View, capsys: pytest.CaptureFixture[str]
) -> None:
    for seen in (view, ended):
        Printer(plain=True).page(PAGES[name](seen))
    said = capsys.readouterr().out
    assert said.strip()
    assert not re.search("[\u2190-\u21ff\u2500-\u27bf\x1b]", said)
    assert not re.search(r"[+−]\d| %", said), "signs are read as words"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", ["30", "80", "200"])
def test_drawn_pages_fit_the_width(
    name: str, width: str, ended: View, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    Printer(plain=False).page(PAGES[name](ended))
    said = capsys.readouterr().out
    assert said.strip()
    assert max(map(len, said.splitlines())) <= int(width)


def test_a_table_of_the_page_on_the_model_is_told_row_by_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "model.md"
    page.write_text("# How\n\nIt **is**.\n\n| what | lower |\n| --- | ---: |\n| *war* | -3 |\n", encoding="utf-8")
    monkeypatch.setattr(paths, "model", lambda: page)
    assert [(line.role, line.lead, line.text) for line in model.model()[:3]] == [
        ("title", "", "How"),
        ("text", "", "It is."),
        ("item", "war", "lower -3"),
    ]


def test_the_status_always_names_those_not_at_this_table(view: View, ended: View) -> None:
    for seen in (view, ended):
        line = table.status(seen)[-1]
        assert line.lead == "Not at this table"
        assert line.text.startswith("Finland; Bulgaria; Turkey; ")
        assert '2 others ("absent" names them)' in line.text
        assert all(party.name in table.scene(seen)[-1].text for party in seen.absent)


def test_those_with_something_at_stake_are_named_first(view: View) -> None:
    calm = tuple(
        party.model_copy(update={"at_stake": () if party.id != "iran" else ("The Gulf.",)}) for party in view.absent
    )
    assert table.not_at_this_table(view.model_copy(update={"absent": calm})).text.startswith("Iran; Finland; ")


def test_a_disputed_article_shows_both_wordings(view: View) -> None:
    said = told(table.draft(view))
    assert "Article I: Finland (disputed, just changed)" in said
    assert "Ours: Germany will withdraw" in said
    assert "Theirs: Germany will limit" in said


def test_minutes_name_the_day_only_where_it_changes(view: View) -> None:
    leads = [line.lead for line in papers.minutes(view, "3")[-3:]]
    assert leads[0].startswith("12 November, ")
    assert leads[1].startswith("12:")
    assert leads[2] == "13 November, 21:40  Incident"


def test_the_status_says_who_has_the_floor_and_what_is_left(view: View, ended: View) -> None:
    assert "You have the floor; 7 acts left in this sitting." in told(table.status(view))
    theirs = view.model_copy(update={"to_move": "them"})
    assert "The German delegation has the floor" in told(table.status(theirs))
    assert "The talks have ended." in told(table.status(ended))


def test_the_agenda_can_be_cut_to_one_kind(view: View) -> None:
    assert [line.lead for line in table.agenda(view, "settled") if line.role == "heading"] == ["6", "8"]
    assert [line.lead for line in table.agenda(view, "owed") if line.role == "heading"] == ["2"]
    assert table.agenda(view, "disp")[0].text == "Agenda: 3 issues that are disputed"
    with pytest.raises(Unclear, match="disputed"):
        table.agenda(view, "dispudet")


def test_a_track_shows_what_stands_on_each_option(view: View) -> None:
    """Issue 2: they said o2, we said o4, aim o5, floor and mandate o3, status quo o1, zone o1 to o3."""
    assert table.track(table.issue(view, "bulgaria")) == "1 · ─── 2 S ═══ 3 T ═══ 4 MF ─── 5 W ─── 6 A"


def test_what_the_track_draws_is_also_told(view: View) -> None:
    said = table.told(table.issue(view, "bulgaria"))
    for part in ("We said: 5", "They said: 3", "aim: 6", "Mandate and floor: 4", "things are: 2"):
        assert part in said
    assert "They owe an answer." in said
    assert "between options 2 and 4" in said


def test_an_issue_lists_every_option_with_its_points_and_limits(view: View) -> None:
    said = told(table.issue_page(view, "bulgaria"))
    for number, option in enumerate(table.issue(view, "bulgaria").options, 1):
        assert f"{number}: {option.title} ({option.id})" in said
    assert "−20 points" in said
    assert "Beyond our government's floor." in said
    assert "Our aim, needs the consent of Finland." in said
    assert "Ribbentrop cannot settle this without Hitler." in said


def test_verbs_that_cannot_be_used_say_why(view: View) -> None:
    said = told(table.verbs(view))
    assert "refer: You referred it a moment ago; an answer comes after the sitting." in said
    assert "not on 6: It has been settled." in said


def test_a_judgement_sets_what_blocks_apart_and_says_how_it_is_known(view: View) -> None:
    said = told(judging.reasons(view.model_copy(update={"offer": None})))
    assert "blocks: Bulgaria in a Soviet pact (inferred)" in said
    assert "−14: Finland: withdrawal by February (said)" in said
    assert said.index("blocks:") < said.index("−14:") < said.index("+9:")
    assert "Chance of a yes about 12 %." in said
    assert "1: Limit the transit through Finland instead of ending it." in said


def test_their_own_offer_is_not_doubted(view: View) -> None:
    said = told(judging.reasons(view))
    assert "They put it forward themselves" in said
    assert "Chance of a yes" not in said


def test_a_preview_names_certain_changes_warnings_and_the_likely_answer(view: View) -> None:
    said = told(judging.preview(view, preview()))
    assert "strain +4 %, standing −2 %" in said
    assert "Note: This goes beyond your mandate: standing falls." in said
    assert "The staff expects a refusal that names Bulgaria." in said


def test_minutes_show_the_last_lines_unless_asked_for_more(view: View) -> None:
    assert len(papers.minutes(view, "all")) == len(view.minutes) + 1
    assert len([line for line in papers.minutes(view, "5") if line.role == "said"]) == 5


def test_the_debrief_tells_sums_schools_and_history(ended: View) -> None:
    assert ended.debrief is not None
    said = told(ending.debrief(ended))
    assert "Chance: 78 %, reckoned from:\n62 %: base under the profile dealt [S22]" in said
    assert "−12 %: German troops have left Finland" in said
    assert "By school of history: Decided on war 88 %; Open until December 39 %" in said
    assert "It did not happen here; in fact it did." in said
    assert said.rstrip().endswith(ended.debrief.closing_note.split()[-1])
    assert all(party.name in said for party in ended.debrief.absent)


def test_texts_from_a_file_cannot_drive_the_terminal() -> None:
    assert clean("a\x1b[2Jb\x9bc\u202ed\re") == "a[2Jbcde"


def test_signs_and_marks_are_read_as_words() -> None:
    assert spoken("+9: ×, −14 of 20 %, 1939–1941") == "plus 9: ×, minus 14 of 20 percent, 1939–1941"
