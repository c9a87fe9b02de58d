"""From inside both starters: `cais.connect` says what is wrong with a server, soon, and no password."""

from __future__ import annotations

import json
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.core.data.connection import Connection
from tests.data.conftest import PASSWORD, Begin, connection, delivered
from tests.fakes.databases import Authority, Server, free_port, mariadb

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(150)]

# All at once, as one that is silent is waited for.
PYTHON = """
import cais, json, sys, threading, time
def ask(name):
    began = time.monotonic()
    try:
        cais.connect(name)
        said = ["connected", ""]
    except Exception as error:
        said = [type(error).__name__, str(error)]
    found[name] = [*said, time.monotonic() - began]
found = {}
asking = [threading.Thread(target=ask, args=[name], daemon=True) for name in cais.names()]
for one in asking: one.start()
for one in asking: one.join(timeout=40)
print(json.dumps(found))
"""
R = """
source('/run/secrets/cais.R')
for (driver in c('RMariaDB', 'RPostgreSQL')) requireNamespace(driver, quietly = TRUE)
ask <- function(name) {
  began <- Sys.time()
  said <- tryCatch({cais$connect(name); 'connected'}, error = conditionMessage)
  list('', said, as.numeric(difftime(Sys.time(), began, units = 'secs')))
}
found <- parallel::mclapply(cais$names(), ask, mc.cores = length(cais$names()))
cat(jsonlite::toJSON(setNames(found, cais$names()), auto_unbox = TRUE))
"""

WITHIN_S = 50  # on a computer that does much else; nothing told how long, it would be minutes

SAID = {
    "down": "refused|Can't connect",
    "password": "password authentication failed|Access denied",
    "expired": "certificate (verify failed|has expired)|expired",
    "misnamed": "verification failed|does not match|doesn't match|hostname mismatch|certificate",
    "unknown": "certificate verify failed|self-signed certificate|unable to get local issuer|certificate",
    "stripped": "does not support SSL|no encrypted line|SSL connection error|TLS",
    "silent": "timeout|timed out|Lost connection|Can't connect",
    "closing": "invalid response|closed the connection|Lost connection|reading initial communication",
    "nameless": "could not translate|resolve|not known|Name or service|Unknown .*host",
}


@contextmanager
def speaking(host: str, act: Callable[[socket.socket], object]) -> Iterator[int]:
    """The port of a server that does this with each who comes, one after the other."""
    with socket.create_server((host, 0)) as door, ExitStack() as lines:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    line, _from = door.accept()
                    line.settimeout(2)
                    lines.enter_context(line)
                    with suppress(OSError):
                        act(line)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield door.getsockname()[1]
        door.shutdown(socket.SHUT_RDWR)
        thread.join()


def close_in_the_middle(line: socket.socket) -> None:
    line.send(b"\x4a")  # as MariaDB's greeting begins; PostgreSQL would never say that
    line.shutdown(socket.SHUT_RDWR)


def strip(line: socket.socket) -> None:
    """PostgreSQL's no to a line that is protected."""
    line.recv(8)
    line.sendall(b"N")


def prove(signed: tuple[Path, Path]) -> Callable[[socket.socket], None]:
    """PostgreSQL's yes, and then this certificate with its key."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*signed)

    def act(line: socket.socket) -> None:
        line.recv(8)
        line.sendall(b"S")
        context.wrap_socket(line, server_side=True).close()

    return act


@dataclass
class Signing:
    """An authority that signs for something else than it is asked to."""

    authority: Authority
    address: str
    days: tuple[int, int] = (-1, 1)

    def sign(self, folder: Path, _address: str) -> tuple[Path, Path]:
        return self.authority.sign(folder, self.address, self.days)


@pytest.fixture(scope="module")
def faults(
    tmp_path_factory: pytest.TempPathFactory, authority: Authority, host: str, sales: Server, shop: Server
) -> Iterator[list[Connection]]:
    """A connection for each that may be wrong, of PostgreSQL and of MariaDB."""
    folder = tmp_path_factory.mktemp("faults")
    with ExitStack() as ending:

        def speak(act: Callable[[socket.socket], object]) -> str:
            return str(ending.enter_context(speaking(host, act)))

        def maria(name: str, signs: Any, *, tls: bool = True) -> str:
            server = mariadb(folder / name, signs, host, "maria", PASSWORD, tls=tls)
            ending.callback(server.end)
            return str(server.port)

        expired, misnamed = Signing(authority, host, (-9, -1)), Signing(authority, "192.0.2.1")
        common = {
            "down": {"port": str(free_port(host))},
            "password": {"user": "somebody"},
            "unknown": {"certificates": Authority().certificate.decode()},
            "silent": {"port": speak(lambda _line: None)},
            "closing": {"port": speak(close_in_the_middle)},
            "nameless": {"host": "nowhere.invalid"},
        }
        postgresql = {
            "stripped": {"port": speak(strip)},
            "expired": {"port": speak(prove(expired.sign(folder / "e", host)))},
            "misnamed": {"port": speak(prove(misnamed.sign(folder / "m", host)))},
        }
        mysql = {
            "stripped": {"port": maria("bare", authority, tls=False)},
            "expired": {"port": maria("expired", expired)},
            "misnamed": {"port": maria("misnamed", misnamed)},
        }
        yield [
            connection(f"{kind}-{name}", kind, server, **changes)
            for kind, server, own in (("postgresql", sales, postgresql), ("mysql", shop, mysql))
            for name, changes in {**common, **own}.items()
        ]


@pytest.mark.parametrize(
    ("id", "command"), [("python-starter", ("python", "-c", PYTHON)), ("r-starter", ("Rscript", "-e", R))]
)
def test_each_is_said_soon(begin: Begin, faults: list[Connection], id: str, command: tuple[str, ...]) -> None:
    _workspace, inside = begin(id, delivered(*faults))
    status, said = inside(*command)
    assert status == 0, said
    assert "canary" not in said
    found = json.loads(said.splitlines()[-1])
    wrong = {
        name: told
        for name, told in found.items()
        if not re.search(SAID[name.partition("-")[2]], told[1]) or told[2] > WITHIN_S
    }
    assert not wrong, json.dumps(wrong, indent=1)
    assert len(found) == len(faults)
