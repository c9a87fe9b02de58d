"""The kinds of data that Cais knows a way to, and what each has to be told: a form asks just that.

What is not asked is as is best for most: the usual port, an encrypted line whose other end proves who it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    ADDRESS = "address"
    CERTIFICATES = "certificates"
    TLS = "tls"
    SIGN_IN = "sign-in"


class Tls(Enum):
    """How the line is protected."""

    VERIFIED = "verified"
    ENCRYPTED = "encrypted"
    OFF = "off"


class SignIn(Enum):
    """Who a server takes the person for.

    TICKET is one of Kerberos that this computer has, and no secret of ours; KINIT is one that is got inside,
    with the person's password of Kerberos.
    """

    PASSWORD = "password"
    TICKET = "ticket"
    KINIT = "kinit"


class Opener(Enum):
    """What the secret is."""

    PASSWORD = "password"
    TOKEN = "token"
    KEY = "key"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be told. What has a default may be left out; what is not `needed` may stay empty."""

    name: str
    form: Form = Form.TEXT
    needed: bool = False
    default: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of data.

    Attributes:
        id: as it stands in files.
        fields: in the order in which they are asked.
        opener: what its secret is.
        reads_only: whether the server can be asked to let a session read only.
    """

    id: str
    fields: tuple[Field, ...]
    opener: Opener = Opener.PASSWORD
    reads_only: bool = False

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


def _server(port: str, *between: Field, sign_in: tuple[Field, ...] = ()) -> tuple[Field, ...]:
    return (
        Field("host", Form.ADDRESS, needed=True),
        Field("port", Form.NUMBER, default=port),
        *between,
        Field("user", needed=True),
        *sign_in,
        Field("tls", Form.TLS, default=Tls.VERIFIED.value),
        Field("certificates", Form.CERTIFICATES),
    )


_DATABASE = Field("database", needed=True)
_KERBEROS = (Field("sign_in", Form.SIGN_IN, default=SignIn.PASSWORD.value),)

KINDS = {
    kind.id: kind
    for kind in (
        Kind("postgresql", _server("5432", _DATABASE, sign_in=_KERBEROS), reads_only=True),
        Kind("mysql", _server("3306", Field("database")), reads_only=True),
        Kind("sqlserver", _server("1433", Field("database"), sign_in=_KERBEROS), reads_only=True),
        Kind("oracle", _server("2484", Field("service", needed=True)), reads_only=True),
        Kind(
            "snowflake",
            (
                Field("account", needed=True),
                Field("user", needed=True),
                *map(Field, ("role", "warehouse", "database", "schema")),
            ),
        ),
        Kind("bigquery", (Field("project", needed=True), Field("dataset")), Opener.FILE),
        Kind("redshift", _server("5439", _DATABASE)),
        Kind(
            "databricks",
            (
                Field("host", Form.ADDRESS, needed=True),
                Field("http_path", needed=True),
                *map(Field, ("catalog", "schema")),
            ),
            Opener.TOKEN,
        ),
        Kind(
            "s3",
            (
                Field("access_key", needed=True),
                Field("region", default="us-east-1"),
                Field("endpoint", Form.ADDRESS),
                Field("bucket"),
            ),
            Opener.KEY,
        ),
        Kind("azure-blob", (Field("account", needed=True), Field("container")), Opener.KEY),
        Kind(
            "https",
            (
                Field("url", Form.ADDRESS, needed=True),
                Field("header", default="Authorization"),
                Field("scheme", default="Bearer"),
                Field("certificates", Form.CERTIFICATES),
            ),
            Opener.TOKEN,
        ),
        Kind("odbc", (Field("driver", needed=True), Field("user"), Field("settings")), reads_only=False),
        Kind("other", (), Opener.FILE),
    )
}
"""By id, in the order in which they are offered."""
