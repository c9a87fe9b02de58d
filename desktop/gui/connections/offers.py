"""What can be done with a connection besides changing it: each is a line in `OFFERS`.

A screen that belongs to one is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.core.data.connection import Connection
from desktop.core.data.looking.dialects import DIALECTS
from desktop.core.data.reach.target import is_reached
from desktop.gui.connections.place import Place

translate = QCoreApplication.translate


class Offer(NamedTuple):
    """One thing to do. `text` is asked in the language in use; a button has it, or the menu."""

    text: Callable[[], str]
    act: Callable[[Connection, Place], None]
    in_menu: bool = False
    wanted: Callable[[Connection], bool] = lambda _connection: True


def _reach(connection: Connection, place: Place) -> None:
    from desktop.gui.connections.reach import ReachDialog
    from desktop.gui.connections.reach_looks import kept

    def show() -> None:
        find = kept(connection, place.backend)
        dialog = ReachDialog(connection, find, place.backend, place.desk, place.widget)
        dialog.change_asked.connect(lambda: place.change(connection.id))
        dialog.open()

    place.unlocked(connection, show)


def _look_around(connection: Connection, place: Place) -> None:
    from desktop.gui.connections.look_around import LookAround

    def show() -> None:
        look = LookAround(connection, place.backend, place.desk, place.widget.window())
        look.way_asked.connect(lambda: _reach(connection, place))
        look.show()

    place.unlocked(connection, show)


def _can_be_looked_at(connection: Connection) -> bool:
    return connection.kind in DIALECTS


def _copy_secret(connection: Connection, place: Place) -> None:
    from desktop.gui.connections.copying import copy_secret

    copy_secret(connection, place)


def _show_readers(connection: Connection, place: Place) -> None:
    from desktop.gui.connections.readers import show_readers

    show_readers(connection.name, connection.keeping, place.desk, place.widget.window())


OFFERS: tuple[Offer, ...] = (
    Offer(lambda: translate("Reach", "Can I reach it?"), _reach, wanted=lambda one: is_reached(one.kind)),
    Offer(lambda: translate("Offers", "Look around"), _look_around, wanted=_can_be_looked_at),
    Offer(
        lambda: translate("Offers", "Copy the password"),
        _copy_secret,
        in_menu=True,
        wanted=lambda connection: connection.in_keyring,
    ),
    Offer(lambda: translate("Offers", "Who can read it?"), _show_readers, in_menu=True),
)
"""In the order in which they are offered."""
