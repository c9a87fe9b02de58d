"""Where somebody asks for something to be done with a connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.core.data.connection import Connection, Keeping

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.gui.state.desk import Desk


class Place(NamedTuple):
    """`widget` is what a dialog belongs to, `say` tells what became of it, `change` has one
    changed (its id)."""

    desk: Desk
    backend: Backend
    widget: QWidget
    say: Callable[[str], None]
    change: Callable[[str], object]

    def unlocked(self, connection: Connection, act: Callable[[], None]) -> None:
        """Do what wants to have its secret once that is not locked; at once where it is not."""
        if self.desk.asks_first and connection.keeping is Keeping.KEYRING:
            self.desk.news.passphrase_wanted.emit(act)
        else:
            act()
