"""What is said of a tool that begins with another home, with the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.core.start.homes import Exchanged, Home
from desktop.gui.parts.notice import Lasting, Notice
from desktop.gui.state.desk import Desk
from desktop.gui.words.homes import exchanged
from desktop.gui.workspace.notices import WorkspaceNotices


class HomeNotice(QObject):
    """One strip among those of a workspace's screen, until it is put away or the tool is stopped."""

    def __init__(self, id: str, desk: Desk, notices: WorkspaceNotices, parent: QObject) -> None:
        super().__init__(parent)
        self._id = id
        self._desk = desk
        self._notices = notices
        self._strip: Lasting[Exchanged] = Lasting(self._make, self._say)

    def refresh(self) -> None:
        self._strip.take(self._desk.tools.exchanged(self._id))

    def retranslate(self) -> None:
        self._strip.retranslate()

    def _make(self) -> Notice:
        notice = self._notices.add(lambda: self._desk.start_fresh(self._id, Home.BACK))
        notice.put_away.connect(lambda: self._desk.tools.forget_exchanged(self._id))
        return notice

    def _say(self, notice: Notice, done: Exchanged) -> None:
        notice.say(exchanged(done.home), self.tr("Undo"))
