"""What is remembered from one start to the next, and what happens where nothing can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import PlatformDirs
from PySide6.QtCore import QByteArray, QObject, QSettings
from pytestqt.qtbot import QtBot

from desktop.app import begin
from desktop.backend import LocalBackend
from desktop.core.computer.settings import Settings, SettingsFile
from desktop.gui.jobs.job import Job
from desktop.gui.preferences import Preferences
from tests.fakes.engine import FakeEngine
from tests.gui.support.screens import SHOW
from tests.gui.support.stage import Stage


def test_everything_is_remembered(tmp_path: Path) -> None:
    before = Preferences(tmp_path / "config")
    before.geometry = QByteArray(b"\x01geometry\x00")
    before.last_folder = "/home/maria/Dokumente/Üblich, 2026"
    before.download_speed = 9.1e6
    del before
    after = Preferences(tmp_path / "config")
    assert after.geometry == QByteArray(b"\x01geometry\x00")
    assert after.last_folder == "/home/maria/Dokumente/Üblich, 2026"
    assert after.download_speed == 9.1e6


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    fresh = Preferences(tmp_path)
    assert fresh.geometry.isEmpty()
    assert fresh.download_speed == 0
    assert fresh.last_folder == str(Path.home())


def test_folder_that_cannot_be_written_is_fine(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    preferences = Preferences(tmp_path / "config")
    preferences.last_folder = "/data"
    assert preferences.last_folder == "/data"
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
    assert preferences.download_speed == 0
    assert preferences.geometry.isEmpty()
    settings = SettingsFile(tmp_path / "settings.toml")
    preferences.hand_over(settings)
    assert settings.now == Settings()
    assert settings.problem is None


# --- settings: see tests/core/test_settings.py for their file ---------------------------------------------


def as_it_was(folder: Path, **values: str) -> None:
    """An INI file as an older Cais, and Qt, wrote it."""
    file = QSettings(str(folder / "cais.ini"), QSettings.Format.IniFormat)
    for key, value in values.items():
        file.setValue(key.replace("_", "/"), value)


def test_what_an_older_cais_kept_is_taken_over_once(tmp_path: Path) -> None:
    as_it_was(
        tmp_path,
        appearance="dark",
        language="pt_BR",
        engine="unix:///run/user/1000/docker.sock",
        network_pool="10.20.0.0/16",
        speed="3000",
    )
    settings = SettingsFile(tmp_path / "settings.toml")
    Preferences(tmp_path).hand_over(settings)
    taken = Settings("dark", "pt_BR", "unix:///run/user/1000/docker.sock", "10.20.0.0/16")
    assert settings.now == taken
    assert SettingsFile(tmp_path / "settings.toml").now == taken
    left = Preferences(tmp_path)
    assert left.download_speed == 3000
    (tmp_path / "settings.toml").unlink()
    fresh = SettingsFile(tmp_path / "settings.toml")
    left.hand_over(fresh)
    assert fresh.now == Settings(), "whoever removes the file begins anew"


def test_what_it_cannot_set_for_an_older_cais_stays_and_is_not_used(tmp_path: Path) -> None:
    as_it_was(tmp_path, network_pool="10.20.0.1/16", engine="tcp://x")
    settings = SettingsFile(tmp_path / "settings.toml")
    Preferences(tmp_path).hand_over(settings)
    assert settings.now == Settings(engine="tcp://x")
    assert "10.20.0.1/16" in (tmp_path / "cais.ini").read_text()


def test_an_engine_that_a_job_found_is_remembered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fake_engine: FakeEngine
) -> None:
    monkeypatch.setenv("DOCKER_HOST", fake_engine.address)
    dirs = PlatformDirs("Cais", appauthor=False)
    folder = Path(dirs.user_config_dir)
    backend = LocalBackend(dirs)
    owner = QObject()
    job = Job(lambda _report, _stop: backend.engine().find(), "find", owner)
    with qtbot.waitSignal(job.succeeded):
        job.start()
    backend.engine().close()
    assert SettingsFile(folder / "settings.toml").now.engine == fake_engine.address


def test_what_was_chosen_last_is_kept_where_the_app_ends_at_once(stage: Stage) -> None:
    SHOW["settings"](stage)
    for mode in ("Light", "Dark"):
        stage.click(mode)
    stage.window.close()
    kept = SettingsFile(Path(stage.backend.own_folders.user_config_dir) / "settings.toml")
    assert kept.now.appearance == "dark"
    assert stage.app.theme.mode == "dark"


def test_settings_that_cannot_be_read_are_told_and_can_be_mended(make_stage: Callable[[], Stage]) -> None:
    file = Path(PlatformDirs("Cais", appauthor=False).user_config_dir) / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('version = 1\nappearance = "purple"\n')
    stage = make_stage()
    begin(stage.app)
    stage.until(lambda: stage.reads("Some settings cannot be read"))
    stage.click("Details")
    stage.click("Details for IT")
    assert stage.reads("settings.toml:2: appearance: must be one of system, light, dark")
    assert file.read_text() == 'version = 1\nappearance = "purple"\n'
