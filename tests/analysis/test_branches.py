"""The tree of kept courses, whatever a folder of mailed and edited records holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game import scenario
from game.analysis.lines.branches import Branch, tree, walk
from game.analysis.lines.history import line_talks
from game.play import record, shelf
from game.play.talks import Talks, plain
from game.text.pages.replaying import branches
from tests.play.playing import held


def shape(found: tuple[Branch, ...]) -> list[object]:
    """Return a tree as nested lists of (name, left after act, children)."""
    return [(one.name, one.left, shape(one.children)) for one in found]


def adopted(path: Path, parent: str, turn: int = 1) -> None:
    """Write the id of another parent into a record, as an edited file may have."""
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    opening = json.loads(first) | {"parent": {"id": parent, "record": "x.talks", "turn": turn}}
    path.write_text(f"{json.dumps(opening)}\n{rest}", encoding="utf-8")


def kept(talks: Talks) -> Path:
    assert talks.path is not None
    return talks.path


def test_branches_stand_below_the_course_they_left_in_the_order_they_did(saves: Path) -> None:
    talks = held(6, seed=3, saves=saves)
    late = talks.branch(4, saves=saves, name="late")
    talks.branch(2, saves=saves, name="early")
    late.branch(3, saves=saves, name="later still")
    assert shape(tree(saves)) == [
        (talks.opening.title, None, [("early", 2, []), ("late", 4, [("later still", 3, [])])]),
    ]


def test_what_left_history_stands_below_history(saves: Path) -> None:
    line = line_talks(scenario.load(scenario.find("berlin-1940")))
    line.branch(28, saves=saves, name="Molotov's chair")
    assert shape(tree(saves)) == [("Berlin, November 1940, as it was", None, [("Molotov's chair", 28, [])])]
    text = " ".join(line.text for line in branches(tree(saves)))
    assert "Molotov's chair, left Berlin, November 1940, as it was after act 28: 28 acts, 13 November 1940" in text


def test_lost_parents_rings_and_files_that_are_none_do_no_harm(saves: Path) -> None:
    one, other, third = (held(2, seed=seed, saves=saves) for seed in (1, 2, 3))
    adopted(kept(one), other.opening.id)
    adopted(kept(other), one.opening.id)
    adopted(kept(third), third.opening.id)
    (saves / f"broken{record.SUFFIX}").write_text("nothing\n", encoding="utf-8")
    found = tree(saves)
    names = [branch.save.path.name for branch, _ in walk(found) if branch.save is not None]
    assert sorted(names) == sorted([kept(one).name, kept(other).name, kept(third).name, "broken.talks"])
    ring = [branch for branch in found if branch.children]
    assert len(ring) == 1
    assert {branch.save.path for branch in (ring[0], *ring[0].children) if branch.save} == {kept(one), kept(other)}


def test_the_tree_holds_whatever_files_and_courses_are_called(saves: Path) -> None:
    talks = held(4, seed=3, saves=saves)
    branch = talks.branch(2, saves=saves, name="chair")
    branch.branch(1, saves=saves, name="early")
    moved = kept(branch).rename(saves / "something else.talks")
    shelf.rename(moved, "The chair")
    shelf.rename(kept(talks), "Monday")
    assert shape(tree(saves)) == [("Monday", None, [("The chair", 2, [("early", 1, [])])])]


def test_a_course_whose_parent_was_deleted_says_so_until_it_is_restored(saves: Path) -> None:
    talks = held(4, seed=3, saves=saves)
    talks.rename("Monday")
    talks.branch(2, saves=saves, name="chair")
    before = tree(saves)
    lies = shelf.delete(kept(talks), saves)
    (lone,) = tree(saves)
    assert (lone.name, lone.left, lone.gone, lone.binned) == ("chair", 2, "Monday", True)
    assert "left Monday in the bin after act 2" in " ".join(line.text for line in branches((lone,)))
    shelf.restore(lies, saves)
    assert tree(saves) == before
    shelf.delete(kept(talks), saves)
    shelf.empty(saves)
    (lone,) = tree(saves)
    assert (lone.gone, lone.binned) == ("Monday", False)


def test_branches_hang_below_one_of_two_copies_of_their_parent(saves: Path) -> None:
    talks = held(4, seed=3, saves=saves)
    talks.branch(2, saves=saves, name="chair")
    shelf.export(kept(talks).read_bytes(), "a copy", saves)
    assert sorted(len(one.children) for one in tree(saves)) == [0, 1]
    (owner,) = (one for one in tree(saves) if one.children)
    assert owner.save is not None
    assert owner.save.path == kept(talks)


def test_a_record_of_the_line_itself_takes_what_left_history(saves: Path) -> None:
    line = line_talks("berlin-1940")
    line.branch(28, saves=saves, name="Molotov's chair")
    known = [(line.opening.id, "History")]
    assert shape(tree(saves, known)) == [("History", None, [("Molotov's chair", 28, [])])]
    assert shape(tree(saves / "empty", known)) == [("History", None, [])]
    shelf.export(record.lines(line.opening, plain(line.words.scenario), line.entries), "line", saves)
    (found,) = tree(saves, known)
    assert found.save is not None
    assert found.historical
    assert [child.name for child in found.children] == ["Molotov's chair"]


def test_reading_a_tree_holds_no_talks_again(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talks = held(6, seed=3, saves=saves)
    talks.branch(4, saves=saves)

    def refused(*_: object) -> None:
        raise AssertionError("an act was made again")

    monkeypatch.setattr(Talks, "apply", refused)
    assert len(tree(saves)) == 1


def test_an_empty_folder_has_no_tree(tmp_path: Path) -> None:
    assert tree(tmp_path / "nowhere") == ()
    assert branches(()) != []
