"""What a start leaves for later, to have the window up sooner."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Environment
from tests.core.samples import WORKSPACE

_OPEN = """
from desktop.gui.process.prepare import prepare
qt, dirs = prepare()
import sys
from PySide6 import QtCore
from desktop.app import open_app
from desktop.gui.home.card import WorkspaceCard
from desktop.backend import LocalBackend

later = ("keyring", "secretstorage", "jeepney")
checks = "desktop.core.folders.check"
pictures = []

def painted(card, event):
    if pictures:  # it may be painted once more before it closes
        return
    pictures.append(card)
    print("Qt" in vars(QtCore), [name for name in sys.modules if "WebEngine" in name], checks in sys.modules)
    print([name for name in sys.modules if name.split(".")[0] in later])
    modules = [name for name, module in sys.modules.items() if not hasattr(module, "__path__")]
    print(*[name for name in modules if name.startswith("desktop.")])
    QtCore.QTimer.singleShot(0, app.window.close)

WorkspaceCard.paintEvent = painted
app = open_app(qt, LocalBackend(dirs))
qt.exec()
"""


BUDGET = {
    "desktop": "app",
    "desktop.backend": "local once",
    "desktop.core": "cancelling engine_facts logs progress resources status",
    "desktop.core.computer": "settings",
    "desktop.core.files": "atomic shelf toml",
    "desktop.core.workspaces": "store workspace workspace_file",
    "desktop.engine": "command_path",
    "desktop.gui": "preferences shell window",
    "desktop.gui.home": "card notices page",
    "desktop.gui.jobs": "job queue",
    "desktop.gui.look": "icons stylesheet theme",
    "desktop.gui.parts": "badges buttons layout menus notice tabbing text",
    "desktop.gui.process": "chromium_flags crash_dialog lazy_bindings no_screen prepare single_instance",
    "desktop.gui.state": "acts catalogue desk news parts removals running_tools starts unsaved_work "
    "workspaces",
    "desktop.gui.state.engine": "listing meters presence",
    "desktop.gui.words": "counted environments folders language status units",
}
"""Our modules that the first picture waits for, by package. Each costs all people up to a millisecond at
every start: what is not needed yet is imported where it is (as `Desk` and `Shell` do), not added here."""


def test_it_needs_neither_the_browser_nor_a_keyring_nor_qt_s_enumerations(home: Path) -> None:
    made_from = Environment("JupyterLab", "python", ("Python 3.13", "pandas"))
    known = replace(WORKSPACE, environment=made_from, folders=WORKSPACE.folders[:1])
    Store(Path(os.environ["XDG_DATA_HOME"], "Cais")).save(known)
    ran = subprocess.run(
        [sys.executable, "-c", _OPEN], capture_output=True, text=True, timeout=60, check=True
    )
    library, later, ours = ran.stdout.splitlines()
    assert (library, later) == ("False [] False", "[]"), ran.stderr
    expected = {f"{package}.{name}" for package, names in BUDGET.items() for name in names.split()}
    # One family of problems is imported with all others.
    needed = {name for name in ours.split() if not name.startswith("desktop.core.problems.")}
    assert needed == expected, "say so in BUDGET where fewer are needed"
