"""One Cais per person: a second start brings the first one's window to the front and ends."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QLockFile, QObject, Signal

from desktop.core.workspaces.store import owner

if TYPE_CHECKING:  # and imported for good once the window is up, or where there will be none
    from PySide6.QtNetwork import QLocalServer

_ANSWER_MS = 500
_BEGUN_MS = 3000  # what another one may need from its claim until it listens
_AGAIN_MS = 50


class SingleInstance(QObject):
    """The claim to be the only one for this person and data folder.

    A lock says at once who is first; one whose process has ended counts for nothing. A socket, made when
    there is time for it, is where later ones call.

    Signals:
        called: a second start asked this one to come forward.
    """

    called = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._lock = QLockFile(str(data / "cais.lock"))
        self._lock.setStaleLockTime(0)  # it may run for weeks
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """True if this is the first one; False if another was there and has been called forward."""
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
        while not (answered := self._call()) and not deadline.hasExpired():
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

    def _call(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        assert self._server
        while connection := self._server.nextPendingConnection():
            connection.disconnected.connect(connection.deleteLater)
            self.called.emit()
