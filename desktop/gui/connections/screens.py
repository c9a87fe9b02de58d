"""Which screens lead to a connection and back: for its page, and for whoever needs one on the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.core.backend import Backend
from desktop.core.data.connection import Connection
from desktop.gui.connections.form import ConnectionForm
from desktop.gui.connections.page import ConnectionsPage
from desktop.gui.state.desk import Desk
from desktop.gui.window import Window


class ConnectionScreens(QObject):
    """Each leads back to where it was asked for."""

    def __init__(self, window: Window, desk: Desk, backend: Backend, show_place: Callable[[], None]) -> None:
        """`show_place` leads to the page of them all."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._backend = backend
        self._show_place = show_place

    def page(self) -> ConnectionsPage:
        """A new one of them all."""
        page = ConnectionsPage(self._desk, self._backend)
        page.made.connect(lambda: self.add(page.say_kept))
        page.change_asked.connect(lambda id: self.change(id, page.say_kept))
        page.rotate_asked.connect(lambda id: self.rotate(id, page.say_kept))
        return page

    def add(self, then: Callable[[Connection], object] = lambda _connection: None) -> None:
        """Make one; `then` is told of it."""
        self._show(ConnectionForm(self._desk, self._backend), self.tr("New connection"), then)

    def change(self, id: str, then: Callable[[Connection], object] = lambda _connection: None) -> None:
        connection = self._desk.connections[id]
        self._show(
            ConnectionForm(self._desk, self._backend, connection),
            self.tr("Change “{0}”").format(connection.name),
            then,
        )

    def rotate(self, id: str, then: Callable[[Connection], object] = lambda _connection: None) -> None:
        """Ask for another secret, and nothing else."""
        from desktop.gui.connections.rotate import RotateDialog

        dialog = RotateDialog(id, self._desk, self._window)
        dialog.saved.connect(then)
        dialog.open()

    def _show(self, form: ConnectionForm, title: str, then: Callable[[Connection], object]) -> None:
        form.left.connect(self._window.show_for_now(form, title, self._show_place))
        form.saved.connect(then)
        form.enter()
