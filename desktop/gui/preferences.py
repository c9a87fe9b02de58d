"""What the app remembers of its use: where its window was, the last folder, how fast downloads were."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.core.computer.settings import SettingsFile

_MOVED = {
    "appearance": "appearance",
    "language": "language",
    "engine": "engine",
    "network_pool": "network/pool",
}
"""Where settings were before they had a file of their own."""


class Preferences:
    """Kept in one INI file; a file that cannot be written only means that nothing is remembered.

    Only for the thread that it was made on, as Qt's settings are.
    """

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "cais.ini"), QSettings.Format.IniFormat)

    def hand_over(self, settings: SettingsFile) -> None:
        """What was chosen with an older Cais, or set by IT for one, and was not taken over yet."""
        old = {name: value for name, key in _MOVED.items() if (value := self._settings.value(key))}
        for name in settings.adopt(old) if old else ():
            self._settings.remove(_MOVED[name])

    def save(self) -> None:
        """Now: who is told to end may not come to it later."""
        self._settings.sync()

    @property
    def geometry(self) -> QByteArray:
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("window/geometry", value)

    @property
    def look_around(self) -> tuple[QByteArray, QByteArray]:
        """How large it was when somebody last looked around in data, and how it was parted."""
        values = (self._settings.value(f"look/{name}") for name in ("geometry", "parts"))
        geometry, parts = (value if isinstance(value, QByteArray) else QByteArray() for value in values)
        return geometry, parts

    @look_around.setter
    def look_around(self, value: tuple[QByteArray, QByteArray]) -> None:
        for name, bytes in zip(("geometry", "parts"), value, strict=True):
            self._settings.setValue(f"look/{name}", bytes)

    @property
    def download_speed(self) -> float:
        """Bytes per second of the last download that was measured, 0 for none yet."""
        try:
            speed = float(str(self._settings.value("speed", 0)))
        except ValueError:
            return 0.0
        return speed if 0 < speed < math.inf else 0.0

    @download_speed.setter
    def download_speed(self, value: float) -> None:
        self._settings.setValue("speed", round(value))

    @property
    def told_of_tools(self) -> bool:
        """Whether the person was told what becomes of running tools when Cais is closed."""
        return bool(self._settings.value("told/tools", False, type=bool))

    @told_of_tools.setter
    def told_of_tools(self, value: bool) -> None:
        self._settings.setValue("told/tools", value)

    @property
    def put_away_release(self) -> str:
        """The version whose news the person put away last, "" for none."""
        return str(self._settings.value("told/release", ""))

    @put_away_release.setter
    def put_away_release(self, value: str) -> None:
        self._settings.setValue("told/release", value)

    @property
    def last_folder(self) -> str:
        """Where the folder dialog was last time."""
        return str(self._settings.value("folder", str(Path.home())))

    @last_folder.setter
    def last_folder(self, value: str) -> None:
        self._settings.setValue("folder", value)
