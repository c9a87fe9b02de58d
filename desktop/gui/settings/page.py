"""Appearance, the engine in use, and where the logs are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop import __version__
from desktop.gui.desk import Desk
from desktop.gui.parts.buttons import IconTextButton
from desktop.gui.parts.layout import Card, Page, row
from desktop.gui.parts.text import Text
from desktop.gui.preferences import Preferences
from desktop.gui.theme import Theme
from desktop.gui.wording import memory, words


class SettingsPage(QWidget):
    """Every setting takes effect at once; there is nothing to save."""

    def __init__(
        self, desk: Desk, theme: Theme, preferences: Preferences, logs: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._preferences = preferences
        page = Page()
        page.column.addWidget(Text(self.tr("Settings"), "title"))
        page.column.addWidget(self._make_appearance())
        page.column.addWidget(self._make_engine())
        page.column.addWidget(self._make_about(logs))
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        desk.engine_changed.connect(self._show_engine)
        self._show_engine()

    def _make_appearance(self) -> Card:
        card = Card()
        card.column.addWidget(Text(self.tr("Appearance"), "name"))
        group = QButtonGroup(self)
        for mode, label in (
            ("system", self.tr("Like the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            button = QRadioButton(label)
            button.setChecked(mode == self._theme.mode)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, mode=mode: self._set_appearance(mode))
            group.addButton(button)
            card.column.addWidget(button)
        return card

    def _set_appearance(self, mode: str) -> None:
        self._preferences.appearance = mode
        self._theme.set_mode(mode)

    def _make_engine(self) -> Card:
        card = Card()
        self._engine = Text("", "strong")
        self._engine_more = Text("", "muted")
        self._engine_old = Text(
            self.tr(
                "This version lets other computers of the same network try to reach your tools, which still "
                "ask them to sign in. Version 28 or later keeps them out."
            ),
            "warn",
        )
        self._engine_old.hide()
        again = IconTextButton(self.tr("Look again"), "rotate-cw")
        again.clicked.connect(self._desk.find_engine)
        card.column.addWidget(Text(self.tr("Engine"), "name"))
        card.column.addWidget(self._engine)
        card.column.addWidget(self._engine_more)
        card.column.addWidget(self._engine_old)
        card.column.addLayout(row(again, None))
        return card

    def _show_engine(self) -> None:
        engine, problem = self._desk.engine, self._desk.engine_problem
        if engine:
            self._engine.setText(f"{engine.name} {engine.version}")
            self._engine_more.setText(
                self.tr("{0} processor cores, {1} of memory for tools · {2}").format(
                    engine.cpus, memory(engine.memory), engine.address
                )
            )
            self._engine_old.setVisible(engine.open_to_neighbours)
        elif problem:
            found = words(problem)
            self._engine.setText(found.title)
            self._engine_more.setText(found.step)
        else:
            self._engine.setText(self.tr("Looking for it"))
            self._engine_more.setText("")

    def _make_about(self, logs: Path) -> Card:
        card = Card()
        show = IconTextButton(self.tr("Show the logs"), "folder-open")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs))))
        card.column.addWidget(Text(self.tr("About"), "name"))
        card.column.addWidget(Text(self.tr("Cais {0}").format(__version__), "strong"))
        where = Text(self.tr("Logs for IT: {0}").format(logs), "muted")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(where)
        card.column.addLayout(row(show, None))
        return card
