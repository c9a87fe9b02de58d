"""The activity log as a table, for whoever counts and filters elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from desktop.core.activity.lines import Line
from desktop.core.files import atomic

_OBEYED = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""What a cell begins with that a spreadsheet takes for a formula, in wide letters, too."""


def cells(line: Line, zone: tzinfo | None = None) -> dict[str, str]:
    """What an entry tells, by column. Times are in `zone`, None for this computer's."""
    facts = line.facts
    workspace, environment = _table(facts.get("workspace")), _table(facts.get("environment"))
    return {
        "number": str(line.number),
        "when": when(line.at, zone),
        "who": _text(facts.get("who")),
        "what": line.what,
        "workspace": _text(workspace.get("name")),
        "workspace_id": _text(workspace.get("id")),
        "environment": _text(environment.get("id")),
        "image": _text(facts.get("image")),
        "folders": "; ".join(_folder(_table(one)) for one in _list(facts.get("folders"))),
        "connections": "; ".join(_text(one) for one in _list(facts.get("connections"))),
        "exemptions": "; ".join(_text(one) for one in _list(facts.get("exemptions"))),
        "policy": "; ".join(_preset(_table(one)) for one in _list(facts.get("policy"))),
        "file": _text(facts.get("file") or facts.get("folder")),
        "bytes": _text(facts.get("bytes")),
        "problem": _text(facts.get("problem")),
    }


def as_csv(entries: Iterable[Line]) -> str:
    """A table that spreadsheets open and run nothing of, the entries in this order."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(cells(Line(0, None, "", {})))
    for line in entries:
        writer.writerow(harmless(cell) for cell in cells(line).values())
    return out.getvalue()


def save(table: str, place: Path) -> None:
    """With the mark by which spreadsheets know the letters. Raises OSError."""
    atomic.write(place, table.encode("utf-8-sig"), mode=0o666)


def harmless(cell: str) -> str:
    """With an apostrophe before what would be obeyed, which spreadsheets know for text."""
    return (
        f"'{cell}" if cell.lstrip(" \0")[:1] and cell.lstrip(" \0")[0] in _OBEYED else cell.replace("\0", "")
    )


def when(at: datetime | None, zone: tzinfo | None = None) -> str:
    return at.astimezone(zone).isoformat(sep=" ", timespec="seconds") if at else ""


def _folder(facts: Mapping[str, Any]) -> str:
    told = ["can change" if facts.get("access") == "change" else "read only"]
    if facts.get("copied"):
        told.append("copy")
    if proof := facts.get("proof"):
        told.append(_text(proof))
    return f"{_text(facts.get('path'))} ({', '.join(told)})"


def _preset(facts: Mapping[str, Any]) -> str:
    return f"{_text(facts.get('id'))} {_text(facts.get('serial'))}"


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return "" if value is None else str(value)
