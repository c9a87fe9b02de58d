"""Asks before a calculation would be ended, shows what waits for one, and tells when one is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.gui.above import Above
from desktop.gui.parts.ask import Asked
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import shortened
from desktop.gui.process.system_notice import SystemNotice
from desktop.gui.state.desk import Desk
from desktop.gui.state.running_work import Awaited, Question
from desktop.gui.window import Window
from desktop.gui.words import calculations

LONG_S = 60.0
"""Seconds after which somebody is likely to do something else meanwhile."""


class Asking(QObject):
    """Puts on top of the window what `RunningWork` tells."""

    def __init__(
        self, window: Window, above: Above, desk: Desk, show: Callable[[str], None], shown: Callable[[], str]
    ) -> None:
        """`show` leads to a workspace's screen, `shown` tells whose is shown, "" for none."""
        super().__init__(window)
        self._window = window
        self._above = above
        self._desk = desk
        self._show = show
        self._shown = shown
        self._about: frozenset[str] = frozenset()  # the workspaces that a question is about
        self._last_done: tuple[str, str, float] = ("", "", 0)
        self._awaited: Awaited | None = None
        desk.news.changed.connect(self._changed)

    @cached_property
    def _waiting(self) -> Notice:
        notice = self._above.put(Notice(place="edge"))
        notice.accepted.connect(self._call_off)
        return notice

    @cached_property
    def _done(self) -> Notice:
        notice = self._above.put(Notice(place="edge"))
        notice.accepted.connect(lambda: self._show(self._last_done[0]))
        return notice

    def retranslate(self) -> None:
        """What was put away stays away; the question says itself again."""
        if "_done" in vars(self) and not self._done.isHidden():
            self._say_done()
        if "_waiting" in vars(self) and not self._waiting.isHidden():
            self._say_awaited()

    # --- the question -------------------------------------------------------------------------------

    def ask(self, question: Question) -> None:
        self._about = frozenset(question.busy)
        self._above.ask.ask(lambda: self._words(question), question.when_done, question.now)

    def _words(self, question: Question) -> Asked:
        return Asked(self.line(question), calculations.answers(question.what))

    def line(self, question: Question) -> str:
        """What is computed, and what would become of it."""
        workspaces, now = self._desk.workspaces, self._desk.running_work.clock()
        named = {
            shortened(workspaces[id].name): tuple(one._replace(name=shortened(one.name)) for one in found)
            for id, found in question.busy.items()
            if id in workspaces
        }
        return calculations.question(question.what, named, now)

    def _changed(self, _id: str) -> None:
        if self._about and not any(self._desk.listing.runs(id) for id in self._about):
            self._about = frozenset()
            self._above.ask.withdraw()  # there is nothing left to be asked about
        self._show_awaited()

    # --- what waits -----------------------------------------------------------------------------------

    def _show_awaited(self) -> None:
        """For all of Cais; what one workspace waits for is on its own screen."""
        before, self._awaited = self._awaited, self._desk.running_work.awaited_by_all
        if self._awaited and self._awaited is not before:
            self._say_awaited()
        elif before and not self._awaited:
            self._waiting.hide()

    def _say_awaited(self) -> None:
        if self._awaited:
            self._waiting.say(calculations.awaited(self._awaited), self.tr("Call it off"))

    def _call_off(self) -> None:
        if self._awaited:
            self._desk.running_work.call_off(self._awaited)

    # --- the end --------------------------------------------------------------------------------------

    def tell_done(self, id: str, name: str, took_s: float) -> None:
        """To who does something else meanwhile."""
        if took_s < LONG_S or id not in self._desk.workspaces:
            return
        self._last_done = id, name, took_s
        if self._shown() != id:
            self._say_done()
        if not self._window.isActiveWindow():
            QApplication.alert(self._window)
            where, text = self._done_words()
            self._outside.say(id, where, text, self.tr("Show"))

    def _say_done(self) -> None:
        if self._last_done[0] in self._desk.workspaces:
            self._done.say(self._done_words()[1], self.tr("Show"))

    def _done_words(self) -> tuple[str, str]:
        """The workspace, and what was done in it."""
        id, name, took_s = self._last_done
        where = shortened(self._desk.workspaces[id].name)
        return where, calculations.done(where, shortened(name), took_s)

    @cached_property
    def _outside(self) -> SystemNotice:
        notice = SystemNotice(self)
        notice.chosen.connect(self._come_forward)
        return notice

    def _come_forward(self, id: str) -> None:
        if id in self._desk.workspaces:
            self._window.come_forward()
            self._show(id)

    def seen(self, id: str) -> None:
        """Somebody looks at this workspace: what was said of it is known."""
        if "_done" in vars(self) and self._last_done[0] == id:
            self._done.hide()
