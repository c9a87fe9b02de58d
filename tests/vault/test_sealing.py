"""What is kept where a passphrase is asked for."""

from __future__ import annotations

import json
import random

import pytest

from desktop.core.data.secret import Secret
from desktop.vault import sealing
from desktop.vault.plain import PLAIN, SEALED, is_sealed, plain
from desktop.vault.sealing import Broken, Cost

ID = "0123456789ab"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
KEY, OTHER = sealing.new_key(), sealing.new_key()

VALUES = [
    b"",
    "ß€#@%".encode(),
    bytes(range(256)),
    random.Random(1).randbytes(16_384),
    SEALED + b"x" * 40,
    PLAIN,
    PLAIN + b"x",
]


@pytest.mark.parametrize("value", VALUES)
def test_what_is_kept_comes_back_byte_for_byte(value: bytes) -> None:
    kept = sealing.sealed(KEY, ID, value)
    assert is_sealed(kept)
    assert sealing.unsealed([OTHER, KEY], ID, kept) == value
    assert sealing.unsealed([], ID, plain(value)) == value
    assert not is_sealed(plain(value))


def test_what_is_sealed_gives_nothing_away() -> None:
    once, twice = (sealing.sealed(KEY, ID, b"canary-7c1f") for _ in range(2))
    assert b"canary" not in once
    assert once != twice
    assert len(once) == len(sealing.sealed(KEY, ID, b"x" * 100))


@pytest.mark.parametrize("at", [0, 15, 22, 40, -1])
def test_what_somebody_changed_is_told(at: int) -> None:
    kept = bytearray(sealing.sealed(KEY, ID, b"value"))
    kept[at] ^= 1
    if is_sealed(bytes(kept)):
        with pytest.raises(Broken):
            sealing.unsealed([KEY], ID, bytes(kept))


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_what_is_cut_short_is_told(cut: int) -> None:
    kept = sealing.sealed(KEY, ID, b"value")[: len(SEALED) + cut]
    with pytest.raises(Broken):
        sealing.unsealed([KEY], ID, kept)


def test_it_does_not_open_for_another_connection() -> None:
    with pytest.raises(Broken):
        sealing.unsealed([KEY], "f" * 12, sealing.sealed(KEY, ID, b"value"))


def test_passphrase_opens_the_keys() -> None:
    record = sealing.locked([KEY, OTHER], Secret("pässphrase"), CHEAP)
    assert sealing.opened(record, Secret("pässphrase")) == [KEY, OTHER]
    assert sealing.opened(record, Secret("passphrase")) is None
    assert sealing.opened(record, Secret("")) is None
    assert KEY not in record


def test_an_umlaut_is_the_same_however_it_is_written() -> None:
    record = sealing.locked([KEY], Secret("p\u00e4ss"), CHEAP)
    assert sealing.opened(record, Secret("pa\u0308ss")) == [KEY]


@pytest.mark.parametrize(
    "changed",
    [{"memory_kib": 2**30}, {"passes": 10**9}, {"lanes": "x"}, {"lanes": 0}, {"salt": "%"}, {"keys": ""}],
)
def test_a_record_that_somebody_wrote_uses_nothing_up(changed: dict[str, object]) -> None:
    told = json.loads(sealing.locked([KEY], Secret("x"), CHEAP))
    with pytest.raises(Broken):
        sealing.opened(json.dumps({**told, **changed}).encode(), Secret("x"))


@pytest.mark.parametrize("record", [b"", b"{}", b"[]", b"\xff", b"null", b"1"])
def test_what_is_no_record_is_told(record: bytes) -> None:
    with pytest.raises(Broken):
        sealing.opened(record, Secret("x"))


def test_terms_of_a_record_are_bound_to_it() -> None:
    """Nobody makes the next passphrase cheaper to try by writing other terms."""
    told = json.loads(sealing.locked([KEY], Secret("x"), CHEAP))
    assert sealing.opened(json.dumps({**told, "passes": 2}).encode(), Secret("x")) is None


def test_trying_a_passphrase_takes_memory_and_time() -> None:
    """RFC 9106 asks for at least this of who has no 2 GiB."""
    assert Cost(memory_kib=64 * 1024, passes=3, lanes=4) == sealing.COST
    assert sealing.opened(sealing.locked([KEY], Secret("x"), sealing.COST), Secret("x")) == [KEY]
