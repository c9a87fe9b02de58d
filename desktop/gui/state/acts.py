"""What a person does that concerns calculations."""

from __future__ import annotations

from enum import Enum, auto


class What(Enum):
    """What would end calculations, or leave them alone."""

    STOP = auto()
    REOPEN = auto()
    REMOVE = auto()
    CHANGE_ENGINE = auto()
    CLOSE = auto()


class KitAct(Enum):
    """What takes long with an offline kit."""

    MAKE = auto()
    USE = auto()
