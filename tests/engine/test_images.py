"""Downloads from a registry on this computer, and builds: the real engine."""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docker
import pytest

from desktop.core import problems as p
from desktop.core.catalogue import Recipe
from desktop.core.progress import Activity, Progress, unheard
from desktop.core.stopping import Stop
from desktop.engine.client import DockerEngine
from tests.engine.conftest import BASE
from tests.fakes import small_image

pytestmark = pytest.mark.engine

InThread = Callable[[Callable[[], object]], "queue.Queue[object]"]


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    with contextlib.closing(docker.APIClient(version="1.41")) as client:
        yield client


# --- downloads --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pushed(registry: str) -> str:
    """A small image in the registry and no longer on the engine; its repository."""
    repository = f"{registry}/tools/{secrets.token_hex(4)}"
    with contextlib.closing(docker.APIClient(version="1.41")) as raw:
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
    image = engine.pull(f"{pushed}:1", told.append, Stop())
    assert image.digest is not None
    assert engine.find_image(f"{pushed}:1") == image
    assert engine.find_image(image.id) == image
    assert told[-1].activity is Activity.UNPACKING
    assert told[-1].done == told[-1].total

    raw.remove_image(image.id, force=True)
    assert engine.find_image(f"{pushed}@{image.digest}") is None
    assert engine.pull(f"{pushed}@{image.digest}", unheard, Stop()) == image


@pytest.mark.parametrize("reference", ["{}:none", "{}@sha256:" + "0" * 64, "{}/none:1"])
def test_what_the_registry_does_not_have(engine: DockerEngine, pushed: str, reference: str) -> None:
    with pytest.raises(p.ImageUnknown) as caught:
        engine.pull(reference.format(pushed), unheard, Stop())
    assert caught.value.reference == reference.format(pushed)


def test_nobody_listens(engine: DockerEngine) -> None:
    with pytest.raises(p.RegistryUnreachable):
        engine.pull("127.0.0.1:1/tools/python:1", unheard, Stop())


def test_a_registry_that_never_answers_is_left_at_once(engine: DockerEngine, in_thread: InThread) -> None:
    """The engine says nothing either until the registry has: there is no stream yet that could be closed."""
    stop = Stop()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        ended = in_thread(lambda: engine.pull(f"127.0.0.1:{port}/tools/python:1", unheard, stop))
        connection, _address = listener.accept()
        asked = time.monotonic()
        stop.set()
        assert isinstance(ended.get(timeout=10), p.Cancelled)
        assert time.monotonic() - asked < 0.1
        connection.close()


# --- builds -----------------------------------------------------------------------------------------


@pytest.fixture
def recipe(tmp_path: Path, raw: docker.APIClient) -> Iterator[Callable[[str], Recipe]]:
    """Makes recipes of one name; the image that comes of them is removed."""
    name = f"test-{secrets.token_hex(4)}"

    def write(steps: str) -> Recipe:
        (tmp_path / "Dockerfile").write_text(f"FROM {BASE}\nCOPY certificates/ /certificates/\n{steps}\n")
        return Recipe(name, tmp_path, BASE, f"cais-{name}:1")

    yield write
    for image in raw.images(filters={"label": f"app.cais.build={name}"}):
        raw.remove_image(image["Id"], force=True)


def left(raw: docker.APIClient, recipe: Recipe) -> list[str]:
    """What is on the engine of this recipe's."""
    filters = {"label": f"app.cais.build={recipe.name}"}
    found = raw.containers(all=True, filters=filters) + raw.images(all=True, filters=filters)
    return [one["Id"] for one in found]


def test_a_recipe_becomes_an_image(
    engine: DockerEngine, raw: docker.APIClient, recipe: Callable[[str], Recipe]
) -> None:
    told: list[Progress] = []
    one = recipe("RUN echo hello && cat /certificates/ca.crt")
    builder = DockerEngine(
        environment=os.environ,
        home=Path.home(),
        platform="linux",
        build_files=lambda: {"certificates/ca.crt": b"our own authority\n"},
        proxies=lambda: {"HTTP_PROXY": "http://proxy.example:3128"},
    )
    image = builder.build(one, told.append, Stop())
    assert engine.find_image(one.tag) == image
    steps = [(progress.done, progress.total) for progress in told]
    assert steps[0] == (1, 5)
    assert steps[-1] == (5, 5)
    assert {"hello", "our own authority"} <= {progress.line for progress in told}
    assert "proxy.example" not in str(raw.history(image.id)) + str(raw.inspect_image(image.id))
    assert raw.inspect_image(image.id)["Config"]["Labels"]["app.cais.recipe"] == one.name
    assert builder.build(one, unheard, Stop()) == image
    builder.close()


def test_a_failing_step_is_named_and_nothing_stays(
    engine: DockerEngine, raw: docker.APIClient, recipe: Callable[[str], Recipe]
) -> None:
    step = "RUN seq 100; printf 'missing library'; exit 7"
    one = recipe(f"RUN echo fine > /x\n{step}")
    with pytest.raises(p.BuildFailed) as caught:
        engine.build(one, unheard, Stop())
    problem = caught.value
    assert (problem.recipe, problem.step, problem.steps) == (one.name, 5, 6)
    assert problem.command == step
    lines = problem.log.splitlines()
    assert "missing library" in lines
    assert len(lines) == 40
    assert left(raw, one) == []
    assert engine.find_image(one.tag) is None


def test_a_cancelled_build_leaves_nothing(
    engine: DockerEngine, raw: docker.APIClient, recipe: Callable[[str], Recipe]
) -> None:
    one = recipe("RUN echo fine > /x\nRUN echo begun; sleep 60")
    stop = Stop()
    asked: list[float] = []

    def report(progress: Progress) -> None:
        if progress.line == "begun":
            asked.append(time.monotonic())
            stop.set()

    with pytest.raises(p.Cancelled):
        engine.build(one, report, stop)
    assert time.monotonic() - asked[0] < 5
    assert left(raw, one) == []


def test_a_failed_second_build_keeps_the_first(
    engine: DockerEngine, raw: docker.APIClient, recipe: Callable[[str], Recipe]
) -> None:
    image = engine.build(recipe("RUN echo one > /x"), unheard, Stop())
    with pytest.raises(p.BuildFailed):
        engine.build(recipe("RUN echo one > /x\nRUN false"), unheard, Stop())
    assert engine.find_image(image.id) == image


def test_an_image_that_lost_its_tag_is_kept(engine: DockerEngine, recipe: Callable[[str], Recipe]) -> None:
    """Workspaces live from it."""
    first = engine.build(recipe("RUN echo one > /x"), unheard, Stop())
    second = engine.build(recipe("RUN echo two > /x"), unheard, Stop())
    with pytest.raises(p.BuildFailed):
        engine.build(recipe("RUN false"), unheard, Stop())
    assert engine.find_image(first.id) is not None
    assert engine.find_image(second.id) is not None
