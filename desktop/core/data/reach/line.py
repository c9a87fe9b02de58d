"""Name, port and TLS of a server, each looked at and timed by itself.

The same file looks from this computer and, handed to a container, from inside: what differs between the two
is the network alone. So it needs nothing but the standard library of any Python since 3.9.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from typing import Any

Told = dict[str, Any]
Heard = Callable[[Told], None]

NAME_S = 15.0
PORT_S = 10.0
"""A server that is there answers in less; after that somebody on the way swallows what is sent."""

_POSTGRES_TLS = struct.pack(">ii", 8, 80877103)
_MYSQL_TLS = 0x800
_MYSQL_ASKS = 0x1 | 0x200 | 0x800 | 0x8000 | 0x80000


class Refusal(Exception):
    """What a server, or somebody on the way, says in place of what was expected."""

    def __init__(self, code: str, said: str = "") -> None:
        super().__init__(said or code)
        self.code = code


class Timer:
    """Milliseconds since it was made or last read."""

    def __init__(self) -> None:
        self._since = time.perf_counter()

    def lap(self) -> float:
        since, self._since = self._since, time.perf_counter()
        return round((self._since - since) * 1000, 1)


class Line:
    """One way to one server. `close` may be called from any thread, and ends what waits.

    `target` has `host`, `port`, `speaks`, `tls` and, where that is the way, the `proxy`'s address. `context`
    makes what the server is held against. A server may be silent for `patience_s`.
    """

    def __init__(self, target: Told, context: Callable[[], ssl.SSLContext], patience_s: float) -> None:
        self._target = target
        self._context = context
        self._patience_s = patience_s
        self._socket: socket.socket | None = None
        self._closed = False

    def look(self, heard: Heard) -> socket.socket | None:
        """Tell `heard` of each layer as it is known: its `layer` and `ms`, and of one that failed its `code`
        and `text`. What is returned is the open line, None after a failure."""
        steps = (("name", self._name), ("port", self._port), ("tls", self._tls))
        for layer, step in steps:
            timer = Timer()
            told: Told = {"layer": layer}
            try:
                told.update(step() or {})
            except (OSError, Refusal, ValueError) as error:
                told.update(fault(error))
            told["ms"] = timer.lap()
            if self._closed:
                return None
            heard(told)
            if "code" in told:
                self.close()
                return None
        return self._socket

    def close(self) -> None:
        self._closed = True
        line = self._socket
        if line:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _name(self) -> Told:
        host, port = _proxy(self._target) or (self._target["host"], self._target["port"])
        try:
            found = within(NAME_S, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except UnicodeError as error:
            raise Refusal("name-unknown", f"{host!r} cannot be a name") from error
        self._found = list(dict.fromkeys((one[0], one[4]) for one in found))
        return {"addresses": [address[0] for _family, address in self._found]}

    def _port(self) -> None:
        """At the first of its addresses that answers."""
        until = time.monotonic() + PORT_S
        for number, (family, address) in enumerate(self._found):
            left = (until - time.monotonic()) / (len(self._found) - number)
            line = self._socket = socket.socket(family, socket.SOCK_STREAM)
            try:
                line.settimeout(max(left, 0.1))
                line.connect(address)
                break
            except OSError:
                line.close()
                if number + 1 == len(self._found):
                    raise
        line.settimeout(self._patience_s)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if _proxy(self._target):
            _tunnel(line, self._target)

    def _tls(self) -> Told | None:
        target, line = self._target, self._socket
        assert line
        if target["tls"] == "off" or not target["speaks"]:
            return {"finding": "unprotected" if target["tls"] == "off" else "not-looked"}
        if target["speaks"] == "postgres":
            _ask_postgres(line)
        elif target["speaks"] == "mysql":
            _ask_mysql(line)
        protected = self._context().wrap_socket(line, server_hostname=target["host"])
        self._socket = protected
        of = protected.getpeercert(binary_form=True) or b""
        told: Told = {"text": f"{protected.version()}, {certificate(protected, of)}"}
        if target["tls"] == "encrypted":
            told["finding"] = "unverified"
        return told


def certificate(line: ssl.SSLSocket, of: bytes) -> str:
    """Whose it is, who signed it and until when, as far as it was verified."""
    facts: Any = line.getpeercert() or {}
    named = {
        role: ", ".join(f"{key}={value}" for part in facts.get(role, ()) for key, value in part)
        for role in ("subject", "issuer")
    }
    if not facts:
        import hashlib

        return "certificate SHA-256 " + hashlib.sha256(of).hexdigest()
    return f"{named['subject']}, signed by {named['issuer']}, until {facts.get('notAfter')}"


def context(authorities: str, tls: str, *, as_text: bool) -> ssl.SSLContext:
    """What a server is held against: these authorities, as a text or in a file."""
    trusted = authorities or None
    made = (
        ssl.create_default_context(cadata=trusted) if as_text else ssl.create_default_context(cafile=trusted)
    )
    # Many a company's authority lacks what Python asks of it since 3.13, and no other program here.
    made.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
    if tls == "encrypted":
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
    return made


def fault(error: BaseException) -> Told:
    """What failed, as a code that no language changes, and in words for IT."""
    return {"code": _code(error), "text": f"{type(error).__name__}: {error}"}


def _code(error: BaseException) -> str:
    if isinstance(error, Refusal):
        return error.code
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"verify-{error.verify_code}"
    if isinstance(error, socket.gaierror):
        return "name-again" if error.errno == socket.EAI_AGAIN else "name-unknown"
    if isinstance(error, (socket.timeout, TimeoutError)):
        return "timeout"
    if isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return "closed"
    if isinstance(error, ssl.SSLError):
        return f"ssl-{error.reason}"
    if isinstance(error, ConnectionRefusedError):
        return "refused"
    if isinstance(error, (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)):
        return "closed"
    return "unreachable" if isinstance(error, OSError) else "odd"


def within(seconds: float, ask: Callable[[], Any]) -> Any:
    """What is asked of the system's name service, which has no limit of its own."""
    came: list[tuple[Any, BaseException | None]] = []

    def run() -> None:
        try:
            came.append((ask(), None))
        except BaseException as error:
            came.append((None, error))

    asked = threading.Thread(target=run, daemon=True)
    asked.start()
    asked.join(seconds)
    if not came:
        raise Refusal("name-again", f"the name service did not answer within {seconds:.0f} s")
    value, error = came[0]
    if error:
        raise error
    return value


def exactly(line: socket.socket, size: int) -> bytes:
    said = b""
    while len(said) < size:
        piece = line.recv(size - len(said))
        if not piece:
            raise Refusal("closed", f"the other end closed the line after {len(said)} bytes")
        said += piece
    return said


def _proxy(target: Told) -> tuple[str, int] | None:
    if not target.get("proxy"):
        return None
    from urllib.parse import urlsplit

    parts = urlsplit(target["proxy"])
    return parts.hostname or "", parts.port or 8080


def _tunnel(line: socket.socket, target: Told) -> None:
    """Through the proxy, as browsers do."""
    where = f"{target['host']}:{target['port']}"
    line.sendall(f"CONNECT {where} HTTP/1.1\r\nHost: {where}\r\n\r\n".encode())
    said = b""
    while b"\r\n\r\n" not in said and len(said) < 65536:
        said += exactly(line, 1)
    status = said.split(b"\r\n", 1)[0].decode(errors="replace")
    if status.split(" ")[1:2] != ["200"]:
        raise Refusal("proxy", status)


def _ask_postgres(line: socket.socket) -> None:
    line.sendall(_POSTGRES_TLS)
    said = exactly(line, 1)
    if said == b"N":
        raise Refusal("no-tls", "the server offers no protected line")
    if said != b"S":
        raise Refusal("other-server", f"not PostgreSQL: it began with {said!r}")


def _ask_mysql(line: socket.socket) -> None:
    size, number = struct.unpack("<IB", exactly(line, 3) + b"\0" + exactly(line, 1))
    said = exactly(line, size) if size < 4096 else b""
    if said[:1] == b"\xff":
        (number,) = struct.unpack_from("<H", said, 1)
        raise Refusal(f"mysql-{number}", said[3:].decode(errors="replace"))
    end = said.find(b"\0")
    if number or said[:1] != b"\x0a" or len(said) < end + 16:
        raise Refusal("other-server", f"not MySQL: it began with {said[:16]!r}")
    (able,) = struct.unpack_from("<H", said, end + 14)
    if not able & _MYSQL_TLS:
        raise Refusal("no-tls", "the server offers no protected line")
    line.sendall(struct.pack("<IIIB23x", 32 | 1 << 24, _MYSQL_ASKS, 2**24, 45))
