"""Shows what would be changed to let the tool use a folder, before anything is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.backend import Backend
from desktop.core.folders.access import Access
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.details import Details
from desktop.gui.parts.form import column_of
from desktop.gui.parts.layout import row
from desktop.gui.parts.text import Text, shortened
from desktop.gui.words.access import others_left, promised, what_changes
from desktop.gui.words.problems import words

_WIDTH = 480


class AccessDialog(QDialog):
    """Nothing changes before *Let it*, and once closed it is gone.

    Signals:
        given: all of it was done.
    """

    given = Signal()

    def __init__(self, workspace: Workspace, folder: Folder, backend: Backend, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._backend = backend
        self._access: Access | None = None
        self.setWindowTitle(self.tr("Let the tool use a folder"))
        heading = self.tr("Let the tool use “{0}”?").format(shortened(folder.name))
        self._says = Text(self.tr("Looking at what is in it…"))
        self._others = Text("", "warn")
        self._others.hide()
        self._promise = Text(promised(), "muted")
        self._details = Details(height=80)
        self._let = Button(self.tr("Let it"), "primary")
        self._let.setDefault(True)
        self._let.setEnabled(False)
        self._let.clicked.connect(self._give)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = column_of(self, _WIDTH, theme.MEDIUM)
        for part in (Text(heading, "name"), self._says, self._others, self._promise, self._details):
            column.addWidget(part)
        column.addLayout(row(None, cancel, self._let, spacing=theme.SMALL))
        self._job = Job(
            lambda _, stop: backend.folders.access_wanted(workspace, folder, stop), "access", self
        )
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._say_failed)
        self._job.start()
        self.finished.connect(lambda _how: self._job.cancel())

    def _show(self, access: Access) -> None:
        self._access = access
        self._says.setText(what_changes(access))
        self._others.setText(others_left(access))
        self._others.setVisible(bool(access.others))
        self._details.show_text(access.command)
        self._let.setEnabled(bool(access.steps))

    def _give(self) -> None:
        access = self._access
        if not access:
            return
        self._let.setEnabled(False)
        self._job = Job(lambda _, stop: self._backend.folders.give_access(access, stop), "give-access", self)
        self._job.succeeded.connect(lambda _none: self._finish())
        self._job.failed.connect(self._say_failed)
        self._job.start()
        self._says.setText(self.tr("Changing permissions…"))

    def _finish(self) -> None:
        self.given.emit()
        self.accept()

    def _say_failed(self, error: BaseException) -> None:
        found = words(error)
        self._says.setText(f"{found.title}. {found.step}")
        self._promise.hide()
        self._details.show_text(found.details)
        self._let.setEnabled(False)
