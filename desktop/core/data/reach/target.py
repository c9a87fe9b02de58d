"""Where the server of a connection is, and how it is spoken to until somebody signs in."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from desktop.core.data.connection import Connection
from desktop.core.data.kinds import Tls
from desktop.core.data.reach.outcome import FROM_HERE, Layer, Side

HTTPS = 443
_ONE_QUESTION = ("bigquery", "s3", "azure-blob", "https")
"""Sign in anew with each question: the first is all there is to it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A server.

    Attributes:
        host, port: where it is; no host where only a driver knows.
        speaks: what precedes a protected line: "postgres" and "mysql" have words of their own for it, "tls"
            begins with it, "" has none that could be looked at.
        tls: how the line is protected.
        web: whether the proxy of this computer, if it has one, is the way there.
    """

    host: str = ""
    port: int = 0
    speaks: str = ""
    tls: Tls = Tls.VERIFIED
    web: bool = False

    @property
    def is_named(self) -> bool:
        """Whether somebody has to be asked for its address."""
        try:
            ip_address(self.host.partition("%")[0])
        except ValueError:
            return True
        return False


def is_reached(kind: str) -> bool:
    """Whether there is anything to be reached: another secret is but handed over."""
    return kind != "other"


def target(connection: Connection) -> Target:
    """Raises ValueError for what is not reached at all."""
    match connection.kind:
        case "postgresql" | "redshift":
            return _server(connection, "postgres")
        case "mysql":
            return _server(connection, "mysql")
        case "sqlserver":  # whose handshake is wrapped in packets of its own
            return _server(connection, "")
        case "oracle":
            return _server(connection, "tls")
        case "snowflake":
            return _web(f"https://{connection['account']}.snowflakecomputing.com")
        case "bigquery":
            return _web("https://bigquery.googleapis.com")
        case "databricks":
            return _web(f"https://{connection['host']}")
        case "s3":
            return _web(connection["endpoint"] or f"https://s3.{connection['region']}.amazonaws.com")
        case "azure-blob":
            return _web(f"https://{connection['account']}.blob.core.windows.net")
        case "https":
            return _web(connection["url"])
        case "odbc":
            return Target()
    raise ValueError(f"nothing is reached by {connection.kind}")


def layers(connection: Connection, side: Side) -> tuple[Layer, ...]:
    """What can be looked at from there, if all goes well."""
    line = FROM_HERE if target(connection).host else ()
    if side is Side.COMPUTER:
        return line
    beyond = (Layer.DRIVER, Layer.SIGN_IN)
    return (*line, *beyond, *(() if connection.kind in _ONE_QUESTION else (Layer.RIGHTS, Layer.QUERY)))


def _server(connection: Connection, speaks: str) -> Target:
    tls = Tls(connection["tls"])
    host = connection["host"].strip("[]")
    return Target(host, int(connection["port"]), speaks, tls)


def _web(address: str) -> Target:
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host, port = parts.hostname or address, parts.port
    except ValueError:  # a name that nobody knows
        return Target(address, HTTPS, "tls", web=True)
    plain = parts.scheme == "http"
    return Target(host, port or (80 if plain else HTTPS), "tls", Tls.OFF if plain else Tls.VERIFIED, web=True)
