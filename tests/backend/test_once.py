"""Parts of the backend, asked for by several threads at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.backend.once import once


class House:
    """Its cellar takes until `built` is set."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.built = threading.Event()
        self.cellars = 0

    @once
    def cellar(self) -> object:
        self.cellars += 1
        self.begun.set()
        self.built.wait(30)
        return object()

    @once
    def attic(self) -> object:
        return object()

    @once
    def chimney(self) -> object:
        if not self.built.is_set():
            raise FileNotFoundError
        return object()


def test_all_who_ask_get_the_same_made_once() -> None:
    house = House()
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(house.cellar) for _ in range(4)]
        assert house.begun.wait(30)
        house.built.set()
        found = {id(one.result(30)) for one in asked}
    assert len(found) == house.cellars == 1
    assert House().attic() is not house.attic()


def test_what_is_made_quickly_waits_for_nothing_slow() -> None:
    house = House()
    with ThreadPoolExecutor(1) as pool:
        slow: Callable[[], object] = pool.submit(house.cellar).result
        assert house.begun.wait(30)
        attic = house.attic()
        house.built.set()
        assert slow() is not attic


def test_one_that_could_not_be_made_is_made_when_it_is_asked_for_again() -> None:
    house = House()
    with pytest.raises(FileNotFoundError):
        house.chimney()
    house.built.set()
    assert house.chimney() is house.chimney()
