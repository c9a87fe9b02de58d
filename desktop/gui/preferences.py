"""What the app remembers about how a person likes it: window, appearance, language, engine, last folder."""

from __future__ import annotations

import logging
import math
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

log = logging.getLogger(__name__)


class Preferences(QObject):
    """Kept in one INI file; a file that cannot be written only means that nothing is remembered.

    Only for the thread that it was made on, as Qt's settings are.

    Signals:
        engine_used: jobs emit the address of the engine that they found, to be remembered.
    """

    engine_used = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.engine_used.connect(self._remember_engine)  # queued, as a job emits it
        self._settings = QSettings(str(folder / "cais.ini"), QSettings.Format.IniFormat)

    @property
    def geometry(self) -> QByteArray:
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("window/geometry", value)

    @property
    def appearance(self) -> str:
        """`system`, `light` or `dark`."""
        value = str(self._settings.value("appearance", "system"))
        return value if value in ("system", "light", "dark") else "system"

    @appearance.setter
    def appearance(self, value: str) -> None:
        self._settings.setValue("appearance", value)

    @property
    def language(self) -> str:
        """The code of the language that was chosen, "" for the system's."""
        return str(self._settings.value("language", ""))

    @language.setter
    def language(self, value: str) -> None:
        self._settings.setValue("language", value)

    @property
    def engine(self) -> str:
        """The address of the engine in use the last time, "" for none yet."""
        return str(self._settings.value("engine", ""))

    @engine.setter
    def engine(self, value: str) -> None:
        self._settings.setValue("engine", value)

    def _remember_engine(self, address: str) -> None:
        self.engine = address

    @property
    def network_pool(self) -> str:
        """Where workspaces' networks get their addresses (`10.20.0.0/16`), "" to leave that to Cais.

        Set by IT, by hand: in the file it is `pool` in the section `network`.
        """
        value = str(self._settings.value("network/pool", ""))
        if not value:
            return ""
        from ipaddress import IPv4Network  # slow to import, and seldom needed

        try:
            if IPv4Network(value).prefixlen <= 28:
                return value
        except ValueError:
            pass
        log.warning("network/pool is no range of addresses, or a too small one: %s", value)
        return ""

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
    def last_folder(self) -> str:
        """Where the folder dialog was last time."""
        return str(self._settings.value("folder", str(Path.home())))

    @last_folder.setter
    def last_folder(self, value: str) -> None:
        self._settings.setValue("folder", value)
