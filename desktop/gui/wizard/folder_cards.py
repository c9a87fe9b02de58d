"""The cards of the chosen folders, in a column: each is made when its folder is chosen, and goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.folders.check import Finding
from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.folder_card import FolderCard
from desktop.gui.wizard.proving import Proving


class FolderCards(QVBoxLayout):
    """Show what is known of each.

    Signals:
        made: a card is there (its folder's path, and the `FolderCard`).
    """

    made = Signal(str, object)

    def __init__(self, draft: Draft, proving: Proving, below: QWidget) -> None:
        """`below`: what stands below them, which a new card is brought into view with."""
        super().__init__()
        self.setSpacing(theme.MEDIUM)
        self._draft = draft
        self._proving = proving
        self._below = below
        self._cards: dict[str, FolderCard] = {}  # by host path

    def refresh(self, findings: Mapping[str, Finding]) -> None:
        folders, rules = self._draft.choices.folders, self._draft.rules
        for path in self._cards.keys() - {folder.path for folder in folders}:
            card = self._cards.pop(path)
            card.hide()  # now, for the focus to go on to what comes next
            self.removeWidget(card)
            card.deleteLater()
        more = bool(self._cards)
        for folder in folders:
            if folder.path not in self._cards:
                card = self._make(folder.path)
                if more:
                    QTimer.singleShot(0, card, partial(_bring_into_view, card, self._below))
            card = self._cards[folder.path]
            card.show_folder(folder, findings.get(folder.path), self._proving.of(folder))
            card.hold_access(rules.held_read_only(folder.path) if rules else None)

    def _make(self, path: str) -> FolderCard:
        card = self._cards[path] = FolderCard(path)
        self.made.emit(path, card)
        self.addWidget(card)
        return card


def _bring_into_view(card: FolderCard, below: QWidget) -> None:
    """With what stands below it, where there is room for both."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it gets its place step by step
    tabbing.scroll_to(below)
    tabbing.scroll_to(card)
