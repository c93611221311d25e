"""Every way a file can be wrong gives one clear message: file, line, path, what was expected, the nearest word.

Each case changes one place of the example in docs/scenarios.md. `where` are characters of the line to be named; the
rest is the message as people see it after `the-bridge.yaml:LINE: `.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import load
from game.scenario.loading import parse
from game.scenario.problems import BadScenario
from game.scenario.tree import MOST_BYTES, MOST_LEVELS
from tests.scenario.example import TEXT, changed, complaints, line_of

MINUTES = "minutes: 5"
STRAIN = "{gauge: {name: strain, at_least: 200}}"
BEER = "actions > round_of_beer > when"
ALL = "scenario, format, title, subtitle, summary, minutes, content_note, closing_note, …"

YAML = [
    (MINUTES, "minutes: 5\nminutes: 6", "minutes: 6", "minutes: stands here twice, first on line 6"),
    (MINUTES, "\tminutes: 5", "\tminutes", "has a tab: indent with spaces"),
    (MINUTES, "minutes: &m 5\nminuten: *m", "*m", "*m: aliases are not part of the format; write it out"),
    (MINUTES, "minutes: 5\n---\na: b", "---", "a second document begins here: one file holds one scenario"),
    (MINUTES, "? [minutes]\n: 5", "? [", "a key must be a word, not a list or a mapping"),
    (
        MINUTES,
        "minutes: 5: 6",
        "minutes: 5",
        'is not YAML: mapping values are not allowed in this context: a text that contains ": " must stand in quotes',
    ),
    (
        MINUTES,
        "minutes: [5",
        "content_note",
        (
            "is not YAML: did not find expected ',' or ']'; look for a missing quote, bracket, colon or space here "
            "or just above"
        ),
    ),
    (
        "title: The Bridge\n",
        "title: !!str The Bridge\nsubtitle: !!python/name:os.system Two towns\n#",
        "!!python",
        "tags such as tag:yaml.org,2002:python/name:os.system are not part of the format",
    ),
]

WORDS = [
    (
        "title: The Bridge\n",
        "title: no\n",
        "title: no",
        'title: expected text; found no, which is false to YAML: write "no" in quotes',
    ),
    (
        "title: The Bridge\n",
        "title: On\n",
        "title: On",
        'title: expected text; found On, which is true to YAML: write "On" in quotes',
    ),
    (
        "title: The Bridge\n",
        "title: 1940\n",
        "title: 1940",
        'title: expected text; found 1940, which is a number to YAML: write "1940" in quotes',
    ),
    ("title: The Bridge\n", "title:\n", "title:", "title: expected text; found nothing"),
    (
        "{id: free, title: Free,",
        "{id: no, title: Free,",
        "{id: no",
        'issues > toll > options > #4 > id: expected text; found no, which is false to YAML: write "no" in quotes',
    ),
    (MINUTES, "minutes: five", "minutes", 'minutes: expected a whole number; found "five"'),
    (MINUTES, "minutes: 0", "minutes", "minutes: expected 1 or more; found 0"),
    (MINUTES, "minutes: 601", "minutes", "minutes: expected 600 or less; found 601"),
    (MINUTES, "minutes: yes", "minutes", "minutes: expected a whole number; found yes"),
    (
        MINUTES,
        "minutes: 5\nmintues: 5",
        "mintues",
        'mintues: is not a word of the format here; did you mean "minutes"?',
    ),
    (MINUTES, "minutes: 5\nx: 5", "x: 5", f"x: is not a word of the format here (there are: {ALL})"),
    ("minutes: 5\n", "", "scenario:", "minutes: is missing"),
    (
        "    absent: true",
        "    absent: perhaps",
        "absent",
        'parties > middleham > absent: expected true or false; found "perhaps"',
    ),
    ("    absent: true\n", "", "  middleham:", "parties > middleham: a party has either a seat or 'absent: true'"),
    (
        "competence: all,",
        "competence: everything,",
        "everything",
        (
            "parties > upton > speakers > mayor > competence: expected a list (lines beginning with -) or all; "
            'found "everything"'
        ),
    ),
    (
        "competence: [toll, site],",
        "competence: [toll, The Site],",
        "The Site",
        (
            "parties > netherby > speakers > clerk > competence > #2: expected a name of small letters, digits and _, "
            'beginning with a letter; found "The Site"; for instance "the_site"'
        ),
    ),
    (
        "aims: [A free",
        "aims: A free #[",
        "aims: A",
        'parties > netherby > aims: expected a list (lines beginning with -); found "A free"',
    ),
    (
        "      - {id: at_netherby, title: At Netherby, clause: The bridge stands at Netherby.}",
        "      - at_netherby",
        "- at_netherby",
        'issues > site > options > #3: expected a mapping (lines of key: value); found "at_netherby"',
    ),
    (
        "kind: primary",
        "kind: primery",
        "primery",
        (
            'sources > S01 > kind: expected primary or memoir or secondary or tertiary; found "primery"; did you '
            'mean "primary"?'
        ),
    ),
    (
        "source: S01\n  - id: toll",
        "source: Smith\n  - id: toll",
        "Smith",
        'issues > site > source: expected a source such as S04, or judgement; found "Smith"',
    ),
    (
        "weight: 40",
        "weight: 101",
        "weight: 101",
        "issues > site > demands > netherby > weight: expected 100 or less; found 101",
    ),
    (
        "proud: 200}",
        "proud: 2000}",
        "2000",
        "aftermath > bridge_built > chance > proud: expected 1000 or less; found 2000",
    ),
    (
        "{thrifty: 300, proud: 200}",
        "often",
        "often",
        'aftermath > bridge_built > chance: expected a whole number or a mapping (lines of key: value); found "often"',
    ),
    (
        "    by: upton\n    chance",
        "    chance",
        "  - id: bridge_built",
        "aftermath > bridge_built: a chance per profile needs 'by: SEAT', a single chance must not have it",
    ),
    (
        "1840-05-02T14:00",
        "2 May 1840",
        "2 May",
        (
            "procedure > sittings > inn > date: expected a date such as 1940-11-12 or a time such as "
            '1940-11-12T12:00; found "2 May 1840"'
        ),
    ),
    (
        "1840-05-02T14:00",
        "1840",
        "date: 1840",
        (
            "procedure > sittings > inn > date: expected a date such as 1940-11-12 or a time such as "
            '1940-11-12T12:00; found "1840"'
        ),
    ),
    (
        STRAIN,
        "{gauge: {name: strain, at_least: 200}, flag: flood}",
        "flag: flood",
        f"{BEER}: a condition makes exactly one statement, not 2: use 'all' or 'any' to join",
    ),
    (
        STRAIN,
        "{gage: {name: strain}}",
        "gage",
        f'{BEER} > gage: is not a word of the format here; did you mean "gauge"?',
    ),
    (
        STRAIN,
        "{gauge: {name: strian, at_least: 200}}",
        "strian",
        (
            f'{BEER} > gauge > name: expected strain or trust or standing or resolve; found "strian"; did you mean '
            '"strain"?'
        ),
    ),
    (
        STRAIN,
        "{gauge: {name: trust, at_least: 200}}",
        "{name: trust",
        f"{BEER} > gauge: 'of: SEAT' belongs to trust, standing and resolve, and not to strain",
    ),
    (
        STRAIN,
        "{settled: {issue: toll, is: free, at_least: penny}}",
        "is: free, at",
        f"{BEER} > settled: use either 'is' or 'at_least'/'at_most', not both",
    ),
    (
        "insist_strain: 40",
        "insist_strian: 40",
        "strian",
        'procedure > coefficients > insist_strian: is not a word of the format here; did you mean "insist_strain"?',
    ),
    (
        "insist_strain: 40",
        "insist_strain: 4000",
        "4000",
        "procedure > coefficients > insist_strain: expected 1000 or less; found 4000",
    ),
    (
        "    in_fact: false",
        "    in_fact: false\n    quote: {text: a, speaker: b, date: c}",
        "    quote",
        (
            "aftermath > bridge_built > quote: is not a word of the format here (there are: id, title, date, when, "
            "chance, by, adjust, text, …)"
        ),
    ),
    (
        "    fate: The meadow was lost to the road.",
        "    fate: It was lost.\n    quote: {text: '" + "hay " * 26 + "', speaker: b, date: c, source: S01}",
        "    quote",
        "parties > middleham > quote: a quotation has at most 25 words",
    ),
]


@pytest.mark.parametrize(("old", "new", "where", "message"), YAML + WORDS)
def test_one_mistake_gives_one_message(old: str, new: str, where: str, message: str) -> None:
    text = changed((old, new))
    assert complaints(text) == [f"the-bridge.yaml:{line_of(text, where)}: {message}"]


def test_all_problems_are_reported_at_once_in_the_order_of_the_file() -> None:
    text = changed(
        (MINUTES, "minutes: five\nminutes: 5"), ("kind: primary", "kind: old"), ("weight: 40", "weight: 400")
    )
    with pytest.raises(BadScenario) as error:
        parse(text, "the-bridge.yaml")
    assert str(error.value).splitlines() == [
        "the-bridge.yaml has 3 problems:",
        "the-bridge.yaml:7: minutes: stands here twice, first on line 6",
        (
            f"the-bridge.yaml:{line_of(text, 'weight: 400')}: issues > site > demands > netherby > weight: "
            "expected 100 or less; found 400"
        ),
        (
            f"the-bridge.yaml:{line_of(text, 'kind: old')}: sources > S01 > kind: "
            'expected primary or memoir or secondary or tertiary; found "old" (there are: primary, memoir, '
            "secondary, tertiary)"
        ),
    ]


def test_a_key_that_yaml_takes_for_false_is_explained() -> None:
    text = changed(("    aims: [A bridge at Upton", "    no: x\n    aims: [A bridge at Upton"))
    line = line_of(text, "no: x")
    assert (
        complaints(text)[0]
        == f'the-bridge.yaml:{line}: parties > upton: the key "no" is false to YAML: write "no" in quotes'
    )


@pytest.mark.parametrize(("text", "found"), [("", "nothing"), ("words", '"words"'), ("- a", "a list")])
def test_a_file_that_is_no_mapping_is_told_so(text: str, found: str) -> None:
    assert complaints(text) == [f"the-bridge.yaml:1: expected a mapping (lines of key: value); found {found}"]


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "2: b: *a: aliases are not part of the format; write it out"),
        ("a: &a [*a]", "1: a: *a: aliases are not part of the format; write it out"),
        ("[" * 100_000, f"1: {' > '.join(['#1'] * (MOST_LEVELS - 1))}: is nested more than {MOST_LEVELS} levels deep"),
        ("- " * 100_000, f"1: {' > '.join(['#1'] * (MOST_LEVELS - 1))}: is nested more than {MOST_LEVELS} levels deep"),
        (
            "{a: " * 100_000,
            f"1: {' > '.join(['a'] * (MOST_LEVELS - 1))}: is nested more than {MOST_LEVELS} levels deep",
        ),
    ],
    ids=["bomb", "self", "flow", "block", "mappings"],
)
def test_what_would_eat_memory_or_crash_the_parser_is_refused(text: str, message: str) -> None:
    assert [line.removeprefix("the-bridge.yaml:") for line in complaints(text)][:1] == [message]


def refused(path: Path) -> str:
    with pytest.raises(BadScenario) as error:
        load(path)
    return str(error.value).splitlines()[1].replace(str(path), "file")


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.yaml") == "file: cannot be read: No such file or directory"
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MOST_BYTES + 1))
    assert refused(large) == "file: is larger than 2048 KiB, the most we read"


def test_other_encodings_are_refused_and_utf_8_with_a_mark_is_read(tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(TEXT.encode("utf-16"))
    assert refused(file) == "file:1: is saved as UTF-16: save it as UTF-8"
    file.write_bytes(changed(("title: The Bridge\n", "title: Die Brücke\n")).encode("cp1252"))
    assert refused(file) == "file:3: has a character that is not UTF-8 (byte 0xfc): save the file as UTF-8"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert load(file).title == "The Bridge"
