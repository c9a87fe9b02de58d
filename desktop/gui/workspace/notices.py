"""What is said below the bar of a workspace's screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Signal

from desktop.core.folders.interrupted import Interrupted, put_back
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.jobs.job import Job, call
from desktop.gui.parts.notice import Notice, Notices
from desktop.gui.state.desk import Desk
from desktop.gui.words.interrupted import are_back, interrupted
from desktop.gui.words.problems import words


class WorkspaceNotices(Notices):
    """One strip for a tool that is paused, one for folders that come later, and one for all else.

    Signals:
        go_on: a tool that is paused is wanted.
    """

    go_on = Signal()

    def __init__(self, id: str, desk: Desk) -> None:
        super().__init__("edge")
        self._id = id
        self._desk = desk
        self._act_unsaved: Callable[[], None] = lambda: None
        self._told: tuple[Folder, ...] | None = None  # which folders are said to come later
        self._say_again: Callable[[], None] = lambda: None  # what the strip for all else says

    # Each strip is made when it first says something.

    @cached_property
    def _notice(self) -> Notice:
        return self.add(lambda: self._act_unsaved())

    @cached_property
    def _paused(self) -> Notice:
        return self.add(self.go_on.emit)

    @cached_property
    def _later(self) -> Notice:
        return self.add(lambda: self._desk.reopen(self._id))

    def retranslate(self) -> None:
        """What was put away stays away."""
        super().retranslate()
        if "_later" in vars(self) and not self._later.isHidden():
            self._say_later()
        if "_notice" in vars(self) and not self._notice.isHidden():
            self._notice.hide()
            self._say_again()

    def drop_trouble(self) -> None:
        """What did not work was overcome, or is being tried again."""
        if "_notice" in vars(self):
            self._notice.hide()

    def refresh(self, status: Status, *, embedded: bool) -> None:
        """Say what holds now; `embedded`: the tool's page is there."""
        self._say_what_waits(status)
        self._say_whether_paused(embedded and status is Status.PAUSED)

    def _say_what_waits(self, status: Status) -> None:
        """Once for each change, as it may be put away."""
        asked = self._desk.workspaces[self._id].folders
        if status not in (Status.RUNNING, Status.UNKNOWN) or not self._desk.tools.folders_wait(self._id):
            if self._told is not None:
                self._later.hide()
            self._told = None
        elif self._told != asked:
            self._told = asked
            self._say_later()

    def _say_later(self) -> None:
        self._later.say(
            self.tr("The tool still has the folders that it was opened with."),
            self.tr("Stop and open again"),
        )

    def _say_whether_paused(self, paused: bool) -> None:
        if paused:
            self._paused.say(self.tr("The tool was paused outside Cais."), self.tr("Go on"))
        elif "_paused" in vars(self):
            self._paused.hide()

    def say_error(self, error: BaseException) -> None:
        found = words(error)
        self.warn(f"{found.title}. {found.step}")
        self._say_again = lambda: self.say_error(error)

    def warn(self, text: str) -> None:
        """Say that something does not go as it should, below the bar."""
        self._notice.say(text, tone="warn")
        self._say_again = lambda: None

    def say_unsaved(self, act: Callable[[], None]) -> None:
        """`act` would lose work; the button does it nevertheless."""
        self._act_unsaved = act
        self._say_again = lambda: self.say_unsaved(act)
        self._notice.say(
            self.tr(
                "Not everything that is open here could be saved, or a download goes on. Save it yourself, "
                "or wait, then try again."
            ),
            self.tr("Go on without saving"),
            tone="warn",
        )

    def say_renewed(self) -> None:
        self._say_again = self.say_renewed
        self._notice.say(
            self.tr(
                "The environment that this workspace was used with is gone. This is the one that is offered "
                "now: packages may have other versions. Your folders are unchanged."
            ),
            tone="warn",
        )

    def offer_interrupted(self, files: tuple[Interrupted, ...]) -> None:
        """To put back what was damaged as the tool was killed while it saved."""
        if files:
            self.offer(partial(interrupted, files), partial(self._put_back, files))
        else:
            self.withdraw()

    def _put_back(self, files: tuple[Interrupted, ...]) -> None:
        job = Job(call(put_back, files), "put-back", self)
        job.succeeded.connect(partial(self._say_put_back, files))
        job.failed.connect(self.say_error)
        job.start()

    def _say_put_back(self, files: tuple[Interrupted, ...], kept: tuple[Path, ...]) -> None:
        self._say_again = partial(self._say_put_back, files, kept)
        self._notice.say(are_back(files, kept))
