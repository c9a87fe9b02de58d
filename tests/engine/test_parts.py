"""A workspace with more containers than its tool's, on a real engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Part, State
from desktop.core.engine_plans import RunPlan
from desktop.core.engine_report import Reading
from desktop.core.labels import OWNER_LABEL, PART_LABEL
from desktop.core.problems import Cancelled
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import ENVELOPE, MakePlan
from tests.fakes.raw import raw_client

pytestmark = pytest.mark.engine


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    """The engine behind the room's back."""
    with closing(raw_client()) as client:
        yield client


def worker_of(tool: RunPlan) -> RunPlan:
    """Beside the tool, with more memory and another port; the newer of the two, which listings tell first."""
    return replace(
        tool, part=Part.WORKER, name=f"{tool.name}-worker", volume=None, port=7077, memory=2 * tool.memory
    )


@pytest.fixture
def pair(engine: DockerEngine, plan: MakePlan) -> tuple[RunPlan, RunPlan]:
    """A tool and a worker of one workspace, both running."""
    tool = plan(labels={OWNER_LABEL: "of these tests"})
    worker = worker_of(tool)
    for one in (tool, worker):
        engine.containers.create(one)
        assert engine.containers.start(one, ENVELOPE, Stop()).part is one.part
    return tool, worker


def test_what_is_told_of_a_workspace_is_its_tools(
    engine: DockerEngine, pair: tuple[RunPlan, RunPlan], raw: docker.APIClient
) -> None:
    tool, worker = pair
    listed = {one.part: one for one in engine.containers.list() if one.workspace == tool.workspace}
    assert set(listed) == {Part.TOOL, Part.WORKER}
    found = engine.containers.tool(tool.workspace)
    assert found == listed[Part.TOOL]
    assert found.id == raw.inspect_container(tool.name)["Id"]
    assert found.port != listed[Part.WORKER].port
    assert found.memory_limit == tool.memory
    raw.stop(worker.name, timeout=0)
    assert engine.containers.tool(tool.workspace) == found


def test_a_look_inside_goes_to_the_tool(
    engine: DockerEngine, pair: tuple[RunPlan, RunPlan], raw: docker.APIClient
) -> None:
    """And not to the worker, whose memory is full of something."""
    tool, worker = pair
    fill = "head -c 60000000 /dev/zero > /dev/shm/data; echo worker > /tmp/who; echo worker > /proc/1/fd/1"
    run = raw.exec_create(worker.name, ["sh", "-c", fill])["Id"]
    raw.exec_start(run)
    assert raw.exec_inspect(run)["ExitCode"] == 0
    stop = Stop()
    readings: list[int] = []

    def read(used: Reading) -> None:
        readings.append(used.memory)
        stop.set()

    with pytest.raises(Cancelled):
        engine.inside.memory(tool.workspace, read, stop)
    assert readings[0] < 50_000_000
    with pytest.raises(FileNotFoundError):
        engine.inside.read_file(tool.workspace, "/tmp/who")
    assert engine.inside.logs(tool.workspace, 10) == ""


def test_a_workspace_whose_worker_is_all_there_is_has_no_tool(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan()
    engine.containers.create(worker_of(tool))
    assert engine.containers.tool(tool.workspace) is None
    assert engine.inside.logs(tool.workspace, 10) == ""


def test_a_halt_is_for_all_parts(engine: DockerEngine, pair: tuple[RunPlan, RunPlan]) -> None:
    engine.containers.halt(pair[0].workspace)
    states = [one.state for one in engine.containers.list() if one.workspace == pair[0].workspace]
    assert states == [State.EXITED, State.EXITED]


@pytest.mark.parametrize("call", ["discard", "erase"])
def test_what_removes_a_workspace_removes_all_parts(
    engine: DockerEngine, pair: tuple[RunPlan, RunPlan], raw: docker.APIClient, call: str
) -> None:
    tool, _worker = pair
    remove: Callable[[str], None] = getattr(engine.containers, call)
    remove(tool.workspace)
    assert tool.workspace not in {one.workspace for one in engine.containers.list()}
    assert not raw.networks(names=[tool.network])
    assert engine.containers.has_home(tool.volume) is (call == "discard")


def test_a_worker_alone_is_a_trace_of_its_workspace(
    engine: DockerEngine, pair: tuple[RunPlan, RunPlan], raw: docker.APIClient
) -> None:
    tool, _worker = pair
    raw.remove_container(tool.name, force=True)
    assert tool.workspace in engine.containers.traces("of these tests")


def test_a_container_of_an_earlier_version_is_a_tool_and_one_of_a_later_is_none(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    early, late = plan(), plan()
    for one, labels in ((early, {}), (late, {PART_LABEL: "spare wheel"})):
        labels["app.cais.workspace"] = one.workspace
        raw.create_container(one.image, ["true"], name=one.name, labels=labels)
    assert engine.containers.tool(early.workspace) is not None
    assert engine.containers.tool(late.workspace) is None
