"""What is said above the cards: what can be had back, and what does not go as it should."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core.workspaces.workspace import Workspace
from desktop.gui.look import theme
from desktop.gui.parts.notice import Lasting, Notice, Notices
from desktop.gui.parts.text import shortened
from desktop.gui.state.desk import Desk

if TYPE_CHECKING:
    from desktop.core.start.homes import Exchanged
    from desktop.gui.words.problems import Words


def _words(problem: BaseException) -> Words:
    from desktop.gui.words.problems import words  # with the first problem

    return words(problem)


class HomeNotices(Notices):
    """One strip for each kind of news.

    Signals:
        coming_back: a workspace that was removed is about to be listed again (the `Workspace`).
        problem_asked: more is to be told about a problem (the exception).
        engine_asked: what is offered against the engine's problem was chosen.
        policy_asked: more is to be told of what IT requires.
        health_asked: how this computer is, is to be shown.
    """

    coming_back = Signal(object)
    problem_asked = Signal(object)
    engine_asked = Signal()
    policy_asked = Signal()
    health_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setSpacing(theme.SMALL)
        self._desk = desk
        self._gone: list[Workspace] = []  # can still be had back; the last removed is last
        self._told: set[str] = set()
        self._lasting: list[tuple[Notice, BaseException]] = []
        self._warned_of: BaseException | None = None  # by the strip for what passes
        self._strangers_there = 0
        self._saved_at: Path | None = None
        self._engine_said: Words | None = None
        self._homes: Lasting[tuple[str, Exchanged]] = Lasting(self._make_homes, self._say_home)
        desk.news.changed.connect(self._look_at_home)
        desk.news.failed.connect(self._say_failed)
        desk.news.strangers_found.connect(self._say_strangers)
        desk.news.engine_changed.connect(self._show_engine)

    # Each strip is made when it is first needed, to have the window up sooner: mostly all is well.

    @cached_property
    def undo(self) -> Notice:
        return self.add(self._undo_all)

    @cached_property
    def _notice(self) -> Notice:
        return self.add()

    @cached_property
    def _strangers(self) -> Notice:
        return self.add(self._desk.removals.erase_strangers)

    @cached_property
    def _policy(self) -> Notice:
        return self.add(self.policy_asked.emit)

    @cached_property
    def _saved(self) -> Notice:
        return self.add(self._show_saved)

    @cached_property
    def _engine(self) -> Notice:
        return self.add(self._help_engine)

    def retranslate(self) -> None:
        """What can be had back still can, and what was put away stays away."""
        super().retranslate()
        self._homes.retranslate()
        if self._shows("undo"):
            self._show_undo()
        if self._shows("_notice"):
            self._notice.hide()
            if self._warned_of:
                self._say_passing(self._warned_of)
        if self._shows("_saved"):
            self._saved.hide()
        if self._shows("_strangers"):
            self._say_strangers(self._strangers_there)
        if self._shows("_engine"):
            self._engine_said = None
            self._show_engine()
        for strip, error in self._lasting:
            if not strip.isHidden():
                self._say_details(strip, error)

    def _shows(self, strip: str) -> bool:
        """Whether it was ever needed, and not put away."""
        return strip in vars(self) and not getattr(self, strip).isHidden()

    def offer_undo(self, workspace: Workspace) -> None:
        self._gone.append(workspace)
        self._show_undo()

    def _show_undo(self) -> None:
        """One strip for all that can be had back: several would push the cards away from the pointer."""
        if len(self._gone) > 1:
            text = self.tr(
                "%n workspaces were removed. Their folders are untouched; packages added inside and files "
                "kept outside the folders are erased when Cais is next opened.",
                "",
                len(self._gone),
            )
            self.undo.say(text, self.tr("Undo all"))
        elif self._gone:
            text = self.tr(
                "“{0}” was removed. Its folders are untouched; packages added inside and files kept outside "
                "the folders are erased when Cais is next opened."
            )
            self.undo.say(text.format(shortened(self._gone[0].name)), self.tr("Undo"))
        else:
            self.undo.hide()

    def _undo_all(self) -> None:
        gone, self._gone = self._gone, []
        self.coming_back.emit(gone[-1])
        for workspace in gone:
            self._desk.removals.undo(workspace)

    def undo_last(self) -> None:
        if self._gone:
            last = self._gone.pop()
            if not self.undo.isHidden():  # one that was put away stays away
                self._show_undo()
            self.coming_back.emit(last)
            self._desk.removals.undo(last)

    def _make_homes(self) -> Notice:
        notice = self.add(self._have_home_back)
        notice.put_away.connect(self._forget_home)
        return notice

    def _forget_home(self) -> None:
        if self._homes.now:
            self._desk.tools.forget_exchanged(self._homes.now[0])

    def _look_at_home(self, id: str) -> None:
        """Of those that begin with another one the newest is told."""
        now, found = self._homes.now, self._desk.tools.exchanged(id)
        if found and (not now or now[0] == id or now[1].since < found.since):
            self._homes.take((id, found))
        elif now and now[0] == id:
            self._homes.take(None)

    def _say_home(self, notice: Notice, done: tuple[str, Exchanged]) -> None:
        from desktop.gui.words.homes import exchanged_of  # seldom needed

        id, exchanged = done
        text = exchanged_of(shortened(self._desk.workspaces[id].name), exchanged.home)
        notice.say(text, self.tr("Undo"), name=self.tr("Have back what was set aside"))

    def _have_home_back(self) -> None:
        from desktop.core.start.homes import Home

        if self._homes.now:
            self._desk.start_fresh(self._homes.now[0], Home.BACK)

    def _say_failed(self, id: str, error: BaseException) -> None:
        if id:
            self._say_passing(error)
        elif (details := _words(error).details) not in self._told:
            self._told.add(details)
            self._say_lasting(error)

    def _say_passing(self, error: BaseException) -> None:
        found = _words(error)
        self.warn(f"{found.title}. {found.step}")
        self._warned_of = error

    def warn(self, text: str) -> None:
        """Say above the cards that something does not go as it should."""
        self._notice.say(text, tone="warn")
        self._warned_of = None

    def _say_lasting(self, error: BaseException) -> None:
        """A strip of its own, for what concerns all of the app and stays true."""
        strip = self.add(lambda: self.problem_asked.emit(error))
        self._lasting.append((strip, error))
        self._say_details(strip, error)

    def _say_details(self, strip: Notice, error: BaseException) -> None:
        found = _words(error)
        strip.say(f"{found.title}. {found.step}", self.tr("Details"), tone="warn")

    def tell_policy(self, problem: BaseException | None, *, changed: bool, ends: str = "") -> None:
        """Why nothing new starts, or that what IT requires became something else, or when it ends."""
        if problem:
            found = _words(problem)
            text, button, tone = f"{found.title}. {found.step}", self.tr("What IT has to mend"), "bad"
        elif changed:
            text = self.tr("What your organisation requires has changed. It holds from the next start on.")
            button, tone = self.tr("Show it"), ""
        elif ends:
            text, button, tone = ends, self.tr("Show it"), "warn"
        elif self._shows("_policy"):
            self._policy.hide()
            return
        else:
            return
        self._policy.say(text, button, tone)

    def say_saved(self, place: Path, text: str) -> None:
        """That there is a file now, and what is in it."""
        self._saved_at = place
        self._saved.say(text, self.tr("Show in folder"))

    def _show_saved(self) -> None:
        from desktop.gui.parts import programs

        if self._saved_at:
            programs.show_folder(str(self._saved_at.parent), self.warn)

    def _show_engine(self) -> None:
        """Why no tool can be opened; once for each reason, as it may be put away."""
        problem = self._desk.engine.problem
        found = _words(problem) if problem else None
        if found == self._engine_said:
            return
        self._engine_said = found
        if found:
            name = self.tr("{0}, from the message").format(found.button)
            self._engine.say(f"{found.title}. {found.step}", found.button, tone="warn", name=name)
            self._engine.offer_beside(self.tr("Check health"), self.health_asked.emit)
        else:
            self._engine.hide()

    def _help_engine(self) -> None:
        self._engine_said = None
        self.engine_asked.emit()

    def _say_strangers(self, count: int) -> None:
        self._strangers_there = count
        found = self.tr("%n tools of an earlier installation were found.", "", count)
        hint = self.tr("Removing erases what was kept inside; folders on this computer are untouched.")
        self._strangers.say(f"{found} {hint}", self.tr("Remove"), tone="warn")
