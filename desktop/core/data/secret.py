"""A secret while it is in our hands, and where computers keep one.

It shows itself to nobody who does not ask for it by name: not in `repr`, logs, tracebacks or copies.
"""

from __future__ import annotations

import hmac
from enum import Enum
from typing import NoReturn


class Keyring(Enum):
    """What keeps secrets on this computer."""

    CREDENTIAL_LOCKER = "credential-locker"
    KEYCHAIN = "keychain"
    SECRET_SERVICE = "secret-service"
    KWALLET = "kwallet"


class Secret:
    """Bytes that open a door.

    What is read of it is a copy that Python frees when it likes: hand that on, and keep nothing of it.
    """

    __slots__ = ("_value",)

    def __init__(self, value: bytes | str) -> None:
        self._value = bytearray(value.encode() if isinstance(value, str) else value)

    def reveal(self) -> bytes:
        return bytes(self._value)

    def wipe(self) -> None:
        """Leave nothing of it here."""
        self._value[:] = bytes(len(self._value))
        del self._value[:]

    def __repr__(self) -> str:
        return "Secret(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._value, other._value)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written anywhere")
