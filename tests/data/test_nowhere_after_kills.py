"""Secrets of connections, looked for in all that this computer writes down.

While the tool runs, after its crash, and after SIGKILL of its container, of the app and of the engine. That
is the test's own: all it keeps can be searched.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import docker
import pytest

from desktop.core.environments import catalogue
from desktop.core.resources import RESOURCES
from desktop.core.start.plan import SECRETS
from tests.data.canary import Canary, places
from tests.fakes import small_image
from tests.fakes.keyring import GnomeKeyring
from tests.fakes.private_engine import PrivateEngine
from tests.fakes.root import as_root, need_root

pytestmark = [pytest.mark.engine, pytest.mark.timeout(300)]

TOOL = r"""#!/bin/perl
use IO::Socket::INET;
use Cwd;
sub content { open my $file, '<', $_[0] or die; local $/; <$file> }
my ($token, $held) = (content('/run/secrets/token'), content('/run/secrets/connections.json'));
chdir "$ENV{HOME}/project" or die;
$| = 1;
print "it begins, and has read ", length $held, "\n";
my $port = IO::Socket::INET->new(LocalPort => 8888, Listen => 9, ReuseAddr => 1) or die;
while (1) {
    my $c = $port->accept or next;
    my $asked = '';
    while (<$c>) { last if /^\r?$/; $asked .= $_ }
    print $c "HTTP/1.0 200 OK\r\nSet-Cookie: session=1; HttpOnly; Path=/\r\n\r\n";
    close $c;
}
"""


class KilledApp:
    """`tests.data.app` as this user, in the network of that engine."""

    def __init__(self, engine: PrivateEngine) -> None:
        variables = {**os.environ, "DOCKER_HOST": engine.address, "PYTHONPATH": os.getcwd()}
        told = [f"{name}={value}" for name, value in variables.items()]
        user = ["setpriv", f"--reuid={os.getuid()}", f"--regid={os.getgid()}", "--init-groups"]
        python = ["env", "-i", *told, sys.executable, "-m", "tests.data.app"]
        command = [*engine.in_its_network(), *user, *python]
        self._process = subprocess.Popen(
            as_root(*command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._pid = self._heard()["pid"]

    def do(self, what: str, **told: str) -> dict[str, Any]:
        assert self._process.stdin
        print(json.dumps({"do": what, **told}), file=self._process.stdin, flush=True)
        return self._heard()

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said

    def kill(self) -> None:
        if self._process.poll() is None:
            os.kill(self._pid, signal.SIGKILL)
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            pipe.close()


@pytest.fixture
def app(private_engine: PrivateEngine, gnome: GnomeKeyring, tmp_path: Path) -> Iterator[KilledApp]:
    """With an image in the place of the Python starter's."""
    program = tmp_path / "jupyter-lab"
    program.write_text(TOOL)
    program.chmod(0o755)
    image = small_image.archive(
        files={**small_image.perl("IO::Socket::INET", "Cwd"), "/bin/jupyter-lab": program}
    )
    entry = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes").entry("python-starter")
    assert entry
    assert entry.recipe
    repository, _, tag = entry.recipe.tag.rpartition(":")
    with closing(private_engine.raw()) as raw:
        raw.import_image_from_data(image, repository=repository, tag=tag)
    app = KilledApp(private_engine)
    yield app
    app.kill()


def told(raw: docker.APIClient, name: str, since: float) -> Iterator[tuple[str, str]]:
    """What the engine says of a container and of all that belongs to it."""
    container = raw.inspect_container(name)
    yield "the container", json.dumps(container)
    yield "all containers", json.dumps(raw.containers(all=True))
    yield "its image", json.dumps([raw.inspect_image(container["Image"]), raw.history(container["Image"])])
    yield "its network", json.dumps(raw.inspect_network(name))
    yield "its volume", json.dumps(raw.inspect_volume(f"{name}-home"))
    yield "its commands", json.dumps([raw.exec_inspect(one) for one in container["ExecIDs"] or ()])
    yield "its output", raw.logs(name).decode()
    yield "what changed in its image", json.dumps(raw.diff(name))
    events = raw.events(since=f"{since:f}", until=f"{time.time():f}", decode=True)
    yield "the engine's events", json.dumps(list(events))
    if container["State"]["Running"]:
        yield "its processes", json.dumps(raw.top(name, "auxwwe"))
    made = raw.commit(name, repository="committed", tag="1")["Id"]
    yield "its commit", json.dumps([raw.inspect_image(made), raw.history(made)])
    yield "the files of its commit", b"".join(raw.get_image(made)).decode(errors="surrogateescape")
    raw.remove_image(made, force=True)


@pytest.mark.parametrize(
    "written",
    [
        str.encode,
        lambda text: json.dumps(json.dumps(text)).encode(),
        lambda text: quote(text).encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode().hex().encode(),
        *(lambda text, shift=shift: b64encode(f"{'x' * shift}{text}".encode()) for shift in range(3)),
    ],
)
def test_what_is_looked_for_is_found_in_any_form(tmp_path: Path, written: Callable[[str], bytes]) -> None:
    need_root()
    canary, place = Canary(), tmp_path / "found"
    place.write_bytes(b"a control, then " + written(canary.secret) + b" and more")
    assert {found.split()[0] for found in places([canary], {tmp_path: "control"})} == {str(place)}


def test_they_are_nowhere(app: KilledApp, private_engine: PrivateEngine, home: Path, tmp_path: Path) -> None:
    since, project, kept = time.time(), tmp_path / "project", private_engine.folder
    project.mkdir()
    (project / "data.csv").write_text("a line of the project's own\n")
    before, after = Canary(), Canary()
    id = app.do("make", folder=str(project), secret=before.secret)["id"]
    name = f"cais-{id}"
    folders = {kept: id, home: id, project: "a line of the project's own"}

    def see_nothing(*, asked: bool) -> None:
        assert places([before, after], folders) == []
        if asked:
            with closing(private_engine.raw()) as raw:
                for place, content in told(raw, name, since):
                    assert not before.is_in(content) | after.is_in(content), place

    def main_process() -> dict[str, Any]:
        with closing(private_engine.raw()) as raw:
            return raw.inspect_container(name)["State"]

    def inside(*command: str) -> str:
        with closing(private_engine.raw()) as raw:
            return raw.exec_start(raw.exec_create(name, list(command))["Id"]).decode()

    def tool() -> int:
        """The process of the tool itself: what became of the first one's child."""
        found = subprocess.run(["pgrep", "-P", str(main_process()["Pid"])], capture_output=True, text=True)
        return int(found.stdout)

    app.do("open")
    app.do("change", secret=after.secret)
    assert after.is_in(inside("cat", f"{SECRETS}/pgpass")), "the search would find nothing anywhere"
    assert not before.is_in(inside("sh", "-c", f"cat {SECRETS}/*")), "what was changed is still there"
    see_nothing(asked=True)

    # The tool crashes with all of them in its memory, in the project's folder.
    limits = Path(f"/proc/{tool()}/limits").read_text()
    assert re.search(r"^Max core file size +0 +0 ", limits, re.M), "it may leave its memory behind"
    subprocess.run(as_root("kill", "-SEGV", str(tool())), check=True)
    with closing(private_engine.raw()) as raw:
        raw.wait(name)
    assert [path.name for path in project.iterdir()] == ["data.csv"], "it left its memory behind"
    see_nothing(asked=False)

    # The container is killed.
    app.do("open")
    subprocess.run(as_root("kill", "-KILL", str(main_process()["Pid"])), check=True)
    with closing(private_engine.raw()) as raw:
        raw.wait(name)
    see_nothing(asked=True)

    # The app is killed, then the engine: the tool lives on.
    app.do("open")
    app.kill()
    see_nothing(asked=False)
    private_engine.kill()
    see_nothing(asked=False)
    private_engine.start()
    see_nothing(asked=True)
    private_engine.client().containers.halt(id)
    see_nothing(asked=True)
