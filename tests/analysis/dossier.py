"""Where each move of the dossier's historical line (16 to 110) stands in the Berlin scenario.

A move is an act of the line, or the comment on one, or an incident, a cable or the scene of a sitting. None of these
moves is without a place; those after 110 lie beyond the span of the scenario and are told in its aftermath.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Act(NamedTuple):
    """An act of the line that is a move: its number, who spoke, the day, and words of its minute."""

    number: int
    speaker: str | None
    day: str
    words: str


class Told(NamedTuple):
    """A move told elsewhere: in the comment on an act (by number), or in a thing of the scenario (by id)."""

    kind: Literal["comment", "incident", "instruction", "sitting"]
    where: int | str
    words: str


MOVES: dict[int, Act | Told] = {
    # prelude: what the delegation brought from Moscow
    16: Told("instruction", "directives_find_out", "not to conclude anything in Berlin"),
    17: Told("instruction", "directive_bulgaria", "a guarantee with troops to go with it"),
    18: Told("instruction", "directive_iran", "only if the other side makes it necessary"),
    19: Told("instruction", "cable_india", "only for the case that the main talks go well"),
    20: Told("instruction", "directive_grain_held", "when the political talks go well, not before"),
    21: Told("instruction", "cable_india", "the point on India as a dominion is to be left out"),
    # 12 November, Ribbentrop
    22: Act(1, "ribbentrop", "1940-11-12", "England was beaten"),
    23: Act(1, "ribbentrop", "1940-11-12", "American entry into the war would not matter"),
    24: Act(3, "ribbentrop", "1940-11-12", "all four powers should expand to the south"),
    25: Act(4, "molotov", "1940-11-12", "which sea was meant"),
    26: Act(5, "ribbentrop", "1940-11-12", "the Persian Gulf and the Arabian Sea"),
    27: Act(7, "ribbentrop", "1940-11-12", "that the Montreux Convention be replaced"),
    28: Act(9, "ribbentrop", "1940-11-12", "a compromise of Japan and China"),
    29: Act(11, "ribbentrop", "1940-11-12", "associate itself with the aims of the pact"),
    30: Act(10, "molotov", "1940-11-12", "the New Order and of Greater East Asia"),
    31: Act(12, "molotov", "1940-11-12", "might go on in Moscow"),
    32: Told("comment", 12, "exhausted save for Finland"),
    # 12 November, Hitler
    33: Act(13, "hitler", "1940-11-12", "no basic clash of interest"),
    34: Act(15, "hitler", "1940-11-12", "only raw materials in the Balkans"),
    35: Act(19, "hitler", "1940-11-12", "a danger only by 1970 or 1980"),
    36: Act(14, "molotov", "1940-11-12", "1939 had served both"),
    37: Act(14, "molotov", "1940-11-12", "one part was unfulfilled: Finland"),
    38: Act(16, "molotov", "1940-11-12", "what place was meant for the Soviet Union"),
    39: Act(18, "molotov", "1940-11-12", "Romania, Bulgaria and then Turkey"),
    40: Act(20, "molotov", "1940-11-12", "as a partner and not as an object"),
    41: Act(17, "hitler", "1940-11-12", "western Europe had to be settled first"),
    42: Act(21, "hitler", "1940-11-12", "the hour at which air-raid warnings"),
    43: Told("instruction", "cable_wording", "Only its secret protocol is, but for Finland"),
    44: Told("instruction", "cable_black_sea", "the entry into the Black Sea"),
    45: Told("instruction", "cable_persia", "not to show much interest in Persia"),
    # 13 November, Göring and Hess
    46: Told("sitting", "hitler_2", "Göring put late deliveries down to the strain of the war"),
    47: Told("sitting", "hitler_2", "Molotov asked for punctual ones"),
    # 13 November, Hitler
    48: Act(22, "hitler", "1940-11-13", "occupied nothing in Finland"),
    49: Act(22, "hitler", "1940-11-13", "beyond the bargain in Bukovina and over the Lithuanian strip"),
    50: Act(27, "molotov", "1940-11-13", "southern Bukovina had never been answered"),
    51: Act(23, "molotov", "1940-11-13", "no German troops in Finland"),
    52: Act(24, "hitler", "1940-11-13", "passage of troops would shortly end"),
    53: Act(24, "hitler", "1940-11-13", "make war on Finland"),
    54: Act(25, "molotov", "1940-11-13", "two faces"),
    55: Act(26, "hitler", "1940-11-13", "no new war in the Baltic"),
    56: Told("comment", 26, "no present cause for the quarrel"),
    57: Act(28, "hitler", "1940-11-13", "the British Empire, which it called an estate in bankruptcy"),
    58: Act(29, "molotov", "1940-11-13", "Britain had used the Straits against Russia"),
    59: Act(29, "molotov", "1940-11-13", "would be revoked"),
    60: Act(30, "hitler", "1940-11-13", "asked for and could not be taken back"),
    61: Act(31, "molotov", "1940-11-13", "a Soviet guarantee for Bulgaria on like terms"),
    62: Act(32, "hitler", "1940-11-13", "had first to speak with the Duce"),
    63: Act(33, "molotov", "1940-11-13", "what Hitler's own view of Bulgaria was"),
    64: Act(32, "hitler", "1940-11-13", "Soviet warships go out at any time"),
    65: Act(33, "molotov", "1940-11-13", "Turkey alone could not secure them"),
    66: Act(34, "hitler", "1940-11-13", "ended because a raid was expected"),
    # 13 November, the shelter
    67: Told("incident", "raf_raid", "The alarm breaks up the dinner"),
    68: Act(35, "ribbentrop", "1940-11-13", "a treaty of the four powers for ten years"),
    69: Act(35, "ribbentrop", "1940-11-13", "spheres in Africa, south of Japan and toward the Indian Ocean"),
    70: Act(35, "ribbentrop", "1940-11-13", "another on Turkey and the Straits"),
    71: Act(37, "ribbentrop", "1940-11-13", "Outer Mongolia and Sinkiang"),
    72: Act(39, "ribbentrop", "1940-11-13", "diplomatic channels and then to confer in Moscow"),
    73: Act(36, "molotov", "1940-11-13", "guarantees on paper were not enough"),
    74: Act(38, "molotov", "1940-11-13", "spoke of Bulgaria again"),
    75: Act(38, "molotov", "1940-11-13", "of Romania and Hungary"),
    76: Act(40, "molotov", "1940-11-13", "Yugoslavia and Greece"),
    77: Act(42, "molotov", "1940-11-13", "Swedish neutrality"),
    78: Act(41, "ribbentrop", "1940-11-13", "questioned too closely"),
    79: Act(44, "molotov", "1940-11-13", "England must be fighting for death"),
    80: Told("comment", 44, "whose bombs were falling"),
    81: Act(44, "molotov", "1940-11-13", "could not be cut off from those of today"),
    82: Told("comment", 46, "nothing to boast of"),
    # by diplomatic channels
    83: Told("comment", 47, "the ambassador in London, Maisky"),
    84: Act(48, None, "1940-11-18", "Hitler urged the King of Bulgaria to join the pact"),
    85: Act(47, "molotov", "1940-11-18", "offered the Bulgarian envoy a guarantee"),
    86: Act(49, "molotov", "1940-11-18", "proposed one of neutrality"),
    87: Act(51, "molotov", "1940-11-19", "settle the concession at once"),
    88: Told("incident", "hungary_romania_accede", "three governments sign the pact"),
    89: Act(52, None, "1940-11-23", "nothing away at Finland's expense"),
    90: Told("incident", "bulgarian_leak", "prefers to face the Soviets with accomplished facts"),
    # the written answer
    91: Act(58, "molotov", "1940-11-25", "accepted the draft of the four powers on four conditions"),
    92: Act(58, "molotov", "1940-11-25", "with peace, timber and nickel assured"),
    93: Act(58, "molotov", "1940-11-25", "a pact with Bulgaria and a leased base near the Straits"),
    94: Told("comment", 58, "guaranteed if it joined, with measures agreed upon if it declined"),
    95: Act(58, "molotov", "1940-11-25", "south of Batum and Baku"),
    96: Act(60, "mikoyan", "1940-11-28", "two and a half million tons"),
    97: Act(54, None, "1940-11-25", "a pact of mutual assistance, support in Thrace and aid"),
    98: Told("comment", 54, "Stalin told Dimitrov to make the offer known"),
    # December
    99: Told("incident", "sofia_refuses", "refuses the pact of mutual assistance"),
    100: Act(63, None, "1940-12-10", "no answer to the conditions of 25 November"),
    101: Told("incident", "directive_21", "On 5 December the army's plan is approved"),
    102: Act(62, "molotov", "1940-12-06", "a union with Sweden"),
    103: Act(65, None, "1940-12-21", "broke up without a result"),
    104: Act(66, "molotov", "1940-12-30", "the Italian ambassador Rosso"),
    # January
    105: Act(69, "schnurre", "1941-01-10", "the treaties of 10 January were signed"),
    106: Act(70, "dekanozov", "1941-01-17", "foreign troops in Bulgaria or at the Straits"),
    107: Act(72, "molotov", "1941-01-17", "remained without an answer"),
    108: Act(73, "schulenburg", "1941-01-23", "still consulting Italy and Japan"),
    109: Told("comment", 73, "put in passing, and said that Bulgaria was the point"),
    110: Told("comment", 67, "not directed against the Soviet Union"),
}

BETWEEN = {  # acts that are no move of the dossier, and why the line has them
    2: "the sides act in turn; the minute has Ribbentrop speak on",
    6: "the sides act in turn; the minute has Ribbentrop speak on",
    8: "the sides act in turn; the minute has Ribbentrop speak on",
    43: "move 78 again: the question of the estate",
    45: "move 78 again: the decisive point",
    46: "the end of the sitting: Stalin must be asked (move 81)",
    50: "the German word on the nickel, to which move 87 appeals",
    53: "the end of the sitting, with the accessions of move 88 in its minute",
    55: "the quarrel over sixty per cent of the nickel in move 96",
    56: "the property terms of move 96",
    57: "how the terms of move 96 were taken",
    59: "the sides act in turn; the text goes to Berlin by cable",
    61: "the end of the sitting, with no date for an answer",
    64: "the Soviet stand at Bucharest, before the break of move 103",
    67: "the silence of move 100 goes on",
    68: "the Soviet half of the bargain of move 105",
    71: "the sides act in turn; the answer to move 106 came on the 21st",
}
