"""A command that is run once, in a container of its own, on a real engine."""

from __future__ import annotations

import hashlib
import os
import pickle
import queue
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import docker
import pytest
from docker.errors import APIError

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Outcome, Part
from desktop.core.engine_plans import Mount, RunPlan
from desktop.core.labels import OWNER_LABEL, PART_LABEL, WORKSPACE_LABEL
from desktop.core.problems import (
    Cancelled,
    EngineLost,
    FolderMissing,
    ImageUnknown,
    Problem,
    ToolExited,
)
from desktop.core.progress import unheard
from desktop.core.start.plan import once
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.one_shot import LARGEST_OUTPUT
from tests.engine.conftest import MakePlan
from tests.fakes.raw import raw_client
from tests.fakes.wire import Wire

pytestmark = pytest.mark.engine

InThread = Callable[[Callable[[], object]], "queue.Queue[Any]"]
OWNER = f"of these tests {secrets.token_hex(4)}"


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    """The engine behind the room's back."""
    with closing(raw_client()) as client:
        yield client


@pytest.fixture
def door(tmp_path: Path) -> Path:
    """A folder to be shared, and in it a pipe by which a command says that it runs."""
    folder = tmp_path / "shared"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    for path in (folder, folder / "pipe"):
        path.chmod(0o777)
    return folder


WAITS = "echo here > ~/data/pipe; sleep 600"


def shell(plan: MakePlan, script: str, **changes: object) -> RunPlan:
    made = plan(variables={"HOME": "/home/analyst"}, labels={OWNER_LABEL: OWNER}, **changes)
    return once(made, ("sh", "-c", script))


def on_network(plan: MakePlan, script: str) -> RunPlan:
    made = plan(labels={OWNER_LABEL: OWNER})
    return once(made, ("sh", "-c", script), on_network=True)


def waiting(plan: MakePlan, door: Path, script: str = WAITS) -> RunPlan:
    return shell(plan, script, mounts=(Mount(str(door), "/home/analyst/data", False),))


def there_of(raw: docker.APIClient, plan: RunPlan) -> list[dict[str, Any]]:
    label = f"{WORKSPACE_LABEL}={plan.workspace}"
    found: list[dict[str, Any]] = raw.containers(all=True, filters={"label": label})
    return found + raw.networks(filters={"label": label}) + (raw.volumes({"label": label})["Volumes"] or [])


def test_its_exit_code_and_all_that_it_said_are_told_and_it_is_gone(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    for code in (0, 7):
        made = shell(plan, f"echo out; echo 'schön' >&2; printf '\\377' >&2; exit {code}")
        outcome = engine.containers.run_once(made, {}, Stop())
        assert outcome.exit_code == code
        assert "out\n" in outcome.output
        assert outcome.output.replace("out\n", "") == "schön\n\ufffd"
        assert there_of(raw, made) == []


def test_its_files_arrive_byte_for_byte_for_its_user_alone(engine: DockerEngine, plan: MakePlan) -> None:
    files = {"token": b"\x00\xff\r\n", "bundle": secrets.token_bytes(200_000), "empty": b""}
    script = "umask; cd /run/secrets; stat -c '%a %u:%g' . token bundle empty; sha256sum -- *"
    outcome = engine.containers.run_once(shell(plan, script), files, Stop())
    umask, *lines = outcome.output.splitlines()
    assert umask == "0022", "that is for the secrets alone"
    assert lines[:4] == ["700 1000:100", *3 * ["400 1000:100"]]
    told = {name: digest for digest, name in (line.split() for line in lines[4:])}
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_it_is_hardened_like_a_tool_and_on_no_network(engine: DockerEngine, plan: MakePlan) -> None:
    script = (
        "grep -E '^(Uid|Groups|CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status | tr -s '\\t ' ' '; "
        "ulimit -n; ls /sys/class/net; tail -n +2 /proc/net/route; touch /file"
    )
    said = engine.containers.run_once(shell(plan, script, groups=(7,)), {}, Stop()).output
    assert sorted(line.strip() for line in said.splitlines()) == sorted(
        [
            "Uid: 1000 1000 1000 1000",
            "Groups: 7 100",
            "CapEff: 0000000000000000",
            "CapBnd: 0000000000000000",
            "NoNewPrivs: 1",
            "Seccomp: 2",
            "4096",
            "lo",
            "touch: cannot touch '/file': Read-only file system",
        ]
    )


def test_asked_for_it_is_on_the_network_that_its_workspace_has(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    """One that has none yet has one as long as it runs."""
    made = on_network(plan, "ls /sys/class/net; hostname -i")
    outcome = engine.containers.run_once(made, {}, Stop())
    assert outcome.exit_code == 0, outcome
    assert outcome.output.split()[:2] == ["eth0", "lo"]
    assert there_of(raw, made) == []
    engine.containers.create(replace(made, part=Part.TOOL, name=made.name.removesuffix("-probe")))
    (network,) = raw.networks(names=[made.network])
    said = engine.containers.run_once(made, {}, Stop()).output.split()[-1]
    assert ip_address(said) in ip_network(network["IPAM"]["Config"][0]["Subnet"])
    assert raw.networks(names=[made.network]), "it is the workspace's, and stays"


def test_what_it_says_is_heard_as_it_comes(engine: DockerEngine, plan: MakePlan, door: Path) -> None:
    pieces: list[bytes] = []

    def heard(piece: bytes) -> None:
        pieces.append(piece)
        if piece == b"one\n":  # and it waits for that
            (door / "pipe").write_text("go on\n")

    made = waiting(plan, door, "echo one; read -r line < ~/data/pipe; echo $line")
    assert engine.containers.run_once(made, {}, Stop(), heard=heard).output == "one\ngo on\n"
    assert b"".join(pieces) == b"one\ngo on\n"


def test_what_it_is_sent_can_be_read_back_from_nowhere(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient, door: Path, in_thread: InThread
) -> None:
    """Nor what it says: that may be for nobody but whoever asked."""
    canary = secrets.token_hex(16)
    made, stop = waiting(plan, door, f"cat /run/secrets/canary; {WAITS}"), Stop()
    ended = in_thread(lambda: engine.containers.run_once(made, {"canary": canary.encode()}, stop))
    assert (door / "pipe").read_text() == "here\n"
    [found] = there_of(raw, made)
    told = raw.inspect_container(found["Id"])
    settings, made_of = told["HostConfig"], told["Config"]
    assert (settings["NetworkMode"], settings["PortBindings"], settings["CapAdd"]) == ("none", {}, [])
    assert (made_of["Healthcheck"]["Test"], made_of["Labels"][PART_LABEL]) == (["NONE"], "probe")
    assert canary not in repr([found, told, raw.top(found["Id"]), raw.diff(found["Id"])])
    with pytest.raises(APIError, match="does not support reading"):
        raw.logs(found["Id"])
    stop.set()
    assert isinstance(ended.get(timeout=60), Cancelled)
    assert there_of(raw, made) == []


def test_it_is_gone_when_it_takes_too_long(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    """Also where it has closed its outputs, as a program does that goes to the background."""
    for script in ("echo begun; sleep 600", "echo begun; exec sleep 600 >&- 2>&-"):
        made = shell(plan, script)
        assert engine.containers.run_once(made, {}, Stop(), 3) == Outcome(None, "begun\n")
        assert there_of(raw, made) == []


def test_it_is_gone_when_it_cannot_be(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient, tmp_path: Path
) -> None:
    missing = Mount(str(tmp_path / "gone"), "/home/analyst/data", True)
    lacking: list[tuple[dict[str, object], type[Problem]]] = [
        ({"image": f"sha256:{'0' * 64}"}, ImageUnknown),
        ({"mounts": (missing,)}, FolderMissing),
    ]
    for changes, problem in lacking:
        made = shell(plan, "true", **changes)
        with pytest.raises(problem):
            engine.containers.run_once(made, {}, Stop())
        assert there_of(raw, made) == []
    stop = Stop()
    stop.set()
    made = shell(plan, "true")
    with pytest.raises(Cancelled):
        engine.containers.run_once(made, {}, stop)
    assert there_of(raw, made) == []


def test_a_command_that_is_not_there_is_an_exit_code(engine: DockerEngine, plan: MakePlan) -> None:
    outcome = engine.containers.run_once(once(plan(), ("no-such-command",)), {}, Stop())
    assert outcome.exit_code == 127
    assert "no-such-command" in outcome.output


def test_of_what_it_says_a_megabyte_is_kept_and_nothing_holds_it_up(
    engine: DockerEngine, plan: MakePlan
) -> None:
    made = shell(plan, "head -c 5000000 /dev/zero | tr '\\0' x; exit 4")
    assert engine.containers.run_once(made, {}, Stop()) == Outcome(4, "x" * LARGEST_OUTPUT)


def test_several_of_one_workspace_do_not_meet(
    engine: DockerEngine, plan: MakePlan, door: Path, in_thread: InThread
) -> None:
    made, stop = waiting(plan, door), Stop()
    ended = in_thread(lambda: engine.containers.run_once(made, {}, stop))
    assert (door / "pipe").read_text() == "here\n"
    other = replace(made, command=("sh", "-c", "head -c 1048576 >/dev/null; echo other"))
    assert engine.containers.run_once(other, {}, Stop()) == Outcome(0, "other\n")
    assert engine.containers.tool(made.workspace) is None
    stop.set()
    assert isinstance(ended.get(timeout=60), Cancelled)


def test_where_the_limit_of_files_is_above_the_engines_own_it_runs_without(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    made = shell(plan, "true", nofile=2**30)
    assert engine.containers.run_once(made, {}, Stop()).exit_code == 0
    assert there_of(raw, made) == []


def test_it_is_removed_with_its_workspace(
    engine: DockerEngine, plan: MakePlan, door: Path, in_thread: InThread
) -> None:
    made = waiting(plan, door)
    ended = in_thread(lambda: engine.containers.run_once(made, {}, Stop()))
    assert (door / "pipe").read_text() == "here\n"
    engine.containers.discard(made.workspace)
    how = ended.get(timeout=60)
    assert isinstance(how, ToolExited) or how == Outcome(137, ""), "whichever of two calls came first"


# --- what is left of it ---------------------------------------------------------------------------------

_RUN = """
import os, pickle, sys
from pathlib import Path
from desktop.core.cancelling import Stop
from desktop.engine.docker_engine import DockerEngine
engine = DockerEngine(variables=os.environ, home=Path.home(), platform="linux")
def heard(piece):
    os.write(1, piece)
engine.containers.run_once(pickle.loads(sys.stdin.buffer.read()), {}, Stop(), heard=heard)
"""


def engine_of(owner: str) -> DockerEngine:
    return DockerEngine(variables=os.environ, home=Path.home(), platform="linux", owner=owner)


def found_again(owner: str = OWNER) -> None:
    with closing(engine_of(owner)) as engine:
        engine.ensure_running(unheard, Stop())


def test_left_by_an_app_that_was_killed_it_goes_when_the_engine_is_found(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient, door: Path
) -> None:
    made = waiting(plan, door)
    with subprocess.Popen([sys.executable, "-c", _RUN], stdin=subprocess.PIPE) as app:
        assert app.stdin
        app.stdin.write(pickle.dumps(made))
        app.stdin.close()
        assert (door / "pipe").read_text() == "here\n"
        app.send_signal(signal.SIGKILL)
    assert len(there_of(raw, made)) == 1
    found_again("somebody else")
    assert len(there_of(raw, made)) == 1
    found_again()
    assert there_of(raw, made) == []


def test_its_network_left_by_an_app_that_was_killed_goes_with_it_and_is_no_trace(
    engine: DockerEngine, plan: MakePlan, raw: docker.APIClient
) -> None:
    made = on_network(plan, "echo here; sleep 600")
    with subprocess.Popen([sys.executable, "-c", _RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as app:
        assert app.stdin
        assert app.stdout
        app.stdin.write(pickle.dumps(made))
        app.stdin.close()
        assert app.stdout.readline() == b"here\n"
        app.send_signal(signal.SIGKILL)
    assert len(there_of(raw, made)) == 2
    assert engine.containers.traces(OWNER) == frozenset()
    found_again()
    assert there_of(raw, made) == []


def test_one_that_is_under_way_stays_when_the_engine_is_found(
    plan: MakePlan, raw: docker.APIClient, door: Path, in_thread: InThread
) -> None:
    made, stop = waiting(plan, door), Stop()
    with closing(engine_of(OWNER)) as engine:
        ended = in_thread(lambda: engine.containers.run_once(made, {}, stop))
        assert (door / "pipe").read_text() == "here\n"
        engine.find()
        assert len(there_of(raw, made)) == 1
        stop.set()
        assert isinstance(ended.get(timeout=60), Cancelled)


def test_left_by_a_cut_line_it_goes_when_the_engine_is_found(
    plan: MakePlan, raw: docker.APIClient, door: Path, in_thread: InThread, tmp_path: Path
) -> None:
    made, wire = waiting(plan, door), Wire(tmp_path)
    wire.mend()
    with closing(wire.client(owner=OWNER)) as engine:
        ended = in_thread(lambda: engine.containers.run_once(made, {}, Stop()))
        assert (door / "pipe").read_text() == "here\n"
        wire.cut()
        assert isinstance(ended.get(timeout=60), EngineLost)
        assert len(there_of(raw, made)) == 1
        wire.mend()
        engine.find()
        assert there_of(raw, made) == []
    wire.cut()
