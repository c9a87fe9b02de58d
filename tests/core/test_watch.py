"""The one watch on the folders of all running tools, and what it tells of which."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from desktop.core.cancelling import Stop
from desktop.core.folders.standing import Fate, Standing
from desktop.core.ports import Engine
from desktop.core.problems import EngineNotRunning
from desktop.core.start import watching
from desktop.core.start.watching import Shared, Tools, watch
from desktop.core.workspaces.workspace import Folder

Told = tuple[str, tuple[Standing, ...]]


def no_engine() -> Engine:
    """No tool can be asked what it has mounted."""
    raise EngineNotRunning(engine="Docker Engine")


class Watched:
    def __init__(self, stop: Stop) -> None:
        self.tools: Tools = SimpleQueue()
        self.told: SimpleQueue[Told] = SimpleQueue()
        arguments = (self.tools, lambda entry: f"/home/{entry}", no_engine, self._hear, stop)
        self.thread = threading.Thread(target=watch, args=arguments)
        self.thread.start()

    def _hear(self, shared: Shared, found: tuple[Standing, ...]) -> None:
        self.told.put((shared.workspace, found))

    def next(self) -> Told:
        return self.told.get(timeout=30)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    monkeypatch.setattr(watching, "EVERY_S", 0.005)
    stop = Stop()
    watched = Watched(stop)
    yield watched
    stop.set()
    watched.thread.join(30)
    assert not watched.thread.is_alive()


@pytest.fixture
def share(tmp_path: Path) -> Callable[[str], Shared]:
    def share(name: str) -> Shared:
        (tmp_path / name).mkdir()
        return Shared(f"container of {name}", name, "tool", (Folder(str(tmp_path / name), name, True),))

    return share


def moved(shared: Shared) -> Told:
    [folder] = shared.folders
    os.rename(folder.path, f"{folder.path}-old")
    return shared.workspace, (Standing(folder, Fate.MOVED, f"{folder.path}-old"),)


def test_each_change_is_told_once_of_the_tool_that_it_concerns(
    watched: Watched, share: Callable[[str], Shared]
) -> None:
    sales, stock = share("sales"), share("stock")
    watched.tools.put((sales, stock))
    assert {watched.next(), watched.next()} == {("sales", ()), ("stock", ())}
    assert moved(stock) == watched.next()
    assert moved(sales) == watched.next()
    [folder] = stock.folders
    os.rename(f"{folder.path}-old", folder.path)
    assert watched.next() == ("stock", ())
    assert watched.told.empty()


def test_a_tool_that_comes_later_changes_nothing_for_the_others(
    watched: Watched, share: Callable[[str], Shared]
) -> None:
    sales, stock = share("sales"), share("stock")
    watched.tools.put((sales,))
    assert watched.next() == ("sales", ())
    assert moved(sales) == watched.next()
    watched.tools.put((sales, stock))
    assert watched.next() == ("stock", ())
    assert moved(stock) == watched.next()


def test_a_tool_that_is_opened_again_has_what_is_there_by_then(
    watched: Watched, share: Callable[[str], Shared]
) -> None:
    sales = share("sales")
    watched.tools.put((sales,))
    assert watched.next() == ("sales", ())
    assert moved(sales) == watched.next()
    os.mkdir(sales.folders[0].path)
    watched.next()
    watched.tools.put(())
    watched.tools.put((sales,))
    assert watched.next() == ("sales", ())
