"""What lies below the screens, made for this computer and this person; see `core.backend`."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import PlatformDirs

from desktop.core.cancelling import Stop
from desktop.core.computer.settings import ASKED, SYSTEM, SettingsFile
from desktop.core.logs import logged
from desktop.core.problems import CannotSave, EnvironmentWithdrawn, SecretMissing
from desktop.core.progress import Report
from desktop.core.resources import RESOURCES
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Folder, Workspace

if TYPE_CHECKING:  # and imported for good where first needed, to have the window up sooner
    from desktop.core.computer.proxies import Proxies
    from desktop.core.data.confirmation import Confirmation
    from desktop.core.data.connection import Connection
    from desktop.core.data.connections import Connections
    from desktop.core.data.kerberos.tickets import Tickets
    from desktop.core.data.looking.visit import Visit
    from desktop.core.data.passphrase import Passphrase
    from desktop.core.data.reach.outcome import Look
    from desktop.core.data.reach.telling import Heard
    from desktop.core.data.secret import Secret
    from desktop.core.engine_facts import Container, EngineInfo
    from desktop.core.engine_plans import RunPlan
    from desktop.core.environments.catalogue import Catalogue, Entry
    from desktop.core.environments.download_sizes import DownloadSizes
    from desktop.core.folders import check
    from desktop.core.folders.access import Access, User
    from desktop.core.folders.known_links import KnownLinks
    from desktop.core.folders.links import Link
    from desktop.core.folders.proof import Verdict
    from desktop.core.folders.standing import Standing
    from desktop.core.policy.in_force import Serials
    from desktop.core.policy.machine import Machine
    from desktop.core.policy.policy import Policy
    from desktop.core.policy.preset import Preset
    from desktop.core.policy.rules import Enforced, Rules
    from desktop.core.start.allowing import Allowing
    from desktop.core.start.calculations import Calculation, Calculations
    from desktop.core.start.checking import Checked
    from desktop.core.start.copies import Copies
    from desktop.core.start.handing import Handing
    from desktop.core.start.launch import Computer, Running
    from desktop.engine.docker_engine import DockerEngine
    from desktop.vault.guarded import GuardedVault


class LocalBackend:
    """Each part is made when it is first needed."""

    def __init__(
        self,
        folders: PlatformDirs,
        resources: Path = RESOURCES,
        machine: Callable[[], Machine] | None = None,
    ) -> None:
        """`machine` tells what IT told this computer; None for asking the system."""
        self.folders = folders
        self._machine = machine
        self.resources = resources
        self.settings = SettingsFile(Path(folders.user_config_dir) / "settings.toml")
        self._lock = threading.RLock()
        self._pages_guarded = False

    def prepare(self) -> None:
        """What belongs to the process as a whole; once, before anything else here is used."""
        from desktop.engine.command_path import command_path

        os.environ["PATH"] = command_path(os.environ, Path.home(), sys.platform)

    @cached_property
    def catalogue(self) -> Catalogue:
        from desktop.core.environments import catalogue

        return catalogue.load(self.resources / "catalogue.toml", self.resources / "recipes")

    @cached_property
    def store(self) -> Store:
        return Store(Path(self.folders.user_data_dir))

    @property
    def logs(self) -> Path:
        return Path(self.folders.user_log_dir)

    def sizes(self) -> DownloadSizes:
        with self._lock:
            return self._sizes

    @cached_property
    def _sizes(self) -> DownloadSizes:
        from desktop.core.environments.download_sizes import DownloadSizes

        return DownloadSizes(Path(self.folders.user_cache_dir) / "sizes.json")

    def engine(self) -> DockerEngine:
        with self._lock:
            return self._engine

    @cached_property
    def _engine(self) -> DockerEngine:
        from desktop.core.computer.certificates import build_files
        from desktop.engine.docker_engine import DockerEngine

        return DockerEngine(
            variables=os.environ,
            home=Path.home(),
            platform=sys.platform,
            preferred=self.settings.now.engine,
            remember=self._remember_engine,
            owner=self.store.owner,
            pool=lambda: self.settings.now.network_pool or "",
            build_files=lambda: build_files(self.computer().certificates),
            proxies=lambda: self.proxies().variables,
            authorities=lambda: self.computer().certificates,
        )

    def _remember_engine(self, address: str) -> None:
        if address != self.settings.now.engine:
            self.settings.choose(engine=address)
            self.settings.save()

    @property
    def user(self) -> tuple[int, int]:
        """The analyst's numbers; negative where the system has none (Windows)."""
        return (os.getuid(), os.getgid()) if hasattr(os, "getuid") else (-1, -1)

    def computer(self) -> Computer:
        """As it is now: on a journey the time zone changes under an app that is open."""
        from dataclasses import replace

        from desktop.core.computer.time_zone import time_zone
        from desktop.core.start.plan import SECRETS

        zone = time_zone()
        with self._lock:
            found = self._computer
        variables = {**found.variables, **zone.variables(SECRETS)}
        files = {**zone.files, **self._handing.nothing()}
        return replace(found, variables=variables, files=files, rules=self._rules())

    def rules_with(self, preset: Preset) -> Enforced:
        from desktop.core.policy import in_force

        return self._enforced(in_force.with_another(self.policy(), preset, self._told(), self._serials))

    def policy(self) -> Policy:
        from desktop.core.policy import in_force

        return in_force.find(self._told(), self._own_presets, self._serials)

    @property
    def _own_presets(self) -> Path:
        return Path(self.folders.user_config_dir) / "presets"

    def _told(self) -> Machine:
        from desktop.core.policy import machine

        return (self._machine or machine.find)()

    @cached_property
    def _serials(self) -> Serials:
        from desktop.core.policy.in_force import Serials

        return Serials(Path(self.folders.user_data_dir) / "policy.json")

    def _rules(self) -> Rules:
        from desktop.core.policy.rules import FREE

        # As on most computers, whose starts are to wait for no more.
        free = not any(self._told()) and not self._own_presets.exists()
        return FREE if free else self._enforced(self.policy())

    def _enforced(self, policy: Policy) -> Enforced:
        from desktop.core.policy.rules import Enforced

        return Enforced(policy, self.connections().of, str(Path.home()))

    @cached_property
    def _computer(self) -> Computer:
        from desktop.core.computer import certificates
        from desktop.core.start.accounts import Accounts
        from desktop.core.start.launch import Computer
        from desktop.core.start.proving import prover

        trusted = certificates.bundle()
        inside = certificates.variables(trusted, "/run/secrets/certificates.pem")
        return Computer(
            uid=self.user[0],
            gid=self.user[1],
            places=self.places(),
            variables={**self.proxies().variables, **inside},
            certificates=trusted,
            owner=self.store.owner,
            groups=tuple(os.getgroups()) if hasattr(os, "getgroups") else (),
            prover=prover(Path(self.folders.user_data_dir)),
            accounts=Accounts(Path(self.folders.user_data_dir) / "accounts"),
            copying=self.copies().copying,
        )

    def copies(self) -> Copies:
        with self._lock:
            return self._copies

    @cached_property
    def _copies(self) -> Copies:
        from desktop.core.folders.copies.record import Records
        from desktop.core.folders.leftovers import Leftovers
        from desktop.core.start.copies import Copies
        from desktop.core.start.copying import Copying

        place = Path(self.folders.user_data_dir) / "copies"
        return Copies(
            Copying(Records(place), Leftovers(place / "leftovers.json")), self._tool_plan, self.engine
        )

    def _tool_plan(self, workspace: Workspace) -> RunPlan | None:
        from desktop.core.start.copies import tool_plan

        entry = self.catalogue.entry(workspace.entry)
        return tool_plan(workspace, entry, self.engine(), self.computer()) if entry else None

    def vault(self) -> GuardedVault:
        with self._lock:
            return self._vault

    @cached_property
    def _vault(self) -> GuardedVault:
        from desktop.core.data.passphrase import LOCK_AFTER_S, lock_after
        from desktop.vault.guarded import GuardedVault
        from desktop.vault.vault import KeyringVault

        return GuardedVault(
            KeyringVault(),
            lock_after_s=lambda: LOCK_AFTER_S[lock_after(self.settings)],
            asked=lambda: self.settings.now.passphrase == ASKED,
            system=lambda: self.settings.now.passphrase == SYSTEM,
        )

    def passphrase(self) -> Passphrase:
        with self._lock:
            return self._passphrase

    @cached_property
    def _passphrase(self) -> Passphrase:
        from desktop.core.data.passphrase import Passphrase

        return Passphrase(self.connections().store, self.vault, self.settings)

    def confirmation(self) -> Confirmation:
        with self._lock:
            return self._confirmation

    @cached_property
    def _confirmation(self) -> Confirmation:
        from desktop.core.data.confirmation import Confirmation
        from desktop.vault.polkit import Polkit

        authority = Polkit() if sys.platform == "linux" else None
        return Confirmation(authority, self.vault, self.settings)

    def connections(self) -> Connections:
        with self._lock:
            return self._connections

    @cached_property
    def _connections(self) -> Connections:
        from desktop.core.data.connection_store import ConnectionStore
        from desktop.core.data.connections import Connections

        return Connections(ConnectionStore(Path(self.folders.user_data_dir)), self.vault)

    @cached_property
    def _handing(self) -> Handing:
        from desktop.core.environments.catalogue import read_files
        from desktop.core.start.handing import Handing

        return Handing(self.connections(), read_files(self.resources / "connect"), self._tickets)

    def _tickets(self) -> Tickets:
        """As they are now: a person may sign in to Kerberos at any time."""
        from desktop.core.data.kerberos.tickets import Tickets

        return Tickets(os.environ, self.user[0])

    def reach_from_here(self, connection: Connection, heard: Heard, stop: Stop) -> Look:
        from desktop.core.data.reach import computer
        from desktop.core.data.reach.target import target

        found = self.computer()
        authorities = found.certificates.decode(errors="replace")
        return computer.look(connection, target(connection), authorities, found.variables, heard, stop)

    def reach_from_inside(
        self, connection: Connection, secret: Secret | None, heard: Heard, stop: Stop
    ) -> Look | None:
        from desktop.core.data.reach.target import target
        from desktop.core.start import reach

        engine, computer = self.engine(), self.computer()
        info = engine.find()
        where = reach.choose(connection.id, self.store.load_all()[0], self.catalogue, engine.images)
        if where is None:
            return None
        signing_in = self._handing.signing_in((connection,))
        asked = reach.Asked(connection, target(connection), secret, signing_in=signing_in)
        kit = reach.Kit(self._handing.helpers, self._scripts)
        return reach.look(asked, where, info, computer, kit, engine.containers, heard, stop)

    def use_addresses(self, pool: str) -> None:
        from desktop.core.start import addresses

        addresses.use(pool, self.settings, self.engine().containers)

    def take_addresses(self, servers: Sequence[str]) -> str:
        from desktop.core.start import addresses

        return addresses.take_free(servers, self.settings, self.engine().containers)

    @cached_property
    def _scripts(self) -> Mapping[str, bytes]:
        from desktop.core.environments.catalogue import read_files

        return read_files(self.resources / "reach")

    def held(self, workspace: Workspace) -> dict[str, Secret]:
        from desktop.core.start.handing import held_by_name

        return held_by_name(workspace.id, self.engine().inside) if workspace.connections else {}

    def go_without(self, workspace: str, connections: Iterable[str]) -> None:
        self._handing.go_without(workspace, connections)

    def hand_over(self, workspace: Workspace, stop: Stop) -> bool:
        self._rules().see_connections(workspace)
        return self._handing.renew(workspace, self.engine().inside, stop)

    def look_around(self, connection: Connection, stop: Stop) -> Visit:
        from desktop.core.environments.catalogue import read_files
        from desktop.core.start.looking import Looking

        looking = Looking(self._handing, self.catalogue, read_files(self.resources / "looking"))
        workspaces = self.store.load_all()[0]
        return looking.begin(connection, workspaces, self.engine(), self.computer(), stop)

    def renew_tickets(self, workspace: Workspace, stop: Stop) -> None:
        self._handing.renew_tickets(workspace, self.engine().inside, stop)

    def proxies(self) -> Proxies:
        with self._lock:
            return self._proxies

    @cached_property
    def _proxies(self) -> Proxies:
        from urllib.request import getproxies

        from desktop.core.computer.proxies import find

        config = Path(os.environ.get("DOCKER_CONFIG", str(Path.home() / ".docker"))) / "config.json"
        return find(os.environ, config, getproxies())

    def works_as_analyst(self, entry: Entry | None, engine: EngineInfo | None) -> bool:
        from desktop.core.start.plan import works_as_analyst

        return not (entry and engine) or works_as_analyst(entry, *self.user, engine)

    def check_folder(self, path: str) -> check.Finding:
        from dataclasses import replace

        from desktop.core.folders import check, links, waiting

        places = self.places()

        def look(path: str) -> check.Finding:
            found = check.check_folder(path, places)
            if found.reason:
                return found
            leading = links.find(found.path)
            self._links.new(found.path, leading)
            return replace(found, links=leading)

        found = waiting.each((path,), look)[path]
        if isinstance(found, TimeoutError):
            return check.Finding(path, check.Refusal.SILENT)
        if isinstance(found, OSError):
            raise found
        return found

    def prove_folders(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Verdict] | None:
        from desktop.core.start.early import prove_early

        entry = self.catalogue.entry(workspace.entry)
        found = prove_early(workspace, entry, self.engine(), self.computer(), stop)
        return found and self._allowing.with_help(found, self._tool_user(workspace))

    @cached_property
    def _links(self) -> KnownLinks:
        from desktop.core.folders.known_links import KnownLinks

        return KnownLinks(Path(self.folders.user_data_dir) / "links.json")

    def new_links(self, folders: tuple[Folder, ...]) -> tuple[tuple[Folder, Link], ...]:
        from desktop.core.folders import links, waiting

        found = waiting.each(folders, lambda folder: links.find(folder.path))
        return tuple(
            (folder, link)
            for folder, leading in found.items()
            if not isinstance(leading, OSError)
            for link in self._links.new(folder.path, leading)
            if not links.works(link, folder, folders)
        )

    def check_folders(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Checked]:
        from desktop.core.start.checking import check_all

        entry = self.catalogue.entry(workspace.entry)
        return check_all(workspace, entry, self.engine(), self.computer(), stop)

    def _tool_user(self, workspace: Workspace) -> User | None:
        from desktop.core.start.allowing import tool_user

        entry = self.catalogue.entry(workspace.entry)
        return tool_user(workspace, entry, self.engine().find(), self.computer()) if entry else None

    def access_wanted(self, workspace: Workspace, folder: Folder, stop: Stop) -> Access:
        return self._allowing.look(folder, self._tool_user(workspace), stop)

    def give_access(self, access: Access, stop: Stop) -> None:
        self._allowing.given.give(access, stop)

    def take_access_back(self, path: str) -> int:
        return self._allowing.given.take_back(path)

    def access_given(self, path: str) -> bool:
        return self._allowing.given.has(path)

    @cached_property
    def _allowing(self) -> Allowing:
        from desktop.core.folders.access import Given
        from desktop.core.start.allowing import Allowing

        return Allowing(Given(Path(self.folders.user_data_dir) / "access"), self.user[0])

    def watch_folders(
        self,
        workspace: Workspace,
        folders: tuple[Folder, ...],
        heard: Callable[[tuple[Standing, ...]], None],
        stop: Stop,
    ) -> None:
        from desktop.core.start.watching import watch

        entry = self.catalogue.entry(workspace.entry)
        shared = tuple(folder for folder in folders if not folder.copied)
        watch(workspace.id, entry.home if entry else "", shared, self.engine(), heard, stop)

    def places(self) -> check.Places:
        from desktop.core.folders import check
        from desktop.core.folders.mounts import mounts
        from desktop.engine.finding.addresses import addresses

        ours = self.folders
        own = {ours.user_data_dir, ours.user_config_dir, ours.user_cache_dir, ours.user_log_dir}
        sockets = [address.socket for address in addresses(os.environ, Path.home(), sys.platform)]
        return check.Places(
            platform=sys.platform,
            home=str(Path.home()),
            app_data=tuple(own),
            sockets=("/run/docker.sock", *(str(socket) for socket in sockets if socket)),
            mounts=mounts(sys.platform),
        )

    def start(self, workspace: Workspace, report: Report, stop: Stop) -> Running:
        from dataclasses import replace

        from desktop.core.computer import sandbox
        from desktop.core.start.image import pulled
        from desktop.core.start.launch import Request, start

        if not self._pages_guarded:
            # Before all that takes long: a tool whose page may not be shown is of no use. Once, as the
            # browser engine keeps what it got when it began.
            sandbox.require()
            self._pages_guarded = True
        computer = replace(self.computer(), pulled=pulled(self.store.load_all()[0]))
        entry = computer.rules.entry(workspace.entry, self.catalogue)
        if entry is None:
            withdrawn = EnvironmentWithdrawn(entry=workspace.entry)
            raise next(iter(computer.rules.hindrances(workspace, self.catalogue)), withdrawn)
        try:
            # A keyring takes its time, and whoever has to unlock it too: all else goes on meanwhile.
            with self._handing.asked(workspace, self.engine().inside, stop) as handed:
                request, record = Request(workspace, entry, handed), self.store.record
                running = start(request, self.engine(), computer, record, logged(report), stop)
        except SecretMissing:
            # Nobody is asked for what opens something that may not be started.
            for problem in computer.rules.hindrances(workspace, self.catalogue):
                raise problem from None
            raise
        self._handing.used(workspace)
        return running

    def killed_notebooks(self, workspace: Workspace, stop: Stop) -> tuple[str, ...]:
        from desktop.core.start.killed import killed_notebooks

        entry = self.catalogue.entry(workspace.entry)
        return killed_notebooks(workspace.id, entry.launch, self.engine(), stop) if entry else ()

    def calculations(
        self, workspace: Workspace, container: Container, stop: Stop
    ) -> tuple[Calculation, ...] | None:
        entry = self.catalogue.entry(workspace.entry)
        return self._calculations.now(container, entry, self.engine(), stop) if entry else None

    @cached_property
    def _calculations(self) -> Calculations:
        from desktop.core.start.calculations import Calculations

        return Calculations()

    def sample(self, name: str, translate: Callable[[str], str]) -> str:
        import shutil

        from desktop.core import sample

        place = Path(self.folders.user_documents_dir) / name
        part = place.with_name(f".{place.name}.part")  # a half copied one must not pass for a whole one
        try:
            if not place.exists():
                shutil.rmtree(part, ignore_errors=True)
                sample.write(self.resources / "sample", part, translate)
                part.rename(place)
        except OSError as error:
            raise CannotSave(path=str(place), detail=str(error)) from error
        return str(place)
