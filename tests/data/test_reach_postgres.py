"""PostgreSQL's sign-in in words of ours, with servers that say what a real one here does not."""

from __future__ import annotations

import hashlib
import importlib.util
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import Any

import pytest

from desktop.core.data.reach import line
from desktop.core.data.reach.causes import cause
from desktop.core.data.reach.outcome import Cause
from desktop.core.resources import RESOURCES


@pytest.fixture
def postgres(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """As it lies inside, beside the code that looks at the line."""
    monkeypatch.setitem(sys.modules, "cais_line", line)
    found = importlib.util.spec_from_file_location("cais_postgres", RESOURCES / "reach" / "cais_postgres.py")
    assert found
    assert found.loader
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


def said(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack(">i", len(content) + 4) + content


def asks(how: int, more: bytes = b"") -> bytes:
    return said(b"R", struct.pack(">i", how) + more)


WELCOME = asks(0) + said(b"K", bytes(8)) + said(b"Z", b"I")


@contextmanager
def server(*answers: bytes) -> Iterator[tuple[socket.socket, list[bytes]]]:
    """Says each of these after having heard something; what it heard is in the list."""
    ours, theirs = socket.socketpair()
    heard: list[bytes] = []

    def serve() -> None:
        for answer in answers:
            heard.append(theirs.recv(4096))
            theirs.sendall(answer)
        theirs.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):  # who hears nonsense need not hear it out
            while more := theirs.recv(4096):
                heard.append(more)

    thread = threading.Thread(target=serve)
    thread.start()
    with ours:
        yield ours, heard
    thread.join()
    theirs.close()


def refusal(postgres: ModuleType, *answers: bytes) -> line.Refusal:
    with server(*answers) as (opened, _heard), pytest.raises(line.Refusal) as raised:
        postgres.Session(opened, "maria", "sales", b"secret", "")
    return raised.value


@pytest.mark.parametrize(
    "words", ["autenticação do tipo senha falhou".encode("latin-1"), "密码".encode("gbk")]
)
def test_a_refusal_in_any_language_and_encoding_is_known_by_its_code(
    postgres: ModuleType, words: bytes
) -> None:
    found = refusal(postgres, said(b"E", b"SFATAL\0C28P01\0M" + words + b"\0Rauth_failed\0\0"))
    assert cause("sign-in", found.code, str(found)) is Cause.PASSWORD


def test_a_pooler_that_knows_no_options_is_told(postgres: ModuleType) -> None:
    words = b"SFATAL\0C08P01\0Munsupported startup parameter: options\0\0"
    found = refusal(postgres, said(b"E", words))
    assert cause("sign-in", found.code, str(found)) is Cause.READ_ONLY_REFUSED


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (asks(3), b"p\0\0\0\x0bsecret\0"),
        (
            asks(5, b"salt"),
            said(
                b"p",
                b"md5"
                + hashlib.md5(hashlib.md5(b"secretmaria").hexdigest().encode() + b"salt").hexdigest().encode()
                + b"\0",
            ),
        ),
    ],
    ids=["clear", "md5"],
)
def test_older_ways_to_sign_in(postgres: ModuleType, question: bytes, answer: bytes) -> None:
    rows = said(b"T", b"\0\0") + said(b"D", struct.pack(">hi1si", 2, 1, b"t", -1)) + said(b"Z", b"I")
    with server(question, WELCOME, rows) as (opened, heard):
        session = postgres.Session(opened, "maria", "sales", b"secret", "")
        assert session.ask("select") == [["t", None]]
        session.end()
    assert heard[1] == answer


def test_a_way_that_it_does_not_know_is_left_to_the_driver(postgres: ModuleType) -> None:
    with server(asks(7)) as (opened, _heard), pytest.raises(postgres.Unspoken):
        postgres.Session(opened, "maria", "sales", b"secret", "")


def test_one_that_does_not_know_the_password_itself_is_not_signed_in_at(postgres: ModuleType) -> None:
    """Whoever sits between could only pretend."""

    def proved(scram: Any) -> None:
        nonce = scram.first().decode().partition("r=")[2]
        scram.proof(f"r={nonce}more,s=c2FsdA==,i=4096".encode())
        scram.verify(b"v=bm90IGl0")

    with pytest.raises(line.Refusal, match="does not know the password"):
        proved(postgres.Scram(b"secret"))
    with pytest.raises(line.Refusal, match="not of this one"):
        postgres.Scram(b"secret").proof(b"r=another,s=c2FsdA==,i=4096")


def test_one_that_hangs_up_or_says_nonsense(postgres: ModuleType) -> None:
    assert refusal(postgres, b"").code == "closed"
    assert refusal(postgres, b"HTTP/1.1 400 Bad Request\r\n").code == "other-server"


@pytest.mark.parametrize(
    ("password", "prepared"),
    [("plain", "plain"), ("ﬀ\u00a0x\u00ad", "ff x"), ("I\u2168", "IIX")],
)
def test_a_password_is_prepared_as_postgresql_has_it(
    postgres: ModuleType, password: str, prepared: str
) -> None:
    assert postgres._prepared(password.encode()) == prepared.encode()


def test_the_second_address_is_taken_where_the_first_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of two kinds of addresses, of which one leads nowhere, are common."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        found = [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", port, 0, 0))]
        found += [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]  # type: ignore[list-item]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kinds: found)
        heard: list[dict[str, Any]] = []
        way = line.Line({"host": "db", "port": port, "speaks": "", "tls": "off"}, context, 5.0)
        assert way.look(heard.append)
        way.close()
    assert [one.get("code") for one in heard] == [None, None, None]
    assert heard[0]["addresses"] == ["::1", "127.0.0.1"]


context: Callable[[], Any] = object
