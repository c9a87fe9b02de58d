"""Everything below the screens, as one Protocol: who draws them is handed it, and makes none of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.activity.activity import Activity
    from desktop.core.backend.data import Data
    from desktop.core.backend.folders import Folders
    from desktop.core.backend.policies import Policies
    from desktop.core.backend.tools import Tools
    from desktop.core.computer.proxies import Proxies
    from desktop.core.computer.settings import SettingsFile
    from desktop.core.data.confirmation import Confirmation
    from desktop.core.data.connections import Connections
    from desktop.core.data.passphrase import Passphrase
    from desktop.core.data.vault import Guarded
    from desktop.core.environments.catalogue import Catalogue
    from desktop.core.environments.download_sizes import DownloadSizes
    from desktop.core.health.checkup import Checkup
    from desktop.core.ports import Engine
    from desktop.core.registries.sign_ins import SignIns
    from desktop.core.setting_up.setting_up import SettingUp
    from desktop.core.start.packages import Packages
    from desktop.core.updates.updates import Updates
    from desktop.core.workspaces.store import Store


class Backend(Protocol):
    """This computer's and this person's. Its methods may block: jobs call them, from any thread."""

    @property
    def tools(self) -> Tools:
        """What workspaces run."""

    @property
    def folders(self) -> Folders:
        """What they share with it."""

    @property
    def data(self) -> Data:
        """What they reach."""

    @property
    def policies(self) -> Policies:
        """What holds for all of this."""

    @property
    def settings(self) -> SettingsFile:
        """What was chosen for all of Cais."""

    @property
    def store(self) -> Store:
        """The workspaces' files."""

    @property
    def catalogue(self) -> Catalogue:
        """The environments that there are, with those of presets. Raises CatalogueBroken."""

    @property
    def built_in(self) -> Catalogue:
        """Those that Cais brings; does not read what presets there are. Raises CatalogueBroken."""

    @property
    def logs(self) -> Path:
        """The folder where IT finds what happened."""

    def engine(self) -> Engine:
        """The engine's room; whether there is an engine, that one tells."""

    def updates(self) -> Updates:
        """Whether there is a newer Cais."""

    def setting_up(self) -> SettingUp:
        """From no engine to one."""

    def sizes(self) -> DownloadSizes:
        """How much a download brings, as registries told."""

    def activity(self) -> Activity:
        """What is done, written down for whoever it is about."""

    def checkup(self) -> Checkup:
        """How this computer, its engine and the workspaces on it are."""

    def connections(self) -> Connections:
        """The data connections, with their secrets."""

    def vault(self) -> Guarded:
        """The keyring of this computer."""

    def lock_after_s(self) -> float:
        """How long kept secrets can be used once what is asked for was answered. Never blocks for long."""

    def network_pool(self) -> str:
        """Where workspaces' networks get their addresses, "" for our own choice. Never blocks for long."""

    def use_addresses(self, pool: str) -> None:
        """Have workspaces' networks take their addresses from this range, "" for our own choice; what runs
        keeps its own until its next start."""

    def take_addresses(self, servers: Sequence[str]) -> str:
        """The same with a range that is free here and that holds none of these servers' addresses; it is
        returned. Raises NoFreeAddresses, and what an engine does."""

    def sign_ins(self) -> SignIns:
        """Who is signed in to servers that environments come from."""

    def packages(self) -> Packages:
        """Servers that tools get packages from, and who is signed in there."""

    def passphrase(self) -> Passphrase:
        """What may be asked for before kept secrets are used."""

    def confirmation(self) -> Confirmation:
        """What may have the system confirm instead who is there."""

    def sample(self, name: str, translate: Callable[[str], str]) -> str:
        """The sample project, written by this name to where people keep their documents; one that is there is
        kept. `translate` is asked for each of its texts. Raises CannotSave."""

    def proxies(self) -> Proxies:
        """This computer's, as far as tools can use them."""
