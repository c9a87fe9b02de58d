"""How people, their tools and their builds get past proxies that want a sign-in, and to packages from servers
that do; see `core.start.relay` and `core.start.packages`."""

from __future__ import annotations

import json
import logging
import secrets
import socket
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.core.cancelling import Stop
from desktop.core.computer import companions
from desktop.core.problems import Problem, ProxyWantsSignIn
from desktop.core.start import relay
from desktop.core.start.packages import in_builds, stand_in

if TYPE_CHECKING:
    from desktop.core.computer.proxies import Proxies
    from desktop.core.registries.login import Login
    from desktop.core.registries.mirrors import Mirrors
    from desktop.core.registries.sign_ins import SignIns
    from desktop.core.start.packages import Ask, Packages
    from desktop.engine.docker_engine import DockerEngine

log = logging.getLogger(__name__)


def ask_packages(
    authorities: Callable[[], bytes], proxies: Callable[[], Proxies], sign_ins: Callable[[], SignIns]
) -> Ask:
    """What asks servers of packages from this computer, as `core.start.packages` wants it."""

    def to_proxy(stop: Stop, server: str) -> tuple[str, str] | None:
        with suppress(Problem):  # of a keyring: the proxy says what is missing
            if login := sign_ins().login(server, stop):
                return login.user, login.password
        return None

    def ask(address: str, login: Login | None, stop: Stop) -> tuple[str, ...] | None:
        from desktop.engine import package_server

        through = proxies().variables, partial(to_proxy, stop)
        return package_server.refuses(address, login, authorities(), *through, stop)

    return ask


class Ways:
    """`program` is the folder that what signs in lies in, `authorities` are trusted by this computer."""

    def __init__(
        self,
        proxies: Callable[[], Proxies],
        sign_ins: Callable[[], SignIns],
        engine: Callable[[], DockerEngine],
        program: Path,
        packages: Callable[[], Packages],
        authorities: Callable[[], bytes],
    ) -> None:
        self._proxies = proxies
        self._sign_ins = sign_ins
        self._engine = engine
        self._program = program / relay.PROGRAM
        self._packages = packages
        self._authorities = authorities
        self._lock = Lock()
        self._running: tuple[object, subprocess.Popen[str], dict[str, str]] | None = None

    def sign_in(self, server: str, user: str, password: str, stop: Stop) -> str:
        """Have a proxy of this computer's, or else the engine, say that somebody is known there. Raises as
        those do."""
        from desktop.engine import proxy

        if address := relay.servers(self._proxies().variables).get(server):
            proxy.sign_in(address, user, password, stop)
            return ""
        return self._engine().images.sign_in(server, user, password, stop)

    def files(self, variables: Mapping[str, str], stop: Stop) -> Mapping[str, bytes]:
        """What leads a tool with these variables past them. Raises what a vault raises."""
        known = relay.known(variables, lambda server: self._sign_ins().login(server, stop))
        return relay.files(variables, known, self._program.read_bytes()) if known else {}

    def offered(self, stopped: ProxyWantsSignIn) -> ProxyWantsSignIn:
        """The same, with the proxy that a build was to use, which can be signed in to here. A download's is
        the engine's own, which only IT can tell of a password."""
        from desktop.engine import proxy

        for server, address in relay.servers(self._proxies().variables).items():
            if not stopped.reference:
                offered = ", ".join(proxy.ways(address))
                about = {"proxy": proxy.named(address), "ways": offered, "registry": server}
                return ProxyWantsSignIn(detail=stopped.detail, **about)
        return stopped

    def of_builds(self) -> Mapping[str, str]:
        """What builds are told of proxies: the way past them, and to servers of packages that want one, is
        by this computer, as what a build is handed can be read by whoever may ask the engine. Raises what
        a vault raises."""
        return {**self._proxies().variables, **self._led()}

    def mirrors_of_builds(self) -> Mirrors:
        """What stands in for registries and servers of packages, as builds are told. Raises what a vault and
        an engine raise."""
        packages = self._packages()
        logins, mirrors = packages.logins(Stop()), packages.mirrors()
        leads = logins and relay.leads(self._proxies().variables) and self._led()
        return in_builds(mirrors, logins) if leads else mirrors

    def builds_sign_in(self) -> bool:
        """Whether builds on this engine can be let in at servers of packages. Raises what that raises."""
        address = self._engine().builds_reach() if relay.leads(self._proxies().variables) else ""
        with suppress(OSError):
            if address:
                socket.create_server((address, 0)).close()
                return True
        return False

    def _led(self) -> dict[str, str]:
        """The variables that lead builds to what signs in for them, which runs then; none where nobody signed
        in, or builds reach no such."""
        variables = self._proxies().variables
        known = relay.known(variables, self._login)
        if packages := self._signed_in():
            known = relay.with_any(variables, known)
        address = self._engine().builds_reach() if known else ""
        if not address:
            return {}
        wanted = known, packages, address
        with self._lock:
            if not self._running or self._running[0] != wanted or self._running[1].poll() is not None:
                self.close()
                if not (begun := self._begun(*wanted)):
                    return {}
                self._running = wanted, *begun
            return relay.led(variables, self._running[2])

    def _login(self, server: str) -> Login | None:
        return self._sign_ins().login(server, Stop())

    def _signed_in(self) -> relay.Packages:
        """The servers of packages that somebody signed in to, by their names in builds."""
        from desktop.engine import package_server

        variables = self._proxies().variables
        if not relay.leads(variables):
            return {}
        found: relay.Packages = {}
        for server, login in self._packages().logins(Stop()).items():
            host = urlsplit(f"//{server}").hostname or ""
            proxy = relay.through(package_server.proxy_to(host, variables), self._login)
            about = relay.package_server(server, login, self._authorities(), proxy)
            found[stand_in(server)] = about
        return found

    def _begun(
        self, known: relay.Known, packages: relay.Packages, address: str
    ) -> tuple[subprocess.Popen[str], dict[str, str]] | None:
        """What signs in for builds until Cais ends, and where, by the proxy; None where it cannot listen. It
        lets in who has a word that opens nothing else, and ends with what it reads from."""
        word = secrets.token_urlsafe(24)
        settings = relay.settings(known, dict.fromkeys(known, 0), listen=address, word=word)
        told = [{**one, "packages": packages} for one in settings]
        command = companions.command(companions.RELAY, ["-IB", str(self._program), "-"])
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, text=True, **pipes)  # type: ignore[call-overload]
        try:
            process.stdin.write(json.dumps(told) + "\n")
            process.stdin.flush()
            ports = json.loads(process.stdout.readline())
        except (OSError, ValueError):
            process.communicate()
            log.warning("no relay for builds: nothing can listen at %s", address)
            return None
        log.info("a relay to %s serves builds", ", ".join((*filter(None, known), *packages)))
        places = (f"http://build:{word}@{address}:{port}" for port in ports)
        return process, dict(zip(known, places, strict=True))

    def close(self) -> None:
        """End what signs in for builds."""
        if self._running:
            process = self._running[1]
            process.communicate()
            self._running = None
