"""A pasted address: `postgresql://user:password@host/database?sslmode=…` and its like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from desktop.core.data.importing.form import Found, Reason, found, refused
from desktop.core.data.kinds import Tls
from desktop.core.data.tidying import tidied
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

_SERVICES = {
    "snowflake": (".snowflakecomputing.com",),
    "databricks": (".azuredatabricks.net", ".cloud.databricks.com", ".gcp.databricks.com"),
    "azure-blob": (".blob.core.windows.net",),
}
"""What a browser shows while one works with them, by the ends of their names."""

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
    if driver == "sqlserver" and ";" in rest:
        return _of_properties(rest)
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
    if kind != "https" and _is_cut(parts):
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
            for product, behind in _SERVICES.items():
                if parts.hostname.endswith(behind):
                    place = {"account": host, "host": parts.hostname}
                    return found(product, _name(host), tidied(product, place), None)
            return found(kind, _name(parts.hostname), {"url": clean}, password)
        case "s3":
            return found(kind, _name(host), {"bucket": host, "access_key": user}, password)
        case "snowflake":
            database, _, schema = path.partition("/")
            told = {**query, "account": host, "user": user, "database": database, "schema": schema}
            told = tidied(kind, {key: value for key, value in told.items() if value})
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


_PROPERTY = re.compile(r";\s*([^=;]+)=(\{(?:[^}]|\}\})*\}|[^;]*)")


def _of_properties(rest: str) -> Found:
    """JDBC's for SQL Server: `//host\\instance:port;name=value;name={value}`."""
    place, semicolon, _ = rest.removeprefix("//").partition(";")
    told = {
        name.strip().casefold(): value[1:-1].replace("}}", "}") if value.startswith("{") else value.strip()
        for name, value in _PROPERTY.findall(semicolon + rest.partition(";")[2])
    }
    host, _, port = place.partition(":")
    host, port = host or told.get("servername", ""), port or told.get("portnumber", "")
    if not host:
        raise _incomplete("host")
    database = told.get("databasename") or told.get("database")
    tls = Tls.ENCRYPTED if told.get("trustservercertificate", "").casefold() == "true" else None
    tls = Tls.OFF if told.get("encrypt", "").casefold() == "false" else tls
    fields = {
        "host": host,
        "port": port,
        "database": database,
        "user": told.get("user") or told.get("username"),
        "tls": tls.value if tls else None,
    }
    return found("sqlserver", _name(database or host), fields, told.get("password"))


def _is_cut(parts: SplitResult) -> bool:
    """Whether a mark in the password was taken for the end of what leads to the server."""
    if parts.netloc.endswith("@"):
        return True
    _, colon, port = parts.netloc.partition(":")
    no_port = bool(colon) and not port.isdecimal() and "@" in parts.query
    return "@" not in parts.netloc and (no_port or "@" in parts.path + parts.fragment)


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
