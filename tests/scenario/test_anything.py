"""Whatever stands in a file, the answer is a scenario that works or a list of problems, never a crash."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.scenario import compile  # noqa: A004 - the design's word for it
from game.scenario.loading import parse
from game.scenario.problems import BadScenario
from tests.scenario.example import TEXT

LINES = TEXT.splitlines()
WORDS = sorted({word.strip("{}[],:") for word in TEXT.split()} - {""})
ODD = [
    "no",
    "on",
    "~",
    "1840",
    "-1",
    "0.5",
    "99999999999999999999",
    "1e400",
    "[]",
    "{}",
    "*x",
    "!!str 5",
    '"',
    "&a b",
    "is",
    "\t",
]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    check(text)


@given(
    st.recursive(st.sampled_from(WORDS), lambda part: st.lists(part) | st.dictionaries(st.sampled_from(WORDS), part))
)
def test_any_structure_of_the_right_words_is_read_or_refused(data: object) -> None:
    check(str(data).replace("'", ""))


@given(st.data())
def test_a_file_with_one_thing_changed_is_read_or_refused(data: st.DataObject) -> None:
    """Lines dropped or doubled, words exchanged for others of the same file or for odd ones."""
    lines = list(LINES)
    at = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(st.sampled_from(["drop", "double", "exchange"])):
        case "drop":
            del lines[at]
        case "double":
            lines.insert(at, lines[at])
        case _:
            present = [word for word in lines[at].split() if word.strip("{}[],:")]
            if present:
                old = data.draw(st.sampled_from(present)).strip("{}[],:")
                lines[at] = lines[at].replace(old, data.draw(st.sampled_from(WORDS + ODD)), 1)
    check("\n".join(lines))


def check(text: str) -> None:
    """Fail unless *text* is refused with problems, or loads and compiles in every mode."""
    try:
        scenario = parse(text, "file.yaml")
    except BadScenario as refusal:
        problems = refusal.problems
    else:
        for mode in scenario.modes:
            assert compile(scenario, mode.id).issues
        return
    assert problems
    assert all(problem.text for problem in problems)
