"""What a person says who is asked for what opens data connections."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.cancelling import Stop

if TYPE_CHECKING:  # nothing of connections is imported before somebody has any
    from desktop.core.backend import Backend
    from desktop.core.data.secret import Secret


class Answers(NamedTuple):
    """What a person entered for connections that Cais has to ask for, by id; `without`: those that the tool
    is not to get this time."""

    entered: Mapping[str, Secret] = MappingProxyType({})
    without: frozenset[str] = frozenset()


def take(answers: Answers, id: str, backend: Backend, stop: Stop) -> None:
    """In a job: a keyring may have to be asked. Raises what that raises."""
    if answers.entered:
        backend.connections().answer(answers.entered, stop)
    backend.data.go_without(id, answers.without)
