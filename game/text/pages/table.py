"""The pages of the table itself: where the talks stand, agenda, one issue, draft, offer, what can be done."""

from __future__ import annotations

from collections.abc import Callable

from game.play.view import Article, IssueView, OfferView, OptionView, Possible, View
from game.play.writing import cited, listed, percent, sentence, signed
from game.text.commands import VERBS
from game.text.lines import Line, Page, drawn, heading, item, paragraphs, plain, quiet, title
from game.text.matching import Name, find

STATUS = {"open": "open", "disputed": "disputed", "agreed": "settled in principle", "reserved": "reserved"}
KINDS: dict[str, Callable[[IssueView], bool]] = {
    "open": lambda one: one.status == "open",
    "disputed": lambda one: one.status == "disputed",
    "settled": lambda one: one.status == "agreed",
    "reserved": lambda one: one.status == "reserved",
    "owed": lambda one: one.owed_by is not None,
    "pressed": lambda one: one.emphasis == "press",
}
KIND_NAMES = [Name(kind, "") for kind in KINDS]
MOST = 6  # names in the status line; a listener hears it before every act
SHORT = 5  # parts of an offer told in the status lines
LEGEND = (
    "W our word, T their word, O offered, = settled; A our aim, M as far as our mandate goes, F our floor, "
    "S as things are; ═ where agreement is thought possible."
)


def status(view: View) -> Page:
    """Return the status lines that stand before every act."""
    sitting = view.sitting
    gauges = ", ".join(f"{gauge.name} {gauge.word}" for gauge in view.gauges)
    page = [
        title(f"{view.us}. {sitting.title}, {sitting.date}, {sitting.time}"),
        Line(f"{_turn(view)} Sitting {sitting.number} of {sitting.of}. {sentence(gauges)}"),
    ]
    if view.offer is not None:
        page.append(item("On the table", _offer_in_short(view)))
    for issue in view.issues:
        if issue.owed_by is not None:
            who = "We owe" if issue.owed_by == "us" else "They owe"
            page.append(item("Owed", f"{who} an answer on {issue.number} {issue.title}."))
    return [*page, not_at_this_table(view)]


def _turn(view: View) -> str:
    """Return whose turn it is and how much of the sitting is left."""
    if view.to_move is None:
        return "The talks have ended."
    left = view.sitting.acts_left
    floor = "You have the floor" if view.to_move == "us" else f"The {view.them} has the floor"
    return f"{floor}; {left} {'act' if left == 1 else 'acts'} left in this sitting."


def _offer_in_short(view: View) -> str:
    """Return the offer on the table in one sentence."""
    assert view.offer is not None
    whose = "our" if view.offer.by == "us" else "their"
    kind = "draft treaty" if view.offer.kind == "draft" else "conditional package"
    if len(view.offer.package) > SHORT:
        return f'{whose} {kind} of {len(view.offer.package)} articles; "offer" reads it.'
    return f"{whose} {kind}: {package_in_words(view, view.offer.package)}.{_referred(view.offer)}"


def _referred(offer: OfferView) -> str:
    """Return that an offer waits for a government's answer, if it does."""
    return " It was referred to a government at home, which answers after the sitting." if offer.referred_by else ""


def part(view: View, name: str, chosen: str) -> Line:
    """Return one article of an offer with its wording."""
    one = issue(view, name)
    return item(f"{one.number} {one.title}", f"{named(one, chosen)}. {sentence(option(one, chosen).clause)}")


def not_at_this_table(view: View, *, whole: bool = False) -> Line:
    """Return the line that is always there: who is spoken of and was not asked.

    Who has something at stake just now comes first; a long list is cut short unless it is wanted whole.
    """
    names = [party.name for party in sorted(view.absent, key=lambda party: not party.at_stake)]
    left = 0 if whole else len(names) - MOST
    if left > 1:
        names = [*names[:MOST], f'{left} others ("absent" names them)']
    return Line(f"{'; '.join(names)}.", "quiet", "Not at this table")


def package_in_words(view: View, package: dict[str, str]) -> str:
    """Return a package as "Straits: a lease; Bulgaria: a guarantee"."""
    return "; ".join(f"{issue(view, i).title}: {option(issue(view, i), o).title}" for i, o in package.items())


def issue(view: View, name: str) -> IssueView:
    """Return an issue of the agenda by its id."""
    return next(one for one in view.issues if one.id == name)


def option(one: IssueView, name: str) -> OptionView:
    """Return an option of an issue by its id."""
    return next(option for option in one.options if option.id == name)


def place(one: IssueView, name: str) -> int:
    """Return the number, from 1, of an option on its issue's track."""
    return 1 + [option.id for option in one.options].index(name)


def scene(view: View) -> Page:
    """Return the sitting under way: where, who, what may be settled here."""
    sitting, left = view.sitting, view.sitting.exchanges_left
    return [
        title(f"{sitting.title}. {sitting.place}, {sitting.date}, {sitting.time}"),
        *paragraphs(sitting.scene),
        item("For us", f"{listed(sitting.our_speakers)}." if sitting.our_speakers else "in writing."),
        item("For them", f"{listed(sitting.their_speakers)}." if sitting.their_speakers else "in writing."),
        item("Sitting", f"{sitting.number} of {sitting.of}; {left} exchange{'s' * (left != 1)} left."),
        item("Signing", "A draft can be signed here." if sitting.signing.enabled else sitting.signing.why_not),
        not_at_this_table(view, whole=True),
    ]


def agenda(view: View, only: str = "") -> Page:
    """Return every issue with its track, drawn or told, or only those of a kind such as "disputed" or "owed"."""
    rows = [one for one in view.issues if not only or KINDS[find(only, KIND_NAMES, "kind of issue")](one)]
    kind = f" that {'is' if len(rows) == 1 else 'are'} {find(only, KIND_NAMES, 'kind of issue')}" if only else ""
    page: Page = [title(f"Agenda: {len(rows)} {'issue' if len(rows) == 1 else 'issues'}{kind}")]
    page.append(Line(LEGEND, "quiet", shown="drawn"))
    for one in rows:
        page += [
            Line(f"{one.title}: {STATUS[one.status]}.{_emphasis(one)}", "heading", str(one.number)),
            drawn(track(one)),
            Line(_positions(one), shown="drawn"),
            plain(told(one)),
        ]
    hint = 'Type the number of an issue for all its options, for instance "2".'
    if not only and len(rows) > SHORT:
        hint = f"{hint} Fewer: agenda and one of {listed(KINDS, 'or')}."
    return [*page, quiet(hint)]


def track(one: IssueView) -> str:
    """Return the track of an issue in characters: its options in order, with what stands on each."""
    marks = {
        "=": one.settled, "O": one.offered, "W": one.our_position, "T": one.their_position, "A": one.our_aim,
        "M": one.our_mandate, "F": one.our_floor, "S": one.status_quo,
    }  # fmt: skip
    first, last = (place(one, name) for name in one.zone) if one.zone else (0, 0)
    cells = []
    for number, here in enumerate(one.options, 1):
        letters = "".join(letter for letter, name in marks.items() if name == here.id)
        line = "═" if first <= number < last else "─"
        cells.append(f"{number} {letters or '·'} {line * 3 if number < len(one.options) else ''}")
    return " ".join(cells).rstrip()


def _positions(one: IssueView) -> str:
    """Return what both sides said last, or what was settled, with the options' titles."""
    if one.settled:
        return f"Settled: {named(one, one.settled)}."
    if not (one.our_position or one.their_position):
        return "Nobody has taken a position."
    ours = named(one, one.our_position) if one.our_position else "nothing yet"
    theirs = named(one, one.their_position) if one.their_position else "nothing yet"
    return f"We said: {ours}. They said: {theirs}."


def named(one: IssueView, name: str) -> str:
    """Return an option with its number: "3, Transit limited"."""
    return f"{place(one, name)}, {option(one, name).title}"


def told(one: IssueView) -> str:
    """Return the track of an issue in sentences, in the order a listener needs them."""
    parts = [_positions(one)]
    if one.offered:
        parts.append(f"Offered: {named(one, one.offered)}.")
    if one.owed_by:
        parts.append("We owe an answer." if one.owed_by == "us" else "They owe an answer.")
    parts.append(limits(one))
    parts.append(f"As things are: {named(one, one.status_quo)}.")
    if one.zone:
        first, last = (place(one, name) for name in one.zone)
        span = f"at option {first}" if first == last else f"between options {first} and {last}"
        parts.append(f"Agreement is thought possible {span}.")
    return " ".join(parts)


def limits(one: IssueView) -> str:
    """Return our aim, our mandate and our floor; the last two in one where they are the same."""
    aim = f"Our aim: {named(one, one.our_aim)}."
    if one.our_mandate == one.our_floor:
        return f"{aim} Mandate and floor: {named(one, one.our_floor)}."
    return f"{aim} Mandate: to {named(one, one.our_mandate)}. Floor: {named(one, one.our_floor)}."


def _emphasis(one: IssueView) -> str:
    """Return what home wants done with an issue."""
    return {"press": " Home wants it pressed.", "quiet": " Home wants it left alone.", "none": ""}[one.emphasis]


def issue_page(view: View, name: str) -> Page:
    """Return one issue with all its options, what is known of the other side, and its sources."""
    one = issue(view, name)
    page = [
        title(f"Issue {one.number}: {one.title}"),
        Line(one.question),
        Line(f"{sentence(STATUS[one.status])}{_emphasis(one)}"),
        drawn(track(one)),
        Line(LEGEND, "quiet", shown="drawn"),
        plain(told(one)),
        heading("Options, in the order of the track; points are what they are worth to our government"),
    ]
    page += [item(str(number), _option_in_words(one, here)) for number, here in enumerate(one.options, 1)]
    page += [
        heading("What is known"),
        item("Why it matters", f"{sentence(one.because)} Our government gives it weight {one.weight}."),
        item("Their interest", f"{sentence(one.reading.text)} {known(one.reading.known)}".strip()),
        *([] if one.our_competence.enabled else [item("Our speaker", one.our_competence.why_not)]),
        *([] if one.their_competence.enabled else [item("Their speaker", one.their_competence.why_not)]),
        *([item("Not asked", f"{listed(_names(view, one.affects))}.")] if one.affects else []),
        *([item("Contested", one.disputed)] if one.disputed else []),
    ]
    if one.sources:
        page.append(quiet(f"Sources: {', '.join(one.sources)}."))
    return page


def _names(view: View, ids: tuple[str, ...]) -> list[str]:
    """Return the names of absent parties."""
    return [party.name for party in view.absent if party.id in ids]


def known(how: str | None) -> str:
    """Return how something is known, in brackets."""
    return {"said": "(said)", "inferred": "(inferred)", "guess": "(a guess)"}.get(how or "", "")


def _option_in_words(one: IssueView, here: OptionView) -> str:
    """Return an option with what it is worth and what stands on it."""
    marks = [
        (one.settled == here.id, "settled in principle"),
        (one.offered == here.id, "on the table"),
        (one.our_position == here.id, "our word"),
        (one.their_position == here.id, "their word"),
        (one.our_aim == here.id, "our aim"),
        (one.status_quo == here.id, "as things are"),
        (here.blocked, "beyond our government's floor"),
        (not here.blocked and not here.within_mandate, "beyond our mandate"),
        (here.secret, "secret article"),
    ]
    notes = [note for true, note in marks if true]
    if here.consent:
        notes.append(f"needs the consent of {listed(here.consent)}")
    said = f"{here.title} ({here.id}), {signed(here.points)} points. {sentence(here.clause)}"
    return f"{said} {sentence(', '.join(notes))}".strip()


def draft(view: View) -> Page:
    """Return the draft protocol as it stands, article by article."""
    page: Page = [title(view.draft_title)]
    for article in view.draft:
        page += _article(article)
    if not view.draft:
        page.append(Line("There is no wording yet."))
    return page


def _article(article: Article) -> Page:
    """Return one article with its status; where it is disputed, with both wordings."""
    disputed = article.status == "disputed"
    whose = {"us": "our wording", "them": "their wording", "both": "wording of both", None: ""}[article.by]
    notes = [
        article.status,
        "" if disputed else whose,
        "secret" if article.secret else "",
        "just changed" if article.changed else "",
    ]
    status = ", ".join(note for note in notes if note)
    page = [Line(f"{article.heading} ({status})", "heading", f"Article {article.number}")]
    if disputed and article.other_text:
        first, second = ("Theirs", "Ours") if article.by == "them" else ("Ours", "Theirs")
        return [*page, item(first, sentence(article.text)), item(second, sentence(article.other_text))]
    page.append(Line(sentence(article.text)))
    if article.other_text:
        page.append(item("Settled before", sentence(article.other_text)))
    return page


def offer(view: View) -> Page:
    """Return the offer on the table and how our government judges it."""
    if view.offer is None:
        return [Line("There is no conditional offer on the table.")]
    from game.text.pages.judging import judgement

    return [
        title("On the table"),
        Line(f"{sentence(view.offer.text)}{_referred(view.offer)}"),
        *(part(view, name, chosen) for name, chosen in view.offer.package.items()),
        *judgement(view.offer.ours, f"How {view.brief.capital} judges it", certain=True),
    ]


def verbs(view: View) -> Page:
    """Return what can be done now and, for the rest, why not."""
    page: Page = [title("What you can do now")]
    never: Page = []
    for verb in view.verbs:
        if not verb.possible.enabled:
            never.append(item(verb.verb, verb.possible.why_not))
            continue
        page.append(item(VERBS[verb.verb].split(",")[0], verb.hint))
        page += _where_not(view, verb.issues)
    if never:
        page += [heading("Not now"), *never]
    return [
        *page,
        quiet('"?" before an act shows what it would do: "? ask 1". "help" and a verb tells how it is written.'),
    ]


def _where_not(view: View, issues: dict[str, Possible]) -> Page:
    """Return the issues on which a verb cannot be used, gathered by reason."""
    by_reason: dict[str, list[str]] = {}
    for name, possible in issues.items():
        if not possible.enabled:
            by_reason.setdefault(possible.why_not, []).append(str(issue(view, name).number))
    return [item(f"not on {listed(numbers)}", reason) for reason, numbers in by_reason.items()]


def actions(view: View) -> Page:
    """Return the actions away from the table, and why some cannot be taken now."""
    page: Page = [title("Away from the words")]
    for number, action in enumerate(view.actions, 1):
        state = "" if action.possible.enabled else f" Not now: {action.possible.why_not}"
        page.append(Line(f"{action.title} ({action.id}).", "heading", str(number)))
        page.append(Line(f"{sentence(action.text)} Expected: {sentence(action.expect)}{state}{cited(action.sources)}"))
    if not view.actions:
        page.append(Line("There are none in these talks."))
    return page


def gauges(view: View) -> Page:
    """Return every gauge with what it does."""
    return [item(gauge.name, f"{gauge.word} ({percent(gauge.value)}). {gauge.means}") for gauge in view.gauges]
