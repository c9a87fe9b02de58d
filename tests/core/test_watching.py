"""Folders that change while a tool has them: real ones, and what the kernel says of them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.folders import glances, watching
from desktop.core.folders.glances import Glances
from desktop.core.folders.mount_table import Mounted
from desktop.core.folders.standing import Fate, Standing
from desktop.core.folders.watching import Watching
from desktop.core.workspaces.workspace import Folder

PLACE = "/home/tool/sales"


@pytest.fixture
def sales(tmp_path: Path) -> Folder:
    place = tmp_path / "sales"
    place.mkdir()
    return Folder(str(place), "sales", writable=True)


class Kernel:
    """Tells what the tool has mounted; None where it is another computer's."""

    def __init__(self) -> None:
        self.mounts: tuple[Mounted, ...] | None = None
        self.asked = 0

    def __call__(self) -> tuple[Mounted, ...] | None:
        self.asked += 1
        return self.mounts


@pytest.fixture
def kernel() -> Kernel:
    return Kernel()


def watching_of(folder: Folder, kernel: Kernel) -> Watching:
    return Watching({folder: PLACE}, kernel)


def test_nothing_is_told_and_nobody_asked_while_all_is_as_it_was(sales: Folder, kernel: Kernel) -> None:
    watched = watching_of(sales, kernel)
    for _ in range(3):
        (Path(sales.path) / "new.csv").touch()
        assert watched.look() == ()
    assert kernel.asked == 1


def test_a_move_beside_its_old_place_is_found_without_the_kernel(sales: Folder, kernel: Kernel) -> None:
    watched = watching_of(sales, kernel)
    watched.look()
    there = f"{sales.path}-old"
    os.rename(sales.path, there)
    assert watched.look() == (Standing(sales, Fate.MOVED, there),)
    os.mkdir(sales.path)
    assert watched.look() == (Standing(sales, Fate.MOVED, there, taken=True),)
    again = f"{sales.path}-older"
    os.rename(there, again)
    assert watched.look() == (Standing(sales, Fate.MOVED, again, taken=True),)
    os.rmdir(sales.path)
    os.rename(again, sales.path)
    assert watched.look() == ()


def test_a_move_far_away_is_known_to_be_no_more_than_that(
    sales: Folder, kernel: Kernel, tmp_path: Path
) -> None:
    watched = watching_of(sales, kernel)
    watched.look()
    (tmp_path / "far").mkdir()
    os.rename(sales.path, tmp_path / "far" / "sales")
    assert watched.look() == (Standing(sales, Fate.MISSING),)
    os.mkdir(sales.path)
    assert watched.look() == (Standing(sales, Fate.REPLACED, taken=True),)


def test_the_kernel_is_asked_once_for_each_change(
    sales: Folder, kernel: Kernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Mounted("1:1", "/", "/")
    monkeypatch.setattr(watching, "_here", lambda: (root,))
    kernel.mounts = (Mounted("1:1", sales.path, PLACE),)
    watched = watching_of(sales, kernel)
    watched.look()
    (tmp_path / "far").mkdir()
    there = str(tmp_path / "far" / "sales")
    os.rename(sales.path, there)
    kernel.mounts = (Mounted("1:1", there, PLACE),)
    for _ in range(3):
        assert watched.look() == (Standing(sales, Fate.MOVED, there),)
    assert kernel.asked == 2


@pytest.mark.parametrize(
    ("mounted", "told"),
    [
        (Mounted("1:1", "/x", PLACE, deleted=True), Standing(Folder("", ""), Fate.DELETED, taken=True)),
        (Mounted("1:1", "/elsewhere", PLACE), Standing(Folder("", ""), Fate.MOVED, "/elsewhere", taken=True)),
        (Mounted("8:1", "/", PLACE), Standing(Folder("", ""), Fate.AWAY, taken=True)),
        (Mounted("2:2", "/x", PLACE), Standing(Folder("", ""), Fate.REPLACED, taken=True)),
    ],
)
def test_what_happened_while_nobody_looked_is_told_at_the_first_look(
    sales: Folder, kernel: Kernel, monkeypatch: pytest.MonkeyPatch, mounted: Mounted, told: Standing
) -> None:
    """As the app is opened again beside a tool that ran on."""
    here = (Mounted("1:1", "/", "/"), Mounted("2:2", "/other", "/mnt"))
    monkeypatch.setattr(watching, "_here", lambda: here)
    kernel.mounts = (mounted,)
    assert watching_of(sales, kernel).look() == (replace(told, folder=sales),)


def test_one_that_can_only_be_read_any_more_is_told_of(sales: Folder, kernel: Kernel) -> None:
    watched, only_read = watching_of(sales, kernel), replace(sales, writable=False)
    reading = watching_of(only_read, kernel)
    watched.look(), reading.look()
    os.chmod(sales.path, 0o500)
    assert watched.look() == (Standing(sales, Fate.READ_ONLY),)
    assert reading.look() == (), "it never could be changed"
    os.chmod(sales.path, 0o700)
    assert watched.look() == ()


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Makes a place that answers nobody until the test ends."""
    places, thaw, stat = set[str](), threading.Event(), os.stat

    def frozen_stat(path: str) -> os.stat_result:
        if path in places:
            thaw.wait(30)
        return stat(path)

    monkeypatch.setattr(glances.os, "stat", frozen_stat)
    yield places.add
    thaw.set()


def test_one_that_does_not_answer_holds_up_no_other_and_takes_one_thread(
    sales: Folder, kernel: Kernel, tmp_path: Path, frozen: Callable[[str], None]
) -> None:
    (tmp_path / "other").mkdir()
    other = Folder(str(tmp_path / "other"), "other", writable=True)
    watched = Watching({sales: PLACE, other: "/home/tool/other"}, kernel, Glances(within_s=0.05))
    assert watched.look() == ()
    frozen(sales.path)
    os.rename(other.path, f"{other.path}-old")
    before = threading.active_count()
    for _ in range(3):
        silent, moved = watched.look()
        assert (silent.fate, moved.fate) == (Fate.SILENT, Fate.MOVED)
    assert threading.active_count() == before + 1
