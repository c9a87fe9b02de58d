"""A workspace's status as a word and a tone, and its steps as sentences: the same on every screen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from desktop.core.progress import Activity, Progress, Step
from desktop.core.status import Status
from desktop.core.workspace import Environment, Folder, Workspace
from desktop.gui.wording import size

if TYPE_CHECKING:  # not needed to show what is there
    from desktop.core.availability import Availability
    from desktop.core.catalogue import Entry
    from desktop.core.pace import Pace


def tr(text: str) -> str:
    return QCoreApplication.translate("States", text)


def pill(status: Status) -> tuple[str, str]:
    """The word on a workspace's pill and its tone."""
    return {
        Status.RUNNING: (tr("Running"), "good"),
        Status.STOPPED: (tr("Stopped"), "idle"),
        Status.PAUSED: (tr("Paused"), "idle"),
        Status.STARTING: (tr("Starting"), "org"),
        Status.STOPPING: (tr("Stopping"), "idle"),
        Status.HALF_MADE: (tr("Not finished"), "warn"),
        Status.OUT_OF_MEMORY: (tr("Needs attention"), "warn"),
        Status.ENDED: (tr("Needs attention"), "warn"),
        Status.UNKNOWN: (tr("Not known yet"), "idle"),
    }[status]


def folder_label(folder: Folder, shared: tuple[Folder, ...] = ()) -> str:
    """`shared`: all folders of the workspace; one of them may let the tool change what is inside another."""
    changeable = folder.writable
    if not changeable and any(other.writable for other in shared):
        from desktop.core.folders import changeable_through  # mostly not needed to show what is there

        changeable = changeable_through(folder, shared) is not None
    may = tr("can change") if changeable else tr("read only")
    return f"{folder.name} · {may}"


def subtitle(environment: Environment | None, *, withdrawn: bool) -> str:
    """The tool and what is inside, in one line."""
    if withdrawn:
        return tr("This environment is not offered any more")
    if environment is None:
        return ""
    return " · ".join([environment.tool, *environment.contents[:2]])


def availability(entry: Entry, found: Availability | None) -> str:
    """Where an environment is and of when, or what getting it takes: Download 1.4 GB · about 3 min here."""
    if found and found.present:
        parts = [tr("On this computer")]
        parts += [size(found.size)] if found.size else []
        parts += [tr("made {0}").format(_day(found.made))] if found.made else []
    elif entry.recipe:
        parts = [tr("Built on this computer the first time")]
    elif found and found.size:
        parts = [tr("Download {0}").format(size(found.size))]
        parts += [_here(found.seconds)] if found.seconds is not None else []
    else:
        parts = [tr("Downloaded the first time")]
    return " · ".join(parts)


def _day(moment: datetime) -> str:
    """9 Nov, and its year where that is another one."""
    day = QDateTime.fromSecsSinceEpoch(int(moment.timestamp())).date()
    this_year = day.year() == QDate.currentDate().year()
    return QLocale().toString(day, tr("d MMM") if this_year else tr("d MMM yyyy"))


def _here(seconds: float) -> str:
    if seconds < 60:
        return tr("less than a minute here")
    return tr("about {0} min here").format(round(seconds / 60))


def last_opened(workspace: Workspace) -> str:
    if workspace.opened is None:
        return tr("Never opened")
    when = QDateTime.fromSecsSinceEpoch(int(workspace.opened.timestamp()))
    days = when.daysTo(QDateTime.currentDateTime())
    clock = QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    if days == 0:
        return tr("Last opened today, {0}").format(clock)
    if days == 1:
        return tr("Last opened yesterday, {0}").format(clock)
    return tr("Last opened {0}").format(QLocale().toString(when.date(), QLocale.FormatType.ShortFormat))


def step_line(step: Step, news: Progress | None, entry: Entry | None, engine: str) -> str:
    """One line of the start page, for a step that is to come or under way; `news` is its newest report."""
    title = entry.title if entry else ""
    activity = news.activity if news else Activity.WORKING
    if step is Step.ENGINE:
        starting = activity is Activity.STARTING_ENGINE
        return (tr("Starting {0}") if starting else tr("Looking for {0}")).format(engine)
    if step is Step.IMAGE:
        return {
            Activity.DOWNLOADING: tr("Downloading {0}"),
            Activity.UNPACKING: tr("Unpacking {0}"),
            Activity.BUILDING: tr("Building {0}"),
        }.get(activity, tr("Preparing the environment")).format(title)
    return {
        Step.FOLDERS: tr("Checking folders"),
        Step.TOOL: tr("Starting the tool"),
        Step.OPEN: tr("Opening"),
    }[step]


def done_line(step: Step, entry: Entry | None, engine: str) -> str:
    """The same for a step that is over."""
    return {
        Step.ENGINE: tr("{0} is running").format(engine),
        Step.IMAGE: tr("{0} is on this computer").format(entry.title if entry else ""),
        Step.FOLDERS: tr("Folders checked"),
        Step.TOOL: tr("Tool started"),
        Step.OPEN: tr("Opened"),
    }[step]


def amount(news: Progress, pace: Pace, minutes: int) -> str:
    """How far a download or a build is: 412 MB of 1.2 GB · 9.1 MB/s · about 2 min left, or Step 4 of 15 ·
    3 min so far, which are the `minutes`."""
    if news.activity is Activity.BUILDING:
        parts = [tr("Step {0} of {1}").format(news.done, news.total)] if news.done and news.total else []
        parts += [tr("{0} min so far").format(minutes)] if minutes else []
        return " · ".join(parts)
    if news.done is None:
        return ""
    parts = [tr("{0} of {1}").format(size(news.done), size(news.total)) if news.total else size(news.done)]
    if pace.speed:
        parts.append(tr("{0}/s").format(size(round(pace.speed))))
    if pace.left is not None:
        parts.append(_left(pace.left))
    return " · ".join(parts)


def standstill() -> str:
    """Instead of speed and time left, while nothing comes down."""
    return tr("No data is arriving at the moment. Docker tries again by itself.")


def _left(seconds: float) -> str:
    if seconds < 60:
        return tr("less than a minute left")
    return tr("about {0} min left").format(round(seconds / 60))
