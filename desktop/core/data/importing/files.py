"""Other programs' files: which one it is, and where people have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.core.data.importing import aws, google, mysql, oracle, postgres, url
from desktop.core.data.importing.form import Found, Reason, refused
from desktop.core.problems import CannotImport

MAX_BYTES = 1024 * 1024
"""No file of these kinds comes near."""


def places(home: Path, variables: Mapping[str, str]) -> Iterator[Path]:
    """Those that are there, where programs look for them: system dialogs do not show hidden files."""
    for name, usual in (
        ("PGPASSFILE", (home / ".pgpass", _roaming(variables, "postgresql/pgpass.conf"))),
        ("PGSERVICEFILE", (home / ".pg_service.conf", _roaming(variables, "postgresql/.pg_service.conf"))),
        ("", (home / ".my.cnf", Path(variables.get("ProgramData", ""), "MySQL/my.ini"))),
        ("AWS_SHARED_CREDENTIALS_FILE", (home / ".aws" / "credentials",)),
        ("GOOGLE_APPLICATION_CREDENTIALS", ()),
    ):
        told = variables.get(name)
        yield from (path for path in ((Path(told),) if told else usual) if path and path.is_file())
    for folder in filter(None, (variables.get("TNS_ADMIN"),)):
        if (names := Path(folder, "tnsnames.ora")).is_file():
            yield names


def _roaming(variables: Mapping[str, str], path: str) -> Path | None:
    return Path(variables["APPDATA"], path) if "APPDATA" in variables else None


def read(path: Path) -> tuple[Found, ...]:
    """The connections in this file. Raises CannotImport."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refused("file", Reason.OTHER_FORM)
        content = path.read_bytes()
        beside = path.with_name("credentials" if path.name == "config" else "config")
        other = beside.read_bytes() if path.parent.name == ".aws" and beside.is_file() else b""
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise CannotImport(
            form="file", reason=Reason.UNREADABLE.value, field=str(path), detail=detail
        ) from error
    return of(path.name, content, other)


def of(name: str, content: bytes, beside: bytes = b"") -> tuple[Found, ...]:
    """The connections in the content of a file of this name, or what it looks like where that says nothing.

    `beside`: of AWS' two files the other one. Raises CannotImport.
    """
    text, bare = _text(content), name.casefold().lstrip(".")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if bare.endswith(".json") or text.lstrip().startswith("{"):
        return (google.read(text.encode()),)
    if bare in ("credentials", "config") or "aws_access_key_id" in text:
        told, more = (_text(beside), text) if bare == "config" and beside else (text, _text(beside))
        return aws.read(told, more)
    if bare.endswith(".ora") or "(DESCRIPTION" in text.upper().replace(" ", ""):
        return oracle.read(text)
    if bare in ("pgpass", "pgpass.conf"):
        return postgres.read_passfile(text)
    if bare.endswith("pg_service.conf"):
        return postgres.read_services(text)
    if bare in ("my.cnf", "my.ini") or any(line.startswith("[client") for line in lines):
        return mysql.read(text)
    if len(lines) == 1 and "://" in lines[0]:
        return (url.read(lines[0]),)
    if lines and all(line.count(":") >= 4 for line in lines):
        return postgres.read_passfile(text)
    if lines and lines[0].startswith("[") and any(line.partition("=")[0] == "dbname" for line in lines):
        return postgres.read_services(text)
    raise refused("file", Reason.OTHER_FORM)


def _text(content: bytes) -> str:
    """However an editor wrote it."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")
