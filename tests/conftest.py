"""What every test starts from: no screen, and a home of its own."""

from __future__ import annotations

import atexit
import os
import queue
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.policy import places
from desktop.gui.process import chromium_flags

pytest_plugins = ["tests.leaks"]

# Before Qt is imported. The browser would use a display it is not shown on, and crash.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("WAYLAND_DISPLAY", None)
# The processes of pytest-xdist inherit what its first one has left of the environment.
DISPLAY = os.environ.pop("DISPLAY", None) or os.environ.get("CAIS_TESTS_DISPLAY")
if DISPLAY:
    os.environ["CAIS_TESTS_DISPLAY"] = DISPLAY
for name in [name for name in os.environ if name.startswith("QTWEBENGINE_")]:
    del os.environ[name]
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    # Where an app's socket lies, which would be another process's tests' to look after.
    os.environ["TMPDIR"] = _temporary = tempfile.mkdtemp(prefix=f"{worker}-")
    tempfile.tempdir = None
    atexit.register(shutil.rmtree, _temporary, ignore_errors=True)
# What is looked for on screens is English, whatever the developer speaks.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)


@pytest.fixture
def display() -> str:
    """An X display for an app that a test starts as a process: the value for its DISPLAY."""
    if DISPLAY is None:
        pytest.skip("no display; `make test` brings a virtual one")
    return DISPLAY


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's home folder for this test alone, with the places that desktops keep in it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for variable, place in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".runtime",
    }.items():
        (home / place).mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(variable, str(home / place))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus")  # not the developer's own system
    monkeypatch.setattr(places, "own_home", lambda: str(home))
    return home


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What Cais starts Qt with."""
    return ["cais", *chromium_flags.OWN]


@pytest.fixture
def in_thread() -> Iterator[Callable[[Callable[[], object]], queue.Queue[object]]]:
    """Runs something beside the test; what it returned, or the exception it raised, comes in a queue."""
    threads: list[threading.Thread] = []

    def run(work: Callable[[], object]) -> queue.Queue[object]:
        ended: queue.Queue[object] = queue.Queue()

        def body() -> None:
            try:
                ended.put(work())
            except BaseException as error:
                ended.put(error)

        threads.append(threading.Thread(target=body, daemon=True))
        threads[-1].start()
        return ended

    yield run
    for thread in threads:
        thread.join(10)
