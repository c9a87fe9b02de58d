"""One client of the SDK, with the two things the SDK lacks: a limit to every silence, and a way to cut it.

The SDK waits without limit for the first byte of a download or a build, and closing its session does not
wake a thread that is blocked in a read. Shutting the socket down does, so a line remembers its sockets.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from weakref import WeakSet

import docker
import docker.constants
import docker.tls

from desktop.core.cancelling import Stop
from desktop.engine.engine_address import Address
from desktop.engine.logins import Logins

NEWEST: str = docker.constants.DEFAULT_DOCKER_API_VERSION
CONNECT_S = 5.0


_Client: Any = docker.APIClient
"""The SDK's own types are partial and its stubs partly wrong: to us it is untyped."""


class ApiLine(_Client):  # type: ignore[misc]
    """A client for one address, with the API version already agreed.

    Attributes:
        patience_s: seconds of silence allowed, None for long streams.
    """

    def __init__(
        self, address: Address, version: str, patience_s: float | None, ask: Callable[[], None] | None = None
    ) -> None:
        """`ask` is called after each silence of that long, which is allowed if it raises nothing. Only for
        sockets with a file; on others a line with `ask` waits without limit."""
        self.patience_s = patience_s if ask is None or address.socket is not None else None
        self._ask = ask
        self._sockets: WeakSet[Any] = WeakSet()
        self._cut = False
        super().__init__(address.url, version=version, timeout=patience_s, tls=_tls(address))
        self.sign_in_with(Logins())
        self._answers: WeakSet[Any] = WeakSet()
        self.hooks["response"].append(lambda answer, **_options: self._answers.add(answer))
        adapter = self.get_adapter(self.base_url)
        self._pool_for = adapter.get_connection_with_tls_context
        adapter.get_connection_with_tls_context = self._noting_pool

    def sign_in_with(self, logins: Logins) -> None:
        """What downloads and builds on this line are to be let in with."""
        self._auth_configs: Any = logins

    def request(self, method: str, url: str, **options: Any) -> Any:
        """Like the SDK's, where "no time-out" means this line's patience_s."""
        if options.get("timeout") is None:
            options["timeout"] = (CONNECT_S, self.patience_s)
        return super().request(method, url, **options)

    def cut(self) -> None:
        """End whatever any thread is reading or writing on this line, now and from now on."""
        self._cut = True
        for connected in tuple(self._sockets):
            # One that is closed already may say so in many ways, on Windows in one that is no OSError.
            with contextlib.suppress(Exception):
                connected.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of every connection; those that a stream was not read to its end from, too."""
        for answer in tuple(self._answers):
            # An upgraded connection's stream may be closed already, which its answer does not expect.
            with contextlib.suppress(ValueError):
                answer.close()
        super().close()

    @contextmanager
    def until(self, stop: Stop) -> Iterator[ApiLine]:
        """This line within the block; cut the moment `stop` is set and closed at the end."""
        with stop.on_set(self.cut):
            try:
                yield self
            finally:
                self.close()

    def _noting_pool(self, *arguments: Any, **options: Any) -> Any:
        """The adapter's pool, which from now on tells this line of each socket it opens."""
        pool = self._pool_for(*arguments, **options)
        if "_new_conn" not in vars(pool):
            make = pool._new_conn
            pool._new_conn = lambda: self._noted(make())
        return pool

    def _noted(self, connection: Any) -> Any:
        unix = hasattr(connection, "unix_socket")
        connect = partial(_connect_unix, connection, self._ask) if unix else connection.connect

        def connect_and_note() -> None:
            if self._cut:
                raise ConnectionAbortedError
            connect()
            self._sockets.add(connection.sock)
            if self._cut:
                self.cut()

        connection.connect = connect_and_note
        return connection


class _Patient(socket.socket):
    """Asks after each silence whether anybody is there, and goes on waiting if so.

    Here and not where the time-out arrives: what reads from a socket does not go on after one.
    """

    ask: Callable[[], None] | None = None

    def recv_into(self, *arguments: Any) -> int:
        while True:
            try:
                return super().recv_into(*arguments)
            except TimeoutError:
                if self.ask is None:
                    raise
                self.ask()


def _connect_unix(connection: Any, ask: Callable[[], None] | None) -> None:
    """What the SDK does, but for the socket that it leaves open when nobody listens."""
    opened = _Patient(socket.AF_UNIX, socket.SOCK_STREAM)
    opened.ask = ask
    opened.settimeout(connection.timeout)
    try:
        opened.connect(connection.unix_socket)
    except OSError:
        opened.close()
        raise
    connection.sock = opened


def _tls(address: Address) -> docker.tls.TLSConfig | bool:
    if address.tls is None:
        return False
    certificate, key, authority = (address.tls / name for name in ("cert.pem", "key.pem", "ca.pem"))
    return docker.tls.TLSConfig(
        client_cert=(str(certificate), str(key)) if certificate.exists() and key.exists() else None,
        ca_cert=str(authority) if authority.exists() else None,
        verify=address.verify,
    )
