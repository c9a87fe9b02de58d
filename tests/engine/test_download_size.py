"""The way to a registry - proxies, authorities, logins, the engine's word - and one that is real."""

from __future__ import annotations

import base64
import contextlib
import json
import secrets
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.logins import Logins
from tests.engine.manifests import INDEX, INDEXED, LATEST, LIST, MANIFEST, SIZE, ask
from tests.fakes import small_image
from tests.fakes.engine import FakeEngine
from tests.fakes.raw import raw_client
from tests.fakes.web import Scripted

# --- from outside: TLS and proxies ------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificate and key of registry.test, which nobody but its own maker vouches for."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    name = ("-subj", "/CN=registry.test", "-addext", "subjectAltName=DNS:registry.test")
    kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
    command = ("openssl", "req", "-x509", *kind, *name, "-keyout", str(file), "-out", "-")
    made = subprocess.run(command, check=True, capture_output=True).stdout
    file.write_bytes(file.read_bytes() + made)
    return file


@pytest.fixture
def outside(scripted: Scripted, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    """registry.test with TLS, and a proxy on whose far side it is; the proxy wants a password."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    outer = scripted.server
    accept = outer.get_request
    lines: list[bytes] = []

    def connect() -> tuple[Any, Any]:
        opened, address = accept()
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            request += opened.recv(4096)
        lines.append(request)
        opened.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        return context.wrap_socket(opened, server_side=True), address

    monkeypatch.setattr(outer, "get_request", connect)
    monkeypatch.setenv("https_proxy", f"http://maria:p%40ss@{scripted.host}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    scripted.answer(LATEST, MANIFEST)
    yield scripted
    for line in lines:
        assert line.startswith(b"CONNECT registry.test:443 ")
        assert base64.b64encode(b"maria:p@ss") in line


def test_through_the_proxy_with_the_computers_own_authorities(outside: Scripted, certificate: Path) -> None:
    assert ask("registry.test/tools/python", authorities=certificate.read_bytes()) == SIZE


def test_who_is_not_trusted_is_not_believed(outside: Scripted) -> None:
    assert ask("registry.test/tools/python") is None
    assert outside.asked == []


@pytest.mark.parametrize("character", "#?/")
def test_a_proxy_whose_password_hides_its_host_is_not_used(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch, character: str
) -> None:
    """Part of the password would be looked up as a host."""
    came: list[object] = []
    monkeypatch.setattr(scripted.server, "verify_request", lambda *request: came.append(request))
    monkeypatch.setenv("https_proxy", f"http://maria:p@{scripted.host}{character}1@proxy.corp:8080")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert ask("registry.test/tools/python") is None
    assert came == []


# --- what is stored, and the whole ------------------------------------------------------------------


def test_what_was_stored_when_somebody_signed_in(tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    auth = base64.b64encode(b"maria:secret").decode()
    hub = "https://index.docker.io/v1/"
    config.write_text(json.dumps({"auths": {"q.io": {"auth": auth}, hub: {"auth": auth}, "r.io": {}}}))
    logins = Logins.read(config)
    assert logins.login("q.io") == ("maria", "secret")
    assert logins.login("docker.io") == ("maria", "secret")
    assert logins.login("r.io") is None
    assert logins.login("elsewhere.io") is None


@pytest.mark.parametrize(
    "content", [None, "", "[]", "{", '{"auths": {"q.io": {"auth": "%"}}}', '{"credsStore": "no"}']
)
@pytest.mark.filterwarnings("ignore:docker-credential-no not installed")
def test_a_store_that_cannot_be_read_knows_nobody(tmp_path: Path, content: str | None) -> None:
    config = tmp_path / "config.json"
    if content is not None:
        config.write_text(content)
    assert Logins.read(config).login("q.io") is None


def test_the_engine_says_for_which_computer(fake_engine: FakeEngine, scripted: Scripted) -> None:
    scripted.answer(LATEST, INDEXED)
    scripted.answer("/v2/tools/python/manifests/sha256:" + "3" * 64, MANIFEST)
    fake_engine.answer(
        "GET", "/version", json={"Version": "27.3.1", "ApiVersion": "1.41", "Arch": "arm64", "Os": "linux"}
    )
    assert fake_engine.client().images.download_size(f"{scripted.host}/tools/python", Stop()) == SIZE


def test_without_an_engine_the_size_is_unknown(fake_engine: FakeEngine, scripted: Scripted) -> None:
    fake_engine.close()
    assert fake_engine.client().images.download_size(f"{scripted.host}/tools/python", Stop()) is None


# --- a real registry --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pushed(registry: str) -> tuple[str, list[dict[str, Any]]]:
    """A repository with two images, and their entries for an index."""
    repository = f"{registry}/tools/{secrets.token_hex(4)}"
    entries = []
    raw = raw_client()
    try:
        for tag in ("1", "2"):
            archive = small_image.archive(padding=secrets.token_bytes(int(tag) * 100_000))
            raw.import_image_from_data(archive, repository=repository, tag=tag)
            for message in raw.push(repository, tag=tag, stream=True, decode=True):
                assert "error" not in message, message
            raw.remove_image(f"{repository}:{tag}", force=True)
            with urllib.request.urlopen(fetch(repository, f"manifests/{tag}")) as answer:
                entries.append(
                    {
                        "mediaType": answer.headers["Content-Type"],
                        "digest": answer.headers["Docker-Content-Digest"],
                        "size": len(answer.read()),
                    }
                )
    finally:
        raw.close()
    return repository, entries


def fetch(repository: str, what: str, **options: Any) -> urllib.request.Request:
    host, _, name = repository.partition("/")
    kinds = ("vnd.docker.distribution.manifest.v2", "vnd.oci.image.manifest.v1")
    accept = {"Accept": ", ".join(f"application/{kind}+json" for kind in kinds)}
    return urllib.request.Request(f"http://{host}/v2/{name}/{what}", **({"headers": accept} | options))


def weighed(repository: str, digest: str) -> int:
    """What really comes down for this manifest."""
    with urllib.request.urlopen(fetch(repository, f"manifests/{digest}")) as answer:
        manifest = json.load(answer)
    total = 0
    for blob in (manifest["config"], *manifest["layers"]):
        with urllib.request.urlopen(fetch(repository, f"blobs/{blob['digest']}")) as answer:
            total += len(answer.read())
    return total


@pytest.mark.engine
def test_the_size_is_what_comes_down(engine: DockerEngine, pushed: tuple[str, list[dict[str, Any]]]) -> None:
    repository, (first, second) = pushed
    for tag, entry in (("1", first), ("2", second)):
        size = weighed(repository, entry["digest"])
        assert engine.images.download_size(f"{repository}:{tag}", Stop()) == size
        assert engine.images.download_size(f"{repository}@{entry['digest']}", Stop()) == size
    assert engine.images.download_size(f"{repository}:none", Stop()) is None


@pytest.mark.engine
@pytest.mark.parametrize("kind", [LIST, INDEX])
def test_an_image_for_several_platforms(
    engine: DockerEngine, pushed: tuple[str, list[dict[str, Any]]], kind: str
) -> None:
    repository, (first, second) = pushed
    with contextlib.closing(raw_client()) as raw:
        own = raw.version()["Arch"]
    entries = [
        first | {"platform": {"os": "linux", "architecture": "s390x"}},
        second | {"platform": {"os": "linux", "architecture": own}},
    ]
    index = {"schemaVersion": 2, "mediaType": kind, "manifests": entries}
    put = fetch(
        repository,
        "manifests/several",
        method="PUT",
        data=json.dumps(index).encode(),
        headers={"Content-Type": kind},
    )
    with urllib.request.urlopen(put) as answer:
        assert answer.status == 201
    assert engine.images.download_size(f"{repository}:several", Stop()) == weighed(
        repository, second["digest"]
    )
