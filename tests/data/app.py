"""The app as far as connections go, in a process that can be killed: python -m tests.data.app

What it is to do, and the secrets, are told to it over its standard input.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime
from typing import Any

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.secret import Secret
from desktop.core.logs import LogFile
from desktop.core.progress import unheard
from desktop.core.resources import own_folders
from desktop.core.workspaces.workspace import Folder, Workspace, new_id

SERVER = {"host": "db.example", "user": "maria"}
FIELDS = {
    "postgresql": {**SERVER, "database": "sales"},
    "mysql": SERVER,
    "sqlserver": SERVER,
    "oracle": {**SERVER, "service": "books"},
    "snowflake": {"account": "A-1", "user": "maria"},
    "databricks": {"host": "adb.example", "http_path": "/sql"},
    "s3": {"access_key": "AK"},
    "https": {"url": "https://api.example"},
    "bigquery": {"project": "p"},
    "odbc": {"driver": "SQLite3"},
    "other": {},
}


def main() -> None:
    backend = LocalBackend(own_folders())
    log = LogFile(backend.logs)
    logging.basicConfig(level=logging.DEBUG, handlers=[log])
    logging.getLogger(__name__).info("begun")
    backend.prepare()
    say(pid=os.getpid())
    for line in sys.stdin:
        told = json.loads(line)
        getattr(sys.modules[__name__], told.pop("do"))(backend, **told)


def make(backend: LocalBackend, folder: str, secret: str) -> None:
    """A workspace with a connection of each kind."""
    told = [Connection(new_id(), f"data-{kind}", kind, now(), fields) for kind, fields in FIELDS.items()]
    for one in told:
        backend.connections().save(one, Secret(secret), Stop())
    folders = (Folder(folder, "project", writable=True),)
    ids = tuple(one.id for one in told)
    made = Workspace(new_id(), "A test", "python-starter", now(), folders, connections=ids)
    backend.store.save(made)
    say(id=made.id)


def open(backend: LocalBackend) -> None:
    backend.tools.start(the_one(backend), unheard, Stop())
    say()


def change(backend: LocalBackend, secret: str) -> None:
    workspace = the_one(backend)
    for one in backend.connections().of(workspace.connections):
        backend.connections().save(one, Secret(secret), Stop())
    backend.data.hand_over(workspace, Stop())
    say()


def the_one(backend: LocalBackend) -> Workspace:
    ((found,), _broken) = backend.store.load_all()
    return found


def now() -> datetime:
    return datetime.now(UTC)


def say(**facts: Any) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
