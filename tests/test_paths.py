"""Where the game looks for its files, in a checkout and installed."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from game import paths

ROOT = Path(__file__).parents[1]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package folder as an installed wheel has it, with the game taken to run from there."""
    package = tmp_path / "site-packages" / "game"
    (package / "_data" / "scenarios").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    monkeypatch.delenv("WHICH_SEA_SAVES")
    return package


def test_a_checkout_keeps_everything_beside_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WHICH_SEA_SAVES")
    assert (paths.assets(), paths.scenarios(), paths.saves()) == (ROOT / "assets", ROOT / "scenarios", ROOT / "saves")


def test_an_installed_game_reads_its_own_data_and_saves_where_the_system_wants_it(installed: Path) -> None:
    assert paths.assets() == installed / "_data" / "assets"
    assert paths.scenarios() == installed / "_data" / "scenarios"
    assert paths.saves() == Path(platformdirs.user_data_dir("which-sea", appauthor=False)) / "saves"


def test_a_stranger_s_scenarios_folder_does_not_make_a_checkout(installed: Path) -> None:
    """Another package may put a folder of that name beside ours."""
    (installed.parent / "scenarios").mkdir()
    assert paths.scenarios() == installed / "_data" / "scenarios"


def test_the_environment_chooses_the_folder_of_saves_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHICH_SEA_SAVES", str(tmp_path / "mine"))
    assert paths.saves() == tmp_path / "mine"
    monkeypatch.setenv("WHICH_SEA_SAVES", "")
    assert paths.saves() == ROOT / "saves"


def test_asking_for_the_folder_of_saves_makes_nothing(saves: Path) -> None:
    assert paths.saves() == saves
    assert not saves.exists()
