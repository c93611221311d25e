"""Finds scenario files: those that come with the game by name, others by path."""

from __future__ import annotations

from pathlib import Path

from game import paths
from game.scenario.near import nearest


def available() -> list[Path]:
    """Return the scenario files that come with the game, in alphabetical order."""
    return sorted(paths.scenarios().glob("*.yaml"))


def find(name: str) -> Path:
    """Return the file meant by *name*: a path, or a scenario that comes with the game; raises BadInput for neither."""
    given = Path(name).expanduser()
    if given.is_file():
        return given
    shipped = {file.stem: file for file in available()}
    if name in shipped:
        return shipped[name]
    if given.suffix in {".yaml", ".yml"} or len(given.parts) > 1:
        raise paths.BadInput(f"{name}: there is no such file.")
    raise paths.BadInput(f'There is no scenario "{name}"{nearest(name, shipped)} A path to a .yaml file also works.')
