"""What was saved as a tool was stopped, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.kept import Kept
from desktop.gui.words.counted import Context

translate = QCoreApplication.translate
Saved = Context("Saved")

MOST_NAMES = 3


def saved(kept: Kept | None) -> str:
    """A sentence, "" where nothing is known."""
    if kept is None:
        return ""
    if not kept.everything:
        return translate("Saved", "What was saved before is kept; what was not saved is lost.")
    if not kept.names:
        return translate("Saved", "Everything that was open is saved.")
    if len(kept.names) > MOST_NAMES:
        return Saved.tr("%n files were saved before the stop.", "", len(kept.names))
    names = "”, “".join(kept.names)
    return translate("Saved", "Saved before the stop: “{0}”.").format(names)
