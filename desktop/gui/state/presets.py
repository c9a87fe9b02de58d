"""The policy in force as this window knows it, read anew when its files change.

What holds for a start is read for that start; this is for what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from desktop.core.environments.catalogue import Catalogue
from desktop.core.policy.policy import NONE, Policy, Setting
from desktop.core.problems import CatalogueBroken
from desktop.gui.jobs.job import Job, call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.news import News

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.policy.enforced import Enforced
    from desktop.core.policy.offered import Answered
    from desktop.core.policy.preset import Preset
    from desktop.core.policy.presets import Offer
    from desktop.core.sharing.opening import Opened
    from desktop.gui.state.catalogue import CatalogueState
    from desktop.gui.state.fetching import PresetFetch
    from desktop.gui.state.kits import Found as FoundKit


class Found(NamedTuple):
    """What holds, the files that say so, and what that makes of the environments there are; nothing of these
    where Cais's own cannot be read. `address`: where IT keeps this computer's preset, "" for a file."""

    policy: Policy
    files: tuple[str, ...]
    everything: Catalogue
    choosable: Catalogue
    address: str


SETTLE_MS = 200
"""In which whoever writes files gets to write all of them."""


class PresetsState(QObject):
    """Tells `policy_changed` whenever what holds is something else.

    Attributes:
        policy: what holds; nothing before it was read.
        rules: what starts are held against by it; None before it was read.
        known: whether it was.
        trouble: why IT's newest could not be fetched, "" where it could.
        changed: whether it became another since the app began, and not by this person's hand.
    """

    def __init__(
        self, backend: Backend, catalogue: CatalogueState, queue: JobQueue, news: News, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._catalogue = catalogue
        self._queue = queue
        self._news = news
        self.policy: Policy = NONE
        self.rules: Enforced | None = None
        self.known = False
        self.trouble = ""
        self.changed = False
        self._changing: Job | None = None  # by this person's hand
        self._fetching: PresetFetch | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._look_again)

    def _fetch(self) -> None:
        """Ask now and then whether IT has another one where it keeps it."""
        from desktop.gui.state.fetching import PresetFetch

        self._fetching = PresetFetch(self._backend, self._queue, self)
        self._fetching.came.connect(self.load)
        self._fetching.ended.connect(self._take_trouble)
        self._fetching.look()

    def _take_trouble(self) -> None:
        trouble = self._fetching.trouble if self._fetching else ""
        if trouble != self.trouble:
            self.trouble = trouble
            self._news.policy_changed.emit()

    @property
    def ending(self) -> tuple[Preset, ...]:
        """Those that expire soon."""
        return tuple(self.policy.ending(datetime.now(UTC)))

    def look_again(self) -> None:
        """Whether IT has mended what was wrong, wherever it keeps it."""
        if self._fetching:
            self._fetching.look()
        self.load()

    def load(self) -> Job:
        """Read what holds by now."""
        job = self._queue.begin(call(self._read), "policy")
        job.succeeded.connect(self._take)
        return job

    def _read(self) -> Found:
        from desktop.core.policy.offered import choosable, everything

        policy, files = self._backend.policies.now(), self._backend.policies.presets().files()
        try:
            found = everything(self._backend.built_in, self._backend.policies.enforced(policy))
        except CatalogueBroken:  # which is told of elsewhere
            found = Catalogue(())
        return Found(policy, files, found, choosable(found, policy), self._backend.policies.address())

    def answers(self) -> Job:
        """What presets say of a new workspace, as `core.policy.offered.Answered`."""
        return self._queue.begin(call(self._answer), "answers")

    def _answer(self) -> Answered:
        from desktop.core.policy.offered import answered

        found, backend = self._read(), self._backend
        connections = backend.connections().store.load_all()[0]
        return answered(
            found.choosable, backend.policies.enforced(found.policy), connections, backend.folders.check
        )

    def _look_again(self) -> None:
        if self._changing is None:  # which reads it anyway
            self.load()

    def _take(self, found: Found, *, by_hand: bool = False) -> None:
        policy = found.policy
        self._watch(found.files)
        self._catalogue.take(found.everything, found.choosable)
        if found.address and self._fetching is None:
            self._fetch()
        before, self.policy = self.policy, policy
        self.rules = self._backend.policies.enforced(policy)
        if self.known and _told(before) == _told(policy):
            return
        self.changed = self.known and not by_hand
        self.known = True
        self._news.policy_changed.emit()

    def _watch(self, files: tuple[str, ...]) -> None:
        """What is not there cannot be watched, but the folder that it would be in can."""
        if files and self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._soon.start)
            self._watcher.directoryChanged.connect(self._soon.start)
        if self._watcher:
            watched = {*self._watcher.files(), *self._watcher.directories()}
            if more := sorted(set(files) - watched):
                self._watcher.addPaths(more)

    @property
    def answer_something(self) -> bool:
        """Whether what holds says anything of what a new workspace is made of."""
        tables = ("environment.", "folder.", "connection.", "catalogue.", "connections.")
        return any(key.startswith(tables) for key in self.policy.settings)

    @property
    def stops_unused(self) -> bool:
        """Whether tools that nobody uses are stopped after some time."""
        return "resources.idle_stop_minutes" in self.policy.settings

    def refuses(self, key: str) -> Setting | None:
        """What forbids this, where something does."""
        found = self.policy.locked(key)
        return found if found and not found.value else None

    def is_own(self, path: str) -> bool:
        return self._backend.policies.presets().is_own(path)

    def look(self, path: str, *, alone: bool = False) -> Job:
        """At a file that somebody was handed; its value is an `Offer`, an `Opened` where a workspace is in
        it, or the kit that it is of as `kits.Found`, unless it is to be looked at `alone`."""
        return self._queue.begin(call(self._look, Path(path), alone), "preset")

    def _look(self, path: Path, alone: bool) -> Offer | Opened | FoundKit:
        from desktop.core.files.cais_file import kind
        from desktop.core.kits.kit import around

        if not alone and (folder := around(path)):
            from desktop.gui.state import kits

            return kits.glance(folder, self._backend)
        if kind(path) == "workspace":
            from desktop.gui.state import sharing

            return sharing.look(path, self._backend)
        return self._backend.policies.presets().look(path)

    def use(self, offer: Offer) -> Job:
        return self._change(lambda: self._backend.policies.presets().use(offer))

    def without(self, preset: Preset) -> Job:
        """What giving it up would do: the effects, and how many workspaces there are."""
        return self._queue.begin(call(lambda: self._backend.policies.presets().without(preset)), "preset")

    def give_up(self, path: str) -> Job:
        return self._change(lambda: self._backend.policies.presets().give_up(path))

    def _change(self, act: Callable[[], None]) -> Job:
        def work() -> Found:
            act()
            return self._read()

        job = self._changing = self._queue.begin(call(work), "preset")
        job.succeeded.connect(lambda found: self._take(found, by_hand=True))
        job.ended.connect(self._end_change)
        return job

    def _end_change(self) -> None:
        self._changing = None

    def end(self) -> None:
        if self._fetching:
            self._fetching.end()
        self._soon.stop()


def _told(policy: Policy) -> tuple[object, ...]:
    """What makes one policy another; two problems that say the same are no two."""
    return policy.presets, str(policy.problem), policy.ignored
