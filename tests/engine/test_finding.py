"""Which engine is used, why none is, and starting one."""

from __future__ import annotations

import os
import queue
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.progress import Activity, Progress, unheard
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.finding.starting import starters
from tests.fakes.engine import End, FakeEngine, leave_dead_socket

pytestmark = pytest.mark.usefixtures("no_own_engine")

FILTERED, UNFILTERED = "name=seccomp,profile=builtin", "name=seccomp,profile=unconfined"

InThread = Callable[[Callable[[], object]], "queue.Queue[object]"]


def version(**changes: object) -> dict[str, object]:
    return {"Version": "20.10", "ApiVersion": "1.41", "MinAPIVersion": "1.12", "Os": "linux"} | changes


def test_what_is_found_is_told_and_remembered(fake_engine: FakeEngine) -> None:
    told: list[str] = []
    info = fake_engine.client(remember=told.append).ensure_running(unheard, Stop())
    assert (info.name, info.version, info.api) == ("Docker Engine", "20.10.24", "1.41")
    assert (info.cpus, info.memory, info.native) == (4, 8 * 1024**3, False)
    assert info.address == fake_engine.address
    assert told == [fake_engine.address]


def test_another_program_that_stands_in_is_no_engine_that_runs(fake_engine: FakeEngine) -> None:
    """Docker Desktop, while its own machine is off or starting."""
    fake_engine.answer("GET", "/version", status=500)
    [candidate] = fake_engine.client().candidates(Stop())
    assert isinstance(candidate.problem, p.EngineNotRunning)


def test_once_found_only_a_ping_is_needed(fake_engine: FakeEngine) -> None:
    client = fake_engine.client()
    first = client.ensure_running(unheard, Stop())
    asked = len(fake_engine.requests)
    assert client.ensure_running(unheard, Stop()) == client.find() == first
    assert [request.path for request in fake_engine.requests[asked:]] == ["/_ping", "/_ping"]


@pytest.mark.parametrize(
    ("theirs", "agreed"),
    [
        ({"ApiVersion": "1.41"}, "1.41"),
        ({"ApiVersion": "1.99", "MinAPIVersion": "1.24"}, "1.45"),
        ({"ApiVersion": "1.99", "MinAPIVersion": "1.50"}, "1.50"),
    ],
)
def test_the_newest_version_both_know_is_used(
    fake_engine: FakeEngine, theirs: dict[str, object], agreed: str
) -> None:
    fake_engine.answer("GET", "/version", json=version(**theirs))
    assert fake_engine.client().ensure_running(unheard, Stop()).api == agreed


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ({"Components": [{"Name": "Podman Engine"}]}, "Podman"),
        ({"Platform": {"Name": "Docker Desktop 4.50"}}, "Docker Desktop"),
        ({"Platform": {"Name": "Docker Engine - Community"}}, "Docker Engine"),
    ],
)
def test_the_product_is_named(fake_engine: FakeEngine, answer: dict[str, object], name: str) -> None:
    fake_engine.answer("GET", "/version", json=version(**answer))
    assert fake_engine.client().ensure_running(unheard, Stop()).name == name


@pytest.mark.parametrize(
    ("option", "native"), [("name=selinux", True), ("name=rootless", False), ("name=userns", False)]
)
def test_native_is_the_same_kernel_and_the_same_users(
    fake_engine: FakeEngine, option: str, native: bool
) -> None:
    info = {"KernelVersion": os.uname().release, "SecurityOptions": [option, FILTERED]}
    fake_engine.answer("GET", "/info", json=info)
    found = fake_engine.client().ensure_running(unheard, Stop())
    assert (found.native, found.mapped) == (native, not native)


@pytest.mark.parametrize(
    ("version_of_groups", "rootless", "memory", "limits"),
    [("2", True, True, True), ("1", True, True, False), ("1", False, True, True), ("2", False, False, False)],
)
def test_whether_memory_can_be_limited(
    fake_engine: FakeEngine, version_of_groups: str, rootless: bool, memory: bool, limits: bool
) -> None:
    """Rootless Podman says that it can where only root may."""
    podman = version(Version="5.0", Components=[{"Name": "Podman Engine"}])
    info = {"CgroupVersion": version_of_groups, "Rootless": rootless, "MemoryLimit": memory}
    fake_engine.answer("GET", "/version", json=podman)
    fake_engine.answer("GET", "/info", json={**info, "SecurityOptions": [FILTERED]})
    assert fake_engine.client().ensure_running(unheard, Stop()).limits is limits


@pytest.mark.parametrize(
    ("theirs", "options", "filters"),
    [
        ({}, [FILTERED], True),
        ({}, ["name=apparmor", "name=seccomp,profile=/etc/docker/tight.json"], True),
        (version(ApiVersion="1.47"), [UNFILTERED, "name=cgroupns"], False),
    ],
    ids=["default", "of IT's own", "Docker Desktop"],
)
def test_whether_system_calls_are_filtered_unasked(
    fake_engine: FakeEngine, theirs: dict[str, object], options: list[str], filters: bool
) -> None:
    fake_engine.answer("GET", "/version", json=version(**theirs))
    fake_engine.answer("GET", "/info", json={"SecurityOptions": options})
    assert fake_engine.client().ensure_running(unheard, Stop()).filters is filters


@pytest.mark.parametrize("options", [None, ["name=apparmor"], [UNFILTERED]])
def test_an_engine_that_cannot_filter_system_calls_is_refused(
    fake_engine: FakeEngine, options: list[str] | None
) -> None:
    fake_engine.answer("GET", "/info", json={"SecurityOptions": options})
    with pytest.raises(p.EngineUnconfined) as caught:
        fake_engine.client().ensure_running(unheard, Stop())
    assert caught.value.engine == "Docker Engine"


@pytest.mark.parametrize(
    ("theirs", "kernel", "seals"),
    [
        ({"ApiVersion": "1.44"}, "5.12.0-1-amd64", True),
        ({"ApiVersion": "1.44"}, "5.4.0-200-generic", False),
        ({"ApiVersion": "1.43"}, "6.12.0", False),
        ({"ApiVersion": "1.44", "Components": [{"Name": "Podman Engine"}]}, "6.12.0", False),
    ],
)
def test_whether_a_read_only_folder_can_be_so_through_and_through(
    fake_engine: FakeEngine, theirs: dict[str, object], kernel: str, seals: bool
) -> None:
    fake_engine.answer("GET", "/version", json=version(**theirs))
    fake_engine.answer("GET", "/info", json={"KernelVersion": kernel, "SecurityOptions": [FILTERED]})
    assert fake_engine.client().ensure_running(unheard, Stop()).seals is seals


def test_windows_containers_are_the_wrong_kind(fake_engine: FakeEngine) -> None:
    fake_engine.answer("GET", "/version", json=version(Os="windows"))
    with pytest.raises(p.EngineWrongKind):
        fake_engine.client().ensure_running(unheard, Stop())


def test_an_old_engine_is_too_old(fake_engine: FakeEngine) -> None:
    fake_engine.answer("GET", "/version", json=version(ApiVersion="1.39", Version="18.09"))
    with pytest.raises(p.EngineTooOld) as caught:
        fake_engine.client().ensure_running(unheard, Stop())
    assert (caught.value.version, caught.value.needed) == ("18.09", "20.10")


def test_a_silent_engine_is_frozen(fake_engine: FakeEngine) -> None:
    fake_engine.answer("GET", "/version", then=End.HANG)
    with pytest.raises(p.EngineFrozen):
        fake_engine.client(patience_s=0.2).ensure_running(unheard, Stop())


def test_an_engine_that_freezes_later_is_frozen(fake_engine: FakeEngine) -> None:
    client = fake_engine.client(patience_s=0.2)
    client.ensure_running(unheard, Stop())
    fake_engine.answer("GET", "/_ping", then=End.HANG)
    with pytest.raises(p.EngineFrozen):
        client.ensure_running(unheard, Stop())


def test_looking_can_be_cancelled(fake_engine: FakeEngine) -> None:
    stop = Stop()
    fake_engine.answer("GET", "/version", then=End.HANG, on_request=lambda _request: stop.set())
    with pytest.raises(p.Cancelled):
        fake_engine.client(patience_s=10).ensure_running(unheard, stop)


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions mean nothing to root")
def test_a_socket_of_somebody_elses_is_not_allowed(fake_engine: FakeEngine) -> None:
    fake_engine.socket.chmod(0)
    with pytest.raises(p.EngineNotAllowed) as caught:
        fake_engine.client().ensure_running(unheard, Stop())
    assert caught.value.address == fake_engine.address


def test_a_dead_socket_is_an_engine_that_does_not_run(fake_engine: FakeEngine, tmp_path: Path) -> None:
    fake_engine.close()
    with pytest.raises(p.EngineNotInstalled):
        fake_engine.client().ensure_running(unheard, Stop())
    (home := tmp_path / "h").mkdir()
    (home / ".rd").mkdir()
    leave_dead_socket(home / ".rd/docker.sock")
    with pytest.raises(p.EngineNotRunning) as caught:
        fake_engine.client(home=home).ensure_running(unheard, Stop())
    assert (caught.value.engine, caught.value.startable) == ("Rancher Desktop", False)


def test_a_remote_engine_that_does_not_answer_is_unreachable(tmp_path: Path, fake_engine: FakeEngine) -> None:
    variables = {"DOCKER_HOST": "tcp://127.0.0.1:1", "PATH": ""}
    client = fake_engine.client(variables=variables, preferred=None, home=tmp_path)
    with pytest.raises(p.EngineUnreachable) as caught:
        client.ensure_running(unheard, Stop())
    assert caught.value.address == "tcp://127.0.0.1:1"


def own_address() -> str:
    """This computer's, as its neighbours know it. Nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this computer has no neighbours")
        return str(asking.getsockname()[0])


def at(address: str, engine: FakeEngine, home: Path, **options: object) -> DockerEngine:
    return engine.client(variables={"DOCKER_HOST": address, "PATH": ""}, home=home, preferred=None, **options)


def test_an_engine_on_another_computer_is_refused(fake_engine: FakeEngine, tmp_path: Path) -> None:
    address = fake_engine.listen_at(own_address())
    told: list[str] = []
    client = at(address, fake_engine, tmp_path, remember=told.append)
    with pytest.raises(p.EngineRemote) as caught:
        client.find()
    assert (caught.value.address, caught.value.engine) == (address, "Docker Engine")
    with pytest.raises(p.EngineRemote):
        client.choose(address, Stop())
    with pytest.raises(p.EngineRemote):
        client.containers.list()
    (candidate,) = client.candidates(Stop())
    assert candidate.info is None
    assert isinstance(candidate.problem, p.EngineRemote)
    assert told == []


def test_an_engine_on_loopback_is_this_computers(fake_engine: FakeEngine, tmp_path: Path) -> None:
    address = fake_engine.listen_at("127.0.0.1")
    assert at(address, fake_engine, tmp_path).find().address == address


def test_an_engine_over_ssh_is_another_computers(fake_engine: FakeEngine, tmp_path: Path) -> None:
    with pytest.raises(p.EngineRemote):
        at("ssh://analyst@engine.example", fake_engine, tmp_path).find()


def test_the_next_place_is_tried(fake_engine: FakeEngine, tmp_path: Path) -> None:
    missing = tmp_path / "run"  # where a user's own Docker Engine would be
    variables = {"DOCKER_HOST": "tcp://127.0.0.1:1", "XDG_RUNTIME_DIR": str(missing), "PATH": ""}
    (home := fake_engine.socket.parent / "h").joinpath(".rd").mkdir(parents=True)
    (home / ".rd/docker.sock").symlink_to(fake_engine.socket)
    client = fake_engine.client(variables=variables, home=home, preferred=None)
    assert client.ensure_running(unheard, Stop()).name == "Rancher Desktop"


# --- starting ---------------------------------------------------------------------------------------


@pytest.fixture
def colima(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """An engine whose command does what the test says; the variables with which it is installed."""

    def install(script: str) -> dict[str, str]:
        command = tmp_path / "bin/colima"
        command.parent.mkdir()
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
        return {"PATH": f"{command.parent}:/usr/bin:/bin"}

    return install


def test_an_engine_is_started_and_waited_for(
    fake_engine: FakeEngine, colima: Callable[[str], dict[str, str]]
) -> None:
    fake_engine.close()
    told: list[Progress] = []

    def report(progress: Progress) -> None:
        told.append(progress)
        fake_engine.listen()

    info = fake_engine.client(variables=colima("exit 0")).ensure_running(report, Stop())
    assert info.address == fake_engine.address
    assert [progress.activity for progress in told] == [Activity.STARTING_ENGINE]


def test_a_command_that_fails_says_why(
    fake_engine: FakeEngine, colima: Callable[[str], dict[str, str]]
) -> None:
    fake_engine.close()
    with pytest.raises(p.EngineDidNotStart) as caught:
        fake_engine.client(variables=colima("echo no luck; exit 1")).ensure_running(unheard, Stop())
    assert (caught.value.engine, caught.value.detail) == ("Colima", "no luck")


def test_waiting_has_an_end(fake_engine: FakeEngine, colima: Callable[[str], dict[str, str]]) -> None:
    fake_engine.close()
    client = fake_engine.client(variables=colima("exit 0"), start_within_s=0.2)
    with pytest.raises(p.EngineDidNotStart):
        client.ensure_running(unheard, Stop())


def test_starting_can_be_cancelled_at_once(
    fake_engine: FakeEngine, colima: Callable[[str], dict[str, str]], in_thread: InThread
) -> None:
    fake_engine.close()
    stop, began = Stop(), queue.Queue[Progress]()
    client = fake_engine.client(variables=colima("exit 0"))
    ended = in_thread(lambda: client.ensure_running(began.put, stop))
    began.get(timeout=60)
    stop.set()
    assert isinstance(ended.get(timeout=10), p.Cancelled), "a start is waited for longer than that"


def test_a_start_that_nobody_waits_for_goes_on_and_is_not_begun_twice(
    fake_engine: FakeEngine, colima: Callable[[str], dict[str, str]], in_thread: InThread, tmp_path: Path
) -> None:
    """Neither after a cancel nor once the engine answers: its command may have more to do."""
    fake_engine.close()
    begun, go_on, done = (tmp_path / name for name in ("begun", "go-on", "done"))
    os.mkfifo(go_on)
    os.mkfifo(done)
    script = f"echo begun >>{begun}; read word <{go_on}; echo $word >{done}"
    client, stop = fake_engine.client(variables=colima(script)), Stop()
    ended = in_thread(lambda: client.ensure_running(unheard, stop))
    with go_on.open("w") as pipe:  # which the command has opened by now, too
        stop.set()
        assert isinstance(ended.get(timeout=60), p.Cancelled)
        assert client.ensure_running(lambda _progress: fake_engine.listen(), Stop()).name == "Docker Engine"
        pipe.write("ready")
    assert done.read_text() == "ready\n"
    assert begun.read_text() == "begun\n"


def test_a_command_that_hangs_is_ended_with_the_patience(
    fake_engine: FakeEngine, colima: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    fake_engine.close()
    os.mkfifo(tmp_path / "never")
    client = fake_engine.client(variables=colima(f"read word <{tmp_path}/never"), start_within_s=0.2)
    with pytest.raises(p.EngineDidNotStart):
        client.ensure_running(unheard, Stop())
    with pytest.raises(OSError, match="No such device"):
        os.open(tmp_path / "never", os.O_WRONLY | os.O_NONBLOCK)


@pytest.mark.parametrize(
    "call", [lambda engine: engine.containers.list(), DockerEngine.find], ids=["containers", "find"]
)
def test_only_ensure_running_starts_anything(
    fake_engine: FakeEngine, colima: Callable[[str], dict[str, str]], call: Callable[[DockerEngine], object]
) -> None:
    fake_engine.close()
    with pytest.raises(p.EngineNotRunning) as caught:
        call(fake_engine.client(variables=colima("exit 0")))
    assert (caught.value.engine, caught.value.startable) == ("Colima", True)


def test_what_can_be_started_where(tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("systemctl", "podman"):
        (tools / name).write_text("")
        (tools / name).chmod(0o755)
    units = tmp_path / "usr/lib/systemd/user"
    units.mkdir(parents=True)
    for unit in ("docker-desktop.service", "podman.socket"):
        (units / unit).write_text("")
    (tmp_path / "Applications/Docker.app").mkdir(parents=True)
    (tmp_path / "run/systemd/system").mkdir(parents=True)
    program = tmp_path / "Program Files/Docker/Docker/Docker Desktop.exe"
    program.parent.mkdir(parents=True)
    program.write_text("")
    variables = {"PATH": str(tools)}

    def commands(platform: str) -> list[tuple[str, ...]]:
        return [one.command for one in starters(variables, tmp_path / "home", platform, tmp_path)]

    assert commands("linux") == [
        (f"{tools}/systemctl", "--user", "start", "docker-desktop.service"),
        (f"{tools}/systemctl", "--user", "start", "podman.socket"),
    ]
    (tmp_path / "run/systemd/system").rmdir()
    assert commands("linux") == []
    variables["XDG_RUNTIME_DIR"] = "/run/user/1000"
    assert commands("linux") == [(f"{tools}/podman", "system", "service", "--time=0")]
    podman = (f"{tools}/podman", "machine", "start")
    assert commands("darwin") == [("/usr/bin/open", "-g", "-a", "Docker"), podman]
    assert commands("win32") == [("cmd", "/c", "start", "", str(program)), podman]


@pytest.mark.parametrize(
    ("platform", "place", "command", "engine"),
    [
        ("darwin", "opt/homebrew/bin", "colima", "Colima"),
        ("darwin", "usr/local/bin", "colima", "Colima"),
        ("darwin", "opt/podman/bin", "podman", "Podman"),
        ("darwin", "home/.rd/bin", "rdctl", "Rancher Desktop"),
        ("linux", "home/.rd/bin", "rdctl", "Rancher Desktop"),
    ],
)
def test_commands_are_found_though_no_terminal_told_where_they_are(
    tmp_path: Path, platform: str, place: str, command: str, engine: str
) -> None:
    """Started from the desktop, an app has the system's own PATH."""
    (tmp_path / place).mkdir(parents=True)
    (program := tmp_path / place / command).write_text("")
    program.chmod(0o755)
    (starter,) = starters({"PATH": "/nowhere"}, tmp_path / "home", platform, tmp_path)
    assert (starter.engine, starter.command[0]) == (engine, str(program))
    assert str(program.parent) in starter.path.split(":")  # it may need others of them itself
