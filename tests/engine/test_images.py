"""Downloads from a registry on this computer: the real engine."""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import socket
from collections.abc import Callable, Iterator

import docker
import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.progress import Activity, Progress, unheard
from desktop.engine.docker_engine import DockerEngine
from tests.fakes import small_image
from tests.fakes.raw import raw_client

pytestmark = pytest.mark.engine

InThread = Callable[[Callable[[], object]], "queue.Queue[object]"]


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    with contextlib.closing(raw_client()) as client:
        yield client


@pytest.fixture(scope="module")
def pushed(registry: str) -> str:
    """A small image in the registry and no longer on the engine; its repository."""
    repository = f"{registry}/tools/{secrets.token_hex(4)}"
    with contextlib.closing(raw_client()) as raw:
        raw.import_image_from_data(
            small_image.archive(padding=os.urandom(1000)), repository=repository, tag="1"
        )
        for message in raw.push(repository, tag="1", stream=True, decode=True):
            assert "error" not in message, message
        raw.remove_image(f"{repository}:1", force=True)
    return repository


@pytest.fixture
def removed(raw: docker.APIClient, pushed: str) -> Iterator[None]:
    """What the test downloaded is removed again."""
    yield
    for image in raw.images(name=pushed):
        raw.remove_image(image["Id"], force=True)


@pytest.mark.usefixtures("removed")
def test_a_download_by_tag_and_then_by_digest(
    engine: DockerEngine, raw: docker.APIClient, pushed: str
) -> None:
    told: list[Progress] = []
    image = engine.images.pull(f"{pushed}:1", told.append, Stop())
    assert image.digest is not None
    here = image._replace(digest=None)
    assert engine.images.find(f"{pushed}:1") == engine.images.find(image.id) == here
    assert engine.images.find(f"{pushed}@{image.digest}") == image
    assert told[-1].activity is Activity.UNPACKING
    assert told[-1].done == told[-1].total

    raw.remove_image(image.id, force=True)
    assert engine.images.find(f"{pushed}@{image.digest}") is None
    assert engine.images.pull(f"{pushed}@{image.digest}", unheard, Stop()) == image


@pytest.mark.parametrize("reference", ["{}:none", "{}@sha256:" + "0" * 64, "{}/none:1"])
def test_what_the_registry_does_not_have(engine: DockerEngine, pushed: str, reference: str) -> None:
    with pytest.raises(p.ImageUnknown) as caught:
        engine.images.pull(reference.format(pushed), unheard, Stop())
    assert caught.value.reference == reference.format(pushed)


def test_nobody_listens(engine: DockerEngine) -> None:
    with pytest.raises(p.RegistryUnreachable):
        engine.images.pull("127.0.0.1:1/tools/python:1", unheard, Stop())


def test_a_registry_that_never_answers_is_left_at_once(engine: DockerEngine, in_thread: InThread) -> None:
    """The engine says nothing either until the registry has: there is no stream yet that could be closed."""
    stop = Stop()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        ended = in_thread(lambda: engine.images.pull(f"127.0.0.1:{port}/tools/python:1", unheard, stop))
        connection, _address = listener.accept()
        stop.set()
        assert isinstance(ended.get(timeout=5), p.Cancelled), "the engine waits twice as long for a registry"
        connection.close()
