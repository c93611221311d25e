"""The window: pygame's events in, descriptions painted out, nothing drawn while nothing changes."""

import os
import sys
from dataclasses import replace

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
if sys.platform.startswith("linux") and os.environ.get("SDL_VIDEODRIVER", "x11") == "x11" and "DISPLAY" in os.environ:
    # Pictures are made here; a software OpenGL between them and an X display would only cost 110 MB.
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")

import pygame

from game import paths
from game.ui import settings as kept_settings
from game.ui.events import Clicked, Dropped, KeyDown, Moved, Raw, Typed, Wheel
from game.ui.house import default_house
from game.ui.paint import Fonts, Painter
from game.ui.stage import Stage

LEAST = (1024, 600)
NAP = (4, 40)  # milliseconds between two looks at the keyboard, at once and after a while
LOOK = 150  # milliseconds between two looks at what is reckoned in the background
PAUSE = 450  # milliseconds before a computer delegation answers, so that its act is seen to be one

REPEATING = ("tab", "backspace", "left", "right", "up", "down", "page up", "page down")
KEYPAD = {"page up": "pageup", "page down": "pagedown", "enter": "return", "[+]": "+", "[-]": "-"}


def run(scenario: str | None, *, size: tuple[int, int] | None = None) -> int:
    """Return the exit code after the window was closed: 0, or 2 where there is no display."""
    if not _display():
        print("There is no display here; play in the terminal instead: which-sea text", file=sys.stderr)
        return 2
    file = kept_settings.place()
    chosen = kept_settings.load(file)
    window = Window(size or (chosen.width, chosen.height), fullscreen=chosen.fullscreen)
    stage = Stage(default_house(), window.fonts, chosen, window.size, file)
    if scenario is not None:
        stage.open(scenario)
    stage.welcome()
    try:
        window.hold(stage)
    finally:
        stage.house.close()
        kept_settings.save(file, replace(stage.settings, width=window.windowed[0], height=window.windowed[1]))
        pygame.quit()
    return 0


def _display() -> bool:
    """Return whether a window can be opened, after opening the display."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    ):
        return False
    try:
        pygame.display.init()
    except pygame.error:
        return False
    return True


class Window:
    """The window and its loop."""

    def __init__(self, size: tuple[int, int], *, fullscreen: bool) -> None:
        self.fonts = Fonts(paths.assets() / "fonts")
        self._painter = Painter(self.fonts)
        self.windowed = (max(LEAST[0], size[0]), max(LEAST[1], size[1]))
        self._fullscreen = fullscreen
        self._down: set[int] = set()  # keys that are held
        self._shown = 0  # when the screen last changed, in milliseconds
        self._open()
        pygame.display.set_caption("Which Sea?")
        pygame.key.set_repeat(350, 45)
        pygame.key.start_text_input()

    @property
    def size(self) -> tuple[int, int]:
        """Return the size of the drawing area in pixels."""
        return self._surface.get_size()

    def _open(self) -> None:
        """Open the window, or fill the screen."""
        if self._fullscreen:
            self._surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            self._surface = pygame.display.set_mode(self.windowed, pygame.RESIZABLE)

    def hold(self, stage: Stage) -> None:
        """Run until the window is closed; sleep whenever there is nothing to do."""
        self._show(stage)
        while not stage.finished:
            changed = False
            for event in self._events(self._wait(stage)):
                if event.type == pygame.QUIT:
                    return
                if event.type == pygame.VIDEORESIZE and not self._fullscreen:
                    self._surface = pygame.display.get_surface() or self._surface
                    self.windowed = self.size
                    stage.resized(self.size)
                    changed = True
                elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
                    changed = True
                elif not self._held(event) and (raw := neutral(event)) is not None:
                    changed = stage.handle(raw) or changed
                    if stage.finished:
                        return
            if stage.waiting and not self._patience(stage):
                changed = stage.tick() or changed
            if stage.busy:
                changed = stage.look() or changed
            if stage.settings.fullscreen != self._fullscreen:
                self._fullscreen = stage.settings.fullscreen
                self._open()
                stage.resized(self.size)
                changed = True
            if changed:
                self._show(stage)

    def _wait(self, stage: Stage) -> int | None:
        """Return how long to wait for input before there is something else to do; None for ever."""
        patience = self._patience(stage)
        return min(LOOK, LOOK if patience is None else patience) if stage.busy else patience

    def _patience(self, stage: Stage) -> int | None:
        """Return how long to wait for input before the computer delegation speaks; None for ever."""
        if not stage.waiting:
            return None
        passed = pygame.time.get_ticks() - self._shown
        return 0 if stage.settings.reduced_motion else max(0, PAUSE - passed)

    def _held(self, event: pygame.event.Event) -> bool:
        """Return whether an event only repeats a held key that must act once: everything but moving and deleting."""
        if event.type == pygame.KEYUP:
            self._down.discard(event.key)
        if event.type != pygame.KEYDOWN:
            return False
        again = event.key in self._down
        self._down.add(event.key)
        return again and pygame.key.name(event.key) not in REPEATING

    def _events(self, wait: int | None) -> list[pygame.event.Event]:
        """Return what happened, sleeping until something does or the wait is over, with only the last mouse move.

        pygame.event.wait looks a thousand times a second, which is some per cent of a core; this looks ever more
        seldom while nothing happens.
        """
        slept, pause = 0, NAP[0]
        while not (found := pygame.event.get()) and (wait is None or slept < wait):
            pygame.time.wait(pause)
            slept += pause
            pause = min(NAP[1], pause + 1)
        moves = [event for event in found if event.type == pygame.MOUSEMOTION]
        return [event for event in found if event.type != pygame.MOUSEMOTION or event is moves[-1]]

    def _show(self, stage: Stage) -> None:
        """Paint the screen as it is now."""
        self._painter.paint(self._surface, stage.screen, stage.settings.theme)
        pygame.display.flip()
        self._shown = pygame.time.get_ticks()


def neutral(event: pygame.event.Event) -> Raw | None:
    """Return a pygame event in the game's own terms, or None where it means nothing here."""
    if event.type == pygame.KEYDOWN:
        name = pygame.key.name(event.key)
        ctrl = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        if event.unicode in ("+", "-"):
            name = event.unicode
        elif not (name and name.isascii()):
            name = latin(event.scancode)
        return KeyDown(KEYPAD.get(name, name), bool(event.mod & pygame.KMOD_SHIFT), ctrl)
    if event.type == pygame.TEXTINPUT:
        return Typed(event.text)
    if event.type == pygame.MOUSEMOTION:
        return Moved(event.pos[0], event.pos[1], held=bool(event.buttons[0]))
    if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
        return Clicked(*event.pos)
    if event.type == pygame.MOUSEWHEEL:
        return Wheel(*pygame.mouse.get_pos(), steps=-float(event.y))
    if event.type == pygame.DROPFILE:
        return Dropped(event.file)
    return None


def latin(scancode: int) -> str:
    """Return the letter printed on a key of a Latin keyboard, so that key caps work under a Cyrillic layout too."""
    place = scancode - pygame.KSCAN_A
    return "abcdefghijklmnopqrstuvwxyz"[place] if 0 <= place < 26 else ""
