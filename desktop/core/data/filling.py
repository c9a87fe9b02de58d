"""What somebody has told of a connection so far: whole or not, right or wrong, and nothing secret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from desktop.core.data.connection import Connection, Flaw, Keeping, NameFlaw, flaws, name_flaw
from desktop.core.data.importing.form import Found
from desktop.core.data.kinds import KINDS, Kind
from desktop.core.data.tidying import tidied
from desktop.core.workspaces.workspace import new_id


@dataclass(frozen=True, slots=True)
class Filling:
    """A form as it is filled in.

    Attributes:
        kind: "" before one is chosen.
        fields: all that was told, also what another kind would ask.
        before: what is changed; None for a new connection.
    """

    kind: str = ""
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    reads_only: bool = True
    keeping: Keeping = Keeping.KEYRING
    before: Connection | None = None

    @classmethod
    def of(cls, connection: Connection) -> Filling:
        """To change this one."""
        return cls(
            connection.kind,
            connection.name,
            dict(connection.fields),
            connection.reads_only,
            connection.keeping,
            connection,
        )

    def __getitem__(self, name: str) -> str:
        """A field as told, or as its kind has it: what is told to be empty is. Nothing for another kind's."""
        known = self._kind.field(name)
        return self.fields.get(name, known.default) if known else ""

    @property
    def _kind(self) -> Kind:
        return KINDS[self.kind]

    def told(self, name: str, value: str) -> Filling:
        """With this field. What is as the kind has it anyway is not told."""
        known = self._kind.field(name)
        others = {key: one for key, one in self.fields.items() if key != name}
        return replace(self, fields=others if known and value == known.default else {**others, name: value})

    def tidied(self) -> Filling:
        """With each field as it is kept."""
        filling = self
        for name, value in self._answers().items():
            filling = filling.told(name, value)
        return filling

    def filled(self, found: Found) -> Filling:
        """With what was found: what that does not tell stays as it is."""
        return replace(
            self,
            kind=found.kind,
            name=self.name or (found.name if name_flaw(found.name, ()) is None else ""),
            fields={**self.fields, **found.fields},
        )

    def flaws(self) -> dict[str, Flaw]:
        """What is wrong with each of the kind's fields."""
        return flaws(self._kind, self._answers())

    def name_flaw(self, taken: Iterable[str]) -> NameFlaw | None:
        """`taken`: the names of all connections."""
        own = self.before.name.casefold() if self.before else ""
        return name_flaw(self.name, (name for name in taken if name.casefold() != own))

    def changed(self) -> bool:
        """Whether somebody told something that is not kept yet."""
        if self.before is None:
            return bool(self.name or any(self.fields.values()))
        return self.connection() != self.before

    def connection(self) -> Connection:
        """What is to be kept, once there is nothing wrong with it."""
        told = self._answers()
        fields = {
            known.name: told[known.name]
            for known in self._kind.fields
            if told[known.name] and told[known.name] != known.default
        }
        before = self.before or Connection(new_id(), self.name, self.kind, datetime.now(UTC))
        return replace(
            before,
            name=self.name,
            kind=self.kind,
            fields=fields,
            reads_only=self.reads_only,
            keeping=self.keeping,
        )

    def _answers(self) -> dict[str, str]:
        """To all that the kind asks, without what comes with what is pasted."""
        told = {known.name: self[known.name] for known in self._kind.fields}
        bare = {name: value if "\n" in value else value.strip() for name, value in told.items()}
        return tidied(self.kind, bare)
