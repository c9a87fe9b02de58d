"""A connection: a named way to data. Its secret is elsewhere, and is known by the connection's id alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from desktop.core.data.kinds import KINDS, Form, Kind, SignIn, Tls

MAX_NAME = 60
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
_RESERVED = {"default", "client", "mysql", "mysqld", "mariadb", "cais"}
"""What the files that a connection becomes mean something else by."""


_CHOICES: dict[Form, type[Enum]] = {Form.TLS: Tls, Form.SIGN_IN: SignIn}


class Keeping(Enum):
    """Where the secret is."""

    KEYRING = "keyring"
    SESSION = "session"
    ASK = "ask"


class Flaw(Enum):
    """What is wrong with what was told of a connection."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    NOT_A_NUMBER = "not-a-number"
    NOT_A_CHOICE = "not-a-choice"
    NOT_ONE_LINE = "not-one-line"
    NOT_CERTIFICATES = "not-certificates"


class NameFlaw(Enum):
    """Why a connection cannot be called so. Its name stands in people's code and in other programs' files."""

    MISSING = "missing"
    FORM = "form"
    TAKEN = "taken"
    RESERVED = "reserved"


@dataclass(frozen=True, slots=True)
class Connection:
    """One way to data, and nothing secret.

    Attributes:
        id: 12 lower-case hex digits.
        name: as code says it: `cais.connect("sales")`.
        kind: one of `core.data.kinds.KINDS`.
        fields: what was told of it, by name; what is as the kind has it may be left out.
        reads_only: whether sessions are asked to be so, where the server can be asked.
        keeping: where its secret is.
        used: when a workspace was last handed it, in UTC; None before.
        handed_by: the organisation whose preset brings it; "" for one that this person made.
    """

    id: str
    name: str
    kind: str
    created: datetime
    fields: Mapping[str, str] = field(default_factory=dict)
    reads_only: bool = True
    keeping: Keeping = Keeping.KEYRING
    used: datetime | None = None
    handed_by: str = ""

    def __getitem__(self, name: str) -> str:
        """A field as told, or as its kind has it, or nothing."""
        known = KINDS[self.kind].field(name)
        return self.fields.get(name) or (known.default if known else "")

    @property
    def sign_in(self) -> SignIn:
        return SignIn(self["sign_in"] or SignIn.PASSWORD.value)

    @property
    def needs_secret(self) -> bool:
        """Whether there is a secret of its own; one that has none is opened by what this computer has."""
        return self.sign_in is not SignIn.TICKET

    @property
    def in_keyring(self) -> bool:
        """Whether there is a secret of it in the keyring."""
        return self.needs_secret and self.keeping is Keeping.KEYRING

    @property
    def is_read_only(self) -> bool:
        """Whether sessions really are asked to be."""
        return self.reads_only and KINDS[self.kind].reads_only


def flaws(kind: Kind, fields: Mapping[str, str]) -> dict[str, Flaw]:
    """What is wrong with each field, nothing where all is well."""
    return dict(_flaws(kind, fields))


def _flaws(kind: Kind, fields: Mapping[str, str]) -> Iterator[tuple[str, Flaw]]:
    for name in fields:
        if not kind.field(name):
            yield name, Flaw.UNKNOWN
    for known in kind.fields:
        value = fields.get(known.name, "")
        if not value.strip():
            if known.needed:
                yield known.name, Flaw.MISSING
        elif known.form is Form.CERTIFICATES:
            if "-----BEGIN CERTIFICATE-----" not in value:
                yield known.name, Flaw.NOT_CERTIFICATES
        # A further line would be a setting of its own in the files that other programs read.
        elif not value.isprintable():
            yield known.name, Flaw.NOT_ONE_LINE
        elif known.form is Form.NUMBER and not (value.isdecimal() and 0 < int(value) < 65536):
            yield known.name, Flaw.NOT_A_NUMBER
        elif known.form in _CHOICES and value not in {choice.value for choice in _CHOICES[known.form]}:
            yield known.name, Flaw.NOT_A_CHOICE


def name_flaw(name: str, taken: Iterable[str]) -> NameFlaw | None:
    if not name:
        return NameFlaw.MISSING
    if not _NAME.fullmatch(name) or len(name) > MAX_NAME:
        return NameFlaw.FORM
    if name.casefold() in _RESERVED:
        return NameFlaw.RESERVED
    return NameFlaw.TAKEN if name.casefold() in {other.casefold() for other in taken} else None
