"""Tickets that a daemon keeps (SSSD's or Heimdal's KCM), asked for over its socket in its own language.

https://web.mit.edu/kerberos/krb5-latest/doc/formats/ (the operations are those of MIT's `kcm.h`)
"""

from __future__ import annotations

import socket
import struct
from pathlib import Path

from desktop.core.data.kerberos.cache import Cache, cache

SOCKET = Path("/var/run/.heim_org.h5l.kcm-socket")
_VERSION = b"\x02\x00"
_PRINCIPAL, _NAMES_OF_CREDENTIALS, _CREDENTIAL, _NAMES, _NAME, _DEFAULT = 8, 9, 10, 18, 19, 20
_UUID = 16
_WITHIN_S = 5.0


def caches(place: Path, name: str) -> list[Cache]:
    """The one of this name, or all, the default first, where `name` is "".

    A name without a colon may be a person's number: all of them then, and one that is called just so first.
    Raises OSError where nobody answers, ValueError where the answer makes no sense.
    """
    with socket.socket(socket.AF_UNIX) as daemon:
        daemon.settimeout(_WITHIN_S)
        daemon.connect(str(place))
        names = [name.encode()] if name else []
        if ":" not in name:
            names += [one for one in _names(daemon) if one not in names]
        return [found for one in names if (found := _cache(daemon, one + b"\0"))]


def _names(daemon: socket.socket) -> list[bytes]:
    first = _ask(daemon, _DEFAULT).rstrip(b"\0")
    uuids = _split(_ask(daemon, _NAMES))
    names = [_ask(daemon, _NAME, uuid).rstrip(b"\0") for uuid in uuids]
    return [first, *(one for one in names if one != first)]


def _cache(daemon: socket.socket, name: bytes) -> Cache | None:
    """None for one that was named and never filled."""
    try:
        owner = _ask(daemon, _PRINCIPAL, name)
    except ValueError:
        return None
    uuids = _split(_ask(daemon, _NAMES_OF_CREDENTIALS, name))
    return cache(owner, [_ask(daemon, _CREDENTIAL, name + uuid) for uuid in uuids])


def _split(uuids: bytes) -> list[bytes]:
    return [uuids[at : at + _UUID] for at in range(0, len(uuids), _UUID)]


def _ask(daemon: socket.socket, operation: int, told: bytes = b"") -> bytes:
    request = _VERSION + struct.pack(">H", operation) + told
    daemon.sendall(struct.pack(">I", len(request)) + request)
    length, failed = struct.unpack(">II", _exactly(daemon, 8))
    answer = _exactly(daemon, length)
    refused = failed or int.from_bytes(answer[:4], "big")
    if refused:
        raise ValueError(f"it refuses {operation}: {refused}")
    return answer[4:]


def _exactly(daemon: socket.socket, size: int) -> bytes:
    came = b""
    while len(came) < size:
        more = daemon.recv(size - len(came))
        if not more:
            raise ValueError("it ended in the middle")
        came += more
    return came
