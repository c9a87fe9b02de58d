"""A preset on its way: its text, changed key by key, with all else that somebody wrote into it left there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import tomlkit
from tomlkit.items import AbstractTable

from desktop.core.policy import keys
from desktop.core.policy.places import SYSTEM

if TYPE_CHECKING:
    from desktop.core.data.connection import Connection
    from desktop.core.environments.catalogue import Catalogue
    from desktop.core.workspaces.workspace import Workspace

Place = tuple[str, ...]
"""Where a value is: ("resources", "memory_gb"), ("folder", "extracts", "title")."""

BEGUN: Final = """\
kind = "preset"
version = 1
id = "our-team"      # the same in all that take this one's place
serial = 1           # one more with each change

[organisation]
name = ""
contact = ""
"""


class Making:
    """Text in, text out; comments and order stay."""

    def __init__(self, text: str = BEGUN) -> None:
        """Raises ValueError where it is no TOML."""
        self._document = tomlkit.parse(text)

    @classmethod
    def of_next(cls, text: str) -> Making:
        """To change one that was handed out: the new one has the next number. Raises ValueError."""
        made = cls(text)
        serial = made.value(("serial",))
        if isinstance(serial, int):
            made.put(("serial",), serial + 1)
        return made

    @property
    def text(self) -> str:
        return tomlkit.dumps(self._document)

    def value(self, place: Place) -> Any:
        """None where there is none."""
        found: Any = self._document
        for part in place:
            if not isinstance(found, Mapping) or part not in found:
                return None
            found = found[part]
        return found.unwrap() if hasattr(found, "unwrap") else found

    def names(self, section: str) -> tuple[str, ...]:
        """Of what is in a table of things with names."""
        found = self.value((section,))
        return tuple(found) if isinstance(found, dict) else ()

    def put(self, place: Place, value: Any) -> None:
        """Set or, with None, remove it. What limits binds at once, and nothing is locked that is not set."""
        *tables, name = place
        holder: Any = self._document
        for part in tables:
            if part not in holder:
                if value is None:
                    return
                holder[part] = tomlkit.table(is_super_table=part in keys.NAMED)
            holder = holder[part]
        if value is None:
            with suppress(KeyError):
                holder.remove(name) if isinstance(holder, AbstractTable) else holder.pop(name)
            self._drop_empty(tuple(tables))
            if _key(place) == ".".join(place):
                self.lock(place, on=False)
        else:
            holder[name] = value
            if _key(place) in keys.LIMITS:
                self.lock(place, on=True)

    def _drop_empty(self, tables: Place) -> None:
        while tables and self.value(tables) == {}:
            holder: Any = self._document
            for part in tables[:-1]:
                holder = holder[part]
            holder.remove(tables[-1])
            tables = tables[:-1]

    def locked(self, place: Place) -> bool:
        return _key(place) in self._locked()

    def lock(self, place: Place, *, on: bool) -> None:
        """Have what it belongs to bind, or not."""
        key, locked = _key(place), self._locked()
        if on is (key in locked):
            return
        if locked == [key] and not on:
            self._document.remove("locked")
        elif not locked:
            array = tomlkit.array()
            array.append(key)
            self._document["locked"] = array.multiline(True)
        elif on:
            self._document["locked"].append(key)
        else:
            self._document["locked"].remove(key)

    def _locked(self) -> list[str]:
        found = self.value(("locked",))
        return [str(one) for one in found] if isinstance(found, list) else []

    def free_name(self, section: str, wish: str) -> str:
        """One that nothing else in the table has, of letters that names are of."""
        wish = re.sub(r"[^a-z0-9]+", "-", wish.lower()).strip("-")[:40] or section
        names = (wish, *(f"{wish}-{number}" for number in range(2, 1000)))
        return next(name for name in names if name not in self.names(section))


def _key(place: Place) -> str:
    """What is locked where this is: all of a thing with a name, or the value."""
    return ".".join(place[:2] if place[0] in keys.NAMED else place)


def take_over(
    made: Making,
    workspaces: Iterable[Workspace],
    connections: Iterable[Connection],
    catalogue: Catalogue,
) -> int:
    """Have it say what this computer is set to: images by digest, folders, connections without their secrets.

    Returns how many things were added; what is there already stays.
    """
    before = sum(len(made.names(section)) for section in keys.NAMED)
    for workspace in workspaces:
        entry = catalogue.entry(workspace.entry)
        if entry and entry.image and workspace.digest and entry.id not in made.names("environment"):
            name = entry.image.partition("@")[0]
            host = name.partition("/")[0]
            full = name if set(host) & set(".:") else f"docker.io/{name}"
            image = f"{full.rpartition(':')[0] or full}@{workspace.digest}"
            made.put(("environment", entry.id), {"like": entry.id, "title": entry.title, "image": image})
        for folder in workspace.folders:
            paths = [made.value(("folder", name, SYSTEM)) for name in made.names("folder")]
            if folder.path not in paths:
                name = made.free_name("folder", folder.name)
                made.put(
                    ("folder", name),
                    {"title": folder.name, SYSTEM: folder.path, "writable": folder.writable},
                )
    for connection in connections:
        if connection.name not in made.names("connection"):
            facts = {
                "kind": connection.kind,
                "reads_only": connection.reads_only,
                "keeping": connection.keeping.value,
                "fields": {name: value for name, value in connection.fields.items() if value},
            }
            made.put(("connection", connection.name), facts)
    return sum(len(made.names(section)) for section in keys.NAMED) - before
