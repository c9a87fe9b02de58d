"""What every problem is: facts that a person can act on, and no sentence."""

from __future__ import annotations

from typing import Any, ClassVar, dataclass_transform


class Cancelled(Exception):
    """The person asked for an end; nothing went wrong and nothing is shown."""


@dataclass_transform(eq_default=False, kw_only_default=True)
class _Facts:
    """Attributes with defaults, written and checked like a dataclass's.

    Subclasses are no dataclasses: to make forty of them takes longer than to import all the rest.
    """

    def __init__(self, **facts: Any) -> None:
        if unknown := facts.keys() - self.names():
            raise TypeError(f"{type(self).__name__} knows nothing of {', '.join(sorted(unknown))}")
        self.__dict__.update(facts)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """What the facts are called, the base's first."""
        kinds = (kind for kind in reversed(cls.__mro__) if issubclass(kind, _Facts))
        return tuple(name for kind in kinds for name in kind.__annotations__ if name != "code")


class Problem(_Facts, Exception):
    """Base of all problems. `detail` is the untranslated cause, for IT only."""

    code: ClassVar[str]
    detail: str = ""

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.names())
        return f"{self.code}: {facts}"
