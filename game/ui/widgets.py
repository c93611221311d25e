"""The controls a screen is made of: panels, buttons, choices, check boxes, fields, tables, tips."""

from collections.abc import Mapping
from dataclasses import replace

from game.ui.display import Fill, Frame, Mark, Node, Rect, Shape, Sheet, Stroke
from game.ui.page import Page
from game.ui.typeset import HEADING, SMALL, Run, Style, Text, bold, plain

LABEL = Style("sans-bold", "ui")
EXPLAINED = ("button", "row", "meter")  # roles whose hint is not already on the screen


def background(page: Page) -> None:
    """Cover the screen with the ground."""
    page.ornament(Sheet(page.rect, "ground"))


def panel(page: Page, rect: Rect, title: Text = "", *, paper: str = "panel", right: Text = "") -> Rect:
    """Lay a sheet with a ruled heading and return the room inside it."""
    page.ornament(Sheet(rect, paper, page.px(4)))
    inner = rect.inset(page.px(15), page.px(11))
    if not title:
        return inner
    name = plain(title).lower().replace(" ", "-")
    room = inner.w
    if right:
        room = page.text_right(inner.right, inner.y + page.px(1), right, replace(SMALL, ink="muted")) - inner.x
    heading = title.upper() if isinstance(title, str) else title
    bottom = page.text(Rect(inner.x, inner.y, room - page.px(8), 0), heading, HEADING, f"heading.{name}", "heading")
    y = bottom + page.px(4)
    page.ornament(Stroke((inner.x, y), (inner.right, y), "rule"))
    return inner.cut_top(y - inner.y, page.px(9))[1]


def focus_marks(page: Page, name: str, rect: Rect) -> tuple[Mark, ...]:
    """Return the frame of the node with focus, two-coloured so that it shows on any paper."""
    if page.hold.focus != name:
        return ()
    out = rect.inset(-page.px(3))
    light = Frame(out.inset(-page.px(1)), "focus-light", page.px(5), page.px(4))
    return (light, Frame(out, "focus", page.px(3), page.px(3)))


def key_cap(page: Page, x: int, middle: int, key: str, ink: str) -> tuple[int, tuple[Mark, ...]]:
    """Return the width and marks of a key cap centred on a row."""
    block = page.set(key, Style("mono", "cap", ink), 1000)
    side = cap_width(page, key) - page.px(9)
    box = Rect(x, middle - page.px(10), side, page.px(20))
    text = block.placed(x, middle - block.line_height // 2, side, "centre")
    return side, (Frame(box, ink, page.px(1), page.px(4)), *text)


def cap_width(page: Page, key: str) -> int:
    """Return the width of a key cap with the space after it."""
    return max(page.px(20), page.width(key, Style("mono", "cap")) + page.px(9)) + page.px(9) if key else 0


def button(
    page: Page,
    rect: Rect,
    name: str,
    label: Text,
    *,
    key: str = "",
    enabled: bool = True,
    why_not: str = "",
    hint: str = "",
    kind: str = "plain",
    selected: bool = False,
    align: str = "centre",
) -> Rect:
    """Lay a button and return its box. Kinds: plain, seal (the weighty one), quiet (on paper)."""
    hot = page.hold.hover == name and enabled
    paper, ink = _button_colours(kind, hot, enabled, selected)
    style = replace(LABEL, ink=ink)
    middle = rect.centre[1]
    marks: list[Mark] = [Fill(rect, paper, page.px(2)), Frame(rect, "edge" if enabled else "rule", 1, page.px(2))]
    if selected:
        marks.append(Fill(Rect(rect.x, rect.y, page.px(5), rect.h), "red"))
    cap = cap_width(page, key)
    pad = page.px(10)
    block = page.set(label, style, rect.w - cap - 2 * pad)
    used = cap + block.width
    x = rect.x + (max(pad, (rect.w - used) // 2) if align == "centre" else pad + (page.px(4) if selected else 0))
    if key:
        side, cap_marks = key_cap(page, x, middle, key, ink)
        marks += cap_marks
        x += side + page.px(9)
    marks += block.placed(x, middle - block.height // 2, block.width)
    marks += focus_marks(page, name, rect)
    page.add(
        Node(
            name,
            "button",
            plain(label),
            rect,
            hint=hint,
            enabled=enabled,
            why_not=why_not,
            key=key,
            selected=selected,
            focusable=True,
            actions=("press",),
            marks=tuple(marks),
        )
    )
    return rect


def _button_colours(kind: str, hot: bool, enabled: bool, selected: bool) -> tuple[str, str]:
    """Return the paper and ink of a button."""
    if not enabled:
        return "button-off", "muted"
    if kind == "seal":
        return ("seal-hover" if hot else "seal"), "white"
    if kind == "quiet" and not selected:
        return ("button-hover" if hot else "inset"), "ink"
    return ("button-hover" if hot or selected else "button"), "ink"


def button_height(page: Page, label: Text, width: int, *, key: str = "", least: float = 38) -> int:
    """Return how tall a button of that width must be for its label."""
    room = width - cap_width(page, key) - 2 * page.px(10)
    return max(page.px(least), page.set(label, LABEL, room).height + page.px(12))


def button_width(page: Page, label: Text, *, key: str = "") -> int:
    """Return how wide a button must be for its label on one line."""
    return page.width(label, LABEL) + cap_width(page, key) + page.px(28)


def checkbox(page: Page, rect: Rect, name: str, label: str, checked: bool, *, hint: str = "") -> int:
    """Lay a check box with its label and return the row below it."""
    side = page.px(20)
    block = page.set(label, replace(LABEL, face="sans"), rect.w - side - page.px(12))
    tall = max(side, block.height) + page.px(8)
    box = Rect(rect.x, rect.y, rect.w, tall)
    square = Rect(rect.x + page.px(2), rect.y + (tall - side) // 2, side, side)
    marks: list[Mark] = [Fill(square, "white", page.px(3)), Frame(square, "ink", page.px(2), page.px(3))]
    if checked:
        marks.append(Shape("tick", square.centre, page.px(7), "ink", "ink"))
    marks += block.placed(square.right + page.px(10), rect.y + (tall - block.height) // 2, block.width)
    marks += focus_marks(page, name, box)
    page.add(
        Node(
            name,
            "checkbox",
            label,
            box,
            value="on" if checked else "off",
            hint=hint,
            selected=checked,
            focusable=True,
            actions=("press",),
            marks=tuple(marks),
        )
    )
    return box.bottom


def option(
    page: Page,
    rect: Rect,
    name: str,
    title: Text,
    selected: bool,
    *,
    detail: Text = "",
    note: Text = "",
    enabled: bool = True,
    why_not: str = "",
    key: str = "",
) -> int:
    """Lay one of several choices, a radio mark with title and detail, and return the row below it."""
    mark = page.px(9)
    left = rect.x + 2 * mark + page.px(18)
    room = rect.right - left - page.px(10)
    ink = "ink" if enabled else "muted"
    head = page.set(title, Style("sans-bold", "ui", ink), room)
    body = page.set(detail, Style("serif", "small", ink), room) if detail else None
    small = page.set(note, Style("sans", "small", "muted" if enabled else "red"), room) if note else None
    tall = head.height + (body.height if body else 0) + (small.height if small else 0) + page.px(12)
    box = Rect(rect.x, rect.y, rect.w, tall)
    hot = page.hold.hover == name and enabled
    paper = "button-hover" if selected or hot else "inset"
    centre = (rect.x + mark + page.px(9), rect.y + page.px(6) + head.line_height // 2)
    marks: list[Mark] = [Fill(box, paper, page.px(2)), Frame(box, "ink" if selected else "rule", 1, page.px(2))]
    marks.append(Shape("circle", centre, mark, "white", ink))
    if selected:
        marks.append(Shape("dot", centre, page.px(5), "red", "red"))
    y = rect.y + page.px(6)
    for block in (head, body, small):
        if block is not None:
            marks += block.placed(left, y, room)
            y += block.height
    marks += focus_marks(page, name, box)
    page.add(
        Node(
            name,
            "option",
            plain(title),
            box,
            value=plain(detail),
            hint=plain(note),
            enabled=enabled,
            why_not=why_not,
            key=key,
            selected=selected,
            focusable=True,
            actions=("press",),
            marks=tuple(marks),
        )
    )
    return box.bottom


def stepper(
    page: Page, rect: Rect, name: str, label: str, value: str, *, first: bool = False, last: bool = False
) -> int:
    """Lay a value changed by left and right, with arrows for the mouse, and return the row below it."""
    tall = page.px(38)
    box = Rect(rect.x, rect.y, rect.w, tall)
    arrow = page.px(38)
    word = page.set(label, LABEL, rect.w // 2)
    figure = page.set(value, LABEL, rect.w // 2)
    field = Rect(box.right - page.px(230), box.y, page.px(230), tall)
    middle = box.centre[1]
    marks: list[Mark] = [*word.placed(box.x, middle - word.height // 2, word.width)]
    marks += [Fill(field, "white", page.px(3)), Frame(field, "ink", 1, page.px(3))]
    marks += figure.placed(field.x, middle - figure.height // 2, field.w, "centre")
    marks += focus_marks(page, name, box)
    page.add(Node(name, "slider", label, box, value=value, focusable=True, actions=("adjust",), marks=tuple(marks)))
    for side, text, x, off in (("less", "‹", field.x, first), ("more", "›", field.right - arrow, last)):
        glyph = page.set(text, Style("sans-bold", "heading", "muted" if off else "ink"), arrow)
        page.add(
            Node(
                f"{name}:{side}",
                "button",
                f"{label}: {side}",
                Rect(x, box.y, arrow, tall),
                enabled=not off,
                why_not="This is the end of the scale." if off else "",
                actions=("press",),
                marks=glyph.placed(x, middle - glyph.height // 2 - page.px(2), arrow, "centre"),
            )
        )
    return box.bottom


def field(page: Page, rect: Rect, name: str, label: str, value: str, *, empty: str = "") -> int:
    """Lay a one-line text field and return the row below it."""
    tall = page.px(38)
    box = Rect(rect.x, rect.y, rect.w, tall)
    focused = page.hold.focus == name
    style = Style("serif", "body", "ink" if value else "muted")
    shown = value
    while shown and page.width(shown, style) > rect.w - page.px(28):
        shown = shown[1:]
    block = page.set(shown or empty, style, rect.w)
    y = box.centre[1] - block.line_height // 2
    marks: list[Mark] = [Fill(box, "white", page.px(2)), Frame(box, "ink", 1, page.px(2))]
    marks += block.placed(box.x + page.px(10), y, block.width)
    if focused:
        x = box.x + page.px(11) + (block.width if value else 0)
        marks.append(Stroke((x, box.y + page.px(7)), (x, box.bottom - page.px(8)), "ink", page.px(2)))
    marks += focus_marks(page, name, box)
    page.add(
        Node(name, "field", label, box, value=value, focusable=True, actions=("press", "type"), marks=tuple(marks))
    )
    return box.bottom


def tabs(
    page: Page,
    rect: Rect,
    name: str,
    titles: list[tuple[str, str]],
    chosen: str,
    *,
    closed: Mapping[str, str] | None = None,
) -> int:
    """Lay a row of tabs (id, title), wrapping where it must, and return the row below it.

    *closed* has the tabs that cannot be opened, with the reason why.
    """
    x, y, tall = rect.x, rect.y, page.px(34)
    for ident, title in titles:
        wide = page.width(title, LABEL) + page.px(26)
        if x > rect.x and x + wide > rect.right:
            x, y = rect.x, y + tall + page.px(4)
        box = Rect(x, y, wide, tall)
        on = ident == chosen
        node = f"{name}.{ident}"
        why = (closed or {}).get(ident, "")
        hot = page.hold.hover == node and not why
        paper = "paper" if on else "button-hover" if hot else "button-off"
        block = page.set(title, replace(LABEL, ink="muted") if why else LABEL, wide)
        marks: list[Mark] = [Fill(box, paper, page.px(3)), Frame(box, "edge", 1, page.px(3))]
        if on:
            marks.append(Fill(Rect(box.x, box.y, box.w, page.px(4)), "red"))
        marks += block.placed(box.x, box.centre[1] - block.height // 2, wide, "centre")
        marks += focus_marks(page, node, box)
        page.add(
            Node(
                node,
                "tab",
                title,
                box,
                enabled=not why,
                why_not=why,
                selected=on,
                focusable=True,
                actions=("press",),
                marks=tuple(marks),
            )
        )
        x += wide + page.px(5)
    return y + tall


def dialog(page: Page, title: Text, width: float, height: float) -> Rect:
    """Open a sheet over the screen, after which only what is on it answers; return the room inside."""
    margin = page.px(16)
    wide = min(page.px(width), page.size[0] - 2 * margin)
    tall = min(page.px(height), page.size[1] - 2 * margin)
    rect = Rect((page.size[0] - wide) // 2, (page.size[1] - tall) // 2, wide, tall)
    page.add(
        Node("dialog", "dialog", plain(title), rect, marks=(Fill(page.rect, "veil"), Sheet(rect, "paper", page.px(6))))
    )
    inner = rect.inset(page.px(24), page.px(18))
    bottom = page.text(inner, title, Style("title", "heading"), "dialog.title", "heading")
    y = bottom + page.px(6)
    page.ornament(Stroke((inner.x, y), (inner.right, y), "rule"))
    return inner.cut_top(y - inner.y, page.px(12))[1]


def tip(page: Page, nodes: tuple[Node, ...]) -> None:
    """Lay the explanation of the node with focus or under the mouse, if it has one."""
    wanted = page.hold.hover or (page.hold.focus if page.hold.by_keyboard else "")
    node = next((n for n in nodes if n.name == wanted), None)
    if node is None:
        return
    text: tuple[Run, ...] = ()
    if not node.enabled and node.why_not:
        text = (bold("Not possible: ", "red"), Run(node.why_not))
    elif node.hint and (node.role == "row" or (node.role in EXPLAINED and page.hold.hover)):
        text = (Run(node.hint),)
    if not text:
        return
    style = Style("sans", "small")
    pad = page.px(10)
    block = page.set(text, style, min(page.px(380), page.size[0] - 4 * pad))
    wide, tall = block.width + 2 * pad, block.height + 2 * page.px(7)
    seen = node.visible
    if node.role == "row":
        x, y = seen.right + page.px(20), seen.y
    else:
        above = seen.y - tall - page.px(8)
        x, y = seen.centre[0] - wide // 2, above if above > 0 else seen.bottom + page.px(8)
    x = min(max(pad, x), page.size[0] - wide - pad)
    y = min(max(pad, y), page.size[1] - tall - pad)
    box = Rect(x, y, wide, tall)
    page.add(
        Node(
            "tip",
            "tip",
            plain(text),
            box,
            marks=(
                Sheet(box, "white", page.px(3)),
                Frame(box, "ink"),
                *block.placed(x + pad, y + page.px(7), block.width),
            ),
        )
    )
