"""Values that many tests start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from desktop.core.data.connection import Connection
from desktop.core.environments.catalogue import Catalogue, Entry, Launch
from desktop.core.start.plan import Host
from desktop.core.workspaces.workspace import Folder, Workspace

GIB = 1024**3

LAUNCH = Launch(
    title="JupyterLab",
    command=("jupyter", "lab"),
    port=8888,
    ready="/api",
    open="/lab",
    sign_in="jupyter-token",
    variables={"JUPYTER_TOKEN_FILE": "/run/secrets/token"},
)

ENTRY = Entry(
    id="python",
    title="Python starter",
    summary="",
    language="python",
    publisher="Cais",
    contents=(),
    launch=LAUNCH,
    user=1000,
    group=100,
    home="/home/jovyan",
    image="registry.example:5000/jupyter/base:2026-07-28",
)

CATALOGUE = Catalogue((ENTRY, replace(ENTRY, id="r", title="R starter", language="r")))

HOST = Host(uid=1234, gid=1234, native=True, cpus=8, memory=16 * GIB, owner="5eed")

WORKSPACE = Workspace(
    id="0123456789ab",
    name="Sales forecast",
    entry="python",
    created=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    folders=(Folder("/data/sales", "sales", writable=True), Folder("/data/warehouse", "warehouse")),
)

SALES = Connection(
    id="5a1e5a1e5a1e",
    name="sales",
    kind="postgresql",
    created=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    fields={"host": "db.example", "database": "sales", "user": "maria"},
)
