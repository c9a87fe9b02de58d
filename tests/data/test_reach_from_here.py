"""From this computer: what is wrong with name, port or TLS of a server is told for what it is."""

from __future__ import annotations

import queue
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.core.data.kinds import Tls
from desktop.core.data.reach import computer
from desktop.core.data.reach.outcome import Cause, Finding, Layer, Look
from desktop.core.data.reach.target import Target
from desktop.core.data.reach.target import target as target_of
from desktop.core.problems import Cancelled
from tests.data.conftest import PASSWORD, connection
from tests.fakes.databases import Authority, Server, free_port, mariadb, postgres

HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def host() -> str:
    """No tool is to reach these."""
    return HOST


@pytest.fixture(scope="module")
def sales(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[Server]:
    server = postgres(tmp_path_factory.mktemp("postgres"), authority, HOST, "maria", PASSWORD)
    yield server
    server.end()


def looked(
    target: Target, authorities: bytes, patience_s: float = 5.0, stop: Stop | None = None, heard: Any = None
) -> Look:
    at = connection("sales", "postgresql", Server(HOST, 1, "maria", "x", print, None))  # type: ignore[arg-type]
    hear = heard or (lambda _look: None)
    return computer.look(at, target, authorities.decode(), {}, hear, stop or Stop(), patience_s)


def at(server: Server, kind: str = "postgresql", **changes: Any) -> Target:
    return replace(target_of(connection("sales", kind, server)), **changes)


def failure(look: Look) -> tuple[Layer, Cause | None]:
    assert look.failure
    assert look.outcomes[-1] is look.failure
    return look.failure.layer, look.failure.cause


@contextmanager
def speaking(act: Callable[[socket.socket], object]) -> Iterator[Target]:
    """A server that does this with whoever comes, until they are gone."""
    with socket.create_server((HOST, 0)) as door:

        def serve() -> None:
            with suppress(OSError):
                line, _from = door.accept()
                with line:
                    act(line)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield Target(HOST, door.getsockname()[1], "postgres")
        with suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
        thread.join()


def stay(line: socket.socket) -> None:
    while line.recv(4096):
        pass


def say(*words: bytes) -> Callable[[socket.socket], object]:
    """Hear a question, answer, and close."""

    def act(line: socket.socket) -> None:
        for word in words:
            line.recv(4096)
            line.sendall(word)

    return act


def test_each_layer_is_told_as_it_is_known(sales: Server, authority: Authority) -> None:
    heard: list[Look] = []
    look = looked(at(sales), authority.certificate, heard=heard.append)
    assert [one.layer for one in look.outcomes] == [Layer.NAME, Layer.PORT, Layer.TLS]
    assert [len(one.outcomes) for one in heard] == [1, 2, 3, 3]
    assert [one.ended for one in heard] == [False, False, False, True]
    assert all(one.ms is not None and not one.failed for one in look.outcomes)
    assert "An authority of tests" in look.outcomes[-1].detail


def test_mariadb_shows_its_certificate_too(tmp_path: Path, authority: Authority) -> None:
    server = mariadb(tmp_path / "with", authority, HOST, "maria", "m")
    try:
        assert not looked(at(server, "mysql"), authority.certificate).failure
        assert failure(looked(at(server, "mysql"), Authority().certificate)) == (
            Layer.TLS,
            Cause.CERTIFICATE_UNKNOWN,
        )
        assert failure(looked(at(server), authority.certificate))[0] is Layer.TLS, "it is no PostgreSQL"
    finally:
        server.end()
    bare = mariadb(tmp_path / "without", authority, HOST, "maria", "m", tls=False)
    try:
        assert failure(looked(at(bare, "mysql"), authority.certificate)) == (Layer.TLS, Cause.NO_TLS)
    finally:
        bare.end()
    assert failure(looked(at(bare, "mysql"), authority.certificate)) == (Layer.PORT, Cause.REFUSED)


@contextmanager
def certified(server: Server, authority: Authority, address: str, days: tuple[int, int]) -> Iterator[None]:
    """While it shows another certificate than its own."""
    folder = Path(server.process.args[server.process.args.index("-D") + 1]).parent  # type: ignore[union-attr, index]
    kept = {path: path.read_bytes() for path in (folder / "server.pem", folder / "server.key")}
    authority.sign(folder, address, days)
    reload(server)
    yield
    for path, content in kept.items():
        path.write_bytes(content)
    reload(server)


def reload(server: Server) -> None:
    server.run("ALTER SYSTEM SET ssl_passphrase_command_supports_reload = off; SELECT pg_reload_conf()")
    assert server.process.stderr
    for line in server.process.stderr:
        if "reloading configuration files" in line:
            break
    server.run("SELECT 1")  # by then the server has done so


@pytest.mark.parametrize(
    ("address", "days", "cause"),
    [
        (HOST, (-3, -2), Cause.CERTIFICATE_EXPIRED),
        (HOST, (2, 3), Cause.CERTIFICATE_EARLY),
        ("127.0.0.9", (-1, 1), Cause.CERTIFICATE_NAME),
    ],
    ids=["expired", "not yet", "of another"],
)
def test_a_certificate_that_is_not_good_is_told_for_what_is_wrong(
    sales: Server, authority: Authority, address: str, days: tuple[int, int], cause: Cause
) -> None:
    with certified(sales, authority, address, days):
        assert failure(looked(at(sales), authority.certificate)) == (Layer.TLS, cause)


def test_an_authority_that_nobody_knows(sales: Server) -> None:
    assert failure(looked(at(sales), Authority().certificate)) == (Layer.TLS, Cause.CERTIFICATE_UNKNOWN)


def test_who_wants_no_proof_or_no_tls_has_it_said(sales: Server) -> None:
    for tls, finding in ((Tls.ENCRYPTED, Finding.UNVERIFIED), (Tls.OFF, Finding.UNPROTECTED)):
        look = looked(at(sales, tls=tls), b"")
        assert not look.failure
        assert look.outcomes[-1].finding is finding


def test_a_server_that_is_down_refuses() -> None:
    target = Target(HOST, free_port(HOST), "postgres")
    assert failure(looked(target, b"")) == (Layer.PORT, Cause.REFUSED)


def test_a_name_that_nobody_knows() -> None:
    layer, cause = failure(looked(Target("no-such-host.invalid", 5432, "postgres"), b""))
    assert layer is Layer.NAME
    assert cause in (Cause.NAME_UNKNOWN, Cause.NO_NAME_SERVICE), "whichever this computer's says"


def test_a_name_that_cannot_be_one() -> None:
    assert failure(looked(Target("a" * 80 + ".org", 5432), b"")) == (Layer.NAME, Cause.NAME_UNKNOWN)


def test_one_that_is_silent_is_told_to_be() -> None:
    with speaking(stay) as target:
        assert failure(looked(target, b"", 0.2)) == (Layer.TLS, Cause.SILENT)


def test_one_that_is_silent_in_its_handshake_is_told_to_be(authority: Authority) -> None:
    def act(line: socket.socket) -> None:
        say(b"S")(line)
        stay(line)

    with speaking(act) as target:
        assert failure(looked(target, authority.certificate, 0.2)) == (Layer.TLS, Cause.SILENT)


def test_one_without_tls_or_whose_tls_was_stripped() -> None:
    with speaking(say(b"N")) as target:
        assert failure(looked(target, b"")) == (Layer.TLS, Cause.NO_TLS)
    with speaking(say(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as target:
        assert failure(looked(replace(target, speaks="tls"), b"")) == (Layer.TLS, Cause.NO_TLS)


def test_one_that_closes_before_or_in_its_handshake(authority: Authority) -> None:
    with speaking(lambda line: line.recv(8)) as target:
        assert failure(looked(target, b"")) == (Layer.TLS, Cause.CLOSED)
    with speaking(say(b"S", b"")) as target:
        assert failure(looked(target, authority.certificate)) == (Layer.TLS, Cause.CLOSED)


def test_one_that_is_something_else() -> None:
    with speaking(say(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as target:
        assert failure(looked(target, b"")) == (Layer.TLS, Cause.OTHER_SERVER)
    with speaking(lambda line: line.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")) as target:
        assert failure(looked(replace(target, speaks="mysql"), b"")) == (Layer.TLS, Cause.OTHER_SERVER)


def test_mariadb_that_takes_nobody_from_here_says_so() -> None:
    said = b"\xff" + struct.pack("<H", 1130) + b"Host '10.0.0.7' is not allowed to connect"
    with speaking(lambda line: line.sendall(struct.pack("<I", len(said)) + said)) as target:
        look = looked(replace(target, speaks="mysql"), b"")
    assert failure(look) == (Layer.TLS, Cause.ADDRESS_REFUSED)
    assert "10.0.0.7" in look.outcomes[-1].detail


def test_through_a_proxy_as_browsers_go(tmp_path: Path, authority: Authority) -> None:
    asked: queue.Queue[bytes] = queue.Queue()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.sign(tmp_path, HOST))

    def act(line: socket.socket) -> None:
        asked.put(line.recv(4096))
        line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with context.wrap_socket(line, server_side=True) as protected:
            protected.recv(1)

    with speaking(act) as way:
        told = {"host": HOST, "port": 443, "speaks": "tls", "tls": "verified"}
        told["proxy"] = f"http://{HOST}:{way.port}"
        heard: list[dict[str, Any]] = []
        line = computer.line.Line(
            told, lambda: computer.line.context(authority.certificate.decode(), "verified", as_text=True), 5.0
        )
        assert line.look(heard.append)
        line.close()
    assert asked.get_nowait().startswith(b"CONNECT 127.0.0.1:443 HTTP/1.1\r\n")
    with speaking(say(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")) as way:
        told["proxy"] = f"http://{HOST}:{way.port}"
        assert computer.line.Line(told, lambda: context, 5.0).look(heard.append) is None
    assert (heard[-1]["layer"], heard[-1]["code"]) == ("port", "proxy")


def test_a_look_that_waits_ends_at_once_when_asked_to(
    in_thread: Callable[[Callable[[], object]], queue.Queue[object]],
) -> None:
    stop, came = Stop(), threading.Event()

    def act(line: socket.socket) -> None:
        came.set()
        stay(line)

    with speaking(act) as target:
        ended = in_thread(lambda: looked(target, b"", 60.0, stop))
        assert came.wait(5)
        stop.set()
        assert isinstance(ended.get(timeout=60), Cancelled)
