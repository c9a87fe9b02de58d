"""A person's folders: whether a tool can have them, and what becomes of them once it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.folders.access import Access
    from desktop.core.folders.check import Finding
    from desktop.core.folders.links import Link
    from desktop.core.folders.proof import Verdict
    from desktop.core.folders.standing import Standing
    from desktop.core.start.checking import Checked
    from desktop.core.start.copies import Copies
    from desktop.core.start.watching import Shared, Tools
    from desktop.core.workspaces.workspace import Folder, Workspace


class Folders(Protocol):
    """Those that workspaces have, or may be given."""

    def check(self, path: str) -> Finding:
        """Whether a folder on this computer can be shared, and what is to be said of it."""

    def check_all(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Checked]:
        """Each folder of the workspace, checked anew from here and in its tool. Raises what the engine
        does, and Cancelled."""

    def prove(
        self, workspace: Workspace, stop: Stop, *, anew: bool = False
    ) -> Mapping[Folder, Verdict] | None:
        """What becomes of its folders in its tool, tried before it is started; None where they cannot be yet.
        The workspace need not be kept. `anew`: whatever was proved before. Raises what the engine
        does, and Cancelled."""

    def watch(self, tools: Tools, heard: Callable[[Shared, tuple[Standing, ...]], None], stop: Stop) -> None:
        """Tell which folders are not as a running tool was given them, of each tool soon and whenever
        that changes, until `stop`. Raises no Problem."""

    def new_links(self, folders: tuple[Folder, ...]) -> tuple[tuple[Folder, Link], ...]:
        """Links in these folders, which a tool has, that do not work inside and that nobody was told of
        before, each with its folder."""

    def copies(self) -> Copies:
        """The copies of folders that tools work on."""

    def access_wanted(self, workspace: Workspace, folder: Folder, stop: Stop) -> Access:
        """What has to be changed so that its tool may use this folder. Changes nothing. Raises
        CannotGiveAccess, FolderTooLarge, what the engine does, and Cancelled."""

    def give_access(self, access: Access, stop: Stop) -> None:
        """Change all of it or nothing. Raises CannotGiveAccess, CannotSave and Cancelled."""

    def take_access_back(self, path: str) -> int:
        """Have the permissions of a folder as they were; of how many files and folders that cannot be done.
        Raises CannotGiveAccess."""

    def access_given(self, path: str) -> bool:
        """Whether that of this folder can be taken back."""
