"""Folders in plain words: why one is not shared, and what is doubtful about another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.workspaces.workspace import Folder
from desktop.gui.words.units import size

if TYPE_CHECKING:  # what cards say of folders that were chosen long ago needs no look at them
    from desktop.core.folders.check import Finding

translate = QCoreApplication.translate


def folder_label(folder: Folder, shared: tuple[Folder, ...] = ()) -> str:
    """`shared`: all folders of the workspace; one of them may let the tool change what is inside another."""
    changeable = folder.writable
    if not changeable and any(other.writable for other in shared):
        from desktop.core.folders.check import changeable_through  # mostly not needed to show what is there

        changeable = changeable_through(folder, shared) is not None
    may = translate("Folders", "can change") if changeable else translate("Folders", "read only")
    return f"{folder.name} · {may}"


def refusal(reason: str) -> str:
    """Why a folder is not shared, in a sentence; `reason` is a `core.folders.Refusal` value."""
    return {
        "missing": translate("Folders", "This folder is not there."),
        "not-a-folder": translate("Folders", "This is a file. Choose the folder that it is in."),
        "no-access": translate("Folders", "This folder cannot be opened with your account."),
        "unreadable-name": translate("Folders", "The name of this folder cannot be read. Rename it first."),
        "drive-root": translate("Folders", "A whole drive is never shared. Choose a folder on it."),
        "home": translate("Folders", "Your whole home folder is never shared. Choose a folder in it."),
        "system": translate("Folders", "This folder belongs to the system and is never shared."),
        "keys": translate("Folders", "This folder holds your sign-in keys and is never shared."),
        "passwords": translate("Folders", "This folder holds saved passwords and is never shared."),
        "browser": translate("Folders", "This folder holds your browser’s data and is never shared."),
        "app-data": translate("Folders", "This folder belongs to Cais itself and is never shared."),
        "engine": translate("Folders", "This folder controls Docker and is never shared."),
        "holds-private": translate(
            "Folders", "Keys or saved passwords lie in this folder. Choose one that holds only your project."
        ),
        "elsewhere": translate(
            "Folders", "A link leads from here to another folder than you chose. Choose yours again."
        ),
    }[reason]


def judgement(folder: Folder, finding: Finding | None) -> tuple[str, str]:
    """The tone and the sentence for what a check found."""
    from desktop.core.folders.check import Doubt

    if finding is None:
        return "muted", translate("Folders", "Not looked at yet.")
    if finding.reason:
        return "bad", refusal(finding.reason.value)
    if folder.writable and Doubt.NOT_WRITABLE in finding.doubts:
        return "warn", translate(
            "Folders", "This folder cannot be changed with your account, so the tool cannot change it either."
        )
    for doubt, sentence in (
        (
            Doubt.THROUGH_ANOTHER,
            translate(
                "Folders", "The tool can change this folder all the same: it lies in one that it can change."
            ),
        ),
        (
            Doubt.OTHER_USER,
            translate(
                "Folders",
                "The tool works as another user of this computer, and may not be able to change this folder.",
            ),
        ),
        (
            Doubt.NETWORK,
            translate("Folders", "This is a network folder: it may be slow, or look empty inside the tool."),
        ),
        (
            Doubt.CLOUD,
            translate("Folders", "Files that are only in the cloud may be missing inside the tool."),
        ),
        (
            Doubt.REMOVABLE,
            translate("Folders", "This drive can be unplugged; keep it connected while you work."),
        ),
    ):
        if doubt in finding.doubts:
            return "warn", sentence
    if finding.free is None:
        return "good", translate("Folders", "✓ Can be shared.")
    return "good", translate("Folders", "✓ Can be shared; {0} free.").format(size(finding.free))
