"""A secret in parts, whatever a keyring does: by one in memory, that fails where it is told to."""

from __future__ import annotations

import random

import pytest

from desktop.vault import parts
from desktop.vault.keyrings import WINDOWS_ROOM

ID = "0123456789ab"
WINDOWS_LIMIT = 1280
BEFORE, AFTER = b"before" * 60, random.Random(1).randbytes(700)


class Memory:
    """Replaces an entry as macOS does: the old one goes before the new one comes."""

    def __init__(self, room: int = 200) -> None:
        self.room = room
        self.kept: dict[str, str] = {}
        self.calls = 0
        self.failing: range = range(0)

    def _call(self) -> None:
        self.calls += 1
        if self.calls - 1 in self.failing:
            raise ConnectionError

    def get(self, name: str) -> str | None:
        self._call()
        return self.kept.get(name)

    def set(self, name: str, text: str) -> None:
        assert len(text) <= max(self.room, WINDOWS_LIMIT)
        self.kept.pop(name, None)
        self._call()
        self.kept[name] = text

    def delete(self, name: str) -> None:
        self._call()
        self.kept.pop(name, None)


def holding(value: bytes) -> Memory:
    memory = Memory()
    parts.write(memory, ID, b"long ago" * 90)
    parts.write(memory, ID, value)
    memory.calls = 0
    return memory


def calls(value: bytes) -> int:
    memory = holding(BEFORE)
    parts.write(memory, ID, value)
    return memory.calls


@pytest.mark.parametrize("size", [0, 1, 700, 809, 810, 811, 1280, 2560, 100_000])
def test_no_part_is_longer_than_windows_takes(size: int) -> None:
    value, memory = random.Random(size).randbytes(size), Memory(WINDOWS_ROOM)
    parts.write(memory, ID, value)
    assert parts.read(memory, ID) == value
    assert max(map(len, memory.kept.values())) <= WINDOWS_LIMIT


@pytest.mark.parametrize("stays", [False, True], ids=["one call fails", "all fail from then on"])
@pytest.mark.parametrize("failing", range(calls(AFTER)))
def test_an_update_that_fails_keeps_the_one_before(failing: int, stays: bool) -> None:
    memory = holding(BEFORE)
    memory.failing = range(failing, 10**6 if stays else failing + 1)
    try:
        parts.write(memory, ID, AFTER)
        expected = AFTER
    except ConnectionError:
        expected = BEFORE
    memory.failing = range(0)
    assert parts.read(memory, ID) == expected
    parts.write(memory, ID, b"next")
    assert parts.read(memory, ID) == b"next"
    parts.remove(memory, ID)
    assert memory.kept == {}


@pytest.mark.parametrize("failing", range(calls(b"")))
def test_a_first_one_that_fails_leaves_nothing_to_read(failing: int) -> None:
    memory = Memory()
    memory.failing = range(failing, 10**6)
    try:
        parts.write(memory, ID, AFTER)
        expected: bytes | None = AFTER
    except ConnectionError:
        expected = None
    memory.failing = range(0)
    assert parts.read(memory, ID) == expected


@pytest.mark.parametrize("failing", range(12))
def test_none_comes_back_of_what_is_removed_halfway(failing: int) -> None:
    memory = holding(BEFORE)
    memory.failing = range(failing, 10**6)
    try:
        parts.remove(memory, ID)
    except ConnectionError:
        memory.failing = range(0)
        assert parts.read(memory, ID) in (BEFORE, None)
        parts.remove(memory, ID)
    assert memory.kept == {}


def test_one_that_gives_back_something_else_is_told_as_it_is_kept() -> None:
    class Cutting(Memory):
        def set(self, name: str, text: str) -> None:
            super().set(name, text[:150])

    memory = Cutting(10_000)
    with pytest.raises(parts.NotKept):
        parts.write(memory, ID, AFTER)
    assert memory.kept == {}


def with_what_was_before() -> Memory:
    """As who was killed before it was cleared away leaves it."""
    memory = holding(BEFORE)
    before = dict(memory.kept)
    parts.write(memory, ID, AFTER)
    memory.kept |= before
    return memory


def test_what_was_before_is_tidied_away() -> None:
    memory = with_what_was_before()
    parts.tidy(memory, ID)
    assert parts.read(memory, ID) == AFTER
    clean = holding(BEFORE)
    parts.write(clean, ID, AFTER)
    assert memory.kept.keys() == clean.kept.keys()
    parts.tidy(memory, "f" * 12)


def test_what_was_before_stays_where_it_is_all_there_is() -> None:
    memory = with_what_was_before()
    newest = next(name for name in memory.kept if memory.kept[name].startswith("1 3 "))
    memory.kept[newest] = memory.kept[newest][:-1]
    parts.tidy(memory, ID)
    assert parts.read(memory, ID) == BEFORE
