"""The kinds of data that can be looked around in, and what each is asked."""

from __future__ import annotations

from desktop.core.data.looking.bigquery import BigQuery
from desktop.core.data.looking.dialect import Dialect
from desktop.core.data.looking.files import Files
from desktop.core.data.looking.mysql import MYSQL
from desktop.core.data.looking.oracle import ORACLE
from desktop.core.data.looking.postgres import POSTGRES, REDSHIFT
from desktop.core.data.looking.sqlserver import SQL_SERVER
from desktop.core.data.looking.warehouses import DATABRICKS, SNOWFLAKE

DIALECTS: dict[str, Dialect | Files | BigQuery] = {
    "postgresql": POSTGRES,
    "redshift": REDSHIFT,
    "mysql": MYSQL,
    "sqlserver": SQL_SERVER,
    "oracle": ORACLE,
    "snowflake": SNOWFLAKE,
    "databricks": DATABRICKS,
    "bigquery": BigQuery(),
    "s3": Files(),
}
"""By the connection's kind."""
