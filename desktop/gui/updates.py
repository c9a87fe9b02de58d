"""The one quiet line above the workspaces that tells of a newer Cais."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.gui.home.notices import HomeNotices
from desktop.gui.parts.notice import Notice
from desktop.gui.state.updates import UpdatesState
from desktop.gui.words import updates as said


class UpdateNews(QObject):
    """Said once for each release, as it may be put away; the settings go on telling of it."""

    def __init__(
        self, updates: UpdatesState, notices: HomeNotices, show: Callable[[], None], parent: QObject
    ) -> None:
        """`show` leads to the settings."""
        super().__init__(parent)
        self._updates = updates
        self._notices = notices
        self._show = show
        self._line: Notice | None = None
        updates.changed.connect(self.tell)

    def look(self) -> None:
        self._updates.look()

    def tell(self) -> None:
        offer = self._updates.offer
        if offer and self._updates.untold:
            self._line = self._line or self._make()
            text = said.line(offer)
            button = self.tr("What is new")
            self._line.say(text, button, name=f"{button}: {text}")
        elif self._line:
            self._line.hide()

    def retranslate(self) -> None:
        if self._line and not self._line.isHidden():
            self.tell()

    def _make(self) -> Notice:
        line = self._notices.add(self._open)
        line.put_away.connect(self._updates.put_away)
        return line

    def _open(self) -> None:
        self._updates.put_away()
        self._show()
