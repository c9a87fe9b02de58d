"""Finding tables by what they, their schemas or their columns are called."""

from __future__ import annotations

from desktop.core.data.looking.content import Catalogue, Column, Schema, Table


class Search:
    """A catalogue with each table's names in one text, so that a key press has its answer within a frame."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._tables = {
            (table.schema, table.name): table for schema in catalogue.schemas for table in schema.tables
        }
        self._names = [
            [_names(table.name, *(column.name for column in table.columns or ())) for table in schema.tables]
            for schema in catalogue.schemas
        ]

    @property
    def cut(self) -> bool:
        """Whether there is more than is told."""
        return self._catalogue.cut

    def whole(self, table: Table) -> Table:
        """A table that was found, with all of its columns."""
        return self._tables.get((table.schema, table.name), table)

    def find(self, text: str) -> tuple[Schema, ...]:
        """What has all these words in its names. Of a table found by its columns alone, just those."""
        words = text.casefold().split()
        if not words:
            return self._catalogue.schemas
        found = []
        for schema, names in zip(self._catalogue.schemas, self._names, strict=True):
            left = [word for word in words if word not in schema.name.casefold()]
            tables = tuple(
                _found(table, left)
                for table, own in zip(schema.tables, names, strict=True)
                if all(word in own for word in left)
            )
            if tables or not left:
                found.append(schema._replace(tables=tables))
        return tuple(found)


def _names(*names: str) -> str:
    return "\n".join(names).casefold()


def _found(table: Table, words: list[str]) -> Table:
    own = table.name.casefold()
    left = [word for word in words if word not in own]
    if not left or table.columns is None:
        return table
    return table._replace(columns=tuple(filter(lambda column: _has(column, left), table.columns)))


def _has(column: Column, words: list[str]) -> bool:
    return any(word in column.name.casefold() for word in words)
