"""What is said below the bar of a workspace's screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from desktop.core.folders.interrupted import Interrupted, put_back
from desktop.core.limits import Limits
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.jobs.job import Job, call
from desktop.gui.parts.notice import Lasting, Notice, Notices
from desktop.gui.parts.text import shortened
from desktop.gui.state.desk import Desk
from desktop.gui.state.running_work import Awaited
from desktop.gui.state.shortages import Shortage
from desktop.gui.words import calculations
from desktop.gui.words.interrupted import are_back, interrupted
from desktop.gui.words.limits import needed_more
from desktop.gui.words.problems import words

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.core.folders.links import Link
    from desktop.core.folders.standing import Standing
    from desktop.gui.state.unused_tools import Ending


class Waiting(NamedTuple):
    """What was asked for and is so only from the next opening on, None for what is so already."""

    folders: tuple[Folder, ...] | None = None
    limits: Limits | None = None
    addresses: bool = False


class WorkspaceNotices(Notices):
    """One strip each for a tool that is paused, for folders that went elsewhere, for what comes later, for
    what waits for the end of a calculation, for a tool that is about to be stopped because nobody uses it,
    for want of memory, for code that is to be run again, for the rest.

    Signals:
        go_on: a tool that is paused is wanted.
        copy_asked: the copy of a folder, by its path, is to be brought back.
        folders_asked, connections_asked: its folders, its data connections are to be changed.
        limits_asked: how much the tool may use is to be changed.
    """

    go_on = Signal()
    folders_asked = Signal()
    copy_asked = Signal(str)
    connections_asked = Signal()
    limits_asked = Signal()

    def __init__(self, id: str, desk: Desk) -> None:
        super().__init__("edge")
        self._id = id
        self._desk = desk
        self._act_unsaved: Callable[[], None] = lambda: None
        self._copies_looked_at: tuple[tuple[Folder, ...], Status] | None = None
        self._copied: Lasting[dict[Folder, datetime]] = Lasting(
            lambda: self.add(self._bring_back), self._say_copied
        )
        self._awaited = Lasting(lambda: self.add(self._call_off), self._say_awaited)
        self._ending: Lasting[Ending] = Lasting(
            lambda: self.add(lambda: desk.unused_tools.keep(id)), self._say_ending
        )
        self._later = Lasting(lambda: self.add(partial(desk.reopen, id)), self._say_later)
        self._short = Lasting(self._make_short, self._say_short)
        self._moved: Lasting[tuple[Standing, ...]] = Lasting(
            lambda: self.add(partial(desk.reopen_with_folders, id)), self._say_moved
        )
        self._run_again: Lasting[bool] = Lasting(self.add, self._say_run_again)
        self._lasting = (self._copied, self._awaited, self._ending, self._later, self._short, self._moved)
        self._say_again: Callable[[], None] = lambda: None  # what the strip for all else says

    # Each strip is made when it first says something.

    @cached_property
    def _notice(self) -> Notice:
        return self.add(lambda: self._act_unsaved())

    @cached_property
    def _paused(self) -> Notice:
        return self.add(self.go_on.emit)

    def _make_short(self) -> Notice:
        notice = self.add(self.limits_asked.emit)
        notice.put_away.connect(lambda: self._desk.shortages.forget(self._id))
        return notice

    @cached_property
    def _linked(self) -> Notice:
        return self.add(self.folders_asked.emit)

    @cached_property
    def _gone(self) -> Notice:
        return self.add(self.connections_asked.emit)

    def retranslate(self) -> None:
        """What was put away stays away."""
        super().retranslate()
        for strip in (*self._lasting, self._run_again):
            strip.retranslate()
        if "_notice" in vars(self) and not self._notice.isHidden():
            self._notice.hide()
            self._say_again()

    def drop_trouble(self) -> None:
        """What did not work was overcome, or is being tried again."""
        if "_notice" in vars(self):
            self._notice.hide()

    def refresh(self, status: Status, *, embedded: bool) -> None:
        """Say what holds now; `embedded`: the tool's page is there."""
        desk, id, running = self._desk, self._id, status is Status.RUNNING
        self._later.take(self._waiting(status))
        self._short.take(desk.shortages.of(id) if running else None)
        self._moved.take((desk.standings(id) or None) if running else None)
        self._awaited.take(desk.awaited(id))
        self._ending.take(desk.unused_ending(id) if running else None)
        self._say_whether_paused(embedded and status is Status.PAUSED)
        if not embedded:
            self._run_again.take(None)
        looked_at = self._desk.workspaces[self._id].copied, status
        if looked_at != self._copies_looked_at and (looked_at[0] or self._copied.now):
            self._copies_looked_at = looked_at
            self.look_at_copies()

    def look_at_copies(self) -> None:
        """Say which folders are copies, and of when."""
        self._desk.copies.read(self._id, self._take_copied)

    def _take_copied(self, copied: dict[Folder, datetime]) -> None:
        self._copied.take(copied or None)

    def _say_copied(self, notice: Notice, copied: dict[Folder, datetime]) -> None:
        from desktop.gui.words.copies import made  # mostly not needed

        first = shortened(next(iter(copied)).name)
        name = self.tr("Copy back: {0}").format(first)
        notice.say(made(copied), self.tr("Copy back…"), name=name)

    def _bring_back(self) -> None:
        """It stays to be seen: the folder goes on to be a copy."""
        copied = self._copied.now or {}
        self._copied.say(copied)
        self.copy_asked.emit(next(iter(copied)).path)

    def _say_ending(self, notice: Notice, ending: Ending) -> None:
        from desktop.gui.words.unused_tools import is_coming  # seldom needed

        notice.say(is_coming(ending), self.tr("Keep running"), tone="warn")

    def _say_awaited(self, notice: Notice, awaited: Awaited) -> None:
        notice.say(calculations.awaited(awaited), self.tr("Call it off"))

    def _call_off(self) -> None:
        if self._awaited.now:
            self._desk.running_work.call_off(self._awaited.now)

    def _waiting(self, status: Status) -> Waiting | None:
        desk, id, asked = self._desk, self._id, self._desk.workspaces[self._id]
        if status not in (Status.RUNNING, Status.UNKNOWN):
            return None
        waiting = Waiting(
            asked.folders if desk.tools.folders_wait(id) else None,
            Limits(asked.memory, asked.cpus) if desk.limits_wait(id) else None,
            desk.addresses.wait(id),
        )
        return waiting if waiting != Waiting() else None

    def _say_later(self, notice: Notice, waiting: Waiting) -> None:
        folders, limits, addresses = waiting
        if addresses and not (folders is None and limits is None):
            text = self.tr("The tool still has what it was opened with. Other things were chosen since.")
        elif addresses:
            text = self.tr("The tool still has the addresses that it was opened with.")
        elif limits is None:
            text = self.tr("The tool still has the folders that it was opened with.")
        elif folders is None:
            text = self.tr("The tool still has the memory and processors that it was opened with.")
        else:
            text = self.tr("The tool still has the folders, memory and processors that it was opened with.")
        notice.say(text, self.tr("Stop and open again"))

    def _say_short(self, notice: Notice, shortage: Shortage) -> None:
        text = needed_more(shortage.limit, [shortened(name) for name in shortage.notebooks])
        more = self.tr("Give it more…") if self._desk.more_memory(self._id) else ""
        notice.say(text, more, tone="warn")

    def _say_moved(self, notice: Notice, standings: tuple[Standing, ...]) -> None:
        from desktop.gui.parts import programs
        from desktop.gui.words.standings import all_of

        helped = any(one.helped_by_opening_again for one in standings)
        again = self.tr("Stop and open again") if helped else ""
        notice.say(all_of(standings, shortened), again, tone="warn")
        if now := next((one.now for one in standings if one.now), ""):
            notice.offer_beside(self.tr("Show where it is now"), lambda: programs.show_folder(now, self.warn))

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

    def say(self, text: str) -> None:
        """What was done."""
        self._notice.say(text)
        self._say_again = lambda: None

    def say_links(self, found: tuple[tuple[Folder, Link], ...]) -> None:
        """Of links that came since the folders were chosen, or since an earlier start."""
        if found:
            from desktop.gui.words.links import several

            self._linked.say(several(found, shortened), self.tr("Change folders…"))

    def say_gone(self, connections: int) -> None:
        """How many of its data connections were removed since they were ticked."""
        if connections:
            told = self.tr("%n of its data connections are not there any more.", "", connections)
            self._gone.say(told, self.tr("Data connections…"))

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

    def say_to_run_again(self) -> None:
        """What is shown is from before the tool was stopped."""
        self._run_again.say(True)

    def _say_run_again(self, notice: Notice, _shown: bool) -> None:
        notice.say(
            self.tr(
                "Results are shown as they were before the stop, and variables are gone. "
                "Run the code again to go on."
            )
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

    def say_emptied(self) -> None:
        self._say_again = self.say_emptied
        self._notice.say(
            self.tr(
                "What the tool had in its own home is gone: packages that were added, settings and history. "
                "It was removed from Docker. Your folders are unchanged."
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
