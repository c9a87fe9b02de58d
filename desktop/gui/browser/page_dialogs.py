"""What a page says and asks in boxes: from the page in front alone, one at a time, and with an end."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QMessageBox, QSpacerItem, QWidget
from shiboken6 import isValid

from desktop.gui.browser.hidden_load import HiddenLoad
from desktop.gui.parts.question import TextQuestion
from desktop.gui.parts.text import breakable

translate = QCoreApplication.translate

_Button = QMessageBox.StandardButton
_Answer = TypeVar("_Answer")

LONGEST, LINES, WIDTH = 800, 12, 60
"""Of a page's words, in characters: a box of more could be larger than the screen, its buttons beyond it."""


NARROWEST = 320  # pixels


@dataclass
class Attention:
    """Shared by all that asks on behalf of one tool.

    Attributes:
        taken: a question is open, and another would cover it.
        acts: counts what the person does in the tool. What they waved off stays away until the next act.
    """

    taken: bool = False
    acts: int = 0

    def act(self) -> None:
        self.acts += 1

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Whether something may be asked; nothing else may within the block."""
        free, self.taken = not self.taken, True
        try:
            yield free
        finally:
            self.taken = not free


class PageDialogs:
    """Shows the messages of a tool's pages on top of `stage`, where these are. `title`: the workspace's name.

    Each method waits for the person, as pages want it, and answers as if they had waved the message off
    where it may not be shown. `over` is the view of the page that speaks.
    """

    def __init__(self, title: str, stage: HiddenLoad, attention: Attention) -> None:
        self._title = title
        self._stage = stage
        self._attention = attention
        self._acts = 0
        self._shown = 0
        self._stopped = False

    def tell(self, over: QWidget, text: str) -> None:
        self._in_turn(over, False, lambda: self._box(over, text, _Button.Ok, _Button.Ok))

    def confirm(self, over: QWidget, text: str) -> bool:
        buttons = _Button.Ok | _Button.Cancel
        return self._in_turn(over, False, lambda: self._box(over, text, buttons, _Button.Cancel))

    def ask(self, over: QWidget, text: str, answer: str) -> tuple[bool, str]:
        return self._in_turn(over, (False, ""), lambda: self._question(over, text, answer))

    def _in_turn(self, over: QWidget, waved_off: _Answer, show: Callable[[], _Answer]) -> _Answer:
        if self._acts != self._attention.acts:
            self._acts, self._shown, self._stopped = self._attention.acts, 0, False
        in_front = over.isVisible() and not self._stage.behind
        with self._attention.held() as free:
            if self._stopped or not in_front or not free:
                return waved_off
            self._shown += 1
            return show()

    def _box(self, over: QWidget, text: str, buttons: _Button, way_out: _Button) -> bool:
        says = translate("PageDialogs", "“{0}” says:").format(self._title)
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, self._title, breakable(f"{says}\n\n{_cut(text)}"), buttons, over
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setEscapeButton(way_out)
        _widen(box)
        if self._shown > 1:
            stop = box.addButton(_stop_label(), QMessageBox.ButtonRole.ActionRole)
            stop.clicked.connect(self._stop)
        good = box.exec() == _Button.Ok
        if isValid(box):  # or the tool was closed meanwhile
            box.deleteLater()
        return good

    def _question(self, over: QWidget, text: str, answer: str) -> tuple[bool, str]:
        says = translate("PageDialogs", "“{0}” asks:").format(self._title)
        # Its label breaks no lines.
        question = TextQuestion(self._title, f"{says}\n\n{_wrapped(_cut(text))}", answer, over)
        question.setWindowModality(Qt.WindowModality.WindowModal)
        if self._shown > 1:
            question.sizeHint()  # its buttons are made when first measured
            [box] = question.findChildren(QDialogButtonBox)
            stop = box.addButton(_stop_label(), QDialogButtonBox.ButtonRole.ActionRole)
            stop.clicked.connect(self._stop)
            stop.clicked.connect(question.reject)
        good = question.exec() == TextQuestion.DialogCode.Accepted
        if not isValid(question):
            return False, ""
        question.deleteLater()
        return good, question.textValue()

    def _stop(self) -> None:
        self._stopped = True


def _stop_label() -> str:
    return translate("PageDialogs", "Stop these messages")


def _widen(box: QMessageBox) -> None:
    """A short word makes a box too narrow for the title that says whose it is."""
    layout = box.layout()
    assert isinstance(layout, QGridLayout)
    layout.addItem(QSpacerItem(NARROWEST, 0), layout.rowCount(), 0, 1, layout.columnCount())


def _cut(text: str) -> str:
    cut = "\n".join(text[:LONGEST].splitlines()[:LINES])
    return cut if len(cut) >= len(text.rstrip()) else f"{cut}…"


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, WIDTH) for line in text.splitlines())
