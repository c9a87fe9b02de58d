"""`secrets`: what ten data connections, their secrets in a real keyring, add to opening a workspace again."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.app import App
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.kinds import KINDS
from desktop.core.data.secret import Secret
from desktop.core.workspaces.workspace import Workspace
from tests.bench.app import report, running_app, until
from tests.bench.marks import new_id
from tests.bench.rows import RUNS, Row, interleaved
from tests.bench.start import a_project, answered, halt, present
from tests.fakes.keyring import GnomeKeyring, on_a_bus

MOST_S = 0.06
SOME = ("postgresql", "mysql", "s3", "https", "sqlserver")
FIELDS = {
    "host": "db.example",
    "database": "sales",
    "user": "maria",
    "access_key": "AK",
    "url": "https://api.example",
}


def main() -> None:
    with on_a_bus(Path(os.environ["HOME"])) as bus:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.address
        keyring = GnomeKeyring(bus)
        keyring.start()
        try:
            with running_app() as app:
                present(app)
                report([secrets(app)])
        finally:
            keyring.kill()


def secrets(app: App) -> Row:
    """Each opens a workspace whose container is there; the one has connections and the other none."""
    with_them = opened(app, replace(a_project("with"), connections=ten(app)))
    without = opened(app, a_project("without"))
    figures = interleaved(
        "secrets", lambda: seconds(app, with_them), lambda: seconds(app, without), runs=2 * RUNS
    )
    for one in (with_them, without):
        app.backend.engine().containers.erase(one.id)
    added_s = figures[0] - figures[1]
    return Row("secrets", *figures, "s", 1 + MOST_S / figures[1], f"{1000 * added_s:.0f} ms are added")


def ten(app: App) -> tuple[str, ...]:
    """The ids of ten connections of several kinds."""
    made = [
        Connection(new_id(), f"data{number}", kind, datetime.now(UTC), fields(kind))
        for number, kind in enumerate(2 * SOME)
    ]
    for one in made:
        app.backend.connections().save(one, Secret(os.urandom(24).hex()), Stop())
    return tuple(one.id for one in made)


def fields(kind: str) -> dict[str, str]:
    return {name: value for name, value in FIELDS.items() if KINDS[kind].field(name)}


def opened(app: App, made: Workspace) -> Workspace:
    app.desk.add(made)
    answered(app, made.id)
    until(app.desk.news.opened, lambda: app.desk.tools.running(made.id))
    return made


def seconds(app: App, made: Workspace) -> float:
    halt(app, made.id)
    began = time.monotonic()
    app.desk.tools.open(made.id)
    took = answered(app, made.id) - began
    until(app.desk.news.opened, lambda: app.desk.tools.running(made.id))
    halt(app, made.id)
    return took


if __name__ == "__main__":
    main()
