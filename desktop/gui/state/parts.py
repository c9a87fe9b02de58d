"""What the state behind the screens is made of: each part once, most of them when somebody wants to know.

The engine is the truth for what runs and the store for what was asked; each part keeps the newest word of
its own and tells on `news` that it changed. Everything that may wait happens in jobs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.gui.jobs.queue import JobQueue
from desktop.gui.preferences import Preferences
from desktop.gui.state.catalogue import CatalogueState
from desktop.gui.state.engine.listing import Listing
from desktop.gui.state.engine.meters import MemoryMeters
from desktop.gui.state.engine.presence import EnginePresence
from desktop.gui.state.news import News
from desktop.gui.state.running_tools import RunningTools
from desktop.gui.state.starts import Starts
from desktop.gui.state.unsaved_work import UnsavedWork
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:  # not needed, or not yet, to show what is there
    from desktop.core.backend import Backend
    from desktop.gui.state.activity import ActivityState
    from desktop.gui.state.addresses import Addresses
    from desktop.gui.state.connections import DataConnections
    from desktop.gui.state.copies import CopiesState
    from desktop.gui.state.health import HealthState
    from desktop.gui.state.kits import KitsState
    from desktop.gui.state.making import MakingState
    from desktop.gui.state.packages import PackagesState
    from desktop.gui.state.presets import PresetsState
    from desktop.gui.state.running_work import RunningWork
    from desktop.gui.state.secret_clipboard import SecretClipboard
    from desktop.gui.state.setting_up import SettingUpState
    from desktop.gui.state.shared_folders import SharedFolders
    from desktop.gui.state.sharing import SharingState
    from desktop.gui.state.shortages import Shortages
    from desktop.gui.state.sign_ins import SignInsState
    from desktop.gui.state.surroundings import Surroundings
    from desktop.gui.state.tickets import TicketRenewal
    from desktop.gui.state.ticks import Ticks
    from desktop.gui.state.unused_tools import UnusedTools
    from desktop.gui.state.updates import UpdatesState


class Parts(QObject):
    """Owns them.

    Attributes:
        preferences: what is remembered of the app's use.
        news: what became otherwise with any of them.
        workspaces: what was asked for.
        catalogue: what there is to ask for.
        engine: which one is in use, and whether it answers.
        listing: what runs on it.
        meters: how much memory that takes.
        shortages: what could not go on for want of it.
        starts: those under way, and why others failed.
        tools: those that this app opened.
        ticks: the data connections that they are handed.
        running_work: what is computed in them.
        unsaved_work: what is open in them.
        shown: tells whose screen somebody sees, "" for none.
    """

    def __init__(self, backend: Backend, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self.preferences = preferences
        self.shown: Callable[[], str] = str
        self._queue = queue = JobQueue(self)
        self.news = news = News(self)
        self.unsaved_work = UnsavedWork(self)
        self.catalogue = CatalogueState(backend, preferences, queue)
        self.workspaces = Workspaces(backend.store, queue, news)
        self.engine = EnginePresence(backend.engine, self.workspaces, queue, news, self)
        self.listing = Listing(backend.engine, self.engine, self.workspaces, queue, news, self)
        self.meters = MemoryMeters(
            backend.engine, self.engine, self.listing, self.workspaces, queue, news, self
        )
        self.starts = Starts(queue, news, preferences, self)
        self.tools = RunningTools(backend, self.workspaces, self.listing, self.starts, queue, news, self)

    @cached_property
    def _around(self) -> Surroundings:
        from desktop.gui.state.surroundings import Surroundings

        parts = self.workspaces, self.listing, self.tools
        return Surroundings(self._backend, *parts, self._queue, self.news)

    @cached_property
    def connections(self) -> DataConnections:
        """The ways to data that tools are handed. Made once somebody wants to know."""
        from desktop.gui.state.connections import DataConnections

        return DataConnections(self._around)

    @cached_property
    def addresses(self) -> Addresses:
        from desktop.gui.state.addresses import Addresses

        return Addresses(self._around, self)

    @cached_property
    def making(self) -> MakingState:
        """What making a preset needs of this computer."""
        from desktop.gui.state.making import MakingState

        return MakingState(self._backend, self._queue)

    @cached_property
    def kits(self) -> KitsState:
        """Environments as files, for computers without a network."""
        from desktop.gui.state.kits import KitsState

        return KitsState(self._backend, self._queue)

    @cached_property
    def activity(self) -> ActivityState:
        """What is written down of what is done. Made once there is something to write."""
        from desktop.gui.state.activity import ActivityState

        return ActivityState(self._backend, self._queue, self.news, self)

    @cached_property
    def health(self) -> HealthState:
        """What was found of this computer. Made once somebody wants to know."""
        from desktop.gui.state.health import HealthState

        return HealthState(self._backend, self._queue, self)

    @cached_property
    def sign_ins(self) -> SignInsState:
        """Who is signed in to servers that environments come from."""
        from desktop.gui.state.sign_ins import SignInsState

        return SignInsState(self._backend, self._backend.sign_ins, self.news, self)

    @cached_property
    def packages(self) -> PackagesState:
        """Who is signed in to servers that tools get packages from."""
        from desktop.gui.state.packages import PackagesState

        return PackagesState(self._backend, self.workspaces, self.news, self)

    @cached_property
    def updates(self) -> UpdatesState:
        """Whether there is a newer Cais."""
        from desktop.gui.state.updates import UpdatesState

        return UpdatesState(self._backend, self._queue, self.preferences, self.news, self)

    @cached_property
    def setting_up(self) -> SettingUpState:
        """The way to an engine. Made once there is none."""
        from desktop.gui.state.setting_up import SettingUpState

        return SettingUpState(self._backend, self.engine, self._queue, self.news, self)

    @cached_property
    def sharing(self) -> SharingState:
        """Workspaces as files for others."""
        from desktop.gui.state.sharing import SharingState

        return SharingState(self._backend, self._queue)

    @cached_property
    def presets(self) -> PresetsState:
        """What IT requires."""
        from desktop.gui.state.presets import PresetsState

        return PresetsState(self._backend, self.catalogue, self._queue, self.news, self)

    @cached_property
    def clipboard(self) -> SecretClipboard:
        """Where copied passwords go, and are not for long."""
        from desktop.gui.state.secret_clipboard import SecretClipboard

        return SecretClipboard(self)

    @cached_property
    def ticks(self) -> Ticks:
        from desktop.gui.state.ticks import Ticks

        return Ticks(self._around, self)

    @cached_property
    def tickets(self) -> TicketRenewal:
        """What looks after the tickets of Kerberos in tools that run."""
        from desktop.gui.state.tickets import TicketRenewal

        return TicketRenewal(self._around, self)

    @cached_property
    def shared_folders(self) -> SharedFolders:
        """What becomes of the folders that running tools have."""
        from desktop.gui.state.shared_folders import SharedFolders

        return SharedFolders(self._around, self)

    @cached_property
    def copies(self) -> CopiesState:
        """The folders that tools work on copies of."""
        from desktop.gui.state.copies import CopiesState

        return CopiesState(self._around, self)

    @cached_property
    def unused_tools(self) -> UnusedTools:
        """What looks after tools that nobody uses. Made once IT wants that."""
        from desktop.gui.state.unused_tools import UnusedTools

        policy, shown = (lambda: self.presets.policy), (lambda: self.shown())
        return UnusedTools(self._around, policy, shown, self.unsaved_work, self)

    @cached_property
    def running_work(self) -> RunningWork:
        from desktop.gui.state.running_work import RunningWork

        return RunningWork(self._around, self)

    @cached_property
    def shortages(self) -> Shortages:
        from desktop.gui.state.shortages import Shortages

        return Shortages(self.engine, self._around, self)
