"""The passphrase before kept secrets: when it is asked for, and how patiently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.computer.settings import SettingsFile
from desktop.core.data.connection_store import ConnectionStore
from desktop.core.data.connections import Connections
from desktop.core.data.passphrase import MOST_DELAY_S, Passphrase
from desktop.core.data.secret import Secret
from tests.core.test_connections import SALES

RIGHT = "the right one"


class VaultDouble:
    """Knows one passphrase; `tests/vault` has the real one."""

    def __init__(self) -> None:
        self.passphrase: Secret | None = None
        self.ids: tuple[str, ...] = ()

    def protect(self, passphrase: Secret, ids: Iterable[str], _stop: Stop) -> None:
        if self.passphrase:
            raise p.PassphraseNeeded
        self.passphrase, self.ids = Secret(passphrase.reveal()), tuple(ids)

    def unlock(self, passphrase: Secret, ids: Iterable[str], _stop: Stop) -> None:
        if passphrase != self.passphrase:
            raise p.PassphraseWrong

    unprotect = unlock

    def change(self, old: Secret, new: Secret, ids: Iterable[str], stop: Stop) -> None:
        self.unlock(old, ids, stop)
        self.passphrase = Secret(new.reveal())

    def forget(self, ids: Iterable[str], _stop: Stop) -> None:
        self.passphrase = None


class Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


class Desk:
    def __init__(self, folder: Path) -> None:
        self.vault, self.clock = VaultDouble(), Clock()
        self.file = folder / "settings.toml"
        self.store = ConnectionStore(folder)
        vault: object = self.vault
        self.passphrase = Passphrase(self.store.ids, lambda: vault, SettingsFile(self.file), self.clock)  # type: ignore[arg-type, return-value]

    def enter(self, text: str) -> None:
        self.passphrase.unlock(Secret(text), Stop())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def asked(desk: Desk) -> Desk:
    desk.passphrase.turn_on(Secret(RIGHT), Stop())
    return desk


def test_settings_know_whether_it_is_asked_for(desk: Desk) -> None:
    assert not desk.passphrase.is_on
    desk.passphrase.turn_on(Secret(RIGHT), Stop())
    assert desk.passphrase.is_on
    assert SettingsFile(desk.file).now.passphrase == "asked"
    assert RIGHT not in desk.file.read_text()
    desk.passphrase.turn_off(Secret(RIGHT), Stop())
    assert not desk.passphrase.is_on
    assert SettingsFile(desk.file).now.passphrase is None


def test_what_the_keyring_says_counts(desk: Desk) -> None:
    """The settings may have been lost, or have come from another computer."""
    desk.vault.passphrase = Secret(RIGHT)
    with pytest.raises(p.PassphraseNeeded):
        desk.passphrase.turn_on(Secret("another one"), Stop())
    assert desk.passphrase.is_on
    assert desk.vault.passphrase == Secret(RIGHT)


def test_it_stays_on_where_it_could_not_be_turned_off(asked: Desk) -> None:
    with pytest.raises(p.PassphraseWrong):
        asked.passphrase.turn_off(Secret("wrong"), Stop())
    assert asked.passphrase.is_on


def test_secrets_of_all_connections_are_meant(desk: Desk, tmp_path: Path) -> None:
    """Of those that cannot be read, and of those that may yet be wanted back, too."""
    for path in ("0123456789ab.toml", "ba9876543210.toml", "removed/ffffffffffff.toml"):
        file = tmp_path / "connections" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("nothing that can be read")
    desk.passphrase.turn_on(Secret(RIGHT), Stop())
    assert sorted(desk.vault.ids) == ["0123456789ab", "ba9876543210", "ffffffffffff"]


def test_who_guesses_waits_longer_each_time(asked: Desk) -> None:
    waits = []
    for _ in range(8):
        with pytest.raises(p.PassphraseWrong) as told:
            asked.enter("wrong")
        waits.append(told.value.wait_s)
        asked.clock.now_s += told.value.wait_s
    assert waits == [1, 2, 4, 8, 16, 32, MOST_DELAY_S, MOST_DELAY_S]
    asked.enter(RIGHT)
    with pytest.raises(p.PassphraseWrong) as told:
        asked.enter("wrong")
    assert told.value.wait_s == 1


def test_who_does_not_wait_is_made_to(asked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(p.PassphraseWrong):
        asked.enter("wrong")
    asked.clock.now_s += 0.25
    waited: list[float] = []
    monkeypatch.setattr(Stop, "wait", lambda _stop, duration_s: waited.append(duration_s))
    asked.enter(RIGHT)
    assert waited == [0.75]


def test_waiting_can_be_given_up(asked: Desk) -> None:
    with pytest.raises(p.PassphraseWrong):
        asked.enter("wrong")
    stop, entered = Stop(), Secret(RIGHT)
    stop.set()
    with pytest.raises(p.Cancelled):
        asked.passphrase.unlock(entered, stop)
    assert entered.reveal() == b""


def test_passphrases_are_wiped_once_they_were_used(asked: Desk) -> None:
    old, new, wrong = Secret(RIGHT), Secret("the next one"), Secret("wrong")
    asked.passphrase.change(old, new, Stop())
    assert asked.vault.passphrase == Secret("the next one")
    with pytest.raises(p.PassphraseWrong):
        asked.passphrase.unlock(wrong, Stop())
    assert [one.reveal() for one in (old, new, wrong)] == [b""] * 3


def test_forgotten(asked: Desk) -> None:
    asked.passphrase.forget(Stop())
    assert not asked.passphrase.is_on
    asked.passphrase.turn_on(Secret("another one"), Stop())
    assert asked.passphrase.is_on


class Locked:
    """A vault that nobody has unlocked."""

    @contextmanager
    def reading(self, _ids: Iterable[str], _stop: Stop) -> Iterator[Any]:
        raise p.PassphraseNeeded
        yield


def test_nobody_is_asked_for_what_a_tool_that_runs_has(tmp_path: Path) -> None:
    vault: Any = Locked()
    connections = Connections(ConnectionStore(tmp_path), lambda: vault)
    other = replace(SALES, id="0123456789ab")
    has = {SALES.id: Secret("canary")}
    assert connections.secrets([SALES], Stop(), has) == has
    for wanted in ([SALES, other], [other]):
        with pytest.raises(p.PassphraseNeeded):
            connections.secrets(wanted, Stop(), has)
