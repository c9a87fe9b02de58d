"""Somebody at the screen: waits, clicks and reads. What is told about the whole app is told with this."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from desktop.app import App
from desktop.gui.browser.view import ToolView
from desktop.gui.shell import HOME
from desktop.gui.wizard.choose_tool import ChooseTool
from desktop.gui.wizard.folders import FoldersPage
from desktop.gui.wizard.review import ReviewPage
from desktop.gui.wizard.wizard import Wizard

LOOK_MS = 25  # how often a condition outside our own signals is looked at again
PATIENCE_S = 60.0

CLICKED: list[str] = []
"""The names of all that was clicked in this process."""


class WaitedInVain(Exception):
    """Something a person would have waited for did not come."""


def until(condition: Callable[[], Any], within_s: float, what: str) -> Any:
    """Let the app run until `condition` holds and return its value. Raises WaitedInVain."""
    loop = QEventLoop()
    look = QTimer(interval=LOOK_MS)
    look.timeout.connect(lambda: condition() and loop.quit())
    QTimer.singleShot(round(within_s * 1000), loop, loop.quit)
    if not condition():
        look.start()
        loop.exec()
        look.stop()
    value = condition()
    if not value:
        raise WaitedInVain(f"waited {within_s} s for {what}")
    return value


def pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def jobs() -> list[str]:
    """What the app is doing beside the window."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("cais-")]


def click(widget: QWidget, across: float = 0.5, down: float = 0.5) -> None:
    """As a person does it: the widget must be there to be seen, and the mouse goes to its middle, or to
    these shares of its width and height."""
    until(
        lambda: widget.isVisible() and widget.isEnabled(),
        PATIENCE_S,
        f"{widget.accessibleName()} to be usable",
    )
    place = QPoint(round(widget.width() * across), round(widget.height() * down))
    CLICKED.append(widget.accessibleName())
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)


class FolderDialog:
    """Stands for the system's dialog, which nothing but a person can answer: gives `path`."""

    def __init__(self) -> None:
        self.path = ""

    def __call__(self, _parent: QWidget, _start: str) -> str:
        return self.path


class Person:
    """Uses the app through its window. Waits at most `PATIENCE_S` seconds where nothing else is said.

    What is taken and given by the public methods survives JSON, so that a test may also do all this
    to an app in another process.
    """

    def __init__(self, app: App, dialog: FolderDialog) -> None:
        self.app = app
        self._dialog = dialog

    # --- reading ------------------------------------------------------------------------------------

    def words(self) -> list[str]:
        """All that can be read in the window."""
        found = []
        for widget in self.app.window.findChildren(QWidget):
            if widget.isVisible():
                if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                    found.append(widget.text())
                elif isinstance(widget, QPlainTextEdit):
                    found.append(widget.toPlainText())
        return [text for text in found if text]

    def reads(self, text: str) -> bool:
        return any(text in line for line in self.words())

    def wait_to_read(self, text: str, within_s: float = PATIENCE_S) -> None:
        try:
            until(lambda: self.reads(text), within_s, f"{text!r} to be read")
        except WaitedInVain as error:
            raise WaitedInVain(f"{error}, and read {self.words()}") from None

    def wait_for_the_engine(self, within_s: float = PATIENCE_S) -> None:
        """Until the app knows its workspaces and what runs, or why it cannot."""
        desk = self.app.desk
        until(
            lambda: desk.workspaces.loaded and (desk.engine.known or desk.engine.problem),
            within_s,
            "the app to look around",
        )

    def workspaces(self) -> dict[str, str]:
        """The word on each workspace's card, by id."""
        desk = self.app.desk
        return {workspace.id: desk.status(workspace.id).value for workspace in desk.workspaces.in_order()}

    def wait_for_status(self, id: str, status: str, within_s: float = PATIENCE_S) -> None:
        def same() -> bool:
            return self.workspaces().get(id) == status

        try:
            until(same, within_s, f"{id} to be {status}")
        except WaitedInVain as error:
            raise WaitedInVain(f"{error}, and it is {self.workspaces().get(id)}: {self.words()}") from None

    # --- doing --------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """The button of this text, or of this name for screen readers."""

        def find() -> QAbstractButton | None:
            buttons = self.app.window.findChildren(QAbstractButton)
            seen = [b for b in buttons if b.isVisible() and name in (b.text(), b.accessibleName())]
            return seen[0] if seen else None

        click(until(find, PATIENCE_S, f"a button {name!r} among {self.words()}"))

    def pick(self, button: str, entry: str) -> None:
        """Open a button's menu and choose from it."""
        self.press(button)
        menu = until(QApplication.activePopupWidget, PATIENCE_S, "the menu")
        assert isinstance(menu, QMenu)
        action = next(action for action in menu.actions() if action.text() == entry)
        place = menu.actionGeometry(action).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)

    def choose_from(self, name: str, text: str) -> None:
        """Of a list of this name, with the keyboard."""
        boxes = self.app.window.findChildren(QComboBox)
        box = next(box for box in boxes if box.isVisible() and box.accessibleName() == name)
        until(box.isEnabled, PATIENCE_S, f"{name} to be known")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        while box.currentText() != text:
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down)
            assert box.currentIndex() > before, f"{text} is not among those of {name}"

    def open_wizard(self) -> Wizard:
        self.press("New workspace")
        return until(lambda: self.app.shell.making.wizard, PATIENCE_S, "the wizard")

    def choose(
        self, entry: str, folder: str, *others: str, connections: tuple[str, ...] = (), copied: str = ""
    ) -> Wizard:
        """Through the wizard, up to its last page. `copied`: the name of the folder that cannot be shared."""
        wizard = self.open_wizard()
        click(wizard.findChild(ChooseTool).card(entry))
        click(wizard.next_button)
        for path in (folder, *others):
            self._dialog.path = path
            click(wizard.findChild(FoldersPage).add_button)
            if copied and path.endswith(f"/{copied}"):
                self.press(f"Work on a copy: {copied}")
            until(wizard.next_button.isEnabled, PATIENCE_S, "the folder to be looked at")
        click(wizard.next_button)
        for name in connections:
            self.press(name)
        click(wizard.next_button)
        return wizard

    def choose_up_to_the_end(self, entry: str, folder: str) -> None:
        self.choose(entry, folder)

    def make(self, entry: str, folder: str, *others: str, name: str = "") -> str:
        """A new workspace, whose start has begun; its id."""
        wizard = self.choose(entry, folder, *others)
        if name:
            name_edit = wizard.findChild(ReviewPage).name_edit
            name_edit.selectAll()
            QApplication.clipboard().setText(name)  # no key of ours types every letter
            QTest.keyClick(name_edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return self.finish(wizard)

    def finish(self, wizard: Wizard) -> str:
        """Press Start; the id of what was made."""
        before = self.workspaces().keys()
        click(wizard.next_button)
        (id,) = until(lambda: self.workspaces().keys() - before, PATIENCE_S, "the new workspace")
        return id

    def make_and_open(self, entry: str, folder: str, *others: str, name: str = "") -> str:
        """A new workspace whose tool's page is there."""
        id = self.make(entry, folder, *others, name=name)
        self.wait_for_page(id)
        return id

    def make_with(self, entry: str, folder: str, *connections: str) -> str:
        """The same of one with these data connections."""
        id = self.finish(self.choose(entry, folder, connections=connections))
        self.wait_for_page(id)
        return id

    def make_with_copy(self, entry: str, folder: str) -> str:
        """The same of one that works on a copy of the folder."""
        id = self.finish(self.choose(entry, folder, copied=folder.rpartition("/")[2]))
        self.wait_for_page(id)
        return id

    def close(self) -> None:
        """Close the window and leave the tools running, whatever is asked about them."""
        window = self.app.window
        window.close()
        until(lambda: not window.isVisible() or self._leave_tools(), PATIENCE_S, "the window to close")

    def _leave_tools(self) -> bool:
        for answer in ("Keep them running and close", "Close and let it compute"):
            if answer in self.words():
                self.press(answer)
        return not self.app.window.isVisible()

    def go_home(self) -> None:
        self.app.window.show_place(HOME)

    def remove(self, name: str) -> None:
        self.pick(f"More for {name}", "Remove")

    # --- the embedded page --------------------------------------------------------------------------

    def view(self, id: str) -> ToolView | None:
        page = self.app.shell.workspaces.page(id)
        return page.tool.view if page and page.tool else None  # type: ignore[attr-defined]

    def wait_for_page(self, id: str, within_s: float = 60) -> None:
        """Until the tool's page is on the screen. Raises WaitedInVain at once if the start failed."""

        def come() -> bool:
            start = self.app.desk.starts.of(id)
            if start and start.problem:
                raise WaitedInVain(f"the start ended with {start.problem}")
            page = self.app.shell.workspaces.page(id)
            return bool(page and page.tool_in_front)

        until(come, within_s, "the tool's page")

    def ask_page(self, id: str, question: str, within_s: float = 60) -> Any:
        """Wait until the page answers a question (JavaScript) with something true, and return that."""
        view = self.view(id)
        assert view
        answers: list[Any] = []
        asked = [False]

        def look() -> Any:
            if any(answers):
                return answers[0]
            if not asked[0] or answers:
                asked[0] = True
                answers.clear()
                view.pages[0].runJavaScript(question, answers.append)
            return None

        return until(look, within_s, f"the page to say: {question[:60]}")

    def click_page(self, id: str, across: float, down: float) -> None:
        """A click at these shares of the page's width and height."""
        view = self.view(id)
        assert view
        click(view.findChild(QWebEngineView).focusProxy(), across, down)

    def look_at_page(self, id: str) -> dict[str, Any]:
        """What the browser shows and remembers of the page."""
        view = self.view(id)
        assert view
        page = view.pages[0]
        items = page.history().items()
        return {
            "window": self.app.window.windowTitle(),
            "title": page.title(),
            "url": page.url().toString(),
            "requested": page.requestedUrl().toString(),
            "history": [part for item in items for part in (item.url().toString(), item.title())],
            "kept": not page.profile().isOffTheRecord(),
        }
