"""Files whose saving was interrupted, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.core.folders.interrupted import Interrupted
from desktop.gui.words.counted import Context

translate = QCoreApplication.translate
Interruptions = Context("Interruptions")


def interrupted(files: Sequence[Interrupted]) -> tuple[str, str]:
    """What is offered, and what its button says."""
    button = translate("Interruptions", "Put back")
    if len(files) > 1:
        text = Interruptions.tr(
            "Saving %n files was interrupted and left them damaged. Whole copies from before were found.",
            "",
            len(files),
        )
        return text, button
    text = translate(
        "Interruptions",
        "Saving “{0}” was interrupted and left it damaged. A whole copy from before was found.",
    )
    return text.format(files[0].path.name), button


def are_back(files: Sequence[Interrupted], kept: Sequence[Path]) -> str:
    """That they are whole, and where what else there was of them is kept."""
    if len(files) == 1:
        text = translate("Interruptions", "“{0}” is whole again.").format(files[0].path.name)
    else:
        text = Interruptions.tr("%n files are whole again.", "", len(files))
    if kept:
        rest = translate("Interruptions", "What else was left is kept beside as “{0}”.")
        return f"{text} {rest.format('”, “'.join(path.name for path in kept))}"
    return text
