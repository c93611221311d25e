"""The sheet on which an act is put together, with every choice and, where one is impossible, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.display import Fill, Frame, Mark, Node, Rect, Shape, Stroke
from game.ui.page import Page
from game.ui.scenes.agenda import place_of, title_of
from game.ui.scenes.compose import ON_ISSUE, PACKAGE, Compose, issue_of, verb_of, why_not
from game.ui.scenes.reasons import signed
from game.ui.typeset import BODY, HEADING, MUTED, SMALL, UI, Run, Style, Text, bold, italic
from game.ui.widgets import button, button_width, focus_marks, option, panel

if TYPE_CHECKING:
    from game.play.view import IssueView, OptionView, Possible, View


def sheet(page: Page, rect: Rect, view: View, made: Compose, *, make: str = "") -> None:
    """Lay the sheet of an act with its choices and the button that makes it, or does with it what *make* says."""
    shown = verb_of(view, made.verb)
    room = panel(page, rect, shown.title.upper(), paper="paper")
    foot, body = room.cut_bottom(page.px(42), page.px(10))
    if made.verb == "state":
        bottom = _question(page, body.inset(page.px(5), 0), view, made)
        body = Rect(body.x, bottom + page.px(6), body.w, body.bottom - bottom - page.px(6))

    def choices(box: Rect) -> int:
        box = Rect(box.x + page.px(5), box.y + page.px(4), box.w - page.px(10), 0)
        if made.verb == "state":
            return _answers(page, box, view, made)
        y = page.text(box, shown.hint, Style("serif-italic", "body", "muted")) + page.px(8)
        box = Rect(box.x, y, box.w, 0)
        if made.verb in PACKAGE:
            return _package(page, box, view, made)
        if made.verb in ON_ISSUE:
            return _issues(page, box, view, made, "on", made.issue, shown.issues)
        match made.verb:
            case "evade":
                y = page.text(box, "AWAY FROM", HEADING, role="heading") + page.px(4)
                y = _issues(page, Rect(box.x, y, box.w, 0), view, made, "on", made.issue, shown.issues)
                y = page.text(Rect(box.x, y + page.px(6), box.w, 0), "TOWARDS", HEADING, role="heading") + page.px(4)
                return _issues(page, Rect(box.x, y, box.w, 0), view, made, "to", made.to, shown.to)
            case "act":
                return _actions(page, box, view, made)
        return _standing(page, box, view, made)

    on = made.issue if made.verb == "state" else ""  # each sheet keeps its own place
    page.scrolled(f"sheet:{made.verb}:{on}", body, choices, label=shown.title)
    _foot(page, foot, view, made, make or ("Accept …" if made.verb == "accept" else "Make this act"))


def _foot(page: Page, foot: Rect, view: View, made: Compose, label: str) -> None:
    """Lay the buttons that leave and that make the act."""
    refusal = why_not(made, view)
    back = button_width(page, "Put aside", key="Esc")
    button(page, Rect(foot.x, foot.y, back, foot.h), "aside", "Put aside", key="Esc")
    wide = button_width(page, label, key="M") + page.px(20)
    button(
        page,
        Rect(foot.right - wide, foot.y, wide, foot.h),
        "make",
        label,
        key="M",
        kind="seal",
        enabled=not refusal,
        why_not=refusal,
    )
    if refusal:
        room = foot.w - back - wide - page.px(28)
        block = page.set(refusal, Style("sans", "small", "red"), room)
        if block.height <= foot.h:
            y = foot.y + (foot.h - block.height) // 2
            page.text(Rect(foot.x + back + page.px(14), y, room, 0), refusal, Style("sans", "small", "red"))


def _issues(
    page: Page, box: Rect, view: View, made: Compose, kind: str, now: str, possible: dict[str, Possible]
) -> int:
    """Lay a choice of issues and return the row below it."""
    y = box.y
    for issue in view.issues:
        may = possible.get(issue.id)
        if may is None or (kind == "to" and issue.id == made.issue):
            continue
        theirs = title_of(issue, issue.their_position)
        note = f"Their word: {theirs}. Ours: {title_of(issue, issue.our_position)}." if may.enabled else may.why_not
        y = option(
            page,
            Rect(box.x, y, box.w, 0),
            f"{kind}:{issue.id}",
            f"{issue.number}. {issue.title}",
            issue.id == now,
            note=note,
            enabled=may.enabled,
            why_not=may.why_not,
        ) + page.px(6)
    if y == box.y:
        y = page.text(box, "There is nothing to choose here now.", UI)
    return y


def _question(page: Page, box: Rect, view: View, made: Compose) -> int:
    """Lay the title of the issue in hand, which left and right change, and return the row below it."""
    issue = issue_of(view, made.issue)
    at = [one.id for one in view.issues].index(issue.id)
    row = page.px(38)
    arrows = page.px(38)
    title = page.set(f"{issue.number}. {issue.title}", Style("title-bold", "heading"), box.w - 2 * arrows - page.px(12))
    tall = max(row, title.height)
    area = Rect(box.x, box.y, box.w, tall)
    marks: tuple[Mark, ...] = title.placed(box.x, box.y + (tall - title.height) // 2, title.width)
    marks += focus_marks(page, "question", area)
    page.add(
        Node(
            "question", "slider", "Question", area, value=issue.title, focusable=True, actions=("adjust",), marks=marks
        )
    )
    for side, text, x, off in (
        ("less", "‹", area.right - 2 * arrows, at == 0),
        ("more", "›", area.right - arrows, at == len(view.issues) - 1),
    ):
        _arrow(page, f"question:{side}", text, Rect(x, box.y, arrows - page.px(4), row), off)
    return area.bottom


def _answers(page: Page, box: Rect, view: View, made: Compose) -> int:
    """Lay what the issue in hand is about and its possible answers, and return the row below them."""
    issue = issue_of(view, made.issue)
    y = page.text(box, (italic(issue.question), Run(" " + issue.because)), BODY)
    about = (
        bold("How far would they go? "),
        Run(f"{issue.reading.text} "),
        italic(f"({issue.reading.known or 'unknown'})", "muted"),
    )
    y = page.text(Rect(box.x, y + page.px(4), box.w, 0), about, UI) + page.px(8)
    for words in competences(issue):
        y = page.text(Rect(box.x, y - page.px(4), box.w, 0), words, Style("sans", "small")) + page.px(6)
    legal = verb_of(view, "state").options.get(issue.id, {})
    for one in issue.options:
        may = legal.get(one.id)
        able = may is None or may.enabled
        y = option(
            page,
            Rect(box.x, y, box.w, 0),
            f"option:{one.id}",
            one.title,
            one.id == made.option,
            detail=one.clause if one.id == made.option else "",
            note=(may.why_not if may and not able else standing(issue, one)),
            enabled=able,
            why_not=may.why_not if may else "",
        ) + page.px(5)
    for words in circumstances(issue, view):
        y = page.text(Rect(box.x, y + page.px(2), box.w, 0), words, Style("sans", "small", "muted"))
    return y + page.px(4)


def competences(issue: IssueView) -> list[Text]:
    """Return which of the speakers may not settle an issue, and why."""
    speakers = (("Our speaker: ", issue.our_competence), ("Their speaker: ", issue.their_competence))
    return [(bold(whose), Run(may.why_not)) for whose, may in speakers if not may.enabled]


def circumstances(issue: IssueView, view: View) -> list[Text]:
    """Return what else bears on an issue: whom it touches, and what is contested about it."""
    found: list[Text] = []
    touched = [party.name for party in view.absent if party.id in issue.affects]
    if touched:
        found.append((bold("Not asked: "), Run(", ".join(touched) + ".")))
    if issue.disputed:
        found.append((bold("Contested: "), Run(issue.disputed)))
    return found


def standing(issue: IssueView, one: OptionView) -> str:
    """Return in words where an option stands for us."""
    words = [f"worth {signed(one.points)} to us"]
    marks = (
        (one.id == issue.our_aim, "our aim"),
        (one.id == issue.our_position, "our word"),
        (one.id == issue.their_position, "their word"),
        (one.id == issue.status_quo, "as it stands"),
        (one.id == issue.our_floor, "our floor"),
        (not one.within_mandate, "beyond our mandate"),
        (one.blocked, "home would refuse it"),
        (one.secret, "secret"),
    )
    words += [word for holds, word in marks if holds]
    if one.consent:
        words.append("needs the consent of " + ", ".join(one.consent))
    return " · ".join(words)


def _arrow(page: Page, name: str, text: str, box: Rect, off: bool) -> None:
    """Lay a small arrow button for the mouse; the keyboard uses left and right on the row."""
    glyph = page.set(text, Style("sans-bold", "heading", "muted" if off else "ink"), box.w)
    paper = "button-off" if off else "button-hover" if page.hold.hover == name else "button"
    marks: tuple[Mark, ...] = (Fill(box, paper, page.px(2)), Frame(box, "rule", 1, page.px(2)))
    marks += glyph.placed(box.x, box.centre[1] - glyph.height // 2 - page.px(2), box.w, "centre")
    word = "to the left" if name.endswith("less") else "to the right"
    page.add(
        Node(
            name,
            "button",
            word,
            box,
            enabled=not off,
            why_not="This is the end of the track." if off else "",
            actions=("press",),
            marks=marks,
        )
    )


def _package(page: Page, box: Rect, view: View, made: Compose) -> int:
    """Lay all issues with a check box and a track each, and return the row below them."""
    least, most = verb_of(view, made.verb).size
    count = f"{len(made.included)} questions included, of {least} to {most}. "
    words = count + "Space includes; left and right move along the track."
    y = page.text(box, words, SMALL) + page.px(6)
    for issue in view.issues:
        y = _package_row(page, Rect(box.x, y, box.w, 0), view, made, issue) + page.px(5)
    return y


def _package_row(page: Page, box: Rect, view: View, made: Compose, issue: IssueView) -> int:
    """Lay one issue of a package and return the row below it."""
    shown = verb_of(view, made.verb)
    may = shown.issues.get(issue.id)
    able = may is None or may.enabled
    inside = issue.id in made.included
    picked = made.package[issue.id]
    legal = shown.options.get(issue.id, {}).get(picked)
    name = f"pack:{issue.id}"
    side, arrows = page.px(20), page.px(32)
    left = box.x + side + page.px(22)
    wide = page.px(200) if box.w > page.px(600) else page.px(110)
    track_left = box.right - arrows - page.px(12) - wide
    room = box.right - page.px(12) - left
    ink = "ink" if inside else "muted"
    title = f"{issue.number}. {issue.title}"
    head = page.set(title, Style("sans-bold", "ui", ink), track_left - arrows - page.px(22) - left)
    answer = page.set(title_of(issue, picked), Style("serif", "small", ink), room)
    refused = may.why_not if may and not able else legal.why_not if legal and not legal.enabled and inside else ""
    value = next(one for one in issue.options if one.id == picked)
    note = page.set(refused or standing(issue, value), Style("sans", "small", "red" if refused else "muted"), room)
    top = max(head.height, arrows + page.px(4))
    tall = top + answer.height + note.height + page.px(12)
    area = Rect(box.x, box.y, box.w, tall)
    paper = "button-hover" if inside or page.hold.hover == name else "inset"
    square = Rect(box.x + page.px(10), area.y + page.px(6) + (top - side) // 2, side, side)
    marks: list[Mark] = [Fill(area, paper, page.px(2)), Frame(area, "ink" if inside else "rule", 1, page.px(2))]
    marks += [Fill(square, "white", page.px(3)), Frame(square, ink, page.px(2), page.px(3))]
    if inside:
        marks.append(Shape("tick", square.centre, page.px(7), "red", "red"))
    y = area.y + page.px(6)
    marks += head.placed(left, y + (top - head.height) // 2, room)
    middle, y = y + top // 2, y + top
    for block in (answer, note):
        marks += block.placed(left, y, room)
        y += block.height
    marks += _small_track(page, issue, picked, track_left, track_left + wide - page.px(8), middle)
    marks += focus_marks(page, name, area)
    page.add(
        Node(
            name,
            "checkbox",
            title,
            area,
            value=f"{'included' if inside else 'left out'}: {title_of(issue, picked)}",
            enabled=able,
            why_not=may.why_not if may else "",
            selected=inside,
            focusable=True,
            actions=("press", "adjust"),
            marks=tuple(marks),
        )
    )
    at, last = place_of(issue, picked), len(issue.options) - 1
    _arrow(
        page,
        f"{name}:less",
        "‹",
        Rect(track_left - arrows - page.px(10), middle - arrows // 2, arrows, arrows),
        at == 0,
    )
    _arrow(
        page,
        f"{name}:more",
        "›",
        Rect(track_left + wide + page.px(2), middle - arrows // 2, arrows - page.px(2), arrows),
        at == last,
    )
    return area.bottom


def _small_track(page: Page, issue: IssueView, picked: str, left: int, right: int, y: int) -> tuple[Mark, ...]:
    """Return the marks of a track with the picked option, both words and the mandate."""
    count = max(2, len(issue.options))
    at = [left + (right - left) * k // (count - 1) for k in range(count)]
    marks: list[Mark] = [Stroke((left, y), (right, y), "ink")]
    marks += [Stroke((x, y - page.px(4)), (x, y + page.px(4)), "faint") for x in at]
    limit, theirs, ours, now = (
        place_of(issue, o) for o in (issue.our_mandate, issue.their_position, issue.our_position, picked)
    )
    if limit is not None:
        marks.append(Fill(Rect(at[limit] - page.px(1), y - page.px(14), page.px(3), page.px(8)), "red"))
    if theirs is not None:
        marks.append(Shape("diamond", (at[theirs], y), page.px(6), "blue", "ink"))
    if ours is not None:
        marks.append(Shape("triangle", (at[ours], y + page.px(12)), page.px(6), "red", "red"))
    if now is not None:
        marks.append(Shape("circle", (at[now], y), page.px(8), "white", "ink"))
    return tuple(marks)


def _actions(page: Page, box: Rect, view: View, made: Compose) -> int:
    """Lay the actions away from the words and return the row below them."""
    y = box.y
    for one in view.actions:
        note = one.expect if one.possible.enabled else one.possible.why_not
        y = option(
            page,
            Rect(box.x, y, box.w, 0),
            f"action:{one.id}",
            one.title,
            one.id == made.action,
            detail=one.text,
            note=note,
            enabled=one.possible.enabled,
            why_not=one.possible.why_not,
        ) + page.px(6)
    return y if view.actions else page.text(box, "This scenario has none.", UI)


def _standing(page: Page, box: Rect, view: View, made: Compose) -> int:
    """Lay what stands on the table, for verbs that take nothing, and return the row below it."""
    y = box.y
    if made.verb in ("accept", "refer") and view.offer is not None:
        y = page.text(box, "WHAT STANDS", HEADING, role="heading")
        y = page.text(Rect(box.x, y + page.px(2), box.w, 0), view.offer.text, BODY) + page.px(6)
        for ident, picked in view.offer.package.items():
            issue = issue_of(view, ident)
            words = (bold(f"{issue.number}. {issue.title}: "), Run(title_of(issue, picked)))
            y = page.text(Rect(box.x, y, box.w, 0), words, UI) + page.px(3)
    refusal = why_not(made, view)
    if refusal:
        y = page.text(
            Rect(box.x, y + page.px(8), box.w, 0), f"Not possible: {refusal}", Style("sans-bold", "ui", "red")
        )
    return page.text(
        Rect(box.x, y + page.px(8), box.w, 0), "The preview says what is certain and what the staff expects.", MUTED
    )
