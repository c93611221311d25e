"""Says in plain words where a file departs from the schema: what was expected, and the nearest valid word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.scenario.near import nearest
from game.scenario.problems import Key, Problem
from game.scenario.schema import json_schema
from game.scenario.tree import Node, not_text

_EXPECTED = {
    "bool_type": "true or false",
    "dict_type": "a mapping (lines of key: value)",
    "float_type": "a number",
    "int_type": "a whole number",
    "list_type": "a list (lines beginning with -)",
    "model_type": "a mapping (lines of key: value)",
    "string_type": "text",
    "tuple_type": "a list of two numbers",
}
_ALONE = frozenset(("extra_forbidden", "missing", "value_error"))


def problems(error: ValidationError, root: Node) -> list[Problem]:
    """Return what a validation found, with lines; of several forms a value may have, those it was nearest to."""
    placed: dict[tuple[Key, ...], list[ErrorDetails]] = {}
    for one in error.errors(include_url=False):
        placed.setdefault(_path(one, root), []).append(one)
    found = []
    for path, ones in placed.items():
        node = root.at(path)
        kept = ones
        if any(len(other) > len(path) and other[: len(path)] == path for other in placed):
            # A list that may also be a word: where something inside the list is wrong, it was meant as a list.
            kept = [one for one in ones if one["type"] in _ALONE]
        texts = dict.fromkeys(_text(one, path, node) for one in kept)
        expected = [text.removeprefix("expected ") for text in texts if text.startswith("expected ")]
        if len(expected) > 1:
            told = [text for text in texts if not text.startswith("expected ")]
            found += [Problem(node.line, path, text) for text in [_joined(expected), *told]]
        else:
            found += [Problem(node.line, path, text) for text in texts]
    return found


def _joined(expected: list[str]) -> str:
    """Return several expectations of one value as one sentence, with what was found named once."""
    parts = [text.partition("; ") for text in expected]
    found = next((rest for _, _, rest in parts if rest), "")
    wanted = " or ".join(dict.fromkeys(want for want, _, _ in parts))
    return f"expected {wanted}; {found}" if found else f"expected {wanted}"


def _path(error: ErrorDetails, root: Node) -> tuple[Key, ...]:
    """Return where an error stands in the file: pydantic's location without the names of the forms it tried."""
    path: list[Key] = []
    node = root
    for key in error["loc"]:
        if key in node.inside:
            path.append(key)
            node = node.inside[key]
        elif error["type"] == "missing" and key == error["loc"][-1]:
            path.append(key)
    return tuple(path)


def _text(error: ErrorDetails, path: tuple[Key, ...], node: Node) -> str:
    """Return one error in plain words."""
    kind, context, value = error["type"], error.get("ctx", {}), error["input"]
    match kind:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return f"is not a word of the format here{nearest(str(path[-1]), _words(path[:-1]))}"
        case "value_error":
            return str(context["error"])
        case "string_pattern_mismatch":
            return _pattern(str(context["pattern"]), str(value))
        case "literal_error":
            words = re.findall(r"'([^']*)'", str(context["expected"])) or [str(context["expected"])]
            hint = nearest(value, words) if isinstance(value, str) and len(words) > 1 else ""
            return f"expected {' or '.join(words)}; found {_found(value, node)}{hint}"
        case "string_too_long":
            return f"expected at most {context['max_length']} characters; found {len(str(value))}"
        case "string_too_short":
            return "expected text; found nothing"
        case "greater_than_equal":
            return f"expected {context['ge']} or more; found {value}"
        case "less_than_equal":
            return f"expected {context['le']} or less; found {value}"
        case "too_short":
            return f"expected at least {context['min_length']} of these; found {context['actual_length']}"
        case "too_long":
            return f"expected at most {context['max_length']} of these; found {context['actual_length']}"
        case "string_type" if node.raw and not isinstance(value, (dict, list)):
            return f"expected text; found {node.raw}, which {not_text(value, node.raw)}"
        case _ if kind in _EXPECTED:
            return f"expected {_EXPECTED[kind]}; found {_found(value, node)}"
        case _:
            return f"expected {_EXPECTED.get(kind.replace('parsing', 'type'), 'another form')}: {error['msg']}"


def _pattern(pattern: str, value: str) -> str:
    """Return what is wrong with a word that must have a certain form."""
    if pattern.startswith("^[SF]"):
        return f'expected a source such as S04, or judgement; found "{value}"'
    dash = "-" if "-]" in pattern else "_"
    plain = re.sub(r"[^a-z0-9]+", dash, value.lower()).strip(dash)
    hint = f'; for instance "{plain}"' if re.match(pattern, plain) else ""
    return f'expected a name of small letters, digits and {dash}, beginning with a letter; found "{value}"{hint}'


def _found(value: Any, node: Node) -> str:
    """Return what stands in the file."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f'"{value if len(value) <= 40 else value[:39] + "…"}"'
    return str(value) if node.raw is None else node.raw


def _words(path: tuple[Key, ...]) -> list[str]:
    """Return the keys the format knows in the mapping at *path*."""
    whole = _schema()
    places = [whole]
    for key in path:
        places = [below for place in places for below in _below(place, key, whole)]
    return [word for place in places for word in place.get("properties", ())]


def _below(place: dict[str, Any], key: Key, whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schemas a value under *key* may have."""
    inner: list[dict[str, Any]] = []
    if isinstance(key, int) and isinstance(place.get("items"), dict):
        inner.append(place["items"])
    elif key in place.get("properties", {}):
        inner.append(place["properties"][key])
    else:
        inner += place.get("patternProperties", {}).values()
    while inner:
        one = inner.pop()
        if "$ref" in one:
            one = whole["$defs"][one["$ref"].rpartition("/")[2]]
        if "anyOf" in one:
            inner += one["anyOf"]
        else:
            yield one


@cache
def _schema() -> dict[str, Any]:
    """Return the schema, made once: it is only wanted when a file has problems."""
    return json_schema()
