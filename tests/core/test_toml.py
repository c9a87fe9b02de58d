"""The checker of documents against a complete implementation of JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from desktop.core.files.toml import check

SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 2, "pattern": "^[a-z]+$"},
        "kind": {"enum": ["one", "two"]},
        "count": {"type": "integer", "minimum": 1, "maximum": 3},
        "flag": {"type": "boolean"},
        "parts": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/part"}},
        "free": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "$defs": {"part": {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}}},
}

GOOD = {
    "name": "ab",
    "kind": "one",
    "count": 3,
    "flag": True,
    "parts": [{"size": 1, "more": 2}],
    "free": {"a": "b"},
}


def places(error: ValidationError) -> Iterator[tuple[str | int, ...]]:
    """Where we say that it is: they name what something is missing from, or unknown in, and we the thing."""
    where = tuple(error.absolute_path)
    if error.validator == "required":
        named = set(error.validator_value) - set(error.instance)
    elif error.validator == "additionalProperties":
        named = set(error.instance) - set(error.schema["properties"])
    else:
        named = set()
    yield from ((*where, name) for name in named) if named else (where,)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"name": "a"},
        {"name": "AB"},
        {"name": 5},
        {"kind": "three"},
        {"count": 0},
        {"count": 4},
        {"count": True},
        {"count": "2"},
        {"flag": 1},
        {"parts": []},
        {"parts": {}},
        {"parts": [{"size": 1}, {}, {"size": "x"}, 3]},
        {"free": {"a": 1, "b": "c", "d": []}},
        {"unknown": 1, "another": 2},
    ],
    ids=str,
)
def test_it_finds_what_a_complete_implementation_finds(change: dict[str, Any]) -> None:
    value = {**GOOD, **change}
    errors = Draft202012Validator(SCHEMA).iter_errors(value)
    theirs = {place for error in errors for place in places(error)}
    assert {place for place, _message in check(value, SCHEMA)} == theirs


def test_something_missing_is_found() -> None:
    assert list(check({}, SCHEMA)) == [(("name",), "is missing")]
    assert not Draft202012Validator(SCHEMA).is_valid({})


def test_a_schema_that_says_more_than_is_checked_is_refused() -> None:
    with pytest.raises(ValueError, match="multipleOf"):
        list(check(6, {"type": "integer", "multipleOf": 4}))
