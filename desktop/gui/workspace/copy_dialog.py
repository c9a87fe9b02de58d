"""Shows what became of a folder and of its copy, and brings one to the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.folders.copies.compare import Change, Choice, Item
from desktop.core.progress import Progress
from desktop.core.start.copying import Brought, Look
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.choice import Choice as ChoiceBox
from desktop.gui.parts.form import column_of
from desktop.gui.parts.layout import row
from desktop.gui.parts.meter import Meter
from desktop.gui.parts.text import Text, shortened
from desktop.gui.words import copies as said
from desktop.gui.words.problems import words

_WIDTH = 520
_MOST = 100
"""Conflicts that are listed; the others come the next time."""

_LIST_HEIGHT, _LINE_HEIGHT = 220, 60


class CopyDialog(QDialog):
    """Nothing is changed on either side before the button is pressed, and once closed it is gone.

    Signals:
        brought: what was to be brought over was (`Brought`).
    """

    brought = Signal(object)

    def __init__(
        self, workspace: Workspace, folder: Folder, backend: Backend, parent: QWidget, *, back: bool
    ) -> None:
        """`back`: from the copy to this computer, and not the other way."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._folder = folder
        self._copies = backend.folders.copies()
        self._back = back
        self._look: Look | None = None
        self._chosen: dict[str, Choice] = {}
        self._conflicting: tuple[Item, ...] = ()
        name = shortened(folder.name)
        self.setWindowTitle(self.tr("Copy back") if back else self.tr("Copy in again"))
        heading = (
            self.tr("Copy “{0}” back?").format(name) if back else self.tr("Copy “{0}” in again?").format(name)
        )
        self._says = Text(self.tr("Comparing the folder and its copy…"))
        self._more = Text("", "muted")
        self._conflicts = QWidget()
        self._list = QVBoxLayout(self._conflicts)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.SMALL)
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        self._scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scrolled.setWidget(self._conflicts)
        self._which = Text("", "warn")
        self._boxes: list[tuple[str, list[Choice | None], ChoiceBox]] = []
        self._all = ChoiceBox()
        self._all.activated.connect(self._choose_all)
        self._for_all = QWidget()
        for_all = QHBoxLayout(self._for_all)
        for_all.setContentsMargins(0, 0, 0, 0)
        for_all.addWidget(Text(self.tr("For all of them")), 1)
        for_all.addWidget(self._all)
        self._all.setAccessibleName(self.tr("For all of them"))
        self._keep = ChoiceBox()
        self._keep.addItems([self.tr("Keep it here"), self.tr("Remove it here, too")])
        self._keep.setAccessibleName(self.tr("What the tool removed"))
        self._remove = QWidget()
        removed = QHBoxLayout(self._remove)
        removed.setContentsMargins(0, 0, 0, 0)
        removed.addWidget(Text(self.tr("What the tool removed")), 1)
        removed.addWidget(self._keep)
        self._meter = Meter(self.tr("Progress"))
        self._go = Button(self.tr("Copy back") if back else self.tr("Copy in again"), "primary")
        self._go.setDefault(True)
        self._go.clicked.connect(self._begin)
        self._leave = Button(self.tr("Cancel"))
        self._leave.clicked.connect(self.reject)
        column = column_of(self, _WIDTH, theme.MEDIUM)
        column.addWidget(Text(heading, "name"))
        self._details = (
            self._which,
            self._for_all,
            self._scrolled,
            self._remove,
            self._more,
        )
        for part in (self._says, *self._details, self._meter):
            column.addWidget(part)
        for part in (*self._details, self._meter):
            part.hide()
        column.addLayout(row(None, self._leave, self._go, spacing=theme.SMALL))
        self._go.setEnabled(False)
        self._job = Job(lambda _report, stop: self._copies.look(workspace, folder, stop), "copy-look", self)
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._say_failed)
        self._job.start()
        self.finished.connect(lambda _how: self._job.cancel())

    def focusNextPrevChild(self, next: bool) -> bool:
        """Choices come once both sides are known, and then stand above the buttons."""
        return tabbing.go_on(self, next)

    def _show(self, look: Look) -> None:
        self._look = look
        found = look.differences
        if self._back:
            self._tell(said.changes(found), said.changed_here(found), said.left_out(look.left_out))
            self._show_conflicts(found.conflicts)
            self._remove.setVisible(bool(found.count(Change.REMOVED)))
            self._go.setEnabled(bool(found.inside))
        else:
            todo = any(not item.conflict and item.now for item in found.here)
            self._tell(said.to_copy_in(found), said.kept_inside(found), said.left_out(look.left_out))
            self._go.setEnabled(todo)

    def _tell(self, first: str, *more: str) -> None:
        self._says.setText(first)
        self._says.setVisible(bool(first))
        self._more.setText(" ".join(filter(None, more)))
        self._more.setVisible(any(more))

    def _show_conflicts(self, conflicts: tuple[Item, ...]) -> None:
        self._which.setText(said.conflicts(len(conflicts)))
        for part in (self._which, self._scrolled):
            part.setVisible(bool(conflicts))
        self._for_all.setVisible(len(conflicts) > 1)
        self._conflicting = conflicts
        self._all.addItems([way for _choice, way in said.choices_for_all()])
        self._scrolled.setFixedHeight(min(_LIST_HEIGHT, _LINE_HEIGHT * len(conflicts)))
        for item in conflicts[:_MOST]:
            text, box = Text(said.conflict(item)), ChoiceBox()
            ways = said.choices(item)
            box.addItems([way for _choice, way in ways])
            box.setAccessibleName(self.tr("What is kept of {0}").format(shortened(item.path)))
            box.activated.connect(partial(self._choose, item.path, [choice for choice, _way in ways]))
            self._boxes.append((item.path, [choice for choice, _way in ways], box))
            line = row(text, box, spacing=theme.SMALL)
            line.setStretch(0, 1)
            self._list.addLayout(line)
        self._list.addStretch(1)

    def _choose_all(self, index: int) -> None:
        """As far as each of them allows it, also those that are not listed."""
        wanted = said.choices_for_all()[index][0]
        for item in self._conflicting:
            ways = [choice for choice, _way in said.choices(item)]
            self._choose(item.path, ways, ways.index(wanted) if wanted in ways else 0)
        for path, ways, box in self._boxes:
            box.setCurrentIndex(ways.index(self._chosen.get(path)))

    def _choose(self, path: str, ways: list[Choice | None], index: int) -> None:
        choice = ways[index]
        if choice:
            self._chosen[path] = choice
        else:
            self._chosen.pop(path, None)

    def _begin(self) -> None:
        if not self._look:
            return
        items, chosen, remove = (
            self._look.differences.inside,
            dict(self._chosen),
            self._keep.currentIndex() == 1,
        )
        about = self._workspace, self._folder
        if self._back:
            self._job = Job(
                lambda report, stop: self._copies.bring_back(*about, items, chosen, remove, report, stop),
                "copy-back",
                self,
            )
        else:
            self._job = Job(lambda report, stop: self._copies.bring_in(*about, report, stop), "copy-in", self)
        self._job.progress.connect(self._show_progress)
        self._job.succeeded.connect(self._finish)
        self._job.failed.connect(self._say_failed)
        self._job.start()
        for part in self._details:
            part.hide()
        self._says.setText(self.tr("Copying…"))
        self._says.show()
        self._meter.show_share(None)
        self._meter.show()
        self._go.setEnabled(False)

    def _show_progress(self, news: Progress) -> None:
        self._meter.show_share((news.done or 0) / news.total if news.total else None)

    def _finish(self, done: Brought) -> None:
        self._end(said.brought(done))
        self.brought.emit(done)

    def _end(self, text: str) -> None:
        self._says.setText(text)
        self._says.show()
        for part in (*self._details, self._meter, self._go):
            part.hide()
        self._leave.setText(self.tr("Close"))
        self._leave.setAccessibleName(self._leave.text())
        self._leave.setFocus()
        self.adjustSize()

    def _say_failed(self, error: BaseException) -> None:
        found = words(error)
        self._end(f"{found.title}. {found.step}")
