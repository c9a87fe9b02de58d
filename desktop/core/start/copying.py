"""Folders that cannot be shared: copied into a volume of the workspace's own, and brought back from it.

Nothing is overwritten unasked, on either side: what both changed is a conflict. What was interrupted goes on
where it was, as what is there already is told by its size and time.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Mount, RunPlan
from desktop.core.folders.copies import here, inside
from desktop.core.folders.copies.compare import Change, Choice, Differences, Item, compare
from desktop.core.folders.copies.here import Place, Seen
from desktop.core.folders.copies.record import FILE, FOLDER, LINK, Pair, Record, Records, Side, Stamp
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.survey import OWN
from desktop.core.ports import Containers
from desktop.core.problems import CannotCopy, FolderMissing, NoRoomToCopy
from desktop.core.progress import Activity, Progress, Report, Step
from desktop.core.start.plan import SECRETS, once
from desktop.core.workspaces.workspace import Folder

LONG_S = 24 * 3600.0
"""What a copy may take: no more than somebody waits for."""

SPARE = 64 << 20
"""Bytes that stay free."""


class Copied(NamedTuple):
    """What is known of a copy without a look at it. `when` is None until all of it was there."""

    when: datetime | None


@dataclass(frozen=True, slots=True)
class Look:
    """Both sides of a copy as they are now.

    Attributes:
        differences: what became of them.
        left_out: what is not copied of either, by path: "link", "special", "closed", "name".
    """

    differences: Differences
    left_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of bringing a copy back, or in again: how many files, and what could not be, by path."""

    files: int
    removed: int
    failed: Mapping[str, str]


class Copying:
    """Copies of one analyst's folders."""

    def __init__(self, records: Records, leftovers: Leftovers) -> None:
        self._records = records
        self._leftovers = leftovers

    def known(self, workspace: str, folder: Folder) -> Copied | None:
        """None for one that was never begun. Reads a file."""
        record = self._records.read(workspace, folder.path)
        return Copied(record.copied) if record else None

    # --- in -------------------------------------------------------------------------------------------

    def see_to(
        self, tool: RunPlan, folder: Folder, containers: Containers, report: Report, stop: Stop
    ) -> None:
        """Have the copy that a start needs: all of it, where it is not there yet; as it is, where it is.

        Raises FolderMissing, NoRoomToCopy, CannotCopy, what the engine does, and Cancelled.
        """
        copy = _Copy(tool, folder, containers)
        there, record = containers.copy(copy.volume), self._records.read(tool.workspace, folder.path)
        if there and record and record.volume == there and record.copied:
            return
        seen = _walk(folder, stop)
        # Of one that nothing is known of, a tool may have worked on it: what differs stays, as a conflict.
        strange = there is not None and not (record and record.volume == there)
        if there is None:
            there = containers.make_copy(tool, copy.volume)
        if not record or record.volume != there:
            record = Record(there)
            if not strange:
                self._records.write(tool.workspace, folder.path, record)
        side, free, _left_out = copy.listed(stop)
        same = {at: stamp for at, stamp in seen.side.items() if stamp.same(side.get(at))}
        wanted = {
            at: stamp for at, stamp in seen.side.items() if at not in same and not (strange and at in side)
        }
        sent = copy.send(folder, wanted, free, report, stop)
        after, _free, _left_out = copy.listed(stop)
        if sent and not sent.keys() & after.keys():
            raise CannotCopy(path=folder.path, detail="the engine took it all, and nothing is there")
        kept = same | sent
        record.pairs = {
            at: Pair(stamp, after[at])
            for at, stamp in kept.items()
            if at in after and after[at].size == stamp.size
        }
        record.copied = datetime.now(UTC)
        self._records.write(tool.workspace, folder.path, record)

    def bring_in(
        self, tool: RunPlan, folder: Folder, containers: Containers, report: Report, stop: Stop
    ) -> Brought:
        """Have in the copy what was added or changed here since, where the tool left it as it was.

        What was removed here stays in the copy.
        """
        copy, record = self._found(tool, folder, containers)
        seen = _walk(folder, stop)
        side, free, _left_out = copy.listed(stop)
        wanted = {
            item.path: item.now
            for item in compare(record, seen.side, side).here
            if not item.conflict and item.now and not _in_the_way(item)
        }
        sent = copy.send(folder, wanted, free, report, stop)
        after, _free, _left_out = copy.listed(stop)
        for at, stamp in sent.items():
            if at in after and after[at].size == stamp.size:
                record.pairs[at] = Pair(stamp, after[at])
        record.copied = datetime.now(UTC)
        self._records.write(tool.workspace, folder.path, record)
        files = sum(stamp.kind == FILE for stamp in sent.values())
        return Brought(files, 0, {at: "closed" for at in wanted if at not in sent})

    # --- out ------------------------------------------------------------------------------------------

    def look(self, tool: RunPlan, folder: Folder, containers: Containers, stop: Stop) -> Look:
        """What became of both sides. Changes nothing but what is known of what both have the same of."""
        copy, record = self._found(tool, folder, containers)
        seen = _walk(folder, stop)
        side, _free, left_out = copy.listed(stop)
        found = compare(record, seen.side, side)
        if same := {*found.settled, *copy.same(found.conflicts, stop)}:
            for at in same:
                _settle(record, at, seen.side.get(at), side.get(at))
            self._records.write(tool.workspace, folder.path, record)
            found = compare(record, seen.side, side)
        return Look(found, {**seen.left_out, **left_out})

    def bring_back(
        self,
        tool: RunPlan,
        folder: Folder,
        items: tuple[Item, ...],
        choices: Mapping[str, Choice],
        containers: Containers,
        report: Report,
        stop: Stop,
        *,
        remove: bool,
    ) -> Brought:
        """Have here what the tool added or changed, and, if `remove`, what it removed be gone here, too.

        `choices`: what is done about conflicts, by path; those without one stay as they are. What became
        another meanwhile is not touched, and told. Raises NoRoomToCopy, CannotCopy, and what `look` does;
        what was done until then is done.
        """
        self._leftovers.sweep()
        copy, record = self._found(tool, folder, containers)
        todo = [item for item in items if not item.conflict or item.path in choices]
        needed = sum(item.size for item in todo)
        free = _free(folder)
        if free is not None and needed + SPARE > free:
            raise NoRoomToCopy(path=folder.path, takes=needed, free=free)
        work = _Bringing(Place(folder.path, f"{OWN}{secrets.token_hex(8)}"), record, choices, report, needed)
        try:
            with self._leftovers.written_down(work.place.parts(item.path for item in todo)):
                work.make(todo)
                files = [item for item in todo if item.now and item.now.kind == FILE and work.wants(item)]
                for batch in inside.batches([item.path for item in files]):
                    work.asked = {item.path: item for item in files if item.path in set(batch)}
                    wanted = {at: item.now for at, item in work.asked.items() if item.now}
                    with copy.archive(batch, stop) as stream:
                        inside.received(stream, wanted, work.take)
                    stop.check()
                    work.miss()
                if remove:
                    work.remove(todo)
        except inside.Unreadable as error:
            raise CannotCopy(path=folder.path, detail=str(error)) from error
        except OSError as error:
            raise CannotCopy(path=folder.path, detail=str(error)) from error
        finally:
            self._records.write(tool.workspace, folder.path, record)
        return Brought(work.files, work.removed, work.failed)

    def forget(self, workspace: str) -> None:
        """Of a workspace whose volumes are gone."""
        self._records.forget(workspace)

    def _found(self, tool: RunPlan, folder: Folder, containers: Containers) -> tuple[_Copy, Record]:
        """Raises CannotCopy where there is no whole copy that anything is known of."""
        copy = _Copy(tool, folder, containers)
        record = self._records.read(tool.workspace, folder.path)
        if not record or not record.copied or containers.copy(copy.volume) != record.volume:
            raise CannotCopy(path=folder.path, detail="there is no copy, or not all of one")
        return copy, record


class _Copy:
    """A folder's copy on the engine."""

    def __init__(self, tool: RunPlan, folder: Folder, containers: Containers) -> None:
        [mount] = [mount for mount in tool.mounts if mount.source == folder.path and mount.volume]
        self.volume = mount.volume
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


class _Bringing:
    """One time of bringing a copy back: how far it is."""

    def __init__(
        self, place: Place, record: Record, choices: Mapping[str, Choice], report: Report, total: int
    ) -> None:
        self.place = place
        self.files = 0
        self.removed = 0
        self.failed: dict[str, str] = {}
        self.asked: dict[str, Item] = {}
        self._record = record
        self._choices = choices
        self._report = report
        self._total = total
        self._done = 0

    def wants(self, item: Item) -> bool:
        return self._choices.get(item.path) is not Choice.KEEP_MINE

    def make(self, items: list[Item]) -> None:
        """Folders and links, and what is only noted."""
        for item in items:
            if not self.wants(item):
                self._note(item, mine=True)
            elif item.now and item.now.kind != FILE:
                with self._told(item):
                    if item.now.kind == FOLDER:
                        self.place.make_folder(item.path)
                    elif item.now.kind == LINK:
                        self.place.link(item.path, item.now.target)
                    self._note(item, stamp=item.now)

    def take(self, path: str, content: BinaryIO, runs: bool) -> None:
        """A file that came."""
        item = self.asked.pop(path)
        assert item.now
        both = self._choices.get(path) is Choice.KEEP_BOTH or _in_the_way(item)
        with self._told(item):
            if both:
                self.place.write(self.place.beside(path), content, item.now, runs, None)
                self._note(item, mine=True)
            else:
                self._note(item, stamp=self.place.write(path, content, item.now, runs, item.there))
            self.files += 1
        self._done += item.size
        self._report(Progress(Step.FOLDERS, Activity.COPYING, self._done, self._total))

    def miss(self) -> None:
        """What did not come: it is another by now, or gone."""
        for path in self.asked:
            self.failed[path] = "it was changed meanwhile"
        self.asked = {}

    def remove(self, items: list[Item]) -> None:
        for item in items:
            if item.change is Change.REMOVED and item.there and self.wants(item):
                with self._told(item):
                    self.place.remove(item.path, item.there)
                    self.removed += item.there.kind == FILE
                    self._record.pairs.pop(item.path, None)

    @contextmanager
    def _told(self, item: Item) -> Iterator[None]:
        """One that fails holds up no other, but for a disk that is full."""
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                raise
            self.failed[item.path] = error.strerror or str(error)

    def _note(self, item: Item, *, stamp: Stamp | None = None, mine: bool = False) -> None:
        """What both sides are now. Where mine stays, it goes on to be another than the tool's."""
        was = self._record.pairs.get(item.path, Pair(None, None))
        self._record.pairs[item.path] = Pair(was.here if mine else stamp, item.now)


_FULL = (errno.ENOSPC, errno.EDQUOT)


def _in_the_way(item: Item) -> bool:
    """Whether a folder is where a file is to be, or the other way."""
    return bool(item.now and item.there and item.now.kind != item.there.kind)


def _settle(record: Record, path: str, at_here: Stamp | None, at_inside: Stamp | None) -> None:
    if at_here is None and at_inside is None:
        record.pairs.pop(path, None)
    else:
        record.pairs[path] = Pair(at_here, at_inside)


def _walk(folder: Folder, stop: Stop) -> Seen:
    try:
        return here.walk(folder.path, stop)
    except FileNotFoundError as error:
        raise FolderMissing(path=folder.path) from error
    except OSError as error:
        raise CannotCopy(path=folder.path, detail=str(error)) from error


def _free(folder: Folder) -> int | None:
    try:
        return shutil.disk_usage(folder.path).free
    except OSError:
        return None
