"""What of a connection's fields may be handed to others: nothing that opens a door, wherever it was entered.

Passwords belong into the keyring, but people paste whole addresses and settings that have one in them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.core.data.kinds import Form, Kind

_TELLS = re.compile(
    r"(?i)(pass\w*|pwd|token|secret|credential\w*|(?:api|access|account)[_-]?key|sig|sas)\s*="
)
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)
_PAIR = re.compile(r"(?:[^;{]|\{(?:[^}]|\}\})*+\}?)++")
_HARMLESS = frozenset(
    [
        "applicationintent",
        "authmech",
        "catalog",
        "charset",
        "database",
        "db",
        "dbq",
        "driver",
        "dsn",
        "encrypt",
        "host",
        "hostname",
        "hostnameincertificate",
        "hosttype",
        "httppath",
        "logintimeout",
        "multisubnetfailover",
        "port",
        "protocol",
        "readonly",
        "region",
        "role",
        "schema",
        "server",
        "servername",
        "service",
        "servicename",
        "sid",
        "ssl",
        "sslmode",
        "thrifttransport",
        "timeout",
        "trustservercertificate",
        "trusted_connection",
        "warehouse",
    ]
)
"""Settings of ODBC drivers that say where and how. Drivers have names of their own for what opens: only what
is known goes along."""


def tells(text: str) -> bool:
    """Whether something that opens a door seems to be written out in it."""
    return _TELLS.search(text) is not None


def bare(kind: Kind, fields: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The fields that remain, and the names of those, or of settings in one, that lost something."""
    kept: dict[str, str] = {}
    lost: list[str] = []
    for name, value in fields.items():
        known = kind.field(name)
        if not known or not value:
            continue
        if known.form is Form.CERTIFICATES:
            found = "\n".join(_CERTIFICATE.findall(value))
            lost += [name] if "PRIVATE KEY" in value else []
        elif name == "settings":
            found, left = _settings(value)
            lost += left
        else:
            found = _address(value, known.form)
            lost += [name] if found != value else []
        if found:
            kept[name] = found
    return kept, tuple(lost)


def _address(text: str, form: Form) -> str:
    """Without user and password before the server, and without what comes after its path."""
    if "://" in text:
        scheme, _, rest = text.partition("://")
        server, stroke, path = re.split(r"[?#]", rest, maxsplit=1)[0].partition("/")
        text = f"{scheme}://{server.rpartition('@')[2]}{stroke}{path}"
    elif form is Form.ADDRESS:
        text = re.split(r"[?#]", text, maxsplit=1)[0].rpartition("@")[2]
    return "" if tells(text) else text


def _settings(text: str) -> tuple[str, list[str]]:
    kept, lost = [], []
    for pair in _PAIR.findall(text):  # a value in braces may have any of these
        name, _, value = pair.partition("=")
        name = name.strip()
        if name.lower().replace(" ", "") in _HARMLESS and value == _address(value, Form.ADDRESS):
            kept.append(pair.strip())
        elif name:
            lost.append(name if "=" in pair else "settings")
    return ";".join(kept), lost
