"""TOML files that people edit: read, held against a JSON Schema, and every fault found named with its line.

The few keywords of JSON Schema that our files need are checked here, because importing a complete library
takes longer than showing the first window. Tests hold both against each other. JSON has no moments: a schema
calls them strings of the format `date-time`, which editors of TOML understand.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple

from desktop.core.problems import Fault
from desktop.core.resources import RESOURCES

Place = tuple[str | int, ...]
"""Where in a document: keys and indices from the outside in."""

Found = tuple[Place, str]
"""A place, and what is wrong there."""

_TYPES: dict[str, tuple[type | UnionType, str]] = {
    "string": (str, "must be a text"),
    "date-time": (datetime, "must be a moment with its time zone"),
    "integer": (int, "must be a whole number"),
    "number": (int | float, "must be a number"),
    "boolean": (bool, "must be true or false"),
    "array": (list, "must be a list"),
    "object": (dict, "must be a table"),
}

_KEYWORDS = {
    *("$defs", "$ref", "$schema", "title", "description", "type", "format", "enum", "pattern"),
    *("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum"),
    *("items", "minItems", "properties", "required", "additionalProperties", "propertyNames"),
}

_LINE_END = (
    r'"""(?:\\.|[^\\])*?"""'
    + r"|'''.*?'''"
    + r'|"(?:\\.|[^"\\\n])*"'
    + r"|'[^'\n]*'"
    + r"|\#[^\n]*|[\[\]{}\n]"
)
_NAME = r"""(?:[\w-]++|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')"""
_NAMES = rf"{_NAME}(?:[ \t]*+\.[ \t]*+{_NAME})*+"
_HEADER = rf"[ \t]*+(\[\[?+)[ \t]*+({_NAMES})[ \t]*+\]"
_KEY = rf"[ \t]*+({_NAMES})[ \t]*+="


class Document(NamedTuple):
    """A TOML file's text and what it says. `name` is the file's, for faults."""

    name: str
    text: str
    table: dict[str, Any]

    @property
    def version(self) -> int:
        """Of the file's format, 0 where it tells none."""
        version = self.table.get("version")
        return version if isinstance(version, int) and not isinstance(version, bool) else 0

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
        return parse(path.name, path.read_bytes())
    except OSError as error:
        return Fault(path.name, 0, "", f"cannot be read: {error.strerror or error}")


def parse(name: str, content: bytes) -> Document | Fault:
    """The document that a file of this name holds, or the one fault why there is none."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return Fault(name, content.count(b"\n", 0, error.start) + 1, "", "is not UTF-8 text")
    try:
        return Document(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        # Without a line, it is the end of the document that came too early.
        return Fault(name, int(line[1]) if line else text.rstrip("\n").count("\n") + 1, "", str(error))


def written(table: Mapping[str, Any]) -> bytes:
    """A file's content, its keys in the order of `table`; what is None is left out."""
    import tomli_w  # not needed to show what is there

    return tomli_w.dumps({key: value for key, value in table.items() if value is not None}).encode()


@cache
def load_schema(name: str) -> dict[str, Any]:
    """What such a file may say, from `resources/schemas`."""
    table: dict[str, Any] = json.loads((RESOURCES / "schemas" / f"{name}.json").read_bytes())
    return table


def check(value: Any, schema: dict[str, Any]) -> list[Found]:
    """Everything in which `value` differs from `schema`. Raises ValueError for a keyword not known here."""
    found: list[Found] = []
    _check(value, schema, (), schema, found)
    return found


def _check(
    value: Any, schema: dict[str, Any], place: Place, root: dict[str, Any], found: list[Found]
) -> None:
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if not schema.keys() <= _KEYWORDS:
        raise ValueError(f"unknown keywords in a schema: {sorted(schema.keys() - _KEYWORDS)}")
    if "type" in schema:
        kind, message = _TYPES[schema.get("format", schema["type"])]
        if not _is(value, kind):
            found.append((place, message))
            return
    if "enum" in schema and value not in schema["enum"]:
        known = ", ".join(word or '""' for word in schema["enum"])
        found.append((place, f"must be one of {known}{suggestion(value, schema['enum'])}"))
    if isinstance(value, str):
        found += [(place, message) for message in _text_faults(value, schema)]
    elif isinstance(value, dict):
        _check_table(value, schema, place, root, found)
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            found.append((place, "must not be empty"))
        for index, item in enumerate(value):
            _check(item, schema.get("items", {}), (*place, index), root, found)
    elif isinstance(value, int | float) and (message := _bounds_fault(value, schema)):
        found.append((place, message))


def _is(value: Any, kind: type | UnionType) -> bool:
    if isinstance(value, bool):  # a number to Python, but not to a reader
        return kind is bool
    if isinstance(value, datetime):
        return kind is datetime and value.tzinfo is not None
    # Neither infinity nor what is no number at all is one to JSON, nor of anything in our files.
    return isinstance(value, kind) and (not isinstance(value, float) or math.isfinite(value))


def _text_faults(text: str, schema: dict[str, Any]) -> list[str]:
    faults = []
    if len(text) < schema.get("minLength", 0):
        faults.append("must not be empty")
    if "maxLength" in schema and len(text) > schema["maxLength"]:
        faults.append(f"must have at most {schema['maxLength']} characters")
    if "pattern" in schema and not _pattern(schema["pattern"]).search(text):
        faults.append(f"{text!r} does not look like {schema['pattern']}")
    return faults


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """As JSON Schema means it: `$` is the end, and not also before a line's end there."""
    return re.compile(re.sub(r"\\.|\$", lambda found: r"\Z" if found[0] == "$" else found[0], pattern))


def _bounds_fault(number: float, schema: dict[str, Any]) -> str:
    least, most = schema.get("minimum", number), schema.get("maximum", number)
    if not least <= number <= most:
        return f"must be from {least} to {most}" if "maximum" in schema else f"must be at least {least}"
    if "exclusiveMinimum" in schema and number <= schema["exclusiveMinimum"]:
        return f"must be more than {schema['exclusiveMinimum']}"
    return ""


def _check_table(
    table: dict[str, Any], schema: dict[str, Any], place: Place, root: dict[str, Any], found: list[Found]
) -> None:
    known = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in table:
            found.append(((*place, key), "is missing"))
    for key, value in table.items():
        if "propertyNames" in schema:
            _check(key, schema["propertyNames"], (*place, key), root, found)
        others = known.get(key, schema.get("additionalProperties", {}))
        if others is False:
            found.append(((*place, key), f"is unknown{suggestion(key, known)}"))
        else:
            _check(value, others, (*place, key), root, found)


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
    position, line = 0, 1
    header_at, key_at, end_at = re.compile(_HEADER), re.compile(_KEY), re.compile(_LINE_END, re.DOTALL)
    while position < len(text):
        if header := header_at.match(text, position):
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
        elif key := key_at.match(text, position):
            lines[(*table, *_names(key[1]))] = line
        end = _statement_end(text, position, end_at)
        line += text.count("\n", position, end)
        position = end
    return lines


def _names(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted key. One in quotes may have dots of its own."""
    names = re.findall(_NAME, dotted)
    return tuple(next(iter(tomllib.loads(f"{name}=0"))) if name[0] in "\"'" else name for name in names)


def _statement_end(text: str, position: int, end_at: re.Pattern[str]) -> int:
    """Where the statement that begins at `position` ends, which may be many lines on."""
    depth = 0
    for token in end_at.finditer(text, position):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        elif token[0] == "\n" and depth == 0:
            return token.end()
    return len(text)
