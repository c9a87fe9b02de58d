"""Folders that a real container has, and what becomes of them outside meanwhile."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Mount, RunPlan
from desktop.core.folders.standing import Fate, Standing
from desktop.core.start import watching
from desktop.core.start.watching import Shared, Tools, watch
from desktop.core.workspaces.workspace import Folder
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import ENVELOPE, MakePlan
from tests.fakes.root import as_root, need_root

pytestmark = pytest.mark.engine

HOME = "/home/analyst"
NAMES = ("sales", "archive", "stick")


def root(*command: str) -> None:
    subprocess.run(as_root(*command), check=True)


@pytest.fixture
def running(
    engine: DockerEngine, plan: MakePlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[RunPlan, tuple[Folder, ...]]]:
    """A container with three folders, the last on a drive of its own."""
    need_root()
    monkeypatch.setattr(watching, "EVERY_S", 0.05)
    folders = tuple(Folder(str(tmp_path / "shared" / name), name, writable=True) for name in NAMES)
    for folder in folders:
        os.makedirs(folder.path)
    stick = folders[2].path
    root("mount", "-t", "tmpfs", "-o", "size=1m,mode=777", "stick", stick)
    mounts = tuple(Mount(one.path, f"{HOME}/{one.name}", read_only=False) for one in folders)
    wanted = plan(mounts=mounts)
    engine.containers.create(wanted)
    engine.containers.start(wanted, ENVELOPE, Stop())
    yield wanted, folders
    if os.path.ismount(stick):
        root("umount", stick)


@pytest.fixture
def watched(
    engine: DockerEngine, running: tuple[RunPlan, tuple[Folder, ...]]
) -> Iterator[Callable[[], SimpleQueue[tuple[Standing, ...]]]]:
    """Begins a watch, as each start of the app does; what it tells comes in a queue."""
    wanted, folders = running
    stop, threads = Stop(), list[threading.Thread]()

    def begin() -> SimpleQueue[tuple[Standing, ...]]:
        told: SimpleQueue[tuple[Standing, ...]] = SimpleQueue()
        tools: Tools = SimpleQueue()
        tools.put((Shared("", wanted.workspace, "", folders),))
        arguments = (tools, lambda _entry: HOME, lambda: engine, lambda _, found: told.put(found), stop)
        threads.append(threading.Thread(target=watch, args=arguments))
        threads[-1].start()
        return told

    yield begin
    stop.set()
    for thread in threads:
        thread.join()


def told(queue: SimpleQueue[tuple[Standing, ...]], *expected: Standing) -> None:
    """Wait until it is told."""
    while queue.get(timeout=30) != expected:
        pass


def test_what_becomes_of_folders_is_told(
    running: tuple[RunPlan, tuple[Folder, ...]],
    watched: Callable[[], SimpleQueue[tuple[Standing, ...]]],
    tmp_path: Path,
) -> None:
    sales, archive, stick = running[1]
    first = watched()
    told(first)
    (tmp_path / "far" / "away").mkdir(parents=True)
    there = str(tmp_path / "far" / "away" / "sales 2026")
    os.rename(sales.path, there)
    moved = Standing(sales, Fate.MOVED, there)
    told(first, moved)
    os.mkdir(sales.path)
    moved = Standing(sales, Fate.MOVED, there, taken=True)
    told(first, moved)
    os.rmdir(archive.path)
    deleted = Standing(archive, Fate.DELETED)
    told(first, moved, deleted)
    root("umount", stick.path)
    away = Standing(stick, Fate.AWAY, taken=True)
    told(first, moved, deleted, away)
    told(watched(), moved, deleted, away)
    root("mount", "-t", "tmpfs", "-o", "size=1m,mode=777", "another", sales.path)
    try:
        os.rename(there, f"{there} b")
        moved = Standing(sales, Fate.MOVED, f"{there} b", taken=True)
        told(first, moved, deleted, away)
    finally:
        root("umount", sales.path)
    os.rmdir(sales.path)
    os.rename(f"{there} b", sales.path)
    told(first, deleted, away)


def test_what_users_of_other_tools_ran_into_is_told(
    running: tuple[RunPlan, tuple[Folder, ...]],
    watched: Callable[[], SimpleQueue[tuple[Standing, ...]]],
    tmp_path: Path,
) -> None:
    """docker/for-linux 147: the folder above was renamed, and a copy has its place. portainer 13046: a
    deployment deleted the folder and made it anew. moby 9801: a drive was mounted over it, 40642: and
    unmounted. And one that turned read only."""
    sales, archive, stick = running[1]
    above = tmp_path / "shared"
    first = watched()
    told(first)
    root("mount", "-o", "remount,ro", stick.path)
    read_only = Standing(stick, Fate.READ_ONLY)
    told(first, read_only)
    root("mount", "-o", "remount,rw", stick.path)
    told(first)
    os.rmdir(archive.path)
    os.mkdir(archive.path)
    deleted = Standing(archive, Fate.DELETED, taken=True)
    told(first, deleted)
    root("mount", "-t", "tmpfs", "-o", "size=1m", "over", sales.path)
    told(first, Standing(sales, Fate.REPLACED, taken=True), deleted)
    told(watched(), Standing(sales, Fate.REPLACED, taken=True), deleted)
    root("umount", sales.path)
    told(first, deleted)
    root("umount", stick.path)
    away = Standing(stick, Fate.AWAY, taken=True)
    told(first, deleted, away)
    os.rename(above, tmp_path / "before")
    os.makedirs(sales.path)
    moved = Standing(sales, Fate.MOVED, str(tmp_path / "before" / "sales"), taken=True)
    while moved not in first.get(timeout=30):
        pass
