"""A workspace that is not made yet: what has been chosen and what is still missing.

The wizard's pages only draw what is here; nothing here knows of them, and nothing is on disk before the end.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from desktop.core.environments.catalogue import Catalogue
from desktop.core.folders.check import (
    Doubt,
    Finding,
    Refusal,
    changeable_through,
    changed_too,
    holder,
    name_for,
)
from desktop.core.folders.links import Link, works
from desktop.core.limits import Limits
from desktop.core.workspaces.workspace import MAX_NAME, Folder, Workspace, distinct, new_id


class Missing(Enum):
    """What keeps a workspace from being made."""

    TOOL = "tool"
    FOLDER = "folder"
    FOLDER_REFUSED = "folder-refused"
    NAME = "name"
    NAME_TOO_LONG = "name-too-long"
    NAME_TAKEN = "name-taken"


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen so far.

    Attributes:
        entry: id of the catalogue entry, "" before one was chosen.
        folders: in the order in which they were added.
        name: what the person typed, None while the suggestion stands.
        findings: what the check of each folder found, by the folder's path; nothing before it has.
        limits: how much the tool may use.
        connections: ids of the data connections that it is handed, in the order in which they were ticked.
    """

    entry: str = ""
    folders: tuple[Folder, ...] = ()
    name: str | None = None
    findings: dict[str, Finding] = field(default_factory=dict)
    limits: Limits = field(default=Limits())
    connections: tuple[str, ...] = ()

    @property
    def project(self) -> Folder | None:
        """The first folder that can be shared, as far as is known."""
        return next((folder for folder in self.folders if not self._refuses(folder)), None)

    def folder(self, path: str) -> Folder | None:
        return next((folder for folder in self.folders if folder.path == path), None)

    @property
    def refused(self) -> int:
        """How many folders cannot be shared."""
        return sum(self._refuses(folder) for folder in self.folders)

    @property
    def missing(self) -> bool:
        """Whether another folder may take the place of one that is not there."""
        return any(finding.reason is Refusal.MISSING for finding in self.findings.values())

    def _refuses(self, folder: Folder) -> bool:
        finding = self.findings.get(folder.path)
        return finding is not None and finding.reason is not None

    def with_folder(self, finding: Finding) -> Choices:
        """A checked folder more. The project folder can be changed; others are read only.

        A folder that is already there keeps its settings and only gets the newer finding.
        """
        findings = {**self.findings, finding.path: finding}
        if any(folder.path == finding.path for folder in self.folders):
            return replace(self, findings=findings)
        name = name_for(finding.path, [folder.name for folder in self.folders])
        writable = finding.reason is None and self.project is None
        folder = Folder(finding.path, name, writable=writable)
        return replace(self, folders=(*self.folders, folder), findings=findings)

    def with_finding(self, path: str, finding: Finding) -> Choices:
        """What was found of a folder that is there already, or was when the look at it began."""
        return replace(self, findings={**self.findings, path: finding})

    def without_folder(self, path: str) -> Choices:
        kept = tuple(folder for folder in self.folders if folder.path != path)
        findings = {at: finding for at, finding in self.findings.items() if at != path}
        return replace(self, folders=kept, findings=findings)

    def with_other(self, path: str, finding: Finding) -> Choices:
        """Another folder in the place of this one, with what the tool may do. In the place of one that is not
        here it is called the same, and copied the same: only where it is was unknown."""
        if finding.path == path or any(folder.path == finding.path for folder in self.folders):
            return self.with_finding(path, finding) if finding.path == path else self.without_folder(path)
        findings = {at: found for at, found in self.findings.items() if at != path} | {finding.path: finding}
        others = [folder.name for folder in self.folders if folder.path != path]
        was = self.findings.get(path)
        facts: dict[str, Any] = {"path": finding.path}
        if not (was and was.reason is Refusal.MISSING):
            facts |= {"name": name_for(finding.path, others), "copied": False}
        folders = tuple(
            replace(folder, **facts) if folder.path == path else folder for folder in self.folders
        )
        return replace(self, folders=folders, findings=findings)

    def with_link(self, path: str, link: Link, finding: Finding) -> Choices:
        """What a link of the folder at `path` leads to, shared as well, and where the link looks for it."""
        name = next((folder.name for folder in self.folders if folder.path == path), "")
        place, more = link.place_inside(name), self.with_folder(finding)
        folders = tuple(
            replace(folder, also=(*folder.also, place))
            if folder.path == finding.path and place not in ("", f"~/{folder.name}", *folder.also)
            else folder
            for folder in more.folders
        )
        return replace(more, folders=folders)

    def with_access(self, path: str, writable: bool) -> Choices:
        """*Can change* or *read only* for one folder."""
        folders = tuple(
            replace(folder, writable=writable) if folder.path == path else folder for folder in self.folders
        )
        return replace(self, folders=folders)

    def with_copy(self, path: str, copied: bool) -> Choices:
        """A copy of one folder, or the folder itself."""
        folders = tuple(
            replace(folder, copied=copied) if folder.path == path else folder for folder in self.folders
        )
        return replace(self, folders=folders)

    def with_connection(self, id: str, ticked: bool) -> Choices:
        others = tuple(other for other in self.connections if other != id)
        return replace(self, connections=(*others, id) if ticked else others)


def judged(choices: Choices, *, own: bool, others: Iterable[Workspace] = ()) -> dict[str, Finding]:
    """What was found of each folder, by its path, and what is doubtful about it among the others. Folders
    that were not looked at have no findings yet.

    `own`: whether the tool is the analyst as far as files go, see `core.start.tool_user.works_as_analyst`.
    `others`: the other workspaces.
    """
    found, elsewhere = dict(choices.findings), [folder for other in others for folder in other.folders]
    refused = {path for path, finding in found.items() if finding.reason}
    shared = tuple(folder for folder in choices.folders if folder.path not in refused)
    for folder in choices.folders:
        if not (finding := found.get(folder.path)):
            continue
        doubts = finding.doubts
        if changeable_through(folder, shared):
            doubts += (Doubt.THROUGH_ANOTHER,)
        elif holder(folder, shared):
            doubts += (Doubt.WITHIN,)
        if changed_too(folder, elsewhere):
            doubts += (Doubt.CHANGED_ELSEWHERE,)
        if folder.writable and not own:
            doubts += (Doubt.OTHER_USER,)
        links = finding.links and tuple(
            link for link in finding.links if not (folder.copied or works(link, folder, shared))
        )
        found[folder.path] = replace(finding, doubts=doubts, links=links)
    return found


def tool_fault(choices: Choices, catalogue: Catalogue) -> Missing | None:
    """Also where the tool that was chosen is not offered any more."""
    return Missing.TOOL if catalogue.entry(choices.entry) is None else None


def folders_fault(choices: Choices) -> Missing | None:
    if not choices.folders:
        return Missing.FOLDER
    return Missing.FOLDER_REFUSED if choices.refused else None


def name_fault(name: str, taken: Iterable[str]) -> Missing | None:
    """Why a workspace cannot be called so. Upper and lower case do not tell two names apart."""
    bare = name.strip()
    if not bare or any(unicodedata.category(character) in ("Cc", "Cs") for character in bare):
        return Missing.NAME
    if len(bare) > MAX_NAME:
        return Missing.NAME_TOO_LONG
    if bare.casefold() in {other.casefold() for other in taken}:
        return Missing.NAME_TAKEN
    return None


def chosen_name(choices: Choices, catalogue: Catalogue, taken: Iterable[str]) -> str:
    """The name as typed; until then one after the project folder, or the tool, unlike any other."""
    if choices.name is not None:
        return choices.name
    entry, project = catalogue.entry(choices.entry), choices.project
    return distinct(project.name if project else entry.title if entry else "", taken)


def to_workspace(choices: Choices, catalogue: Catalogue, taken: Iterable[str]) -> Workspace:
    """The workspace that was chosen; nothing may be missing. `taken` are the other workspaces' names."""
    entry = catalogue.entry(choices.entry)
    return Workspace(
        id=new_id(),
        name=chosen_name(choices, catalogue, taken).strip(),
        entry=choices.entry,
        created=datetime.now(UTC),
        folders=choices.folders,
        connections=choices.connections,
        memory=choices.limits.memory,
        cpus=choices.limits.cpus,
        environment=entry.environment if entry else None,
    )


def recent_folders(others: Iterable[Workspace], choices: Choices, most: int = 8) -> tuple[str, ...]:
    """The paths of folders that `others` have and that were not chosen, those of the first one first."""
    chosen = {folder.path for folder in choices.folders}
    theirs = dict.fromkeys(folder.path for other in others for folder in other.folders)
    return tuple(path for path in theirs if path not in chosen)[:most]
