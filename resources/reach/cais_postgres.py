"""PostgreSQL's sign-in in the few words that it takes, so that a refusal is told by its code.

Drivers hand on a refusal as a sentence in the server's language alone.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import struct
from socket import socket

from cais_line import Refusal, exactly

Row = list  # of a text or None for each column

VERSION = 196608
LARGEST = 1 << 20


class Unspoken(Exception):
    """The server wants to be signed in at in a way that is left to the driver."""


class Session:
    """One on an open line. Raises Refusal with PostgreSQL's own code, and OSError."""

    def __init__(self, line: socket, user: str, database: str, password: bytes, options: str) -> None:
        self._line = line
        told = {"user": user, "database": database, "client_encoding": "UTF8", "application_name": "Cais"}
        if options:
            told["options"] = options
        pairs = b"".join(part.encode() + b"\0" for pair in told.items() for part in pair)
        self._send(b"", struct.pack(">i", VERSION) + pairs + b"\0")
        self._sign_in(user, password)
        while self._hear()[0] != b"Z":
            pass

    def ask(self, statement: str) -> list[Row]:
        """The rows of one statement, each value as a text or None."""
        self._send(b"Q", statement.encode() + b"\0")
        rows, refusal = [], None
        while True:
            kind, said = self._take()
            if kind == b"D":
                rows.append(_row(said))
            elif kind == b"E":
                refusal = _refusal(said)
            elif kind == b"Z":
                if refusal:
                    raise refusal
                return rows

    def end(self) -> None:
        self._send(b"X", b"")
        self._line.close()

    def _sign_in(self, user: str, password: bytes) -> None:
        scram = None
        while True:
            kind, said = self._hear()
            if kind != b"R":
                raise Refusal("other-server", f"PostgreSQL said {kind!r} instead of how to sign in")
            (how,) = struct.unpack_from(">i", said)
            said = said[4:]
            if how == 0:
                return
            if how == 3:
                self._send(b"p", password + b"\0")
            elif how == 5:
                self._send(b"p", _md5(user, password, said[:4]) + b"\0")
            elif how == 10 and b"SCRAM-SHA-256" in said.split(b"\0"):
                scram = Scram(password)
                first = scram.first()
                self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack(">i", len(first)) + first)
            elif how == 11 and scram:
                self._send(b"p", scram.proof(said))
            elif how == 12 and scram:
                scram.verify(said)
            else:
                raise Unspoken(f"sign-in of kind {how}")

    def _hear(self) -> tuple[bytes, bytes]:
        kind, said = self._take()
        if kind == b"E":
            raise _refusal(said)
        return kind, said

    def _take(self) -> tuple[bytes, bytes]:
        kind, size = struct.unpack(">ci", exactly(self._line, 5))
        if not 4 <= size <= LARGEST:
            raise Refusal("other-server", f"not PostgreSQL: it said {kind!r}")
        return kind, exactly(self._line, size - 4)

    def _send(self, kind: bytes, content: bytes) -> None:
        self._line.sendall(kind + struct.pack(">i", len(content) + 4) + content)


class Scram:
    """SCRAM-SHA-256, RFC 5802 and 7677: neither side tells the other the password."""

    def __init__(self, password: bytes) -> None:
        self._password = _prepared(password)
        self._nonce = base64.b64encode(os.urandom(18)).decode()
        self._bare = "n=,r=" + self._nonce

    def first(self) -> bytes:
        return ("n,," + self._bare).encode()

    def proof(self, said: bytes) -> bytes:
        told = dict(part.split("=", 1) for part in said.decode().split(","))
        if not told["r"].startswith(self._nonce):
            raise Refusal("other-server", "the server's part of the sign-in is not of this one")
        salt, rounds = base64.b64decode(told["s"]), int(told["i"])
        salted = hashlib.pbkdf2_hmac("sha256", self._password, salt, rounds)
        key = _hmac(salted, b"Client Key")
        last = "c=biws,r=" + told["r"]
        signed = ",".join((self._bare, said.decode(), last)).encode()
        mine = _hmac(hashlib.sha256(key).digest(), signed)
        self._expected = _hmac(_hmac(salted, b"Server Key"), signed)
        proof = (int.from_bytes(key, "big") ^ int.from_bytes(mine, "big")).to_bytes(len(key), "big")
        return (last + ",p=" + base64.b64encode(proof).decode()).encode()

    def verify(self, said: bytes) -> None:
        if not hmac.compare_digest(base64.b64decode(said.decode()[2:]), self._expected):
            raise Refusal("other-server", "the server does not know the password itself")


def _hmac(key: bytes, content: bytes) -> bytes:
    return hmac.new(key, content, hashlib.sha256).digest()


def _prepared(password: bytes) -> bytes:
    """As SASLprep has it, and PostgreSQL's own library does."""
    try:
        text = password.decode()
    except UnicodeDecodeError:
        return password
    if text.isascii():
        return password
    import stringprep
    import unicodedata

    mapped = "".join(
        " " if stringprep.in_table_c12(mark) else mark for mark in text if not stringprep.in_table_b1(mark)
    )
    return unicodedata.normalize("NFKC", mapped).encode()


def _md5(user: str, password: bytes, salt: bytes) -> bytes:
    inner = hashlib.md5(password + user.encode()).hexdigest().encode()
    return b"md5" + hashlib.md5(inner + salt).hexdigest().encode()


def _refusal(said: bytes) -> Refusal:
    fields = {part[:1]: part[1:].decode(errors="replace") for part in said.split(b"\0") if part}
    code = "postgres-" + fields.get(b"C", "")
    if fields.get(b"C") == "28000":
        code += "-" + fields.get(b"R", "")
    return Refusal(code, f"{fields.get(b'M')} ({fields.get(b'C')}, {fields.get(b'R')})")


def _row(said: bytes) -> Row:
    (count,), at, found = struct.unpack_from(">h", said), 2, []
    for _ in range(count):
        (size,) = struct.unpack_from(">i", said, at)
        at += 4
        found.append(None if size < 0 else said[at : at + size].decode(errors="replace"))
        at += max(size, 0)
    return found
