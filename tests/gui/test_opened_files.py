"""A file of ours that somebody opens while Cais runs: it is shown in the window that is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from tests.core.policy.preset_samples import text

ROOT = Path(__file__).parents[2]

RUNNING = """
    import sys
    from desktop.gui.process.prepare import prepare
    qt, folders = prepare()
    from desktop.app import open_app
    from desktop.backend import LocalBackend
    app = open_app(qt, LocalBackend(folders))
    app.window.windowTitleChanged.connect(lambda title: print(title, flush=True))
    app.shell.window.come_forward = lambda: print("forward", flush=True)
    print("begun", flush=True)
    sys.exit(qt.exec())
"""

TOLD = """
    from PySide6.QtCore import QCoreApplication, QUrl
    from PySide6.QtGui import QFileOpenEvent
    from desktop.gui.process.opened_files import Application
    qt = Application(["cais", "-platform", "offscreen"])
    def tell(what): QCoreApplication.sendEvent(qt, QFileOpenEvent(what))
    tell("/home/maria/early one.cais")
    tell("/home/maria/photo.png")
    tell(QUrl("https://cais.example/x.html"))
    shown = []
    qt.show_files(shown.append)
    tell("/home/maria/Später.CAIS")
    print(ascii(shown))
"""


@pytest.fixture
def environment(home: Path, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "DOCKER_HOST": "tcp://127.0.0.1:9",
        "LANGUAGE": "en",
    }


@pytest.fixture
def running(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", dedent(RUNNING)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def until(process: subprocess.Popen[str], wanted: str) -> list[str]:
    """The lines up to the one that holds this."""
    lines: list[str] = []
    assert process.stdout
    for line in process.stdout:
        lines.append(line.strip())
        if wanted in line:
            return lines
    raise AssertionError(f"it ended, and said {lines}")


@pytest.mark.parametrize("by_address", [False, True])
def test_the_running_window_shows_what_a_second_start_was_given(
    running: subprocess.Popen[str], environment: dict[str, str], tmp_path: Path, by_address: bool
) -> None:
    """As a double-click does it; some desktops name files by their address."""
    until(running, "begun")
    file = tmp_path / "acme häfen.cais"
    file.write_text(text("[resources]\nmemory_gb = 4"))
    told = file.as_uri() if by_address else file.name
    done = subprocess.run(
        [sys.executable, "-m", "desktop", told],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "forward" in until(running, "Acme Häfen")


def test_macos_tells_the_one_that_runs(environment: dict[str, str]) -> None:
    """Early or late; other programs' files are none of ours."""
    done = subprocess.run(
        [sys.executable, "-c", dedent(TOLD)], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ascii(["/home/maria/early one.cais", "/home/maria/Später.CAIS"])
