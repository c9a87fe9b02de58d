"""What other programs read connections from, in their own words.

A value that a format cannot hold is left out of it: `cais.connect` hands it over by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.core.data.connection import Connection
from desktop.core.data.kinds import SignIn, Tls
from desktop.core.files import toml

READ_ONLY_POSTGRES = "-c default_transaction_read_only=on"
READ_ONLY_MYSQL = "SET SESSION TRANSACTION READ ONLY"
PATIENCE_S = "15"
"""For a server that takes the call and says nothing."""

ODBC_ROOM = 900
"""unixODBC cuts longer values."""

_POSTGRES_TLS = {Tls.VERIFIED: "verify-full", Tls.ENCRYPTED: "require", Tls.OFF: "disable"}


@dataclass(frozen=True, slots=True)
class Handed:
    """A connection with what opens it, at the place where it is to lie.

    Attributes:
        connection: as it was told.
        secret: as a text, which every other program takes it for; not that of a file.
        certificates: the file of the authorities that its server is held against.
        place: the folder of all these files.
    """

    connection: Connection
    secret: str
    certificates: str
    place: str

    def __repr__(self) -> str:
        return f"Handed({self.connection.name})"

    @property
    def tls(self) -> Tls:
        return Tls(self.connection["tls"])

    @property
    def has_ticket(self) -> bool:
        """Whether a ticket signs in, and no password does."""
        return self.connection.sign_in is not SignIn.PASSWORD

    @property
    def line(self) -> str | None:
        """The secret, where it is one line, as most formats want it."""
        return self.secret if not any(mark in self.secret for mark in "\r\n\0") else None


def services(all: Iterable[Handed]) -> str:
    """`pg_service.conf`."""
    return _sections(
        (
            one.connection.name,
            {
                "host": one.connection["host"],
                "port": one.connection["port"],
                "dbname": one.connection["database"],
                "user": one.connection["user"],
                "connect_timeout": PATIENCE_S,
                "passfile": "" if one.has_ticket else f"{one.place}/pgpass",
                "sslmode": _POSTGRES_TLS[one.tls],
                "sslrootcert": one.certificates if one.tls is Tls.VERIFIED else "",
                # Else a ticket is tried for a line of its own, which takes the place of TLS.
                "gssencmode": "disable" if one.tls is not Tls.OFF else "",
                "options": READ_ONLY_POSTGRES if one.connection.is_read_only else "",
            },
        )
        for one in all
    )


def passfile(all: Iterable[Handed]) -> str:
    """`.pgpass`: a line for each."""
    return "".join(
        ":".join(
            text.replace("\\", "\\\\").replace(":", "\\:")
            for text in (*(one.connection[name] for name in ("host", "port", "database", "user")), one.secret)
        )
        + "\n"
        for one in all
        if one.line and not one.has_ticket
    )


def options(all: Iterable[Handed]) -> str:
    """`my.cnf`: a section for libraries, and one for the command line, which stumbles over what it does not
    know unless it is told that it may."""
    found: list[tuple[str, Mapping[str, str]]] = []
    for one in all:
        verified = one.tls is Tls.VERIFIED
        common = {
            "host": one.connection["host"],
            "port": one.connection["port"],
            "user": one.connection["user"],
            "password": _quoted(one.secret),
            "database": one.connection["database"],
            "connect-timeout": PATIENCE_S,
            "ssl-ca": one.certificates if verified else "",
            "init-command": _quoted(READ_ONLY_MYSQL) if one.connection.is_read_only else "",
        }
        name = one.connection.name
        found.append((name, {**common, **({"ssl-verify-server-cert": "1"} if verified else {})}))
        mode = {Tls.VERIFIED: "VERIFY_IDENTITY", Tls.ENCRYPTED: "REQUIRED", Tls.OFF: "DISABLED"}[one.tls]
        checked = {"loose-ssl-mode": mode, "loose-ssl-verify-server-cert": "1" if verified else "0"}
        found.append((f"client_{name}", {**common, **checked}))
    return _sections(found)


def _quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def aws_config(all: Iterable[Handed]) -> str:
    """One that is alone is the default, too."""
    told = [(one.connection.name, _aws_profile(one.connection)) for one in all]
    return _sections([*_as_default(told), *((f"profile {name}", profile) for name, profile in told)])


def _aws_profile(connection: Connection) -> dict[str, str]:
    return {"region": connection["region"], "endpoint_url": connection["endpoint"]}


def aws_credentials(all: Iterable[Handed]) -> str:
    told = [
        (
            one.connection.name,
            {"aws_access_key_id": one.connection["access_key"], "aws_secret_access_key": one.line or ""},
        )
        for one in all
    ]
    return _sections([*_as_default(told), *told])


def _as_default(told: list[tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
    return [("default", profile) for _name, profile in told] if len(told) == 1 else []


def sources(all: Iterable[Handed]) -> str:
    """`odbc.ini`."""
    return _sections((one.connection.name, _source(one)) for one in all)


def _source(one: Handed) -> Mapping[str, str]:
    connection = one.connection
    secret = one.line or ""
    opens = {"UID": connection["user"], "PWD": secret if len(secret) <= ODBC_ROOM else ""}
    if one.has_ticket:
        opens = {"Trusted_Connection": "yes"}
    if connection.kind == "odbc":
        pairs = (pair.partition("=") for pair in connection["settings"].split(";") if "=" in pair)
        return {
            "Driver": connection["driver"],
            **{key.strip(): value.strip() for key, _, value in pairs},
            **opens,
        }
    return {
        "Driver": "ODBC Driver 18 for SQL Server",
        "Server": f"tcp:{connection['host']},{connection['port']}",
        "Database": connection["database"],
        "Encrypt": "no" if one.tls is Tls.OFF else "yes",
        "TrustServerCertificate": "no" if one.tls is Tls.VERIFIED else "yes",
        "ApplicationIntent": "ReadOnly" if connection.is_read_only else "",
        **opens,
    }


def names(all: Iterable[Handed]) -> str:
    """`tnsnames.ora`."""
    return "".join(
        f"{one.connection.name} = (DESCRIPTION = (ADDRESS = (PROTOCOL = "
        f"{'tcp' if one.tls is Tls.OFF else 'tcps'})(HOST = {one.connection['host']})"
        f"(PORT = {one.connection['port']}))(CONNECT_DATA = (SERVICE_NAME = {one.connection['service']}))"
        f"(SECURITY = (SSL_SERVER_DN_MATCH = {'yes' if one.tls is Tls.VERIFIED else 'no'})))\n"
        for one in all
    )


def snowflake(all: Iterable[Handed]) -> str:
    """Snowflake's `connections.toml`."""
    table = {
        one.connection.name: {**one.connection.fields, "password": one.secret} for one in all if one.line
    }
    return toml.written(table).decode()


def databricks(all: Iterable[Handed]) -> str:
    """Databricks' `.databrickscfg`."""
    return _sections(
        (one.connection.name, {"host": f"https://{one.connection['host']}", "token": one.line or ""})
        for one in all
    )


def _sections(sections: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    return "\n".join(
        "".join([f"[{name}]\n", *(f"{key}={value}\n" for key, value in told.items() if value)])
        for name, told in sections
    )
