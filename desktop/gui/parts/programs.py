"""What other programs show: folders, and pages of the web. A sentence says so where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.core import problems as p

translate = QCoreApplication.translate

_OF_FILES = (
    p.CatalogueBroken,
    p.SettingsBroken,
    p.WorkspaceFileBroken,
    p.WorkspaceFileNewer,
    p.ConnectionFileBroken,
    p.ConnectionFileNewer,
)

Say = Callable[[str], object]
"""Shows a sentence near to what was pressed."""


def show_folder(path: str, say: Say) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        say(translate("Programs", "No program that shows folders was found. This one is {0}").format(path))


def show_page(address: str, say: Say) -> None:
    if not QDesktopServices.openUrl(QUrl(address)):
        say(translate("Programs", "No browser was found. The address is {0}").format(address))


def show_settings_of_docker(say: Say) -> None:
    """Docker Desktop comes to the front; its link to one page of its settings is nowhere promised."""
    if not QDesktopServices.openUrl(QUrl("docker-desktop://dashboard/open")):
        say(translate("Programs", "Docker Desktop could not be opened. Open its settings from its own menu."))


def show_file_of(problem: BaseException | None, say: Say) -> None:
    """The folder that the problem's file is in: what opens the file itself may well be the wrong program."""
    if isinstance(problem, _OF_FILES):
        show_folder(str(Path(problem.path).parent), say)
