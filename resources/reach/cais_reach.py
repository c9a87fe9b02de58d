"""Looks, from inside, at the way to one data connection, and says each layer as a line of JSON.

It runs in a container of its own, beside the connection's files, and leaves nothing there.
"""

from __future__ import annotations

import glob
import importlib.util
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import quote

import cais
import cais_line as line

HERE = os.path.dirname(os.path.abspath(__file__))

PYTHON = {
    "postgresql": ("psycopg", "psycopg2"),
    "redshift": ("psycopg", "psycopg2"),
    "mysql": ("pymysql",),
    "sqlserver": ("pyodbc", "pymssql"),
    "oracle": ("oracledb",),
    "snowflake": ("snowflake.connector",),
    "databricks": ("databricks.sql",),
    "odbc": ("pyodbc",),
    "bigquery": ("google.cloud.bigquery",),
    "s3": ("s3fs", "pyarrow", "boto3"),
    "azure-blob": ("azure.storage.blob",),
    "https": ("requests",),
}
R = {
    "postgresql": ("RPostgres", "RPostgreSQL"),
    "redshift": ("RPostgres", "RPostgreSQL"),
    "mysql": ("RMariaDB",),
    "sqlserver": ("odbc",),
    "odbc": ("odbc",),
    "oracle": ("ROracle",),
    "bigquery": ("bigrquery",),
    "s3": ("arrow",),
    "https": ("httr2",),
}
LIBRARIES = ("/usr/lib/R", "/usr/local/lib/R", "/opt/conda/lib/R", "/usr/lib64/R")

POSTGRES_RIGHTS = """
with seen as (
  select c.oid from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'v', 'm', 'f', 'p') and n.nspname <> 'information_schema'
    and n.nspname not like 'pg!_%' escape '!'
    and has_schema_privilege(n.oid, 'USAGE'))
select exists(select 1 from seen where has_table_privilege(oid, 'SELECT')),
  exists(select 1 from seen where has_table_privilege(oid, 'INSERT') or has_table_privilege(oid, 'UPDATE')
    or has_table_privilege(oid, 'DELETE'))"""

MYSQL_RIGHTS = """
select exists(select 1 from information_schema.tables
    where table_schema not in ('information_schema', 'mysql', 'performance_schema', 'sys')),
  exists(select 1 from (
    select privilege_type from information_schema.user_privileges
    union all select privilege_type from information_schema.schema_privileges
    union all select privilege_type from information_schema.table_privileges) mine
  where privilege_type in ('INSERT', 'UPDATE', 'DELETE'))"""


class Failed(Exception):
    """A layer failed, and it was said."""


def main() -> None:
    with open(os.path.join(HERE, "reach.json"), encoding="utf-8") as file:
        asked = json.load(file)
    told = cais._told(asked["name"])
    say({"clock": time.time()})
    opened = None
    if asked["target"]["host"]:
        way = line.Line(asked["target"], lambda: context(told, asked["target"]["tls"]), asked["patience_s"])
        opened = way.look(say)
        if not opened:
            return
    look = Look(told, asked)
    if told["kind"] in ("postgresql", "redshift"):
        look.postgres(opened)
        return
    if opened:
        opened.close()
    if asked["of_r"]:
        look.by_r()
    else:
        look.by_driver()


def say(told: line.Told) -> None:
    # A line of its own, whatever a driver writes meanwhile.
    sys.stdout.write("\n" + json.dumps(told) + "\n")
    sys.stdout.flush()


def context(told: line.Told, tls: str) -> Any:
    authorities = told["certificates"]
    empty = not os.path.exists(authorities) or not os.path.getsize(authorities)
    return line.context("" if empty else authorities, tls, as_text=False)


class Look:
    """What a line that has TLS, or a driver alone, leads to."""

    def __init__(self, told: line.Told, asked: line.Told) -> None:
        self._told, self._kind, self._asked = told, told["kind"], asked

    @contextmanager
    def _layer(self, name: str) -> Iterator[line.Told]:
        """One layer: what is put into the yielded is said of it, so is what is raised or takes too long."""
        told, timer = {"layer": name}, line.Timer()

        def too_late() -> None:
            text = f"no answer within {self._asked['patience_s']} s"
            say(dict(told, ms=timer.lap(), code="timeout", text=text))
            os._exit(0)

        watch = threading.Timer(self._asked["patience_s"], too_late)
        watch.daemon = True
        watch.start()
        try:
            yield told
        except Exception as error:
            told.update(code=self._code(error), text=self._text(error))
        finally:
            watch.cancel()
        say(dict(told, ms=timer.lap()))
        if "code" in told:
            raise Failed

    def _code(self, error: Exception) -> str:
        if isinstance(error, ModuleNotFoundError):
            return "no-driver"
        if isinstance(error, UnicodeError):
            return "unspeakable"
        if self._kind == "mysql" and error.args and isinstance(error.args[0], int):
            return f"mysql-{error.args[0]}"
        status = getattr(getattr(error, "response", None), "status_code", None) or getattr(
            error, "code", None
        )
        if isinstance(status, int):
            return f"http-{status}"
        found = line.fault(error)["code"]
        return "odd" if found == "unreachable" else found

    def _text(self, error: Exception) -> str:
        if isinstance(error, UnicodeError):  # which quotes what it cannot write: a part of the secret
            return type(error).__name__
        return self._redacted(f"{type(error).__name__}: {error}")

    def _redacted(self, text: str) -> str:
        secret = cais._secret(self._told).decode(errors="replace")
        for form in (secret, repr(secret)[1:-1], secret.replace("}", "}}"), quote(secret, safe="")):
            text = text.replace(form, "…") if form else text
        return text

    def _see_driver(self) -> None:
        with self._layer("driver") as told:
            wanted = (R if self._asked["of_r"] else PYTHON).get(self._kind, ())
            there = in_r if self._asked["of_r"] else in_python
            found = next((name for name in wanted if there(name)), None)
            told["text"] = found or " or ".join(wanted)
            if wanted and not found:
                told["code"] = "no-driver"
        if self._asked["no_secret"]:
            with self._layer("sign-in") as told:
                told["code"] = "no-secret"

    def postgres(self, opened: Any) -> None:
        import cais_postgres

        self._see_driver()
        with self._layer("sign-in") as told:
            options = "-c default_transaction_read_only=on" if self._told["reads_only"] else ""
            secret = cais._secret(self._told)
            try:
                session = cais_postgres.Session(
                    opened, self._told["user"], self._told["database"], secret, options
                )
            except cais_postgres.Unspoken as how:
                told["text"] = str(how)
                session = None
        if session is None:
            opened.close()
            self._by_driver()
            return
        with self._layer("rights") as told:
            ((sees, writes),) = session.ask(POSTGRES_RIGHTS)
            told["finding"] = rights(sees == "t", writes == "t")
        with self._layer("query"):
            session.ask("select 1")
        session.end()

    def by_driver(self) -> None:
        self._see_driver()
        self._by_driver()

    def _by_driver(self) -> None:
        if self._kind in cais._DATABASES or self._kind in ("odbc", "snowflake", "databricks"):
            self._database()
        else:
            self._service()

    def _database(self) -> None:
        with self._layer("sign-in"):
            if self._kind in cais._DATABASES:
                connection = cais._DATABASES[self._kind][1](self._told)
            else:
                connection = cais._OTHERS[self._kind](self._told)
        cursor = connection.cursor()
        with self._layer("rights") as told:
            told["finding"] = "not-looked"
            if self._kind == "mysql":
                cursor.execute(MYSQL_RIGHTS)
                told["finding"] = rights(*map(bool, cursor.fetchone()))
        with self._layer("query"):
            cursor.execute("select 1 from dual" if self._kind == "oracle" else "select 1")
            cursor.fetchall()
        connection.close()

    def _service(self) -> None:
        """Those that sign in with each question: one question is all of it."""
        with self._layer("sign-in"):
            service = cais._OTHERS[self._kind](self._told)
            SERVICES[self._kind](service, self._told)

    def by_r(self) -> None:
        self._see_driver()
        try:
            subprocess.run(
                ["Rscript", os.path.join(HERE, "cais_reach.R"), self._told["name"]],
                check=False,
                timeout=self._asked["patience_s"],
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            say({"layer": "sign-in", "code": "timeout", "ms": self._asked["patience_s"] * 1000, "text": ""})


def rights(sees: bool, writes: bool) -> str:
    return ("also-writes" if writes else "reads-only") if sees or writes else "no-tables"


def in_python(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def in_r(package: str) -> bool:
    """By where R keeps its packages, as R itself takes as long to begin as all the rest."""
    own = [
        part
        for name in ("R_LIBS", "R_LIBS_USER", "R_LIBS_SITE")
        for part in os.environ.get(name, "").split(":")
    ]
    places = [*filter(None, own), *(f"{one}/{kind}library" for one in LIBRARIES for kind in ("", "site-"))]
    return any(glob.glob(os.path.join(place, package, "DESCRIPTION")) for place in places)


def _ask_https(session: Any, told: line.Told) -> None:
    with session.get(told["url"], stream=True, allow_redirects=False, timeout=30) as answer:
        # What is wrong with the address alone is no matter of reaching it.
        if answer.status_code in (401, 403, 407, 429) or answer.status_code >= 500:
            answer.raise_for_status()


def _ask_s3(files: Any, told: line.Told) -> None:
    bucket = told.get("bucket")
    if hasattr(files, "ls"):
        files.ls(bucket or "")
    elif hasattr(files, "list_buckets"):
        files.head_bucket(Bucket=bucket) if bucket else files.list_buckets()
    else:
        files.get_file_info(bucket or "/")


def _ask_azure(client: Any, told: line.Told) -> None:
    next(
        iter(client.list_blobs(results_per_page=1) if told.get("container") else client.list_containers()),
        None,
    )


SERVICES = {
    "https": _ask_https,
    "s3": _ask_s3,
    "azure-blob": _ask_azure,
    "bigquery": lambda client, _told: client.query("select 1").result(),
}

if __name__ == "__main__":
    with suppress(Failed):
        main()
    say({"ended": True})
