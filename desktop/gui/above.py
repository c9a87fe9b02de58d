"""What is said on top of the window, above whatever screen is shown: it concerns all of them."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.ask import Ask
from desktop.gui.parts.text import Text
from desktop.gui.window import Window

W = TypeVar("W", bound=QWidget)


class PassingStrip(QFrame):
    """Says what goes on, from edge to edge, and goes away by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setProperty("place", "edge")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.SMALL)
        self.text = Text("")
        column.addWidget(self.text)
        self.hide()


class Above(QWidget):
    """Each strip is made when it is first needed."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        window.put_above(self)

    @cached_property
    def ask(self) -> Ask:
        """The question that is to be answered."""
        return self.put(Ask())

    @cached_property
    def _saving(self) -> PassingStrip:
        return self.put(PassingStrip())

    @cached_property
    def _stopping(self) -> PassingStrip:
        return self.put(PassingStrip())

    def put(self, strip: W) -> W:
        """The newest comes first."""
        self._column.insertWidget(0, strip)
        return strip

    def show_saving(self, lasting: bool) -> None:
        """Somebody waits for a tool to save, as long as it lasts."""
        if lasting or "_saving" in vars(self):
            self._saving.text.setText(self.tr("Saving your work…"))
            self._saving.setVisible(lasting)

    def show_stopping(self, lasting: bool) -> None:
        """Somebody waits for tools to stop, as long as it lasts."""
        if lasting or "_stopping" in vars(self):
            self._stopping.text.setText(self.tr("Stopping the tools…"))
            self._stopping.setVisible(lasting)

    def retranslate(self) -> None:
        for name, say in (("_saving", self.show_saving), ("_stopping", self.show_stopping)):
            if name in vars(self):
                say(not getattr(self, name).isHidden())
        if "ask" in vars(self):
            self.ask.retranslate()
