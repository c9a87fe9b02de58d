"""The app on a stage: see stage.py."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from platformdirs import PlatformDirs
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import build
from desktop.core.computer.settings import SettingsFile
from desktop.core.start import watching
from desktop.gui.state import unsaved_work
from desktop.gui.state.engine import listing
from desktop.gui.window import Window
from desktop.gui.words import language
from desktop.gui.words.language import Language
from tests.fakes.fixtures import bus, fake_engine, gnome  # noqa: F401 - fixtures for tests to ask for
from tests.gui.support.backend_double import BackendDouble
from tests.gui.support.patience import PatientBot
from tests.gui.support.spoken import INVENTED, TRANSLATIONS, invent, mark, release, stretch
from tests.gui.support.stage import Stage
from tests.gui.support.tool_double import ToolDouble


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In the place of the library's own."""
    return PatientBot(request)


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool and the warming are replaced whole: their real modules load the browser engine."""
    tool = SimpleNamespace(EmbeddedTool=ToolDouble)
    monkeypatch.setitem(sys.modules, "desktop.gui.workspace.embedded_tool", tool)
    warming = SimpleNamespace(Preload=lambda _parent: object())
    monkeypatch.setitem(sys.modules, "desktop.gui.browser.preload", warming)


class StrayWindows(QObject):
    """Notices widgets that are shown before they have a place: each would flash as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @contextmanager
    def away(self) -> Iterator[None]:
        """Where thousands of pictures are taken, each of which is many events, and nothing is shown."""
        QApplication.instance().removeEventFilter(self)
        yield
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # By its class: this is asked of each event there is, and to ask for its type takes much longer.
        if type(event) is QShowEvent and isinstance(watched, QWidget) and _is_plain_window(watched):
            self.seen.append(repr(watched))
        return False


def _is_plain_window(widget: QWidget) -> bool:
    meant = isinstance(widget, (Window, QMenu, QDialog))
    return widget.isWindow() and widget.windowType() is Qt.WindowType.Window and not meant


@pytest.fixture
def no_stray_windows(qapp: QApplication) -> Iterator[StrayWindows]:
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    yield stray
    qapp.removeEventFilter(stray)
    assert stray.seen == []


Speak = Callable[[Path, str], Language]


@pytest.fixture
def speak(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speak]:
    """Has the app speak a language of a folder, and the stage if it is asked for afterwards."""
    spoken: list[Language] = []

    def speak(folder: Path, code: str) -> Language:
        monkeypatch.setattr(language, "FOLDER", folder)
        folder = Path(PlatformDirs("Cais", appauthor=False).user_config_dir)
        settings = SettingsFile(folder / "settings.toml")
        settings.choose(language=code)
        assert settings.save()
        spoken.append(Language(qapp, code))
        return spoken[-1]

    yield speak
    for one in spoken:
        one.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QLocale.setDefault(QLocale.system())


@pytest.fixture(scope="session")
def stretched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a language whose words are longer, and of English."""
    folder = tmp_path_factory.mktemp("stretched")
    invent(folder, stretch)
    release(TRANSLATIONS / "en.ts", folder)
    return folder


@pytest.fixture(scope="session")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a language that marks what it translates."""
    folder = tmp_path_factory.mktemp("marked")
    invent(folder, mark)
    return folder


@pytest.fixture
def longer(speak: Speak, stretched: Path) -> None:
    """A language whose words are longer. Ask for it before the stage."""
    speak(stretched, INVENTED)


@pytest.fixture
def make_stage(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    no_browser: None,
    no_stray_windows: StrayWindows,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[], Stage]]:
    """Builds the app; all that it started ends with the test."""
    # A power cut is not played here, and a disk that others keep busy takes seconds to be sure.
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    monkeypatch.setattr(listing, "REFRESH_MS", 5)
    monkeypatch.setattr(listing, "SETTLE_MS", 20)
    monkeypatch.setattr(watching, "EVERY_S", 0.05)
    monkeypatch.setattr(unsaved_work, "LAST_MOMENT_MS", 20)
    stages: list[Stage] = []

    def make() -> Stage:
        dirs = PlatformDirs("Cais", appauthor=False)
        backend = BackendDouble(dirs)
        monkeypatch.setattr("desktop.core.start.launch.start", backend.play)
        failing_tests = sys.excepthook, threading.excepthook
        app = build(qapp, backend, ask=lambda _parent, _start: stages[-1].chosen)
        app.preferences.told_of_tools = True
        stages.append(Stage(app, backend, qtbot, tmp_path, sys.excepthook))
        sys.excepthook, threading.excepthook = failing_tests
        return stages[-1]

    yield make
    for stage in stages:
        for tool in stage.tools:
            tool.finish_saving()
        stage.app.shell.closing.end()
        qtbot.waitUntil(lambda window=stage.window: not window.isVisible())
        stage.backend.release()
        stage.settle()
        for thing in (stage.window, stage.app.desk, stage.app.theme, stage.app.language):
            thing.deleteLater()
        stage.settle()


@pytest.fixture
def stage(make_stage: Callable[[], Stage]) -> Stage:
    """The app, built and not begun."""
    return make_stage()
