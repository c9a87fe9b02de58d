"""The copy of a preset that is kept at an address, while another one takes its place."""

from __future__ import annotations

import os
from pathlib import Path

import minisign

from desktop.core.policy.fetched import Fetched, with_copy
from desktop.core.policy.in_force import Serials, find
from desktop.core.policy.machine import Machine
from tests.core.policy.preset_samples import text

PAIR = minisign.KeyPair.generate()
KEY = PAIR.public_key.to_base64().decode()
URL = "https://it.example/acme.cais"


def test_start_that_has_begun_is_held_to_the_one_before(tmp_path: Path) -> None:
    """It knows where the copy was by then: one that is gone would be as if IT had withdrawn it."""
    serials = Serials(tmp_path / "policy.json")

    def take(serial: int) -> None:
        head, body = 'locked = ["resources.memory_most_gb"]', "[resources]\nmemory_most_gb = 8"
        content = text(body, head=head, serial=serial).encode()
        signed = bytes(PAIR.secret_key.sign(content))
        Fetched(tmp_path, URL).take(content, signed, "", KEY, serials)

    for serial in (3, 4, 5):
        take(serial)
        begun = with_copy(Machine(KEY, URL), tmp_path)
        take(serial + 1)
        assert find(begun, tmp_path / "own", serials).locked("resources.memory_most_gb")
    kept = [path for path in tmp_path.glob("*/*") if path.is_dir()]
    assert len(kept) == 2, "no more than one before"


def test_what_was_unsigned_before_keeps_nothing_from_being_fetched(tmp_path: Path) -> None:
    serials, unsigned = Serials(tmp_path / "policy.json"), tmp_path / "acme.cais"
    unsigned.write_text(text(serial=2**53 - 1), encoding="utf-8")
    unsigned.chmod(0o644)
    assert find(Machine("", str(unsigned), owner=os.getuid()), tmp_path / "own", serials).problem is None
    content = text(serial=3).encode()
    Fetched(tmp_path, URL).take(content, bytes(PAIR.secret_key.sign(content)), "", KEY, serials)
    assert find(with_copy(Machine(KEY, URL), tmp_path), tmp_path / "own", serials).problem is None
