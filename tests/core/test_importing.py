"""Connections out of addresses, and of the files of other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from desktop.core.data.importing import aws, google, mysql, oracle, postgres, url
from desktop.core.data.importing.form import Found
from desktop.core.problems import CannotImport

CANARY = "canary-Ω7c1f"


def told(found: Found) -> tuple[str, str, dict[str, str], str | None]:
    secret = found.secret.reveal().decode() if found.secret else None
    return found.kind, found.name, dict(found.fields), secret


def server(**fields: str) -> dict[str, str]:
    return {"host": "db.example", "user": "maria"} | fields


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgresql://maria:p%40ss%2F%C3%9F@db.example:5433/sales?sslmode=require&application_name=x",
            ("postgresql", "sales", server(port="5433", database="sales", tls="encrypted"), "p@ss/ß"),
        ),
        (
            "postgresql+psycopg2://maria@db.example/sales_2026",
            ("postgresql", "sales", server(database="sales_2026"), None),
        ),
        (
            " jdbc:postgresql://db.example/sales?user=maria&password=pw&sslmode=verify-full ",
            ("postgresql", "sales", server(database="sales", tls="verified"), "pw"),
        ),
        (
            "mysql+pymysql://maria:pw@db.example/shop?ssl-mode=DISABLED",
            ("mysql", "shop", server(database="shop", tls="off"), "pw"),
        ),
        (
            "mariadb://maria:pw@[2001:db8::1]:3307/",
            ("mysql", "", server(host="2001:db8::1", port="3307"), "pw"),
        ),
        (
            "oracle+oracledb://maria:pw@db.example:1521/?service_name=ORCL",
            ("oracle", "db", server(port="1521", service="ORCL"), "pw"),
        ),
        (
            "snowflake://maria:pw@AB123-x/SALES/P?warehouse=W",
            (
                "snowflake",
                "sales",
                {"account": "AB123-x", "user": "maria", "database": "SALES", "schema": "P", "warehouse": "W"},
                "pw",
            ),
        ),
        ("s3://My.Bucket/folder", ("s3", "my", {"bucket": "My.Bucket"}, None)),
        (
            "https://me:tok@api.example/v1?x=1#top",
            ("https", "api", {"url": "https://api.example/v1?x=1"}, "tok"),
        ),
        ("bigquery://my-project/set", ("bigquery", "set", {"project": "my-project", "dataset": "set"}, None)),
        (
            "databricks://token:dapi1@adb-1.example.net?http_path=/sql/1.0&catalog=main",
            (
                "databricks",
                "adb",
                {"host": "adb-1.example.net", "http_path": "/sql/1.0", "catalog": "main"},
                "dapi1",
            ),
        ),
        # Marks that end what leads to the server, in passwords that nobody quoted.
        ("mysql://maria:k@#s?p/@db.example/shop", ("mysql", "shop", server(database="shop"), "k@#s?p/")),
        (
            "jdbc:sqlserver://db.example:1434;databaseName=sales;user=maria;password={p;w}}};encrypt=false",
            ("sqlserver", "sales", server(port="1434", database="sales", tls="off"), "p;w}"),
        ),
        (
            "https://adb-1.azuredatabricks.net/sql/warehouses?o=1",
            ("databricks", "adb", {"host": "adb-1.azuredatabricks.net"}, None),
        ),
        (
            "https://ab123.eu.aws.snowflakecomputing.com/console",
            ("snowflake", "ab123", {"account": "ab123.eu.aws"}, None),
        ),
    ],
)
def test_an_address(address: str, expected: Any) -> None:
    assert told(url.read(address)) == expected


def test_a_passfile() -> None:
    text = "# mine\n\ndb.example:5433:sales:maria:p\\:a\\\\ss\n*:*:*:joao:pw\r\n"
    assert [told(one) for one in postgres.read_passfile(text)] == [
        ("postgresql", "sales", server(port="5433", database="sales"), "p:a\\ss"),
        ("postgresql", "", {"user": "joao"}, "pw"),
    ]


def test_services() -> None:
    text = """
# ours
[Sales]
host=db.example
dbname=sales
user=maria
password=a=b#c
sslmode=disable
[b]
port=1
"""
    assert [told(one) for one in postgres.read_services(text)] == [
        ("postgresql", "Sales", server(database="sales", tls="off"), "a=b#c"),
        ("postgresql", "b", {"port": "1"}, None),
    ]


def test_options_of_mysql() -> None:
    text = """
!includedir /etc/mysql
[client]
user = "maria"
host=db.example
password='a\\\\b # c'
[client_shop]
database=shop
ssl-mode=VERIFY_IDENTITY
host=other.example
[mysqld]
user=mysql
"""
    assert [told(one) for one in mysql.read(text)] == [
        (
            "mysql",
            "shop",
            {"host": "other.example", "user": "maria", "database": "shop", "tls": "verified"},
            "a\\b # c",
        )
    ]
    assert told(mysql.read("[client]\nhost=h\nuser=u\n")[0]) == (
        "mysql",
        "",
        {"host": "h", "user": "u"},
        None,
    )


def test_profiles() -> None:
    credentials = """
[default]
aws_access_key_id=A
aws_secret_access_key=k/+=
[lake]
aws_access_key_id = B
aws_secret_access_key = l
"""
    config = "[default]\nregion=eu-west-1\n[profile lake]\nendpoint_url=https://s3.example\n"
    assert [told(one) for one in aws.read(credentials, config)] == [
        ("s3", "", {"access_key": "A", "region": "eu-west-1"}, "k/+="),
        ("s3", "lake", {"access_key": "B", "endpoint": "https://s3.example"}, "l"),
    ]


KEY = {
    "type": "service_account",
    "project_id": "p",
    "client_email": "x@p.iam",
    "private_key": CANARY,
    "token_uri": "https://oauth",
}


def test_a_service_account_is_kept_as_it_is() -> None:
    content = json.dumps(KEY, indent=3).encode()
    found = google.read(content)
    assert found.secret
    assert (found.kind, dict(found.fields), found.secret.reveal()) == ("bigquery", {"project": "p"}, content)


def test_names_of_oracle() -> None:
    text = """
# ours
SALES.world, SOLD =
  (DESCRIPTION =
    (ADDRESS_LIST = (ADDRESS = (PROTOCOL = TCPS)(HOST = db.example)(PORT = 2484))
                    (ADDRESS = (PROTOCOL = TCP)(HOST = other)(PORT = 1)))
    (CONNECT_DATA = (SERVER = DEDICATED)(SERVICE_NAME = "sales.example")))
"""
    fields = {"host": "db.example", "port": "2484", "service": "sales.example", "tls": "verified"}
    assert [told(one) for one in oracle.read(text)] == [
        ("oracle", name, fields, None) for name in ("SALES", "SOLD")
    ]


GOOGLE_PERSON = json.dumps({"type": "authorized_user", "refresh_token": CANARY}).encode()
TEMPORARY = f"[a]\naws_access_key_id=A\naws_secret_access_key={CANARY}\naws_session_token=t\n"


@pytest.mark.parametrize(
    ("read", "given", "reason", "field", "line"),
    [
        (url.read, f"my password is {CANARY}", "other-form", "", 0),
        (url.read, f"cassandra://u:{CANARY}@h/", "kind-unknown", "cassandra", 0),
        (url.read, f"postgresql://u:{CANARY}@h:port/d", "other-form", "", 0),
        (url.read, "postgresql:///sales", "incomplete", "host", 0),
        (url.read, "https:///x", "incomplete", "host", 0),
        (postgres.read_passfile, f"# \nlocalhost:{CANARY}", "other-form", "", 2),
        (postgres.read_passfile, "# nothing\n", "nothing-in-it", "", 0),
        (postgres.read_services, f"password={CANARY}", "other-form", "", 0),
        (postgres.read_services, "", "nothing-in-it", "", 0),
        (postgres.read_services, "[a]\nldap://x/dc=y\n", "elsewhere", "a", 0),
        (mysql.read, f"\npassword={CANARY}", "other-form", "", 2),
        (mysql.read, "[mysqld]\nuser=mysql\n", "nothing-in-it", "", 0),
        (aws.read, CANARY, "other-form", "", 0),
        (aws.read, "[a]\nregion=x\n", "nothing-in-it", "", 0),
        (aws.read, "[a]\nsso_session=x\n", "elsewhere", "sso_session", 0),
        (aws.read, TEMPORARY, "temporary", "a", 0),
        (aws.read, "[a]\naws_access_key_id=A\n", "incomplete", "aws_secret_access_key", 0),
        (google.read, b"{" + CANARY.encode(), "other-form", "", 0),
        (google.read, b'["service_account"]', "other-form", "", 0),
        (google.read, GOOGLE_PERSON, "not-a-key", "authorized_user", 0),
        (google.read, json.dumps({**KEY, "token_uri": 1}).encode(), "incomplete", "token_uri", 0),
        (oracle.read, "SALES = (DESCRIPTION = (ADDRESS = (HOST = x)", "other-form", "", 0),
        (oracle.read, "nothing here", "other-form", "", 0),
        (oracle.read, "# only this", "nothing-in-it", "", 0),
        (oracle.read, "A = (X = (HOST = h))", "incomplete", "SERVICE_NAME", 0),
    ],
)
def test_what_cannot_be_used_is_refused_for_a_reason(
    read: Callable[[Any], object], given: Any, reason: str, field: str, line: int
) -> None:
    with pytest.raises(CannotImport) as told:
        read(given)
    problem = told.value
    assert (problem.reason, problem.field, problem.line) == (reason, field, line)
    assert CANARY not in str(problem)
    assert problem.__cause__ is None
