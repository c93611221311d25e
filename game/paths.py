"""Where files are, in a checkout and installed, how one is put in its place, and the error for bad input."""

from __future__ import annotations

import os
from contextlib import suppress
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


def model() -> Path:
    """Return the page on how the model decides and what it leaves out."""
    return data() / "docs" / "model.md"


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


def put(file: Path, content: bytes) -> None:
    """Put a file in its place, whole or not at all; raises BadInput where it cannot be written."""
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(file)
    except OSError as problem:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise BadInput(f"{file}: cannot be written ({problem.strerror}); choose another place") from None
