"""Where assets, scenarios and saves are, in a checkout and installed, and the error for what a person got wrong."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class BadInput(Exception):
    """Something a person gave us cannot be used; the message says where, what, and what would be right.

    Every layer raises subclasses of it. The command line prints the message and leaves with code 2.
    """


def in_checkout() -> bool:
    """Return whether the package runs from a clone, with `scenarios/` beside it, rather than installed."""
    return (_PACKAGE.parent / "scenarios").is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file()


def data() -> Path:
    """Return the folder that holds `assets` and `scenarios`."""
    return _PACKAGE.parent if in_checkout() else _PACKAGE / "_data"


def assets() -> Path:
    """Return the folder of fonts, maps, sounds and screen texts."""
    return data() / "assets"


def scenarios() -> Path:
    """Return the folder of the scenarios that come with the game."""
    return data() / "scenarios"


def saves() -> Path:
    """Return the folder for records: WHICH_SEA_SAVES, else `saves/` of a checkout, else the user's data folder.

    The folder need not exist yet; whoever writes the first file makes it.
    """
    if chosen := os.environ.get("WHICH_SEA_SAVES"):
        return Path(chosen).expanduser().resolve()
    if in_checkout():
        return _PACKAGE.parent / "saves"
    # Imported here because a checkout and the tests never need it, and start-up time is watched.
    import platformdirs

    return Path(platformdirs.user_data_dir("which-sea", appauthor=False)) / "saves"


def scenario_files() -> list[Path]:
    """Return the scenario files that come with the game, in alphabetical order."""
    return sorted(scenarios().glob("*.yaml"))


def scenario_file(name: str) -> Path:
    """Return the file meant by *name*: a path, or the name of a scenario that comes with the game."""
    given = Path(name).expanduser()
    if given.is_file():
        return given
    shipped = {file.stem: file for file in scenario_files()}
    if name in shipped:
        return shipped[name]
    if given.suffix in {".yaml", ".yml"} or len(given.parts) > 1:
        raise BadInput(f"{name}: there is no such file.")
    near = difflib.get_close_matches(name, shipped, n=1)
    hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(shipped)}."
    raise BadInput(f'There is no scenario "{name}". {hint} A path to a .yaml file also works.')
