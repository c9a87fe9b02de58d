"""What is remembered from one start to the next, and what happens where nothing can be."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from platformdirs import PlatformDirs
from PySide6.QtCore import QByteArray, QSettings
from pytestqt.qtbot import QtBot

from desktop.app import Rooms
from desktop.gui.jobs.job import Job
from desktop.gui.preferences import Preferences
from tests.fakes.engine import FakeEngine


def test_everything_is_remembered(tmp_path: Path) -> None:
    before = Preferences(tmp_path / "config")
    before.geometry = QByteArray(b"\x01geometry\x00")
    before.appearance = "dark"
    before.engine = "unix:///run/docker.sock"
    before.last_folder = "/home/maria/Dokumente/Üblich, 2026"
    before.download_speed = 9.1e6
    del before
    after = Preferences(tmp_path / "config")
    assert after.geometry == QByteArray(b"\x01geometry\x00")
    assert after.appearance == "dark"
    assert after.engine == "unix:///run/docker.sock"
    assert after.last_folder == "/home/maria/Dokumente/Üblich, 2026"
    assert after.download_speed == 9.1e6


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("10.20.0.0/16", "10.20.0.0/16"),
        ("10.20.0.1/16", ""),
        ("10.20.0.0/30", ""),
        ("fd00::/64", ""),
        ("a, b", ""),
    ],
)
def test_it_chooses_where_networks_get_their_addresses(tmp_path: Path, said: str, kept: str) -> None:
    (tmp_path / "cais.ini").write_text(f"[network]\npool={said}\n")
    assert Preferences(tmp_path).network_pool == kept


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    fresh = Preferences(tmp_path)
    assert fresh.geometry.isEmpty()
    assert (fresh.appearance, fresh.engine, fresh.network_pool) == ("system", "", "")
    assert fresh.download_speed == 0
    assert fresh.last_folder == str(Path.home())


def test_folder_that_cannot_be_written_is_fine(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    preferences = Preferences(tmp_path / "config")
    preferences.appearance = "dark"
    preferences.last_folder = "/data"
    assert preferences.appearance == "dark"
    del preferences
    tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfe garbage",
        b"[General]\nappearance=purple\nspeed=fast\nengine=\n[window]\ngeometry=nonsense\n",
        b"[General]\nappearance=1, 2\nspeed=-3\n",
        b"[General]\nspeed=nan\n",
        b"[General]\nspeed=inf\n",
    ],
)
def test_file_with_nonsense_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "cais.ini").write_bytes(content)
    preferences = Preferences(tmp_path)
    assert preferences.appearance == "system"
    assert preferences.download_speed == 0
    assert preferences.geometry.isEmpty()


def test_an_engine_that_a_job_found_is_remembered_on_the_settings_own_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_engine: FakeEngine
) -> None:
    monkeypatch.setenv("DOCKER_HOST", fake_engine.address)
    threads: set[threading.Thread] = set()
    for name in ("value", "setValue"):
        monkeypatch.setattr(QSettings, name, _noting(getattr(QSettings, name), threads))
    preferences = Preferences(tmp_path)
    rooms = Rooms(PlatformDirs("Cais", appauthor=False), preferences)
    job = Job(lambda _report, _stop: rooms.engine().find(), "find", preferences)
    with qtbot.waitSignal(job.succeeded):
        job.start()
    qtbot.waitUntil(lambda: preferences.engine == fake_engine.address)
    rooms.engine().close()
    assert threads == {threading.main_thread()}


def _noting(ask: Callable[..., Any], threads: set[threading.Thread]) -> Callable[..., Any]:
    def noted(*arguments: Any) -> Any:
        threads.add(threading.current_thread())
        return ask(*arguments)

    return noted
