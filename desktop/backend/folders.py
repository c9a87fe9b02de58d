"""A person's folders, as a tool is to have them; see `core.backend.folders`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.backend.once import once
from desktop.core.folders import check, links, waiting

if TYPE_CHECKING:  # and imported for good where first needed
    from desktop.backend.surroundings import Surroundings
    from desktop.core.cancelling import Stop
    from desktop.core.engine_plans import RunPlan
    from desktop.core.folders.access import Access, User
    from desktop.core.folders.known_links import KnownLinks
    from desktop.core.folders.links import Link
    from desktop.core.folders.proof import Verdict
    from desktop.core.folders.standing import Standing
    from desktop.core.start.allowing import Allowing
    from desktop.core.start.checking import Checked
    from desktop.core.start.copies import Copies
    from desktop.core.start.copying import Copying
    from desktop.core.start.watching import Shared, Tools
    from desktop.core.workspaces.workspace import Folder, Workspace


class LocalFolders:
    """What is remembered of them is kept in `data`; `analyst` is the number of whose they are."""

    def __init__(self, around: Surroundings, data: Path, analyst: int) -> None:
        self._around = around
        self._data = data
        self._analyst = analyst

    def check(self, path: str) -> check.Finding:
        places = self._around.places()

        def look(path: str) -> check.Finding:
            found = check.check_folder(path, places)
            if found.reason:
                return found
            leading = links.find(found.path)
            self._links().new(found.path, leading)
            return replace(found, links=leading)

        found = waiting.each((path,), look)[path]
        if isinstance(found, TimeoutError):
            return check.Finding(path, check.Refusal.SILENT)
        if isinstance(found, OSError):
            raise found
        return found

    def check_all(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Checked]:
        from desktop.core.start.checking import check_all

        around, entry = self._around, self._around.catalogue.entry(workspace.entry)
        return check_all(workspace, entry, around.engine(), around.computer(), stop)

    def prove(
        self, workspace: Workspace, stop: Stop, *, anew: bool = False
    ) -> Mapping[Folder, Verdict] | None:
        from desktop.core.start.early import prove_early

        around, entry = self._around, self._around.catalogue.entry(workspace.entry)
        found = prove_early(workspace, entry, around.engine(), around.computer(), stop, anew=anew)
        return found and self._allowing().with_help(found, self._tool_user(workspace))

    def watch(self, tools: Tools, heard: Callable[[Shared, tuple[Standing, ...]], None], stop: Stop) -> None:
        from desktop.core.start.watching import watch

        def home(id: str) -> str:
            entry = self._around.catalogue.entry(id)
            return entry.home if entry else ""

        watch(tools, home, self._around.engine, heard, stop)

    def new_links(self, folders: tuple[Folder, ...]) -> tuple[tuple[Folder, Link], ...]:
        found = waiting.each(folders, lambda folder: links.find(folder.path))
        return tuple(
            (folder, link)
            for folder, leading in found.items()
            if not isinstance(leading, OSError)
            for link in self._links().new(folder.path, leading)
            if not links.works(link, folder, folders)
        )

    @once
    def _links(self) -> KnownLinks:
        from desktop.core.folders.known_links import KnownLinks

        return KnownLinks(self._data / "links.json")

    # --- those that a tool may not use yet --------------------------------------------------------------

    def access_wanted(self, workspace: Workspace, folder: Folder, stop: Stop) -> Access:
        return self._allowing().look(folder, self._tool_user(workspace), stop)

    def give_access(self, access: Access, stop: Stop) -> None:
        self._allowing().given.give(access, stop)

    def take_access_back(self, path: str) -> int:
        return self._allowing().given.take_back(path)

    def access_given(self, path: str) -> bool:
        return self._allowing().given.has(path)

    def _tool_user(self, workspace: Workspace) -> User | None:
        from desktop.core.start.allowing import user_to_let_in

        around, entry = self._around, self._around.catalogue.entry(workspace.entry)
        return user_to_let_in(workspace, entry, around.engine().find(), around.computer()) if entry else None

    @once
    def _allowing(self) -> Allowing:
        from desktop.core.folders.given import Given
        from desktop.core.start.allowing import Allowing

        return Allowing(Given(self._data / "access"), self._analyst)

    # --- those that it works on a copy of ---------------------------------------------------------------

    @once
    def copies(self) -> Copies:
        from desktop.core.start.copies import Copies

        around = self._around
        return Copies(
            self.copying(),
            self._tool_plan,
            around.engine,
            lambda *about: around.activity().brought_back(*about),
        )

    @once
    def copying(self) -> Copying:
        """The same for a start, which has a plan."""
        from desktop.core.folders.copies.record import Records
        from desktop.core.folders.leftovers import Leftovers
        from desktop.core.start.copying import Copying

        place = self._data / "copies"
        return Copying(Records(place), Leftovers(place / "leftovers.json"))

    def _tool_plan(self, workspace: Workspace) -> RunPlan | None:
        from desktop.core.start.copies import tool_plan

        around, entry = self._around, self._around.catalogue.entry(workspace.entry)
        return tool_plan(workspace, entry, around.engine(), around.computer()) if entry else None
