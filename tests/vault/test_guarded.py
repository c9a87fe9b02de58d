"""A passphrase before kept secrets, on a real keyring."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import closing

import pytest
import secretstorage

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.vault.guarded import RECORD, GuardedVault
from desktop.vault.held import awake_or_not_s
from desktop.vault.keyrings import KeyringEntries
from desktop.vault.sealing import Cost
from desktop.vault.vault import KeyringVault
from tests.fakes.keyring import GnomeKeyring
from tests.gui.support.memory_keyring import MemoryKeyring

IDS = ("0123456789ab", "ba9876543210")
NOTHING = "f" * 12
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
VALUES = {IDS[0]: Secret("canary-7c1f"), IDS[1]: Secret("ß€#@%\n" * 3000)}
OLD, NEW = "the old one", "the new one"


class Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def guarded(clock: Callable[[], float] = awake_or_not_s) -> GuardedVault:
    """As a new Cais has it."""
    return GuardedVault(KeyringVault("linux"), lambda: 900.0, clock=clock, cost=CHEAP)


@pytest.fixture
def kept(gnome: GnomeKeyring) -> GuardedVault:
    vault = guarded()
    for id, secret in VALUES.items():
        vault.keep(id, secret, Stop())
    return vault


def entries() -> bytes:
    """All that the keyring has."""
    with closing(secretstorage.dbus_init()) as connection:
        found = secretstorage.get_default_collection(connection).get_all_items()
        return b"\n".join(item.get_secret() + item.get_label().encode() for item in found)


def as_kept(text: str) -> bytes:
    return b64encode(text.encode())[:12]


def protect(vault: GuardedVault, passphrase: str = OLD) -> None:
    vault.protect(Secret(passphrase), (*IDS, NOTHING), Stop())


def unlock(vault: GuardedVault, passphrase: str) -> None:
    vault.unlock(Secret(passphrase), (*IDS, NOTHING), Stop())


def test_the_keyring_alone_gives_nothing_away(kept: GuardedVault) -> None:
    assert as_kept("canary-7c1f") in entries()
    protect(kept)
    assert kept.read(IDS, Stop()) == VALUES
    assert as_kept("canary-7c1f") not in entries()
    kept.keep(IDS[0], Secret("another canary"), Stop())
    assert as_kept("another canary") not in entries()
    assert b"canary" not in entries()
    with pytest.raises(p.PassphraseNeeded):
        guarded().read(IDS, Stop())


def test_nothing_is_read_or_kept_before_the_passphrase_is_entered(kept: GuardedVault) -> None:
    protect(kept)
    vault = guarded()
    for wrong in ("", OLD.upper(), NEW):
        with pytest.raises(p.PassphraseWrong):
            unlock(vault, wrong)
    with pytest.raises(p.PassphraseNeeded):
        vault.read([IDS[1]], Stop())
    with pytest.raises(p.PassphraseNeeded):
        vault.keep(IDS[0], Secret("another"), Stop())
    with pytest.raises(p.PassphraseNeeded):
        protect(vault, NEW)
    assert vault.read([NOTHING], Stop()) == {}
    unlock(vault, OLD)
    assert vault.read(IDS, Stop()) == VALUES


def test_where_it_is_known_to_be_asked_for_nobody_waits_for_the_keyring(gnome: GnomeKeyring) -> None:
    vault = GuardedVault(KeyringVault("linux"), lambda: 900.0, asked=lambda: True, cost=CHEAP)
    gnome.kill()
    with pytest.raises(p.PassphraseNeeded):
        vault.read(IDS, Stop())
    with pytest.raises(p.PassphraseNeeded), vault.reading(IDS, Stop()):
        pytest.fail("a start went on")
    with pytest.raises(p.PassphraseNeeded):
        vault.keep(IDS[0], Secret("x"), Stop())


def test_where_it_has_to_be_asked_for_nothing_is_used_before(gnome: GnomeKeyring) -> None:
    """Neither what was kept before, nor what is new; nothing of it is lost."""
    guarded().keep(IDS[0], VALUES[IDS[0]], Stop())
    vault = GuardedVault(KeyringVault("linux"), lambda: 900.0, needed=lambda: "Acme", cost=CHEAP)
    with pytest.raises(p.SecondFactorNeeded):
        vault.read(IDS[:1], Stop())
    with pytest.raises(p.SecondFactorNeeded):
        vault.keep(IDS[1], VALUES[IDS[1]], Stop())
    protect(vault, OLD)
    assert vault.read(IDS[:1], Stop()) == {IDS[0]: VALUES[IDS[0]]}


def test_nor_where_the_keyring_was_away_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = MemoryKeyring()
    keyring.keep(IDS[0], VALUES[IDS[0]], Stop())
    vault = GuardedVault(keyring, lambda: 900.0, needed=lambda: "Acme", cost=CHEAP)
    with monkeypatch.context() as away:
        away.setattr(keyring, "read", _missing)
        with pytest.raises(p.KeyringMissing):
            protect(vault, OLD)
    for use in (lambda: vault.read(IDS[:1], Stop()), lambda: vault.keep(IDS[0], Secret("x"), Stop())):
        with pytest.raises(p.SecondFactorNeeded):
            use()


def _missing(*_asked: object) -> dict[str, Secret]:
    raise p.KeyringMissing


def test_a_keyring_that_is_not_there_is_told_once_the_passphrase_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There is another way on then, and nobody is asked for a passphrase for ever."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    vault = GuardedVault(KeyringVault("linux"), lambda: 900.0, asked=lambda: True, cost=CHEAP)
    with pytest.raises(p.PassphraseNeeded):
        vault.read(IDS, Stop())
    with pytest.raises(p.KeyringMissing):
        unlock(vault, OLD)
    with pytest.raises(p.KeyringMissing):
        vault.read(IDS, Stop())


def test_it_is_locked_again_after_a_time(gnome: GnomeKeyring) -> None:
    clock = Clock()
    vault = guarded(clock)
    vault.keep(IDS[0], VALUES[IDS[0]], Stop())
    protect(vault)
    clock.now_s += 899
    assert vault.read([IDS[0]], Stop())
    clock.now_s += 1
    assert not vault.is_open()
    with pytest.raises(p.PassphraseNeeded):
        vault.read([IDS[0]], Stop())
    unlock(vault, OLD)
    assert vault.read([IDS[0]], Stop())
    vault.lock()
    with pytest.raises(p.PassphraseNeeded):
        vault.keep(IDS[0], Secret("x"), Stop())


def test_keys_are_wiped_when_it_is_locked(kept: GuardedVault) -> None:
    protect(kept)
    keys = list(kept._held._keys)
    assert any(keys[0])
    kept.lock()
    assert not any(keys[0])


def test_time_goes_on_while_the_computer_sleeps() -> None:
    assert awake_or_not_s() == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=1)


def test_another_passphrase(kept: GuardedVault) -> None:
    protect(kept)
    before = entries()
    with pytest.raises(p.PassphraseWrong):
        kept.change(Secret(NEW), Secret("x"), IDS, Stop())
    assert entries() == before
    kept.change(Secret(OLD), Secret(NEW), IDS, Stop())
    assert kept.read(IDS, Stop()) == VALUES
    vault = guarded()
    with pytest.raises(p.PassphraseWrong):
        unlock(vault, OLD)
    unlock(vault, NEW)
    assert vault.read(IDS, Stop()) == VALUES
    assert len(vault._held._keys) == 1


def test_one_cais_does_not_seal_with_what_another_has_changed(kept: GuardedVault) -> None:
    protect(kept)
    other = guarded()
    other.change(Secret(OLD), Secret(NEW), IDS, Stop())
    with pytest.raises(p.PassphraseNeeded):
        kept.keep(IDS[0], Secret("another"), Stop())


def test_asked_no_more(kept: GuardedVault) -> None:
    protect(kept)
    with pytest.raises(p.PassphraseWrong):
        kept.unprotect(Secret(NEW), IDS, Stop())
    kept.unprotect(Secret(OLD), IDS, Stop())
    assert guarded().read(IDS, Stop()) == VALUES
    assert KeyringVault("linux").read([RECORD], Stop()) == {}


def test_forgotten(kept: GuardedVault) -> None:
    protect(kept)
    vault = guarded()
    vault.forget(IDS, Stop())
    assert vault.read(IDS, Stop()) == {}
    vault.keep(IDS[0], Secret("again"), Stop())
    assert guarded().read(IDS, Stop()) == {IDS[0]: Secret("again")}


def test_a_record_that_is_gone_is_told(kept: GuardedVault) -> None:
    protect(kept)
    KeyringVault("linux").remove([RECORD], Stop())
    vault = guarded()
    with pytest.raises(p.PassphraseLost):
        unlock(vault, OLD)
    with pytest.raises(p.SecretDamaged) as told:
        vault.read(IDS, Stop())
    assert told.value.connection == IDS[0]
    KeyringVault("linux").keep(RECORD, Secret("{}"), Stop())
    with pytest.raises(p.PassphraseLost):
        unlock(vault, OLD)
    vault.forget(IDS, Stop())
    assert vault.read(IDS, Stop()) == {}


def test_one_that_is_damaged_keeps_no_other_from_being_sealed(kept: GuardedVault) -> None:
    with closing(secretstorage.dbus_init()) as connection:
        items = secretstorage.get_default_collection(connection).get_all_items()
        next(item for item in items if f"{IDS[1]} 0" in item.get_label()).set_secret(b"1 2 3")
    protect(kept)
    assert kept.read([IDS[0]], Stop()) == {IDS[0]: VALUES[IDS[0]]}
    assert as_kept("canary-7c1f") not in entries()


def test_a_keyring_that_dies_in_the_middle_loses_nothing(
    kept: GuardedVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At one of its writes and deletions after the other, by what it raises."""
    protect(kept)
    passphrases, calls = (OLD, NEW), Calls(monkeypatch)
    while True:
        calls.until_death += 3
        calls.left = calls.until_death
        try:
            guarded().change(Secret(passphrases[0]), Secret(passphrases[1]), IDS, Stop())
        except p.Problem:
            died = True
        else:
            died = calls.left < 0  # of what is only cleared away, nobody needs to hear
        calls.left = 10**6
        passphrases = (_opens(passphrases), NEW if _opens(passphrases) == OLD else OLD)
        if not died:
            break
    assert calls.until_death > 10


class Calls:
    """Ends the keyring, for who calls it, at one of its calls."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.until_death = 0
        self.left = 10**6
        for name in ("set", "delete"):
            monkeypatch.setattr(KeyringEntries, name, self._mortal(getattr(KeyringEntries, name)))

    def _mortal(self, call: Callable[..., None]) -> Callable[..., None]:
        def mortal(entries: KeyringEntries, *told: str) -> None:
            self.left -= 1
            if self.left < 0:
                raise ConnectionError("gone")
            call(entries, *told)

        return mortal


def _opens(passphrases: tuple[str, str]) -> str:
    """Which of them does, with every secret behind it."""
    for passphrase in passphrases:
        vault = guarded()
        try:
            unlock(vault, passphrase)
        except p.PassphraseWrong:
            continue
        assert vault.read(IDS, Stop()) == VALUES
        assert len(vault._held._keys) == 1
        return passphrase
    raise AssertionError("neither opens")


def test_what_was_there_before_goes_though_cais_was_killed_at_that(
    kept: GuardedVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The value before is in the keyring until the last step, sealed by nothing."""
    with monkeypatch.context() as dying:
        dying.setattr(KeyringEntries, "delete", lambda *_told: None)
        protect(kept)
    assert as_kept("canary-7c1f") in entries()
    unlock(guarded(), OLD)
    assert as_kept("canary-7c1f") not in entries()


KILLED = """
import os, signal, sys
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.vault.guarded import GuardedVault
from desktop.vault.keyrings import KeyringEntries
from desktop.vault.sealing import Cost
from desktop.vault.vault import KeyringVault

work, calls, told = sys.argv[1], int(sys.argv[2]), sys.argv[3:]

def mortal(call):
    def mortal(*arguments):
        global calls
        calls -= 1
        if calls < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        call(*arguments)
    return mortal

for name in ("set", "delete"):
    setattr(KeyringEntries, name, mortal(getattr(KeyringEntries, name)))
vault = GuardedVault(KeyringVault("linux"), lambda: 900.0, cost=Cost(64, 1, 1))
getattr(vault, work)(*map(Secret, told), ("0123456789ab", "ba9876543210"), Stop())
"""


def killed(work: str, calls: int, *passphrases: str) -> bool:
    """Whether Cais was, doing this, at that call to the keyring."""
    ran = subprocess.run(
        [sys.executable, "-c", KILLED, work, str(calls), *passphrases], env=os.environ, capture_output=True
    )
    assert ran.returncode in (0, -signal.SIGKILL), ran.stderr.decode()
    return ran.returncode != 0


def test_a_killed_cais_loses_nothing_whenever_it_was(kept: GuardedVault) -> None:
    """Between any two calls to the keyring, while the passphrase is set, changed and taken away."""
    calls = 0
    while killed("protect", calls, OLD):
        vault = guarded()
        try:
            unlock(vault, OLD)
        except p.PassphraseLost:  # it had not begun
            pass
        else:
            assert as_kept("canary-7c1f") not in entries()
        assert vault.read(IDS, Stop()) == VALUES
        vault.forget(IDS, Stop())
        for id, secret in VALUES.items():
            vault.keep(id, secret, Stop())
        calls += 5
    assert calls > 6
    passphrases, calls = (OLD, NEW), 0
    while killed("change", calls, *passphrases):
        found = _opens(passphrases)
        passphrases = (found, NEW if found == OLD else OLD)
        calls += 4
    assert calls > 10
    passphrases, calls = passphrases[::-1], 0
    while killed("unprotect", calls, passphrases[0]):
        assert _opens((passphrases[0], passphrases[0]))
        calls += 4
    assert calls > 4
    assert guarded().read(IDS, Stop()) == VALUES


def test_no_cipher_is_loaded_where_there_is_no_passphrase(gnome: GnomeKeyring) -> None:
    script = """
import sys
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.vault.guarded import GuardedVault
from desktop.vault.vault import KeyringVault
vault = GuardedVault(KeyringVault("linux"), lambda: 900.0)
vault.keep("0123456789ab", Secret("x"), Stop())
print(vault.read(["0123456789ab"], Stop())["0123456789ab"].reveal(), "desktop.vault.sealing" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert ran.stdout == "b'x' False\n", ran.stderr
