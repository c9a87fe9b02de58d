"""One Cais per person: a second start brings the first one's window to the front and ends."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.core.workspaces.store import owner

if TYPE_CHECKING:  # and imported for good once the window is up, or where there will be none
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 500
_BEGUN_MS = 3000  # what another one may need from its claim until it listens
_AGAIN_MS = 50
_LONGEST_PATH = 65_536
_LEAVE = "XDG_ACTIVATION_TOKEN"
"""A Wayland desktop's leave for whoever it started to come to the front, which the second one hands on."""


class SingleInstance(QObject):
    """The claim to be the only one for this person and data folder.

    A lock says at once who is first; one whose process has ended counts for nothing. A socket, made when
    there is time for it, is where later ones call.

    Signals:
        called: a second start asked this one to come forward, with a file that somebody opened ("" for none).
    """

    called = Signal(object)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._lock = QLockFile(str(data / "cais.lock"))
        self._lock.setStaleLockTime(0)  # it may run for weeks
        self._server: QLocalServer | None = None

    def claim(self, file: str = "") -> bool:
        """True if this is the first one; False if another was there and has been called forward, with this
        file."""
        with suppress(OSError):
            self._data.mkdir(parents=True, exist_ok=True)
        if self._lock.tryLock(0):
            return True
        _pid, host, _name = self._lock.getLockInfo()
        beside = (
            self._lock.error() is QLockFile.LockError.LockFailedError
            and host == QtCore.QSysInfo.machineHostName()
        )
        # Where no lock can be had, or a home is shared by several computers, only a call can tell.
        deadline = QtCore.QDeadlineTimer(_BEGUN_MS if beside else 0)
        while not (answered := self._call(file)) and not deadline.hasExpired():
            QtCore.QThread.msleep(_AGAIN_MS)
        return not answered

    def listen(self) -> None:
        """Be there for later starts. A socket left by one that was killed is taken over."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    @property
    def _name(self) -> str:
        return f"cais-{owner(self._data)}"

    def _call(self, file: str) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        leave = os.environ.get(_LEAVE, "")
        if file or leave:
            socket.write(f"{leave}\0{file}".encode(errors="surrogateescape"))
            socket.waitForBytesWritten(_ANSWER_MS)
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        assert self._server
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(partial(self._hear, connection))
            if connection.state() is connection.LocalSocketState.UnconnectedState:
                self._hear(connection)  # it has hung up before it was looked at

    def _hear(self, connection: QLocalSocket) -> None:
        """What it said before it hung up: nothing, or its leave to come forward with the path of a file."""
        said = bytes(connection.read(_LONGEST_PATH).data()).decode(errors="surrogateescape")
        connection.disconnected.disconnect()
        connection.deleteLater()
        leave, _, file = said.partition("\0")
        if leave and QGuiApplication.platformName() == "wayland":
            os.environ[_LEAVE] = leave  # Qt uses it up with the next window that is activated
        self.called.emit(file)
