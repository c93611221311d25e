"""Rules of the house that neither the linter nor the type checker knows."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import game

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "game").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMES = [module.name for module in pkgutil.walk_packages(game.__path__, "game.") if module.name != "game.__main__"]


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", NAMES)
def test_every_module_can_be_imported_and_says_what_it_is_responsible_for(name: str) -> None:
    """Its docstring begins with one sentence; warnings on import are errors here."""
    said = importlib.import_module(name).__doc__
    assert said, f"{name} has no docstring"
    sentence = said.split("\n\n")[0].strip()
    assert sentence.endswith((".", "?")), f"{name} does not begin with a whole sentence: {sentence}"


# Word lists, in the order of the thing they describe: people read them from top to bottom.
LONGER = {"game/scenario/schema.py": 640, "game/play/view.py": 460}


@pytest.mark.parametrize("file", SOURCES, ids=relative)
def test_no_file_grows_beyond_one_reading(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGER.get(relative(file), 400), "split it where its reasons to change part"


@pytest.mark.parametrize("file", SOURCES, ids=relative)
def test_no_code_needs_a_particular_system(file: Path) -> None:
    posix = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
    assert imported(file).isdisjoint(posix)


def imported(file: Path) -> set[str]:
    """Return the top-level names of all modules a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {alias.name.split(".")[0] for alias in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module.split(".")[0])
    return found


@pytest.mark.parametrize("file", SOURCES, ids=relative)
def test_text_files_are_opened_as_utf_8(file: Path) -> None:
    """Without an encoding Windows takes its own, and Cyrillic comes out as noise."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and opens_text(node):
            given = {keyword.arg for keyword in node.keywords}
            assert "encoding" in given, f"{relative(file)}:{node.lineno} opens a text file without an encoding"


def opens_text(call: ast.Call) -> bool:
    """Return whether a call opens, reads or writes a file as text."""
    match call.func:
        case ast.Attribute(attr="read_text" | "write_text"):
            return True
        case ast.Name(id="open") | ast.Attribute(attr="open", value=ast.Name()):
            modes = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
            texts = [mode.value for mode in modes if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
            return bool(texts) and not any(re.fullmatch("[rwax+]*b[rwax+]*", text) for text in texts)
    return False


def test_the_command_line_answers_without_loading_what_it_does_not_need() -> None:
    script = "import sys, game.cli; print(sorted({'numpy', 'pygame', 'yaml', 'platformdirs'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_readme_has_exactly_two_set_up_commands_and_their_windows_forms() -> None:
    assert len(re.findall(r"^python3 -m venv ", README, re.MULTILINE)) == 2
    assert len(re.findall(r"`py -m venv ", README)) == 2


def test_the_readme_gives_a_reason_for_every_dependency() -> None:
    tables = README.split("## What it is built on")[1].split("\n## ")[0]
    first_cells = " ".join(re.findall(r"^\|([^|]+)\|", tables, re.MULTILINE))
    explained = set(re.findall(r"[\w-]+", first_cells))
    extras = [one for requirements in PROJECT["optional-dependencies"].values() for one in requirements]
    needed = [one for one in (*PROJECT["dependencies"], *extras) if not one.startswith("which-sea[")]
    names = {re.split(r"[<>=~! ]", requirement)[0] for requirement in needed}
    assert names <= explained, f"not in README's tables: {sorted(names - explained)}"


def test_every_file_the_readme_points_to_is_there() -> None:
    links = re.findall(r"\]\(([^):]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {game.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_asset_says_where_it_comes_from_and_under_which_licence() -> None:
    said = (ROOT / "assets" / "README.md").read_text(encoding="utf-8")
    patterns = re.findall(r"`([^`]+)`", said)
    files = [file.relative_to(ROOT / "assets") for file in (ROOT / "assets").rglob("*") if file.is_file()]
    unsaid = [
        file.as_posix()
        for file in files
        if file.suffix not in {".py", ".pyc", ".md"} and not any(file.match(pattern) for pattern in patterns)
    ]
    assert unsaid == []


def test_no_emblem_of_either_regime_is_in_any_file() -> None:
    """No swastika, hammer and sickle, star or rune: sides are told apart by name, shape and hatch."""
    emblems = re.compile("[\u534d\u5350\u262d\u2605\u272f\u16a0-\u16f8]")
    texts = [*SOURCES, *(ROOT / "scenarios").glob("*.yaml"), *(ROOT / "assets").rglob("*.yaml")]
    assert [relative(file) for file in texts if emblems.search(file.read_text(encoding="utf-8"))] == []
