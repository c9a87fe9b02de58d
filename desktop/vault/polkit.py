"""polkit confirms who is there, on Linux: it asks the person by whatever their desktop shows for it.

In `vault`, as it is spoken to like a keyring: over a message bus, by what `keyring` brings along, and with
the same patience.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from desktop.core.problems import (
    Cancelled,
    ConfirmationDenied,
    ConfirmationDismissed,
    ConfirmationLost,
    ConfirmationMissing,
    ConfirmationSilent,
    ConfirmationUnaskable,
    KeyringDismissed,
    KeyringSilent,
    Problem,
)
from desktop.vault.patience import PATIENCE, Patience, Turn, begun

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop

ACTION = "app.cais.secrets.use"
"""As `resources/polkit` has it."""

SERVICE, PATH = "org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority"
MAY_ASK = 1

_ABSENT = ("ServiceUnknown", "NameHasNoOwner", "Spawn", "not registered")
"""What a bus without polkit answers, and what a polkit that does not know the action."""


Value = TypeVar("Value")


class Answer(NamedTuple):
    """As CheckAuthorization gives it: `challenge` where it could be, were somebody asked."""

    authorized: bool
    challenge: bool
    details: dict[str, str]


Ask = Callable[[int], Answer]
"""With these flags."""

Task = Callable[[Ask, Turn], Value]


class Polkit:
    """One conversation a question; whoever gives up waiting has polkit put its question away."""

    def __init__(self, patience: Patience = PATIENCE) -> None:
        self._patience = patience

    def asks(self, stop: Stop) -> bool:
        try:
            return self._begin(_looked, stop)
        except Problem:
            return False

    def confirm(self, stop: Stop) -> None:
        answer = self._begin(_asked, stop)
        if answer.authorized:
            return
        if "polkit.dismissed" in answer.details:
            raise ConfirmationDismissed
        raise ConfirmationUnaskable if answer.challenge else ConfirmationDenied

    def _begin(self, task: Task[Value], stop: Stop) -> Value:
        try:
            with begun(lambda turn: _conversation(task, turn), self._patience, stop) as answer:
                return answer()
        except KeyringSilent as silent:
            raise ConfirmationSilent(waited_s=silent.waited_s) from None
        except KeyringDismissed:
            raise ConfirmationDismissed(detail="nobody answered") from None


def _looked(ask: Ask, _turn: Turn) -> bool:
    return ask(0).challenge


def _asked(ask: Ask, turn: Turn) -> Answer:
    ask(0)  # a polkit that is silent is not to be taken for a person who takes their time
    turn.asking()
    return ask(MAY_ASK)


def _conversation(task: Task[Value], turn: Turn) -> Value:
    """In the task's thread."""
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

    try:
        connection = open_dbus_connection("SYSTEM")
    except OSError as error:
        raise ConfirmationMissing(detail=f"no message bus of the system: {error}") from None

    def let_go() -> None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    with closing(connection):
        turn.let_go = let_go
        turn.step()
        try:
            return task(lambda flags: _check(connection, flags), turn)
        except (Problem, Cancelled):
            raise
        except Exception as error:
            raise _problem(error) from None


def _check(connection: Any, flags: int) -> Answer:
    """Nobody may tell polkit details but who owns the action: what it shows is in the action alone."""
    from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
    from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped]

    authority = DBusAddress(PATH, bus_name=SERVICE, interface=f"{SERVICE}.Authority")
    subject = ("system-bus-name", {"name": ("s", connection.unique_name)})
    call = new_method_call(
        authority, "CheckAuthorization", "(sa{sv})sa{ss}us", (subject, ACTION, {}, flags, "")
    )
    return Answer(*unwrap_msg(connection.send_and_get_reply(call))[0])


def _problem(error: Exception) -> Problem:
    name = getattr(error, "name", type(error).__name__)
    said = f"{name}: {error}"[:300]
    if any(word in said for word in _ABSENT):
        return ConfirmationMissing(detail=said)
    return ConfirmationLost(detail=said)
