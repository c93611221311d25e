"""Common handling of keys and mouse on any description: focus, arrows, scrolling, pressing."""

from dataclasses import replace

from game.ui.display import Description, Node, Rect
from game.ui.events import Adjust, Clicked, Dropped, Event, Key, KeyDown, Moved, Press, Raw, Typed, Wheel, Wrote
from game.ui.page import Hold

ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
LINE = 54  # pixels a wheel step or an arrow scrolls


def react(screen: Description, hold: Hold, event: Raw) -> tuple[Hold, Event | None]:
    """Return where the person is after an input, and what it means to the scene, if anything."""
    match event:
        case KeyDown():
            return _key(screen, hold, event)
        case Typed(text):
            return hold, _typed(screen.find(hold.focus), text)
        case Moved(x, y, held):
            return _moved(screen, hold, x, y, held)
        case Clicked(x, y):
            return _clicked(screen, hold, x, y)
        case Wheel(x, y, steps):
            return _wheel(screen, hold, x, y, steps), None
        case Dropped():
            return hold, None  # which is for the stage


def settled(screen: Description, hold: Hold, first: str) -> Hold:
    """Return the hold with focus on something that exists: what had it, else the scene's first choice, else any."""
    node = screen.find(hold.focus)
    if node is not None and node.focusable:
        return hold
    order = [node.name for node in screen.focus_order]
    return replace(hold, focus=first if first in order else order[0] if order else "")


def revealed(screen: Description, hold: Hold, name: str) -> Hold:
    """Return the hold scrolled so that a node can be seen whole."""
    node = screen.find(name)
    holder = screen.find(node.within) if node is not None and node.within else None
    if node is None or holder is None or holder.scroll is None:
        return hold
    box, view = node.rect, holder.rect
    offset = holder.scroll.offset
    margin = min(12, view.h // 8)
    if box.y - margin < view.y or box.h > view.h:
        offset += box.y - margin - view.y
    elif box.bottom + margin > view.bottom:
        offset += box.bottom + margin - view.bottom
    return hold.scrolled(holder.name, max(0, min(offset, holder.scroll.most)))


def _focus(screen: Description, hold: Hold, name: str) -> Hold:
    """Return the hold with focus moved by keyboard to a node, scrolled into view."""
    return revealed(screen, replace(hold, focus=name, hover="", by_keyboard=True), name)


def _key(screen: Description, hold: Hold, event: KeyDown) -> tuple[Hold, Event | None]:
    """Return the effect of a key: Tab, arrows, Enter, Space, page keys, key caps, or the scene's own."""
    node = screen.find(hold.focus)
    typing = node is not None and "type" in node.actions
    if event.name == "tab":
        return _focus(screen, hold, _next(screen, hold.focus, -1 if event.shift else 1)), None
    if typing and node is not None:
        if event.name == "backspace":
            return hold, Wrote(node.name, node.value[:-1])
        if len(event.name) == 1 or event.name == "space":
            return hold, None
        if event.name in ("return", "enter"):
            return hold, Key("return")
    if event.name in ("return", "space", "enter") and node is not None and "press" in node.actions:
        return replace(hold, by_keyboard=True), Press(node.name) if node.enabled else None
    if event.name in ARROWS:
        return _arrow(screen, hold, node, event.name)
    if event.name in ("pageup", "pagedown", "home", "end"):
        return _paged(screen, hold, node, event.name), None
    if not event.ctrl and (capped := screen.by_key(event.name)) is not None:
        moved = _focus(screen, hold, capped.name) if capped.focusable else hold
        return moved, Press(capped.name) if capped.enabled else None
    return hold, Key(event.name)


def _next(screen: Description, name: str, step: int) -> str:
    """Return the name of the node Tab goes to."""
    order = [node.name for node in screen.focus_order]
    if not order:
        return ""
    if name not in order:
        return order[0 if step > 0 else -1]
    return order[(order.index(name) + step) % len(order)]


def _arrow(screen: Description, hold: Hold, node: Node | None, name: str) -> tuple[Hold, Event | None]:
    """Return the effect of an arrow: adjust the value, scroll the text, or go to the neighbour."""
    if node is None:
        return _focus(screen, hold, _next(screen, "", 1)), None
    dx, dy = ARROWS[name]
    if dx and "adjust" in node.actions:
        return replace(hold, by_keyboard=True), Adjust(node.name, dx)
    if dy and node.scroll is not None and 0 <= node.scroll.offset + dy * LINE // 2 <= node.scroll.most + LINE:
        moved = _by(hold, node, dy * LINE)
        if moved != hold:
            return moved, None
    near = neighbour(screen, node, dx, dy)
    return (_focus(screen, hold, near.name) if near else hold), None


def neighbour(screen: Description, node: Node, dx: int, dy: int) -> Node | None:
    """Return the nearest focusable node in a direction, those in the same row or column first."""
    best: tuple[float, Node] | None = None
    for other in screen.focus_order:
        if other.name == node.name:
            continue
        along, across = _distance(node.rect, other.rect, dx, dy)
        if along <= 0:
            continue
        cost = along + 3 * across + (0 if other.within == node.within else 40)
        if best is None or cost < best[0]:
            best = cost, other
    return best[1] if best else None


def _distance(one: Rect, other: Rect, dx: int, dy: int) -> tuple[int, int]:
    """Return how far another box lies in a direction, and how far beside it."""
    (ax, ay), (bx, by) = one.centre, other.centre
    if dx:
        beside = max(0, max(one.y, other.y) - min(one.bottom, other.bottom))
        return ((bx - ax) * dx if one.overlap(replace(other, y=one.y)).w < min(one.w, other.w) else 0), beside
    beside = max(0, max(one.x, other.x) - min(one.right, other.right))
    return (by - ay) * dy if one.overlap(replace(other, x=one.x)).h < min(one.h, other.h) else 0, beside


def _by(hold: Hold, node: Node, pixels: int) -> Hold:
    """Return the hold with a node scrolled by so many pixels."""
    if node.scroll is None:
        return hold
    offset = max(0, min(node.scroll.offset + pixels, node.scroll.most))
    return hold if offset == node.scroll.offset else hold.scrolled(node.name, offset)


def _paged(screen: Description, hold: Hold, node: Node | None, name: str) -> Hold:
    """Return the hold with the text that has focus, or else the largest one, moved by a page or to an end."""
    holder = node if node is not None and node.scroll else screen.find(node.within) if node is not None else None
    if holder is None or holder.scroll is None:
        taller = [n for n in screen.active if n.scroll is not None and n.scroll.most]
        holder = max(taller, key=lambda n: n.rect.w * n.rect.h, default=None)
    if holder is None or holder.scroll is None:
        return hold
    page = holder.scroll.page - LINE
    step = {"pageup": -page, "pagedown": page, "home": -holder.scroll.extent, "end": holder.scroll.extent}[name]
    return _by(hold, holder, step)


def _typed(node: Node | None, text: str) -> Event | None:
    """Return the new value of the field that has focus."""
    if node is None or "type" not in node.actions:
        return None
    return Wrote(node.name, node.value + text)


def _moved(screen: Description, hold: Hold, x: int, y: int, held: bool) -> tuple[Hold, Event | None]:
    """Return the hold with what is under the mouse; a held scroll bar follows it."""
    if held and hold.hover.startswith("bar:"):
        return _dragged(screen, hold, hold.hover.removeprefix("bar:"), y), None
    node = screen.at(x, y)
    name = node.name if node is not None else ""
    return (hold if name == hold.hover else replace(hold, hover=name)), None


def _clicked(screen: Description, hold: Hold, x: int, y: int) -> tuple[Hold, Event | None]:
    """Return the effect of a click: press, take focus, or seize a scroll bar."""
    holder = screen.scrolled_at(x, y)
    if holder is not None and holder.scroll is not None and holder.scroll.most and x >= holder.rect.right - 14:
        return _dragged(screen, replace(hold, hover=f"bar:{holder.name}"), holder.name, y), None
    node = screen.at(x, y)
    if node is None:
        if holder is not None and holder.focusable:
            return replace(hold, focus=holder.name, by_keyboard=False), None
        return hold, None
    focus = node.name if node.focusable else hold.focus
    moved = replace(hold, focus=focus, hover=node.name, by_keyboard=False)
    pressed = node.enabled and "press" in node.actions
    return moved, Press(node.name) if pressed else None


def _dragged(screen: Description, hold: Hold, name: str, y: int) -> Hold:
    """Return the hold with a scroll bar's thumb centred on a row."""
    holder = screen.find(name)
    if holder is None or holder.scroll is None:
        return hold
    scroll = holder.scroll
    tall = holder.rect.h * scroll.page // max(1, scroll.extent)
    share = (y - holder.rect.y - tall // 2) / max(1, holder.rect.h - tall)
    return hold.scrolled(name, round(max(0.0, min(1.0, share)) * scroll.most))


def _wheel(screen: Description, hold: Hold, x: int, y: int, steps: float) -> Hold:
    """Return the hold with the text under the mouse scrolled."""
    holder = screen.scrolled_at(x, y)
    return _by(hold, holder, round(steps * LINE)) if holder is not None else hold
