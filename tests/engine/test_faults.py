"""A real engine that is killed, or freezes, at the worst moment: what is told, and what stays."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Change, Event, State
from desktop.core.engine_plans import Recipe
from desktop.core.labels import PLAN_LABEL
from desktop.core.progress import Progress, unheard
from desktop.core.start.launch import run
from desktop.core.start.plan import SECRETS
from desktop.core.start.secrets import reader
from tests.engine.conftest import ENVELOPE, make_plan
from tests.fakes import registry, small_image
from tests.fakes.gate import Gate
from tests.fakes.private_engine import BASE, NEWER, PrivateEngine

pytestmark = [pytest.mark.engine, pytest.mark.slow]

DEADLY_MOMENTS_S = (0.2, 0.15, 0.25, 0.3, 0.12, 0.35, 0.2, 0.25)
"""After a start has begun. About nine of ten leave something in the way of the next."""

InThread = Callable[[Callable[[], object]], "queue.Queue[object]"]


def test_the_computers_own_engine_keeps_its_bridge(request: pytest.FixtureRequest) -> None:
    interfaces = Path("/sys/class/net")
    before = (interfaces / "docker0").exists()
    private: PrivateEngine = request.getfixturevalue("private_engine")
    client, plan = private.client(), make_plan(image=private.import_base())
    client.containers.create(plan)
    with contextlib.closing(private.raw()) as raw:
        bridge = f"br-{raw.inspect_network(plan.network)['Id'][:12]}"
    assert not (interfaces / bridge).exists()
    assert (interfaces / "docker0").exists() is before


def test_events_are_taken_up_again_after_a_kill(private_engine: PrivateEngine, in_thread: InThread) -> None:
    came: queue.Queue[Event] = queue.Queue()
    client, stop = private_engine.client(), Stop()
    plan = make_plan(image=private_engine.import_base())
    ended = in_thread(lambda: client.containers.watch(came.put, stop))
    assert came.get(timeout=60) == Event(Change.CONNECTED)
    private_engine.kill()
    assert came.get(timeout=60) == Event(Change.LOST)
    private_engine.start()
    assert came.get(timeout=60) == Event(Change.CONNECTED)
    client.containers.create(plan)
    assert came.get(timeout=60) == Event(Change.CONTAINER, plan.workspace)
    stop.set()
    assert isinstance(ended.get(timeout=60), p.Cancelled)


def test_an_engine_killed_in_a_build(private_engine: PrivateEngine, in_thread: InThread) -> None:
    private_engine.import_base()
    dockerfile = f"FROM {BASE}\nCOPY certificates/ /c\nRUN echo begun; sleep 60\n"
    recipe = Recipe("killed", {"Dockerfile": dockerfile.encode()}, BASE, "killed:1")
    client, begun = private_engine.client(), threading.Event()

    def report(progress: Progress) -> None:
        if progress.line == "begun":
            begun.set()

    ended = in_thread(lambda: client.images.build(recipe, report, Stop()))
    assert begun.wait(30), private_engine.log()
    private_engine.kill()
    assert isinstance(ended.get(timeout=60), p.EngineLost)
    private_engine.start()
    client.ensure_running(unheard, Stop())
    with contextlib.closing(private_engine.raw()) as raw:
        assert raw.containers(all=True) == []
        assert [image["RepoTags"] for image in raw.images(all=True)] == [[BASE]]


def test_an_engine_killed_in_a_download(
    private_engine: PrivateEngine, gate: Gate, in_thread: InThread
) -> None:
    """Started again, it goes on: a layer that was complete is not asked for a second time."""
    layers = small_image.archive(), small_image.layer(os.urandom(10_000))
    image = registry.push(gate.upstream, "tools/python", *layers)
    reference = f"{gate.listen(private_engine.listen())}/tools/python:1"
    held = gate.hold(f"/v2/.+/blobs/{image.layers[1]}")
    client = private_engine.client()
    ended = in_thread(lambda: client.images.pull(reference, unheard, Stop()))
    assert held.came.wait(30), private_engine.log()
    with contextlib.closing(private_engine.raw()) as raw:
        # The engine has but one download, however many wait for it.
        told = raw.pull(reference, stream=True, decode=True)
        done = ("Pull complete", "Download complete")  # of the first, before or after it is unpacked
        assert any(message.get("status") in done for message in told)
        private_engine.wait_for_layer(image.layers[0])
        private_engine.kill()
    assert isinstance(ended.get(timeout=60), p.EngineLost)

    gate.clear()
    gate.asked.clear()
    private_engine.start()
    assert gate.listen(private_engine.listen()) in reference
    client.ensure_running(unheard, Stop())
    assert client.images.pull(reference, unheard, Stop()).digest == image.digest
    blobs = [path.rpartition("/")[2] for path in gate.asked if "/blobs/" in path]
    assert image.layers[1] in blobs
    assert image.layers[0] not in blobs


def test_an_engine_killed_in_a_start(private_engine: PrivateEngine, in_thread: InThread) -> None:
    client = private_engine.client()
    plan = make_plan(image=private_engine.import_base())
    client.containers.create(plan)
    private_engine.freeze()
    ended = in_thread(lambda: client.containers.start(plan, ENVELOPE, Stop()))
    private_engine.kill()
    assert isinstance(ended.get(timeout=60), p.EngineLost)
    private_engine.start()
    client.ensure_running(unheard, Stop())
    container = client.containers.tool(plan.workspace)
    assert container is not None
    assert container.state is State.CREATED
    assert client.containers.start(plan, ENVELOPE, Stop()).port is not None
    assert client.inside.read_file(plan.workspace, "/run/secrets/envelope") == ENVELOPE
    client.containers.erase(plan.workspace)
    assert client.containers.list() == ()


def test_a_workspace_opens_again_whenever_the_engine_died(
    private_engine: PrivateEngine, in_thread: InThread
) -> None:
    """Its containerd dies with it, and may leave a task that is in the way of every later start."""
    client, tool = private_engine.client(), ("sh", "-c", "trap exit TERM; sleep 600 & wait")
    made = make_plan(image=private_engine.import_base(), command=reader(tool, SECRETS))
    plan = replace(made, labels=made.labels | {PLAN_LABEL: made.fingerprint})

    def start() -> str:
        return run(plan, client.containers.tool(plan.workspace), client.containers, {}, [], Stop())[0].id

    with contextlib.closing(private_engine.raw()) as raw:
        writing = raw.exec_create(start(), ["sh", "-c", f"echo kept > {plan.home}/file"], user="0")
        raw.exec_start(writing["Id"])
    for moment_s in DEADLY_MOMENTS_S:
        client.containers.halt(plan.workspace)
        ended = in_thread(start)
        time.sleep(moment_s)  # it is the moment that is tried
        private_engine.kill()
        ended.get(timeout=60)
        private_engine.start()
        client.ensure_running(unheard, Stop())
        found = client.containers.tool(plan.workspace)
        assert found is not None
        again = start()
        with contextlib.closing(private_engine.raw()) as raw:
            content, _about = raw.get_archive(plan.name, f"{plan.home}/file")
            assert b"kept\n" in b"".join(content)
        if again != found.id:
            break
    else:
        assert private_engine.release == NEWER, "nothing was in the way, which only a newer one steps over"
    client.containers.erase(plan.workspace)


def test_a_frozen_engine_is_told_apart_and_cancelled_at_once(
    private_engine: PrivateEngine, in_thread: InThread
) -> None:
    client = private_engine.client(patience_s=0.5)
    client.ensure_running(unheard, Stop())
    private_engine.freeze()
    with pytest.raises(p.EngineFrozen):
        client.ensure_running(unheard, Stop())
    with pytest.raises(p.EngineFrozen):
        client.containers.list()
    with pytest.raises(p.EngineFrozen):
        client.images.pull("example.org/none:1", unheard, Stop())
    client = private_engine.client(patience_s=60)
    stop = Stop()
    ended = in_thread(lambda: client.images.pull("example.org/none:1", unheard, stop))
    stop.set()
    assert isinstance(ended.get(timeout=60), p.Cancelled)
    private_engine.thaw()
    assert client.containers.list() == ()
