"""The composition root: `rooms` makes what lies below the screens, this puts the screens on top."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from platformdirs import PlatformDirs
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from desktop import __version__
from desktop.core.logs import keep_logs
from desktop.core.resources import RESOURCES
from desktop.gui.home.page import HomePage
from desktop.gui.look.theme import Theme
from desktop.gui.preferences import Preferences
from desktop.gui.process import no_screen
from desktop.gui.process.chromium_flags import OWN, drop_inherited_switches
from desktop.gui.process.crash_dialog import CrashDialog
from desktop.gui.process.garbage import GarbageCollection
from desktop.gui.process.single_instance import SingleInstance
from desktop.gui.shell import HOME, Making, Shell
from desktop.gui.state.desk import Desk, Outside
from desktop.gui.window import Sidebar, Window
from desktop.gui.words.language import Language
from desktop.rooms import Rooms

if TYPE_CHECKING:  # and imported for good where first needed, to have the window up sooner
    from desktop.core.start.launch import Running
    from desktop.gui.wizard.folders import AskFolder
    from desktop.gui.wizard.wizard import Asking
    from desktop.gui.workspace.page import ToolScreen

translate = QCoreApplication.translate

SWITCH_EVERY = 0.0005
"""Seconds after which a job that computes lets the GUI thread go on. Python's own 0.005 adds up: each event
that Qt hands to one of our widgets may wait that long."""

SHOW_WITHIN = 300  # milliseconds that the window waits for the workspaces to be read
TIDY_AFTER = 1000  # milliseconds until all cards are made
WARM_AFTER = 1500  # milliseconds until the person has seen the window and not yet chosen what to open


class App(NamedTuple):
    """The running app's parts, for those who drive it from outside (the tour, tests)."""

    qt: QApplication
    language: Language
    theme: Theme
    window: Window
    shell: Shell
    desk: Desk
    home: HomePage
    rooms: Rooms


def build(qt: QApplication, rooms: Rooms, *, ask: AskFolder | None = None) -> App:
    """Make the window and everything behind it; nothing is shown and no job runs yet.

    `ask` stands for the dialog that asks for a folder.
    """
    preferences, settings = rooms.preferences, rooms.settings
    preferences.hand_over(settings)
    language = Language(qt, settings.now.language or "")
    theme = Theme(qt, settings.now.appearance or "system")
    desk = Desk(_outside(rooms), qt)

    def make_tool(id: str, running: Running, on_ready: Callable[[], None]) -> ToolScreen:
        from desktop.gui.workspace.embedded_tool import EmbeddedTool

        workspace = desk.workspaces[id]
        entry = desk.catalogue.entry(workspace)
        assert entry, "only what is in the catalogue is started"
        return EmbeddedTool(workspace.name, entry.launch, running, theme, on_ready)

    warmth: list[object] = []

    def warm_up() -> None:
        """Once is enough: it stays warm as long as the window is there."""
        from desktop.gui.browser.preload import Preload

        if not warmth:
            warmth.append(Preload(window))

    side = Sidebar(
        [
            (lambda: translate("Window", "Workspaces"), "layout-grid"),
            (lambda: translate("Window", "Settings"), "settings"),
        ]
    )
    window = Window(side, preferences)

    def asking() -> Asking:
        from desktop.core.folders import check
        from desktop.core.start.plan import works_as_analyst
        from desktop.gui.wizard.folders import ask_folder
        from desktop.gui.wizard.wizard import Asking
        from desktop.gui.words import sample

        return Asking(
            check=lambda path: check.check_folder(path, rooms.places()),
            sample=lambda: rooms.sample(sample.folder_name(), sample.told),
            proxies=lambda: rooms.proxies().findings,
            works_as_analyst=lambda entry, engine: works_as_analyst(entry, *rooms.user, engine),
            folder=ask or ask_folder,
            last_folder=lambda: preferences.last_folder,
            remember_folder=lambda path: setattr(preferences, "last_folder", str(Path(path).parent)),
        )

    shell = Shell(desk, window, side, Making(make_tool, warm_up, asking))
    window.add_place(lambda: _settings(desk, theme, language, rooms))
    language.changed.connect(shell.retranslate)
    window.show_place(HOME)
    window.closed.connect(shell.close)
    window.closed.connect(settings.save)  # what was chosen a moment ago
    CrashDialog(window)
    return App(qt, language, theme, window, shell, desk, shell.home, rooms)


def _settings(desk: Desk, theme: Theme, language: Language, rooms: Rooms) -> QWidget:
    from desktop.gui.settings.page import SettingsPage

    return SettingsPage(desk, theme, language, rooms.settings, Path(rooms.folders.user_log_dir))


def _outside(rooms: Rooms) -> Outside:
    preferences = rooms.preferences
    return Outside(
        rooms.store,
        lambda: rooms.catalogue,
        rooms.engine,
        rooms.start,
        rooms.sizes,
        speed=lambda: preferences.download_speed,
        remember_speed=lambda speed: setattr(preferences, "download_speed", speed),
    )


def open_app(qt: QApplication, rooms: Rooms, *, ask: AskFolder | None = None) -> App | None:
    """The app on the screen and at work; None where another one was there, which has come forward."""
    instance = SingleInstance(Path(rooms.folders.user_data_dir), qt)
    if not instance.claim():
        return None
    app = build(qt, rooms, ask=ask)
    instance.called.connect(app.window.come_forward)
    begin(app)
    QTimer.singleShot(SHOW_WITHIN, instance, instance.listen)
    return app


def begin(app: App) -> None:
    """Put the app on the screen and to work."""

    def show_with_cards() -> None:
        """To fill a window that is on the screen already takes far longer."""
        app.desk.news.listed.disconnect(show_with_cards)
        app.window.show()

    app.desk.news.listed.connect(show_with_cards)
    QTimer.singleShot(SHOW_WITHIN, app.window, app.window.show)
    QTimer.singleShot(TIDY_AFTER, app.window, lambda: GarbageCollection(app.window))
    # The browser holds the window up for a moment as it starts: now that hinders nobody, later it would.
    QTimer.singleShot(WARM_AFTER, app.window, app.shell.warm_up)
    if app.rooms.settings.problem:
        app.desk.news.failed.emit("", app.rooms.settings.problem)
    app.desk.begin()


def _heed(arguments: Sequence[str]) -> None:
    """Of the command line. The app itself is started without any."""
    if arguments:
        import argparse

        parser = argparse.ArgumentParser(prog="cais", description="R and Python tools on your own data.")
        parser.add_argument("--version", action="version", version=f"Cais {__version__}")
        parser.parse_args(arguments)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the app; returns its exit status."""
    _heed(sys.argv[1:] if argv is None else argv)
    qt, dirs = prepare()
    app = open_app(qt, Rooms(dirs, Preferences(Path(dirs.user_config_dir))))
    return qt.exec() if app else 0


def prepare() -> tuple[QApplication, PlatformDirs]:
    """The Qt application, with everything set that must be before it exists."""
    sys.setswitchinterval(SWITCH_EVERY)
    dirs = PlatformDirs("Cais", appauthor=False)
    dropped = drop_inherited_switches(os.environ)
    keep_logs(Path(dirs.user_log_dir))
    if dropped:
        logging.getLogger(__name__).warning("ignored inherited switches: %s", ", ".join(dropped))
    QApplication.setDesktopFileName("app.cais")
    # The style that the sheet is made for. By argument: `setStyle` would have Python make its largest class.
    with no_screen.needed():
        qt = QApplication(["cais", "-style", "Fusion", *OWN])
    qt.setApplicationName("Cais")
    qt.setApplicationVersion(__version__)
    qt.setWindowIcon(QIcon(str(RESOURCES / "icons" / "cais.svg")))
    return qt, dirs
