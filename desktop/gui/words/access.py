"""Letting a tool use a folder, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.folders.access import Access
from desktop.gui.words.counted import Context

translate = QCoreApplication.translate
Permissions = Context("Permissions")


def what_changes(access: Access) -> str:
    """How many get a permission more, and which."""
    if not access.steps:
        return translate("Permissions", "Everything in it that is yours is open to the tool already.")
    may = (
        translate("Permissions", "The tool will be allowed to read and change this folder.")
        if access.changes
        else translate("Permissions", "The tool will be allowed to read this folder.")
    )
    folders = Permissions.tr("%n folders", "", access.folders)
    files = Permissions.tr("%n files", "", access.files)
    told = translate(
        "Permissions", "A permission for it is added to {0} and {1}; what is added later has it, too."
    )
    return f"{may} {told.format(folders, files)}"


def promised() -> str:
    return translate(
        "Permissions", "All stays yours, nobody else is allowed more or less, and this can be undone here."
    )


def others_left(access: Access) -> str:
    """What only somebody else could open to the tool, "" for nothing."""
    if not access.others:
        return ""
    return Permissions.tr(
        "%n files and folders in it belong to somebody else, and stay closed.", "", access.others
    )


def still_allowed(name: str) -> str:
    return translate("Permissions", "The tool is still allowed to use “{0}”.").format(name)


def not_taken_back(count: int) -> str:
    return Permissions.tr(
        "%n files and folders kept the permission: they belong to somebody else by now.", "", count
    )
