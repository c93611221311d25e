"""The tree of kept courses, whatever a folder of mailed and edited records holds."""

from __future__ import annotations

import json
from pathlib import Path

from game import scenario
from game.analysis.branches import Branch, tree
from game.analysis.history import line_talks
from game.play import record
from game.play.talks import Talks
from game.text.pages.replaying import branches
from tests.play.playing import held


def shape(found: tuple[Branch, ...]) -> list[object]:
    """Return a tree as nested lists of (name, left after act, children)."""
    return [(one.name, one.left, shape(one.children)) for one in found]


def adopted(path: Path, parent: str, turn: int = 1) -> None:
    """Write another parent into a record, as an edited file may have."""
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    opening = json.loads(first) | {"parent": {"record": parent, "turn": turn}}
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
    adopted(kept(one), kept(other).name)
    adopted(kept(other), kept(one).name)
    adopted(kept(third), "mailed-away.talks")
    (saves / f"broken{record.SUFFIX}").write_text("nothing\n", encoding="utf-8")
    found = tree(saves)
    names = [branch.save.path.name for branch in found if branch.save is not None]
    assert kept(third).name in names
    ring = [branch for branch in found if branch.children]
    assert len(ring) == 1
    assert {branch.save.path for branch in (ring[0], *ring[0].children) if branch.save} == {kept(one), kept(other)}


def test_an_empty_folder_has_no_tree(tmp_path: Path) -> None:
    assert tree(tmp_path / "nowhere") == ()
    assert branches(()) != []
