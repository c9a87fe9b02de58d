"""Secrets of connections, looked for where they may not be, while the tool runs and once it has stopped."""

from __future__ import annotations

import json
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docker
import pytest

from desktop.core.start.plan import SECRETS
from desktop.core.workspaces.workspace import Workspace
from desktop.engine.docker_engine import DockerEngine
from tests.core.starting import IMAGE
from tests.data.conftest import Begin, connection, delivered
from tests.data.test_connect import deliver
from tests.e2e.test_secrets import CONTROL, SEARCH
from tests.fakes.databases import Server

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

BEFORE, AFTER = "canary-before-Jq7c1f", "canary-after-Jq7c1f"


def run(*command: str, stdin: str = "") -> str:
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, errors="replace", check=True
    ).stdout


def everywhere(
    raw: docker.APIClient, workspace: Workspace, since: float, needles: str
) -> Iterator[tuple[str, str]]:
    """What can be read of a workspace, place by place."""
    name = f"cais-{workspace.id}"
    container = raw.inspect_container(name)
    yield "the container", json.dumps(container)
    yield "its image", json.dumps([raw.inspect_image(container["Image"]), raw.history(container["Image"])])
    yield "its network", json.dumps(raw.inspect_network(name))
    yield "its volume", json.dumps(raw.inspect_volume(f"{name}-home"))
    yield "its commands", json.dumps([raw.exec_inspect(one) for one in container["ExecIDs"] or ()])
    yield "its output", raw.logs(name).decode()
    yield "what changed in its image", json.dumps(raw.diff(name))
    told = raw.events(since=int(since), until=int(time.time()) + 1, decode=True)
    yield "the engine's events", json.dumps(list(told))
    if container["State"]["Running"]:
        yield "its processes", json.dumps(raw.top(name, "auxwwe"))
        rights = ("--pid=host", "--cap-add=SYS_PTRACE", "--cap-add=DAC_READ_SEARCH")
        search = ("docker", "run", "--rm", "-i", *rights, IMAGE, "perl", "-e", SEARCH)
        assert "found in" in run(*search, stdin=CONTROL), "what is in all processes is not seen"
        yield "all processes", run(*search, stdin=needles)
    # Byte by byte what the engine keeps of it: its records, its layer, its home.
    kept = [
        f"--volume={Path(container['HostsPath']).parent}:/kept/records:ro",
        f"--volume={layer(raw, container)}:/kept/layer:ro",
        f"--volume={name}-home:/kept/home:ro",
    ]
    grep = ["docker", "run", "--rm", "-i", *kept, IMAGE, "grep", "-raFf", "-", "/kept"]
    assert container["Id"] in run(*grep, stdin=container["Id"]), "what the engine keeps is not seen"
    found = subprocess.run(grep, input=needles, capture_output=True, text=True, errors="replace")
    yield "what the engine keeps", found.stdout


def layer(raw: docker.APIClient, container: dict[str, Any]) -> Path:
    """Where its own changes are; in containerd's store, which does not tell, with those of all others."""
    if told := container["GraphDriver"] and container["GraphDriver"]["Data"]:
        return Path(told["UpperDir"]).parent
    return Path(raw.info()["DockerRootDir"], "containerd", "daemon", "io.containerd.snapshotter.v1.overlayfs")


def test_they_are_nowhere(engine: DockerEngine, raw: docker.APIClient, begin: Begin, sales: Server) -> None:
    since = time.time()
    told = [
        connection(kind.replace("-", ""), kind, sales)
        for kind in ("postgresql", "mysql", "s3", "odbc", "other")
    ]
    workspace, inside = begin("python-starter", delivered(*told, password=BEFORE))
    deliver(engine, workspace, delivered(*told, password=AFTER))
    assert AFTER in inside("cat", f"{SECRETS}/pgpass")[1], "the search would find nothing anywhere"
    assert inside("grep", "-ra", "before-[J]q7c1f", SECRETS)[0] == 1, "what was changed is still there"
    secrets = [BEFORE, AFTER, *(b64encode(one.encode()).decode().rstrip("=") for one in (BEFORE, AFTER))]

    for stopped in (False, True):
        if stopped:
            engine.containers.halt(workspace.id)
        for place, content in everywhere(raw, workspace, since, "\n".join(secrets)):
            for secret in secrets:
                assert secret not in content, f"{place} tells {secret[:8]}…"
            assert "found in" not in content, f"{place}: {content}"
