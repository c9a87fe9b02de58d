"""A workspace's container on a real engine, from its making to its end."""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Change, Event, Process, State
from desktop.core.engine_plans import Mount, RunPlan
from desktop.core.problems import (
    Cancelled,
    FolderMissing,
    FolderNotShared,
    ImageUnknown,
    NetworkPoolExhausted,
    ToolExited,
)
from desktop.core.workspaces.workspace import Folder
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import ENVELOPE, MakePlan
from tests.fakes.raw import raw_client
from tests.fakes.root import as_root, need_root

pytestmark = pytest.mark.engine


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    """The engine behind the room's back."""
    client = raw_client()
    yield client
    client.close()


def names(found: list[dict[str, object]]) -> set[object]:
    return {one["Name"] for one in found}


def test_a_tool_gets_its_envelope_at_every_start(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan()
    assert engine.containers.create(tool).state is State.CREATED
    for _ in range(2):
        container = engine.containers.start(tool, ENVELOPE, Stop())
        assert container.state is State.RUNNING
        assert container.port is not None
        assert engine.inside.read_file(tool.workspace, "/run/secrets/envelope") == ENVELOPE
        engine.containers.halt(tool.workspace)
        halted = engine.containers.tool(tool.workspace)
        assert halted is not None
        assert (halted.state, halted.port) == (State.EXITED, None)


def test_a_tool_is_published_on_this_computer_only(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    tool = plan()
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    ports = raw.inspect_container(tool.name)["NetworkSettings"]["Ports"]
    assert {binding["HostIp"] for binding in ports["8888/tcp"]} == {"127.0.0.1"}


def test_a_tool_is_reached_while_it_runs(engine: DockerEngine, plan: MakePlan) -> None:
    """Something listens there, which is the engine, as the tool does not."""
    tool = plan()
    assert engine.containers.reach(engine.containers.create(tool)) is None
    container = engine.containers.start(tool, ENVELOPE, Stop())
    reach = engine.containers.reach(container)
    assert reach is not None
    assert reach.url == f"http://127.0.0.1:{container.port}"
    with reach.open_stream(5) as stream:
        assert stream.getpeername() == ("127.0.0.1", container.port)
        assert stream.gettimeout() == 5
    engine.containers.halt(tool.workspace)
    halted = engine.containers.tool(tool.workspace)
    assert halted is not None
    assert engine.containers.reach(halted) is None


def test_the_listing_agrees_with_the_inspection(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan()
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    listed = {one.workspace: one for one in engine.containers.list()}
    assert listed[tool.workspace] == engine.containers.tool(tool.workspace)


def test_the_folders_it_was_made_with_are_told(engine: DockerEngine, plan: MakePlan, tmp_path: Path) -> None:
    """Also by the listing, and in names that a label has to keep as they are."""
    path = str(tmp_path / "a “b”, c: 100 % | d")
    Path(path).mkdir()
    made = plan(
        mounts=(Mount(path, "/home/analyst/b & c", True), Mount(str(tmp_path), "/home/analyst/d", False))
    )
    container = engine.containers.create(made)
    assert container.folders == (Folder(path, "b & c"), Folder(str(tmp_path), "d", writable=True))
    [listed] = [one for one in engine.containers.list() if one.workspace == made.workspace]
    assert listed.folders == container.folders


def wait_for_the_end(engine: DockerEngine, tool: RunPlan) -> None:
    """Until the engine lists it: neither its event nor who waits for it is sure to come later than that."""
    while any(
        one.workspace == tool.workspace and one.state is State.RUNNING for one in engine.containers.list()
    ):
        pass


def running(engine: DockerEngine, tool: RunPlan, command: str) -> Process:
    """What runs this, once it does: a tool's shell may not have come to it yet."""
    while True:
        for one in engine.inside.processes(tool.workspace):
            if one.command == command:
                return one


def test_the_exit_is_told(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan(command=("sh", "-c", "head -c 16 >/dev/null; echo bye; echo oops >&2; exit 3"))
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    wait_for_the_end(engine, tool)
    [listed] = [one for one in engine.containers.list() if one.workspace == tool.workspace]
    for container in (engine.containers.tool(tool.workspace), listed):
        assert container is not None
        assert (container.state, container.exit_code) == (State.EXITED, 3)
    assert sorted(engine.inside.logs(tool.workspace, 10).split()) == ["bye", "oops"]
    with pytest.raises(ToolExited) as caught:
        engine.inside.read_file(tool.workspace, "/etc/hostname")
    assert caught.value.exit_code == 3


def test_being_killed_for_memory_is_told(engine: DockerEngine, plan: MakePlan) -> None:
    hungry = 'head -c 16 >/dev/null; a=$(head -c 60000000 /dev/zero | tr "\\0" x); echo "${#a}"'
    tool = plan(command=("sh", "-c", hungry), memory=16 * 1024**2)
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    wait_for_the_end(engine, tool)
    container = engine.containers.tool(tool.workspace)
    assert container is not None
    assert container.out_of_memory
    assert container.memory_limit == 16 * 1024**2
    assert container in engine.containers.list()


def test_a_part_of_a_tool_that_is_killed_for_memory_is_told_of_while_the_tool_runs_on(
    engine: DockerEngine,
    plan: MakePlan,
    in_thread: Callable[[Callable[[], object]], queue.Queue[object]],
) -> None:
    """What is asked of the container itself does not tell: only the event does, and what runs no more."""
    hungry = "head -c 16 >/dev/null; head -c 60000000 /dev/zero | tail -c 60000000; sleep 600"
    tool = plan(command=("sh", "-c", hungry), memory=16 * 1024**2)
    told: queue.Queue[Event] = queue.Queue()
    stop = Stop()
    watching = in_thread(lambda: engine.containers.watch(told.put, stop))
    assert told.get(timeout=60) == Event(Change.CONNECTED)
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    while (event := told.get(timeout=60)) != Event(Change.KILLED, tool.workspace):
        assert event.workspace != tool.workspace or event.change is Change.CONTAINER
    container = engine.containers.tool(tool.workspace)
    assert container is not None
    assert container.state is State.RUNNING
    while any(one.command.startswith("tail") for one in engine.inside.processes(tool.workspace)):
        pass  # the engine tells before the kernel is done with it
    assert running(engine, tool, "sleep 600")
    stop.set()
    assert isinstance(watching.get(timeout=60), Cancelled)


def test_what_runs_is_told_with_its_arguments_while_there_is_anything(
    engine: DockerEngine, plan: MakePlan
) -> None:
    tool = plan()
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    sleeper = running(engine, tool, "sleep 600")
    # The reaper of orphans.
    assert sleeper.parent in {one.id for one in engine.inside.processes(tool.workspace)}
    engine.containers.halt(tool.workspace)
    with pytest.raises(ToolExited):
        engine.inside.processes(tool.workspace)


@pytest.mark.parametrize(("nano", "cores"), [(None, None), (500_000_000, 0.5), (1_000_000_000, 1.0)])
def test_how_many_cores_it_may_use_is_told(engine: DockerEngine, plan: MakePlan, nano, cores) -> None:
    """By the listing, too."""
    made = plan(nano_cpus=nano)
    assert engine.containers.create(made).cpu_limit == cores
    [listed] = [one for one in engine.containers.list() if one.workspace == made.workspace]
    assert listed.cpu_limit == cores


def test_a_cut_envelope_ends_the_reader(engine: DockerEngine, plan: MakePlan, raw: docker.APIClient) -> None:
    """So that an app killed in the middle leaves nothing that waits forever."""
    tool = plan(command=("sh", "-c", "head -c 16 | wc -c; exit 5"))
    engine.containers.create(tool)
    engine.containers.start(tool, b"half", Stop())
    assert raw.wait(tool.name, timeout=10)["StatusCode"] == 5


def test_a_tool_that_ends_before_it_has_read_its_envelope_is_not_a_lost_engine(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    tool = plan(command=("sh", "-c", "exit 3"))
    engine.containers.create(tool)
    engine.containers.start(tool, b"x" * 4 * 1024**2, Stop())
    assert raw.wait(tool.name, timeout=10)["StatusCode"] == 3


def test_folders_are_shared_as_asked(engine: DockerEngine, plan: MakePlan, tmp_path: Path) -> None:
    os.chmod(tmp_path, 0o755)
    (tmp_path / "ours with ö").mkdir()
    (tmp_path / "ours with ö/note").write_text("hello")
    tool = plan(mounts=(Mount(str(tmp_path / "ours with ö"), "/home/analyst/data", True),))
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    assert engine.inside.read_file(tool.workspace, "/home/analyst/data/note") == b"hello"
    with pytest.raises(FileNotFoundError):
        engine.inside.read_file(tool.workspace, "/home/analyst/data/other")


@pytest.fixture
def mounted_below(tmp_path: Path) -> Iterator[Path]:
    """A folder that anybody may write, in which another drive is mounted."""
    need_root()
    drive = tmp_path / "data/drive"
    drive.mkdir(parents=True)
    for folder in (tmp_path, drive.parent):
        folder.chmod(0o777)
    subprocess.run(as_root("mount", "-t", "tmpfs", "-o", "size=1m,mode=777", "tmpfs", str(drive)), check=True)
    (drive / "figures").write_text("hers")
    (drive / "figures").chmod(0o666)
    yield drive
    subprocess.run(as_root("umount", str(drive)), check=True)


@pytest.fixture
def unseen(tmp_path: Path) -> Iterator[Path]:
    """A drive that only its own user may look into, like those of sshfs."""
    need_root()
    drive = tmp_path / "drive"
    drive.mkdir()
    options = f"rootmode=40000,user_id={os.getuid() + 1},group_id=1"
    mount = (
        "import ctypes, os, sys; options = 'fd=%d,%s' % (os.open('/dev/fuse', os.O_RDWR), sys.argv[2]); "
        "sys.exit(ctypes.CDLL(None).mount(b'fuse', sys.argv[1].encode(), b'fuse', 0, options.encode()))"
    )
    made = subprocess.run(as_root(sys.executable, "-ISBc", mount, str(drive), options), capture_output=True)
    if made.returncode:
        pytest.skip("this kernel has no drives of users' own")
    yield drive
    subprocess.run(as_root("umount", str(drive)), check=True)


def test_a_drive_that_the_engine_may_not_look_into(
    engine: DockerEngine, plan: MakePlan, unseen: Path
) -> None:
    tool = plan(mounts=(Mount(str(unseen), "/home/analyst/data", True),))
    with pytest.raises(FolderNotShared) as caught:
        engine.containers.create(tool)
    assert caught.value.path == str(unseen)


@pytest.mark.parametrize("read_only", [True, False], ids=["read only", "can change"])
def test_read_only_holds_for_a_drive_mounted_below(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient, mounted_below: Path, read_only: bool
) -> None:
    tool = plan(mounts=(Mount(str(mounted_below.parent), "/home/analyst/data", read_only),))
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    write = "cd /home/analyst/data/drive; echo changed > figures; rm -f figures; touch new"
    raw.exec_start(raw.exec_create(tool.name, ["sh", "-c", write])["Id"])
    found = {file.name: file.read_text() for file in mounted_below.iterdir()}
    assert found == ({"figures": "hers"} if read_only else {"new": ""})


def test_a_tool_sees_its_own_part_of_the_computer_only(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    tool = plan()
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    assert raw.inspect_container(tool.name)["HostConfig"]["CgroupnsMode"] == "private"
    status, groups = (
        engine.inside.read_file(tool.workspace, f"/proc/1/{name}") for name in ("status", "cgroup")
    )
    assert {line.split(b":", 2)[2] for line in groups.splitlines()} == {b"/"}
    assert b"Seccomp:\t2" in status


def test_programs_inside_may_share_as_much_memory_as_planned(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    """And it counts against the limit of memory: the rest of the computer is safe."""
    tool = plan(memory=192 * 1024**2, shared_memory=160 * 1024**2)
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    run = raw.exec_create(tool.name, ["dd", "if=/dev/zero", "of=/dev/shm/data", "bs=1M", "count=100"])["Id"]
    raw.exec_start(run)
    assert raw.exec_inspect(run)["ExitCode"] == 0
    readings: list[int] = []
    stop = Stop()
    with pytest.raises(Cancelled):
        engine.inside.memory(tool.workspace, lambda used: (readings.append(used.memory), stop.set()), stop)
    assert readings[0] >= 100 * 1024**2


def test_a_missing_folder_is_a_problem_and_undoes_all(
    engine: DockerEngine, plan: MakePlan, tmp_path: Path, raw: docker.APIClient
) -> None:
    missing = tmp_path / "gone"
    tool = plan(mounts=(Mount(str(missing), "/home/analyst/data", False),))
    with pytest.raises(FolderMissing) as caught:
        engine.containers.create(tool)
    assert caught.value.path == str(missing)
    assert not missing.exists()
    assert engine.containers.tool(tool.workspace) is None
    assert not engine.containers.has_home(tool.volume)
    assert tool.network not in names(raw.networks())


def test_a_folder_that_vanished_before_a_start_is_a_problem(
    engine: DockerEngine, plan: MakePlan, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    tool = plan(mounts=(Mount(str(folder), "/home/analyst/data", False),))
    engine.containers.create(tool)
    folder.rmdir()
    with pytest.raises(FolderMissing) as caught:
        engine.containers.start(tool, ENVELOPE, Stop())
    assert caught.value.path == str(folder)


def test_a_home_outlives_its_container_and_a_failed_making(
    engine: DockerEngine, plan: MakePlan, tmp_path: Path
) -> None:
    tool = plan()
    engine.containers.create(tool)
    engine.containers.discard(tool.workspace)
    assert engine.containers.has_home(tool.volume)
    broken = plan(
        workspace=tool.workspace,
        name=tool.name,
        mounts=(Mount(str(tmp_path / "no"), "/home/analyst/x", True),),
    )
    with pytest.raises(FolderMissing):
        engine.containers.create(broken)
    assert engine.containers.has_home(tool.volume)
    engine.containers.erase(tool.workspace)
    assert not engine.containers.has_home(tool.volume)


def test_an_image_that_is_gone_is_a_problem(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan(image="sha256:" + "0" * 64)
    with pytest.raises(ImageUnknown) as caught:
        engine.containers.create(tool)
    assert caught.value.reference == tool.image


@pytest.mark.parametrize("taken_off", [True, False], ids=["taken off its network", "network removed"])
def test_a_removed_network_is_made_again(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient, taken_off: bool
) -> None:
    tool = plan()
    engine.containers.create(tool)
    if taken_off:
        raw.disconnect_container_from_network(tool.name, tool.network, force=True)
    raw.remove_network(tool.network)
    container = engine.containers.start(tool, ENVELOPE, Stop())
    assert container.port is not None
    assert engine.inside.read_file(tool.workspace, "/run/secrets/envelope") == ENVELOPE


def test_networks_come_from_the_pool_until_it_is_used_up(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    small = DockerEngine(
        variables=os.environ, home=Path.home(), platform="linux", pool=lambda: "10.214.200.0/27"
    )
    first, second, third = plan(), plan(), plan()
    small.containers.create(first)
    small.containers.create(second)
    subnets = {raw.inspect_network(tool.network)["IPAM"]["Config"][0]["Subnet"] for tool in (first, second)}
    assert subnets == {"10.214.200.0/28", "10.214.200.16/28"}
    with pytest.raises(NetworkPoolExhausted):
        small.containers.create(third)
    small.close()
    assert not engine.containers.has_home(third.volume)


def test_a_limit_of_files_above_the_engines_own_is_left_out(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan(nofile=2**30)
    with closing(DockerEngine(variables=os.environ, home=Path.home(), platform="linux")) as lenient:
        lenient.containers.create(tool)
        assert lenient.containers.start(tool, ENVELOPE, Stop()).state is State.RUNNING


def test_removing_is_done_in_any_state_and_twice(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan()
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    for _ in range(2):
        engine.containers.erase(tool.workspace)
        assert engine.containers.tool(tool.workspace) is None
        engine.containers.halt(tool.workspace)
    assert engine.inside.logs(tool.workspace, 5) == ""


def test_a_start_cancelled_before_leaves_nothing_running(engine: DockerEngine, plan: MakePlan) -> None:
    tool = plan()
    engine.containers.create(tool)
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        engine.containers.start(tool, ENVELOPE, stop)
    container = engine.containers.tool(tool.workspace)
    assert container is not None
    assert container.state is not State.RUNNING


def test_memory_is_streamed_until_cancelled_or_ended(
    engine: DockerEngine, plan: MakePlan, in_thread: Callable[[Callable[[], object]], queue.Queue[object]]
) -> None:
    tool = plan()
    engine.containers.create(tool)
    engine.containers.start(tool, ENVELOPE, Stop())
    readings: list[int] = []
    stop = Stop()
    with pytest.raises(Cancelled):
        engine.inside.memory(tool.workspace, lambda used: (readings.append(used.memory), stop.set()), stop)
    assert 0 < readings[0] < tool.memory

    first = threading.Event()
    ended = in_thread(lambda: engine.inside.memory(tool.workspace, lambda _used: first.set(), Stop()))
    assert first.wait(10)
    engine.containers.halt(tool.workspace)
    assert ended.get(timeout=60) is None


def test_nothing_is_reachable_from_another_workspace(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    """Networks of their own, and loopback only: what one tool publishes another cannot even see."""
    listens = "$s = IO::Socket::INET->new(Listen=>5,LocalPort=>8888);"
    answers = "while ($c = $s->accept) { print $c qq(here); close $c }"
    server = f"head -c 16 >/dev/null; exec perl -MIO::Socket::INET -e '{listens} {answers}'"
    one, other = plan(command=("sh", "-c", server)), plan()
    for tool in (one, other):
        engine.containers.create(tool)
    container = engine.containers.start(one, ENVELOPE, Stop())
    engine.containers.start(other, ENVELOPE, Stop())
    address = next(iter(raw.inspect_container(one.name)["NetworkSettings"]["Networks"].values()))["IPAddress"]
    # The first one waits until the server listens; the other is asked after that.
    connect = f"IO::Socket::INET->new(PeerAddr=>q({address}:8888),Timeout=>1)"
    probe = f"timeout 5 perl -MIO::Socket::INET -e '1 until $c = {connect}'"
    reached = {}
    for tool in (one, other):
        run = raw.exec_create(tool.name, ["sh", "-c", probe])["Id"]
        raw.exec_start(run)
        reached[tool.name] = raw.exec_inspect(run)["ExitCode"] == 0
    assert reached == {one.name: True, other.name: False}, "the probe finds it, and not from next door"
    assert container.port is not None
    with socket.create_connection(("127.0.0.1", container.port), timeout=5) as connection:
        assert connection.recv(16) == b"here", "an answer that no proxy of the engine's gives by itself"
