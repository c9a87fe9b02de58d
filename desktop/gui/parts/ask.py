"""A question on top of the window that holds up nothing: it is answered, or put away by Escape."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.gui.look import theme
from desktop.gui.parts import tabbing
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Wrap, empty
from desktop.gui.parts.text import Text


class Asked(NamedTuple):
    """In the language in use now. The first answer is what most want, the last one leaves all as it is."""

    text: str
    answers: tuple[str, ...]


class Ask(QFrame):
    """One question at a time: the newest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("place", "edge")
        self.setProperty("tone", "warn")
        self._words: Callable[[], Asked] = lambda: Asked("", ())
        self._acts: tuple[Callable[[], None], ...] = ()
        self._used: QWidget | None = None  # by the keyboard, before it was asked
        self._text = Text("")
        self._text.setProperty("tone", "warn")
        self._buttons = Wrap()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        column.setSpacing(theme.SMALL)
        column.addWidget(self._text)
        column.addLayout(self._buttons)
        escape = QShortcut(QKeySequence(QtCore.Qt.Key.Key_Escape), self)
        escape.setContext(QtCore.Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.withdraw)
        escape.activatedAmbiguously.connect(self.withdraw)  # a screen below may have one, too
        self.hide()

    def ask(self, words: Callable[[], Asked], *acts: Callable[[], None]) -> None:
        """`acts`: what each answer but the last one does."""
        if self.isHidden():
            self._used = self.window().focusWidget()
        self._words, self._acts = words, acts
        self.retranslate()
        self.show()
        tabbing.go_to(self)

    def retranslate(self) -> None:
        asked = self._words()
        self._text.setText(asked.text)
        empty(self._buttons)
        for number, answer in enumerate(asked.answers):
            button = Button(answer, "primary" if number == 0 else "")
            button.setAccessibleDescription(asked.text)
            button.clicked.connect(lambda _=False, number=number: self._answer(number))
            self._buttons.addWidget(button)

    def withdraw(self) -> None:
        """Nobody needs to answer any more."""
        if not self.isHidden():
            focused = tabbing.focused_in(self)
            self.hide()
            if focused and self._used and isValid(self._used) and self._used.isVisible():
                self._used.setFocus()
            self._used = None

    def _answer(self, number: int) -> None:
        acts = self._acts
        self.withdraw()
        if number < len(acts):
            acts[number]()
