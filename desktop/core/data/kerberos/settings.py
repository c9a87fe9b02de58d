"""`krb5.conf`: what this computer knows of realms, and the part of it that one needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

DEFAULT = Path("/etc/krb5.conf")
KEPT = ("rdns", "dns_canonicalize_hostname", "dns_lookup_kdc", "dns_lookup_realm", "udp_preference_limit")
"""What of the general settings holds inside as well."""

_NAME = re.compile(r"[A-Za-z0-9_-]+$")


class Line(NamedTuple):
    """`value` of `name` in a section, and in the group of this name within it, "" for none."""

    section: str
    group: str
    name: str
    value: str


def read(path: Path = DEFAULT, depth: int = 0) -> tuple[Line, ...]:
    """All that the file says, with those that it includes; nothing where it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    return tuple(_lines(text, depth))


def _lines(text: str, depth: int) -> Iterator[Line]:
    section, groups = "", list[str]()
    for line in (line.strip() for line in text.splitlines()):
        word, _, rest = line.partition(" ")
        if word in ("include", "includedir") and depth < 4:
            for path in _included(word, Path(rest.strip())):
                yield from read(path, depth + 1)
        elif line.startswith("["):
            section, groups = line.strip("[]*"), []
        elif line.startswith("}"):
            groups = groups[:-1]
        elif line and line[0] not in "#;" and "=" in line:
            name, value = (part.strip() for part in line.split("=", 1))
            if value == "{":
                groups.append(name)
            elif len(groups) < 2:
                yield Line(section, groups[0] if groups else "", name, value.strip('"'))


def _included(word: str, path: Path) -> Iterable[Path]:
    """Of a folder, the files that MIT takes: an editor's copies are none."""
    if word == "include":
        return [path]
    found: list[Path] = []
    with suppress(OSError):
        found = sorted(one for one in path.iterdir() if _NAME.match(one.name) or one.suffix == ".conf")
    return found


def default_realm(lines: Iterable[Line]) -> str:
    return _general(lines).get("default_realm", "")


def default_cache(lines: Iterable[Line]) -> str:
    return _general(lines).get("default_ccache_name", "")


def _general(lines: Iterable[Line]) -> dict[str, str]:
    return {line.name: line.value for line in reversed(tuple(lines)) if line.section == "libdefaults"}


def trimmed(lines: Iterable[Line], realms: Iterable[str]) -> str:
    """A file with what is told of these realms, the first of which is the default, and of this computer's.

    One of which nothing is told is found by DNS.
    """
    lines = tuple(lines)
    realms = [realm for realm in dict.fromkeys([*realms, default_realm(lines)]) if realm]
    general = {"dns_lookup_kdc": "true", **({"default_realm": realms[0]} if realms else {})}
    general |= {name: value for name, value in _general(lines).items() if name in KEPT}
    return "".join(
        [
            "[libdefaults]\n",
            *(f"  {name} = {value}\n" for name, value in general.items()),
            "[realms]\n",
            *(_realm(lines, realm) for realm in realms),
            "[domain_realm]\n",
            *(
                f"  {line.name} = {line.value}\n"
                for line in lines
                if line.section == "domain_realm" and line.value in realms
            ),
        ]
    )


def _realm(lines: Iterable[Line], realm: str) -> str:
    told = [
        f"    {line.name} = {line.value}\n"
        for line in lines
        if (line.section, line.group, line.name) == ("realms", realm, "kdc")
    ]
    return f"  {realm} = {{\n{''.join(told)}  }}\n"
