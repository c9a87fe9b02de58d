"""Servers of packages that want a sign-in: who is known there, and how programs inside are let in.

A sign-in to one is apart from one to a registry of the same name: what is kept for that is never handed to
tools. Programs inside read a file of passwords by server, as they have it since long before (netrc).
"""

from __future__ import annotations

import logging
import re
from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from desktop.core.cancelling import Stop
from desktop.core.ports import Inside
from desktop.core.problems import (
    BuildFailed,
    PackagesUnreachable,
    PackagesWantSignIn,
    Problem,
    SignInUnwritable,
    SignInWrong,
)
from desktop.core.registries.login import Login
from desktop.core.registries.mirrors import NPM, PASSWORDS, Mirrors
from desktop.core.registries.names import canonical
from desktop.core.registries.sign_ins import SignIns
from desktop.core.start.plan import SECRETS

log = logging.getLogger(__name__)

BEGUN = "packages.sh"
"""Beside the tool's secrets: what a tool begins with."""

KIND = "packages"
"""Of these sign-ins, for the keyring."""

PROBES = {"pip": "pip/", "cran": "src/contrib/PACKAGES", "conda": "", "npm": "-/ping", "apt": "dists/"}
"""What is asked of a server, by the program that gets packages there; nothing that takes it long."""

INSIDE = frozenset(PROBES) - {"apt"}
"""The programs that people have in a tool: nobody there is root, for whom apt would get something."""

_SCRIPT = f"""\
export NETRC={SECRETS}/netrc
(
  umask 077
  rm -f "$NETRC"
  if [ -s {SECRETS}/{PASSWORDS} ]; then
    cat {SECRETS}/{PASSWORDS} "$HOME/.netrc" >"$NETRC"
  else
    ln -s "$HOME/.netrc" "$NETRC"
  fi
) 2>/dev/null
"""
"""Who has passwords of their own in their home goes on using them."""

LONGEST = 3900
"""Bytes of a user name or a password: curl reads no longer lines."""

_PLAIN = re.compile(r"[^\s\"\\#][^\s\"\\]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

_REFUSED = re.compile(
    r"\bE?401\b|\bUnauthorized\b|\bhandle_401\b|^User for \S+: |No matching distribution found",
    re.MULTILINE,
)
"""What curl and R say, and pip, which asks who is there and ends where nobody answers, or where it may not
ask finds nothing."""

_NO_NAME = str.maketrans({":": "-", "[": None, "]": None})


class Question(NamedTuple):
    """What a server is asked. `can_sign_in`: whether a sign-in to it reaches the program that asks so."""

    address: str
    can_sign_in: bool


Ask = Callable[[str, Login | None, Stop], tuple[str, ...] | None]
"""Whether what is at an address wants (another) sign-in, and how, in small letters; None for no. Raises
OSError where it does not answer, and PackagesUnreachable where nobody may believe it."""


class Packages:
    """Methods may block, and be called from any thread.

    Attributes:
        mirrors: gives what IT named, by now.
        ask: has a server say whether it lets somebody in.
        sign_ins: to these servers; each is called by name, with a port where it has one.
    """

    def __init__(
        self,
        mirrors: Callable[[], Mirrors],
        sign_ins: Callable[[Callable[[str, str, str, Stop], str]], SignIns],
        ask: Ask,
    ) -> None:
        """`sign_ins` makes them with what has a server say whether it knows somebody."""
        self.mirrors = mirrors
        self.ask = ask
        self.sign_ins = sign_ins(self._check)

    def servers(self) -> tuple[str, ...]:
        """Those that builds, or programs inside, get packages from."""
        return tuple(probes(self.mirrors()))

    def questions(self) -> dict[str, list[Question]]:
        """What each server is asked to know how it is reached, also those that nobody can sign in to here."""
        found: dict[str, list[Question]] = {}
        for program, address in self.mirrors().packages.items():
            can = program in PROBES and address.startswith("https://")
            asked = f"{address.rstrip('/')}/{PROBES.get(program, '')}"
            found.setdefault(canonical(address), []).append(Question(asked, can))
        return found

    def files(self, stop: Stop) -> dict[str, bytes]:
        """What a tool is handed, nothing where it gets packages from the usual servers. Raises what a vault
        raises."""
        mirrors = self.mirrors()
        inside = probes(mirrors, INSIDE)
        if not inside:
            return {}
        logins = {server: login for server, login in self.logins(stop).items() if server in inside}
        npm = npmrc(canonical(mirrors.packages.get("npm", "")), logins)
        return {BEGUN: _SCRIPT.encode(), PASSWORDS: netrc(logins), NPM: npm}

    def logins(self, stop: Stop) -> dict[str, Login]:
        """Of those that somebody signed in to. Raises what a vault raises."""
        found = ((server, self.sign_ins.login(server, stop)) for server in self.servers())
        return {server: login for server, login in found if login and login.password}

    def hand(self, workspace: str, inside: Inside, stop: Stop) -> None:
        """Let the programs of a tool that runs in where somebody signed in by now. Raises ToolExited, and
        what a vault raises."""
        if files := self.files(stop):
            inside.deliver(workspace, files, stop)
            inside.output(workspace, ("sh", f"{SECRETS}/{BEGUN}"))

    def refused(self, stop: Stop, programs: Collection[str] = INSIDE) -> PackagesWantSignIn | None:
        """The first of these programs' servers that lets nobody in, or not who is signed in there. What does
        not answer is told of by whoever needs it."""
        for server, addresses in probes(self.mirrors(), programs).items():
            with suppress(OSError, Problem):
                login = self.sign_ins.login(server, stop)
                for address in addresses:
                    if (ways := self.ask(address, login, stop)) is not None:
                        user = login.user if login else ""
                        return PackagesWantSignIn(registry=server, user=user, ways=", ".join(ways))
        return None

    def instead_of(self, failed: BuildFailed, can_sign_in: Callable[[], bool], stop: Stop) -> Problem:
        """Why a build really failed, where it could not get packages. `can_sign_in`: whether builds can."""
        refused = self.refused(stop, PROBES) if _REFUSED.search(failed.log) else None
        if not refused:
            return failed
        about = {"registry": refused.registry, "user": refused.user, "ways": refused.ways}
        unable = "" if can_sign_in() else failed.recipe
        return PackagesWantSignIn(detail=failed.log, recipe=unable, **about)

    def _check(self, server: str, user: str, password: str, stop: Stop) -> str:
        """Raises SignInUnwritable, SignInWrong, PackagesWantSignIn where no password opens it, and
        PackagesUnreachable."""
        login = Login(user, password)
        if flaw := _flaw(login):
            raise SignInUnwritable(registry=server, what=flaw[0], why=flaw[1])
        for address in probes(self.mirrors()).get(server, ()):
            try:
                ways = self.ask(address, login, stop)
            except OSError as error:
                raise PackagesUnreachable(registry=server, detail=str(error)) from error
            if ways is not None:
                refused = PackagesWantSignIn(registry=server, ways=", ".join(ways))
                raise SignInWrong(registry=server, user=user) if refused.can_sign_in else refused
        return ""


def probes(mirrors: Mirrors, programs: Collection[str] = PROBES) -> dict[str, list[str]]:
    """What is asked of each server of these programs. None without TLS: a password is sent to no such."""
    found: dict[str, list[str]] = {}
    for program, asked in PROBES.items():
        address = mirrors.packages.get(program, "") if program in programs else ""
        if address.startswith("https://"):
            found.setdefault(canonical(address), []).append(f"{address.rstrip('/')}/{asked}")
    return found


def in_builds(mirrors: Mirrors, servers: Iterable[str]) -> Mirrors:
    """The same with names of nobody's for these servers, which what signs in for builds is asked by: what is
    encrypted for the server it could not sign."""
    stood_in = {
        program: f"http://{stand_in(canonical(address))}{urlsplit(address).path}"
        for program, address in mirrors.packages.items()
        if program in PROBES and canonical(address) in servers and address.startswith("https://")
    }
    return replace(mirrors, packages={**mirrors.packages, **stood_in})


def stand_in(server: str) -> str:
    """Its name in builds, that leads nowhere by itself (RFC 2606)."""
    return f"{server.translate(_NO_NAME)}.invalid"


def netrc(logins: Mapping[str, Login]) -> bytes:
    """A file of passwords by server, for programs that know servers without their ports."""
    return "".join(_lines(logins)).encode()


def npmrc(server: str, logins: Mapping[str, Login]) -> bytes:
    """npm's settings, where somebody is signed in to the server that it gets packages from."""
    login = logins.get(server)
    if not login:
        return b""
    shown = b64encode(f"{login.user}:{login.password}".encode()).decode()
    return f"//{server}/:_auth={shown}\n".encode()


def _lines(logins: Mapping[str, Login]) -> Iterator[str]:
    """Each on a line of its own: curl reads none that is long."""
    for server, login in logins.items():
        if _flaw(login):
            log.warning("the sign-in to %s cannot be written for programs", server)
            continue
        host = urlsplit(f"//{server}").hostname or ""
        yield f"machine {host}\nlogin {_quoted(login.user)}\npassword {_quoted(login.password)}\n"


def _flaw(login: Login) -> tuple[str, str] | None:
    """What programs could not be told, or would read otherwise than another, and why not."""
    for what, text in (("user", login.user), ("password", login.password)):
        if _CONTROL.search(text):  # a server may not be sent one (RFC 7617), and curl ends at some
            return what, "control"
        if len(_quoted(text).encode(errors="replace")) > LONGEST:
            return what, "long"
    return ("user", "colon") if ":" in login.user else None


def _quoted(text: str) -> str:
    """As curl and Python read it since 2022; before, neither knew what to do with such a one. What begins
    with a # would be a comment to curl."""
    return text if _PLAIN.fullmatch(text) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
