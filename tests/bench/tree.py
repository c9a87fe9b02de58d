"""`tree`, `tree_begun` and `first_rows`: looking around in 500 tables, and in one of ten million rows."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from desktop.app import App
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.looking.content import Table
from desktop.core.data.looking.visitor import Visitor
from tests.bench.app import report, running_app
from tests.bench.by_hand import docker
from tests.bench.reach import PASSWORD, USER, as_libpq_has_it, connection_to, host, opened
from tests.bench.rows import QUICK, RUNS, Row, interleaved
from tests.bench.start import present
from tests.fakes.databases import Authority, postgres

LIMIT = 1.20
FIRST_ROWS_S = 0.3
TABLES, COLUMNS = 500, 20
BIG = 1_000_000 if QUICK else 10_000_000

MAKE = f"""
DO $$ BEGIN FOR n IN 1..{TABLES} LOOP
  EXECUTE format('CREATE TABLE t%s (%s)', n, (SELECT string_agg(format('column_%s text', c), ', ')
    FROM generate_series(1, {COLUMNS}) c));
END LOOP; END $$;
CREATE UNLOGGED TABLE big AS SELECT n, n % 97 AS berth, 'ship ' || n AS name FROM generate_series(1, {BIG}) n;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO {USER};
"""
ASK = """
SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, ordinal_position"""


def main() -> None:
    authority = Authority()
    # Not below this bench's home, whose path is longer than a socket's may be.
    with tempfile.TemporaryDirectory(prefix="cais-") as folder, running_app() as app:
        present(app)
        server = postgres(Path(folder), authority, host(), USER, PASSWORD)
        try:
            server.run(MAKE)
            connection = connection_to(server, authority)
            image = opened(app, connection).image or ""
            asked = as_libpq_has_it(server, authority)
            measures = {
                "tree_begun": lambda: tree_begun(app, connection, image, asked),
                "tree": lambda: tree(app, connection, asked),
                "first_rows": lambda: first_rows(app, connection),
            }
            report([measures[name]() for name in sys.argv[1:]])
        finally:
            server.end()


def tree_begun(app: App, connection: Connection, image: str, asked: Mapping[str, str]) -> Row:
    """From the press of the button.

    A container with the driver loaded, and psql for the question, are what nothing of its kind goes without.
    """

    def ours() -> float:
        with closing(visitor(app, connection)) as looking:
            return listed(looking)

    def floor() -> float:
        began = time.monotonic()
        docker("run", "--rm", image, "python3", "-c", "import psycopg")
        return time.monotonic() - began + by_psql(asked)

    return Row("tree_begun", *interleaved("tree_begun", ours, floor, runs=2 * RUNS), "s", LIMIT)


def tree(app: App, connection: Connection, asked: Mapping[str, str]) -> Row:
    """Once it is connected, as *Refresh* does."""
    with closing(visitor(app, connection)) as looking:
        looking.catalogue(Stop())
        figures = interleaved("tree", lambda: listed(looking), lambda: by_psql(asked), runs=2 * RUNS)
    return Row("tree", *figures, "s", LIMIT)


def first_rows(app: App, connection: Connection) -> Row:
    """Of a table that nobody looked at yet, once it is connected; held against what was promised."""
    with closing(visitor(app, connection)) as looking:
        looking.catalogue(Stop())
        seconds = []
        for _ in range(2 * RUNS):
            began = time.monotonic()
            found = looking.first_rows(Table("public", "big"), Stop())
            seconds.append(time.monotonic() - began)
            assert found.more
    note = f"the slowest of {len(seconds)} took {1000 * max(seconds):.0f} ms"
    return Row("first_rows", statistics.median(seconds), FIRST_ROWS_S, "s", 1.0, note)


def visitor(app: App, connection: Connection) -> Visitor:
    assert connection.keeping is Keeping.SESSION
    return Visitor(lambda stop: app.backend.data.look_around(connection, stop))


def listed(looking: Visitor) -> float:
    """Seconds until all tables and columns are there."""
    began = time.monotonic()
    found = looking.catalogue(Stop())
    took = time.monotonic() - began
    [schema] = found.schemas
    assert sum(len(table.columns or ()) for table in schema.tables) > TABLES * COLUMNS
    return took


def by_psql(asked: Mapping[str, str]) -> float:
    began = time.monotonic()
    said = subprocess.run(["psql", "-qAtX", "-c", ASK], check=True, capture_output=True, env=dict(asked))
    took = time.monotonic() - began
    assert said.stdout.count(b"\n") > TABLES * COLUMNS
    return took


if __name__ == "__main__":
    main()
