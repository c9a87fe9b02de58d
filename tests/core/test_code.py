"""The lines that people copy. `tests/data` runs them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.data.code import connecting, reading, variable
from desktop.core.data.looking.content import Table
from desktop.core.start.plan import SECRETS
from tests.core.test_connections import SALES


def test_lines_for_python_and_for_r() -> None:
    told = replace(SALES, name="sales-2026")
    assert connecting(told, "python") == 'import cais\n\nsales_2026 = cais.connect("sales-2026")\n'
    assert connecting(told, "r") == (
        f'source("{SECRETS}/cais.R")\n\nsales_2026 <- cais$connect("sales-2026")\n'
    )


@pytest.mark.parametrize("word", ["class", "None", "match", "cais", "repeat", "function", "c"])
def test_no_variable_is_a_word_of_the_language(word: str) -> None:
    assert variable(word) == f"{word}_"
    assert variable(f"{word}-1") == f"{word}_1"


def test_lines_that_read_a_table() -> None:
    told = replace(SALES, name="sales")
    assert reading(told, Table("public", "ports"), "python") == (
        "import cais\nimport pandas as pd\n\n"
        'sales = cais.connect("sales")\n'
        'ports = pd.read_sql(\'SELECT * FROM "public"."ports" LIMIT 1000\', sales)\n'
    )
    assert reading(replace(told, kind="mysql"), Table("shop", "ports"), "r") == (
        f'source("{SECRETS}/cais.R")\n\nsales <- cais$connect("sales")\n'
        "ports <- DBI::dbGetQuery(sales, 'SELECT * FROM `shop`.`ports` LIMIT 1000')\n"
    )


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Sales", "sales_rows"),
        ("2026", "rows_2026"),
        ("Kunden Nr.", "kunden_nr"),
        ("港", "rows"),
        ("class", "class_"),
        ("pd", "pd_rows"),
    ],
)
def test_rows_have_a_name_of_their_own(name: str, rows: str) -> None:
    for language, gets in (("python", "="), ("r", "<-")):
        last = reading(replace(SALES, name="sales"), Table("x", name), language).splitlines()[-1]
        assert last.startswith(f"{rows} {gets} ")


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("sqlserver", "SELECT TOP (1000) * FROM [dbo].[100% ports]"),
        ("oracle", 'SELECT * FROM "dbo"."100% ports" FETCH FIRST 1000 ROWS ONLY'),
        ("snowflake", 'SELECT * FROM "dbo"."100% ports" LIMIT 1000'),
        ("databricks", "SELECT * FROM `dbo`.`100% ports` LIMIT 1000"),
    ],
)
def test_each_server_is_asked_in_its_own_words(kind: str, asked: str) -> None:
    told = replace(SALES, name="sales", kind=kind)
    lines = reading(told, Table("dbo", "100% ports"), "python").splitlines()
    assert lines[-1] == f"rows_100_ports = pd.read_sql({asked!r}, sales)"


def test_what_bigquery_bills_is_not_queried() -> None:
    told = replace(SALES, name="sales", kind="bigquery", fields={"project": "acme"})
    assert reading(told, Table("harbour", "ports"), "python").splitlines()[-1] == (
        "ports = sales.list_rows('acme.harbour.ports', max_results=1000).to_dataframe()"
    )
