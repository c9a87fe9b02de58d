"""The reader of TOML, and its checker against a complete implementation of JSON Schema."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from desktop.core.files.toml import Document, check, parse, read, written

SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 2, "maxLength": 5, "pattern": "^[a-z]+$"},
        "kind": {"enum": ["one", "two"]},
        "count": {"type": "integer", "minimum": 1, "maximum": 3},
        "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
        "flag": {"type": "boolean"},
        "when": {"type": "string", "format": "date-time"},
        "parts": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/part"}},
        "free": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "$defs": {"part": {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}}},
}

GOOD = {
    "name": "ab",
    "kind": "one",
    "count": 3,
    "share": 0.5,
    "flag": True,
    "when": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    "parts": [{"size": 1, "more": 2}],
    "free": {"a": "b"},
}

_AS_TOML = FormatChecker()


@_AS_TOML.checks("date-time")
def _is_moment(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


COMPLETE = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "string", lambda _checker, value: isinstance(value, str | datetime)
    ),
)(SCHEMA, format_checker=_AS_TOML)
"""As editors of TOML understand a schema: a moment is a string of the format `date-time`."""


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
        {"name": "abcdef"},
        {"share": 1},
        {"share": 0},
        {"share": -0.5},
        {"share": 1.5},
        {"share": True},
        {"flag": 1},
        {"when": "2026-11-23T09:30:00Z"},
        {"when": datetime(2026, 11, 23, 9, 30)},
        {"when": date(2026, 11, 23)},
        {"when": 1795426200},
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
    theirs = {place for error in COMPLETE.iter_errors(value) for place in places(error)}
    assert {place for place, _message in check(value, SCHEMA)} == theirs


def test_something_missing_is_found() -> None:
    assert list(check({}, SCHEMA)) == [(("name",), "is missing")]
    assert not Draft202012Validator(SCHEMA).is_valid({})


def test_a_schema_that_says_more_than_is_checked_is_refused() -> None:
    with pytest.raises(ValueError, match="multipleOf"):
        list(check(6, {"type": "integer", "multipleOf": 4}))


def test_a_moment_is_no_text() -> None:
    assert check(GOOD["when"], {"type": "string"}) == [((), "must be a text")]


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_json_knows_no_number_for_is_none(number: float) -> None:
    assert check(number, {"type": "number"}) == [((), "must be a number")]


def test_a_text_ends_where_its_pattern_does() -> None:
    """Python's own would let a line's end pass."""
    schema = {"type": "string", "pattern": r"^(a|b$)\$$"}
    assert [value for value in ("a$", "b$", "a$\n", "$") if not check(value, schema)] == ["a$"]


@pytest.mark.parametrize(
    ("text", "version"), [("", 0), ("version = 3", 3), ("version = true", 0), ("version = '3'", 0)]
)
def test_a_document_tells_its_version(tmp_path: Path, text: str, version: int) -> None:
    (tmp_path / "file.toml").write_text(text)
    document = read(tmp_path / "file.toml")
    assert isinstance(document, Document)
    assert document.version == version


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "file.toml").write_bytes(written({**GOOD, "nothing": None}))
    document = read(tmp_path / "file.toml")
    assert isinstance(document, Document)
    assert document.table == GOOD


def test_a_key_in_quotes_may_have_dots_of_its_own() -> None:
    text = """
"a.b" = 1
[ x . 'y.z' ]
"q\\"q" = [
  1,
]
last = 2
"""
    document = parse("file.toml", text.encode())
    assert isinstance(document, Document)
    asked = [("a.b",), ("x", "y.z"), ("x", "y.z", 'q"q'), ("x", "y.z", "last")]
    assert [fault.line for fault in document.faults((place, "") for place in asked)] == [2, 3, 4, 7]


def test_lines_are_found_in_files_that_mean_no_good() -> None:
    """By the square of their length, these would take minutes."""
    for text in (" " * 20_000 + "#\na = 1", "a = 1\n" + "#\n" * 20_000, "x" * 20_000 + " = 1"):
        document = parse("file.toml", text.encode())
        assert isinstance(document, Document)
        assert document.faults([(("b",), "is missing")])
