"""What the connections of a workspace become beside its tool's secrets: files, by name.

Each as the programs that people know read it, and all of them once more for `cais.connect`.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from desktop.core.data import native_files
from desktop.core.data.connection import Connection
from desktop.core.data.kinds import KINDS, SignIn, Tls
from desktop.core.data.native_files import Handed
from desktop.core.data.secret import Secret

LIST = "connections.json"
VARIABLES = "variables.sh"
DELIVERED = "delivered"
REALMS = "krb5.conf"


class Place(NamedTuple):
    """Where the files lie inside, and which of them has the authorities that this computer trusts."""

    folder: str
    authorities: str


class Native(NamedTuple):
    """A file that programs read connections of some kinds from; `variables` lead them to it or its folder."""

    kinds: tuple[str, ...]
    name: str
    content: Callable[[Iterable[Handed]], str]
    variables: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


NATIVE = (
    Native(("postgresql", "redshift"), "pg_service.conf", native_files.services, ("PGSERVICEFILE",)),
    Native(("postgresql", "redshift"), "pgpass", native_files.passfile, ("PGPASSFILE",)),
    Native(("mysql",), "my.cnf", native_files.options, folders=("MYSQL_HOME", "MARIADB_HOME")),
    Native(("s3",), "aws_config", native_files.aws_config, ("AWS_CONFIG_FILE",)),
    Native(("s3",), "aws_credentials", native_files.aws_credentials, ("AWS_SHARED_CREDENTIALS_FILE",)),
    Native(("sqlserver", "odbc"), "odbc.ini", native_files.sources, ("ODBCINI",)),
    Native(("oracle",), "tnsnames.ora", native_files.names, folders=("TNS_ADMIN",)),
    Native(("snowflake",), "connections.toml", native_files.snowflake, folders=("SNOWFLAKE_HOME",)),
    Native(("databricks",), "databrickscfg", native_files.databricks, ("DATABRICKS_CONFIG_FILE",)),
)


def files(
    connections: Iterable[Connection],
    secrets: Mapping[str, Secret],
    place: Place,
    helpers: Mapping[str, bytes],
    tickets: Mapping[str, bytes] = MappingProxyType({}),
    realms: bytes = b"",
) -> dict[str, bytes]:
    """All that these become, with `helpers`, which read the list in people's code.

    `secrets` are by the connection's id; a connection without one is there for what needs none. So are
    `tickets`, of those that sign in by one of this computer; `realms` is the `krb5.conf` for them.
    """
    found: dict[str, bytes] = {}
    listed: dict[str, dict[str, object]] = {}
    by_kind: dict[str, list[Handed]] = {}
    variables: dict[str, str] = {}
    for connection in connections:
        secret = secrets[connection.id].reveal() if connection.id in secrets else b""
        if connection.sign_in is not SignIn.PASSWORD:
            _sign_in(connection, tickets, realms, place, found, variables)
        handed = _own_files(connection, secret, place, found, variables)
        by_kind.setdefault(connection.kind, []).append(handed)
        listed[connection.name] = _listed(handed, secret)
    for native in NATIVE:
        if of_kinds := [one for kind in native.kinds for one in by_kind.get(kind, ())]:
            found[native.name] = native.content(of_kinds).encode()
            variables |= dict.fromkeys(native.variables, f"{place.folder}/{native.name}")
            variables |= dict.fromkeys(native.folders, place.folder)
    found |= helpers
    found[LIST] = json.dumps(listed, indent=1).encode()
    found[VARIABLES] = _script(variables, place).encode()
    # What is made inside goes with the rest.
    made = {ticket_file(name) for name, one in listed.items() if one.get("sign_in") == SignIn.KINIT.value}
    found[DELIVERED] = "".join(f"{name}\n" for name in sorted(found.keys() | made)).encode()
    return found


def delivered(listing: bytes) -> dict[str, Secret]:
    """The secrets in a `LIST`, by the connection's id."""
    return {one["id"]: Secret(b64decode(one["secret"])) for one in json.loads(listing).values()}


def delivered_by_name(listing: bytes) -> dict[str, Secret]:
    """The same by the connection's name."""
    return {name: Secret(b64decode(one["secret"])) for name, one in json.loads(listing).items()}


def changes(before: bytes, after: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """What makes the files of `before`, whose `DELIVERED` that is, those of `after`."""
    gone: dict[str, bytes | None] = dict.fromkeys(before.decode().split())
    return {**gone, **after}


def ticket_file(connection: str) -> str:
    """What the tickets of the connection of this name are in."""
    return f"{connection}.krb5cc"


def _sign_in(
    connection: Connection,
    tickets: Mapping[str, bytes],
    realms: bytes,
    place: Place,
    found: dict[str, bytes],
    variables: dict[str, str],
) -> None:
    """What Kerberos needs. Programs are told of one place for tickets, the first; `cais.connect` of each."""
    found[REALMS] = realms
    variables["KRB5_CONFIG"] = f"{place.folder}/{REALMS}"
    name = ticket_file(connection.name)
    variables.setdefault("KRB5CCNAME", f"FILE:{place.folder}/{name}")
    if connection.kind == "postgresql" and connection["tls"] != Tls.OFF.value:
        # As its service says; psycopg, which does not read that, warns of the library's own choice.
        variables["PGGSSENCMODE"] = "disable"
    if connection.id in tickets:
        found[name] = tickets[connection.id]


def _own_files(
    connection: Connection, secret: bytes, place: Place, found: dict[str, bytes], variables: dict[str, str]
) -> Handed:
    """Files that this connection alone has."""
    authorities = place.authorities
    if own := connection["certificates"]:
        name = f"{connection.name}.certificates.pem"
        found[name] = own.encode()
        authorities = f"{place.folder}/{name}"
    if connection.kind == "bigquery":
        name = f"{connection.name}.google.json"
        found[name] = secret
        variables.setdefault("GOOGLE_APPLICATION_CREDENTIALS", f"{place.folder}/{name}")
    elif connection.kind == "other":
        found[f"{connection.name}.secret"] = secret
    return Handed(connection, secret.decode(errors="replace"), authorities, place.folder)


def _listed(handed: Handed, secret: bytes) -> dict[str, object]:
    connection = handed.connection
    fields = {field.name: connection[field.name] for field in KINDS[connection.kind].fields}
    return {
        **{name: value for name, value in fields.items() if value},
        "id": connection.id,
        "kind": connection.kind,
        "reads_only": connection.is_read_only,
        "certificates": handed.certificates,
        "secret": b64encode(secret).decode(),
    }


def _script(variables: Mapping[str, str], place: Place) -> str:
    """Run by the shell that becomes the tool. What the image sets of Python's path stays."""
    path = f'export PYTHONPATH="${{PYTHONPATH:+$PYTHONPATH:}}{place.folder}"\n'
    return path + "".join(f"export {name}={value}\n" for name, value in sorted(variables.items()))
