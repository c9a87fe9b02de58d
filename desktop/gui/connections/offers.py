"""What can be done with a connection besides changing it: each is a line in `OFFERS`.

A screen that belongs to one is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.core.data.connection import Connection

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.gui.state.desk import Desk

translate = QCoreApplication.translate


class Place(NamedTuple):
    """Where somebody asks: `widget` is what a dialog belongs to."""

    desk: Desk
    backend: Backend
    widget: QWidget


class Offer(NamedTuple):
    """One thing to do. `text` is asked in the language in use; a button has it, or the menu."""

    text: Callable[[], str]
    act: Callable[[Connection, Place], None]
    in_menu: bool = False
    wanted: Callable[[Connection], bool] = lambda _connection: True


OFFERS: tuple[Offer, ...] = (
    # Can I reach it? · Look around · Who can read it
)
"""In the order in which they are offered."""
