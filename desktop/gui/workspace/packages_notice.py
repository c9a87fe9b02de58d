"""What is said where a tool can get no packages before somebody signs in, and has them do so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.gui.parts.notice import Lasting, Notice
from desktop.gui.state.desk import Desk
from desktop.gui.words.problems import words
from desktop.gui.workspace.notices import WorkspaceNotices

if TYPE_CHECKING:
    from desktop.core.problems import PackagesWantSignIn


class PackagesNotice(QObject):
    """One strip among those of a workspace's screen."""

    def __init__(
        self, id: str, desk: Desk, notices: WorkspaceNotices, window: Callable[[], QWidget], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._id = id
        self._desk = desk
        self._notices = notices
        self._window = window
        self._refused: Lasting[PackagesWantSignIn] = Lasting(lambda: notices.add(self._ask), self._say)

    def look(self) -> None:
        """Say it of a tool that has come, if it is so."""
        self._desk.packages.look_refused(self._refused.take)

    def retranslate(self) -> None:
        self._refused.retranslate()

    def _say(self, notice: Notice, refused: PackagesWantSignIn) -> None:
        found = words(refused)
        button = self.tr("Sign in…") if refused.can_sign_in else ""
        notice.say(f"{found.title}. {found.step}", button, "warn", name=button and found.button)

    def _ask(self) -> None:
        from desktop.gui.registries.dialog import sign_in_for_packages  # seldom needed

        refused = self._refused.now
        if refused:
            self._refused.say(refused)  # it stays until somebody did
            dialog = sign_in_for_packages(self._desk.packages, refused.registry, refused.user, self._window())
            dialog.succeeded.connect(self._hand)

    def _hand(self) -> None:
        self._refused.take(None)
        job = self._desk.packages.hand(self._id)
        job.succeeded.connect(lambda _value: self._say_handed())
        job.failed.connect(self._notices.say_error)
        job.start()

    def _say_handed(self) -> None:
        self._notices.say(self.tr("Packages can be installed now. In R, restart R first."))
        self.look()  # there may be another one
