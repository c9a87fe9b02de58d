"""The window closes when what is open in tools has been saved, or the person goes on without.

Before that somebody is asked about what tools compute and about an offline kit that is under way, and the
first time told that tools keep running. Not so where the end is asked for from outside: by a signal, or by
the computer's session.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QSessionManager

from desktop.core.computer.settings import KEEP, STOP, SettingsFile
from desktop.core.status import Busy
from desktop.gui.above import Above
from desktop.gui.parts.ask import Asked
from desktop.gui.preferences import Preferences
from desktop.gui.state.acts import KitAct, What
from desktop.gui.state.desk import Desk
from desktop.gui.state.running_work import Question
from desktop.gui.window import Window
from desktop.gui.words import calculations

log = logging.getLogger(__name__)


class Closing(QObject):
    """Has a say in whether the window may close."""

    def __init__(
        self,
        window: Window,
        above: Above,
        desk: Desk,
        settings: SettingsFile,
        preferences: Preferences,
        say_unsaved: Callable[[str, Callable[[], None]], None],
        line: Callable[[Question], str],
    ) -> None:
        """`say_unsaved` tells of a workspace (its id) that has unsaved work, and offers to go on without.
        `line` is what is said of calculations."""
        super().__init__(window)
        self._window = window
        self._above = above
        self._desk = desk
        self._settings = settings
        self._preferences = preferences
        self._say_unsaved = say_unsaved
        self._line = line
        self._ready = False

    def _running(self) -> list[str]:
        """The workspaces whose tools nobody stops already."""
        desk = self._desk
        return [id for id in desk.workspaces if desk.listing.runs(id) and desk.tools.busy(id) is Busy.NO]

    def may_close(self) -> bool:
        """False while something is to be done first; then the window is closed again."""
        if not self._ready:
            self._desk.running_work.before(What.CLOSE, self._running(), self._ask_about_tools)
        return self._ready

    # --- questions ----------------------------------------------------------------------------------

    def ask_about_work(self, question: Question) -> None:
        self._preferences.told_of_tools = True
        self._above.ask.ask(
            lambda: self._words_about_work(question),
            self._leave_running,
            question.when_done,
            lambda: self._close(stopping=question.busy),
        )

    def _words_about_work(self, question: Question) -> Asked:
        answers = self.tr("Close and let it compute"), *calculations.answers(What.CLOSE)
        return Asked(self._line(question), answers)

    def _leave_running(self) -> None:
        self._close(stopping=())

    def _ask_about_tools(self) -> None:
        """Nothing is computed. What was chosen before holds; who never chose is told once."""
        policy = self._desk.presets.policy
        running = self._running()
        chosen = policy.pick("settings.tools_after_close", self._settings.now.tools_after_close)
        if chosen == STOP:
            self._close(stopping=running)
        elif not running or chosen == KEEP or self._preferences.told_of_tools:
            self._leave_running()
        else:
            self._preferences.told_of_tools = True  # who closes the window once more has read it
            self._above.ask.ask(
                self._words_about_tools, lambda: self._choose(KEEP), lambda: self._choose(STOP)
            )

    def _words_about_tools(self) -> Asked:
        return Asked(
            self.tr(
                "Tools keep running when Cais is closed, so that all is as you left it when you come back. "
                "What you choose now holds from then on; the settings can change it."
            ),
            (self.tr("Keep them running and close"), self.tr("Stop them and close"), self.tr("Cancel")),
        )

    def _choose(self, tools: str) -> None:
        self._settings.choose(tools_after_close=tools)
        self._ask_about_tools()

    # --- the end --------------------------------------------------------------------------------------

    def _close(self, stopping: Iterable[str]) -> None:
        """Save all that is open, stop these tools, and close the window; ask first where that ends a kit."""
        if self._desk.kit_under_way:
            self._above.ask.ask(self._words_about_kit, lambda: self._save(stopping))
        else:
            self._save(stopping)

    def _words_about_kit(self) -> Asked:
        said = self.tr(
            "Closing Cais ends the offline kit that is being made, and removes what it wrote of it."
        )
        if self._desk.kit_under_way is KitAct.USE:
            said = self.tr("Closing Cais ends the bringing in of the offline kit.")
        return Asked(said, (self.tr("End it and close"), self.tr("Go on with it")))

    def _save(self, stopping: Iterable[str]) -> None:
        work, ids = self._desk.unsaved_work, set(stopping)

        def go_on(unsaved: str) -> None:
            if unsaved:
                self._say_unsaved(unsaved, lambda: go_on(""))
            else:
                self._stop(ids)

        work.everything(go_on)

    def _stop(self, ids: set[str]) -> None:
        """Where one cannot be stopped, the window stays: the screens say why."""
        left, good = ids & set(self._running()), [True]

        def stopped(id: str, well: bool) -> None:
            left.discard(id)
            good[0] = good[0] and well
            if not left:
                self._above.show_stopping(False)
                if good[0]:
                    self._let_close()

        if not left:
            self._let_close()
            return
        self._above.show_stopping(True)
        for id in tuple(left):
            self._desk.tools.halt(id, then=partial(stopped, id))

    def _let_close(self) -> None:
        """Last of all goes what can be had back until now."""
        self._desk.close(self._close_window)

    def _close_window(self) -> None:
        self._ready = True
        # Where all was done at once, the request that led here is still to be answered, and closes it.
        QTimer.singleShot(0, self._window, lambda: self._window.isVisible() and self._window.close())

    # --- from outside ---------------------------------------------------------------------------------

    def end(self) -> None:
        """Nobody may be there to be asked, and the time for an end is short. What cannot be saved by then
        goes; tools keep running."""
        self._desk.unsaved_work.everything(self._end_saved)

    def _end_saved(self, unsaved: str) -> None:
        if unsaved:
            log.warning("not everything that is open in %s was saved", unsaved)
        self._desk.close(self._close_for_good)

    def _close_for_good(self) -> None:
        self._ready = True
        self._window.close()

    def save_for_session(self, session: QSessionManager) -> None:
        """The computer's session is about to end, and waits for as long as this takes. Where something cannot
        be saved and people may still be asked, it goes on: the page says why."""
        ended, answers = QEventLoop(), list[str]()

        def saved(unsaved: str) -> None:
            answers.append(unsaved)
            ended.quit()

        self._desk.unsaved_work.everything(saved)
        if not answers:
            ended.exec()
        if answers[0] and session.allowsInteraction():
            self._say_unsaved(answers[0], self._let_close)
            session.release()
            session.cancel()
