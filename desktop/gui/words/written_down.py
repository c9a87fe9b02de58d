"""Files that hold what opens a data connection, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.core.data.written_down import WrittenDown
from desktop.gui.words.counted import Context

translate = QCoreApplication.translate
Findings = Context("Findings")

_NAMED = 3


def written_down(found: Sequence[WrittenDown]) -> str:
    """sales.ipynb holds the password of “sales”. Remove it before you pass the file on."""
    files = list(dict.fromkeys(one.name for one in found))
    connections = "”, “".join(dict.fromkeys(one.connection for one in found))
    if len(files) == 1:
        told = translate(
            "Findings", "{0} holds the password of “{1}”. Remove it before you pass the file on."
        )
        return told.format(files[0], connections)
    told = Findings.tr(
        "%n files hold the password of “{0}”: {1}. Remove it before you pass them on.", "", len(files)
    )
    named = ", ".join(files[:_NAMED])
    return told.format(connections, f"{named}, …" if len(files) > _NAMED else named)
