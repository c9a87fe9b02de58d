"""TOML files that people edit: read, held against a JSON Schema, and every fault found named with its line.

The few keywords of JSON Schema that our files need are checked here, because importing a complete library
takes longer than showing the first window. Tests hold both against each other.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.core.problems import Fault

Place = tuple[str | int, ...]
"""Where in a document: keys and indices from the outside in."""

Found = tuple[Place, str]
"""A place, and what is wrong there."""

_TYPES: dict[str, tuple[type, str]] = {
    "string": (str, "must be a text"),
    "integer": (int, "must be a whole number"),
    "boolean": (bool, "must be true or false"),
    "array": (list, "must be a list"),
    "object": (dict, "must be a table"),
}

_KEYWORDS = {
    *("$defs", "$ref", "$schema", "title", "type", "enum", "pattern", "minLength", "minimum", "maximum"),
    *("items", "minItems", "properties", "required", "additionalProperties"),
}

_LINE_END = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    + r"|'''.*?'''"
    + r'|"(?:\\.|[^"\\\n])*"'
    + r"|'[^'\n]*'"
    + r"|\#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)
_HEADER = re.compile(r"[ \t]*(\[\[?)([^\[\]\n]+)\]")
_KEY = re.compile(r"[ \t]*([\w.\"' -]+?)[ \t]*=")


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file's text and what it says. `name` is the file's, for faults."""

    name: str
    text: str
    table: dict[str, Any]

    def faults(self, found: Iterable[Found]) -> tuple[Fault, ...]:
        """What was found, with field names and lines, in the order of the file."""
        lines = _lines(self.text)
        faults = [
            Fault(self.name, _nearest(lines, place), _field(place), message) for place, message in found
        ]
        return tuple(sorted(faults, key=lambda fault: fault.line))


def read(path: Path) -> Document | Fault:
    """The document at `path`, or the one fault why there is none."""
    try:
        text = path.read_bytes().decode()
    except OSError as error:
        return Fault(path.name, 0, "", f"cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        return Fault(path.name, error.object.count(b"\n", 0, error.start) + 1, "", "is not UTF-8 text")
    try:
        return Document(path.name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        # Without a line, it is the end of the document that came too early.
        return Fault(path.name, int(line[1]) if line else len(text.splitlines()), "", str(error))


def check(value: Any, schema: dict[str, Any]) -> Iterator[Found]:
    """Everything in which `value` differs from `schema`. Raises ValueError for a keyword not known here."""
    yield from _check(value, schema, (), schema)


def _check(value: Any, schema: dict[str, Any], place: Place, root: dict[str, Any]) -> Iterator[Found]:
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if unknown := schema.keys() - _KEYWORDS:
        raise ValueError(f"unknown keywords in a schema: {sorted(unknown)}")
    if "type" in schema:
        kind, message = _TYPES[schema["type"]]
        # A boolean is a number to Python, but not to a reader.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            yield place, message
            return
    if "enum" in schema and value not in schema["enum"]:
        known = ", ".join(word or '""' for word in schema["enum"])
        yield place, f"must be one of {known}{suggestion(value, schema['enum'])}"
    match value:
        case str():
            if len(value) < schema.get("minLength", 0):
                yield place, "must not be empty"
            if not re.search(schema.get("pattern", ""), value):
                yield place, f"{value!r} does not look like {schema['pattern']}"
        case bool():
            pass
        case int():
            least, most = schema.get("minimum", value), schema.get("maximum", value)
            if not least <= value <= most:
                yield (
                    place,
                    f"must be {f'from {least} to {most}' if 'maximum' in schema else f'at least {least}'}",
                )
        case list():
            if len(value) < schema.get("minItems", 0):
                yield place, "must not be empty"
            for index, item in enumerate(value):
                yield from _check(item, schema.get("items", {}), (*place, index), root)
        case dict():
            yield from _check_table(value, schema, place, root)


def _check_table(
    table: dict[str, Any], schema: dict[str, Any], place: Place, root: dict[str, Any]
) -> Iterator[Found]:
    known = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in table:
            yield (*place, key), "is missing"
    for key, value in table.items():
        others = known.get(key, schema.get("additionalProperties", {}))
        if others is False:
            yield (*place, key), f"is unknown{suggestion(key, known)}"
        else:
            yield from _check(value, others, (*place, key), root)


def suggestion(word: Any, known: Iterable[str]) -> str:
    """ " (did you mean x?)" where one of the `known` words is close, otherwise nothing."""
    from difflib import get_close_matches  # not in a start where all is well

    close = get_close_matches(str(word), list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _field(place: Place) -> str:
    """`entry[3].image` for ("entry", 3, "image")."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")


def _nearest(lines: dict[Place, int], place: Place) -> int:
    """The line of `place`, or of the closest thing around it that has one."""
    while place not in lines:
        place = place[:-1]
    return lines[place]


def _lines(text: str) -> dict[Place, int]:
    """The line of every table and key, counted from 1. The text is known to be valid TOML."""
    lines: dict[Place, int] = {(): 1}
    lists: dict[Place, int] = {}
    table: Place = ()
    position = 0
    while position < len(text):
        line = text.count("\n", 0, position) + 1
        if header := _HEADER.match(text, position):
            table = ()
            for name in _names(header[2]):
                table = (*table, name)
                if table in lists:
                    table = (*table, lists[table])
            if header[1] == "[[":
                name_only = table if isinstance(table[-1], str) else table[:-1]
                lists[name_only] = lists.get(name_only, -1) + 1
                lines.setdefault(name_only, line)
                table = (*name_only, lists[name_only])
            lines[table] = line
        elif key := _KEY.match(text, position):
            lines[(*table, *_names(key[1]))] = line
        position = _statement_end(text, position)
    return lines


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip(" \t\"'") for name in dotted.split("."))


def _statement_end(text: str, position: int) -> int:
    """Where the statement that begins at `position` ends, which may be many lines on."""
    depth = 0
    for token in _LINE_END.finditer(text, position):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        elif token[0] == "\n" and depth == 0:
            return token.end()
    return len(text)
