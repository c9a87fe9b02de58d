"""Asks how much a workspace's tool may use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.limits import GIB, Limits
from desktop.core.policy.bounds import bounds
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.form import column_of
from desktop.gui.parts.layout import row
from desktop.gui.parts.limits import LimitsChooser
from desktop.gui.parts.text import Text, shortened
from desktop.gui.state.desk import Desk

_WIDTH = 456


class LimitsDialog(QDialog):
    """Nothing changes before Save, and once closed it is gone.

    Signals:
        saved: what is to hold from the next opening on (`Limits`).
    """

    saved = Signal(object)

    def __init__(self, id: str, desk: Desk, more: int = 0, parent: QWidget | None = None) -> None:
        """`more`: bytes of memory to begin with instead of what holds now, 0 for that."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._id = id
        self._desk = desk
        workspace = desk.workspaces[id]
        self._limits = Limits(more or workspace.memory, workspace.cpus)
        self.setWindowTitle(self.tr("Memory and processors"))
        heading = self.tr("How much may “{0}” use?").format(shortened(workspace.name))
        self._chooser = LimitsChooser()
        self._chooser.chosen.connect(self._choose)
        self._when = Text("", "muted")
        save = Button(self.tr("Save"), "primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = column_of(self, _WIDTH)
        column.addWidget(Text(heading, "name"))
        column.addWidget(self._chooser)
        column.addWidget(self._when)
        column.addLayout(row(None, cancel, save, spacing=theme.SMALL))
        desk.news.changed.connect(self._refresh)
        desk.news.engine_changed.connect(self._refresh)
        self._refresh()
        self._chooser.setFocus()

    def _refresh(self, _changed: str = "") -> None:
        """Whoever's news it is: what others use is told here, too."""
        desk, id = self._desk, self._id
        if id not in desk.workspaces:
            self.reject()
            return
        entry = desk.catalogue.entry(desk.workspaces[id])
        least = entry.least_memory if entry else GIB
        others, holds = desk.meters.others(id), bounds(desk.presets.policy)
        self._chooser.show_limits(self._limits, desk.engine.info, others, least, holds)
        self._when.setText(
            self.tr("The tool keeps running. The change takes effect once it is stopped and opened again.")
            if desk.listing.runs(id)
            else self.tr("The change takes effect the next time the tool is opened.")
        )

    def _choose(self, limits: Limits) -> None:
        self._limits = limits
        self._refresh()

    def _save(self) -> None:
        self.saved.emit(self._limits)
        self.accept()
