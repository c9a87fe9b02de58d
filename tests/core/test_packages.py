"""Servers of packages that want a sign-in: what tools are handed, and who is known there."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Iterable
from netrc import netrc as read_netrc
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.registries.login import Login
from desktop.core.registries.mirrors import NONE, Mirrors
from desktop.core.registries.sign_ins import SignIns
from desktop.core.start.packages import INSIDE, KIND, LONGEST, Packages, in_builds, netrc, probes
from tests.fakes.web import Scripted

PASSWORDS = (
    "simple",
    "canary: wq7\\x \"q' #1",
    "ü€",
    "#x",
    "a#b",
    '"',
    '"a"',
    "'a'",
    "a\\b",
    "\\n",
    "machine",
    "default",
    " x ",
    "x\u2028y",
    "a" * LONGEST,
)
NEVER = ("x\ny", "x\ry", "x\0y", "x\x01y", "x\ty", "x\x7fy", "x\x85y")
"""One of the programs reads something else, or a server may not be sent it."""
MIRRORS = Mirrors(
    packages={
        "pip": "https://p.example:8443/simple",
        "cran": "https://c.example/cran/",
        "conda": "https://p.example:8443/conda",
        "npm": "https://n.example",
        "apt": "https://a.example",
    }
)


class Server:
    """All of them; knows one person."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Login | None]] = []
        self.ways: tuple[str, ...] = ("basic",)
        self.trouble: Exception | None = None
        self.knows: Login | None = Login("maria", "harbour")

    def ask(self, address: str, login: Login | None, _stop: Stop) -> tuple[str, ...] | None:
        self.asked.append((address, login))
        if self.trouble:
            raise self.trouble
        return None if login == self.knows else self.ways


@pytest.fixture
def all(tmp_path: Path) -> Any:
    kept: dict[str, bytes] = {}

    def read(ids: Iterable[str], _stop: Stop) -> dict[str, Secret]:
        return {id: Secret(kept[id]) for id in ids if id in kept}

    keyring: Any = SimpleNamespace(
        keep=lambda id, secret, _stop: kept.update({id: secret.reveal()}),
        read=read,
        remove=lambda ids, _stop: [kept.pop(id, None) for id in ids],
    )
    server = Server()
    told = SimpleNamespace(mirrors=MIRRORS, server=server, kept=kept)
    told.packages = Packages(
        lambda: told.mirrors,
        lambda check: SignIns(tmp_path / "p.json", lambda: keyring, check, lambda: True, KIND),
        server.ask,
    )
    return told


def sign_in(all: Any, password: str = "harbour", server: str = "p.example:8443") -> None:
    all.packages.sign_ins.sign_in(server, "maria", Secret(password), Stop(), keep=True)


def test_servers_are_asked_for_little_and_never_without_tls() -> None:
    assert probes(MIRRORS) == {
        "p.example:8443": ["https://p.example:8443/simple/pip/", "https://p.example:8443/conda/"],
        "c.example": ["https://c.example/cran/src/contrib/PACKAGES"],
        "n.example": ["https://n.example/-/ping"],
        "a.example": ["https://a.example/dists/"],
    }
    assert "a.example" not in probes(MIRRORS, INSIDE), "nobody inside is root"
    assert probes(Mirrors(packages={"pip": "http://p.example/simple"})) == probes(NONE) == {}


@pytest.mark.parametrize("password", PASSWORDS)
def test_programs_read_what_was_entered(tmp_path: Path, password: str) -> None:
    file = tmp_path / "netrc"
    file.write_bytes(netrc({"p.example:8443": Login("ma ria", password), "c.example": Login("b", "c")}))
    read = read_netrc(str(file))
    assert read.authenticators("p.example") == ("ma ria", "", password)
    assert read.authenticators("c.example") == ("b", "", "c")


@pytest.mark.parametrize("user", ["ma ria", "#maria", "default"])
@pytest.mark.parametrize("password", PASSWORDS)
def test_curl_and_pip_read_the_same(tmp_path: Path, monkeypatch: Any, user: str, password: str) -> None:
    """R asks by curl. curl 7.88 takes what begins with a # and has no quotes for a comment."""
    pip = pytest.importorskip("pip._vendor.requests.utils")
    file = tmp_path / "netrc"
    server = Scripted()
    try:
        file.write_bytes(netrc({server.host: Login(user, password)}))
        monkeypatch.setenv("NETRC", str(file))
        assert pip.get_netrc_auth(f"http://{server.host}/", raise_errors=True) == (user, password)
        command = ["curl", "-s", "--noproxy", "*", "--netrc-file", str(file), f"http://{server.host}/x"]
        subprocess.run(command, check=True, capture_output=True)
        expected = b64encode(f"{user}:{password}".encode()).decode()
        assert server.asked == [("/x", f"Basic {expected}")]
    finally:
        server.close()


@pytest.mark.parametrize(
    ("user", "password", "what", "why"),
    [
        *(("maria", one, "password", "control") for one in NEVER),
        ("ma\nria", "x", "user", "control"),
        ("ma:ria", "x", "user", "colon"),
        ("maria", "ü" * (LONGEST // 2 + 1), "password", "long"),
        ("m" * (LONGEST + 1), "x", "user", "long"),
    ],
)
def test_what_no_program_could_read_is_refused_before_a_server_is_asked(
    all: Any, user: str, password: str, what: str, why: str
) -> None:
    all.server.knows = Login(user, password)
    with pytest.raises(p.SignInUnwritable) as told:
        all.packages.sign_ins.sign_in("p.example:8443", user, Secret(password), Stop(), keep=True)
    assert (told.value.what, told.value.why) == (what, why)
    assert (all.server.asked, all.kept) == ([], {})
    assert netrc({"p.example": Login(user, password), "c.example": Login("b", "c")}) == netrc(
        {"c.example": Login("b", "c")}
    ), "one that was kept before spoils no other"


def test_builds_know_servers_by_names_that_lead_nowhere() -> None:
    told = in_builds(MIRRORS, ["p.example:8443", "n.example", "a.example"])
    assert told.packages == {
        **MIRRORS.packages,
        "pip": "http://p.example-8443.invalid/simple",
        "conda": "http://p.example-8443.invalid/conda",
        "npm": "http://n.example.invalid",
        "apt": "http://a.example.invalid",
    }
    assert told.variables()["PIP_TRUSTED_HOST"] == "p.example-8443.invalid"
    assert "PIP_TRUSTED_HOST" not in MIRRORS.variables()


def test_tools_are_handed_what_opens_theirs(all: Any) -> None:
    assert all.packages.files(Stop())["packages.netrc"] == b""
    sign_in(all)
    assert (
        all.packages.files(Stop())["packages.netrc"] == b"machine p.example\nlogin maria\npassword harbour\n"
    )
    assert all.packages.files(Stop())["packages.npmrc"] == b""
    sign_in(all, server="n.example")
    shown = b64encode(b"maria:harbour")
    assert all.packages.files(Stop())["packages.npmrc"] == b"//n.example/:_auth=" + shown + b"\n"
    sign_in(all, server="a.example")
    assert b"a.example" not in b"".join(all.packages.files(Stop()).values()), "it is for builds alone"
    assert list(all.kept) == ["packages p.example:8443", "packages n.example", "packages a.example"]
    all.mirrors = NONE
    assert all.packages.files(Stop()) == {}, "what is kept goes to no tool that IT means for other servers"
    assert all.packages.servers() == ()


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("own", [True, False])
def test_a_tool_begins_with_its_persons_passwords_too(
    all: Any, tmp_path: Path, signed_in: bool, own: bool
) -> None:
    if signed_in:
        sign_in(all)
    for name, content in all.packages.files(Stop()).items():
        (tmp_path / name).write_bytes(content.replace(b"/run/secrets", str(tmp_path).encode()))
    if own:
        (tmp_path / ".netrc").write_text("machine own.example login a password b\n")
    look = '. "$HOME/packages.sh"; echo "$NETRC"; cat "$NETRC"'
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    for _time in range(2):
        run = subprocess.run(["sh", "-c", look], env=environment, capture_output=True, text=True)
        first, _newline, rest = run.stdout.partition("\n")
        assert first == str(tmp_path / "netrc")
        assert ("p.example" in rest, "own.example" in rest) == (signed_in, own)


def test_who_lets_nobody_in_is_told(all: Any) -> None:
    refused = all.packages.refused(Stop())
    assert (refused.registry, refused.user, refused.ways) == ("p.example:8443", "", "basic")
    sign_in(all)
    assert all.packages.refused(Stop()).registry == "c.example"
    sign_in(all, server="c.example")
    sign_in(all, server="n.example")
    assert all.packages.refused(Stop()) is None
    all.server.knows = Login("maria", "another")
    assert all.packages.refused(Stop()).user == "maria"
    all.server.trouble = TimeoutError()
    assert all.packages.refused(Stop()) is None, "whoever needs it says so"


def test_a_wrong_password_is_told_at_once(all: Any) -> None:
    with pytest.raises(p.SignInWrong) as wrong:
        sign_in(all, "another")
    assert (wrong.value.registry, wrong.value.user) == ("p.example:8443", "maria")
    all.server.ways = ("negotiate",)
    with pytest.raises(p.PackagesWantSignIn) as other:
        sign_in(all, "another")
    assert not other.value.can_sign_in
    all.server.trouble = ConnectionRefusedError()
    with pytest.raises(p.PackagesUnreachable):
        sign_in(all)
    assert all.packages.sign_ins.all() == ()
    assert all.kept == {}


@pytest.mark.parametrize(
    "said",
    [
        "ERROR: HTTP error 401 while getting https://p.example/harbour.whl",
        "WARNING: 401 Error, Credentials not correct for https://p.example/simple/harbour/",
        "Looking in indexes: https://p.example/simple\nUser for p.example: ERROR: Exception:\nEOFError",
        "ERROR: No matching distribution found for harbour",
        "auth.py, line 505, in handle_401\nEOFError: EOF when reading a line",
        "npm error code E401\nnpm error Unable to authenticate, need: Basic realm=",
        "E: Failed to fetch https://a.example/dists/bookworm/InRelease  401  Unauthorized [IP: 10.1.2.3 443]",
        "curl: (22) The requested URL returned error: 401",
        "cannot open URL 'https://c.example/src/contrib/PACKAGES': HTTP status was '401 Unauthorized'",
    ],
)
def test_a_build_is_told_why_it_failed(all: Any, said: str) -> None:
    other = p.BuildFailed(recipe="own", log="no such package")
    assert all.packages.instead_of(other, bool, Stop()) is other
    assert all.server.asked == []
    failed = p.BuildFailed(recipe="own", log=said)
    told = all.packages.instead_of(failed, bool, Stop())
    assert (type(told), told.registry, told.recipe) == (p.PackagesWantSignIn, "p.example:8443", "own")
    assert told.detail == failed.log
    assert all.packages.instead_of(failed, lambda: True, Stop()).recipe == "", "there a sign-in helps"
    all.server.knows = None
    assert all.packages.instead_of(failed, bool, Stop()) is failed


def test_a_tool_that_runs_is_let_in_as_well(all: Any) -> None:
    done: list[object] = []
    inside: Any = SimpleNamespace(
        deliver=lambda id, files, _stop: done.append((id, set(files))),
        output=lambda id, command: done.append(command),
    )
    all.packages.hand("w", inside, Stop())
    assert done == [
        ("w", {"packages.sh", "packages.netrc", "packages.npmrc"}),
        ("sh", "/run/secrets/packages.sh"),
    ]
