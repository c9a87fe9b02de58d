"""What belongs to the process as a whole, set once, in the order that it has to come in.

Of the modules beside this one two come later, with what they belong to: `crash_dialog` with the window, and
`garbage` once all cards stand. What only the browser engine needs is set where that is loaded.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs
    from PySide6.QtWidgets import QApplication

SWITCH_S = 0.0005
"""After which a job that computes lets the GUI thread go on. Python's own 0.005 adds up: each event that Qt
hands to one of our widgets may wait that long."""


def prepare() -> tuple[QApplication, PlatformDirs]:
    """The Qt application, with everything set that must be before it exists, and the folders of Cais.

    To be called before anything of PySide6 is imported, which a start would wait for longer otherwise.
    """
    gc.disable()  # nothing made by a start is garbage; `garbage` sees to it once the window is up
    sys.setswitchinterval(SWITCH_S)
    leave_no_core()
    from desktop.gui.process import lazy_bindings

    lazy_bindings.load()
    import logging
    from pathlib import Path

    from desktop.core.logs import keep_logs
    from desktop.core.resources import own_folders
    from desktop.gui.process.chromium_flags import drop_inherited_switches

    folders = own_folders()
    dropped = drop_inherited_switches(os.environ)
    keep_logs(Path(folders.user_log_dir))
    if dropped:
        logging.getLogger(__name__).warning("ignored inherited switches: %s", ", ".join(dropped))
    return _application(), folders


def leave_no_core() -> None:
    """The system writes no picture of our memory to a disk if we crash, as passwords are in it for a while.

    Windows keeps such pictures by itself where IT wants them; nothing of ours could tell it otherwise.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _made(arguments: list[str]) -> QApplication:
    if sys.platform == "darwin":
        from desktop.gui.process.opened_files import Application

        return Application(arguments)
    from PySide6.QtWidgets import QApplication

    return QApplication(arguments)


def _application() -> QApplication:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from desktop import __version__
    from desktop.core.resources import RESOURCES
    from desktop.gui.process import no_screen
    from desktop.gui.process.chromium_flags import OWN

    QApplication.setDesktopFileName("app.cais")
    # The style that the sheet is made for. By argument: `setStyle` would have Python make its largest class.
    with no_screen.needed():
        qt = _made(["cais", "-style", "Fusion", *OWN])
    qt.setApplicationName("Cais")
    qt.setApplicationVersion(__version__)
    qt.setWindowIcon(QIcon(str(RESOURCES / "icons" / "cais.svg")))
    return qt
