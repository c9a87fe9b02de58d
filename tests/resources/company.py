"""A company with mirrors that its own authority vouches for, and a computer that has its preset."""

from __future__ import annotations

import json
import socket
import ssl
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

BY_NUMBER = "PIP_USE_DEPRECATED=legacy-certs"
"""pip checks certificates of servers that have names alone, unless it is told to do so as it did before."""

TRUSTS = "COPY certificates/ /tmp/trusted/\nRUN cat /tmp/trusted/*.crt >/tmp/trusted.pem\n"
"""What every recipe that gets something over TLS begins with, in its own way."""


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

    def told_by_the_engine(self, inside: Inside) -> str:
        """All that it says of a tool and of its image, and what the tool's processes show one another."""
        name = f"cais-{inside.running.workspace.id}"
        told = self.raw.inspect_container(name)  # type: ignore[no-untyped-call]
        image = self.raw.history(told["Image"])  # type: ignore[no-untyped-call]
        running = self.raw.top(name)  # type: ignore[no-untyped-call]
        logs = self.raw.logs(name).decode(errors="replace")  # type: ignore[no-untyped-call]
        _code, variables = inside("sh", "-c", "cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null")
        return json.dumps([told, image, running]) + logs + variables

    def kept(self) -> Iterator[Path]:
        """The files that Cais has of its own."""
        own = self.backend.own_folders
        for place in (own.user_data_dir, own.user_config_dir, own.user_cache_dir, own.user_log_dir):
            yield from (one for one in Path(place).rglob("*") if one.is_file())

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


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    server = Scripted()
    yield server
    server.close()


def free_place(raw: docker.APIClient) -> tuple[str, int]:
    """An address that tools reach, and a port of it."""
    address = seen_from_tools(raw)
    return address, free_port(address)


def index_at(where: tuple[str, int]) -> str:
    """Where pip finds what a devpi has that is reached there."""
    return f"https://{where[0]}:{where[1]}{devpi.PACKAGES}"


@contextmanager
def a_devpi(folder: Path, where: tuple[str, int]) -> Iterator[str]:
    """`HOST:PORT` of one that has one package, and is to be reached at `where`."""
    if devpi.folder() is None:
        pytest.skip("devpi is not installed; `make test` does it")
    with devpi.running(folder / "data", f"https://{where[0]}:{where[1]}") as found:
        found.upload("harbour", "1.0", WHEEL, wheel())
        yield found.host
