"""Messages inside a page: strips with a sentence and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button, IconButton
from desktop.gui.parts.layout import Folding
from desktop.gui.parts.text import Text

_TEXT_ROOM = 220
"""Pixels that a message has at least beside its button."""


Fact = TypeVar("Fact")

OfferWords = Callable[[], tuple[str, str]]
"""A sentence and what its button says, in the language in use when it is asked."""


class Notice(Folding):
    """A strip that says one thing and offers an action, seldom two; it can be put away.

    Signals:
        accepted: the action's button was pressed.
        put_away: the message was.
    """

    accepted = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None, *, place: str = "") -> None:
        """`place`: "edge" for one that goes from edge to edge below a bar."""
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("place", place)
        self._text = Text("")
        self._button = Button("")
        self._button.clicked.connect(self._accept)
        self._beside: list[Button] = []  # made when first needed
        self._act_beside: Callable[[], object] = lambda: None
        self._close = IconButton("x", "", "quiet")
        self._close.clicked.connect(self.hide)
        self._close.clicked.connect(self.put_away)
        self.box.setSpacing(theme.SMALL)
        self.box.addWidget(self._text, 1)
        self.box.addWidget(self._button, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.LARGE, theme.SMALL, theme.SMALL, theme.SMALL)
        line.addLayout(self.box, 1)
        line.addWidget(self._close)
        self.hide()

    def say(self, text: str, button: str = "", tone: str = "", *, name: str = "") -> None:
        """Show the strip. `tone`: "", "warn" or "bad". `name`: the button's for screen readers, where another
        one on the screen says the same."""
        self._close.show_name(self.tr("Put this message away"))
        self._close.setAccessibleDescription(text)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setAccessibleName(name or button)
        self._button.setVisible(bool(button))
        for button_beside in self._beside:
            button_beside.hide()
        theme.restyle(self, tone=tone)
        theme.restyle(self._text, tone=tone)
        self.show()

    def offer_beside(self, text: str, act: Callable[[], object]) -> None:
        """One action more for what is said now, which leaves the strip there."""
        if not self._beside:
            self._beside.append(Button(""))
            self._beside[0].clicked.connect(lambda: self._act_beside())
            self.box.insertWidget(1, self._beside[0], 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        self._act_beside = act
        self._beside[0].setText(text)
        self._beside[0].setAccessibleName(text)
        self._beside[0].show()

    def room(self) -> int:
        taken = theme.LARGE + self._close.sizeHint().width() + 3 * theme.SMALL
        for button in (self._button, *self._beside):
            taken += button.sizeHint().width() + theme.SMALL if button.isVisibleTo(self) else 0
        return self.width() - taken - _TEXT_ROOM

    def _accept(self) -> None:
        self.hide()
        self.accepted.emit()


class Notices(QVBoxLayout):
    """One above the other, the newest first."""

    def __init__(self, place: str = "") -> None:
        """`place`: as for a `Notice`."""
        super().__init__()
        self._place = place
        self._unfinished: dict[str, tuple[Notice, OfferWords]] = {}

    def add(self, act: Callable[[], None] | None = None) -> Notice:
        """One more, and nothing to be seen before it says something; `act` is what its button does."""
        notice = Notice(place=self._place)
        if act:
            notice.accepted.connect(act)
        self.insertWidget(0, notice)
        return notice

    def offer(self, words: OfferWords, act: Callable[[], None], about: str = "") -> None:
        """Say that something was left unfinished, and that `act` goes on with it. `about`: the id of the
        workspace concerned, "" for a new one."""
        self.withdraw(about)
        notice = self.add(act)
        self._unfinished[about] = notice, words
        _say(notice, words)

    def withdraw(self, about: str = "") -> None:
        """Take back what was offered: it is gone on with, or begun anew."""
        if about in self._unfinished:
            notice, _words = self._unfinished.pop(about)
            notice.hide()
            notice.deleteLater()

    def retranslate(self) -> None:
        """What is offered, where it was not put away."""
        for notice, words in self._unfinished.values():
            if not notice.isHidden():
                _say(notice, words)


class Lasting(Generic[Fact]):
    """A strip for what holds for a while. It is said once for each change, as it may be put away.

    Attributes:
        now: what holds, None for nothing.
    """

    def __init__(self, make: Callable[[], Notice], say: Callable[[Notice, Fact], None]) -> None:
        """The strip is made by `make` when it first says something; `say` has it say so."""
        self.now: Fact | None = None
        self._make = make
        self._say = say
        self._notice: Notice | None = None

    def take(self, fact: Fact | None) -> None:
        if fact != self.now:
            self.say(fact)

    def say(self, fact: Fact | None) -> None:
        """Anew, even if it was put away."""
        self.now = fact
        if fact is not None:
            self._notice = self._notice or self._make()
            self._say(self._notice, fact)
        elif self._notice:
            self._notice.hide()

    def retranslate(self) -> None:
        """What was put away stays away."""
        if self._notice and not self._notice.isHidden():
            self.say(self.now)


def _say(notice: Notice, words: OfferWords) -> None:
    text, button = words()
    notice.say(text, button, name=f"{button}: {text}")
