"""Whole games through the terminal: scripts with exit codes, a person typing, two people, records."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from game.paths import BadInput
from game.play import record
from game.play.talks import Talks
from game.text import watch
from game.text.commands import write
from game.text.printer import Printer
from game.text.session import Session
from tests.text.conftest import Play

READING = """status
brief
agenda
1
draft
offer
minutes all
cables
news
reasons
estimate
absent
absent finland
verbs
actions
scene
codex nickel
model
figures
figures nickel
sources
note
debrief
help
help evade
? state 1 3
saves
save"""
PAPERS = [""] * 4  # Enter after the content note and each part of the brief
SILENT = "silence\n" * 15


def kept(saves: Path) -> list[Path]:
    return sorted(saves.glob(f"*{record.SUFFIX}"))


def test_a_script_of_legal_acts_ends_well_and_is_kept(script: Play, saves: Path) -> None:
    code, said = script("# the Soviet seat\nask 1\nstate deliveries arrears   # a demand\n\ninsist 2")
    assert code == 0
    assert "> insist 2" in said
    (path,) = kept(saves)
    verbs = [entry.move.verb for entry in Talks.resume(path).entries if entry.seat == "soviet"]
    assert verbs == ["ask", "state", "insist"]
    assert f'which-sea text --save "{path}"' in said


def test_every_page_can_be_read_in_both_forms(script: Play) -> None:
    for plain in (True, False):
        code, said = script(READING, plain=plain)
        assert code == 0, said
        assert "Not at this table" in said


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("isnist 2", "Did you mean insist"),
        ("state 2 nonsense", "option"),
        ("accept", "offer"),
        ("insist 2", "position"),
    ],
)
def test_the_first_bad_line_ends_a_script_with_its_place_and_code_2(
    line: str, says: str, script: Play, saves: Path
) -> None:
    code, said = script(f"ask 1\n\n{line}\nask 2")
    assert code == 2
    assert re.search(rf"acts\.txt:3: .*{says}", said)
    assert "> ask 2" not in said
    (path,) = kept(saves)
    assert [entry.move.verb for entry in Talks.resume(path).entries if entry.seat == "soviet"] == ["ask"]


@pytest.mark.parametrize("seat", ["soviet", "german"])
def test_talks_played_to_the_end_close_with_the_debrief_and_what_followed(seat: str, script: Play) -> None:
    code, said = script(SILENT, seat=seat)
    assert code == 2, "the talks end before the script does"
    assert "The talks" in said.rsplit("acts.txt:", 1)[1]
    for part in ("How far each delegation got its brief", "Nothing was signed", "Chance: ", "By school of history: "):
        assert part in said
    assert said.index("\nThose not asked.\n") < said.index("\nIn fact.\n")
    assert "22 June 1941" in said.rsplit("\nIn fact.\n", 1)[1]


def test_a_file_of_acts_that_cannot_be_read_is_one_message(tmp_path: Path, typed: Play) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        typed([], acts=tmp_path / "none.txt")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="UTF-8"):
        typed([], acts=tmp_path / "bad.txt")


@pytest.mark.parametrize(
    "chosen", [{"mode": "tow"}, {"seat": "sovjet"}, {"opponent": "bolware"}, {"scenario": "frist-steps"}]
)
def test_unknown_choices_name_the_nearest(chosen: dict[str, str], script: Play) -> None:
    right = {"mode": "two", "seat": "soviet", "opponent": "boulware", "scenario": "first-steps"}
    (kind,) = chosen
    with pytest.raises(BadInput, match=right[kind]):
        script("ask 1", **chosen)


def test_a_person_is_asked_for_everything_and_enter_takes_the_first(typed: Play, saves: Path) -> None:
    code, said = typed([*[""] * 4, *PAPERS, "ask 1", "quit"], scenario=None)
    assert code == 0
    for question in ("Which talks?", "which agenda?", "Which delegation?", "Who sits on the other side?"):
        assert question in said
    assert "Before you begin" in said
    (path,) = kept(saves)
    talks = Talks.resume(path)
    assert talks.humans == ["soviet"]
    assert "ask" in [entry.move.verb for entry in talks.entries if entry.seat == "soviet"]


def test_a_kept_record_is_offered_and_gone_on_with(typed: Play, saves: Path) -> None:
    typed([*PAPERS, "ask 1"], mode="two", seat="soviet", opponent="linear")
    code, said = typed(["3", "ask 2", "quit"], scenario=None)
    assert code == 0
    assert "where you left" in said
    assert len(kept(saves)) == 1
    assert [e.move.verb for e in Talks.resume(kept(saves)[0]).entries if e.seat == "soviet"] == ["ask", "ask"]


def test_the_end_of_input_loses_nothing_and_says_how_to_go_on(typed: Play, saves: Path) -> None:
    code, said = typed([*PAPERS, "ask 1"], mode="two", seat="soviet", opponent="linear")
    assert code == 0
    assert "To go on: which-sea text --save" in said
    assert Talks.resume(kept(saves)[0]).turn == 2


def test_an_interrupt_loses_nothing_either(monkeypatch: pytest.MonkeyPatch, typed: Play, saves: Path) -> None:
    def interrupt(self: Session, line: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "obey", interrupt)
    code, said = typed([*PAPERS, "ask 1"], mode="two", seat="soviet", opponent="linear")
    assert code == 0
    assert "To go on: which-sea text --save" in said
    assert Talks.resume(kept(saves)[0]).turn == 0


def test_leaving_before_anything_began_is_no_error(typed: Play, saves: Path) -> None:
    code, said = typed([], scenario=None)
    assert code == 0
    assert "Nothing was begun." in said
    assert kept(saves) == []


def test_save_names_the_record_to_begin_and_to_resume(tmp_path: Path, script: Play) -> None:
    path = tmp_path / "monday.talks"
    assert script("ask 1", save=path)[0] == 0
    assert script("ask 2", save=path, scenario=None)[0] == 0
    assert [e.move.verb for e in Talks.resume(path).entries if e.seat == "soviet"] == ["ask", "ask"]


def test_an_act_can_be_taken_back(script: Play, saves: Path) -> None:
    code, said = script("ask 1\nback\nstate 2 5\nback\nback")
    assert code == 2
    assert "Taken back." in said
    assert "acts.txt:5: There is no act of yours to take back." in said
    assert [e for e in Talks.resume(kept(saves)[0]).entries if e.seat == "soviet"] == []


def test_copies_and_exports_are_written_beside_the_record(script: Play, saves: Path) -> None:
    code, _ = script("ask 1\nsave as noon\nexport minutes\nexport treaty\nload noon\nask 2")
    assert code == 0
    assert (saves / "noon.talks").is_file()
    papers = {path.name.rsplit("-", 1)[1]: path.read_text(encoding="utf-8") for path in saves.glob("*.md")}
    assert set(papers) == {"minutes.md", "treaty.md"}
    assert "Molotov" in papers["minutes.md"]
    assert Talks.resume(saves / "noon.talks").turn > 2


def test_what_speaks_against_an_act_is_asked_about_first(typed: Play, saves: Path) -> None:
    """Option 1 on the deliveries lies beyond the Soviet mandate."""
    answers = [*PAPERS, "state 2 1", "no", "state 2 1", "perhaps", "yes"]
    _, said = typed(answers, mode="two", seat="soviet", opponent="linear")
    assert said.count("Do it all the same?") == 3
    assert "Not done; you still have the floor." in said
    assert [e.move.verb for e in Talks.resume(kept(saves)[0]).entries if e.seat == "soviet"] == ["state"]


def test_before_a_treaty_is_signed_its_wording_is_read_and_asked_about(typed: Play, saves: Path) -> None:
    """Two people, so that nothing depends on a strategy: the German side tables a draft in the second sitting."""
    hand_over = ["", ""]
    first = ["", *PAPERS, "silence", *hand_over, *PAPERS, "silence", *hand_over, "adjourn", *hand_over]
    second = ["silence", *hand_over, "table 1=3 2=3!", *hand_over, "accept", "no", "accept", "yes"]
    _, said = typed([*first, *second], mode="two", opponent="human")
    assert said.count("Sign? yes or no:") == 2
    before = said.split("Before you sign")[1].split("Sign?")[0]
    assert "governs the river from Bratislava to the sea" in before
    assert "Not at this table: " in before
    acts = [entry.move.verb for entry in Talks.resume(kept(saves)[0]).entries]
    assert acts[-2:] == ["table", "accept"]


def test_two_people_hand_over_and_neither_is_told_the_other_s_papers(typed: Play) -> None:
    _, said = typed(["", *PAPERS, "ask 1", "", "", *PAPERS, "state 1 1"], mode="two", opponent="human")
    soviet, german = said.split("What comes next is for the German delegation only.")[:2]
    assert "brief of the Soviet delegation" in soviet
    assert "brief of the German delegation" not in soviet
    assert "brief of the German delegation" in german
    assert "The Soviet side asked" in german or "The Soviet side wished" in german


def test_taking_back_the_other_s_act_hands_over_first(typed: Play) -> None:
    _, said = typed(["", *PAPERS, "ask 1", "", "", *PAPERS, "back", "", "brief"], mode="two", opponent="human")
    back = said.split("> back")[1] if "> back" in said else said.rsplit("You have the floor; 7", 1)[1]
    assert back.index("What comes next is for the Soviet delegation only.") < back.index(
        "brief of the Soviet delegation"
    )


def test_nothing_from_the_person_s_brief_is_said_before_the_curtain(typed: Play) -> None:
    _, said = typed([], mode="two", seat="both")
    assert "Hand over" in said
    assert "brief of the" not in said


@pytest.mark.parametrize("key", [2, 9])
def test_what_a_computer_plays_can_be_typed_word_for_word(key: int, script: Play, saves: Path) -> None:
    """Talks of two strategies, then the same with one side's acts typed: both come to the same."""
    players = {"german": "mirror", "soviet": "conceder"}
    talks = Talks.open("first-steps", mode="all", players=players, key=key)
    while talks.computer_move():
        pass
    lines = [write(entry.move) for entry in talks.entries if entry.seat == "soviet"]
    code, said = script("\n".join(lines), mode="all", seat="soviet", opponent="mirror", key=key)
    assert code == 0, said
    assert [entry.check for entry in Talks.resume(kept(saves)[0]).entries] == [entry.check for entry in talks.entries]


def test_a_refusal_is_explained(script: Play) -> None:
    _, said = script("link 1=5 2=5", mode="two", seat="soviet", opponent="boulware")
    assert "Why they refused, as our staff reads it" in said
    assert "Chance of a yes about" in said


def test_computer_delegations_can_be_watched(capsys: pytest.CaptureFixture[str]) -> None:
    strategies = {"german": "linear", "soviet": "conceder"}
    assert watch.run("first-steps", mode="all", strategies=strategies, key=5, plain=True) == 0
    once = capsys.readouterr().out
    assert watch.run("first-steps", mode="all", strategies=strategies, key=5, plain=True) == 0
    assert capsys.readouterr().out == once, "the same key gives the same talks"
    assert "Not at this table" in once
    assert "How far each delegation got its brief" in once
    assert "German delegation: Steady." in once
    with pytest.raises(BadInput, match="conceder"):
        watch.run("first-steps", mode=None, strategies={"german": "concedre"}, key=1, plain=True)


LINES = some.one_of(
    some.text(max_size=40),
    some.lists(some.sampled_from(
        ["ask", "state", "insist", "evade", "link", "accept", "decline", "table", "refer", "act", "silence", "adjourn",
         "1", "2", "3", "1=2", "2=4", "draft", "back", "?", "try", "minutes", "codex", "issue", "offer", "!"]
    ), max_size=4).map(" ".join),
)  # fmt: skip


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(LINES, max_size=12), some.sampled_from(["soviet", "german"]))
def test_no_line_ever_breaks_the_talks(lines: list[str], seat: str) -> None:
    other = {"soviet": "german", "german": "soviet"}[seat]
    talks = Talks.open("first-steps", mode="two", players={seat: "human", other: "linear"}, key=1)
    session = Session(talks, Printer(plain=True), None)
    session.begin()
    for line in lines:
        with contextlib.suppress(BadInput):  # any other error fails here
            session.obey(line)
    assert talks.turn == len(talks.entries)
