"""A folder's copy on the engine, in a volume: only what runs on the engine can look into it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Mount, RunPlan
from desktop.core.folders.copies import here, inside
from desktop.core.folders.copies.compare import Item
from desktop.core.folders.copies.record import FILE, Side
from desktop.core.ports import Containers
from desktop.core.problems import CannotCopy, NoRoomToCopy
from desktop.core.progress import Activity, Progress, Report, Step
from desktop.core.start.plan import SECRETS, once
from desktop.core.workspaces.workspace import Folder

LONG_S = 24 * 3600.0
"""What a copy may take: no more than somebody waits for."""

SPARE = 64 << 20
"""Bytes that stay free."""


class CopyVolume:
    """That of one folder."""

    def __init__(self, tool: RunPlan, folder: Folder, containers: Containers) -> None:
        [mount] = [mount for mount in tool.mounts if mount.source == folder.path and mount.volume]
        self.name = mount.volume
        self._tool = tool
        self._mount = mount
        self._containers = containers

    def listed(self, stop: Stop) -> tuple[Side, int, dict[str, str]]:
        said = bytearray()
        plan = self._plan(("sh", "-c", inside.LIST, "sh", self._mount.target))
        outcome = self._containers.run_once(plan, {}, stop, LONG_S, said.extend)
        try:
            return inside.listed(bytes(said))
        except (ValueError, IndexError) as error:
            detail = f"{error}: {outcome.exit_code} {said[-500:].decode(errors='replace')}"
            raise CannotCopy(path=self._mount.source, detail=detail) from error

    def same(self, conflicts: tuple[Item, ...], stop: Stop) -> set[str]:
        """Those that have the same contents on both sides, with other times."""
        alike = [
            item.path
            for item in conflicts
            if item.now and item.there and item.now.kind == item.there.kind == FILE
            if item.now.size == item.there.size
        ]
        found = set[str]()
        plan = self._plan(("sh", "-c", inside.DIGEST, "sh", self._mount.target, SECRETS))
        for batch in inside.batches(alike):
            said = bytearray()
            names = {"names": inside.asked(batch)}
            self._containers.run_once(plan, names, stop, LONG_S, said.extend)
            told = inside.digested(bytes(said))
            for at in batch:
                if (digest := told.get(at)) and digest == here.digest(f"{self._mount.source}/{at}"):
                    found.add(at)
            stop.check()
        return found

    def send(self, folder: Folder, wanted: Side, free: int, report: Report, stop: Stop) -> Side:
        """What went in whole."""
        needed = sum(stamp.size for stamp in wanted.values() if stamp.kind == FILE)
        if needed + SPARE > free:
            raise NoRoomToCopy(path=folder.path, takes=needed, free=free)

        def told(done: int) -> None:
            report(Progress(Step.FOLDERS, Activity.COPYING, done, max(done, needed)))

        home, _, name = self._mount.target.rpartition("/")
        archive = inside.Sending(folder.path, wanted, self._tool.user, told)
        plan = replace(self._plan(("true",), writable=True), read_only=False)
        try:
            # The folder itself is given away from outside: Docker leaves it be where it unpacks into it.
            # Podman does not see it from there, and has given it to the tool's user by itself.
            self._containers.fill(plan, home, inside.owned(name, self._tool.user), stop)
            self._containers.fill(plan, self._mount.target, archive, stop)
        except OSError as error:
            raise CannotCopy(path=folder.path, detail=str(error)) from error
        return archive.sent

    @contextmanager
    def archive(self, paths: list[str], stop: Stop) -> Iterator[BinaryIO]:
        """Of these, as it comes."""
        plan = self._plan(("sh", "-c", inside.SEND, "sh", self._mount.target, SECRETS))
        outlet, inlet = os.pipe()
        ended = Stop()
        trouble: list[BaseException] = []

        def heard(piece: bytes) -> None:
            left = memoryview(piece)
            while left:
                left = left[os.write(inlet, left) :]

        def run() -> None:
            try:
                self._containers.run_once(plan, {"names": inside.asked(paths)}, ended, LONG_S, heard)
            except BaseException as error:
                trouble.append(error)
            finally:
                os.close(inlet)

        thread = threading.Thread(target=run, name="copy-back", daemon=True)
        with stop.on_set(ended.set), os.fdopen(outlet, "rb") as stream:
            thread.start()
            try:
                yield stream
            except inside.Unreadable:
                stop.check()
                thread.join()
                if trouble:  # what cut it is the one to be told
                    raise trouble[0] from None
                raise
            finally:
                ended.set()
                stream.close()
                thread.join()

    def _plan(self, command: tuple[str, ...], *, writable: bool = False) -> RunPlan:
        mount = Mount(self._mount.source, self._mount.target, not writable, self._mount.volume)
        return replace(once(self._tool, command), mounts=(mount,))
