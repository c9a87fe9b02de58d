"""Folders that cannot be shared: copied into a volume of the workspace's own, and brought back from it.

Nothing is overwritten unasked, on either side: what both changed is a conflict. What was interrupted goes on
where it was, as what is there already is told by its size and time.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import RunPlan
from desktop.core.folders.copies import here, inside
from desktop.core.folders.copies.bringing import Bringing
from desktop.core.folders.copies.compare import Choice, Differences, Item, compare
from desktop.core.folders.copies.here import Place, Seen
from desktop.core.folders.copies.record import FILE, Pair, Record, Records, Stamp
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.survey import OWN
from desktop.core.ports import Containers
from desktop.core.problems import CannotCopy, FolderMissing, NoRoomToCopy
from desktop.core.progress import Report
from desktop.core.start.copy_volume import SPARE, CopyVolume
from desktop.core.workspaces.workspace import Folder


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
        copy = CopyVolume(tool, folder, containers)
        there, record = containers.copy(copy.name), self._records.read(tool.workspace, folder.path)
        if there and record and record.volume == there and record.copied:
            return
        seen = _walk(folder, stop)
        # Of one that nothing is known of, a tool may have worked on it: what differs stays, as a conflict.
        strange = there is not None and not (record and record.volume == there)
        if there is None:
            there = containers.make_copy(tool, copy.name)
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
            if not item.conflict and item.now and not item.in_the_way
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
        work = Bringing(Place(folder.path, f"{OWN}{secrets.token_hex(8)}"), record, choices, report, needed)
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
        except (inside.Unreadable, OSError) as error:
            raise CannotCopy(path=folder.path, detail=str(error)) from error
        finally:
            self._records.write(tool.workspace, folder.path, record)
        return Brought(work.files, work.removed, work.failed)

    def forget(self, workspace: str) -> None:
        """Of a workspace whose volumes are gone."""
        self._records.forget(workspace)

    def _found(self, tool: RunPlan, folder: Folder, containers: Containers) -> tuple[CopyVolume, Record]:
        """Raises CannotCopy where there is no whole copy that anything is known of."""
        copy = CopyVolume(tool, folder, containers)
        record = self._records.read(tool.workspace, folder.path)
        if not record or not record.copied or containers.copy(copy.name) != record.volume:
            raise CannotCopy(path=folder.path, detail="there is no copy, or not all of one")
        return copy, record


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
