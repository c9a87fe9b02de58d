"""What is said on the desktop, over a real message bus; the desktop's own service is played."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import DBusNameFlags, message_bus
from jeepney.io.blocking import Proxy
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.core.start.calculations import Calculation
from desktop.gui.process.system_notice import SystemNotice
from desktop.gui.state import running_work
from desktop.gui.window import Window
from tests.fakes.keyring import Bus
from tests.gui.support.screens import opened
from tests.gui.support.stage import Stage

NAME = "org.freedesktop.Notifications"
PLACE = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)


class Desktop:
    """Shows notices, and does with the next one as `then` says: a signal and its arguments."""

    def __init__(self, bus: Bus) -> None:
        self.shown: list[Any] = []
        self.came = threading.Event()
        self.then: tuple[str, str, tuple[Any, ...]] | None = None
        self._connection = bus.connect()
        Proxy(message_bus, self._connection).RequestName(NAME, DBusNameFlags.do_not_queue)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                asked = self._connection.receive()
            except (OSError, EOFError):
                return
            if asked.header.fields.get(HeaderFields.member) == "Notify":
                assert asked.header.message_type is MessageType.method_call
                self.shown.append(asked.body)
                self._connection.send(new_method_return(asked, "u", (7,)))
                if self.then:
                    self._connection.send(new_signal(PLACE, *self.then))
                self.came.set()

    def close(self) -> None:
        self._connection.sock.shutdown(2)
        self._thread.join()
        self._connection.close()


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    bus = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.end()


@pytest.fixture
def desktop(bus: Bus) -> Iterator[Desktop]:
    desktop = Desktop(bus)
    yield desktop
    desktop.close()


@pytest.fixture
def notice() -> Iterator[SystemNotice]:
    parent = QObject()
    yield SystemNotice(parent)
    parent.deleteLater()


CLICK = ("ActionInvoked", "us", (7, "default"))


def test_it_is_shown_and_a_click_is_heard(qtbot: QtBot, desktop: Desktop, notice: SystemNotice) -> None:
    desktop.then = CLICK
    with qtbot.waitSignal(notice.chosen) as heard:
        notice.say("w1", "Sales forecast", "It is done.", "Show")
    assert heard.args == ["w1"]
    [(app, _replaces, _icon, title, text, actions, _hints, _lasts)] = desktop.shown
    assert (app, title, text, actions) == ("Cais", "Sales forecast", "It is done.", ["default", "Show"])


@pytest.mark.parametrize(
    "then",
    [("ActionInvoked", "us", (8, "default")), ("NotificationClosed", "uu", (7, 2))],
    ids=["another's click", "put away"],
)
def test_nothing_else_is_a_click(
    qtbot: QtBot, desktop: Desktop, notice: SystemNotice, then: tuple[str, str, tuple[Any, ...]]
) -> None:
    chosen: list[str] = []
    notice.chosen.connect(chosen.append)
    desktop.then = then
    notice.say("w1", "Sales forecast", "It is done.", "Show")
    qtbot.waitUntil(lambda: len(desktop.shown) == 1)
    desktop.then = CLICK
    notice.say("w2", "Claims", "It is done.", "Show")
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == ["w2"]


def nobody_notices() -> bool:
    return not any(thread.name == "cais-notice" for thread in threading.enumerate())


@pytest.mark.usefixtures("bus")
def test_a_desktop_without_such_a_service_is_left_alone(qtbot: QtBot, notice: SystemNotice) -> None:
    notice.say("w1", "Sales forecast", "It is done.", "Show")
    qtbot.waitUntil(nobody_notices)


def test_a_computer_without_a_bus_is_left_alone(
    qtbot: QtBot, notice: SystemNotice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    notice.say("w1", "Sales forecast", "It is done.", "Show")
    qtbot.waitUntil(nobody_notices)


def test_the_end_of_a_long_calculation_leads_back_from_another_app(
    make_stage: Callable[[], Stage], desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a window manager no window goes to the back: it says so."""
    for name in ("IDLE_MS", "BUSY_MS", "AWAITED_MS"):
        monkeypatch.setattr(running_work, name, 5)
    desktop.then, stage = CLICK, make_stage()
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.backend.computing[workspace.id] = (Calculation("k1", "model.ipynb", silent_s=754),)
    stage.until(lambda: stage.app.desk.running_work.computing(workspace.id))
    stage.click("Back to workspaces")
    monkeypatch.setattr(Window, "isActiveWindow", lambda _window: False)
    stage.backend.computing[workspace.id] = ()
    stage.until(tool.view.isVisible)
    [(_app, _replaces, _icon, title, text, *_)] = desktop.shown
    assert title == "Sales forecast"
    assert text == "“model.ipynb” in “Sales forecast” is done, after 13 minutes."
