"""Which kind of data: those that Cais knows a way to, as cards that can be searched."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.core.data.kinds import KINDS
from desktop.gui.connections.card import KindTile
from desktop.gui.look import theme
from desktop.gui.parts.choice_card import ChoiceCard
from desktop.gui.parts.layout import CardGrid, row
from desktop.gui.parts.text import Text
from desktop.gui.words.connection_form import about
from desktop.gui.words.connections import kind_title

_NARROWEST = 250
_AT_ONCE = 5
"""Cards that are made in one turn of the window's thread."""


class KindCard(ChoiceCard):
    """One kind; to press it is to go on with it."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(kind_title(kind), parent)
        self.kind = kind
        self.setCheckable(False)
        self.setAccessibleDescription(about(kind))
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addStretch(1)
        titles.addWidget(Text(kind_title(kind), "strong"))
        if told := about(kind):
            titles.addWidget(Text(told, "small"))
        titles.addStretch(1)
        head = row(KindTile(kind))
        head.addLayout(titles, 1)
        self.put(head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def matches(self, words: str) -> bool:
        said = f"{self.kind} {kind_title(self.kind)} {about(self.kind)}".casefold()
        return all(word in said for word in words.casefold().split())


class ChooseKind(QWidget):
    """Signals:
    chosen: go on with this kind (its id).
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to_come = list(KINDS)
        self._cards: list[KindCard] = []
        self._rest = QTimer(self, interval=0)
        self._rest.timeout.connect(self._make_some)
        self._rest.start()
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search kinds of data…"))
        self._search.setAccessibleName(self.tr("Search kinds of data"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._accept)
        self._grid = CardGrid(_NARROWEST)
        self._none = Text(
            self.tr(
                "Nothing was found. Another database is reached by ODBC, anything else as another password."
            ),
            "muted",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.LARGE)
        column.addWidget(self._search)
        column.addWidget(self._grid)
        column.addWidget(self._none)
        self.setFocusProxy(self._search)
        self._none.hide()

    def _make_some(self) -> None:
        """As many as take no time that is felt."""
        kinds, self._to_come = self._to_come[:_AT_ONCE], self._to_come[_AT_ONCE:]
        for kind in kinds:
            card = KindCard(kind, self)
            card.clicked.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
            self._cards.append(card)
        if not self._to_come:
            self._rest.stop()
        self._filter()

    def _shown(self) -> list[KindCard]:
        return [card for card in self._cards if card.matches(self._search.text())]

    def _accept(self) -> None:
        """Where only one is left there is nothing to choose."""
        if len(shown := self._shown()) == 1 and not self._to_come:
            self.chosen.emit(shown[0].kind)

    def _filter(self) -> None:
        shown = self._shown()
        for card in self._cards:
            card.setVisible(card in shown)
        self._grid.show_cards(shown)
        self._none.setVisible(not shown and not self._to_come)
