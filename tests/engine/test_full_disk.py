"""A real engine whose disk is full: what is told, what stays, and that it goes on once there is room."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_facts import State
from desktop.core.engine_plans import Recipe
from desktop.core.progress import unheard
from tests.engine.conftest import ENVELOPE, make_plan
from tests.fakes import registry, small_image
from tests.fakes.fixtures import SMALL_DISK
from tests.fakes.gate import Gate
from tests.fakes.private_engine import BASE, PrivateEngine

pytestmark = pytest.mark.engine

MUCH = SMALL_DISK * 5 // 4
ROOM = 4 * MUCH
PAGE = 4096


def whole(engine: PrivateEngine) -> list[str]:
    """The names of the images; everything else is in its place, and so is the room it took."""
    with contextlib.closing(engine.raw()) as raw:
        assert raw.containers(all=True) == []
        assert raw.networks(filters={"type": "custom"}) == []
        assert raw.volumes()["Volumes"] == []
        images = raw.images(all=True)
    engine.wait_for_room(sum(image["Size"] for image in images) + 1024**2)
    return [name for image in images for name in image["RepoTags"] or ["no name"]]


@pytest.mark.parametrize("padding", [os.urandom, bytes], ids=["arriving", "unpacking"])
def test_full_while_a_download_is(cramped_engine: PrivateEngine, gate: Gate, padding: type[bytes]) -> None:
    """Bytes that cannot be packed fill it as they arrive, and zeros only once they are unpacked."""
    registry.push(gate.upstream, "tools/large", small_image.archive(padding=padding(MUCH)))
    reference = f"{gate.listen(cramped_engine.listen())}/tools/large:1"
    client = cramped_engine.client()
    with pytest.raises(p.EngineDiskFull):
        client.images.pull(reference, unheard, Stop())
    assert whole(cramped_engine) == []

    cramped_engine.make_room(ROOM)
    plan = make_plan(image=client.images.pull(reference, unheard, Stop()).id)
    client.containers.create(plan)
    assert client.containers.start(plan, ENVELOPE, Stop()).state is State.RUNNING


@pytest.mark.parametrize("step", [f"RUN head -c {MUCH} /dev/zero > /tmp/zeros", "COPY zeros /"])
def test_full_while_a_build_is(cramped_engine: PrivateEngine, step: str) -> None:
    cramped_engine.import_base()
    files = {"Dockerfile": f"FROM {BASE}\nRUN true > /tmp/small\n{step}\n".encode()}
    if step.startswith("COPY"):
        files["zeros"] = bytes(MUCH)
    recipe, client = Recipe("filling", files, BASE, "filling:1"), cramped_engine.client()
    with pytest.raises(p.EngineDiskFull):
        client.images.build(recipe, unheard, Stop())
    assert whole(cramped_engine) == [BASE]

    cramped_engine.make_room(ROOM)
    assert client.images.build(recipe, unheard, Stop()) == client.images.find(recipe.tag)


def squeeze(engine: PrivateEngine, act: Callable[[], object], afterwards: Callable[[], object]) -> int:
    """Do it with a little more room at each try, so that it fails at one point after the other; how often."""
    for tries in range(100):
        engine.make_room(engine.used() + tries * PAGE)
        try:
            act()
        except p.EngineDiskFull:
            afterwards()
        else:
            return tries
    raise AssertionError("it never fits")


def test_full_at_any_moment_of_a_start(cramped_engine: PrivateEngine) -> None:
    client, plan = cramped_engine.client(), make_plan(image=cramped_engine.import_base())

    def nothing_is_left() -> None:
        assert whole(cramped_engine) == [BASE]

    def it_can_be_started() -> None:
        found = client.containers.tool(plan.workspace)
        assert found is not None
        assert found.state is State.CREATED

    assert squeeze(cramped_engine, lambda: client.containers.create(plan), nothing_is_left) > 3
    assert (
        squeeze(cramped_engine, lambda: client.containers.start(plan, ENVELOPE, Stop()), it_can_be_started)
        > 3
    )
    assert client.inside.read_file(plan.workspace, "/run/secrets/envelope") == ENVELOPE

    cramped_engine.fill()
    client.containers.erase(plan.workspace)
    nothing_is_left()
