"""What is said on the desktop itself, to who looks at another app.

On Linux by the desktop's own service, on other systems out of a tray. Where there is neither nothing is said:
what is told here is told in the window as well.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop.core.cancelling import Stop
from desktop.gui.jobs.job import Job

_SERVICE = "org.freedesktop.Notifications"
_PLACE = "/org/freedesktop/Notifications"


class SystemNotice(QObject):
    """One at a time; a newer one takes the place of an older one.

    Signals:
        chosen: it was clicked (what it is about).
    """

    chosen = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._about = ""
        self._job: Job | None = None
        self._tray: QSystemTrayIcon | None = None

    def say(self, about: str, title: str, text: str, button: str) -> None:
        """`button`: what a click on it does, where the desktop says so."""
        self._about = about
        if sys.platform == "linux":
            self._say_on_a_bus(title, text, button)
        elif QSystemTrayIcon.supportsMessages():
            self._say_from_a_tray(title, text)

    def _say_on_a_bus(self, title: str, text: str, button: str) -> None:
        if self._job:
            self._job.cancel()
        job = self._job = Job(partial(_notify, title, text, button), "notice", self)
        job.succeeded.connect(lambda clicked: self.chosen.emit(self._about) if clicked else None)
        job.failed.connect(lambda _error: None)  # it is in the window, too
        job.ended.connect(partial(self._forget, job))
        job.start()

    def _forget(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _say_from_a_tray(self, title: str, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.messageClicked.connect(lambda: self.chosen.emit(self._about))
        self._tray.show()
        self._tray.showMessage(title, text, QApplication.windowIcon())


def _notify(title: str, text: str, button: str, _report: Callable[[Any], None], stop: Stop) -> bool:
    """Whether it was clicked, once it was or is not shown any more. False where the desktop shows none."""
    from jeepney import DBusAddress, MatchRule, new_method_call  # type: ignore[import-untyped]
    from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
    from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]

    actions, hints = ["default", button], {"desktop-entry": ("s", "app.cais")}
    call = new_method_call(
        DBusAddress(_PLACE, _SERVICE, _SERVICE),
        "Notify",
        "susssasa{sv}i",
        ("Cais", 0, "app.cais", title, text, actions, hints, -1),
    )
    with (
        suppress(OSError, EOFError, KeyError),
        closing(open_dbus_connection()) as connection,
        stop.on_set(partial(_hang_up, connection)),
    ):
        Proxy(message_bus, connection).AddMatch(MatchRule(type="signal", interface=_SERVICE))
        return _clicked(connection, connection.send_and_get_reply(call))
    stop.check()
    return False


def _clicked(connection: Any, reply: Any) -> bool:
    from jeepney import HeaderFields, MessageType

    if reply.header.message_type is MessageType.error:
        return False
    number = reply.body[0]
    while True:
        said = connection.receive()
        member = said.header.fields.get(HeaderFields.member)
        if member in ("ActionInvoked", "NotificationClosed") and said.body[0] == number:
            return bool(member == "ActionInvoked")


def _hang_up(connection: Any) -> None:
    """Wakes who waits for a click."""
    with suppress(OSError):
        connection.sock.shutdown(socket.SHUT_RDWR)
