"""The command `study` from end to end: several studies, a folder, pictures, a page, and what it refuses at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import cli
from game.analysis.studies import batches, studying
from game.documents import study_pictures
from game.paths import BadInput
from tests.analysis.test_study import small_text


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return a folder with two studies."""
    folder = tmp_path / "studies"
    folder.mkdir()
    short = small_text().replace("[signed, war, brief.german, brief.soviet]", "[war]")
    for name in ("one", "other"):
        (folder / f"{name}.yaml").write_text(short.replace("study: small", f"study: {name}"), encoding="utf-8")
    return folder


def test_a_folder_of_studies_is_answered_on_one_page_with_pictures(two: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cli.study([two], playouts=4, out=out, pictures=out / "drawn", report=out / "page.md", workers=1)
    results = sorted(file.relative_to(out).as_posix() for file in out.rglob("*.*"))
    assert results == [
        "drawn/one-war.png",
        "drawn/one-war.svg",
        "drawn/other-war.png",
        "drawn/other-war.svg",
        "one.csv",
        "one.jsonl",
        "other.csv",
        "other.jsonl",
        "page.md",
    ]
    page = (out / "page.md").read_text(encoding="utf-8")
    assert page.count("4 playouts of each course") == 2
    assert "`one`" in page
    assert "`other`" in page


@pytest.mark.parametrize(
    ("name", "said"),
    [("all.csv", "one file takes the results of one study"), ("answers.xlsx", "takes the results of one study")],
)
def test_several_studies_need_a_folder(two: Path, tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        list(studying.run([two], playouts=4, out=tmp_path / name))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"pictures": Path("drawn")}, r"which-sea\[documents\]"),
        ({"out": Path("one.xlsx")}, r"written as \.csv or \.parquet"),
    ],
)
def test_what_is_missing_is_said_before_anything_is_run(
    two: Path, options: dict[str, Path], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object, **__: object) -> None:
        raise AssertionError("it was run")

    monkeypatch.setattr(batches, "run", run)
    monkeypatch.setattr(study_pictures, "find_spec", lambda _: None)
    with pytest.raises(BadInput, match=said):
        cli.study([two / "one.yaml"], pictures=options.get("pictures"), out=options.get("out"))


def test_a_study_of_the_game_goes_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.study()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 18
    assert "c05-finland-by-a-date  Transit through Finland ended by a date" in lines
    listed = [line.split()[0] for line in lines]
    with pytest.raises(BadInput, match='there is no study "c13-no-leaflet"; did you mean "c13-no-leaflets"'):
        list(studying.run([Path("c13-no-leaflet")]))
    (answer,) = studying.run([Path(listed[-1])], playouts=2, out=tmp_path, workers=1)
    assert answer.file == tmp_path / f"{listed[-1]}.csv"


@pytest.mark.parametrize(("total", "hands"), [(120, 2), (3600, 2), (50_000, 2), (100_000, 3), (9000, 16), (8193, 1)])
def test_batches_are_large_and_even(total: int, hands: int) -> None:
    size = batches._even(total, hands)
    count = -(-total // size)
    assert batches.LEAST <= size <= batches.MOST
    assert count % hands == 0 or size == batches.LEAST
