"""Writing documents to disk: whole files or none, and one clear message for what went wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game import cli, documents
from game.documents import Kind
from game.paths import BadInput
from game.play.talks import Talks
from tests.documents.sample import with_treaty


@pytest.mark.parametrize(("kind", "begins"), [("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")])
def test_a_comparison_is_written_to_a_file_or_into_a_folder(kind: Kind, begins: bytes, tmp_path: Path) -> None:
    file = documents.write_comparison(with_treaty(), tmp_path / f"hand-out.{kind}", kind)
    assert file == tmp_path / f"hand-out.{kind}"
    named = documents.write_comparison(with_treaty(), tmp_path, kind)
    assert named.parent == tmp_path
    assert named.suffix == f".{kind}"
    assert file.read_bytes() == named.read_bytes()
    assert file.read_bytes().startswith(begins)
    assert sorted(tmp_path.iterdir()) == sorted([file, named]), "nothing half-written is left"


def test_a_name_is_made_that_every_system_takes(tmp_path: Path) -> None:
    one = with_treaty().one.model_copy(update={"name": 'CON: "a/b\\c" <*>? ' + "x" * 300})
    found = with_treaty().model_copy(update={"one": one})
    name = documents.write_comparison(found, tmp_path, "pdf").name
    assert not set(name) & set('<>:"/\\|?* ')
    assert len(name) < 120


def test_a_file_that_cannot_be_written_is_said_and_nothing_half_written_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(BadInput, match=r"x\.pdf: cannot be written \(.+\); choose another place"):
        documents.write_comparison(with_treaty(), tmp_path / "taken" / "x.pdf", "pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]


def test_the_old_file_stays_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a file that is open in a reader cannot be replaced."""

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "x.pdf"
    file.write_bytes(b"the old one")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(BadInput, match="Permission denied"):
        documents.write_comparison(with_treaty(), file, "pdf")
    assert file.read_bytes() == b"the old one"
    assert [one.name for one in tmp_path.iterdir()] == ["x.pdf"]


def test_a_missing_library_is_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "game.documents.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "reportlab", None)
    monkeypatch.setitem(sys.modules, "reportlab.lib.colors", None)
    with pytest.raises(BadInput, match=r"reportlab.*pip install 'which-sea\[documents\]'"):
        documents.write_comparison(with_treaty(), tmp_path / "x.pdf", "pdf")
    assert list(tmp_path.iterdir()) == []


def test_two_courses_named_on_the_command_line_are_written(tmp_path: Path) -> None:
    """A record and another: the files asked for are there and named, and nothing else is printed."""
    records = []
    for key in (1, 2):
        talks = Talks.open(
            "first-steps",
            mode="all",
            players={"german": "linear", "soviet": "linear"},
            key=key,
            saves=tmp_path / str(key),
        )
        while talks.computer_move():
            pass
        records.append(str(talks.path))
    page, paper = tmp_path / "x.html", tmp_path / "x.pdf"
    done = CliRunner().invoke(cli.app, ["compare", *records, "--html", str(page), "--pdf", str(paper)])
    assert (done.exit_code, done.output) == (0, f"{page}\n{paper}\n")
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
    assert paper.read_bytes().startswith(b"%PDF-")
