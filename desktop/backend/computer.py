"""This computer, as tools and their folders meet it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import inf
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from desktop.backend.once import once
from desktop.core.computer.pac import Ask, Unreadable, servers

if TYPE_CHECKING:  # and imported for good where first needed
    from platformdirs import PlatformDirs

    from desktop.core.computer.proxies import Proxies
    from desktop.core.data.kerberos.tickets import Tickets
    from desktop.core.folders.check import Places
    from desktop.core.policy.policy import Policy, Setting
    from desktop.core.problems import Problem
    from desktop.core.start.computer import Computer

log = logging.getLogger(__name__)

AGAIN_S = 60.0
"""Before a script that could not be had is asked for again: each start would wait for it."""

AGAIN_SOON_S = 5.0
"""The same where nothing starts without: somebody presses Try again."""


def from_policy(policy: Policy, ask: Ask | None) -> tuple[Mapping[str, str], bool] | Unreadable:
    """What IT or this system says of proxies, and whether that binds."""
    from urllib.request import getproxies

    named, script = policy.settings.get("network.proxy"), policy.settings.get("network.pac")
    if named and not (script and script.locked and _goes_first(script, named)):
        return {"http": named.value, "https": named.value}, named.locked
    if not ask:
        return Unreadable("nobody runs scripts here") if script else (getproxies(), False)
    mirrors = policy.mirrors
    try:
        asked = servers((*mirrors.images.values(), *mirrors.packages.values()))
        return ask(script.value if script else "", asked), bool(script and script.locked)
    except Unreadable as error:
        return error


def _goes_first(script: Setting, named: Setting) -> bool:
    """Before a proxy that is named: what binds before what does not, and IT's before a person's."""
    return not named.locked or (named.source.own and not script.source.own)


def _unknown(key: str, found: Setting, why: str) -> Problem:
    from desktop.core.problems import ProxyUnknown

    source = found.source
    about = {"path": source.path, "organisation": source.organisation, "contact": source.contact}
    return ProxyUnknown(**about, key=key, detail=why)


class ThisComputer:
    """`owner` is whose workspaces these are."""

    def __init__(
        self, own_folders: PlatformDirs, owner: str, policy: Callable[[], Policy], ask: Ask | None
    ) -> None:
        """`policy` may name a proxy; `ask` asks the system for its own, None for what Python knows of."""
        self._own_folders = own_folders
        self._owner = owner
        self._policy = policy
        self._ask = ask
        self._asking = Lock()
        self._known: tuple[object, Proxies] | None = None
        self._again_at = inf

    @property
    def user(self) -> tuple[int, int]:
        """The analyst's numbers; negative where the system has none (Windows)."""
        return (os.getuid(), os.getgid()) if hasattr(os, "getuid") else (-1, -1)

    def now(self) -> Computer:
        """On a journey the time zone changes under an app that is open."""
        from desktop.core.computer import certificates
        from desktop.core.computer.time_zone import time_zone
        from desktop.core.start.plan import SECRETS

        zone, found = time_zone(), self._lasting()
        trusted = self._trusted(found.certificates)
        inside = certificates.variables(trusted, f"{SECRETS}/{certificates.NAME}")
        variables = {**self.proxies().variables, **inside, **zone.variables(SECRETS)}
        return replace(found, variables=variables, certificates=trusted, files=zone.files)

    def _trusted(self, bundle: bytes) -> bytes:
        """What this computer trusts, and whom IT names besides: by now, as a preset may come at any time."""
        further = self._policy().settings.get("network.certificates")
        from desktop.core.computer import certificates

        return certificates.with_further(bundle, further.value) if further else bundle

    @once
    def _lasting(self) -> Computer:
        from desktop.core.computer import certificates
        from desktop.core.start.accounts import Accounts
        from desktop.core.start.computer import Computer
        from desktop.core.start.proving import prover

        data = Path(self._own_folders.user_data_dir)
        return Computer(
            *self.user,
            places=self.places(),
            certificates=certificates.bundle(),
            owner=self._owner,
            groups=tuple(os.getgroups()) if hasattr(os, "getgroups") else (),
            prover=prover(data),
            accounts=Accounts(data / "accounts"),
        )

    def places(self) -> Places:
        """Where folders must not be; as it is now, with what is plugged in."""
        from desktop.core.folders.check import Places
        from desktop.core.folders.mounts import mounts
        from desktop.engine.finding.addresses import addresses

        ours = self._own_folders
        own = {ours.user_data_dir, ours.user_config_dir, ours.user_cache_dir, ours.user_log_dir}
        sockets = [address.socket for address in addresses(os.environ, Path.home(), sys.platform)]
        return Places(
            platform=sys.platform,
            home=str(Path.home()),
            app_data=tuple(own),
            sockets=("/run/docker.sock", *(str(socket) for socket in sockets if socket)),
            mounts=mounts(sys.platform),
        )

    def proxies(self) -> Proxies:
        """As they were when first asked for, as a script may take seconds to tell; anew once a policy says
        something else of them."""
        policy = self._policy()
        told = *map(policy.settings.get, ("network.proxy", "network.pac")), policy.mirrors
        with self._asking:
            if self._known is None or self._known[0] != told or monotonic() >= self._again_at:
                found, is_whole = self._find_proxies(policy)
                self._known = told, found
                wait_s = AGAIN_SOON_S if found.problem else AGAIN_S
                self._again_at = inf if is_whole else monotonic() + wait_s
            return self._known[1]

    def _find_proxies(self, policy: Policy) -> tuple[Proxies, bool]:
        """Those, and whether all that was to tell of them did."""
        from urllib.request import getproxies

        from desktop.core.computer import proxies

        config = Path(os.environ.get("DOCKER_CONFIG", str(Path.home() / ".docker"))) / "config.json"
        told = from_policy(policy, self._ask)
        if isinstance(told, Unreadable):
            log.warning("the script that tells of proxies cannot be read: %s", told)
            doubt = {"PAC": proxies.ProxyDoubt.SCRIPT_UNREADABLE}
            if script := policy.locked("network.pac"):
                # Nobody's own take its place: a tool would go past what IT requires.
                return proxies.Proxies(
                    findings=doubt, problem=_unknown("network.pac", script, str(told))
                ), False
            return replace(proxies.find(os.environ, config, getproxies()), findings=doubt), False
        system, binds = told
        found = proxies.find(os.environ, config, system, system if binds else None)
        if binds and (lacking := proxies.UNUSABLE & set(found.findings.values())):
            key = "network.proxy" if policy.locked("network.proxy") else "network.pac"
            why = ", ".join(sorted(one.value for one in lacking))
            found = replace(found, variables={}, problem=_unknown(key, policy.settings[key], why))
        return found, True

    def tickets(self) -> Tickets:
        """As they are now: a person may sign in to Kerberos at any time."""
        from desktop.core.data.kerberos.tickets import Tickets

        return Tickets(os.environ, self.user[0])
