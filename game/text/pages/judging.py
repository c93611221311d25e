"""The pages that give reasons: how the other side judges, what a move would do, what the staff thinks."""

from __future__ import annotations

from game.play.view import Judgement, Preview, Reason, View
from game.play.writing import cited, percent, sentence, signed, signed_percent
from game.text.lines import Line, Page, heading, item, plain, title, warning
from game.text.pages.table import known, package_in_words


def judgement(judged: Judgement, headline: str, *, certain: bool = False) -> Page:
    """Return a judgement: the verdict, what blocks, what weighs, and the smallest changes that would do.

    Our own government's is certain and has no chance to be told.
    """
    page: Page = [heading(headline), Line(sentence(judged.verdict))]
    blocks = [reason for reason in judged.reasons if reason.blocking]
    weighs = [reason for reason in judged.reasons if not reason.blocking]
    tell = _bare if certain else _reason
    page += [item("blocks", tell(reason)) for reason in blocks]
    page += [item(signed(reason.points), tell(reason)) for reason in sorted(weighs, key=lambda r: r.points)]
    sums = f"Together {signed(judged.total)} points; needed {judged.needs}."
    page.append(Line(sums if certain else f"{sums} Chance of a yes about {percent(judged.chance)}."))
    if judged.changes:
        page.append(Line("The smallest changes that would do:"))
        page += [item(str(n), f"{sentence(change.text)}") for n, change in enumerate(judged.changes, 1)]
    return page


def _bare(reason: Reason) -> str:
    """Return one reason of our own government's; how it is known goes without saying."""
    return reason.text


def _reason(reason: Reason) -> str:
    """Return one reason with how it is known."""
    return f"{reason.text} {known(reason.known)}".strip()


def reasons(view: View) -> Page:
    """Return how the other side is thought to judge the offer on the table or the draft as it stands."""
    if view.judgement is None:
        return [Line("There is nothing on the table yet that could be judged.")]
    if view.offer is not None and view.offer.by == "them":
        return [
            title("Their offer on the table"),
            Line(f"{package_in_words(view, view.offer.package)}."),
            Line("They put it forward themselves and stand by it until they withdraw it."),
            *judgement(view.offer.ours, f"How {view.brief.capital} judges it", certain=True),
        ]
    what = "our offer on the table" if view.offer else "the draft as it stands"
    page = [title(f"How the {view.them} is thought to judge {what}")]
    if view.judgement.package:
        page.append(Line(f"{package_in_words(view, view.judgement.package)}."))
    return page + judgement(view.judgement, "Their reasons")


def preview(view: View, shown: Preview) -> Page:
    """Return what a move would do, as far as this delegation can know."""
    page: Page = [title("If you did this"), Line(shown.sentence)]
    page += [warning(sentence(text)) for text in shown.warnings]
    changes = [f"{name} {signed_percent(by)}" for name, by in shown.gauges if by]
    page.append(Line(f"Certain: {', '.join(changes)}." if changes else "No gauge moves for certain."))
    if shown.answer and (shown.judgement is None or shown.answer != shown.judgement.verdict):
        page.append(item("Staff", sentence(shown.answer)))
    if shown.ours is not None:
        page += judgement(shown.ours, f"How {view.brief.capital} would judge it", certain=True)
    if shown.judgement is not None:
        page += judgement(shown.judgement, f"How the {view.them} would read it")
    return page


def estimate(view: View) -> Page:
    """Return the staff's estimate of the other government, by school of history."""
    page: Page = [title(f"What our staff thinks of the {view.them}'s government")]
    for profile in view.estimate:
        bar = "▪" * round(profile.now / 50)
        page += [
            Line(f"{profile.title}: now {percent(profile.now)}, before the talks {percent(profile.prior)}.", "heading"),
            Line(bar, "track", shown="drawn"),
            Line(f"{sentence(profile.purpose)} {sentence(profile.school)}{cited(profile.sources)}"),
        ]
    page += [item("Because", sentence(reason)) for reason in view.estimate_reasons]
    return [*page, plain("Only one of these is true; it will be told after the talks.")]
