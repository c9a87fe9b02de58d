"""Making the Qt application where there is a screen, and where there is none."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

NOBODY = ":4711"
_MAKE = """
import logging
from desktop.gui.process import no_screen
logging.basicConfig(format="logged: %(message)s")
from PySide6.QtWidgets import QApplication
with no_screen.needed():
    app = QApplication([])
print("made for", app.platformName())
"""


def make(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    others = {name: value for name, value in os.environ.items() if name not in screens}
    return subprocess.run(
        [sys.executable, "-c", _MAKE], env=others | environment, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "could not connect to display"),
        ({"DISPLAY": NOBODY}, f"could not connect to display {NOBODY}"),
        ({"WAYLAND_DISPLAY": "wayland-4711"}, "Failed to create wl_display"),
        ({"QT_QPA_PLATFORM": "wayland", "DISPLAY": NOBODY}, "Failed to create wl_display"),
        ({"QT_QPA_PLATFORM": "abacus"}, 'Could not find the Qt platform plugin "abacus"'),
    ],
)
def test_without_one(environment: dict[str, str], reason: str) -> None:
    made = make(environment)
    assert made.returncode == 1
    assert "Cais needs a screen, and none can be reached. Start it from your desktop.\n" in made.stderr
    assert reason in made.stderr
    assert not made.stdout


def test_with_one(display: str) -> None:
    made = make({"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})
    assert (made.returncode, made.stdout) == (0, "made for xcb\n")


def test_what_was_tried_before_is_logged() -> None:
    made = make({"QT_QPA_PLATFORM": "xcb;offscreen", "DISPLAY": NOBODY})
    assert (made.returncode, made.stdout) == (0, "made for offscreen\n")
    assert f"logged: Qt: could not connect to display {NOBODY}" in made.stderr
