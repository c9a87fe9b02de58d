"""Keeps what is done with workspaces, and never stands in the way of it.

Nothing of what somebody computes is here: no code, no query, no file's content, nor what opens a door.
"""

from __future__ import annotations

import getpass
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.activity.log import Log
from desktop.core.problems import ActivityNotKept, Problem

if TYPE_CHECKING:
    from desktop.core.environments.catalogue import Entry
    from desktop.core.folders.proof import Verdict
    from desktop.core.policy.policy import Policy
    from desktop.core.start.launch import Running
    from desktop.core.workspaces.workspace import Folder, Workspace

KEY = "activity.keep"
"""What a preset calls it."""

log = logging.getLogger(__name__)


class Activity:
    """What was done goes into `log`, from any thread.

    Attributes:
        tell: is told, in that thread, when the log cannot be written any more.
        policy: what is in force, as far as anybody looked; each start does.
    """

    def __init__(self, log: Log, chosen: Callable[[], bool | None], policy: Callable[[], Policy]) -> None:
        """`chosen`: whether the person wants it kept, None where they never said."""
        self.log = log
        self.tell: Callable[[Problem], None] = lambda _problem: None
        self._chosen = chosen
        self._find_policy = policy
        self._failing = threading.Event()

    @cached_property
    def policy(self) -> Policy:
        return self._find_policy()

    @property
    def kept(self) -> bool:
        """Whether anything is written down."""
        return bool(self.policy.pick(KEY, self._chosen(), built_in=True))

    def started(self, running: Running, entry: Entry, connections: Iterable[str], policy: Policy) -> None:
        """A workspace's tool answers, or answered already: `running.proved` tells."""
        self.policy = policy
        workspace = running.workspace
        proved = {folder.path: verdict for folder, verdict in (running.proved or {}).items()}
        self.keep(
            "opened" if running.proved is None else "started",
            workspace,
            environment={"id": entry.id, "title": entry.title},
            image=workspace.digest or workspace.image or "",
            folders=[_shared(folder, proved.get(folder.path)) for folder in workspace.folders],
            connections=list(connections),
            exemptions=[f"{one.rule}:{one.value}".rstrip(":") for one in entry.exemptions],
            policy=[
                {"id": one.id, "serial": one.serial, "organisation": one.organisation}
                for one in policy.presets
            ],
        )

    def not_started(self, workspace: Workspace, problem: Problem) -> None:
        self.keep("not_started", workspace, problem=problem.code)

    def handed(self, workspace: Workspace, connections: Iterable[str]) -> None:
        """A tool that runs has these data connections from now on."""
        self.keep("connections", workspace, connections=list(connections))

    def stopped(self, workspace: Workspace, unused_minutes: int = 0) -> None:
        """By somebody's hand, or after so many minutes in which nobody used it."""
        self.keep("stopped", workspace, **{"unused_minutes": unused_minutes} if unused_minutes else {})

    def ended(self, workspace: Workspace) -> None:
        """A tool ended, and not because Cais was asked to stop it."""
        self.keep("ended", workspace)

    def exported(self, workspace: Workspace, place: Path) -> None:
        """A file was saved from the tool to this computer."""
        try:
            size = place.stat().st_size
        except OSError:
            size = 0
        self.keep("exported", workspace, file=str(place), bytes=size)

    def brought_back(self, workspace: Workspace, folder: Folder, count: int) -> None:
        """Changes that the tool made to its copy of a folder are in the folder."""
        self.keep("brought_back", workspace, folder=folder.path, files=count)

    def switched(self, *, on: bool) -> None:
        """The person chose otherwise; that it was switched off is the last that is written down."""
        self._write("switched_on" if on else "switched_off", {})

    def keep(self, what: str, workspace: Workspace, **facts: Any) -> None:
        """Write it down where that is wanted. Never raises: whoever works is not to be kept from it."""
        if self.kept:
            self._write(what, {"workspace": {"id": workspace.id, "name": workspace.name}, **facts})

    def _write(self, what: str, facts: Mapping[str, Any]) -> None:
        try:
            self.log.append(what, {"who": _who(), **facts})
        except OSError as error:
            log.warning("activity is not kept: %s", error)
            if not self._failing.is_set():  # once, until it could be again
                self._failing.set()
                self.tell(ActivityNotKept(path=str(self.log.folder), detail=str(error)))
        else:
            self._failing.clear()


def _who() -> str:
    """By the system's account, whatever the environment says."""
    try:
        import pwd
    except ImportError:  # Windows
        return getpass.getuser()
    import os

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def _shared(folder: Folder, verdict: Verdict | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"path": folder.path, "access": "change" if folder.writable else "read"}
    if folder.copied:
        facts["copied"] = True
    if verdict:
        facts["proof"] = verdict.reason.value if verdict.reason else "works"
    return facts
