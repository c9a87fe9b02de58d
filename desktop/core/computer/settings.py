"""What a person chose for all of Cais, or IT for them: one TOML file, read before the first picture.

Only what was chosen is in it, so that a default can change later for whoever did not choose otherwise. No
choice is lost to a mistake in the file: what cannot be understood is told, and kept beside what replaces it.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from desktop.core.files import atomic, toml
from desktop.core.problems import Fault, SettingsBroken

log = logging.getLogger(__name__)

VERSION = 1

ASKED, SYSTEM = "asked", "system"
"""What comes before kept secrets are used: a passphrase, or the system's confirmation of who is there."""

KEEP, STOP = "keep", "stop"
"""What becomes of tools that run when Cais is closed."""

OFF = "off"
"""What is done is not written down."""


class Settings(NamedTuple):
    """None where nothing was chosen.

    Attributes:
        appearance: "system", "light" or "dark".
        language: a language's code (`pt_BR`).
        engine: the address of the engine in use the last time.
        network_pool: where workspaces' networks get their addresses (`10.20.0.0/16`).
        tools_after_close: KEEP or STOP: what becomes of tools that run when Cais is closed.
        passphrase: ASKED where one is asked for before kept secrets are used, SYSTEM where the system is to
            confirm instead who is there.
        activity: KEEP or OFF: whether what is done is written down.
        lock_after: minutes until it is asked for again, or "close" for the end of Cais.
    """

    appearance: str | None = None
    language: str | None = None
    engine: str | None = None
    network_pool: str | None = None
    tools_after_close: str | None = None
    passphrase: str | None = None
    activity: str | None = None
    lock_after: str | None = None


class SettingsFile:
    """The settings in one file. A file that cannot be written only means that they last until the end.

    May be used from any thread.

    Attributes:
        problem: what is wrong with the file, as it was found at first.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._unsaved: dict[str, str | None] = {}
        self._now, faults = _read(path)
        self.problem = SettingsBroken(path=str(path), faults=faults) if faults else None
        if self.problem:
            log.warning("%s", self.problem)

    @property
    def now(self) -> Settings:
        return self._now

    def choose(self, **chosen: str | None) -> None:
        """From now on; `save` keeps it. Never waits for a disk."""
        with self._lock:
            self._now = self._now._replace(**chosen)
            self._unsaved.update(chosen)

    def save(self) -> bool:
        """Write what was chosen, and the rest as it is on disk by now. False where that cannot be."""
        with self._writing:
            with self._lock:
                chosen = dict(self._unsaved)
            if not chosen:
                return True
            atomic.clear(self._path.parent)
            kept, faults = _read(self._path)
            try:
                if faults:
                    free = atomic.put_aside(self._path)
                    log.warning("settings that could not be understood are kept in %s", free)
                atomic.write(self._path, _written(kept._replace(**chosen)))
            except OSError as error:
                log.warning("settings are not kept: %s", error)
                return False
            with self._lock:
                for name, value in chosen.items():
                    if self._unsaved[name] == value:  # and was not chosen otherwise meanwhile
                        del self._unsaved[name]
            return True

    def adopt(self, old: Mapping[str, object]) -> tuple[str, ...]:
        """Choose and save what an older Cais kept elsewhere, where nothing was chosen since.

        The names of those that need not be kept there any more.
        """
        faulty = {place[0] for place, _message in _faults({"version": VERSION, **old})}
        if faulty:
            log.warning(
                "not taken over from older settings: %s", {name: old.get(str(name)) for name in faulty}
            )
        names = tuple(name for name in old if name not in faulty)
        self.choose(**{name: str(old[name]) for name in names if getattr(self._now, name) is None})
        return names if self.save() else ()


def _read(path: Path) -> tuple[Settings, tuple[Fault, ...]]:
    """What can be understood of the file, and what cannot."""
    if not os.path.exists(path):
        return Settings(), ()
    document = toml.read(path)
    if isinstance(document, Fault):
        return Settings(), (document,)
    if document.version > VERSION:
        # Nothing else can be said about a format that is not known yet.
        newer = f"is {document.version}, which needs a newer Cais than this one"
        return Settings(), document.faults([(("version",), newer)])
    found = list(_faults(document.table))
    faulty = {place[0] for place, _message in found}
    good = {name: document.table.get(name) for name in Settings._fields if name not in faulty}
    return Settings(**good), document.faults(found) if found else ()


def _faults(table: dict[str, Any]) -> Iterator[toml.Found]:
    found = toml.check(table, toml.load_schema("settings"))
    yield from found
    if "network_pool" in table and (("network_pool",) not in (place for place, _message in found)):
        from desktop.core.computer.addresses import TOLD, flaw  # slow to import, and seldom needed

        if wrong := flaw(table["network_pool"]):
            yield ("network_pool",), TOLD[wrong]


def _written(settings: Settings) -> bytes:
    return toml.written({"version": VERSION, **settings._asdict()})
