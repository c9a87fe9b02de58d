"""A connection is tried as it stands in its form, before anything of it is kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.core.backend import Backend
from desktop.core.cancelling import Stop
from desktop.core.data.filling import Filling
from desktop.core.data.secret import Secret
from desktop.gui.connections.reach import ReachDialog
from desktop.gui.connections.reach_looks import kept
from desktop.gui.state.desk import Desk


def try_it(
    filling: Filling, secret: Secret | None, backend: Backend, desk: Desk, parent: QWidget
) -> ReachDialog:
    """With this secret, which is wiped once the dialog is closed; without one, with what is kept by now."""
    connection = filling.connection()
    if filling.name_flaw(()):  # which stops nothing yet
        connection = replace(connection, name=connection.kind)

    def entered(_stop: Stop) -> Secret | None:
        return Secret(secret.reveal()) if secret else None

    find = entered if secret or not filling.before else kept(filling.before, backend)
    dialog = ReachDialog(connection, find, backend, desk, parent)
    dialog.finished.connect(lambda _result: secret.wipe() if secret else None)
    dialog.open()
    return dialog
