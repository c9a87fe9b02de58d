"""`cais` in a terminal: what there is, for people and for programs. It has no screen, and nothing of Qt."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop import __version__, activity_command, check_command, kit_command, preset_command
from desktop.backend import LocalBackend
from desktop.core.backend import Backend
from desktop.core.engine_facts import Container, Part
from desktop.core.problems import CatalogueBroken, Problem
from desktop.core.resources import own_folders
from desktop.core.status import Busy, status
from desktop.core.workspaces.workspace import Workspace, last_used_first
from desktop.terminal import plain, write

GOOD, UNREADABLE = 0, 1
"""Exit statuses; 2 is for arguments that are not understood."""

_ABOUT = """\
R and Python tools on your own data. Without arguments, opens the app; with a .cais
file alone, shows in the app what that would do. Where the app runs already, its window
comes to the front."""

_MORE = """\
`cais COMMAND --help` tells more of each. What is printed with --json stays the same
from version to version; sentences may change."""

_STATUSES = """\
Exit status: 0, also without an engine; 1 where a workspace cannot be read or the list not be written;
2 for wrong usage."""


class Found(NamedTuple):
    """What `list` tells of.

    Attributes:
        workspaces: those that can be read, the last used first.
        unreadable: why others cannot.
        tools: containers by workspace, None where the engine does not tell.
        silence: why it does not.
    """

    workspaces: list[Workspace]
    unreadable: tuple[Problem, ...]
    tools: Mapping[str, Container] | None
    silence: Problem | None = None

    def status(self, workspace: Workspace) -> str:
        """In one word, "unknown" where the engine does not tell."""
        tools = self.tools or {}
        return status(workspace, tools.get(workspace.id), Busy.NO, self.tools is not None).value


def main(arguments: Sequence[str]) -> int:
    """Do what was asked for; returns the exit status. Ends the process for arguments that are wrong."""
    chosen = made_parser().parse_args(arguments)
    backend = LocalBackend(own_folders())
    backend.prepare()
    status: int = chosen.run(backend, chosen)
    return status


def made_parser() -> argparse.ArgumentParser:
    """What `cais` understands; its man page and its completion are held to this."""
    parser = argparse.ArgumentParser(
        prog="cais",
        description=_ABOUT,
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Cais {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    listing = commands.add_parser("list", help="the workspaces, and how their tools are", epilog=_STATUSES)
    listing.add_argument("--json", action="store_true", help="print one JSON object, for programs")
    listing.set_defaults(run=lambda backend, chosen: tell(backend, as_json=chosen.json))
    check_command.add(commands)
    preset_command.add(commands)
    kit_command.add(commands)
    activity_command.add(commands)
    version = commands.add_parser("version", help="which Cais this is, as --version")
    version.set_defaults(run=lambda _backend, _chosen: GOOD if write(f"Cais {__version__}") else UNREADABLE)
    return parser


def tell(backend: Backend, *, as_json: bool) -> int:
    """`cais list`."""
    found = look(backend)
    tools = {workspace.id: _tool(backend, workspace) for workspace in found.workspaces}
    if as_json:
        written = write(json.dumps(_document(found, tools), indent=2))
    else:
        written = not found.workspaces or write("\n".join(_table(found, tools)))
        _tell_what_is_missing(found)
    return UNREADABLE if found.unreadable or not written else GOOD


def look(backend: Backend) -> Found:
    """At files and engine. An engine is not looked for where nothing can run on it: which one is used from
    then on is left to the app."""
    read, unreadable = backend.store.load_all()
    workspaces = last_used_first(read)
    if not workspaces:
        return Found([], unreadable, {})
    try:
        # `find` would remove what builds left, and the app may be building.
        containers = backend.engine().containers.list()
    except Problem as problem:
        return Found(workspaces, unreadable, None, problem)
    return Found(workspaces, unreadable, {one.workspace: one for one in containers if one.part is Part.TOOL})


def _tool(backend: Backend, workspace: Workspace) -> str:
    """What it was made from, as far as that is known."""
    if workspace.environment:
        return workspace.environment.tool
    try:
        entry = backend.catalogue.entry(workspace.entry)
    except CatalogueBroken:
        entry = None
    return entry.environment.tool if entry else workspace.entry


def _document(found: Found, tools: Mapping[str, str]) -> dict[str, Any]:
    return {
        "workspaces": [
            {
                "id": one.id,
                "name": one.name,
                "entry": one.entry,
                "tool": tools[one.id],
                "status": found.status(one),
                "opened": one.opened.isoformat() if one.opened else None,
                "folders": [
                    {"path": folder.path, "name": folder.name, "writable": folder.writable}
                    for folder in one.folders
                ],
            }
            for one in found.workspaces
        ],
        "unreadable": [
            {"path": getattr(problem, "path", ""), "problem": problem.code} for problem in found.unreadable
        ],
        "engine_problem": found.silence.code if found.silence else None,
    }


def _table(found: Found, tools: Mapping[str, str]) -> Iterator[str]:
    rows = [("NAME", "TOOL", "STATUS")]
    rows += [(plain(one.name), plain(tools[one.id]), found.status(one)) for one in found.workspaces]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for row in rows:
        yield f"{row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {row[2]}"


def _tell_what_is_missing(found: Found) -> None:
    if not found.workspaces:
        print("There are no workspaces.", file=sys.stderr)
    if found.silence:
        print(f"The engine does not tell what runs: {found.silence.code}", file=sys.stderr)
    for problem in found.unreadable:
        print(f"Not read: {plain(str(problem))}", file=sys.stderr)
