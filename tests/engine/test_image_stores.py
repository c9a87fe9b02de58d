"""An engine with the older way of keeping images, and one with today's, which has other names for them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from docker.errors import APIError

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Recipe
from desktop.core.environments.catalogue import Entry
from desktop.core.progress import unheard
from desktop.core.start.image import is_another, obtain, record_image
from desktop.core.workspaces.workspace import Workspace
from desktop.engine.docker_engine import DockerEngine
from tests.core.samples import ENTRY, WORKSPACE
from tests.engine.conftest import ENVELOPE, make_plan
from tests.fakes import small_image
from tests.fakes.fixtures import need_private_engine, need_registry
from tests.fakes.gate import Gate, refuse, standing
from tests.fakes.private_engine import BASE, NEWER, OWN, PrivateEngine, running
from tests.fakes.registry import Pushed, push

pytestmark = pytest.mark.engine

RECIPE = Recipe(
    "small", {"Dockerfile": f"FROM {BASE}\nCOPY certificates/ /c\n".encode()}, BASE, "cais/small:1"
)
BUILT = replace(ENTRY, image=None, recipe=RECIPE)


@dataclass(frozen=True)
class Store:
    """An engine, and the way of its own to a registry that all share."""

    engine: PrivateEngine
    client: DockerEngine

    def open(self, workspace: Workspace, entry: Entry) -> tuple[Workspace, bool]:
        """What is recorded of a start, and whether it has another environment by that."""
        image = obtain(workspace, entry, self.client.images, unheard, Stop())
        recorded = record_image(workspace, entry, image, "here", {}, lambda _workspace: None)
        return recorded, is_another(workspace, entry, image)

    def load(self, archive: bytes) -> None:
        with contextlib.closing(self.engine.raw()) as raw:
            raw.load_image(archive)

    def saved(self, reference: str) -> bytes:
        with contextlib.closing(self.engine.raw()) as raw:
            return b"".join(raw.get_image(reference))

    def clear(self) -> None:
        with contextlib.closing(self.engine.raw()) as raw:
            while images := raw.images():
                for image in images:
                    with contextlib.suppress(APIError):  # another one is made of it, or took it along
                        raw.remove_image(image["Id"], force=True)


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    need_registry()
    with standing(tmp_path_factory.mktemp("registry")) as gate:
        yield gate


@pytest.fixture(scope="module")
def stores(gate: Gate) -> Iterator[tuple[Store, ...]]:
    with contextlib.ExitStack() as stack:
        engines = []
        for release in (OWN, NEWER):
            need_private_engine(release)
            engines.append(stack.enter_context(running(release=release)))
            gate.listen(engines[-1].listen())
        yield tuple(Store(engine, engine.client()) for engine in engines)


@pytest.fixture(params=[0, 1], ids=[OWN, NEWER])
def store(request: pytest.FixtureRequest, stores: tuple[Store, ...]) -> Iterator[Store]:
    store: Store = stores[request.param]
    store.engine.import_base()
    yield store
    store.clear()


@pytest.fixture
def other(store: Store, stores: tuple[Store, ...]) -> Iterator[Store]:
    """Another one."""
    found = next(one for one in stores if one is not store)
    found.engine.import_base()
    yield found
    found.clear()


@pytest.fixture
def image(gate: Gate) -> Iterator[Pushed]:
    """One that only the registry has."""
    yield push(gate.upstream, "tools/python", small_image.archive(padding=os.urandom(1000)))
    gate.clear()


PULLED = replace(ENTRY, image="127.0.0.1:5000/tools/python:1", recipe=None)


def test_a_digest_is_recorded_for_what_was_downloaded(store: Store, image: Pushed) -> None:
    recorded, _ = store.open(WORKSPACE, PULLED)
    assert recorded.digest == image.digest
    again, another = store.open(recorded, PULLED)
    assert (again, another) == (recorded, False)


def test_no_digest_is_recorded_for_what_was_built_here(store: Store) -> None:
    recorded, _ = store.open(WORKSPACE, BUILT)
    assert recorded.digest is None
    again, another = store.open(recorded, BUILT)
    assert (again, another) == (recorded, False)


def test_no_digest_is_recorded_for_what_was_loaded(store: Store, image: Pushed, gate: Gate) -> None:
    """As where no registry is within reach: IT brings a file."""
    archive = bytes_of(store, image)
    gate.change(".*", refuse(404, "NAME_UNKNOWN"))
    store.load(archive)
    recorded, _ = store.open(WORKSPACE, PULLED)
    assert recorded.image
    assert recorded.digest is None
    again, another = store.open(recorded, PULLED)
    assert (again, another) == (recorded, False)


def bytes_of(store: Store, image: Pushed) -> bytes:
    store.client.images.pull(str(PULLED.image), unheard, Stop())
    archive = store.saved(str(PULLED.image))
    store.clear()
    return archive


def test_what_was_downloaded_there_is_the_same_here(store: Store, other: Store, image: Pushed) -> None:
    there, _ = other.open(WORKSPACE, PULLED)
    here, another = store.open(there, PULLED)
    assert (here.digest, another) == (there.digest, False)
    back, another = other.open(here, PULLED)
    assert (back.image, another) == (there.image, False)


def test_what_was_built_there_is_built_here(store: Store, other: Store) -> None:
    there, _ = other.open(WORKSPACE, BUILT)
    here, another = store.open(there, BUILT)
    assert (here.recipe, here.digest, another) == (there.recipe, None, False)


def test_what_was_loaded_there_is_found_here_by_its_name(
    store: Store, other: Store, image: Pushed, gate: Gate
) -> None:
    """Whether it is the same, nobody can tell by the names that either has for it."""
    archive = bytes_of(other, image)
    gate.change(".*", refuse(404, "NAME_UNKNOWN"))
    other.load(archive)
    store.load(archive)
    there, _ = other.open(WORKSPACE, PULLED)
    here, another = store.open(there, PULLED)
    assert here.digest is None
    assert another is (here.image != there.image)


def test_what_no_registry_has_any_more_is_told(store: Store, other: Store, image: Pushed, gate: Gate) -> None:
    there, _ = other.open(WORKSPACE, PULLED)
    gate.change(".*", refuse(404, "NAME_UNKNOWN"))
    with pytest.raises(p.ImageUnknown) as missing:
        store.open(there, PULLED)
    assert missing.value.reference == f"127.0.0.1:5000/tools/python@{image.digest}"


def test_a_tool_runs_from_each(store: Store, image: Pushed) -> None:
    for entry in (PULLED, BUILT):
        recorded, _ = store.open(WORKSPACE, entry)
        plan = make_plan(image=recorded.image)
        store.client.containers.create(plan)
        assert store.client.containers.start(plan, ENVELOPE, Stop()).port
        assert store.client.inside.read_file(plan.workspace, "/run/secrets/envelope") == ENVELOPE
        store.client.containers.erase(plan.workspace)
