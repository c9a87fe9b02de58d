"""A workspace is saved as a file: asks where, and says what is not in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop.gui.home.notices import HomeNotices
from desktop.gui.state.desk import Desk
from desktop.gui.window import Window


class Saving(QObject):
    """`ask` is given a place and answers with another, "" for none; it stands for the system's dialog."""

    def __init__(
        self, window: Window, desk: Desk, notices: HomeNotices, show_problem: Callable[[BaseException], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._notices = notices
        self._show_problem = show_problem
        self.ask: Callable[[str], str] = self._choose_place

    def save(self, id: str) -> None:
        workspace = self._desk.workspaces[id]
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        bare = re.sub(r'[\x00-\x1f/\\:*?"<>|]+', " ", workspace.name)[:80].strip(" .") or "workspace"
        if chosen := self.ask(str(Path(documents) / f"{bare}.cais")):
            place = _named(Path(chosen))
            job = self._desk.sharing.save(workspace, place)
            job.succeeded.connect(partial(self._say_saved, place))
            job.succeeded.connect(lambda _left_out: self._desk.tools.look_for_secrets(id))
            job.failed.connect(self._show_problem)

    def _say_saved(self, place: Path, left_out: tuple[tuple[str, str], ...]) -> None:
        told = [self.tr("“{0}” is saved. No password or key is in it.").format(place.name)]
        for name in dict.fromkeys(name for name, _what in left_out):
            what = ", ".join(what for one, what in left_out if one == name)
            told.append(self.tr("Left out of “{0}”, as it may hold one: {1}.").format(name, what))
        self._notices.say_saved(place, " ".join(told))

    def _choose_place(self, suggested: str) -> str:
        title, kinds = self.tr("Save the workspace as a file"), self.tr("Workspaces (*.cais)")
        return QFileDialog.getSaveFileName(self._window, title, suggested, kinds)[0]


def _named(place: Path) -> Path:
    """By a name that Cais opens. One that nobody was asked about is not replaced."""
    if place.suffix == ".cais":
        return place
    names = (f"{place.name}{number}.cais" for number in ("", *(f" {count}" for count in range(2, 1000))))
    return next(other for name in names if not (other := place.with_name(name)).exists())
