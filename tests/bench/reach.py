"""`reach`: both sides of a reachable PostgreSQL, until the verdict is known."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

from docker import APIClient

from desktop.app import App
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.reach.outcome import Look
from desktop.core.data.reach.target import target
from desktop.core.data.reach.verdict import Says, judge
from desktop.core.data.secret import Secret
from desktop.core.workspaces.workspace import Workspace
from tests.bench.app import report, running_app, until
from tests.bench.by_hand import docker
from tests.bench.marks import new_id
from tests.bench.rows import RUNS, Row, interleaved
from tests.bench.start import a_project, answered, halt, present
from tests.fakes.databases import Authority, Server, postgres

LIMIT = 1.30
USER, PASSWORD = "maria", "of this bench"


def main() -> None:
    authority = Authority()
    # Not below this bench's home, whose path is longer than a socket's may be.
    with tempfile.TemporaryDirectory(prefix="cais-") as folder, running_app() as app:
        present(app)
        server = postgres(Path(folder), authority, host(), USER, PASSWORD)
        try:
            report([reach(app, server, authority)])
        finally:
            server.end()


def host() -> str:
    """This computer, as every tool's network reaches it."""
    with closing(APIClient(version="auto")) as api:
        (pool,) = api.inspect_network("bridge")["IPAM"]["Config"]
    return str(pool.get("Gateway") or ip_network(pool["Subnet"])[1])


def reach(app: App, server: Server, authority: Authority) -> Row:
    """From a workspace that has the connection, and was opened before."""
    connection = connection_to(server, authority)
    workspace = opened(app, connection)
    image = workspace.image or ""
    environment = as_libpq_has_it(server, authority)

    def floor() -> float:
        began = time.monotonic()
        subprocess.run(["psql", "-qAtX", "-c", "select 1"], check=True, capture_output=True, env=environment)
        docker("run", "--rm", image, "true")
        return time.monotonic() - began

    figures = interleaved("reach", lambda: seconds(app, connection), floor, runs=2 * RUNS)
    app.backend.engine().containers.erase(workspace.id)
    return Row("reach", *figures, "s", LIMIT)


def connection_to(server: Server, authority: Authority) -> Connection:
    fields = {"host": server.host, "port": str(server.port), "user": USER, "database": server.database}
    fields["certificates"] = authority.certificate.decode()
    now, keeping = datetime.now(UTC), Keeping.SESSION
    return Connection(new_id(), "sales", "postgresql", now, fields, keeping=keeping)


def opened(app: App, connection: Connection) -> Workspace:
    app.backend.connections().save(connection, Secret(PASSWORD), Stop())
    made = replace(a_project("reach"), connections=(connection.id,))
    app.desk.add(made)
    answered(app, made.id)
    until(app.desk.news.opened, lambda: app.desk.tools.running(made.id))
    halt(app, made.id)
    return app.backend.store.load_all()[0][0]


def as_libpq_has_it(server: Server, authority: Authority) -> dict[str, str]:
    home = Path(os.environ["HOME"])
    (home / "authority.pem").write_bytes(authority.certificate)
    passes = home / "pgpass"
    passes.touch(mode=0o600)
    passes.write_text(f"*:*:*:*:{PASSWORD}\n")
    return {
        **os.environ,
        "PGHOST": server.host,
        "PGPORT": str(server.port),
        "PGUSER": USER,
        "PGDATABASE": server.database,
        "PGPASSFILE": str(passes),
        "PGSSLMODE": "verify-full",
        "PGSSLROOTCERT": str(home / "authority.pem"),
    }


def seconds(app: App, connection: Connection) -> float:
    """As the dialog does: a thread for each side, and the last word from either decides."""
    looks = [Look(), Look()]
    known = threading.Event()
    began = time.monotonic()

    def heard(side: int, look: Look) -> None:
        looks[side] = look
        if judge(target(connection), *looks):
            known.set()

    backend = app.backend
    sides = (
        lambda: backend.data.reach_from_here(connection, lambda look: heard(0, look), Stop()),
        lambda: backend.data.reach_from_inside(
            connection, Secret(PASSWORD), lambda look: heard(1, look), Stop()
        ),
    )
    threads = [threading.Thread(target=side) for side in sides]
    for thread in threads:
        thread.start()
    assert known.wait(60)
    took = time.monotonic() - began
    for thread in threads:  # its container is not in the way of what is measured next
        thread.join()
    verdict = judge(target(connection), *looks)
    assert verdict
    assert verdict.says is Says.WELL, looks
    return took


if __name__ == "__main__":
    main()
