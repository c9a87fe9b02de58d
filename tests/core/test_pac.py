"""What programs are told where a script decides on proxies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.backend import computer as module
from desktop.backend.computer import ThisComputer, from_policy
from desktop.core.computer import pac
from desktop.core.computer.pac import Unreadable
from desktop.core.computer.proxies import ProxyDoubt, find
from desktop.core.policy.policy import NONE, merge
from desktop.core.problems import ProxyUnknown
from desktop.core.resources import own_folders
from tests.core.policy.preset_samples import preset


@pytest.mark.parametrize(
    ("answer", "proxy"),
    [
        ("PROXY p.example:8080", "http://p.example:8080"),
        ("proxy p.example:8080; DIRECT", "http://p.example:8080"),
        ("HTTPS p.example:443;PROXY q:1", "https://p.example:443"),
        ("SOCKS p.example:1080", "socks5h://p.example:1080"),
        ("DIRECT; PROXY p:1", ""),
        ("DIRECT", ""),
        ("", ""),
        ("undefined", ""),
        ("PROXY", ""),
    ],
)
def test_the_first_that_it_answers_counts(answer: str, proxy: str) -> None:
    assert pac.first(answer) == proxy


def test_servers_that_it_leaves_alone_are_exceptions() -> None:
    found = pac.told(
        lambda url: "DIRECT" if "acme" in url else "PROXY p:1", ("pypi.acme.example", "q.example")
    )
    assert found == {"http": "http://p:1", "https": "http://p:1", "no": "pypi.acme.example"}
    assert pac.told(lambda _url: "DIRECT", ("pypi.acme.example",)) == {}
    told = ("https://pypi.acme.example:8443/simple", "m.example:5000/hub", "m.example:5000")
    assert pac.servers(told) == ("pypi.acme.example", "m.example")


NAMED = '[network]\nproxy = "http://named.example:1"'
SCRIPT = '[network]\npac = "http://pac.example/proxy.pac"\n[network.mirrors]\npip = "https://pypi.acme.example/simple"'


def test_a_preset_names_a_proxy_or_a_script() -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(script: str, servers: tuple[str, ...]) -> dict[str, str]:
        asked.append((script, servers))
        return {"https": "http://p:1"}

    both = {"http": "http://named.example:1", "https": "http://named.example:1"}
    assert from_policy(merge([preset(NAMED)]), ask) == (both, False)
    assert from_policy(merge([preset(NAMED, head='locked = ["network.proxy"]')]), ask) == (both, True)
    assert from_policy(NONE, ask) == ({"https": "http://p:1"}, False)
    locked = preset(SCRIPT, head='locked = ["network.pac"]')
    own = replace(preset(NAMED, head='locked = ["network.proxy"]', id="mine"), own=True)
    assert from_policy(merge([locked, own]), ask) == ({"https": "http://p:1"}, True), "IT's goes first"
    asked.pop()
    assert from_policy(merge([locked]), ask) == ({"https": "http://p:1"}, True)
    assert asked == [("", ()), ("http://pac.example/proxy.pac", ("pypi.acme.example",))]
    assert isinstance(from_policy(merge([locked]), None), Unreadable)


def test_what_binds_goes_before_what_a_person_set(tmp_path: Path) -> None:
    own = {"HTTPS_PROXY": "http://own.example:1"}
    it = {"https": "http://it.example:2", "no": "pypi.acme.example"}
    assert find(own, tmp_path / "none", it).variables["HTTPS_PROXY"] == "http://own.example:1"
    bound = find(own, tmp_path / "none", it, it).variables
    assert bound["HTTPS_PROXY"] == "http://it.example:2"
    assert bound["NO_PROXY"].startswith("pypi.acme.example,localhost")


def test_script_that_binds_and_wants_no_proxy_leaves_none(tmp_path: Path) -> None:
    own = {"HTTPS_PROXY": "http://own.example:1"}
    assert find(own, tmp_path / "none", {}, {}).variables == {}


LOCKED = preset(NAMED, head='locked = ["network.proxy"]')


def test_proxy_that_comes_while_cais_is_open_holds_from_the_next_start_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Asked for once as long as nothing is another: a script may take seconds."""
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    asked: list[str] = []
    policy = NONE
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)

    def ask(script: str, _servers: tuple[str, ...]) -> dict[str, str]:
        asked.append(script)
        return {"https": "http://own.example:1"}

    computer = ThisComputer(own_folders(), "owner", lambda: policy, ask)
    for _ in range(2):
        assert computer.now().variables["HTTPS_PROXY"] == "http://own.example:1"
    policy = merge([LOCKED])
    assert computer.proxies().variables["HTTPS_PROXY"] == "http://named.example:1"
    assert computer.now().variables["HTTPS_PROXY"] == "http://named.example:1"
    policy = NONE
    assert computer.now().variables["HTTPS_PROXY"] == "http://own.example:1"
    assert asked == ["", ""], "the one that is named is not asked for"


def test_script_that_could_not_be_had_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As where Cais was opened before the network was there."""
    at_s, there = 0.0, False
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    monkeypatch.setattr(module, "monotonic", lambda: at_s)
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)

    def ask(_script: str, _servers: tuple[str, ...]) -> dict[str, str]:
        if not there:
            raise Unreadable("no network")
        return {"https": "http://p.example:1"}

    computer = ThisComputer(own_folders(), "owner", lambda: NONE, ask)
    assert computer.proxies().findings == {"PAC": ProxyDoubt.SCRIPT_UNREADABLE}
    there = True
    assert computer.proxies().findings, "nobody waits for it at each turn"
    at_s = module.AGAIN_S
    assert computer.proxies().variables["HTTPS_PROXY"] == "http://p.example:1"


def test_script_that_binds_and_cannot_be_had_leaves_no_other_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Not the person's own: a tool would go past what IT requires. A start says what is the matter."""
    at_s, there = 0.0, False
    (tmp_path / "config.json").write_text('{"proxies": {"default": {"httpsProxy": "http://own.example:1"}}}')
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    monkeypatch.setenv("HTTPS_PROXY", "http://own.example:1")
    monkeypatch.setattr(module, "monotonic", lambda: at_s)

    def ask(script: str, _servers: tuple[str, ...]) -> dict[str, str]:
        if not there:
            raise Unreadable("no network")
        return {"https": "http://p.example:1"}

    policy = merge([preset(SCRIPT, head='locked = ["network.pac"]')])
    computer = ThisComputer(own_folders(), "owner", lambda: policy, ask)
    found = computer.proxies()
    assert (found.variables, found.findings) == ({}, {"PAC": ProxyDoubt.SCRIPT_UNREADABLE})
    assert "HTTPS_PROXY" not in computer.now().variables
    assert isinstance(found.problem, ProxyUnknown)
    assert (found.problem.key, found.problem.contact) == ("network.pac", "it@acme.example")
    assert found.problem.detail == "no network"
    there, at_s = True, module.AGAIN_SOON_S
    assert computer.proxies().variables["HTTPS_PROXY"] == "http://p.example:1"
    assert computer.proxies().problem is None


@pytest.mark.parametrize("key", ["network.pac", "network.proxy"])
def test_proxy_that_binds_and_no_tool_can_use_leaves_no_other_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str
) -> None:
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    monkeypatch.setenv("HTTPS_PROXY", "http://own.example:1")
    named = NAMED.replace("named.example", "127.0.0.1") if key == "network.proxy" else SCRIPT
    policy = merge([preset(named, head=f'locked = ["{key}"]')])
    here = {"https": "http://localhost:1"}
    found = ThisComputer(own_folders(), "owner", lambda: policy, lambda *_asked: here).proxies()
    assert found.variables == {}
    assert isinstance(found.problem, ProxyUnknown)
    assert (found.problem.key, found.problem.detail) == (key, "only-on-this-computer")
    free = merge([preset(named)])
    found = ThisComputer(own_folders(), "owner", lambda: free, lambda *_asked: here).proxies()
    assert found.problem is None
    assert found.variables["HTTPS_PROXY"] == "http://own.example:1"
