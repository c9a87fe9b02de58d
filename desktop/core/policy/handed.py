"""Data connections that presets bring: there as long as a preset has them, and in no file of anybody's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.connection_store import ConnectionStore
from desktop.core.policy.policy import Policy, Setting
from desktop.core.problems import Problem

MADE = datetime(2020, 1, 1, tzinfo=UTC)
"""Of those that nobody here made."""


def handed(policy: Policy) -> Iterator[Connection]:
    """Each with an id that is the same as long as preset and name are."""
    keep = policy.locked("secrets.keep")
    usual = Keeping.SESSION if keep and not keep.value else Keeping.KEYRING
    for name, found in policy.below("connection"):
        yield _connection(name, found, usual)


def _connection(name: str, found: Setting, usual: Keeping) -> Connection:
    told = found.value
    keeping = told.get("keeping")
    return Connection(
        id=hashlib.sha256(f"{found.source.id}/{name}".encode()).hexdigest()[:12],
        name=name,
        kind=told["kind"],
        created=MADE,
        fields=dict(told["fields"]),
        reads_only=told.get("reads_only", True),
        keeping=Keeping(keeping) if keeping else usual,
        handed_by=found.source.organisation,
    )


class HandedStore(ConnectionStore):
    """This person's connections, and those that presets bring. One of the person's own by the name of a
    locked one is not there; by the name of another, it is there in its place."""

    def __init__(self, folder: Path, policy: Callable[[], Policy]) -> None:
        super().__init__(folder)
        self._policy = policy

    def load_all(self) -> tuple[tuple[Connection, ...], tuple[Problem, ...]]:
        own, problems = super().load_all()
        policy = self._policy()
        brought = list(handed(policy))
        if not brought:
            return own, problems
        binding = {one.name.casefold() for one in brought if policy.locked(f"connection.{one.name}")}
        stay = [one for one in own if one.name.casefold() not in binding]
        names = {one.name.casefold() for one in stay}
        found = (*stay, *(one for one in brought if one.name.casefold() not in names))
        return tuple(sorted(found, key=lambda one: one.name.casefold())), problems

    def load(self, id: str) -> Connection | None:
        return super().load(id) or self._handed(id)

    def ids(self) -> tuple[str, ...]:
        return (*super().ids(), *(one.id for one in handed(self._policy())))

    def save(self, thing: Connection) -> None:
        """One that is brought is as its preset has it, and is never written down."""
        if not self._handed(thing.id):
            super().save(thing)

    def change(self, id: str, **facts: Any) -> None:
        if not self._handed(id):
            super().change(id, **facts)

    def _handed(self, id: str) -> Connection | None:
        return next((one for one in handed(self._policy()) if one.id == id), None)
