"""`tnsnames.ora`, where Oracle's clients look names up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from desktop.core.data.importing.form import Found, Reason, found, made_of, refused
from desktop.core.data.kinds import Tls

_TOKEN = re.compile(r"[()=,]|\"[^\"]*\"|[^()=,\s\"]+")

_BEGINNING = re.compile(r"^(?=[^\s()=][^()=]*=)", re.MULTILINE)
"""Of an entry: at the line's, as most write them. One that is not closed then does not take others along."""

Node = list[tuple[str, Any]]


def read(text: str) -> tuple[Found, ...]:
    """A connection for each name that leads somewhere. No password is ever in such a file."""
    bare = re.sub(r"#[^\n]*", "", text)
    found = made_of(partial(_read, entry) for entry in _BEGINNING.split(bare) if entry.strip())
    if not found:
        raise refused("tnsnames", Reason.NOTHING_IN_IT)
    return found


def _read(text: str) -> list[Found]:
    tokens = _TOKEN.findall(text)
    made: list[Found] = []
    position = 0
    try:
        while position < len(tokens):
            names, position = _names(tokens, position)
            described, position = _node(tokens, position)
            made += [_connection(name, described) for name in names]
    except (IndexError, ValueError):
        raise refused("tnsnames", Reason.OTHER_FORM) from None
    return made


def _names(tokens: list[str], position: int) -> tuple[list[str], int]:
    end = tokens.index("=", position)
    names = [token for token in tokens[position:end] if token != ","]
    if not names or any(token in "()" for token in names):
        raise ValueError
    return names, end + 1


def _node(tokens: list[str], position: int) -> tuple[Node, int]:
    """What stands in brackets from here on."""
    node: Node = []
    while position < len(tokens) and tokens[position] == "(":
        key = tokens[position + 1].upper()
        if tokens[position + 2] != "=":
            raise ValueError
        position += 3
        value: Node | str = tokens[position].strip('"')
        if value == "(":
            value, position = _node(tokens, position)
        else:
            position += 1
        if tokens[position] != ")":
            raise ValueError
        node.append((key, value))
        position += 1
    if not node:
        raise ValueError
    return node, position


def _flat(node: Node) -> Iterator[tuple[str, str]]:
    for key, value in node:
        if isinstance(value, str):
            yield key, value
        else:
            yield from _flat(value)


def _connection(name: str, described: Node) -> Found:
    told: dict[str, str] = {}
    for key, value in _flat(described):
        told.setdefault(key, value)  # of several addresses the first
    if "HOST" not in told:
        raise refused("tnsnames", Reason.INCOMPLETE, "HOST")
    if "SERVICE_NAME" not in told:
        raise refused("tnsnames", Reason.INCOMPLETE, "SERVICE_NAME")
    tls = Tls.VERIFIED if told.get("PROTOCOL", "").upper() == "TCPS" else Tls.OFF
    facts = {
        "host": told["HOST"],
        "port": told.get("PORT"),
        "service": told["SERVICE_NAME"],
        "tls": tls.value,
    }
    return found("oracle", name.partition(".")[0], facts, None)
