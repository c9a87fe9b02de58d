"""One Cais per person: a second start brings the first one's window to the front and ends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.core.store import owner

_ANSWER_MS = 500


class Instance(QObject):
    """The claim to be the only one for this person and data folder.

    Signals:
        called: a second start asked this one to come forward.
    """

    called = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"cais-{owner(data)}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """True if this is the first one; False if another was there and has been called forward.

        A socket left by one that was killed answers nobody and is taken over.
        """
        if self._call():
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return True

    def _call(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(connection.deleteLater)
            self.called.emit()
