"""What people enter for the name of a server or an account: often its whole address, which can be copied."""

from __future__ import annotations

from collections.abc import Mapping

_BEHIND = {"snowflake": ".snowflakecomputing.com", "azure-blob": ".blob.core.windows.net"}
"""What an account's name has behind it in its address."""


def tidied(kind: str, told: Mapping[str, str]) -> dict[str, str]:
    """The fields of this kind, each with just what it asks for."""
    found = dict(told)
    if kind in _BEHIND:
        found["account"] = _bare(found.get("account", "")).removesuffix(_BEHIND[kind])
    if host := found.get("host"):
        name, colon, port = _bare(host).partition(":")
        if "port" in found and name and port.isdecimal():
            found.update(host=name, port=port)
        else:
            found["host"] = name + colon + port
    return found


def _bare(address: str) -> str:
    return address.partition("://")[2].partition("/")[0] if "://" in address else address.rstrip("/")
