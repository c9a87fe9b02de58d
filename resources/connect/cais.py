"""Data connections of this workspace, by name:

    import cais
    sales = cais.connect("sales")

Cais lays this beside the secrets at each start. It reads them anew whenever it connects, so that a password
that was changed meanwhile is the one that is used, and keeps none of them.
"""

from __future__ import annotations

import base64
import importlib
import json
import os
import ssl
from typing import Any

__all__ = ["connect", "engine", "names", "ticket"]

_HERE = os.path.dirname(os.path.abspath(__file__))
_PATIENCE_S = 15  # for a server that takes the call and says nothing
_READ_ONLY_POSTGRES = "-c default_transaction_read_only=on"
_READ_ONLY_MYSQL = "SET SESSION TRANSACTION READ ONLY"


def names() -> list[str]:
    """What `connect` can be asked for."""
    return sorted(_all())


def connect(name: str) -> Any:
    """A connection to these data: what the people who work with them are used to.

    A database gives SQLAlchemy's connection, without SQLAlchemy the driver's own; S3 and Azure a file system
    or a client; an HTTPS service a session that has signed in; another secret its bytes.
    """
    kind = _told(name)["kind"]
    if kind in _OTHERS:
        return _OTHERS[kind](_told(name))
    try:
        return engine(name).connect()
    except ModuleNotFoundError as missing:
        if missing.name != "sqlalchemy":
            raise
    return _DATABASES[kind][1](_told(name))


def engine(name: str) -> Any:
    """SQLAlchemy's engine for a database: each connection of it is made with the secret as it is by then."""
    kind = _told(name)["kind"]
    if kind not in _DATABASES:
        raise TypeError(f"{name} is no database")
    dialects, opened = _DATABASES[kind]
    import sqlalchemy
    from sqlalchemy.pool import NullPool

    driver = _driver(name, kind, dialects)
    return sqlalchemy.create_engine(
        f"{dialects[driver]}://", creator=lambda: opened(_told(name)), poolclass=NullPool
    )


def _all() -> dict[str, Any]:
    with open(os.path.join(_HERE, "connections.json"), encoding="utf-8") as file:
        return json.load(file)


def _told(name: str) -> dict[str, Any]:
    found = _all()
    if name not in found:
        known = ", ".join(sorted(found)) or "none"
        raise LookupError(f"this workspace has no data connection {name!r}; it has: {known}")
    return dict(found[name], name=name)


def _secret(told: dict[str, Any]) -> bytes:
    return base64.b64decode(told["secret"])


def _password(told: dict[str, Any]) -> str:
    return _secret(told).decode()


def _driver(name: str, kind: str, modules: Any) -> str:
    """The first of these that is here."""
    for module in modules:
        try:
            importlib.import_module(module)
            return module
        except ModuleNotFoundError as missing:
            if missing.name != module and not module.startswith(f"{missing.name}."):
                raise
    first = next(iter(modules)).partition(".")[0]
    package = _PACKAGES.get(first, first)
    raise ModuleNotFoundError(
        f"this environment has no driver for {kind}, which {name!r} needs: add one, for example with "
        f"`pip install {package}`",
        name=first,
    )


def _import(told: dict[str, Any], *modules: str) -> Any:
    return importlib.import_module(_driver(told["name"], told["kind"], modules))


def _context(told: dict[str, Any]) -> ssl.SSLContext | None:
    """How the other end proves who it is; None for a line that is not protected."""
    if told.get("tls") == "off":
        return None
    context = ssl.create_default_context(cafile=told["certificates"])
    # Many a company's authority lacks what Python asks of it since 3.13, and no other program here.
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
    if told.get("tls") == "encrypted":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def ticket(name: str) -> None:
    """Have Kerberos find what this connection signs in with, here and in programs started from here."""
    told = _told(name)
    file = os.path.join(_HERE, f"{name}.krb5cc")
    os.environ["KRB5_CONFIG"] = os.path.join(_HERE, "krb5.conf")
    if told["sign_in"] == "kinit":
        new = f"{file}.{os.getpid()}"  # several programs may get one at the same time
        _get_ticket(told["user"].encode(), _secret(told), new.encode())
        os.replace(new, file)
    os.environ["KRB5CCNAME"] = f"FILE:{file}"


def _get_ticket(principal: bytes, password: bytes, file: bytes) -> None:
    """As `kinit` does, which few environments have, and whose library most do."""
    import ctypes

    krb5 = ctypes.CDLL("libkrb5.so.3")
    krb5.krb5_get_error_message.restype = ctypes.c_char_p
    context, client, cache = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    credentials = ctypes.create_string_buffer(1024)  # more than that structure has

    def do(name: str, *arguments: Any) -> None:
        failed = getattr(krb5, name)(context, *arguments)
        if failed:
            said = krb5.krb5_get_error_message(context, failed).decode(errors="replace")
            raise PermissionError(f"Kerberos gives no ticket to {principal.decode()}: {said}")

    if krb5.krb5_init_context(ctypes.byref(context)):
        raise PermissionError("Kerberos cannot be used in this environment")
    try:
        do("krb5_parse_name", principal, ctypes.byref(client))
        do("krb5_get_init_creds_password", credentials, client, password, None, None, 0, None, None)
        do("krb5_cc_resolve", b"FILE:" + file, ctypes.byref(cache))
        do("krb5_cc_initialize", cache, client)
        do("krb5_cc_store_cred", cache, credentials)
        do("krb5_cc_close", cache)
        krb5.krb5_free_cred_contents(context, credentials)
    finally:
        krb5.krb5_free_context(context)


def _has_ticket(told: dict[str, Any]) -> bool:
    return told.get("sign_in", "password") != "password"


def _postgres(told: dict[str, Any]) -> Any:
    module = _import(told, "psycopg", "psycopg2")
    settings = {
        "host": told["host"],
        "port": told["port"],
        "dbname": told["database"],
        "user": told["user"],
        "connect_timeout": _PATIENCE_S,
        "sslmode": {"verified": "verify-full", "encrypted": "require", "off": "disable"}[told["tls"]],
    }
    if _has_ticket(told):
        ticket(told["name"])
    else:
        settings["password"] = _password(told)
    if told["tls"] != "off":
        # Else a ticket is tried for a line of its own, which takes the place of TLS.
        settings["gssencmode"] = "disable"
    if told["tls"] == "verified":
        settings["sslrootcert"] = told["certificates"]
    if told["reads_only"]:
        settings["options"] = _READ_ONLY_POSTGRES
    if told["kind"] == "redshift":
        settings["client_encoding"] = "UTF8"  # which it calls by a name that older drivers do not know
    connection = module.connect(**settings)
    if told["kind"] == "redshift" and module.__name__ == "psycopg":
        connection.prepare_threshold = None  # statements that are prepared unasked: it lacks what ends them
    return connection


def _mysql(told: dict[str, Any]) -> Any:
    module = _import(told, "pymysql")
    context = _context(told)

    class Connection(module.connections.Connection):
        def _get_server_information(self) -> None:
            super()._get_server_information()
            # PyMySQL goes on without where a server, or somebody between, says that it has none.
            if context and not self.server_capabilities & module.constants.CLIENT.SSL:
                raise module.err.OperationalError(2026, "the server offers no encrypted line")

    connection = Connection(
        host=told["host"],
        port=int(told["port"]),
        user=told["user"],
        password=_secret(told),  # a text it would take for Latin-1
        database=told.get("database"),
        charset="utf8mb4",
        connect_timeout=_PATIENCE_S,
        read_timeout=_PATIENCE_S,
        ssl=context,
        init_command=_READ_ONLY_MYSQL if told["reads_only"] else None,
    )
    connection._read_timeout = None  # it was for signing in: a query may take its time
    return connection


def _sql_server(told: dict[str, Any]) -> Any:
    if _has_ticket(told):
        ticket(told["name"])
        return _import(told, "pyodbc").connect(f"DSN={told['name']}")
    module = _import(told, "pyodbc", "pymssql")
    if module.__name__ == "pymssql":
        server = {"server": told["host"], "port": told["port"], "database": told.get("database", "")}
        protected = "off" if told["tls"] == "off" else "require"
        if told["tls"] == "verified":
            raise ModuleNotFoundError("pymssql does not verify servers: `pip install pyodbc`", name="pyodbc")
        return module.connect(user=told["user"], password=_password(told), encryption=protected, **server)
    return module.connect(_odbc_text(told))


def _odbc_text(told: dict[str, Any]) -> str:
    """By the name in odbc.ini; what that cannot hold is said here."""
    password = _password(told).replace("}", "}}")
    return f"DSN={told['name']};UID={told.get('user', '')};PWD={{{password}}}"


def _odbc(told: dict[str, Any]) -> Any:
    module = _import(told, "pyodbc")
    return module.connect(_odbc_text(told))


def _oracle(told: dict[str, Any]) -> Any:
    module = _import(told, "oracledb")
    return module.connect(user=told["user"], password=_password(told), dsn=told["name"], config_dir=_HERE)


def _snowflake(told: dict[str, Any]) -> Any:
    module = _import(told, "snowflake.connector")
    fields = ("account", "user", "role", "warehouse", "database", "schema")
    settings = {field: told[field] for field in fields if field in told}
    return module.connect(password=_password(told), **settings)


def _databricks(told: dict[str, Any]) -> Any:
    module = _import(told, "databricks.sql")
    settings = {field: told[field] for field in ("catalog", "schema") if field in told}
    return module.connect(
        server_hostname=told["host"], http_path=told["http_path"], access_token=_password(told), **settings
    )


def _bigquery(told: dict[str, Any]) -> Any:
    module = _import(told, "google.cloud.bigquery")
    return module.Client.from_service_account_info(json.loads(_secret(told)), project=told["project"])


def _s3(told: dict[str, Any]) -> Any:
    module = _import(told, "s3fs", "pyarrow.fs", "boto3")
    key, secret, region = told["access_key"], _password(told), told.get("region")
    endpoint = told.get("endpoint") or None
    if endpoint and "://" not in endpoint:
        endpoint = f"https://{endpoint}"
    if module.__name__ == "s3fs":
        more = {"region_name": region, "verify": told["certificates"]}
        return module.S3FileSystem(key=key, secret=secret, endpoint_url=endpoint, client_kwargs=more)
    if module.__name__ == "pyarrow.fs":
        settings = {"access_key": key, "secret_key": secret, "region": region, "endpoint_override": endpoint}
        try:
            return module.S3FileSystem(tls_ca_file_path=told["certificates"], **settings)
        except TypeError:  # one of before 2025 trusts the image's alone
            return module.S3FileSystem(**settings)
    return module.client(
        "s3",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        region_name=region,
        endpoint_url=endpoint,
        verify=told["certificates"],
    )


def _azure(told: dict[str, Any]) -> Any:
    module = _import(told, "azure.storage.blob")
    address = f"https://{told['account']}.blob.core.windows.net"
    service = module.BlobServiceClient(address, credential=_password(told))
    return service.get_container_client(told["container"]) if told.get("container") else service


def _https(told: dict[str, Any]) -> Any:
    module = _import(told, "requests")

    class Adapter(module.adapters.HTTPAdapter):
        def init_poolmanager(self, *sizes: Any, **settings: Any) -> None:
            super().init_poolmanager(*sizes, **settings, ssl_context=_context(told))

        def proxy_manager_for(self, proxy: str, **settings: Any) -> Any:
            return super().proxy_manager_for(proxy, **settings, ssl_context=_context(told))

    class Session(module.Session):
        """One that signs in at this service alone, wherever that may send it."""

        def merge_environment_settings(
            self, url: str, proxies: Any, stream: Any, verify: Any, cert: Any
        ) -> Any:
            # Or those that a variable names were trusted, too.
            verify = self.verify if verify is None else verify
            return super().merge_environment_settings(url, proxies, stream, verify, cert)

        def rebuild_auth(self, prepared: Any, response: Any) -> None:
            super().rebuild_auth(prepared, response)
            if self.should_strip_auth(response.request.url, prepared.url):
                prepared.headers.pop(told["header"], None)

    session = Session()
    session.mount("https://", Adapter())
    session.headers[told["header"]] = f"{told.get('scheme', '')} {_password(told)}".strip()
    session.verify = told["certificates"]
    return session


_DATABASES = {
    "postgresql": ({"psycopg": "postgresql+psycopg", "psycopg2": "postgresql+psycopg2"}, _postgres),
    "redshift": ({"psycopg": "postgresql+psycopg", "psycopg2": "postgresql+psycopg2"}, _postgres),
    "mysql": ({"pymysql": "mysql+pymysql"}, _mysql),
    "sqlserver": ({"pyodbc": "mssql+pyodbc", "pymssql": "mssql+pymssql"}, _sql_server),
    "oracle": ({"oracledb": "oracle+oracledb"}, _oracle),
}

_OTHERS = {
    "snowflake": _snowflake,
    "databricks": _databricks,
    "odbc": _odbc,
    "bigquery": _bigquery,
    "s3": _s3,
    "azure-blob": _azure,
    "https": _https,
    "other": _secret,
}

_PACKAGES = {
    "psycopg": "psycopg[binary]",
    "snowflake": "snowflake-connector-python",
    "databricks": "databricks-sql-connector",
    "google": "google-cloud-bigquery",
    "azure": "azure-storage-blob",
    "pymysql": "PyMySQL",
}
