"""What the wizard says of where environments are and of what getting them takes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from platformdirs import PlatformDirs
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App, build
from desktop.backend import LocalBackend
from desktop.backend.once import once
from desktop.backend.tools import LocalTools
from desktop.core.cancelling import Stop
from desktop.core.draft import Choices
from desktop.core.engine_facts import Image
from desktop.core.engine_plans import Recipe
from desktop.core.environments.availability import Availability
from desktop.core.environments.catalogue import Catalogue, Entry
from desktop.core.problems import EngineLost
from desktop.core.progress import Activity, Progress, Report, Step
from desktop.core.start.launch import Running
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.preferences import Preferences
from desktop.gui.state import parts
from desktop.gui.state.starts import Starts
from desktop.gui.wizard.choose_tool import ChooseTool
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.folder_dialog import FolderDialog
from desktop.gui.wizard.review import ReviewPage
from desktop.gui.words.environments import availability
from tests.core.samples import ENTRY, WORKSPACE

SCIPY = "quay.io/jupyter/scipy-notebook:2026-07-28"
RSTUDIO = "rocker/rstudio:4.6.1"
PULLED = replace(ENTRY, publisher="Jupyter project")
BUILT = replace(ENTRY, image=None, recipe=Recipe("python", {}, "debian", "cais/python:1"))
SOME_DAY = datetime(2020, 11, 9, 12, tzinfo=UTC)
TODAY = datetime.now().astimezone()


class Images:
    """There is one image, and registries that tell of two downloads, of the second only when they may."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may = threading.Event()
        self.ended = threading.Event()

    def find(self, reference: str) -> Image | None:
        return Image("sha256:1", None, 1_230_000_000) if reference.startswith("cais/python") else None

    def download_size(self, reference: str, stop: Stop) -> int | None:
        self.asked.append(reference)
        if reference == RSTUDIO:
            with stop.on_set(self.may.set):
                self.may.wait(30)
            if stop.is_set():
                self.ended.set()
            stop.check()
        return {SCIPY: 1_400_000_000, RSTUDIO: 20_000_000}.get(reference)


class Outside(LocalBackend):
    """The app's backend with those images, and starts that report what they are told to."""

    def __init__(self, *facts: Any) -> None:
        super().__init__(*facts)
        self.double = Images()
        self.news: list[tuple[Progress, threading.Event]] = []

    def engine(self) -> Any:
        return SimpleNamespace(images=self.double)

    @property
    @once
    def tools(self) -> Told:
        return Told(self)


class Told(LocalTools):
    """Tools whose starts do no more than report."""

    def __init__(self, outside: Outside) -> None:
        super().__init__(outside, outside._handing, outside.user)
        self._news = outside.news

    def start(self, workspace: Workspace, report: Report, stop: Stop) -> Running:
        for progress, taken in self._news:
            report(progress)
            taken.wait(10)
        raise EngineLost


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[], App]]:
    """Builds the app, shown; closing it ends its jobs."""
    own = QLocale()
    QLocale.setDefault(QLocale.c())
    apps: list[App] = []

    def make() -> App:
        dirs = PlatformDirs("Cais", appauthor=False)
        apps.append(build(qapp, Outside(dirs)))
        apps[-1].window.show()
        return apps[-1]

    yield make
    for one in apps:
        one.window.close()
        for thing in (one.window, one.desk, one.theme):
            thing.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    QLocale.setDefault(own)


def reads(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("entry", "found", "words"),
    [
        (PULLED, None, "Downloaded the first time"),
        (PULLED, Availability(False), "Downloaded the first time"),
        (PULLED, Availability(False, 1_400_000_000), "Download 1.4 GB"),
        (PULLED, Availability(False, 1_400_000_000, 170.0), "Download 1.4 GB · about 3 min here"),
        (PULLED, Availability(False, 1_400_000_000, 59.0), "Download 1.4 GB · less than a minute here"),
        (PULLED, Availability(True, 1_230_000_000), "On this computer · 1.2 GB"),
        (PULLED, Availability(True, 0), "On this computer"),
        (
            PULLED,
            Availability(True, 1_230_000_000, made=SOME_DAY),
            "On this computer · 1.2 GB · made 9 Nov 2020",
        ),
        (
            PULLED,
            Availability(True, made=TODAY),
            f"On this computer · made {TODAY.day} {TODAY.strftime('%b')}",
        ),
        (BUILT, None, "Built on this computer the first time"),
        (BUILT, Availability(False), "Built on this computer the first time"),
        (BUILT, Availability(True, 950_000_000), "On this computer · 950 MB"),
    ],
)
def test_the_words_for_each_case(
    qtbot: QtBot, app: Callable[[], App], entry: Entry, found: Availability | None, words: str
) -> None:
    assert availability(entry, found) == words
    one = app()
    dialog = FolderDialog(None, one.preferences)
    draft = Draft(one.backend, Catalogue((entry,)), dialog, Choices(entry.id))
    page = ReviewPage(draft)
    qtbot.addWidget(page)
    draft.available = {entry.id: found} if found else {}
    page.refresh()
    assert words in reads(page)
    once = "Only once; you can go on working meanwhile." in reads(page)
    assert once is not (found is not None and found.present)


def test_the_cards_tell_what_is_known_as_it_comes(qtbot: QtBot, app: Callable[[], App]) -> None:
    one = app()
    one.shell.making.show()
    assert one.shell.making.wizard
    card = one.shell.making.wizard.findChild(ChooseTool).card
    assert "JupyterLab · Downloaded the first time · Jupyter project" in reads(card("jupyter-scipy"))
    qtbot.waitUntil(lambda: "JupyterLab · Download 1.4 GB · Jupyter project" in reads(card("jupyter-scipy")))
    assert "JupyterLab · On this computer · 1.2 GB" in reads(card("python-starter"))
    assert "JupyterLab · Built on this computer the first time" in reads(card("r-starter"))
    assert "RStudio · Downloaded the first time · Rocker project" in reads(card("rocker-rstudio"))
    images = one.backend.double
    images.may.set()
    assert RSTUDIO not in images.asked, "its registry takes questions for downloads"
    card("rocker-rstudio").click()
    qtbot.waitUntil(lambda: "RStudio · Download 20.0 MB · Rocker project" in reads(card("rocker-rstudio")))
    assert [reference for reference in images.asked if reference.startswith("rocker")] == [RSTUDIO]
    said = card("jupyter-scipy").accessibleDescription()
    assert said.endswith("Download 1.4 GB · Jupyter project")


def test_what_a_registry_told_is_remembered(qtbot: QtBot, app: Callable[[], App]) -> None:
    """Also after the app was started again."""
    asked: list[str] = []
    for one in (app(), app()):
        images = one.backend.double
        images.may.set()
        takes: list[dict[str, Availability]] = []
        for _ in range(2):
            with qtbot.waitSignal(one.desk.catalogue.look_up(takes.append, "rocker-rstudio").ended):
                pass
        assert takes[-1]["jupyter-scipy"] == Availability(False, 1_400_000_000)
        assert takes[-1]["rocker-rstudio"] == Availability(False, 20_000_000)
        asked += images.asked
    assert (asked.count(SCIPY), asked.count(RSTUDIO)) == (1, 1)


def test_who_leaves_the_wizard_asks_no_longer(qtbot: QtBot, app: Callable[[], App]) -> None:
    one = app()
    one.shell.making.show()
    images = one.backend.double
    assert one.shell.making.wizard
    one.shell.making.wizard.findChild(ChooseTool).card("rocker-rstudio").click()
    qtbot.waitUntil(lambda: RSTUDIO in images.asked)
    assert one.shell.making.wizard
    one.shell.making.wizard.cancel_button.click()
    qtbot.waitUntil(images.ended.is_set)


def test_a_download_foretells_the_next_one(
    qtbot: QtBot, app: Callable[[], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after the app was started again."""
    now = [100.0]
    monkeypatch.setattr(parts, "Starts", partial(Starts, clock=lambda: now[0]))
    one = app()
    reports = (
        Progress(Step.IMAGE, Activity.DOWNLOADING, 0),
        Progress(Step.IMAGE, Activity.DOWNLOADING, 490_000_000),
        Progress(Step.IMAGE, Activity.UNPACKING, 0, 500_000_000),
        Progress(Step.FOLDERS),
    )
    assert isinstance(one.backend, Outside)
    one.backend.news = [(report, threading.Event()) for report in reports]
    one.desk.add(replace(WORKSPACE, entry="jupyter-scipy"))
    for report, taken in one.backend.news:
        qtbot.waitUntil(lambda report=report: report in _news(one))
        now[0] += 20
        taken.set()
    qtbot.waitUntil(lambda: one.desk.starts.of(WORKSPACE.id).problem is not None)

    other = app()
    other.shell.making.show()
    assert other.shell.making.wizard
    card = other.shell.making.wizard.findChild(ChooseTool).card("jupyter-scipy")
    # 500 MB in 60 s, so 1.4 GB in 168 s.
    qtbot.waitUntil(
        lambda: "JupyterLab · Download 1.4 GB · about 3 min here · Jupyter project" in reads(card)
    )
    other.backend.double.may.set()


def _news(app: App) -> list[Progress]:
    start = app.desk.starts.of(WORKSPACE.id)
    return list(start.news.values()) if start else []


def test_a_speed_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    (tmp_path / "cais.ini").write_text("[General]\nspeed=fast\n")
    assert Preferences(tmp_path).download_speed == 0
    (tmp_path / "cais.ini").write_text("[General]\nspeed=-3\n")
    assert Preferences(tmp_path).download_speed == 0
