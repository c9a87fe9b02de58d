"""What sentences about findings are filled with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.core.health.finding import Finding

Translate = Callable[[str, str], str]
"""Of a context and an English text, as Qt's."""

Sentences = Mapping[str, tuple[str, str]]
"""A sentence and the next step, by item and case."""


class Fill:
    """A finding's facts, "" for those that it has none of. `item` is the one that it is of."""

    def __init__(self, finding: Finding, size: Callable[[int], str]) -> None:
        self.item = finding.item
        self._finding = finding
        self._size = size

    def __call__(self, name: str) -> str:
        return self._finding.facts.get(name, "")

    def size(self, name: str) -> str:
        return self._size(int(self(name) or 0))
