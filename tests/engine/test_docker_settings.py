"""What Docker's own tools keep in their settings: it may help, and must not get in the way."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.progress import unheard
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.logins import Logins
from tests.engine.test_streams import RECIPE, REFERENCE, status
from tests.fakes.engine import FakeEngine

Write = Callable[[object], Path]

HUB = "https://index.docker.io/v1/"
MARIA = base64.b64encode(b"maria:secret").decode()
SIGNED_IN = {"auth": MARIA}

ODD_ENTRIES: dict[str, object] = {
    "in clear, with an empty auth": {"auth": "", "username": "u", "password": "p"},
    "in clear": {"username": "u", "password": "p"},
    "not base64": {"auth": "%"},
    "not a pair": {"auth": base64.b64encode(b"maria").decode()},
    "not text": {"auth": base64.b64encode(b"\xff\xfe:\xff").decode()},
    "a letter that base64 has not": {"auth": "ü"},
    "a number": {"auth": 5},
    "nothing": {"auth": None},
    "a list": {"auth": []},
    "no table": "maria:secret",
    "null": None,
    "an odd ticket": {"identitytoken": 5},
    "an odd address": SIGNED_IN | {"email": {"at": 5}},
}
ODD_SETTINGS: dict[str, object] = {
    "a list": [],
    "a text": "x",
    "auths is a list": {"auths": [SIGNED_IN]},
    "auths is a text": {"auths": "x"},
    "auths with no name": {"auths": {"": SIGNED_IN}},
    "a keeper that is a number": {"credsStore": 5},
    "a keeper that no file can be named after": {"credsStore": "a\0b"},
    "a keeper that is a path": {"credsStore": "../../x"},
    "keepers that are a text": {"credHelpers": "x"},
    "keepers that are numbers": {"credHelpers": {"registry.example.org": 5}},
    "proxies that are a list": {"proxies": []},
    "proxies that are a text": {"proxies": {"default": "x"}},
    "headers that are a text": {"HttpHeaders": "x"},
    "headers that are numbers": {"HttpHeaders": {"X": 5}},
    "a header that mends the request": {"HttpHeaders": {"Content-Length": "5", "Host": "\n"}},
    "keys that leave nothing": {"detachKeys": "ctrl-nonsense"},
    "a context that is none": {"currentContext": "../../x"},
    "a context that cannot be written": {"currentContext": "\ud800"},
    "a context that is a number": {"currentContext": 5},
}


@pytest.fixture
def write(home: Path) -> Write:
    """Writes them, as they are or as JSON."""

    def write(content: object) -> Path:
        config = home / ".docker/config.json"
        config.parent.mkdir(exist_ok=True)
        config.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return config

    return write


def all_goes_well(fake_engine: FakeEngine, home: Path) -> None:
    """The engine is found, asked, downloaded with, built with and started on."""
    image = {"Id": "sha256:1", "RepoDigests": [], "Size": 7}
    fake_engine.stream("POST", "/images/create", [status("a", "Pull complete")])
    fake_engine.stream("POST", "/build", [{"aux": {"ID": "sha256:1"}}])
    fake_engine.answer("POST", "/images/sha256:1/tag", status=201)
    for name in (REFERENCE, "sha256:1"):
        fake_engine.answer("GET", f"/images/{name}/json", json=image)
    client = fake_engine.client(home=home)
    assert client.ensure_running(unheard, Stop()).address == fake_engine.address
    (candidate,) = (one for one in client.candidates(Stop()) if one.chosen)
    assert candidate.problem is None
    assert client.images.pull(REFERENCE, unheard, Stop()).id == "sha256:1"
    assert client.images.build(RECIPE, unheard, Stop()).id == "sha256:1"


@pytest.mark.parametrize("entry", ODD_ENTRIES.values(), ids=ODD_ENTRIES)
def test_no_sign_in_hides_an_engine(fake_engine: FakeEngine, home: Path, write: Write, entry: object) -> None:
    config = write({"auths": {"registry.example.org": entry, "q.io": SIGNED_IN}})
    all_goes_well(fake_engine, home)
    assert Logins.read(config).login("q.io") == ("maria", "secret")


@pytest.mark.filterwarnings("ignore:docker-credential-.* not installed")
@pytest.mark.parametrize("content", ODD_SETTINGS.values(), ids=ODD_SETTINGS)
def test_no_setting_hides_an_engine(
    fake_engine: FakeEngine, home: Path, write: Write, content: object
) -> None:
    write(content)
    all_goes_well(fake_engine, home)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"a":' * 100_000, b"9" * 10_000, b"NaN"]
)
def test_a_file_that_cannot_be_read_hides_no_engine(
    fake_engine: FakeEngine, home: Path, write: Write, content: bytes
) -> None:
    write(content)
    all_goes_well(fake_engine, home)


@pytest.mark.parametrize("host", ["unix:///x\0y", "unix:///\ud800", "tcp://[::1", "x", "tcp://:x", 5])
def test_a_context_that_leads_nowhere_hides_no_engine(
    fake_engine: FakeEngine, home: Path, host: object
) -> None:
    folder = home / ".docker/contexts/meta" / hashlib.sha256(b"odd").hexdigest()
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text(json.dumps({"Endpoints": {"docker": {"Host": host}}}))
    (home / ".docker/config.json").write_text(json.dumps({"currentContext": "odd"}))
    client = fake_engine.client(home=home, preferred=None)
    assert client.ensure_running(unheard, Stop()).address == fake_engine.address


@pytest.mark.engine
def test_the_real_engine_is_found_whatever_is_in_them(home: Path, write: Write) -> None:
    write({"auths": {"registry.example.org": {"auth": "", "username": "u", "password": "p"}}, "proxies": []})
    client = DockerEngine(variables=os.environ, home=home, platform="linux")
    try:
        assert client.ensure_running(unheard, Stop()).version
    finally:
        client.close()


@pytest.mark.filterwarnings("ignore:docker-credential-nowhere not installed")
@pytest.mark.parametrize("keeper", [{"credsStore": "nowhere"}, {"credHelpers": {"example.org": "nowhere"}}])
def test_a_keeper_of_passwords_that_is_missing_hinders_no_download_and_no_build(
    fake_engine: FakeEngine, home: Path, write: Write, keeper: dict[str, object]
) -> None:
    """As Docker Desktop's is, for an app that was not started from a terminal."""
    write(keeper)
    all_goes_well(fake_engine, home)


@pytest.mark.parametrize(
    ("entry", "sent"),
    [
        (SIGNED_IN, ("maria", "secret")),
        ({"auth": "", "username": "u", "password": "p"}, ("u", "p")),
        ({"username": "u", "password": "p"}, ("u", "p")),
    ],
)
def test_a_sign_in_goes_with_a_download_and_a_build(
    fake_engine: FakeEngine, home: Path, write: Write, entry: object, sent: tuple[str, str]
) -> None:
    write({"auths": {"example.org": entry, HUB: entry}})
    all_goes_well(fake_engine, home)
    (pull,), (build,) = fake_engine.asked("POST", "/images/create"), fake_engine.asked("POST", "/build")
    told = [unpacked(pull.headers["X-Registry-Auth"])]
    told += [unpacked(build.headers["X-Registry-Config"])[name] for name in ("example.org", HUB)]
    assert [(one["username"], one["password"]) for one in told] == [sent] * 3


def test_where_a_download_is_refused_a_sign_in_that_cannot_be_read_is_named(
    fake_engine: FakeEngine, home: Path, write: Write
) -> None:
    write({"auths": {"https://example.org/v1/": {"auth": "%"}}})
    refused = {"errorDetail": {"message": f"pull access denied for {REFERENCE}"}}
    fake_engine.stream("POST", "/images/create", [refused])
    fake_engine.stream("POST", "/build", [{"stream": f"Step 1/1 : FROM {RECIPE.base}\n"}, refused])
    client = fake_engine.client(home=home)
    with pytest.raises(p.ImageNotAllowed) as pull:
        client.images.pull(REFERENCE, unheard, Stop())
    assert pull.value.unread == "example.org"
    with pytest.raises(p.ImageNotAllowed) as build:
        client.images.build(RECIPE, unheard, Stop())
    assert build.value.unread == ""


def test_a_build_is_given_no_other_proxies_than_ours(
    fake_engine: FakeEngine, home: Path, write: Write
) -> None:
    """One on this computer's own loopback is nobody inside, and left out on purpose."""
    write({"proxies": {"default": {"httpProxy": "http://127.0.0.1:3128", "ftpProxy": "http://ana:secret@p"}}})
    fake_engine.stream("POST", "/build", [{"aux": {"ID": "sha256:1"}}])
    fake_engine.answer("POST", "/images/sha256:1/tag", status=201)
    fake_engine.answer("GET", "/images/sha256:1/json", json={"Id": "sha256:1"})
    client = fake_engine.client(home=home, proxies=lambda: {"HTTPS_PROXY": "http://p"})
    client.images.build(RECIPE, unheard, Stop())
    (asked,) = fake_engine.asked("POST", "/build")
    assert json.loads(asked.query["buildargs"]) == {"HTTPS_PROXY": "http://p"}


def unpacked(header: str) -> Any:
    return json.loads(base64.urlsafe_b64decode(header))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_names_and_letters_are_read_as_docker_and_windows_write_them(tmp_path: Path, encoding: str) -> None:
    config = tmp_path / "config.json"
    settings = {"Auths": {"registry.example.org": {"Auth": MARIA}, HUB: {}}, "credSstore": "osxkeychain"}
    config.write_bytes(json.dumps(settings).encode(encoding))
    logins = Logins.read(config)
    assert logins.creds_store == "osxkeychain"
    assert logins.auths["registry.example.org"]["password"] == "secret"
