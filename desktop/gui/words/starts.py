"""A start in plain words: its steps, and how far a download or a build is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.progress import Activity, Progress, Step
from desktop.gui.words.counted import Context
from desktop.gui.words.environments import told
from desktop.gui.words.units import size

if TYPE_CHECKING:  # not needed to show what is there
    from desktop.core.environments.catalogue import Entry
    from desktop.core.start.transfer import Pace

translate = QCoreApplication.translate
Starts = Context("Starts")


def step_line(step: Step, news: Progress | None, entry: Entry | None, engine: str) -> str:
    """One line of the start page, for a step that is to come or under way; `news` is its newest report."""
    title = told(entry.title) if entry else ""
    activity = news.activity if news else Activity.WORKING
    if step is Step.ENGINE:
        starting = activity is Activity.STARTING_ENGINE
        return (
            translate("Starts", "Starting {0}") if starting else translate("Starts", "Looking for {0}")
        ).format(engine)
    if step is Step.IMAGE:
        return {
            Activity.DOWNLOADING: translate("Starts", "Downloading {0}"),
            Activity.UNPACKING: translate("Starts", "Unpacking {0}"),
            Activity.BUILDING: translate("Starts", "Building {0}"),
        }.get(activity, translate("Starts", "Preparing the environment")).format(title)
    if step is Step.FOLDERS and activity is Activity.COPYING:
        return translate("Starts", "Copying folders")
    return {
        Step.FOLDERS: translate("Starts", "Checking folders"),
        Step.TOOL: translate("Starts", "Starting the tool"),
        Step.OPEN: translate("Starts", "Opening"),
    }[step]


def done_line(step: Step, entry: Entry | None, engine: str) -> str:
    """The same for a step that is over."""
    return {
        Step.ENGINE: translate("Starts", "{0} is running").format(engine),
        Step.IMAGE: translate("Starts", "{0} is on this computer").format(told(entry.title) if entry else ""),
        Step.FOLDERS: translate("Starts", "Folders checked"),
        Step.TOOL: translate("Starts", "Tool started"),
        Step.OPEN: translate("Starts", "Opened"),
    }[step]


def amount(news: Progress, pace: Pace, minutes: int) -> str:
    """How far a download or a build is: 412 MB of 1.2 GB · 9.1 MB/s · about 2 min left, or Step 4 of 15 ·
    3 min so far, which are the `minutes`."""
    if news.activity is Activity.BUILDING:
        parts = (
            [translate("Starts", "Step {0} of {1}").format(news.done, news.total)]
            if news.done and news.total
            else []
        )
        parts += [Starts.tr("%n min so far", "", minutes)] if minutes else []
        return " · ".join(parts)
    if news.done is None:
        return ""
    parts = [
        translate("Starts", "{0} of {1}").format(size(news.done), size(news.total))
        if news.total
        else size(news.done)
    ]
    if pace.speed:
        parts.append(translate("Starts", "{0}/s").format(size(round(pace.speed))))
    if pace.left is not None:
        parts.append(_left(pace.left))
    return " · ".join(parts)


def standstill() -> str:
    """Instead of speed and time left, while nothing comes down."""
    return translate("Starts", "No data is arriving at the moment. Docker tries again by itself.")


def _left(left_s: float) -> str:
    if left_s < 60:
        return translate("Starts", "less than a minute left")
    return Starts.tr("about %n min left", "", round(left_s / 60))
