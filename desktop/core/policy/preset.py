"""A preset: one `.cais` file of IT's, read with every fault named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.core.files import cais_file, toml
from desktop.core.files.toml import Document, Found, Place, suggestion
from desktop.core.policy import keys, suspicious
from desktop.core.policy.versions import numbers
from desktop.core.problems import Fault
from desktop.core.registries.names import canonical, host

_SCHEME = re.compile(r"(?![0-9a-fA-F:]+\Z)[A-Za-z][\w+.-]*:(?!\d)")
"""Of an address that has no two strokes, such as `data:`; a port's and IPv6's colons are none."""

SYSTEMS = ("linux", "macos", "windows")


@dataclass(frozen=True, slots=True)
class Preset:
    """What a file says.

    Attributes:
        path: the file's.
        id: the same in all that take its place.
        serial: one more with each change.
        expires: nothing new starts from then on.
        own: a person took it, on a computer where no key tells whether it is IT's.
        organisation: who wrote it.
        contact: whom people ask.
        values: by `core.policy.keys`.
        locked: those of them that bind.
    """

    path: str
    id: str
    serial: int
    organisation: str
    contact: str
    values: Mapping[str, Any]
    locked: frozenset[str] = frozenset()
    expires: datetime | None = None
    own: bool = False


def read(path: Path, known: Iterable[str] | None = None) -> Preset | tuple[Fault, ...]:
    """The preset at `path`, or all that is wrong with it. `known` are ids of the environments that Cais
    brings; None for not to be looked at."""
    content = cais_file.read_bytes(path)
    return (content,) if isinstance(content, Fault) else parse(path, content, known)


def parse(path: Path, content: bytes, known: Iterable[str] | None = None) -> Preset | tuple[Fault, ...]:
    """The same of what a file at `path` holds."""
    document = cais_file.parse(path.name, content)
    if isinstance(document, Fault):
        return (document,)
    table = document.table
    if "kind" in table and table["kind"] != "preset":
        # What else is in it goes by another form, and nothing can be said of that.
        return document.faults([(("kind",), f"{_shown(table['kind'])} is none that this Cais reads")])
    if document.version > 1:
        newer = f"is {document.version}, which needs a newer Cais than this one"
        return document.faults([(("version",), newer)])
    found = toml.check(table, toml.load_schema("preset"))
    faulty = [place for place, _message in found]
    sound = _sound(table, faulty)
    halves = {place[:2] for place in faulty}
    found += [(place, message) for place, message in _inconsistencies(sound, halves, known) if message]
    found += _locks(table, sound)
    if found:
        return document.faults([(place, _with_value(document, place, message)) for place, message in found])
    return Preset(
        path=str(path),
        id=table["id"],
        serial=table["serial"],
        organisation=table["organisation"]["name"],
        contact=table["organisation"]["contact"],
        values=dict(keys.flat(table)),
        locked=frozenset(table.get("locked", ())),
        expires=table.get("expires"),
    )


def unheeded(preset: Preset) -> tuple[str, ...]:
    """Keys that it sets and that nothing is done by yet."""
    return tuple(key for key in preset.values if not keys.heeded(key))


def _with_value(document: Document, place: Place, message: str) -> str:
    value: Any = document.table
    for part in place:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return message
    if isinstance(value, dict | list) or (isinstance(value, str) and value in message):
        return message
    return f"{_shown(value)}: {message}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _sound(table: dict[str, Any], faulty: list[Place]) -> dict[str, Any]:
    """What of it is as the schema has it, by the same places."""
    if not faulty:
        return table
    rest = deepcopy(table)
    for place in faulty:
        within = tuple(_keys(place))
        holder: Any = rest
        for part in within[:-1]:
            holder = holder.get(part) if isinstance(holder, dict) else None
        if isinstance(holder, dict):
            holder.pop(within[-1], None)
    return rest


def _keys(place: Place) -> Iterator[str]:
    """Down to the list that it is in, if it is in one."""
    for part in place:
        if isinstance(part, int):
            return
        yield part


def _inconsistencies(
    table: dict[str, Any], halves: set[Place], known: Iterable[str] | None
) -> Iterator[Found]:
    """What no schema says. Of those among `halves` not all is there."""
    network, resources = table.get("network", {}), table.get("resources", {})
    for name, value in table.get("organisation", {}).items():
        yield ("organisation", name), suspicious.name(value)
    for section in keys.NAMED:
        names: set[str] = set()
        for name, facts in table.get(section, {}).items():
            if name.casefold() in names:
                yield (section, name), "differs from another by small and large letters alone"
            names.add(name.casefold())
            yield from _named(section, name, facts, whole=(section, name) not in halves)
    yield from _environments(table.get("environment", {}), table.get("catalogue", {}), halves, known)
    yield from _mirrors(network.get("mirrors", {}), network.get("registries"))
    for number, server in enumerate(network.get("registries", ())):
        if canonical(server) != server:  # under which no image would ever be found to come from
            yield ("network", "registries", number), f"is called {canonical(server)} here"
    for name in ("proxy", "pac"):
        if name in network:
            yield ("network", name), suspicious.address(network[name], ("http", "https"))
    if download := table.get("engine", {}).get("download"):
        yield ("engine", "download"), suspicious.address(download)
    updates = table.get("updates", {})
    if "address" in updates:
        yield ("updates", "address"), suspicious.address(updates["address"])
    lowest, highest = updates.get("lowest"), updates.get("highest")
    if lowest and highest and numbers(lowest) > numbers(highest):
        yield ("updates", "lowest"), f"is above the highest, {highest}"
    for name, value in table.get("texts", {}).items():
        yield ("texts", name), suspicious.name(value.replace("\n", " ").replace("\t", " "))
    yield from _network(network.get("pool"), network.get("certificates"))
    for usual, most in (("memory_gb", "memory_most_gb"), ("cpus", "cpus_most")):
        if usual in resources and most in resources and resources[usual] > resources[most]:
            yield ("resources", usual), f"is more than the most there is, {resources[most]}"


def _mirrors(mirrors: dict[str, Any], registries: list[str] | None) -> Iterator[Found]:
    for name, value in mirrors.items():
        if name != "images":
            yield ("network", "mirrors", name), suspicious.address(value) or suspicious.mirror(value)
    images = mirrors.get("images", {})
    for server, value in images.items():
        place = ("network", "mirrors", "images", server)
        mirror = host(f"{value}/image")
        if not re.fullmatch(r"[a-z0-9.-]+(:[0-9]{1,5})?", server):
            yield place, f"{server!r} is no address of a computer"
        elif canonical(server) != server:
            yield place, f"is called {canonical(server)} here"
        elif mirror in images:
            yield place, f"{mirror} has a mirror itself"
        elif registries is not None and mirror not in registries:
            yield place, f"{mirror} is not among network.registries"


def _named(section: str, name: str, facts: dict[str, Any], *, whole: bool) -> Iterator[Found]:
    place = (section, name)
    if section == "connection":
        yield from connection_faults(name, place, facts) if whole else ()
    elif not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", name):
        yield place, f"{name!r} must be of small letters, numbers and -"
    for text in ("title", "summary"):
        yield (*place, text), suspicious.name(facts.get(text, ""))
    if section == "folder":
        for system in SYSTEMS:
            if system in facts:
                yield (*place, system), suspicious.path(facts[system], system)


def connection_faults(name: str, place: Place, facts: dict[str, Any]) -> Iterator[Found]:
    """What is wrong with a connection that somebody else's file brings, and what it must not have."""
    from desktop.core.data.bare import tells
    from desktop.core.data.connection import flaws, name_flaw  # only where there are any
    from desktop.core.data.kinds import KINDS, Form

    if flaw := name_flaw(name, ()):
        yield place, f"{name!r} cannot be a connection's name: {flaw.value}"
    kind = KINDS[facts["kind"]]
    for field, wrong in flaws(kind, facts["fields"]).items():
        message = f"is {wrong.value}"
        if wrong.value == "unknown":
            message += suggestion(field, [one.name for one in kind.fields])
        yield (*place, "fields", field), message
    for field, value in facts["fields"].items():
        known = kind.field(field)
        if known and known.form is Form.ADDRESS:
            web = "://" in value
            odd = not value.isascii() or not value.isprintable() or "@" in value or _SCHEME.match(value)
            wrong_host = "is no address of a computer" if odd else ""
            yield (
                (*place, "fields", field),
                suspicious.address(value, ("https", "http")) if web else wrong_host,
            )
        if known and (tells(value) or "PRIVATE KEY" in value):
            yield (*place, "fields", field), "may hold a secret, which belongs into a keyring"


def _environments(
    made: dict[str, Any], catalogue: dict[str, Any], halves: set[Place], known: Iterable[str] | None
) -> Iterator[Found]:
    there = None if known is None else {*known, *made}
    for name, facts in made.items():
        place = ("environment", name)
        whole = place not in halves
        if whole and ("image" in facts) == ("recipe" in facts):
            yield place, "must have either an image or a recipe"
        if "recipe" in facts:
            yield (*place, "recipe"), suspicious.inner(facts["recipe"])
            if whole and "content" not in facts:
                yield (*place, "content"), "is missing: a recipe is known by its digest"
        like = facts.get("like")
        if known is not None and like is not None and like not in known:
            yield (*place, "like"), f"there is no {like}{suggestion(like, known)}"
    for key in ("show", "hide"):
        for number, name in enumerate(catalogue.get(key, ())):
            if there is not None and name not in there:
                yield ("catalogue", key, number), f"there is no {name}{suggestion(name, there)}"


def _network(pool: str | None, certificates: str | None) -> Iterator[Found]:
    if pool:
        from desktop.core.computer import addresses  # slow to import, and seldom needed

        if wrong := addresses.flaw(pool):
            yield ("network", "pool"), addresses.TOLD[wrong]
    if certificates:
        from desktop.core.computer.certificates import authorities

        try:
            authorities(certificates)
        except ValueError as error:
            yield ("network", "certificates"), str(error)
        if "PRIVATE KEY" in certificates:
            yield ("network", "certificates"), "hold a private key, which is to stay where it was made"


def _locks(table: dict[str, Any], sound: dict[str, Any]) -> Iterator[Found]:
    """What is wrong with what is locked, and with what is not."""
    named = {
        name: value for name, value in table.items() if name not in keys.NAMED or isinstance(value, dict)
    }
    values = [key for key, _value in keys.flat(named)]
    locked = sound.get("locked", [])
    for number, key in enumerate(locked):
        if key in locked[:number]:
            yield ("locked", number), f"{key} is there twice"
        elif key not in values:
            # A lock without a value would hold nothing, and look as if it did.
            yield ("locked", number), f"{key} is not set here{suggestion(key, values)}"
        elif not keys.heeded(key):
            yield ("locked", number), f"{key} cannot be locked yet: this Cais does nothing by it"
    if "locked" not in sound and "locked" in table:
        return
    for key in values:
        if key in keys.LIMITS and key not in locked:
            yield tuple(key.split(".")), f"limits nothing unless {key} is among `locked`"
