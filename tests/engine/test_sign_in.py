"""A registry that lets in whom it knows: what a real engine says of sign-ins, and what we make of it."""

from __future__ import annotations

import base64
import json
import logging
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Recipe
from desktop.core.progress import unheard
from desktop.core.registries.login import Login
from desktop.engine.docker_engine import DockerEngine
from tests.fakes import registry as registries
from tests.fakes import small_image
from tests.fakes.engine import FakeEngine
from tests.fakes.fixtures import need_registry
from tests.fakes.raw import raw_client
from tests.fakes.registry import PASSWORD, USER, push


@dataclass
class Closed:
    """A registry that knows one person, and an engine that downloads from it as whoever is in `known`."""

    host: str
    known: dict[str, Login] = field(default_factory=dict)

    def engine(self, home: Path) -> DockerEngine:
        return DockerEngine(
            variables=os.environ,
            home=home,
            platform="linux",
            sign_ins=lambda host, _stop: self.known.get(host),
        )


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    need_registry()
    with registries.registry(tmp_path_factory.mktemp("registry"), closed=True) as host:
        yield host


@pytest.fixture
def there(host: str) -> Closed:
    return Closed(host)


@pytest.fixture
def client(there: Closed, tmp_path: Path) -> Iterator[DockerEngine]:
    with closing(there.engine(tmp_path)) as client:
        yield client


@pytest.fixture
def reference(host: str) -> Iterator[str]:
    image = push(host, "tools/python", small_image.layer(os.urandom(1000)), closed=True)
    reference = f"{host}/tools/python@{image.digest}"
    yield reference
    with closing(raw_client()) as engine:
        for one in engine.images(name=f"{host}/tools/python"):
            engine.remove_image(one["Id"], force=True)


@pytest.mark.engine
def test_who_is_known_is_let_in(there: Closed, client: DockerEngine, reference: str) -> None:
    assert client.images.sign_in(there.host, USER, PASSWORD, Stop()) == ""
    there.known[there.host] = Login(USER, PASSWORD)
    assert client.images.download_size(reference, Stop())
    assert client.images.pull(reference, unheard, Stop()).digest == reference.partition("@")[2]


@pytest.mark.engine
def test_who_did_not_sign_in_is_told_where_to(there: Closed, client: DockerEngine, reference: str) -> None:
    with pytest.raises(p.ImageNotAllowed) as refused:
        client.images.pull(reference, unheard, Stop())
    assert (refused.value.registry, refused.value.user) == (there.host, "")


@pytest.mark.engine
def test_a_build_starts_from_what_only_some_may_have(
    there: Closed, client: DockerEngine, reference: str
) -> None:
    recipe = Recipe(
        "small", {"Dockerfile": f"FROM {reference}\nLABEL a=b\n".encode()}, reference, "cais/small:7"
    )
    with pytest.raises(p.ImageNotAllowed) as refused:
        client.images.build(recipe, unheard, Stop())
    assert refused.value.registry == there.host
    there.known[there.host] = Login(USER, PASSWORD)
    try:
        assert client.images.build(recipe, unheard, Stop()).id
    finally:
        with closing(raw_client()) as engine:
            engine.remove_image("cais/small:7", force=True)


@pytest.mark.engine
@pytest.mark.parametrize(("user", "password"), [(USER, "harbour"), ("mario", PASSWORD), (USER, "ü" * 300)])
def test_a_wrong_password_is_told_at_once(
    there: Closed, client: DockerEngine, user: str, password: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(p.SignInWrong) as refused:
        client.images.sign_in(there.host, user, password, Stop())
    assert (refused.value.registry, refused.value.user) == (there.host, user)
    assert password not in caplog.text + str(refused.value)
    assert base64.b64encode(password.encode()).decode() not in caplog.text


@pytest.mark.engine
def test_one_that_was_changed_since_is_over(there: Closed, client: DockerEngine, reference: str) -> None:
    there.known[there.host] = Login(USER, "what it was before")
    with pytest.raises(p.SignInOver) as refused:
        client.images.pull(reference, unheard, Stop())
    assert (refused.value.registry, refused.value.user) == (there.host, USER)


@pytest.mark.engine
def test_a_sign_in_with_dockers_own_tools_serves_on(host: str, tmp_path: Path, reference: str) -> None:
    known = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    config = tmp_path / ".docker/config.json"
    config.parent.mkdir()
    config.write_text(json.dumps({"auths": {host: {"auth": known}}}))
    before = config.read_bytes()
    with closing(Closed(host).engine(tmp_path)) as client:
        client.images.sign_in(host, USER, PASSWORD, Stop())
        assert client.images.pull(reference, unheard, Stop()).id
    assert config.read_bytes() == before


@pytest.mark.engine
@pytest.mark.parametrize("nowhere", ["127.0.0.1:1", "nowhere.invalid"])
def test_where_nobody_answers(client: DockerEngine, nowhere: str) -> None:
    with pytest.raises(p.RegistryUnreachable):
        client.images.sign_in(nowhere, USER, PASSWORD, Stop())


# --- what no registry here says ----------------------------------------------------------------------

HARBOR = "unauthorized: unauthorized to access repository: tools/python, action: pull"
SAID = [
    ("denied: requested access to the resource is denied", p.ImageNotAllowed),
    (HARBOR, p.ImageNotAllowed),
    ("unauthorized: authentication required", p.SignInOver),
    ("unauthorized: incorrect username or password", p.SignInOver),
    ("denied: Your authorization token has expired. Reauthenticate and try again.", p.SignInOver),
]


@pytest.mark.parametrize(("said", "kind"), SAID)
def test_what_is_told_somebody_who_is_signed_in(
    fake_engine: FakeEngine, said: str, kind: type[p.ImageNotAllowed | p.SignInOver]
) -> None:
    fake_engine.stream("POST", "/images/create", [{"errorDetail": {"message": said}}])
    client = fake_engine.client(sign_ins=lambda host, _stop: Login("maria", "secret"))
    with pytest.raises(kind) as refused:
        client.images.pull("registry.example/tools/python:1", unheard, Stop())
    assert (refused.value.registry, refused.value.user) == ("registry.example", "maria")


@pytest.mark.parametrize(
    ("said", "registry"),
    [
        ("toomanyrequests: You have reached your unauthenticated pull rate limit.", "docker.io"),
        ("toomanyrequests: You may increase the limit by authenticating and upgrading", "docker.io"),
        ("toomanyrequests: retry-after: 4.2 s", ""),
    ],
)
def test_a_sign_in_is_offered_where_it_gives_more(
    fake_engine: FakeEngine, home: Path, said: str, registry: str
) -> None:
    fake_engine.stream("POST", "/images/create", [{"errorDetail": {"message": said}}])
    with pytest.raises(p.DownloadLimitReached) as refused:
        fake_engine.client(home=home).images.pull("rocker/r-ver:4", unheard, Stop())
    assert refused.value.registry == registry


def test_a_ticket_is_kept_in_the_place_of_the_password(fake_engine: FakeEngine, home: Path) -> None:
    """As Azure's registry gives one."""
    fake_engine.answer("POST", "/auth", json={"Status": "Login Succeeded", "IdentityToken": "ticket-7"})
    client = fake_engine.client(home=home, sign_ins=lambda _host, _stop: Login("maria", ticket="ticket-7"))
    assert client.images.sign_in("docker.io", "maria", "secret", Stop()) == "ticket-7"
    (asked,) = fake_engine.asked("POST", "/auth")
    assert asked.json["serveraddress"] == "https://index.docker.io/v1/"
    fake_engine.stream("POST", "/images/create", [{"errorDetail": {"message": "denied"}}])
    with pytest.raises(p.ImageNotAllowed):
        client.images.pull("rocker/r-ver:4", unheard, Stop())
    (pull,) = fake_engine.asked("POST", "/images/create")
    sent = json.loads(base64.urlsafe_b64decode(pull.headers["X-Registry-Auth"]))
    assert sent["IdentityToken"] == "ticket-7"
    assert "secret" not in str(sent)


@pytest.mark.parametrize("public", [True, False])
def test_an_old_sign_in_does_not_keep_from_what_anybody_may_have(
    fake_engine: FakeEngine, home: Path, public: bool
) -> None:
    """As Docker Hub refuses a password that was changed for images that it gives to everybody."""
    over = [{"errorDetail": {"message": "unauthorized: incorrect username or password"}}]
    fake_engine.answer("GET", "/images/rocker/r-ver:4/json", json={"Id": "sha256:1", "RepoDigests": []})
    fake_engine.stream("POST", "/images/create", [{"id": "a", "status": "Pull complete"}] if public else over)
    fake_engine.stream("POST", "/images/create", over, times=1)
    client = fake_engine.client(home=home, sign_ins=lambda _host, _stop: Login("maria", "old"))
    if public:
        assert client.images.pull("rocker/r-ver:4", unheard, Stop()).id == "sha256:1"
    else:
        with pytest.raises(p.SignInOver) as told:
            client.images.pull("rocker/r-ver:4", unheard, Stop())
        assert told.value.user == "maria"
    signed_in, unknown = (
        one.headers.get("X-Registry-Auth") for one in fake_engine.asked("POST", "/images/create")
    )
    assert signed_in
    assert not unknown
