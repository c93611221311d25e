"""What a person has set (scale, contrast, plain reading, motion, window), kept as one small JSON file."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from game.ui.theme import Theme

SCALES = (100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that outlive a game."""

    scale: int = 100
    high_contrast: bool = False
    plain: bool = False
    reduced_motion: bool = False
    fullscreen: bool = False
    width: int = 1366
    height: int = 768
    welcomed: bool = False

    @property
    def theme(self) -> Theme:
        """Return how things look under these settings."""
        return Theme(self.scale, self.high_contrast, self.plain)


def place() -> Path:
    """Return where the settings are kept: WHICH_SEA_SETTINGS, or the user's configuration folder."""
    if chosen := os.environ.get("WHICH_SEA_SETTINGS"):
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("which-sea", appauthor=False) / "settings.json"


def load(path: Path) -> Settings:
    """Return the settings kept in a file; what is missing or unreadable is as at first."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    known = {f.name: type(f.default) for f in fields(Settings)}
    good = {name: kept[name] for name, kind in known.items() if type(kept.get(name)) is kind}
    if good.get("scale") not in SCALES:
        good.pop("scale", None)
    return Settings(**good)


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all; a folder that cannot be written is passed over."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=1)
        Path(file.name).replace(path)
    except OSError:
        return


def rescaled(settings: Settings, step: int) -> int:
    """Return the next scale up or down."""
    index = SCALES.index(settings.scale) + step
    return SCALES[max(0, min(index, len(SCALES) - 1))]
