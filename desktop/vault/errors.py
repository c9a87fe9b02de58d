"""What keyrings raise, as problems. What is not known here is a faulty keyring, with its cause for IT."""

from __future__ import annotations

from typing import Any

from desktop.core.problems import (
    Cancelled,
    KeyringDismissed,
    KeyringFaulty,
    KeyringLocked,
    KeyringLost,
    KeyringMissing,
    Problem,
    SecretDamaged,
)
from desktop.vault.parts import NotKept

MAC_CANCELLED, MAC_NOBODY_TO_ASK = -128, -25308
WINDOWS_NO_SESSION = 1312
REFUSALS = {f"org.freedesktop.DBus.Error.{name}" for name in ("Failed", "InvalidArgs", "NotSupported")}
"""What a keyring answers that is there and cannot do it, as KDE's wallet does where its cipher is missing."""

FORGOTTEN = "org.qtproject.QtDBus.Error.InvalidObjectPath"
KEY_TOO_SHORT = "org.freedesktop.DBus.Error.InvalidArgs"
"""As newer wallets of KDE's say of a guest's half of the key that begins with noughts, among other things."""

_KINDS: dict[str, type[Problem]] = {
    "ConnectionError": KeyringLost,
    "DBusErrorResponse": KeyringLost,
    "Dismissed": KeyringDismissed,
    "ImportError": KeyringMissing,
    "KeyringLocked": KeyringLocked,
    "LockedException": KeyringLocked,
    "NoService": KeyringMissing,
    "PromptDismissedException": KeyringDismissed,
    "SecretServiceNotAvailableException": KeyringLost,
}
"""By the class's name or a base's: to import them all takes longer than to ask a keyring."""


def may_be_misheard(error: BaseException) -> bool:
    """Whether this may come of a conversation whose two sides have not the same key, or which the keyring
    knows no more. KDE's wallet leaves out noughts that what both make their key of begins with."""
    odd = isinstance(error, ValueError | NotKept | SecretDamaged)
    return odd or getattr(error, "name", "") in (FORGOTTEN, KEY_TOO_SHORT)


def problem(error: BaseException, *, met: bool) -> Problem | Cancelled:
    """`met`: whether a keyring has answered already."""
    if isinstance(error, Problem | Cancelled):
        return error
    names = [base.__name__ for base in type(error).__mro__]
    kind = next((_KINDS[name] for name in names if name in _KINDS), KeyringFaulty)
    if kind is KeyringLost and getattr(error, "name", "") in REFUSALS:
        kind = KeyringFaulty
    number = _number(error)
    if number == MAC_CANCELLED:
        kind = KeyringDismissed
    elif number == MAC_NOBODY_TO_ASK:
        kind = KeyringLocked
    elif number == WINDOWS_NO_SESSION:
        kind = KeyringMissing
    if kind is KeyringMissing and met:
        kind = KeyringLost
    return kind(detail=_cause(error))


def _number(error: BaseException) -> Any:
    """The system's own, which keyring has in what it was raised from."""
    if winerror := getattr(error, "winerror", None):
        return winerror
    cause = error.__cause__
    return cause.args[0] if cause and cause.args else None


def _cause(error: BaseException) -> str:
    """For IT. What Python says of a value that it cannot work with may show the value."""
    name = type(error).__name__
    if isinstance(error, ValueError | TypeError | LookupError | AssertionError):
        return name
    if isinstance(error, NotKept):
        return "it gave back something else than it was given"
    return f"{name}: {error}"[:300]
