"""Data connections in plain words: what kind of data it is, and where."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

if TYPE_CHECKING:  # not needed to show what is there
    from desktop.core.data.connection import Connection

translate = QCoreApplication.translate


def kind_title(kind: str) -> str:
    """`kind`: the id of one of `core.data.kinds.KINDS`. Products are called so in every language."""
    return {
        "postgresql": "PostgreSQL",
        "mysql": "MySQL, MariaDB",
        "sqlserver": "SQL Server",
        "oracle": "Oracle",
        "snowflake": "Snowflake",
        "bigquery": "BigQuery",
        "redshift": "Amazon Redshift",
        "databricks": "Databricks",
        "s3": translate("Connections", "S3 storage"),
        "azure-blob": "Azure Blob Storage",
        "https": translate("Connections", "Web service (HTTPS)"),
        "odbc": "ODBC",
        "other": translate("Connections", "Another password or key"),
    }[kind]


def whereabouts(connection: Connection) -> str:
    """Where its data are, as far as it tells: the server, the account, the project."""
    told = ("host", "url", "account", "project", "endpoint", "bucket", "driver")
    place = next((connection[name] for name in told if connection[name]), "")
    database = next((connection[name] for name in ("database", "service", "dataset") if connection[name]), "")
    return " / ".join(part for part in (place, database) if part)


def subtitle(connection: Connection) -> str:
    """PostgreSQL · db.example.org / sales"""
    return " · ".join(part for part in (kind_title(connection.kind), whereabouts(connection)) if part)


def last_used(used: datetime | None) -> str:
    """To the day: more is not kept."""
    if used is None:
        return translate("Connections", "Not used yet")
    when = QDateTime.fromSecsSinceEpoch(int(used.timestamp()))
    match when.daysTo(QDateTime.currentDateTime()):
        case 0:
            return translate("Connections", "Last used today")
        case 1:
            return translate("Connections", "Last used yesterday")
    day = QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)
    return translate("Connections", "Last used {0}").format(day)
