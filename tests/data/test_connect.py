"""From inside a starter: rows come back from real databases by the connection's name alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.data.code import connecting, reading
from desktop.core.data.delivery import DELIVERED, changes
from desktop.core.data.looking.content import Table
from desktop.core.data.looking.dialects import DIALECTS
from desktop.core.start.plan import SECRETS
from desktop.core.workspaces.workspace import Workspace
from desktop.engine.docker_engine import DockerEngine
from tests.data.conftest import PASSWORD, Begin, Inside, connection, delivered
from tests.fakes.databases import ROWS, Authority, Server, mariadb, postgres

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

ASK = "select name, ships from ports order by ships"

PLAIN = "plain-7c1f"
CHANGED = "another-7 ß€'"


Tool = tuple[Workspace, Inside]


@pytest.fixture(scope="module")
def python(begin: Begin, sales: Server, shop: Server) -> Tool:
    return begin("python-starter", both(sales, shop))


@pytest.fixture(scope="module")
def r(begin: Begin, sales: Server, shop: Server) -> Tool:
    return begin("r-starter", both(sales, shop))


Lend = Callable[[Tool, dict[str, bytes]], None]


@pytest.fixture
def lend(engine: DockerEngine, sales: Server, shop: Server) -> Iterator[Lend]:
    """A tool that runs has other connections for as long as the test takes: starters take long to start."""
    lent: list[Tool] = []

    def hand(tool: Tool, files: dict[str, bytes]) -> None:
        lent.append(tool)
        deliver(engine, tool[0], files)

    yield hand
    for workspace, _inside in lent:
        deliver(engine, workspace, both(sales, shop))


def both(sales: Server, shop: Server) -> dict[str, bytes]:
    return delivered(connection("sales", "postgresql", sales), connection("shop", "mysql", shop))


def shown(tool: Tool, script: str) -> str:
    """What Python prints inside, of a script that ends well."""
    status, said = tool[1]("python", "-c", script)
    assert status == 0, said
    return said.strip()


def refusal(tool: Tool, script: str) -> str:
    """What a script says that ends with an error."""
    status, said = tool[1]("python", "-c", script)
    assert status == 1, said
    return said


def deliver(engine: DockerEngine, workspace: Workspace, files: dict[str, bytes]) -> None:
    """As a running tool is handed what its connections are by now."""
    before = engine.inside.read_file(workspace.id, f"{SECRETS}/{DELIVERED}")
    engine.inside.deliver(workspace.id, changes(before, files), Stop())


@pytest.mark.parametrize(
    "script",
    [
        f"import cais, pandas\nrows = pandas.read_sql({ASK!r}, cais.connect('sales')).values.tolist()",
        f"import cais, pandas\nrows = pandas.read_sql({ASK!r}, cais.connect('shop')).values.tolist()",
        f"import cais, pandas\nrows = pandas.read_sql({ASK!r}, cais.engine('sales')).values.tolist()",
        f"import psycopg\nrows = psycopg.connect('service=sales').execute({ASK!r}).fetchall()",
        "import sqlalchemy as s\n"
        "with s.create_engine('postgresql+psycopg://?service=sales').connect() as c:\n"
        f" rows = c.execute(s.text({ASK!r})).fetchall()",
    ],
    ids=["connect", "connect to MariaDB", "engine", "service", "SQLAlchemy by service"],
)
def test_rows_come_back_in_python(python: Tool, script: str) -> None:
    assert json.loads(
        shown(python, f"{script}\nimport json; print(json.dumps([list(row) for row in rows]))")
    ) == [list(row) for row in ROWS]


# What a notebook's program is given: Jupyter starts one, and the system tells of it.
TOLD = """
import json, pathlib, urllib.request
token = pathlib.Path('/run/secrets/token').read_text()
headers = {'Authorization': f'token {token}', 'Content-Type': 'application/json'}
asked = urllib.request.Request('http://127.0.0.1:8888/api/kernels', b'{"name": "python3"}', headers)
kernel = json.load(urllib.request.urlopen(asked))['id']
of = [path for path in pathlib.Path('/proc').glob('[0-9]*/cmdline') if kernel.encode() in path.read_bytes()]
told = of[0].with_name('environ').read_text().split(chr(0))
print(sorted(one for one in told if one.endswith('=/run/secrets') or one.startswith(('PG', 'AWS', 'ODBC'))))
"""


def test_a_notebook_is_told_where_the_files_are(python: Tool) -> None:
    assert shown(python, TOLD) == str(
        [
            "JUPYTER_CONFIG_PATH=/run/secrets",
            "MARIADB_HOME=/run/secrets",
            "MYSQL_HOME=/run/secrets",
            "PGPASSFILE=/run/secrets/pgpass",
            "PGSERVICEFILE=/run/secrets/pg_service.conf",
            "PYTHONPATH=/run/secrets",
        ]
    )


@pytest.mark.parametrize("kind", ["postgresql", "mysql"])
def test_the_lines_that_are_copied_run_as_they_are(
    lend: Lend, python: Tool, r: Tool, sales: Server, shop: Server, kind: str
) -> None:
    server = sales if kind == "postgresql" else shop
    told = connection("class-2026", kind, server), connection("for", kind, server)
    for tool in (python, r):
        lend(tool, delivered(*told))
    in_python, in_r = "", ""
    for one, name in zip(told, ("class_2026", "for_"), strict=True):
        in_python += f"{connecting(one, 'python')}print({name}.exec_driver_sql({ASK!r}).fetchall()[0][1])\n"
        ask = f"cat(DBI::dbGetQuery({name}, '{ASK}')$ships, ''); invisible(DBI::dbDisconnect({name}))\n"
        in_r += connecting(one, "r") + ask
    assert shown(python, in_python) == "3\n3"
    assert r[1]("Rscript", "-e", in_r) == (0, "3 5 3 5 ")


ODD = 'Odd "name".with ünïcode\'s \\ %s 100%'


@pytest.mark.parametrize("kind", ["postgresql", "mysql"])
def test_the_lines_that_read_a_table_run_as_they_are(
    python: Tool, r: Tool, sales: Server, shop: Server, kind: str
) -> None:
    name, schema, server = {"postgresql": ("sales", "public", sales), "mysql": ("shop", "shop", shop)}[kind]
    odd, told = Table(schema, ODD), connection(name, kind, server)
    place = DIALECTS[kind].name(odd)
    server.run(f"CREATE TABLE {place} (a text); INSERT INTO {place} VALUES ('found')")
    server.run(f"GRANT SELECT ON {place} TO maria")
    firsts, read = [ROWS[0][0], "found"], {"python": "", "r": ""}
    for table in (Table(schema, "ports"), odd):
        for language, show in (("python", "print({}.iloc[0, 0])"), ("r", "cat({}[[1]][[1]], '\n')")):
            lines = reading(told, table, language)
            read[language] += lines + show.format(lines.splitlines()[-1].split()[0]) + "\n"
    assert shown(python, read["python"]).split() == firsts
    status, said = r[1]("Rscript", "-e", read["r"])
    assert (status, said.split()[:2]) == (0, firsts), said


@pytest.mark.parametrize("name", ["sales", "shop"])
def test_rows_come_back_in_r(r: Tool, name: str) -> None:
    script = f"""
        source("/run/secrets/cais.R")
        con <- cais$connect("{name}")
        cat(jsonlite::toJSON(DBI::dbGetQuery(con, "{ASK}"), dataframe = "values"))
        invisible(DBI::dbDisconnect(con))
    """
    status, said = r[1]("Rscript", "-e", script)
    assert status == 0, said
    assert json.loads(said) == [list(row) for row in ROWS]


def test_rows_come_back_in_r_by_service(r: Tool) -> None:
    open_it = 'con <- DBI::dbConnect(RPostgreSQL::PostgreSQL(), dbname = "service=sales")'
    status, said = r[1]("Rscript", "-e", f"{open_it}; cat(DBI::dbGetQuery(con, '{ASK}')$ships)")
    assert (status, said) == (0, "3 5"), said


@pytest.mark.parametrize("name", ["sales", "shop"])
def test_a_session_that_reads_only_writes_nothing(python: Tool, r: Tool, name: str) -> None:
    write = "insert into ports values ('Atlantis', 0)"
    script = (
        f"import cais, sqlalchemy\nwith cais.connect('{name}') as c: c.execute(sqlalchemy.text({write!r}))"
    )
    assert re.search("read.only", refusal(python, script), re.I)
    status, said = r[1](
        "Rscript", "-e", f"source('/run/secrets/cais.R'); DBI::dbExecute(cais$connect('{name}'), \"{write}\")"
    )
    assert (status, bool(re.search("read.only", said, re.I))) == (1, True), said


def test_the_option_file_is_read_as_it_is(lend: Lend, python: Tool, shop: Server) -> None:
    """By PyMySQL, which takes no word that has been escaped."""
    shop.run(f"CREATE USER joao IDENTIFIED BY '{PLAIN}'; GRANT ALL ON shop.* TO joao")
    told = connection("shop", "mysql", replace(shop, user="joao"))
    lend(python, delivered(told, password=PLAIN))
    script = f"""
import json, pymysql
c = pymysql.connect(read_default_file='/run/secrets/my.cnf', read_default_group='shop').cursor()
c.execute({ASK!r})
print(json.dumps(c.fetchall()))
"""
    assert json.loads(shown(python, script)) == [list(row) for row in ROWS]


def test_a_name_that_is_not_there_is_told_with_those_that_are(python: Tool) -> None:
    said = refusal(python, "import cais; cais.connect('sale')").splitlines()[-1]
    assert said == "LookupError: this workspace has no data connection 'sale'; it has: sales, shop"
    assert shown(python, "import cais; print(cais.names())") == "['sales', 'shop']"


def test_a_driver_that_is_missing_is_named(lend: Lend, python: Tool, sales: Server) -> None:
    others = {
        "erp": "sqlserver",
        "books": "oracle",
        "snow": "snowflake",
        "big": "bigquery",
        "bricks": "databricks",
    }
    told = [connection(name, kind, sales) for name, kind in others.items()]
    lend(python, delivered(*told))
    packages = (
        "pyodbc",
        "oracledb",
        "snowflake-connector-python",
        "google-cloud-bigquery",
        "databricks-sql-connector",
    )
    for name, package in zip(others, packages, strict=True):
        said = refusal(python, f"import cais; cais.connect('{name}')")
        assert "ModuleNotFoundError: this environment has no driver for " in said
        assert f"`pip install {package}`" in said


def test_a_server_that_proves_nothing_gets_no_password(
    lend: Lend, python: Tool, sales: Server, shop: Server, host: str, tmp_path: Path
) -> None:
    """Signed for by somebody else, and without TLS where there should be one."""
    other = Authority().certificate.decode()
    bare = mariadb(tmp_path, Authority(), host, "maria", PASSWORD, tls=False)
    try:
        told = (
            connection("sales", "postgresql", sales, certificates=other),
            connection("shop", "mysql", shop, certificates=other),
            connection("bare", "mysql", bare),
        )
        lend(python, delivered(*told))
        for name in ("sales", "shop"):
            assert "certificate verify failed" in refusal(
                python, f"import cais; cais.engine('{name}').raw_connection()"
            )
        assert "no encrypted line" in refusal(python, "import cais; cais.connect('bare')")
    finally:
        bare.end()


def test_what_is_changed_or_unticked_reaches_a_running_tool(
    engine: DockerEngine, begin: Begin, host: str, authority: Authority, tmp_path: Path
) -> None:
    server = postgres(tmp_path, authority, host, "maria", PASSWORD)
    try:
        told = connection("sales", "postgresql", server), connection("licence", "other", server)
        tool = begin("python-starter", delivered(*told))
        ask = f"import psycopg, cais; print(cais.connect('sales').exec_driver_sql({ASK!r}).fetchall()[0][0])"
        assert shown(tool, ask) == ROWS[0][0]
        server.change_password(CHANGED)
        assert "password authentication failed" in tool[1]("python", "-c", ask)[1]
        deliver(engine, tool[0], delivered(*told, password=CHANGED))
        assert shown(tool, ask) == ROWS[0][0]
        assert (
            shown(
                tool,
                ask.replace(
                    "cais.connect('sales').exec_driver_sql", "psycopg.connect('service=sales').execute"
                ),
            )
            == ROWS[0][0]
        )
        deliver(engine, tool[0], delivered(told[0], password=CHANGED))
        assert "licence" not in tool[1]("ls", "-A", SECRETS)[1]
        assert shown(tool, "import cais; print(cais.names())") == "['sales']"
        deliver(engine, tool[0], delivered())
        left = tool[1]("ls", "-A", SECRETS)[1].split()
        assert not {"pgpass", "pg_service.conf"} & set(left)
        assert tool[1]("grep", "-r", CHANGED[:9], SECRETS)[0] == 1
    finally:
        server.end()
