"""`cais activity`: what was written down of what people did here, and whether it is as it was written."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.terminal import plain, write

if TYPE_CHECKING:
    from desktop.core.activity.lines import Line
    from desktop.core.backend import Backend

GOOD, FAULTY, UNREADABLE = 0, 1, 3
"""Exit statuses; 2 is for arguments that are not understood."""

_ABOUT = """\
Cais writes down on this computer, for this person, which workspaces were started and
stopped, with which folders and data connections, and what was saved from them. Never
code, queries or passwords. Nothing of it is sent anywhere.
docs/it/activity.md says what is in it, and what it proves."""

_SHOW = """\
The newest first.

Exit status: 0, also where there is nothing; 2 for wrong usage; 3 where the log cannot
be read."""

_VERIFY = """\
Says whether a line was changed, removed or put elsewhere, and which. Prints the link of
the last line: noted elsewhere, and given by --noted later, it shows that all up to it
is still as it was.

Exit status: 0 where the log is as it was written; 1 where it is not; 2 for wrong usage;
3 where it cannot be read."""

_EXPORT = """\
Writes a table that spreadsheets open, the oldest first. What would be taken for a
formula there is marked as text. `-` is standard output.

Exit status: 0; 1 where the table cannot be written; 2 for wrong usage; 3 where the log
cannot be read."""


def add(commands: Any) -> None:
    """To what `cais` understands."""
    about = commands.add_parser(
        "activity",
        help="what was done here, as it was written down",
        description=_ABOUT,
        formatter_class=RawDescriptionHelpFormatter,
    )
    own = about.add_subparsers(metavar="COMMAND", required=True)
    made = {}
    for name, run, what, text in (
        ("show", show, "what was done", _SHOW),
        ("verify", verify, "whether it is as it was written", _VERIFY),
        ("export", export, "all of it as a table", _EXPORT),
    ):
        command: ArgumentParser = own.add_parser(
            name, help=what, description=text, formatter_class=RawDescriptionHelpFormatter
        )
        command.set_defaults(run=run)
        made[name] = command
    for name in ("show", "export"):
        made[name].add_argument("--workspace", metavar="NAME", help="only of this one, by its name or id")
        made[name].add_argument("--day", metavar="YYYY-MM-DD", type=_day, help="only of this day")
    made["show"].add_argument("--last", metavar="N", type=_count, help="no more than so many")
    made["verify"].add_argument("--noted", metavar="LINK", type=_link, help="one noted before")
    made["export"].add_argument("--csv", metavar="FILE", required=True, help="where to")
    for name in ("show", "verify"):
        made[name].add_argument("--json", action="store_true", help="print one JSON object, for programs")


def show(backend: Backend, chosen: Namespace) -> int:
    """`cais activity show`."""
    from desktop.core.activity.table import cells, when

    try:
        found = list(islice(_chosen(backend, chosen), chosen.last))
    except OSError as error:
        return _unreadable(error)
    if chosen.json:
        entries = [
            {
                "number": one.number,
                "at": one.at.isoformat() if one.at else None,
                "what": one.what,
                **one.facts,
            }
            for one in found
        ]
        return GOOD if write(json.dumps({"entries": entries}, indent=2)) else FAULTY
    if not found:
        print("Nothing was written down.", file=sys.stderr)
        return GOOD
    lines = []
    for one in found:
        told = cells(one)
        about = [
            f"{name}: {told[name]}" for name in ("folders", "connections", "file", "problem") if told[name]
        ]
        lines.append(plain("  ".join((when(one.at), f"{one.what:12}", told["workspace"], *about)).rstrip()))
    return GOOD if write("\n".join(lines)) else FAULTY


def verify(backend: Backend, chosen: Namespace) -> int:
    """`cais activity verify`."""
    from desktop.core.activity.verify import verify as look

    try:
        found = look(backend.activity().log, chosen.noted or "")
    except OSError as error:
        return _unreadable(error)
    if chosen.json:
        document = {
            "whole": found.whole,
            "entries": found.number,
            "bytes": found.size,
            "link": found.link,
            "findings": [
                {**one._asdict(), "what": one.what.value, "fault": one.what.fault} for one in found.findings
            ],
        }
        written = write(json.dumps(document, indent=2))
    else:
        state = "as it was written" if found.whole else "NOT as it was written"
        lines = [
            *(one.told for one in found.findings),
            f"{found.number} entries, {state}",
            f"link: {found.link}",
        ]
        written = write("\n".join(lines))
    return GOOD if found.whole and written else FAULTY


def export(backend: Backend, chosen: Namespace) -> int:
    """`cais activity export`."""
    from desktop.core.activity.table import as_csv, save

    try:
        table = as_csv(reversed(list(_chosen(backend, chosen))))
    except OSError as error:
        return _unreadable(error)
    if chosen.csv == "-":
        return GOOD if write(table.rstrip("\r\n")) else FAULTY
    try:
        save(table, Path(chosen.csv))
    except OSError as error:
        print(f"Not written: {plain(str(error))}", file=sys.stderr)
        return FAULTY
    return GOOD


def _chosen(backend: Backend, chosen: Namespace) -> Iterator[Line]:
    from desktop.core.activity.reading import Wanted, entries

    return entries(backend.activity().log, Wanted(chosen.workspace or "", chosen.day))


def _unreadable(error: OSError) -> int:
    print(f"Not read: {plain(str(error))}", file=sys.stderr)
    return UNREADABLE


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no day such as 2026-11-30") from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise ArgumentTypeError(f"{text} is no number of entries")
    return int(text)


def _link(text: str) -> str:
    if len(text) != 32 or not set(text) <= set("0123456789abcdef"):
        raise ArgumentTypeError("a link is 32 letters of 0-9 and a-f")
    return text
