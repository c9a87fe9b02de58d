"""What an import yields, and why there may be none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop.core.data.kinds import KINDS
from desktop.core.data.secret import Secret
from desktop.core.problems import CannotImport


class Reason(Enum):
    """Why nothing can be made of it."""

    OTHER_FORM = "other-form"
    NOTHING_IN_IT = "nothing-in-it"
    KIND_UNKNOWN = "kind-unknown"
    INCOMPLETE = "incomplete"
    NOT_A_KEY = "not-a-key"
    TEMPORARY = "temporary"
    ELSEWHERE = "elsewhere"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """What is filled into a form: the name is a suggestion, and fields that are not there were not told."""

    kind: str
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    secret: Secret | None = None


def found(kind: str, name: str, told: Mapping[str, str | None], secret: str | bytes | None) -> Found:
    """Of what was told, that which this kind has a field for."""
    known = {key: value for key, value in told.items() if value and KINDS[kind].field(key)}
    return Found(kind, name, known, Secret(secret) if secret else None)


def refused(form: str, reason: Reason, field: str = "", line: int = 0) -> CannotImport:
    return CannotImport(form=form, reason=reason.value, field=field, line=line)


def made_of(parts: Iterable[Callable[[], Iterable[Found]]]) -> tuple[Found, ...]:
    """All that can be made of a file with several. Raises why not where that is nothing at all: one that is
    of no use, as each old file has, does not keep the others out."""
    made: list[Found] = []
    refusal: CannotImport | None = None
    for part in parts:
        try:
            made += part()
        except CannotImport as problem:
            refusal = refusal or problem
    if refusal and not made:
        raise refusal
    return tuple(made)
