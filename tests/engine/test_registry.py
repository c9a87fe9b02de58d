"""What a registry tells of a download's size: scripted ones over real sockets, and a real one."""

from __future__ import annotations

import base64
import contextlib
import json
import logging
import queue
import secrets
import ssl
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import docker
import pytest

from desktop.core.problems import Cancelled
from desktop.core.stopping import Stop
from desktop.engine import registry
from desktop.engine.client import DockerEngine
from desktop.engine.registry import Login, Reference, download_size, stored_login
from tests.fakes import small_image
from tests.fakes.engine import FakeEngine

LIST = "application/vnd.docker.distribution.manifest.list.v2+json"
INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = {
    "schemaVersion": 2,
    "config": {"digest": "sha256:c", "size": 1_000},
    "layers": [{"digest": "sha256:a", "size": 20_000}, {"digest": "sha256:b", "size": 300_000}],
}
SIZE = 321_000
INDEXED = {
    "manifests": [
        {"digest": "sha256:" + "0" * 64, "platform": {"os": "unknown", "architecture": "unknown"}},
        {"digest": "sha256:" + "1" * 64, "platform": {"os": "windows", "architecture": "amd64"}},
        {"digest": "sha256:" + "2" * 64},
        {
            "digest": "sha256:" + "3" * 64,
            "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"},
        },
        {"digest": "sha256:" + "4" * 64, "platform": {"os": "linux", "architecture": "amd64"}},
    ]
}
LATEST = "/v2/tools/python/manifests/latest"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("python", "https://registry-1.docker.io/v2/library/python/manifests/latest"),
        ("rocker/rstudio:4.6.1", "https://registry-1.docker.io/v2/rocker/rstudio/manifests/4.6.1"),
        ("docker.io/python:3", "https://registry-1.docker.io/v2/library/python/manifests/3"),
        ("index.docker.io/rocker/r-ver", "https://registry-1.docker.io/v2/rocker/r-ver/manifests/latest"),
        ("quay.io/jupyter/r-notebook:2026", "https://quay.io/v2/jupyter/r-notebook/manifests/2026"),
        ("reg.example:5000/a/b/c:1", "https://reg.example:5000/v2/a/b/c/manifests/1"),
        ("reg.example:5000/a", "https://reg.example:5000/v2/a/manifests/latest"),
        ("localhost/a:1", "http://localhost/v2/a/manifests/1"),
        ("127.0.0.1:5000/a:1", "http://127.0.0.1:5000/v2/a/manifests/1"),
        ("[::1]:5000/a:1", "http://[::1]:5000/v2/a/manifests/1"),
        ("10.0.0.7:5000/a:1", "https://10.0.0.7:5000/v2/a/manifests/1"),
        (f"q.io/a@sha256:{'a' * 64}", f"https://q.io/v2/a/manifests/sha256:{'a' * 64}"),
        (f"q.io/a:1@sha256:{'a' * 64}", f"https://q.io/v2/a/manifests/sha256:{'a' * 64}"),
    ],
)
def test_references_are_read_as_engines_read_them(text: str, address: str) -> None:
    reference = Reference.parse(text)
    assert reference.address + reference.version == address


@pytest.mark.parametrize(
    "text", ["", "Upper/case", "a b", "a/../b", "a//b", "http://q.io/a", "u@q.io/a", "a:", "a@b", "/a"]
)
def test_what_is_no_reference_is_asked_nobody(text: str) -> None:
    with pytest.raises(ValueError, match="not a reference"):
        Reference.parse(text)
    assert ask(text) is None


# --- a scripted registry ----------------------------------------------------------------------------


class Scripted:
    """Answers each path with a status, headers and a body, or as a function of the request says."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[tuple[str, str]] = []
        self.came = threading.Event()
        self.go_on = threading.Event()
        script = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = urlsplit(self.path).path
                script.asked.append((self.path, self.headers.get("Authorization", "")))
                script.came.set()
                answer = script.answers.get(path, (404, {}, b"{}"))
                status, headers, body = answer(self) if callable(answer) else answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for part in [body] if isinstance(body, bytes) else body:
                        self.wfile.write(part)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def answer(self, path: str, content: Any) -> None:
        self.answers[path] = (200, {}, json.dumps(content).encode())

    def close(self) -> None:
        self.go_on.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    server = Scripted()
    yield server
    server.close()


def ask(
    reference: str,
    *,
    architecture: str = "amd64",
    authorities: bytes = b"",
    login: Login | None = None,
    stop: Stop | None = None,
) -> int | None:
    return download_size(reference, architecture, lambda: authorities, lambda _host: login, stop or Stop())


def test_layers_and_settings_are_summed_up(scripted: Scripted) -> None:
    scripted.answer(LATEST, MANIFEST)
    assert ask(f"{scripted.host}/tools/python") == SIZE


def test_a_layer_that_occurs_twice_comes_down_once(scripted: Scripted) -> None:
    scripted.answer(LATEST, MANIFEST | {"layers": MANIFEST["layers"] * 2})  # type: ignore[operator]
    assert ask(f"{scripted.host}/tools/python") == SIZE


@pytest.mark.parametrize(("architecture", "digit"), [("amd64", "4"), ("arm64", "3")])
def test_of_several_platforms_the_own_one_counts(scripted: Scripted, architecture: str, digit: str) -> None:
    scripted.answer(LATEST, INDEXED)
    scripted.answer(f"/v2/tools/python/manifests/sha256:{digit * 64}", MANIFEST)
    assert ask(f"{scripted.host}/tools/python", architecture=architecture) == SIZE
    assert ask(f"{scripted.host}/tools/python", architecture="s390x") is None


def test_a_ticket_for_anybody(scripted: Scripted) -> None:
    """The manifest of an index needs it, too, and it is asked for once."""
    guard(scripted, lambda authorization: authorization == "Bearer open")
    scripted.answer("/token", {"token": "open"})
    assert ask(f"{scripted.host}/tools/python", login=("maria", "secret")) == SIZE
    tokens = [(path, login) for path, login in scripted.asked if path.startswith("/token")]
    assert len(tokens) == 1
    assert parse_qs(urlsplit(tokens[0][0]).query) == {
        "service": ["registry.example"],
        "scope": ["repository:tools/python:pull"],
    }
    assert tokens[0][1] == "", "nobody's password is sent where none is needed"


def test_the_ticket_of_who_is_signed_in(scripted: Scripted) -> None:
    """Under the other name that a ticket may have."""
    basic = "Basic " + base64.b64encode(b"maria:sec:ret").decode()
    guard(scripted, lambda authorization: authorization == "Bearer hers")

    def give(request: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        if request.headers.get("Authorization") == basic:
            return 200, {}, b'{"access_token": "hers"}'
        return 200, {}, b'{"token": "nobodys"}'

    scripted.answers["/token"] = give
    assert ask(f"{scripted.host}/tools/python", login=("maria", "sec:ret")) == SIZE
    assert ask(f"{scripted.host}/tools/python") is None


@pytest.mark.parametrize("ticket", [b'"se cret\\r\\nX: y"', b'"secret\xff"', b'["secret"]'])
def test_an_odd_ticket_is_not_used_and_not_logged(
    scripted: Scripted, ticket: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    guard(scripted, bool)
    scripted.answers["/token"] = (200, {}, b'{"token": ' + ticket + b"}")
    with caplog.at_level(logging.DEBUG):
        assert ask(f"{scripted.host}/tools/python") is None
    assert "tools/python" in caplog.text
    assert "cret" not in caplog.text


def test_a_registry_that_wants_the_password_itself(scripted: Scripted) -> None:
    basic = "Basic " + base64.b64encode(b"maria:secret").decode()
    guard(scripted, lambda authorization: authorization == basic, 'Basic realm="Registry"')
    assert ask(f"{scripted.host}/tools/python", login=("maria", "secret")) == SIZE
    assert ask(f"{scripted.host}/tools/python", login=("maria", "wrong")) is None
    assert ask(f"{scripted.host}/tools/python") is None


@pytest.mark.parametrize(
    "challenge",
    ["", "Bearer", 'Bearer realm="ftp://a/b"', 'Bearer realm="http://192.0.2.1/token"', "Digest x=1"],
)
def test_a_challenge_that_leads_nowhere(scripted: Scripted, challenge: str) -> None:
    """A password goes neither over plain wires nor to something else than the web."""
    guard(scripted, lambda _authorization: False, challenge)
    assert ask(f"{scripted.host}/tools/python", login=("maria", "secret")) is None
    assert not any(login for _path, login in scripted.asked)


def guard(scripted: Scripted, right: Callable[[str], bool], challenge: str | None = None) -> None:
    """Two manifests, an index among them, behind a sign-in."""
    if challenge is None:
        challenge = f'Bearer realm="http://{scripted.host}/token",service="registry.example"'
    own = "/v2/tools/python/manifests/sha256:" + "4" * 64
    for path, content in ((LATEST, INDEXED), (own, MANIFEST)):

        def answer(
            request: BaseHTTPRequestHandler, content: object = content
        ) -> tuple[int, dict[str, str], bytes]:
            if right(request.headers.get("Authorization", "")):
                return 200, {}, json.dumps(content).encode()
            return 401, {"WWW-Authenticate": challenge}, b"{}"

        scripted.answers[path] = answer


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Please sign in to the guest network</html>",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b"[" * 200_000,
        b'{"manifests": 7}',
        b'{"manifests": ["amd64", {"platform": []}]}',
        b'{"manifests": [{"digest": "../../x", "platform": {"os": "linux", "architecture": "amd64"}}]}',
        b'{"config": {"digest": "c"}, "layers": []}',
        b'{"config": {"digest": "c", "size": "12"}, "layers": []}',
        b'{"config": {"digest": "c", "size": -12}, "layers": []}',
        b'{"config": {"digest": "c", "size": 1e999}, "layers": []}',
        b'{"config": {"digest": "c", "size": 99999999999999999999}, "layers": []}',
        b'{"config": {"digest": "c", "size": true}, "layers": []}',
        b'{"config": {"digest": [], "size": 1}, "layers": []}',
        b'{"config": null, "layers": null}',
        b'{"schemaVersion": 1, "fsLayers": [{"blobSum": "sha256:a"}]}',
    ],
)
def test_garbage_is_no_size(scripted: Scripted, body: bytes) -> None:
    scripted.answers[LATEST] = (200, {}, body)
    assert ask(f"{scripted.host}/tools/python") is None


@pytest.mark.parametrize("status", [302, 403, 404, 429, 500])
def test_anything_but_an_answer_is_no_size(scripted: Scripted, status: int) -> None:
    scripted.answers[LATEST] = (status, {"Location": "file:///etc/passwd"}, json.dumps(MANIFEST).encode())
    assert ask(f"{scripted.host}/tools/python") is None


def test_an_answer_without_end_is_given_up(scripted: Scripted) -> None:
    sent: list[int] = []

    def endless() -> Iterator[bytes]:
        while not scripted.go_on.is_set():
            sent.append(65536)
            yield b" " * 65536

    scripted.answers[LATEST] = (200, {}, endless())
    assert ask(f"{scripted.host}/tools/python") is None
    assert sum(sent) < 64 * 1024**2


def test_an_answer_in_drops_is_given_up(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "ANSWER_SECONDS", 0.2)

    def drops() -> Iterator[bytes]:
        while not scripted.go_on.wait(0.01):
            yield b" "

    scripted.answers[LATEST] = (200, {}, drops())
    assert ask(f"{scripted.host}/tools/python") is None


def silent(scripted: Scripted) -> None:
    def wait(_request: object) -> tuple[int, dict[str, str], bytes]:
        scripted.go_on.wait(30)
        return 500, {}, b""

    scripted.answers[LATEST] = wait


def test_silence_is_given_up(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "SILENCE_SECONDS", 0.2)
    silent(scripted)
    assert ask(f"{scripted.host}/tools/python") is None


def test_nobody_listens() -> None:
    assert ask("127.0.0.1:1/tools/python") is None


def test_an_end_asked_for_comes_at_once(
    scripted: Scripted, in_thread: Callable[[Callable[[], object]], queue.Queue[object]]
) -> None:
    silent(scripted)
    stop = Stop()
    ended = in_thread(lambda: ask(f"{scripted.host}/tools/python", stop=stop))
    assert scripted.came.wait(10)
    stop.set()
    assert isinstance(ended.get(timeout=2), Cancelled)


def test_an_end_asked_for_before_asks_nobody(scripted: Scripted) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        ask(f"{scripted.host}/tools/python", stop=stop)
    assert scripted.asked == []


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


# --- what is stored, and the whole ------------------------------------------------------------------


def test_what_was_stored_when_somebody_signed_in(tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    auth = base64.b64encode(b"maria:secret").decode()
    hub = "https://index.docker.io/v1/"
    config.write_text(json.dumps({"auths": {"q.io": {"auth": auth}, hub: {"auth": auth}, "r.io": {}}}))
    assert stored_login(config, "q.io") == ("maria", "secret")
    assert stored_login(config, "docker.io") == ("maria", "secret")
    assert stored_login(config, "r.io") is None
    assert stored_login(config, "elsewhere.io") is None


@pytest.mark.parametrize(
    "content", [None, "", "[]", "{", '{"auths": {"q.io": {"auth": "%"}}}', '{"credsStore": "no"}']
)
@pytest.mark.filterwarnings("ignore:docker-credential-no not installed")
def test_a_store_that_cannot_be_read_knows_nobody(tmp_path: Path, content: str | None) -> None:
    config = tmp_path / "config.json"
    if content is not None:
        config.write_text(content)
    assert stored_login(config, "q.io") is None


def test_the_engine_says_for_which_computer(fake_engine: FakeEngine, scripted: Scripted) -> None:
    scripted.answer(LATEST, INDEXED)
    scripted.answer("/v2/tools/python/manifests/sha256:" + "3" * 64, MANIFEST)
    fake_engine.answer(
        "GET", "/version", json={"Version": "27.3.1", "ApiVersion": "1.41", "Arch": "arm64", "Os": "linux"}
    )
    assert fake_engine.client().download_size(f"{scripted.host}/tools/python", Stop()) == SIZE


def test_without_an_engine_the_size_is_unknown(fake_engine: FakeEngine, scripted: Scripted) -> None:
    fake_engine.close()
    assert fake_engine.client().download_size(f"{scripted.host}/tools/python", Stop()) is None


# --- a real registry --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pushed(registry: str) -> tuple[str, list[dict[str, Any]]]:
    """A repository with two images, and their entries for an index."""
    repository = f"{registry}/tools/{secrets.token_hex(4)}"
    entries = []
    raw = docker.APIClient(version="1.41")
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
    accept = {"Accept": "application/vnd.docker.distribution.manifest.v2+json"}
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
        assert engine.download_size(f"{repository}:{tag}", Stop()) == size
        assert engine.download_size(f"{repository}@{entry['digest']}", Stop()) == size
    assert engine.download_size(f"{repository}:none", Stop()) is None


@pytest.mark.engine
@pytest.mark.parametrize("kind", [LIST, INDEX])
def test_an_image_for_several_platforms(
    engine: DockerEngine, pushed: tuple[str, list[dict[str, Any]]], kind: str
) -> None:
    repository, (first, second) = pushed
    with contextlib.closing(docker.APIClient(version="1.41")) as raw:
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
    assert engine.download_size(f"{repository}:several", Stop()) == weighed(repository, second["digest"])
