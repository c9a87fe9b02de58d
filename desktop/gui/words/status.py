"""How a workspace is, in a word and a tone, and when it was last opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace

translate = QCoreApplication.translate


def pill(status: Status) -> tuple[str, str]:
    """The word on a workspace's pill and its tone."""
    return {
        Status.RUNNING: (translate("Status", "Running"), "good"),
        Status.STOPPED: (translate("Status", "Stopped"), "idle"),
        Status.PAUSED: (translate("Status", "Paused"), "idle"),
        Status.STARTING: (translate("Status", "Starting"), "org"),
        Status.STOPPING: (translate("Status", "Stopping"), "idle"),
        Status.HALF_MADE: (translate("Status", "Not finished"), "warn"),
        Status.OUT_OF_MEMORY: (translate("Status", "Needs attention"), "warn"),
        Status.ENDED: (translate("Status", "Needs attention"), "warn"),
        Status.UNKNOWN: (translate("Status", "Not known yet"), "idle"),
    }[status]


def last_opened(workspace: Workspace) -> str:
    if workspace.opened is None:
        return translate("Status", "Never opened")
    when = QDateTime.fromSecsSinceEpoch(int(workspace.opened.timestamp()))
    days = when.daysTo(QDateTime.currentDateTime())
    clock = QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    if days == 0:
        return translate("Status", "Last opened today, {0}").format(clock)
    if days == 1:
        return translate("Status", "Last opened yesterday, {0}").format(clock)
    return translate("Status", "Last opened {0}").format(
        QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)
    )
