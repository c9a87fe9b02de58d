"""squid, a proxy that lets nobody through who is not signed in."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.databases import free_port

START_S = 60
PROGRAM = shutil.which("squid", path="/usr/sbin:/usr/bin")
KNOWS_BY_FILE = Path("/usr/lib/squid/basic_ncsa_auth")

SETTINGS = """\
http_port {address}:{port}
auth_param basic program {knows} {folder}/users
auth_param basic realm acme
auth_param basic children 1
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
hosts_file {folder}/hosts
dns_nameservers 127.0.0.1
pid_filename {folder}/pid
access_log stdio:{folder}/access.log
cache_log {folder}/cache.log
cache deny all
cache_mem 8 MB
coredump_dir {folder}
netdb_filename none
pinger_enable off
shutdown_lifetime 0 seconds
"""


class Squid:
    """Attributes:
    host: where it is, as `address:port`.
    """

    def __init__(self, folder: Path, host: str) -> None:
        self._folder = folder
        self.host = host

    def seen(self) -> list[tuple[str, str]]:
        """Whom it served, and what they asked for; `-` for nobody."""
        lines = (self._folder / "access.log").read_text().splitlines()
        return [(parts[7], parts[6]) for parts in map(str.split, lines)]


@contextmanager
def running(
    folder: Path, address: str, servers: tuple[str, ...], user: str, password: str
) -> Iterator[Squid]:
    """One that knows this user, and finds these servers on this computer."""
    assert PROGRAM
    port = free_port(address)
    hashed = ["openssl", "passwd", "-apr1", "-stdin"]
    said = subprocess.run(hashed, input=password, capture_output=True, text=True, check=True).stdout
    (folder / "users").write_text(f"{user}:{said}")
    (folder / "hosts").write_text("".join(f"127.0.0.1 {name}\n" for name in servers))
    settings = folder / "squid.conf"
    told = SETTINGS.format(address=address, port=port, folder=folder, knows=KNOWS_BY_FILE)
    settings.write_text(told)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([PROGRAM, "-N", "-f", settings], **quiet)  # type: ignore[call-overload]
    try:
        deadline = time.monotonic() + START_S
        while not _listens(folder):
            assert process.poll() is None, (folder / "cache.log").read_text()[-2000:]
            assert time.monotonic() < deadline, "squid does not listen"
            time.sleep(0.05)
        yield Squid(folder, f"{address}:{port}")
    finally:
        process.terminate()
        process.wait()


def _listens(folder: Path) -> bool:
    log = folder / "cache.log"
    return log.exists() and "Accepting HTTP Socket connections" in log.read_text(errors="replace")
