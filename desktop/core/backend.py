"""Everything below the screens, as one Protocol: who draws them is handed it, and makes none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.computer.proxies import Proxies
    from desktop.core.computer.settings import SettingsFile
    from desktop.core.data.confirmation import Confirmation
    from desktop.core.data.connection import Connection
    from desktop.core.data.connections import Connections
    from desktop.core.data.looking.visit import Visit
    from desktop.core.data.passphrase import Passphrase
    from desktop.core.data.reach.outcome import Look
    from desktop.core.data.reach.telling import Heard
    from desktop.core.data.secret import Secret
    from desktop.core.data.vault import Guarded
    from desktop.core.engine_facts import Container, EngineInfo
    from desktop.core.environments.catalogue import Catalogue, Entry
    from desktop.core.environments.download_sizes import DownloadSizes
    from desktop.core.folders.access import Access
    from desktop.core.folders.check import Finding
    from desktop.core.folders.links import Link
    from desktop.core.folders.proof import Verdict
    from desktop.core.folders.standing import Standing
    from desktop.core.policy.policy import Policy
    from desktop.core.policy.preset import Preset
    from desktop.core.policy.rules import Enforced
    from desktop.core.ports import Engine
    from desktop.core.progress import Report
    from desktop.core.start.calculations import Calculation
    from desktop.core.start.checking import Checked
    from desktop.core.start.copies import Copies
    from desktop.core.start.launch import Running
    from desktop.core.workspaces.store import Store
    from desktop.core.workspaces.workspace import Folder, Workspace


class Backend(Protocol):
    """This computer's and this person's. Its methods may block: jobs call them, from any thread."""

    @property
    def settings(self) -> SettingsFile:
        """What was chosen for all of Cais."""

    @property
    def store(self) -> Store:
        """The workspaces' files."""

    @property
    def catalogue(self) -> Catalogue:
        """The environments that are offered. Raises CatalogueBroken."""

    @property
    def logs(self) -> Path:
        """The folder where IT finds what happened."""

    def engine(self) -> Engine:
        """The engine's room; whether there is an engine, that one tells."""

    def sizes(self) -> DownloadSizes:
        """How much a download brings, as registries told."""

    def start(self, workspace: Workspace, report: Report, stop: Stop) -> Running:
        """Bring the workspace's tool up, with its connections. Raises a Problem, SecretMissing among them, or
        Cancelled once `stop` is set."""

    def policy(self) -> Policy:
        """What IT requires, as it is now in its files. Raises no Problem: the policy has it."""

    def rules_with(self, preset: Preset) -> Enforced:
        """What would hold if this preset were in force, too."""

    def connections(self) -> Connections:
        """The data connections, with their secrets."""

    def vault(self) -> Guarded:
        """The keyring of this computer."""

    def reach_from_here(self, connection: Connection, heard: Heard, stop: Stop) -> Look:
        """Whether the connection's server is reached from this computer, layer by layer: `heard` is told of
        each. Raises Cancelled, and ValueError where the connection has none."""

    def reach_from_inside(
        self, connection: Connection, secret: Secret | None, heard: Heard, stop: Stop
    ) -> Look | None:
        """The same from inside a workspace that has it, or an environment that is here; None where there is
        neither. Without a `secret` nobody signs in. Raises what an engine raises, and starts none."""

    def use_addresses(self, pool: str) -> None:
        """Have workspaces' networks take their addresses from this range, "" for our own choice; what runs
        keeps its own until its next start."""

    def take_addresses(self, servers: Sequence[str]) -> str:
        """The same with a range that is free here and that holds none of these servers' addresses; it is
        returned. Raises NoFreeAddresses, and what an engine does."""

    def passphrase(self) -> Passphrase:
        """What may be asked for before kept secrets are used."""

    def confirmation(self) -> Confirmation:
        """What may have the system confirm instead who is there."""

    def held(self, workspace: Workspace) -> dict[str, Secret]:
        """What opens the connections that its tool has, by their names, to be wiped; nothing where none
        runs. Raises no Problem."""

    def go_without(self, workspace: str, connections: Iterable[str]) -> None:
        """Hand this workspace's tool none of these connections (ids), until this is said anew."""

    def hand_over(self, workspace: Workspace, stop: Stop) -> bool:
        """Hand the workspace's tool, if it runs, what its connections are by now; whether some programs find
        all of them only from its next start on. Raises SecretMissing and what a vault raises."""

    def look_around(self, connection: Connection, stop: Stop) -> Visit:
        """Begin to look around in a connection's data; to be closed. Raises as `core.start.looking` does."""

    def renew_tickets(self, workspace: Workspace, stop: Stop) -> None:
        """Hand the workspace's tool, if it runs, the tickets of Kerberos that this computer has by now. Never
        raises a Problem."""

    def killed_notebooks(self, workspace: Workspace, stop: Stop) -> tuple[str, ...]:
        """The names of those in the running tool that lost their program for want of memory just now; none
        where nobody can tell."""

    def calculations(
        self, workspace: Workspace, container: Container, stop: Stop
    ) -> tuple[Calculation, ...] | None:
        """What the workspace's tool computes, None where it does not tell. Raises Cancelled."""

    def check_folder(self, path: str) -> Finding:
        """Whether a folder on this computer can be shared, and what is to be said of it."""

    def prove_folders(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Verdict] | None:
        """What becomes of its folders in its tool, tried before it is started; None where they cannot be yet.
        The workspace need not be kept. Raises what the engine does, and Cancelled."""

    def check_folders(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Checked]:
        """Each folder of the workspace, checked anew from here and in its tool. Raises what the engine
        does, and Cancelled."""

    def new_links(self, folders: tuple[Folder, ...]) -> tuple[tuple[Folder, Link], ...]:
        """Links in these folders, which a tool has, that do not work inside and that nobody was told of
        before, each with its folder."""

    def watch_folders(
        self,
        workspace: Workspace,
        folders: tuple[Folder, ...],
        heard: Callable[[tuple[Standing, ...]], None],
        stop: Stop,
    ) -> None:
        """Tell which of these, that the workspace's running tool has, are not as it was given them, whenever
        that changes, until `stop`. Raises no Problem."""

    def copies(self) -> Copies:
        """The copies of folders that tools work on."""

    def access_wanted(self, workspace: Workspace, folder: Folder, stop: Stop) -> Access:
        """What has to be changed so that its tool may use this folder. Changes nothing. Raises
        CannotGiveAccess, FolderTooLarge, what the engine does, and Cancelled."""

    def give_access(self, access: Access, stop: Stop) -> None:
        """Change all of it or nothing. Raises CannotGiveAccess, CannotSave and Cancelled."""

    def take_access_back(self, path: str) -> int:
        """Have the permissions of a folder as they were; of how many files and folders that cannot be done.
        Raises CannotGiveAccess."""

    def access_given(self, path: str) -> bool:
        """Whether that of this folder can be taken back."""

    def sample(self, name: str, translate: Callable[[str], str]) -> str:
        """The sample project, written by this name to where people keep their documents; one that is there is
        kept. `translate` is asked for each of its texts. Raises CannotSave."""

    def proxies(self) -> Proxies:
        """This computer's, as far as tools can use them."""

    def works_as_analyst(self, entry: Entry | None, engine: EngineInfo | None) -> bool:
        """Whether an environment's tool does on this engine, as far as files go; True while one of the two is
        not known. Does not block."""
