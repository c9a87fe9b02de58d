"""What is a rule of Windows, or speaks to it, is tried with Windows' own Python, as Wine runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
TESTS = (CHECKOUT / "tests/folders/on_windows.py", CHECKOUT / "tests/vault/on_windows.py")
AWAY = ("cffi", "_wmi")
"""Modules that others do without: one would be Linux' own, and the other wants what Wine 8 does not have."""


def windows(place: Path | str) -> str:
    """The same place for Wine."""
    return f"Z:{place}".replace("/", "\\")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("tests", TESTS, ids=lambda tests: tests.parent.name)
def test_rules_of_windows_by_windows_own_functions(tmp_path: Path, tests: Path) -> None:
    python = Path(os.environ.get("CAIS_WINDOWS_PYTHON", "/nowhere"), "python.exe")
    if not python.exists() or not shutil.which("wine"):
        pytest.skip("not here, `make test-folders` brings it: Wine and Windows' Python")
    shutil.copy(tests, tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    for away in AWAY:
        (tmp_path / f"{away}.py").write_text("raise ImportError\n")
    packages = CHECKOUT, Path(pytest.__file__).parents[1], python.with_name("packages")
    found = {
        "PYTHONPATH": ";".join(map(windows, packages)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "WINEPREFIX": str(tmp_path / "wine"),
        "WINEDEBUG": "-all",
    }
    options = ["-p", "no:cacheprovider", "--basetemp", "C:\\pytest", tests.name]
    command = ["wine", windows(python), "-m", "pytest", *options]
    environment = {**os.environ, **found}
    try:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    finally:
        subprocess.run(["wineserver", "--kill", "--wait"], env=environment, capture_output=True)
    assert done.returncode == 0, done.stdout
    passed = re.search(r"(\d+) passed in", done.stdout)
    assert passed
    assert int(passed[1]) >= tests.read_text(encoding="utf-8").count("\ndef test_"), done.stdout
