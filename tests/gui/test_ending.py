"""What asks the app to end from outside, and how often it may before nothing more is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")

APP = """
import signal, sys
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.gui.process.ending import Signals

app = QCoreApplication([])
signals = Signals(app)
save = lambda: print("saving", flush=True)
go = lambda: (print("saved", flush=True), app.quit())
signals.asked.connect(lambda: (save(), QTimer.singleShot(500, go)))
print("ready", flush=True)
app.exec()
signals.die_of_it()
"""


def told(*names: str) -> tuple[str, int]:
    """What an app says of being sent these, and what it ends by."""
    with subprocess.Popen([sys.executable, "-c", APP], stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout
        assert app.stdout.readline() == "ready\n"
        os.kill(app.pid, signal.Signals[names[0]])
        assert app.stdout.readline() == "saving\n"
        for name in names[1:]:
            os.kill(app.pid, signal.Signals[name])
        said, _ = app.communicate(timeout=30)
    return said, app.returncode


@pytest.mark.parametrize("first", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_terminal_that_goes_meanwhile_hurries_nothing(first: str) -> None:
    """A session that ends sends both at once, and a terminal's shell what the system has sent already."""
    assert told(first, "SIGHUP", "SIGHUP") == ("saved\n", -signal.Signals[first])


def test_a_request_that_comes_with_a_hangup_is_the_first_one() -> None:
    assert told("SIGHUP", "SIGTERM") == ("saved\n", -signal.SIGHUP)


@pytest.mark.parametrize("first", ["SIGTERM", "SIGINT"])
@pytest.mark.parametrize("second", ["SIGTERM", "SIGINT"])
def test_who_asks_again_waits_for_nothing(first: str, second: str) -> None:
    assert told(first, second) == ("", -signal.Signals[second])
