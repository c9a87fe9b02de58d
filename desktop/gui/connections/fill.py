"""Fills a form with what people have: an address, or another program's file."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.core.data.importing import files, url
from desktop.core.data.importing.form import Found
from desktop.core.problems import CannotImport
from desktop.gui.jobs.job import Job, call
from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, Folding, empty
from desktop.gui.parts.menus import open_below
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text, from_home, literal, shortened
from desktop.gui.words.connections import kind_title
from desktop.gui.words.problems import words

_LINE_ROOM = 240
"""Pixels that an address has at least beside the button."""

_LINE_EDGES = 24


class _Beside(Folding):
    """The line for the address, and the button for a file."""

    def __init__(self, line: QLineEdit, button: Button) -> None:
        super().__init__()
        self._button = button
        self.box.setSpacing(theme.SMALL)
        self.box.addWidget(line, 1)
        self.box.addWidget(button, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self.box)
        said = line.fontMetrics().horizontalAdvance(line.placeholderText())
        self._needed = theme.SMALL + max(_LINE_ROOM, said + _LINE_EDGES)

    def room(self) -> int:
        return self.width() - self._button.sizeHint().width() - self._needed


class FillPart(QWidget):
    """Looks only into what it is given, and keeps nothing of it.

    Signals:
        found: one connection, to be filled in (`Found`); who hears of it sees to its secret.
    """

    found = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit()
        self._line.setAccessibleName(self.tr("Paste an address"))
        self._line.setPlaceholderText(self.tr("Paste an address"))
        self._line.textEdited.connect(self._edit)
        self._line.returnPressed.connect(lambda: self.read_address(self._line.text()))
        self._before = ""
        self._file = Button(self.tr("From a file…"))
        self._file.clicked.connect(self._offer_files)
        self._trouble = Notice()
        self._choices = Card()
        self._choices.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(_Beside(self._line, self._file))
        column.addWidget(self._trouble)
        column.addWidget(self._choices)

    def forget(self) -> None:
        """What was found and not chosen, and the address: there may be secrets in both."""
        self._line.setText("")  # and nothing to undo
        self._before = ""
        self._trouble.hide()
        self._hide_choices()

    # --- what is dropped ----------------------------------------------------------------------------

    def can_take(self, dropped: QMimeData) -> bool:
        return any(url.isLocalFile() for url in dropped.urls()) or "://" in dropped.text()

    def take(self, dropped: QMimeData) -> None:
        """The first file, or an address."""
        paths = [url.toLocalFile() for url in dropped.urls() if url.isLocalFile()]
        if paths:
            self.read_file(Path(paths[0]))
        else:
            self.read_address(dropped.text())

    # --- an address ---------------------------------------------------------------------------------

    def _edit(self, text: str) -> None:
        """What is pasted is read at once; what is typed, when Enter is pressed."""
        before, self._before = self._before, text
        self._trouble.hide()
        if "://" in text and len(text) - len(before) > 1:
            self.read_address(text)

    def read_address(self, text: str) -> bool:
        """Whether it is one."""
        if not text.strip():
            return False
        try:
            found = url.read(text)
        except CannotImport as problem:
            self._say(problem)
            return False
        self._take((found,))
        return True

    # --- a file -------------------------------------------------------------------------------------

    def _offer_files(self) -> None:
        """System dialogs hide those that begin with a dot: the usual ones are named, where they are there."""
        job = Job(call(lambda: tuple(files.places(Path.home(), os.environ))), "look-for-files", self)
        job.succeeded.connect(self._open_menu)
        job.start()

    def _open_menu(self, there: tuple[Path, ...]) -> None:
        if not there:
            self._ask()
            return
        menu = QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        for path in there:
            action = QAction(literal(shortened(from_home(str(path)))), menu)
            action.triggered.connect(lambda _=False, path=path: self.read_file(path))
            menu.addAction(action)
        menu.addSeparator()
        other = QAction(self.tr("Another file…"), menu)
        other.triggered.connect(self._ask)
        menu.addAction(other)
        open_below(menu, self._file)

    def _ask(self) -> None:
        title = self.tr("Choose a file with connections")
        path, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()))
        if path:
            self.read_file(Path(path))

    def read_file(self, path: Path) -> None:
        """In a job: it may be on a network drive that sleeps."""
        self._trouble.hide()
        self._hide_choices()
        job = Job(call(files.read, path), "import", self)
        job.succeeded.connect(self._take)
        job.failed.connect(self._say)
        job.start()

    # --- what was found -----------------------------------------------------------------------------

    def _take(self, found: tuple[Found, ...]) -> None:
        self.forget()
        if len(found) == 1:
            self.found.emit(found[0])
        else:
            self._show_choices(found)

    def _show_choices(self, found: tuple[Found, ...]) -> None:
        self._choices.column.addWidget(Text(self.tr("Which of these?"), "strong"))
        buttons = [Button(_said(one)) for one in found]
        for button, one in zip(buttons, found, strict=True):
            button.clicked.connect(lambda _=False, one=one: self._choose(one, found))
            self._choices.column.addWidget(button, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        self._choices.show()
        tabbing.go_to(buttons[0])

    def _choose(self, chosen: Found, all_found: tuple[Found, ...]) -> None:
        self._hide_choices()
        for one in all_found:
            if one.secret and one is not chosen:
                one.secret.wipe()
        self.found.emit(chosen)

    def _hide_choices(self) -> None:
        self._choices.hide()
        empty(self._choices.column)

    def _say(self, error: BaseException) -> None:
        found = words(error)
        self._trouble.say(f"{found.title}. {found.step}", tone="warn")


def _said(found: Found) -> str:
    """What tells it from the others, in one line."""
    where = ("host", "service", "account", "project", "access_key", "database", "user")
    told = (found.fields.get(name, "") for name in where)
    return shortened(" · ".join(dict.fromkeys(filter(None, (found.name, kind_title(found.kind), *told)))), 80)
