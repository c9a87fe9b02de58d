"""Secrets that a tool is handed while it runs, on a real engine."""

from __future__ import annotations

import queue
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import RunPlan
from desktop.core.problems import Cancelled, ToolExited
from desktop.core.start.secrets import pack, reader
from desktop.engine import inside as inside_module
from desktop.engine import streams
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import MakePlan
from tests.fakes.raw import raw_client

pytestmark = pytest.mark.engine

InThread = Callable[[Callable[[], object]], "queue.Queue[Any]"]
WATCH = """
    until (-e "/tmp/end") {
        local $/;
        my $read = open(F, "<", "/run/secrets/key") ? <F> : "none";
        $seen{substr($read, 0, 4) . " " . length $read}++;
    }
    print "$_\\n" for keys %seen;
"""
LARGE = secrets.token_bytes(200_000)


@pytest.fixture
def raw() -> Iterator[docker.APIClient]:
    """The engine behind the room's back."""
    with closing(raw_client()) as client:
        yield client


@pytest.fixture
def tool(engine: DockerEngine, plan: MakePlan) -> RunPlan:
    """One that runs, with two secrets."""
    tmpfs = {"/run/secrets": "uid=1000,gid=100,mode=0700,noexec,nosuid,size=2m", "/tmp": "size=16m"}
    made = plan(command=reader(("sleep", "600"), "/run/secrets"), tmpfs=tmpfs)
    engine.containers.create(made)
    engine.containers.start(made, pack({"token": b"first", "old": b"old"}), Stop())
    return made


def inside(raw: docker.APIClient, tool: RunPlan, script: str) -> str:
    """What a script says that runs as the tool's user."""
    run = raw.exec_create(tool.name, ["sh", "-c", script])["Id"]
    said: str = raw.exec_start(run).decode()
    return said


def test_changes_arrive_byte_for_byte_for_the_tools_user_alone(
    engine: DockerEngine, tool: RunPlan, raw: docker.APIClient
) -> None:
    changes = {"token": b"\x00\xff\r\n", "bundle": LARGE, "empty": b"", "old": None}
    engine.inside.deliver(tool.workspace, changes, Stop())
    files = {name: content for name, content in changes.items() if content is not None}
    for name, content in files.items():
        assert engine.inside.read_file(tool.workspace, f"/run/secrets/{name}") == content
    told = inside(raw, tool, "cd /run/secrets; ls -A; stat -c '%a %u:%g' . *").split("\n")
    assert told == [*sorted(files), "700 1000:100", *3 * ["400 1000:100"], ""]


def test_a_reader_sees_the_old_or_the_new_and_never_a_part(
    engine: DockerEngine, tool: RunPlan, raw: docker.APIClient, in_thread: InThread
) -> None:
    contents = [b"old!" + LARGE, b"new!" + LARGE + b"!"]
    engine.inside.deliver(tool.workspace, {"key": contents[0]}, Stop())
    seen = in_thread(lambda: inside(raw, tool, f"perl -e '{WATCH}'"))
    for number in range(1, 21):
        engine.inside.deliver(tool.workspace, {"key": contents[number % 2]}, Stop())
    inside(raw, tool, "touch /tmp/end")
    whole = {f"{content[:4].decode()} {len(content)}" for content in contents}
    assert set(seen.get(timeout=60).splitlines()) == whole


def test_what_is_delivered_can_be_read_back_from_nowhere(
    engine: DockerEngine, tool: RunPlan, raw: docker.APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor from the record of the command that takes it in."""
    canary = secrets.token_hex(16)
    told: list[Any] = []
    send = streams.send

    def look_and_send(line: Any, container: str, socket: Any, content: bytes) -> None:
        send(line, container, socket, content[:-1])
        told.extend([raw.top(container), *map(raw.exec_inspect, raw.inspect_container(container)["ExecIDs"])])
        send(line, container, socket, content[-1:])

    monkeypatch.setattr(streams, "send", look_and_send)
    engine.inside.deliver(tool.workspace, {"canary": canary.encode()}, Stop())
    assert engine.inside.read_file(tool.workspace, "/run/secrets/canary").decode() == canary
    [_processes, command] = told
    assert command["ProcessConfig"]["entrypoint"] == "sh"
    name = tool.name
    told += [raw.inspect_container(name), raw.top(name), raw.diff(name), raw.logs(name)]
    assert canary not in repr(told)


def test_nothing_is_delivered_to_a_tool_that_has_ended(engine: DockerEngine, tool: RunPlan) -> None:
    engine.containers.halt(tool.workspace)
    with pytest.raises(ToolExited):
        engine.inside.deliver(tool.workspace, {"token": b"second"}, Stop())


def test_a_delivery_that_is_cancelled_changes_nothing(engine: DockerEngine, tool: RunPlan) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        engine.inside.deliver(tool.workspace, {"token": b"second"}, stop)
    assert engine.inside.read_file(tool.workspace, "/run/secrets/token") == b"first"


def test_what_has_no_room_is_a_defect_that_leaves_all_as_it_was(
    engine: DockerEngine, tool: RunPlan, raw: docker.APIClient
) -> None:
    inside(raw, tool, "head -c 1900000 /dev/zero > /run/secrets/fill")
    with pytest.raises(RuntimeError, match=r"could not be changed: tar: bundle: Wrote only"):
        engine.inside.deliver(tool.workspace, {"token": b"second", "bundle": LARGE}, Stop())
    assert engine.inside.read_file(tool.workspace, "/run/secrets/token") == b"first"
    assert inside(raw, tool, "ls -A /run/secrets").split() == ["fill", "old", "token"]


def test_a_file_without_an_end_is_read_to_a_limit(
    engine: DockerEngine, tool: RunPlan, raw: docker.APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Cais reads back may be a link by then, as whatever runs inside can write there."""
    monkeypatch.setattr(inside_module, "SMALL", 1000)
    inside(raw, tool, "rm -f /tmp/endless; ln -s /dev/zero /tmp/endless")
    assert engine.inside.read_file(tool.workspace, "/tmp/endless") == bytes(1000)
