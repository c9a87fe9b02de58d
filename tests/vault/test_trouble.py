"""A keyring that is locked, dismissed, missing, slow or dying: a problem each, and nobody waits for long."""

from __future__ import annotations

import queue
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jeepney import DBusAddress, DBusErrorResponse, HeaderFields, Message, message_bus
from jeepney.io.blocking import DBusConnection
from jeepney.wrappers import new_error, new_method_call, new_method_return

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.vault import errors
from desktop.vault.keyrings import KeyringEntries
from desktop.vault.parts import NotKept
from desktop.vault.patience import Patience
from desktop.vault.secret_service import Keyring
from desktop.vault.vault import QUIET_S, TALKS, KeyringVault
from tests.fakes.keyring import SECRETS, Bus, GnomeKeyring, Peer, Prompter, silent

ID = "0123456789ab"

InThread = Callable[[Callable[[], object]], "queue.Queue[Any]"]


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def prompter(bus: Bus) -> Iterator[Prompter]:
    prompter = Prompter(bus)
    yield prompter
    prompter.end()


def test_without_a_bus(monkeypatch: pytest.MonkeyPatch, vault: KeyringVault) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    with pytest.raises(p.KeyringMissing):
        vault.read([ID], Stop())
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with pytest.raises(p.KeyringMissing):
        vault.kind(Stop())


def test_without_a_keyring_on_the_bus(bus: Bus, vault: KeyringVault) -> None:
    with pytest.raises(p.KeyringMissing):
        vault.check(Stop())


def test_one_that_is_dismissed_is_not_asked_again_at_once(gnome: GnomeKeyring, prompter: Prompter) -> None:
    clock = Clock()
    vault = KeyringVault("linux", clock=clock)
    vault.keep(ID, Secret(b"kept"), Stop())
    gnome.lock()
    for _ in range(3):
        with pytest.raises(p.KeyringDismissed):
            vault.read([ID], Stop())
    with pytest.raises(p.KeyringDismissed):
        vault.keep(ID, Secret(b"other"), Stop())
    assert prompter.shown == 1
    clock.now_s += QUIET_S
    with pytest.raises(p.KeyringDismissed):
        vault.read([ID], Stop())
    assert prompter.shown == 2


def test_one_that_is_locked_meanwhile(
    gnome: GnomeKeyring, vault: KeyringVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the screen locks, for instance; nobody was asked anything."""
    vault.keep(ID, Secret(b"before"), Stop())
    real = KeyringEntries.set

    def lock_and_set(entries: KeyringEntries, name: str, text: str) -> None:
        gnome.lock()
        real(entries, name, text)

    monkeypatch.setattr(KeyringEntries, "set", lock_and_set)
    with pytest.raises(p.KeyringLocked):
        vault.keep(ID, Secret(b"after"), Stop())


def test_a_person_who_is_asked_has_longer_than_a_keyring(
    gnome: GnomeKeyring, prompter: Prompter, in_thread: InThread
) -> None:
    prompter.reply = None
    vault = KeyringVault("linux", Patience(answer_s=20, person_s=0.3))
    gnome.lock()
    with pytest.raises(p.KeyringDismissed) as told:
        vault.read([ID], Stop())
    assert told.value.detail == "nobody answered"


def test_one_that_was_killed_since_it_was_last_used(gnome: GnomeKeyring, vault: KeyringVault) -> None:
    vault.keep(ID, Secret(b"kept"), Stop())
    gnome.kill()
    with pytest.raises(p.KeyringLost):
        vault.read([ID], Stop())
    gnome.start()
    assert vault.read([ID], Stop()) == {ID: Secret(b"kept")}


def test_one_that_dies_in_the_middle(bus: Bus, vault: KeyringVault) -> None:
    peers: list[Peer] = []

    def die(connection: DBusConnection, _call: Message) -> None:
        connection.send(message_bus.ReleaseName(SECRETS))
        connection.sock.shutdown(2)

    peers.append(Peer(bus, SECRETS, die))
    with pytest.raises(p.KeyringLost):
        vault.read([ID], Stop())
    peers[0].end()


def test_one_that_takes_calls_and_never_answers(bus: Bus) -> None:
    vault = KeyringVault("linux", Patience(answer_s=0.4))
    peer = Peer(bus, SECRETS, silent)
    began = time.monotonic()
    with pytest.raises(p.KeyringSilent):
        vault.keep(ID, Secret(b"value"), Stop())
    assert time.monotonic() - began < 5
    peer.end()


def test_whoever_waits_can_leave_at_any_time(bus: Bus, in_thread: InThread) -> None:
    """And nothing is written once they left."""
    vault, stop = KeyringVault("linux", Patience(answer_s=60)), Stop()
    asked: queue.Queue[None] = queue.Queue()
    peer = Peer(bus, SECRETS, lambda _connection, _call: asked.put(None))
    ended = in_thread(lambda: vault.keep(ID, Secret(b"value"), stop))
    asked.get(timeout=60)
    stop.set()
    assert isinstance(ended.get(timeout=60), p.Cancelled)
    assert peer.asked == ["OpenSession"]
    peer.end()


def test_it_is_asked_while_something_else_goes_on(bus: Bus) -> None:
    """And is left alone once nobody wants the answer any more."""
    asked: queue.Queue[None] = queue.Queue()
    peer = Peer(bus, SECRETS, lambda _connection, _call: asked.put(None))
    with KeyringVault("linux", Patience(answer_s=60)).reading([ID], Stop()):
        asked.get(timeout=60)
    peer.end()


@pytest.mark.parametrize("last", [2, 5, 8])
def test_an_update_during_which_it_is_killed_keeps_the_one_before(
    gnome: GnomeKeyring, vault: KeyringVault, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    """After as many of its calls; `test_parts` has the rest of them."""
    vault.keep(ID, Secret(b"before" * 100), Stop())
    calls, real = 0, KeyringEntries._ask

    def ask(entries: KeyringEntries, call: Any, name: str, *text: str) -> Any:
        nonlocal calls
        calls += 1
        if calls == last:
            gnome.kill()
        return real(entries, call, name, *text)

    with monkeypatch.context() as patched:
        patched.setattr(KeyringEntries, "_ask", ask)
        patched.setattr("desktop.vault.keyrings.ROOM", 200)
        with pytest.raises(p.KeyringLost):
            vault.keep(ID, Secret(b"after" * 100), Stop())
    gnome.start()
    assert vault.read([ID], Stop()) == {ID: Secret(b"before" * 100)}


def said(error: str, text: str) -> DBusErrorResponse:
    call = new_method_call(DBusAddress("/org/freedesktop/secrets", SECRETS), "CreateItem")
    call.header.serial = 1
    call.header.fields[HeaderFields.sender] = ":1.1"
    return DBusErrorResponse(new_error(call, error, "s", (text,)))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (said(errors.FORGOTTEN, "Can't find session"), p.KeyringLost),
        (said(errors.KEY_TOO_SHORT, "Client public key size is invalid"), p.KeyringFaulty),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), p.KeyringFaulty),
        (NotKept(), p.KeyringFaulty),
    ],
    ids=["forgotten", "key too short", "another key", "not kept"],
)
@pytest.mark.parametrize("times", [TALKS - 1, TALKS])
def test_one_that_mishears_is_told_again(
    gnome: GnomeKeyring,
    vault: KeyringVault,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    told: type[p.Problem],
    times: int,
) -> None:
    """As KDE's wallet does now and then, in a conversation of which both sides have not the same key.

    docker/secrets-engine 649: the half that a guest sends is too short for newer ones, one time in 256."""
    vault.keep(ID, Secret(b"before"), Stop())
    real, failed = KeyringEntries.set, 0

    def mishear(entries: KeyringEntries, name: str, text: str) -> None:
        nonlocal failed
        failed += 1
        if failed <= times:
            raise error
        real(entries, name, text)

    monkeypatch.setattr(KeyringEntries, "set", mishear)
    if times < TALKS:
        vault.keep(ID, Secret(b"after"), Stop())
        assert vault.read([ID], Stop()) == {ID: Secret(b"after")}
    else:
        with pytest.raises(told):
            vault.keep(ID, Secret(b"after"), Stop())
        assert vault.read([ID], Stop()) == {ID: Secret(b"before")}


def test_one_that_answers_and_cannot_do_it(bus: Bus, vault: KeyringVault) -> None:
    """As KDE's wallet without a library of its own. That it ended would send people looking elsewhere."""
    said = "createDLGroup failed: maybe libqca-ossl is missing"

    def refuse(connection: DBusConnection, call: Message) -> None:
        connection.send(new_error(call, "org.freedesktop.DBus.Error.InvalidArgs", "s", (said,)))

    peer = Peer(bus, SECRETS, refuse)
    with pytest.raises(p.KeyringFaulty) as told:
        vault.check(Stop())
    assert said in told.value.detail
    peer.end()


def test_a_person_who_is_asked_whether_it_may_go(bus: Bus) -> None:
    """As by KeePassXC, before it deletes an entry."""
    path = {"ReadAlias": "/collection", "Delete": "/prompt"}

    def ask(connection: DBusConnection, call: Message) -> None:
        member = call.header.fields[HeaderFields.member]
        if member == "OpenSession" and call.body[0] != "plain":
            connection.send(new_error(call, "org.freedesktop.DBus.Error.NotSupported"))
            return
        answers: dict[str, tuple[str | None, tuple[Any, ...]]] = {
            "OpenSession": ("vo", (("s", ""), "/session")),
            "Get": ("v", (("b", False),)),
            "SearchItems": ("ao", (["/item"],)),
            "GetSecret": ("(oayays)", (("/session", b"", b"kept", "text/plain"),)),
            "Prompt": (None, ()),
        }
        connection.send(new_method_return(call, *answers.get(member) or ("o", (path[member],))))

    peer = Peer(bus, SECRETS, ask)
    vault = KeyringVault("linux", Patience(answer_s=20, person_s=0.3))
    with pytest.raises(p.KeyringLocked):
        vault.remove([ID], Stop(), ask=False)
    assert "Prompt" not in peer.asked
    with pytest.raises(p.KeyringDismissed) as told:
        vault.remove([ID], Stop())
    assert told.value.detail == "nobody answered"
    assert peer.asked[-1] == "Prompt"
    peer.end()


def test_nobody_is_asked_to_make_one_to_hear_that_it_is_empty(bus: Bus, prompter: Prompter) -> None:
    """Whose password is never kept would be asked for one that keeps it."""
    keyring = GnomeKeyring(bus, unlocked=False)
    keyring.start()
    vault = KeyringVault("linux")
    try:
        assert vault.read([ID], Stop()) == {}
        vault.remove([ID], Stop())
        assert prompter.shown == 0
        with pytest.raises(p.KeyringDismissed):
            vault.keep(ID, Secret(b"value"), Stop())
        assert prompter.shown == 1
    finally:
        keyring.kill()


def test_nothing_a_keyring_raises_shows_what_it_was_handed(
    gnome: GnomeKeyring, vault: KeyringVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Keyring, service: str, user: str, text: str) -> None:
        raise ValueError(text)

    monkeypatch.setattr(Keyring, "set_password", refuse)
    with pytest.raises(p.KeyringFaulty) as told:
        vault.keep(ID, Secret(b"canary-canary"), Stop())
    said = "".join(traceback.format_exception(told.value))
    assert "Y2FuYXJ5" not in said
    assert "canary-canary" not in said.replace('b"canary-canary"', "")
    assert told.value.detail == "ValueError"
