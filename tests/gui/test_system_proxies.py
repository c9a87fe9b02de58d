"""PAC files, run for real, as somebody serves them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.core.computer import pac
from desktop.core.computer.pac import Unreadable
from desktop.gui.process import system_proxies as module
from desktop.gui.process.system_proxies import system_proxies
from tests.fakes.launcher import begin_by_launcher
from tests.fakes.web import Scripted

COMPANYS = """
function FindProxyForURL(url, host) {
  // as many a company's
  if (isPlainHostName(host) || dnsDomainIs(host, ".acme.example")) return "DIRECT";
  if (shExpMatch(host, "*.intra.*") || localHostOrDomainIs(host, "www.acme.org")) return "DIRECT";
  if (isInNet(host, "10.77.0.0", "255.255.0.0") || dnsDomainLevels(host) > 9) return "DIRECT";
  if (isInNet(dnsResolve("gone.invalid"), "10.0.0.0", "255.0.0.0")) return "DIRECT";
  if (myIpAddress() === "192.0.2.77") return "DIRECT";
  if (url.substring(0, 6) == "https:") return "PROXY secure.acme.example:8443; DIRECT";
  return "PROXY proxy.acme.example:8080; DIRECT";
}
"""


@pytest.fixture
def served() -> Iterator[Scripted]:
    server = Scripted()
    yield server
    server.close()


def told(served: Scripted, script: str, servers: tuple[str, ...] = ()) -> dict[str, str]:
    served.answers["/proxy.pac"] = (200, {}, script.encode())
    return system_proxies(f"http://{served.host}/proxy.pac", servers)


def test_a_companys_script(served: Scripted) -> None:
    servers = ("pypi.acme.example", "10.77.1.2", "a.intra.net", "nowhere.invalid")
    assert told(served, COMPANYS, servers) == {
        "http": "http://proxy.acme.example:8080",
        "https": "http://secure.acme.example:8443",
        "no": "pypi.acme.example,10.77.1.2,a.intra.net",
    }


def test_a_script_is_run_by_a_launcher(
    served: Scripted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin_by_launcher(monkeypatch, tmp_path)
    script = "function FindProxyForURL(url, host) { return 'PROXY proxy.acme.example:8080'; }"
    assert told(served, script) == dict.fromkeys(("http", "https"), "http://proxy.acme.example:8080")


def test_a_proxy_by_its_number(served: Scripted) -> None:
    """Of the newer kind, which scripts write in brackets."""
    script = "function FindProxyForURL(url, host) { return 'PROXY [fd00::7]:3128'; }"
    assert told(served, script) == dict.fromkeys(("http", "https"), "http://[fd00::7]:3128")


@pytest.mark.skipif(sys.platform != "linux", reason="its own systems tell of a proxy of theirs")
def test_what_qt_tells_of_a_proxy_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://[fd00::7]:3128")
    monkeypatch.delenv("no_proxy", raising=False)
    assert pac.first(module._asked_of_qt("https://pypi.example/")) == "http://[fd00::7]:3128"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "<html>Please sign in</html>",
        "function FindProxyForURL(url, host) { return nothing; }",
        "function FindProxyForURL(url, host) { return dateRange('JAN') ? 'DIRECT' : 'PROXY p:1'; }",
        "while (true) {}",
    ],
)
def test_one_that_cannot_be_run_is_told(
    served: Scripted, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE_S", 3.0)
    with pytest.raises(Unreadable):
        told(served, script)


def test_one_that_cannot_be_had_is_told(served: Scripted) -> None:
    for address in (f"http://{served.host}/none", "http://127.0.0.1:1/x", "file:///nowhere", "odd"):
        with pytest.raises(Unreadable):
            system_proxies(address, ())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process's memory so simply")
def test_one_that_takes_all_memory_is_told(served: Scripted) -> None:
    with pytest.raises(Unreadable, match="out of memory"):
        told(served, "function FindProxyForURL(url, host) { return new ArrayBuffer(600000000).byteLength; }")


def test_server_that_speaks_something_else_is_told(served: Scripted) -> None:
    def odd(request: Any) -> tuple[int, dict[str, str], bytes]:
        request.wfile.write(b"220 mail.acme.example\r\n\r\n")
        return 200, {}, b""

    served.answers["/proxy.pac"] = odd
    with pytest.raises(Unreadable):
        system_proxies(f"http://{served.host}/proxy.pac", ())


def test_one_that_is_sent_without_end_is_given_up(served: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then is no silence; whoever starts a tool waits for all of it."""
    monkeypatch.setattr(module, "PATIENCE_S", 2.0)
    served.answers["/proxy.pac"] = (200, {}, dripped(served))
    with pytest.raises(Unreadable, match="takes longer"):
        system_proxies(f"http://{served.host}/proxy.pac", ())


def dripped(served: Scripted) -> Iterator[bytes]:
    for _ in range(100):
        yield b"//\n"
        served.go_on.wait(0.1)


def test_password_in_its_address_is_not_told() -> None:
    with pytest.raises(Unreadable) as raised:
        system_proxies("http://maria:s3cret@127.0.0.1:1/proxy.pac", ())
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize(("mode", "used"), [("auto", True), ("none", False)])
def test_the_desktops_own_setting(
    served: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, used: bool
) -> None:
    """By a stand-in for GNOME's command, which prints as that one does."""
    served.answers["/proxy.pac"] = (
        200,
        {},
        b"function FindProxyForURL(u, h) { return 'PROXY p.example:1'; }",
    )
    command = tmp_path / "gsettings"
    address = f"http://{served.host}/proxy.pac"
    command.write_text(f"#!/bin/sh\ncase $3 in mode) echo \"'{mode}'\";; *) echo \"'{address}'\";; esac\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for name in (
        "http_proxy",
        "https_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "no_proxy",
        "NO_PROXY",
        "all_proxy",
    ):
        monkeypatch.delenv(name, raising=False)
    assert system_proxies("", ()).get("https", "") == ("http://p.example:1" if used else "")
