"""How much of a person's attention a tool may take: its pages can ask without end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Attention:
    """Shared by all that asks on behalf of one tool.

    Attributes:
        taken: a question is open, and another would cover it.
        acts: counts what the person does in the tool. What they waved off stays away until the next act.
    """

    taken: bool = False
    acts: int = 0

    def act(self) -> None:
        self.acts += 1

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Whether something may be asked; nothing else may within the block."""
        free, self.taken = not self.taken, True
        try:
            yield free
        finally:
            self.taken = not free
