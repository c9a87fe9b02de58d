"""The backend as a whole: what all its parts stand on, and the parts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import PlatformDirs

from desktop.backend.once import once
from desktop.core.computer.settings import ASKED, KEEP, OFF, SYSTEM, SettingsFile
from desktop.core.resources import RESOURCES
from desktop.core.workspaces.store import Store

if TYPE_CHECKING:  # and imported for good where first needed, to have the window up sooner
    from desktop.backend.computer import ThisComputer
    from desktop.backend.data import LocalData
    from desktop.backend.folders import LocalFolders
    from desktop.backend.policies import LocalPolicies
    from desktop.backend.tools import LocalTools
    from desktop.backend.ways import Ways
    from desktop.core.activity.activity import Activity
    from desktop.core.cancelling import Stop
    from desktop.core.computer import pac
    from desktop.core.computer.proxies import Proxies
    from desktop.core.data.confirmation import Confirmation
    from desktop.core.data.connections import Connections
    from desktop.core.data.passphrase import Passphrase
    from desktop.core.environments.catalogue import Catalogue
    from desktop.core.environments.download_sizes import DownloadSizes
    from desktop.core.folders.check import Places
    from desktop.core.health.checkup import Checkup
    from desktop.core.policy.machine import Machine
    from desktop.core.registries.sign_ins import SignIns
    from desktop.core.setting_up.setting_up import SettingUp
    from desktop.core.start.computer import Computer
    from desktop.core.start.handing import Handing
    from desktop.core.start.packages import Ask, Packages
    from desktop.core.updates.updates import Updates
    from desktop.engine.docker_engine import DockerEngine
    from desktop.vault.guarded import GuardedVault


class LocalBackend:
    """Each part is made when it is first needed."""

    def __init__(
        self,
        own_folders: PlatformDirs,
        resources: Path = RESOURCES,
        machine: Callable[[], Machine] | None = None,
        ask_proxies: pac.Ask | None = None,
    ) -> None:
        """`machine` tells what IT told this computer, `ask_proxies` what proxies this system has; None for
        asking the system as far as that can be done here."""
        self.own_folders = own_folders
        self._data = Path(own_folders.user_data_dir)
        self._machine = machine
        self._ask_proxies = ask_proxies
        self.resources = resources
        self.settings = SettingsFile(Path(own_folders.user_config_dir) / "settings.toml")

    def prepare(self) -> None:
        """What belongs to the process as a whole; once, before anything else here is used."""
        from desktop.engine.command_path import command_path

        os.environ["PATH"] = command_path(os.environ, Path.home(), sys.platform)

    # --- its parts ----------------------------------------------------------------------------------------

    @property
    @once
    def tools(self) -> LocalTools:
        from desktop.backend.tools import LocalTools

        return LocalTools(self, self._handing, self.user)

    @property
    @once
    def folders(self) -> LocalFolders:
        from desktop.backend.folders import LocalFolders

        return LocalFolders(self, self._data, self.user[0])

    @property
    @once
    def data(self) -> LocalData:
        from desktop.backend.data import LocalData

        return LocalData(self, self._handing, self.resources)

    @property
    @once
    def policies(self) -> LocalPolicies:
        from desktop.backend.policies import LocalPolicies

        own = Path(self.own_folders.user_config_dir) / "presets"
        about = self.connections, lambda: self.store.load_all()[0], lambda: self.built_in
        return LocalPolicies(self._machine, own, self._data / "policy.json", *about)

    # --- what they stand on -------------------------------------------------------------------------------

    @property
    def catalogue(self) -> Catalogue:
        from desktop.core.policy.enforced import Enforced
        from desktop.core.policy.offered import everything

        rules = self.policies.rules()
        return everything(self.built_in, rules) if isinstance(rules, Enforced) else self.built_in

    @cached_property
    def built_in(self) -> Catalogue:
        from desktop.core.environments import catalogue

        return catalogue.load(self.resources / "catalogue.toml", self.resources / "recipes")

    @cached_property
    def store(self) -> Store:
        return Store(self._data)

    @property
    def logs(self) -> Path:
        return Path(self.own_folders.user_log_dir)

    @once
    def sizes(self) -> DownloadSizes:
        from desktop.core.environments.download_sizes import DownloadSizes

        return DownloadSizes(Path(self.own_folders.user_cache_dir) / "sizes.json")

    @once
    def engine(self) -> DockerEngine:
        from desktop.core.computer.certificates import build_files
        from desktop.engine.docker_engine import DockerEngine

        return DockerEngine(
            variables=os.environ,
            home=Path.home(),
            platform=sys.platform,
            preferred=self.settings.now.engine,
            remember=self._remember_engine,
            owner=self.store.owner,
            pool=self.network_pool,
            build_files=lambda: build_files(self.computer().certificates),
            proxies=lambda: self.ways_out.of_builds(),
            authorities=lambda: self.computer().certificates,
            mirrors=self.policies.mirrors,
            build_mirrors=lambda: self.ways_out.mirrors_of_builds(),
            sign_ins=lambda registry, stop: self.sign_ins().login(registry, stop),
        )

    @once
    def updates(self) -> Updates:
        from desktop.core.updates.updates import Updates

        return Updates(self.resources, self.policies.now)

    def setting_up(self) -> SettingUp:
        from desktop.core.setting_up.setting_up import SettingUp

        return SettingUp(self.engine)

    def _remember_engine(self, address: str) -> None:
        if address != self.settings.now.engine:
            self.settings.choose(engine=address)
            self.settings.save()

    def network_pool(self) -> str:
        return str(self.policies.as_read().pick("network.pool", self.settings.now.network_pool, ""))

    def use_addresses(self, pool: str) -> None:
        from desktop.core.start import addresses

        addresses.use(pool, self.settings, self.engine().containers)

    def take_addresses(self, servers: Sequence[str]) -> str:
        from desktop.core.start import addresses

        return addresses.take_free(servers, self.settings, self.engine().containers)

    @once
    def _this_computer(self) -> ThisComputer:
        from desktop.backend.computer import ThisComputer

        return ThisComputer(self.own_folders, self.store.owner, self.policies.as_read, self._ask_proxies)

    @property
    def user(self) -> tuple[int, int]:
        """The analyst's numbers, negative where the system has none."""
        return self._this_computer().user

    def computer(self) -> Computer:
        """As it is now, with all that a start needs."""
        rules = self.policies.rules()  # first: what holds says what proxies there are
        found = self._this_computer().now()
        if (problem := self.proxies().problem) and not rules.policy.problem:
            rules = self.policies.enforced(replace(rules.policy, problem=problem))
        files = {**found.files, **self._handing().nothing()}
        return replace(found, files=files, rules=rules, copying=self.folders.copying())

    def places(self) -> Places:
        return self._this_computer().places()

    def proxies(self) -> Proxies:
        return self._this_computer().proxies()

    # --- secrets ------------------------------------------------------------------------------------------

    @once
    def connections(self) -> Connections:
        from desktop.core.data.connections import Connections
        from desktop.core.policy.handed import HandedStore

        return Connections(HandedStore(self._data, self.policies.now), self.vault)

    @once
    def vault(self) -> GuardedVault:
        from desktop.vault.guarded import GuardedVault
        from desktop.vault.vault import KeyringVault

        return GuardedVault(
            KeyringVault(),
            lock_after_s=lambda: self.lock_after_s(),
            asked=lambda: self.settings.now.passphrase == ASKED,
            system=lambda: self.settings.now.passphrase == SYSTEM,
            needed=lambda: self.second_factor_needed_by(),
        )

    def second_factor_needed_by(self) -> str:
        from desktop.core.policy.second_factor import needed_by

        return needed_by(self.policies.as_read())

    def lock_after_s(self) -> float:
        from desktop.core.data.passphrase import LOCK_AFTER_S
        from desktop.core.policy.second_factor import lock_after

        return LOCK_AFTER_S[lock_after(self.settings, self.policies.as_read())]

    @once
    def sign_ins(self) -> SignIns:
        from desktop.core.registries.sign_ins import SignIns

        return SignIns(
            self._data / "sign-ins.json",
            self.vault,
            lambda *asked: self.ways_out.sign_in(*asked),
            lambda: self.policies.rules().may_keep_secrets,
        )

    @once
    def packages(self) -> Packages:
        from desktop.core.registries.sign_ins import SignIns
        from desktop.core.start.packages import KIND, Packages

        file = self._data / "package-sign-ins.json"

        def sign_ins(check: Callable[[str, str, str, Stop], str]) -> SignIns:
            return SignIns(file, self.vault, check, lambda: self.policies.rules().may_keep_secrets, KIND)

        return Packages(self.policies.mirrors, sign_ins, self._ask_packages())

    def _ask_packages(self) -> Ask:
        from desktop.backend.ways import ask_packages

        return ask_packages(lambda: self.computer().certificates, self.proxies, self.sign_ins)

    @property
    @once
    def ways_out(self) -> Ways:
        from desktop.backend.ways import Ways

        return Ways(
            self.proxies,
            self.sign_ins,
            self.engine,
            self.resources / "relay",
            self.packages,
            lambda: self.computer().certificates,
        )

    @once
    def passphrase(self) -> Passphrase:
        from desktop.core.data.passphrase import Passphrase

        def ids() -> tuple[str, ...]:
            servers = self.sign_ins(), self.packages().sign_ins
            return (*self.connections().store.ids(), *(id for some in servers for id in some.ids()))

        return Passphrase(ids, self.vault, self.settings)

    @once
    def confirmation(self) -> Confirmation:
        from desktop.core.data.confirmation import Confirmation
        from desktop.vault.polkit import Polkit

        authority = Polkit() if sys.platform == "linux" else None
        return Confirmation(authority, self.vault, self.settings)

    @once
    def _handing(self) -> Handing:
        from desktop.core.environments.catalogue import read_files
        from desktop.core.start.handing import Handing

        helpers = read_files(self.resources / "connect")
        return Handing(self.connections(), helpers, self._this_computer().tickets)

    # --- what is done -------------------------------------------------------------------------------------

    @once
    def activity(self) -> Activity:
        from desktop.core.activity.activity import Activity
        from desktop.core.activity.log import Log

        chosen = {KEEP: True, OFF: False}
        log = Log(self._data / "activity")
        return Activity(log, lambda: chosen.get(self.settings.now.activity or ""), self.policies.now)

    def checkup(self) -> Checkup:
        from desktop.backend.health import checkup

        return checkup(self, self._data, self.user[0], lambda: self.computer().certificates)

    # --- and beside them ----------------------------------------------------------------------------------

    def sample(self, name: str, translate: Callable[[str], str]) -> str:
        from desktop.core import sample

        place = Path(self.own_folders.user_documents_dir) / name
        return sample.provide(self.resources / "sample", place, translate)
