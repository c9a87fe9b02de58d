"""Recipes that become images, on the real engine; nothing half made stays, nothing of others goes."""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import docker
import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Recipe
from desktop.core.labels import OWNER_LABEL
from desktop.core.progress import Activity, Progress, Report, unheard
from desktop.engine.building import BUILD_LABEL
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import BASE
from tests.fakes.raw import raw_client

pytestmark = pytest.mark.engine

InThread = Callable[[Callable[[], object]], "queue.Queue[object]"]
MakeRecipe = Callable[[str], Recipe]
MakeEngine = Callable[..., DockerEngine]

HELD = "RUN mkfifo /go && echo begun && cat /go"
"""A step that goes on once `let_go` has been called."""


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    with contextlib.closing(raw_client()) as client:
        yield client


@pytest.fixture
def recipe(raw: docker.APIClient) -> Iterator[MakeRecipe]:
    """Makes recipes of one name; what came of them is removed."""
    name = f"test-{secrets.token_hex(4)}"

    def write(steps: str) -> Recipe:
        dockerfile = f"FROM {BASE}\nCOPY certificates/ /certificates/\n{steps}\n"
        return Recipe(name, {"Dockerfile": dockerfile.encode()}, BASE, f"cais-{name}:1")

    yield write
    filters = {"label": f"{BUILD_LABEL}={name}"}
    for container in raw.containers(all=True, filters=filters):
        raw.remove_container(container["Id"], force=True)
    for image in raw.images(filters=filters):
        raw.remove_image(image["Id"], force=True)


@pytest.fixture
def make_engine() -> Iterator[MakeEngine]:
    """Makes further clients of this computer's own engine."""
    made: list[DockerEngine] = []

    def make(**options: object) -> DockerEngine:
        settings = {"variables": os.environ, "home": Path.home(), "platform": "linux"}
        made.append(DockerEngine(**(settings | options)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


def left(raw: docker.APIClient, recipe: Recipe) -> list[str]:
    """What is on the engine of this recipe's."""
    filters = {"label": f"{BUILD_LABEL}={recipe.name}"}
    found = raw.containers(all=True, filters=filters) + raw.images(all=True, filters=filters)
    return [one["Id"] for one in found]


def until_begun() -> tuple[threading.Event, Report]:
    """An event that is set once a build is in its held step, and the report that sets it."""
    begun = threading.Event()
    return begun, lambda progress: begun.set() if progress.line == "begun" else None


def let_go(raw: docker.APIClient, recipe: Recipe) -> None:
    """Let the only held build of this recipe go on."""
    # All: what a step says may come before it is listed among those that run.
    (container,) = raw.containers(all=True, filters={"label": f"{BUILD_LABEL}={recipe.name}"})
    run = raw.exec_create(container["Id"], ["sh", "-c", "echo > /go"])["Id"]
    raw.exec_start(run)


def test_a_recipe_becomes_an_image(
    engine: DockerEngine, raw: docker.APIClient, recipe: MakeRecipe, make_engine: MakeEngine
) -> None:
    told: list[Progress] = []
    one = recipe("RUN echo hello && cat /certificates/ca.crt")
    builder = make_engine(
        build_files=lambda: {"certificates/ca.crt": b"our own authority\n"},
        proxies=lambda: {"HTTP_PROXY": "http://proxy.example:3128"},
    )
    image = builder.images.build(one, told.append, Stop())
    assert engine.images.find(one.tag) == image
    steps = [(progress.done, progress.total) for progress in told]
    assert steps[0] == (1, 5)
    assert steps[-1] == (5, 5)
    assert {"hello", "our own authority"} <= {progress.line for progress in told}
    assert "proxy.example" not in str(raw.history(image.id)) + str(raw.inspect_image(image.id))
    assert raw.inspect_image(image.id)["Config"]["Labels"]["app.cais.recipe"] == one.name
    assert builder.images.build(one, unheard, Stop()) == image


def test_a_failing_step_is_named_and_nothing_stays(
    engine: DockerEngine, raw: docker.APIClient, recipe: MakeRecipe
) -> None:
    step = "RUN seq 100; printf 'missing library'; exit 7"
    one = recipe(f"RUN echo fine > /x\n{step}")
    with pytest.raises(p.BuildFailed) as caught:
        engine.images.build(one, unheard, Stop())
    problem = caught.value
    assert (problem.recipe, problem.step, problem.steps) == (one.name, 5, 6)
    assert problem.command == step
    lines = problem.log.splitlines()
    assert "missing library" in lines
    assert len(lines) == 40
    assert left(raw, one) == []
    assert engine.images.find(one.tag) is None


def test_a_cancelled_build_leaves_nothing(
    engine: DockerEngine, raw: docker.APIClient, recipe: MakeRecipe
) -> None:
    one = recipe(f"RUN echo fine > /x\n{HELD}")
    stop = Stop()

    def report(progress: Progress) -> None:
        if progress.line == "begun":
            stop.set()

    with pytest.raises(p.Cancelled):
        engine.images.build(one, report, stop)
    assert left(raw, one) == []


def test_a_failed_second_build_keeps_the_first(
    engine: DockerEngine, raw: docker.APIClient, recipe: MakeRecipe
) -> None:
    image = engine.images.build(recipe("RUN echo one > /x"), unheard, Stop())
    with pytest.raises(p.BuildFailed):
        engine.images.build(recipe("RUN echo one > /x\nRUN false"), unheard, Stop())
    assert engine.images.find(image.id) == image


def test_an_image_that_lost_its_tag_is_kept(engine: DockerEngine, recipe: MakeRecipe) -> None:
    """Workspaces live from it."""
    first = engine.images.build(recipe("RUN echo one > /x"), unheard, Stop())
    second = engine.images.build(recipe("RUN echo two > /x"), unheard, Stop())
    with pytest.raises(p.BuildFailed):
        engine.images.build(recipe("RUN false"), unheard, Stop())
    assert engine.images.find(first.id) is not None
    assert engine.images.find(second.id) is not None


# --- several at once ----------------------------------------------------------------------------------


def test_a_second_start_waits_for_the_first_build_and_takes_its_image(
    engine: DockerEngine, raw: docker.APIClient, recipe: MakeRecipe, in_thread: InThread
) -> None:
    one = recipe(HELD)
    begun, report = until_begun()
    told: queue.Queue[Progress] = queue.Queue()
    first = in_thread(lambda: engine.images.build(one, report, Stop()))
    assert begun.wait(30)
    second = in_thread(lambda: engine.images.build(one, told.put, Stop()))
    news = told.get(timeout=60)
    assert (news.activity, news.done, news.total) == (Activity.BUILDING, 4, 5)
    let_go(raw, one)
    image = first.get(timeout=30)
    assert image == engine.images.find(one.tag) is not None
    assert second.get(timeout=30) == image


def test_waiting_for_another_build_can_be_cancelled(
    engine: DockerEngine, raw: docker.APIClient, recipe: MakeRecipe, in_thread: InThread
) -> None:
    one, stop = recipe(HELD), Stop()
    begun, report = until_begun()
    told: queue.Queue[Progress] = queue.Queue()
    first = in_thread(lambda: engine.images.build(one, report, Stop()))
    assert begun.wait(30)
    second = in_thread(lambda: engine.images.build(one, told.put, stop))
    told.get(timeout=60)
    stop.set()
    assert isinstance(second.get(timeout=60), p.Cancelled)
    assert first.empty(), "it waited for the first to end"
    let_go(raw, one)
    assert first.get(timeout=30) == engine.images.find(one.tag) is not None


def test_when_the_first_fails_the_one_that_waits_builds_itself(
    engine: DockerEngine, raw: docker.APIClient, recipe: MakeRecipe, in_thread: InThread
) -> None:
    one, stop = recipe(HELD), Stop()
    begun, report = until_begun()
    again, report_again = until_begun()
    first = in_thread(lambda: engine.images.build(one, report, stop))
    assert begun.wait(30)
    second = in_thread(lambda: engine.images.build(one, report_again, Stop()))
    stop.set()
    assert isinstance(first.get(timeout=60), p.Cancelled)
    assert again.wait(30)
    let_go(raw, one)
    assert second.get(timeout=30) == engine.images.find(one.tag) is not None


@pytest.mark.parametrize("last_step", ["RUN true", "RUN false"], ids=["succeeds", "fails"])
def test_somebody_elses_build_is_left_alone(
    engine: DockerEngine,
    raw: docker.APIClient,
    recipe: MakeRecipe,
    make_engine: MakeEngine,
    in_thread: InThread,
    last_step: str,
) -> None:
    theirs = make_engine(owner="somebody else")
    begun, report = until_begun()
    one = recipe(HELD)
    first = in_thread(lambda: theirs.images.build(one, report, Stop()))
    assert begun.wait(30)
    with contextlib.suppress(p.BuildFailed):
        engine.images.build(recipe(last_step), unheard, Stop())
    let_go(raw, one)
    assert first.get(timeout=30) == engine.images.find(one.tag) is not None


@pytest.mark.parametrize("call", ["find", "build"])
def test_what_an_earlier_run_left_is_removed_and_nobody_elses(
    raw: docker.APIClient, recipe: MakeRecipe, make_engine: MakeEngine, call: str
) -> None:
    one = recipe("RUN true")
    mine, theirs = (
        raw.create_container(BASE, "true", labels={BUILD_LABEL: one.name, OWNER_LABEL: owner})["Id"]
        for owner in ("me", "somebody else")
    )
    engine = make_engine(owner="me")
    if call == "find":
        engine.find()
    else:
        engine.images.build(one, unheard, Stop())
    found = {container["Id"] for container in raw.containers(all=True)}
    assert mine not in found
    assert theirs in found
