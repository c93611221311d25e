"""What a delegation takes away from the table, as Markdown: the minutes, and the treaty or the draft."""

from __future__ import annotations

from itertools import groupby

from game.play.view import Article, Clause, MinuteView, View


def minutes(view: View) -> str:
    """Return the minutes as one delegation may read them."""
    parts = [f"# {view.title}", f"Minutes of the {view.us}.", *_body(view.minutes)]
    parts.append(_sources(view, {name for line in view.minutes for name in line.sources}))
    return "\n\n".join(part for part in parts if part) + "\n"


def treaty(view: View) -> str:
    """Return the treaty as signed or, without one, the draft as it stands: public articles, then secret protocols."""
    signed = view.debrief.treaty if view.debrief is not None else ()
    articles = [_clause(one) for one in signed] if signed else [_article(one, view) for one in view.draft]
    hidden = [one.secret for one in (signed or view.draft)]
    heading = f"{view.title}: treaty" if signed else view.draft_title
    parts = [f"# {heading}"]
    public = [text for text, secret in zip(articles, hidden, strict=True) if not secret]
    secrets = [text for text, secret in zip(articles, hidden, strict=True) if secret]
    parts += ["## Articles", *(public or ["None."])]
    if secrets:
        parts += ["## Secret protocols", *secrets]
    if view.debrief is not None:
        parts += ["## What followed in fact", view.debrief.closing_note]
    return "\n\n".join(parts) + "\n"


def _body(lines: tuple[MinuteView, ...]) -> list[str]:
    """Return the minutes line by line under headings and days."""
    parts = []
    for day, entries in groupby(lines, key=lambda line: line.time.partition(", ")[0]):
        said = list(entries)
        if said[0].kind != "heading":  # which names its day
            parts.append(f"*{day}*")
        for line in said:
            parts.append(_line(line))
            if line.disputed:
                parts.append(f"> *Contested.* {line.disputed}")
    return parts


def _line(line: MinuteView) -> str:
    """Return one line: sittings as headings, cables as quotations, acts with hour and speaker."""
    hour = line.time.partition(", ")[2]
    match line.kind:
        case "heading":
            return f"## {line.text}"
        case "cable":
            return f"> **{line.speaker}.** {line.text}"
        case "ending":
            return f"**{line.text}**"
        case "act":
            return f"{hour} **{line.speaker}.** {line.text}".lstrip()
        case _:
            return f"{hour} {f'*{line.speaker}.* ' if line.speaker else ''}{line.text}".lstrip()


def _article(article: Article, view: View) -> str:
    """Return an article of a draft, with both wordings where they differ."""
    whose = {"us": f" Wording of the {view.us}.", "them": f" Wording of the {view.them}."}.get(article.by or "", "")
    text = f"**{article.number}. {article.heading}** ({article.status}).{whose} {article.text}"
    return f"{text}\n\n> Against it: {article.other_text}" if article.other_text else text


def _clause(clause: Clause) -> str:
    """Return an article as signed and, where it never came into force, why."""
    text = f"**{clause.number}. {clause.heading}.** {clause.text}"
    return text if clause.in_force else f"{text}\n\n> Without effect. {clause.why_not}"


def _sources(view: View, names: set[str]) -> str:
    """Return the list of the works cited."""
    known = [view.sources[name] for name in sorted(names) if name in view.sources]
    return "## Sources\n\n" + "\n".join(f"- {one.id}: {one.title}" for one in known) if known else ""
