"""PostgreSQL's own files: `.pgpass` and `pg_service.conf`."""

from __future__ import annotations

import re
from configparser import Error, RawConfigParser
from functools import partial

from desktop.core.data.importing.form import Found, Reason, found, made_of, refused
from desktop.core.data.importing.url import POSTGRES_TLS

_FIELD = re.compile(r"((?:\\.|[^:\\])*)(:|$)")


def read_passfile(text: str) -> tuple[Found, ...]:
    """A connection for each line: host, port, database, user, password, of which `*` is any."""
    made = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [re.sub(r"\\(.)", r"\1", part[1]) for part in _FIELD.finditer(line)]
        if len(fields) == 6 and not fields[5]:  # the match of nothing at the line's end
            fields.pop()
        if len(fields) != 5:
            raise refused("pgpass", Reason.OTHER_FORM, line=number)
        host, port, database, user = (None if field == "*" else field for field in fields[:4])
        told = {"host": host, "port": port, "database": database, "user": user}
        made.append(found("postgresql", database or "", told, fields[4]))
    if not made:
        raise refused("pgpass", Reason.NOTHING_IN_IT)
    return tuple(made)


def read_services(text: str) -> tuple[Found, ...]:
    """A connection for each section."""
    parser = RawConfigParser(delimiters="=", comment_prefixes="#", strict=False, default_section="\0")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(text)
    except Error:
        raise refused("pg_service", Reason.OTHER_FORM) from None
    if not parser.sections():
        raise refused("pg_service", Reason.NOTHING_IN_IT)
    return made_of(partial(_service, name, dict(parser[name])) for name in parser.sections())


def _service(name: str, told: dict[str, str]) -> tuple[Found]:
    if "ldap:" in " ".join(told):
        raise refused("pg_service", Reason.ELSEWHERE, name)
    tls = POSTGRES_TLS.get(told.get("sslmode", ""))
    facts = {**told, "database": told.get("dbname"), "tls": tls.value if tls else None}
    return (found("postgresql", name, facts, told.get("password")),)
