"""The real app in a process of its own, doing what a test says over its standard input.

    python -m tests.e2e.driven [--resources FOLDER]

Each line is a JSON list: the name of a `Person`'s method, or of one of `Strings`, and its arguments. Each is
answered by a line, `{"value": ...}` or `{"error": "..."}`.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication, QMenu

from desktop.app import open_app, stay
from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.resources import RESOURCES
from desktop.gui.process.prepare import prepare
from tests.e2e.person import PATIENCE_S, FolderDialog, Person, WaitedInVain, jobs, until


class Strings(QObject):
    """Reads commands and pulls the person's strings."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self._reached = threading.Event()
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._obey)

    def _obey(self) -> None:
        self._notifier.setEnabled(False)
        line = sys.stdin.readline()
        if not line:
            self._person.app.window.closed.connect(self._person.app.qt.quit)
            self._person.close()
            return
        name, *arguments = json.loads(line)
        try:
            method = getattr(self, name, None) or getattr(self._person, name)
            answer = {"value": method(*arguments)}
        except Exception as error:
            answer = {"error": f"{error}\n{traceback.format_exc()}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        self._notifier.setEnabled(True)

    def hold_before(self, method: str) -> None:
        """From now on the app hangs where it would do this to one of the engine's containers."""

        def hang(*_arguments: Any, **_options: Any) -> None:
            self._reached.set()
            threading.Event().wait()

        setattr(self._person.app.backend.engine().containers, method, hang)

    def wait_for_hold(self) -> None:
        until(self._reached.is_set, PATIENCE_S, "the app to come so far")

    def rotate(self, id: str, secret: str) -> None:
        """Have a connection open with another secret, and the tools that run be handed that."""
        app = self._person.app
        [told] = app.backend.connections().of([id])
        app.backend.connections().save(told, Secret(secret), Stop())
        app.desk.connections.hand_over(id)
        until(lambda: "cais-hand-over" not in jobs(), PATIENCE_S, "the tools to have it")

    def window_id(self) -> int:
        return int(self._person.app.window.winId())

    def colours_of_menu(self, button: str) -> int:
        """How many colours a button's menu has on the screen, once it is drawn there: 1 for a blank one."""
        self._person.press(button)
        until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), PATIENCE_S, "the menu to open")
        menu = QApplication.activePopupWidget()
        assert menu

        def colours() -> int:
            place = menu.geometry()
            image = menu.screen().grabWindow(0, *place.getRect()).toImage()
            return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})

        try:
            until(lambda: colours() > 1, 3, "the menu to be drawn")
        except WaitedInVain:
            return 1
        finally:
            menu.close()
        return 2

    def wait_long_for_pages(self) -> None:
        """From now on nothing but its end makes up for a page that does not answer."""
        from desktop.gui.browser import page  # the browser is not there yet as the app begins

        page.FULFILLED_WITHIN_MS = 1000 * round(PATIENCE_S)

    def close_window(self) -> None:
        self._person.app.window.close()

    def minimise(self) -> None:
        self._person.app.window.showMinimized()

    def is_in_front(self) -> bool:
        window = self._person.app.window
        return window.isVisible() and not window.isMinimized()

    def wait_to_be_in_front(self) -> None:
        until(self.is_in_front, PATIENCE_S, "the window to come forward")

    def cookies(self, id: str) -> list[str]:
        """The values of what the tool's sign-in gave."""
        running = self._person.app.desk.tools.running(id)
        assert running
        return [cookie.value for cookie in running.cookies]


def main() -> int:
    parser = argparse.ArgumentParser(prog="driven")
    parser.add_argument("--resources", type=Path, default=RESOURCES)
    arguments = parser.parse_args()
    qt, dirs = prepare()
    dialog = FolderDialog()
    backend = LocalBackend(dirs, arguments.resources)
    app = open_app(qt, backend, ask=dialog)
    if app is None:
        return 0
    strings = Strings(Person(app, dialog))
    status = stay(app)
    strings.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main())
