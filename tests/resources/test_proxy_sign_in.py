"""A proxy that wants a sign-in, by squid: who is told so, and how tools get past it and show no password."""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.problems import ProxyWantsSignIn, SignInWrong
from tests.fakes import squid
from tests.fakes.databases import free_port
from tests.fakes.squid import Squid
from tests.fakes.web import Scripted
from tests.resources.company import TRUSTS, Company, authority, company, proving, raw, scripted
from tests.resources.package_server import WHEEL, wheel
from tests.resources.test_images import Inside

__all__ = ["authority", "company", "raw", "scripted"]

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

USER, PASSWORD = "maria", 'canary-ü:wq7xkz9vtm\\ "x'
SHOWN = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
TAG = "cais/mirrored:proxied"
SERVER = "packages.acme.test"
"""Known to the proxy alone."""


@dataclass
class Behind:
    """A company all of whose servers are behind its proxy. `packages` is pip's index there."""

    company: Company
    proxy: Squid
    packages: str

    def build(self) -> None:
        base = self.company.starter("python-starter")
        get = "RUN PIP_CERT=/tmp/trusted.pem pip install --retries 1 --no-cache-dir --target /tmp/got harbour"
        self.company.built(f"FROM {base}\n{TRUSTS}{get}\n", TAG)

    def sign_in(self, password: str = PASSWORD) -> None:
        sign_ins = self.company.backend.sign_ins()
        sign_ins.sign_in(self.proxy.host, USER, Secret(password), Stop(), keep=False)


@pytest.fixture
def behind(company: Company, scripted: Scripted) -> Iterator[Behind]:
    if squid.PROGRAM is None:
        pytest.skip("squid is not installed")
    port = free_port("127.0.0.1")
    company.open.enter_context(
        proving(company.authority, company.folder, ("127.0.0.1", port), scripted.host, SERVER)
    )
    scripted.answers["/simple/harbour/"] = (200, {}, f'<a href="/{WHEEL}">{WHEEL}</a>'.encode())
    scripted.answers["/simple/harbour/"][1]["Content-Type"] = "text/html"
    scripted.answers[f"/{WHEEL}"] = (200, {}, wheel())
    scripted.answers["/v2/"] = (200, {}, b"{}")
    company.starter("python-starter")
    with squid.running(company.folder, company.address, (SERVER,), USER, PASSWORD) as proxy:
        found = Behind(company, proxy, f"https://{SERVER}:{port}/simple/")
        company.hand_out(f"proxy = 'http://{proxy.host}'", pip=found.packages)
        company.open.callback(company.backend.ways_out.close)
        yield found


def test_it_says_whom_it_knows(behind: Behind) -> None:
    with pytest.raises(SignInWrong) as refused:
        behind.sign_in("harbour")
    assert (refused.value.registry, refused.value.user) == (behind.proxy.host, USER)
    behind.sign_in()
    (known,) = behind.company.backend.sign_ins().all()
    assert (known.registry, known.user, known.kept) == (behind.proxy.host, USER, False)


def test_a_look_at_registries_goes_through_it(behind: Behind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", f"http://{behind.proxy.host}")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    engine, registry = behind.company.backend.engine(), behind.packages.split("/")[2]
    assert engine.images.registry(registry, Stop()).case == "proxy-sign-in"
    behind.sign_in()
    # This computer reaches it now. The engine does not: it has no such proxy.
    assert engine.images.registry(registry, Stop()).case == "engine-unreachable"
    assert (USER, f"{SERVER}:{registry.rpartition(':')[2]}") in behind.proxy.seen()


def test_tools_without_a_sign_in_are_stopped(behind: Behind) -> None:
    inside = behind.company.started("python-starter")
    code, output = as_the_tool(inside, "pip install harbour")
    assert code != 0
    assert "407" in output


def test_tools_get_past_it_and_show_no_password(behind: Behind, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    behind.sign_in()
    company = behind.company
    inside = company.started("python-starter")
    code, output = as_the_tool(inside, "pip install --no-cache-dir harbour")
    assert code == 0, output
    assert inside("python", "-c", "import harbour; print(harbour.ships)") == (0, "3\n")
    code, output = as_the_tool(
        inside, f"curl -sS -w '%{{http_code}} ' http://{SERVER}:9/ http://{SERVER}:9/2"
    )
    assert output.endswith("503 ")
    plain = [f"http://{SERVER}:9/", f"http://{SERVER}:9/2"]
    assert behind.proxy.seen()[-2:] == [(USER, one) for one in plain], (
        "each request is signed, also the second"
    )
    seen = company.told_by_the_engine(inside) + caplog.text
    for canary in ("canary", "wq7xkz9vtm", SHOWN, b64encode(PASSWORD.encode()).decode()):
        assert canary not in seen
    for file in company.kept():
        assert b"wq7xkz9vtm" not in file.read_bytes(), file
    _code, kept = inside("sh", "-c", "stat -c '%a %n' /run/secrets/relay.json; df -T /run/secrets | tail -1")
    assert kept.startswith("400 ")
    assert "tmpfs" in kept


def basic(shown: str) -> dict[str, str]:
    return {"Proxy-Authorization": f"Basic {shown}"}


def as_the_tool(inside: Inside, command: str) -> tuple[int, str]:
    """In a shell that has what the tool's own programs have: those are its children."""
    every = "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'"
    own = f"for one in $({every} | grep -i '^https*_proxy=http://127' | sort -u); do export \"$one\"; done"
    return inside("bash", "-c", f"{own}; {command}")


def test_builds_without_a_sign_in_are_stopped(behind: Behind) -> None:
    with pytest.raises(ProxyWantsSignIn) as stopped:
        behind.build()
    told = behind.company.backend.ways_out.offered(stopped.value)
    assert (told.registry, told.proxy) == (behind.proxy.host, f"http://{behind.proxy.host}")
    assert told.ways == "basic"


def test_builds_get_past_it_and_show_no_password(behind: Behind) -> None:
    behind.sign_in()
    behind.build()
    raw = behind.company.raw
    image = raw.inspect_image(TAG)  # type: ignore[no-untyped-call]
    layers = raw.history(TAG)  # type: ignore[no-untyped-call]
    seen = json.dumps([image, layers])
    assert "wq7xkz9vtm" not in seen
    assert SHOWN not in seen
    assert behind.company.address not in seen, "nor the way that they went"
    look = ["docker", "run", "--rm", "--interactive", "--network=none", TAG, "grep", "-rlaFf", "-"]
    places = ["/etc", "/home", "/root", "/run", "/tmp", "/var"]
    found = subprocess.run([*look, *places], input=f"{PASSWORD}\n{SHOWN}\n", capture_output=True, text=True)
    assert found.stdout == ""


def test_the_way_of_builds_is_for_them_alone(behind: Behind) -> None:
    """Others reach the place, too: they have no word for it."""
    behind.sign_in()
    way = urlsplit(behind.company.backend.ways_out.of_builds()["HTTPS_PROXY"])
    assert way.username == "build"
    own = b64encode(f"build:{way.password}".encode()).decode()
    for shown, status in (({}, 407), (basic("eDp5"), 407), (basic(own), 503)):
        with closing(HTTPConnection(way.hostname or "", way.port, timeout=20)) as connection:
            connection.request("GET", f"http://{SERVER}:9/", headers=shown)
            assert connection.getresponse().status == status
