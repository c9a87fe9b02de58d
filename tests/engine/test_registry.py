"""Sizes of downloads as scripted registries tell them, well or badly, over real sockets."""

from __future__ import annotations

import base64
import json
import logging
import queue
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.core.cancelling import Stop
from desktop.core.problems import Cancelled
from desktop.engine import https, registry
from desktop.engine.reference import Reference
from tests.engine.manifests import INDEXED, LATEST, MANIFEST, SIZE, ask
from tests.fakes.web import Scripted


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
    monkeypatch.setattr(registry, "ANSWER_S", 0.2)

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
    monkeypatch.setattr(https, "SILENCE_S", 0.2)
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
