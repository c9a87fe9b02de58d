"""Offline kits: made of what is on the engine, looked at, and brought to it, in jobs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QTimer

from desktop.core.cancelling import Stop
from desktop.core.environments.catalogue import Entry
from desktop.core.kits import making, using
from desktop.core.kits.kit import Kit
from desktop.core.kits.using import Looked
from desktop.core.policy import signature
from desktop.core.policy.preset import Preset, read
from desktop.core.problems import PresetUnfit
from desktop.gui.jobs.job import Function, Job, call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.acts import KitAct

if TYPE_CHECKING:
    from desktop.core.backend import Backend


LAST_MOMENT_MS = 3000
"""That the end of the app waits for what was written of a kit to be taken away again."""


class Planned(NamedTuple):
    """What a kit would be made of.

    Attributes:
        signed: whether there is a signature beside the preset.
        environments: each with its bytes on the engine, None for one that is not there.
    """

    preset: Preset
    signed: bool
    environments: tuple[tuple[Entry, int | None], ...]

    @property
    def size(self) -> int:
        """Bytes, roughly: engines may save an image smaller than they keep it."""
        return sum(size or 0 for _entry, size in self.environments)

    @property
    def whole(self) -> bool:
        """Whether there is something to be packed, and all of it is on the engine."""
        return bool(self.environments) and all(size is not None for _entry, size in self.environments)


class Found(NamedTuple):
    """A kit in a folder, as its own file says, before any of its bytes was compared. `signed`: with the key
    that this computer was given."""

    folder: Path
    looked: Looked
    signed: bool

    @property
    def size(self) -> int:
        """Bytes of its environments."""
        return sum(one.size for one in self.looked.kit.environments.values())

    @property
    def preset(self) -> str:
        """Where its preset is, "" for none."""
        place = self.looked.kit.preset
        return str(self.folder / place) if place else ""


def glance(folder: Path, backend: Backend) -> Found:
    """Raises KitUnfit."""
    key = backend.policies.key()
    return Found(folder, using.glance(folder, key), bool(key))


class KitsState:
    """Jobs report a share from 0 to 1."""

    def __init__(self, backend: Backend, queue: JobQueue) -> None:
        self._backend = backend
        self._queue = queue
        self._under_way: dict[KitAct, Job] = {}  # until what each began is cleared up
        self._then: Callable[[], None] = lambda: None

    @property
    def under_way(self) -> KitAct | None:
        """What goes on, where nobody has ended it."""
        return next((act for act, job in self._under_way.items() if not job.over), None)

    def plan(self, path: str) -> Job:
        """What a kit of this preset would be made of, as `Planned`."""
        return self._queue.begin(call(self._plan, Path(path)), "kit")

    def _plan(self, path: Path) -> Planned:
        preset = read(path)
        if isinstance(preset, tuple):
            raise PresetUnfit(path=str(path), why="faulty", faults=preset)
        rules = self._backend.policies.rules_with(preset)
        engine = self._backend.engine()
        engine.find()
        found = []
        for entry in making.entries(making.brought(preset), rules, self._backend.catalogue):
            image = engine.images.find(making.reference(entry))
            found.append((entry, image.size if image else None))
        return Planned(preset, signature.beside(path).is_file(), tuple(found))

    def make(self, folder: Path, planned: Planned) -> Job:
        """A kit in this folder, new or empty."""

        def make(report: Callable[[Any], None], stop: Stop) -> Kit:
            from desktop.core.start.image import pulled

            images = self._backend.engine().images
            find = partial(making.find, images, pulled(self._backend.store.load_all()[0]))
            entries = [entry for entry, _size in planned.environments]
            passed = _Shares(report, planned.size).take
            return making.make(folder, entries, planned.preset, images, find, _unheard, stop, passed)

        return self._begin(KitAct.MAKE, make)

    def look(self, folder: Path) -> Job:
        """At the kit in this folder, as `Found`."""
        return self._queue.begin(call(glance, folder, self._backend), "kit")

    def use(self, found: Found) -> Job:
        """Bring a kit's environments to the engine, once every byte was compared with what was shown."""

        def use(report: Callable[[Any], None], stop: Stop) -> None:
            engine = self._backend.engine()
            engine.find()  # before the long part
            passed = _Shares(report, 2 * found.size).take  # each is read twice
            using.compare(found.folder, found.looked.kit, stop, passed)
            using.load(found.folder, found.looked, engine.images, _unheard, stop, passed)

        return self._begin(KitAct.USE, use)

    def _begin(self, act: KitAct, work: Function) -> Job:
        job = self._under_way[act] = self._queue.begin(work, "kit")
        job.settled.connect(lambda: self._settle(job))
        return job

    def _settle(self, job: Job) -> None:
        self._under_way = {act: one for act, one in self._under_way.items() if one is not job}
        if not self._under_way:
            self._go_on()

    def close(self, then: Callable[[], None]) -> None:
        """End what is under way, and then `then`: once all that was written is away again, and soon in any
        case, as an engine may have frozen."""
        self._then = then
        for job in tuple(self._under_way.values()):
            QTimer.singleShot(LAST_MOMENT_MS, job, self._go_on)
            job.cancel()
        if not self._under_way:
            self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, lambda: None
        then()


class _Shares:
    """Tells of bytes as of a share of all of them."""

    def __init__(self, report: Callable[[Any], None], total: int) -> None:
        self._report = report
        self._total = max(total, 1)
        self._done = 0

    def take(self, count: int) -> None:
        self._done += count
        self._report(min(self._done / self._total, 1.0))


def _unheard(_id: str) -> None:
    """Shares say enough."""
