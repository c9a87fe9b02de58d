"""What lies below the screens, as it is made on this computer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.backend import LocalBackend
from desktop.core.resources import own_folders

_ALL_OF_IT = """
import sys
from desktop.backend import LocalBackend
from desktop.core.resources import own_folders

backend = LocalBackend(own_folders())
backend.prepare()
backend.settings, backend.store.load_all(), backend.catalogue, backend.sizes(), backend.logs
backend.engine(), backend.computer(), backend.proxies(), backend.check_folder("/")
print([name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")])
"""


def test_nothing_of_it_needs_qt(home: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _ALL_OF_IT], capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout == "[]\n"


def test_commands_of_products_are_found_without_a_terminal(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.environ["PATH"]
    monkeypatch.setenv("PATH", before)
    backend = LocalBackend(own_folders())
    for _ in range(2):
        backend.prepare()
        found = os.environ["PATH"].split(os.pathsep)
        assert found[: len(before.split(os.pathsep))] == before.split(os.pathsep)
        assert found.count(str(Path.home() / ".docker/bin")) == 1
