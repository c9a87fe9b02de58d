"""Folders that other workspaces have, in a menu: the next project often needs the same data."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import IconTextButton
from desktop.gui.parts.menus import open_below
from desktop.gui.parts.text import from_home, literal, shortened
from desktop.gui.wizard.draft import Draft

translate = QCoreApplication.translate


class RecentFolders(IconTextButton):
    """Only there where there is one to offer.

    Signals:
        chosen: the path of one. Nobody has looked whether it is still there.
    """

    chosen = Signal(str)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(translate("RecentFolders", "Recent folders"), "folder", parent=parent)
        self._draft = draft
        self.clicked.connect(self._offer)

    def refresh(self, otherwise: QWidget) -> None:
        """`otherwise` is where the keyboard goes on if there is nothing to offer any more."""
        offers = bool(self._draft.recent_folders)
        if not offers and self.hasFocus():
            tabbing.go_to(otherwise)
        self.setVisible(offers)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for path in self._draft.recent_folders:
            menu.addAction(literal(shortened(from_home(path))), partial(self.chosen.emit, path))
        open_below(menu, self)
