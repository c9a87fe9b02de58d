"""A pasted address: `postgresql://user:password@host/database?sslmode=…` and its like."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from desktop.core.data.importing.form import Found, Reason, found, refused
from desktop.core.data.kinds import Tls
from desktop.core.problems import CannotImport

_KINDS = {
    "postgres": "postgresql",
    "postgresql": "postgresql",
    "mysql": "mysql",
    "mariadb": "mysql",
    "mssql": "sqlserver",
    "sqlserver": "sqlserver",
    "oracle": "oracle",
    "redshift": "redshift",
    "snowflake": "snowflake",
    "bigquery": "bigquery",
    "databricks": "databricks",
    "s3": "s3",
    "https": "https",
}

POSTGRES_TLS = {
    "disable": Tls.OFF,
    "allow": Tls.ENCRYPTED,
    "prefer": Tls.ENCRYPTED,
    "require": Tls.ENCRYPTED,
    "verify-ca": Tls.VERIFIED,
    "verify-full": Tls.VERIFIED,
}
"""libpq's words. What would do without where it must is asked to encrypt."""


def read(text: str) -> Found:
    """What the address tells. Raises CannotImport."""
    bare = text.strip().strip("\"'").removeprefix("jdbc:")
    scheme, colon, rest = bare.partition(":")
    driver = scheme.partition("+")[0].casefold()
    if not colon or not rest.startswith("//") or any(letter.isspace() for letter in bare):
        raise refused("url", Reason.OTHER_FORM)
    if driver not in _KINDS:
        raise refused("url", Reason.KIND_UNKNOWN, scheme)
    try:
        return _of(_KINDS[driver], f"{driver}:{rest}")
    except ValueError:
        raise refused("url", Reason.OTHER_FORM) from None


def _of(kind: str, address: str) -> Found:
    parts = urlsplit(address)
    if kind != "https" and "@" not in parts.netloc and "@" in address and not _leads_to_a_port(parts):
        parts = urlsplit(_with_quoted_password(address))
    query = {key.casefold(): value for key, value in parse_qsl(parts.query)}
    # urlsplit makes a host small, and a bucket or an account is one to it.
    host = parts.netloc.rpartition("@")[2]
    user, password = (unquote(part) if part else None for part in (parts.username, parts.password))
    path = unquote(parts.path.strip("/"))
    told: Mapping[str, str | None]
    match kind:
        case "https":
            clean = parts._replace(netloc=host, fragment="").geturl()
            if not parts.hostname:
                raise _incomplete("host")
            return found(kind, _name(parts.hostname), {"url": clean}, password)
        case "s3":
            return found(kind, _name(host), {"bucket": host, "access_key": user}, password)
        case "snowflake":
            database, _, schema = path.partition("/")
            told = {**query, "account": host, "user": user, "database": database, "schema": schema}
            return found(kind, _name(database or host), told, password)
        case "bigquery":
            return found(kind, _name(path or host), {"project": host, "dataset": path}, None)
        case "databricks":
            told = {**query, "host": parts.hostname}
            return found(kind, _name(host), told, password)
    if not parts.hostname:
        raise _incomplete("host")
    user, password = user or query.get("user"), password or query.get("password")
    told = {
        "host": parts.hostname,
        "port": str(parts.port) if parts.port else None,
        "service" if kind == "oracle" else "database": query.get("service_name") or path or None,
        "user": user,
        "tls": _tls(query),
    }
    return found(kind, _name(path or parts.hostname), told, password)


def _leads_to_a_port(parts: SplitResult) -> bool:
    """Or has none; what stands in its place otherwise is the beginning of a password."""
    _, colon, port = parts.netloc.partition(":")
    return "@" not in parts.path + parts.fragment and (not colon or port.isdecimal())


def _with_quoted_password(address: str) -> str:
    """Passwords have `/`, `#` and `?` in them, and who pastes an address has not quoted those."""
    scheme, _, rest = address.partition("://")
    opener, _, place = rest.rpartition("@")
    user, _, password = opener.partition(":")
    return f"{scheme}://{user}:{quote(password, safe='%')}@{place}"


def _incomplete(field: str) -> CannotImport:
    return refused("url", Reason.INCOMPLETE, field)


def _tls(query: Mapping[str, str]) -> str | None:
    """Only where the address says so; otherwise it is as Cais has it."""
    said = query.get("sslmode") or query.get("ssl-mode") or query.get("ssl_mode") or ""
    tls = POSTGRES_TLS.get(said.casefold().replace("_", "-"))
    if said.casefold() in ("disabled", "false"):
        tls = Tls.OFF
    return tls.value if tls else None


def _name(text: str) -> str:
    """A suggestion that code can say."""
    clean = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in text)
    return clean.partition("-")[0].lstrip("0123456789").lower()
