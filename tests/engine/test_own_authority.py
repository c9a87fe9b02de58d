"""A registry with TLS, for which a company's own authority vouches: who trusts it, and who is to be told."""

from __future__ import annotations

import os
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_report import RegistryReport
from desktop.core.progress import unheard
from desktop.core.registries.login import Login
from desktop.engine.docker_engine import DockerEngine
from tests.fakes import registry as registries
from tests.fakes import small_image
from tests.fakes.databases import Authority, seen_from_tools
from tests.fakes.fixtures import need_private_engine, need_registry
from tests.fakes.passage import leading
from tests.fakes.private_engine import RELEASES, PrivateEngine
from tests.fakes.raw import raw_client
from tests.fakes.registry import PASSWORD, USER, push

pytestmark = pytest.mark.engine


@dataclass
class Company:
    """Its authority, its registry, and an engine that reaches it by the same name as this computer does."""

    authority: Authority
    host: str
    engine: PrivateEngine

    def client(self, *, trusted: bool = True, login: Login | None = None) -> DockerEngine:
        """`trusted`: by this computer, or a preset of IT's."""
        return DockerEngine(
            variables={"PATH": ""},
            home=self.engine.folder,
            platform="linux",
            preferred=self.engine.address,
            authorities=lambda: self.authority.certificate if trusted else Authority().certificate,
            sign_ins=lambda _host, _stop: login,
        )

    def have_engine_trust(self) -> None:
        """What IT does."""
        place = self.engine.settings_folder / "certs.d" / self.host
        place.mkdir(parents=True, exist_ok=True)
        (place / "ca.crt").write_bytes(self.authority.certificate)

    def knocked(self, client: DockerEngine) -> RegistryReport:
        with closing(client):
            return client.images.registry(self.host, Stop())


@pytest.fixture(scope="module", params=RELEASES)
def company(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    need_private_engine(request.param)
    need_registry()
    folder, authority = tmp_path_factory.mktemp("registry"), Authority()
    with closing(raw_client()) as own:
        address = seen_from_tools(own)
    proves = authority.sign(folder / "tls", address)
    engine = PrivateEngine(Path(tempfile.mkdtemp(prefix="cais-")), release=request.param)
    with registries.registry(folder, closed=True, address=address, proves=proves) as host:
        try:
            engine.start()
            with leading(engine.listen(int(host.rpartition(":")[2]), address), host):
                yield Company(authority, host, engine)
        finally:
            engine.close()


@pytest.fixture
def reference(company: Company) -> str:
    trusted = ssl.create_default_context(cadata=company.authority.certificate.decode())
    layer = small_image.layer(os.urandom(1000))
    image = push(company.host, "tools/python", layer, closed=True, trusted=trusted)
    return f"{company.host}/tools/python@{image.digest}"


def test_nobody_trusts_it(company: Company, reference: str) -> None:
    assert company.knocked(company.client(trusted=False)).case == "untrusted"


def test_the_company_vouches_for_it_and_the_engine_was_not_told(company: Company, reference: str) -> None:
    """What this computer sees for itself is not what a download will see."""
    told = company.knocked(company.client(login=Login(USER, PASSWORD)))
    assert told.case == "engine-untrusted"
    assert "x509" in told.detail
    with closing(company.client(login=Login(USER, PASSWORD))) as client:
        with pytest.raises(p.RegistryNotTrusted) as refused:
            client.images.pull(reference, unheard, Stop())
        assert refused.value.reference == reference
        with pytest.raises(p.RegistryNotTrusted):
            client.images.sign_in(company.host, USER, PASSWORD, Stop())


def test_the_engine_was_told_by_it(company: Company, reference: str) -> None:
    """From the next download on: nothing is to be started again."""
    company.have_engine_trust()
    assert company.knocked(company.client()).case == "sign-in"
    assert company.knocked(company.client(login=Login(USER, "harbour"))).case == "refused"
    assert company.knocked(company.client(login=Login(USER, PASSWORD))).case == "signed-in"
    with closing(company.client(login=Login(USER, PASSWORD))) as client:
        with pytest.raises(p.SignInWrong):
            client.images.sign_in(company.host, USER, "harbour", Stop())
        assert client.images.download_size(reference, Stop())
        assert client.images.pull(reference, unheard, Stop()).digest == reference.partition("@")[2]
    with closing(company.client()) as client, pytest.raises(p.ImageNotAllowed):
        client.images.pull(reference.partition("@")[0] + ":1", unheard, Stop())


def test_the_engine_does_not_reach_what_this_computer_reaches(company: Company, tmp_path: Path) -> None:
    """As with a VPN that its virtual machine has no part in."""
    with closing(raw_client()) as own:
        address = seen_from_tools(own)
    proves = company.authority.sign(tmp_path / "tls", address)
    with (
        registries.registry(tmp_path, address=address, proves=proves) as host,
        closing(company.client()) as client,
    ):
        told = client.images.registry(host, Stop())
    assert told.case == "engine-unreachable"
