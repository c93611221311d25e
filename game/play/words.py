"""The scenario's words beside the rules' numbers, for one scenario and mode."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np

from game.play import moves
from game.play.moves import Move
from game.play.view import SourceView
from game.rules import acts as verbs
from game.rules.acts import VERBS, Acts, blank
from game.rules.spec import Ints, Rules
from game.scenario.schema import Action, Issue, Option, Party, Profile, Scenario, Sitting

MOVES = {kind.model_fields["verb"].default: kind for kind in get_args(get_args(Move)[0])}


@dataclass(frozen=True)
class Words:
    """One scenario opened in one mode; issues, options and all else in the order of the rules' arrays."""

    scenario: Scenario
    mode: str
    rules: Rules

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """The issues on the agenda of this mode."""
        by_id = {issue.id: issue for issue in self.scenario.issues}
        return tuple(by_id[name] for name in self.rules.issues)

    @cached_property
    def number(self) -> dict[str, int]:
        """Issue id -> its number in the arrays."""
        return {name: n for n, name in enumerate(self.rules.issues)}

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The actions, in the order of the rules."""
        by_id = {action.id: action for action in self.scenario.actions}
        return tuple(by_id[action.id] for action in self.rules.actions)

    @cached_property
    def sources(self) -> dict[str, SourceView]:
        """The works cited, by id."""
        return {
            name: SourceView(id=name, title=entry.title, checked=entry.checked)
            for name, entry in self.scenario.sources.items()
        }

    @property
    def seats(self) -> tuple[str, str]:
        """The ids of the two delegations."""
        return self.rules.seats

    def seat(self, name: str) -> int:
        """Return the number of a seat; raises ValueError for an unknown one."""
        return self.rules.seats.index(name)

    @cached_property
    def parties(self) -> tuple[Party, Party]:
        """The two parties with a seat."""
        one, other = self.rules.seats
        return self.scenario.party_of(one), self.scenario.party_of(other)

    def delegation(self, seat: int) -> str:
        """Return "German delegation"."""
        return self.parties[seat].delegation or self.parties[seat].name

    def side(self, seat: int) -> str:
        """Return how the minutes name a side: "the German side"."""
        return "the " + self.delegation(seat).replace("delegation", "side").replace("Delegation", "side")

    def sitting(self, number: int) -> Sitting:
        """Return a sitting by its number."""
        return self.scenario.procedure.sittings[number]

    def profile(self, seat: int, number: int) -> Profile:
        """Return a profile by its number."""
        name = self.rules.profiles[seat][number]
        return self.scenario.profiles[self.rules.seats[seat]][name]

    def option(self, issue: int, number: int) -> Option:
        """Return an option by its number."""
        return self.issues[issue].options[number]

    def option_number(self, issue: str, option: str) -> int:
        """Return the number of an option; raises KeyError or ValueError for unknown words."""
        return self.rules.option_names[self.number[issue]].index(option)

    def speaker(self, seat: int, sitting: int, turn: int) -> str:
        """Return who speaks for a side at a turn: the sitting's speakers take turns by the exchange."""
        present = self.sitting(sitting).speakers.get(self.rules.seats[seat], [])
        if not present:
            return self.side(seat)
        return self.parties[seat].speakers[present[(turn // 2) % len(present)]].name

    def package(self, options: Ints) -> dict[str, str]:
        """Return an array of options (I,) as issue -> option, without what is NONE."""
        return {
            issue.id: issue.options[int(n)].id for issue, n in zip(self.issues, options.tolist(), strict=True) if n >= 0
        }

    def options(self, package: dict[str, str]) -> Ints:
        """Return issue -> option as an array (I,) int8; raises KeyError or ValueError for unknown words."""
        array = np.full(len(self.issues), -1, np.int8)
        for issue, option in package.items():
            array[self.number[issue]] = self.option_number(issue, option)
        return array

    def acts(self, move: Move) -> Acts:
        """Return a move as Acts of one negotiation; raises KeyError or ValueError for unknown words."""
        acts = blank(1, len(self.issues), VERBS.index(move.verb))
        match move:
            case moves.State(issue=issue, option=option):
                acts.issue[0], acts.option[0] = self.number[issue], self.option_number(issue, option)
            case moves.Evade(issue=issue, to=to):
                acts.issue[0], acts.to[0] = self.number[issue], self.number[to]
            case moves.Ask(issue=issue) | moves.Insist(issue=issue) | moves.Decline(issue=issue):
                acts.issue[0] = self.number[issue]
            case moves.Link(package=package) | moves.Table(package=package):
                acts.package[0] = self.options(package)
            case moves.Act(action=action):
                acts.action[0] = [one.id for one in self.actions].index(action)
            case _:
                pass
        return acts

    def move(self, acts: Acts) -> Move:
        """Return the act of one negotiation as a move."""
        verb, issue = int(acts.verb[0]), int(acts.issue[0])
        about: dict[str, object] = {}
        match verb:
            case verbs.ASK | verbs.INSIST | verbs.DECLINE:
                about = {"issue": self.issues[issue].id}
            case verbs.STATE:
                about = {"issue": self.issues[issue].id, "option": self.option(issue, int(acts.option[0])).id}
            case verbs.EVADE:
                about = {"issue": self.issues[issue].id, "to": self.issues[int(acts.to[0])].id}
            case verbs.LINK_UP | verbs.TABLE:
                about = {"package": self.package(acts.package[0])}
            case verbs.ACT:
                about = {"action": self.actions[int(acts.action[0])].id}
            case _:
                pass
        made: Move = MOVES[VERBS[verb]](**about)
        return made

    def unknown(self, move: Move) -> str:
        """Return a sentence on the first word of *move* this scenario does not have, with the nearest it has."""
        about = move.model_dump(exclude={"verb"})
        package = dict(about.pop("package", {}))
        pairs = [(about["issue"], about["option"])] if "option" in about else list(package.items())
        named = [about[key] for key in ("issue", "to") if key in about] + list(package)
        for issue in named:
            if issue not in self.number:
                return f'there is no issue "{issue}" on this agenda; it would be {nearest(issue, self.number)}'
        for issue, option in pairs:
            options = self.rules.option_names[self.number[issue]]
            if option not in options:
                return f'"{option}" is not an answer to "{issue}"; the answers are {", ".join(options)}'
        actions = [action.id for action in self.actions]
        return f'there is no action "{about.get("action")}"; the actions are {", ".join(actions)}'


def nearest(word: str, valid: Iterable[str]) -> str:
    """Return the valid word nearest to *word*, or the first few where none is near."""
    known = list(valid)
    close = difflib.get_close_matches(word, known, n=1)
    return f'"{close[0]}"' if close else ", ".join(known[:6])
