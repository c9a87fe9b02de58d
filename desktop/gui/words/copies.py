"""Copies of folders, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.core.folders.copies.compare import Change, Choice, Differences, Item
from desktop.core.start.copying import Brought
from desktop.core.workspaces.workspace import Folder
from desktop.gui.words.counted import Context

translate = QCoreApplication.translate
Copies = Context("Copies")


def made(copies: Mapping[Folder, datetime]) -> str:
    """The tool has a copy of “sales”, made 29/11/2026 20:00."""
    told = [
        translate("Copies", "The tool has a copy of “{0}”, made {1}.").format(folder.name, _moment(when))
        for folder, when in copies.items()
    ]
    return " ".join(told)


def _moment(when: datetime) -> str:
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def changes(found: Differences) -> str:
    """What the tool changed and can be brought back at once."""
    added, changed, removed = (found.count(change) for change in Change)
    parts = (
        added and Copies.tr("%n new", "", added),
        changed and Copies.tr("%n changed", "", changed),
        removed and Copies.tr("%n removed", "", removed),
    )
    told = [part for part in parts if part]
    if not told and not found.conflicts:
        return translate("Copies", "There is nothing to copy back: the tool changed nothing since.")
    if not told:
        return ""
    return translate("Copies", "In the copy: {0}.").format(", ".join(told))


def changed_here(found: Differences) -> str:
    """What was changed on this computer alone, and stays."""
    count = sum(not item.conflict for item in found.here)
    return (
        Copies.tr("%n files and folders were changed here; they stay as they are.", "", count)
        if count
        else ""
    )


def to_copy_in(found: Differences) -> str:
    count = sum(not item.conflict and item.now is not None for item in found.here)
    if not count:
        return translate("Copies", "There is nothing to copy: nothing was added or changed here since.")
    return Copies.tr("%n files and folders were added or changed here.", "", count)


def kept_inside(found: Differences) -> str:
    """What copying in again leaves alone."""
    count = len(found.conflicts)
    if not count:
        return translate("Copies", "What the tool changed stays, and so does what was removed here.")
    return Copies.tr(
        "%n files and folders that the tool changed, too, stay as they are in the copy. Copy back first to "
        "choose between the two.",
        "",
        count,
    )


def conflicts(count: int) -> str:
    return Copies.tr("%n files and folders were changed on both sides. Choose what is kept:", "", count)


def conflict(item: Item) -> str:
    """The path, and what each side did."""
    tool = {
        Change.ADDED: translate("Copies", "made by the tool"),
        Change.CHANGED: translate("Copies", "changed by the tool"),
        Change.REMOVED: translate("Copies", "removed by the tool"),
    }[item.change]
    mine = {
        Change.ADDED: translate("Copies", "made here"),
        Change.CHANGED: translate("Copies", "changed here"),
        Change.REMOVED: translate("Copies", "removed here"),
        None: "",
    }[item.other]
    return translate("Copies", "{0} · {1} · {2}").format(item.path, tool, mine)


def choices(item: Item) -> tuple[tuple[Choice | None, str], ...]:
    """What can be done about a conflict, the first being to leave it."""
    possible = 4 if item.now and item.there else 3 if item.now else 2
    return choices_for_all()[:possible]


def choices_for_all() -> tuple[tuple[Choice | None, str], ...]:
    return (
        (None, translate("Copies", "Decide later")),
        (Choice.KEEP_MINE, translate("Copies", "Keep mine")),
        (Choice.KEEP_TOOLS, translate("Copies", "Keep the tool’s")),
        (Choice.KEEP_BOTH, translate("Copies", "Keep both")),
    )


def left_out(paths: Mapping[str, str]) -> str:
    """What is not copied, "" for nothing."""
    if not paths:
        return ""
    return Copies.tr(
        "%n files are left out: links to other places, what is no file, and names that this computer refuses.",
        "",
        len(paths),
    )


def brought(done: Brought) -> str:
    """What came of it, in a sentence or two."""
    told = [Copies.tr("%n files were copied.", "", done.files)]
    if done.removed:
        told.append(Copies.tr("%n files were removed.", "", done.removed))
    if done.failed:
        first = next(iter(done.failed))
        told.append(
            Copies.tr(
                "%n could not be copied, “{0}” among them; nothing of it was lost.", "", len(done.failed)
            ).format(first)
        )
    return " ".join(told)


def not_brought_back(found: Mapping[Folder, int]) -> str:
    """Before a tool is stopped, or a workspace removed."""
    names = "”, “".join(folder.name for folder in found)
    count = sum(found.values())
    if not count:
        return translate(
            "Copies", "It could not be seen whether the changes in the copy of “{0}” were copied back."
        ).format(names)
    return Copies.tr("%n changes in the copy of “{0}” were not copied back.", "", count).format(names)
