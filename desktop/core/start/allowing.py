"""Who a tool is to the permissions of this computer's folders, and whether these can be opened to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import EngineInfo
from desktop.core.environments.catalogue import Entry
from desktop.core.folders import access, waiting
from desktop.core.folders.access import Access, User
from desktop.core.folders.given import Given
from desktop.core.folders.proof import Help, Verdict
from desktop.core.problems import CannotGiveAccess
from desktop.core.start.computer import Computer, host
from desktop.core.start.plan import plan
from desktop.core.workspaces.workspace import Folder, Workspace


def user_to_let_in(workspace: Workspace, entry: Entry, engine: EngineInfo, computer: Computer) -> User | None:
    """None where numbers mean something else inside and nobody tells what: whom to let in is not known."""
    if engine.keeps_user or not (engine.native or engine.outside):
        return None
    tool = plan(workspace, entry, "", host(computer, engine, workspace.folders), {})
    uid, gid = map(int, tool.user.split(":"))
    first_user, first_group = engine.outside or (0, 0)
    return User(first_user + uid, frozenset(first_group + group for group in (gid, *tool.groups)))


class Allowing:
    """`given` is what was, `analyst` the number of whose folders these are."""

    def __init__(self, given: Given, analyst: int) -> None:
        self.given = given
        self._analyst = analyst

    def with_help(self, verdicts: Mapping[Folder, Verdict], user: User | None) -> dict[Folder, Verdict]:
        """The same, with what can be done about each."""

        def helps(folder: Folder) -> frozenset[Help]:
            reason, found = verdicts[folder].reason, set()
            lacks = reason is not None and reason.helped_by_access
            if user and lacks and access.can_give(folder.path, user.uid, self._analyst):
                found.add(Help.ALLOW)
            if self.given.has(folder.path):
                found.add(Help.TAKE_BACK)
            return frozenset(found)

        told = waiting.each(verdicts, helps)
        return {
            folder: replace(verdict, helps=found)
            if not isinstance(found := told[folder], OSError)
            else verdict
            for folder, verdict in verdicts.items()
        }

    def look(self, folder: Folder, user: User | None, stop: Stop) -> Access:
        """What it takes. Raises CannotGiveAccess, FolderTooLarge and Cancelled."""
        if user is None:
            raise CannotGiveAccess(path=folder.path, detail="the engine gives its users other numbers")
        return access.look(folder.path, user, changes=folder.writable, stop=stop)
