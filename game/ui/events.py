"""What a person did, free of any toolkit: raw input from the window, and what it means to a scene."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyDown:
    """A key went down; name is lower case: "a", "return", "tab", "left", "f1"."""

    name: str
    shift: bool = False
    ctrl: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """Text came from the keyboard or an input method."""

    text: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The mouse is at a point; held while its button is down."""

    x: int
    y: int
    held: bool = False


@dataclass(frozen=True, slots=True)
class Clicked:
    """The main mouse button went down at a point."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel turned over a point; steps are positive downwards."""

    x: int
    y: int
    steps: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file was dropped on the window."""

    path: str


Raw = KeyDown | Typed | Moved | Clicked | Wheel | Dropped


@dataclass(frozen=True, slots=True)
class Press:
    """A control was pressed, by mouse, key cap, or Enter and Space on the focus."""

    name: str


@dataclass(frozen=True, slots=True)
class Adjust:
    """A control was moved one step: -1 to the left, +1 to the right."""

    name: str
    step: int


@dataclass(frozen=True, slots=True)
class Wrote:
    """A text field now holds this value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key that no control took."""

    name: str


Event = Press | Adjust | Wrote | Key
