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

def painted(card, event):
    print("Qt" in vars(QtCore), [name for name in sys.modules if "WebEngine" in name], checks in sys.modules)
    print([name for name in sys.modules if name.split(".")[0] in later or name.startswith("desktop.vault")])
    WorkspaceCard.paintEvent = plain
    QtCore.QTimer.singleShot(0, app.window.close)

plain, WorkspaceCard.paintEvent = WorkspaceCard.paintEvent, painted
app = open_app(qt, LocalBackend(dirs))
qt.exec()
"""


def test_it_needs_neither_the_browser_nor_a_keyring_nor_qt_s_enumerations(home: Path) -> None:
    made_from = Environment("JupyterLab", "python", ("Python 3.13", "pandas"))
    known = replace(WORKSPACE, environment=made_from, folders=WORKSPACE.folders[:1])
    Store(Path(os.environ["XDG_DATA_HOME"], "Cais")).save(known)
    ran = subprocess.run(
        [sys.executable, "-c", _OPEN], capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout == "False [] False\n[]\n", ran.stderr
