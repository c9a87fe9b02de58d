"""What connections become for the programs that read them. `tests/data` has some of them read it for real."""

from __future__ import annotations

import json
import tomllib
from base64 import b64decode
from configparser import RawConfigParser
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.core.data.connection import Connection
from desktop.core.data.delivery import DELIVERED, LIST, VARIABLES, Place, changes, files
from desktop.core.data.importing import aws, mysql, oracle, postgres
from desktop.core.data.kinds import KINDS
from desktop.core.data.secret import Secret
from desktop.core.start.secrets import pack

PLACE = Place("/run/secrets", "/run/secrets/certificates.pem")
PASSWORD = "p:a\\s's \"#;ß€@%$(x) "


def connection(kind: str, name: str = "sales", **fields: str) -> Connection:
    return Connection(f"{abs(hash((kind, name))):012x}"[:12], name, kind, datetime.now(UTC), fields)


def handed(*connections: Connection, secret: bytes | str = PASSWORD) -> dict[str, bytes]:
    secrets = {one.id: Secret(secret) for one in connections}
    return files(connections, secrets, PLACE, {"cais.py": b"helper"})


def sections(content: bytes) -> dict[str, dict[str, str]]:
    parser = RawConfigParser(delimiters="=", default_section="\0")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(content.decode())
    return {name: dict(parser[name]) for name in parser.sections()}


SERVER = {"host": "db.example", "user": "maria"}
POSTGRES = connection("postgresql", database="sales", **SERVER)


def test_services_and_their_passwords() -> None:
    other = connection("redshift", "lake", database="dev", tls="encrypted", **SERVER)
    found = handed(POSTGRES, other)
    assert sections(found["pg_service.conf"]) == {
        "sales": {
            "host": "db.example",
            "port": "5432",
            "dbname": "sales",
            "user": "maria",
            "connect_timeout": "15",
            "passfile": "/run/secrets/pgpass",
            "sslmode": "verify-full",
            "sslrootcert": "/run/secrets/certificates.pem",
            "gssencmode": "disable",
            "options": "-c default_transaction_read_only=on",
        },
        "lake": {
            "host": "db.example",
            "port": "5439",
            "dbname": "dev",
            "user": "maria",
            "connect_timeout": "15",
            "passfile": "/run/secrets/pgpass",
            "sslmode": "require",
            "gssencmode": "disable",
        },
    }
    kept = [one.secret for one in postgres.read_passfile(found["pgpass"].decode())]
    assert kept == [Secret(PASSWORD)] * 2


@pytest.mark.parametrize("sign_in", ["ticket", "kinit"])
def test_who_signs_in_by_kerberos_has_no_password_anywhere(sign_in: str) -> None:
    told = [
        connection(kind, kind, database="d", sign_in=sign_in, **SERVER)
        for kind in ("postgresql", "sqlserver")
    ]
    secrets = {one.id: Secret("canary") for one in told if sign_in == "kinit"}
    tickets = {one.id: one.name.encode() for one in told if sign_in == "ticket"}
    found = files(told, secrets, PLACE, {}, tickets, b"[libdefaults]")
    assert [name for name in found if b"canary" in found[name]] == []
    assert found["pgpass"] == b""
    assert "passfile" not in sections(found["pg_service.conf"])["postgresql"]
    erp = sections(found["odbc.ini"])["sqlserver"]
    assert (erp["Trusted_Connection"], "UID" in erp, "PWD" in erp) == ("yes", False, False)
    assert found.get("postgresql.krb5cc") == tickets.get(told[0].id)
    assert {"postgresql.krb5cc", "sqlserver.krb5cc"} <= set(found[DELIVERED].decode().split())
    lines = found[VARIABLES].decode().splitlines()
    assert "export KRB5CCNAME=FILE:/run/secrets/postgresql.krb5cc" in lines
    assert {"export KRB5_CONFIG=/run/secrets/krb5.conf", "export PGGSSENCMODE=disable"} <= set(lines)


def test_options_for_libraries_and_for_the_command_line() -> None:
    shop = connection("mysql", "shop", database="shop", **SERVER)
    found = handed(shop)["my.cnf"]
    told = sections(found)
    assert told["shop"]["ssl-verify-server-cert"] == "1"
    assert told["client_shop"]["loose-ssl-mode"] == "VERIFY_IDENTITY"
    assert told["shop"]["init-command"] == '"SET SESSION TRANSACTION READ ONLY"'
    assert [one.secret for one in mysql.read(found.decode())] == [Secret(PASSWORD)] * 2
    assert "init-command" not in sections(handed(replace(shop, reads_only=False))["my.cnf"])["shop"]


def test_a_profile_that_is_alone_is_the_default() -> None:
    lake = connection("s3", "lake", access_key="AK", endpoint="https://s3.example")
    found = handed(lake, secret="k/+=")
    again = aws.read(found["aws_credentials"].decode(), found["aws_config"].decode())
    assert [(one.name, one.fields["endpoint"]) for one in again] == [
        ("", "https://s3.example"),
        ("lake", "https://s3.example"),
    ]
    both = handed(lake, connection("s3", "raw", access_key="AK"), secret="k")
    assert list(sections(both["aws_credentials"])) == ["lake", "raw"]


def test_names_and_sources() -> None:
    found = handed(
        connection("oracle", "books", service="books", **SERVER),
        connection("sqlserver", "erp", database="erp", **SERVER),
        connection("odbc", "old", driver="SQLite3", settings="Database=/x.db; Timeout=5"),
        connection("snowflake", "snow", account="A-1", user="maria"),
        connection("databricks", "bricks", host="adb.example", http_path="/sql"),
        secret="pw",
    )
    assert [one.name for one in oracle.read(found["tnsnames.ora"].decode())] == ["books"]
    assert sections(found["odbc.ini"]) == {
        "erp": {
            "Driver": "ODBC Driver 18 for SQL Server",
            "Server": "tcp:db.example,1433",
            "Database": "erp",
            "Encrypt": "yes",
            "TrustServerCertificate": "no",
            "ApplicationIntent": "ReadOnly",
            "UID": "maria",
            "PWD": "pw",
        },
        "old": {"Driver": "SQLite3", "Database": "/x.db", "Timeout": "5", "PWD": "pw"},
    }
    assert tomllib.loads(found["connections.toml"].decode())["snow"]["password"] == "pw"
    assert sections(found["databrickscfg"])["bricks"] == {"host": "https://adb.example", "token": "pw"}


def test_files_of_one_connection_alone() -> None:
    own = "-----BEGIN CERTIFICATE-----\nMII\n"
    found = handed(
        replace(POSTGRES, fields={**POSTGRES.fields, "certificates": own}),
        connection("bigquery", "big", project="p"),
        connection("other", "licence"),
        secret=b'{"key": "\xff\n"}',
    )
    assert found["sales.certificates.pem"].decode() == own
    assert sections(found["pg_service.conf"])["sales"]["sslrootcert"] == "/run/secrets/sales.certificates.pem"
    assert found["big.google.json"] == found["licence.secret"] == b'{"key": "\xff\n"}'
    assert b"GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/big.google.json\n" in found[VARIABLES]


def test_a_secret_of_many_lines_is_in_no_format_that_has_none() -> None:
    found = handed(POSTGRES, connection("sqlserver", "erp", **SERVER), secret="first\n[evil]\nhost=x")
    assert found["pgpass"] == b""
    assert list(sections(found["odbc.ini"])) == ["erp"]
    assert b64decode(json.loads(found[LIST])["sales"]["secret"]) == b"first\n[evil]\nhost=x"


def test_variables_lead_to_what_there_is_and_to_nothing_else() -> None:
    assert handed()[VARIABLES] == b'export PYTHONPATH="${PYTHONPATH:+$PYTHONPATH:}/run/secrets"\n'
    lines = handed(POSTGRES)[VARIABLES].decode().splitlines()[1:]
    assert lines == [
        "export PGPASSFILE=/run/secrets/pgpass",
        "export PGSERVICEFILE=/run/secrets/pg_service.conf",
    ]
    assert PASSWORD.strip() not in handed(POSTGRES)[VARIABLES].decode()


def test_what_is_unticked_goes() -> None:
    before = handed(POSTGRES, connection("other", "licence"))
    after = handed(POSTGRES)
    told = changes(before[DELIVERED], after)
    assert {name for name, content in told.items() if content is None} == {"licence.secret"}
    assert {name: content for name, content in told.items() if content is not None} == after
    pack(before)  # every name is one


def test_ten_of_every_kind_fit() -> None:
    every = [connection(kind, f"{kind}{number}") for kind in KINDS for number in range(10)]
    assert len(pack(handed(*every, secret="x" * 100))) > 0
