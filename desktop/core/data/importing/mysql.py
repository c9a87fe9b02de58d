"""`my.cnf`, the option file of MySQL's and MariaDB's clients."""

from __future__ import annotations

import re

from desktop.core.data.importing.form import Found, Reason, found, refused
from desktop.core.data.kinds import Tls

_SECTION = re.compile(r"\[([^\]]+)\]")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "r": "\r", "s": " ", "\\": "\\", '"': '"', "'": "'"}
_TLS = {"disabled": Tls.OFF, "preferred": Tls.ENCRYPTED, "required": Tls.ENCRYPTED}
_OTHERS = ("mysqld", "mariadbd", "server", "mysqldump", "galera", "embedded")
"""Sections of other programs."""


def read(text: str) -> tuple[Found, ...]:
    """A connection for each section that says where to, or who; what all clients are told goes for each."""
    sections: dict[str, dict[str, str]] = {}
    section: dict[str, str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare[0] in "#;!":
            continue
        if header := _SECTION.fullmatch(bare):
            section = sections.setdefault(header[1].strip(), {})
        elif section is None:
            raise refused("my.cnf", Reason.OTHER_FORM, line=number)
        else:
            key, _, value = bare.partition("=")
            section[key.strip().removeprefix("loose-").replace("_", "-")] = _value(value.strip())
    common = sections.pop("client", {})
    own = {
        name: {**common, **told}
        for name, told in sections.items()
        if not name.startswith(_OTHERS) and {"host", "user", "password"} & told.keys()
    }
    if not own and {"host", "user"} & common.keys():
        own = {"": common}
    if not own:
        raise refused("my.cnf", Reason.NOTHING_IN_IT)
    return tuple(_connection(name, told) for name, told in own.items())


def _connection(section: str, told: dict[str, str]) -> Found:
    mode = told.get("ssl-mode", "").casefold()
    tls = _TLS.get(mode) or (Tls.VERIFIED if mode.startswith("verify") else None)
    if "skip-ssl" in told or told.get("ssl") == "0":
        tls = Tls.OFF
    facts = {**told, "tls": tls.value if tls else None}
    name = section.removeprefix("client").strip("-_") or told.get("database", "")
    return found("mysql", name, facts, told.get("password"))


def _value(text: str) -> str:
    if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
        text = text[1:-1]
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[0]), text)
