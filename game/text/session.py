"""The talks as one terminal holds them: obeys commands, tells what happened, hands over between two people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game import paths
from game.analysis.model import listing
from game.paths import BadInput
from game.play import codex, export, record, shelf
from game.play.moves import Accept, Link, Move, Table
from game.play.seat import Seat
from game.play.shelf import SaveInfo
from game.play.talks import Talks
from game.play.view import OfferView, View
from game.play.writing import listed
from game.text import commands
from game.text.commands import Control, Make, Show, Try, write
from game.text.lines import Line, Page, heading, item, title, warning
from game.text.matching import Name, Unclear, find
from game.text.pages import ending, judging, manual, model, papers, table
from game.text.printer import Printer

Read = Callable[[str], str]
LAST = 8  # lines of the minutes told again when talks are gone on with


class Session:
    """One set of talks at one terminal. `read` asks a person; without it nobody is there to answer."""

    def __init__(self, talks: Talks, out: Printer, read: Read | None) -> None:
        self._out, self._read = out, read
        self._hold(talks)

    def _hold(self, talks: Talks) -> None:
        """Take these talks, from the chair of whoever acts next."""
        self.talks = talks
        self._seat = self._next_seat()
        self._told: dict[str, int] = {}  # seat -> lines of its minutes already told
        self._seen: dict[str, View] = {}  # seat -> what it last saw
        self.view = self._seat.view()

    # --- the run of the talks ---

    def begin(self) -> None:
        """Tell who sits here and what they are told, then let the talks begin or go on."""
        if self.talks.notice:
            self._out.page([warning(self.talks.notice)])
        if self._hot_seat():
            self._curtain()
        self._introduce()
        self.go_on()

    def _introduce(self) -> None:
        """Show a person the papers of the seat before its first word; later, where the talks were left."""
        view = self.view
        if view.to_move is None:
            self._told[view.seat] = len(view.minutes)
        elif any(line.by == view.seat for line in view.minutes):
            self._told[view.seat] = max(0, len(view.minutes) - LAST)
            self._out.page([title(f"{view.title}: where you left"), *table.scene(view)])
        else:
            for page in (papers.note(view), *papers.brief_parts(view)):
                self._out.page(page)
                if self._read is not None:
                    self._read("Enter to go on. ")
            self._out.page(table.scene(view))

    def go_on(self) -> None:
        """Tell what is new, and let the computer delegation act until a person has the floor or the talks end."""
        self._tell()
        while self._seat.poll():
            self._tell()
        if self.talks.to_move in self.talks.humans and self.talks.to_move != self.view.seat:
            self._hand_over()
        if self.talks.ended:
            self._out.page(ending.debrief(self.view))
            self._out.page([table.not_at_this_table(self.view)])
        else:
            self._out.page(table.status(self.view))

    def _tell(self) -> None:
        """Tell what has happened since this seat last looked: minutes, cables, a new sitting, a refusal's reasons."""
        before, self.view = self.view, self._seat.view()
        self._seen[self.view.seat] = self.view
        view, told = self.view, self._told.get(self.view.seat, 0)
        fresh = view.minutes[told:]
        self._told[view.seat] = len(view.minutes)
        # Cables and scenes are told whole, below; their lines in the minutes would only repeat them.
        last = view.minutes[told - 1] if told else None
        self._out.page(papers.told([line for line in fresh if line.kind not in ("cable", "heading")], last))
        for cable in view.cables:
            if cable.id not in {one.id for one in before.cables}:
                self._out.page([heading(f"Cable: {cable.title}"), *papers.cable_page(cable)])
        if view.sitting.id != before.sitting.id and view.to_move is not None:
            self._out.page(table.scene(view))
        refused = any(line.verb == "decline" and line.by == view.their_seat for line in fresh)
        if refused and before.offer is not None and before.offer.by == "us":
            self._explain(before.offer)

    def _explain(self, refused: OfferView) -> None:
        """Give the reasons why the other side refused our offer, as far as they are known now."""
        kind = Table if refused.kind == "draft" else Link
        judged = self._seat.preview(kind(package=refused.package)).judgement
        if judged is not None:
            self._out.page(judging.judgement(judged, "Why they refused, as our staff reads it"))

    def _hand_over(self) -> None:
        """Give the terminal to the other person, who is told what happened since."""
        if self._read is not None:
            self._read("Enter to hand over. ")
        self._seat = self._next_seat()
        self.view = self._seat.view()
        self._curtain()
        if self.view.seat in self._seen:
            self.view = self._seen[self.view.seat]
        else:
            self._introduce()
        self._tell()

    def _curtain(self) -> None:
        """Hide one person's papers before the other sits down."""
        if self._read is None:
            return
        self._out.curtain()
        self._out.page([title("Hand over"), Line(f"What comes next is for the {self.view.us} only.")])
        self._read(f"Enter when the {self.view.us} sits here. ")

    def _next_seat(self) -> Seat:
        """Return the chair of the person who acts next, or of the first person where none does."""
        humans = self.talks.humans
        name = self.talks.to_move if self.talks.to_move in humans else humans[0]
        return self.talks.seat(str(name))

    def _hot_seat(self) -> bool:
        """Return whether two people share this terminal."""
        return len(self.talks.humans) > 1

    # --- obeying ---

    def obey(self, line: str) -> bool:
        """Do what a line asks for; return False when it asks to leave. Raises BadInput with the reason."""
        command = commands.parse(line, self.view)
        match command:
            case Control(what="quit"):
                return False
            case Control():
                self._control(command)
            case Show():
                self._out.page(self._page(command))
            case Try(move=move):
                self._out.page(judging.preview(self.view, self._seat.preview(move)))
            case Make(move=move, sure=sure):
                if why := self.talks.refusal(self.view.seat, move):
                    raise BadInput(self._impossible(move, why))
                if sure or self._read is None or self._confirmed(move):
                    self._seat.submit(move)
                    self.go_on()
        return True

    def _impossible(self, move: Move, why: str) -> str:
        """Return why a move cannot be made, and where to look for what can."""
        if self.talks.ended:
            return f'{why} "debrief" tells how; "back" takes back your last act.'
        return f'{write(move)}: {why} "verbs" lists what you can do now.'

    def _confirmed(self, move: Move) -> bool:
        """Return whether a person who was shown what speaks against a move still wants it."""
        assert self._read is not None
        shown = self._seat.preview(move)
        signing = isinstance(move, Accept) and self.view.offer is not None and self.view.offer.kind == "draft"
        if not (shown.warnings or signing):
            return True
        page: Page = [Line(shown.sentence), *(warning(text) for text in shown.warnings)]
        if signing and self.view.offer is not None:
            offer = self.view.offer
            page = [title("Before you sign"), *page]
            for name, option in offer.package.items():
                page.append(table.part(self.view, name, option))
            page += judging.judgement(offer.ours, f"How {self.view.brief.capital} judges it", certain=True)
            page.append(table.not_at_this_table(self.view))
        self._out.page(page)
        question = "Sign?" if signing else "Do it all the same?"
        while (answer := self._read(f"{question} yes or no: ").strip().casefold()) not in ("y", "yes", "n", "no", ""):
            pass
        if answer in ("n", "no", ""):
            self._out.text("Not done; you still have the floor.")
        return answer in ("y", "yes")

    def _page(self, show: Show) -> Page:
        """Return the page asked for."""
        view, about = self.view, show.about
        match show.page:
            case "issue":
                return table.issue_page(view, about)
            case "agenda":
                return table.agenda(view, about)
            case "minutes":
                return papers.minutes(view, about)
            case "absent":
                return papers.absent(view, about)
            case "sources":
                return papers.sources(view, about)
            case "codex":
                found = codex.search(codex.entries(self.talks.words.scenario), about)
                return papers.codex(found, about)
            case "model":
                return model.model()
            case "figures":
                return model.figures(listing.looked_up(view.scenario, about))
            case "status":
                return [*table.status(view), *table.gauges(view)]
        pages: dict[str, Callable[[View], Page]] = {
            "brief": papers.brief,
            "draft": table.draft,
            "offer": table.offer,
            "cables": papers.cables,
            "news": papers.news,
            "reasons": judging.reasons,
            "estimate": judging.estimate,
            "verbs": table.verbs,
            "actions": table.actions,
            "scene": table.scene,
            "note": papers.note,
            "debrief": ending.debrief,
        }
        return pages[show.page](view)

    # --- the talks as a whole ---

    def _control(self, command: Control) -> None:
        """Take back, list, load, save, export or explain."""
        match command.what:
            case "back":
                self._take_back()
            case "saves":
                self._out.page(saves_page(shelf.saves(paths.saves())))
            case "load":
                self._load(command.about)
            case "save":
                self._save(command.about)
            case "export":
                self._export(command.about)
            case "help":
                self._out.page(manual.about(command.about, {verb.verb: verb.hint for verb in self.view.verbs}))

    def _take_back(self) -> None:
        """Go back to before the last decision of a person."""
        sat = self.view.seat
        if not self.talks.take_back():
            raise BadInput("There is no act of yours to take back.")
        self._seat = self._next_seat()
        self.view = self._seat.view()
        if self.view.seat != sat:
            self._curtain()
        self._told = {seat: min(told, len(self.view.minutes)) for seat, told in self._told.items()}
        self._seen = {self.view.seat: self.view}
        self._out.text("Taken back.")
        self._out.page(table.status(self.view))

    def _load(self, about: str) -> None:
        """Go on with another record."""
        found = shelf.saves(paths.saves())
        path = Path(about).expanduser()
        if not (about and path.is_file()):
            if not about:
                raise Unclear('Which record? Say: load and its number in the list of "saves", or a path.')
            names = [Name(str(save.path), save.path.stem, number) for number, save in enumerate(found, 1)]
            if not names:
                raise BadInput(f"There are no records in {paths.saves()}.")
            path = Path(find(about, names, "record"))
        self._hold(Talks.resume(path))
        self.begin()

    def _save(self, about: str) -> None:
        """Say where the record is, or copy it."""
        kept = self.talks.path
        if kept is None:
            raise BadInput("These talks are not being recorded.")
        name = about.removeprefix("as ").strip()
        if not name or name == "as":
            self._out.text(f"Every act is kept as you make it, in {kept}.")
            return
        copy = Path(name).expanduser()
        copy = copy if len(copy.parts) > 1 else kept.parent / copy
        copy = shelf.export(record.load(kept), self.view.title, copy)
        self._out.text(f"Copied to {copy}. You go on in {kept.name}.")

    def _export(self, about: str) -> None:
        """Write the minutes or the treaty to a file beside the record."""
        what, _, name = about.partition(" ")
        kinds = [Name("minutes", ""), Name("treaty", "")]
        if not what:
            raise Unclear("Export what? Say: export minutes, or: export treaty.")
        kind = find(what, kinds, "paper to export")
        base = self.talks.path or paths.saves() / self.view.scenario
        path = Path(name.strip()).expanduser() if name.strip() else base.with_name(f"{base.stem}-{kind}.md")
        text = (export.minutes if kind == "minutes" else export.treaty)(self.view)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as problem:
            raise BadInput(f"{path} cannot be written ({problem.strerror}).") from None
        self._out.text(f"Written to {path}.")


def saves_page(found: list[SaveInfo]) -> Page:
    """Return the list of records, newest first."""
    page: Page = [title("Records of talks")]
    for number, save in enumerate(found, 1):
        people = listed(f"{seat}: {player}" for seat, player in save.players.items())
        acts = "act" if save.acts == 1 else "acts"
        held = f"{save.acts} {acts}; {people}; " if people else ""
        kept = f"kept {save.saved:%d %B %Y, %H:%M}; {save.path.name}"
        page.append(item(str(number), f"{save.title}, {save.place}; {held}{kept}"))
    return page if found else [*page, Line(f"There are none yet in {paths.saves()}.")]
