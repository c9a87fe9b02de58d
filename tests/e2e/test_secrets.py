"""The token and the cookies of a running tool, looked for in every place where neither may be."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process
from tests.e2e.tools import BASE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

CONTROL = "JUPYTER_TOKEN_FILE="
"""A variable that the tool has, so that a search that sees nothing fails."""

# Reads what it looks for from its standard input, so that its own arguments do not show it.
SEARCH = r"""
use strict;
local $/;
my @needles = split /\n/, <STDIN>;
for my $file (map { glob "/proc/[0-9]*/$_" } qw(cmdline environ comm)) {
    open my $handle, '<', $file or next;
    my $content = <$handle>;
    index($content, $_) >= 0 and print "found in $file: $content\n" for @needles;
}
"""


def run(*command: str, stdin: str = "") -> str:
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=True).stdout


def post(address: str, token: str, body: dict[str, Any]) -> dict[str, Any]:
    headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
    with urlopen(Request(address, json.dumps(body).encode(), headers)) as answer:
        return json.loads(answer.read())


def everywhere(
    outside: Outside, cais: Process, id: str, home: Path, needles: str
) -> Iterator[tuple[str, str]]:
    """What can be read of a running workspace, place by place."""
    api, container = outside.api, outside.inspect(id)
    yield "the container", json.dumps(container)
    yield "its image", json.dumps(api.inspect_image(container["Image"]))
    yield "its image's history", json.dumps(api.history(container["Image"]))
    for (name, _), inspect in (
        *((one, api.inspect_network) for one in outside.owned()["network"]),
        *((one, api.inspect_volume) for one in outside.owned()["volume"]),
    ):
        yield name, json.dumps(inspect(name))
    yield "the tool's output", api.logs(container["Id"]).decode()
    yield "what changed in its image", json.dumps(api.diff(container["Id"]))
    yield "its processes", json.dumps(api.top(container["Id"], "auxwwe"))
    # As root, and seeing every process of the engine's computer, the tool's and the app's among them.
    rights = ("--pid=host", "--cap-add=SYS_PTRACE", "--cap-add=DAC_READ_SEARCH")
    everyone = ("docker", "run", "--rm", "-i", *rights, BASE, "perl", "-e", SEARCH)
    insiders = ("docker", "exec", "-i", container["Id"], "perl", "-e", SEARCH)
    for place, search in ("all processes", everyone), ("the processes inside", insiders):
        assert "found in" in run(*search, stdin=CONTROL), f"what is in {place} is not seen"
        yield place, run(*search, stdin=needles)
    for path in (path for path in home.rglob("*") if path.is_file()):
        yield str(path), path.read_bytes().decode(errors="replace")
    yield "the page", json.dumps(cais.do("look_at_page", id))
    yield "the window", "\n".join(cais.do("words"))


def test_they_are_nowhere(
    begin: Callable[..., Process], python_starter: str, project: str, home: Path, outside: Outside
) -> None:
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    token = outside.run_inside(id, "cat", "/run/secrets/token")
    secrets = [token, *cais.do("cookies", id)]
    assert len(secrets) > 1
    assert all(len(secret) >= 32 for secret in secrets)
    ((binding,),) = outside.inspect(id)["NetworkSettings"]["Ports"].values()
    address = f"http://127.0.0.1:{binding['HostPort']}/api"
    # What the analyst runs gets an environment from the tool.
    assert post(f"{address}/kernels", token, {"name": "python3"})["id"]
    assert post(f"{address}/terminals", token, {})["name"]

    for place, content in everywhere(outside, cais, id, home, "\n".join(secrets)):
        for secret in secrets:
            assert secret not in content, f"{place} tells {secret[:6]}…"
        assert "found in" not in content, f"{place}: {content}"

    container = outside.inspect(id)["Id"]
    mounts = [mount["Destination"] for mount in outside.inspect(id)["Mounts"]]
    # What outlives the tool, read by the only one who may; `grep` says by its status that it found nothing.
    for place in mounts:
        look = ["docker", "exec", "-i", container, "grep", "-rlaFf", "-", place]
        found = subprocess.run(look, input="\n".join(secrets), capture_output=True, text=True)
        assert (found.returncode, found.stdout) == (1, ""), found
    assert cais.do("look_at_page", id)["kept"] is False, "cookies of the page are written to no disk"
    cais.do("go_home")
    cais.do("press", "Stop project")
    cais.do("wait_for_status", id, "stopped")
    for secret in secrets:
        assert secret not in json.dumps(outside.inspect(id))
