"""Problems with folders, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.counted import Context
from desktop.gui.words.folders import refusal, unusable
from desktop.gui.words.problems.form import Action, Words, retry
from desktop.gui.words.units import size

translate = QCoreApplication.translate
Problems = Context("Problems")


def _folders(title: str, step: str) -> Words:
    return Words(title, step, Action.CHANGE_FOLDERS, translate("Problems", "Change folders"))


def _refused(problem: p.FolderRefused) -> Words:
    moved = problem.reason == "elsewhere"
    title = (
        translate("Problems", "The folder “{0}” is another one now")
        if moved
        else translate("Problems", "The folder “{0}” cannot be shared")
    )
    step = refusal(problem.reason)
    if problem.reason in ("no-access", "system", "keys", "passwords", "browser", "app-data", "engine"):
        choose = translate("Problems", "Choose a folder that holds only your project.")
        step = f"{step} {choose}"
    elif problem.reason == "silent":
        again = translate("Problems", "Reconnect the drive it is on, or choose another folder.")
        step = f"{step} {again}"
    return _folders(title.format(problem.path), step)


def _unusable(problem: p.FolderUnusable) -> Words:
    step = unusable(problem.reason, problem.about, problem.count)
    if problem.reason in ("read-only-place", "locked", "full", "not-allowed", "not-back"):
        choose = translate("Problems", "Have the tool only read it, or choose another folder.")
    elif problem.reason == "silent":
        choose = translate("Problems", "Reconnect the drive it is on, or choose another folder.")
    else:
        choose = translate("Problems", "Choose another folder.")
    title = translate("Problems", "The tool cannot use the folder “{0}”").format(problem.path)
    return _folders(title, f"{step} {choose}")


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.FolderMissing: lambda e: _folders(
        translate("Problems", "The folder “{0}” is not there any more").format(e.path),
        translate("Problems", "Reconnect the drive it is on, or choose another folder."),
    ),
    p.FolderRefused: _refused,
    p.FolderUnusable: _unusable,
    p.FolderInTheWay: lambda e: _folders(
        translate("Problems", "The folder “{0}” would hide what the tool already has").format(e.path),
        translate(
            "Problems",
            "Something called “{0}” lies in the tool’s own home. Open the workspace without this folder, "
            "rename what is there, then share the folder again.",
        ).format(e.name),
    ),
    p.CannotPutBack: lambda e: retry(
        translate("Problems", "“{0}” could not be put back").format(e.path),
        translate(
            "Problems", "Close what else has it open. It is offered again when the tool is next opened."
        ),
    ),
    p.CannotGiveAccess: lambda e: _folders(
        translate("Problems", "The permissions of “{0}” could not be changed").format(e.path),
        translate("Problems", "They are as they were. Choose another folder, or ask IT."),
    ),
    p.FolderTooLarge: lambda e: _folders(
        translate("Problems", "There is too much in the folder “{0}”").format(e.path),
        Problems.tr(
            "More than %n files and folders lie in it. Choose one with less in it, or ask IT.", "", e.most
        ),
    ),
    p.CannotCopy: lambda e: retry(
        translate("Problems", "“{0}” could not be copied").format(e.path),
        translate(
            "Problems", "Nothing was lost here or in the copy. Try again: what is done is not done twice."
        ),
    ),
    p.NoRoomToCopy: lambda e: retry(
        translate("Problems", "There is too little room to copy “{0}”").format(e.path),
        translate("Problems", "{0} are needed, and {1} are free. Make room, then try again.").format(
            size(e.takes), size(e.free)
        ),
    ),
    p.FolderNotShared: lambda e: _folders(
        translate("Problems", "Docker cannot reach the folder “{0}”").format(e.path),
        translate(
            "Problems",
            "Choose a folder on this computer’s own disk, or ask IT to share this place with Docker.",
        ),
    ),
}
