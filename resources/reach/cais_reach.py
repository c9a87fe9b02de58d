"""Looks, from inside, at the way to one data connection, and says each layer as a line of JSON.

It runs in a container of its own, beside the connection's files, and leaves nothing there.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import cais_line as line

TYPE_CHECKING = False
if TYPE_CHECKING:  # what is not needed is not loaded: somebody waits
    from typing import Any

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
select exists(select 1 from seen where {any}(oid, 'SELECT')),
  exists(select 1 from seen where {any}(oid, 'INSERT') or {any}(oid, 'UPDATE')
    or has_table_privilege(oid, 'DELETE'))"""
ANY_COLUMN = {"postgresql": "has_any_column_privilege", "redshift": "has_table_privilege"}
"""What a right to a column alone is told by, too: Redshift has no such word."""


class Failed(Exception):
    """A layer failed, and it was said."""


def main() -> None:
    with open(os.path.join(HERE, "reach.json"), encoding="utf-8") as file:
        asked = json.load(file)
    with open(os.path.join(HERE, "connections.json"), encoding="utf-8") as file:
        told = dict(json.load(file)[asked["name"]], name=asked["name"])
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
    look.see_driver()
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
        self.told, self.kind, self.asked = told, told["kind"], asked

    def secret(self) -> bytes:
        return base64.b64decode(self.told["secret"])

    @contextmanager
    def layer(self, name: str) -> Iterator[line.Told]:
        """One layer: what is put into the yielded is said of it, so is what is raised or takes too long."""
        told, timer = {"layer": name}, line.Timer()

        def too_late() -> None:
            text = f"no answer within {self.asked['patience_s']} s"
            say(dict(told, ms=timer.lap(), code="timeout", text=text))
            os._exit(0)

        watch = threading.Timer(self.asked["patience_s"], too_late)
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
        if self.kind == "mysql" and error.args and isinstance(error.args[0], int):
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
        from urllib.parse import quote

        secret = self.secret().decode(errors="replace")
        for form in (secret, repr(secret)[1:-1], secret.replace("}", "}}"), quote(secret, safe="")):
            text = text.replace(form, "…") if form else text
        return text

    def see_driver(self) -> None:
        with self.layer("driver") as told:
            wanted = (R if self.asked["of_r"] else PYTHON).get(self.kind, ())
            there = in_r if self.asked["of_r"] else in_python
            found = next((name for name in wanted if there(name)), None)
            told["text"] = found or " or ".join(wanted)
            if wanted and not found:
                told["code"] = "no-driver"
        if self.asked["no_secret"]:
            with self.layer("sign-in") as told:
                told["code"] = "no-secret"

    def postgres(self, opened: Any) -> None:
        import cais_postgres

        self.see_driver()
        with self.layer("sign-in") as told:
            options = "-c default_transaction_read_only=on" if self.told["reads_only"] else ""
            user, database = self.told["user"], self.told["database"]
            try:
                session = cais_postgres.Session(opened, user, database, self.secret(), options)
            except cais_postgres.Unspoken as how:
                told["text"] = str(how)
                session = None
        if session is None:
            opened.close()
            self.by_driver()
            return
        with self.layer("rights") as told:
            ((sees, writes),) = session.ask(POSTGRES_RIGHTS.format(any=ANY_COLUMN[self.kind]))
            told["finding"] = self.rights(sees == "t", writes == "t")
        with self.layer("query"):
            session.ask("select 1")
        session.end()

    @staticmethod
    def rights(sees: bool, writes: bool) -> str:
        if sees:
            return "also-writes" if writes else "reads-only"
        return "writes-alone" if writes else "no-tables"

    say = staticmethod(say)

    def by_driver(self) -> None:
        """As `cais.connect` does, in the language of the environment."""
        import cais_reach_driver

        cais_reach_driver.sign_in(self)


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
    return any(os.path.exists(os.path.join(place, package, "DESCRIPTION")) for place in places)


if __name__ == "__main__":
    with suppress(Failed):
        main()
    say({"ended": True})
