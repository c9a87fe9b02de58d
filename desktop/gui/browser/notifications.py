"""What a tool tells of its own accord, apart from what Cais says and asks."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWebEngineCore import QWebEngineNotification
from PySide6.QtWidgets import QApplication

from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import shortened

LONGEST = 200
"""Characters of it that are shown: a page may say what it likes, and as much."""


class Notifications(Notice):
    """The newest one, in a strip that says which workspace speaks. The page hears what becomes of it."""

    def __init__(self, title: str) -> None:
        super().__init__(place="edge")
        self._title = title
        self._newest: QWebEngineNotification | None = None

    def take(self, notification: QWebEngineNotification) -> None:
        self._close_newest()
        self._newest = notification
        notification.closed.connect(self.hide)
        notification.show()
        self._say(notification)
        QApplication.alert(self.window())

    def _say(self, notification: QWebEngineNotification) -> None:
        parts = (" ".join(part.split()) for part in (notification.title(), notification.message()))
        words = shortened(" · ".join(part for part in parts if part), LONGEST)
        self.say(self.tr("“{0}” says: {1}").format(self._title, words), self.tr("Show"))

    def retranslate(self) -> None:
        if self._newest:
            self._say(self._newest)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # not with what it is in, when one goes elsewhere
            self._close_newest()

    def _accept(self) -> None:
        if self._newest:
            self._newest.click()
        super()._accept()

    def _close_newest(self) -> None:
        notification, self._newest = self._newest, None
        if notification:
            notification.closed.disconnect(self.hide)
            notification.close()
