"""Servers of packages that IT named, as findings."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.health.finding import Finding
from desktop.core.health.packages import findings
from desktop.core.registries.login import Login
from desktop.core.registries.mirrors import NONE, Mirrors
from desktop.core.start.packages import Packages

MARIA = Login("maria", "canary-4c1")
PIP = Mirrors(packages={"pip": "https://p.example:8443/simple"})
Ask = Callable[[str, Login | None, Stop], tuple[str, ...] | None]


class Vault:
    """Who is signed in to p.example, if anybody."""

    def __init__(self, login: Login | p.Problem | None) -> None:
        self._login = login

    def login(self, server: str, _stop: Stop) -> Login | None:
        if isinstance(self._login, p.Problem):
            raise self._login
        return self._login if server == "p.example:8443" else None


def look(
    ask: Ask, mirrors: Mirrors = PIP, login: Login | p.Problem | None = None, within_s: float = 30
) -> list[Finding]:
    vault: Any = Vault(login)
    return list(findings(Packages(lambda: mirrors, lambda _check: vault, ask), Stop(), within_s))


def raising(error: Exception) -> Ask:
    def ask(*_arguments: object) -> None:
        raise error

    return ask


def knows_maria(_address: str, login: Login | None, _stop: Stop) -> tuple[str, ...] | None:
    return None if login == MARIA else ("basic",)


@pytest.mark.parametrize(
    ("ask", "login", "case"),
    [
        (lambda *_: None, None, "open"),
        (knows_maria, None, "sign-in"),
        (knows_maria, MARIA, "signed-in"),
        (knows_maria, Login("maria", "canary-old"), "refused"),
        (knows_maria, Login("maria", "", ticket="canary"), "refused"),
        (knows_maria, p.KeyringLocked(), "untold"),
        (lambda *_: ("negotiate",), MARIA, "no-way"),
        (raising(TimeoutError("timed out")), MARIA, "unreachable"),
        (raising(ValueError("not the address of a proxy")), None, "unreachable"),
        (raising(OSError("HTTP 407")), None, "proxy-sign-in"),
        (
            raising(OSError("Tunnel connection failed: 407 Proxy Authentication Required")),
            None,
            "proxy-sign-in",
        ),
        (raising(p.PackagesUnreachable(registry="p.example:8443", trusted=False)), None, "untrusted"),
    ],
)
def test_how_one_is_reached(ask: Ask, login: Login | p.Problem | None, case: str) -> None:
    [found] = look(ask, login=login)
    assert (found.item, found.case, found.about) == ("packages", case, "p.example:8443")
    assert found.facts["server"] == "p.example:8443"
    assert "canary" not in f"{found.facts}{found.detail}"


def test_each_server_is_asked_by_each_of_its_programs() -> None:
    asked = []

    def ask(address: str, login: Login | None, _stop: Stop) -> None:
        asked.append((address, login))

    everything = {
        "pip": "https://p.example:8443/simple",
        "conda": "https://p.example:8443/conda",
        "cran": "http://c.example/cran",
        "npm": "https://n.example/npm/",
        "apt": "http://a.example",
    }
    assert [one.about for one in look(ask, Mirrors(packages=everything), MARIA)] == [
        "p.example:8443",
        "c.example",
        "n.example",
        "a.example",
    ]
    assert sorted(asked) == [
        ("http://a.example/dists/", None),
        ("http://c.example/cran/src/contrib/PACKAGES", None),
        ("https://n.example/npm/-/ping", None),
        ("https://p.example:8443/conda/", None),
        ("https://p.example:8443/simple/pip/", None),
    ], "a password is shown only to who wants it"


def test_the_worst_of_what_its_programs_are_told_is_said() -> None:
    def ask(address: str, login: Login | None, _stop: Stop) -> tuple[str, ...] | None:
        return None if login and "conda" not in address else ("basic",)

    both = {"pip": "https://p.example:8443/simple", "conda": "https://p.example:8443/conda"}
    assert [one.case for one in look(ask, Mirrors(packages=both), MARIA)] == ["refused"]


@pytest.mark.parametrize("mirror", [{"npm": "http://n.example"}, {"pip": "http://p.example:8443"}])
def test_where_nobody_can_be_signed_in_by_cais_that_is_said(mirror: dict[str, str]) -> None:
    """No password is sent in the open."""
    asked = []

    def ask(_address: str, login: Login | None, _stop: Stop) -> tuple[str, ...]:
        asked.append(login)
        return ("basic",)

    assert [one.case for one in look(ask, Mirrors(packages=mirror), MARIA)] == ["no-way"]
    assert asked == [None]


@pytest.fixture
def frozen() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_slow_one_holds_up_no_other(frozen: threading.Event) -> None:
    def ask(address: str, _login: Login | None, _stop: Stop) -> None:
        if "slow" in address:
            frozen.wait(60)

    both = Mirrors(packages={"pip": "https://slow.example", "cran": "https://c.example"})
    assert [(one.about, one.case) for one in look(ask, both, within_s=0.2)] == [
        ("slow.example", "unanswered"),
        ("c.example", "open"),
    ]


def test_without_any_it_does_not_apply() -> None:
    assert [one.case for one in look(raising(AssertionError()), NONE)] == ["none"]
