"""Problems with files of our own, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.core import problems as p
from desktop.gui.words.problems.form import Action, Words, retry

translate = QCoreApplication.translate


def faulty_file(title: str) -> Words:
    return Words(
        title,
        translate("Problems", "Send the details to IT. Nothing was changed or removed."),
        Action.SHOW_FILE,
        translate("Problems", "Show the file"),
    )


WORDS: dict[type[p.Problem], Callable[[Any], Words]] = {
    p.CatalogueBroken: lambda _: faulty_file(translate("Problems", "The list of tools cannot be read")),
    p.SettingsBroken: lambda _: faulty_file(translate("Problems", "Some settings cannot be read")),
    p.WorkspaceFileBroken: lambda _: faulty_file(translate("Problems", "One workspace cannot be read")),
    p.WorkspaceFileNewer: lambda _: Words(
        translate("Problems", "One workspace was made by a newer Cais"),
        translate("Problems", "Update Cais to open it. Nothing was changed."),
        Action.SHOW_FILE,
        translate("Problems", "Show the file"),
    ),
    p.ActivityNotKept: lambda e: retry(
        translate("Problems", "What is done here cannot be written down"),
        translate(
            "Problems", "You can go on working. Make room on the disk, or see that “{0}” can be changed."
        ).format(e.path),
    ),
    p.ActivityUnreadable: lambda _: faulty_file(
        translate("Problems", "What was written down cannot be read")
    ),
    p.CannotSave: lambda e: retry(
        translate("Problems", "Cais cannot save its own files"),
        translate("Problems", "Make sure that “{0}” can be written, then try again.").format(e.path),
    ),
}
