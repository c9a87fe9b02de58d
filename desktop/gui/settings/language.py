"""Which language Cais speaks: the person's choice, and at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.gui.parts.layout import Card, RadioColumn
from desktop.gui.parts.text import Text
from desktop.gui.words.language import Language, name_of


class LanguageCard(Card):
    """The languages there are, each by its own name: who cannot read the one in use finds theirs."""

    def __init__(
        self, language: Language, keep: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        """`keep` is told the code that was chosen, "" for the system's language."""
        super().__init__(parent)
        self._language = language
        self._keep = keep
        self._heading = Text("", "name")
        self._system = QRadioButton()
        self.column.addWidget(self._heading)
        self.group = group = QButtonGroup(self)
        choices = RadioColumn()
        for code in ("", *language.there()):
            button = QRadioButton(name_of(code)) if code else self._system
            button.setChecked(code == language.wanted)
            button.clicked.connect(lambda _=False, code=code: self._choose(code))
            group.addButton(button)
            choices.addWidget(button)
        self.column.addLayout(choices)
        self.retranslate()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Language"))
        self._system.setText(self.tr("Like the system"))
        self._system.setAccessibleName(self.tr("Language like the system"))

    def _choose(self, code: str) -> None:
        if code != self._language.wanted:
            self._keep(code)
            self._language.choose(code)
