"""The composition root: `backend` makes what lies below the screens, this puts the screens on top."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.backend import LocalBackend
from desktop.gui.home.page import HomePage
from desktop.gui.look.theme import Theme
from desktop.gui.preferences import Preferences
from desktop.gui.process.crash_dialog import CrashDialog
from desktop.gui.process.single_instance import SingleInstance
from desktop.gui.shell import HOME, Shell
from desktop.gui.state.desk import Desk
from desktop.gui.window import Sidebar, Window
from desktop.gui.words.language import Language

if TYPE_CHECKING:  # and imported for good where first needed, to have the window up sooner
    from platformdirs import PlatformDirs

    from desktop.core.computer.settings import SettingsFile
    from desktop.gui.wizard.folder_dialog import AskFolder

translate = QCoreApplication.translate

SHOW_WITHIN_MS = 300  # that the window waits for the workspaces to be read
TIDY_AFTER_MS = 1000  # until all cards are made
UPDATES_AFTER_MS = 30_000  # until nothing else is asked of the network
WARM_AFTER_MS = 1500  # until the person has seen the window and not yet chosen what to open


class App(NamedTuple):
    """The running app's parts, for those who drive it from outside (the tour, tests)."""

    qt: QApplication
    language: Language
    theme: Theme
    window: Window
    shell: Shell
    desk: Desk
    home: HomePage
    preferences: Preferences
    backend: LocalBackend


def build(
    qt: QApplication, backend: LocalBackend, *, ask: AskFolder | None = None, at_once: bool = False
) -> App:
    """Make the window and everything behind it; nothing is shown yet.

    `ask` stands for the dialog that asks for a folder. `at_once` has the desk begin, whose first job reads
    the workspaces while the window is made; otherwise no job runs yet.
    """
    settings, preferences = backend.settings, Preferences(Path(backend.own_folders.user_config_dir))
    preferences.hand_over(settings)
    language = Language(qt, settings.now.language or "")
    theme = Theme(qt, settings.now.appearance or "system")
    desk = Desk(backend, preferences, qt)
    if at_once:
        desk.begin()
    side = Sidebar(
        [
            (lambda: translate("Window", "Workspaces"), "layout-grid"),
            (lambda: translate("Window", "Data connections"), "database"),
            (lambda: translate("Window", "Presets"), "building"),
            (lambda: translate("Window", "Health"), "heart-pulse"),
            (lambda: translate("Window", "Settings"), "settings"),
        ]
    )
    window = Window(side, preferences)
    shell = Shell(backend, desk, window, side, theme, preferences, ask)
    window.add_place(lambda: shell.connections.page())
    window.add_place(lambda: shell.presets.page())
    window.add_place(lambda: shell.health.page())
    window.add_place(lambda: _settings(shell, desk, theme, language, backend))
    language.changed.connect(shell.retranslate)
    desk.news.policy_changed.connect(lambda: _follow(desk, theme, language, settings))
    window.show_place(HOME)
    window.closed.connect(shell.close)
    window.closed.connect(settings.save)  # what was chosen a moment ago
    window.closed.connect(preferences.save)
    qt.commitDataRequest.connect(lambda session: shell.closing.save_for_session(session))
    CrashDialog(window)
    return App(qt, language, theme, window, shell, desk, shell.home, preferences, backend)


def _follow(desk: Desk, theme: Theme, language: Language, settings: SettingsFile) -> None:
    """What IT has the looks and the language be, where it says so; what a person chose is kept as it is."""
    policy = desk.presets.policy
    mode = policy.pick("settings.appearance", settings.now.appearance, "system")
    if mode != theme.mode:
        theme.set_mode(mode)
    code = policy.pick("settings.language", settings.now.language, "")
    if code != language.wanted and code in ("", *language.there()):
        language.choose(code)


def _settings(shell: Shell, desk: Desk, theme: Theme, language: Language, backend: LocalBackend) -> QWidget:
    from desktop.gui.settings.page import SettingsPage

    about = backend.settings, backend.logs, shell.passphrase
    ways = shell.show_activity, shell.presets.choose, shell.make_preset
    return SettingsPage(desk, theme, language, *about, *ways)


def open_app(
    qt: QApplication, backend: LocalBackend, *, ask: AskFolder | None = None, file: str = ""
) -> App | None:
    """The app on the screen and at work, with a file of ours that somebody opened ("" for none); None where
    another one was there, which has come forward with it."""
    instance = SingleInstance(Path(backend.own_folders.user_data_dir), qt)
    if not instance.claim(file):
        return None
    app = build(qt, backend, ask=ask, at_once=True)
    instance.called.connect(lambda other: come_forward(app, other))
    begin(app)
    if file:
        QTimer.singleShot(SHOW_WITHIN_MS, app.window, lambda: app.shell.open_file(file))
    QTimer.singleShot(SHOW_WITHIN_MS, instance, instance.listen)
    if show_files := getattr(qt, "show_files", None):  # on macOS
        QTimer.singleShot(
            SHOW_WITHIN_MS, app.window, lambda: show_files(lambda path: come_forward(app, path))
        )
    return app


def _ask_proxies(pac: str, servers: tuple[str, ...]) -> Mapping[str, str]:
    from desktop.gui.process.system_proxies import system_proxies

    return system_proxies(pac, servers)


def come_forward(app: App, file: str) -> None:
    """What a second start is for, with a file that somebody opened ("" for none)."""
    app.window.come_forward()
    app.shell.open_file(file)


def stay(app: App) -> int:
    """Until the window is closed, by the person or because an end was asked for; the exit status."""
    from desktop.gui.process.ending import Signals  # in its own time: the window is shown before

    signals = Signals(app.window)
    signals.asked.connect(lambda: app.shell.closing.end())
    # Not `quit`, which whatever else is open on the screen may object to.
    app.window.closed.connect(lambda: app.qt.exit() if signals.heard else None)
    status = app.qt.exec()
    signals.die_of_it()
    signals.let_go()
    return status


def begin(app: App) -> None:
    """Put an app that was built to be at work `at_once` on the screen."""

    def show_with_cards() -> None:
        """To fill a window that is on the screen already takes far longer."""
        app.desk.news.listed.disconnect(show_with_cards)
        app.window.show()

    app.desk.news.listed.connect(show_with_cards)
    QTimer.singleShot(SHOW_WITHIN_MS, app.window, app.window.show)
    QTimer.singleShot(TIDY_AFTER_MS, app.window, lambda: _tidy(app.window))
    QTimer.singleShot(TIDY_AFTER_MS, app.window, lambda: app.desk.connections.forget_removed())
    # The browser holds the window up for a moment as it starts: now that hinders nobody, later it would.
    QTimer.singleShot(WARM_AFTER_MS, app.window, lambda: app.shell.warm_up.begin())
    QTimer.singleShot(UPDATES_AFTER_MS, app.window, lambda: app.shell.updates.look())
    app.backend.prepare()
    if app.backend.settings.problem:
        app.desk.news.failed.emit("", app.backend.settings.problem)


def _tidy(window: Window) -> None:
    from desktop.gui.process.garbage import GarbageCollection

    GarbageCollection(window)


def run(qt: QApplication, folders: PlatformDirs, file: str = "") -> int:
    """The app until its window is closed, with a file that somebody opened; returns its exit status."""
    app = open_app(qt, LocalBackend(folders, ask_proxies=_ask_proxies), file=file)
    return stay(app) if app else 0
